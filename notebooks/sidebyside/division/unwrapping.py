"""The lines of a paragraph joined that were broken for width alone; those of notes and lists stay apart."""

import re

from .. import wordcount
from . import languages
from .sentences import CLOSE, OPENING, STOPPED, point_at_its_end
from .sentences import goes_on as continues

# Marks of points, also those that a word processor writes as letters of its own.
MARKS = "-*•–—→▪◦·●○■□►‣⁃✓✔➢➤\uf0a7\uf0b7\uf0d8\uf0fc"
BULLET = re.compile(
    rf"([{MARKS}^]|\(?\d{{1,3}}[.)]|\d+(\.\d{{1,2}})+\.?|[IVX]{{2,6}}\.|[a-zа-я]\)|\([a-zа-яivx]+\)"
    r"|[a-e]\.(?= [^\W\d_]{2})|\w\.(?= \^)|\[(\d+|[A-Za-z]|\w+\.? \d+)\])\s+"
)
NUMBERED = re.compile(r"\d{1,2}\s+\S")
OPEN_STOP = re.compile(rf"[{CLOSE}:;：；؛]$")  # after it a line goes on, or not; but it is no heading
WRAPPED = 45  # characters: a line at least as long that ends in the middle of a sentence goes on in the next one
FULL, EVEN = 0.7, 0.8  # of the longest line; of all lines: so many are full in a column
WRAPPED_DENSE = 15  # the same in Chinese and Japanese
YEARS = re.compile(r"[(（][^()（）]*\d{4}[^()（）]*[)）]")  # in brackets, on a line of their own, they belong to the line above
MOST_WORDS_WITH_YEARS = 12  # of a heading and its years
FRONT = re.compile(r"(DOI|ISSN|ISBN|УДК|UDC|https?|www)\b")  # lines of a title page that never go on


def blocks(text):
    """Groups of lines that no empty line parts, each line without needless blanks (a list of lists)."""
    found = [[]]
    for line in text.splitlines():
        line = " ".join(line.split())
        if re.search(r"\w", line):
            found[-1].append(line)
        else:
            found.append([])
    return [block for block in found if block]


def full_line(groups):
    """How many characters a line has at least that is broken for width: few in a text that is set in a narrow column."""
    within = [len(line) for block in groups for line in block[:-1]]
    full = round(max(within, default=0) * FULL)
    even = sum(width >= full for width in within) > max(4, EVEN * len(within))
    return min(WRAPPED, full) if even else WRAPPED


def is_prose(line, after, language, full):
    """Tell whether a line without a stop is the beginning of what the line after it goes on with, and no heading."""
    return (
        goes_on(line, language) or _is_long(line, full) and len(after) <= 1.3 * len(line) and not opens(after, language)
    )


def ended(line):
    """Tell whether a line ends with a stop, or with the mark of a footnote behind one."""
    return bool(STOPPED.search(line) or OPEN_STOP.search(line))


def goes_on(line, language):
    """Tell whether a line ends in the middle of something: at a comma, a hyphen, or a word with which nothing ends."""
    return line.endswith((",", "-", "，", "、")) or line.split()[-1].casefold() in languages.words(
        "ends_no_line", language
    )


def opens(line, language):
    """Tell whether a line begins with a word that, written with a capital, begins a sentence in a language."""
    first = re.match(r"[^\W\d_]+", line)
    return bool(
        first and first[0][0].isupper() and first[0].casefold() in languages.words("opens_a_sentence", language)
    )


def unwrapped(block, language, full=WRAPPED):
    """Join the lines of a paragraph that were broken for width alone; notes and lists stay lines."""
    if is_notes(block, language):
        return block
    narrow = is_narrow(block)
    lines = []
    for line in block:
        number = lines and re.match(r"[\dIVX]", line) and goes_on(lines[-1], language)  # as in: on the / 14. of May
        if lines and (number or not BULLET.match(line)) and _unfinished(lines[-1], line, narrow, language, full):
            lines[-1] += line if lines[-1].endswith("-") or _dense(lines[-1][-1]) and _dense(line[0]) else f" {line}"
        else:
            lines.append(line)
    return lines


def is_notes(block, language):
    """Tell whether lines are notes: no stop ends one, and each begins with a capital or a number of its own."""
    begun = all(line[0].isupper() or line[0].isdigit() for line in block)
    numbered = sum(bool(NUMBERED.match(line)) for line in block) > 1
    stopped = any(map(STOPPED.search, block))
    return len(block) > 1 and (
        begun and not stopped and not any(goes_on(line, language) for line in block[:-1]) or numbered and begun
    )


def is_narrow(block):
    """Tell whether lines are those of a column: whole sentences, and a line that goes on with a small letter, or one width."""
    block = [line for line in block if not BULLET.match(line)]
    within = any(re.search(r"[.!?] ", line) for line in block)
    widths = [len(line) for line in block[:-1]]
    dense = all(_dense(line[0]) for line in block)
    even = len(widths) > (1 if dense else 2) and max(widths) - min(widths) < (3 if dense else max(widths) / 4)
    stopped = within or any(map(ended, block))
    return stopped and (even and (dense or within) or any(line[0].islower() for line in block[1:]))


def _unfinished(line, after, narrow, language, full):
    """Tell whether a line was broken for width before the line after it."""
    if FRONT.match(line):
        return False
    if point_at_its_end(line, language) or re.search(OPENING, line):
        return True
    if STOPPED.search(line):
        return line.endswith(".") and not after.isdecimal() and (after[0].islower() or continues(line, after, language))
    if line.endswith((":", "：", ";", "；")):
        prose = narrow and _is_long(line, full) and _is_long(after, full)  # and no list
        return prose or line.endswith(";") and after[0].islower()
    if YEARS.fullmatch(after):
        return True
    if re.fullmatch(r"[\[(].*[\])]", line) or _is_a_heading_with_years(line) and after[0].isupper():
        return False
    return goes_on(line, language) or (narrow or _is_long(line, full)) and not opens(after, language)


def _is_a_heading_with_years(line):
    return line.endswith((")", "）")) and bool(YEARS.search(line)) and wordcount.words_in(line) <= MOST_WORDS_WITH_YEARS


def _is_long(line, full):
    return len(line) >= (WRAPPED_DENSE if _dense(line[-1]) else full)


def _dense(letter):
    return bool(wordcount.DENSE.match(letter)) or letter in "，、。"
