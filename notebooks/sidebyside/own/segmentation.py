"""Divide a text into passages: title, headings, sentences or note lines, references, in the order of the text."""

import re
from typing import NamedTuple

from .. import wordcount
from .sentence_division import sentences
from .unwrapping import BULLET, STOPS, blocks, cleaned, goes_on, is_notes, is_prose, unwrapped

REFERENCES = set(
    """
references|bibliography|selected bibliography|select bibliography|works cited|further reading|références|
bibliographie|literaturverzeichnis|quellenverzeichnis|einzelnachweise|referencias|bibliografía|bibliografia|
литература|список литературы|библиография|источники|参考文献|參考文獻|引用文献
""".replace("\n", "").split("|")
)
# Headings that stand over references, or over something else: it is looked at.
PERHAPS = set(
    """
sources|literature|notes|endnotes|footnotes|quellen|literatur|anmerkungen|fußnoten|notas|note|fuentes|
примечания|сноски|注释|注釋|注|see also|external links
""".replace("\n", "").split("|")
)
REFERENCE = re.compile(r"\b(1[5-9]|20)\d\d\b|https?:|\bpp?\. ?\d|\bS\. ?\d|第.{1,6}期|出版社")
MARK = re.compile(r"^[-*•–—→▪]\s+")
NUMBER = re.compile(r"^(\d{1,2}|[IVX]+)[.)]?\s+")
YEARS = re.compile(r"\s*[(（][^()（）]*\d[^()（）]*[)）]$")
BYLINE = re.compile(r"(by|von|par|por|di|автор|作者|文)(\s|[:：])\s*\S", re.IGNORECASE)
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
    ends in no stop and stands alone, or leads a paragraph or a list, is one; the first is the title, and after it a line
    that begins with "by" is the byline. An empty line ends a paragraph. Lines that were broken for width are joined.
    Lines under a heading such as References are references. The rest is divided into sentences, for a language (ISO 639).
    """
    groups = _groups(cleaned(text))
    marked = any(line.startswith("#") for block in groups for line in block)
    if not marked:
        groups = [piece for block in groups for piece in _parted(block)]
        groups = [*_titled(groups[0]), *groups[1:]] if groups else []
    found, section, paragraph, listing = [], 0, 0, False
    for n, block in enumerate(groups):
        heading = _is_heading(block, marked) or not marked and _is_numbered(groups, n)
        kinds = [passage.kind for passage in found]
        if kinds == ["title"] and len(block) == 1 and BYLINE.match(block[0]) and _is_short(block[0]):
            found.append(Passage("byline", 0, 0, 0, block[0]))
        elif heading:
            is_title = not found and (not marked or not block[0].startswith("##"))
            section, paragraph = section + (not is_title), 0
            listing = _opens_references(block[0], groups[n + 1 :])
            found.append(Passage("title" if is_title else "heading", section, 0, 0, block[0].lstrip("# ")))
        else:
            paragraph += 1
            lines = [MARK.sub("", line) for line in unwrapped(block)]
            pieces = lines if listing else [piece for line in lines for piece in sentences(line, language)]
            kind = "reference" if listing else "sentence"
            pieces = enumerate(filter(None, pieces), start=1)
            found += [Passage(kind, section, paragraph, number, piece) for number, piece in pieces]
    return found


def _titled(block):
    """The first group of a text without marks: a title with a byline under it stands apart."""
    apart = len(block) > 1 and _is_short(block[0]) and BYLINE.match(block[1]) and _is_short(block[1])
    return [group for group in ([block[0]], [block[1]], block[2:]) if group] if apart else [block]


def _groups(text):
    """Groups of lines that no empty line parts; a marked heading, or one over references, is a group of its own."""
    found = []
    for block in blocks(text):
        group = []
        for line in block:
            if line.startswith("#") or named(line) in REFERENCES | PERHAPS:
                found += [group, [line]]
                group = []
            else:
                group.append(line)
        found.append(group)
    return [group for group in found if group]


def named(line):
    """A heading without its mark, its number and its stop, in small letters."""
    return NUMBER.sub("", line.strip("#: ")).strip("#: ").casefold()


def _opens_references(line, following):
    """Tell whether a line is a heading over references: called so, or perhaps, and then the lines under it look like some."""
    if named(line) in REFERENCES:
        return True
    below = following[0] if following else []
    return named(line) in PERHAPS and sum(bool(REFERENCE.search(one)) for one in below) * 2 >= max(len(below), 1)


def _is_heading(block, marked):
    """Tell whether a group of lines is a heading: marked as one, or in a text without marks one short line alone."""
    if named(block[0]) in REFERENCES or (not marked and named(block[0]) in PERHAPS):
        return True
    return block[0].startswith("#") if marked else len(block) == 1 and _is_short(block[0])


def _is_short(line):
    """Tell whether a line could be a heading: few words, no stop at the end, no mark of a list."""
    few = wordcount.words_in(line) <= MOST_WORDS_IN_A_HEADING and any(map(str.isalpha, line))
    stopped = YEARS.sub("", line).endswith(STOPS) or goes_on(line)
    return few and not stopped and not BULLET.match(line)


def _is_numbered(groups, n):
    """Tell whether a group is a heading with a number: alone, short, and no point of a list."""
    around = [groups[m][0] for m in (n - 1, n + 1) if 0 <= m < len(groups)]
    number = NUMBER.match(groups[n][0])
    alone = len(groups[n]) == 1 and n + 1 < len(groups) and not any(map(BULLET.match, around))
    return bool(number and alone and _is_short(groups[n][0][number.end() :]))


def _parted(block):
    """A paragraph without marks, parted at the headings that stand in it with no empty line around them.

    Such a heading is a short line after the end of a sentence or of a list, before a list or before prose.
    """
    if is_notes(block) and not any(map(BULLET.match, block)):
        return [block]
    pieces, before = [[]], None
    for line, after in zip(block, [*block[1:], ""]):
        begins = before is None or before.endswith(STOPS) or BULLET.match(before) or _is_short(before)
        leads = BULLET.match(after) or after[:1].isupper() and (len(after) > len(line) or after.endswith(STOPS))
        if begins and leads and _is_short(line) and not is_prose(line, after):
            pieces += [[line], []]
        else:
            pieces[-1].append(line)
        before = line
    return [piece for piece in pieces if piece]
