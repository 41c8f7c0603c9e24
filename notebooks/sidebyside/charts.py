"""The charts: rows in, a matplotlib Figure out, one function a chart.

Titles state the finding and are computed from the rows (words.py). What each channel means is said in canvas.py.
"""

from . import words
from .canvas import (
    HUE,
    INK,
    LETTER,
    TALLEST,
    account_keys,
    bare,
    each_panel,
    edged,
    fields,
    panel_title,
    panels,
    shape,
    sheet,
    spread,
    styled,
    whole_numbers,
)
from .compare import PLACES, by_weight
from .complaint_charts import by_field, complaints
from .phrases import brief, number, percent

__all__ = ["announced", "by_field", "complaints", "finding", "shares"]

SAID_APART = "Sentences that say the two moved or stood apart"
TABLES = "Tables: passages.csv, coding.csv."


@styled
def finding(table):
    """Shares of the explanations, one line a field, one mark an account (rows of compare.explanation_shares)."""
    codes = [field for field in by_weight(table) if field != "none"]
    names = list(table.account.unique())
    figure, axes = sheet(
        "finding",
        words.shares(table).title,
        f"{SAID_APART} and name a field, as a share of each account's own. Numbers count sentences.",
        TABLES,
        (0.36 if len(names) <= 2 else 0.15 * len(names) + 0.06) * len(codes) + 0.4,
        entries=account_keys(names, set(names) - set(table.account[table.named > 0]), "names no field"),
    )
    for y, field in enumerate(reversed(codes)):
        (_on_one_line if len(names) <= 2 else _on_lines)(
            axes, y, table[table.explanation == field], shape(names), HUE[field]
        )
    axes.set_yticks(range(len(codes)), [table.field[table.explanation == field].iloc[0] for field in reversed(codes)])
    axes.xaxis.set_major_formatter(lambda share, _: percent(share))
    axes.set_xlim(-0.06, max(0.5, table.share.max() + 0.08))
    axes.set_ylim(-0.6, len(codes) - 0.4)
    axes.set_xlabel("share of the sentences that say apart and name a field")
    axes.grid(axis="x")
    bare(axes)
    return figure


def _on_one_line(axes, y, own, shapes, hue):
    """One field of up to two accounts: a line from mark to mark, and their numbers at its ends."""
    ends = own.dropna(subset=["share"]).sort_values(["share", "account"])
    axes.plot(
        ends.share,
        [y] * len(ends),
        color=hue,
        linewidth=4,
        path_effects=edged(4),
        zorder=1,
        solid_capstyle="round",
    )
    for row in own.itertuples():
        if row.named == row.named and row.named:
            axes.plot(row.share, y, shapes[row.account], color=hue, markeredgecolor=INK, markersize=11, zorder=2)
    for row, side in (
        ((ends.iloc[0], -1), (ends.iloc[-1], 1)) if len(ends) > 1 else ((ends.iloc[0], 1),) if len(ends) else ()
    ):
        axes.annotate(
            number(row.total),
            (row.share, y),
            (side * 10, 0),
            textcoords="offset points",
            va="center",
            ha="left" if side > 0 else "right",
        )


def _on_lines(axes, y, own, shapes, hue):
    """One field of more accounts: a line for each under the other, so that equal shares hide no mark."""
    step = 0.88 / len(own)
    for n, row in enumerate(own.itertuples()):
        if row.named == row.named and row.named:
            at = y + 0.44 - step * (n + 0.5)
            axes.plot([0, row.share], [at, at], color=hue, linewidth=2, path_effects=edged(2), zorder=1)
            axes.plot(row.share, at, shapes[row.account], color=hue, markeredgecolor=INK, markersize=8, zorder=2)
            axes.annotate(number(row.total), (row.share, at), (8, 0), textcoords="offset points", va="center")


