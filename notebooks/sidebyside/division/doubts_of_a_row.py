"""What looks doubtful in one passage: at its beginning, at its end, within it, and in its kind."""

import re
from typing import NamedTuple

from ..wordcount import words_in
from . import languages
from .bylines import is_byline, is_name
from .headings import CAPTION, MOST_WORDS_IN_A_HEADING, counted, named
from .sentences import ACRONYM, CLOSED, INITIAL, MAY_END, NUMBERED, PAGE, PAIRED, POINT, TIME, last_word
from .unwrapping import goes_on, opens

LONGEST = 60  # words: a sentence that is longer is looked at
BEFORE_AN_END = 4  # words: a shorter beginning, as "The U.S.S.R.", is no sentence of its own

# A footnote begins with its mark, or with a word that sends elsewhere.
SENDS = r"(?:See|Cf|Vgl|Siehe|Voir|Véase|Vid|См|Ibid|Ebd|Op|Там же)\b|同上|参见|见"
NOTE = re.compile(
    rf"\[(?:\^?\w{{1,3}}|[^\W\d]{{1,5}}\.?\s\w{{1,3}})\]:? |[①-⑳]|\d{{1,3}}[.)]? ?(?:{SENDS})|(?:\w{{1,2}}\. )?\^ |[¹²³⁰-⁹*†‡]+ ?[^\W\d]"
)
NUMBER = re.compile(r"(\d{1,3}) (?!\w+,? \d{4}\b)(?=[^\W\d_a-zà-ÿа-яё])")  # but no date
NUMBER_WITHIN = re.compile(rf"(?<=\w[\w,»”] )(?:{NUMBER.pattern}|\d{{1,3}} (?={SENDS}))")
MANY_OF_THEM = re.compile(r"\d+ (?:\w+ )?\w+(?:s|en) [a-z]")  # as in: 17 Soviet divisions stood
# A stop within a text: before a capital it may end a sentence, before a small letter it should not stand.
STOP_WITHIN = re.compile(
    r"(\S+?)[.!?][”\"’»)]*\s+(?=[\"“«„(]?(?:\d{1,3} )?[^\W\d_a-zà-ÿа-яё])|[。！？｡](?=[^\s。！？”’」』）)\]\[①-⑳…])"
)
STOP_BEFORE_SMALL = re.compile(r"(?<=\w)\.\s+(?=[a-zà-ÿа-яё])")
LONG_ACRONYM = re.compile(r"(?:[A-ZА-Я]\.){3}$")  # with fewer letters they may be initials, or before a name: U.S. Army
CONSONANTS = "bcdfghjklmnpqrstvwxzßçñšžčćłńśźżбвгджзйклмнпрстфхцчшщъь"
WITHOUT_VOWELS = re.compile(rf"(?:^|\s)(?i:[{CONSONANTS}])[{CONSONANTS}]{{1,4}}\.$")  # an abbreviation
ADVERTISED = re.compile(rf"\b(?:{languages.any_of('archive')})|©", re.IGNORECASE)
IN_BOTH = "in sentences.csv and in text.txt"


class Row(NamedTuple):
    """A row of sentences.csv: its number, kind and text, and what tells whether they are right."""

    number: int
    kind: str
    text: str
    after: str  # the text of the next row
    place: str  # what a short line here would be: title, byline or heading
    alone: bool  # in its paragraph
    point: bool  # of a list or of notes: it needs no stop
    stopped: bool


class Whole(NamedTuple):
    """What is known of the whole text when a row of it is looked at."""

    language: str  # a code of ISO 639
    left_out: list  # numbers and heads of pages
    guesses: set  # lines without a stop that stand with others in a paragraph: a heading there is a guess
    footnotes: set  # the numbers that footnotes seem to have
    starred: list  # lines behind a star, if a word bears one: footnotes, or points of a list


def doubts_of(row, whole):
    """Doubts about a row: pairs of doubt and remedy."""
    if row.kind in ("sentence", "reference") and not any(map(str.isalpha, row.text)):
        yield "no letter in it: a page number? or a footnote's?", f"take it out {IN_BOTH}, or join it to its sentence or footnote"
    elif row.kind == "sentence":
        yield from _of_its_end(row, whole.language)
        yield from _of_its_beginning(row, whole)
        yield from _of_what_is_within(row, whole)
    else:
        yield from _of_a_head(row, whole)


def _of_a_head(row, whole):
    """Doubts about a title, a heading or a byline."""
    if row.kind == "title" and row.text in whole.left_out:
        yield "the title, or the head of the pages?", f"if it is no title, take it out {IN_BOTH}"
    elif row.kind == "title" and is_byline(row.text, whole.language):
        yield "the title, or who wrote it?", "if so, change its kind to byline, and that of the title to title"
    elif row.kind == "heading" and _may_be_a_byline(row, whole.language) and not row.text.isupper():
        yield "who wrote it?", "if so, change its kind to byline"
    elif row.kind == "byline" and is_name(row.text):
        yield "a name: did they write it?", "if not, change its kind to heading"
    elif (
        row.text in whole.guesses
        and row.kind in ("title", "heading")
        and named(row.text) not in languages.words("references")
    ):
        yield f"a {row.kind}, or the beginning of the next line?", f"if no {row.kind}: join the two rows, kind sentence"


