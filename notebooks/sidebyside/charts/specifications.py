"""Chart of the findings: in how many ways of counting each holds."""

from ..compare.specifications import STRENGTHS
from ..tables.lookup import in_order
from .style import GREY, LETTERING, MIDDLE, bare, inches, look, nothing, sheet, styled
from .typeface import LINE, SPACING, lines_in, wrapped

GAP = 0.16  # inches from finding to finding
ASIDE = 2.75  # inches for a finding's words
HEAD = 0.34  # inches for the name of a strength
THICK, THIN = 0.15, 0.08  # inches: the bar of the whole texts, that of those without a section


@styled
def ways(findings, title=None):
    """A bar a finding: the ways of counting in which it holds, ties or fails, and a thin one without a section.

    findings has rows of compare.specifications.findings; they are drawn by their strength, surest first.
    """
    rows = _surest_first(findings)
    heads = {rows.index[0], *rows.index[rows.strength != rows.strength.shift()]} if len(rows) else {}
    height = rows.height.sum() + HEAD * len(heads) or 0.4
    names = list(findings.account.cat.categories)
    many = f"{findings.ways.iloc[0]:,} " if len(findings) else ""
    figure, axes = sheet(
        "ways",
        title or "How far does each finding depend on how we count?",
        f"Findings on {{accounts}}. Thick bars: the {many}ways of counting in which a finding holds (filled), ties "
        "(hatched) or fails (open). Thin bars: those in which it holds without the section it most rests on, if there is one.",
        "Tables: claims.csv, coding.csv.",
        height, names, left=ASIDE + 0.15, right=1.8, below=0.05,
    )
    axes.set(xlim=(0, 1), ylim=(height, 0), xticks=[], yticks=[])
    bare(axes)
    if rows.empty:
        nothing(axes, "no finding to test")
    top, looks, room = 0.0, look(names), inches(axes)[0]
    beside = {"transform": axes.get_yaxis_transform(), "va": "top", "linespacing": SPACING}
    for row in rows.itertuples():
        if row.Index in heads:
            axes.text(-(ASIDE + 0.15) / room, top + 0.1, row.strength.capitalize(), weight="bold", **beside)
            top += HEAD
        colour = looks[row.account][0]
        axes.text(-(ASIDE + 0.15) / room, top, row.words, **beside)
        axes.text(1 + 0.08 / room, top, row.whole, weight="bold", color=LETTERING[colour], **beside)
        axes.text(1 + 0.08 / room, top + LINE, row.without, color=GREY, **beside)
        _bars(axes, row, top, colour)
        top += row.height
    return figure


def _surest_first(findings):
    """The findings by strength, with the words beside each bar (words, whole, without) and its height in inches."""
    rows = findings.assign(lost=-findings.holds, lost_without=-findings.section_holds)
    rows = in_order(rows, ["strength", "lost", "lost_without"], strength=STRENGTHS)
    told = list(rows.itertuples())
    words, without = [wrapped(row.finding, ASIDE) for row in told], [wrapped(_without(row), 1.7) for row in told]
    lines = [max(lines_in(one), lines_in(other) + 1) for one, other in zip(words, without)]
    height = [LINE * most + GAP for most in lines]
    return rows.assign(words=words, whole=[_whole(row) for row in told], without=without, height=height)


def _bars(axes, row, top, colour):
    """The bars of one finding: what holds, ties and fails over the whole texts; below it, what holds without a section."""
    fills = {
        "holds": {"facecolor": colour, "edgecolor": colour},
        "ties": {"facecolor": "white", "edgecolor": colour, "hatch": "/" * 5},
        "fails": {"facecolor": "white", "edgecolor": colour},
        "uncounted": {"facecolor": "white", "edgecolor": MIDDLE, "linestyle": ":"},
    }
    left = 0.0
    for column, fill in fills.items():
        share = getattr(row, column) / row.ways
        if share:
            axes.barh(top + LINE / 2, share, left=left, height=THICK, linewidth=0.8, **fill)
        left += share
    if row.without:
        axes.barh(top + LINE * 3 / 2, row.section_holds, height=THIN, color=MIDDLE)
        axes.barh(top + LINE * 3 / 2, 1, height=THIN, facecolor="none", edgecolor=MIDDLE, linewidth=0.6)


def _whole(row):
    """In how many ways a finding holds, over the whole texts."""
    if row.uncounted == row.ways:
        return "nothing to count"
    ties = f", {row.ties:,} ties" if row.ties else ""
    return f"all {row.ways:,} ways" if row.holds == row.ways else f"{row.holds:,} of {row.ways:,}{ties}"


def _without(row):
    """In how many it holds without the section that it can least do without."""
    if not row.section or row.uncounted == row.ways:
        return ""
    account, _, part = row.section.partition(": ")
    section = f"“{part}”" if account == row.account else f"“{part}” in {account}"
    return f"{round(row.section_holds * row.ways):,} without {section}"
