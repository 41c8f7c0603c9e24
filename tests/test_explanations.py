"""Themes: the counts lose nothing, and the charts draw each sentence once, on its account's side and in its year."""

import claims.explanations
import made_up
import pandas
import pytest
from artists import LONG, drawing, marks, words
from legible import COLLECTION
from made_up import C
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from sidebyside import charts, compare
from sidebyside.charts.style import COLOURS

SAID = compare.sentences.coded(C)
APART = compare.explanations.apart(SAID)
NAMED = APART[APART.theme != "none"]
SHARES = compare.explanations.shares(C, APART)
PLACES = compare.explanations.promised_and_delivered(C, APART)
chart = drawing(claims.explanations)


def moves(c):
    """The sentences with a theme that the chart of years draws."""
    rows = compare.phases.movements(compare.sentences.placed(c, compare.sentences.coded(c)))
    return rows[rows.theme != "none"]


# What is counted


def test_every_sentence_about_the_drift_apart_is_counted_once():
    assert SHARES.total.sum() == (SAID.effect == "apart").sum() == len(APART)
    assert (SHARES.argued + SHARES.told == SHARES.total).all()
    assert SHARES.groupby("account").share.sum().round(9).eq(1).all()
    by_hand = pandas.crosstab(NAMED.theme, NAMED.account)
    for row in SHARES[SHARES.theme != "none"].itertuples():
        assert row.total == by_hand[row.account].get(row.theme, 0) and row.named == by_hand[row.account].sum()


def test_causes_and_judgements_argue_and_nothing_else():
    assert set(APART.role[APART.argued]) == {"cause", "judgement"}
    assert not set(APART.role[~APART.argued]) & {"cause", "judgement"}


def test_what_is_promised_and_what_is_delivered_are_the_whole():
    assert PLACES.sentences.sum() == len(NAMED)
    assert PLACES.groupby(["account", "place"]).share.sum().round(9).isin([0, 1]).all()
    assert list(PLACES.place.unique()) == ["promised", "delivered"]


@pytest.mark.parametrize("effect", ["none", "closer"])
def test_an_account_that_never_tells_of_drifting_apart_has_no_share(effect):
    c = made_up.recoded(C, "Freymond", effect=effect)
    shares = compare.explanations.shares(c, compare.explanations.apart(compare.sentences.coded(c)))
    assert shares[shares.account == "Freymond"].share.isna().all()
    assert any("Freymond: none." in text for text in words(charts.explanations.themes(shares)))


def test_what_the_prose_says_without_a_number_is_so():
    hers = NAMED[NAMED.account == "Freymond"]
    assert hers.theme[hers.role == "cause"].is_unique, "no theme leads"
    ideology = hers[hers.theme == "ideology"]
    assert (ideology.part == "Khrushchev").sum() == len(ideology) - 1
    assert (hers.place == "delivered").all(), "her introduction has no theme for the drift apart"
    undated = moves(C).query("year.isna()").passage
    assert {"fr-ideology-1-1", "fr-khrushchev-4-2", "fu-1-2-2"} <= set(undated)
    assert set(moves(C).query("theme == 'ideology' and year.notna()").account) == {"Freymond", "Fu"}


# What is drawn


def test_a_theme_stands_at_its_share_in_the_colour_of_its_account():
    colour = dict(zip(C.sources.name, COLOURS))
    share = SHARES.dropna(subset=["share"]).query("theme != 'none'")
    expected = {(round(row.share, 6), colour[row.account]) for row in share.itertuples()}
    assert {(round(mark.x, 6), mark.face) for mark in marks(chart("finding").axes[0])} == expected
    assert {f"{row.total} of {int(row.named)}" for row in share.itertuples()} <= set(words(chart("finding")))


def test_the_line_of_a_theme_ends_at_marks_that_meet_and_does_not_run_between_them():
    axes = chart("finding", "the example beside").axes[0]
    lines = [lines.get_segments()[0] for lines in axes.collections if isinstance(lines, LineCollection)]
    stacked = [mark for mark in marks(axes) if mark.y > -0.5 and mark.y % 1]
    assert len(lines) == SHARES.theme.nunique() - 1 and len(stacked) == 4
    for (start, row), (end, _) in lines:
        assert not [mark for mark in stacked if abs(mark.y - row) < 0.5 and start < mark.x < end]


def test_a_mark_a_sentence_filled_where_it_argues():
    for axes, name, colour in zip(chart("argue_or_tell").axes, C.sources.name, COLOURS):
        own = SHARES[(SHARES.account == name) & (SHARES.theme != "none")]
        assert len(marks(axes)) == own.total.sum() and {mark.colour for mark in marks(axes)} == {colour}
        assert sum(mark.face == colour for mark in marks(axes)) == own.argued.sum()


def test_many_sentences_are_bars_as_long_as_their_counts():
    c = COLLECTION(LONG)
    shares = compare.explanations.shares(c, compare.explanations.apart(compare.sentences.coded(c)))
    for axes, name in zip(chart("argue_or_tell", LONG).axes, c.sources.name):
        total = shares.total[(shares.account == name) & (shares.theme != "none")].sum()
        assert not marks(axes) and sum(bar.get_width() for bar in axes.patches) == total > 0


def test_an_arrow_runs_from_what_is_promised_to_what_is_delivered():
    axes = chart("promised").axes[0]
    share = PLACES[PLACES.account == "Fu"].pivot(index="theme", columns="place", values="share")
    arrows = {(round(text.xyann[0], 6), round(text.xy[0], 6)) for text in axes.texts if hasattr(text, "arrow_patch")}
    assert arrows == {(round(row.promised, 6), round(row.delivered, 6)) for row in share.itertuples()}
    moved = share.delivered - share.promised
    stressed = [line.get_ydata()[0] for line in axes.lines if line.get_color() == COLOURS[1]]
    assert stressed == [0, len(share) - 1] and moved.idxmax() == "chauvinism" and moved.idxmin() == "ideology"
    assert "too little to compare" in words(charts.explanations.promised_and_delivered(PLACES, "Freymond"))


def test_each_sentence_stands_at_its_year_closer_above_and_apart_below():
    rows, figure = moves(C), chart("in_time")
    lanes, blocks = figure.axes[::2], figure.axes[1::2]
    dated = rows[rows.year.notna()]
    drawn = sorted((int(mark.x), mark.y > 0) for axes in lanes for mark in marks(axes))
    assert drawn == sorted(zip(dated.year.astype(int), dated.effect == "closer"))
    assert sum(len(marks(axes)) for axes in blocks) == rows.year.isna().sum()
    labels = [axes.get_yticklabels()[0] for axes in lanes]
    assert [label.get_text() for label in labels if label.get_weight() == "bold"] == ["Ideology"]
    assert {"Secret Speech", "no year"} <= set(words(figure))


def test_of_many_sentences_each_account_has_lanes_of_its_own_behind_its_mark():
    rows, lanes = moves(COLLECTION(LONG)), chart("in_time", LONG).axes[::2]
    assert len(lanes) == len(rows[["theme", "account"]].drop_duplicates())
    assert sum(abs(bar.get_height()) for axes in lanes for bar in axes.patches) == rows.year.notna().sum()
    for axes in lanes:
        [mark] = marks(axes)
        assert mark.x < 0 and {to_hex(bar.get_edgecolor()).upper() for bar in axes.patches} <= {mark.colour}
