"""The accounts against the record: dates, corrections, and the two charts of them."""

import claims.record
import pandas
import pytest
from artists import LONG, MUTE, ODD, drawing, marks, words
from legible import COLLECTION
from made_up import C
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex
from sidebyside import charts, compare
from sidebyside.charts.style import COLOURS, MIDDLE

NAMES = list(C.sources.name)
chart = drawing(claims.record)
FOUND, DATED = compare.record.corrected(C), compare.record.dated_statements(C)


def test_every_correction_and_confirmation_has_its_place():
    right = compare.record.confirmed(C)
    assert len(FOUND) == len(C.corrections) and len(right) == len(C.confirmations)
    assert set(FOUND.account) == set(right.account) == set(NAMES)
    weights = FOUND[FOUND.account == NAMES[0]].weight.map(compare.record.WEIGHTS.index)
    assert weights.is_monotonic_increasing, "heaviest first"


def test_by_weight_counts_every_correction_once_and_disputes_apart():
    table = compare.record.by_weight(C, FOUND).set_index("account")
    assert table.drop(columns="sentences").to_numpy().sum() == len(FOUND)
    assert table.disputed.sum() == (FOUND.kind == "disputed").sum()
    assert table.sentences.to_dict() == compare.sentences.coded(C).account.value_counts().to_dict()
    none = compare.record.by_weight(C, FOUND[FOUND.account == NAMES[1]]).set_index("account").loc[NAMES[0]]
    assert none.drop("sentences").sum() == 0


def test_the_well_known_slips_are_found():
    dated = DATED.set_index("passage")
    for passage, relation in {"fu-abs-1-7": "off", "fr-taiwan-5-1": "off", "fu-abs-1-10": "coarser"}.items():
        row = dated.loc[passage]
        assert row.relation == relation, (
            f"{passage} is dated {row.dated}, {row.event} {row.date}: that is '{row.relation}', and was '{relation}'. "
            "If a date was changed on purpose, mend this test too"
        )
    assert dated.years["fu-abs-1-7"] > 2 and dated.years["fr-taiwan-5-1"] < 0
    assert (dated.fits[dated.relation == "off"] == "no").all() and dated.fits.notna().all()


def test_what_is_certain_rests_on_a_work_that_was_seen():
    seen = C.works.set_index("work").seen
    for row in [*C.corrections.itertuples(), *C.confirmations.itertuples()]:
        if row.authority:
            assert seen[row.authority] != "not seen" or row.certainty != "certain", row.passage
    assert (C.confirmations.authority != "").all()


def test_a_mark_at_the_first_or_last_date_is_whole():
    drawn = [one for axes in charts.record.dates(DATED, NAMES).axes for one in axes.collections if isinstance(one, PathCollection)]
    assert drawn and not any(one.get_clip_on() for one in drawn)


def late_or_early(figure):
    """The words at the arrows."""
    return [text for text in words(figure) if text.endswith((" late", " early"))]


def test_an_arrow_points_from_the_date_given_to_the_true_one():
    arrows = [(text.xyann[0], text.xy[0]) for text in chart("dates").axes[0].texts if hasattr(text, "xyann")]
    for given, true in arrows[: (DATED.years > 2).sum()]:
        assert given == 1953.0 and 1950.79 < true < 1950.81
    assert {"6 of 8,", "11 of 14"} <= set(words(chart("dates")))
    assert set(late_or_early(chart("dates"))) == {"2.2 years late", "7 months early", "5 weeks early"}


def test_of_many_wrong_dates_the_farthest_off_are_drawn():
    off = (compare.record.dated_statements(COLLECTION(LONG)).relation == "off").sum()
    assert len(late_or_early(chart("dates", LONG))) == charts.record.MOST < off
    assert any(f"farthest off of {off}." in text for text in words(chart("dates", LONG)))


def test_beside_a_third_account_rows_are_named_and_in_forty_years_no_mark_hides_its_bar():
    late = DATED[DATED.relation == "off"].head(1).assign(account="Third", dated="1985", date="1989-05-16", years=-3.4)
    figure = charts.record.dates(pandas.concat([DATED, late]), [*NAMES, "Third"])
    axes = figure.axes[0]
    assert axes.get_xticklabels()[-1].get_text() == "1990" and {"Fu, Abstract, sentence 7", f"Third, {late.locator.iloc[0]}"} <= set(words(figure))
    bars = {line.get_segments()[0][0][1] for line in axes.collections if isinstance(line, LineCollection)}
    assert not {round(mark.y, 3) for mark in marks(axes)} & {round(bar, 3) for bar in bars}
    assert "Abstract, sentence 7" in words(chart("dates")), "of two the marks are enough"


def test_where_no_date_is_wrong_there_is_no_axis():
    fitting = charts.record.dates(DATED[DATED.relation != "off"], NAMES)
    for figure, said in ((fitting, "6 of 6,"), (chart("dates", MUTE), "no dates")):
        assert not figure.axes[0].axison and said in words(figure)


@pytest.mark.parametrize(
    ("years", "told"), [(2.2, "2.2 years late"), (-0.54, "6 months early"), (-0.1, "5 weeks early"), (0.02, "1 week late")]
)
def test_lateness_in_plain_words(years, told):
    assert charts.record._lateness(years) == told


def test_bars_of_corrections_are_for_ten_sentences():
    table = compare.record.by_weight(C, FOUND)
    for axes, weight in zip(chart("corrections").axes, [*compare.record.WEIGHTS, "disputed"]):
        assert [bar.get_width() for bar in axes.patches] == pytest.approx(list(table[weight] / table.sentences * 10))
        colours = [to_hex(bar.get_facecolor(), keep_alpha=False).upper() for bar in axes.patches]
        assert colours == ([MIDDLE.upper()] * 2 if weight == "disputed" else [colour.upper() for colour in COLOURS[:2]])


def test_an_account_that_nobody_has_checked_has_no_bar():
    figure = chart("corrections", ODD)  # the second of them
    assert all(axes.patches[1].get_width() == 0 for axes in figure.axes) and "0 in 106" in words(figure)
