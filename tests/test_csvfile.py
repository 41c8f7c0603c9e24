"""Sheets as spreadsheets leave them: what is unambiguous is read, what is spoilt is named."""

import csv

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sidebyside.own import template
from sidebyside.tables import csvfile

COLUMNS = ["id", "dated", "text"]
ROWS = [["a-1", "1950-10", "“Brothers”, he said – and left…"], ["a-2", "", "=1+1 is no sum"], ["a-3", "1950", "- so"]]


def raw(rows, separator=",", ends="\n", encoding="utf-8"):
    cells = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return ends.join([*cells, ""]).encode(encoding)


def read(tmp_path, content, numbers=("dated",)):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    return csvfile.read(path, COLUMNS, numbers)


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


def test_letters_of_another_encoding_are_one_message(tmp_path):
    table, found = read(tmp_path, raw([COLUMNS, ROWS[2], ["a-2", "", "Zürich"], ["é", "", "é"]], encoding="cp1252"))
    assert table is None
    assert [(problem.row, problem.column, problem.wrong) for problem in found] == [
        (3, "text", "a letter is not in UTF-8 (byte FC), here and in 2 more cells")
    ]


def test_a_cell_under_no_column_is_not_dropped(tmp_path):
    table, found = read(tmp_path, raw([[*COLUMNS, ""], [*ROWS[0], "lost?"], [*ROWS[1], ""]]))
    assert table is None and [problem.row for problem in found] == [2]


def test_no_file_is_overwritten(tmp_path):
    path = tmp_path / "sheet.csv"
    csvfile.write(path, COLUMNS, ROWS)
    with pytest.raises(FileExistsError):
        csvfile.write(path, COLUMNS, [])
    assert csvfile.read(path, COLUMNS)[0].to_numpy().tolist() == ROWS


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.from_regex(
    r"'{0,3}[=+\-@].{0,5}", fullmatch=True
).filter(lambda text: text.isprintable())


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(any), max_size=5))
def test_what_is_written_is_read_again_and_no_cell_is_a_formula(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheets") / "sheet.csv"
    csvfile.write(path, COLUMNS, rows)
    table, _ = csvfile.read(path, COLUMNS)
    assert table.to_numpy().tolist() == rows
    with open(path, encoding="utf-8-sig", newline="") as file:
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(file) for cell in row)


def test_an_empty_sheet_is_an_empty_table(tmp_path):
    table, found = read(tmp_path, raw([COLUMNS]))
    assert found == [] and table.empty and isinstance(table, pandas.DataFrame)


MORE = "more may show once this is mended"
CELLS = f"count its separators and quotation marks: a cell with a comma in it needs quotation marks around it; {MORE}"
AS_TEXT = "write again what stood there, as text"
AS_DATE = f"{AS_TEXT} (a date like 1950, 1950-10 or 1950-10-19)"


