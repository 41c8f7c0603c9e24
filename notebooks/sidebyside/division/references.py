"""Lists of references: the headings over them, and their entries."""

import re

from .. import wordcount
from . import languages
from .headings import named

REFERENCE = re.compile(r"\b(1[5-9]|20)\d\d\b|\b[Nn]°\s?\d|https?:|\bpp?\. ?\d|\bS\. ?\d|第.{1,6}期|出版社")
ENTRY = re.compile(r"(?:\[?\d{1,3}[\].]\s+)?[^\W\d_][\w’'-]+, [^\W\d_a-zà-ÿа-яё](?:\.|\w+(?:[.,:]| [^\W\d_]\.))")
NUMBER_OF_AN_ENTRY = re.compile(r"\[?\d{1,3}[\].]\s")
LONG_NAMES = [word for word in languages.words("references") if wordcount.words_in(word) > 1 or len(word) > 9]


def over_references(line):
    """Tell whether a line may be a heading over references: it is called so, or in part, and is short."""
    name = named(line)
    known = languages.words("references") | languages.words("perhaps")
    parts = len(name.split()) < 7 and any(name.startswith(word) or name.endswith(word) for word in LONG_NAMES)
    return name in known or parts and not line.endswith((".", "。"))


def opens_references(line, below):
    """Tell whether a line is a heading over references: called so, or perhaps, and then the lines under it look like some."""
    return named(line) in languages.words("references") or over_references(line) and are_references(below)


def are_references(lines):
    """Tell whether half of the lines or more look like references."""
    return sum(bool(REFERENCE.search(line)) for line in lines) * 2 >= max(len(lines), 1)


def entries(lines):
    """The lines of a list of references as entries, those that were broken for width joined.

    In a list with numbers an entry begins with one. In a list that has names like *Poe, A.* an entry begins with one, or is
    a line with a year behind another with one.
    """
    numbered = sum(bool(NUMBER_OF_AN_ENTRY.match(line)) for line in lines) > 1
    if not numbered and not any(map(ENTRY.match, lines)):
        return lines
    found = lines[:1]
    for line in lines[1:]:
        whole = REFERENCE.search(found[-1]) and not found[-1].endswith((":", ","))
        if NUMBER_OF_AN_ENTRY.match(line) if numbered else ENTRY.match(line) or whole and REFERENCE.search(line):
            found.append(line)
        else:
            found[-1] += f" {line}"
    return found
