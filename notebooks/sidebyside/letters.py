"""The letters that the charts can draw, and the typefaces in which they look for them.

The charts' own typeface comes with the package and DejaVu Sans with matplotlib: what these two have looks the same on
every machine. Other letters are taken from well-known typefaces, if some of those are installed.
"""

import sys
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from unicodedata import bidirectional

from matplotlib import ft2font
from matplotlib.font_manager import FontProperties, findfont, findSystemFonts, fontManager, get_font

SHIPPED = ["Sidebyside Sans", "DejaVu Sans"]  # the second has the letters of the first, but for three rare ones
WELL_KNOWN = [  # the Chinese come before the Korean, which have many Chinese characters but not all
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Nirmala UI",  # Hindi and others of India
    "Noto Sans Devanagari",
    "Leelawadee UI",  # Thai
    "Noto Sans Thai",
    "Arial Unicode MS",
]
JOINS_LETTERS = hasattr(ft2font, "__libraqm_version__")  # and writes from the right, as Arabic needs; not in the browser
if sys.platform == "emscripten":
    WRONG, INSTEAD = "the charts cannot draw '{strange}' in the browser", "work outside the browser"
else:
    WRONG = "the charts have no letter for '{strange}'"
    INSTEAD = "install a typeface that has it, such as the free Noto Sans CJK, and restart the kernel"


@lru_cache(maxsize=1)
def families():
    """The names of the typefaces in which a chart looks for a letter, one after the other (a list)."""
    # A file that is gone would make matplotlib list all typefaces anew, and forget the shipped one.
    faces = [face for face in fontManager.ttflist if face.name in WELL_KNOWN and Path(face.fname).is_file()]
    here = [family for family in WELL_KNOWN if family in {face.name for face in faces}]
    for family in here:
        for weight in (400, 700):  # one that lacks a weight gives its nearest, and matplotlib need not warn of it
            nearest = min((face for face in faces if face.name == family), key=lambda face: abs(face.weight - weight))
            fontManager.ttflist.append(replace(nearest, weight=weight))
    return SHIPPED + here


@lru_cache(maxsize=1)
def _look_again():
    """Add the typefaces that were installed since matplotlib made its list of them, which it keeps on the disk."""
    for path in set(findSystemFonts()) - {face.fname for face in fontManager.ttflist}:
        with suppress(Exception):  # what cannot be read is no typeface for charts; matplotlib passes over it too
            fontManager.addfont(path)
    families.cache_clear()
    _has.cache_clear()


@lru_cache(maxsize=4096)
def _has(letter):
    """Whether one of the typefaces has a letter, upright and bold, and it is drawn as it is written."""
    if bidirectional(letter) in ("R", "AL") and not JOINS_LETTERS:
        return False
    for family in families()[1:]:
        faces = (get_font(findfont(FontProperties(family=family, weight=weight))) for weight in ("normal", "bold"))
        if all(face.get_char_index(ord(letter)) for face in faces):
            return True
    return False


def undrawable(text):
    """The characters of a text that the charts cannot draw, in order and once each (a string)."""
    if not all(map(_has, text)):
        _look_again()
    return "".join(letter for letter in dict.fromkeys(text) if not _has(letter))
