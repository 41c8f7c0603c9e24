"""Phases: the periods, the turns, the events spoken of, and what the charts draw of them."""

import math
import re

import claims.phases
import pytest
from artists import LONG, ODD, drawing, marks, words
from legible import COLLECTION, faults
from made_up import NAMES, C
from matplotlib.patches import Rectangle
from sidebyside import compare
from sidebyside.charts import phases

DRAWN = compare.phases.periods(C)
TURNS = compare.phases.turns(DRAWN)
CALM = NAMES[3]  # of the odd accounts the one without periods
chart = drawing(claims.phases)


def test_every_period_is_there_once_and_the_accounts_come_first():
    assert sorted(DRAWN.phase) == sorted(C.phases.phase)
    assert (DRAWN["first"] < DRAWN["last"]).all() and (DRAWN["where"] != "").all()
    assert list(DRAWN.name.unique())[:2] == list(C.sources.name) == list(DRAWN.name[DRAWN.account].unique())


def test_an_account_without_periods_has_one_row_that_says_so():
    drawn = compare.phases.periods(COLLECTION(ODD))
    [calm] = drawn[drawn.name == CALM].to_dict("records")
    assert (calm["scope"], calm["label"], calm["account"]) == ("none", "", True) and math.isnan(calm["first"])
    assert list(drawn.name[drawn.account].unique()) == NAMES


def test_a_turn_is_the_first_conflict_since_1949_and_the_last_friendship_before_1970():
    for row in TURNS.itertuples():
        own = DRAWN[(DRAWN.work == row.work) & (DRAWN.scope == "period")]
        assert row.conflict == own["first"][(own.relation == "apart") & (own["first"] >= 1949)].min()
        assert row.friendship == own["last"][(own.relation == "closer") & (own["last"] < 1970)].max()
        assert own.relation[own.label == row.conflict_label].tolist() == ["apart"]
    apart = DRAWN[DRAWN.name == "Fu"].query("relation == 'apart'")
    assert apart["first"].min() < 1949 < TURNS.conflict[TURNS.name == "Fu"].iloc[0], "what came before the alliance counts for nothing"


def test_an_account_without_a_turn_is_known_and_named():
    turns = compare.phases.turns(compare.phases.periods(COLLECTION(ODD)))
    assert CALM not in set(turns.name) and CALM in turns.name.cat.categories
    assert any(f"{CALM} does not draw both." in text for text in words(chart("turns", ODD)))
    assert "none" in words(phases.turns(turns.head(0)))


def test_every_event_is_spoken_of_by_whom_the_rows_say():
    spoken = compare.phases.spoken_of(C).set_index("event")
    agreed = C.coding[C.coding.reading == "agreed"]
    source = dict(zip(C.passages.passage, C.passages.source))
    for event, row in spoken.iterrows():
        passages = {*C.mentions.passage[C.mentions.event == event], *agreed.passage[agreed.event == event]}
        for account in C.sources.itertuples():
            assert row[account.name] == sum(source[passage] == account.source for passage in passages)
    assert spoken.turning_point.sum() == C.turning_points.event.nunique() and len(spoken) == len(C.events)


def test_the_bars_of_a_turn_end_and_begin_at_its_years():
    axes = chart("turns").axes[0]
    solid = [patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_alpha() is None and patch.get_zorder() > 0]
    friendship, conflict = [p for p in solid if not p.get_hatch()], [p for p in solid if p.get_hatch()]
    assert len(friendship) == len(conflict) == len(TURNS)
    for row, upper, lower in zip(TURNS.itertuples(), friendship, conflict):
        assert upper.get_y() < lower.get_y(), "friendship lies above"
        before = lower.get_x() < upper.get_x() + upper.get_width() - 1e-9
        assert before == (row.conflict < row.friendship), row.name
    assert {"conflict begins about 1950", "friendship ends 1957", "about 1956", "1959"} <= set(words(chart("turns")))


def test_every_period_in_the_years_drawn_has_its_bar_its_words_and_its_lane():
    own = DRAWN[DRAWN.account & (DRAWN.scope == "period")]
    axes = chart("periods").axes[0]
    at = {text.get_text().replace("\n", " "): text.get_position()[1] for text in axes.texts}
    assert set(own.label) <= set(at) and not set(DRAWN.label[DRAWN.scope == "whole"]) & set(at)
    for name, rows in own.groupby("name"):
        height = {relation: [at[label] for label in rows.label[rows.relation == relation]] for relation in ("closer", "apart")}
        assert at[name] < min(height["closer"]) <= max(height["closer"]) < min(height["apart"]), "friendship lies above"


