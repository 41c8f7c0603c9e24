"""Charts over time: rows in, a matplotlib Figure out, one function a chart (see charts.py)."""

from matplotlib.ticker import MaxNLocator

from . import words
from .canvas import EFFECT, GREY, HUE, INK, PALE, WIDTH, bare, fields, shape, sheet, styled

TABLES = {
    "phases": "Tables: phases.csv, works.csv, events.csv. The words are the voices' own.",
    "events": "Tables: passages.csv, coding.csv, events.csv.",
    "grievances": "Tables: complaints.csv, grievances.csv, coding.csv, events.csv.",
}
YEARS = (1944, 1971)
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
    shown = drawn[(drawn["last"] > YEARS[0]) & (drawn["first"] < YEARS[1])]
    left_out = len(drawn) - len(shown)
    height = 0.215 * (len(shown) + 1.3 * shown.name.nunique()) + 0.95
    figure, axes = sheet(
        name,
        words.periods(drawn).title,
        "A bar is a period: dark closer, hatched apart, grey both; thin for a voice's whole story. A dashed edge: years inferred."
        + (f" {left_out} periods wholly after {YEARS[1] - 1} stand in the table only." if left_out else ""),
        TABLES["phases"],
        height,
    )
    y = 0.0
    for voice, own in shown.groupby("name", sort=False):
        axes.text(YEARS[0], y, voice, weight="bold", va="center_baseline", in_layout=False)
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
    axes.set_ylim(y - 0.6, -3.5)
    axes.set_xlim(*YEARS)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=14))
    axes.grid(axis="x")
    bare(axes)
    return figure


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
    label = shortened(row.label, int(beside))
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
    figure, axes = sheet(
        "partings",
        words.partings(rows).title,
        "Upward mark: the last year of closeness. Downward mark: the first year apart. "
        "A star: taken from what the voice tells, not stated.",
        TABLES["phases"],
        0.34 * len(rows) + 0.3,
    )
    for y, row in enumerate(rows.itertuples()):
        end, begin = row.closeness - 1, row.parting
        axes.plot(
            [end, begin], [y, y], color=GREY, linewidth=1.2, zorder=1, linestyle="-" if end < begin else (0, (1, 1))
        )
        for year, effect, bounds in ((end, "closer", row.closeness_bounds), (begin, "apart", row.parting_bounds)):
            colour, marker = EFFECT[effect]
            outer = -1 if (effect == "closer") == (end <= begin) else 1
            lift = 0 if end != begin else -0.16 if effect == "closer" else 0.16
            axes.plot(year, y + lift, marker, color=colour, markeredgecolor=INK, markersize=10, zorder=2)
            axes.annotate(
                f"{int(year)}{'' if bounds == 'stated' else '*'}",
                (year, y),
                (outer * 9, 0),
                textcoords="offset points",
                va="center",
                ha="left" if outer > 0 else "right",
            )
    axes.set_yticks(range(len(rows)), rows.name)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(rows[["parting", "closeness"]].min().min() - 2.5, rows[["parting", "closeness"]].max().max() + 2)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="x")
    bare(axes)
    return figure


@styled
def course(located):
    """Closer and apart sentences along the years, one panel an account (rows of compare.placed)."""
    moves = located[located.effect.isin(["closer", "apart"])]
    accounts = list(located.account.unique())
    title = words.course(located).title
    figure, axes = sheet(
        "course",
        title,
        "One mark is one sentence: closer above the line, apart below. Solid: the sentence dates itself. "
        "Open: it stands at the middle of the dates of its event. All marks stand in the middle of their year.",
        TABLES["events"],
        1.6 * len(accounts) + 0.2,
        nrows=len(accounts),
        squeeze=False,
        sharex=True,
        sharey=True,
    )
    for axis, account in zip(axes[:, 0], accounts):
        own = moves[moves.account == account]
        _stack(
            axis,
            own[own.year.notna()],
            {"closer": 1, "apart": -1},
            "effect",
            lambda row: {
                "marker": EFFECT[row.effect][1],
                "markerfacecolor": INK if row.placing == "its own date" else "white",
            },
        )
        nowhere = own[own.year.isna()].groupby(["placing", "effect"]).size()
        told = "; ".join(
            f"{what}: {nowhere.get((placing, 'closer'), 0)} closer, {nowhere.get((placing, 'apart'), 0)} apart"
            for placing, what in (("a span", "spans of years"), ("undated", "undated"))
        )
        _finish(axis, account, f"not drawn: {told}", "apart    closer")
    return figure


