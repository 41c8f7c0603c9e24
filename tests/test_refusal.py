"""A folder of tables that are not fit to be used is refused with one report that names every problem."""

import csv
import shutil

import pandas
import pytest
from changed_tables import TABLES
from sidebyside import CollectionError, load
from sidebyside.collection import DATA, read_schema
from sidebyside.tables import seal
from sidebyside.tables.problem import Problem


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def edit(path, change):
    """Rewrite a CSV after change(header, rows)."""
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    change(header, rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def put(column, value, row=0):
    """A change that writes a value into a cell; row 0 is the first below the header."""

    def change(header, rows):
        rows[row][header.index(column)] = value

    return change


def problems(folder):
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    return refusal.value.problems


def test_every_problem_is_in_one_report(folder):
    edit(folder / "coding.csv", put("role", "caus"))
    edit(folder / "events.csv", put("date", "soon"))
    edit(folder / "complaints.csv", put("complainant", "russia"))
    edit(folder / "complaints.csv", put("label", "=1+1", 1))
    edit(folder / "questions.csv", put("events", "E15 E999"))
    edit(folder / "claims.csv", lambda header, rows: rows.pop())
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    report = str(refusal.value)
    for place in (
        "coding.csv, row 2, column role: 'caus' is not one of the codes; did you mean 'cause'?",
        "events.csv, row 2, column date: 'soon' is not a date that can be read; write it like 1950, 1950-10, ",
        "complaints.csv, row 2, column complainant: 'russia' is not one of the codes; ",
        "complaints.csv, row 3, column label: the cell begins like a spreadsheet formula; begin it with a word",
        "questions.csv, row 2, column events: 'E999' is not in events.csv; did you mean 'E99'?",
        f"claims.csv, row {len(TABLES['claims']) + 1}: a row is lost: ",
    ):
        assert report.count(place) == 1, place
    assert report.startswith(f"The collection was not loaded: {len(refusal.value.problems)} problems found.")


def test_files_that_cannot_be_read_are_told_beside_the_others(folder):
    (folder / "mentions.csv").unlink()
    (folder / "phases.csv").write_text("")
    edit(folder / "sources.csv", lambda header, rows: rows[0].append("x"))
    edit(folder / "coding.csv", lambda header, rows: header.__setitem__(header.index("effect"), "efect"))
    edit(folder / "grievances.csv", lambda header, rows: rows[2].pop())
    edit(folder / "complaints.csv", put("complainant", "russia"))
    found = {(file, row): wrong for file, row, column, wrong, _ in problems(folder) if column != "efect"}
    assert found == {
        ("mentions.csv", None): "the file is missing",
        ("phases.csv", None): "the file is empty",
        ("sources.csv", 2): "the row has 10 cells, not 9",
        ("coding.csv", 1): "the column is missing",
        ("grievances.csv", 4): "the row has 3 cells, not 4",
        ("complaints.csv", 2): "'russia' is not one of the codes",
    }


def test_a_flood_does_not_fill_the_report(folder):
    edit(folder / "sources.csv", put("source", "a" * 1_000_000))
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    assert max(map(len, str(refusal.value).splitlines())) < 1_000


def test_the_report_has_a_line_for_each_problem():
    cell, file = Problem("a.csv", 2, "date", "no date", "write one"), Problem("b.csv", None, "", "it is missing", "put it back")
    lines = ["Not read: 2 problems found.", "  a.csv, row 2, column date: no date; write one", "  b.csv: it is missing; put it back"]
    refusal = CollectionError([cell, file], "Not read")
    assert str(refusal).splitlines() == refusal._render_traceback_() == lines
    assert str(CollectionError([file])).splitlines() == ["The collection was not loaded: 1 problem found.", lines[2]]


@pytest.mark.parametrize("table", read_schema()["resources"], ids=lambda table: table["name"])
def test_no_row_of_any_table_is_lost_unnoticed(table):
    rows, package = TABLES[table["name"]], {"resources": [table]}
    [lost] = seal.lost_rows(package, {table["name"]: rows.iloc[:-1]})
    wrong = f"a row is lost: the table has {len(rows) - 1}, datapackage.json counts {len(rows)}"
    assert lost[:4] == (table["path"], len(rows) + 1, "", wrong)
    assert {key: table[key] for key in ("rows", "fingerprint")} == seal.seal(rows), "run tools/rebuild.py"
    assert list(seal.lost_rows(package, {table["name"]: rows})) == []


def test_a_change_that_is_legal_is_not_silent(folder):
    edit(folder / "coding.csv", put("reason", "another reason", 2))
    edit(folder / "claims.csv", lambda header, rows: rows.append(["more", "More", *rows[2][2:]]))
    c = load(folder)
    assert c.changed == ("coding.csv", "claims.csv")
    assert repr(c).endswith("changed since they were published: coding.csv, claims.csv")


def test_neither_the_order_of_the_rows_nor_line_ends_matter(folder):
    for path in folder.glob("*.csv"):
        edit(path, lambda header, rows: rows.sort(key=lambda row: row[::-1]))
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    c, shuffled = load(), load(folder)
    assert c.changed == shuffled.changed == ()
    for table in TABLES:
        pandas.testing.assert_frame_equal(getattr(c, table), getattr(shuffled, table))
