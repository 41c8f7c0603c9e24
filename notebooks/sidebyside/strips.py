"""Both texts at a glance: rows in, a matplotlib Figure out (see charts.py)."""

import pandas

from . import words
from .canvas import (
    EFFECT,
    HUE,
    INK,
    LETTER,
    MIDDLE,
    bare,
    fitted,
    sheet,
    stamp,
    styled,
    text_on,
)
from .crowds import ABREAST, remark, some, squares, to_a_square
from .phrases import count, number

PARTS = 24  # bars that a page can hold
LABEL = 1.9  # inches for the name of a part


@styled
def glance(rows, variable, names):
    """Every sentence as a mark in text order, a row for each part (rows of compare.at_a_glance).

    Where that has no room the text runs on from line to line, and a mark stands for as many sentences as it must.
    """
    size = to_a_square(rows)
    accounts = list(rows.account.unique())
    drawn = {
        account: squares(rows[rows.account == account], variable, names, size)
        if size
        else _by_part(rows[rows.account == account])
        for account in accounts
    }
    heights = [own.row.max() + 1 for own in drawn.values()]
    figure, axes = sheet(
        f"glance_{variable}",
        words.glance(rows, variable, names).title,
        _what_a_mark_is(size, variable),
        "Tables: passages.csv, coding.csv.",
        0.235 * sum(heights) + 0.32 * len(accounts),
        entries=[_entry(variable, code, label) for code, label in names.items() if code in set(rows[variable])],
        nrows=len(accounts),
        squeeze=False,
        sharex=True,
        height_ratios=heights,
    )
    for axis, (account, own), lines in zip(axes[:, 0], drawn.items(), heights):
        for code, marks in own.groupby(variable):
            _marks(axis, variable, code, marks.column, marks.row)
        if size:
            axis.set_yticks([])
        else:
            order = own.drop_duplicates("row")
            axis.set_yticks(order.row, [fitted(part, LABEL) for part in order.part])
        axis.set_ylim(lines - 0.4, -0.6)
        axis.set_xlim(0.3, (ABREAST if size else int(rows.column.max())) + 0.7)
        axis.set_xticks([])
        axis.set_title(f"{account} ({count(int((rows.account == account).sum()), 'sentence')})" if size else account)
        bare(axis)
    return figure


def _by_part(own):
    """The sentences of one account with the line of their part."""
    return own.assign(row=pandas.factorize(own.part)[0])


def _what_a_mark_is(size, variable):
    """The subtitle: what a mark stands for, and how the marks stand."""
    if not size:
        return "One mark is one sentence, from left to right as the text runs; one row is one part of the text."
    if size == 1:
        return "One mark is one sentence, from left to right and line after line as the text runs."
    what = {"explanation": "field named", "effect": "direction said", "role": "role"}[variable]
    mark = "mark" if variable == "effect" else "square"
    return (
        f"Each {mark} stands for {number(size)} sentences, line after line as the text runs, and shows the commonest "
        f"{what} in them. The last of an account may stand for fewer."
    )


ROLE = {
    "cause": ("#222222", "C"),
    "judgement": ("#5a5a5a", "J"),
    "report": (MIDDLE, "R"),
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
    drawn = {account: _longest(rows[rows.account == account], rows, len(accounts)) for account in accounts}
    heights = [len(own) for own in drawn.values()]
    figure, axes = sheet(
        "lengths",
        words.lengths(rows).title,
        "Words in the sentences of each part; numbers count words and, in brackets, sentences."
        + remark(sum(heights), len(rows), "the longest of each account", "part"),
        "Table: passages.csv.",
        0.25 * sum(heights) + 0.3 * len(accounts) + 0.4,
        nrows=len(accounts),
        squeeze=False,
        sharex=True,
        height_ratios=heights,
    )
    longest = max(own.words.max() for own in drawn.values())
    for axis, (account, own) in zip(axes[:, 0], drawn.items()):
        axis.barh(range(len(own)), own.words, color=MIDDLE, edgecolor=INK, height=0.7)
        for y, row in enumerate(own.itertuples()):
            axis.text(row.words + longest / 82, y, f"{number(row.words)} ({number(row.sentences)})", va="center")
        axis.set_yticks(range(len(own)), [fitted(part, LABEL) for part in own.part])
        axis.set_ylim(len(own) - 0.4, -0.6)
        axis.set_title(account)
        bare(axis)
    axes[-1, 0].set_xlim(0, longest * 1.15)
    axes[-1, 0].set_xlabel("words")
    return figure


def _longest(own, rows, accounts):
    """The parts of one account, or the longest of them where all accounts together have too many for a page."""
    room = PARTS // accounts
    return some(own, len(own) if len(rows) <= PARTS else room, ["words", "part"], ascending=[False, True])
