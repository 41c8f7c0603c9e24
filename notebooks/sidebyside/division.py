"""Divide a text into passages: title, headings, sentences or note lines, references, in the order of the text."""

import re
import unicodedata
from typing import NamedTuple

from . import scripts

REFERENCES = {"references", "bibliography", "works cited", "sources", "literature", "further reading"}
BULLET = re.compile(r"([-*•–—→▪]|\d+[.)]|\[\d+\])\s+")
NUMBER = re.compile(r"(\d{1,2}[.)]|\[\d+\])\s+")
MARK = re.compile(r"^[-*•–—→▪]\s+")
ENDS_A_SENTENCE = (".", "!", "?", "…", ":", ";", '"', "”", "»", "’", ")", "]", *"。！？：；」』）")
WRAPPED = 45  # characters: a line at least as long that ends in the middle of a sentence goes on in the next one
MOST_WORDS_IN_A_HEADING = 10


class Passage(NamedTuple):
    """A piece of the text: kind, section and paragraph (counted from 1; 0 before the first heading), place in it, text."""

    kind: str
    section: int
    paragraph: int
    number: int
    text: str


def passages(text, language="en"):
    """Divide a text into Passages.

    A line that begins with ``#`` is the title, with ``##`` a heading. In a text without such marks a short line that
    ends in no stop and stands alone, or leads a paragraph or a list, is one; the first is the title. An empty line ends
    a paragraph. A line break ends a passage, unless the line is long and stops in the middle of a sentence. Lines under
    a heading such as References are references. The rest is divided into sentences by the sentencex library, for a
    language (ISO 639).
    """
    blocks = _blocks(text)
    marked = any(line.startswith("#") for block in blocks for line in block)
    if not marked:
        blocks = [piece for block in blocks for piece in _parted(block)]
    found, section, paragraph, titled, listing = [], 0, 0, False, False
    for block in blocks:
        if _is_heading(block, marked):
            heading = block[0].lstrip("# ")
            is_title = not titled and not found and (not marked or not block[0].startswith("##"))
            section, paragraph = section + (not is_title), 0
            titled, listing = titled or is_title, _opens_references(heading)
            found.append(Passage("title" if is_title else "heading", section, 0, 0, heading))
            continue
        paragraph += 1
        lines = [MARK.sub("", line) for line in _unwrapped(block)]
        if listing:
            kind, pieces = "reference", lines
        else:
            kind, pieces = "sentence", [piece for line in lines for piece in _sentences(line, language)]
        found += [
            Passage(kind, section, paragraph, number, piece)
            for number, piece in enumerate(filter(None, pieces), start=1)
        ]
    return found


def words(text):
    """The words of a text as they are compared: compatible forms made one (NFKC), case folded, no marks (a list)."""
    return re.sub(r"[^\w]+", " ", unicodedata.normalize("NFKC", text).casefold()).split()


def compared(text):
    """The same, but where a script has no spaces between words each letter is one (a list): so a part of a run is found."""
    return scripts.apart(" ".join(words(text))).split()


def _blocks(text):
    """Groups of lines that no empty line parts; a marked heading, or one over references, is a group of its own."""
    blocks, after_heading = [[]], False
    for line in text.splitlines():
        line = " ".join(line.replace("\ufeff", "").split())
        heading = line.startswith("#") or _opens_references(line)
        if not line or heading or after_heading:
            blocks.append([])
        if line:
            blocks[-1].append(line)
        after_heading = heading
    return [block for block in blocks if block]


def _sentences(line, language):
    """The sentences of a line; the number of a point in a list stays with the first."""
    from sentencex import segment  # a compiled library that only this step needs

    number = NUMBER.match(line)
    first = number[0] if number else ""
    pieces = [piece.strip() for piece in segment(language, line[len(first) :])]
    return [first + pieces[0], *pieces[1:]] if pieces else [first]


def _opens_references(line):
    """Tell whether a line is a heading over references."""
    return line.strip("#: ").casefold() in REFERENCES


def _is_heading(block, marked):
    """Tell whether a group of lines is a heading: marked as one, or in a text without marks one short line alone."""
    if marked or _opens_references(block[0]):
        return block[0].startswith("#") or _opens_references(block[0])
    return len(block) == 1 and _is_short(block[0])


def _is_short(line):
    """Tell whether a line could be a heading: few words, no stop at the end, no mark of a list."""
    few = scripts.words_in(line) <= MOST_WORDS_IN_A_HEADING and any(map(str.isalpha, line))
    return few and not line.endswith(ENDS_A_SENTENCE) and not BULLET.match(line)


def _parted(block):
    """A paragraph without marks, parted at the headings that stand in it with no empty line around them.

    Such a heading is a short line after the end of a sentence or of a list, before a list or before prose.
    """
    pieces, before = [[]], None
    for line, after in zip(block, [*block[1:], ""]):
        begins = before is None or before.endswith(ENDS_A_SENTENCE) or BULLET.match(before) or _is_short(before)
        leads = (
            BULLET.match(after) or after[:1].isupper() and (len(after) >= WRAPPED or after.endswith(ENDS_A_SENTENCE))
        )
        heading = bool(begins and leads and _is_short(line))
        if heading:
            pieces += [[line], []]
        else:
            pieces[-1].append(line)
        before = line
    return [piece for piece in pieces if piece]


def _unwrapped(block):
    """Join the lines of a paragraph that were broken for width alone."""
    lines = []
    for line in block:
        goes_on = lines and len(lines[-1]) >= WRAPPED and not lines[-1].endswith(ENDS_A_SENTENCE)
        if goes_on and not BULLET.match(line):
            lines[-1] += line if lines[-1].endswith("-") else f" {line}"
        else:
            lines.append(line)
    return lines
