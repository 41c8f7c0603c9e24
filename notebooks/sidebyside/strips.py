"""Both texts at a glance: rows in, a matplotlib Figure out (see charts.py)."""

from . import words
from .canvas import EFFECT, HUE, INK, LETTER, bare, sheet, stamp, styled, text_on


@styled
def glance(rows, variable, names):
    """Every sentence as a mark in text order, a row for each part (rows of compare.at_a_glance)."""
    parts = rows.drop_duplicates(["account", "part"])[["account", "part"]].reset_index(drop=True)
    accounts = list(parts.account.unique())
    heights = [(parts.account == account).sum() for account in accounts]
    widest = int(rows.column.max())
    figure, axes = sheet(
        f"glance_{variable}",
        words.glance(rows, variable, names).title,
        "One mark is one sentence, from left to right as the text runs; one row is one part of the text.",
        "Tables: passages.csv, coding.csv.",
        0.235 * sum(heights) + 0.32 * len(accounts),
        entries=[_entry(variable, code, label) for code, label in names.items() if code in set(rows[variable])],
        nrows=len(accounts),
        squeeze=False,
        sharex=True,
        height_ratios=heights,
    )
    for axis, account in zip(axes[:, 0], accounts):
        order = list(parts.part[parts.account == account])
        own = rows[rows.account == account]
        for code, marks in own.assign(row=own.part.map(order.index)).groupby(variable):
            _marks(axis, variable, code, marks.column, marks.row)
        axis.set_yticks(range(len(order)), order)
        axis.set_ylim(len(order) - 0.4, -0.6)
        axis.set_xlim(0.3, widest + 0.7)
        axis.set_xticks([])
        axis.set_title(account)
        bare(axis)
    return figure


ROLE = {
    "cause": ("#222222", "C"),
    "judgement": ("#5a5a5a", "J"),
    "report": ("#9a9a9a", "R"),
    "event": ("#d8d8d8", "E"),
    "frame": ("#ffffff", "F"),
}


def _marks(axis, variable, code, columns, rows):
    """Draw the sentences that bear one code: lettered squares for explanation and role, arrows for effect."""
    if variable == "effect":
        colour, marker = EFFECT[code]
        axis.plot(columns, rows, marker, color=colour, markeredgecolor=INK, markersize=4 if code == "none" else 9)
        return
    colour, letter = (HUE[code], LETTER[code]) if variable == "explanation" else ROLE[code]
    axis.plot(columns, rows, "s", color=colour, markeredgecolor=INK, markersize=10.5)
    if letter:
        axis.plot(
            columns,
            rows,
            linestyle="none",
            marker=stamp(letter),
            color=text_on(colour),
            markersize=7,
            markeredgewidth=0,
        )


def _entry(variable, code, label):
    if variable == "effect":
        colour, marker = EFFECT[code]
        return label, {"marker": marker, "markerfacecolor": colour}
    colour, letter = (HUE[code], LETTER[code]) if variable == "explanation" else ROLE[code]
    return f"{letter + ': ' if letter else ''}{label}", {"marker": "s", "markerfacecolor": colour}


@styled
def lengths(rows):
    """Words in the sentences of each part (rows of compare.lengths)."""
    accounts = list(rows.account.unique())
    heights = [(rows.account == account).sum() for account in accounts]
    figure, axes = sheet(
        "lengths",
        words.lengths(rows).title,
        "Words in the sentences of each part; numbers count words and, in brackets, sentences.",
        "Table: passages.csv.",
        0.25 * sum(heights) + 0.3 * len(accounts) + 0.4,
        nrows=len(accounts),
        squeeze=False,
        sharex=True,
        height_ratios=heights,
    )
    for axis, account in zip(axes[:, 0], accounts):
        own = rows[rows.account == account].reset_index(drop=True)
        axis.barh(own.index, own.words, color="#9a9a9a", edgecolor=INK, height=0.7)
        for y, row in enumerate(own.itertuples()):
            axis.text(row.words + 8, y, f"{row.words} ({row.sentences})", va="center")
        axis.set_yticks(own.index, own.part)
        axis.set_ylim(len(own) - 0.4, -0.6)
        axis.set_title(account)
        bare(axis)
    axes[-1, 0].set_xlim(0, rows.words.max() * 1.15)
    axes[-1, 0].set_xlabel("words")
    return figure
