"""Charts of phases: the periods of each account, and its sentences year by year."""

import math
from typing import NamedTuple

from ..dates import in_words
from ..wording import listed
from . import period_bars
from .period_bars import BAR, FIRST, GAP, HALO, LAST, PAGE
from .phases_of_works import historians, turns
from .style import GREY, INK, LETTERING, MIDDLE, ROOM, inches, ink_on, look, sheet, styled
from .timeline import LARGEST, headroom, stacks, tallest, years
from .typeface import LINE, lines_in, wide, widest, wrapped

__all__ = ["course", "historians", "periods", "turns"]
LANES = {"closer": "Friendship", "mixed": "Some of both", "apart": "Conflict"}
NAME, SIDE, BESIDE, BETWEEN = 1.1, 1.15, 0.3, 0.28  # inches: a name, the block at the side, the gaps


@styled
def periods(drawn, title=None, name="periods", marked=None, shaded=True):
    """The periods of each account (rows of compare.phases.periods): friendship above, conflict below, overlap shaded.

    marked are events to be named above the years (a dict of name and decimal year). A class that is to find the overlap
    itself has it not shaded. The foot names the periods that lie beyond the years drawn.
    """
    left = widest(LANES.values()) + 0.12
    year = (PAGE - left) / (LAST + 1 - FIRST)  # inches
    every = drawn[drawn.account & (drawn.scope == "period")]
    own = period_bars.inside(every)
    laid, tall = _laid_out(own, list(dict.fromkeys(drawn.name[drawn.account])), year)
    words = "their own words or, in [brackets], in ours" if every.label.str.startswith("[").any() else "their own words"
    overlap = "Shaded: friendship and conflict at once. " if shaded else ""
    beyond = [f"{row.label} ({row.name}, {in_words(f'{row.start}/{row.end}')})" for row in every.drop(own.index).itertuples()]
    figure, axes = sheet(
        name,
        title or "How does each account divide the years?",
        f"The periods of {{accounts}}, in {words}. {overlap}"
        "Dashed: no year is given, and we estimate it. Fading: no end is named.",
        f"Table: phases.csv.{f' Not drawn: {listed(beyond)}.' if beyond else ''}",
        tall, list(laid), left=left, above=headroom(FIRST, LAST, marked or {}, PAGE - left),
    )
    period_bars.ruled(axes, tall, marked)
    looks, edge = look(list(laid)), FIRST - left / year
    for account, (top, bottom, placed) in laid.items():
        period_bars.heading(axes, edge, top + 0.1, account, looks, year)
        for span in _overlaps(own[own.name == account]) if shaded else ():
            period_bars.shade(axes, span, top + 0.2, bottom, looks[account][0])
        if not placed:
            period_bars.without_periods(axes, top + 0.33)
        for lane, first in {one.row.relation: one.y for one in reversed(placed)}.items():
            axes.text(edge, first + LINE / 2, LANES[lane], color=GREY, va="center")
        for one in placed:
            _period(axes, one, looks[account][0])
    return figure


class _Placed(NamedTuple):
    """A period with its bar (two years), its words, where they stand (a year, and how they are aligned), and the years that both cover."""

    row: tuple
    bar: tuple
    words: str
    at: tuple
    covers: tuple
    y: float = 0.0  # inches from the top

    @property
    def high(self):
        """How many inches its words take."""
        return LINE * lines_in(self.words)


def _laid_out(own, names, year):
    """Each account's block: where it begins and ends (inches from the top), and its periods; and where the last one ends."""
    laid, y = {}, 0.0
    for name in names:
        placed = _placed(own[own.name == name], y + 0.25, year)
        bottom = max((one.y + one.high for one in placed), default=y + 0.42)
        laid[name] = (y, bottom, placed)
        y = bottom + 0.14
    return laid, y


def _placed(own, y, year):
    """The periods of an account, lane after lane, each lane in as few lines as bars and words need."""
    placed = []
    for lane in LANES:
        lines = []
        for row in own[own.relation == lane].sort_values(["first", "phase"]).itertuples():
            one = _worded(row, period_bars.extent(row, own), year)
            free = (line for line in lines if all(one.covers[0] >= other.covers[1] for other in line))
            line = next(free, None)
            if line is None:
                lines.append(line := [])
            line.append(one)
        for line in lines:
            placed += [one._replace(y=y) for one in line]
            y += max(one.high for one in line) + 0.045
        y += 0.05 * bool(lines)
    return placed


def _worded(row, span, year):
    """A period with its words: in its bar where a line has room, else to the right or left; in it too if that takes fewer lines."""
    (begin, end), gap, edge = span, GAP / year, LAST + 1.5
    before, after = (wide(beyond) / year + gap if beyond else 0 for beyond in _beyond(row))
    inside = wrapped(row.label, (end - begin - before - after - 2 * gap) * year)
    words = wrapped(row.label, (max(edge - end, begin - FIRST) - 2 * gap) * year)
    full = row.relation == "closer" and not period_bars.fades(row, span)
    if full and "\n" not in inside or inside.count("\n") < words.count("\n"):
        return _Placed(row, span, inside, (begin + before + gap, "in"), span)
    size = widest([words]) / year + 2 * gap
    if end + size <= edge + gap:
        return _Placed(row, span, words, (end + gap, "left"), (begin, end + size))
    return _Placed(row, span, words, (begin - gap, "right"), (begin - size, end))


