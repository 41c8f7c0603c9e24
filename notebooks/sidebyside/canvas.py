"""The sheet every chart is drawn on, and the visual language they share.

One channel for one thing: the account is a lane or column and a marker shape; the explanation is a hue
with its letter; the effect is a direction; the side that complains is a side of the axis.
"""

import textwrap
from functools import lru_cache, wraps
from pathlib import Path as FilePath

import matplotlib.style
import numpy
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.textpath import TextPath, text_to_path
from matplotlib.ticker import MaxNLocator

from .phrases import brief

STYLE = ["default", str(FilePath(__file__).with_name("sidebyside.mplstyle"))]
WIDTH = 6.3  # inches: 16 cm, a page's width
LETTERS_A_LINE = {"title": 60, "note": 92}
KEYS_A_LINE = 4
KEY = 0.34  # inches that a key's mark and the space beside it take
TALLEST = 7.0  # inches for all panels of a page together
PANEL = 2.15  # inches for the title of one of two panels side by side
LINE = {"title": 0.21, "note": 0.165}

INK, GREY, PALE = "#222222", "#6b6b6b", "#e6e6e6"
MIDDLE = "#8c8c8c"  # a grey between white and ink, more than 3:1 from either
# Chosen by search: at least 22 apart (CAM02-UCS) for every pair, white included, in normal sight and under simulated
# protanopia, deuteranopia and tritanopia, and at least 8 steps of lightness (CIE L*) apart in grey. Tested.
# Marks and lines carry a dark edge.
HUE = {
    "ideology": "#8f083b",
    "chauvinism": "#19026d",
    "aid": "#349d8a",
    "security": "#8c7003",
    "leadership": "#6c4bad",
    "bloc": "#16d7fe",
    "development": "#cdab46",
    "none": "#ffffff",
}
LETTER = {
    "ideology": "I",
    "chauvinism": "C",
    "aid": "A",
    "security": "S",
    "leadership": "L",
    "bloc": "B",
    "development": "D",
    "none": "",
}
SHAPES = ("s", "o", "D", "P", "X", "p")
EFFECT = {"closer": ("#ffffff", "^"), "apart": (INK, "v"), "mixed": (MIDDLE, "D"), "none": (MIDDLE, ".")}


def styled(function):
    """Run a function under the collection's style, whatever the user's own settings are."""

    @wraps(function)
    def under_style(*args, **kwargs):
        with matplotlib.style.context(STYLE):
            return function(*args, **kwargs)

    return under_style


def sheet(name, title, subtitle, foot, height, entries=(), **grid):
    """Return (Figure, axes) with title, subtitle, foot line and key set; ``height`` is the axes' share in inches.

    ``entries`` of the key are (label, keyword arguments of a marker). The figure's label is the chart's name,
    under which its picture is filed.
    """
    title = wrapped(title, LETTERS_A_LINE["title"], WIDTH - 0.15, 12, "bold")
    subtitle = wrapped(subtitle, LETTERS_A_LINE["note"], WIDTH - 0.15)
    foot = wrapped(foot, LETTERS_A_LINE["note"], WIDTH - 0.15)
    title_height = LINE["title"] * (title.count("\n") + 1)
    head = 0.18 + title_height + LINE["note"] * (subtitle.count("\n") + 1)
    foot_height = 0.12 + LINE["note"] * (foot.count("\n") + 1)
    abreast = _abreast([label for label, _ in entries])
    base = foot_height + 0.2 * -(-len(entries) // abreast) + (0.06 if entries else 0)
    whole = head + height + base
    figure = Figure(figsize=(WIDTH, whole))
    figure.set_label(name)
    figure.set_layout_engine("constrained", rect=(0.01, base / whole, 0.98, height / whole), h_pad=0.04, w_pad=0.04)
    figure.text(0.015, 1 - 0.08 / whole, title, size=12, weight="bold", va="top")
    figure.text(0.015, 1 - (0.1 + title_height) / whole, subtitle, size=9, color=GREY, va="top")
    figure.text(0.015, 0.06 / whole, foot, size=9, color=GREY, va="bottom")
    if entries:
        _key(
            figure, entries, loc="lower left", bbox_to_anchor=(0.015, foot_height / whole), ncols=abreast
        ).set_in_layout(False)
    return figure, figure.subplots(**grid)


@lru_cache(maxsize=4096)
def wide(text, size=9, weight="normal"):
    """How wide a line of text is, in inches."""
    font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] / 72


