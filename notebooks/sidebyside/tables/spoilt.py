"""What a spreadsheet makes of a cell by itself: errors, dates, numbers. Named cell by cell, and never guessed."""

import re

from .dates_meant import meant
from .months import month, words
from .problem import Problem

LONGEST_SPOILT = 28  # characters; whatever is longer is somebody's words
OWN_WORDS = ("text", "quote")  # columns that hold words of a text, of which a date may be all
PAGES = ("where", "locator")  # columns that hold pages, of which a spreadsheet makes dates
NAMES = ("passage", "passage2")  # columns of names that are numbers with hyphens between them
# Errors: #NAME?, #¡VALOR!, #名称？; #N/A, #NÃO.DISP, #NENÍ_K_DISPOZICI; #NV; Err:508; and a number too wide for its column.
MARKED = re.compile(r"=?#[¡¿]?(?=[\d/.]*[^\W\d_])[\w/. ]+[!?！？]|#[^\W\d_]\w*[/._][\w/._]*")
UNMARKED = re.compile(r"#(?P<no_value>[^\W\d_]+)|(?P<errors>[^\W\d_]+)[ \u00a0]?:[ \u00a0]?5\d\d")
WIDE = re.compile(r"##+|Loading(\.\.\.|…)")
TIME = r"\d{1,2}:\d\d(:\d\d(\.0+)?)?( ?[AP]M)?Z?"
DATE = re.compile(
    rf"(\d{{1,2}}[/.]\d{{1,2}}[/.](\d\d|\d{{4}})|\d{{4}}[/.]\d{{1,2}}[/.]\d{{1,2}}\.?)( {TIME})?|\d{{4}}-\d\d-\d\d[ T]{TIME}"
    r"|\d{1,2}:\d\d:00|\d{1,2}:\d\d(:\d\d)? ?[AP]M"
    r"|(\d{4}年|(昭和|平成|令和|民国)\d{1,2}年)?(\d{1,2}月(\d{1,2}日|-\d\d)?)|(昭和|平成|令和|民国)\d{1,2}年"
    r"|(\d{4}년 ?)?\d{1,2}월( ?\d{1,2}일|-\d\d)?"
)
HYPHENED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4}|\d\d)")
THIS_CENTURY = re.compile(r"20\d\d-\d\d-\d\d|4[3-9]\d{3}")  # also as a number of days
OF_MONTHS = re.compile(  # 3-Apr, 03/abr, 3. Apr 58; Oct-58, окт.1958; 1958.okt
    r"\d{1,2}([./-]|\.[ \u00a0])(?P<first>[^\W\d_]+)\.?([-./ ]\d\d(\d\d)?)?"
    r"|(?P<second>[^\W\d_]+)\.?[-./]\d\d(\d\d)?|\d{4}[-./](?P<third>[^\W\d_]+)\.?"
)
NUMBER = re.compile(r"\d+([.,]\d+)?E[+-]?\d+")
AGAIN = "write again what stood there, as text"


def spoilt(name, table, dates=()):
    """Problems for the cells that a spreadsheet has turned into something else; dates are the columns that hold some."""
    for column in table.columns:
        spoilt = {cell: how for cell in set(table[column].tolist()) if (how := _how_spoilt(cell, column))}
        for index, cell in table[column].items() if spoilt else ():
            if cell in spoilt:
                yield Problem(name, int(index) + 2, column, f"'{cell}' {spoilt[cell]}", _remedy(cell, column, column in dates))


def _remedy(cell, column, dated):
    """What to do about a cell that a spreadsheet has spoilt; dated tells whether its column holds dates."""
    if column in PAGES:
        return "write what is meant with a word beside it, like 'pages 3-4' or 'issue of 3 April 1958'"
    if dated and (said := meant(cell)):
        return f"{AGAIN}: {said}, if that is meant"
    return AGAIN + (" (a date like 1950, 1950-10 or 1950-10-19)" if dated else "")


def _how_spoilt(cell, column):
    """Say what a spreadsheet has made of a cell; nothing if it has left it alone."""
    cell = cell.strip()
    if len(cell) > LONGEST_SPOILT or cell.isalpha():
        return None
    if _is_error(cell):
        return "is a spreadsheet's error"
    if column not in OWN_WORDS and _is_date(cell, column):
        return "may be a date that a spreadsheet has made of pages" if column in PAGES else "is a date as a spreadsheet shows it"
    return "is a number as a spreadsheet shows it" if NUMBER.fullmatch(cell) else None


def _is_error(cell):
    """Tell whether a cell is a spreadsheet's error, in whatever language; all are in capitals."""
    if MARKED.fullmatch(cell):
        return cell == cell.upper()
    if found := UNMARKED.fullmatch(cell):
        return any(word and word.lower() in words()[kind].split(", ") for kind, word in found.groupdict().items())
    return bool(WIDE.fullmatch(cell))


def _is_date(cell, column):
    """Tell whether a cell is a date as no person writes it in such a column."""
    if found := OF_MONTHS.fullmatch(cell):
        named = [word for word in found.groupdict().values() if word]
        return any(month(word) is not None and word.lower() not in words()["no_month"].split(", ") for word in named)
    if found := HYPHENED.fullmatch(cell) if column not in NAMES else None:
        first, second, year = found.groups()
        shown = len(year) == 4 or "0" in (first[0], second[0]) or int(year) > 12  # not 3-4-5, which somebody may write
        return shown and 0 < int(first) < 32 and 0 < int(second) < 32 and min(int(first), int(second)) < 13
    return bool(DATE.fullmatch(cell) or column in PAGES and THIS_CENTURY.fullmatch(cell))
