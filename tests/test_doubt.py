"""What is said where there is little to say: no agreement, no claim, no evidence yet; and white paper."""

import io
import math

import pandas
import pytest
from matplotlib.figure import Figure
from PIL import Image
from sidebyside import (
    choices,
    compare,
    crowds,
    debate,
    debate_charts,
    division,
    doubt_words,
    evidence,
    lessons,
    load,
    making,
    page,
    piles,
    strips,
    words,
)

NOTHING = "No claim is made, so there is nothing to test."


def test_no_claim_is_told_as_none():
    told = doubt_words.curves(pandas.DataFrame(columns=choices.VERDICT))
    assert (told.title, told.description) == ("No claim is made", NOTHING)


def agreement(*alphas):
    """Rows as of reliability.agreement: a variable for each alpha."""
    rows = [["all", variable, 9, 0.5, alpha, 0.0, 1.0] for variable, alpha in zip(doubt_words.NAMES, alphas)]
    columns = ["account", "variable", "sentences", "agreed", "alpha", "low", "high"]
    return crowds.of_accounts(pandas.DataFrame(rows, columns=columns), ["all"])


def test_agreement_is_told_as_it_is():
    other = list(doubt_words.NAMES.values())[1]
    assert doubt_words.agreement(agreement(0.9, 0.85)).title == "Alpha is 0.85 or more for 2 of 2 variables"
    assert doubt_words.agreement(agreement(0.9, 0.2)).title == f"Alpha is 0.90 or more for 1 of 2 variables; below 0.80 for {other}"
    assert doubt_words.agreement(agreement(0.1, 0.2)).title == "Alpha is 0.80 or more for none of 2 variables"
    assert doubt_words.agreement(agreement()).title == "No sentence has two readings"


def test_one_is_and_several_are():
    c = load()
    names, rows = list(c.sources.name), compare.complaints_by_account(c, compare.voicings(c))
    both, alone = rows[rows.by == "both"], rows[rows.by != "both"]
    said = [words.complaints(pandas.concat([both.head(n), alone.head(4 - n)]), names).title for n in (1, 2)]
    assert said == [f"{told} voiced by both accounts" for told in ("1 of 4 complaints is", "2 of 4 complaints are")]
    same = {"wording": "A", "ways": 4, "ties": 0, "section": "", "share": 0.5, "specifications": 9, "once": ""}
    claims = pandas.DataFrame({"holds": [4, 2, 1], **same})
    said = [doubt_words.curves(claims.head(n)).title for n in (2, 3)]
    assert said == [f"1 of {n} claims hold in every way to count the whole texts; {told} open" for n, told in ((2, "1 is"), (3, "2 are"))]


def test_white_paper_is_white_in_a_picture():
    figure = Figure(figsize=(1, 1))
    figure.text(0.5, 0.5, "A", color="#8f083b")
    drawn = Image.open(io.BytesIO(page.picture(figure))).convert("RGB")
    assert drawn.getpixel((0, 0)) == (255, 255, 255) and len(drawn.getcolors()) > 1


def test_a_chart_of_nothing_has_no_axis():
    c = load()
    for figure in (
        debate_charts.dates(debate.dated_statements(c).iloc[:0], list(c.sources.name)),
        piles.in_time(compare.placed(c, compare.sentences(c).assign(explanation="none"))),
    ):
        assert not figure.axes[0].axison and "none" in figure.axes[0].texts[0].get_text()


@pytest.mark.parametrize("heading", ["References", "Bibliography", "WORKS CITED", "Sources", "Literature", "Further reading"])
def test_a_list_of_references_is_known_by_its_heading(heading):
    kinds = [passage.kind for passage in division.passages(f"A title\n\nOne sentence.\n\n{heading}\n\nSomebody, Some book. 1999.")]
    assert kinds == ["title", "sentence", "heading", "reference"]


def test_the_checklist_says_how_many_passages_are_missing():
    c = load()
    first, second = c.sources.name
    passage = c.passages.passage[c.passages.source == c.sources.source.iloc[0]].iloc[0]
    said = evidence.checklist(c, f"Both agree [{passage}].").set_index("asked").feedback
    assert said[f"{evidence.EACH} passages of {first}"] == f"1 passage so far. Add {evidence.EACH - 1}, by id, in square brackets."
    assert said[f"{evidence.EACH} passages of {second}"] == f"0 passages so far. Add {evidence.EACH}, by id, in square brackets."


def test_a_date_that_cannot_be_read_is_answered_with_one_that_can():
    c = load()
    passage = debate.dated_statements(c).passage.iloc[0]
    [said] = lessons.looked_up(c, {passage: "in spring or so"}).feedback
    assert said == "This is not a date that can be read. Write a year, or a month and a year: 'May 1949'."


def test_the_folder_of_a_new_account_has_an_empty_text(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
    making.begin(load(), "mine")
    assert (tmp_path / "mine" / "text.txt").read_bytes() == b""


def test_each_account_of_a_long_glance_has_the_lines_of_its_own_sentences():
    c = load()
    rows = compare.at_a_glance(pandas.concat([compare.sentences(c)] * 40, ignore_index=True))
    size, sizes = crowds.to_a_square(rows), rows.groupby("account", sort=False).size()
    figure = strips.glance(rows, "effect", compare.labels(c, "effect"))
    lines = [math.ceil(math.ceil(own / size) / crowds.ABREAST) for own in sizes]
    assert size > 1 and len(set(lines)) == len(lines)
    assert [axis.get_ylim()[0] for axis in figure.axes] == [line - 0.4 for line in lines]
