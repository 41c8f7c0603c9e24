"""A line of prose divided into sentences: what the sentencex library does, and what it leaves to mend."""

import re

from . import languages

STOP = ".!?…。！？．｡؟۔।॥"  # what ends a sentence, in any script
CLOSE = "\"'”“’‘»«›‹)\\]」』）"  # what may stand behind it, as a part of a pattern for one letter
OPENING, CLOSING = r"\s[“„‚«‹「『(\[¿¡]+\s*$", r"\s*[”’‘»›」』)\]]+(?=\s)"
# What stands behind a stop and belongs to the sentence before it: the mark of a footnote, the page that it names, and a
# word of an editor, which is one only if no blank parts it from the stop.
OF_A_NOTE = (
    r"\[\s?(?:\^?\d{1,3}|[^\W\d][\w-]{0,11}\.?\s?\d{1,3}|sic)\s?\]|\[[A-Za-z]{1,3}\](?=\s*(?:\[|[^\Wa-zа-я]|$))"
    r"|\[\s[^\W\dA-Z][^\[\]]{1,30}\s\]|\{\d+\}|[¹²³⁰-⁹]+|[①-⑳]"
)
OF_A_PAGE = r"[:：]\s?(?:(?:§|\w{1,3}\.)?\s?)?(?:\d+|[ivxl]+)(?:(?:[-–]|, ?)\d+)*(?:\s?ff?\.)?(?=\s|$)|\((?:pp?|S)\.?\s?\d[^()]*\)"
OF_AN_EDITOR = r"\[[^\[\]]{1,40}\]|\(\d{1,3}\)|[*†‡]+(?=\s|$)"
MARK = re.compile(rf"\s*({OF_A_NOTE}|{OF_A_PAGE})|{OF_AN_EDITOR}")
STOPPED = re.compile(
    rf"[{STOP}]\s?[{CLOSE}]*(?:\s?(?:{OF_A_NOTE}|{OF_A_PAGE})|{OF_AN_EDITOR}|(?:(?<=\D[{STOP}”»])|(?<=\d{{4}}\.))\d{{1,3}})*$"
)
POINT = re.compile(r"\s*(\(?(\d{1,2}|[a-zа-я]|[ivx]+)\)\s|[a-e]\.\s(?=[^\W\d_]{2}))")
POINT_AT_THE_END = re.compile(r"(?<=[.!?:;])\s+\d{1,2}[.)]\s*$")
NUMBER = re.compile(r"\s*(\(?(?:\d{1,2}|[IVX]+)[.)]|[a-e]\.|\[\d+\]|§ ?\d+\.)\s*")
INITIAL = re.compile(r"(?:^|[\s(（《、，：«“‘\"'’.\-])(?!I\.$)[A-ZÀ-ÞА-ЯЁ]\.\s*$")
ORDINAL = re.compile(r"(?:^|(?<!\.)\s)([12]?\d|3[01]|[IVX]+)\.\s*$")  # but not after S. or Nr.
COUNTED = re.compile(r"\d\.$")
CLOSED = ("de", "da", "no", "cs", "pl", "hu", "fi", "sr")  # languages that write the 14th as 14.
ROMAN = re.compile(r"[^\W\d_] [IVX]+\.$")
WORD = re.compile(r"[^\W\d_]{4,}\.$")
ACRONYM = re.compile(r"(?:^|\W)(?:\w\.[ -]?){2,}$")
MAY_END = re.compile(rf"(?:^|[\s\d(])(?:{languages.any_of('may_end')})\.$", re.IGNORECASE)
# The first halves of abbreviations in two parts, like EE. UU.
PAIRED = {
    two.split()[0].strip(".") for two in languages.words("may_end") | languages.words("before_a_name") if " " in two
}
# Where a sentence may end that the library leaves whole: before a word that opens one, behind the number of a footnote,
# before a point of a list, and behind a stop of Chinese and Japanese.
AFTER_A_STOP = re.compile(r"(?<=\.)\s+(?=([^\W\d_]+)[\s,’'])")
AFTER_A_NUMBER = re.compile(
    r"(?<=[^\W\d_][.!?])[\"”’»]?\d{1,3}(?:,\s?\d{1,3})*\s+(?=[^\W\d_a-z])|(?<=\b[12]\d{3}\.)\d{1,3}\s+(?=[^\W\d_a-z])"
)
BEFORE_A_POINT = re.compile(
    r"(?<=[.!?])\s+(?=(?:\((?:\d{1,2}|[a-zа-я]|[ivx]+)\)|(?:\d{1,2}|[IVX]+)\.|(?:\d{1,2}|[a-zа-я])\))\s+[^\W\d_a-zа-я])"
)
AFTER_A_NOTE = re.compile(
    rf"[{STOP}][{CLOSE}]*(?:{OF_A_NOTE}|\[[^\[\]]{{1,40}}\])+(?:{OF_A_PAGE})?\s+(?=[\"“«„(¿¡]?[^\W\d_a-zа-я])"
)
DENSE_STOP = re.compile(r"[。！？｡．][”’」』）]*(?:\[[^\[\]]{1,9}\]|[①-⑳])*(?=[^\s…。！？”’」』）\[①-⑳])")
AFTER_A_BRACKET = re.compile(rf"(?:^|(?<=[{STOP}]\s))\([^()]*[{STOP}]\)\s+(?=[^\W\d_a-zа-я])")
SURE = (DENSE_STOP, AFTER_A_NUMBER, AFTER_A_NOTE, AFTER_A_BRACKET)
SAID = re.compile(rf"[^，。、]{{1,12}}(?:{languages.any_of('said')})[。！]?$")

