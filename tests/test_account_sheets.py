"""The sheets of an account of one's own: every fault is named where it stands, and what is no fault is read."""

import pytest
from own_account import C, copied, divided, edit, found, put
from sidebyside import CollectionError, own


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return copied(tmp_path, monkeypatch)


FAULTS = {
    "a second field alone": ("sentences.csv", put("theme2", "aid", 2), (4, "theme2", "leave it empty")),
    "an answer too long": ("answers.csv", put("own_answer", "far " * 20, 0), (2, "own_answer", "at most 40")),
    "a code misspelt": (
        "sentences.csv",
        put("theme", "securty", 3),
        (5, "theme", "did you mean 'security'?"),
    ),
    "a code missing": ("sentences.csv", put("role", "", 2), (4, "role", "fill it in")),
    "an event unknown": ("sentences.csv", put("event", "E999", 2), (4, "event", "look up its number")),
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
    "two years with a hyphen": ("sentences.csv", put("dated", "1950-1953", 2), (4, "dated", "write 1950/1953")),
    "two dates in one cell": ("phases.csv", put("start", "1950/1951", 0), (2, "start", "1950-10-19")),
    "two events in one cell": ("sentences.csv", put("event", "E12 E14", 3), (5, "event", "write the others under mentions")),
    "a line break in a note": ("sentences.csv", put("note", "one\ntwo", 3), (5, "note", "one line")),
    "an error in French": ("sentences.csv", put("statement", "#NOM?", 3), (5, "statement", "what stood there")),
    "an error in German": ("sentences.csv", put("note", "#WERT!", 3), (5, "note", "what stood there")),
    "an error in Russian": ("sentences.csv", put("statement", "#ИМЯ?", 3), (5, "statement", "what stood there")),
    "pages that became a day in German": ("sentences.csv", put("where", "03. Apr", 3), (5, "where", "what stood there")),
    "pages that became a day in French": ("sentences.csv", put("where", "03-avr", 3), (5, "where", "what stood there")),
    "an answer that became a month": ("answers.csv", put("own_answer", "oct-58", 0), (2, "own_answer", "what stood there")),
    "a letter of another script": ("sentences.csv", put("role", "\u0441ause", 3), (5, "role", "type the word anew")),
    "an answer where its code belongs": ("answers.csv", put("answer", "both for their needs", 3), (5, "answer", "write 'own' under answer")),
    "a passage doubled": ("sentences.csv", put("passage", "example-1-1-1", 3), (5, "", "remove one of the two rows")),
    "a period's words not there": ("phases.csv", put("label", "the honeymoon", 0), (2, "label", "[brackets]")),
    "a period reversed": ("phases.csv", put("end", "1940", 0), (2, "start", "put the earlier date under start")),
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
    edit(folder / "about.csv", put("yours", "", 3))
    edit(folder / "answers.csv", put("answer", "", 3))
    path = folder / "sentences.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(',"frame",', ",", 1), encoding="utf-8")
    assert {problem[0] for problem in found()} == {f"example/{file}.csv" for file in ("sentences", "about", "answers")}


def test_a_question_not_answered_yet_hides_no_fault_of_a_later_one(folder):
    def change(rows):
        rows[0].update(answer="", own_answer="")
        later = [n for n, row in enumerate(rows) if n and row["passage"] and row["answer"] != "own"][-1]
        rows[later].update(passage="", passage2="", answer2="")
        places.append(("example/answers.csv", str(later + 2), "passage"))

    places = [("example/answers.csv", "2", "answer")]
    edit(folder / "answers.csv", change)
    assert [problem[:3] for problem in found()] == places


MEANT = {
    "an event twice in a cell": ("sentences.csv", "mentions", "E95 E08", "E95 E08 E95"),
    "an event without its nought": ("sentences.csv", "mentions", "E95 E08", "E95 E8"),
    "a blank": ("sentences.csv", "role", "frame", "frame "),
    "a hard space": ("sentences.csv", "role", "frame", "frame\u00a0"),
    "a capital": ("sentences.csv", "role", "frame", "Frame"),
    "capitals": ("complaints.csv", "complainant", "china", "CHINA"),
    "a zero-width space": ("sentences.csv", "effect", "none", "none\u200b"),
    "wide letters": ("sentences.csv", "theme", "none", "\uff4e\uff4f\uff4e\uff45"),
    "a hyphen that does not break": ("sentences.csv", "dated", "1950-10", "1950\u201110"),
    "a minus for a hyphen": ("sentences.csv", "dated", "1950-10", "1950\u221210"),
    "none where nothing need be": ("sentences.csv", "theme2", "", "none"),
    "a dash where nothing need be": ("sentences.csv", "event", "", "\u2013"),
    "an event in small letters": ("second.csv", "event", "E12", "e12"),
    "events with two separators": ("sentences.csv", "mentions", "E95 E08", "e95,  E8;"),
    "a blank before a passage": ("phases.csv", "passage", "example-1-1-1", " example-1-1-1"),
    "a question in capitals": ("answers.csv", "question", "main-cause", "Main-cause"),
}


@pytest.mark.parametrize("kind", MEANT)
def test_what_can_mean_nothing_else_is_read(folder, kind):
    file, column, written, meant = MEANT[kind]
    expected, rows = own.beside(C, "example"), []

    def change(sheet):
        rows.extend(n for n, row in enumerate(sheet) if row[column] == written)
        sheet[rows[1] if column in ("event", "theme2") and not written else rows[0]][column] = meant

    edit(folder / file, change)
    assert found() == []
    every = own.beside(C, "example")
    assert all(getattr(every, table).equals(getattr(expected, table)) for table in ("coding", "mentions", "complaints", "phases"))


def test_an_answer_may_be_copied_with_its_gloss(folder):
    given = {row.answer: f"{row.answer} ({row.label})" for row in C.answers[C.answers.question == "aid"].itertuples()}
    before = own.beside(C, "example").positions

    def change(rows):
        [row] = [row for row in rows if row["question"] == "aid"]
        row.update(answer=given[row["answer"]], answer2=given[row["answer2"]])

    edit(folder / "answers.csv", change)
    assert found() == []
    assert own.beside(C, "example").positions.equals(before)


def test_a_year_that_is_not_known_may_be_said(folder):
    for year in ("n.d.", "s.d.", "o.J.", ""):
        edit(folder / "about.csv", put("yours", year, 2))
        assert found() == []


DAMAGED = {
    "a first line with the separator": lambda text: "sep=;\r\n" + text.replace('","', '";"'),
    "bars for commas": lambda text: text.replace('","', '"|"'),
    "whole rows in one cell": lambda text: "".join('"' + line.replace('"', '""') + '"\n' for line in text.splitlines()),
    "whole rows in one cell, with semicolons": lambda text: "".join(
        '"' + line.replace('","', '";"').replace('"', '""') + '";;;\n' for line in text.splitlines()
    ),
}


@pytest.mark.parametrize("how", DAMAGED)
@pytest.mark.parametrize("file", ["phases.csv", "sentences.csv"])
def test_a_sheet_whose_rows_are_whole_is_read(folder, file, how):
    path = folder / file
    path.write_text(DAMAGED[how](path.read_text(encoding="utf-8-sig")), encoding="utf-8")
    assert found() == []


def test_a_lost_first_row_is_one_problem(folder):
    path = folder / "sentences.csv"
    path.write_text("".join(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)[1:]), encoding="utf-8")
    [problem] = found()
    assert problem[1:4] == ("1", "", "the first row has none of the columns' names") and "passage,kind,where" in problem[4]


