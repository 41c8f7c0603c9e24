"""What the check of an added account's sheets says where a beginner errs: in which cell, and what to do."""

import os
import shutil

import pytest
from own_account import EXAMPLE, C, divided, edit, found, put
from sidebyside import own
from sidebyside.own import new_account, template


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of accounts with a copy of the example in it."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "example")
    return tmp_path


def test_a_sheet_saved_as_a_workbook_is_named(folder):
    (folder / "example" / "sentences.csv").rename(folder / "example" / "sentences.xlsx")
    [problem] = [problem for problem in found() if problem[0] == "example/sentences.csv"]
    assert "open sentences.xlsx" in problem[4]


@pytest.mark.parametrize("ending", template.WORKBOOKS)
def test_a_workbook_that_was_saved_after_its_sheet_is_named(folder, ending):
    sheet = folder / "example" / "sentences.csv"
    workbook = sheet.with_suffix(ending)
    workbook.write_bytes(b"PK\x03\x04")
    os.utime(workbook, (sheet.stat().st_mtime - 60,) * 2)
    assert found() == []
    os.utime(workbook, (sheet.stat().st_mtime + 60,) * 2)
    [problem] = found()
    assert problem == (
        "example/sentences.csv",
        "",
        "",
        f"{workbook.name} was saved later, and only sentences.csv is read",
        f"open {workbook.name} in your spreadsheet and save it as sentences.csv ('CSV UTF-8'), or remove {workbook.name}",
    )


def test_a_row_divided_in_two_is_asked_for_in_the_second_readers_sheet(folder):
    edit(folder / "example" / "sentences.csv", divided)
    [problem] = found()
    assert problem[0] == "example/second.csv" and "'example-1-1-2b' has no row" in problem[3]


def test_a_sentence_made_a_heading_is_to_leave_the_second_readers_sheet(folder):
    def heading(rows):
        rows[2].update(kind="heading", **dict.fromkeys(["role", "theme", "theme2", "effect", "grievance"], ""))
        rows[2].update(event="", mentions="", dated="", statement="", quote="")

    edit(folder / "example" / "sentences.csv", heading)
    [problem] = [problem for problem in found() if problem[0] == "example/second.csv"]
    assert problem[1:3] == ("2", "passage") and problem[4] == "remove this row from second.csv"
    assert not [problem for problem in found() if "no sentence of an account" in problem[3]]


def test_a_date_that_cannot_be_read_is_told_in_its_own_cell(folder):
    edit(folder / "example" / "phases.csv", put("end", "1960s", 0))
    [problem] = found()
    assert problem[:3] == ("example/phases.csv", "2", "end") and "'1960s'" in problem[3] and "/" not in problem[3]


def test_a_second_field_that_repeats_the_first(folder):
    first = own.passages("example").theme.iloc[3]
    edit(folder / "example" / "sentences.csv", put("theme2", first, 3))
    [problem] = found()
    assert problem[2] == "theme2" and problem[3].startswith("theme2 repeats theme")


@pytest.mark.parametrize("column", ["event", "mentions"])
def test_a_silence_that_a_sentence_breaks_is_told_in_the_words_of_the_sheets(folder, column):
    edit(folder / "example" / "sentences.csv", put(column, "E41", 3))
    [problem] = [problem for problem in found() if "is silent, but" in problem[3]]
    assert problem[0] == "example/answers.csv" and problem[4] == "give its answer, or mend sentences.csv"


@pytest.mark.parametrize("beginning", [b"PK\x03\x04\x14\x00\x06\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_under_the_name_of_a_sheet(folder, beginning):
    (folder / "example" / "phases.csv").write_bytes(beginning + b"\0" * 40)
    [problem] = found()
    assert problem[0] == "example/phases.csv" and "workbook" in problem[3] and "CSV UTF-8" in problem[4]


def test_a_comma_typed_into_a_note(folder):
    path = folder / "example" / "phases.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").rstrip("\n") + ", two\n", encoding="utf-8")
    [problem] = found()
    assert "cells, not" in problem[3] and "a cell with a comma in it needs quotation marks" in problem[4]


