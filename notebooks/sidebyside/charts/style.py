"""The sheet every chart is drawn on, and the visual language they share.

Colour and marker belong to the account; a theme is told by its place and its label; historians and actors are ink and
grey. A filled mark is argued or said outright; an open one is only told or implied. One thing may be stressed.
"""

from functools import wraps
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import matplotlib.style
import numpy
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..letters import families
from .typeface import broken, even, lines_in, wide, wrapped

STYLE = ["default", str(Path(__file__).with_name("sidebyside.mplstyle"))]

WIDTH, MARGIN = 6.3, 0.1  # inches: 16 cm, a page's width; white paper at its edges
ROOM = WIDTH - 2 * MARGIN
TITLE, SUBTITLE = 13, 9.5  # points
KEY = 0.15  # inches that a mark takes before a name
SMALLEST = 0.07  # inches that a mark needs; where it has less, marks become bars
LEADING = 1.3 / 72  # inches from line to line, for each point of size

INK, GREY = "#222222", "#5f6368"
MIDDLE = "#868b90"  # a grey for marks, more than 3:1 from white and from ink
PALE = "#e4e6ea"  # for lines that only guide the eye, and for grounds
# The first two are given; the others found by search: each two of the six, and white, are at least 22 apart (CAM02-UCS)
# in normal sight and under simulated protanopia, deuteranopia and tritanopia, and at least 12 from ink. Tested.
COLOURS = ("#C2410C", "#1D4ED8", "#01A87A", "#3F0747", "#B681BC", "#701005")
MARKERS = ("s", "o", "D", "P", "X", "p")
LETTERING = dict(zip(COLOURS, ("#C2410C", "#1D4ED8", "#007F5C", "#3F0747", "#8D5594", "#701005")))  # 4.5:1 on white
SIZES = dict(zip(MARKERS, (0.92, 1.0, 0.8, 1.08, 1.08, 1.1)))  # so that all shapes look equally large


def styled(function):
    """Run a function under the collection's style, whatever the user's own settings are."""

    @wraps(function)
    def under_style(*args, **kwargs):
        with matplotlib.style.context([*STYLE, {"font.family": families()}]):
            return function(*args, **kwargs)

    return under_style


def look(names):
    """The colour and marker of each account, in the order given (a dict); at most six accounts."""
    if len(names) > len(COLOURS):
        raise ValueError(f"the charts have colours for {len(COLOURS)} accounts, not for {len(names)}")
    return dict(zip(names, zip(COLOURS, MARKERS)))


def mark(colour, marker="o", fill="filled", size=8):
    """How to scatter marks of an account (keyword arguments), so many points wide; filled, open or hatched."""
    points = size * SIZES.get(marker, 1)
    if fill == "filled":
        return {"marker": marker, "s": points**2, "facecolor": colour, "edgecolor": "white", "linewidth": 0.7}
    outline = {"facecolor": "white", "edgecolor": colour, "linewidth": 1.2}
    return {"marker": marker, "s": (points - 1.7) ** 2, "hatch": "/" * 7 if fill == "hatched" else None, **outline}


def ink_on(colour):
    """The colour of letters on an account's colour, which stand out in white if it stands out on white itself."""
    return "white" if LETTERING[colour] == colour else INK


def tally(axes, y, argued, told, look, unit, size):
    """So many filled marks in a row and then so many open ones, each so many inches apart and points wide; or bars as long."""
    for first, count, fill in ((0, argued, "filled"), (argued, told, "open")):
        drawn = mark(*look, fill, size)
        if unit >= SMALLEST:
            axes.scatter(first + numpy.arange(count) + 0.5, [y] * count, **drawn)
        elif count:
            axes.barh(y, count, 0.55, first, facecolor=drawn["facecolor"], edgecolor=look[0])


