"""What may be wrong with the header of a sheet, and with the width of its rows."""

import unicodedata
from difflib import get_close_matches

from ..wording import count, listed
from .problem import Problem, nearest

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
    meant = {}
    for column in missing:
        meant[column] = next(iter(get_close_matches(column, [one for one in unknown if one not in meant.values()], n=1)), "")
        found.append(Problem(name, row, column, "the column is missing", f"{_mended(meant[column])}; {MORE}"))
    for column in unknown:
        if column not in meant.values():
            found.append(Problem(name, row, column, "the column is unknown", nearest(column, columns)))
    twice = [column for column in dict.fromkeys(filter(None, header)) if header.count(column) > 1]
    return found + [Problem(name, row, column, "the column stands twice", "remove one of the two") for column in twice]


def _mended(close):
    """What to do about a missing column, of which another one may be the misspelt name."""
    if not close:
        return "add it, with what stood in it before"
    odd = [letter for letter in close if not letter.isascii()]
    letter = f", which has the letter {unicodedata.name(odd[0], 'unknown').lower()}" if odd else ""
    return f"name it so in place of '{close}'{letter}"


def wrong_width(name, header, index, rows):
    """Problems for rows with cells too few, and for cells that stand under no column."""
    if all(header) and set(map(len, rows)) <= {len(header)}:
        return
    for n, row in zip(index, rows):
        if len(row) < len(header) or any(row[len(header) :]):
            size = len(row) if len(row) < len(header) else max(at for at, cell in enumerate(row, start=1) if cell)
            yield Problem(
                name,
                n + 2,
                "",
                f"the row has {count(size, 'cell')}, not {len(header)}",
                f"count its separators and quotation marks: a cell with a comma in it needs quotation marks around it; {MORE}",
            )
        else:
            for at, column in enumerate(header):
                if not column and row[at]:
                    yield Problem(name, n + 2, "", f"cell {at + 1} has no column above it", "move or remove it")
