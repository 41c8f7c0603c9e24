"""Dates in EDTF as stretches of years."""

import math
from calendar import monthrange

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from sidebyside.dates import against, in_words, stretch

years = st.integers(1000, 2999)
days = st.builds(lambda y, m, d: (y, m, min(d, monthrange(y, m)[1])), years, st.integers(1, 12), st.integers(1, 31))


@given(years)
def test_a_year_is_a_year_long(year):
    assert stretch(str(year))[:2] == (year, year + 1)


@given(days)
def test_a_day_lies_in_its_month_and_its_year(day):
    y, m, d = day
    of_day, of_month, of_year = stretch(f"{y}-{m:02}-{d:02}"), stretch(f"{y}-{m:02}"), stretch(str(y))
    assert of_year.start <= of_month.start <= of_day.start < of_day.end <= of_month.end + 1e-9 <= of_year.end + 2e-9


@given(days, st.sampled_from(["?", "~"]))
def test_doubt_does_not_move_a_date(day, mark):
    y, m, d = day
    plain, marked = stretch(f"{y}-{m:02}-{d:02}"), stretch(f"{y}-{m:02}-{d:02}{mark}")
    assert marked.start == pytest.approx(plain.start) and marked.end == pytest.approx(plain.end)
    assert marked.doubtful and not plain.doubtful


@given(days, days)
def test_an_interval_runs_from_its_first_to_its_last_day(one, other):
    first, last = sorted([one, other])
    texts = [f"{y}-{m:02}-{d:02}" for y, m, d in (first, last)]
    whole = stretch("/".join(texts))
    assert whole.start == stretch(texts[0]).start and whole.end == stretch(texts[1]).end
    if first < last:
        with pytest.raises(ValueError, match="before it begins"):
            stretch("/".join(reversed(texts)))


@given(days)
def test_days_come_in_the_order_of_the_calendar(day):
    y, m, d = day
    if d < monthrange(y, m)[1]:
        assert stretch(f"{y}-{m:02}-{d:02}").end == pytest.approx(stretch(f"{y}-{m:02}-{d + 1:02}").start)


@given(st.text("0123456789-/.?~%X ", max_size=12))
def test_anything_else_is_refused_in_words(text):
    try:
        stretch(text)
    except ValueError as error:
        assert "is not a date" in str(error) or "before it begins" in str(error)


@pytest.mark.parametrize("text", ["1950", "1950-10", "1950-10-19", "1950~", "196X", "1950-10-19?"])
def test_the_library_reads_the_same(text):
    read = parse_edtf(text)
    assert int(stretch(text).start) == read.lower_strict().tm_year
    assert math.ceil(stretch(text).end) - 1 == read.upper_strict().tm_year


def test_open_ends_are_infinite():
    assert stretch("../1949") == (-math.inf, 1950, False)
    assert stretch("1956/..") == (1956, math.inf, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("1950", "1950"),
        ("1950-10-09", "9 October 1950"),
        ("1950-10", "October 1950"),
        ("1950~/1953~", "about 1950 to about 1953"),
        ("../1949", "until 1949"),
        ("1956/..", "from 1956"),
        ("1956/", "from 1956"),
        ("/1949", "until 1949"),
        ("1953-05-15?", "15 May 1953 (?)"),
    ],
)
def test_dates_in_plain_english(text, words):
    assert in_words(text) == words


ends = st.integers(1900, 1990)
spans = st.builds(lambda one, other: f"{min(one, other)}/{max(one, other)}", ends, ends)


@given(spans)
def test_a_date_is_the_same_as_itself(text):
    assert against(text, text) == ("same", 0.0)


@given(spans, spans)
def test_two_dates_stand_to_each_other_as_they_should(one, other):
    there, back = against(one, other), against(other, one)
    mirror = {"coarser": "contained", "contained": "coarser"}
    assert back.relation == mirror.get(there.relation, there.relation)
    assert back.years == pytest.approx(-there.years)
    first, second = stretch(one), stretch(other)
    apart = first.end <= second.start or second.end <= first.start
    assert (there.relation == "off") == apart
    if apart:
        assert abs(there.years) == pytest.approx(max(second.start - first.end, first.start - second.end) + 1 / 365)
        assert (there.years < 0) == (first.end <= second.start)
    else:
        assert there.years == 0


def test_the_next_day_is_off_by_a_day():
    assert against("1900", "1901") == ("off", pytest.approx(-1 / 365))
    assert against("1900-12-31", "1901-01-01").relation == "off"


@given(ends, st.integers(2, 40))
def test_doubt_reaches_one_unit_and_no_further(year, gap):
    assert against(f"{year}~", str(year + 2)).relation == "near"
    assert against(str(year), str(year + 2)).relation == "off"
    assert against(f"{year}~", str(year + 2 + gap)).relation == "off"
    assert against("", str(year)).relation == "no date"
