"""What the charts can print: names short enough for their panels, in letters that they can draw."""

from unicodedata import east_asian_width

from ..letters import INSTEAD, WRONG, undrawable
from ..tables.problem import problem_at, problems_at

IN_BRACKETS = ", and in [brackets], since it is then in your words"
LONGEST_NAME = 24  # letters: six such names still stand side by side
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


def length(name):
    """How many letters a name is long: a Chinese, Japanese or Korean one takes the room of two."""
    return len(name) + sum(east_asian_width(letter) in "WF" for letter in name)


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
        remedy = "write it in letters such as Latin, Greek or Cyrillic"
        remedy += IN_BRACKETS if table == "phases" else ""
        yield from problems_at(table, rows[rows.strange != ""], column, WRONG, f"{remedy}; or {INSTEAD}")
    for index, name in tables["sources"]["name"].items():
        if length(name) > LONGEST_NAME:
            wrong = f"the name has {len(name)} characters"
            remedy = f"write at most {LONGEST_NAME}"
            remedy += "" if length(name) == len(name) else "; a Chinese, Japanese or Korean one counts for two"
            yield problem_at("sources", index, "name", wrong, remedy)
        elif name != printed(name):
            wrong = f"the name '{name}' begins with a small letter, like the name of a column"
            yield problem_at("sources", index, "name", wrong, f"write '{printed(name)}'")