KANA = re.compile(r"[\u3041-\u3096]")  # a sentence of Japanese goes on with と or such behind a quotation
PAGE = re.compile(r"\s*(?:pp?|S|С|с|Bl|л)\.\s?\d")
TIME = re.compile(r"(?:\b[12]\d{3}|[IVXХ])(?:-\w{1,3})?\s[^\W\d_]{1,2}\.$")  # as in: 1953 г., 1950-х гг., XX w.
NUMBERED = re.compile(
    r"\s*(?:\d|[IVXL]+\b|[B-HJ-Z](?:[,;)]|\.$| and\b)|[Nn]o\.|[Nn]r\.|№|n°)"
)  # what an abbreviation may number


def sentences(line, language):
    """The sentences of a line (a list of texts); language is a code of ISO 639."""
    from sentencex import segment  # a compiled library that only this step needs

    found = []
    waits = ""  # the number of a point in a list, or an opening mark: it stays with what follows
    for piece in [part for whole in segment(language, line) for part in _parts(whole, language)]:
        piece = _given_back(found, piece) if found and not waits else piece
        if not piece.strip():
            continue
        if found and not waits and goes_on(found[-1], piece, language):
            found[-1] += piece
        elif NUMBER.fullmatch(piece):
            waits += piece
        else:
            found.append(waits + piece)
            waits = ""
        if opening := found and _opening(found[-1], language):
            found[-1], waits = found[-1][: opening.start()] + " ", opening[0].lstrip()
    return [piece.strip() for piece in found] + ([waits.strip()] if waits else [])


def _opening(piece, language):
    """What stands at the end of a piece and belongs to the next: an opening mark, or the number of a point (a match)."""
    return point_at_its_end(piece, language) or re.search(OPENING, piece)


def point_at_its_end(text, language):
    """The number of a point with which a text ends (a match)."""
    number = POINT_AT_THE_END.search(text)
    known = number and last_word(text[: number.start()]) in languages.words("before_a_number", language)
    return None if known else number


def _given_back(found, piece):
    """A piece without the marks at its beginning, which belong to what was found before it and are put there."""
    while mark := re.match(CLOSING, piece) or _mark(found, piece):
        found[-1] = found[-1].rstrip() + mark[0].rstrip()
        piece = piece[mark.end() :]
    return piece


def _mark(found, piece):
    """A mark at the beginning of a piece that belongs to what was found before it; a bracket only if no blank parts them."""
    mark = MARK.match(piece)
    return None if mark and mark[0][0] in "[(*†‡" and not mark[1] and found[-1][-1:].isspace() else mark


def _parts(piece, language):
    """A piece of the library, divided further where it is sure that a sentence ends."""
    cuts = [match.end() for pattern in SURE for match in pattern.finditer(piece)]
    cuts += [match.end() for match in AFTER_A_STOP.finditer(piece) if _ends(piece[: match.start()], match[1], language)]
    for match in BEFORE_A_POINT.finditer(piece):
        if last_word(piece[: match.start()]) not in languages.words("before_a_number", language):
            cuts.append(match.end())
    cuts = [0, *sorted(cut for cut in set(cuts) if not _is_quoted(piece[:cut])), len(piece)]
    return [piece[start:end] for start, end in zip(cuts, cuts[1:])]


def _is_quoted(before):
    """Tell whether a quotation is open at the end of a text."""
    german = "„" in before
    pairs = ["«»", "「」", "『』", "()", "（）", "„“" if german else "“”"]
    return before.count('"') % 2 == 1 or any(before.count(one) > before.count(two) for one, two in pairs)


def last_word(before):
    """The last word of a text, in small letters and without its stop."""
    return re.split(r"[\s(\[\]«“\"'’:]", before.strip())[-1].casefold().rstrip(".")


def _ends(before, word, language):
    """Tell whether a stop ends a sentence for sure: the word after it opens one, and the word before it allows an end."""
    opens = word[0].isupper() and word.casefold() in languages.words("opens_a_sentence", language)
    may = any(pattern.search(before) for pattern in (MAY_END, ACRONYM, ROMAN, WORD))
    counted = (ORDINAL if language in CLOSED else COUNTED).search(before)
    return bool(opens and (may or counted) and last_word(before) not in languages.words("before_a_name", language))


def goes_on(before, piece, language):
    """Tell whether a piece is no sentence of its own, but goes on with what stands before it."""
    if not any(map(str.isalpha, piece)) and not NUMBER.fullmatch(piece) or piece.lstrip().startswith((",", ";")):
        return True
    begins = not POINT.match(piece) and piece.lstrip(" \"'“”«»„‘’(–—-")[:1]
    before = before.rstrip()
    if not before.endswith("."):
        said = SAID.match(piece.strip()) or before.endswith("」") and KANA.match(piece)
        return bool(begins and begins.islower() or before.endswith(("”", "」")) and said)
    first = re.match(r"\s*([^\W\d_]+)(?=[\s,’'])", piece)
    if first and _ends(before, first[1], language):
        return False
    ordinal = language in CLOSED and ORDINAL.search(before)
    named = last_word(before) in languages.words("before_a_name", language) or INITIAL.search(before) or ordinal
    named = named or last_word(before) in PAIRED
    named = named or TIME.search(before) and last_word(before) in languages.words("may_end", language)
    numbered = last_word(before) in languages.words("before_a_number", language) and NUMBERED.match(piece)
    return bool(begins and begins.islower() or named or numbered or PAGE.match(piece))


def stopped(text):
    """Tell whether a text ends with the stop of a sentence, whatever closes or marks it."""
    return bool(STOPPED.search(text))