def _may_be_a_byline(row, language):
    """Tell whether a line says who wrote the text, or is a name where such a line would stand."""
    return is_byline(row.text, language) or row.place == "byline" and is_name(row.text)


def _of_its_end(row, language):
    """Doubts about a stop that is missing, or tells nothing."""
    if CAPTION.match(row.text):
        yield "a caption?", f"if so, take it out {IN_BOTH}"
    elif not row.stopped and not row.point:
        yield from _of_an_open_end(row, language)
    elif row.alone and row.text.endswith(("?", "？")) and row.text[0].isalnum() and not _is_long(row):
        yield "a question alone: a heading?", "if so, change its kind to heading"
    if WITHOUT_VOWELS.search(row.text) and not MAY_END.search(row.text):
        yield "ends with an abbreviation: does it go on?", "if so, join it with the next row"


def _of_an_open_end(row, language):
    """Doubts about a row without the stop that it should have."""
    if row.place == "byline" and _may_be_a_byline(row, language):
        yield "who wrote it?", "if so, change its kind to byline"
    elif row.alone and counted(row.text) <= 2 * MOST_WORDS_IN_A_HEADING and not re.match(r"[-*•\[]", row.text):
        kind = "title" if row.place == "title" else "heading"
        limit = f"; over {MOST_WORDS_IN_A_HEADING} words it needs ## before it in text.txt to be seen"
        yield f"no stop at its end: a {kind}?", f"if so, change its kind to {kind}" + limit * _is_long(row)
    elif row.text.endswith((":", "：", ";", "；")):
        return
    elif row.after[:1].islower() or goes_on(row.text, language):
        yield "no stop at its end: does it go on in the next row?", "if so, join the two rows"
    elif row.place != "heading" and not _is_long(row):
        yield "no stop at its end: a title or a heading?", "if so, change its kind to title or heading"
    else:
        remedy = "join it with the next row, divide it if it is several notes, or change its kind to "
        kinds = "heading, byline or reference" if row.place == "heading" else "title, heading, byline or reference"
        yield "no stop at its end: does it go on, or is it no sentence?", remedy + kinds


def _is_long(row):
    """Tell whether a row has more words than a heading may have."""
    return counted(row.text) > MOST_WORDS_IN_A_HEADING


def _of_its_beginning(row, whole):
    """Doubts about the first word or number."""
    number = None if row.point else NUMBER.match(row.text)
    noted = number and (row.alone and not MANY_OF_THEM.match(row.text) or int(number[1]) in whole.footnotes)
    if NOTE.match(row.text) or noted or any(line.startswith(row.text) for line in whole.starred):
        remedy = f"if so, change its kind to reference; if only its number is wrong, take that out {IN_BOTH}"
        yield "a footnote?", remedy
    elif (row.text[0].islower() or row.text[0] in ":,;)") and not row.point and not POINT.match(row.text):
        yield "begins with a small letter: part of a row before?", "if so, join it to the row that it goes on with"


def _of_what_is_within(row, whole):
    """Doubts about what else may stand in a row than one sentence."""
    if ADVERTISED.search(row.text):
        yield "of an archive or a web site, and not of the text?", f"if so, take it out {IN_BOTH}"
    if _holds_a_footnote(row.text, whole):
        remedy = "if so, divide the row: change the kind of a footnote to reference, and take out a head"
        yield "a footnote or the head of a page within it?", remedy
    if words_in(row.text) > LONGEST:
        yield f"over {LONGEST} words", "if it is several sentences, divide the row"
    elif any(_is_an_end(stop, whole.language) for stop in STOP_WITHIN.finditer(row.text)):
        yield "several sentences in one?", "one row has one code: divide the row if they differ"


def _holds_a_footnote(text, whole):
    """Tell whether a number of a footnote stands within a text, or a stop before a small letter, which no abbreviation has."""
    for number in NUMBER_WITHIN.finditer(text):
        rest = text[number.end() :]
        if number[1] is None or int(number[1]) in whole.footnotes or opens(rest, whole.language):
            return True
    known = set().union(*map(languages.words, ("before_a_name", "before_a_number", "may_end")))
    for stop in STOP_BEFORE_SMALL.finditer(text):
        before = text[: stop.start()]
        word = last_word(before)
        if (
            word.isdigit()
            and word != before
            and whole.language not in CLOSED
            or word.isalpha()
            and len(word) > 3
            and word not in known
        ):
            return True
    return False


def _is_an_end(stop, language):
    """Tell whether a stop within a text (a match of STOP_WITHIN) may be the end of a sentence."""
    if stop[1] is None or stop[0].rstrip()[len(stop[1])] != ".":
        return True
    before, rest = stop.string[: stop.end(1)] + ".", stop.string[stop.end() :]
    word, long = last_word(before), len(before.split()) >= BEFORE_AN_END
    if PAGE.match(rest):
        return False
    if LONG_ACRONYM.search(before):
        return long and last_word(rest.split()[0]) not in languages.words("after_an_acronym") and " " in rest
    if word.isdigit() or set(word) <= set("ivxl"):
        return long and language not in CLOSED
    if word in languages.words("before_a_name") or word in PAIRED:
        return False
    if word in languages.words("before_a_number") and len(word) > 1:
        return not NUMBERED.match(rest)
    if len(word) < 3 and word in languages.words("may_end", language):
        return long and bool(TIME.search(before))
    return not (len(word) == 1 or INITIAL.search(before) or ACRONYM.search(before))
