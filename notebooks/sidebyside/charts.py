"""The charts: rows in, a matplotlib Figure out, one function a chart.

Titles state the finding and are computed from the rows (words.py). What each channel means is said in canvas.py.
"""

from textwrap import fill, shorten

from matplotlib.ticker import MaxNLocator

from . import words
from .canvas import HUE, INK, LETTER, PALE, bare, each_panel, fields, panels, shape, sheet, styled
from .compare import by_weight
from .phrases import percent

SAID_APART = "Sentences that say the two moved or stood apart"
TABLES = {"coding": "Tables: passages.csv, coding.csv.", "grievances": "Tables: complaints.csv, grievances.csv."}


@styled
def finding(table):
    """Shares of the explanations, one line a field, one mark an account (rows of compare.explanation_shares)."""
    codes = [field for field in by_weight(table) if field != "none"]
    names = list(table.account.unique())
    shapes = shape(names)
    figure, axes = sheet(
        "finding",
        words.shares(table).title,
        f"{SAID_APART} and name a field, as a share of each account's own. Numbers count sentences.",
        TABLES["coding"],
        0.36 * len(codes) + 0.4,
        entries=[(name, {"marker": shapes[name], "markerfacecolor": "white"}) for name in names],
    )
    for y, field in enumerate(reversed(codes)):
        own = table[table.explanation == field]
        axes.plot(
            own.share.fillna(0),
            [y] * len(own),
            color=HUE[field],
            linewidth=4,
            alpha=0.9,
            zorder=1,
            solid_capstyle="round",
        )
        for row in own.itertuples():
            if row.named == row.named and row.named:
                axes.plot(
                    row.share, y, shapes[row.account], color=HUE[field], markeredgecolor=INK, markersize=11, zorder=2
                )
        ends = own.dropna(subset=["share"]).sort_values(["share", "account"])
        for row, side in (
            ((ends.iloc[0], -1), (ends.iloc[-1], 1)) if len(ends) > 1 else ((ends.iloc[0], 1),) if len(ends) else ()
        ):
            axes.annotate(
                f"{row.total}",
                (row.share, y),
                (side * 10, 0),
                textcoords="offset points",
                va="center",
                ha="left" if side > 0 else "right",
            )
    axes.set_yticks(range(len(codes)), [table.field[table.explanation == field].iloc[0] for field in reversed(codes)])
    axes.xaxis.set_major_formatter(lambda share, _: percent(share))
    axes.set_xlim(-0.06, max(0.5, table.share.max() + 0.08))
    axes.set_ylim(-0.6, len(codes) - 0.4)
    axes.set_xlabel("share of the sentences that say apart and name a field")
    axes.grid(axis="x")
    bare(axes)
    return figure


