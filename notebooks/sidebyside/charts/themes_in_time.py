"""The chart of themes in time: the sentences of each theme at their years."""

import math

import pandas

from . import timeline
from .style import GREY, PALE, ROOM, SMALLEST, inches, look, nothing, sheet, styled
from .typeface import widest, wrapped

UNIT, TALLEST = 0.15, 6  # inches of a sentence, and of all lanes if that makes them taller
LEAST = 0.12  # inches above and below the line of an account's own lane


def labelled(themes):
    """The names of themes as they stand beside a chart."""
    return [wrapped(theme[:1].upper() + theme[1:], 1.7) for theme in themes]


@styled
def in_time(moves, title=None, stressed="", marked=None):
    """The sentences of each theme at their years, closer above a line and apart below; those without a year beside them.

    moves has account (a category of all), effect, theme, theme_label and year (rows of compare.phases.movements).
    stressed is the code of a theme, marked a dict of name and decimal year. Of too many sentences for marks each
    account has a lane of its own, with its mark at the left, for bars have none.
    """
    names, marked = list(moves.account.cat.categories), marked or {}
    rows = moves[moves.theme != "none"].assign(up=moves.effect == "closer", fill="filled", year=moves.year // 1)
    span = (int(rows.year.min()), int(rows.year.max())) if rows.year.notna().any() else (1950, 1960)
    themes = moves.loc[rows.index].groupby(["theme", "theme_label"], sort=False).year.min().sort_values(kind="stable").index
    labels = dict(zip((theme for theme, _ in themes), labelled(label for _, label in themes)))
    left = widest(labels.values()) + 0.1
    room = (ROOM - left - 0.3) * 0.78
    rows = rows.assign(theme=pandas.Categorical(rows.theme, list(labels)))
    lanes = dict(list(rows.groupby(["theme"], observed=True)))
    most, unit = _scaled(lanes.values())
    crowded = min(unit, room / (span[1] - span[0] + 1)) < SMALLEST
    if crowded:
        lanes = dict(list(rows.groupby(["theme", "account"], observed=True)))
        most, unit = _scaled(lanes.values(), LEAST)
    heights = [sum(levels) + 0.6 for levels in most]
    figure, axes = sheet(
        "in_time",
        title or "When does each theme come up?",
        "A mark is a sentence of {accounts} with a theme: above the line it tells of drawing closer, below it of drifting "
        "apart.",
        "Tables: passages.csv, coding.csv, events.csv." + " Bars stand for many sentences, a row for each account." * crowded,
        unit * sum(heights) + 0.08 * len(lanes) or 0.5, names, left=left,
        above=0.05 + max(timeline.headroom(*span, marked, room), timeline.LINE), gap=(0.2, 0.08),
        nrows=max(len(lanes), 1), ncols=2, width_ratios=(78, 22), squeeze=False, height_ratios=heights or [1],
    )
    top = 1 + 0.04 / inches(axes[0, 1])[1]
    axes[0, 1].text(0, top, "no year", color=GREY, va="bottom", transform=axes[0, 1].transAxes)
    for n, (((theme, *_), own), pair) in enumerate(zip(lanes.items(), axes)):
        timeline.years(pair[0], *span, marked, named=n == 0)
        timeline.stacks(*pair, own, look(names), most[n])
        pair[0].tick_params(labelbottom=n == len(lanes) - 1)
        pair[0].set_yticks([0], [labels.pop(theme, "")], weight="bold" if theme == stressed else "normal")
        pair[0].tick_params(axis="y", pad=7.5 if crowded else 3.5)
        for axis in pair if theme == stressed else ():
            axis.set_facecolor(PALE)
    if rows.empty:
        nothing(axes[0, 0])
        for axis in axes.flat:
            axis.set_axis_off()
    return figure


def _scaled(lanes, least=0.0):
    """The tallest stacks of each lane, up and down, and the inches of a sentence; each has at least so many inches."""
    most = [_levels(rows) for rows in lanes]
    unit = min(UNIT, TALLEST / max(sum(sum(levels) + 0.6 for levels in most), 1))
    return [tuple(max(level, math.ceil(least / unit)) for level in levels) for levels in most], unit


def _levels(rows):
    """The tallest stacks of a lane up and down, and room for its sentences without a year, six abreast."""
    undated = rows.up[rows.year.isna()]
    return tuple(max(high, -(-int((undated == up).sum()) // 6)) for high, up in zip(timeline.tallest(rows), (True, False)))
