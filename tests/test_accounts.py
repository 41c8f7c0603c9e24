"""An account of one's own: from a text to charts, beside the collection's accounts."""

import dataclasses
import shutil
from pathlib import Path

import pandas
import pytest
from own_account import EXAMPLE, C, copied, edit, fill, found, put
from sidebyside import CollectionError, compare, own, page
from sidebyside.own import new_account, template
from sidebyside.tables import csvfile


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return copied(tmp_path, monkeypatch)


def test_the_example_is_whole_and_stands_beside_the_others():
    every = own.beside(C, "example")
    assert list(every.sources.source) == [*C.sources.source, "example"]
    assert list(compare.explanations.shares(every, compare.explanations.apart(compare.sentences.coded(every))).account.unique()) == [
        *C.sources.name,
        "Example",
    ]
    mine = every.passages[every.passages.source == "example"]
    assert 25 <= (mine.kind == "sentence").sum() <= 40
    assert len(every.passages) == len(C.passages) + len(mine)
    assert len(every.positions) == len(C.positions) + len(C.questions)
    assert compare.sentences.coded(every).groupby("account").size()["Example"] == (mine.kind == "sentence").sum()


def test_the_example_tells_another_story():
    every = own.beside(C, "example")
    shares = compare.explanations.shares(every, compare.explanations.apart(compare.sentences.coded(every)))
    named = shares[shares.theme != "none"]
    leading = named.sort_values(["total", "theme"]).groupby("account").theme.last()
    assert leading["Example"] not in set(leading.drop("Example")), (
        f"the example is there to show a third voice, and now names the same field most often as another account: "
        f"{leading.to_dict()}. Read 09_your_source again, and change accounts/example or this test"
    )
    relations = compare.positions.relations(every)
    assert (relations["Example"] == "silent").any() and relations.relation.nunique() > 2


def test_setting_an_account_beside_changes_nothing_of_the_others():
    every = own.beside(C, "example")
    for table, keys in {"coding": "passage", "passages": "passage", "phases": "phase", "events": "event"}.items():
        before, after = getattr(C, table), getattr(every, table)
        kept = after[after[keys].isin(before[keys])].reset_index(drop=True)
        pandas.testing.assert_frame_equal(before, kept)


def test_the_examples_list_of_legal_values_is_the_collections():
    table, problems = csvfile.read(EXAMPLE / "legal_values.csv", ["column", "value", "meaning"])
    assert problems == []
    pandas.testing.assert_frame_equal(table, own.legal(C))


def test_the_examples_sheets_ask_what_the_collection_asks():
    table, _ = csvfile.read(EXAMPLE / "answers.csv", template.SHEETS["answers.csv"])
    asked = new_account.choices(C).reset_index(drop=True)
    pandas.testing.assert_frame_equal(table[["question", "wording", "choose_from"]], asked)
    about, _ = csvfile.read(EXAMPLE / "about.csv", template.SHEETS["about.csv"])
    assert dict(zip(about.what, about.help)) == template.ABOUT


