"""Small pieces of English that findings are put together from."""

from functools import wraps
from typing import NamedTuple

FEW = 5  # a share of fewer sentences than this says nothing
MANY = 3  # a title has no room to treat more accounts than this one by one
MOST = 30  # things that a description can enumerate


class Finding(NamedTuple):
    """What a chart shows: the title in one sentence, and the whole of it in words."""

    title: str
    description: str


def finding(function):
    """Name the title and the description that a function returns."""

    @wraps(function)
    def named(*args):
        title, description = function(*args)
        return Finding(title, description.rstrip())  # where nothing follows the last sentence

    return named


def listed(names, most=12):
    """Join names as English does: 'a', 'a and b', 'a, b and c'; of many only the first ones and how many more."""
    names = list(names)
    if len(names) > most:
        names = [*names[:most], f"{number(len(names) - most)} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "none"


def number(value):
    """A whole number, with commas from five digits on."""
    return f"{value:,}" if abs(value) >= 10_000 else f"{value}"


def brief(value):
    """A whole number for a narrow place, rounded down: '1.2k' for 1,203, '34M' for 34,000,000."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if value >= size:
            tenths = value * 10 // size
            return f"{tenths // 10}{f'.{tenths % 10}' if tenths < 100 and tenths % 10 else ''}{letter}"
    return f"{value}"


def count(value, noun):
    """Say a number with its noun: '1 sentence', '3 sentences'."""
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def enumerated(things, most=MOST):
    """Join things, and only count those after the first ``most``: 'a; b; and 1,163 more'."""
    things = list(things)
    more = [f"and {number(len(things) - most)} more"] if len(things) > most else []
    return "; ".join([*things[:most], *more])


def in_sentences(said, most=MOST):
    """Sentences one after another, those after the first ``most`` only counted: 'A. B. And 1,163 more.'."""
    said = list(said)
    more = [f"And {number(len(said) - most)} more."] if len(said) > most else []
    return " ".join([*said[:most], *more])


def by_answer(answers):
    """Names grouped by what they answer (a dict), the commonest answer first: 'ideology (A, B); aid (C)'."""
    groups = {}
    for name, answer in answers.items():
        groups.setdefault(answer, []).append(name)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return "; ".join(f"{answer} ({', '.join(names)})" for answer, names in ranked)


def small(label):
    """A label inside a sentence: the first letter small unless the word is a name or an initialism."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def leading(rows, value):
    """The labels of the rows with the highest value above zero."""
    most = rows[value].max()
    return [small(label) for label in rows.field[(rows[value] == most) & (rows[value] > 0)]]


def percent(share):
    """A share as a whole percentage, halves rounded up as readers expect."""
    return f"{int(share * 100 + 0.5 + 1e-9)}%"