@pytest.mark.parametrize(
    ("content", "row", "column", "wrong", "remedy"),
    [
        (b"PK\x03\x04", None, "", "the file is a workbook under the name of a CSV file",
         "open it in your spreadsheet and save it with File > Save As ('CSV UTF-8' in Excel)"),
        (b"\xff\xfea", None, "", "the file is cut off in a character", "save it again as CSV in UTF-8"),
        (raw([COLUMNS, ROWS[0], ["a", "\0", "x"]]), 3, "", "the file is damaged: it has a null character here",
         "look at this row in your spreadsheet, and save it as CSV in UTF-8"),
        (b" \n", None, "", "the file is empty", "its first row is: id,dated,text"),
        (b'id,dated,text\na,"b', 2, "",
         "the row cannot be read: from here on a quotation mark is not closed, or the file is cut off",
         "look there for a quotation mark too many or too few"),
        (b'id,dated,text\na,"b" c,d', 2, "", "the row cannot be read: a quotation mark stands inside of a cell",
         "look there for a quotation mark too many or too few"),
        (raw([["A", "B", "C"], *ROWS]), 1, "", "the first row has not the columns' names",
         "its first row is: id,dated,text; if something else stands in row 1, put this row above it"),
        (raw([["My list", "1950"], COLUMNS, *ROWS]), 1, "", "the first row has not the columns' names",
         "its first row is: id,dated,text; if something else stands in row 1, put this row above it"),
        (b"id dated text\na 1950 b\n", 1, "", "whole rows stand in one cell, or the first row is lost",
         "open the sheet with commas between the cells and save it as CSV; its first row is: id,dated,text"),
        ("“id”,“dated”,“text”\n".encode(), 1, "", "the cells stand in round quotation marks",
         "in the first row and around each cell put straight ones in their place, in a text editor; leave those within a cell"),
        (raw([["id", "dаted", "text"]]), 1, "dated", "the column is missing",
         f"name it so in place of 'dаted', which has the letter cyrillic small letter a; {MORE}"),
        (raw([["id", "date", "text"]]), 1, "dated", "the column is missing", f"name it so in place of 'date'; {MORE}"),
        (raw([["id", "text"]]), 1, "dated", "the column is missing", f"add it, with what stood in it before; {MORE}"),
        (raw([[*COLUMNS, "note"]]), 1, "note", "the column is unknown", "use one of: dated, id, text"),
        (raw([[*COLUMNS, "text"]]), 1, "text", "the column stands twice", "remove one of the two"),
        (raw([COLUMNS, ["a", "b"]]), 2, "", "the row has 2 cells, not 3", CELLS),
        (raw([COLUMNS, ROWS[0], [*ROWS[1], "", "", "lost", ""]]), 3, "", "the row has 6 cells, not 3", CELLS),
        (raw([["id", "", *COLUMNS[1:]], ["a", "x", "", "b"]]), 2, "", "cell 2 has no column above it", "move or remove it"),
        (raw([COLUMNS, ["a", "Aug-58", "b"]]), 2, "dated", "'Aug-58' is a date as a spreadsheet shows it", AS_DATE),
        (raw([COLUMNS, ["a", "", "#NAME?"]]), 2, "text", "'#NAME?' is a spreadsheet's error", AS_TEXT),
        (raw([COLUMNS, ["1.95E+03", "", "b"]]), 2, "id", "'1.95E+03' is a number as a spreadsheet shows it", AS_TEXT),
        (raw([COLUMNS, ["a", "1950", "Zürich"]], encoding="cp1252"), 2, "text", "a letter is not in UTF-8 (byte FC)",
         "save the sheet as CSV in UTF-8 ('CSV UTF-8' in Excel, 'Unicode (UTF-8)' in Calc)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_word_for_word(tmp_path, content, row, column, wrong, remedy):
    assert read(tmp_path, content)[1][0] == ("sheet.csv", row, column, wrong, remedy)


def test_a_file_that_is_not_there_is_told_with_what_makes_it(tmp_path):
    table, found = csvfile.read(tmp_path / "sheet.csv", COLUMNS)
    assert table is None and found == [("sheet.csv", None, "", "the file is missing", "put it back into its folder")]
    (tmp_path / "answers.ods").touch()
    tables, text, found = template.read(tmp_path, "mine", {})
    save = "open answers.ods, which is there, in your spreadsheet and save it as answers.csv ('CSV UTF-8')"
    step = {"about.csv": "1, which makes the folder", "answers.csv": save, "text.txt": "put the text there as plain text (UTF-8)"}
    remedies = [step.get(file, "3, which divides the text") for file in (*template.SHEETS, "text.txt")]
    assert tables == {} and text == "" and found == [
        (f"mine/{file}", None, "", "the file is missing", f"run the cell of step {said}: it makes the file" if said[0].isdigit() else said)
        for file, said in zip((*template.SHEETS, "text.txt"), remedies)
    ]
