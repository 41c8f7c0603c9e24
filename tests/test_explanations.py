"""Themes: the counts lose nothing, and the charts draw each sentence once, on its account's side and in its year."""

import dataclasses
from functools import cache

import made_up
import pandas
import pytest
from matplotlib.colors import to_hex
from sidebyside import compare, load
from sidebyside.charts import explanations as draw
from sidebyside.charts.style import COLOURS, look

C = load()
SAID = compare.sentences.coded(C)
APART = compare.explanations.apart(SAID)
SHARES = compare.explanations.shares(C, APART)
PLACES = compare.explanations.promised_and_delivered(C, APART)
MOVES = compare.phases.movements(compare.sentences.placed(C, SAID))
NAMED = APART[APART.theme != "none"]


def marks(axes):
    """The scattered marks of an axes: x, y, the colour of face and edge."""
    return [
        (*at, to_hex(dots.get_facecolor()[0]).upper(), to_hex(dots.get_edgecolor()[0]).upper())
        for dots in axes.collections if hasattr(dots, "get_sizes") and len(dots.get_sizes())
        for at in dots.get_offsets()
    ]  # fmt: skip


def lettered(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


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
    assert "Freymond: none." in draw.themes(shares).texts[1].get_text()


def test_a_changed_code_changes_the_counts():
    c = made_up.recoded(C, "Fu", theme="aid")
    shares = compare.explanations.shares(c, compare.explanations.apart(compare.sentences.coded(c)))
    [row] = shares[(shares.account == "Fu") & (shares.theme == "aid")].itertuples()
    assert row.total == row.named == (APART.account == "Fu").sum()


def test_what_the_prose_says_without_a_number_is_so():
    hers = NAMED[NAMED.account == "Freymond"]
    assert (hers.role == "cause").sum() > hers[hers.role == "cause"].theme.duplicated().sum() == 0, "no theme leads"
    ideology = hers[hers.theme == "ideology"]
    assert (ideology.part == "Khrushchev").sum() == len(ideology) - 1
    assert (hers.place == "delivered").all(), "her introduction has no theme for the drift apart"
    undated = set(MOVES.passage[MOVES.year.isna()])
    assert {"fr-ideology-1-1", "fr-khrushchev-4-2", "fu-1-2-2"} <= undated
    assert set(MOVES.account[(MOVES.theme == "ideology") & MOVES.year.notna()]) == {"Freymond", "Fu"}


def test_the_order_of_rows_does_not_matter():
    mixed = compare.explanations.apart(SAID.sample(frac=1, random_state=1))
    pandas.testing.assert_frame_equal(compare.explanations.shares(C, mixed), SHARES)


# What is drawn


def test_a_theme_stands_at_its_share_in_the_colour_of_its_account():
    drawn = {(round(x, 6), face) for x, _, face, _ in marks(draw.themes(SHARES).axes[0])}
    share = SHARES.dropna(subset=["share"])
    assert drawn == {(round(row.share, 6), look(C.sources.name)[row.account][0]) for row in share.itertuples()}
    assert {f"{row.total} of {int(row.named)}" for row in share.itertuples()} <= set(lettered(draw.themes(SHARES)))


def test_a_mark_a_sentence_filled_where_it_argues():
    figure = draw.argue_or_tell(SHARES)
    for axes, (name, colour) in zip(figure.axes, zip(C.sources.name, COLOURS)):
        own = SHARES[(SHARES.account == name) & (SHARES.theme != "none")]
        filled = [face for *_, face, _ in marks(axes) if face == colour]
        assert len(filled) == own.argued.sum() and len(marks(axes)) == own.total.sum()
        assert {face if face != "#FFFFFF" else edge for *_, face, edge in marks(axes)} <= {colour}


def test_many_sentences_are_bars_as_long_as_their_counts():
    many = SHARES.assign(**{column: SHARES[column] * 40 for column in ("argued", "told", "total", "named")})
    for axes, name in zip(draw.argue_or_tell(many).axes, C.sources.name):
        own = many[(many.account == name) & (many.theme != "none")]
        assert not marks(axes) and sum(bar.get_width() for bar in axes.patches) == own.total.sum()


def test_an_arrow_runs_from_what_is_promised_to_what_is_delivered():
    axes = draw.promised_and_delivered(PLACES, "Fu").axes[0]
    share = PLACES[PLACES.account == "Fu"].pivot(index="theme", columns="place", values="share")
    arrows = {(round(text.xyann[0], 6), round(text.xy[0], 6)) for text in axes.texts if hasattr(text, "arrow_patch")}
    assert arrows == {(round(row.promised, 6), round(row.delivered, 6)) for row in share.itertuples()}
    moved = share.delivered - share.promised
    stressed = [line.get_ydata()[0] for line in axes.lines if line.get_color() == COLOURS[1]]
    assert stressed == [0, len(share) - 1] and moved.idxmax() == "chauvinism" and moved.idxmin() == "ideology"
    assert "too little to compare" in lettered(draw.promised_and_delivered(PLACES, "Freymond"))


def test_each_sentence_stands_at_its_year_closer_above_and_apart_below():
    rows = MOVES[MOVES.theme != "none"]
    figure = draw.in_time(MOVES, stressed="ideology", marked={"Secret Speech": 1956.15})
    lanes, blocks = figure.axes[::2], figure.axes[1::2]
    drawn = [(int(x), y > 0) for axes in lanes for x, y, *_ in marks(axes)]
    dated = rows[rows.year.notna()]
    assert sorted(drawn) == sorted(zip(dated.year.astype(int), dated.effect == "closer"))
    assert sum(len(marks(axes)) for axes in blocks) == rows.year.isna().sum()
    labels = [axes.get_yticklabels()[0] for axes in lanes]
    assert [label.get_text() for label in labels if label.get_weight() == "bold"] == ["Ideology"]
    assert "Secret Speech" in lettered(figure) and "no year" in lettered(figure)


def test_of_many_sentences_each_account_has_lanes_of_its_own_behind_its_mark():
    many = pandas.concat([MOVES] * 20, ignore_index=True)
    rows = many[many.theme != "none"]
    lanes = draw.in_time(many).axes[::2]
    assert len(lanes) == len(rows[["theme", "account"]].drop_duplicates())
    assert sum(abs(bar.get_height()) for axes in lanes for bar in axes.patches) == rows.year.notna().sum()
    for axes in lanes:
        [(x, _, colour, _)] = marks(axes)
        assert x < 0 and {to_hex(bar.get_edgecolor()).upper() for bar in axes.patches} <= {colour}


# Whatever the accounts are


@cache
def collection(kind):
    if kind == "nothing":
        return dataclasses.replace(C, coding=C.coding.assign(effect="none"))
    return {"one": lambda: made_up.accounts(["Anna"]), "odd": made_up.odd}[kind]()


@pytest.mark.parametrize("kind", ["one", "odd", "nothing"])
def test_every_chart_draws_whatever_the_accounts_say(kind):
    import claims.explanations

    for name, chart in claims.explanations.charts(collection(kind)).items():
        figure = chart()
        assert figure.get_label() == name and figure.texts[0].get_text().endswith("?")
        if kind == "nothing":
            assert any("none" in text or "too little" in text for text in lettered(figure)), name
