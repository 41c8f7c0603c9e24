"""An account of one's own: from a text to charts, with every fault named in the words of its own sheets."""

import csv
import shutil
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sidebyside import CollectionError, accounts, compare, debate, division, forms, load, making, sheets

C = load()
EXAMPLE = making.ACCOUNTS / "example"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the example, in a place of its own."""
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
    return shutil.copytree(EXAMPLE, tmp_path / "example")


def edit(path, change):
    """Rewrite a sheet after change(list of dicts)."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), reader.fieldnames
    rows = change(rows) or rows
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def put(column, value, row=0):
    """A change that writes a value into a cell; row 0 is the first below the header."""

    def change(rows):
        rows[row][column] = value

    return change


def found():
    return [tuple(row) for row in accounts.check(C, "example").itertuples(index=False)]


def row_of(passage):
    table = accounts.passages("example")
    return int(table.index[table.passage == passage][0])


def test_the_example_is_whole_and_stands_beside_the_others():
    every = accounts.beside(C, "example")
    assert list(every.sources.source) == [*C.sources.source, "example"]
    assert list(compare.explanation_shares(every, compare.parting(compare.sentences(every))).account.unique()) == [
        *C.sources.name,
        "Example",
    ]
    mine = every.passages[every.passages.source == "example"]
    assert 25 <= (mine.kind == "sentence").sum() <= 40
    assert len(every.passages) == len(C.passages) + len(mine)
    assert len(every.positions) == len(C.positions) + len(C.questions)
    assert compare.sentences(every).groupby("account").size()["Example"] == (mine.kind == "sentence").sum()


def test_the_example_tells_another_story():
    shares = compare.explanation_shares(C, compare.parting(compare.sentences(C)))
    every = accounts.beside(C, "example")
    shares = compare.explanation_shares(every, compare.parting(compare.sentences(every)))
    leading = shares.sort_values(["total", "explanation"]).groupby("account").explanation.last()
    assert leading["Example"] not in set(leading.drop("Example"))
    relations = debate.relations(every)
    assert (relations["Example"] == "silent").any() and relations.relation.nunique() > 2


def test_setting_an_account_beside_changes_nothing_of_the_others():
    every = accounts.beside(C, "example")
    for table, keys in {"coding": "passage", "passages": "passage", "phases": "phase", "events": "event"}.items():
        before, after = getattr(C, table), getattr(every, table)
        kept = after[after[keys].isin(before[keys])].reset_index(drop=True)
        pandas.testing.assert_frame_equal(before, kept)


def test_the_examples_list_of_legal_values_is_the_collections():
    table, problems = sheets.read(EXAMPLE / "legal_values.csv", ["column", "value", "meaning"])
    assert problems == []
    pandas.testing.assert_frame_equal(table, accounts.legal(C))


def test_the_examples_sheets_ask_what_the_collection_asks():
    table, _ = sheets.read(EXAMPLE / "answers.csv", forms.SHEETS["answers.csv"])
    asked = making.choices(C).reset_index(drop=True)
    pandas.testing.assert_frame_equal(table[["question", "wording", "choose_from"]], asked)
    about, _ = sheets.read(EXAMPLE / "about.csv", forms.SHEETS["about.csv"])
    assert dict(zip(about.what, about.help)) == forms.ABOUT


