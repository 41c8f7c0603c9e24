"""Charts of complaints: rows in, a matplotlib Figure out (see charts.py)."""

from textwrap import fill

from . import words
from .canvas import (
    HUE,
    INK,
    LETTER,
    PALE,
    TALLEST,
    account_keys,
    bare,
    each_panel,
    fields,
    fit,
    fitted,
    nothing,
    panel_title,
    panels,
    shape,
    sheet,
    styled,
)
from .crowds import remark, some
from .phrases import brief, number

TABLES = "Tables: complaints.csv, grievances.csv."
HOLDERS = {"china": "China against the Soviet Union", "ussr": "The Soviet Union against China"}
MOST = 50  # complaints that are drawn


@styled
def complaints(rows, names, labels):
    """Every complaint with a mark for each account that voices it (rows of compare.complaints_by_account; labels of fields)."""
    rank = {"both": 0, "several": 0, **{name: n for n, name in enumerate(names, start=1)}}
    told = words.complaints(rows, names).title
    step = 0.95 if len(names) <= 3 else 0.6
    headed = len(rows) > 0 and fit(names, 0.76 * step)
    drawn = some(rows, MOST, ["voicings", "complaint"], ascending=[False, True])
    left_out = remark(len(drawn), len(rows), "the most voiced", "complaint")
    rows = (
        drawn.assign(rank=drawn.by.map(rank).fillna(len(rank)))
        .sort_values(["holder", "rank", "explanation", "complaint"], kind="stable")
        .reset_index(drop=True)
    )
    mute = [name for name in names if not rows[name].sum()]
    figure, axes = sheet(
        "complaints",
        told,
        "A mark says that the account voices the complaint; the number says how often. Colour and letter: the field."
        + left_out,
        TABLES,
        0.225 * (len(rows) + 2 * rows.holder.nunique()) + 0.3,
        entries=fields(
            {code: labels[code] for code in HUE if code in set(rows.explanation)}, marker="s" if headed else "h"
        )
        + ([] if headed else account_keys(names, mute, "voices none")),
    )
    y, ticks, shapes = 0.0, [], shape(names)
    for holder, own in rows.groupby("holder"):
        axes.text(-0.9, y, HOLDERS[holder], weight="bold", va="center", in_layout=False)
        y += 1
        for row in own.to_dict("records"):
            _complaint(axes, y, row, shapes, step)
            ticks.append(y)
            y += 1
        y += 0.6
    axes.hlines([tick + 0.5 for tick in ticks], -0.95, 7, color=PALE, linewidth=0.7, zorder=0)
    axes.set_xticks([])
    if headed:
        axes.set_xticks([step * x - 0.4 for x in range(len(names))], [fill(name, 10 if step > 0.6 else 8) for name in names])
        axes.xaxis.tick_top()
    elif len(rows):
        for x, name in enumerate(names):
            axes.plot(step * x - 0.45, -0.75, shapes[name], color="white", markeredgecolor=INK, markersize=8.5)
    if not len(rows):
        nothing(axes, "no complaint")
    axes.set_ylim(max(y - 0.4, 1), -0.7 if headed else -1.2)
    axes.set_xlim(-1, 7)
    axes.set_yticks([])
    bare(axes)
    return figure


def _complaint(axes, y, row, shapes, step):
    """One complaint: its letter, a mark and a number for each account that voices it, and its words."""
    right = step * len(shapes) - 0.5
    axes.text(right, y, fitted(row["label"], 0.765 * (7 - right)), va="center_baseline", in_layout=False)
    axes.text(-0.9, y, LETTER[row["explanation"]], va="center_baseline", in_layout=False)
    for x, (name, shape_of) in enumerate(shapes.items()):
        if row[name]:
            at = step * x - 0.45
            axes.plot(at, y, shape_of, color=HUE[row["explanation"]], markeredgecolor=INK, markersize=8.5)
            axes.text(at + 0.23, y, brief(row[name]), va="center_baseline", in_layout=False)


@styled
def by_field(rows):
    """Voicings by field: the Soviet Union's to the left, China's to the right, one panel an account."""
    accounts = list(rows.account.unique())
    total = rows.groupby("explanation", sort=False).voicings.sum()
    codes = sorted(total.index[total > 0], key=lambda field: (field == "none", -total[field], field))
    labels = dict(zip(rows.explanation, rows.field))
    most = max(rows.voicings.max(), 1)
    left = max(most * 0.75, rows.voicings[rows.holder == "ussr"].max() * 1.25)
    figure, axes = sheet(
        "complaints_by_field",
        words.by_field(rows).title,
        "Voicings of complaints: the Soviet Union's to the left, China's to the right.",
        TABLES,
        min((0.32 * len(codes) + 0.65) * -(-len(accounts) // 2), TALLEST),
        **panels(accounts),
    )
    for axis, account in each_panel(axes, accounts):
        own = rows[rows.account == account].set_index(["holder", "explanation"]).voicings
        for y, field in enumerate(codes):
            for holder, side in (("china", 1), ("ussr", -1)):
                voiced = own[holder, field]
                if voiced:
                    axis.barh(y, side * voiced, color=HUE[field], edgecolor=INK, height=0.7)
                    end = side * (voiced + max(0.3, most * 0.02))
                    axis.text(end, y, number(voiced), va="center", ha="left" if side > 0 else "right")
        axis.axvline(0, color=INK, linewidth=0.8)
        axis.set_yticks(range(len(codes)), [labels[field] for field in codes])
        if not own.sum():
            nothing(axis, "no complaint")
        axis.set_ylim(max(len(codes), 1) - 0.4, -0.6)
        axis.set_xlim(-left, most * 1.2)
        axis.set_xticks([-most * 0.4, most * 0.5], ["the Soviet Union's", "China's"])
        panel_title(axis, account)
        bare(axis)
    return figure
