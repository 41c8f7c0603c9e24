"""Charts of the accounts against what is established: wrong dates as arrows, corrections by weight."""

import math

from ..dates import stretch
from ..wording import count
from .style import GREY, INK, LETTERING, MIDDLE, PALE, ROOM, bare, inches, look, mark, sheet, styled, write
from .timeline import labelled_every, years
from .typeface import LINE, SPACING, lines_in, widest, wrapped

GAP = 0.15  # inches from row to row
ASIDE = 2.3  # inches for the words beside an arrow
MOST = 12  # dates that are drawn, the farthest off
SHORTEST = 0.12  # inches that an arrow needs
NARROW, LIFT = 0.2, 0.17  # inches: where a year has less, a mark is lifted off its bar and the upright line, to hide neither
WEIGHTS = {
    "heavy": "The argument depends on it",
    "middling": "It partly depends on it",
    "slight": "It hardly depends on it",
    "disputed": "Disputed, which is no error",
}


@styled
def dates(dated, names, title=None):
    """Arrows from the date that an account gives to the true one; in a last line, how many of each account's fit.

    dated has rows of compare.record.dated_statements, names are all accounts.
    """
    off = dated[dated.relation == "off"].sort_values("years", key=abs, ascending=False, kind="stable")
    drawn = off.head(MOST).assign(late=off.years.map(_lateness))
    if len(names) > 2:  # more than a reader keeps in mind by their marks
        drawn["locator"] = drawn.account.astype(str) + ", " + drawn.locator
    for column in ("happened", "locator"):
        drawn[column] = [wrapped(text, ASIDE) for text in drawn[column]]
    heights = [LINE * (lines_in(one) + lines_in(other)) + GAP for one, other in zip(drawn.happened, drawn.locator)]
    more = f" Drawn are the {MOST} farthest off of {len(off):,}." if len(off) > MOST else ""
    figure, axes = sheet(
        "dates",
        title or "Which dates do the accounts get wrong?",
        "Dates in {accounts}: from the one that is given (a mark, and a bar for all the time it covers) to the true one "
        "(an upright line).",
        f"Tables: coding.csv, corrections.csv, confirmations.csv, events.csv.{more}",
        sum(heights) or 0.05, names, left=ASIDE + 0.1, right=widest(drawn.late, weight="bold") + 0.15,
        below=0.65 if len(drawn) else 0.35,
    )
    axes.set(ylim=(sum(heights) or 1, 0), yticks=[])
    if drawn.empty:
        axes.set_axis_off()
    else:
        _arrows(axes, drawn.assign(height=heights), look(names))
    below = (0.48 if len(drawn) else 0.2) / figure.get_figheight()
    write(figure, _fitting(dated, names), axes.get_position().y0 - below, look(names))
    return figure


def _arrows(axes, drawn, looks):
    """A row each on an axis of years: bar and mark of the date given, arrow and line of the true one, words beside."""
    spans = [(stretch(given), stretch(true)) for given, true in zip(drawn.dated, drawn.date)]
    ends = [end for pair in spans for one in pair for end in (one.start, one.end) if math.isfinite(end)]
    first, last = math.floor(min(ends)), math.ceil(max(ends)) - 1
    last = -(-last // labelled_every(first, last)) * labelled_every(first, last)  # so that the last year has a label
    years(axes, first, last)
    for middle in axes.get_xticks():
        axes.axvspan(middle - 0.5, middle + 0.5, color=PALE, alpha=0.6, linewidth=0, zorder=-1)
    top, room = 0.0, inches(axes)[0]
    lift = LIFT if room / (last + 1 - first) < NARROW else 0
    beside = {"transform": axes.get_yaxis_transform(), "va": "top", "linespacing": SPACING}
    for row, (given, true) in zip(drawn.itertuples(), spans):
        colour, marker = looks[row.account]
        middle = top + (row.height - GAP) / 2
        start, end = max(given.start, first), min(given.end, last + 1)
        near, there = (start, true.end) if true.end <= start else (end, true.start)
        axes.hlines(middle, start, end, color=colour, linewidth=2)
        axes.scatter((start + end) / 2, middle - lift, zorder=3, clip_on=False, **mark(colour, marker, size=9))
        axes.vlines(there, middle - 0.12, middle + 0.12, color=INK, linewidth=2, zorder=4)
        if abs(there - near) / (last + 1 - first) * room > SHORTEST:
            arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 1}
            axes.annotate("", (there, middle), (near, middle), arrowprops=arrow)
        axes.text(-(ASIDE + 0.1) / room, top, row.happened, **beside)
        below = top + LINE * lines_in(row.happened)
        axes.text(-(ASIDE + 0.1) / room, below, row.locator, color=GREY, **beside)
        bold = {"weight": "bold", "color": LETTERING[colour], "va": "center"}
        axes.text(1 + 0.12 / room, middle, row.late, **beside | bold)
        top += row.height


