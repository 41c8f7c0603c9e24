"""A pasted text without what a page, a program or a web site adds, its broken words made whole."""

import re

from . import languages, page_marks
from .unwrapping import BULLET, ended

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
    text = page_marks.without_marks(text)
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