def wrapped(text, letters, room, size=9, weight="normal"):
    """Break a text into lines of so many letters, or fewer where the lines would be wider than ``room`` (inches)."""
    for fewer in range(letters, 4, -1):
        lines = textwrap.wrap(text, fewer)
        if all(wide(line, size, weight) <= room for line in lines):
            break
    return "\n".join(lines)


def fitted(text, room):
    """Cut a text so that it is no wider than ``room`` (inches), and mark the cut."""
    if wide(text) <= room:
        return text
    cut = next(n for n in range(len(text), -1, -1) if wide(text[:n].rstrip() + " \u2026") <= room or not n)
    return text[:cut].rstrip() + " \u2026"


def fit(names, room):
    """Tell whether every name fits into a column of ``room`` inches."""
    return all(wide(name, weight="bold") <= room for name in names)


def _abreast(labels):
    """How many columns of a key fit on the page; a legend fills one column after the other, the first ones longer."""
    for columns in range(min(KEYS_A_LINE, len(labels)), 1, -1):
        filled = [list(part) for part in numpy.array_split(labels, columns)]
        if sum(max(map(wide, column)) + KEY for column in filled) <= WIDTH - 0.1:
            return columns if columns < len(labels) else KEYS_A_LINE
    return 1 if labels else KEYS_A_LINE


def account_keys(names, silent=(), word="none"):
    """Key entries for accounts: an open mark of each one's shape; of a silent one a word says so."""
    shapes = shape(names)
    return [
        (f"{name}: {word}" if name in silent else name, {"marker": shapes[name], "markerfacecolor": "white"})
        for name in names
    ]


def panel_title(axis, text):
    """Title one of two panels side by side, on more lines where one is too narrow."""
    axis.set_title(wrapped(text, 60, PANEL, 10, "bold"))


def spread(places, gap):
    """Places, in rising order, pushed upward where one is less than ``gap`` above the one before it."""
    apart = []
    for place in places:
        apart.append(max(place, apart[-1] + gap) if apart else place)
    return apart


def whole_numbers(axis, most):
    """Mark an axis of counts at whole numbers, at no more than ``most`` places, briefly."""
    axis.set_major_locator(MaxNLocator(integer=True, nbins=most))
    axis.set_major_formatter(lambda value, _: brief(int(value)))


def nothing(axes, word="none"):
    """Say in an empty panel that there is nothing to draw."""
    axes.text(0.02, 0.75, word, style="italic", color=GREY, va="center", transform=axes.transAxes)


def panels(names):
    """How to lay out one panel an account: at most two side by side (arguments for sheet)."""
    across = min(len(names), 2)
    return {"nrows": -(-len(names) // across), "ncols": across, "squeeze": False, "sharey": True}


def each_panel(axes, names):
    """Pair every account with its panel, and take away the panel that is left over."""
    for spare in axes.flat[len(names) :]:
        spare.set_visible(False)
    return zip(axes.flat, names)


def _key(figure, entries, **where):
    """A legend without a box."""
    handles = [
        Line2D([], [], linestyle="none", label=label, **{"markeredgecolor": INK, "markersize": 8, **marks})
        for label, marks in entries
    ]
    return figure.legend(
        handles=handles, frameon=False, handletextpad=0.1, columnspacing=1.0, borderaxespad=0, borderpad=0, **where
    )


def fields(labels, letters=True, marker="s"):
    """Key entries for fields of explanation: labels is a dict of code and label."""
    return [
        (
            f"{LETTER[code]}: {label}" if letters and LETTER[code] else label,
            {"marker": marker, "markerfacecolor": HUE[code]},
        )
        for code, label in labels.items()
    ]


def shape(names):
    """A marker shape for each account, in order; a seventh account and later share the last shape."""
    return {name: SHAPES[min(n, len(SHAPES) - 1)] for n, name in enumerate(names)}


@lru_cache
def stamp(letter):
    """A letter as a marker, centred: drawn once and stamped many times, where text would be drawn anew for each mark."""
    path = TextPath((0, 0), letter, size=9)
    box = path.get_extents()
    return Path(path.vertices - (box.p0 + box.p1) / 2, path.codes)


def text_on(colour):
    """Black or white, whichever has the higher contrast with a colour (relative luminance as in WCAG 2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"


def edged(width):
    """The dark edge of a coloured line (its path effects), without which a pale one is lost on white paper."""
    return [withStroke(linewidth=width + 1.4, foreground=INK)]


def bare(axes, keep=()):
    """Take away the frame but for the sides named."""
    for side, spine in axes.spines.items():
        spine.set_visible(side in keep)
    axes.tick_params(length=0)
