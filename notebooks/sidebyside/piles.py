"""Charts of sentences over the years: marks piled over their year, or bars that count them where there are too many."""

import pandas
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from . import words
from .canvas import (
    EFFECT,
    HUE,
    INK,
    LETTER,
    PALE,
    TALLEST,
    account_keys,
    bare,
    fields,
    nothing,
    shape,
    sheet,
    stamp,
    styled,
)
from .crowds import PILE, accounts, crowded, heaped
from .phrases import brief, count, number

TABLES = {
    "events": "Tables: passages.csv, coding.csv, events.csv.",
    "grievances": "Tables: complaints.csv, grievances.csv, coding.csv, events.csv.",
}
YEARS = (1944, 1971)  # where nothing has a place in time
PILES = 32  # marks that can stand on one another in all panels of a page
PLACINGS = [({"placing": "its own date"}, {"color": INK}), ({"placing": "its event"}, {"color": "white"})]
STRIPES = [
    ({"explanation": field, "stated": stated}, {"color": hue, "hatch": hatch})
    for field, hue in HUE.items()
    for stated, hatch in (("outright", ""), ("implied", "/////"))
]


def stack(axis, rows, direction, column, look):
    """Pile marks over their year, upward or downward; rows come in text order. A look may hold a letter to set beside."""
    height = {}
    beside = axis.transData + ScaledTranslation(8.5 / 72, 0, axis.figure.dpi_scale_trans)
    for row in rows.itertuples():
        side, year = direction[getattr(row, column)], int(row.year)
        height[year, side] = height.get((year, side), 0) + 1
        at, marks = (year + 0.5, side * height[year, side]), look(row)
        letter = marks.pop("letter", "")
        axis.plot(*at, linestyle="none", markersize=7.5, markeredgecolor=INK, **marks)
        if letter:
            look_of = {"color": INK, "markersize": 6.6, "markeredgewidth": 0}
            axis.plot(*at, linestyle="none", marker=stamp(letter), transform=beside, **look_of)
    tallest = max(height.values(), default=1)
    axis.set_ylim(min(axis.get_ylim()[0], -tallest - 0.8), max(axis.get_ylim()[1], tallest + 0.8))
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))


def finish(axis, account, told, sides, counted):
    """Title a panel of marks or bars, say under it what is not drawn, and name the sides of its line.

    counted tells whether there are bars, whose length is read from an axis.
    """
    axis.set_title(account)
    axis.set_xlabel(told)
    axis.tick_params(labelbottom=True)
    axis.axhline(0, color=INK, linewidth=0.8)
    if counted:
        axis.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        axis.yaxis.set_major_formatter(lambda value, _: brief(abs(int(value))))
    else:
        axis.set_yticks([])
    axis.set_ylabel(sides)
    axis.grid(axis="x")
    bare(axis)


def bars(axis, rows, direction, column, kinds):
    """Bars over the years, upward or downward, in stripes for kinds: a list of (values of columns, look)."""
    bottom = {}
    for kind, look in kinds:
        own = rows[(rows[list(kind)] == pandas.Series(kind)).all(axis=1)]
        for code, side in direction.items():
            for year, size in heaped(own[own[column] == code], [])[["year", "size"]].itertuples(index=False):
                low = bottom.get((year, side), 0)
                axis.bar(year + 0.5, side * size, bottom=side * low, width=0.8, edgecolor=INK, linewidth=0.6, **look)
                bottom[year, side] = low + size
    tallest = max(bottom.values(), default=1) * 1.1
    axis.set_ylim(min(axis.get_ylim()[0], -tallest), max(axis.get_ylim()[1], tallest))
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))


def lane(axes, rows, y, half, most, hue):
    """Bars of one account over the years in a narrow lane, up to ``half`` for the number ``most``: closer above, apart below."""
    axes.axhline(y, color=PALE, linewidth=0.8, zorder=0)
    for effect, side in (("closer", -1), ("apart", 1)):
        heaps = heaped(rows[rows.effect == effect], [])
        axes.bar(
            heaps.year + 0.5,
            side * half * heaps["size"] / most,
            bottom=y,
            width=0.8,
            color=hue,
            edgecolor=INK,
            linewidth=0.5,
        )


def empty(axis, rows, drawn, word):
    """Say in a panel that there is nothing to draw: nothing at all, or nothing that has a place in time."""
    if not len(drawn):
        nothing(axis, "none with a place in time" if len(rows) else word)


