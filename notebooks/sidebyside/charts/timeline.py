"""Years along a chart: named events, marks stacked by year, and a block of the marks that have no year.

The year 1950 fills the room from 1950.0 to 1951.0; its number and its stack stand in the middle of it.
"""

import numpy

from ..tables.lookup import in_order
from .style import GREY, INK, MIDDLE, SMALLEST, bare, inches, mark
from .typeface import wide

LINE, GAP = 0.17, 0.06  # inches from one line of names to the next; between two names in a line
LARGEST = 0.16  # inches for a mark
BESIDE = 0.05  # inches left of bars for their account's mark
FILLS = ("filled", "hatched", "open")


def labelled_every(first, last):
    """Every how many years an axis has a label, so that there are few: 1, 2, 5 and so on."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step < 9)


def years(axes, first, last, marked=None, named=True):
    """Lay the years first to last along an axis; marked events (a dict of name and decimal year) are thin lines.

    Their names stand above the axes: leave them ``headroom`` (``above`` of the sheet). A lower panel may do without.
    """
    shown = [year for year in range(int(first), int(last) + 1) if year % labelled_every(first, last) == 0]
    axes.set_xlim(first, last + 1)
    axes.set_xticks([year + 0.5 for year in shown], map(str, shown))
    bare(axes)
    axes.tick_params(axis="x", labelcolor=GREY)
    room, tall = inches(axes)
    for year, name, start, _, level in _flags(first, last, marked or {}, room):
        top = 1 + named * (0.03 + LINE * level) / tall
        drawn = {"transform": axes.get_xaxis_transform(), "clip_on": False, "zorder": 0}
        axes.plot([year, year], [0, top], color=MIDDLE, linewidth=0.8, **drawn)
        if named:
            axes.text(start / room, top + 0.04 / tall, name, color=GREY, transform=axes.transAxes)


def headroom(first, last, marked, room):
    """The inches that the names of marked events need above an axis of so many inches."""
    return LINE * max((level + 1 for *_, level in _flags(first, last, marked, room)), default=0)


def _flags(first, last, marked, room):
    """A name each: its year, name, start, end (inches along the axis) and level, so that no name lies on a name or line.

    A name stands right of its line, or left of it where there is no room; what would be covered stands lower.
    """
    right, left, limit = [], [], room
    for year, name in sorted(((year, name) for name, year in marked.items()), reverse=True):
        at, width = (year - first) / (last + 1 - first) * room, wide(name) + GAP
        if at + width <= limit + GAP:
            right.append((year, name, at, at + width))
        else:
            left.insert(0, (year, name, at - width + GAP, at + GAP))
            limit = at - GAP
    flags = right + left
    return [(*flag, level) for flag, level in zip(flags, levels([(start, end) for _, _, start, end in flags]))]


def levels(spans):
    """A level for each span (start, end), in the order given: above those before it that it would lie on."""
    found = []
    for start, end in spans:
        below = [level for (begin, stop), level in zip(spans, found) if begin < end and start < stop]
        found.append(1 + max(below, default=-1))
    return found


def stacks(axes, side, rows, looks, most, undated=None):
    """Stack marks by whole year, up from a zero line or down; where marks have no room, bars of the same heights.

    What has no year stands at the side, in a block whose columns mean nothing, and may have looks of its own (undated).
    rows has year, up (true or false), account and fill ('filled', 'hatched' or 'open'), by which a stack is ordered;
    looks is style.look(names). ``most``, the tallest stack up and down, sets the scale. A bar does not tell its account by
    its shape, so the account's mark stands left of them: of many sentences draw one account an axes.
    """
    rows = in_order(rows, ["account", "fill"], account=looks, fill=FILLS)
    dated, others = rows[rows.year.notna()], rows[rows.year.isna()]
    counts = zip((others.up.sum(), (~others.up).sum()), most)
    across = max(int(inches(side)[0] / LARGEST), *(-(-count // max(high, 1)) for count, high in counts))
    side.set(xlim=(0, across), xticks=[])
    bare(side)
    _stack(axes, dated.assign(column=dated.year + 0.5), looks, most)
    _stack(side, others.assign(column=others.groupby("up").cumcount() % across + 0.5), undated or looks, most)


def tallest(rows):
    """The tallest stack of years up and down (a pair)."""
    heights = rows.groupby("up").year.value_counts().groupby("up").max()
    return tuple(int(heights.get(up, 0)) for up in (True, False))


def _stack(axes, rows, looks, most):
    """Stack rows in their columns, from the zero line on."""
    rows["level"], rows["way"] = rows.groupby(["column", "up"]).cumcount(), numpy.where(rows.up, 1, -1)
    room, tall = inches(axes)
    column, fit = room / numpy.ptp(axes.get_xlim()), tall / (sum(most) + 0.6)
    unit = min(LARGEST, column, fit) if min(column, fit) >= SMALLEST else min(LARGEST, fit)
    spare = tall / unit - sum(most)
    axes.set(ylim=(-most[1] - spare / 2, most[0] + spare / 2), yticks=[])
    axes.axhline(0, color=INK, linewidth=1, zorder=4)
    for (account, fill), some in rows.groupby(["account", "fill"], sort=False):
        colour, marker = looks[account]
        style = mark(colour, marker, fill, unit * 72 * 0.9)
        if min(column, fit) >= SMALLEST:
            axes.scatter(some.column, some.way * (some.level + 0.5), zorder=3, **style)
        else:
            bars = some.groupby(["column", "way"])["level"].agg(["size", "min"]).reset_index()
            style = {"facecolor": style["facecolor"], "hatch": style.get("hatch"), "edgecolor": colour, "zorder": 3}
            axes.bar(bars.column, bars.way * bars["size"], 0.84, bars.way * bars["min"], **style)
            beside = {"transform": axes.get_yaxis_transform(), "clip_on": False}
            axes.scatter(-BESIDE / room, 0, **beside, **mark(colour, marker, size=6))
