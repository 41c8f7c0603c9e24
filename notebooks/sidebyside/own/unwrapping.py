"""The lines of a text as they were before a page, a screen or a web site broke and marked them."""

import re

from .. import wordcount

BULLET = re.compile(r"([-*•–—→▪]|\d+[.)]|\[\d+\])\s+")
NUMBERED = re.compile(r"\d{1,2}\s+\S")
STOPS = (".", "!", "?", "…", ":", ";", '"', "”", "»", "’", ")", "]", *"。！？：；」』）")
WRAPPED = 45  # characters: a line at least as long that ends in the middle of a sentence goes on in the next one
WRAPPED_DENSE = 15  # the same in Chinese and Japanese
# Words with which no heading and no note ends: after them the line goes on.
GOES_ON = """
the a an of and or in on to for with by at from between that which as than but not is was were be its his her their
le la les un une des du de et ou dans en sur pour avec par que qui au aux der die das des dem den ein eine einer und
oder in im an am auf mit von vom zu zum zur für dass el los las una y o con por para del al и в на с о к по из от
для что не il lo gli e di da con per che o os as um uma do dos no na
""".split()  # noqa: SIM905
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # joiners, marks of direction
BROKEN_SOFTLY = re.compile("[\u00ad¬][^\\S\n]*\n\\s*(?=\\w)")
BROKEN = re.compile(r"(\w+)-[^\S\n]*\n[^\S\n]*([^\W\d_A-ZÀ-ÞА-Я]\w*)")
EDIT = re.compile(
    r"\s*\[(edit|bearbeiten|modifier|editar|править|编辑|編集)[^\]]*\](?=\s*$)", re.IGNORECASE | re.MULTILINE
)


def cleaned(text):
    """A text without what cannot be seen and what a web site adds, and with whole words where it is sure that they are."""
    text = EDIT.sub("", BROKEN_SOFTLY.sub("", UNSEEN.sub("", text))).replace("\u00ad", "")
    known = set(re.findall(r"\w+", text.casefold()))
    return BROKEN.sub(lambda cut: cut[1] + cut[2] if (cut[1] + cut[2]).casefold() in known else cut[0], text)


def blocks(text):
    """Groups of lines that no empty line parts, each line without needless blanks (a list of lists)."""
    found = [[]]
    for line in text.splitlines():
        line = " ".join(line.split())
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return [block for block in found if block]


def is_prose(line, after):
    """Tell whether a line without a stop is the beginning of what the line after it goes on with, and no heading."""
    return goes_on(line) or len(line) >= WRAPPED and len(after) <= 1.3 * len(line)


def goes_on(line):
    """Tell whether a line ends in the middle of something: at a comma, a hyphen, or a word with which nothing ends."""
    return line.endswith((",", "-", "，", "、")) or line.split()[-1].casefold() in GOES_ON


def unwrapped(block):
    """Join the lines of a paragraph that were broken for width alone; notes and lists stay lines."""
    if is_notes(block):
        return block
    narrow = _is_narrow(block)
    lines = []
    for line in block:
        if lines and not BULLET.match(line) and _unfinished(lines[-1], line, narrow):
            lines[-1] += line if lines[-1].endswith("-") or _dense(lines[-1][-1]) and _dense(line[0]) else f" {line}"
        else:
            lines.append(line)
    return lines


def is_notes(block):
    """Tell whether lines are notes: no stop ends one, and each begins with a capital or a number of its own."""
    begun = all(line[0].isupper() or line[0].isdigit() for line in block)
    numbered = sum(bool(NUMBERED.match(line)) for line in block) > 1
    stopped = any(line.endswith(STOPS) for line in block)
    return len(block) > 1 and (begun and not stopped and not any(map(goes_on, block[:-1])) or numbered and begun)


def _is_narrow(block):
    """Tell whether lines are those of a column: whole sentences, and a line that goes on with a small letter."""
    stopped = any(line.endswith(STOPS) or re.search(r"[.!?] ", line) for line in block)
    return stopped and any(line[0].islower() for line in block[1:])


def _unfinished(line, after, narrow):
    """Tell whether a line was broken for width before the line after it."""
    if line.endswith(STOPS):
        return False
    long = WRAPPED_DENSE if _dense(line[-1]) else WRAPPED
    return narrow or len(line) >= long or goes_on(line)


def _dense(letter):
    return bool(wordcount.DENSE.match(letter)) or letter in "，、。"
