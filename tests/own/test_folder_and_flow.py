"""From a text to charts: the folder of an account is made step by step, set beside the others, and drawn by notebook 09."""

import json
import shutil

import nbformat
import pandas
import pytest
from own_account import BOOK, EXAMPLE, C, edit, fill, found, put, refused
from sidebyside import CollectionError, compare, own, page
from sidebyside.charts import style
from sidebyside.own import new_account, template
from sidebyside.rules import printable

ANSWERS = "answers.csv"


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A folder that stands for accounts/, with nothing in it."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    return tmp_path


def copy_of_the_example(folder, name, called):
    """An account that says what the example says, under a name of its own (see own_account.copied for the folder)."""
    shutil.copytree(EXAMPLE, folder / name)
    for path in (folder / name).glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8-sig").replace("example-", f"{name}-"), encoding="utf-8")
    edit(folder / name / "about.csv", put("yours", called))


@pytest.fixture
def two(folder):
    """A folder of accounts: the example, and a good account called other-book that says the same."""
    copy_of_the_example(folder.parent, "other-book", "Other book")
    return folder.parent


def test_the_example_is_whole_and_stands_beside_the_others_which_stay_as_they_are():
    every = own.beside(C, "example")
    assert list(every.sources.source) == [*C.sources.source, "example"]
    mine = every.passages[every.passages.source == "example"]
    assert len(every.passages) == len(C.passages) + len(mine) and len(every.positions) == len(C.positions) + len(C.questions)
    sentences = compare.sentences.coded(every)
    assert sentences.groupby("account").size()["Example"] == (mine.kind == "sentence").sum() == 37
    for table, keys in {"coding": "passage", "passages": "passage", "phases": "phase", "events": "event"}.items():
        after = getattr(every, table)
        kept = after[after[keys].isin(getattr(C, table)[keys])].reset_index(drop=True)
        pandas.testing.assert_frame_equal(getattr(C, table), kept)


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


def test_every_step_says_what_it_made_until_the_account_stands_beside_the_others(empty):
    text = "# Us\n\n## War\n\nIt broke. It healed.\n\n- aid was sold\n\n## References\n\nA book.\n\nA page.\n"
    (empty / "page.txt").write_text(text, encoding="utf-8")
    has = "accounts/mine has 8 passages, among them 3 sentences. "
    guess = " The text seems to be in English; if not, write its language into about.csv."
    reader = "accounts/mine has a sheet for a second reader; nothing was changed. It is not filled in yet, so no sentence has two readings."
    steps = (
        (own.begin(C, "mine", empty / "page.txt"),
         "The folder accounts/mine was made, with text.txt for the text and about.csv for what is known about it."),
        (own.divide(C, "mine"), f"{has}New: sentences.csv, phases.csv, complaints.csv, grievances.csv, answers.csv, legal_values.csv.{guess}"),
        (own.divide(C, "mine"), f"{has}All sheets are there; nothing was changed.{guess}"),
        (own.second_reader("mine"), "second.csv in accounts/mine has 3 sentences for a second reader to code."),
        (own.second_reader("mine"), reader),
    )  # fmt: skip
    assert [told for told, _ in steps] == [said for _, said in steps]
    for file, columns in (template.SHEETS | template.SECOND | {"legal_values.csv": ["column", "value", "meaning"]}).items():
        header = (empty / "mine" / file).read_text(encoding="utf-8-sig").splitlines()[0]
        assert header == ",".join(f'"{column}"' for column in columns), file
    answers = (empty / "mine" / ANSWERS).read_text(encoding="utf-8-sig")
    assert ";" not in answers, "LibreOffice, if not told otherwise, divides there what it has saved once"
    rows = own.passages("mine")
    assert rows.passage.str.removeprefix("mine-").tolist() == ["title", "1-0", "1-1-1", "1-1-2", "1-2-1", "2-0", "ref-1", "ref-2"]
    assert rows["where"].tolist() == [
        "Title", "War, heading", "War, paragraph 1, sentence 1", "War, paragraph 1, sentence 2", "War, paragraph 2, sentence 1",
        "References, heading", "References, 1", "References, 2",
    ]  # fmt: skip
    wrong = own.check(C, "mine").set_index("wrong").row
    assert wrong["the sentence is not coded yet"] == "4-6" and wrong["not answered yet"] == f"2-{len(C.questions) + 1}"
    fill(empty / "mine")
    assert found("mine") == []
    every = own.beside(C, "mine")
    assert every.sources.name.iloc[-1] == "My page" and set(compare.positions.relations(every)["My page"]) == {"silent"}
    assert every.passages.set_index("passage").statement["mine-1-1-2"] == "“It …”"


