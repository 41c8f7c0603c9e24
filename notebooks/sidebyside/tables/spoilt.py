"""What a spreadsheet makes of a cell by itself: errors, dates, numbers. Named cell by cell, and never guessed."""

import re

from .problem import Problem

LONGEST_SPOILT = 24  # characters; whatever is longer is somebody's words
MONTHS = (  # as spreadsheets shorten them in the larger languages of Europe
    r"(?i:jan|janv|ene|gen|sty|янв|feb|fév|févr|fev|lut|фев|mar|mär|mrz|mrt|märz|mars|мар|apr|avr|abr|kwi|апр|may|mai|maj|mei|"
    r"mag|май|мая|jun|juin|juni|giu|cze|июн|jul|juil|juli|lug|lip|июл|aug|août|aou|ago|sie|авг|sep|sept|set|wrz|сен|oct|okt|"
    r"out|ott|paź|окт|nov|lis|ноя|dec|dez|déc|dic|gru|дек)"
)
OWN_WORDS = ("text", "quote")  # columns that hold words of a text, such as a date in German
SPOILT = {
    "is a spreadsheet's error": r"#(?=[^\W_]*[^\W\d_])[\w/¿¡]{1,16}[!?]|#(N/?A|NV|N/D|N/B|Н/Д|ERROR|#+)|(Err|Fehler|Ошибка|Erreur):\d+",
    "is a date as a spreadsheet shows it": (
        r"[A-Z][a-z]{2,3}-\d\d|\d{1,2}-[A-Z][a-z]{2,3}(-\d{2,4})?|\d{1,2}[/.]\d{1,2}[/.](\d\d|\d{4})"
        r"|\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.0+)?)?"
        rf"|\d{{1,2}}(\.|-|\. ?)({MONTHS})\.?([-. ]\d\d(\d\d)?)?|({MONTHS})\.?-\d\d"
    ),
    "is a number as a spreadsheet shows it": r"\d+([.,]\d+)?E[+-]?\d+",
}
MONTH = re.compile(MONTHS)
ANY_SPOILT = re.compile("|".join(SPOILT.values()))


def spoilt(name, table):
    """Problems for the cells that a spreadsheet has turned into something else."""
    for column in table.columns:
        spoilt = {cell: how for cell in set(table[column].tolist()) if (how := _how_spoilt(cell, column))}
        for index, cell in table[column].items() if spoilt else ():
            if cell in spoilt:
                remedy = "write again what stood there, as text (a date like 1950, 1950-10 or 1950-10-19)"
                yield Problem(name, int(index) + 2, column, f"'{cell}' {spoilt[cell]}", remedy)


def _how_spoilt(cell, column):
    """Say what a spreadsheet has made of a cell; nothing if it has left it alone."""
    if len(cell) > LONGEST_SPOILT or column in OWN_WORDS and MONTH.search(cell) or not ANY_SPOILT.fullmatch(cell):
        return None
    return next(how for how, pattern in SPOILT.items() if re.fullmatch(pattern, cell))
