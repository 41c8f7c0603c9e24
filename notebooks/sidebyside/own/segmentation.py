"""Divide a text into passages: title, headings, sentences or note lines, references, in the order of the text."""

import re
from typing import NamedTuple

from .. import wordcount
from . import languages
from .cleaning import cleaned
from .sentence_division import sentences, stopped
from .unwrapping import (
    BULLET,
    MARKS,
    blocks,
    ended,
    full_line,
    goes_on,
    is_narrow,
    is_notes,
    is_prose,
    opens,
    unwrapped,
)

REFERENCE = re.compile(r"\b(1[5-9]|20)\d\d\b|\b[Nn]°\s?\d|https?:|\bpp?\. ?\d|\bS\. ?\d|第.{1,6}期|出版社")
ENTRY = re.compile(r"(?:\[?\d{1,3}[\].]\s+)?[^\W\d_][\w’'-]+, [^\W\d_a-zà-ÿа-яё](?:\.|\w+(?:[.,:]| [^\W\d_]\.))")
NUMBER_OF_AN_ENTRY = re.compile(r"\[?\d{1,3}[\].]\s")
MARK = re.compile(rf"^[{MARKS}^]\s+")
NUMBER = re.compile(
    rf"^((?i:{languages.any_of('chapter')})\.? (\d+|[IVXLC]+)[.:]?|"
    r"\d{1,2}(\.\d{1,2})*(?!\.\d)[.)．、]?|[IVX]+[.):]?|[A-Z][.)]|§ ?\d+\.?|[一二三四五六七八九十]+[、.．]"
    r"|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十\d]+[章节節部])(\s+|(?<=[、．.)）])|(?<=[章节節部]))"
)
CHAPTER = re.compile(rf"(?:{languages.any_of('chapter')})\.? \w+[.:]?|第.{{1,3}}[章节節部]", re.IGNORECASE)
YEARS = re.compile(r"\s*[(（][^()（）]*\d[^()（）]*[)）]$")
BYLINE = re.compile(rf"({languages.any_of('byline')})(\s*[:：／]\s*\S|\s+(?=[^\W\d_])[^\s])", re.IGNORECASE)
FROM_TO = re.compile(r"\s(zu|zum|zur|nach|bis|to|à|a|al|hasta|до)\s")
NO_NAME = "(?:The|A|An|From|How|Why|What|In|On|Der|Die|Das|Le|La|Les|L|El|Los|Il|В|На)"
NAME = r"[^\W\d_a-zà-ÿа-яё](?:\.|[\w’'-]*)"
NAMES = rf"(?:(?:Prof|Dr)\. )*{NAME}(?: (?:(?:de|von|van|der|da|del|di|la|le) )?{NAME}){{1,3}}"
AUTHORS = re.compile(rf"(?!{NO_NAME}\b){NAMES}(?:(?:,| and| et| und| y| e| и| &) {NAMES})*")
HAN_NAMES = re.compile(r"[（(]?[\u4e00-\u9fff]{2,3}(?:[、 ，][\u4e00-\u9fff]{2,3})*[)）]?")
HAN_AUTHORS = re.compile(rf"{HAN_NAMES.pattern} ?[著撰编編译譯]")
AFFILIATED = re.compile(rf"(?i:{languages.any_of('affiliation')})")
STOOD = re.compile(rf"(?i:{languages.any_of('stood')})\b(?=.*\d|\s?[:：])|© ?\d")
CAPTION = re.compile(rf"(?:{languages.any_of('caption')})\.?\s?(?:\d[\d.]*(?:[.:：]|[^.!?]*$)|[:：])", re.IGNORECASE)
DATED = re.compile(
    r"(?:\w+\s?[-–,] ?)?\d{1,2}\.? (?:de )?\w+\.?(?: de)? \d{4}|\w+ \d{1,2}, \d{4}|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?.*|\d+ min.*",
    re.IGNORECASE,
)
SITE = re.compile(r"wikip[eé]dia|википеди|维基百科|ウィキペディア|위키백과|ويكيبيديا", re.IGNORECASE)
KEYWORDS = re.compile(rf"({languages.any_of('keywords')})\s*[.:：—]", re.IGNORECASE)
MOST_WORDS_IN_A_HEADING = 10
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
        listed = [bool(n and _over_references(groups[n - 1][0])) for n in range(len(groups))]
        groups = [_joined(block, language, full) for block in groups]
        groups = [
            piece
            for block, whole in zip(groups, listed)
            for piece in ([block] if whole else _parted(block, language, full))
        ]
        groups, end = _titled(groups, language) if groups else ([], 0)
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
            parted = listing and (parted or found[-1].kind == "heading") and _are_references(below)
            listing = parted or _opens_references(line, below)
            found.append(Passage("title" if is_title else "heading", section, 0, 0, line.lstrip("# ")))
        else:
            paragraph += 1
            lines = [MARK.sub("", one) for one in unwrapped(block, language, full)]
            pieces = _entries(lines) if listing else [piece for one in lines for piece in sentences(one, language)]
            kind = "reference" if listing else "sentence"
            pieces = enumerate(filter(None, pieces), start=1)
            found += [Passage(kind, section, paragraph, number, piece) for number, piece in pieces]
    return found


