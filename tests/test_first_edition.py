"""What somebody meets who comes from the first edition: an old copy of the page, and sheets in its words."""

import pytest
import sidebyside
from own_account import C, copied, found
from sidebyside import own
from sidebyside.own import new_account

OLDER = {
    "sentences.csv": {'"theme"': '"explanation"', '"theme2"': '"explanation2"'},
    "second.csv": {'"theme"': '"explanation"', '"theme2"': '"explanation2"'},
    "complaints.csv": {'"theme"': '"explanation"', '"complainant"': '"holder"'},
    "phases.csv": {'"given"': '"stated"'},
    "legal_values.csv": {'"theme"': '"explanation"'},
}


@pytest.mark.parametrize("module", sorted(sidebyside.FIRST_EDITION))
def test_an_old_copy_of_the_page_is_told_what_to_do(module):
    with pytest.raises(ImportError) as told:
        exec(f"from sidebyside import {module}")
    [line] = told.value._render_traceback_()
    assert line == (
        "This page was made with the first edition: make a new copy of 09_your_source; "
        "your folder in accounts/ stays as it is."
    )


def test_a_name_that_never_was_is_missing_as_in_any_module():
    with pytest.raises(AttributeError):
        _ = sidebyside.nonsense


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The example as the first edition had it."""
    folder = copied(tmp_path, monkeypatch)
    for file, words in OLDER.items():
        text = (folder / file).read_text(encoding="utf-8")
        for now, then in words.items():
            assert now in text
            text = text.replace(now, then)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_every_word_of_the_first_edition_is_named_with_todays(folder):
    told = {(file.removeprefix("example/"), row, column, wrong) for file, row, column, wrong, _ in found()}
    now = {"explanation": "theme", "explanation2": "theme2", "holder": "complainant"}
    columns = {
        (file, "1", then.strip('"'), f"the column is called '{now[then.strip(chr(34))]}' now")
        for file in ("sentences.csv", "second.csv", "complaints.csv")
        for then in OLDER[file].values()
    }
    assert told == columns | {("phases.csv", "2-5", "bounds", "'stated' is called 'given' now")}


def test_with_todays_words_the_folder_is_sound_and_the_list_is_made_anew(folder):
    for file, words in OLDER.items():
        text = (folder / file).read_text(encoding="utf-8")
        for now, then in words.items():
            text = text if file == "legal_values.csv" else text.replace(then, now)
        (folder / file).write_text(text, encoding="utf-8")
    assert found() == []
    assert "legal_values.csv is of another edition" in own.divide(C, "example")
    (folder / "legal_values.csv").unlink()
    assert "of another edition" not in own.divide(C, "example")
    assert (folder / "legal_values.csv").read_text(encoding="utf-8-sig") == (
        new_account.DATA.parent / "accounts" / "example" / "legal_values.csv"
    ).read_text(encoding="utf-8-sig")