def _beyond(row):
    """The first and last year of a period if they lie beyond the years drawn, each with an arrow; else no words."""
    first = f"← {int(row.first)}" if -math.inf < row.first < FIRST else ""
    return first, f"{math.ceil(row.last) - 1} →" if LAST + 1 < row.last < math.inf else ""


def _period(axes, one, colour):
    """Draw a period's bar, as high as the words in it, and its words; a year beyond the years drawn stands in the bar."""
    (begin, end), row, middle = one.bar, one.row, one.y + one.high / 2
    (x, side), (first, last) = one.at, _beyond(row)
    high = BAR + (one.high - LINE) * (side == "in")
    fading, dashed = period_bars.fades(row, one.bar), row.bounds != "given"
    period_bars.bar(axes, one.bar, middle - high / 2, colour, row.relation, dashed=dashed, fading=fading, high=high)
    on_bar = {"color": INK, "path_effects": HALO}
    if row.relation == "closer" and not fading:
        on_bar = {"color": ink_on(colour)}
    style = on_bar if side == "in" else {"ha": side, "path_effects": HALO}
    axes.text(x, middle, one.words, va="center", **style)
    axes.text(begin + 0.2, middle, first, va="center", **on_bar)
    axes.text(end - 0.2, middle, last, ha="right", va="center", **on_bar)


def _overlaps(own):
    """The stretches of years in which an account draws friendship and conflict, both with both ends."""
    ended = own[(own["first"] > -math.inf) & (own["last"] < math.inf)]
    pairs = ended[ended.relation == "closer"].merge(ended[ended.relation == "apart"], how="cross", suffixes=("", "_apart"))
    both = zip(pairs[["first", "first_apart"]].max(axis=1), pairs[["last", "last_apart"]].min(axis=1))
    return [(max(begin, FIRST), min(end, LAST + 1)) for begin, end in both if begin < end]


@styled
def course(located, title=None, marked=None):
    """Sentences stacked by year: those that tell of drawing closer above, of drifting apart below, those of no single year at the side.

    located are rows of compare.sentences.placed; marked are events to be named above the years (a dict of name and
    decimal year).
    """
    names = list(located.account.unique())
    moves = located[located.effect.isin(["closer", "apart"])]
    moves = moves.assign(up=moves.effect == "closer", year=moves.year // 1)
    moves["fill"] = moves.up.map({True: "open", False: "filled"})
    dated = moves[moves.year.notna()]
    span = (int(dated.year.min()), int(dated.year.max())) if len(dated) else (1950, 1960)
    labels = {name: wrapped(name, NAME, weight="bold") for name in names}
    left = max(widest(labels.values(), weight="bold"), widest(["closer"])) + 0.15
    least = {name: 1 + lines_in(words) for name, words in labels.items()}
    most = {name: tuple(max(least[name], high) for high in tallest(moves[moves.account == name])) for name in names}
    units = [sum(pair) + 0.6 for pair in most.values()]
    room = ROOM - left - BESIDE - SIDE
    figure, axes = sheet(
        "course",
        title or "In which years do the two draw closer, and in which apart?",
        "A mark is a sentence of {accounts}. Open, above the line: it tells of the two drawing closer. Filled, below: of "
        "drifting apart. Grey: it has no single year.",
        "Tables: passages.csv, coding.csv, events.csv.",
        min(LARGEST, 7 / sum(units)) * sum(units) + BETWEEN * (len(names) - 1), names, left=left, right=0.0,
        above=max(headroom(*span, marked or {}, room), 0.17) + 0.06, gap=(BESIDE, BETWEEN),
        nrows=len(names), ncols=2, squeeze=False, height_ratios=units, width_ratios=(room, SIDE),
    )
    for n, (name, (line, side)) in enumerate(zip(names, axes)):
        own, (colour, marker) = moves[moves.account == name], look(names)[name]
        years(line, *span, marked, named=n == 0)
        stacks(line, side, own, look(names), most[name], {name: (MIDDLE, marker)})
        line.tick_params(labelbottom=n == len(names) - 1)
        _named(line, labels[name], LETTERING[colour])
        rest = own[own.year.isna()]
        told = f"{len(rest):,} of {len(own):,}" if len(own) else "none"
        side.text(0, math.ceil(rest.up.sum() / side.get_xlim()[1]) + 0.4, told, color=GREY)
    side.set_xlabel("no single year", color=GREY, loc="left", labelpad=4)
    return figure


def _named(axes, name, colour):
    """A name at the zero line, and what lies above and below it."""
    room, tall = inches(axes)
    x, middle = -0.1 / room, axes.transData.transform((0, 0))[1]
    y = axes.transAxes.inverted().transform((0, middle))[1]
    away = (LINE * lines_in(name) / 2 + 0.12) / tall
    style = {"ha": "right", "va": "center", "transform": axes.transAxes}
    axes.text(x, y, name, color=colour, weight="bold", **style)
    axes.text(x, y + away, "closer", color=GREY, **style)
    axes.text(x, y - away, "apart", color=GREY, **style)