def _entries(lines):
    """The lines of a list of references as entries, those that were broken for width joined.

    In a list with numbers an entry begins with one. In a list that has names like *Poe, A.* an entry begins with one, or is
    a line with a year behind another with one.
    """
    numbered = sum(bool(NUMBER_OF_AN_ENTRY.match(line)) for line in lines) > 1
    if not numbered and not any(map(ENTRY.match, lines)):
        return lines
    found = lines[:1]
    for line in lines[1:]:
        whole = REFERENCE.search(found[-1]) and not found[-1].endswith((":", ","))
        if NUMBER_OF_AN_ENTRY.match(line) if numbered else ENTRY.match(line) or whole and REFERENCE.search(line):
            found.append(line)
        else:
            found[-1] += f" {line}"
    return found


def is_byline(line, language):
    """Tell whether a short line under a title says who wrote the text: "by" and a name, or a name and where it is from."""
    said = BYLINE.match(line)
    called = said and (not line[said.end() - 1].islower() or ":" in said[0] or "：" in said[0])
    author = AUTHORS.match(line)
    affiliated = author and line[author.end() :][:2] in (", ", " (") and AFFILIATED.search(line, author.end())
    away = FROM_TO.search(line) and not AFFILIATED.search(line)  # as in: Von Moskau nach Peking
    written = _is_short(line, language) and not away and (called or affiliated or HAN_AUTHORS.fullmatch(line))
    return bool(written or SITE.search(line) and counted(line) <= MOST_WORDS_IN_A_HEADING and not stopped(line))


def is_name(line):
    """Tell whether a line is a name, or some, and nothing else."""
    return bool(line[:1].isupper() and AUTHORS.fullmatch(line) and not BYLINE.match(line))


def _titled(groups, language):
    """The groups of a text without marks, and how many of the first ones are a title and lines that say who wrote it, and when.

    Such lines follow the title in its own group, or make up the next one, of two lines or more.
    """
    top = groups[0] + (groups[1] if len(groups[0]) == 1 and len(groups[1:2]) and len(groups[1]) > 1 else [])
    behind = [
        is_byline(line, language)
        or is_name(line)
        and not (line.isupper() and top[0].isupper())
        or HAN_NAMES.fullmatch(line)
        or DATED.fullmatch(line)
        or STOOD.match(line)
        for line in top[1:]
    ]
    behind = [one or behind[n - 1] and n and AFFILIATED.search(top[n + 1]) for n, one in enumerate(behind)]
    most = (2 if top[1:] and is_byline(top[1], language) else 1) * MOST_WORDS_IN_A_HEADING
    if not _is_short(top[0], language, most) or not behind or not all(behind) and not is_byline(top[1], language):
        return groups, 1
    end = 1 + next((n for n, one in enumerate(behind) if not one), len(behind))
    rest = [top[end:]] * (end < len(top))
    return [[line] for line in top[:end]] + rest + groups[1 + (len(top) > len(groups[0])) :], end


def _joined(block, language, full):
    """A group of lines; one line, if they are a heading that was broken for width, or the number of a chapter and its name."""
    within = languages.words("ends_no_line", language)
    long = block[0][0].isupper() and len(block[0].split()) > 3
    broken = all(
        (line.split()[0] in within or long and line[0].islower()) and not is_byline(line, language)
        for line in block[1:]
    )
    numbered = _numbered(block[0], language) and not any(map(NUMBER.match, block[1:])) and not any(map(ended, block))
    if len(block) < 4 and (broken or numbered or len(block) == 2 and CHAPTER.fullmatch(block[0])):
        lines = [" ".join(block)]
    else:
        lines = unwrapped(block, language, full) if len(block) < 4 else block
    heading = len(lines) == 1 and (_is_short(lines[0], language) or _numbered(lines[0], language))
    return lines if heading else block


