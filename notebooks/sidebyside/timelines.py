"""Charts over time: rows in, a matplotlib Figure out, one function a chart (see charts.py)."""

from matplotlib.ticker import MaxNLocator

from . import words
from .canvas import EFFECT, GREY, INK, WIDTH, bare, fitted, nothing, sheet, styled
from .crowds import remark
from .phrases import number
from .piles import course, grievances_in_time, in_time

__all__ = ["course", "grievances_in_time", "in_time", "partings", "periods"]

TABLES = "Tables: phases.csv, works.csv, events.csv. The words are the voices' own."
YEARS = (1944, 1971)
ROOM = 21  # voices that a page can hold a line each
LINES, VOICES = 39, 14  # lines of periods and voices that a page can hold
LETTER_WIDTH = 0.068  # inches, of the text of a bar's label on average
FILL = {
    "closer": {"facecolor": "#4a4a4a"},
    "apart": {"facecolor": "white", "hatch": "////"},
    "mixed": {"facecolor": "#c9c9c9"},
}


@styled
def periods(name, drawn, marked):
    """Each voice's periods as bars over one time axis, with events as lines.

    name files the picture; drawn are rows of compare.periods; marked is a dict of label and year.
    """
    real = drawn[drawn.scope != "none"]
    inside = real[(real["last"] > YEARS[0]) & (real["first"] < YEARS[1])]
    voices = list(dict.fromkeys(drawn.name[drawn.account.astype(bool) | drawn.name.isin(inside.name)]))
    shown = _longest(inside, voices)
    height = 0.21 * (max(len(shown), 1) + 1.3 * len(voices[:VOICES])) + (0.95 if marked else 0.4)
    figure, axes = sheet(
        name,
        words.periods(drawn).title,
        "A bar is a period: dark closer, hatched apart, grey both; thin for a voice's whole story. A dashed edge: years inferred."
        + _outside(real)
        + remark(len(shown), len(inside), "the longest of each voice", "period"),
        TABLES,
        height,
    )
    y = 0.0
    for voice in voices[:VOICES]:
        own = shown[shown.name == voice]
        heading = voice if len(own) else f"{voice}: none{'' if voice not in set(real.name) else ' in these years'}"
        axes.text(YEARS[0], y, fitted(heading, 5.8), weight="bold", va="center_baseline", in_layout=False)
        for row in own.itertuples():
            y += 1
            _period(axes, row, y)
        y += 1.3
    for n, (label, year) in enumerate(marked.items()):
        axes.axvline(year, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
        axes.text(
            year,
            -1.1 - 0.9 * (n % 3),
            label,
            ha="center",
            va="center",
            in_layout=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )
    axes.set_ylim(y - 0.6, -3.5 if marked else -0.9)
    axes.set_xlim(*YEARS)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=14))
    axes.grid(axis="x")
    bare(axes)
    return figure


def _longest(inside, voices):
    """The periods to draw: all, or the longest of each of the first voices if all would be more than a page."""
    if len(inside) + 1.3 * len(voices) <= LINES:
        return inside
    kept = voices[:VOICES]
    room = max(int((LINES - 8 - 1.3 * len(kept)) / len(kept)), 1)
    years = inside["last"].clip(upper=YEARS[1]) - inside["first"].clip(lower=YEARS[0])
    ranked = inside.assign(_=years).sort_values(["_", "phase"], ascending=[False, True])
    best = ranked[ranked.name.isin(kept)].groupby("name").head(room)
    return inside[inside.phase.isin(best.phase)]


def _outside(real):
    """Say how many periods lie wholly outside the years drawn."""
    before, after = (real["last"] <= YEARS[0]).sum(), (real["first"] >= YEARS[1]).sum()
    told = [
        f"{side} {year}"
        for number_of, side, year in ((before, "before", YEARS[0]), (after, "after", YEARS[1] - 1))
        if number_of
    ]
    return f" {number(before + after)} periods wholly {' or '.join(told)} stand in the table only." if told else ""


