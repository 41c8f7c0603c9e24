"""What is read in an account's sheets though it is written otherwise, and what becomes of it in the collection's tables."""

import itertools

import pandas
import pytest
from own_account import EXAMPLE, C, divided, edit, found, put
from sidebyside import own
from sidebyside.collection import read_schema
from sidebyside.own import new_account, template
from sidebyside.tables import csvfile

SAID = ("coding", "mentions", "complaints", "grievances", "phases", "positions")
GLOSS = {row.answer: f"{row.answer} ({row.label})" for row in C.answers[C.answers.question == "aid"].itertuples()}
# What can mean nothing else: sheet, row, column, what is written there.
MEANT = [
    ("sentences.csv", 30, "mentions", "e58,  E59;"),
    ("sentences.csv", 36, "mentions", "E71 E72 E71"),
    ("sentences.csv", 7, "mentions", " E95 E8 "),
    ("sentences.csv", 4, "role", "frame "),
    ("sentences.csv", 5, "role", "report\u00a0"),
    ("sentences.csv", 7, "role", "Frame"),
    ("sentences.csv", 4, "effect", "none\u200b"),
    ("sentences.csv", 4, "theme", "\uff4e\uff4f\uff4e\uff45"),
    ("sentences.csv", 11, "dated", "1950\u201110"),
    ("sentences.csv", 17, "dated", "1957\u221210"),
    ("sentences.csv", 19, "dated", "1958,0"),
    ("sentences.csv", 5, "theme2", "none"),
    ("sentences.csv", 5, "event", "\u2013"),
    ("second.csv", 7, "event", "e12"),
    ("complaints.csv", 2, "complainant", "CHINA"),
    ("phases.csv", 2, "passage", " example-1-1-1"),
    ("phases.csv", 3, "start", "1950.00"),
    ("answers.csv", 2, "question", "Main-cause"),
    ("answers.csv", 7, "answer", GLOSS["benefit"]),
    ("answers.csv", 7, "answer2", GLOSS["burden"]),
    ("about.csv", 4, "yours", "o.J."),
]


def test_what_can_mean_nothing_else_is_read(folder):
    expected = own.beside(C, "example")
    for file, row, column, cell in MEANT:
        edit(folder / file, put(column, cell, row - 2))
    assert found() == []
    every = own.beside(C, "example")
    for table in SAID:
        pandas.testing.assert_frame_equal(getattr(every, table), getattr(expected, table))
    assert every.works.set_index("work").year["example-account"] == ""


def whole_rows(text, separator, end=""):
    return "".join('"' + line.replace('","', f'"{separator}"').replace('"', '""') + f'"{end}\n' for line in text.splitlines())


DAMAGED = [
    lambda text: "sep=;\r\n" + text.replace('","', '";"'),
    lambda text: text.replace('","', '"|"'),
    lambda text: whole_rows(text, ","),
    lambda text: whole_rows(text, ";", ";;;"),
]


def test_a_sheet_whose_rows_are_whole_is_read(folder):
    for how, path in zip(itertools.cycle(DAMAGED), sorted(folder.glob("*.csv"))):
        path.write_text(how(path.read_text(encoding="utf-8-sig")), encoding="utf-8")
    assert found() == []


def test_quotation_marks_and_hyphens_of_another_kind_are_the_same_text_and_a_row_may_be_divided_and_joined(folder):
    for path in folder.glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8-sig").replace("’", "'").replace("–", "-"), encoding="utf-8")
    edit(folder / "sentences.csv", divided)
    edit(folder / "second.csv", lambda rows: [rows[0], {**rows[1], "passage": "example-1-1-2b"}, *rows[1:]])
    assert found() == []
    edit(folder / "sentences.csv", lambda rows: [*rows[:3], {**rows[3], "text": f"{rows[3]['text']} {rows[4]['text']}"}, *rows[5:]])
    assert [problem[:3] for problem in found()] == [("example/second.csv", "3", "passage")]


