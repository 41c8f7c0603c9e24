"""What is read of an account's files though it is written otherwise, what cannot be read, and what tables are made of it."""

import dataclasses
import itertools

import pandas
import pytest
from own_account import EXAMPLE, VALUES, C, divided, edit, found, put
from sidebyside import compare, own
from sidebyside.collection import read_schema
from sidebyside.own import new_account, template
from sidebyside.rules import printable
from sidebyside.tables import csvfile

SAID = ("coding", "mentions", "complaints", "grievances", "phases", "positions")
GLOSS = {row.answer: f"{row.answer} ({row.label})" for row in C.answers[C.answers.question == "aid"].itertuples()}
# What can mean nothing else: sheet, row, column, what is written there.
MEANT = [
    ("sentences.csv", 30, "mentions", "e58,  E59;"),
    ("sentences.csv", 36, "mentions", "E71 E72 E71"),
    ("sentences.csv", 7, "mentions", " #E95: und [E8.0] "),
    ("sentences.csv", 5, "note", "NaN"),
    ("sentences.csv", 2, "role", "<NA>"),
    ("sentences.csv", 6, "role", "Report."),
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
    ("sentences.csv", 6, "theme2", "keine"),
    ("sentences.csv", 6, "dated", "n. d."),
    ("sentences.csv", 6, "event", "无"),
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
    edit(folder / "answers.csv", lambda rows: rows[25].update(answer2="no", passage2="example-5-2-2"))
    every = own.beside(C, "example")
    assert "no" in set(every.positions.answer2)
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


def replaced(old, new):
    return lambda raw: raw.replace(old, new, 1)


WORKBOOK = ("the file is a workbook under the name of a CSV file",
            "open it in your spreadsheet and save it with File > Save As ('CSV UTF-8' in Excel)")  # fmt: skip
PLAIN = "copy its words, paste them into a new file, and save that as plain text in UTF-8 under the name text.txt"
# What is made of the content of a file (nothing: the file goes), and what is then said of it: row, column, what is wrong, what to do.
FILES = {
    "text, gone": ("text.txt", None, ("", "", "the file is missing", "run the cell of step 1, which makes it, and paste the text into it")),
    "text, in another encoding": ("text.txt", lambda raw: b"caf\xe9", ("", "", "the text is not in UTF-8", PLAIN)),
    "text, with a null": ("text.txt", lambda raw: b"a\0b", ("", "", "the text is not in UTF-8", PLAIN)),
    "text, cut off": ("text.txt", lambda raw: b"\xff\xfea", ("", "", "the text is not in UTF-8", PLAIN)),
    "RTF": ("text.txt", lambda raw: b"{\\rtf1\\ansi Mao}", ("", "", "the file is an RTF document, and no plain text", PLAIN)),
    "PDF": ("text.txt", lambda raw: b"%PDF-1.7", ("", "", "the file is a PDF, and no plain text", PLAIN)),
    "Word": ("text.txt", lambda raw: b"PK\x03\x04", ("", "", "the file is a document of Word or LibreOffice, and no plain text", PLAIN)),
    "web": ("text.txt", lambda raw: b"\n<!DOCTYPE html><p>Mao", ("", "", "the file is a web page, and no plain text", PLAIN)),
    "phases, gone": ("phases.csv", None, ("", "", "the file is missing", "run the cell of step 3, which divides the text: it makes the file")),
    "about, gone": ("about.csv", None, ("", "", "the file is missing", "run the cell of step 1, which makes the folder: it makes the file")),
    "a workbook": ("phases.csv", lambda raw: b"PK\x03\x04\x14\0", ("", "", *WORKBOOK)),
    "an older workbook": ("phases.csv", lambda raw: b"\xd0\xcf\x11\xe0", ("", "", *WORKBOOK)),
    "text, a sheet over it": ("text.txt", lambda raw: (EXAMPLE / "phases.csv").read_bytes(),
                              ("", "", "the rows of phases.csv stand here", "put the text back, from where it came")),
    "a sheet over another": ("grievances.csv", lambda raw: (EXAMPLE / "phases.csv").read_bytes(),
                             ("", "", "the rows of phases.csv stand here", "put grievances.csv back, from an earlier copy")),
    "a comma typed": ("phases.csv", lambda raw: raw.rstrip() + b", two\n",
                      (5, "", "the row has 9 cells, not 8", "count its separators and quotation marks: a cell with a comma in it needs "
                       "quotation marks around it; more may show once this is mended")),
    "a column lost": ("answers.csv", replaced(b',"choose_from",', b","),
                      (1, "choose_from", "the column is missing", "add it, with what stood in it before; more may show once this is mended")),
    "a column misspelt": ("answers.csv", replaced(b'"choose_from"', b'"choose_form"'),
                          (1, "choose_from", "the column is missing", "name it so in place of 'choose_form'; more may show once this is mended")),
    "a first row lost": ("sentences.csv", lambda raw: raw.split(b"\n", 1)[1],
                         (1, "", "the first row has not the columns' names", f"its first row is: {','.join(template.SHEETS['sentences.csv'])}; "
                          "if something else stands in row 1, put this row above it")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FILES)
def test_what_is_said_of_a_file(folder, fault):
    file, change, told = FILES[fault]
    if change:
        (folder / file).write_bytes(change((folder / file).read_bytes()))
    else:
        (folder / file).unlink()
    told_of = [tuple(part or "" for part in problem) for problem in template.read(folder, "example", VALUES)[2]]
    assert told_of == [(f"example/{file}", *told)]


def test_two_sheets_under_each_others_names_are_told_in_one_line(folder):
    for old, new in (("sentences.csv", "x"), ("second.csv", "sentences.csv"), ("x", "second.csv")):
        (folder / old).rename(folder / new)
    wrong, remedy = "the rows of second.csv stand here, and those of sentences.csv there", "give each of the two files the name of the other"
    assert found() == [("example/sentences.csv", "", "", wrong, remedy)]


def test_a_sheet_of_another_account_is_told_in_one_line(folder):
    def other(rows):
        return [{**row, "passage": row["passage"].replace("example-", "my-book-2-")} for row in rows]

    edit(folder / "grievances.csv", other)
    remedy = "if this sheet is that of 'my-book-2', put back your own; if not, replace 'my-book-2-' by 'example-' in it, with Find and Replace"
    wrong = "the passages are named 'my-book-2-...', but the folder is named 'example'"
    assert found() == [("example/grievances.csv", "", "passage", wrong, remedy)]


def comparisons(c):
    """Every table that is made of a Collection, and those of the Collection itself."""
    said, periods, mentioned = compare.sentences.coded(c), compare.phases.periods(c), compare.grievances.mentions(c)
    located, apart = compare.sentences.placed(c, said), compare.explanations.apart(said)
    specs, paired, corrected = compare.specifications.specifications(c), compare.reliability.paired(c), compare.record.corrected(c)
    yield from (said, periods, mentioned, located, apart, specs, paired, corrected)
    yield from (compare.passages.profile(c), own.coverage(c), compare.grievances.by_complaint(c, mentioned), compare.phases.spoken_of(c))
    yield from (compare.positions.relations(c), compare.reliability.differences(c), compare.passages.lengths(said), compare.passages.cited(c))
    yield from (compare.phases.movements(located), compare.explanations.shares(c, apart), compare.phases.turns(periods))
    yield from (compare.explanations.promised_and_delivered(c, apart), compare.grievances.by_theme(c, mentioned), compare.positions.answered(c))
    yield from (compare.historians.company(c), compare.record.dated_statements(c), compare.record.confirmed(c))
    yield compare.record.by_weight(c, corrected)
    yield from (compare.reliability.agreement(paired), compare.specifications.findings(c))
    yield from (getattr(c, field.name) for field in dataclasses.fields(c) if field.name != "changed")


def test_no_name_of_an_account_is_the_name_of_a_column():
    columns = {column for table in comparisons(C) for column in table.columns if not column.startswith(tuple(C.sources.name))}
    assert {"label", "event", "by", "why", "what", "position", "account", "complaint", "mentions"} < columns
    assert len(columns) > 150 and columns.isdisjoint(map(printable.printed, columns))
