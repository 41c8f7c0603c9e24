"""Sheets as spreadsheets leave them: what is unambiguous is read, what is spoilt is named."""

import csv

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sidebyside import sheets

COLUMNS = ["id", "dated", "text"]
ROWS = [["a-1", "1950-10", "“Brothers”, he said – and left…"], ["a-2", "", "=1+1 is no sum"], ["a-3", "1950", "- so"]]


def raw(rows, separator=",", ends="\n", encoding="utf-8"):
    cells = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return ends.join([*cells, ""]).encode(encoding)


def read(tmp_path, content, numbers=("dated",)):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    return sheets.read(path, COLUMNS, numbers)


@pytest.mark.parametrize(
    "content",
    [
        raw([COLUMNS, *ROWS]),
        raw([COLUMNS, *ROWS], encoding="utf-8-sig"),
        raw([COLUMNS, *ROWS], separator=";", ends="\r\n"),
        raw([COLUMNS, *ROWS], separator="\t", encoding="utf-16"),
        raw([COLUMNS, *ROWS], ends="\r"),
        raw([COLUMNS, *ROWS], encoding="cp1252"),
        raw([COLUMNS, *ROWS]) + b",,\n,,\n\n",
        raw([[*row, "", ""] for row in [COLUMNS, *ROWS]]),
        raw([COLUMNS, *ROWS]).replace(b'"1950"', b'"1950,0"'),
        raw([COLUMNS, *ROWS]).replace(b'"1950"', b"1950.00"),
    ],
    ids=[
        "plain",
        "mark",
        "semicolons",
        "utf-16",
        "old-ends",
        "cp1252",
        "empty-rows",
        "empty-columns",
        "comma",
        "point",
    ],
)
def test_what_is_unambiguous_is_read(tmp_path, content):
    table, found = read(tmp_path, content)
    assert found == [] and table.to_numpy().tolist() == ROWS and list(table.columns) == COLUMNS


def test_an_empty_row_in_the_middle_moves_no_row_number(tmp_path):
    table, found = read(tmp_path, raw([COLUMNS, ROWS[0], ["", "", ""], ["a-2", "Aug-58", "x"]]))
    assert list(table.index) == [0, 2]
    assert [(problem.row, problem.column) for problem in found] == [(4, "dated")]


@pytest.mark.parametrize(
    "cell",
    [
        "Aug-58",
        "1-Oct",
        "10/1/1950",
        "19.10.1950",
        "1950-10-01 00:00:00",
        "1.95E+03",
        "2E5",
        "#NAME?",
        "Err:508",
        "###",
    ],
)
def test_what_a_spreadsheet_has_spoilt_is_named_cell_by_cell(tmp_path, cell):
    table, [problem] = read(tmp_path, raw([COLUMNS, ROWS[0], ["a-2", cell, "x"], ROWS[2]]))
    assert (problem.file, problem.row, problem.column) == ("sheet.csv", 3, "dated") and cell in problem.wrong
    assert table.dated[1] == cell


@pytest.mark.parametrize("cell", ["1950", "1950-10", "1950-10-19", "1950/1953", "E12", "Aug 1958", "a-1", "12", "-"])
def test_what_is_whole_is_not_called_spoilt(tmp_path, cell):
    assert read(tmp_path, raw([COLUMNS, ["a-1", cell, cell]]))[1] == []


def test_one_thousand_or_one_is_not_guessed(tmp_path):
    table, _ = read(tmp_path, raw([COLUMNS, ["a-1", "1,000", "x"]]))
    assert table.dated[0] == "1,000"


def test_a_letter_of_another_encoding_is_named_by_its_cell(tmp_path):
    table, found = read(tmp_path, raw([COLUMNS, ROWS[2], ["a-2", "", "Zürich"], ["é", "", ""]], encoding="cp1252"))
    assert table is None
    assert [(problem.row, problem.column, problem.wrong) for problem in found] == [
        (3, "text", "a letter is not in UTF-8 (byte FC)"),
        (4, "id", "a letter is not in UTF-8 (byte E9)"),
    ]


def test_a_cell_under_no_column_is_not_dropped(tmp_path):
    table, found = read(tmp_path, raw([[*COLUMNS, ""], [*ROWS[0], "lost?"], [*ROWS[1], ""]]))
    assert table is None and [problem.row for problem in found] == [2]


def test_no_file_is_overwritten(tmp_path):
    path = tmp_path / "sheet.csv"
    sheets.write(path, COLUMNS, ROWS)
    with pytest.raises(FileExistsError):
        sheets.write(path, COLUMNS, [])
    assert sheets.read(path, COLUMNS)[0].to_numpy().tolist() == ROWS


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.from_regex(
    r"'{0,3}[=+\-@].{0,5}", fullmatch=True
).filter(lambda text: text.isprintable())


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(any), max_size=5))
def test_what_is_written_is_read_again_and_no_cell_is_a_formula(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheets") / "sheet.csv"
    sheets.write(path, COLUMNS, rows)
    table, _ = sheets.read(path, COLUMNS)
    assert table.to_numpy().tolist() == rows
    with open(path, encoding="utf-8-sig", newline="") as file:
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(file) for cell in row)


def test_an_empty_sheet_is_an_empty_table(tmp_path):
    table, found = read(tmp_path, raw([COLUMNS]))
    assert found == [] and table.empty and isinstance(table, pandas.DataFrame)
