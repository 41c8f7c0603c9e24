"""One code in a cell, one of its list, in the letters from a to z; under mentions there may be several events."""

import re

from ..tables.problem import Problem
from . import odd_letters
from .template import EVENTS, filled, several

BETWEEN_CODES = re.compile(r"\s*(?:[,;/|+&]|\band\b|\bor\b)\s*")
A_RANGE = re.compile(r"E?\d+-E?\d+", re.IGNORECASE)
FEW = 2  # codes in a wrong column that may be slips
NOUNS = ("theme", "theme2", "event", "complaint", "passage", "passage2", "answer", "answer2")
# What to do where several codes stand in a cell for one: in a column, or in this column of a sheet.
SEVERAL = {
    "theme": "leave one here, and write the other under theme2",
    "effect": "write the one that the sentence says, or 'mixed' for some of each",
    "grievance": "write 'both' for China's and the Soviet Union's",
    "event": "leave the one it is about",
    ("sentences.csv", "event"): "leave the one it is about; write the others under mentions",
    "complaint": "leave one here, and add a row for each of the others",
    "answer": "leave one here, and write a second one under answer2",
    ("answers.csv", "passage"): "leave one here; a second answer has its passage under passage2",
    ("phases.csv", "passage"): "leave the one in which the label stands",
}


def problems(sheets, known):
    """One code stands in a cell, one of a list, in the letters from a to z; under mentions there may be several events.

    known is a dict of each column and the values that it may hold. Of other words that are on no list the schema tells.
    """
    columns = [(file, column) for file, sheet in sheets.items() for column in sheet if column in known]
    yield from misplaced(sheets, columns, known)
    for (file, row, column), cell, _ in filled(sheets, columns):
        legal = known[column]
        latin = odd_letters.in_latin(cell)
        words = _codes(column, cell, legal)
        if latin != cell and legal.issuperset(_codes(column, latin, legal)):
            yield Problem(file, row, column, odd_letters.told(cell, latin), odd_letters.REMEDY)
        elif column in EVENTS and not legal.issuperset(words):
            unknown = next(word for word in words if word not in legal)
            yield Problem(file, row, column, f"'{unknown}' is no event of the list", _event_meant(unknown, legal))
        elif column != "mentions" and len(words) > 1 and legal.issuperset(words):
            remedy = SEVERAL.get((file, column)) or SEVERAL.get(column, "leave the one that fits best")
            yield Problem(file, row, column, f"{len(words)} {_noun(column)}s stand here", remedy)


def misplaced(sheets, columns, known):
    """Columns whose cells have moved: what is no code there is a code of another column of the sheet."""
    for file, column in columns:
        others = [other for other in sheets[file] if other in known and other != column]
        wrong = set(sheets[file][column]) - {"", *known[column]}
        if len(wrong) > FEW and (other := next((other for other in others if wrong <= set(known[other])), None)):
            remedy = "columns have been exchanged or cells have moved: bring each code under the name of its column again"
            yield Problem(file, None, column, f"codes of '{other}' stand in this column", remedy)


def _codes(column, cell, legal):
    """The codes that stand in a cell, in small letters but for events."""
    if column in EVENTS:
        return several(cell)
    return [cell] if cell in legal else [word for word in BETWEEN_CODES.split(cell.lower()) if word]


def _noun(column):
    """What stands in a coded column, in one word."""
    return column.rstrip("2") if column in NOUNS else "code"


def _event_meant(word, legal):
    """What to write in place of an event that is on no list."""
    if A_RANGE.fullmatch(word):
        return "write each event that is meant, with a blank between them, like E12 E14"
    typed = word.strip("?").lstrip("0").upper().replace("O", "0").replace("I", "1").replace("L", "1")
    close = next((event for event in (typed, f"E{typed:0>2}") if event in legal), None)
    return f"did you mean '{close}'?" if close else "look up its number in legal_values.csv; or leave the cell empty"
