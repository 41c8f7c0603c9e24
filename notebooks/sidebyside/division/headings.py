"""What a heading looks like: few words and no stop, perhaps a number."""

import re

from .. import wordcount
from . import languages
from .sentences import sentences
from .unwrapping import BULLET, ended, goes_on

NUMBER = re.compile(
    rf"^((?i:{languages.any_of('chapter')})\.? (\d+|[IVXLC]+)[.:]?|"
    r"\d{1,2}(\.\d{1,2})*(?!\.\d)[.)．、]?|[IVX]+[.):]?|[A-Z][.)]|§ ?\d+\.?|[一二三四五六七八九十]+[、.．]"
    r"|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十\d]+[章节節部])(\s+|(?<=[、．.)）])|(?<=[章节節部]))"
)
CHAPTER = re.compile(rf"(?:{languages.any_of('chapter')})\.? \w+[.:]?|第.{{1,3}}[章节節部]", re.IGNORECASE)
YEARS = re.compile(r"\s*[(（][^()（）]*\d[^()（）]*[)）]$")
CAPTION = re.compile(rf"(?:{languages.any_of('caption')})\.?\s?(?:\d[\d.]*(?:\s?[.:：–—]|[^.!?]*$)|[:：])", re.IGNORECASE)
MOST_WORDS_IN_A_HEADING = 10


def is_short(line, language, most=MOST_WORDS_IN_A_HEADING):
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


def has_number(line, language):
    """Tell whether a line could be a heading with a number."""
    number = NUMBER.match(line)
    return bool(number and line[number.end() :] and is_short(line[number.end() :], language))


def counted(line):
    """The number of words of a line, without its lone dashes and colons."""
    return wordcount.words_in(re.sub(r"(?<=\s)[^\w\s]+(?=\s)", "", line))


def named(line):
    """A heading without its mark, its number and its stop, in small letters."""
    return NUMBER.sub("", line.strip("#: ：")).strip("#:： .").casefold()
