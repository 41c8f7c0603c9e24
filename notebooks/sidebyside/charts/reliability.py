"""Chart of how far readings of the same sentences agree."""

from ..compare.reliability import TARGET
from ..wording import count
from .style import GREY, INK, MIDDLE, PALE, bare, inches, mark, nothing, sheet, styled
from .typeface import widest

ROW = 0.3  # inches from code to code
WORDS = ["", "", "Two", "Three", "Four", "Five"]


@styled
def agreement(table, title=None):
    """A row a code: agreement beyond luck (alpha) as a mark, its interval as a band; at the right the share of same codes.

    table has rows of compare.reliability.agreement; of several groups the first is drawn.
    """
    table = table[table.account == table.account.iloc[0]] if len(table) else table
    told = "There is nothing to compare before a second reader has coded the same sentences."
    if len(table):
        told = (
            f"{WORDS[table.readers.iloc[0]]} readings of {count(table.sentences.iloc[0], 'sentence')}. A mark: agreement beyond "
            "luck (alpha), from 0, luck alone, to 1. The line: where it falls when single sentences count for more or less."
        )
    figure, axes = sheet(
        "agreement",
        title or "How far do the readings agree?",
        told,
        "Table: coding.csv.",
        ROW * max(len(table), 1), left=widest(table.code) + 0.12, right=0.95, above=0.4,
    )
    if table.empty:
        axes.set_axis_off()
        nothing(axes, "no sentence has two readings")
        return figure
    bare(axes)
    axes.set(xlim=(-0.03, 1.03), ylim=(len(table) - 0.5, -0.5), xticks=[0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.set_yticks(range(len(table)), table.code)
    axes.tick_params(axis="x", labelcolor=GREY)
    axes.grid(axis="x", color=PALE)
    wide, tall = inches(axes)
    above = {"transform": axes.get_xaxis_transform(), "clip_on": False}
    axes.plot([TARGET, TARGET], [0, 1 + 0.05 / tall], color=GREY, linewidth=1, **above)
    axes.text(TARGET, 1 + 0.08 / tall, f"usual minimum {TARGET:.2f}", ha="center", color=GREY, **above)
    beside = {"transform": axes.get_yaxis_transform(), "ha": "right"}
    axes.text(1 + 0.9 / wide, -0.5 - 0.08 / ROW, "Same code", color=GREY, **beside)
    for row, own in enumerate(table.itertuples()):
        _measured(axes, row, own)
        axes.text(1 + 0.9 / wide, row, f"{own.agreed * 100:.0f} in 100", va="center", **beside)
    return figure


def _measured(axes, row, own):
    """The mark and line of one code; open below the usual minimum, and at 0 if it is worse than luck."""
    if own.alpha != own.alpha:
        axes.text(0.02, row, "too rare to measure", style="italic", color=GREY, va="center")
        return
    axes.plot([max(own.low, 0), own.high], [row, row], color=MIDDLE, linewidth=1.6, zorder=1)
    fill = "filled" if own.alpha >= TARGET else "open"
    axes.scatter(max(own.alpha, 0), row, zorder=3, **mark(INK, "o", fill, 9))
