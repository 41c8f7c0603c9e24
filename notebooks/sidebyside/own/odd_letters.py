"""Letters that only look like those of a word: Cyrillic and Greek ones among Latin ones, or the other way round."""

import unicodedata

REMEDY = "type the word anew"
CYRILLIC = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhqwABEKMHOPCTYXIJS")
GREEK = str.maketrans("οναιυρτκχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaiuptkxABEZHIKMNOPTYX")


def in_latin(text):
    """A text with Latin letters in place of those that look alike."""
    return text.translate(CYRILLIC | GREEK)


def told(said, right):
    """What is wrong with words that look like the right ones: their first letter that those do not have; None if none is."""
    odd = next((letter for letter in said if letter.casefold() not in right.casefold()), None)
    if odd is None:
        return None
    named = unicodedata.name(odd, f"U+{ord(odd):04X}").lower()
    return f"'{said}' has a letter that only looks like the right one: {named}"