@styled
def course(located):
    """Closer and apart sentences along the years, one panel an account (rows of compare.placed)."""
    moves = located[located.effect.isin(["closer", "apart"])]
    names = accounts(located)
    counted = crowded(moves, ["account", "effect"], min(PILE, PILES // len(names)))
    figure, axes = sheet(
        "course",
        words.course(located).title,
        "Each bar counts the sentences of a year: closer above the line, apart below. Dark: the sentence dates itself. "
        "White: it stands at the middle of the dates of its event."
        if counted
        else "One mark is one sentence: closer above the line, apart below. Solid: the sentence dates itself. "
        "Open: it stands at the middle of the dates of its event. All marks stand in the middle of their year.",
        TABLES["events"],
        min(1.6 * len(names) + 0.2, TALLEST),
        nrows=len(names),
        squeeze=False,
        sharex=True,
        sharey=True,
    )
    if moves.year.isna().all():
        axes[0, 0].set_xlim(*YEARS)
    for axis, account in zip(axes[:, 0], names):
        own = moves[moves.account == account]
        drawn = own[own.year.notna()]
        if counted:
            bars(axis, drawn, {"closer": 1, "apart": -1}, "effect", PLACINGS)
        else:
            stack(
                axis,
                drawn,
                {"closer": 1, "apart": -1},
                "effect",
                lambda row: {
                    "marker": EFFECT[row.effect][1],
                    "markerfacecolor": INK if row.placing == "its own date" else "white",
                },
            )
        empty(axis, own, drawn, "says neither closer nor apart")
        nowhere = own[own.year.isna()].groupby(["placing", "effect"]).size()
        told = "; ".join(
            f"{what}: {number(nowhere.get((placing, 'closer'), 0))} closer, {number(nowhere.get((placing, 'apart'), 0))} apart"
            for placing, what in (("a span", "spans of years"), ("undated", "undated"))
        )
        finish(axis, account, f"not drawn: {told}", "apart    closer", counted)
    return figure


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
    names, codes = accounts(located), list(order.explanation)
    shapes, labels = shape(names), dict(zip(located.explanation, located.field))
    counted = crowded(placed, ["explanation", "effect"], PILE)
    mute = set(names) - set(placed.account)
    figure, axes = sheet(
        "in_time",
        words.in_time(located).title,
        _bars_of_lanes(placed)
        if counted
        else "One mark is one sentence: closer above its lane's line, apart below. Marks side by side belong to the same year.",
        TABLES["events"],
        (max(0.6, 0.16 * len(names)) if counted else 0.6) * max(len(codes), 1) + 0.3,
        entries=account_keys(names, mute),
    )
    for y, field in enumerate(codes):
        (_lanes if counted else _marks)(axes, placed, y, field, shapes)
    axes.set_yticks(range(len(codes)), [labels[field] for field in codes])
    axes.set_ylim(max(len(codes), 1) - 0.45, -0.45)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=14))
    axes.grid(axis="x")
    bare(axes)
    if counted:
        axes.tick_params(axis="y", pad=16)
    if not codes:
        nothing(axes, "none with a place in time and a field")
        axes.set_axis_off()
    return figure


def _bars_of_lanes(placed):
    """The subtitle where bars stand for too many marks."""
    most = heaped(placed, ["account", "explanation", "effect"])["size"].max()
    return (
        "A lane for each account in each field. Each bar counts the sentences of a year: closer above the lane's line, "
        f"apart below; the tallest stands for {count(most, 'sentence')}."
    )


def _marks(axes, placed, y, field, shapes):
    """The sentences of one field above and below its line: of a year four side by side, the next four beyond them."""
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


def _lanes(axes, placed, y, field, shapes):
    """The lanes of one field, one an account, with the account's mark before it."""
    most = heaped(placed, ["account", "explanation", "effect"])["size"].max()
    step = 0.84 / len(shapes)
    for n, (name, marker) in enumerate(shapes.items()):
        at = y - 0.42 + step * (n + 0.5)
        own = placed[(placed.explanation == field) & (placed.account == name)]
        lane(axes, own, at, 0.46 * step, most, HUE[field])
        axes.plot(
            -0.02,
            at,
            marker,
            color="white",
            markeredgecolor=INK,
            markersize=6,
            clip_on=False,
            transform=axes.get_yaxis_transform(),
        )


@styled
def grievances_in_time(voiced):
    """Voicings of complaints along the years, one panel an account (rows of compare.voicings)."""
    names = accounts(voiced)
    drawn = voiced[voiced.year.notna()]
    labels = dict(zip(drawn.explanation, drawn.field))
    counted = crowded(voiced, ["account", "holder"], min(PILE, PILES // len(names)))
    figure, axes = sheet(
        "grievances_in_time",
        words.grievances_in_time(voiced).title,
        "Each bar counts the voicings of a year: China's above the line, the Soviet Union's below. Hatched: implied by the wording."
        if counted
        else "One mark is one voicing: China's above the line, the Soviet Union's below. Filled: said outright. "
        "Half filled: implied by the wording. The letter and the colour name the field.",
        TABLES["grievances"],
        min(1.6 * len(names) + 0.2, TALLEST),
        entries=fields({code: labels[code] for code in HUE if code in labels}, letters=not counted),
        nrows=len(names),
        squeeze=False,
        sharex=True,
        sharey=True,
    )
    if not len(drawn):
        axes[0, 0].set_xlim(*YEARS)
    for axis, account in zip(axes[:, 0], names):
        own = voiced[voiced.account == account]
        placed = own[own.year.notna()]
        if counted:
            bars(axis, placed, {"china": 1, "ussr": -1}, "holder", STRIPES)
        else:
            stack(
                axis,
                placed,
                {"china": 1, "ussr": -1},
                "holder",
                lambda row: {
                    "marker": "s",
                    "letter": LETTER[row.explanation],
                    "markerfacecolor": HUE[row.explanation],
                    "markerfacecoloralt": "white",
                    "fillstyle": "full" if row.stated == "outright" else "bottom",
                },
            )
        empty(axis, own, placed, "voices no complaint")
        undated = own[own.year.isna()].groupby("holder").size()
        told = f"without a place in time: China's {number(undated.get('china', 0))}, the Soviet Union's {number(undated.get('ussr', 0))}"
        finish(axis, account, told, "Soviet    China's", counted)
    return figure
