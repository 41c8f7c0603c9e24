"""Sheets as spreadsheets leave them: what is unambiguous is read, what is spoilt is named."""

import csv
import io
import itertools

import pandas
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sidebyside.own import template
from sidebyside.tables import csvfile, encoding

COLUMNS = ["id", "dated", "text"]
ROWS = [["a-1", "1950-10", "“Brothers”, he said – and left…"], ["a-2", "", "=1+1 is no sum"], ["a-3", "1950", "- so"]]


def raw(rows, separator=",", ends="\n", encoding="utf-8"):
    cells = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return ends.join([*cells, ""]).encode(encoding)


def read(tmp_path, content, numbers=("dated",)):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    return csvfile.read(path, COLUMNS, numbers)


def packed(inner, outer, quoted, empty=0):
    """Whole rows in one cell, as a program writes them that has opened the sheet at another separator."""
    out, cells = io.StringIO(newline=""), io.StringIO(newline="")
    csv.writer(cells, delimiter=inner, lineterminator="\n", quoting=quoted).writerows([COLUMNS, *ROWS])
    writer = csv.writer(out, delimiter=outer, lineterminator="\r\n")
    writer.writerows([line, *[""] * empty] for line in cells.getvalue().splitlines())
    return out.getvalue().encode()


PLAIN = raw([COLUMNS, *ROWS])
SOUND = {
    "plain": PLAIN,
    "mark": raw([COLUMNS, *ROWS], encoding="utf-8-sig"),
    "two marks": b"\xef\xbb\xbf" + raw([COLUMNS, *ROWS], encoding="utf-8-sig"),
    "mark, misread": "ï»¿".encode() + PLAIN,
    "mark, misread and packed": PLAIN.replace(b'"id"', '"ï»¿""id"""'.encode()),
    "semicolons": raw([COLUMNS, *ROWS], separator=";", ends="\r\n"),
    "sep=": b"sep=;\r\n" + raw([COLUMNS, *ROWS], separator=";"),
    "sep= in a cell": b"sep=;,,\r\n" + PLAIN,
    "utf-16": raw([COLUMNS, *ROWS], separator="\t", encoding="utf-16"),
    "utf-16 without mark": raw([COLUMNS, *ROWS], encoding="utf-16-le"),
    "utf-16, the other way": raw([COLUMNS, *ROWS], encoding="utf-16-be"),
    "utf-32": raw([COLUMNS, *ROWS], encoding="utf-32"),
    "old ends": raw([COLUMNS, *ROWS], ends="\r"),
    "cp1252": raw([COLUMNS, *ROWS], encoding="cp1252"),
    "empty rows": PLAIN + b",,\n,,\n\n",
    "blank rows": PLAIN + ' ,\u00a0,\u200b\n" "\n'.encode(),
    "empty columns": raw([[*row, "", ""] for row in [COLUMNS, *ROWS]]),
    "comma": PLAIN.replace(b'"1950"', b'"1950,0"'),
    "point": PLAIN.replace(b'"1950"', b"1950.00"),
    "an empty row above": b"\n,,\n" + PLAIN,
    "a title above": b"Table 1\n" + PLAIN,
    "names of Excel above": b"Spalte1,Spalte2,Spalte3\n" + PLAIN,
    "capitals": raw([["ID", "Dated", "Text "], *ROWS]),
    "blanks in names": raw([["i d", "dated:", "te_xt"], *ROWS]),
    "marks around names": raw([["“id”", "'dated'", "\u200btext"], *ROWS]),
    "letters above": raw([["A", "B", "C"], COLUMNS, *ROWS]),
    "the header again": raw([COLUMNS, *ROWS[:2], COLUMNS, ROWS[2]]),
    "blanks after commas": PLAIN.replace(b'","', b'", "'),
    "another order": raw([[row[2], row[0], row[1]] for row in [COLUMNS, *ROWS]]),
    "packed by Calc": b'"id"",""dated"",""text"\n' + "".join(f'"{a}"",""{b}"",""{c}"\n' if b else f'"{a}"","",""{c}"\n' for a, b, c in ROWS).encode(),
    "packed by Calc, some rows doubled wholly": b'"id"",""dated"",""text"\n' + b"".join(
        b'"' + row.replace(b'"', b'""') + b'"\n' for row in raw(ROWS).splitlines()
    ),
    **{
        f"packed: {inner!r} in {outer!r}, {'all' if quoted else 'few'} marks, {empty} empty": packed(inner, outer, quoted, empty)
        for inner, outer in itertools.product(",;\t|", repeat=2)
        for quoted in (csv.QUOTE_ALL, csv.QUOTE_MINIMAL)
        for empty in (0, 2)
    },
}


