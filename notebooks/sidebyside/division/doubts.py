"""What looks doubtful in a text that was divided: what the division cannot decide, each with its row and what to do."""

import re
from itertools import pairwise
from unicodedata import normalize

import pandas

from ..wordcount import LONG, words_in
from ..wording import count, listed
from . import languages
from .bylines import is_name
from .cleaning import broken, cleaned
from .doubts_of_a_row import IN_BOTH, NUMBER, Row, Whole, doubts_of
from .headings import CHAPTER, MOST_WORDS_IN_A_HEADING, named
from .page_marks import left_out
from .references import ENTRY, REFERENCE
from .sentences import stopped
from .unwrapping import BULLET, ended

SHOWN = 8  # words of a passage that are shown
FOLDED = 3  # rows with the same doubt that are told as one
FEW = 25  # words that stand in no coded passage and are not worth a doubt
MANY = 20  # sentences, in a text without headings; or marks that are shown
MARKED = re.compile(  # words that bear the number of a footnote
    r"(?:[^\W\d_]{3,}|[^\W\d_]{2,}[.,;!?][\"”’»]?|\b[12]\d{3}\.)(?:\d{1,3}|[¹²³⁰-⁹]+|\[\d{1,3}\]|\(\d{1,3}\))(?=[.,;:!?…»”]*(?:\s|$))"
)
STAR, STARRED = re.compile(r"\w[.,;]?\*(?=\s)"), re.compile(r"^\*[^\S\n]+(.*\S)", re.MULTILINE)
UNREAD = re.compile(r"\S*[\ufffd\ue000-\uf8ff\x00-\x08]\S*")
MISREAD_YEAR = re.compile(r"\b(?=\w*[lIOoSB])(?=\w*\d)[1lI][89][\dlIOoSB]{2}\b")
TWO_COLUMNS = re.compile(r"[^\W\d_A-Z]- (?!and\b|und\b|oder\b|bzw\b|et\b|y\b|и\b|или\b)[^\W\d_A-Z]|\S {3,}\S")
CELLS = re.compile(r"^(?!\s*\S{1,5}\t+[^\t]*$).*\S\t+\S.*$", re.MULTILINE)  # but no mark of a point with its text
COLUMNS = ["row", "text", "doubt", "remedy"]


def doubtful(sentences, text):
    """Every doubt about a divided text: row (of sentences.csv), text (its first words), doubt, remedy.

    sentences is the sheet (columns passage, kind, text), text the whole as it was pasted. A doubt that several rows
    share, and what to do, is told once, of the first; what is said of the whole has no row.
    """
    rows, found = list(_rows(sentences, text)), {}
    guesses = _guesses(cleaned(text)) - {row.text for row, after in pairwise(rows) if after.kind == "byline"}
    starred = STARRED.findall(text) if STAR.search(text) else []
    whole = Whole(languages.guessed(text), left_out(text), guesses, _numbers_of_footnotes(rows), starred)
    of_rows = [(row, *told) for row in rows for told in doubts_of(row, whole)]
    for row, doubt, remedy in [*of_rows, *_of_words(rows, text)]:
        found.setdefault((doubt, remedy), []).append(row)
    told = [one for (doubt, remedy), rows in found.items() for one in _told(doubt, remedy, rows)]
    told = sorted(told, key=lambda one: one[0])
    told += [("", "", doubt, remedy) for doubt, remedy in _of_the_whole(rows, text)]
    return pandas.DataFrame(told, columns=COLUMNS)


def _rows(sentences, text):
    """The rows of the sheet (Rows), with the text that was pasted."""
    marked = [BULLET.sub("", line, count=1) for line in map(str.strip, text.splitlines()) if BULLET.match(line)]
    paragraphs = [passage.rsplit("-", 1)[0] for passage in sentences.passage]
    stops = [stopped(text) or bool(LONG.search(text)) for text in sentences.text]  # Thai has none
    prose = {paragraph for paragraph, stop in zip(paragraphs, stops) if stop}
    mostly = sum(stops) * 2 > len(stops)  # then two lines without a stop may be a heading, and are no notes
    place, listing = "title", False  # listing: behind a colon
    columns = zip(sentences.index, sentences.kind, sentences.text, [*sentences.text[1:], ""], paragraphs, stops)
    for index, kind, words, after, paragraph, stop in columns:
        lines = paragraphs.count(paragraph)
        point = paragraph not in prose and lines > 1 + mostly or listing and not stop or words.startswith(tuple(marked))
        yield Row(int(index) + 2, kind, words, after, place, lines == 1, point, stop)
        if kind == "sentence":
            listing = words.endswith((":", "：")) or listing and not stop
        place = "heading" if place == "heading" or kind == "sentence" and stop else "byline"


def _guesses(text):
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return {line for line, after in pairwise([*lines, ""]) if line and after and not ended(line) and line[0] != "#"}


def _told(doubt, remedy, rows):
    """A doubt as it is told: of each row, or of many rows once."""
    first = rows[0]
    if len(rows) < FOLDED:
        return [(row.number, _short(row.text), doubt, remedy) for row in rows]
    others = listed(map(str, sorted({row.number for row in rows} - {first.number})))
    return [(first.number, _short(first.text), f"{doubt} So in rows {others}" if others else doubt, remedy)]