def test_from_a_text_to_an_account(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    text = "# My page\n\n## The war\nIn 1950 China went to war. It cost much.\n\n- aid was sold\n- trust went\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    assert "was made" in own.begin(C, "my-page", tmp_path / "page.txt")
    assert "6 passages, among them 4 sentences" in own.divide(C, "my-page")
    rows = own.passages("my-page")
    assert list(rows.passage) == ["my-page-title", "my-page-1-0"] + [
        f"my-page-1-{n}" for n in ("1-1", "1-2", "2-1", "2-2")
    ]
    assert rows["where"].iloc[2] == "The war, paragraph 1, sentence 1"
    wrong = own.check(C, "my-page")
    rows = dict(zip(wrong.wrong, wrong.row))
    assert rows["the sentence is not coded yet"] == "4-7"
    assert rows["not answered yet"] == f"2-{len(C.questions) + 1}"
    fill(tmp_path / "my-page")
    assert own.check(C, "my-page").empty, own.check(C, "my-page").to_string()
    every = own.beside(C, "my-page")
    assert every.sources.name.iloc[-1] == "My page" and len(every.sources) == 3
    assert every.passages.statement[every.passages.passage == "my-page-1-1-2"].item() == "“It cost …”"


def test_every_step_says_what_it_made_and_every_sheet_has_its_columns(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    (tmp_path / "page.txt").write_text("# Us\n\n## War\n\nIt broke. It healed.\n\n## References\n\nA book.\n\nA page.\n", encoding="utf-8")
    has = "accounts/mine has 7 passages, among them 2 sentences. "
    guess = " The text seems to be in English; if not, write its language into about.csv."
    reader = "accounts/mine has a sheet for a second reader; nothing was changed. It is not filled in yet, so no sentence has two readings."
    steps = (
        (own.begin(C, "mine", tmp_path / "page.txt"),
         "The folder accounts/mine was made, with text.txt for the text and about.csv for what is known about it."),
        (own.divide(C, "mine"), f"{has}New: sentences.csv, phases.csv, complaints.csv, grievances.csv, answers.csv, legal_values.csv.{guess}"),
        (own.divide(C, "mine"), f"{has}All sheets are there; nothing was changed.{guess}"),
        (own.second_reader("mine"), "second.csv in accounts/mine has 2 sentences for a second reader to code."),
        (own.second_reader("mine"), reader),
    )  # fmt: skip
    assert [told for told, _ in steps] == [said for _, said in steps]
    for file, columns in (template.SHEETS | template.SECOND | {"legal_values.csv": ["column", "value", "meaning"]}).items():
        header = (tmp_path / "mine" / file).read_text(encoding="utf-8-sig").splitlines()[0]
        assert header == ",".join(f'"{column}"' for column in columns), file
    answers = (tmp_path / "mine" / "answers.csv").read_text(encoding="utf-8-sig")
    assert ";" not in answers, "LibreOffice, if not told otherwise, divides there what it has saved once"
    rows = own.passages("mine")
    assert rows.passage.str.removeprefix("mine-").tolist() == ["title", "1-0", "1-1-1", "1-1-2", "2-0", "ref-1", "ref-2"]
    war = ["War, heading", "War, paragraph 1, sentence 1", "War, paragraph 1, sentence 2"]
    assert rows["where"].tolist() == ["Title", *war, "References, heading", "References, 1", "References, 2"]


def test_an_account_is_read_anew_when_its_files_have_changed_and_only_then(folder):
    every = own.beside(C, "example")
    assert len(every.sources) == 3
    assert own.beside(C, "example") is every
    edit(folder / "sentences.csv", put("role", "caus", 2))
    with pytest.raises(CollectionError, match=r"accounts/example is not ready: 1 problem found"):
        own.beside(C, "example")
    edit(folder / "sentences.csv", put("role", "report", 2))
    again = own.beside(C, "example")
    assert (again.coding.role == "report").sum() > (every.coding.role == "report").sum()


def test_two_accounts_beside_the_collections(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "example")
    (tmp_path / "text.txt").write_text("Nothing is said here.", encoding="utf-8")
    own.begin(C, "quiet", tmp_path / "text.txt")
    own.divide(C, "quiet")
    fill(tmp_path / "quiet")
    every = own.beside(C, "example", "quiet")
    assert len(every.sources) == 4
    assert set(compare.positions.relations(every)["My page"]) == {"silent"}


def test_nothing_is_overwritten(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for told in (own.begin(C, "example"), own.divide(C, "example"), own.second_reader("example")):
        assert "nothing was changed" in told
    own.beside(C, "example")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_sheet_that_is_lost_is_made_again_and_the_others_are_left(folder):
    (folder / "phases.csv").unlink()
    assert [problem[:2] for problem in found()] == [("example/phases.csv", "")]
    assert "New: phases.csv" in own.divide(C, "example")
    assert own.check(C, "example").empty


def refused(step, *given):
    """The one problem for which a step of a new account is not done."""
    with pytest.raises(CollectionError, match="^This cannot be done yet: 1 problem found") as refusal:
        step(*given)
    [problem] = refusal.value.problems
    assert problem.row is None and problem.column == ""
    return problem.file, problem.wrong, problem.remedy


WRONG_NAMES = ["My Book", "may", "january", "sept", "1984", "../out", "", "x", "a_b", "-a", "a-", "ab--c", "ab-é", "con", "lpt1", "a" * 41]


@pytest.mark.parametrize("name", WRONG_NAMES)
def test_a_name_that_is_no_folder_is_refused_in_words(name):
    remedy = (
        "use the letters a to z, digits and hyphens, like my-textbook; begin with two letters, take no month's name and "
        "none that Windows keeps for itself, like con, and at most 40 characters"
    )
    assert refused(own.begin, C, name) == (f"accounts/{name}", "the name will not do", remedy)
    taken = (f"accounts/{C.sources.source[0]}", "an account of the collection has this name", "choose another one")
    assert refused(own.begin, C, C.sources.source[0]) == taken


def test_a_text_that_is_missing_empty_or_no_text_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    text, gone = "my-page/text.txt", "the file is missing"
    assert refused(own.divide, C, "my-page") == (text, gone, "run the cell of step 1, which makes it")
    own.begin(C, "my-page")
    assert refused(own.divide, C, "my-page") == (text, "the file is empty", "paste your text into it and save it")
    (tmp_path / "my-page" / "text.txt").write_bytes("Zürich".encode("cp1252"))
    remedy = "open it where it came from, copy the text, and paste it into a new file"
    assert refused(own.divide, C, "my-page") == (text, "the text is not in UTF-8", remedy)
    remedy = "run the cell of step 3, which divides the text and makes it"
    assert refused(own.passages, "my-page") == ("my-page/sentences.csv", gone, remedy)
    nowhere = tmp_path / "nowhere.txt"
    assert refused(own.begin, C, "other-page", nowhere) == (str(nowhere), gone, "look where the text is saved")
    assert not (tmp_path / "other-page").exists()


def test_an_account_without_dates_or_parts_or_words_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    (tmp_path / "text.txt").write_text("毛泽东去了莫斯科。他不高兴。", encoding="utf-8")
    own.begin(C, "zhong", tmp_path / "text.txt")
    assert "2 passages, among them 2 sentences" in own.divide(C, "zhong")
    fill(tmp_path / "zhong")
    assert own.check(C, "zhong").empty, own.check(C, "zhong").to_string()
    located = compare.sentences.placed(C, compare.sentences.coded(own.beside(C, "zhong")))
    assert set(located.dated_by[located.account == "My page"]) == {"no date"}


def test_no_sheet_of_the_example_is_kept_from_the_collection():
    kept = {path.name for path in EXAMPLE.iterdir()}
    assert kept == {*template.SHEETS, *template.SECOND, "text.txt", "legal_values.csv"}
    assert Path(EXAMPLE).parent.name == "accounts"


def test_the_folder_of_a_new_account_has_an_empty_text(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    new_account.begin(C, "mine")
    assert (tmp_path / "mine" / "text.txt").read_bytes() == b""


def test_passages_that_cannot_be_read_are_refused_with_the_reason(folder):
    (folder / "sentences.csv").write_bytes(b"")
    with pytest.raises(CollectionError, match="the file is empty"):
        own.passages(folder.name)


def test_what_is_wrong_with_the_collection_itself_comes_before_the_sheets():
    complaints = pandas.concat([C.complaints, C.complaints.iloc[[0]].assign(complaint="unheard-of")], ignore_index=True)
    found = own.check(dataclasses.replace(C, complaints=complaints), "example")
    assert found.file.tolist() == ["complaints.csv"] and "nobody mentions" in found.wrong[0]


def test_a_check_shows_what_it_found_or_says_that_all_is_well(monkeypatch):
    shown = []
    monkeypatch.setattr(page, "display", lambda data, raw: shown.append(data["text/plain"]))
    one = pandas.DataFrame([["mine/about.csv", "2", "yours", "it is empty", "fill it in"]],
                           columns=["file", "row", "column", "wrong", "remedy"])  # fmt: skip
    page.checked(one, "mine")
    page.checked(one.head(0), "mine")
    assert shown == [
        "To be mended in accounts/mine (1 row)",
        "Nothing is wrong with the sheets of accounts/mine: it can be set beside the others.",
    ]