def test_what_overlaps_is_shaded_and_what_has_no_end_fades():
    axes = chart("periods").axes[0]
    shaded = {(patch.get_x(), patch.get_x() + patch.get_width()) for patch in axes.patches if patch.get_zorder() < 0}
    assert {(1950, 1957), (1956, 1959)} <= shaded and not {(1950, 1961), (1956, 1961)} & shaded
    fading = [patch for patch in axes.patches if patch.get_alpha() is not None]
    assert {bool(patch.get_hatch()) for patch in fading} == {True, False}
    assert max(patch.get_x() for patch in fading) < 1961, "it does not run on"


def test_periods_beyond_the_years_drawn_are_not_passed_over():
    early = DRAWN.assign(**{end: DRAWN[end].where(DRAWN.name != "Freymond", DRAWN[end] - 200) for end in ("first", "last")})
    said = words(phases.periods(early))
    [foot] = [text for text in said if text.startswith("Table")]
    assert said.count("no period in these years") == 1 and "Not drawn: " in foot
    assert "GOLDEN YEARS 1953-1957 (Freymond, 1953 to 1957)" in foot and "(Fu, " not in foot
    assert "Not drawn" not in " ".join(words(chart("periods")))
    assert "← 1919" in words(chart("periods")) and "← 1919" not in words(phases.periods(early))
    assert words(chart("periods", ODD)).count("no period in these years") == 1


@pytest.mark.parametrize("relation", ["closer", "mixed", "apart"])
def test_words_without_room_beside_a_bar_stand_in_it_whole(relation):
    label = "[a whole century of brothers]"
    wide = DRAWN.assign(first=1917, last=1990, label=label, relation=relation)
    figure = phases.periods(wide[(DRAWN.name == "Fu") & (DRAWN.scope == "period")].head(1))
    [text] = [text for text in figure.axes[0].texts if text.get_text() == label]
    bar = max(figure.axes[0].patches, key=Rectangle.get_width)
    assert bar.get_y() < text.get_position()[1] < bar.get_y() + bar.get_height()
    assert {"← 1917", "1989 →"} <= set(words(figure)) and "in [brackets], in ours" in figure.alt and "[" not in chart("periods").alt
    figure.draw_without_rendering()
    assert not list(faults(figure))


def test_without_a_finding_the_title_gives_no_year_away():
    figure = chart("worksheet_periods")
    assert figure.texts[0].get_text().endswith("?") and not re.search(r"\d", figure.alt)
    assert "haded" not in figure.alt and not [patch for patch in figure.axes[0].patches if patch.get_zorder() < 0]


def test_historians_stand_in_order_of_their_first_conflict_those_who_divide_the_story_first():
    figure = chart("historians_periods")
    said = words(figure)
    assert [int(text) for text in said if re.fullmatch(r"\d{4}", text)] == [1950, 1956, *[1957, 1958, 1960, 1960, 1960], *[1956, 1956, 1962]]
    height = {text.get_text().replace("\n", " "): text.get_position()[1] for text in figure.axes[0].texts}
    assert set(DRAWN.name) <= set(height)
    divided = set(DRAWN.name[DRAWN.scope == "period"])
    for name in set(DRAWN.name) - set(C.sources.name):
        assert height["Fu"] < height[name]
        assert (height[name] < height["Books on one stretch of it"]) == (name in divided)


@pytest.mark.parametrize("kind", ["as published", ODD])
def test_every_sentence_of_the_course_is_a_mark_on_its_side_and_at_its_year(kind):
    moves, panels = claims.phases.moves(COLLECTION(kind)), iter(chart("course", kind).axes)
    for name, (line, side) in zip(moves.account.cat.categories, zip(panels, panels)):
        own = moves[moves.account == name]
        dated, undated = own[own.year.notna()], own[own.year.isna()]
        assert sorted((mark.x - 0.5, mark.y > 0) for mark in marks(line)) == sorted(zip(dated.year // 1, dated.effect == "closer"))
        assert len(marks(side)) == len(undated)
        assert [text.get_text() for text in side.texts] == [f"{len(undated)} of {len(own)}" if len(own) else "none"]


def test_of_hundreds_of_sentences_the_course_draws_bars_as_high_as_they_are_many():
    moves = claims.phases.moves(COLLECTION(LONG))
    for name, line in zip(moves.account.cat.categories, chart("course", LONG).axes[::2]):
        up = moves.effect[(moves.account == name) & moves.year.notna()] == "closer"
        assert sum(bar.get_height() for bar in line.patches) == up.sum() - (~up).sum()
