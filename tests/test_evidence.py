"""What is written at length in a worksheet: a corrected sentence and a paragraph, checked for what can be counted."""

import re

import nbformat
import pytest
import worksheets
from sidebyside import load
from sidebyside.worksheets import writing

c = load()


def model():
    book = nbformat.read(worksheets.SOURCES / "worksheet_5_write_the_paragraph.ipynb", as_version=4)
    cell = next(cell for cell in book.cells if cell.source.startswith('paragraph = """\nThe'))
    return cell.source.split('"""')[1]


def test_the_checklist_finds_what_is_missing():
    whole = writing.checklist(c, model())
    assert set(whole.state) == {"yes"} and "All" in writing.verdict(whole)
    asked = lambda text: writing.checklist(c, text).set_index("asked")  # noqa: E731
    unknown = asked(model().replace("fu-5-2-7", "fu-5-2-77"))
    assert unknown.state["Every passage cited exists"] == "not yet"
    assert "did you mean 'fu-5-2-7'" in unknown.feedback["Every passage cited exists"]
    assert asked(model().replace("Fu", "It")).state["It names every account"] == "not yet"
    assert asked(re.sub(r"\[fr[^\]]*\]", "", model())).state["2 passages of Freymond"] == "not yet"
    assert asked("Both agree.").state["120 to 220 words"] == "not yet"
    assert "1 of" in writing.verdict(writing.checklist(c, "Both agree."))
    short = asked("Nothing here at all")
    assert set(short.state) == {"not yet"}


def test_the_model_paragraph_cites_what_it_says():
    cited = writing.cited(model())
    rests_on = {*c.positions.passage, *c.positions.passage2}
    assert len(cited) >= 6 and set(cited) <= rests_on


def test_a_corrected_sentence():
    good = writing.sentence(c, "fu-5-2-5", "China's entry into Korea in October 1950 won Soviet trust, says Fu.")
    assert set(good.state) == {"yes"}
    bad = writing.sentence(c, "fu-5-2-5", "China's entry into Korea in 1953 won Soviet trust").set_index("asked")
    assert set(bad.state[["It ends", "It is dated", "No other date is left"]]) == {"not yet"}
    assert not bad.feedback.str.contains("1950").any()
    assert bad.feedback["No other date is left"].startswith("One of its dates")
    assert len(writing.for_questions(c, {"agree": "Soviet aid"})) == len(writing.for_questions(c, {"": "aid"})) > 2


OTHERWISE = {
    "It says where they agree": "Find a word for likeness, and say what is alike.",
    "It says where they differ": "Find a word for difference, and say what differs.",
    "It thinks of silence": "Is there a question on which only one of them speaks?",
    "It thinks of the kind of text": "What are the two texts, and what may follow from that?",
    "It answers 'how far'": "Weigh in the first or the last sentence: wholly, in part, seldom? Say how far.",
}
NONE_YET = "0 passages so far. Add 2, by id, in square brackets."
FOUND = ["agree", "differ", "silent", "notes", "extent"]


@pytest.mark.parametrize(
    ("text", "long", "named", "words", "cited", "passages"),
    [
        ("Nothing [fu-5-2-77; fr-9].", "It has 2 words; 118 more would do.", "It does not name Freymond and Fu.", [*OTHERWISE.values()],
         "There is no passage 'fu-5-2-77', did you mean 'fu-5-2-7'?; there is no passage 'fr-9', did you mean 'fu-ref-9'?", [NONE_YET] * 2),
        (f"Fu. Freymond. {'word ' * 230}", "It has 232 words; cut 12.", "It does.", [*OTHERWISE.values()],
         "Cite passages by their ids, in square brackets.", [NONE_YET] * 2),
        (model(), "It has 166 words.", "It does.", [f"You write '{word}'." for word in FOUND], "8 passages cited.", ["4 passages."] * 2),
    ],
)  # fmt: skip
def test_what_the_checklist_says(text, long, named, words, cited, passages):
    told = writing.checklist(c, text)
    names = [f"2 passages of {name}" for name in c.sources.name]
    assert told.asked.tolist() == ["120 to 220 words", "It names every account", *OTHERWISE, "Every passage cited exists", *names]
    assert told.feedback.tolist() == [long, named, *words, cited, *passages]


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
    assert told.feedback.tolist() == said


HEARD = {
    "It says where they agree": "They agree. Both say so. Alike in this. They share it. The same. In common. Similarly put.",
    "It says where they differ": "They differ. They disagree. Unlike him. Whereas she does. While she does. But not she. In contrast. "
    "However that be. And yet.",
    "It thinks of silence": "She is silent. Her silence. She leaves out the war. They leave out the war. She says nothing of it. They say nothing "
    "of it. He stands alone. There is no word of it.",
    "It thinks of the kind of text": "They are notes. It is short. Its limits. Its length. Its purpose. Made for revision. Because it is so. "
    "The genre. An error. It is wrong.",
    "It answers 'how far'": "As far as that. To some extent. Largely so. Mainly so. Mostly so. Partly so. Little of it. Only this. More than him. "
    "Less than him. Rather so.",
}


@pytest.mark.parametrize(("asked", "said"), [(asked, said) for asked, all_said in HEARD.items() for said in all_said.split(". ")])
def test_there_is_more_than_one_way_to_say_it(asked, said):
    told = writing.checklist(c, f"{said.rstrip('.')}.").set_index("asked").state
    assert told[asked] == "yes" and writing.checklist(c, "They wrote it.").set_index("asked").state[asked] == "not yet"
