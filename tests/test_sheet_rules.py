"""The rules of the sheets of one's own, each broken once: the cell that is named, what is wrong, and what to do, word for word."""

import pandas
import pytest
from sidebyside.own import languages, sheet_rules, template

TEXT = "# The split\n\n## The war\n\nIn 1950 they fought in Korea. The two then parted for many years to come.\n\n## References\n\nA book.\n"
PASSAGES = [
    ("mine-title", "title", "The split"),
    ("mine-1-0", "heading", "The war"),
    ("mine-1-1-1", "sentence", "In 1950 they fought in Korea."),
    ("mine-1-1-2", "sentence", "The two then parted for many years to come."),
    ("mine-2-0", "heading", "References"),
    ("mine-ref-1", "reference", "A book."),
]
CODED = {"role": "event", "theme": "none", "effect": "none", "grievance": "none"}
KINDS = ["byline", "heading", "keywords", "reference", "title"]


def sheet(file, *rows):
    """A sheet with some rows (dicts); what they do not say is empty."""
    return pandas.DataFrame(rows, columns=(template.SHEETS | template.SECOND)[file], dtype=str).fillna("")


SENTENCES = sheet(
    "sentences.csv",
    *({"passage": passage, "kind": kind, "text": text, **(CODED if kind == "sentence" else {})} for passage, kind, text in PASSAGES),
)
OWN = {"sentences.csv": SENTENCES}
LEGAL = {"korea": ["strain", "high-point"]}
THERE = pandas.DataFrame([["aid", "china", "Too little aid", "aid", "E20", "data/complaints.csv"]],
                         columns=["complaint", "complainant", "label", "theme", "event", "file"])  # fmt: skip


def with_cell(row, column, cell):
    """The sentences with one other cell; the first row below the header is 0."""
    rows = SENTENCES.copy()
    rows.loc[row, column] = cell
    return rows


def about(**cells):
    """about.csv, filled in, with some other cells."""
    cells = {"language": "English", **cells}
    return sheet("about.csv", *({"what": what, "yours": cells.get(what, "something")} for what in template.ABOUT))


def test_sheets_that_keep_the_rules_are_let_be():
    answers = sheet("answers.csv", {"question": "korea", "answer": "strain"})
    complaints = sheet("complaints.csv", dict(zip(THERE.columns, THERE.iloc[0])))
    sheets = {**OWN, "about.csv": about(author="", container="", publisher="", url=""), "answers.csv": answers, "complaints.csv": complaints}
    assert sheet_rules.problems(sheets, TEXT, "mine", LEGAL, THERE, {"E20"}) == []


DOUBLED = pandas.concat([about(), about().head(1)], ignore_index=True)
SHORTER = SENTENCES.drop(index=3)


