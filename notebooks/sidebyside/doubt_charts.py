"""Charts of agreement and of other reasonable choices: rows in, a matplotlib Figure out (see charts.py)."""

import numpy

from . import doubt_words
from .canvas import GREY, INK, MIDDLE, PALE, TALLEST, bare, fitted, nothing, shape, sheet, styled, wrapped
from .crowds import accounts as known
from .crowds import remark
from .phrases import percent
from .reliability import TARGET, VARIABLES

CLAIMS = 11  # that a page can hold
POINTS = 20_000


@styled
def agreement(table):
    """Alpha of every variable with its interval, over all sentences and by account (rows of reliability.agreement)."""
    groups = list(table.account.unique())
    whole = "all" if "all" in known(table) else known(table)[0]  # of one account alone its own sentences are all
    names = [group for group in known(table) if group != whole]
    shapes = {whole: "d", **shape(names)}
    entries = [
        (
            "all sentences" if group == "all" else group,
            {"marker": shapes[group], "markerfacecolor": INK if group == whole else "white"},
        )
        for group in groups
    ]
    figure, axes = sheet(
        "agreement",
        doubt_words.agreement(table).title,
        f"Krippendorff's alpha of two readings; a line: 95 of 100 redraws of the sentences. Dotted: {TARGET:.2f}, the usual bar. "
        + ("What lies below 0 is drawn at 0. " if (table.low < 0).any() else "")
        + doubt_words.unread(table),
        "Table: coding.csv.",
        min(0.2 * len(VARIABLES) * max(len(groups), 1) + 0.5, TALLEST + 0.4),
        entries=entries,
    )
    if not groups:
        nothing(axes, "no sentence has two readings")
        axes.set_axis_off()
        return figure
    step = 0.8 / len(groups)
    for y, variable in enumerate(VARIABLES):
        for n, group in enumerate(groups):
            row = table[(table.variable == variable) & (table.account == group)].iloc[0]
            at = y - 0.4 + step * (n + 0.5)
            if row.alpha != row.alpha:
                axes.text(0, at, "too rare to measure", va="center")
                continue
            axes.plot([max(row.low, 0), row.high], [at, at], color=GREY, linewidth=1.5, zorder=1)
            axes.plot(
                max(row.alpha, 0),
                at,
                shapes[group],
                color=INK if group == whole else "white",
                markeredgecolor=INK,
                markersize=7,
                zorder=2,
            )
            axes.text(1.02, at, f"{row.alpha:.2f}", va="center", size=9)
    axes.axvline(TARGET, color=INK, linewidth=0.9, linestyle=(0, (1, 2)))
    axes.hlines(numpy.arange(len(VARIABLES) - 1) + 0.5, 0, 1, color=PALE, linewidth=0.8)
    axes.set_yticks(range(len(VARIABLES)), [doubt_words.NAMES.get(variable, variable) for variable in VARIABLES])
    axes.set_ylim(len(VARIABLES) - 0.45, -0.55)
    axes.set_xlim(-0.02, 1.1)
    axes.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.set_xlabel("alpha")
    bare(axes)
    return figure


@styled
def curves(table, margins):
    """One specification curve a claim: its margin under every choice, sorted (rows of choices.verdicts and margins)."""
    title, whole = doubt_words.curves(table).title, len(table)
    table = table if whole <= CLAIMS else table.head(CLAIMS)
    figure, axes = sheet(
        "curves",
        title,
        "Each curve: by how much the claim holds, from the least to the most favourable of all ways to code and count. "
        "Dark: it holds. Grey bar: a tie. Hatched: it fails. One scale for all."
        + remark(len(table), whole, "the first", "claim")
        + doubt_words.read_once(table),
        "Tables: coding.csv, passages.csv, claims.csv. At the right: ways that count the whole texts; below, the share of all.",
        0.64 * max(len(table), 1) + 0.1,
        nrows=max(len(table), 1),
        squeeze=False,
    )
    if not len(table):
        nothing(axes[0, 0], "no claim")
        axes[0, 0].set_axis_off()
    reach = margins.abs().max().max()
    reach = reach if reach > 0 else 1  # where there are only ties, or nothing at all
    for axis, row in zip(axes[:, 0], table.itertuples()):
        # Where an account says nothing that could be counted nothing is to be seen, between ties and failures.
        _curve(axis, _thinned(numpy.sort(margins[row.claim].fillna(-1e-6).to_numpy())), reach)
        axis.text(-0.02, 0, _worded(row.wording), ha="right", va="center", in_layout=False)
        axis.text(1.02, 0, f"{row.holds}/{row.ways}\n{percent(row.share)}", va="center", in_layout=False)
        axis.set_ylim(-1.1, 1.1)
        axis.set_xlim(-0.66, 1.16)
        axis.set_xticks([])
        axis.set_yticks([])
        bare(axis)
    return figure


def _curve(axis, curve, reach):
    """A sorted curve of margins over a line: dark above it, hatched below, a grey bar where there are ties."""
    across, high = numpy.linspace(0, 1, len(curve)), curve / reach
    axis.fill_between(across, high, where=curve > 0, color="#4a4a4a", linewidth=0)
    axis.fill_between(across, high, where=curve < 0, facecolor="white", edgecolor=INK, hatch="//////", linewidth=0.6)
    ties = across[numpy.abs(curve) <= 1e-9]
    if len(ties):
        axis.plot([ties[0], ties[-1]], [0, 0], color=MIDDLE, linewidth=5, solid_capstyle="butt")
    axis.hlines(0, 0, 1, color=INK, linewidth=0.7)


def _thinned(curve):
    """Some thousands of the points of a sorted curve, evenly spread: more than the eye can tell apart."""
    return curve if len(curve) <= POINTS else curve[numpy.linspace(0, len(curve) - 1, POINTS).astype(int)]


def _worded(wording):
    """A claim in at most four lines beside its curve."""
    lines = wrapped(wording, 31, 2.25).split("\n")
    return "\n".join(lines if len(lines) <= 4 else [*lines[:3], fitted(lines[3] + " ...", 2.1)])
