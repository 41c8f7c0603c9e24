"""What may be wrong with the header of a sheet, and with the width of its rows."""

import unicodedata
from difflib import get_close_matches
from itertools import zip_longest

from ..wording import count, listed
from .problem import Problem

MORE = "more may show once this is mended"


def wrong_header(name, row, header, columns, formerly):
    """Problems for columns that are missing, unknown, doubled or still called as formerly (a list).

    row is that of the header; formerly is a dict of a column's former name and that of today.
    """
    older = {old: new for old, new in formerly.items() if old in header and new in columns and new not in header}
    found = [
        Problem(name, row, old, f"the column is called '{new}' now", f"write '{new}' in its place; {MORE}")
        for old, new in older.items()
    ]
    header = [older.get(column, column) for column in header]
    missing = [column for column in columns if column not in header]
    unknown = [column for column in dict.fromkeys(filter(None, header)) if column not in columns]
    if len(missing) > 2 and len(missing) == len(unknown):
        remedy = f"write their names again above them: {', '.join(columns)}"
        return [*found, Problem(name, row, "", f"these columns have other names: {listed(unknown)}", remedy)]
    twice = [column for column in dict.fromkeys(filter(None, header)) if header.count(column) > 1]
    lost = []
    for column in missing:
        at = columns.index(column)
        stands_there = header[at : at + 1]
        close = get_close_matches(column, unknown, n=1) or [other for other in unknown if other in stands_there]
        unknown = [other for other in unknown if other not in close]
        if close:
            found.append(Problem(name, row, column, "the column is missing", f"{_mended(column, close[0])}; {MORE}"))
        elif stands_there == [""]:
            found.append(Problem(name, row, column, "the name of the column is missing", f"write it into cell {at + 1} of this row; {MORE}"))
        else:
            lost.append(column)
    for column, other in zip_longest(twice, lost[: len(twice)]):
        remedy = f"if one of the two is '{other}', name it so; if not, remove it" if other else "remove one of the two"
        found.append(Problem(name, row, column, "the column stands twice", remedy))
    if lost := lost[len(twice) :]:
        them = "it" if len(lost) == 1 else "them"
        found.append(Problem(name, row, *_told("missing", lost), f"add {them}, with what stood in {them} before; {MORE}"))
    if unknown:
        remedy = f"move what stands there into another file; the columns here are: {', '.join(columns)}"
        found.append(Problem(name, row, *_told("unknown", unknown), remedy))
    return found


def _told(how, columns):
    """Where one or more columns are missing or unknown, and what is wrong with them."""
    return (columns[0], f"the column is {how}") if len(columns) == 1 else ("", f"columns are {how}: {listed(columns)}")


def _mended(column, other):
    """What to do about a missing column, in whose place another one stands."""
    if not get_close_matches(column, [other]):
        return f"if '{other}' is this column, name it so; if not, add it, with what stood in it before"
    odd = [letter for letter in other if not letter.isascii()]
    return f"name it so in place of '{other}'" + (f", which has the letter {unicodedata.name(odd[0], 'unknown').lower()}" if odd else "")


def filled_up(rows, width):
    """Rows as wide as their header, where a program has left out the empty cells at their ends: then none ends with one."""
    short = sum(len(row) < width for row in rows)
    if short < 2 or not all(len(row) > 1 and row[-1] for row in rows):
        return rows
    return [row + [""] * (width - len(row)) for row in rows]


def wrong_width(name, header, index, rows):
    """Problems for rows with cells too few, and for cells that stand under no column (a list).

    Of all rows of a wrong width only the first is named, with how many more there are: they mostly have one cause.
    """
    if all(header) and set(map(len, rows)) <= {len(header)}:
        return []
    found, wrong = [], []
    for n, row in zip(index, rows):
        if len(row) < len(header) or any(row[len(header) :]):
            size = len(row) if len(row) < len(header) else max(at for at, cell in enumerate(row, start=1) if cell)
            wrong.append((n + 2, size))
        else:
            for at, column in enumerate(header):
                if not column and row[at]:
                    found.append(Problem(name, n + 2, "", f"cell {at + 1} has no column above it", "move or remove it"))
    if wrong:
        (row, size), *more = wrong
        told = f"the row has {count(size, 'cell')}, not {len(header)}" + (f"; {count(len(more), 'more row')} of a wrong length" if more else "")
        remedy = f"count its separators and quotation marks: a cell with a comma in it needs quotation marks around it; {MORE}"
        found.append(Problem(name, row, "", told, remedy))
    return found