@pytest.mark.parametrize(
    ("found", "row", "column", "wrong", "remedy"),
    [
        (sheet_rules.about(about(purpose=" ")), 8, "yours", "'purpose' is empty", template.ABOUT["purpose"]),
        (sheet_rules.about(about().iloc[1:]), 15, "what", "the row 'name' is missing", "add it"),
        (sheet_rules.about(DOUBLED), 2, "what", "'name' stands twice", "remove one of the two"),
        (sheet_rules.about(about().replace("url", "web").iloc[-2:]), 14, "what",
         "'web' is not asked for", f"the rows are: {', '.join(template.ABOUT)}"),
        (sheet_rules.same_text(with_cell(2, "text", "In 1951 they fought in Korea."), TEXT), 4, "text",
         "the text is not that of text.txt, which has '1950' where the sheet has '1951'", "put the words back, or change both files alike"),
        (sheet_rules.same_text(with_cell(2, "text", "In 1950 they fought Korea."), TEXT), 4, "text",
         "words of text.txt are missing here: 'in'", "put the words back, or change both files alike"),
        (sheet_rules.same_text(with_cell(2, "text", "In May 1950 they fought in Korea."), TEXT), 4, "text",
         "text.txt does not have the words 'may'", "take them out, or change both files alike"),
        (sheet_rules.same_text(SHORTER, TEXT), 6, "text",
         "a passage is missing before row 6: text.txt has 'the two then parted for many years to' there",
         "put it back as a row of its own, or take it out of text.txt too"),
        (sheet_rules.same_text(SENTENCES.iloc[:-1], TEXT), 6, "text", "a passage is missing after row 6: text.txt has 'a book' there",
         "put it back as a row of its own, or take it out of text.txt too"),
        (sheet_rules.coded(with_cell(2, list(CODED), "")), 4, "", "the sentence is not coded yet", f"fill in {', '.join(CODED)}"),
        (sheet_rules.own_passages({**OWN, "grievances.csv": sheet("grievances.csv", {"passage": "mine-1-1-3"})}), 2, "passage",
         "'mine-1-1-3' is no passage of this account", "did you mean 'mine-1-1-2'?"),
        (sheet_rules.second_coded(sheet("second.csv", *({"passage": passage, **CODED} for passage in ["mine-1-1-1", "mine-1-1-2", "x"])), SENTENCES),
         4, "passage", "'x' is no passage of this account",
         f"use one of: {', '.join(sorted(SENTENCES.passage))} Or remove this row"),
        (sheet_rules.second_coded(sheet("second.csv", *({"passage": passage, **CODED} for passage in SENTENCES.passage[1:4])), SENTENCES),
         2, "passage", "'mine-1-0' is a heading in sentences.csv", "remove this row from second.csv"),
        (sheet_rules.second_coded(sheet("second.csv", {"passage": "mine-1-1-1", **CODED}, {"passage": "mine-1-1-2"}), SENTENCES),
         3, "", "the second reader has not coded this sentence", "fill in all sentences, or none"),
        (sheet_rules.second_coded(sheet("second.csv", {"passage": "mine-1-1-1", **CODED}), SENTENCES), 3, "passage",
         "the sentence 'mine-1-1-2' has no row", "add one: 'mine-1-1-2', the text of the sentence, and the second reader's codes"),
        (sheet_rules.same_complaints(sheet("complaints.csv", {**THERE.iloc[0].to_dict(), "complainant": "ussr"}), THERE), 2, "complainant",
         "'aid' is in data/complaints.csv too, with the complainant 'china'",
         "if it is the same complaint, write the same in both; if not, give one of them another name, there and "
         "in the grievances.csv beside it"),
        (sheet_rules.verbatim({"sentences.csv": with_cell(2, "quote", "they fought there")}), 4, "quote",
         "the words 'they fought there' do not stand in 'mine-1-1-1'", "copy them from its text"),
        (sheet_rules.verbatim({**OWN, "phases.csv": sheet("phases.csv", {"label": "they danced", "passage": "mine-1-1-1"})}), 2, "label",
         "the words 'they danced' do not stand in 'mine-1-1-1'", "copy them from its text; or put your own words in [brackets]"),
        (sheet_rules.months({"sentences.csv": with_cell(2, "dated", "1950-10-01")}), 4, "dated",
         "'1950-10-01' is a day, and the passage names none: a spreadsheet may have made it of a month",
         "write 1950-10, or 1950-10-01/1950-10-01 if the day is meant"),
        (sheet_rules.events({"sentences.csv": with_cell(2, "event", "E20 E21")}, {"E20", "E21"}), 4, "event",
         "2 events stand here", "leave the one it is about; write the others under mentions"),
        (sheet_rules.events({"sentences.csv": with_cell(2, "mentions", "E2O E30")}, {"E20"}), 4, "mentions",
         "'E2O' is no event of the list", "did you mean 'E20'?"),
        (sheet_rules.events({"second.csv": sheet("second.csv", {"event": "E999"})}, {"E20", "E98"}), 2, "event",
         "'E999' is no event of the list", "look up its number in legal_values.csv"),
        (sheet_rules.odd_letters({"sentences.csv": with_cell(2, "role", "\u0441ause")}), 4, "role",
         "'\u0441ause' has a letter that is none from a to z: cyrillic small letter es", "type the word anew"),
        (sheet_rules.older_bounds(sheet("phases.csv", {"bounds": "partly"})), 2, "bounds", "'partly' is called 'estimated' now",
         "write 'estimated'"),
        (sheet_rules.about(about(language="Klingon")), 15, "yours", "'Klingon' is no language that is known here", languages.ADVICE),
        (sheet_rules.answered(sheet("answers.csv", {"question": "korea"}), LEGAL), 2, "answer", "not answered yet",
         "write one of choose_from; 'silent' is an answer"),
        (sheet_rules.answered(sheet("answers.csv", {"question": "korea", "answer": "strane"}), LEGAL), 2, "answer",
         "'strane' is no answer to this question", "did you mean 'strain'?; or write 'own' under answer and 'strane' under own_answer"),
        (sheet_rules.answered(sheet("answers.csv", {"question": "korea", "answer": "strain", "answer2": "own"}), LEGAL), 2, "answer2",
         "'own' is no answer to this question", "use one of: high-point, strain"),
        (sheet_rules.answered(sheet("answers.csv", {"question": "korea", "answer": "own"}), LEGAL), 2, "own_answer",
         "an answer of your own needs 'own' under answer and its words under own_answer", "fill in both or neither"),
        (sheet_rules.answered(sheet("answers.csv", {"question": "korea", "answer": "own", "own_answer": "x" * 41}), LEGAL), 2, "own_answer",
         "the answer has 41 characters", "write at most 40; say more in summary"),
        (sheet_rules.answered(sheet("answers.csv"), LEGAL), 2, "question", "the question 'korea' has no row", "add it"),
    ],
)  # fmt: skip
def test_what_is_said_first_of_a_broken_rule(found, row, column, wrong, remedy):
    file, *told = next(iter(found))
    assert told == [row, column, wrong, remedy] and file in {*template.SHEETS, *template.SECOND}


@pytest.mark.parametrize("column", [*template.CODES, "mentions"])
@pytest.mark.parametrize("kind", KINDS)
def test_only_sentences_bear_codes(kind, column):
    rows = sheet("sentences.csv", {"passage": "a", "kind": kind, column: "x"}, {"passage": "b", "kind": "sentence", **CODED, column: "x"})
    [found] = sheet_rules.coded(rows)
    remedy = "empty the cell: only sentences are coded; or call the passage a sentence"
    assert found == ("sentences.csv", 2, column, f"a {kind} bears a code", remedy)
