"""Who wrote a text, where and when: the lines that say so below its title."""

import re

from . import languages
from .headings import MOST_WORDS_IN_A_HEADING, counted, is_short
from .sentences import stopped

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
DATED = re.compile(
    r"(?:\w+\s?[-–,] ?)?\d{1,2}\.? (?:de )?\w+\.?(?: de)? \d{4}|\w+ \d{1,2}, \d{4}|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?.*|\d+ min.*",
    re.IGNORECASE,
)
SITE = re.compile(r"wikip[eé]dia|википеди|维基百科|ウィキペディア|위키백과|ويكيبيديا", re.IGNORECASE)


def is_byline(line, language):
    """Tell whether a short line under a title says who wrote the text: "by" and a name, or a name and where it is from."""
    said = BYLINE.match(line)
    called = said and (not line[said.end() - 1].islower() or ":" in said[0] or "：" in said[0])
    author = AUTHORS.match(line)
    affiliated = author and line[author.end() :][:2] in (", ", " (") and AFFILIATED.search(line, author.end())
    away = FROM_TO.search(line) and not AFFILIATED.search(line)  # as in: Von Moskau nach Peking
    written = is_short(line, language) and not away and (called or affiliated or HAN_AUTHORS.fullmatch(line))
    return bool(written or SITE.search(line) and counted(line) <= MOST_WORDS_IN_A_HEADING and not stopped(line))


def is_name(line):
    """Tell whether a line is a name, or some, and nothing else."""
    return bool(line[:1].isupper() and AUTHORS.fullmatch(line) and not BYLINE.match(line))


def titled(groups, language):
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
    if not is_short(top[0], language, most) or not behind or not all(behind) and not is_byline(top[1], language):
        return groups, 1
    end = 1 + next((n for n, one in enumerate(behind) if not one), len(behind))
    rest = [top[end:]] * (end < len(top))
    return [[line] for line in top[:end]] + rest + groups[1 + (len(top) > len(groups[0])) :], end
