"""The texts as texts: lengths, references, and every sentence as a stroke."""

import claims.passages
import pytest
from artists import drawing
from legible import texts
from made_up import C
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from sidebyside import charts, compare
from sidebyside.charts import style

SAID = compare.sentences.coded(C)
LENGTHS = compare.passages.lengths(SAID)
THEMES = compare.sentences.labels(C, "theme")
SIX = "six accounts"
COLOUR = {name: colour for name, (colour, _) in style.look(list(C.sources.name)).items()}
chart = drawing(claims.passages)


def test_lengths_add_up_in_the_order_of_the_texts():
    assert LENGTHS.sentences.sum() == len(SAID) and LENGTHS.words.sum() == SAID.words.sum()
    assert list(zip(LENGTHS.account, LENGTHS.part)) == list(dict.fromkeys(zip(SAID.account, SAID.part)))


def test_every_aspect_of_every_account_is_in_its_profile():
    profile = compare.passages.profile(C)
    assert list(profile.columns) == ["aspect", *C.sources.name] and profile.astype(bool).all(axis=None)


def test_references_are_counted_by_the_sentences_that_cite_them():
    cited = compare.passages.cited(C)
    assert len(cited) == (C.passages.kind == "reference").sum() and list(cited.index) == list(range(len(cited)))
    assert cited.times.sum() == (C.passages.cites != "").sum()


def test_bars_are_as_long_as_the_words():
    [axes] = chart("lengths").axes
    room = axes.get_xlim()[1]
    ends = {}
    for bar in axes.patches:
        ends[bar.get_y()] = max(ends.get(bar.get_y(), 0), bar.get_x() + bar.get_width())
    words = LENGTHS.groupby("account", sort=False).words.sum()
    assert [end / room for end in ends.values()] == pytest.approx(list(words / words.max()), abs=0.01)
    assert len(axes.patches) == len(LENGTHS)


def strokes(figure):
    """For each account, its strokes: colour, inches from the first sentence, low and high (a list of lists)."""
    return [
        [
            (to_hex(drawn.get_facecolor()[0]), path.get_extents().x0, path.get_extents().y0, path.get_extents().y1)
            for drawn in axes.collections
            if isinstance(drawn, PolyCollection)
            for path in drawn.get_paths()
        ]
        for axes in figure.axes
    ]


def test_every_sentence_is_a_stroke_in_its_place():
    for account, drawn in zip(C.sources.name, strokes(chart("glance_effect"))):
        effects = SAID[SAID.account == account].effect.tolist()
        drawn = sorted(drawn, key=lambda stroke: stroke[1])
        assert len(drawn) == len(effects)
        line = next((low + high) / 2 for (_, _, low, high), effect in zip(drawn, effects) if effect == "none")
        for (colour, _, low, high), effect in zip(drawn, effects):
            assert {"closer": low >= line, "apart": high <= line}.get(effect, low < line < high)
            assert colour == (style.MIDDLE if effect == "none" else COLOUR[account].lower())


def test_a_role_or_a_theme_has_a_lane():
    for figure, groups in (
        (chart("glance_role"), [("cause", "judgement"), ("event",), ("frame", "report")]),
        (chart("glance_theme"), [(theme,) for theme in THEMES if theme != "none"]),
    ):
        column = "role" if "cause" in groups[0] else "theme"
        for account, drawn in zip(C.sources.name, strokes(figure)):
            codes = SAID[SAID.account == account][column]
            heights = [height for _, _, height, _ in drawn]
            counts = [heights.count(height) for height in sorted(set(heights), reverse=True)]
            assert counts == [count for codes_of in groups if (count := codes.isin(codes_of).sum())]


def test_what_is_stressed_is_coloured_and_the_rest_is_grey():
    figure = charts.passages.glance_theme(SAID, THEMES, stressed=("ideology",))
    for account, drawn in zip(C.sources.name, strokes(figure)):
        coloured = sum(colour == COLOUR[account].lower() for colour, *_ in drawn)
        assert coloured == ((SAID.account == account) & (SAID.theme == "ideology")).sum()
        assert {colour for colour, *_ in drawn} == {COLOUR[account].lower(), style.MIDDLE}


def test_parts_are_named_in_their_order_and_none_lies_on_another():
    written = {name: [text.get_text() for text in texts(chart("glance_effect", name))] for name in ("as published", SIX)}
    assert set(SAID.part) <= set(written["as published"])
    assert not set(SAID.part) <= set(written[SIX]), "where there is no room the short ones go without a name"
    for axes in chart("glance_effect").axes:
        named = [text for text in axes.texts if text.get_text() in set(SAID.part)]
        start = [text.get_position()[0] for text in sorted(named, key=lambda text: list(SAID.part).index(text.get_text()))]
        assert start == sorted(start)