def _fitting(dated, names):
    """How many of the dates of each account fit, as a line for style.write."""
    counts = []
    for name in names:
        fits = dated.relation[dated.account == name] != "off"
        told = f"{fits.sum():,} of {len(fits):,}" if len(fits) else "no dates"
        counts.append((told + "," * (name != names[-1]), name))
    return [("Dates that fit:", None), *counts]


def _lateness(years):
    """How far a date is off, in the unit that fits: '2.2 years late', '5 weeks early'."""
    size, side = abs(years), "late" if years > 0 else "early"
    if size >= 1:
        return f"{size:,.1f} years {side}"
    return f"{round(size * 12)} months {side}" if size * 12 >= 2 else f"{count(round(size * 52), 'week')} {side}"


@styled
def corrections(found, title=None):
    """Corrections of each account by weight, as bars for every ten sentences; what historians dispute apart, in grey.

    found has rows of compare.record.by_weight: account, sentences, heavy, middling, slight, disputed.
    """
    names = list(found.account)
    labels = [wrapped(name, 1.1, weight="bold") for name in names]
    row = max(0.34, LINE * max(map(lines_in, labels)) + 0.1)
    left = widest(labels, weight="bold") + 0.12
    room = (ROOM - left - 3 * 0.15) / 4
    heads = [wrapped(text, room - 0.05, weight="bold") for text in WEIGHTS.values()]
    figure, panels = sheet(
        "corrections",
        title or "How much depends on what each account gets wrong?",
        "{accounts}. Bars: corrections for every ten sentences of an account, so that long and short texts compare. "
        "Words: how many there are, in a text of how many sentences.",
        "Tables: corrections.csv, passages.csv.",
        row * len(names), names, left=left, right=0, above=LINE * max(map(lines_in, heads)) + 0.1,
        below=0.1, gap=(0.15, 0),
        ncols=4,
    )
    rates = found[list(WEIGHTS)].div(found.sentences.where(found.sentences > 0), axis=0).fillna(0) * 10
    told = found[list(WEIGHTS)].apply(lambda column: [f"{n:,} in {whole:,}" for n, whole in zip(column, found.sentences)])
    inch = max(rates.max().max(), 0.1) / (room - widest(told.stack(), weight="bold") - 0.08)
    looks = look(names).values()
    for axes, weight, head in zip(panels, WEIGHTS, heads):
        axes.set(xlim=(0, room * inch), ylim=(len(names) - 0.5, -0.5), xticks=[], yticks=[])
        bare(axes, ["left"])
        above = {"transform": axes.transAxes, "linespacing": SPACING}
        axes.text(0, 1 + 0.08 / (row * len(names)), head, weight="bold", **above)
        for n, (colour, _) in enumerate(looks):
            bar, letters = (MIDDLE, GREY) if weight == "disputed" else (colour, LETTERING[colour])
            axes.barh(n, rates[weight].iloc[n], height=0.22 / row, color=bar)
            at = rates[weight].iloc[n] + 0.05 * inch
            axes.text(at, n, told[weight].iloc[n], color=letters, va="center", weight="bold")
    for n, (label, (colour, _)) in enumerate(zip(labels, looks)):
        panels[0].text(-0.1 * inch, n, label, ha="right", va="center", weight="bold", color=LETTERING[colour])
    return figure
