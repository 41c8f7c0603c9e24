"""The glossary's rules: one name leads to one entry, and every script is written in its own letters."""

import unicodedata

from ..tables.problem import problem_at, problems_at

BETWEEN = "; "  # two spellings of the column also
TONES = "\u0304\u0301\u030c\u0300"  # of pinyin, apart from their letters: level, rising, falling and rising, falling
LETTERS = {
    "chinese": (r"[\u4e00-\u9fff·]+", "Chinese characters"),
    "pinyin": (rf"[A-Za-z{TONES}\u0308 '-]+", "Latin letters with marks of tone"),
    "russian": (r"[\u0400-\u04ff ,-]+", "Cyrillic letters"),
    "transliteration": (r"[A-Za-z ,-]+", "Latin letters without marks"),
}
ORIGINAL = {"pinyin": "chinese", "transliteration": "russian"}


def names(term, also):
    """Every name of an entry: its term, then its other spellings (a list)."""
    return [term, *filter(None, also.split(BETWEEN))]


def syllables(pinyin):
    """The number of syllables that carry a tone; a neutral one carries none."""
    return sum(mark in TONES for mark in unicodedata.normalize("NFD", pinyin))


def problems(tables):
    """Return every Problem that these rules find, in the order of the rules."""
    return [problem for rule in (one_entry_a_name, scripts) for problem in rule(tables["glossary"])]


def one_entry_a_name(glossary):
    """No name leads to two entries, and none stands twice in one, whether in capitals or not."""
    owner = {}
    for index, term in glossary.term.items():
        if owner.setdefault(term.casefold(), term) != term:
            yield _twice(index, "term", term, owner)
    for index, term, also in glossary[["term", "also"]].itertuples():
        for name in also.split(BETWEEN) if also else ():
            if not name or name != name.strip(" ;"):
                wrong = f"'{also}' is no list of names"
                yield problem_at("glossary", index, "also", wrong, f"put '{BETWEEN}' between two names")
            elif name.casefold() in owner:
                yield _twice(index, "also", name, owner)
            else:
                owner[name.casefold()] = term


def _twice(index, column, name, owner):
    wrong = f"'{name}' is a name of '{owner[name.casefold()]}' already"
    return problem_at("glossary", index, column, wrong, "let a name lead to one entry")


def scripts(glossary):
    """Each script in its own letters, no reading without its original, and a toned syllable for each character."""
    for column, (letters, said) in LETTERS.items():
        texts = glossary[column].str.normalize("NFD") if column == "pinyin" else glossary[column]
        wrong = glossary[(texts != "") & ~texts.str.fullmatch(letters)]
        yield from problems_at("glossary", wrong, column, f"'{{cell}}' is not in {said}", f"write it in {said}")
    for column, original in ORIGINAL.items():
        alone = glossary[(glossary[column] != "") & (glossary[original] == "")]
        told = f"'{{cell}}' stands without its {original}"
        remedy = f"fill in {original}, or empty the cell"
        yield from problems_at("glossary", alone, column, told, remedy)
    characters = glossary.chinese.str.replace("·", "").str.len()
    read = glossary.assign(tones=glossary.pinyin.map(syllables), characters=characters)
    read = read[(read.chinese != "") & (read.pinyin != "")]
    told = "'{pinyin}' has {tones} syllables with a tone, '{chinese}' has {characters}"
    yield from problems_at("glossary", read[read.tones != read.characters], "pinyin", told, "write one for each character")
