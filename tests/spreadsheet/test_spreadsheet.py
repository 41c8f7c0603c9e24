"""Real round trips through LibreOffice Calc: what it leaves whole is read, what it spoils is named."""

import csv
import shutil
import subprocess

import pandas
import pytest
from sidebyside import load, own
from sidebyside.own import new_account, template
from sidebyside.tables import csvfile

CALC = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(CALC is None, reason="LibreOffice is not installed (Debian: libreoffice-calc)")

C = load()
UTF8, UTF16, WINDOWS = 76, 65535, 1
AT_ALL = {"divided": "44/59/9"}  # what a new LibreOffice has ticked: comma, semicolon and tabulator
COLUMNS = ["id", "dated", "text"]


def through_calc(paths, folder, separator=",", charset=UTF8, quoted="false", language=1033, divided="44", opened_as=UTF8):
    """Open CSV files in Calc as a user does, save them as a Calc document, and save that as CSV into a folder.

    divided is what Calc is to divide them at when it opens them, each by its number: 44 the comma, 59 the semicolon.
    """
    profile = f"-env:UserInstallation=file://{folder}/profile"
    documents, out = folder / "documents", folder / "out"
    opened = f"--infilter=Text - txt - csv (StarCalc):{divided},34,{opened_as},1,,{language},false,true"
    saved = f"csv:Text - txt - csv (StarCalc):{ord(separator)},34,{charset},1,,0,{quoted},true"
    for filters, files, target in (
        ([opened, "--convert-to", "ods"], paths, documents),
        (["--convert-to", saved], [documents / f"{path.stem}.ods" for path in paths], out),
    ):
        command = [CALC, profile, "--headless", *filters, "--outdir", str(target), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out


WAYS = {
    "commas": {},
    "semicolons": {"separator": ";", "language": 1031},
    "quoted": {"quoted": "true"},
    "as Calc proposes": AT_ALL,
    "UTF-16": {"separator": "\t", "charset": UTF16},
}


@pytest.mark.parametrize("way", WAYS)
def test_the_example_comes_back_from_calc_as_it_was(way, tmp_path, monkeypatch):
    before, expected = new_account.ACCOUNTS / "example", own.beside(C, "example")
    out = through_calc(sorted(before.glob("*.csv")), tmp_path, **WAYS[way])
    shutil.copytree(out, tmp_path / "accounts" / "example")
    shutil.copy(before / "text.txt", tmp_path / "accounts" / "example")
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path / "accounts")
    assert own.check(C, "example").empty, own.check(C, "example").to_string()
    returned = own.beside(C, "example")
    for table in (name for name in expected.__dataclass_fields__ if name != "changed"):
        pandas.testing.assert_frame_equal(getattr(expected, table), getattr(returned, table))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_that_calc_left_whole_in_one_cell_are_read_and_those_that_it_cut_are_named(separator, tmp_path):
    before = new_account.ACCOUNTS / "example"
    out = through_calc(sorted(before.glob("*.csv")), tmp_path, divided="59", separator=separator)
    for file, columns in (template.SHEETS | template.SECOND).items():
        (expected, _), (table, found) = (csvfile.read(folder / file, columns) for folder in (before, out))
        if file == "answers.csv":  # its texts have semicolons, at which Calc has cut
            assert table is None and found[0].wrong.startswith("whole rows stand in one cell") and len(found) == 1
        else:
            assert found == []
            pandas.testing.assert_frame_equal(table, expected)


