"""The accounts against the record: dates, corrections, and the two charts of them."""

import csv
import dataclasses
import shutil

import made_up
import pytest
from matplotlib.colors import to_hex
from sidebyside import CollectionError, charts, compare, load
from sidebyside.charts.style import COLOURS, MIDDLE
from sidebyside.collection import DATA

C = load()
NAMES = list(C.sources.name)
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


@pytest.mark.parametrize(
    ("correction", "column", "value", "text"),
    [
        ("fu-korea-1953-abstract", "dated", "1950", "the date is called wrong, but '1950' and '1950-10-19' are coarser"),
        ("fu-c-core", "passage2", "", "a contradiction needs a second passage"),
        ("fr-experts-1959", "authority", "", "'certain' without an authority"),
        ("fr-experts-1959", "follows", "", "a heavy correction says nothing of what follows"),
    ],
)
def test_a_correction_without_its_ground_is_refused(tmp_path, correction, column, value, text):
    path = shutil.copytree(DATA, tmp_path / "data") / "corrections.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    next(row for row in rows if row["correction"] == correction)[column] = value
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(CollectionError) as refusal:
        load(path.parent)
    assert [problem.wrong for problem in refusal.value.problems] == [text]


def arrows(figure):
    """From where to where the arrows of a chart point, in years."""
    return [(text.xyann[0], text.xy[0]) for text in figure.axes[0].texts if hasattr(text, "xyann")]


def told(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts] + [text.get_text() for text in figure.texts]


def test_an_arrow_points_from_the_date_given_to_the_true_one():
    figure = charts.record.dates(DATED, NAMES)
    late = DATED[DATED.years > 2]
    for given, true in arrows(figure)[: len(late)]:
        assert given == 1953.0 and 1950.79 < true < 1950.81
    assert {"6 of 8", "11 of 14"} <= set(told(figure))
    assert {text for text in told(figure) if text.endswith((" late", " early"))} == {
        "2.2 years late", "7 months early", "5 weeks early"
    }  # fmt: skip


def test_of_many_wrong_dates_the_farthest_off_are_drawn():
    c = made_up.multiplied(C, 4)
    dated = compare.record.dated_statements(c)
    figure = charts.record.dates(dated, NAMES)
    off = (dated.relation == "off").sum()
    assert sum(text.endswith((" late", " early")) for text in told(figure)) == charts.record.MOST < off
    assert any(f"farthest off of {off}." in text for text in told(figure))


def test_where_no_date_is_wrong_there_is_no_axis():
    for rows, said in ((DATED[DATED.relation != "off"], "6 of 6"), (DATED.iloc[:0], "no dates")):
        figure = charts.record.dates(rows, NAMES)
        assert not figure.axes[0].axison and said in told(figure)


@pytest.mark.parametrize(
    ("years", "words"), [(2.2, "2.2 years late"), (-0.54, "6 months early"), (-0.1, "5 weeks early"), (0.02, "1 week late")]
)
def test_lateness_in_plain_words(years, words):
    assert charts.record._lateness(years) == words


def test_bars_of_corrections_are_for_ten_sentences():
    table = compare.record.by_weight(C, FOUND)
    figure = charts.record.corrections(table)
    for axes, weight in zip(figure.axes, [*compare.record.WEIGHTS, "disputed"]):
        assert [bar.get_width() for bar in axes.patches] == pytest.approx(list(table[weight] / table.sentences * 10))
        colours = [to_hex(bar.get_facecolor(), keep_alpha=False).upper() for bar in axes.patches]
        assert colours == ([MIDDLE.upper()] * 2 if weight == "disputed" else [colour.upper() for colour in COLOURS[:2]])


def test_an_account_that_nobody_has_checked_has_no_bar():
    c = dataclasses.replace(C, corrections=C.corrections[C.corrections.passage.str.startswith("fu-")])
    figure = charts.record.corrections(compare.record.by_weight(c, compare.record.corrected(c)))
    assert all(axes.patches[0].get_width() == 0 for axes in figure.axes) and "0 in 42" in told(figure)
