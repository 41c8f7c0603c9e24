"""What looks doubtful in a text that was divided: what the division cannot decide, each with its row and what to do."""

import re
from itertools import pairwise

import pandas

from ..wordcount import LONG, words_in
from ..wording import count
from .segmentation import BYLINE, MOST_WORDS_IN_A_HEADING, PERHAPS, REFERENCES, named
from .unwrapping import STOPS, cleaned

LONGEST = 60  # words: a sentence that is longer is looked at
SHOWN = 8  # words of a passage that are shown
STOPPED = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*(\[\w{1,6}\])*$")
GLUED = re.compile(r"[^\W\d_]{2,}[.,;]?[\"”’]?(\d{1,3})(?=\s|$)")
WITHIN = re.compile(r"(?<=[^\W\d_]{2})[.!?。！？][”\"’»]? +(?=[\"“«]?[^\W\d_a-zà-ÿа-я])")
YEAR_END = re.compile(r"\d{4} г\. (?=[А-Я])")
COLUMNS = ["row", "text", "doubt", "remedy"]


def doubtful(sentences, text):
    """Every doubt about a divided text: row (of sentences.csv), text (its first words), doubt, remedy.

    sentences is the sheet (columns passage, kind, text), text the whole as it was pasted. What is said of the whole has
    no row.
    """
    found = [
        (row, _short(words), doubt, remedy) for row, words, doubt, remedy in _of_passages(sentences, cleaned(text))
    ]
    found += [("", "", doubt, remedy) for doubt, remedy in _of_the_whole(sentences)]
    return pandas.DataFrame(found, columns=COLUMNS)


def _short(text):
    words = text.split()
    return text[:60] if len(words) == 1 else " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _of_passages(sentences, text):
    alone = ~sentences.passage.str.rsplit("-", n=1).str[0].duplicated(keep=False)
    headings = _within_paragraphs(text)
    cut = {f"{first}-{last}" for first, last in re.findall(r"(\w+)-[^\S\n]*\n[^\S\n]*(\w+)", text)}
    for index, kind, words, single in zip(sentences.index, sentences.kind, sentences.text, alone):
        row = int(index) + 2
        if kind == "heading" and words in headings and named(words) not in REFERENCES | PERHAPS:
            yield (
                row,
                words,
                "a heading, or the beginning of the next line?",
                "if no heading: join the two rows, kind sentence",
            )
        if kind == "sentence":
            yield from ((row, words, doubt, remedy) for doubt, remedy in _of_a_sentence(words, single, cut))


def _of_a_sentence(text, alone, cut):
    """Every doubt about one sentence: pairs of doubt and remedy."""
    length = words_in(text)
    if not any(map(str.isalpha, text)):
        yield "no letter in it: a page number?", "take it out here and in text.txt, or join it to its sentence"
    elif BYLINE.match(text) and length <= MOST_WORDS_IN_A_HEADING and not _stopped(text):
        yield "who wrote it?", "if so, change its kind to byline"
    elif alone and length <= 2 * MOST_WORDS_IN_A_HEADING and not _stopped(text) and not re.match(r"[-*•\d(\[]", text):
        remedy = "if so, change its kind to heading"
        long = f"; over {MOST_WORDS_IN_A_HEADING} words it needs ## before it in text.txt to be seen"
        yield "no stop at its end: a heading?", remedy + (long if length > MOST_WORDS_IN_A_HEADING else "")
    if length > LONGEST:
        yield f"{length} words", "if it is several sentences, divide the row"
    elif YEAR_END.search(text) or len(WITHIN.findall(text)) > 1:
        yield "several sentences in one?", "one row has one code: divide the row if they differ"
    for word in sorted(word for word in cut if word in text):
        yield (
            f"'{word}' was broken at the end of a line",
            "take the hyphen out here and in text.txt if the word has none",
        )
    if mark := GLUED.search(text):
        yield f"'{mark[0]}': the number of a footnote?", "take it out here and in text.txt"


def _stopped(text):
    """Tell whether a text ends with a stop, or is in a script that has none, as Thai."""
    return bool(STOPPED.search(text) or LONG.search(text))


def _within_paragraphs(text):
    """The lines that have no stop and stand with others in a paragraph: a heading there is a guess."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return {
        line for line, after in pairwise([*lines, ""]) if line and after and not line.endswith(STOPS) and line[0] != "#"
    }


def _of_the_whole(sentences):
    """Every doubt about a text as a whole: pairs of doubt and remedy."""
    kinds = sentences.kind.value_counts()
    coded = sentences[sentences.kind == "sentence"]
    for kind in ("title", "heading"):
        if kind not in kinds:
            mark = "# " if kind == "title" else "## "
            place = "put it first" if kind == "title" else "put an empty line above and below each"
            yield (
                f"no {kind} was found",
                f"if your text has one: {place}, at most {MOST_WORDS_IN_A_HEADING} words, or '{mark}' before it",
            )
    open_ends = coded[[not _stopped(text) for text in coded.text]]
    if len(coded) > 4 and len(open_ends) > len(coded) / 2:
        doubt = f"{len(open_ends)} of {len(coded)} sentences end without a stop"
        yield doubt, "right for notes; if lines were broken by a narrow column, join them in text.txt"
    others = sentences[(sentences.kind != "sentence") & (sentences.text != "")]
    perhaps = [text for text in sentences.text[sentences.kind == "heading"] if named(text) in PERHAPS]
    if perhaps and "reference" in kinds:
        doubt = f"{count(int(kinds['reference']), 'line')} under '{perhaps[-1]}' or another list of references"
        yield doubt, "they are not coded; if they are no references, change their kind to sentence"
    words = sum(map(words_in, others.text))
    if words > sum(map(words_in, coded.text)) / 3:
        yield f"{count(words, 'word')} stand in titles, headings and references", "they are not coded: is that right?"
