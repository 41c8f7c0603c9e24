"""The names of the months and other words in which spreadsheets and people write, in many languages."""

import tomllib
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def words():
    """What spreadsheet_words.toml holds, as a dict; see there."""
    return tomllib.loads(Path(__file__).with_name("spreadsheet_words.toml").read_text(encoding="utf-8"))


def month(word):
    """The number of the month that a word names or shortens to three letters or more; None for other words.

    0 where it may be one of two months, such as čer in Czech.
    """
    found = _months().get(_folded(word), ())
    return None if not found else min(found) if len(found) == 1 else 0


@lru_cache(maxsize=1)
def _months():
    """The numbers of the months that each word may name (a dict of sets): whole names before short ones, English before others."""
    named = words()["months"]
    whole = {_folded(name): {n % 12 + 1} for names in named.values() for n, name in enumerate(names.split(", "))}
    short = {_folded(name): {number} for name, number in words()["short"].items()}
    return _beginnings(named.values()) | whole | short | _beginnings([named["en"]])


def _beginnings(languages):
    """The numbers of the months that begin with each run of letters in some languages (a dict of sets)."""
    numbers = defaultdict(set)
    for names in languages:
        for n, name in enumerate(map(_folded, names.split(", "))):
            for length in range(3, len(name) + 1):
                numbers[name[:length]].add(n % 12 + 1)
    return numbers


def _folded(word):
    """A word in small letters, without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