def test_a_lost_passage_is_told_as_one(folder):
    edit(folder / "example" / "sentences.csv", lambda rows: rows[:18] + rows[19:])
    [problem] = [problem for problem in found() if problem[2] == "text"]
    assert problem[1] == "20" and problem[3].startswith("a passage is missing before row 20: text.txt has '")
    edit(folder / "example" / "sentences.csv", lambda rows: rows[:-1])
    assert any("a passage is missing after row" in problem[3] for problem in found())


def test_words_lost_and_words_too_many(folder):
    text = own.passages("example").text.iloc[3]
    words = text.split()
    edit(folder / "example" / "sentences.csv", put("text", " ".join([words[0], *words[2:]]), 3))
    assert any(f"words of text.txt are missing here: '{words[1].lower()}'" in problem[3] for problem in found())
    edit(folder / "example" / "sentences.csv", put("text", f"{words[0]} perhaps {' '.join(words[1:])}", 3))
    assert any("text.txt does not have the words 'perhaps'" in problem[3] for problem in found())


def test_no_name_of_a_wrong_form_is_suggested(folder):
    edit(folder / "example" / "complaints.csv", put("complaint", "Bomb withheld", 0))
    problems = {problem[0]: problem for problem in found()}
    assert problems["example/complaints.csv"][3] == "'Bomb withheld' has the wrong form"
    assert "Bomb withheld" not in problems["example/grievances.csv"][4]


@pytest.mark.parametrize(
    ("sheet", "column", "wrong"),
    [("grievances.csv", "complaint", "inequalities"), ("complaints.csv", "complainant", "Chinese")],
)
def test_a_complaint_that_is_not_known_is_not_called_missing(folder, sheet, column, wrong):
    """Its row stands in grievances.csv; only whose complaint it is cannot be told."""
    edit(folder / "example" / sheet, put(column, wrong))
    assert [problem[:3] for problem in found()] == [(f"example/{sheet}", "2", column)]


def test_a_column_that_is_missing_says_that_more_may_show(folder):
    path = folder / "example" / "answers.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace('"choose_from"', '"choose from"', 1), encoding="utf-8")
    missing, unknown = found()
    assert missing[2:] == (
        "choose_from",
        "the column is missing",
        "name it so in place of 'choose from'; more may show once this is mended",
    )
    edit(path, lambda rows: None)
    path.write_text(text.replace(',"choose_from",', ",", 1), encoding="utf-8")
    assert ("choose_from", "the column is missing", "add it; more may show once this is mended") in [
        problem[2:] for problem in found()
    ]


def test_too_many_quotations_are_told_at_the_longest(folder):
    rows = own.passages("example")
    for n, words in enumerate(rows.text.str.split()):
        if rows.kind[n] == "sentence" and len(words) > 12:
            edit(folder / "example" / "sentences.csv", put("quote", " ".join(words[: 12 if n == 20 else 8]), n))
    [problem] = [problem for problem in found() if "are quoted" in problem[3]]
    most = -(-sum(map(len, rows.text.str.split())) // 5) - 1
    assert problem[:3] == ("example/sentences.csv", "22", "quote") and f"at most {most} may be" in problem[3]


def test_sheets_without_a_row_are_checked_too(folder):
    for name in ("sentences.csv", "phases.csv", "grievances.csv", "answers.csv", "second.csv"):
        edit(folder / "example" / name, lambda rows: rows.clear())
    assert [problem[3].split(" before")[0] for problem in found() if problem[0] == "example/sentences.csv"] == [
        "a passage is missing"
    ]


def test_a_second_readers_sheet_that_is_empty_is_said_to_be(folder):
    (folder / "example" / "second.csv").unlink()
    own.second_reader("example")
    assert "not filled in yet" in own.second_reader("example") and found() == []
    assert "not filled" not in _filled(folder)


def _filled(folder):
    shutil.copy(EXAMPLE / "second.csv", folder / "example" / "second.csv")
    return own.second_reader("example")


def test_every_legal_value_has_a_meaning_of_its_own():
    table = own.legal(C)
    table = table[~table.column.isin(["event", "complaint", "complainant"])]
    assert not table.duplicated(["column", "meaning"]).any()
