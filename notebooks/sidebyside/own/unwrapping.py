"""The lines of a text as they were before a page, a screen or a web site broke and marked them."""

import re

from .. import wordcount
from . import languages, page_marks
from .sentence_division import CLOSE, OPENING, STOPPED, point_at_its_end
from .sentence_division import goes_on as continues

# Marks of points, also those that a word processor writes as letters of its own.
MARKS = "-*•–—→▪◦·●○■□►‣⁃✓✔➢➤\uf0a7\uf0b7\uf0d8\uf0fc"
BULLET = re.compile(
    rf"([{MARKS}^]|\(?\d{{1,3}}[.)]|\d+(\.\d{{1,2}})+\.?|[a-zа-я]\)|[a-z]\.(?= \^)|[IVX]{{2,6}}\.|\([a-zа-яivx]+\)|\[(\d+|[A-Za-z]|\w+\.? \d+)\])\s+"
)
NUMBERED = re.compile(r"\d{1,2}\s+\S")
OPEN_STOP = re.compile(rf"[{CLOSE}:;：；؛]$")  # after it a line goes on, or not; but it is no heading
WRAPPED = 45  # characters: a line at least as long that ends in the middle of a sentence goes on in the next one
FULL, EVEN = 0.7, 0.8  # of the longest line; of all lines: so many are full in a column
WRAPPED_DENSE = 15  # the same in Chinese and Japanese
FRONT = re.compile(r"(DOI|ISSN|ISBN|УДК|UDC|https?|www)\b")  # lines of a title page that never go on
# What a program writes for the hyphen at the end of a line, with the end of the line or without it.
HYPHEN = re.compile(r"[\ufffe\x02][^\S\n]*\n?")
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff↑]")  # joiners, marks of direction, arrows of notes
# Ligatures, hyphens and ends of lines that programs write in more ways than one.
PLAIN = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"))) | {
    0x2010: "-",
    0x2011: "-",
    0x2028: "\n",
}
STRANDED = re.compile(r"\s*\n[^\S\n]*(?=[.,;!?…](\s|$))")  # a stop that a note before it has put into a line of its own
DROPPED = re.compile(r"(^|\n[^\S\n]*\n)([A-Z])\s+([^\W\d_]+)")  # a first letter that is set as a large one
CONSONANT = re.compile(r"[B-DF-HJ-NP-TVWZ](?=[a-zà-ÿ])")
# What a word processor writes before an inner point: a mark, or a letter.
NESTED = re.compile(r"^[^\S\n]*[o§][\t\u00a0]+", re.MULTILINE)
LETTERED = re.compile(r"^[^\S\n]*([a-z]|[ivx]+)\.\t+", re.MULTILINE)
BROKEN_SOFTLY = re.compile("[\u00ad¬][^\\S\n]*\n\\s*(?=\\w)")
BROKEN = re.compile(r"(\w+)-[^\S\n]*\n[^\S\n]*(\w+)")
BETWEEN_NUMBERS = re.compile(r"(?<=\d[–—])[^\S\n]*\n\s*(?=\d)")
EDIT = re.compile(  # a heading of a web site, with the link behind it or below it
    rf"^(.*\S)\s*(?:\[\s*(?:{languages.any_of('edit')})(?:\s*\|[^\]]*)?\s*\]|\n(?:{languages.any_of('edit')}))[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


MARKDOWN = [  # a pattern and what stands for it: headings, links, emphasis, escapes
    (re.compile(r"^(\S.*)\n={3,}\s*$", re.MULTILINE), r"# \1"),
    (re.compile(r"^(\S.*)\n-{3,}\s*$", re.MULTILINE), r"## \1"),
    (re.compile(r"\\(?=[\[\]().*_#'\"-])"), ""),
    (re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\((?:https?:|/|#|\.)[^()\s]*(?: \"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"^> ?| ?\{[#.][\w-]+\}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)((?:.|\n(?=\S))+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=[^\W_])((?:[^*_\n]|\n(?=\S))+)(?<=[^\s*_])\1(?![\w*_])"), r"\2"),
]


def cleaned(text):
    """A text without what cannot be seen and what a page, a program or a web site adds, its broken words made whole."""
    text = _without_marks(text)
    return BROKEN.sub(_whole(text), text)


def broken(text):
    """The words that were broken at the end of a line and that nothing shows whole, as cleaned writes them (a list)."""
    text = _without_marks(text)
    written = _whole(text)
    return [written(cut) for cut in BROKEN.finditer(text) if not written(cut, sure=True)]


def _without_marks(text):
    text = EDIT.sub(r"\n\1\n", UNSEEN.sub("", HYPHEN.sub("-\n", text)).translate(PLAIN))
    text = re.sub(r"\n\u3000+", "\n\n", text)  # so a Chinese paragraph begins
    text = page_marks.without_marks(page_marks.without_times(text))[0]
    for pattern, instead in MARKDOWN:
        text = pattern.sub(instead, text)
    text = DROPPED.sub(_with_its_first_letter(languages.guessed(text)), NESTED.sub("- ", LETTERED.sub(r"(\1) ", text)))
    text = BETWEEN_NUMBERS.sub("", BROKEN_SOFTLY.sub("", text)).replace("\u00ad", "")
    return _continued(STRANDED.sub("", text))


def _with_its_first_letter(language):
    """A function that puts the large first letter of a paragraph (a match of DROPPED) to its word, if it is no word itself."""
    known = languages.words("opens_a_sentence", language)

    def written(dropped):
        letter, word = dropped[2].casefold(), (dropped[2] + dropped[3]).casefold()
        sure = CONSONANT.match(dropped[2] + dropped[3]) and letter not in known and dropped[3].casefold() not in known
        return dropped[1] + dropped[2] + dropped[3] if sure or word in known else dropped[0]

    return written


def _whole(text):
    """A function that writes a word broken at the end of a line (a match of BROKEN) as the text would have it in a line.

    The hyphen stays if the word has it elsewhere, before a capital or a number, and behind a part that keeps it; a small
    word like *and* stays apart. Where nothing tells, the word is written without it, or, if it must be sure, not at all.
    """
    known = languages.words("with_hyphen").union(re.findall(r"\w+(?:-\w+)*", text.casefold()))

    def written(cut, sure=False):
        first, second = cut[1], cut[2]
        if second in languages.words("after_hyphen"):
            return f"{first}- {second}"
        kept = second[0].isupper() or second[0].isdigit() or first.casefold() in languages.words("keeps_hyphen")
        if (first + second).casefold() in known:
            return first + second
        hyphenated = f"{first}-{second}"
        return hyphenated if kept or hyphenated.casefold() in known else "" if sure else first + second

    return written


def _continued(text):
    """A text whose paragraphs that an empty line parts in the midst of a sentence are joined."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        before = found[-1].rstrip().rsplit("\n", 1)[-1] if found else ""
        block = block.lstrip()
        prose = re.search(r"[.!?…](\s|$)", block) and not BULLET.match(block)
        open_end = found and len(found[-1].split()) > 3 and not before.startswith("#") and not ended(before)
        if prose and open_end and (block[0].islower() or before.endswith((",", "，", "-"))):
            found[-1] = f"{found[-1].rstrip()}\n{block}"
        else:
            found.append(block)
    return "\n\n".join(found)


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
    if after[0].islower() and ended(line):
        return True
    if line.endswith((":", "：", ";", "；")):
        return narrow and _is_long(line, full) and _is_long(after, full)  # and no list
    if re.fullmatch(r"[\[(].*[\])]", line):
        return False
    return goes_on(line, language) or (narrow or _is_long(line, full)) and not opens(after, language)


def _is_long(line, full):
    return len(line) >= (WRAPPED_DENSE if _dense(line[-1]) else full)


def _dense(letter):
    return bool(wordcount.DENSE.match(letter)) or letter in "，、。"