def test_from_a_text_to_an_account(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
    text = "# My page\n\n## The war\nIn 1950 China went to war. It cost much.\n\n- aid was sold\n- trust went\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    assert "was made" in accounts.begin(C, "my-page", tmp_path / "page.txt")
    assert "6 passages, among them 4 sentences" in accounts.divide(C, "my-page")
    rows = accounts.passages("my-page")
    assert list(rows.passage) == ["my-page-title", "my-page-1-0"] + [
        f"my-page-1-{n}" for n in ("1-1", "1-2", "2-1", "2-2")
    ]
    assert rows["where"].iloc[2] == "The war, paragraph 1, sentence 1"
    wrong = accounts.check(C, "my-page")
    rows = dict(zip(wrong.wrong, wrong.row))
    assert rows["the sentence is not coded yet"] == "4-7"
    assert rows["not answered yet"] == f"2-{len(C.questions) + 1}"
    fill(tmp_path / "my-page")
    assert accounts.check(C, "my-page").empty, accounts.check(C, "my-page").to_string()
    every = accounts.beside(C, "my-page")
    assert every.sources.name.iloc[-1] == "My page" and len(every.sources) == 3
    assert every.passages.statement[every.passages.passage == "my-page-1-1-2"].item() == "“It cost …”"


def fill(folder):
    """Fill in the sheets of a new account in the shortest way that is legal."""

    def codes(rows):
        for row in rows:
            if row["kind"] == "sentence":
                row.update(role="event", explanation="none", effect="none", grievance="none")

    def about(rows):
        for row in rows:
            row["yours"] = {"name": "My page", "year": "1901", "covers": "1950/1960"}.get(row["what"], "A page")

    def silent(rows):
        for row in rows:
            row["answer"] = "silent"

    edit(folder / "sentences.csv", codes)
    edit(folder / "about.csv", about)
    edit(folder / "answers.csv", silent)


def test_an_account_that_is_not_ready_draws_nothing_and_says_why(folder):
    every = accounts.beside_when_ready(C, "example")
    assert len(every.sources) == 3
    edit(folder / "sentences.csv", put("role", "caus", 2))
    every = accounts.beside_when_ready(C, "example")
    for ask in (lambda: every.sources, lambda: compare.sentences(every), lambda: debate.relations(every)):
        with pytest.raises(CollectionError, match=r"accounts/example is not ready: 1 problem found"):
            ask()


def test_two_accounts_beside_the_collections(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "example")
    (tmp_path / "text.txt").write_text("Nothing is said here.", encoding="utf-8")
    accounts.begin(C, "quiet", tmp_path / "text.txt")
    accounts.divide(C, "quiet")
    fill(tmp_path / "quiet")
    every = accounts.beside(C, "example", "quiet")
    assert len(every.sources) == 4
    assert set(debate.relations(every)["My page"]) == {"silent"}


def test_nothing_is_overwritten(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for told in (accounts.begin(C, "example"), accounts.divide(C, "example"), accounts.second_reader("example")):
        assert "nothing was changed" in told
    accounts.beside(C, "example")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_sheet_that_is_lost_is_made_again_and_the_others_are_left(folder):
    (folder / "phases.csv").unlink()
    assert [problem[:2] for problem in found()] == [("example/phases.csv", "")]
    assert "New: phases.csv" in accounts.divide(C, "example")
    assert accounts.check(C, "example").empty


@pytest.mark.parametrize("name", ["My Book", "may", "1984", "../out", "", "x", "a_b", "-a", "fu"])
def test_a_name_that_is_no_folder_is_refused_in_words(name):
    with pytest.raises(CollectionError, match="like my-textbook|choose another"):
        accounts.begin(C, name)


def test_a_text_that_is_missing_empty_or_no_text_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
    with pytest.raises(CollectionError, match=r"text.txt: the file is missing"):
        accounts.divide(C, "my-page")
    accounts.begin(C, "my-page")
    with pytest.raises(CollectionError, match="paste your text"):
        accounts.divide(C, "my-page")
    (tmp_path / "my-page" / "text.txt").write_bytes("Zürich".encode("cp1252"))
    with pytest.raises(CollectionError, match="UTF-8"):
        accounts.divide(C, "my-page")
    with pytest.raises(CollectionError, match=r"sentences.csv: the file is missing"):
        accounts.passages("my-page")
    with pytest.raises(CollectionError, match=r"nowhere.txt: the file is missing"):
        accounts.begin(C, "other-page", tmp_path / "nowhere.txt")
    assert not (tmp_path / "other-page").exists()


FAULTS = {
    "a second field alone": ("sentences.csv", put("explanation2", "aid", 2), (4, "explanation2", "leave it empty")),
    "an answer with its gloss": ("answers.csv", put("answer", "ideology (ideas)", 0), (2, "answer", "only the word")),
    "an answer too long": ("answers.csv", put("own_answer", "far " * 20, 0), (2, "own_answer", "at most 40")),
    "a code misspelt": (
        "sentences.csv",
        put("explanation", "securty", 3),
        (5, "explanation", "did you mean 'security'?"),
    ),
    "a code missing": ("sentences.csv", put("role", "", 2), (4, "role", "fill it in")),
    "an event unknown": ("sentences.csv", put("event", "E999", 2), (4, "event", "did you mean 'E9")),
    "a mention unknown": ("sentences.csv", put("mentions", "E12 E1O", 2), (4, "mentions", "did you mean")),
    "a date impossible": ("sentences.csv", put("dated", "1950-13", 2), (4, "dated", "1950-10-19")),
    "a date reversed": ("sentences.csv", put("dated", "1960/1950", 2), (4, "dated", "1950-10-19")),
    "a heading coded": ("sentences.csv", put("effect", "apart", 1), (3, "effect", "only sentences are coded")),
    "a text altered": (
        "sentences.csv",
        put("text", "This account asks how two allies of 1951 came to shoot at each other in 1969.", 2),
        (4, "text", "put the words back"),
    ),
    "a quotation altered": ("sentences.csv", put("quote", "came to shoot each other", 2), (4, "quote", "copy them")),
    "a quotation too long": (
        "sentences.csv",
        put("quote", "how two allies of 1950 came to shoot at each other in 1969", 2),
        (4, "quote", "quote fewer words"),
    ),
    "a month made a day": ("sentences.csv", put("dated", "1958-08-01", 21), (23, "dated", "write 1958-08, or")),
    "a passage doubled": ("sentences.csv", put("passage", "example-1-1-1", 3), (5, "", "remove one of the two rows")),
    "a period's words not there": ("phases.csv", put("label", "the honeymoon", 0), (2, "label", "[brackets]")),
    "a period reversed": ("phases.csv", put("end", "1940", 0), (2, "start", "1950-10-19")),
    "a complaint unknown": ("grievances.csv", put("complaint", "inequalty", 0), (2, "complaint", "'inequality'?")),
    "a passage unknown": ("grievances.csv", put("passage", "example-9-9-9", 0), (2, "passage", "did you mean")),
    "an answer unknown": ("answers.csv", put("answer", "ideologie", 0), (2, "answer", "did you mean 'ideology'?")),
    "an answer not given": ("answers.csv", put("answer", "", 3), (5, "answer", "'silent' is an answer")),
    "an answer of one's own without words": (
        "answers.csv",
        put("own_answer", "", 0),
        (2, "own_answer", "both or neither"),
    ),
    "a name too long": ("about.csv", put("yours", "A name of far too many letters", 0), (2, "yours", "at most 24")),
    "a name the charts cannot draw": ("about.csv", put("yours", "沈志华", 0), (2, "yours", "letters such as Latin")),
    "a year that is none": ("about.csv", put("yours", "last year", 2), (4, "yours", "1950-10-19")),
    "a purpose not said": ("about.csv", put("yours", "", 6), (8, "yours", "what was it written for")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_where_it_stands_with_what_to_do(folder, fault):
    file, change, (row, column, remedy) = FAULTS[fault]
    edit(folder / file, change)
    places = {(problem[0], problem[1], problem[2]): problem[4] for problem in found()}
    assert remedy.casefold() in places[f"example/{file}", str(row), column].casefold(), places


def test_one_sheet_that_cannot_be_read_hides_no_other(folder):
    edit(folder / "about.csv", put("yours", "", 2))
    edit(folder / "answers.csv", put("answer", "", 3))
    path = folder / "sentences.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",frame,", ",", 1), encoding="utf-8")
    assert {problem[0] for problem in found()} == {f"example/{file}.csv" for file in ("sentences", "about", "answers")}


@pytest.mark.parametrize("mentions", ["E12 E17", "E12, E17", "E12;E17", " E12  E17 "])
def test_events_mentioned_may_be_separated_as_one_likes(folder, mentions):
    edit(folder / "sentences.csv", put("mentions", mentions, 2))
    every = accounts.beside(C, "example")
    assert list(every.mentions.event[every.mentions.passage == "example-1-1-1"]) == ["E12", "E17"]


def test_a_text_that_was_changed_after_it_was_divided_is_told(folder):
    assert "To divide anew" not in accounts.divide(C, "example")
    path = folder / "text.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("## Introduction\n", ""), encoding="utf-8")
    assert "To divide anew, delete sentences.csv" in accounts.divide(C, "example")


def test_a_lost_row_of_the_text_is_named(folder):
    edit(folder / "sentences.csv", lambda rows: rows[:4] + rows[5:])
    assert any(problem[:3] == ("example/sentences.csv", "6", "text") for problem in found()), found()


def test_a_row_may_be_divided_and_joined(folder):
    def divide(rows):
        row = rows[3]
        cut = row["text"].index("came first")
        second = {**row, "passage": "example-1-1-2b", "text": row["text"][cut:], "quote": ""}
        row.update(text=row["text"][:cut], quote="")
        return [*rows[:4], second, *rows[4:]]

    edit(folder / "sentences.csv", divide)
    if (folder / "second.csv").exists():
        edit(folder / "second.csv", lambda rows: [rows[0], {**rows[1], "passage": "example-1-1-2b"}, *rows[1:]])
    assert found() == []


def test_curly_and_straight_quotation_marks_are_the_same_text(folder):
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        path.write_text(text.replace("’", "'").replace("–", "-"), encoding="utf-8")
    assert found() == []


def test_a_day_that_is_meant_can_be_written(folder):
    edit(folder / "sentences.csv", put("dated", "1958-08-01/1958-08-01", 21))
    assert not [problem for problem in found() if problem[2] == "dated"]


def test_html_and_formulas_in_a_sheet_are_text(folder):
    script = "<script>alert(1)</script>"
    edit(folder / "sentences.csv", put("note", script, 2))
    edit(folder / "sentences.csv", put("statement", "'=1+1", 2))
    every = accounts.beside(C, "example")
    agreed = every.coding[(every.coding.passage == "example-1-1-1") & (every.coding.reading == "agreed")]
    assert agreed.reason.item() == script


def test_an_account_without_dates_or_parts_or_words_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
    (tmp_path / "text.txt").write_text("毛泽东去了莫斯科。他不高兴。", encoding="utf-8")
    accounts.begin(C, "zhong", tmp_path / "text.txt")
    assert "2 passages, among them 2 sentences" in accounts.divide(C, "zhong", language="zh")
    fill(tmp_path / "zhong")
    assert accounts.check(C, "zhong").empty, accounts.check(C, "zhong").to_string()
    located = compare.placed(C, compare.sentences(accounts.beside(C, "zhong")))
    assert set(located.placing[located.account == "My page"]) == {"undated"}


def test_a_second_reader_who_has_begun_must_finish(folder):
    (folder / "second.csv").unlink(missing_ok=True)
    accounts.second_reader("example")
    assert found() == []
    edit(folder / "second.csv", put("role", "event", 0))
    problems = found()
    assert {problem[0] for problem in problems} == {"example/second.csv"}
    assert "3-38" in [problem[1] for problem in problems]


def test_all_problems_stand_in_one_report(folder):
    edit(folder / "sentences.csv", put("role", "caus", 2))
    edit(folder / "answers.csv", put("answer", "maybe", 1))
    edit(folder / "about.csv", put("yours", "", 2))
    files = {problem[0] for problem in found()}
    assert files == {"example/sentences.csv", "example/answers.csv", "example/about.csv"}
    with pytest.raises(CollectionError, match="example/answers.csv, row 3, column answer"):
        accounts.beside(C, "example")


def test_the_example_is_divided_as_its_sheet_has_it():
    divided = division.passages((EXAMPLE / "text.txt").read_text(encoding="utf-8"))
    assert [passage.text for passage in divided] == list(accounts.passages("example").text)


WORDS = st.sampled_from(["Mao", "spoke", "in", "1950.", "Then", "aid", "came!", "Why?", "U.S.", "No", "one", "knew."])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"])
)
def test_division_loses_no_word_and_changes_no_order(paragraphs, ends):
    text = ends.join(" ".join(words) for words in paragraphs)
    pieces = [word for passage in division.passages(text) for word in division.words(passage.text)]
    assert pieces == division.words(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mao met N. S. Khrushchev. He left.", ["Mao met N. S. Khrushchev.", "He left."]),
        ("A long line of prose that was broken off here\nand goes on. Yes.", ["A long line of prose that was broken off here and goes on.", "Yes."]),
        ("- one point\n- another point", ["one point", "another point"]),
        ("The alliance of the Sino-Soviet camp, one of equal-\nminded men.", ["The alliance of the Sino-Soviet camp, one of equal-minded men."]),
    ],
)  # fmt: skip
def test_how_a_text_is_divided(text, pieces):
    assert [passage.text for passage in division.passages(text)] == pieces


def test_headings_and_references_without_marks():
    text = "The split\n\nKorea\n\nWar came. It cost much.\n\nReferences\nA book, 1999.\nA page, 2001.\n"
    kinds = [(passage.kind, passage.section) for passage in division.passages(text)]
    assert kinds == [
        ("title", 0),
        ("heading", 1),
        ("sentence", 1),
        ("sentence", 1),
        ("heading", 2),
        ("reference", 2),
        ("reference", 2),
    ]


def test_headings_without_empty_lines_around_them():
    text = (
        "Dragon and Bear\nFrom Alliance to Unease\nOn 14 February 1950 they signed. It held.\n"
        "The Quarrel\nIn 1956 it broke.\nCauses\n- aid\n- 17 experts\nResults\n1. war\n2. cold\n"
    )
    assert [(passage.kind, passage.text) for passage in division.passages(text)] == [
        ("title", "Dragon and Bear"),
        ("heading", "From Alliance to Unease"),
        ("sentence", "On 14 February 1950 they signed."),
        ("sentence", "It held."),
        ("heading", "The Quarrel"),
        ("sentence", "In 1956 it broke."),
        ("heading", "Causes"),
        ("sentence", "aid"),
        ("sentence", "17 experts"),
        ("heading", "Results"),
        ("sentence", "1. war"),
        ("sentence", "2. cold"),
    ]


def test_no_sheet_of_the_example_is_kept_from_the_collection():
    kept = {path.name for path in EXAMPLE.iterdir()}
    assert kept == {*forms.SHEETS, *forms.SECOND, "text.txt", "legal_values.csv"}
    assert Path(EXAMPLE).parent.name == "accounts"