def sheet(
    name, title, subtitle, foot, height, accounts=(), *, left=0.0, right=0.1, above=0.05, below=0.3, gap=(0.3, 0.4), **grid
):
    """Return (Figure, axes) with title, subtitle and foot line set; ``height`` is that of all panels, in inches.

    The accounts' names stand coloured, behind their marks, where the subtitle says {accounts}, or else before it.
    left, right, above and below are the inches that labels take beside the panels (see ``widest``), gap those between
    panels (across, down). The figure's label is the name under which its picture is filed; its ``alt`` says title
    and subtitle in plain words.
    """
    title = "\n".join(even(lambda room: wrapped(title, room, TITLE, "bold").split("\n"), ROOM, 50))
    foot = wrapped(foot, ROOM)
    atoms, space = _atoms(subtitle, accounts), wide(" ", SUBTITLE)
    lines = even(lambda room: broken(atoms, room, _room_of, space), ROOM, 84)
    head = MARGIN + 0.06 + TITLE * LEADING * lines_in(title) + SUBTITLE * LEADING * len(lines) + 0.12
    base = MARGIN + 9 * LEADING * lines_in(foot)
    whole = head + above + height + below + base
    figure = Figure(figsize=(WIDTH, whole))
    figure.set_label(name)
    figure.text(MARGIN / WIDTH, 1 - MARGIN / whole, title, size=TITLE, weight="bold", va="top")
    figure.text(MARGIN / WIDTH, 0.07 / whole, foot, color=GREY, va="bottom")
    for n, line in enumerate(lines):
        write(figure, line, 1 - (head - 0.16 - SUBTITLE * LEADING * (len(lines) - n - 1)) / whole, look(accounts))
    figure.alt = f"{title} {' '.join(word for line in lines for word, _ in line)}".replace("\n", " ")
    inner = ROOM - left - right
    rows, columns = grid.get("nrows", 1), grid.get("ncols", 1)
    figure.subplots_adjust(
        left=(MARGIN + left) / WIDTH,
        right=1 - (MARGIN + right) / WIDTH,
        top=1 - (head + above) / whole,
        bottom=(base + below) / whole,
        wspace=gap[0] * columns / (inner - gap[0] * (columns - 1)),
        hspace=gap[1] * rows / (height - gap[1] * (rows - 1)),
    )
    return figure, figure.subplots(**grid)


def _atoms(subtitle, accounts):
    """The subtitle cut where a line may end: pairs of a word and the account it names, or None."""
    if accounts and "{accounts}" not in subtitle:
        subtitle = "{accounts}. " + subtitle
    atoms = []
    for word in subtitle.split():
        if not word.startswith("{accounts}"):
            atoms.append((word, None))
            continue
        for n, account in enumerate(accounts):
            atoms += [("and", None)] if n and n == len(accounts) - 1 else []
            atoms.append((account + "," * (n < len(accounts) - 2), account))
        atoms[-1] = (atoms[-1][0] + word.removeprefix("{accounts}"), account)  # a full stop or a colon stays with the name
    return atoms


def _room_of(atom):
    """The inches that a word of the subtitle takes, or a name and the mark before it."""
    word, account = atom
    return KEY + wide(word, SUBTITLE, "bold") if account else wide(word, SUBTITLE)


def write(figure, line, height, looks):
    """Write a line of words and names (see _atoms): each name coloured and behind its mark, the words between two as one text."""
    place, up = MARGIN, 0.047 / figure.get_figheight()
    for account, atoms in groupby(line, key=itemgetter(1)):
        text, style = " ".join(word for word, _ in atoms), {"color": GREY}
        if account:
            colour, marker = looks[account]
            shape = {"color": colour, "marker": marker, "markersize": 7.5 * SIZES[marker], "markeredgewidth": 0}
            figure.add_artist(Line2D([(place + 0.055) / WIDTH], [height + up], **shape))
            style = {"color": LETTERING[colour], "weight": "bold"}
        figure.text((place + KEY * bool(account)) / WIDTH, height, text, size=SUBTITLE, **style)
        place += _room_of((text, account)) + wide(" ", SUBTITLE)


def nothing(axes, word="none"):
    """Say in an empty panel that there is nothing to draw."""
    axes.text(0.02, 0.75, word, style="italic", color=GREY, va="center", transform=axes.transAxes)


def bare(axes, keep=()):
    """Take away the frame but for the sides named, and all ticks' lines."""
    axes.spines[:].set_visible(False)
    for side in keep:
        axes.spines[side].set_visible(True)
    axes.tick_params(length=0)


def inches(axes):
    """How wide and how high the axes of a sheet are, in inches."""
    return axes.get_position().size * axes.get_figure().get_size_inches()