@styled
def shares(table):
    """Counts of the explanations of the parting, one panel an account (rows of compare.explanation_shares)."""
    codes, accounts = by_weight(table), list(table.account.unique())
    figure, axes = sheet(
        "shares",
        words.shares(table).title,
        f"{SAID_APART}. Solid: causes and judgements. Hatched: told as events or reports. "
        "Percentages are of the sentences that name a field.",
        TABLES,
        min((0.3 * len(codes) + 0.65) * -(-len(accounts) // 2), TALLEST),
        **panels(accounts),
    )
    for axis, account in each_panel(axes, accounts):
        own = table[table.account == account].set_index("explanation").loc[codes]
        for y, row in enumerate(own.itertuples()):
            if row.argued:
                axis.barh(y, row.argued, color=HUE[row.Index], edgecolor=INK, height=0.7)
            if row.told:
                axis.barh(y, row.told, left=row.argued, color="white", edgecolor=INK, height=0.7, hatch="////")
            share = "" if row.share != row.share else f" = {percent(row.share)}"
            axis.text(row.total + table.total.max() * 0.03, y, f"{number(row.total)}{share}", va="center")
        axis.set_yticks(range(len(codes)), own.field)
        axis.set_ylim(len(codes) - 0.4, -0.6)
        axis.set_xlim(0, max(table.total.max(), 1) * 1.45)
        panel_title(axis, f"{account} ({number(own.total.sum())} sentences)")
        axis.set_xlabel("sentences")
        whole_numbers(axis.xaxis, 5)
        bare(axis)
    return figure


@styled
def announced(table):
    """What is announced against what is argued, one panel an account (rows of compare.announced_and_argued)."""
    accounts = list(table.account.unique())
    codes = [field for field in by_weight(table) if field != "none"]
    labels = dict(zip(table.explanation, table.field))
    figure, axes = sheet(
        "announced",
        words.announced(table).title,
        "Fields that sentences name most often when they say apart. Left: announced in title, abstract, "
        "introduction and conclusion. Right: carried out in the body. Numbers count sentences.",
        TABLES,
        min(3.1 * -(-len(accounts) // 2), TALLEST),
        entries=fields({code: labels[code] for code in codes}, marker="o"),
        **panels(accounts),
    )
    gap = 0.16 * max(table.share.max(), 0.1) / (axes.flat[0].get_position().height * figure.get_figheight())
    for axis, account in each_panel(axes, accounts):
        own = table[table.account == account]
        whole = own.drop_duplicates("place").set_index("place").whole
        named = own.groupby("explanation").sentences.transform("sum") > 0
        drawn = own[named & (own.whole >= words.FEW)]
        for field in [code for code in codes if code in set(drawn.explanation)]:
            ends = drawn[drawn.explanation == field]
            x = ends.place.map(list(PLACES).index)
            axis.plot(x, ends.share, color=HUE[field], linewidth=2.5, path_effects=edged(2.5))
            axis.plot(x, ends.share, "o", color=HUE[field], markersize=8, markeredgecolor=INK)
        for x, place in enumerate(PLACES):
            _label_ends(axis, x, drawn[drawn.place == place].set_index("explanation"), codes, gap)
        axis.set_xticks([0, 1], [_gathered(place, whole[place]) for place in PLACES])
        axis.set_xlim(-0.45, 1.45)
        panel_title(axis, account)
        axis.yaxis.set_major_formatter(lambda share, _: percent(share))
        axis.grid(axis="y")
        bare(axis)
    return figure


def _label_ends(axis, x, ends, codes, gap):
    """Beside the marks of a place their letters and number: fields of one share together, and no label on another."""
    fields_at = {}
    for field in [code for code in codes if code in ends.index]:
        fields_at.setdefault(round(ends.share[field], 3), []).append(field)
    shares = sorted(fields_at)
    for share, y in zip(shares, spread(shares, gap)):
        letters = "/".join(LETTER[field] for field in fields_at[share])
        axis.annotate(
            f"{letters} {brief(ends.sentences[fields_at[share][0]])}",
            (x, y),
            (8 if x else -8, 0),
            textcoords="offset points",
            ha="left" if x else "right",
            va="center",
        )


def _gathered(place, whole):
    """The name of a place in the text, with the number of sentences gathered from it."""
    few = "" if whole >= words.FEW else ": too few"
    return f"{PLACES[place]}\n({number(whole)}{few})"
