"""What is written at length in a worksheet: a corrected sentence and a paragraph, checked for what can be counted."""

import re

import nbformat
import worksheets
from sidebyside import evidence, load

c = load()


def model():
    book = nbformat.read(worksheets.SOURCES / "worksheet_5_write_the_paragraph.ipynb", as_version=4)
    cell = next(cell for cell in book.cells if cell.source.startswith('paragraph = """\nThe'))
    return cell.source.split('"""')[1]


def test_the_checklist_finds_what_is_missing():
    whole = evidence.checklist(c, model())
    assert set(whole.state) == {"yes"} and "All" in evidence.verdict(whole)
    asked = lambda text: evidence.checklist(c, text).set_index("asked")  # noqa: E731
    unknown = asked(model().replace("fu-5-2-7", "fu-5-2-77"))
    assert unknown.state["Every passage cited exists"] == "not yet"
    assert "did you mean 'fu-5-2-7'" in unknown.feedback["Every passage cited exists"]
    assert asked(model().replace("Fu", "It")).state["It names every account"] == "not yet"
    assert asked(re.sub(r"\[fr[^\]]*\]", "", model())).state["2 passages of Freymond"] == "not yet"
    assert asked("Both agree.").state["120 to 220 words"] == "not yet"
    assert "1 of" in evidence.verdict(evidence.checklist(c, "Both agree."))
    short = asked("Nothing here at all")
    assert set(short.state) == {"not yet"}


def test_the_model_paragraph_cites_what_it_says():
    cited = evidence.cited(model())
    rests_on = {*c.positions.passage, *c.positions.passage2}
    assert len(cited) >= 6 and set(cited) <= rests_on


def test_a_corrected_sentence():
    good = evidence.sentence(c, "fu-5-2-5", "China's entry into Korea in October 1950 won Soviet trust, says Fu.")
    assert set(good.state) == {"yes"}
    bad = evidence.sentence(c, "fu-5-2-5", "China's entry into Korea in 1953 won Soviet trust").set_index("asked")
    assert set(bad.state[["It ends", "It is dated", "No other date is left"]]) == {"not yet"}
    assert not bad.feedback.str.contains("1950").any()
    assert bad.feedback["No other date is left"].startswith("One of its dates")
    assert len(evidence.for_questions(c, {"agree": "Soviet aid"})) == len(evidence.for_questions(c, {"": "aid"})) > 2
