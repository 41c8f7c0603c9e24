"""What a date is in EDTF that is written in another way; and what is no date, or more than one."""

import pytest
from sidebyside.tables.dates_meant import counted_by_a_spreadsheet, meant

MEANT = {
    "1950-53": "1950/1953", "1950–53": "1950/1953", "1950/53": "1950/1953", "1950 - 1953": "1950/1953", "1950 to 1953": "1950/1953",
    "1953/1950": "1950/1953", "1950-1953": "1950/1953", "Feb 1950 to Mar 1951": "1950-02/1951-03",
    "ca. 1950": "1950~", "c 1950": "1950~", "about 1950": "1950~", "~1950": "1950~", "около 1950": "1950~", "ca. 1950-53": "1950~/1953~",
    "1950s": "195X", "the 1950s": "195X", "1950er": "195X", "195x": "195X",
    "(1950)": "1950", "[1950]": "1950", "'1950": "1950", "© 1950": "1950", "c1950": "1950", "1,950": "1950", "1950.00": "1950", "1950 г.": "1950",
    "1950-2": "1950-02", "10/1950": "1950-10", "10.1950": "1950-10", "Oct 1950": "1950-10", "October 1950": "1950-10",
    "октябрь 1950": "1950-10", "1950年2月": "1950-02", "août 1958": "1958-08", "mayo 1958": "1958-05", "März 1953": "1953-03",
    "1950-2-14": "1950-02-14", "14.2.1950": "1950-02-14", "2/14/1950": "1950-02-14", "14 Feb 1950": "1950-02-14",
    "February 14, 1950": "1950-02-14", "Feb. 14th 1950": "1950-02-14", "February of 1950": "1950-02",
    "14. Februar 1950": "1950-02-14", "14th of February 1950": "1950-02-14", "1950年2月14日": "1950-02-14",
    "1950 - 53": "1950/1953", "from 1950 to 1953": "1950/1953", "between 1950 and 1953": "1950/1953", "after 1950": "1950/..",
    "until October 1953": "../1953-10", "bis 1953": "../1953", "spring of 1950": "1950-03/1950-05", "1950年秋": "1950-09/1950-11",
    "winter 1949/50": "1949-12/1950-02", "early 1950": "1950", "the late 1950s": "195X", "1950-00-00": "1950", "19500214": "1950-02-14",
    "14 de febrero de 1950": "1950-02-14", "14 lutego 1950 r.": "1950-02-14", "Şubat 1950": "1950-02", "červen 1950": "1950-06",
    "dès 1956": "1956/..", "le 14 février 1950": "1950-02-14", "1er octobre 1949": "1949-10-01", "en février 1950": "1950-02",
    "avril-juin 1960": "1960-04/1960-06", "du 16 au 28 octobre 1962": "1962-10-16/1962-10-28",
    "del 3 al 5 de mayo de 1958": "1958-05-03/1958-05-05",
}  # fmt: skip
NOT_MEANT = ["", "today", "n.d.", "last year", "2.3.1950", "1950-13", "1950-02-30", "1950/1951/1957", "30 Foo 1950", "18307", "1953-50",
             "winter 1950", "fall of Stalin", "čer 1950", "1950 and 1953"]


@pytest.mark.parametrize("said", MEANT)
def test_a_date_is_given_as_it_is_to_be_written(said):
    assert meant(said) == MEANT[said]


@pytest.mark.parametrize("said", NOT_MEANT)
def test_what_is_no_date_or_might_be_two_is_not_guessed(said):
    assert meant(said) is None


def test_a_number_of_days_is_the_day_that_a_spreadsheet_shows():
    assert [counted_by_a_spreadsheet(said) for said in ("18307", "1950", "183071")] == ["1950-02-13", None, None]
