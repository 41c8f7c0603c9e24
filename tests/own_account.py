"""An account of one's own for tests: the example in a place where it may be changed, and changes to its sheets."""

import csv
import json
import shutil

import pytest
from made_up import C
from sidebyside import CollectionError, own
from sidebyside.own import new_account, template

EXAMPLE = new_account.ACCOUNTS / "example"
VALUES = new_account.values(C)
BOOK = new_account.ACCOUNTS.parent / "notebooks" / "09_your_source.ipynb"


def copied(folder, monkeypatch):
    """A copy of the example in a folder that stands for accounts/."""
    monkeypatch.setattr(new_account, "ACCOUNTS", folder)
    return shutil.copytree(EXAMPLE, folder / "example")


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


def added(cells):
    """A change that adds a row with some cells (a dict) at the end."""
    return lambda rows: [*rows, cells]


def about_row(what):
    """The row of about.csv in which something is asked."""
    return list(template.ABOUT).index(what) + 2


def fill(folder):
    """Fill in the sheets of a new account in the shortest way that is legal."""

    def codes(rows):
        for row in rows:
            if row["kind"] == "sentence":
                row.update(role="event", theme="none", effect="none", grievance="none")

    def about(rows):
        for row in rows:
            row["yours"] = {"name": "My page", "year": "1901", "covers": "1950/1960", "language": ""}.get(row["what"], "A page")

    def silent(rows):
        for row in rows:
            row["answer"] = "silent"

    edit(folder / "sentences.csv", codes)
    edit(folder / "about.csv", about)
    edit(folder / "answers.csv", silent)


def divided(rows):
    """A change that divides a sentence of the example in two."""
    row = rows[3]
    cut = row["text"].index("came first")
    second = {**row, "passage": "example-1-1-2b", "text": row["text"][cut:], "quote": ""}
    row.update(text=row["text"][:cut], quote="")
    return [*rows[:4], second, *rows[4:]]


def found(name="example"):
    """What the check finds: tuples of file, row, column, wrong and remedy."""
    return [tuple(row) for row in own.check(C, name).itertuples(index=False)]


def read(folder):
    """What is told of an account's files when they are read, before any rule: pairs of a file and of what is wrong and what to do."""
    return [(file, wrong, remedy) for file, _, _, wrong, remedy in template.read(folder, folder.name, VALUES)[2]]


def refused(step, *given):
    """The Problems for which a step is not done or an account is not drawn."""
    with pytest.raises(CollectionError) as refusal:
        step(*given)
    return refusal.value.problems


def drawn(*names):
    """Run every cell of notebook 09 for the accounts of some folders; returns what the cells have made (a dict)."""
    cells = json.loads(BOOK.read_text(encoding="utf-8"))["cells"]
    known = {}
    for cell in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
        exec(cell.replace('"example"', repr(names[0])).replace("more = []", f"more = {list(names[1:])}"), known)
    return known
