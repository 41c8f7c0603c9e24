"""The language of a text, asked in about.csv or guessed, and the lists of words that its division needs."""

import re
import tomllib
from functools import cache
from pathlib import Path

from ..tables.problem import either, nearest

LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "cs": "Czech", "hu": "Hungarian", "ro": "Romanian", "sr": "Serbian", "bg": "Bulgarian", "ru": "Russian",
    "uk": "Ukrainian", "el": "Greek", "tr": "Turkish", "ar": "Arabic", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali",
    "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "vi": "Vietnamese", "th": "Thai", "id": "Indonesian", "mn": "Mongolian",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish",
}  # fmt: skip
# What tells a script, from the one that is surest; then the commonest words of languages in Latin letters.
SCRIPTS = {"ja": r"[\u3040-\u30ff]", "zh": r"[\u4e00-\u9fff]", "ko": r"[\uac00-\ud7af]", "th": r"[\u0e00-\u0e7f]",
           "uk": r"[іїєґІЇЄҐ]", "ru": r"[\u0400-\u04ff]", "el": r"[\u0370-\u03ff]", "ar": r"[\u0600-\u06ff]",
           "he": r"[\u0590-\u05ff]", "hi": r"[\u0900-\u097f]"}  # fmt: skip
COMMON = {
    "en": "the of and was that with",
    "fr": "les des et est dans du au pas le la en il",
    "de": "der und das nicht mit von ist",
    "es": "los las del y con una por el la en se fue",
    "it": "gli della che di nel sono il la si",
    "pt": "os do da uma com não em se foi",
    "nl": "het een van niet met zijn",
    "pl": "nie się jest oraz przez na w z",
    "cs": "je že se na byl ve jako v",
    "hu": "az és hogy nem egy volt",
    "sv": "och att det som på av",
}
# What languages call themselves.
OWN_NAMES = {
    "français": "fr", "deutsch": "de", "español": "es", "castellano": "es", "italiano": "it", "português": "pt", "nederlands": "nl",
    "polski": "pl", "čeština": "cs", "magyar": "hu", "română": "ro", "српски": "sr", "български": "bg", "русский": "ru",
    "українська": "uk", "ελληνικά": "el", "türkçe": "tr", "العربية": "ar", "עברית": "he", "中文": "zh", "汉语": "zh", "漢語": "zh",
    "日本語": "ja", "한국어": "ko", "tiếng việt": "vi", "ไทย": "th", "svenska": "sv", "dansk": "da", "norsk": "no", "suomi": "fi",
}  # fmt: skip
ENOUGH = 0.05  # of all letters: so many of a script tell it


def known(said):
    """The code of a language that is named in English, in itself or by its code; None for any other word."""
    said = said.strip().casefold()
    return OWN_NAMES.get(said) or next((code for code, name in LANGUAGES.items() if said in (code, name.casefold())), None)


def advice(said):
    """What to write in place of a language that is not known."""
    return either(nearest(said, LANGUAGES.values()), "leave the cell empty: then the language is guessed")


def guessed(text):
    """The code of the language that a text seems to be in; English where nothing tells."""
    letters = max(sum(map(str.isalpha, text)), 1)
    for code, pattern in SCRIPTS.items():
        if len(re.findall(pattern, text)) / letters > (0.01 if code == "uk" else ENOUGH):
            return code
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {code: sum(map(words.count, common.split())) for code, common in COMMON.items()}
    return max(counts, key=counts.get)


@cache
def words(name, language=None):
    """A list of word_lists.toml, of a language with what holds for any, or of all languages (a frozenset)."""
    lists = _lists()
    chosen = [lists["any"], lists.get(language, {})] if language else lists.values()
    return frozenset(word.strip() for known in chosen for word in known.get(name, "").split(",") if word.strip())


@cache
def _lists():
    return tomllib.loads(Path(__file__).with_name("word_lists.toml").read_text(encoding="utf-8"))


def any_of(name):
    """A pattern for any word of such a list, of all languages, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name), key=len, reverse=True))