def test_words_are_taken_as_they_stand_and_a_day_that_is_meant_can_be_written(folder):
    script = "<script>alert(1)</script>"
    for row, column, cell in ((4, "note", script), (4, "statement", "'=1+1"), (23, "dated", "1958-08-01/1958-08-01")):
        edit(folder / "sentences.csv", put(column, cell, row - 2))
    every = own.beside(C, "example")
    agreed = every.coding[every.coding.reading == "agreed"].set_index("passage")
    assert agreed.reason["example-1-1-1"] == script and agreed.dated["example-3-2-2"] == "1958-08-01/1958-08-01"
    assert every.passages.set_index("passage").statement["example-1-1-1"] == "=1+1"


@pytest.mark.parametrize(("heading", "printed"), [("第一章", "Part 1"), ("The quarrel over a great many things", "The quarrel over a …")])
def test_a_heading_is_printed_as_far_as_it_can_be(folder, heading, printed):
    for path in (folder / "text.txt", folder / "sentences.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("Introduction", heading), encoding="utf-8")
    assert found() == []
    assert printed in set(own.beside(C, "example").passages.query("source == 'example'").part)


def test_a_complaint_of_the_collection_may_be_listed_again(folder):
    one = dict(C.complaints[C.complaints.complaint == "inequality"].iloc[0])
    edit(folder / "complaints.csv", lambda rows: [*rows, one])
    assert found() == []
    assert own.beside(C, "example").complaints.complaint.is_unique


def test_a_second_reading_counts_once_it_is_begun(folder):
    (folder / "second.csv").unlink()
    own.second_reader("example")
    assert found() == []
    assert set(own.beside(C, "example").coding.query("passage.str.startswith('example-')").reading) == {"agreed"}
    edit(folder / "second.csv", put("role", "event", 0))
    assert [problem[:2] for problem in found()] == [("example/second.csv", "2"), ("example/second.csv", "2"), ("example/second.csv", "2"),
                                                    ("example/second.csv", "3-38")]  # fmt: skip


def test_an_own_answer_in_the_collections_words_is_the_collections(folder):
    label = C.answers[(C.answers.question == "beginning") & (C.answers.answer == "y1956")].label.item()
    edit(folder / "answers.csv", put("own_answer", f"{label.upper()} ", 1))
    positions = own.beside(C, "example").positions
    assert positions[(positions.question == "beginning") & (positions.work == "example-account")].answer.item() == "y1956"


def test_the_examples_sheets_and_its_list_of_legal_values_are_those_of_today():
    listed, problems = csvfile.read(EXAMPLE / "legal_values.csv", ["column", "value", "meaning"])
    assert problems == []
    pandas.testing.assert_frame_equal(listed, own.legal(C))
    answers, _ = csvfile.read(EXAMPLE / "answers.csv", template.SHEETS["answers.csv"])
    pandas.testing.assert_frame_equal(answers[["question", "wording", "choose_from"]], new_account.choices(C).reset_index(drop=True))
    about, _ = csvfile.read(EXAMPLE / "about.csv", template.SHEETS["about.csv"])
    assert dict(zip(about.what, about.help)) == template.ABOUT
    assert {path.name for path in EXAMPLE.iterdir()} == {*template.SHEETS, *template.SECOND, "text.txt", "legal_values.csv"}


def test_every_value_that_the_schema_allows_is_listed_with_a_meaning_of_its_own():
    table = own.legal(C)
    allowed = {
        (field["name"], value)
        for resource in read_schema()["resources"]
        for field in resource["schema"]["fields"]
        for value in field.get("constraints", {}).get("enum", ())
        if (resource["name"], field["name"]) in {("passages", "kind"), ("phases", "scope"), ("phases", "bounds"), ("complaints", "complainant")}
        or resource["name"] in ("coding", "phases") and field["name"] in {*template.REQUIRED_CODES, "relation"}
    }
    assert allowed <= set(zip(table.column, table.value))
    codes = table[~table.column.isin(["event", "complaint", "complainant"])]
    assert not codes.duplicated(["column", "meaning"]).any()
