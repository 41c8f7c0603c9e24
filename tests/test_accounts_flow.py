"""What happens to somebody who adds accounts: wrong names, copies, two accounts with one complaint, files that are gone."""

import json
import shutil

import nbformat
import pytest
from own_account import BOOK, EXAMPLE, C, edit, found, put
from sidebyside import CollectionError, compare, own, page
from sidebyside.charts import style
from sidebyside.own import new_account

AGAIN = "every = own.beside(c, name, *more)"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of accounts with a copy of the example in it."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "example")
    return tmp_path


@pytest.fixture
def two(folder):
    """The example, and a good account called other-book that says the same under other names."""
    shutil.copytree(folder / "example", folder / "other-book")
    for path in (folder / "other-book").glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig").replace("example-", "other-book-")
        path.write_text(text, encoding="utf-8")
    edit(folder / "other-book" / "about.csv", put("yours", "Other book"))
    assert found("other-book") == []
    return folder


def refused(*names):
    """The Problems for which some accounts are not set beside the collection's."""
    with pytest.raises(CollectionError) as refusal:
        own.beside(C, *names)
    return refusal.value.problems


def answers_of(every, question, own):
    """The code of the answer that each of the accounts in a folder gives to a question, and how all relate."""
    positions = every.positions[every.positions.question == question].set_index("work").answer
    relation = compare.positions.relations(every).set_index("question").relation[question]
    return [positions[f"{name}-account"] for name in own], relation


def test_two_accounts_may_list_the_same_complaint(two):
    both = own.beside(C, "example", "other-book")
    listed = both.complaints[both.complaints.complaint == "experts-recalled"]
    assert len(listed) == 1
    mentioned = compare.grievances.by_complaint(both, compare.grievances.mentions(both)).set_index("complaint")
    names = list(both.sources.name)
    assert list(mentioned.loc["experts-recalled", names[-2:]]) == [1, 1] and mentioned.by["experts-recalled"] == "several"


@pytest.mark.parametrize(
    ("column", "value"), [("label", "The experts left in anger"), ("complainant", "ussr"), ("theme", "leadership")]
)
def test_a_complaint_that_differs_is_told_with_both_files(two, column, value):
    sheet = two / "other-book" / "complaints.csv"
    edit(sheet, put(column, value, 2))
    [problem] = [problem for problem in refused("example", "other-book") if problem.column == column]
    assert problem[:2] == ("other-book/complaints.csv", 4)
    assert "'experts-recalled' is in example/complaints.csv too" in problem.wrong
    assert "write the same in both" in problem.remedy and "another name" in problem.remedy


def test_a_complaint_of_the_collection_may_be_listed_again_and_not_otherwise(folder):
    one = C.complaints[C.complaints.complaint == "inequality"].iloc[0]
    edit(folder / "example" / "complaints.csv", lambda rows: [*rows, dict(one)])
    assert found() == []
    assert len(own.beside(C, "example").complaints) == len(own.beside(C, "example").complaints.drop_duplicates("complaint"))
    edit(folder / "example" / "complaints.csv", put("label", "Something else", -1))
    [problem] = found()
    assert problem[:3] == ("example/complaints.csv", "7", "label") and "data/complaints.csv" in problem[3]


def test_a_sheet_that_is_gone_is_made_by_the_step_that_is_named(folder):
    account = folder / "example"
    for file, step, make in (("phases.csv", "step 3", own.divide), ("about.csv", "step 1", own.begin)):
        (account / file).unlink()
        [problem] = found()
        assert problem[:3] == (f"example/{file}", "", "") and step in problem[4]
        assert file in make(C, "example") and (account / file).exists()
    (account / "text.txt").unlink()
    assert "text.txt was missing and is there now" in own.begin(C, "example")
    assert "nothing was changed" in own.begin(C, "example")


def test_a_folder_made_by_hand_is_completed(folder):
    (folder / "by-hand").mkdir()
    (folder / "by-hand" / "text.txt").write_text("It broke.", encoding="utf-8")
    assert "about.csv was missing and is there now" in own.begin(C, "by-hand")
    assert (folder / "by-hand" / "text.txt").read_text(encoding="utf-8") == "It broke."
    own.divide(C, "by-hand")
    assert not [problem for problem in found("by-hand") if "missing" in problem[3]]


def test_a_text_that_is_not_copied_is_said(folder):
    (folder / "chapter.txt").write_text("It broke.", encoding="utf-8")
    before = (folder / "example" / "text.txt").read_bytes()
    told = own.begin(C, "example", folder / "chapter.txt")
    assert "chapter.txt was not copied" in told and "delete that" in told
    assert (folder / "example" / "text.txt").read_bytes() == before
    (folder / "example" / "text.txt").unlink()
    assert "not copied" not in own.begin(C, "example", folder / "chapter.txt")
    assert (folder / "example" / "text.txt").read_text(encoding="utf-8") == "It broke."


def test_own_answers_in_the_same_words_are_one_answer(two):
    edit(two / "other-book" / "answers.csv", put("own_answer", " 1958", 1))
    edit(two / "other-book" / "answers.csv", put("own_answer", "1960, AFTER open quarrel ", 7))
    both = own.beside(C, "example", "other-book")
    for question in ("beginning", "recall"):
        (one, other), relation = answers_of(both, question, ("example", "other-book"))
        assert one == other == "example" and relation == "some in common"
    edit(two / "other-book" / "answers.csv", put("own_answer", "1959", 1))
    (one, other), _ = answers_of(own.beside(C, "example", "other-book"), "beginning", ("example", "other-book"))
    assert (one, other) == ("example", "other-book")


