"""One fault in a table of the collection: refused with file and row, or told as a change, or of no effect."""

import csv
import io
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from made_up import C
from sidebyside import CollectionError, load
from sidebyside.collection import DATA

READ = {path: list(csv.reader(path.read_text(encoding="utf-8").splitlines(True))) for path in DATA.glob("*.csv")}
DATES = ("date", "dated", "start", "end", "covers", "year")
CODED = ("role", "theme", "effect", "grievance", "relation", "complainant", "kind", "verdict", "stated", "answer", "test")
KEYS = ("passage", "event", "complaint", "question", "work", "authority", "source", "reading")
QUOTED = ("quote", "label", "statement")
IMPOSSIBLE = some.sampled_from(["1956-13", "1956-02-30", "Aug-58", "19566", "soon"])
CONTROL = some.sampled_from("\x00\x07\x1b\x7f\n\t")

# In a cell: in which columns (in any, if none is named), and what becomes of its text, with a way to draw.
OF_A_CELL = {
    "cell emptied": ((), lambda text, draw: ""),
    "HTML in a cell": ((), lambda text, draw: text + "<script>alert(1)</script>"),
    "formula in a cell": ((), lambda text, draw: "=" + text),
    "control character": ((), lambda text, draw: text + draw(CONTROL)),
    "cell of a megabyte": ((), lambda text, draw: "a" * 1_000_000),
    "code misspelt": (CODED, lambda text, draw: text[:-1] if len(text) > 1 else "x"),
    "id that nothing has": (KEYS, lambda text, draw: text + "9"),
    "date impossible": (DATES, lambda text, draw: draw(IMPOSSIBLE)),
    "date reversed": (DATES, lambda text, draw: "1960/1950"),
    "date of another day": (DATES, lambda text, draw: "1951-04-03"),
    "quotation altered": (QUOTED, lambda text, draw: text + " zz"),
    "quotation too long": (QUOTED, lambda text, draw: " ".join(["word"] * 13)),
}
# In the rows, the header being the first: what becomes of them, for the places of two rows and of a column.
OF_THE_ROWS = {
    "row lost": lambda rows, at, other, n: rows[:at] + rows[at + 1 :],
    "row doubled": lambda rows, at, other, n: rows[:at] + [rows[at]] + rows[at:],
    "cell lost": lambda rows, at, other, n: replaced(rows, at, rows[at][:n] + rows[at][n + 1 :]),
    "column renamed": lambda rows, at, other, n: replaced(rows, 0, replaced(rows[0], n, rows[0][n] + "x")),
    "column under another's name": lambda rows, at, other, n: replaced(rows, 0, replaced(rows[0], n, rows[0][n - 1])),
    "key doubled": lambda rows, at, other, n: replaced(rows, at, replaced(rows[at], 0, rows[other][0])),
    "cell of another row": lambda rows, at, other, n: replaced(rows, at, replaced(rows[at], n, rows[other][n])),
}
# In the bytes of the file, for the place of one of them.
OF_THE_FILE = {
    "encoding broken": lambda content, at: content[:at] + b"\xe9" + content[at:],
    "file cut off": lambda content, at: content[:at],
    "file empty": lambda content, at: b"",
    "quotation mark too many": lambda content, at: content[:at] + b'"' + content[at:],
}


def replaced(items, n, item):
    return [*items[:n], item, *items[n + 1 :]]


def as_csv(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@some.composite
def tables(draw, fault):
    """A table of the collection with one fault: its file, and what stands in it."""
    columns, change = OF_A_CELL.get(fault, ((), None))
    fitting = sorted(path for path, rows in READ.items() if not columns or set(columns) & set(rows[0]))
    path = draw(some.sampled_from(fitting))
    rows = READ[path]
    at, other = draw(some.integers(1, len(rows) - 1)), draw(some.integers(1, len(rows) - 1))
    n = draw(some.sampled_from([n for n, name in enumerate(rows[0]) if name in (columns or rows[0])]))
    if fault in OF_A_CELL:
        return path.name, as_csv(replaced(rows, at, replaced(rows[at], n, change(rows[at][n], draw))))
    if fault in OF_THE_ROWS:
        return path.name, as_csv(OF_THE_ROWS[fault](rows, at, other, n))
    return path.name, OF_THE_FILE[fault](as_csv(rows), draw(some.integers(1, len(as_csv(rows)) - 1)))


def told(refusal, file):
    """Tell whether a refusal names the file, and a row of it unless it speaks of the whole file."""
    return any(
        (problem.row or "file is" in problem.wrong) and file in " ".join([problem.file, problem.wrong, problem.remedy])
        for problem in refusal.problems
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shutil.copytree(DATA, tmp_path_factory.mktemp("faults") / "data")


@pytest.mark.parametrize("fault", [*OF_A_CELL, *OF_THE_ROWS, *OF_THE_FILE])
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_fault_is_silent_and_none_crashes(folder, fault, data):
    file, content = data.draw(tables(fault))
    (folder / file).write_bytes(content)
    try:
        after = load(folder)
    except CollectionError as refusal:
        assert told(refusal, file), refusal
    else:
        same = all(getattr(after, name).equals(getattr(C, name)) for name in vars(C) if name != "changed")
        assert same or file in after.changed, "a silent change"
    finally:
        shutil.copy(DATA / file, folder / file)
