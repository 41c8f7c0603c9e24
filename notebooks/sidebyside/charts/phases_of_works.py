"""Charts of the phases of accounts and historians, a row a work."""

import math

from ..compare.phases import ALLIANCE
from . import period_bars
from .period_bars import BAR, FIRST, GAP, HALO, LAST, PAGE
from .style import GREY, INK, KEY, LETTERING, MIDDLE, inches, look, nothing, sheet, styled
from .typeface import wide, widest

THIN, FADE, ROW, TURN = 0.12, 0.9, 0.36, 0.66  # inches: a bar of many in a row, a fading end, a row of either chart


@styled
def turns(turns, title=None):
    """Where conflict begins and friendship ends: two bars a work, shaded where they overlap.

    turns are rows of compare.phases.turns: name, account, conflict, friendship, conflict_bounds, friendship_bounds.
    """
    names = [name for name in turns.name.cat.categories if name not in set(turns.name[~turns.account])]
    silent = "".join(f" {name} does not draw both." for name in names if name not in set(turns.name))
    figure, axes = sheet(
        "turns",
        title or "Does the conflict begin before the friendship ends?",
        "The last year of friendship and the first of conflict in each work. Shaded: both at once. "
        "About: the text gives no year, and we estimate it.",
        f"Tables: phases.csv, works.csv.{silent}",
        TURN * max(len(turns), 1), right=0.0, below=0.0,
    )
    axes.set_axis_off()
    axes.set(ylim=(TURN * max(len(turns), 1), 0), xlim=(0, inches(axes)[0]))
    if turns.empty:
        nothing(axes)
        return figure
    words = [(_turn(one, "conflict", n), _turn(one, "friendship", n)) for n, one in enumerate(turns.itertuples())]
    at = _scale(turns, words, inches(axes)[0])
    first, last = at(turns[["conflict", "friendship"]].min(axis=None)), at(turns[["conflict", "friendship"]].max(axis=None))
    for n, (one, (begins, ends)) in enumerate(zip(turns.itertuples(), words)):
        colour = look(names)[one.name][0] if one.account else MIDDLE
        upper, begin, end = TURN * n + 0.24, at(one.conflict), at(one.friendship)
        lower = upper + BAR + 0.04
        period_bars.heading(axes, 0, TURN * n + 0.09, one.name, look(names))
        if begin < end:
            period_bars.shade(axes, (begin, end), upper - 0.04, lower + BAR + 0.04, colour)
        period_bars.bar(axes, (0, end), upper, colour, "closer", fading=-first)
        period_bars.bar(axes, (begin, last + FADE), lower, colour, "apart", fading=FADE)
        style = {"va": "center", "color": LETTERING.get(colour, INK), "weight": "bold" if one.account else "normal"}
        axes.text(end + GAP, upper + BAR / 2, ends, **style)
        axes.text(begin - GAP, lower + BAR / 2, begins, ha="right", **style)
    return figure


def _turn(row, what, n):
    """The year of a turn; in the first row also what turns."""
    year = int(row.conflict) if what == "conflict" else math.ceil(row.friendship) - 1
    about = "" if getattr(row, f"{what}_bounds") == "given" else "about "
    verb = {"conflict": "conflict begins ", "friendship": "friendship ends "}[what] if n == 0 else ""
    return f"{verb}{about}{year}"


def _scale(turns, words, room):
    """A function from years to inches: the years take what the words at both ends leave them."""
    first = turns[["conflict", "friendship"]].min(axis=None)
    before, after = ([wide(one[side], weight="bold") + GAP for one in words] for side in (0, 1))
    start = max(0.5, *(side - 0.1 * (year - first) for side, year in zip(before, turns.conflict)))
    ends = [*zip(turns.friendship, after), *((year, FADE) for year in turns[["conflict", "friendship"]].max())]
    year = min((room - start - side) / max(when - first, 1) for when, side in ends)
    return lambda when: start + (when - first) * year


@styled
def historians(drawn, title=None):
    """All periods of a work in one row: accounts, then works that divide the story, then books on one stretch of it.

    drawn are rows of compare.phases.periods. The year is that in which a work's first conflict since 1949 begins.
    """
    names = list(dict.fromkeys(drawn.name[drawn.account]))
    left = min(max(widest(drawn.name), widest(names, weight="bold") + KEY) + 0.15, 2.2)
    groups, year = _groups(drawn), (PAGE - left) / (LAST + 1 - FIRST)
    tall = sum(ROW * len(works) + 0.26 * bool(title) for title, works in groups.items())
    figure, axes = sheet(
        "historians_periods",
        title or "In which year do historians let the conflict begin?",
        "The periods of {accounts} and of works of history. Filled: friendship; hatched: conflict; pale: some of both. "
        "The year is the first of conflict since 1949.",
        "Tables: phases.csv, works.csv.",
        tall, names, left=left,
    )
    period_bars.ruled(axes, tall)
    y = 0.0
    for group, works in groups.items():
        if group:
            axes.text(FIRST - left / year, y + 0.15, group, style="italic", color=GREY, va="center")
            y += 0.26
        for name, own in works.items():
            period_bars.heading(axes, FIRST - left / year, y + ROW / 2, name, look(names), year, left - 0.1)
            _work(axes, y + ROW / 2, own, look(names).get(name, (MIDDLE,))[0], year)
            y += ROW
    return figure


def _groups(drawn):
    """The works (each a name and the periods to draw) in groups under their headings; historians by first conflict."""
    accounts, divided = list(dict.fromkeys(drawn.name[drawn.account])), set(drawn.name[drawn.scope != "whole"])
    works = dict(list(drawn[(drawn.scope != "whole") | ~drawn.name.isin(divided)].groupby("name", sort=False)))
    ranked = sorted(works.keys() - set(accounts), key=lambda name: (_first(works[name]), name))
    groups = {
        "": accounts,
        "Works that divide the story": [name for name in ranked if name in divided],
        "Books on one stretch of it": [name for name in ranked if name not in divided],
    }
    return {heading: {name: works[name] for name in names} for heading, names in groups.items() if names}


def _first(own):
    """The year in which a work's first conflict since 1949 begins; infinite if it has none."""
    return min(own["first"][(own.relation == "apart") & (own["first"] >= ALLIANCE)], default=math.inf)


def _work(axes, middle, own, colour, year):
    """The bars of a work in one row, and the first year of conflict."""
    if period_bars.inside(own).empty:
        period_bars.without_periods(axes, middle)
    for row in period_bars.inside(own).itertuples():
        y, high = (middle if row.relation == "apart" else middle - THIN), THIN * (1 + (row.relation == "mixed"))
        span = period_bars.extent(row, own)
        period_bars.bar(axes, span, y, colour, row.relation, fading=period_bars.fades(row, span), high=high)
    if FIRST < _first(own) <= LAST:
        style = {"va": "center", "color": LETTERING.get(colour, INK), "weight": "bold", "path_effects": HALO}
        axes.text(_first(own) - GAP / year, middle + THIN / 2, f"{int(_first(own))}", ha="right", **style)
