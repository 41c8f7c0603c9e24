"""Dates in EDTF, the Extended Date/Time Format (ISO 8601-2), as stretches of years.

A date such as ``1956``, ``1950-10-19``, ``1950~/1953~`` or ``../1949`` covers a stretch of time.
Doubt (``?``) and approximation (``~``) are kept apart from the stretch itself, so that a chart can
draw the one and mark the other. Levels 0 and 1 of EDTF are read, which is all the tables need.
"""

import math
import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

DAY = 1 / 365
PLAIN = re.compile(r"\d{4}(-\d\d){0,2}[?~%]?", re.ASCII)
DECADE = re.compile(r"\d{3}X", re.ASCII)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


class Stretch(NamedTuple):
    """The years a date covers: first instant, last instant (decimal years), and whether it is in doubt."""

    start: float
    end: float
    doubtful: bool

    @property
    def middle(self):
        """The middle of the stretch, in decimal years."""
        return (self.start + self.end) / 2

    @property
    def length(self):
        """How long it is, in years; infinite where an end is open."""
        return self.end - self.start


def stretch(text):
    """Return the Stretch of an EDTF date or interval.

    Raises ValueError, in words a reader can act on, if the text is no EDTF date or ends before it begins.
    """
    first, slash, last = text.partition("/")
    try:
        if "/" in last:
            raise ValueError("more than two dates")
        start, end = _bounds(first)[0], _bounds(last if slash else first)[1]
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date that can be read") from error
    if start >= end:
        raise ValueError(f"{text!r} ends before it begins")
    return Stretch(start, end, any(mark in text for mark in "?~%"))


@lru_cache(maxsize=4096)
def _bounds(text):
    """Return the first and the last instant of one date, in decimal years; two dots are open on both sides."""
    if text == "..":
        return -math.inf, math.inf
    if DECADE.fullmatch(text):
        return _bounds(text[:3] + "0")[0], _bounds(text[:3] + "9")[1]
    plain = text.rstrip("?~%") if PLAIN.fullmatch(text) else ""
    if not plain:
        return _by_edtf(text)
    # A year, month or day is ISO 8601 and the standard library's own, be it in doubt or not.
    first = date.fromisoformat((plain + "-01-01")[:10])
    month = 12 if len(plain) == 4 else first.month
    last = first.day if len(plain) == 10 else monthrange(first.year, month)[1]
    return _decimal(first.year, first.month, first.day), _decimal(first.year, month, last, days_after=1)


def _by_edtf(text):
    """The bounds of a date in any other form, by the edtf library, which takes long to import."""
    from edtf.parser.grammar import level1Expression
    from pyparsing import ParseBaseException

    try:
        read = level1Expression.parse_string(text, parse_all=True)[0]
    except ParseBaseException as error:
        raise ValueError(str(error)) from error
    return _decimal(*read.lower_strict()[:3]), _decimal(*read.upper_strict()[:3], days_after=1)


def _decimal(year, month, day, days_after=0):
    """Turn a day, or the day after it, into decimal years."""
    return year + (month - 1 + (day - 1 + days_after) / monthrange(year, month)[1]) / 12


class Against(NamedTuple):
    """A source's date against the record's: the relation, and by how many years it is off (negative: too early)."""

    relation: str
    years: float


def against(source, record):
    """Compare a source's date with the record's, both EDTF, as stretches of time.

    The relation is 'same', 'coarser' (the record's lies within the source's), 'contained' (the source's within the
    record's), 'overlapping', 'near' (apart, but no further than their own doubt: each doubtful end may move by one
    unit of its precision), 'off', or 'no date'. Years off are counted between the nearest days; 0 unless apart.
    """
    if not source or not record:
        return Against("no date", 0.0)
    said, was = stretch(source), stretch(record)
    if math.isclose(said.start, was.start) and math.isclose(said.end, was.end) or said[:2] == was[:2]:
        return Against("same", 0.0)
    if said.start <= was.start and was.end <= said.end:
        return Against("coarser", 0.0)
    if was.start <= said.start and said.end <= was.end:
        return Against("contained", 0.0)
    if said.start < was.end and was.start < said.end:
        return Against("overlapping", 0.0)
    years = said.start - was.end + DAY if said.start >= was.end else said.end - was.start - DAY
    slack = (_slack(source, -1) + _slack(record, 0)) if years < 0 else (_slack(source, 0) + _slack(record, -1))
    return Against("near" if slack and abs(years) <= slack + DAY else "off", years)


def _slack(text, end):
    """How far an end of a date may move, in years: nothing if it is not in doubt, else a unit of its precision."""
    part = text.split("/")[end]
    return {0: 1.0, 1: 1 / 12}.get(part.count("-"), DAY) if part.endswith(("?", "~", "%")) else 0.0


def in_words(text):
    """Say an EDTF date in plain English: ``1950~/1953~`` becomes 'about 1950 to about 1953'."""
    if not text:
        return ""
    ends = [_end_in_words(end) for end in text.split("/")]
    if len(ends) == 1:
        return ends[0]
    if not ends[0]:
        return f"until {ends[1]}"
    return f"{ends[0]} to {ends[1]}" if ends[1] else f"from {ends[0]}"


def _end_in_words(text):
    if text == "..":
        return ""
    parts = text.rstrip("?~%").split("-")
    if len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        parts[1] = MONTHS[int(parts[1]) - 1]
        parts[2:] = [part.lstrip("0") for part in parts[2:]]
    words = " ".join(reversed(parts))
    if text.endswith("~"):
        return f"about {words}"
    return f"{words} (?)" if text.endswith("?") else words