def test_new_sheets_stay_whole_if_calc_is_let_divide_them_as_it_proposes(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    own.begin(C, "mine")
    (tmp_path / "mine" / "text.txt").write_text("# Split\n\nMao spoke; Moscow did not answer.\n", encoding="utf-8")
    own.divide(C, "mine")
    out = through_calc([tmp_path / "mine" / file for file in ("sentences.csv", "answers.csv")], tmp_path, **AT_ALL)
    for file in ("sentences.csv", "answers.csv"):
        (before, _), (after, found) = (csvfile.read(folder / file, template.SHEETS[file]) for folder in (tmp_path / "mine", out))
        assert found == []
        pandas.testing.assert_frame_equal(before, after)


def test_the_page_says_at_what_to_divide_a_sheet_that_calc_has_saved(tmp_path):
    """Calc saves a cell with a semicolon without quotation marks, and divides it there when it opens the sheet again."""
    once = through_calc([new_account.ACCOUNTS / "example" / "answers.csv"], tmp_path / "once", **AT_ALL)
    again = through_calc([once / "answers.csv"], tmp_path / "again", **AT_ALL)
    whole, cut = (csvfile.read(folder / "answers.csv", template.SHEETS["answers.csv"]) for folder in (once, again))
    assert whole[1] == [] and cut[1] != []
    page = (new_account.ACCOUNTS / "README.md").read_text(encoding="utf-8")
    assert "under *Separated by* leave a tick at *Comma* alone" in page
    assert "open it in an empty workbook with *Data > From Text/CSV*" in page  # as Excel needs it in many countries


def test_the_windows_code_page_is_named_where_it_has_letters(tmp_path):
    before = new_account.ACCOUNTS / "example"
    out = through_calc([before / "sentences.csv", before / "answers.csv"], tmp_path, charset=WINDOWS)
    table, [problem] = csvfile.read(out / "sentences.csv", template.SHEETS["sentences.csv"])
    assert table is None
    with open(before / "sentences.csv", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        (first, *more) = [(n, column) for n, row in enumerate(rows, 2) for column, cell in row.items() if not cell.isascii()]
    assert (problem.row, problem.column) == first and f"here and in {len(more)} more cell" in problem.wrong
    assert csvfile.read(out / "answers.csv", template.SHEETS["answers.csv"])[1] == []


def test_letters_that_calc_was_let_read_in_a_wrong_encoding_are_named(tmp_path):
    before = new_account.ACCOUNTS / "example" / "sentences.csv"
    out = through_calc([before], tmp_path, opened_as=WINDOWS)
    table, [problem] = csvfile.read(out / "sentences.csv", template.SHEETS["sentences.csv"])
    assert table is None and "letters have been read in a wrong encoding: 'Ã¼' was 'ü'" in problem.wrong


def test_what_is_written_is_no_formula_and_no_other_date_in_calc_and_comes_back(tmp_path):
    texts = ["=1+1", "+1+2", "-5 is less", "@SUM(1)", "'=2", '=HYPERLINK("x")']
    dates = ["1950", "1950-10", "1950-10-19", "1950/1953", "1950~", "../1949", "1950~/1953~", "1957-10?", ""]
    rows = [["a-1", "1950", text] for text in texts] + [["a-1", date, "x"] for date in dates]
    csvfile.write(tmp_path / "sheet.csv", COLUMNS, rows)
    for language in (1033, 1031, 1036):  # English, German, French
        out = through_calc([tmp_path / "sheet.csv"], tmp_path / str(language), separator=";", language=language)
        table, found = csvfile.read(out / "sheet.csv", COLUMNS, ["dated"])
        assert found == [] and table.to_numpy().tolist() == rows


def test_what_calc_spoils_is_named(tmp_path):
    rows = [["1E5", "1950", "x"], ["mar-1", "1950", "x"], ["a-3", "10/19/1950", "x"], ["a-4", "Aug 58", "x"]]
    with open(tmp_path / "sheet.csv", "w", encoding="utf-8", newline="") as file:  # as others write it, without guard
        csv.writer(file).writerows([COLUMNS, *rows])
    out = through_calc([tmp_path / "sheet.csv"], tmp_path)
    _, found = csvfile.read(out / "sheet.csv", COLUMNS, ["dated"])
    assert [(problem.row, problem.column) for problem in found] == [(2, "id"), (3, "id"), (4, "dated"), (5, "dated")]


def test_a_formula_that_calc_has_worked_out_does_not_pass_for_the_text(tmp_path, monkeypatch):
    """Calc makes 2 of an unguarded =1+1; the text of the sheet is then no longer that of text.txt."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path / "accounts")
    (tmp_path / "text.txt").write_text("=1+1 was the joke. They laughed.", encoding="utf-8")
    own.begin(C, "joke", tmp_path / "text.txt")
    own.divide(C, "joke")
    folder = tmp_path / "accounts" / "joke"
    assert list(own.passages("joke").text) == ["=1+1 was the joke.", "They laughed."]
    path = folder / "sentences.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("'=1+1 was the joke.", "=1+1"), encoding="utf-8")
    shutil.copy(through_calc([path], tmp_path) / "sentences.csv", path)
    assert own.passages("joke").text.iloc[0] == "2"
    wrong = own.check(C, "joke")
    assert ((wrong.column == "text") & (wrong.row == "2")).any()