def test_an_account_without_dates_or_parts_or_words_of_its_own(empty):
    own.begin(C, "zhong")
    assert (empty / "zhong" / "text.txt").read_bytes() == b""
    (empty / "zhong" / "text.txt").write_text("毛泽东去了莫斯科。他不高兴。", encoding="utf-8")
    assert "2 passages, among them 2 sentences" in own.divide(C, "zhong")
    fill(empty / "zhong")
    assert found("zhong") == []
    located = compare.sentences.placed(C, compare.sentences.coded(own.beside(C, "zhong")))
    assert set(located.dated_by[located.account == "My page"]) == {"no date"}


def test_an_account_is_read_anew_when_its_files_have_changed_and_only_then(folder):
    every = own.beside(C, "example")
    assert own.beside(C, "example") is every and every.published("as it was") == "as it was"
    edit(folder / "sentences.csv", put("role", "caus", 2))
    with pytest.raises(CollectionError, match=r"accounts/example is not ready: 1 problem found"):
        own.beside(C, "example")
    edit(folder / "sentences.csv", put("role", "report", 2))
    again = own.beside(C, "example")
    assert (again.coding.role == "report").sum() > (every.coding.role == "report").sum()
    assert again.changed == ("accounts/example",) and again.published("as it was") is None


def test_nothing_is_overwritten_and_what_is_missing_is_made(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for told in (own.begin(C, "example"), own.divide(C, "example"), own.second_reader("example")):
        assert "nothing was changed" in told and "not filled in" not in told
    own.beside(C, "example")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    for file, make in (("phases.csv", own.divide), ("about.csv", own.begin), ("text.txt", own.begin)):
        (folder / file).unlink()
        assert file in make(C, "example") and (folder / file).exists()


def test_a_folder_made_by_hand_is_completed(empty):
    (empty / "by-hand").mkdir()
    (empty / "by-hand" / "text.txt").write_text("It broke.", encoding="utf-8")
    assert "about.csv was missing and is there now" in own.begin(C, "by-hand")
    assert (empty / "by-hand" / "text.txt").read_text(encoding="utf-8") == "It broke."
    own.divide(C, "by-hand")
    assert not [problem for problem in found("by-hand") if "missing" in problem[3]]


def test_a_text_that_is_not_copied_is_said_and_one_that_was_changed_after_it_was_divided(folder):
    chapter, text = folder.parent / "chapter.txt", folder / "text.txt"
    chapter.write_text("It broke.", encoding="utf-8")
    before = text.read_text(encoding="utf-8")
    told = own.begin(C, "example", chapter)
    assert "chapter.txt was not copied" in told and "delete that" in told and text.read_text(encoding="utf-8") == before
    assert "To divide anew" not in own.divide(C, "example")
    text.write_text(before.replace("## Introduction\n", ""), encoding="utf-8")
    assert "To divide anew, delete sentences.csv" in own.divide(C, "example")
    text.unlink()
    assert "not copied" not in own.begin(C, "example", chapter) and text.read_text(encoding="utf-8") == "It broke."


WRONG_NAMES = ["My Book", "may", "january", "sept", "1984", "../out", "", "x", "a_b", "-a", "a-", "ab--c", "ab-é", "con", "lpt1", "a" * 41]


def test_a_name_that_is_no_folder_is_refused_in_words(empty):
    remedy = (
        "use small letters from a to z without accents, digits and hyphens, like my-textbook; begin with two letters, take no month's name and "
        "none that Windows keeps for itself, like con, and at most 40 characters"
    )
    for name in WRONG_NAMES:
        assert refused(own.begin, C, name) == [(f"accounts/{name}", None, "", "the name will not do", remedy)]
    for name in (None, 5):
        told = ("this is no name", 'write one in quotation marks, like "my-textbook"')
        assert refused(own.begin, C, name) == [(f"accounts/{name}", None, "", *told)]
    name = C.sources.source[0]
    assert refused(own.begin, C, name) == [(f"accounts/{name}", None, "", "an account of the collection has this name", "choose another one")]


def test_a_text_that_is_missing_empty_or_no_text_is_refused_in_words(empty):
    text, gone, sheet = ("my-page/text.txt", None, ""), "the file is missing", ("my-page/sentences.csv", None, "")
    step = "run the cell of step 3, which divides the text and makes it"
    assert refused(own.divide, C, "my-page") == [(*text, gone, "run the cell of step 1, which makes it")]
    own.begin(C, "my-page")
    assert refused(own.second_reader, "my-page") == refused(own.passages, "my-page") == [(*sheet, gone, step)]
    assert refused(own.divide, C, "my-page") == [(*text, "the file is empty", "paste your text into it and save it")]
    anew = "open it where it came from, copy the text, and paste it into a new file"
    (empty / "my-page" / "text.txt").write_bytes("Zürich".encode("cp1252"))
    assert refused(own.divide, C, "my-page") == [(*text, "the text is not in UTF-8", anew)]
    (empty / "my-page" / "text.txt").write_bytes(b"{\\rtf1 Mao}")
    assert refused(own.divide, C, "my-page") == [(*text, "the file is an RTF document, and no plain text", anew)]
    (empty / "my-page" / "sentences.csv").write_bytes(b"")
    assert [problem.wrong for problem in refused(own.passages, "my-page")] == ["the file is empty"]
    told = ("this is a folder, and no file", "give it another name, and put the file in its place")
    assert refused(own.begin, C, "other-page", empty) == [(str(empty), None, "", *told)]
    nowhere = empty / "nowhere.txt"
    assert refused(own.begin, C, "other-page", nowhere) == [(str(nowhere), None, "", gone, "look where the text is saved")]
    assert not (empty / "other-page").exists()


def test_names_of_accounts_that_cannot_be_drawn(two):
    drawn, absent = C.sources.source[0], "there is no folder of this name"
    for names, *told in (
        (["exmaple"], "accounts/exmaple", absent, "did you mean 'example'? Or make the folder with step 1"),
        (["zzz"], "accounts/zzz", absent, "use one of: example, other-book; or make the folder with step 1"),
        ([drawn], f"accounts/{drawn}", "this account is drawn anyway", "name only those that you have added"),
        (["example", "other-book", "example"], "accounts/example", "this account is named twice", "name each account once"),
    ):
        [problem] = refused(own.beside, C, *names)
        assert [problem.file, problem.wrong, problem.remedy] == told
    assert [problem[0] for problem in found("exmaple")] == ["accounts/exmaple"]
    five = ("example", "other-book", "book-3", "book-4", "book-5")
    many, *rest = refused(own.beside, C, *five)
    assert many == ("accounts", None, "", "5 accounts are named, and 4 have room beside the collection's", "name fewer")
    assert [(problem.file, problem.wrong) for problem in rest] == [(f"accounts/{name}", absent) for name in five[2:]]
    assert len(style.MARKERS) - len(C.sources) == own.account.MOST


def test_a_copied_folder_is_told_by_the_names_of_its_passages(folder):
    shutil.copytree(folder, folder.parent / "border-book")
    told = "the passages are named 'example-...', but the folder is named 'border-book'"
    anew = "replace 'example-' by 'border-book-' in every sheet, with Find and Replace; or, if no other folder is called 'example', call this one so"
    assert found("border-book") == [("border-book/sentences.csv", "", "passage", told, anew)]


def test_a_complaint_that_two_accounts_list_is_one(two):
    both = own.beside(C, "example", "other-book")
    assert (both.complaints.complaint == "experts-recalled").sum() == 1
    mentioned = compare.grievances.by_complaint(both, compare.grievances.mentions(both)).set_index("complaint")
    assert list(mentioned.loc["experts-recalled", ["Example", "Other book"]]) == [1, 1] and mentioned.by["experts-recalled"] == "several"
    edit(two / "other-book" / "complaints.csv", put("theme", "leadership", 2))
    [problem] = refused(own.beside, C, "example", "other-book")
    assert problem[:3] == ("other-book/complaints.csv", 4, "complaint")
    assert problem.wrong == "'experts-recalled' is in example/complaints.csv too, which has 'aid' under theme"


def test_own_answers_in_the_same_words_are_one_answer(two):
    for row, words in ((1, " 1958"), (7, "1960, AFTER open quarrel "), (8, "neither")):
        edit(two / "other-book" / ANSWERS, put("own_answer", words, row))
    both = own.beside(C, "example", "other-book")
    given = both.positions.set_index(["question", "work"]).answer
    relation = compare.positions.relations(both).set_index("question").relation
    for question in ("beginning", "recall"):
        assert given[question, "example-account"] == given[question, "other-book-account"] == "example"
        assert relation[question] == "some in common"
    assert (given["first-mover", "example-account"], given["first-mover", "other-book-account"]) == ("example", "other-book")


@pytest.fixture
def reader(two, monkeypatch):
    """Somebody who runs the cells of 09 over a folder of accounts; what the page would show is noted."""
    cells = json.loads(BOOK.read_text(encoding="utf-8"))["cells"]
    cells = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names, shown = {}, []
    for kind in ("say", "table", "show"):
        monkeypatch.setattr(page, kind, lambda *given, **named: shown.append(given))

    def run(account, start="import pandas", more=()):
        shown.clear()
        begin = next(n for n, cell in enumerate(cells) if start in cell)
        names["name"] = account
        for cell in cells[begin:]:
            exec(cell.replace('name = "example"', f'name = "{account}"').replace("more = []", f"more = {list(more)}"), names)
        return [*shown], names

    return run


def test_the_page_draws_what_the_sheets_hold_now_or_says_why_not(two, reader):
    """From the top, and from the cell on which it is to be run again."""
    before, names = reader("example")
    assert names["mine"] == "Example" and f"Two readings of {names['mine']}" in [given[-1] for given in before]
    edit(two / "other-book" / "sentences.csv", put("role", "caus", 2))
    look = "every = own.beside(c, name, *more)"
    with pytest.raises(CollectionError, match=r"accounts/other-book is not ready: 1 problem"):
        reader("other-book", look)
    edit(two / "other-book" / "sentences.csv", put("role", "report", 2))
    edit(two / "other-book" / "second.csv", put("role", "frame", 5))
    after, names = reader("other-book", look)
    assert names["mine"] == "Other book" and set(names["agreement"].account) == {"Other book"} and len(after) < len(before)
    assert len(names["differ"]) and names["differ"].passage.str.startswith("other-book-").all()
    (two / "other-book" / "second.csv").unlink()
    _, names = reader("other-book", "page.say(own.second_reader(name))")
    assert (two / "other-book" / "second.csv").exists()


def test_accounts_with_the_strangest_names_are_drawn_together(folder, reader):
    names = dict(zip(("example", "other-book", "book-3", "book-4"), ("share", "$\\frac$", "_", "ა")))
    for account, called in names.items():
        if not (folder.parent / account).exists():
            copy_of_the_example(folder.parent, account, called)
        edit(folder.parent / account / "about.csv", put("yours", called))
    _, known = reader("example", more=[*names][1:])
    assert list(known["every"].sources.name)[-4:] == [printable.printed(called) for called in names.values()]


def test_the_page_is_small_enough_also_as_jupyterlab_saves_it():
    """JupyterLab writes a text of many lines as a list of lines, and adds what it knows of the kernel."""
    book = nbformat.read(BOOK, 4)
    assert len(nbformat.writes(book).encode("utf-8")) + 1_000 < 600_000
