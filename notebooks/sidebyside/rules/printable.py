"""What the charts can print: names short enough for their panels, in letters that their font has."""

from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font

from ..tables.problem import problem_at, problems_at

FONT = "DejaVu Sans"
IN_BRACKETS = ", and in [brackets], since it is then in your words"
LONGEST_NAME = 24  # characters: six such names still stand side by side
PRINTED = {
    "sources": "name",
    "passages": "part",
    "phases": "label",
    "complaints": "label",
    "questions": "label",
    "answers": "label",
    "events": "label",
    "codes": "label",
}


@lru_cache(maxsize=1)
def _drawable():
    """The characters that the charts' font has, upright and bold."""
    fonts = (get_font(findfont(FontProperties(family=FONT, weight=weight))) for weight in ("normal", "bold"))
    return frozenset.intersection(*(frozenset(map(chr, font.get_charmap())) for font in fonts))


def undrawable(text):
    """The characters of a text that the charts' font cannot draw, in order and once each (a string)."""
    return "".join(dict.fromkeys(letter for letter in text if letter not in _drawable()))


def printed(name):
    """An account's name as charts and tables print it: with a capital letter first.

    A comparison has a column for each account, called by the account's name, beside columns of its own: label, share,
    by. All of those begin with a small letter. So whatever an account is called, no two columns are called alike.
    """
    return name[:1].title() + name[1:]


def problems(tables):
    """Every name and label that a chart prints can be printed; yields Problems."""
    for table, column in PRINTED.items():
        rows = tables[table].assign(strange=[undrawable(text)[:12] for text in tables[table][column]])
        told = "the charts have no letter for '{strange}'"
        remedy = "write it in letters such as Latin, Greek, Cyrillic or Arabic"
        remedy += IN_BRACKETS if table == "phases" else ""
        yield from problems_at(table, rows[rows.strange != ""], column, told, remedy)
    for index, name in tables["sources"]["name"].items():
        if len(name) > LONGEST_NAME:
            wrong = f"the name has {len(name)} characters"
            yield problem_at("sources", index, "name", wrong, f"write at most {LONGEST_NAME}")
        elif name != printed(name):
            wrong = f"the name '{name}' begins with a small letter, like the name of a column"
            yield problem_at("sources", index, "name", wrong, f"write '{printed(name)}'")
