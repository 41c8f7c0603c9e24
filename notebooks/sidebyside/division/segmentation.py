"""Divide a text into passages: title, headings, sentences or note lines, references, in the order of the text."""

import re
from typing import NamedTuple

from . import languages
from .bylines import is_byline, titled
from .cleaning import cleaned
from .headings import CHAPTER, NUMBER, has_number, is_short, named
from .references import REFERENCE, are_references, entries, opens_references, over_references
from .sentences import sentences, stopped
from .unwrapping import BULLET, MARKS, blocks, ended, full_line, is_narrow, is_notes, is_prose, opens, unwrapped

MARK = re.compile(rf"^[{MARKS}^]\s+")
KEYWORDS = re.compile(rf"({languages.any_of('keywords')})\s*[.:：—]", re.IGNORECASE)
SHORT_OF_A_COLUMN = 0.6  # of its width: a shorter line may be a heading


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
    full = full_line(groups)
    marked, end = any(line.startswith("#") for block in groups for line in block), 0
    if not marked:
        listed = [bool(n and over_references(groups[n - 1][0])) for n in range(len(groups))]
        groups = [_joined(block, language, full) for block in groups]
        groups = [
            piece
            for block, whole in zip(groups, listed)
            for piece in ([block] if whole else _parted(block, language, full))
        ]
        groups, end = titled(groups, language) if groups else ([], 0)
    found, section, paragraph = [], 0, 0
    listing = parted = False  # in a list of references, and in one that headings of its own part
    for n, block in enumerate(groups):
        line, alone = block[0], len(block) == 1
        heading = n == 0 and end > 1 or _is_heading(groups, n, marked, listing, language)
        # A line that says "Author: ..." may also stand below the headings of the top.
        above = {"title", "byline", "heading"} if re.search("[:：]", line) else {"title", "byline"}
        on_top = alone and found and {passage.kind for passage in found} <= above
        if on_top and (n < end or is_byline(line, language)):
            found.append(Passage("byline", 0, 0, [passage.kind for passage in found].count("byline"), line))
        elif alone and KEYWORDS.match(line):
            paragraph += 1
            found.append(Passage("keywords", section, paragraph, 1, line))
        elif heading:
            is_title = not found and (not marked or not line.startswith("##"))
            section, paragraph = section + (not is_title), 0
            below = groups[n + 1] if n + 1 < len(groups) else []
            parted = listing and (parted or found[-1].kind == "heading") and are_references(below)
            listing = parted or opens_references(line, below)
            found.append(Passage("title" if is_title else "heading", section, 0, 0, line.lstrip("# ")))
        else:
            paragraph += 1
            lines = [MARK.sub("", one) for one in unwrapped(block, language, full)]
            pieces = entries(lines) if listing else [piece for one in lines for piece in sentences(one, language)]
            kind = "reference" if listing else "sentence"
            pieces = enumerate(filter(None, pieces), start=1)
            found += [Passage(kind, section, paragraph, number, piece) for number, piece in pieces]
    return found


def _joined(block, language, full):
    """A group of lines; one line, if they are a heading that was broken for width, or the number of a chapter and its name."""
    within = languages.words("ends_no_line", language)
    long = block[0][0].isupper() and len(block[0].split()) > 3
    broken = all(
        (line.split()[0] in within or long and line[0].islower()) and not is_byline(line, language)
        for line in block[1:]
    )
    numbered = has_number(block[0], language) and not any(map(NUMBER.match, block[1:])) and not any(map(ended, block))
    if len(block) < 4 and (broken or numbered or len(block) == 2 and CHAPTER.fullmatch(block[0])):
        lines = [" ".join(block)]
    else:
        lines = unwrapped(block, language, full) if len(block) < 4 else block
    heading = len(lines) == 1 and (is_short(lines[0], language) or has_number(lines[0], language))
    return lines if heading else block


def _groups(text):
    """Groups of lines that no empty line parts; a marked heading, or one over references, is a group of its own."""
    found = []
    for block in blocks(text):
        group = []
        for line in block:
            if line.startswith("#") or over_references(line) or KEYWORDS.match(line):
                found += [group, [line]]
                group = []
            elif found and found[-1] and not group and KEYWORDS.match(found[-1][0]) and _lists_on(found[-1][0], line):
                found[-1][0] += f" {line}"
            else:
                group.append(line)
        found.append(group)
    return [group for group in found if group]


def _lists_on(line, after):
    """Tell whether a list of keywords goes on in the next line."""
    return (
        line.endswith((",", ";", "，", "；"))
        or after[0].islower()
        or bool(re.search("[,;，；]", after))
        and not stopped(after)
    )


def _is_heading(groups, n, marked, listing, language):
    """Tell whether a group of lines is a heading: marked as one, or in a text without marks one short line alone."""
    line, alone = groups[n][0], len(groups[n]) == 1
    if alone and (named(line) in languages.words("references") or not marked and over_references(line)):
        return True
    if marked:
        return line.startswith("#")
    entry = listing and REFERENCE.search(line)
    return alone and not entry and (is_short(line, language) or _is_numbered(groups, n, language))


def _is_numbered(groups, n, language):
    """Tell whether a group is a heading with a number: alone, short, and no point of a list."""
    around = [groups[m][0] for m in (n - 1, n + 1) if 0 <= m < len(groups)]
    alone = len(groups[n]) == 1 and n + 1 < len(groups) and not any(map(BULLET.match, around))
    return alone and has_number(groups[n][0], language)


def _parted(block, language, full):
    """A paragraph without marks, parted at the headings that stand in it with no empty line around them.

    Such a heading is a short line after the end of a sentence or of a list, before a list or before prose.
    """
    if is_notes(block, language) and not any(map(BULLET.match, block)):
        return [block]
    pieces, before, narrow = [[]], None, is_narrow(block)
    width = sorted(map(len, block))[len(block) // 2]
    for line, after in zip(block, [*block[1:], ""]):
        free = before is None or ended(before)
        begins = free or BULLET.match(before) or is_short(before, language)
        if narrow and len(block) > 3:  # in a column nearly every line is short
            begins = free and (opens(after, language) or len(line) < SHORT_OF_A_COLUMN * width)
        leads = BULLET.match(after) or _begins(after) and (len(after) > len(line) or ended(after))
        short = _begins(line) and is_short(line, language) and not is_prose(line, after, language, full)
        numbered = not (before and BULLET.match(before)) and not BULLET.match(after) and has_number(line, language)
        if begins and leads and (short or numbered):
            pieces += [[line], []]
        else:
            pieces[-1].append(line)
        before = line
    return [piece for piece in pieces if piece]


def _begins(line):
    """Tell whether a line begins as a sentence may: with a capital, or in a script that has none."""
    return line[:1].isupper() or not (line[:1].islower() or line[:1].isdigit()) and line[:1].isalpha()
