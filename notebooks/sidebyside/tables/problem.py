"""One thing wrong with a table, and what to write in place of a wrong value: the legal value nearest to it."""

from bisect import bisect
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

MANY = 500  # legal values; of fewer, each is tried
NEIGHBOURS = 5  # on either side, tried of more


class Problem(NamedTuple):
    """One thing wrong with a table: where it is, what is wrong, what to do."""

    file: str
    row: int | None
    column: str
    wrong: str
    remedy: str


@dataclass(frozen=True, eq=False)
class Place:
    """Where a row of a table stands that was read from another file: it is the row's index, so that rules name that file.

    columns are those that have another name there, each with the row and that name.
    """

    file: str
    row: int
    columns: dict = field(default_factory=dict)


def problem_at(table, index, column, wrong, remedy):
    """Make a Problem; a row is named as a spreadsheet does: row 1 is the header, the table's first row is row 2."""
    if isinstance(index, Place):
        return Problem(index.file, *index.columns.get(column, (index.row, column)), wrong, remedy)
    return Problem(f"{table}.csv", int(index) + 2, column, wrong, remedy)


class Suggestions:
    """The legal values of a column, made ready to be compared with many wrong ones.

    Calling it with a wrong value returns advice: the nearest legal value, or a few of them. Of many legal values only
    some are tried: those next to the wrong one in order of their beginnings or of their endings, and those that are
    the wrong one without one of its letters.
    """

    def __init__(self, legal):
        self._legal = legal
        self._said = {}
        self._forwards = None

    def __call__(self, value):
        """Return advice on one wrong value."""
        value = str(value)
        if self._forwards is None:
            self._make_ready()
        if value not in self._said:
            self._said[value] = self._say(value)
        return self._said[value]

    def _make_ready(self):
        """Sort the legal values, once and only if anything is wrong: there may be a million."""
        self._known = set(map(str, self._legal))
        self._forwards = sorted(self._known)
        self._backwards = sorted(text[::-1] for text in self._forwards) if len(self._forwards) > MANY else []

    def _say(self, value):
        close = get_close_matches(value, self._tried(value), n=1, cutoff=0.6)
        if close:
            return f"did you mean '{close[0]}'?"
        few = self._forwards[:8]
        return f"use one of: {', '.join(few)}" + (" ..." if len(self._forwards) > len(few) else "")

    def _tried(self, value):
        if not self._backwards:
            return self._forwards
        beginnings = _around(self._forwards, value)
        endings = (text[::-1] for text in _around(self._backwards, value[::-1]))
        shorter = self._known.intersection(value[:n] + value[n + 1 :] for n in range(len(value)))
        return {*beginnings, *endings, *shorter}


def _around(texts, text):
    """The neighbours of a text in a sorted list."""
    place = bisect(texts, text)
    return texts[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]


def either(advice, other):
    """Two pieces of advice: in one sentence, or in two if the first ends as a question."""
    return f"{advice} Or {other}" if advice.endswith("?") else f"{advice}; or {other}"


def nearest(value, legal):
    """Suggest the legal value nearest to a wrong one, or name a few of them."""
    return Suggestions(legal)(value)
