"""Answers and silences: each account answers each question once, the relation follows, and a card tells it."""

import claims.positions
from artists import MUTE, drawing, marks
from hypothesis import given
from hypothesis import strategies as st
from legible import COLLECTION
from made_up import C
from matplotlib.colors import to_hex
from sidebyside import compare
from sidebyside.charts.style import COLOURS, INK, MIDDLE, PALE

NAMES = list(C.sources.name)
RELATED = compare.positions.relations(C)
codes = st.sets(st.sampled_from("abcd"), min_size=1, max_size=2).map(tuple)
relation = compare.positions.relation
chart = drawing(claims.positions)


def test_each_account_answers_each_question_once():
    own = C.positions[C.positions.work.isin(C.sources.work)]
    assert len(own) == len(C.questions) * len(C.sources)
    assert set(zip(own.question, own.work)) == {(q, work) for q in C.questions.question for work in C.sources.work}


@given(codes, codes)
def test_the_relation_is_what_the_answers_have_in_common(one, other):
    in_common = set(one) & set(other)
    expected = "the same" if set(one) == set(other) else "some in common" if in_common else "none in common"
    assert relation([one, other]) == relation([other, one]) == expected


def test_silence_is_no_answer():
    assert relation([("a",), ()]) == "only one answers"
    assert relation([(), ()]) == "silent"
    assert relation([("a",)]) == "the same"
    assert relation([("a",), ("a",), ()]) == "the same"


def test_every_question_has_a_relation_and_the_answers_in_words():
    assert sorted(RELATED.question) == sorted(C.questions.question)
    korea = RELATED.set_index("question").loc["korea"]
    assert (korea.relation, korea.Freymond, korea.Fu) == ("none in common", "strain, betrayal", "high point")
    silent = (RELATED[NAMES] == "silent").sum(axis=1)
    assert (silent[RELATED.relation == "only one answers"] == 1).all()


def test_every_answer_is_given_by_the_accounts_that_give_it():
    assert RELATED.set_index("question").given_by["korea"] == (("Freymond",), ("Fu",))
    assert RELATED.set_index("question").given_by["aid"] == (("Freymond", "Fu"), ("Freymond", "Fu"))
    for row in RELATED.itertuples():
        voices = {name for names in row.given_by for name in names}
        assert voices == {name for name in NAMES if getattr(row, name) != "silent"}


def test_every_answer_shows_its_words():
    given_ = compare.positions.answered(C)
    assert (given_.quote != "")[~given_.account].all()
    korea = given_[given_.account & (given_.question == "korea")].set_index("name")
    assert korea.quote["Freymond"] == "felt exploited and betrayed by Stalin"


def cards(kind="as published"):
    """What stands on each card of the picture: a dict of label and (ground, edge)."""
    axes = chart("questions", kind).axes[0]
    grounds = [(to_hex(card.get_facecolor()), to_hex(card.get_edgecolor())) for card in axes.patches]
    labels = [" ".join(text.get_text().split()) for text in axes.texts]
    return dict(zip([label for label in labels if label in set(C.questions.label)], grounds))


def test_a_card_tells_its_relation():
    drawn = cards()
    assert sorted(drawn) == sorted(RELATED.label)
    assert drawn["Soviet aid"] == (INK, INK) and drawn["Who moved first"][0] == PALE
    assert drawn["The war in Korea"][0] == "#ffffff"
    assert drawn["Nuclear weapons"][1] == COLOURS[0].lower() and drawn["The Great Leap"][1] == COLOURS[1].lower()


def test_beside_a_third_account_a_card_joins_the_marks_of_those_who_share_an_answer():
    kind = "the example beside"
    axes, related = chart("questions", kind).axes[0], compare.positions.relations(COLLECTION(kind))
    told = related[~related.relation.isin(["only one answers", "silent"])]
    answers = [names for voices in told.given_by for names in voices]
    assert len(marks(axes)) == sum(map(len, answers)) + (related.relation == "only one answers").sum()
    joined = [line for line in axes.lines if len(set(line.get_xdata())) > 1]
    assert len(joined) == sum(len(names) > 1 for names in answers) > 0
    assert not marks(chart("questions").axes[0])[len(RELATED[RELATED.relation == "only one answers"]) :], "two need no marks"


def test_a_silent_account_alone_is_drawn_too():
    assert set(cards(MUTE).values()) == {(PALE, MIDDLE)} and len(cards(MUTE)) == len(C.questions)
