"""Periods as bars along the years: filled for friendship, hatched for conflict, pale for some of both.

An end that nobody names fades; a dashed edge is a year that we estimate.
"""

import math

from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from .style import GREY, INK, KEY, LETTERING, PALE, ROOM, SIZES
from .timeline import years
from .typeface import wrapped

FIRST, LAST = 1944, 1970  # the years that periods are drawn for
PAGE = ROOM - 0.1  # inches
BAR, GAP = 0.14, 0.07  # inches: how high a bar is, and how far its words are from it
HALO = [withStroke(linewidth=2.5, foreground="white")]  # keeps a line from crossing words


def inside(drawn):
    """The periods that lie in part within the years drawn."""
    return drawn[(drawn["last"] > FIRST) & (drawn["first"] < LAST + 1)]


def ruled(axes, tall, marked=None):
    """An axis of the years drawn with a pale line at the start of each; rows are inches from the top."""
    years(axes, FIRST, LAST, marked)
    axes.set(ylim=(tall, 0), yticks=[])
    for when in range(FIRST, LAST + 2):
        axes.axvline(when, color=PALE, linewidth=0.8, zorder=-1)


def without_periods(axes, y):
    """Say in a row that it has no periods."""
    axes.text(FIRST, y, "no period in these years", style="italic", color=GREY, va="center")


def extent(row, own):
    """The years from and to which a period is drawn; one without an end goes to the last year of the others (own)."""
    end = row.last
    if math.isinf(end):
        end = max([row.first + 4, *(last for last in own["last"] if math.isfinite(last))])
    return max(row.first, FIRST), min(end, LAST + 1)


def fades(row, span):
    """How much of a period's bar fades: all if it has no end, all backwards (negative) if it has no beginning."""
    length = span[1] - span[0]
    return -length if math.isinf(row.first) else length if math.isinf(row.last) else 0.0


def bar(axes, span, y, colour, relation, *, dashed=False, fading=0.0, high=BAR):
    """Draw a bar over a span of years or inches; so much of its end fades away, or of its beginning if negative."""
    face = {"closer": colour, "apart": "white", "mixed": tint(colour)}[relation]
    hatch, zorder = "//////" if relation == "apart" else None, 1 if relation == "mixed" else 2
    style = {"facecolor": face, "edgecolor": colour, "hatch": hatch, "linewidth": 0, "zorder": zorder}
    first, last = span[0] - min(fading, 0), span[1] - max(fading, 0)
    axes.add_patch(Rectangle((first, y), last - first, high, **style))
    if last > first:
        x = [first, last, last, first, first]  # all four edges, or three and the fading side open
        x = [first, last, last, first] if fading < 0 else [last, first, first, last] if fading > 0 else x
        edge = "white" if dashed and relation == "closer" else colour  # dashes on their own colour are not seen
        line = {"color": edge, "linewidth": 1.2, "linestyle": (0, (2.5, 1.5)) if dashed else "-", "zorder": zorder}
        axes.plot(x, [y, y, y + high, y + high, y][: len(x)], solid_joinstyle="miter", **line)
    step = abs(fading) / 40
    for n in range(40 if fading else 0):
        at = last + n * step if fading > 0 else first - (n + 1) * step
        axes.add_patch(Rectangle((at, y), step, high, alpha=(39.5 - n) / 40, antialiased=False, **style))


def heading(axes, x, y, name, looks, year=1.0, room=PAGE):
    """A name in so much room (inches): an account's coloured and behind its mark, another's in ink; a year is so many inches."""
    colour, marker = looks.get(name, (None, None))
    weight, indent = ("bold", KEY) if colour else ("normal", 0.0)
    words = wrapped(name, room - indent, weight=weight)
    if colour:
        style = {"color": colour, "markersize": 7.5 * SIZES[marker], "markeredgewidth": 0, "clip_on": False}
        axes.plot(x + 0.055 / year, y, marker, **style)
    axes.text(x + indent / year, y, words, color=LETTERING.get(colour, INK), weight=weight, va="center")


def shade(axes, span, top, bottom, colour):
    """A pale ground where friendship and conflict overlap."""
    axes.add_patch(Rectangle((span[0], top), span[1] - span[0], bottom - top, color=tint(colour), zorder=-2))


def tint(colour):
    """A pale tint of a colour."""
    return tuple(1 - 0.16 * (1 - part) for part in to_rgb(colour))
