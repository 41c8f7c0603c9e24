"""What looks doubtful in a text that was divided: what the division cannot decide, each with its row and what to do."""

import re
from itertools import pairwise

import pandas

from ..wordcount import LONG, words_in
from ..wording import count, listed
from . import languages, page_marks
from .segmentation import ENTRY, MOST_WORDS_IN_A_HEADING, REFERENCE, counted, is_byline, is_name, named
from .sentence_division import ACRONYM, INITIAL, MAY_END, PAIRED, POINT
from .unwrapping import broken, cleaned, ended, goes_on, opens

LONGEST = 60  # words: a sentence that is longer is looked at
SHOWN = 8  # words of a passage that are shown
FOLDED = 3  # rows with the same doubt that are told as one
FEW = 25  # words that stand in no coded passage and are not worth a doubt
MANY = 20  # sentences, in a text without headings; or marks that are shown
STOPPED = re.compile(
    r"[.!?…。！？]\s?[\"'”“’‘»«)\]」』）]*(\s?[\[{][^\[\]{}]{1,40}[\]}]|\(\d{1,3}\)|[:：]\s?[§\w.]*\s?\d+([-–]\d+)?|[¹²³⁰-⁹①-⑳*†‡]|\d{1,3})*$"
)
GLUED = re.compile(
    r"(?:[^\W\d_]{3,}|[^\W\d_]{2,}[.,;!?][\"”’»]?|\b[12]\d{3}\.)(?:\d{1,3}|[¹²³⁰-⁹]+|\[\d{1,3}\]|\(\d{1,3}\))(?=\s|$)"
)
UNREAD = re.compile(r"\S*[\ufffd\ue000-\uf8ff\x00-\x08]\S*")
MISREAD = re.compile(r"\b(?=\w*[lIOoSB])(?=\w*\d)[1lI][89][\dlIOoSB]{2}\b")
WITHIN = re.compile(r"(\S+?)[.!?][”\"’»)]*\s+(?=[\"“«„(]?[^\W\d_a-zà-ÿа-яё])|[。！？](?=[^\s”’」』）)\]\[①-⑳…])")
CONSONANTS = re.compile(
    r"(?:^|\s)(?=[^\W\d_])(?![AEIOUYÀ-ÜАЕЁИОУЫЭЮЯ])[A-ZА-Я]?[^\W\d_A-ZА-Яaeiouyà-ÿœаеёиоуыэюя]{1,4}\.$"
)
LONG_ACRONYM = re.compile(r"(?:[A-ZА-Я]\.){3}$")  # with fewer letters they may be initials, or before a name: U.S. Army
NOTE = re.compile(r"\[\^?\w{1,3}\]:? |[①-⑳]|\d{1,3} ?(?:See|Cf|Vgl|Siehe|Voir|Véase|См|Ibid|同上|参见)\b")
NUMBERED = re.compile(r"\d{1,2} (?!\w+,? \d{4}\b)(?=\w)")  # but no date
NUMBER_WITHIN = re.compile(r"(?<=\w[\w,»”] )\d{1,3} (?=\w)")
MIXED = re.compile(r"[^\W\d_A-Z]- (?!and\b|und\b|oder\b|bzw\b|et\b|y\b|и\b|или\b)[^\W\d_A-Z]|\S {3,}\S")
IN_BOTH = "in sentences.csv and in text.txt"
COLUMNS = ["row", "text", "doubt", "remedy"]


def doubtful(sentences, text):
    """Every doubt about a divided text: row (of sentences.csv), text (its first words), doubt, remedy.

    sentences is the sheet (columns passage, kind, text), text the whole as it was pasted. A doubt that several rows
    share, and what to do, is told once, of the first; what is said of the whole has no row.
    """
    found = {}
    for row, words, doubt, remedy in [*_of_passages(sentences, text), *_of_words(sentences, text)]:
        found.setdefault((doubt, remedy), []).append((row, words))
    told = [one for (doubt, remedy), rows in found.items() for one in _told(doubt, remedy, rows)]
    told = sorted(told, key=lambda one: one[0])
    told += [("", "", doubt, remedy) for doubt, remedy in _of_the_whole(sentences, text)]
    return pandas.DataFrame(told, columns=COLUMNS)


def _told(doubt, remedy, rows):
    """A doubt as it is told: of each row, or of many rows once."""
    first, words = rows[0]
    if len(rows) < FOLDED:
        return [(row, _short(words), doubt, remedy) for row, words in rows]
    others = listed(sorted({str(row) for row, *_ in rows} - {str(first)}, key=int))
    return [(first, _short(words), f"{doubt} So in rows {others}" if others else doubt, remedy)]


