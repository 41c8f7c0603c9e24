"""What is said where there is little to say; and white paper."""

import io

from made_up import C
from matplotlib.figure import Figure
from PIL import Image
from sidebyside import page
from sidebyside.worksheets import marking, tasks, writing


def test_what_was_written_at_length_is_repeated_by_its_beginning():
    long, begins = "x" * 80, f"'{'x' * 40}'"
    assert begins in tasks.coded(C, tasks.paragraph(C, "fu-1-2-2"), {long: "apart"}, "effect").feedback[0]
    assert begins in marking.read(long, {"apart": "Apart"})[2]
    assert begins in writing.checklist(C, f"Said [{long}].").set_index("asked").feedback["Every passage cited exists"]


def test_white_paper_is_white_in_a_picture():
    figure = Figure(figsize=(1, 1))
    figure.text(0.5, 0.5, "A", color="#8f083b")
    drawn = Image.open(io.BytesIO(page.picture(figure))).convert("RGB")
    assert drawn.getpixel((0, 0)) == (255, 255, 255) and len(drawn.getcolors()) > 1


def test_the_checklist_says_how_many_passages_are_missing():
    first, second = C.sources.name
    passage = C.passages.passage[C.passages.source == C.sources.source.iloc[0]].iloc[0]
    said = writing.checklist(C, f"Both agree [{passage}].").set_index("asked").feedback
    assert said[f"{writing.EACH} passages of {first}"] == f"1 passage so far. Add {writing.EACH - 1}, by id, in square brackets."
    assert said[f"{writing.EACH} passages of {second}"] == f"0 passages so far. Add {writing.EACH}, by id, in square brackets."
