"""Small pieces of English that findings are put together from."""

from functools import wraps
from typing import NamedTuple

FEW = 5  # a share of fewer sentences than this says nothing


class Finding(NamedTuple):
    """What a chart shows: the title in one sentence, and the whole of it in words."""

    title: str
    description: str


def finding(function):
    """Name the title and the description that a function returns."""

    @wraps(function)
    def named(*args):
        return Finding(*function(*args))

    return named


def listed(names):
    """Join names as English does: 'a', 'a and b', 'a, b and c'."""
    names = list(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "none"


def count(number, noun):
    """Say a number with its noun: '1 sentence', '3 sentences'."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def small(label):
    """A label inside a sentence: the first letter small unless the word is a name or an initialism."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def leading(rows, value):
    """The labels of the rows with the highest value above zero."""
    most = rows[value].max() if len(rows) else 0
    return [small(label) for label in rows.field[(rows[value] == most) & (rows[value] > 0)]]


def percent(share):
    """A share as a whole percentage, halves rounded up as readers expect."""
    return f"{int(share * 100 + 0.5 + 1e-9)}%"
