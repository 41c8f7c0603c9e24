"""The rows of sentences.csv against text.txt, and those of second.csv against them: what is missing, moved, doubled, changed."""

from difflib import SequenceMatcher
from itertools import accumulate

from .. import wordcount
from ..division import segmentation
from ..tables.csvfile import CONTROL
from ..tables.problem import Problem
from . import odd_letters

LONGEST_COMPARED = 20_000  # words; in a longer text only the first place that differs is looked for
FEW = 3  # words that may well stand in a text more than once
MOST_MOVED = 2  # runs of rows: with more of them the sheet was sorted
NONE = ("",)  # the words of a row without any
MISSING = "a passage is missing"


def problems(sentences, text, language):
    """The rows hold the words of text.txt in their order, however they are divided (a list of Problems)."""
    units = [_words(passage.text) for passage in segmentation.passages(text, language)]
    rows = [(index, _words(cell)) for index, cell in sentences.text.items()]
    if not units or _joined(units) == _joined(words for _, words in rows):
        return []
    broken = [index for index, cell in sentences.text.items() if CONTROL.search(cell)]
    if broken:
        return [_at(index, "text", "the cell holds a line break", "write it on one line") for index in broken]
    rows = [(index, words or NONE) for index, words in rows]
    displaced, rows, rest = _displaced(rows, units)
    return [*displaced, *_changed(rows, rest, _joined(units))]


def beside_the_second_reader(sentences, second, told):
    """In the second reader's sheet each text is that of its passage, or holds it, or is a part of it.

    told are the rows of sentences.csv whose own text is told to be wrong.
    """
    rows = sentences[sentences.kind == "sentence"][["passage", "text"]].itertuples()
    text_of = {passage: text for index, passage, text in rows if index + 2 not in told}
    single = second[~second.passage.duplicated(keep=False)]  # of others another rule tells
    for index, passage, text in single[["passage", "text"]].itertuples():
        here, there = (
            f" {' '.join(_words(odd_letters.in_latin(said)))} " for said in (text, text_of.get(passage, text))
        )
        if here.strip() and here not in there and there not in here:
            wrong = "the text is not that of this passage in sentences.csv"
            remedy = "in one of the two a column was sorted alone, or cells have moved: bring text, passage and codes together again"
            yield Problem("second.csv", int(index) + 2, "text", wrong, remedy)


def _words(text):
    return tuple(wordcount.compared(text))


def _joined(pieces):
    return [word for words in pieces for word in words]


def _displaced(rows, units):
    """Rows that are whole passages of the text and stand in another place, or once too often.

    Returns their Problems, and the rows and the passages of the text that are still to be compared.
    """
    matches = SequenceMatcher(None, units, [words for _, words in rows], autojunk=False).get_matching_blocks()
    place = {match.b + n: match.a + n for match in matches for n in range(match.size)}  # of rows among the units
    free = [unit for unit in range(len(units)) if unit not in place.values()]
    moved, doubled = {}, {}
    for n, (_, words) in enumerate(rows):
        if n not in place and words:
            unit = next((unit for unit in free if units[unit] == words), None)
            if unit is not None:
                free.remove(unit)
                moved[n] = unit
            elif words in units:
                doubled[n] = next(other for other, (_, there) in enumerate(rows) if there == words and other != n)
    found = [
        *_moved(rows, place, moved),
        *(_doubled(rows[min(pair)][0], rows[max(pair)][0]) for pair in doubled.items()),
    ]
    left = [row for n, row in enumerate(rows) if n not in moved and n not in doubled]
    return found, left, [words for unit, words in enumerate(units) if unit not in moved.values()]


def _moved(rows, place, moved):
    """The Problems of rows that belong elsewhere: one for each, or a single one if the sheet was sorted."""
    row_of = {unit: rows[n][0] + 2 for n, unit in place.items()}
    belongs = {n: min((other for other in row_of if other > unit), default=None) for n, unit in moved.items()}
    runs = [n for n in moved if belongs.get(n - 1, "") != belongs[n] or moved[n - 1] > moved[n]]
    if len(runs) > MOST_MOVED:
        wrong = "the rows stand in another order than their words in text.txt: the sheet was sorted"
        remedy = "undo the sorting, or bring the rows back into the order of text.txt; each keeps its codes"
        return [Problem("sentences.csv", None, "", wrong, remedy)]
    told = {
        n: "after those of all other rows" if unit is None else f"before those of row {row_of[unit]}"
        for n, unit in belongs.items()
    }
    remedy = "move the whole row there, with its codes"
    return [_at(rows[n][0], "", f"in text.txt these words stand {where}", remedy) for n, where in told.items()]


def _doubled(first, index):
    wrong = f"the same words stand in row {int(first) + 2}, and not so often in text.txt"
    return _at(index, "", wrong, "compare the two rows, and remove the one whose codes are not wanted")


def _changed(rows, units, whole):
    """The Problems of words that differ: one for each row, or only the first in a very long text."""
    there, here = _joined(units), _joined(words for _, words in rows)
    at = [index for index, words in rows for _ in words] or [0]
    begins = {0, *accumulate(map(len, units))}  # where a passage of the text does
    told = set()
    for kind, start, end, first, last in _changes(there, here):
        cut_off = kind == "delete" and start not in begins  # the end of a passage, of which a row has the beginning
        index = at[first - 1] if cut_off else at[min(first, len(at) - 1)]
        if kind != "equal" and index not in told and not (kind == "insert" and here[first:last] == [*NONE]):
            told.add(index)
            between = not cut_off and at[first - 1 : first + 1] != [index, index]  # two rows, or at an end
            side = ("before" if first < len(at) else "after") if between else ""
            elsewhere = last - first > FEW and _holds(whole, here[first:last])
            had, has = (wordcount.together(" ".join(words[:8])) for words in (there[start:end], here[first:last]))
            yield _at(index, "text", *_difference(kind, had, has, side, int(index) + 2, elsewhere))


def _changes(there, here):
    if len(here) <= LONGEST_COMPARED:
        return SequenceMatcher(None, there, here, autojunk=False).get_opcodes()
    n = next((n for n, pair in enumerate(zip(here, there)) if pair[0] != pair[1]), min(len(here), len(there)))
    return [("replace", n, n + 1, n, n + 1)] if here != there else []


def _holds(words, some):
    return f" {' '.join(some)} " in f" {' '.join(words)} "


def _difference(kind, had, has, side, row, elsewhere):
    """What is wrong where text.txt had some words and the sheet has others, and what to do."""
    if kind == "insert" and elsewhere:
        return (
            f"the words '{has}' stand in another place in text.txt",
            "move them there, or leave them once if they are doubled",
        )
    if kind == "insert":
        return f"text.txt does not have the words '{has}'", "put them into text.txt too, or take them out here"
    if kind == "replace" and not has:
        kind, side = "delete", ""
    if kind == "replace" and odd_letters.in_latin(had) == odd_letters.in_latin(has):
        return odd_letters.told(has, had), odd_letters.REMEDY
    if kind == "replace":
        wrong = f"the text is not that of text.txt, which has '{had}' where the sheet has '{has}'"
    elif side:
        wrong = f"{MISSING} {side} row {row}: text.txt has '{had}' there"
        return (
            wrong,
            "put it back as a row of its own, from an earlier copy if it was coded; or take it out of text.txt too",
        )
    else:
        wrong = f"words of text.txt are missing here: '{had}'"
    return wrong, "put the words back, or change both files alike"


def _at(index, column, wrong, remedy):
    return Problem("sentences.csv", int(index) + 2, column, wrong, remedy)
