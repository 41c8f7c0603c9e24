"""An account that somebody adds, in tests: its sheets rewritten, and what the check then finds."""

import csv

from sidebyside import accounts, load, making

C = load()
EXAMPLE = making.ACCOUNTS / "example"
BOOK = making.ACCOUNTS.parent / "notebooks" / "08_your_source.ipynb"


def edit(path, change):
    """Rewrite a sheet after change(list of dicts), which may return other rows."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), reader.fieldnames
    rows = change(rows) or rows
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def put(column, value, row=0):
    """A change that writes a value into a cell; row 0 is the first below the header."""

    def change(rows):
        rows[row][column] = value

    return change


def found(name="example"):
    """What the check finds: a list of (file, row, column, wrong, remedy)."""
    return [tuple(row) for row in accounts.check(C, name).itertuples(index=False)]
