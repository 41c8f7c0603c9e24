"""Agreement of readings: alpha as the krippendorff package has it, its interval, what is too rare, and the chart."""

import dataclasses

import krippendorff
import numpy
import pandas
import pytest
from artists import marks
from hypothesis import given
from hypothesis import strategies as st
from made_up import C, multiplied
from sidebyside import charts, compare, page
from sidebyside.compare import reliability

THREE = compare.sentences.READERS
PAIRS, ALL = reliability.paired(C), reliability.paired(C, THREE)
CODES = st.sampled_from("abc")


@given(st.lists(st.tuples(CODES, CODES), min_size=4, max_size=40) | st.lists(st.tuples(CODES, CODES, CODES), min_size=4, max_size=40))
def test_alpha_is_that_of_the_package(sentences):
    readings = list(zip(*sentences))
    found = reliability.alpha(*readings)
    if len({code for reading in readings for code in reading}) == 1:
        assert numpy.isnan(found), "with a single code alpha is undefined"
    else:
        numbers = [["abc".index(code) for code in reading] for reading in readings]
        package = krippendorff.alpha(numbers, value_domain=[0, 1, 2], level_of_measurement="nominal")
        assert found == pytest.approx(package)


@given(st.lists(st.tuples(CODES, CODES), min_size=4, max_size=20))
def test_a_redraw_is_the_alpha_of_the_sentences_drawn(sentences):
    codes, times = numpy.array(sentences, object), reliability.drawn(len(sentences), 3)
    assert (times.sum(axis=1) == len(sentences)).all()
    for draw, value in zip(times, reliability.alphas(times, codes)):
        again = codes[numpy.repeat(numpy.arange(len(codes)), draw.astype(int))]
        assert value == pytest.approx(reliability.alpha(*again.T), nan_ok=True)


def test_agreement_is_the_same_every_time_and_lies_in_its_interval():
    one, other = (reliability.agreement(ALL, ("all", "Fu"), resamples=50) for _ in range(2))
    pandas.testing.assert_frame_equal(one, other)
    assert (one.low <= one.alpha).all() and (one.alpha <= one.high).all() and (one.readers == 3).all()
    theme = one[(one.account == "all") & (one.variable == "theme")].iloc[0]
    assert theme.agreed * len(ALL) == pytest.approx(len(ALL) - len(reliability.parted(ALL, "theme")))


def test_the_usual_minimum_is_met_for_the_codes_that_charts_rest_on():
    for pairs in (PAIRS, ALL):
        alphas = reliability.agreement(pairs, resamples=2).set_index("variable").alpha
        assert (alphas[["role", "theme", "effect", "grievance", "event"]] >= reliability.TARGET).all()


def test_what_is_too_rare_or_always_the_same_is_not_measured():
    table = reliability.agreement(PAIRS, groups=("Freymond",), resamples=20).set_index("variable")
    assert numpy.isnan(table.alpha["theme2"]) and table.agreed["theme2"] > 0.9
    same = reliability.agreement(PAIRS.assign(role_first="cause", role_second="cause"), resamples=9).set_index("variable").loc["role"]
    assert same.agreed == 1 and same[["alpha", "low", "high"]].isna().all()


def test_the_counts_are_those_of_a_long_text_too():
    long = reliability.paired(multiplied(C, 20), THREE)
    package = krippendorff.alpha(long[[f"role_{reader}" for reader in THREE]].T.to_numpy(str), level_of_measurement="nominal")
    assert reliability.agreement(long, resamples=2).alpha[0] == pytest.approx(package)


def test_an_account_read_once_has_no_agreement():
    own = C.passages.passage[C.passages.source == C.sources.source.iloc[0]]
    once = dataclasses.replace(C, coding=C.coding[(C.coding.reading == "agreed") | ~C.coding.passage.isin(own)])
    table = reliability.agreement(reliability.paired(once), groups=tuple(C.sources.name), resamples=2)
    assert set(table.account) == {"Fu"} and list(table.account.cat.categories) == ["Freymond", "Fu"]
    assert not set(reliability.differences(once).passage) & set(own)


def test_differences_are_all_and_only_the_codes_that_differ():
    differ = reliability.differences(C)
    readings = {name: rows.set_index("passage") for name, rows in C.coding.groupby("reading")}
    unlike = {
        (passage, variable)
        for variable in reliability.VARIABLES
        for passage in readings["agreed"].index
        if len({readings[name][variable][passage] for name in readings}) > 1
    }
    assert set(zip(differ.passage, differ.variable)) == unlike and len(differ) == len(unlike)
    for row in differ[differ.reason == ""].itertuples():
        pytest.fail(
            f"coding.csv, {row.passage}: the agreed {row.variable} is '{row.agreed}', the readers wrote '{row.first}', "
            f"'{row.second}' and '{row.third}', and nothing says why. Fill in reason in the agreed row"
        )


def test_the_chart_has_a_mark_for_each_code_that_can_be_measured():
    table = reliability.agreement(ALL, ("Freymond", "all"), resamples=20)
    own = table[table.account == "Freymond"]
    figure = charts.reliability.agreement(table)
    assert [mark.x for mark in marks(figure.axes[0])] == pytest.approx(list(own.alpha.dropna()))
    words = [text.get_text() for text in figure.axes[0].texts]
    assert words.count("too rare to measure") == own.alpha.isna().sum() == 1
    assert [word for word in words if word.endswith("in 100")] == [f"{share * 100:.0f} in 100" for share in own.agreed]


def test_what_is_worse_than_luck_stands_at_nought_and_what_is_too_low_is_open():
    table = reliability.agreement(PAIRS, resamples=2).assign(alpha=[-0.2, 0.5, *[0.9] * 5], low=-0.4, high=1.0)
    figure = charts.reliability.agreement(table)
    assert [(mark.x, mark.face == "#FFFFFF") for mark in marks(figure.axes[0])] == [(0, True), (0.5, True), *[(0.9, False)] * 5]


def test_without_a_second_reading_there_is_nothing_to_draw():
    figure = charts.reliability.agreement(reliability.agreement(PAIRS.iloc[:0], resamples=2))
    assert "luck" not in figure.alt and "second reader" in figure.alt
    assert not figure.axes[0].axison and [text.get_text() for text in figure.axes[0].texts] == ["no sentence has two readings"]


def test_a_table_says_what_is_too_rare_to_measure(monkeypatch):
    shown = []
    monkeypatch.setattr(page, "display", lambda data, **_: shown.append(data["text/html"]))
    page.table(reliability.agreement(PAIRS, groups=("Freymond",), resamples=20), "code alpha low high", "Agreement")
    assert shown[0].count("too rare to measure") == 1 and "NaN" not in shown[0]