@styled
def shares(table):
    """Counts of the explanations of the parting, one panel an account (rows of compare.explanation_shares)."""
    codes, accounts = by_weight(table), list(table.account.unique())
    figure, axes = sheet(
        "shares",
        words.shares(table).title,
        f"{SAID_APART}. Solid: causes and judgements. Hatched: told as events or reports. "
        "Percentages are of the sentences that name a field.",
        TABLES["coding"],
        (0.3 * len(codes) + 0.65) * -(-len(accounts) // 2),
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
            axis.text(row.total + table.total.max() * 0.03, y, f"{row.total}{share}", va="center")
        axis.set_yticks(range(len(codes)), own.field)
        axis.set_ylim(len(codes) - 0.4, -0.6)
        axis.set_xlim(0, table.total.max() * 1.45)
        axis.set_title(f"{account} ({own.total.sum()} sentences)")
        axis.set_xlabel("sentences")
        axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
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
        TABLES["coding"],
        3.1 * -(-len(accounts) // 2),
        entries=fields({code: labels[code] for code in codes}, marker="o"),
        **panels(accounts),
    )
    for axis, account in each_panel(axes, accounts):
        own = table[table.account == account]
        taken = {}
        for field in codes:
            ends = own[own.explanation == field].set_index("place")
            y = [ends.share["announced"], ends.share["argued"]]
            enough = [x for x, place in enumerate(("announced", "argued")) if ends.whole[place] >= words.FEW]
            if not ends.sentences.sum() or not enough:
                continue
            axis.plot(
                enough,
                [y[x] for x in enough],
                color=HUE[field],
                linewidth=2.5,
                marker="o",
                markersize=8,
                markeredgecolor=INK,
            )
            for x, place in ((x, ("announced", "argued")[x]) for x in enough):
                taken.setdefault((x, round(y[x], 3)), []).append((field, ends.sentences[place]))
        for (x, share), who in taken.items():
            text = f"{'/'.join(LETTER[field] for field, _ in who)} {who[0][1]}"
            axis.annotate(
                text,
                (x, share),
                (8 if x else -8, 0),
                textcoords="offset points",
                ha="left" if x else "right",
                va="center",
            )
        whole = own.drop_duplicates("place").set_index("place").whole
        axis.set_xticks(
            [0, 1],
            [
                f"{'announced' if place == 'announced' else 'in the body'}\n({whole[place]}{'' if whole[place] >= words.FEW else ': too few'})"
                for place in ("announced", "argued")
            ],
        )
        axis.set_xlim(-0.45, 1.45)
        axis.set_title(account)
        axis.yaxis.set_major_formatter(lambda share, _: percent(share))
        axis.grid(axis="y")
        bare(axis)
    return figure


@styled
def complaints(rows, names, labels):
    """Every complaint with a mark for each account that voices it (rows of compare.complaints_by_account; labels of fields)."""
    rank = {"both": 0, "several": 0, **{name: n for n, name in enumerate(names, start=1)}}
    rows = (
        rows.assign(_=rows.by.map(rank))
        .sort_values(["holder", "_", "explanation", "complaint"], kind="stable")
        .reset_index(drop=True)
    )
    sides = {"china": "China against the Soviet Union", "ussr": "The Soviet Union against China"}
    figure, axes = sheet(
        "complaints",
        words.complaints(rows, names).title,
        "A mark says that the account voices the complaint; the number says how often. Colour and letter: the field.",
        TABLES["grievances"],
        0.225 * (len(rows) + 2 * rows.holder.nunique()) + 0.3,
        entries=fields({code: labels[code] for code in HUE if code in set(rows.explanation)}),
    )
    y, ticks, shapes = 0.0, [], shape(names)
    step = 1.0 if len(names) <= 3 else 0.6
    room = int((7.2 - step * len(names)) * 10.6)
    for holder, own in rows.groupby("holder"):
        axes.text(-0.9, y, sides[holder], weight="bold", va="center", in_layout=False)
        y += 1
        for row in own.to_dict("records"):
            axes.text(
                step * len(names) - 0.2,
                y,
                shorten(row["label"], room, placeholder=" …"),
                va="center_baseline",
                in_layout=False,
            )
            axes.text(-0.9, y, LETTER[row["explanation"]], va="center_baseline", in_layout=False)
            for x, name in enumerate(names):
                if row[name]:
                    axes.plot(
                        step * x - 0.45,
                        y,
                        shapes[name],
                        color=HUE[row["explanation"]],
                        markeredgecolor=INK,
                        markersize=8.5,
                    )
                    axes.text(step * x - 0.45 + 0.23, y, row[name], va="center_baseline", in_layout=False)
            ticks.append(y)
            y += 1
        y += 0.6
    axes.hlines([tick + 0.5 for tick in ticks], -0.95, 7, color=PALE, linewidth=0.7, zorder=0)
    axes.set_xticks([step * x - 0.4 for x in range(len(names))], [fill(name, 10 if step == 1 else 8) for name in names])
    axes.xaxis.tick_top()
    axes.set_ylim(y - 0.4, -0.7)
    axes.set_xlim(-1, 7)
    axes.set_yticks([])
    bare(axes)
    return figure


@styled
def by_field(rows):
    """Voicings by field: the Soviet Union's to the left, China's to the right, one panel an account."""
    accounts = list(rows.account.unique())
    total = rows.groupby("explanation", sort=False).voicings.sum()
    codes = sorted(total.index[total > 0], key=lambda field: (field == "none", -total[field], field))
    labels = dict(zip(rows.explanation, rows.field))
    most = rows.voicings.max()
    figure, axes = sheet(
        "complaints_by_field",
        words.by_field(rows).title,
        "Voicings of complaints: the Soviet Union's to the left, China's to the right.",
        TABLES["grievances"],
        (0.32 * len(codes) + 0.65) * -(-len(accounts) // 2),
        **panels(accounts),
    )
    for axis, account in each_panel(axes, accounts):
        own = rows[rows.account == account].set_index(["holder", "explanation"]).voicings
        for y, field in enumerate(codes):
            for holder, side in (("china", 1), ("ussr", -1)):
                number = own[holder, field]
                if number:
                    axis.barh(y, side * number, color=HUE[field], edgecolor=INK, height=0.7)
                    axis.text(side * (number + 0.3), y, number, va="center", ha="left" if side > 0 else "right")
        axis.axvline(0, color=INK, linewidth=0.8)
        axis.set_yticks(range(len(codes)), [labels[field] for field in codes])
        axis.set_ylim(len(codes) - 0.4, -0.6)
        axis.set_xlim(-most * 0.75, most * 1.2)
        axis.set_xticks([-most * 0.4, most * 0.5], ["the Soviet Union's", "China's"])
        axis.set_title(account)
        bare(axis)
    return figure