@pytest.mark.parametrize("how", SOUND)
def test_what_is_unambiguous_is_read(tmp_path, how):
    table, found = read(tmp_path, SOUND[how])
    assert found == [] and table.to_numpy().tolist() == ROWS and list(table.columns) == COLUMNS


def test_empty_cells_that_a_program_left_out_at_the_ends_of_rows_are_read(tmp_path):
    table, found = read(tmp_path, b"id,text,dated\na,b\nc,d,1950\ne,f\n")
    assert found == [] and table.dated.tolist() == ["", "1950", ""]


def test_an_empty_row_in_the_middle_moves_no_row_number(tmp_path):
    table, found = read(tmp_path, raw([COLUMNS, ROWS[0], ["", "", ""], ["a-2", "Aug-58", "x"]]))
    assert list(table.index) == [0, 2]
    assert [(problem.row, problem.column) for problem in found] == [(4, "dated")]


def test_what_stands_above_the_header_moves_the_row_numbers(tmp_path):
    table, found = read(tmp_path, raw([["Table 1"], [], COLUMNS, ROWS[0], ["a-2", "Aug-58", "x"]]))
    assert list(table.index) == [2, 3]
    assert [(problem.row, problem.column) for problem in found] == [(5, "dated")]


ERRORS = """#NAME?|#NOM?|#¿NOMBRE?|#¡VALOR!|#DIV/0!|=#REF!|#N/A|#NV|#I/T|#YOK|#PUUTTUU|#NENÍ_K_DISPOZICI|#NÃO.DISP|#GETTING_DATA|
    #名称？|###|Err:508|Err\u00a0:\u00a0508|Błąd:508|错误:508|エラー:508|Loading..."""
DATES = """Aug-58|1-Oct|April-58|Oct.58|10/1/1950|19.10.1950|1950-10-01 00:00:00|1958-10-01T00:00:00Z|10/1/1958 12:00:00 AM|окт.1958|
    03/abr|out/58|kwi.58|paź.58|03.Nis|Ağu.58|1958.okt|3.huhti|říj.58|3-Νοε|3. Mär|3-mrt|3月4日|1958年10月|昭和33年10月|4월 3일|10월-58|
    3-4-2026|31-3-17|04-03-26|2026/4/3|2026.4.3.|3.\u00a0Apr|03:04:00"""
NUMBERS = ["1.95E+03", "2E5"]


@pytest.mark.parametrize("cell", [*ERRORS.split("|"), *DATES.split("|"), *NUMBERS])
def test_what_a_spreadsheet_has_spoilt_is_named_cell_by_cell(tmp_path, cell):
    cell = cell.strip()
    table, [problem] = read(tmp_path, raw([COLUMNS, ROWS[0], ["a-2", cell, "x"], ROWS[2]]))
    assert (problem.file, problem.row, problem.column) == ("sheet.csv", 3, "dated") and cell in problem.wrong
    assert table.dated[1] == cell


PAGES = "p. 12|pp. 3-4|3-4|1-2-3|3:4|22:30|ch.12|Art.12|Kap.12|Vol.12|S.12|str.12|стр.12|kol.12|12. list|第3页|sec.12"
WORDS = "#12|#Why?|#Mao|#TODO|Mao:508|May 1958|mao-1958|page 3/4|Oct"


@pytest.mark.parametrize("cell", ["1950", "1950-10", "1950-10-19", "1950/1953", "E12", "Aug 1958", "a-1", "-", *f"{PAGES}|{WORDS}".split("|")])
def test_what_is_whole_is_not_called_spoilt(tmp_path, cell):
    assert read(tmp_path, raw([COLUMNS, ["a-1", cell, cell]]))[1] == []


@pytest.mark.parametrize("cell", ["3. Mai", "1950年2月", "19.10.1950", "03-avr"])
def test_a_date_may_be_all_the_words_of_a_text(tmp_path, cell):
    assert read(tmp_path, raw([COLUMNS, ["a-1", "", cell]]))[1] == []
    assert len(read(tmp_path, raw([COLUMNS, ["a-1", cell, ""]]))[1]) == 1


