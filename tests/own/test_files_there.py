"""The files of an account's folder: under another name, copied, open elsewhere, unreadable; and about.csv as it is meant."""

import os

import pytest
from own_account import VALUES, C, edit, found, put, read, refused
from sidebyside import own
from sidebyside.own import new_account, stray_files, template

STRAYS = {  # under which name a file lies there, and what to do then
    ("sentences.csv", "sentences.csv.csv"): "sentences.csv.csv is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "Sentences.CSV"): "Sentences.CSV is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentences (1).csv"): "sentences (1).csv is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentences - Kopie.csv"): "sentences - Kopie.csv is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "Copy of sentences.csv"): "Copy of sentences.csv is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentences.final.csv"): "sentences.final.csv is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentences"): "sentences is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentance.csv"): "sentance.csv is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentences.txt"): "sentences.txt is there: if it is this file, give it the name sentences.csv",
    ("sentences.csv", "sentences.csv.XLSM"):
        "open sentences.csv.XLSM, which is there, in your spreadsheet and save it as sentences.csv ('CSV UTF-8')",
    ("second.csv", "second-1.et"): "open second-1.et, which is there, in your spreadsheet and save it as second.csv ('CSV UTF-8')",
    ("about.csv", "about.tsv"): "about.tsv is there: if it is this file, give it the name about.csv",
    ("text.txt", "text.txt.txt"): "text.txt.txt is there: if it is this file, give it the name text.txt",
    ("text.txt", "Text.rtf"):
        "open Text.rtf, which is there, where it came from and save it as plain text in UTF-8 under the name text.txt",
}  # fmt: skip


@pytest.mark.parametrize(("file", "called"), STRAYS)
def test_a_file_under_another_name_is_named_and_no_blank_one_takes_its_place(folder, file, called):
    (folder / file).rename(folder / called)
    told = (f"example/{file}", "the file is missing", STRAYS[file, called])
    make = {"sentences.csv": own.divide, "second.csv": lambda c, name: own.second_reader(name)}.get(file, own.begin)
    made = [(problem.file, problem.wrong, problem.remedy) for problem in refused(make, C, "example")]
    assert read(folder) == made == [told]
    assert not (folder / file).exists()


OPEN = "sentences.csv is open in another program, and what is not saved yet is not read"
LATER = {  # what lies beside sentences.csv and was saved later: what is wrong then, and what to do
    "sentences (1).csv": ("sentences (1).csv was saved later, and only sentences.csv is read",
                          "if your work is in sentences (1).csv, give it the name sentences.csv; if not, move it into another folder"),
    ".~lock.sentences.csv#": (OPEN, "save it there and close it; if it is open nowhere, remove .~lock.sentences.csv#"),
    "~$sentences.csv": (OPEN, "save it there and close it; if it is open nowhere, remove ~$sentences.csv"),
    **{
        f"sentences.{ending}": (
            f"sentences.{ending} was saved later, and only sentences.csv is read",
            f"if your work is in sentences.{ending}, open it in your spreadsheet and save it as sentences.csv ('CSV UTF-8'); "
            "if not, move it into another folder",
        )
        for ending in stray_files.WORKBOOKS
    },
}  # fmt: skip


@pytest.mark.parametrize("called", LATER)
def test_a_copy_saved_later_or_a_sheet_that_is_open_is_told_and_one_that_is_older_is_not(folder, called):
    saved = (folder / "sentences.csv").stat().st_mtime
    (folder / called).write_bytes(b"PK\x03\x04")
    os.utime(folder / called, (saved - 60,) * 2)
    assert read(folder) == []
    os.utime(folder / called, (saved + 60,) * 2)
    assert read(folder) == [("example/sentences.csv", *LATER[called])]


def test_a_file_that_cannot_be_read_or_written_is_told_in_words(folder, monkeypatch):
    (folder / "phases.csv").unlink()
    (folder / "phases.csv").mkdir()
    (folder / "text.txt").unlink()
    (folder / "text.txt").mkdir()
    told = ("", "", "this is a folder, and no file", "give it another name, and put the file in its place")
    assert found() == [("example/text.txt", *told), ("example/phases.csv", *told)]

    def locked(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(new_account.csvfile, "write", locked)
    (folder / "about.csv").unlink()
    remedy = "see that the folder may be written to and that the disk has room"
    assert refused(own.begin, C, "example") == [("accounts/example", None, "", "nothing can be written here (Permission denied)", remedy)]
    monkeypatch.setattr(type(folder), "read_bytes", locked)
    wrong = "the file is there and cannot be read: it is open in another program, not yet fetched from a cloud, or locked"
    assert ("example/answers.csv", "", "", wrong, "close it in the other program, open it once if it lies in a cloud, and run this again") in found()


UNDATED = ["n.d.", "[n. d.]", "s.f.", "sin fecha", "senza data", "z.j.", "без года", "年代不詳", "-", "none", "?"]
TIDIED = [("year", said, "") for said in UNDATED] + [
    ("year", "2026,00", "2026"), ("year", "２０２６", "2026"), ("year", "2026\u200b", "2026"), ("language", "-", ""), ("language", "中文", "中文"),
    ("covers", "\ufeff1949/1969", "1949/1969"), ("name", "Ex\u200bample", "Example"), ("origin", "A – B", "A – B"),
]  # fmt: skip


def test_about_csv_is_read_as_it_is_meant(folder):
    for file in (*template.SHEETS, *template.SECOND):
        if file != "about.csv":
            (folder / file).unlink()
    for what, said, meant in TIDIED:
        edit(folder / "about.csv", put("yours", said, list(template.ABOUT).index(what)))
        sheets, _, _ = template.read(folder, "example", VALUES)
        about = sheets["about.csv"].set_index("what").yours
        assert about[what] == meant, (what, said)
    assert new_account.language_of("example", "中") == ("zh", False)


def test_a_byline_and_keywords_have_a_place_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    (tmp_path / "page.txt").write_text("The split\n\nby Ann Author\n\nKeywords: Mao, Stalin\n\nMao spoke.\n", encoding="utf-8")
    own.begin(C, "mine", tmp_path / "page.txt")
    own.divide(C, "mine")
    rows = own.passages("mine")
    assert rows["where"].tolist() == ["Title", "Byline", "Opening, keywords", "Opening, paragraph 2, sentence 1"]
    assert rows.passage.tolist() == ["mine-title", "mine-byline", "mine-0-1-1", "mine-0-2-1"]