def _short(text):
    words = text.split()
    return text[:60] if len(words) == 1 else " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _of_passages(sentences, text):
    """Doubts about single passages: row, text, doubt and remedy."""
    paragraphs = sentences.passage.str.rsplit("-", n=1).str[0]
    alone = ~paragraphs.duplicated(keep=False)
    stopped = pandas.Series([_stopped(words) for words in sentences.text], sentences.index)
    listing = ~stopped.groupby(paragraphs).transform("any") & ~alone
    headings = _within_paragraphs(cleaned(text))
    language = languages.guessed(text)
    heads = _left_out(text)
    in_list = False  # of points that follow a colon
    first = top = True  # before the first heading but the title, and before the first whole sentence
    following = sentences.text.shift(-1, fill_value="")
    for index, kind, words, after in zip(sentences.index, sentences.kind, sentences.text, following):
        row = int(index) + 2
        if index == 0 and words in heads:
            yield (
                row,
                words,
                "the title, or the head of the pages?",
                f"if it is no title, take it out {IN_BOTH}",
            )
        elif kind == "heading" and first and is_name(words):
            yield row, words, "who wrote it?", "if so, change its kind to byline"
        elif kind == "byline" and is_name(words):
            yield row, words, "a name: did they write it?", "if not, change its kind to heading"
        elif kind == "heading" and words in headings and named(words) not in languages.words("references"):
            remedy = "if no heading: join the two rows, kind sentence"
            yield row, words, "a heading, or the beginning of the next line?", remedy
        first = first and kind in ("title", "byline")
        if kind in ("sentence", "reference") and not any(map(str.isalpha, words)):
            remedy = f"take it out {IN_BOTH}, or join it to its sentence"
            yield row, words, "no letter in it: a page number?", remedy
        elif kind == "sentence":
            points = listing[index] or in_list and not stopped[index]
            in_list = words.endswith((":", "：")) or in_list and not stopped[index]
            open_end = not stopped[index] and not points
            ends = "title" if index == 0 else "byline" if top else "heading"
            found = [*_of_its_end(words, after, alone[index], open_end, ends, language)]
            found += _of_a_sentence(words, points, language)
            top = top and not stopped[index]
            yield from ((row, words, doubt, remedy) for doubt, remedy in found)


def _of_its_end(text, after, alone, open_end, place, language):
    """Doubts about what has no stop, before the text of the next row: pairs of doubt and remedy."""
    long = counted(text) > MOST_WORDS_IN_A_HEADING
    limit = f"; over {MOST_WORDS_IN_A_HEADING} words it needs ## before it in text.txt to be seen" if long else ""
    if open_end and place == "byline" and (is_byline(text, language) or is_name(text)):
        yield "who wrote it?", "if so, change its kind to byline"
    elif open_end and alone and counted(text) <= 2 * MOST_WORDS_IN_A_HEADING and not re.match(r"[-*•\[]", text):
        kind = "title" if place == "title" else "heading"
        yield f"no stop at its end: a {kind}?", f"if so, change its kind to {kind}{limit}"
    elif open_end and not text.endswith((":", "：", ";", "；")):
        if after[:1].islower() or goes_on(text, language):
            yield "no stop at its end: does it go on in the next row?", "if so, join the two rows"
        elif place != "heading" and not long:
            yield "no stop at its end: a title or a heading?", "if so, change its kind to title or heading"
        else:
            title = "" if place == "heading" else "title, "
            remedy = f"join it with the next row, or change its kind to {title}heading, byline or reference"
            yield "no stop at its end: does it go on, or is it no sentence?", remedy
    elif alone and text.endswith(("?", "？")) and text[0].isalnum() and counted(text) <= MOST_WORDS_IN_A_HEADING:
        yield "a question alone: a heading?", "if so, change its kind to heading"


def _of_a_sentence(text, listing, language):
    """Doubts about one sentence: pairs of doubt and remedy."""
    numbered = None if listing else NUMBERED.match(text)
    if NOTE.match(text) or numbered and text[numbered.end()].isupper():
        remedy = f"if so, change its kind to reference; if only its number is wrong, take that out {IN_BOTH}"
        yield "a footnote?", remedy
    if any(opens(text[number.end() :], language) for number in NUMBER_WITHIN.finditer(text)):
        remedy = "if so, divide the row: change the kind of a footnote to reference, and take out a head"
        yield "a footnote or the head of a page within it?", remedy
    if text[0].islower() and not listing and not POINT.match(text):
        yield "begins with a small letter: part of a row before?", "if so, join it to the row that it goes on with"
    if CONSONANTS.search(text) and not MAY_END.search(text):
        yield "ends with an abbreviation: does it go on?", "if so, join it with the next row"
    if words_in(text) > LONGEST:
        yield f"over {LONGEST} words", "if it is several sentences, divide the row"
    elif any(map(_is_an_end, WITHIN.finditer(text))):
        yield "several sentences in one?", "one row has one code: divide the row if they differ"


def _is_an_end(stop):
    """Tell whether a stop within a text (a match of WITHIN) may be the end of a sentence."""
    if stop[1] is None or stop[0].rstrip()[len(stop[1])] != ".":
        return True
    before = stop.string[: stop.end(1)] + "."
    word = stop[1].strip("(“„«\"'").casefold()
    if word in ("г", "гг"):
        return bool(re.search(r"\d{4}\s\w+\.$", before)) and len(before.split()) > 4
    known = languages.words("before_a_name") | languages.words("before_a_number")
    known |= PAIRED
    if LONG_ACRONYM.search(before):
        return True
    number = word.isdigit() or set(word) <= set("ivxl")
    return not (word in known or len(word) == 1 or number or INITIAL.search(before) or ACRONYM.search(before))


