"""What a page or a program has put between the lines of a text: numbers and heads of pages, the times of subtitles."""

import re
from collections import Counter
from itertools import takewhile

from . import languages
from .sentences import STOPPED

TIMES = re.compile(
    r"^(?:\d+[^\S\n]*\n)?(?:\d+:)?\d\d:\d\d[.,]\d+\s+-->.*\n?|^WEBVTT.*\n?|^(?:\d+:)?\d{1,2}:\d\d[^\S\n]*\n",
    re.MULTILINE,
)
# What is no prose: a table of contents, with its heading, and a line of a web site that names another page.
ADDED = re.compile(
    rf"^(?:(?:{languages.any_of('contents')})\s*\n)?(?:.*\S[ .…]*(?:\.[ .]*){{4,}}[ .…]*\d+[^\S\n]*(?:\n\s*|\Z))+"
    rf"|(?-i:^(?=[→(:\s]*[^\W\d_a-zà-ÿа-яё]))(?:\(?(?:{languages.any_of('navigation')})\b[^.\n]*"
    rf"|[→:]?[^\S\n]*(?:{languages.any_of('elsewhere')})[^\S\n]?[:：][^.。\n]*[.。]?)$",
    re.IGNORECASE | re.MULTILINE,
)
DECORATED = re.compile(
    rf"[-–—|·]\s*(\d{{1,4}}|[ivxl]+)\s*[-–—|·]|(?:{languages.any_of('page')})\.?\s*\d+(\s*(of|de|von|из|/)\s*\d+)?|第\s?\d+\s?页",
    re.IGNORECASE,
)
TENS, ONES = ("", "x", "xx", "xxx", "xl", "l"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = {ten + one: 10 * TENS.index(ten) + ONES.index(one) for ten in TENS for one in ONES if ten + one}
ADDRESS = re.compile(r"https?://|www\.")
YEAR = re.compile(r"1\d{3}|20\d\d")
FEED = "\f"
MOST_WORDS = 10  # of the head of a page
TOP = 3  # lines, which may hold what the heads of the pages repeat
WIDE = 45  # characters: in lines as long no number of the text fills a line of its own


def without_marks(text):
    """A text without its table of contents, links, the times of subtitles, and the numbers and heads of its pages."""
    return _kept_and_left_out(text)[0]


def left_out(text):
    """The lines of a text that without_marks leaves out (a list)."""
    return _kept_and_left_out(text)[1]


def _kept_and_left_out(text):
    """A text without marks, and what was left out.

    Of the lines between pages those are left out that are numbers that count on, or stand in the midst of a sentence, and
    the short lines beside them that come back. What goes on behind them is joined; a single number between two paragraphs
    stays.
    """
    times = TIMES.findall(text)
    if len(times) > 1:  # of subtitles: their lines are those of one paragraph
        text = re.sub(r"\n\s*\n", "\n", TIMES.sub("", text)).lstrip()
    added = [*(times if len(times) > 1 else ()), *(match[0] for match in ADDED.finditer(text))]
    text = ADDED.sub("\n", text)
    lines = [line.strip() for part in text.split(FEED) for line in [*part.splitlines(), FEED]][:-1]
    heads = _heads(lines)
    filled = [n for n, line in enumerate(lines) if line]
    above = takewhile(lambda n: not (lines[n] == FEED or _is_number(lines[n])), filled[:TOP])
    titles = {n for n in [*filled[:1], *above] if not ADDRESS.search(lines[n])}  # perhaps
    numbers = _counting_on(lines)
    kept, left_out, n = [], [], 0
    while n < len(lines):
        run = _run(lines, n, heads, titles)
        marks = [line for line in run if line not in ("", FEED)]
        before = next((line for line in reversed(kept) if line), "")
        after = lines[n + len(run)] if n + len(run) < len(lines) else ""
        goes_on = _cut(before, after)
        apart = (
            "" in run
            or not any(kept[-1:])
            or len(before) >= WIDE
            or STOPPED.search(before)
            or lines[n] in ROMAN
            or [n] == filled[-1:]
        )
        sure = (
            apart
            and (goes_on or numbers & set(marks))
            or any(line in heads or DECORATED.fullmatch(line) for line in marks)
        )
        if FEED in run or marks and sure:
            left_out += marks
            while goes_on and kept and not kept[-1]:
                kept.pop()
            kept += [] if goes_on else [""]
            n += len(run)
        else:
            kept.append(lines[n])
            n += 1
    added = [line.strip() for lines in added for line in lines.splitlines() if line.strip()]
    return "\n".join(kept), added + left_out


def _run(lines, n, heads, titles):
    """The numbers and heads of pages from line n on, with the empty lines among them and after them (a list)."""
    marks = heads | {"", FEED}
    end = n
    while end < len(lines) and end not in titles and (lines[end] in marks or _is_number(lines[end])):
        end += 1
    run = lines[n:end]
    return run if any(run) else []


def _is_number(line):
    return bool(DECORATED.fullmatch(line)) or _value(line) is not None


def _value(line):
    """The number that is all of a line, in digits or small Roman ones; None if it is none."""
    line = line.rstrip("*")
    return int(line) if line.isdecimal() and len(line) < 6 else ROMAN.get(line)


def _heads(lines):
    """The heads of pages (a set).

    They are short lines beside the numbers or the ends of pages, which come back, whatever number stands in them, or
    which, in capitals or with the words of the first line, cut a sentence in two, or repeat some words of the top.
    """
    full = ["", "", *filter(None, lines), "", ""]
    top = full[2 : 2 + TOP]
    beside, heads = [], set()
    for before, one, line, two, after in zip(full, full[1:], full[2:], full[3:], full[4:]):
        bare = re.sub(r"^\d+\s+|\s+\d+$", "", line)
        short = (
            line and not (line == FEED or _is_number(line) or STOPPED.search(line)) and len(line.split()) <= MOST_WORDS
        )
        at_an_end = any(near == FEED or _is_number(near) for near in (one, two))
        if short and (bare != line or not one or at_an_end):
            beside.append((bare, line))
        cut = (
            _cut(before, after if _is_number(two) else two) if _is_number(one) else _is_number(two) and _cut(one, after)
        )
        again = line.casefold() == top[0].casefold()
        repeats = len(line.split()) > 2 and (line not in top or full.count(line) > 1)
        repeats = repeats and line.casefold() in " ".join(top).casefold()
        if (
            ADDRESS.search(line)
            and full.count(line) > 1
            or short
            and (cut and (line.isupper() or again) or again and _cut(one, two) or repeats and at_an_end)
        ):
            heads.add(line)
    times = Counter(bare for bare, _ in beside)
    distinct = {bare: len({line for other, line in beside if other == bare}) for bare in times}
    return heads | {line for bare, line in beside if times[bare] > 1 and (distinct[bare] > 1 or bare == line)}


def _cut(before, after):
    """Tell whether two lines belong to one sentence."""
    return bool(before and after) and not STOPPED.search(before) and (after[0].islower() or before.endswith("-"))


def _counting_on(lines):
    """The numbers that stand alone in lines and go up by one from page to page, if they are no years (a set)."""
    alone = [line for line in lines if _value(line) is not None and not YEAR.fullmatch(line)]
    pairs = [(one, two) for one, two in zip(alone, alone[1:]) if _value(two) == _value(one) + 1]
    return {line for pair in pairs for line in pair} if len(alone) > 1 and alone[0] != "1" else set()
