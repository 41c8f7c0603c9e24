"""Sheets of an account that have gone wrong in rarer ways: each is named with its file and row."""

import csv
import shutil

import pytest
from sidebyside import load, own
from sidebyside.own import new_account, sheet_rules, template
from sidebyside.tables import csvfile

C = load()


@pytest.fixture
def found(tmp_path, monkeypatch):
    """Change the rows of a sheet of the example (lists of cells, the header first), and list (file, row, wrong)."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    folder = tmp_path / "mine"
    shutil.copytree(new_account.DATA.parent / "accounts" / "example", folder)
    for path in folder.glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8-sig").replace("example-", "mine-"), encoding="utf-8")

    def change(file, how):
        with open(folder / file, encoding="utf-8", newline="") as sheet:
            rows = list(csv.reader(sheet))
        how(rows)
        with open(folder / file, "w", encoding="utf-8", newline="") as sheet:
            csv.writer(sheet).writerows(rows)

    def found(file, how):
        change(file, how)
        return list(own.check(C, "mine")[["file", "row", "wrong"]].itertuples(index=False, name=None))

    found.folder, found.change = folder, change
    return found


def test_the_example_under_another_name_is_sound(found):
    assert found("about.csv", lambda rows: None) == []


@pytest.mark.parametrize(
    ("content", "wrong"), [(None, "the file is missing"), (b"caf\xe9", "the text is not in UTF-8"), (b"a\0b", "the text is not in UTF-8")]
)
def test_a_text_that_cannot_be_read_comes_first(found, content, wrong):
    path = found.folder / "text.txt"
    path.unlink() if content is None else path.write_bytes(content)
    assert found("answers.csv", lambda rows: rows[1].__setitem__(3, "nonsense"))[0] == ("mine/text.txt", "", wrong)
    assert own.check(C, "mine").column[0] == ""


@pytest.mark.parametrize("file", ["about.csv", "answers.csv", "sentences.csv", "phases.csv", "grievances.csv", "complaints.csv"])
def test_a_sheet_that_is_missing_keeps_the_others_from_nothing(found, file):
    (found.folder / file).unlink()
    other = "phases.csv" if file == "about.csv" else "about.csv"
    said = found(other, lambda rows: rows[1].__setitem__(1, "'" if other == "phases.csv" else ""))
    assert (f"mine/{file}", "", "the file is missing") in said


def test_years_to_which_a_spreadsheet_has_added_decimals_are_read(found):
    def decimals(column):
        def change(rows):
            at = rows[0].index(column)
            assert any(row[at].isdigit() for row in rows)
            for row in rows:
                row[at] += ",0" if row[at].isdigit() else ""

        return change

    for file, column in (("sentences.csv", "dated"), ("second.csv", "dated"), ("phases.csv", "start"), ("phases.csv", "end")):
        found.change(file, decimals(column))
    assert found("about.csv", lambda rows: None) == []


def test_rows_of_about(found):
    def change(rows):
        rows[1][0] = rows[2][0]
        rows[4][1] = "  "
        rows.append(["colour", "green", ""])

    said = found("about.csv", change)
    lost, doubled, _, empty = list(template.ABOUT)[:4]
    assert ("mine/about.csv", "2-3", f"'{doubled}' stands twice") in said
    for wrong in (f"the row '{lost}' is missing", "'colour' is not asked for", f"'{empty}' is empty"):
        assert any(file == "mine/about.csv" and what == wrong for file, _, what in said), wrong


def test_a_long_text_is_compared_word_by_word_from_its_beginning(found, monkeypatch):
    monkeypatch.setattr(sheet_rules, "LONGEST_COMPARED", 10)

    def change(rows):
        rows[4][3] = rows[4][3].replace(rows[4][3].split()[1], "otherwise", 1)

    [(file, row, wrong)] = [said for said in found("sentences.csv", change) if "not that of text.txt" in said[2]]
    assert (file, row) == ("mine/sentences.csv", "5") and "where the sheet has 'otherwise'" in wrong


def test_a_long_text_without_its_end_is_compared_too(found, monkeypatch):
    monkeypatch.setattr(sheet_rules, "LONGEST_COMPARED", 10)
    text = found.folder / "text.txt"
    text.write_text(text.read_text(encoding="utf-8") + "\nAnd one sentence more.\n", encoding="utf-8")
    said = found("about.csv", lambda rows: None)
    assert any("which has 'and'" in wrong for _, _, wrong in said), said


def test_rows_of_answers(found):
    def change(rows):
        rows[2][0] = rows[1][0]
        rows[3][3], rows[3][5] = "own", "x" * (sheet_rules.LONGEST_ANSWER + 1)
        rows[4][3], rows[4][5] = "own", "x" * sheet_rules.LONGEST_ANSWER  # as long as may be

    said = [wrong for file, _, wrong in found("answers.csv", change) if file == "mine/answers.csv"]
    assert any("stands twice" in wrong for wrong in said)
    assert [wrong for wrong in said if "characters" in wrong] == [f"the answer has {sheet_rules.LONGEST_ANSWER + 1} characters"]
    assert any(wrong.startswith("the question '") and wrong.endswith("has no row") for wrong in said)


def test_a_second_reader_who_misses_a_sentence(found):
    said = found("second.csv", lambda rows: rows.pop())
    assert any(file == "mine/second.csv" and wrong.endswith("has no row") for file, _, wrong in said)


@pytest.mark.parametrize(
    ("heading", "printed"), [("第一章", "Part 1"), ("The quarrel over a great many things", "The quarrel over a …")]
)
def test_a_heading_is_printed_as_far_as_it_can_be(found, heading, printed):
    def change(rows):
        [old] = [row for row in rows if row[1] == "heading"][:1]
        text = found.folder / "text.txt"
        text.write_text(text.read_text(encoding="utf-8").replace(old[3], heading), encoding="utf-8")
        old[3] = heading

    assert found("sentences.csv", change) == []
    assert printed in set(own.beside(C, "mine").passages.query("source == 'mine'").part)


@pytest.mark.parametrize(
    ("content", "row", "column", "wrong"),
    [
        (b"\xff\xfea", None, "", "the file is cut off in a character"),
        (b"one,two\na,\0\n", 2, "", "a null character"),
        (b"one,two,two\na,b,c\n", 1, "two", "the column stands twice"),
        (b"one,,two\na,b,c\n", 2, "", "cell 2 has no column above it"),
    ],
)
def test_a_sheet_that_is_no_table(tmp_path, content, row, column, wrong):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    table, problems = csvfile.read(path, ["one", "two"])
    assert table is None and (row, column, wrong) in [problem[1:4] for problem in problems]


def test_a_text_that_is_cut_off_in_a_character_is_no_text():
    with pytest.raises(ValueError, match="not in UTF-8"):
        csvfile.plain(b"\xff\xfea")


def test_what_is_looked_up_is_called_by_the_sheet_that_lists_it(found):
    def change(rows):
        [row] = [row for row in rows if row[1] == "sentence"][:1]
        row[rows[0].index("event")] = "E999"

    assert "'E999' is no event of the list" in [wrong for _, _, wrong in found("sentences.csv", change)]
    assert "legal_values.csv" in own.check(C, "mine").remedy.str.cat()


def test_a_complaint_is_looked_up_in_both_lists(found):
    """Those of the collection stand in legal_values.csv, one's own in complaints.csv."""
    told = found("grievances.csv", lambda rows: rows[1].__setitem__(1, "revisionists"))
    assert told == [("mine/grievances.csv", "2", "'revisionists' is neither in complaints.csv nor in legal_values.csv")]


def test_a_bad_date_about_the_account_is_named_with_its_row(found):
    def change(rows):
        [row] = [row for row in rows if row[0] == "covers"]
        row[1] = "1960/1950"

    row = str(list(template.ABOUT).index("covers") + 2)
    assert found("about.csv", change) == [("mine/about.csv", row, "'1960/1950' ends before it begins")]