def _period(axes, row, y):
    """One bar with its label: beside it where it fits, else over the bar; an end beyond the edge is an arrow."""
    first, last = max(row.first, YEARS[0]), min(row.last, YEARS[1])
    axes.barh(
        y,
        last - first,
        left=first,
        height=0.62 if row.scope == "period" else 0.24,
        edgecolor=INK,
        linewidth=0.8 if row.bounds == "stated" else 1.3,
        linestyle="-" if row.bounds == "stated" else (0, (2, 1.5)),
        **FILL[row.relation],
    )
    for beyond, x, mark in ((row.first < YEARS[0], first + 0.3, "<"), (row.last > YEARS[1], last - 0.3, ">")):
        if beyond:
            axes.plot(x, y, mark, color="white", markeredgecolor=INK, markersize=6)
    letters = WIDTH / (YEARS[1] - YEARS[0]) / LETTER_WIDTH
    right = YEARS[1] - last >= first - YEARS[0]
    beside = max(YEARS[1] - last, first - YEARS[0]) * letters
    if len(row.label) > beside and len(row.label) < (last - first) * letters:
        axes.text(
            (first + last) / 2,
            y,
            row.label,
            ha="center",
            va="center_baseline",
            in_layout=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
        return
    label = fitted(shortened(row.label, int(beside)), beside * LETTER_WIDTH)
    axes.text(
        last + 0.25 if right else first - 0.25,
        y,
        label,
        ha="left" if right else "right",
        va="center_baseline",
        in_layout=False,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
    )


def shortened(label, letters):
    """Cut a label at a word so that it fits, and mark the cut."""
    return label if len(label) <= letters else label[: letters - 2].rsplit(" ", 1)[0] + " \u2026"


@styled
def partings(rows):
    """Where each voice ends closeness and begins the parting (rows of compare.partings)."""
    title, whole, rows = words.partings(rows).title, rows, rows.head(ROOM) if len(rows) > ROOM + 2 else rows
    figure, axes = sheet(
        "partings",
        title,
        "Upward mark: the last year of closeness. Downward mark: the first year apart. "
        "A star: taken from what the voice tells, not stated. "
        + words.without_parting(whole)
        + remark(len(rows), len(whole), "the first", "voice"),
        TABLES,
        0.34 * max(len(rows), 1) + 0.3,
    )
    if not len(rows):
        nothing(axes)
        axes.set_axis_off()
        return figure
    for y, row in enumerate(rows.itertuples()):
        end, begin = row.closeness - 1, row.parting
        axes.plot(
            [end, begin], [y, y], color=GREY, linewidth=1.2, zorder=1, linestyle="-" if end < begin else (0, (1, 1))
        )
        outer = -1 if end <= begin else 1  # the side of the line's end on which the last year of closeness stands
        lift = 0.16 if end == begin else 0  # so that two marks at one year do not hide each other
        _end(axes, (end, y), "closer", row.closeness_bounds, outer, -lift)
        _end(axes, (begin, y), "apart", row.parting_bounds, -outer, lift)
    axes.set_yticks(range(len(rows)), rows.name)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(rows[["parting", "closeness"]].min().min() - 2.5, rows[["parting", "closeness"]].max().max() + 2)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="x")
    bare(axes)
    return figure


def _end(axes, at, effect, bounds, outer, lift):
    """A mark at one end of a line, with its year on the outer side; a star where the year is not stated."""
    (year, y), (colour, marker) = at, EFFECT[effect]
    axes.plot(year, y + lift, marker, color=colour, markeredgecolor=INK, markersize=10, zorder=2)
    axes.annotate(
        f"{int(year)}{'' if bounds == 'stated' else '*'}",
        at,
        (outer * 9, 0),
        textcoords="offset points",
        va="center",
        ha="left" if outer > 0 else "right",
    )