def _groups(text):
    """Groups of lines that no empty line parts; a marked heading, or one over references, is a group of its own."""
    found = []
    for block in blocks(text):
        group = []
        for line in block:
            if line.startswith("#") or _over_references(line) or KEYWORDS.match(line):
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


def named(line):
    """A heading without its mark, its number and its stop, in small letters."""
    return NUMBER.sub("", line.strip("#: ：")).strip("#:： .").casefold()


def _over_references(line):
    """Tell whether a line may be a heading over references: it is called so, or in part, and is short."""
    name = named(line)
    known = languages.words("references") | languages.words("perhaps")
    parts = len(name.split()) < 7 and any(name.startswith(word) or name.endswith(word) for word in LONG_NAMES)
    return name in known or parts and not line.endswith((".", "。"))


LONG_NAMES = [word for word in languages.words("references") if wordcount.words_in(word) > 1 or len(word) > 9]


def _opens_references(line, below):
    """Tell whether a line is a heading over references: called so, or perhaps, and then the lines under it look like some."""
    return named(line) in languages.words("references") or _over_references(line) and _are_references(below)


def _are_references(lines):
    """Tell whether half of the lines or more look like references."""
    return sum(bool(REFERENCE.search(line)) for line in lines) * 2 >= max(len(lines), 1)


def _is_heading(groups, n, marked, listing, language):
    """Tell whether a group of lines is a heading: marked as one, or in a text without marks one short line alone."""
    line, alone = groups[n][0], len(groups[n]) == 1
    if alone and (named(line) in languages.words("references") or not marked and _over_references(line)):
        return True
    if marked:
        return line.startswith("#")
    entry = listing and REFERENCE.search(line)
    return alone and not entry and (_is_short(line, language) or _is_numbered(groups, n, language))


def _is_short(line, language, most=MOST_WORDS_IN_A_HEADING):
    """Tell whether a line could be a heading: few words, no stop at the end unless in capitals, no mark of a list."""
    few = counted(line) <= most and any(map(str.isalpha, line))
    end = YEARS.sub("", line)
    stopped = ended(end) and not (line.isupper() and end.endswith(".")) or goes_on(line, language)
    return (
        few
        and not stopped
        and not BULLET.match(line)
        and not CAPTION.match(line)
        and len(sentences(NUMBER.sub("", line), language)) < 2
    )


def counted(line):
    """The number of words of a line, without its lone dashes and colons."""
    return wordcount.words_in(re.sub(r"(?<=\s)[^\w\s]+(?=\s)", "", line))


def _is_numbered(groups, n, language):
    """Tell whether a group is a heading with a number: alone, short, and no point of a list."""
    around = [groups[m][0] for m in (n - 1, n + 1) if 0 <= m < len(groups)]
    alone = len(groups[n]) == 1 and n + 1 < len(groups) and not any(map(BULLET.match, around))
    return alone and _numbered(groups[n][0], language)


def _numbered(line, language):
    number = NUMBER.match(line)
    return bool(number and line[number.end() :] and _is_short(line[number.end() :], language))


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
        begins = free or BULLET.match(before) or _is_short(before, language)
        if narrow and len(block) > 3:  # in a column nearly every line is short
            begins = free and (opens(after, language) or len(line) < SHORT_OF_A_COLUMN * width)
        leads = BULLET.match(after) or _begins(after) and (len(after) > len(line) or ended(after))
        short = _begins(line) and _is_short(line, language) and not is_prose(line, after, language, full)
        numbered = not (before and BULLET.match(before)) and not BULLET.match(after) and _numbered(line, language)
        if begins and leads and (short or numbered):
            pieces += [[line], []]
        else:
            pieces[-1].append(line)
        before = line
    return [piece for piece in pieces if piece]


def _begins(line):
    """Tell whether a line begins as a sentence may: with a capital, or in a script that has none."""
    return line[:1].isupper() or not (line[:1].islower() or line[:1].isdigit()) and line[:1].isalpha()