DOCUMENTS = {b"{\\rtf1\\ansi Mao}": "RTF", b"%PDF-1.7": "PDF", b"PK\x03\x04": "Word", b"\n<!DOCTYPE html><p>Mao": "web page"}


@pytest.mark.parametrize("content", DOCUMENTS)
def test_a_text_that_is_a_document_is_refused_by_its_name(folder, content):
    (folder / "text.txt").write_bytes(content)
    problem = found()[0]
    assert problem[0] == "example/text.txt" and DOCUMENTS[content] in problem[3] and "plain text" in problem[4]
    with pytest.raises(CollectionError, match=DOCUMENTS[content]):
        own.divide(C, "example")


@pytest.mark.parametrize("mentions", ["E12 E17", "E12, E17", "E12;E17", " E12  E17 "])
def test_events_mentioned_may_be_separated_as_one_likes(folder, mentions):
    edit(folder / "sentences.csv", put("mentions", mentions, 2))
    every = own.beside(C, "example")
    assert list(every.mentions.event[every.mentions.passage == "example-1-1-1"]) == ["E12", "E17"]


def test_a_text_that_was_changed_after_it_was_divided_is_told(folder):
    assert "To divide anew" not in own.divide(C, "example")
    path = folder / "text.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("## Introduction\n", ""), encoding="utf-8")
    assert "To divide anew, delete sentences.csv" in own.divide(C, "example")


def test_a_lost_row_of_the_text_is_named(folder):
    edit(folder / "sentences.csv", lambda rows: rows[:4] + rows[5:])
    assert any(problem[:3] == ("example/sentences.csv", "6", "text") for problem in found()), found()


def test_a_row_may_be_divided_and_joined(folder):
    edit(folder / "sentences.csv", divided)
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
    every = own.beside(C, "example")
    agreed = every.coding[(every.coding.passage == "example-1-1-1") & (every.coding.reading == "agreed")]
    assert agreed.reason.item() == script


def test_a_second_reader_who_has_begun_must_finish(folder):
    (folder / "second.csv").unlink(missing_ok=True)
    own.second_reader("example")
    assert found() == []
    edit(folder / "second.csv", put("role", "event", 0))
    problems = found()
    assert {problem[0] for problem in problems} == {"example/second.csv"}
    assert "3-38" in [problem[1] for problem in problems]


def test_all_problems_stand_in_one_report(folder):
    edit(folder / "sentences.csv", put("role", "caus", 2))
    edit(folder / "answers.csv", put("answer", "maybe", 1))
    edit(folder / "about.csv", put("yours", "", 3))
    files = {problem[0] for problem in found()}
    assert files == {"example/sentences.csv", "example/answers.csv", "example/about.csv"}
    with pytest.raises(CollectionError, match="example/answers.csv, row 3, column answer"):
        own.beside(C, "example")