def test_pages_are_no_day_and_a_passage_is_none(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("passage,where\n2-1-17,2026-04-03\n2-1-18,45020\n", encoding="utf-8")
    problem, other = csvfile.read(path, ["passage", "where"])[1]
    assert (other.row, other.column) == (3, "where")
    assert problem[1:] == (2, "where", "'2026-04-03' may be a date that a spreadsheet has made of pages",
                           "write what is meant with a word beside it, like 'pages 3-4' or 'issue of 3 April 1958'")  # fmt: skip


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


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A folder for what is written."""
    return tmp_path_factory.mktemp("written")


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(any), max_size=5))
def test_what_is_written_is_read_again_and_no_cell_is_a_formula(written, rows):
    assume(not any(encoding.misread(cell) for row in rows for cell in row))  # two letters may be one, misread
    path = written / "sheet.csv"
    path.unlink(missing_ok=True)
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
        (raw([["My list", "1950"], COLUMNS, *ROWS]), 1, "", "something stands above the columns' names, which are in row 2", "move or remove it"),
        (b"id dated text\na 1950 b\n", 1, "", "whole rows stand in one cell, or the first row is lost",
         "open the sheet with commas between the cells and save it as CSV; its first row is: id,dated,text"),
        ("“id”,“dated”,“text”\n".encode(), 1, "", "the cells do not stand in straight double quotation marks",
         "in the first row and around each cell put straight ones in their place, in a text editor; leave those within a cell"),
        (raw([["id", "dаted", "text"]]), 1, "dated", "the column is missing",
         f"name it so in place of 'dаted', which has the letter cyrillic small letter a; {MORE}"),
        (raw([["id", "date", "text"]]), 1, "dated", "the column is missing", f"name it so in place of 'date'; {MORE}"),
        (raw([["id", "text"]]), 1, "dated", "the column is missing", f"add it, with what stood in it before; {MORE}"),
        (raw([[*COLUMNS, "note"]]), 1, "note", "the column is unknown",
         "move what stands there into another file; the columns here are: id, dated, text"),
        (raw([[*COLUMNS, "x", "y"]]), 1, "", "columns are unknown: x and y",
         "move what stands there into another file; the columns here are: id, dated, text"),
        (raw([[*COLUMNS, "text"]]), 1, "text", "the column stands twice", "remove one of the two"),
        (raw([["id", "", "text"], *ROWS]), 1, "dated", "the name of the column is missing", f"write it into cell 2 of this row; {MORE}"),
        (raw([["id", "text", "text"], *ROWS]), 1, "text", "the column stands twice", "if one of the two is 'dated', name it so; if not, remove it"),
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


ONE_CAUSE = {
    "a name misspelt": raw([["id", "dates", "text"], *ROWS]),
    "another name": raw([["id", "when", "text"], *ROWS]),
    "other names": raw([["Kennung", "wann", "Wort"], *ROWS]),
    "cells lost in many rows": raw([COLUMNS, ["a", "b"], [*ROWS[0][:2], ""], ["a"], ["a", "b"]]),
    "remarks below": raw([COLUMNS, *ROWS, ["# mine"], ["# and more"]]),
    "a name lost": raw([["id", "", "text"], *ROWS]),
    "a name twice": raw([["id", "text", "text"], *ROWS]),
    "names above no cells": raw([[*COLUMNS, "x", "y"], *ROWS, ["a", "", ""]]),
    "more columns": raw([[*COLUMNS, "x", "y"], [*ROWS[0], "", ""]]),
    "whole rows of which one is unsure": b'"id"",""dated"",""text"\n"a"",""1950"",""12"" wide"\n',
    "a header and rows packed with too few cells": b'id,dated,text\n"a,b"\n"a,b"\n',
}


@pytest.mark.parametrize("cause", ONE_CAUSE)
def test_one_cause_is_one_message(tmp_path, cause):
    table, found = read(tmp_path, ONE_CAUSE[cause])
    assert table is None and len(found) == 1


def test_a_file_that_is_not_there_is_told_with_what_makes_it(tmp_path):
    table, found = csvfile.read(tmp_path / "sheet.csv", COLUMNS)
    assert table is None and found == [("sheet.csv", None, "", "the file is missing", "put it back into its folder")]
    (tmp_path / "answers.ods").touch()
    tables, text, found = template.read(tmp_path, "mine", {})
    save = "open answers.ods, which is there, in your spreadsheet and save it as answers.csv ('CSV UTF-8')"
    step = {"about.csv": "1, which makes the folder", "answers.csv": save,
            "text.txt": "run the cell of step 1, which makes it, and paste the text into it"}
    remedies = [step.get(file, "3, which divides the text") for file in (*template.SHEETS, "text.txt")]
    assert tables == {} and text == "" and found == [
        (f"mine/{file}", None, "", "the file is missing", f"run the cell of step {said}: it makes the file" if said[0].isdigit() else said)
        for file, said in zip((*template.SHEETS, "text.txt"), remedies)
    ]