def _stack(axis, rows, direction, column, look):
    """Pile marks over their year, upward or downward; rows come in text order."""
    height = {}
    for row in rows.itertuples():
        side, year = direction[getattr(row, column)], int(row.year)
        height[year, side] = height.get((year, side), 0) + 1
        axis.plot(
            year + 0.5,
            side * height[year, side],
            linestyle="none",
            markersize=7.5,
            **{"markeredgecolor": INK, **look(row)},
        )
    tallest = max(height.values(), default=1)
    axis.set_ylim(min(axis.get_ylim()[0], -tallest - 0.8), max(axis.get_ylim()[1], tallest + 0.8))
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))


def _finish(axis, account, told, sides):
    """Title a panel of piled marks, say under it what is not drawn, and name the sides of its line."""
    axis.set_title(account)
    axis.set_xlabel(told)
    axis.tick_params(labelbottom=True)
    axis.axhline(0, color=INK, linewidth=0.8)
    axis.set_yticks([])
    axis.set_ylabel(sides)
    axis.grid(axis="x")
    bare(axis)


@styled
def in_time(located):
    """Fields of explanation along the years, one lane a field (rows of compare.placed, with field)."""
    placed = located[located.year.notna() & (located.explanation != "none")]
    order = (
        placed.groupby("explanation")
        .year.agg(["min", "mean"])
        .reset_index()
        .sort_values(["min", "mean", "explanation"])
    )
    names, codes = list(located.account.unique()), list(order.explanation)
    shapes, labels = shape(names), dict(zip(located.explanation, located.field))
    figure, axes = sheet(
        "in_time",
        words.in_time(located).title,
        "One mark is one sentence: closer above its lane's line, apart below. Marks side by side belong to the same year.",
        TABLES["events"],
        0.6 * len(codes) + 0.3,
        entries=[(name, {"marker": shapes[name], "markerfacecolor": "white"}) for name in names],
    )
    for y, field in enumerate(codes):
        axes.axhline(y, color=PALE, linewidth=1.2, zorder=0)
        crowd = {}
        for row in placed[placed.explanation == field].itertuples():
            side, year = (-1 if row.effect == "closer" else 1), int(row.year)
            n = crowd[year, side] = crowd.get((year, side), -1) + 1
            axes.plot(
                year + 0.14 + 0.24 * (n % 4),
                y + side * (0.14 + 0.19 * (n // 4)),
                shapes[row.account],
                markersize=6.5,
                markeredgecolor=INK,
                color=HUE[field],
            )
    axes.set_yticks(range(len(codes)), [labels[field] for field in codes])
    axes.set_ylim(len(codes) - 0.45, -0.45)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=14))
    axes.grid(axis="x")
    bare(axes)
    return figure


@styled
def grievances_in_time(voiced):
    """Voicings of complaints along the years, one panel an account (rows of compare.voicings)."""
    accounts = list(voiced.account.unique())
    drawn = voiced[voiced.year.notna()]
    labels = dict(zip(drawn.explanation, drawn.field))
    figure, axes = sheet(
        "grievances_in_time",
        words.grievances_in_time(voiced).title,
        "One mark is one voicing: China's above the line, the Soviet Union's below. Filled: said outright. Half filled: implied by the wording.",
        TABLES["grievances"],
        1.6 * len(accounts) + 0.2,
        entries=fields({code: labels[code] for code in HUE if code in labels}, letters=False),
        nrows=len(accounts),
        squeeze=False,
        sharex=True,
        sharey=True,
    )
    for axis, account in zip(axes[:, 0], accounts):
        own = voiced[voiced.account == account]
        _stack(
            axis,
            own[own.year.notna()],
            {"china": 1, "ussr": -1},
            "holder",
            lambda row: {
                "marker": "s",
                "markerfacecolor": HUE[row.explanation],
                "markerfacecoloralt": "white",
                "fillstyle": "full" if row.stated == "outright" else "bottom",
            },
        )
        undated = own[own.year.isna()].groupby("holder").size()
        told = (
            f"without a place in time: China's {undated.get('china', 0)}, the Soviet Union's {undated.get('ussr', 0)}"
        )
        _finish(axis, account, told, "Soviet    China's")
    return figure
