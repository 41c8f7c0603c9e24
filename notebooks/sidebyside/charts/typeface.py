"""The typeface of the charts: how wide a text is in it, and where its lines break.

It comes with the package, so a chart is the same on every machine; letters.py says where a letter that it has
not is taken from.
"""

from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from ..letters import families

LINE, SPACING = 0.165, 0.97  # inches from line to line of the words in a panel, and what sets lines so far apart
for file in sorted((Path(__file__).parent / "fonts").glob("*.ttf")):
    fontManager.addfont(file)


@lru_cache(maxsize=8192)
def wide(text, size=9, weight="normal"):
    """How wide a line of text is, in inches."""
    font = FontProperties(family=families(), size=size, weight=weight)
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] / 72


def widest(texts, size=9, weight="normal"):
    """How wide the widest of some texts is, in inches; a text may have several lines."""
    return max((wide(line, size, weight) for text in texts for line in text.split("\n")), default=0.0)


def lines_in(text):
    """How many lines a text has."""
    return text.count("\n") + 1


def wrapped(text, room, size=9, weight="normal"):
    """Break a text into lines no wider than ``room`` (inches); a word wider than that is broken too."""
    words = [piece for word in text.split() for piece in _pieces(word, room, size, weight)]
    lines = broken(words, room, lambda word: wide(word, size, weight), wide(" ", size, weight))
    return "\n".join(" ".join(line) for line in lines)


def _pieces(word, room, size, weight):
    """A word, in as many pieces as it takes for each to fit."""
    while len(word) > 1 and wide(word, size, weight) > room:
        cut = next((n for n in range(len(word) - 1, 1, -1) if wide(word[:n], size, weight) <= room), 1)
        yield word[:cut]
        word = word[cut:]
    yield word


def broken(words, room, width, space):
    """Words put into as few lines as can be (a list of lists)."""
    lines, left = [[]], room
    for word in words:
        if lines[-1] and width(word) > left:
            lines.append([])
            left = room
        lines[-1].append(word)
        left -= width(word) + space
    return lines


def even(breaking, room, least):
    """As few lines as ``breaking`` makes of the room, and as equal ones as can be in so much of it (per cent)."""
    fewest = len(breaking(room))
    return next(lines for part in range(least, 101, 2) if len(lines := breaking(room * part / 100)) == fewest)