def _of_words(sentences, text):
    """Doubts about single words, all of one kind in one: row and text of the first, doubt and remedy."""
    coded = sentences[sentences.kind == "sentence"]
    texts = [(int(index) + 2, words) for index, words in coded.text.items()]
    cut = [
        (row, word) for word in dict.fromkeys(broken(text)) for row, words in texts if re.search(rf"\b{word}\b", words)
    ]
    for found, doubt, remedy in (
        (cut, "broken at the end of a line, and made whole", "if it has a hyphen, put it back"),
        (_found(GLUED, texts), "with the number of a footnote?", "if so, take the number out"),
        (_found(UNREAD, texts), "with a letter that no program could read", "mend it"),
        (_found(MISREAD, texts), "a year, misread by a scanner?", "if so, mend it"),
    ):
        if found:
            shown = found if found is cut else found[:MANY]  # a web page may have hundreds of footnotes
            told = [f"'{word}'" + (f" (row {row})" if row != found[0][0] else "") for row, word in shown]
            told = listed(told + [f"{len(found) - MANY} more"] * (len(shown) < len(found)))
            yield found[0][0], dict(texts)[found[0][0]], f"{told}: {doubt}", f"{remedy} {IN_BOTH}"


def _found(pattern, texts):
    """The pieces of texts that a pattern finds, each with its row (a list of pairs)."""
    return [(row, piece[0]) for row, words in texts for piece in pattern.finditer(words)]


def _stopped(text):
    """Tell whether a text ends with a stop, or is in a script that has none, as Thai."""
    return bool(STOPPED.search(text) or LONG.search(text))


def _within_paragraphs(text):
    """The lines that have no stop and stand with others in a paragraph: a heading there is a guess."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return {line for line, after in pairwise([*lines, ""]) if line and after and not ended(line) and line[0] != "#"}


def _left_out(text):
    return page_marks.without_marks(page_marks.without_times(text))[1]


def _of_the_whole(sentences, text):
    """Every doubt about a text as a whole: pairs of doubt and remedy."""
    kinds = sentences.kind.value_counts()
    coded = sentences[sentences.kind == "sentence"]
    if len(MIXED.findall(text.replace("\u00ad", "").replace("\u2010", "-"))) >= FOLDED:
        yield (
            "lines of two columns seem to stand side by side",
            "copy one column after the other into text.txt and divide anew",
        )
    left_out = _left_out(text)
    if left_out:
        doubt = "left out as numbers or heads of pages: " + listed(f"'{line}'" for line in dict.fromkeys(left_out))
        yield doubt, "if one belongs to the text, write it into the line before it in text.txt and divide anew"
    whole = [kind == "sentence" and _stopped(text) for kind, text in zip(sentences.kind, sentences.text)]
    title = "title" in kinds or whole[:1] == [False]
    missed = ["title"] * (not title) + ["heading"] * ("heading" not in kinds and len(coded) > MANY)
    if missed:
        mark = "# before the title, ## before a heading"
        place = f"put the title first, an empty line above and below each, at most {MOST_WORDS_IN_A_HEADING} words; or {mark}"
        yield f"no {' and no '.join(missed)} was found", f"if your text has one: {place}"
    shorts = list(sentences.kind[: whole.index(True)]) if True in whole else []
    if shorts.count("heading") + shorts.count("sentence") > 1:
        doubt = f"{len(shorts)} short lines before the first sentence: is the first one the title?"
        yield doubt, "if not, change their kinds: title, byline for who wrote it and where it stood, heading"
    open_ends = coded[[not _stopped(text) for text in coded.text]]
    if len(coded) > 4 and len(open_ends) > len(coded) / 2:
        doubt = f"{len(open_ends)} of {len(coded)} sentences end without a stop"
        yield doubt, "right for notes; if lines were broken by a narrow column, join them in text.txt"
    yield from _of_references(sentences, text)
    others = sentences[(sentences.kind != "sentence") & (sentences.text != "")]
    words = sum(map(words_in, others.text))
    if words > max(FEW, sum(map(words_in, coded.text)) / 3):
        yield f"{count(words, 'word')} stand in titles, headings and references", "they are not coded: is that right?"


def _of_references(sentences, text):
    """Doubts about a list of references: pairs of doubt and remedy."""
    kinds = sentences.kind.value_counts()
    perhaps = [
        text for text in sentences.text[sentences.kind == "heading"] if named(text) in languages.words("perhaps")
    ]
    if perhaps and "reference" in kinds:
        doubt = f"{count(int(kinds['reference']), 'line')} under '{perhaps[-1]}' or another list of references"
        yield doubt, "they are not coded; if they are no references, change their kind to sentence"
    entries = sum(bool(ENTRY.match(line) and REFERENCE.search(line)) for line in text.splitlines())
    if entries > 1 and "reference" not in kinds:
        doubt = f"{count(entries, 'line')} look like entries of a list of references"
        yield doubt, "if they are, put References into a line of its own above them in text.txt and divide anew"
