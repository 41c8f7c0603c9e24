"""What is said where there is little to say: no agreement, no claim, no evidence yet; and white paper."""

import io

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
    doubt_charts,
    doubt_words,
    evidence,
    lessons,
    load,
    marking,
    page,
    piles,
    reliability,
    words,
)

C = load()
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
    other, whole = list(doubt_words.NAMES.values())[1], "Over all sentences alpha is"
    assert doubt_words.agreement(agreement(0.9, 0.85)).title == f"{whole} 0.85 or more for 2 of 2 variables"
    assert doubt_words.agreement(agreement(0.9, 0.2)).title == f"{whole} 0.90 or more for 1 of 2 variables; below 0.80 for {other}"
    assert doubt_words.agreement(agreement(0.1, 0.2)).title == f"{whole} 0.80 or more for none of 2 variables"
    assert doubt_words.agreement(agreement()).title == "No sentence has two readings"


def test_agreement_is_told_of_each_account_as_long_as_there_are_few():
    for names in (list("ABC"), list("ABCD")):
        rows = pandas.concat([agreement(0.9).assign(account=account) for account in ("all", *names)])
        told = doubt_words.agreement(crowds.of_accounts(rows, ["all", *names])).description
        assert " All: " in told and [f" {name}: " in told for name in names] == [len(names) == 3] * len(names)


@pytest.mark.parametrize("low", [-0.1, 0.1])
def test_a_line_that_is_cut_at_nought_is_said_to_be(low):
    rows = pandas.concat([agreement(0.9, 0.2).iloc[:1].assign(variable=variable, low=low) for variable in reliability.VARIABLES])
    figure = doubt_charts.agreement(crowds.of_accounts(rows, ["all"]))
    assert ("What lies below 0 is drawn at 0." in " ".join(figure.texts[1].get_text().split())) == (low < 0)


CLAIM = {"wording": "A", "ways": 4, "ties": 0, "uncounted": 0, "section": "", "share": 0.5, "specifications": 9, "once": ""}


@pytest.mark.parametrize("claims", [0, 1, 2])
def test_every_claim_has_a_panel_of_its_own_and_none_is_left_empty(claims):
    table = pandas.DataFrame({"claim": list("ab"), "holds": 4, **CLAIM}).head(claims)
    figure = doubt_charts.curves(table, pandas.DataFrame({name: [-1.0, 0.0, 2.0] for name in table.claim}))
    assert len(figure.axes) == max(claims, 1) and [axis.axison for axis in figure.axes] == [claims > 0] * len(figure.axes)


def test_a_long_claim_is_cut_to_four_lines():
    table = pandas.DataFrame({"claim": ["a"], "holds": 4, **CLAIM, "wording": "Fu says it more often than she does, " * 9})
    figure = doubt_charts.curves(table, pandas.DataFrame({"a": [-1.0, 1.0]}))
    told = figure.axes[0].texts[0].get_text()
    assert len(told.split("\n")) == 4 and told.startswith("Fu says it") and told.endswith("...")


def test_a_claim_of_wide_letters_keeps_within_the_room_beside_its_curve():
    table = pandas.DataFrame({"claim": ["a"], "holds": 4, **CLAIM, "wording": "MAO MOWS MEADOWS NOW " * 3})
    figure = doubt_charts.curves(table, pandas.DataFrame({"a": [-1.0, 1.0]}))
    figure.canvas.draw()
    page, told = figure.get_window_extent(), figure.axes[0].texts[0].get_window_extent()
    assert page.x0 <= told.x0 and told.x1 <= page.x1


def test_the_claims_that_change_are_named():
    before = pandas.DataFrame({"wording": ["Fu says it", "She says it", "Both do"], "usual": [True, False, True]})
    told = "These headline claims change under the usual way to count: Fu says it; She says it."
    assert doubt_words.moved(before, before.assign(usual=[False, True, True])) == told
    assert doubt_words.moved(before, before) == "No headline claim changes under the usual way to count."


def test_what_was_written_at_length_is_repeated_by_its_beginning():
    long, begins = "x" * 80, f"'{'x' * 40}'"
    assert begins in lessons.coded(C, {long: "apart"}, "effect").feedback[0]
    assert begins in marking.read(long, {"apart": "Apart"})[2]
    assert begins in evidence.checklist(C, f"Said [{long}].").set_index("asked").feedback["Every passage cited exists"]


def test_one_is_and_several_are():
    names, rows = list(C.sources.name), compare.complaints_by_account(C, compare.voicings(C))
    both, alone = rows[rows.by == "both"], rows[rows.by != "both"]
    said = [words.complaints(pandas.concat([both.head(n), alone.head(4 - n)]), names).title for n in (1, 2)]
    assert said == [f"{told} voiced by both accounts" for told in ("1 of 4 complaints is", "2 of 4 complaints are")]
    claims = pandas.DataFrame({"claim": list("abc"), "holds": [4, 2, 1], **CLAIM})
    said = [doubt_words.curves(claims.head(n)).title for n in (2, 3)]
    assert said == [f"1 of {n} claims hold in every way to count the whole texts; {told} open" for n, told in ((2, "1 is"), (3, "2 are"))]


def test_white_paper_is_white_in_a_picture():
    figure = Figure(figsize=(1, 1))
    figure.text(0.5, 0.5, "A", color="#8f083b")
    drawn = Image.open(io.BytesIO(page.picture(figure))).convert("RGB")
    assert drawn.getpixel((0, 0)) == (255, 255, 255) and len(drawn.getcolors()) > 1


def test_a_chart_of_nothing_has_no_axis():
    for figure in (
        debate_charts.dates(debate.dated_statements(C).iloc[:0], list(C.sources.name)),
        piles.in_time(compare.placed(C, compare.sentences(C).assign(explanation="none"))),
    ):
        assert not figure.axes[0].axison and "none" in figure.axes[0].texts[0].get_text()


@pytest.mark.parametrize("heading", ["References", "Bibliography", "WORKS CITED", "Sources", "Literature", "Further reading"])
def test_a_list_of_references_is_known_by_its_heading(heading):
    kinds = [passage.kind for passage in division.passages(f"A title\n\nOne sentence.\n\n{heading}\n\nSomebody, Some book. 1999.")]
    assert kinds == ["title", "sentence", "heading", "reference"]


def test_the_checklist_says_how_many_passages_are_missing():
    first, second = C.sources.name
    passage = C.passages.passage[C.passages.source == C.sources.source.iloc[0]].iloc[0]
    said = evidence.checklist(C, f"Both agree [{passage}].").set_index("asked").feedback
    assert said[f"{evidence.EACH} passages of {first}"] == f"1 passage so far. Add {evidence.EACH - 1}, by id, in square brackets."
    assert said[f"{evidence.EACH} passages of {second}"] == f"0 passages so far. Add {evidence.EACH}, by id, in square brackets."