def test_an_own_answer_in_the_collections_words_is_the_collections(folder):
    label = C.answers[(C.answers.question == "beginning") & (C.answers.answer == "y1956")].label.item()
    edit(folder / "example" / "answers.csv", put("own_answer", f"{label} ", 1))
    (one,), _ = answers_of(own.beside(C, "example"), "beginning", ("example",))
    assert one == "y1956"


@pytest.mark.parametrize(
    ("sheet", "column"),
    [("phases.csv", "passage"), ("grievances.csv", "passage"), ("answers.csv", "passage"), ("second.csv", "passage")],
)
def test_no_sheet_rests_on_the_passage_of_another_account(folder, sheet, column):
    other = C.passages.passage[C.passages.kind == "sentence"].iloc[3]
    for value in (other, "2-1-1"):
        edit(folder / "example" / sheet, put(column, value))
        [problem] = [problem for problem in found() if problem[:3] == (f"example/{sheet}", "2", column)]
        assert problem[3] == f"'{value}' is no passage of this account"
        assert "did you mean 'example-" in problem[4] or "use one of: example-" in problem[4]


def test_names_of_accounts_that_cannot_be_drawn(two):
    own = C.sources.source[0]
    absent = "there is no folder of this name"
    assert refused("exmaple") == [("accounts/exmaple", None, "", absent, "did you mean 'example'? Or make the folder with step 1")]
    assert refused(own) == [(f"accounts/{own}", None, "", "this account is drawn anyway", "name only those that you have added")]
    twice = [("accounts/example", None, "", "this account is named twice", "name each account once")]
    assert refused("example", "other-book", "example") == twice
    assert [problem[0] for problem in found("exmaple")] == ["accounts/exmaple"]
    five = ("example", "other-book", "book-3", "book-4", "book-5")
    many, *rest = refused(*five)
    assert many == ("accounts", None, "", "5 accounts are named, and 4 have room beside the collection's", "name fewer")
    assert [(problem.file, problem.wrong) for problem in rest] == [(f"accounts/{name}", absent) for name in five[2:]]


def test_a_copied_folder_is_told_by_the_names_of_its_passages(folder):
    shutil.copytree(folder / "example", folder / "border-book")
    [problem] = found("border-book")
    assert problem[0] == "border-book/sentences.csv"
    assert "named 'example-...', but the folder is named 'border-book'" in problem[3]
    assert problem[4] == (
        "name the folder 'example', or replace 'example-' by 'border-book-' in every sheet, and check again"
    )
    assert refused("example", "border-book")[0].wrong == problem[3]


def test_a_second_reader_before_the_text_is_divided(folder):
    own.begin(C, "new-book")
    with pytest.raises(CollectionError, match=r"This cannot be done yet: .*\n.*sentences.csv: .*step 3"):
        own.second_reader("new-book")


@pytest.fixture
def reader(two, monkeypatch):
    """Somebody who runs the cells of 09 over a folder of accounts; what the page would show is noted."""
    cells = json.loads(BOOK.read_text(encoding="utf-8"))["cells"]
    cells = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names, shown = {}, []
    for kind in ("say", "table", "show"):
        monkeypatch.setattr(page, kind, lambda *given, **named: shown.append(given))

    def run(account, start="import pandas"):
        shown.clear()
        begin = next(n for n, cell in enumerate(cells) if start in cell)
        names["name"] = account
        for cell in cells[begin:]:
            exec(cell.replace('name = "example"', f'name = "{account}"'), names)
        return [*shown], names

    return run


LOOK = "every = own.beside(c, name, *more)"


def test_from_look_on_the_page_draws_what_the_sheets_hold_now_or_says_why_not(two, reader):
    before, _ = reader("example")
    _, names = reader("other-book")
    assert names["mine"] == "Other book"
    edit(two / "other-book" / "sentences.csv", put("role", "caus", 2))
    with pytest.raises(CollectionError, match=r"accounts/other-book is not ready: 1 problem"):
        reader("other-book", LOOK)
    edit(two / "other-book" / "sentences.csv", put("role", "report", 2))
    after, names = reader("other-book", LOOK)
    assert names["mine"] == "Other book" and len(after) < len(before)


def test_the_second_readers_table_is_of_the_account_that_is_named(two, reader):
    edit(two / "other-book" / "second.csv", put("role", "frame", 5))
    for name, called in (("example", "Example"), ("other-book", "Other book")):
        shown, names = reader(name)
        assert set(names["agreement"].account) == {called}
        assert f"Two readings of {called}" in [given[-1] for given in shown if isinstance(given[-1], str)]
        assert len(names["differ"]) and names["differ"].passage.str.startswith(f"{name}-").all()
    (two / "other-book" / "second.csv").unlink()
    _, names = reader("other-book")
    assert names["agreement"].empty and (two / "other-book" / "second.csv").exists()


def test_of_a_changed_account_nothing_is_said_by_hand(two):
    told = "as it was published"
    assert own.beside(C, "example").published(told) == told
    assert own.beside(C, "other-book").published(told) is None
    edit(two / "example" / "sentences.csv", put("theme", "aid", 6))
    assert own.beside(C, "example").published(told) is None


def test_the_page_is_small_enough_also_as_jupyterlab_saves_it():
    """JupyterLab writes a text of many lines as a list of lines, and adds what it knows of the kernel."""
    book = nbformat.read(BOOK, 4)
    assert len(nbformat.writes(book).encode("utf-8")) + 1_000 < 600_000


def test_as_many_accounts_may_be_named_as_the_charts_have_marks_for():
    assert len(style.MARKERS) - len(C.sources) == own.account.MOST
