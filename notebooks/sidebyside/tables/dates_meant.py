"""Dates as people write them, and what each is in EDTF: only to say how to write it; nothing is read so."""

import re
import unicodedata
from datetime import date, timedelta

from ..dates import stretch
from .months import month, words

SEASONS = {"spring": "{0}-03/{0}-05", "summer": "{0}-06/{0}-08", "autumn": "{0}-09/{0}-11"}
YEAR = re.compile(r"\d{4}")
CHINESE_SEASON = re.compile(r"^(\d{4})年([春夏秋])季?$")
OF = re.compile(r"^[ -]+(?:(?:of|de|del) |d['’])?")
AND = re.compile(r" (?:and|und|et|y|e|i|и) ")
ABOUT = re.compile(r"^(?:about|around|approximately|approx\.?|circa|ca?\.|ca|c(?= )|um|vers|около|ок\.|~)\s*(?=\d)")
COPYRIGHT = re.compile(r"(?:©|c)\s*(?=\d{4}$)")
DASH = re.compile("[\u2010-\u2015\u2212]")
BETWEEN = re.compile(r"\s+(?:to|until|till|bis|à|au|a|до|по)\s+|\s+[-/]\s+|(?<=\d{4})[-/](?=\d{4}$)")
SHORT_YEARS = re.compile(r"(?P<century>\d\d)(?P<first>\d\d)\s*[-/]\s*(?P<last>\d\d)")
WITH_SIGNS = re.compile(r"(?<=^\d),(?=\d{3}$)|(?<=^\d{4})[.,]0{1,2}$|(-00){1,2}$")  # 1,950 and 1950.00 and 1950-00-00
DECADE = re.compile(r"(\d{3})(?:0['’]?s|0er(?: jahre)?|0-е|0年代|x)")
COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?:年| ?г|[-./年](?P<month>\d{1,2})(?:月|[-./月](?P<day>\d{1,2})日?)?)?")
YEAR_LAST = re.compile(r"(?:(?P<day>\d{1,2})[./-])?(?P<month>\d{1,2})[./-](?P<year>\d{4})")
NAMED = re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:(?:of|de)\s+)?)?(?P<name>[^\W\d_]+)\.?,?\s+"
                   r"(?:(?:of|de)\s+|(?P<other_day>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})(?: ?[гr])?")  # fmt: skip
# Two days of a month, or two months of a year, as in 16-28 October 1962 and April-June 1960.
OF_ONE_YEAR = re.compile(r"(?P<first>\d{1,2}|[^\W\d_]+)\.?(?: ?- ?| (?:to|bis|à|au|a|al|по) )"
                         r"(?P<last>(?:\d{1,2}\.? (?:de )?)?(?P<month>[^\W\d_]+)\.? (?:de )?(?P<year>\d{4}))")  # fmt: skip
ARTICLE = re.compile(r"^(?:the|le|en|du|in|im|vom|del?) (?=\d|[^\W\d_]{3,}\.? \d{4})")
SERIAL = re.compile(r"[1-5]\d{4}")
DAY_NOUGHT = date(1899, 12, 30)  # from which spreadsheets count


def meant(text):
    """What a date is in EDTF that is written in another way, such as 1950-53, ca. 1950, the 1950s or 14 Feb 1950.

    None where it might be more than one thing, or is no date.
    """
    said = DASH.sub("-", unicodedata.normalize("NFKC", text)).casefold().strip(" \"'“”‘’()[].")
    said = CHINESE_SEASON.sub(r"\2 \1", ARTICLE.sub("", said))
    return _behind_a_word(said) or _single(said) or _interval(said)


def counted_by_a_spreadsheet(text):
    """The day that a spreadsheet means by a number such as 18307; None for what is no such number."""
    return (DAY_NOUGHT + timedelta(days=int(text))).isoformat() if SERIAL.fullmatch(text) else None


def _interval(said):
    """Two dates in EDTF, the earlier first; None if there are not two."""
    bare = ABOUT.sub("", said)
    doubt = "" if bare == said else "~"
    short = SHORT_YEARS.fullmatch(bare)
    if short and short["first"] < short["last"]:
        bare = f"{short['century']}{short['first']}/{short['century']}{short['last']}"
    shared = OF_ONE_YEAR.fullmatch(bare)
    if shared:
        bare = f"{shared['first']} {shared['month'] * shared['first'].isdigit()} {shared['year']} - {shared['last']}"
    ends = BETWEEN.split(bare)
    ends = [_single(end) for end in (ends if len(ends) > 1 else bare.split("/"))]
    if len(ends) != 2 or not all(ends):
        return None
    orders = ("/".join(end + doubt for end in order) for order in (ends, ends[::-1]))
    return next(filter(_is_date, orders), None)


def _behind_a_word(said):
    """What is meant by a date behind a word, such as spring 1950, after 1950, between 1950 and 1953; None where that is unsure."""
    for kind, names in words()["before_a_date"].items():
        for name in names.split(", "):
            rest = OF.sub("", said.removeprefix(name))
            if said.startswith(f"{name} ") or said.startswith(f"{name}-"):
                return _of_kind(kind, rest)
    return None


def _of_kind(kind, said):
    """What is meant by a date behind a word of a kind; see before_a_date in spreadsheet_words.toml."""
    if kind in SEASONS:
        return SEASONS[kind].format(said) if YEAR.fullmatch(said) else None
    if kind == "winter":
        first, _, last = (_interval(said) or "").partition("/")
        return f"{first}-12/{last}-02" if YEAR.fullmatch(first) and YEAR.fullmatch(last) else None
    if kind == "between":
        return _interval(AND.sub(" - ", said))
    single = _single(said)
    if kind == "part" or not single:
        return single or _interval(said)
    return f"{single}/.." if kind == "after" else f"../{single}"


def _single(said):
    """One date in EDTF; None if it is none, or its day and month cannot be told apart."""
    bare = ABOUT.sub("", said)
    if bare != said:
        return f"{single}~" if (single := _single(bare)) and _is_date(f"{single}~") else single
    said = COPYRIGHT.sub("", said)
    said = WITH_SIGNS.sub("", said)
    dated = next((dashed for form in FORMS if (dashed := form(said))), said)
    return dated if "/" not in dated and _is_date(dated) else None


def _is_date(text):
    try:
        return bool(stretch(text))
    except ValueError:
        return False


def _decade(said):
    decade = DECADE.fullmatch(said)
    return decade and f"{decade[1]}X"


def _year_first(said):
    first = YEAR_FIRST.fullmatch(said) or COMPACT.fullmatch(said)
    return first and _dashed(*first.group("year", "month", "day"))


def _year_last(said):
    last = YEAR_LAST.fullmatch(said)
    if not last or not last["day"]:
        return last and _dashed(last["year"], last["month"])
    one, other = sorted((last["day"], last["month"]), key=int)
    if int(other) > 12 or one == other:
        return _dashed(last["year"], one, other)


def _named(said):
    named = NAMED.fullmatch(said)
    number = named and month(named["name"])
    return number and _dashed(named["year"], number, named["day"] or named["other_day"])


def _dashed(year, *parts):
    return "-".join([year, *(f"{int(part):02}" for part in parts if part)])


FORMS = (_decade, _year_first, _year_last, _named)
