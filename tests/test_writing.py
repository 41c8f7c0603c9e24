"""What is written at length in a worksheet: a corrected sentence and a paragraph, checked for what can be counted."""

import re

import nbformat
import pytest
import worksheets
from made_up import C as c
from sidebyside.worksheets import writing

BOOK = nbformat.read(worksheets.SOURCES / "worksheet_5_write_the_paragraph.ipynb", as_version=4)
MODEL = next(cell for cell in BOOK.cells if cell.source.startswith('paragraph = """\nThe')).source.split('"""')[1]
LACKING = {asked: otherwise for asked, (_, otherwise) in writing.SAYS.items()}
FOUND = ["agree", "differ", "silent", "notes", "extent"]
NONE_YET = "0 passages so far. Add 2, by id, in square brackets."


def states(text):
    """The state of each point of the checklist."""
    return writing.checklist(c, text).set_index("asked").state


def test_the_model_paragraph_meets_every_point_and_cites_what_it_says():
    assert set(states(MODEL)) == {"yes"} and "All" in writing.verdict(writing.checklist(c, MODEL))
    cited = writing.cited(MODEL)
    assert len(cited) >= 6 and set(cited) <= {*c.positions.passage, *c.positions.passage2}
    assert states(MODEL.replace("Fu", "It"))["It names every account"] == "not yet"
    assert states(re.sub(r"\[fr[^\]]*\]", "", MODEL))["2 passages of Freymond"] == "not yet"
    assert "1 of" in writing.verdict(writing.checklist(c, "Both agree."))


@pytest.mark.parametrize(
    ("text", "long", "named", "words", "cited", "passages"),
    [
        ("Nothing [fu-5-2-77; fr-9].", "It has 2 words; 118 more would do.", "It does not name Freymond and Fu.", [*LACKING.values()],
         "There is no passage 'fu-5-2-77', did you mean 'fu-5-2-7'?; there is no passage 'fr-9', did you mean 'fu-ref-9'?", [NONE_YET] * 2),
        (f"Fu. Freymond. {'word ' * 230}", "It has 232 words; cut 12.", "It does.", [*LACKING.values()],
         "Cite passages by their ids, in square brackets.", [NONE_YET] * 2),
        (MODEL, "It has 166 words.", "It does.", [f"You write '{word}'." for word in FOUND], "8 passages cited.", ["4 passages."] * 2),
    ],
)  # fmt: skip
def test_what_the_checklist_says(text, long, named, words, cited, passages):
    told = writing.checklist(c, text)
    names = [f"2 passages of {name}" for name in c.sources.name]
    assert told.asked.tolist() == ["120 to 220 words", "It names every account", *LACKING, "Every passage cited exists", *names]
    assert told.feedback.tolist() == [long, named, *words, cited, *passages]


@pytest.mark.parametrize(("asked", "word"), [(asked, word) for asked, (words, _) in writing.SAYS.items() for word in words.split("|")])
def test_there_is_more_than_one_way_to_say_it(asked, word):
    assert states(f"So {word}ly they put it.")[asked] == "yes" and states("They wrote it.")[asked] == "not yet"
    assert states(f"They x{word} it.")[asked] == "not yet"


def test_how_far_is_said_at_the_beginning_or_at_the_end():
    asked = "It answers 'how far'"
    assert states("They largely agree. A. B.")[asked] == states("A. B. They largely agree.")[asked] == "yes"
    assert states("A. They largely agree. B.")[asked] == "not yet"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In October 1950 China entered Korea.",
         ["A full stop closes it.", "6 words.", "Its date meets the record.", "Every date in it meets the record."]),
        ("It won trust", ["Close it with a full stop.", "3 words.", "No date in it meets the record. Look yours up once more.",
                          "There is no date in it yet."]),
        (f"In October 1950 and 1953 {'word ' * 36}", ["Close it with a full stop.", "Say it in 40 words.", "Its date meets the record.",
                                                     "One of its dates does not meet the record. Is it needed?"]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_corrected_sentence(text, said):
    told = writing.sentence(c, "fu-5-2-5", text)
    assert told.asked.tolist() == ["It ends", "It is short", "It is dated", "No other date is left"]
    assert told.feedback.tolist() == said and "quotation marks" in writing.sentence(c, "fu-5-2-5", 12).feedback[0]


def test_questions_are_found_by_their_names_and_by_what_they_are_called():
    assert len(writing.for_questions(c, {"agree": "Soviet aid"})) == len(writing.for_questions(c, {"": "aid"})) > 2
