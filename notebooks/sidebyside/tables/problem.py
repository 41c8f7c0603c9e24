"""One thing wrong with a table, and what to write in place of a wrong value: the legal value nearest to it."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

MOST_COMPARED = 100_000  # pairs of a wrong value and a legal one: some seconds


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


def problems_at(table, rows, column, wrong, remedy):
    """Yield a Problem for each of some rows of a table (a DataFrame).

    In both texts '{passage}' stands for what the row has in its column passage, and '{cell}' for what is in the column
    that is wrong. The remedy may also be a function of this cell, such as Suggestions.
    """
    for index, row in zip(rows.index, rows.to_dict("records")) if len(rows) else ():
        row["cell"] = row.get(column)
        advice = remedy(row["cell"]) if callable(remedy) else remedy.format_map(row)
        yield problem_at(table, index, column, wrong.format_map(row), advice)


class Suggestions:
    """Advice on the wrong values of a column: called with one, it returns the nearest legal value, or a few of them.

    Legal values are looked through for each wrong one; of very many wrong ones only for the first.
    """

    def __init__(self, legal):
        self._legal = sorted(set(map(str, legal)))
        self._said = {}

    def __call__(self, value):
        """Return advice on one wrong value."""
        if value not in self._said:
            many = len(self._said) * len(self._legal) > MOST_COMPARED
            self._said[value] = self._few() if many else self._nearest(str(value))
        return self._said[value]

    def _nearest(self, value):
        close = [near for typed in (value, value.lower()) for near in get_close_matches(typed, self._legal, n=1, cutoff=0.65)]
        return f"did you mean '{close[0]}'?" if close else self._few()

    def _few(self, most=8):
        return f"use one of: {', '.join(self._legal[:most])}" + (" ..." if len(self._legal) > most else "")


def either(advice, other):
    """Two pieces of advice: in one sentence, or in two if the first ends as a question."""
    return f"{advice} Or {other}" if advice.endswith("?") else f"{advice}; or {other}"


def nearest(value, legal):
    """Suggest the legal value nearest to a wrong one, or name a few of them."""
    return Suggestions(legal)(value)