def _short(text):
    words = text.split()
    return text[:60] if len(words) == 1 else " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _of_words(rows, text):
    """Doubts about single words, all of one kind in one: Row of the first, doubt and remedy."""
    coded = [row for row in rows if row.kind == "sentence"]
    cut = [(row, word) for word in dict.fromkeys(broken(text)) for row in coded if re.search(rf"\b{word}\b", row.text)]
    for found, doubt, remedy in (
        (cut, "broken at the end of a line, and made whole", "if it has a hyphen, put it back"),
        (_found(MARKED, coded), "with the number of a footnote?", "if so, take the number out"),
        (_found(UNREAD, coded), "with a letter that no program could read", "mend it"),
        (_found(MISREAD_YEAR, coded), "a year, misread by a scanner?", "if so, mend it"),
    ):
        if found:
            first = found[0][0]
            shown = found if found is cut else found[:MANY]  # a web page may have hundreds of footnotes
            told = [f"'{word}'" + (f" (row {row.number})" if row != first else "") for row, word in shown]
            told = listed(told + [f"{len(found) - MANY} more"] * (len(shown) < len(found)))
            yield first, f"{told}: {doubt}", f"{remedy} {IN_BOTH}"


def _numbers_of_footnotes(rows):
    """The numbers that words bear, without a bracket, and those that begin rows and count on (a set)."""
    borne = [re.search(r"[\d¹²³⁰-⁹]+$", word) for _, word in _found(MARKED, rows)]
    begun = {int(number[1]) for row in rows if row.kind == "sentence" and (number := NUMBER.match(row.text))}
    counting = {number for number in begun if {number - 1, number + 1} & begun}
    return counting | {int(normalize("NFKC", number[0])) for number in borne if number}


def _found(pattern, rows):
    """The pieces of the texts of sentences that a pattern finds, each with its Row (a list of pairs)."""
    return [(row, piece[0]) for row in rows if row.kind == "sentence" for piece in pattern.finditer(row.text)]


def _of_the_whole(rows, text):
    """Every doubt about a text as a whole: pairs of doubt and remedy."""
    coded = [row for row in rows if row.kind == "sentence"]
    anew = "in text.txt and divide anew"
    if len(TWO_COLUMNS.findall(text.replace("\u00ad", "").replace("\u2010", "-"))) >= FOLDED:
        yield "lines of two columns seem to stand side by side", f"copy one column after the other {anew}"
    cells = CELLS.findall(text)
    if len(cells) >= FOLDED:
        yield (
            f"{len(cells)} lines seem to be rows of a table",
            f"if so, write each as a sentence, or take it out, {anew}",
        )
    lost = left_out(text)
    if lost:
        shown = [f"'{line}'" for line in dict.fromkeys(lost)]
        shown[MANY:] = [f"{len(shown) - MANY} more"] * (len(shown) > MANY)
        doubt = f"left out as numbers or heads of pages, contents, links or times: {listed(shown)}"
        yield doubt, f"if one belongs to the text, write it into the line before it {anew}"
    yield from _of_the_top(rows, len(coded))
    open_ends = sum(not row.stopped for row in coded)
    if len(coded) > 4 and open_ends > len(coded) / 2:
        doubt = f"{open_ends} of {len(coded)} sentences end without a stop"
        yield doubt, "right for notes; if lines were broken by a narrow column, join them in text.txt"
    yield from _of_references(rows, text)
    words = sum(words_in(row.text) for row in rows if row.kind != "sentence")
    if words > max(FEW, sum(words_in(row.text) for row in coded) / 3):
        yield f"{count(words, 'word')} stand in titles, headings and references", "they are not coded: is that right?"


def _of_the_top(rows, sentences):
    """Doubts about title and headings, in a text of so many sentences."""
    first = next((n for n, row in enumerate(rows) if row.kind == "sentence" and row.stopped), None)
    kinds = [row.kind for row in rows]
    missed = ["title"] * (first == 0 and "title" not in kinds)
    missed += ["heading"] * ("heading" not in kinds and sentences > MANY)
    if missed:
        mark = "# before the title, ## before a heading"
        place = f"put the title first, an empty line above and below each, at most {MOST_WORDS_IN_A_HEADING} words; or {mark}"
        yield f"no {' and no '.join(missed)} was found", f"if your text has one: {place}"
    if kinds[:2] == ["title", "heading"] and is_name(rows[0].text) and not CHAPTER.match(rows[0].text):
        yield "the first line is a name: is the next one the title?", "if so, change their kinds to byline and title"
    if sum(row.kind in ("heading", "sentence") and not BULLET.match(row.text) for row in rows[: first or 0]) > 1:
        doubt = f"{first} short lines before the first sentence: is the first one the title?"
        yield doubt, "if not, change their kinds: title, byline for who wrote it and where it stood, heading"


def _of_references(rows, text):
    """Doubts about a list of references: pairs of doubt and remedy."""
    known = [row.text for row in rows if row.kind == "reference"]
    perhaps = [row.text for row in rows if row.kind == "heading" and named(row.text) in languages.words("perhaps")]
    if perhaps and known:
        doubt = f"{count(len(known), 'line')} under '{perhaps[-1]}' or another list of references"
        yield doubt, "they are not coded; if they are no references, change their kind to sentence"
    lines = {" ".join(line.split()) for line in text.splitlines()}
    entries = sum(bool(ENTRY.match(line) and REFERENCE.search(line)) for line in lines - {*known})
    if entries > 1 and not known:
        doubt = f"{count(entries, 'line')} look like entries of a list of references"
        yield doubt, "if they are, put References into a line of its own above them in text.txt and divide anew"
