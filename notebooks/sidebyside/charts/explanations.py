"""Charts of themes: which each account stresses, argues, promises and delivers, and when."""

import numpy

from .style import GREY, LETTERING, MIDDLE, PALE, ROOM, SIZES, bare, inches, look, mark, nothing, sheet, styled, tally
from .themes_in_time import in_time, labelled
from .typeface import lines_in, widest, wrapped

__all__ = ["argue_or_tell", "in_time", "promised_and_delivered", "themes"]
STEP, GAP = 0.155, 0.13  # inches from mark to mark where two meet, and from a mark to its words


@styled
def themes(shares, title=None):
    """The share of each theme in each account: a row a theme, from most in the first account to most in the others.

    shares has a row for each account and theme: account, theme, theme_label, total, named, share (rows of
    compare.explanations.shares). Beside a mark stands "4 of 10"; of more than two accounts, a column at the right.
    """
    shares = shares[shares.theme != "none"].assign(named=shares.named.fillna(0).astype(int))
    names, table = list(dict.fromkeys(shares.account)), _ordered(shares)
    labels = labelled(table.index)
    column = max(0.36, widest(f"of {named:,}" for named in shares.named) + 0.12)  # inches for an account's counts
    left, right = widest(labels) + 0.1, 0.1 + column * len(names) if len(names) > 2 else 0
    room = ROOM - left - right
    beside = 0.12 if right else GAP + widest(_counts(shares), weight="bold")  # inches for what stands beside the marks
    inch = max(table.fillna(0).max(axis=None), 0.1) / (room - 2 * beside)  # the share that an inch stands for
    most = max(max(_together(row, inch).value_counts(), default=0) for _, row in table.iterrows())
    tall = max(0.36, 0.08 + STEP * most)
    silent = "".join(f" {name}: none." for name in names if table[name].isna().all())
    figure, axes = sheet(
        "finding",
        title or "Which themes does each account stress?",
        "Themes of the sentences in which {accounts} tell of the two drifting apart.",
        f"Tables: passages.csv, coding.csv.{silent}",
        tall * len(labels), names, left=left, right=right, above=0.3 if right else 0,
    )
    _frame(axes, labels, (-beside * inch, (room - beside) * inch))
    for row, (theme, said) in enumerate(table.iterrows()):
        counts = _counts(shares[shares.theme_label == theme].set_index("account").loc[names])
        _row(axes, row, said.dropna(), look(names), inch, tall, {} if right else dict(zip(names, counts)))
    if right:
        _columns(axes, shares, table.index, tall, column)
    if table.isna().all(axis=None):
        nothing(axes)
    return figure


def _ordered(shares):
    """A table of shares, a row a theme and a column an account, from most in the first account to most in the others."""
    table = shares.pivot(index="theme_label", columns="account", values="share")[list(dict.fromkeys(shares.account))]
    first, others = table.iloc[:, 0].fillna(0), table.iloc[:, 1:].mean(axis=1).fillna(0)
    return table.loc[(first - others).sort_values(ascending=False, kind="stable").index]


def _counts(shares):
    return [f"{total:,} of {named:,}" for total, named in zip(shares.total, shares.named)]


def _together(shares, inch):
    """A number for each mark of a row (from the least share to the greatest), the same for those that would meet."""
    return (shares.dropna().sort_values(kind="stable").diff() > STEP * inch).cumsum()


def _frame(axes, labels, limits):
    """A row a theme, a pale line every 10 % or, where that is narrow, every 20 %."""
    axes.set(xlim=limits, ylim=(max(len(labels), 1) - 0.5, -0.5))
    axes.set_yticks(range(len(labels)), labels)
    step = 0.1 if numpy.ptp(limits) / inches(axes)[0] < 0.25 else 0.2
    axes.set_xticks(numpy.arange(0, limits[1], step))
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.grid(axis="x", color=PALE)
    bare(axes)
    axes.tick_params(axis="x", labelcolor=GREY)


def _row(axes, row, shares, looks, inch, tall, words):
    """A theme's marks on one line; those that would meet stand one above the other. Words stand left of the first."""
    group = _together(shares, inch)
    start = shares[group == 0].max() if len(shares) > 1 else 0  # the line joins what stands apart
    end = shares[group == group.max()].min() if len(shares) else 0
    if start < end:
        axes.hlines(row, start, end, color=MIDDLE, linewidth=1.2, zorder=1)
    for number, (name, place) in enumerate(group.items()):
        peers = list(group.index[group == place])
        y = row + (peers.index(name) - (len(peers) - 1) / 2) * STEP / tall
        axes.scatter(shares[name], y, zorder=3, **mark(*looks[name], size=9))
        if words:
            side, align = (-1, "right") if number == 0 and len(group) > 1 else (1, "left")
            x = shares[name] + side * GAP * inch
            axes.text(x, y, words[name], ha=align, va="center", color=LETTERING[looks[name][0]], weight="bold")


def _columns(axes, shares, themes, tall, column):
    """Beside the chart a column of counts for each account, under its mark and the number they are counted in."""
    beside = {"transform": axes.get_yaxis_transform(), "clip_on": False}
    for n, (name, (colour, marker)) in enumerate(look(list(dict.fromkeys(shares.account))).items()):
        said = shares[shares.account == name].set_index("theme_label").loc[themes]
        x = 1 + (0.1 + column * (n + 0.5)) / inches(axes)[0]
        axes.scatter(x, -0.5 - 0.26 / tall, **beside, **mark(colour, marker, size=9))
        axes.text(x, -0.5 - 0.09 / tall, f"of {said.named.iloc[0]:,}", ha="center", va="center", color=GREY, **beside)
        bold = {"color": LETTERING[colour], "weight": "bold", **beside}
        for row, total in enumerate(said.total):
            axes.text(x, row, f"{total:,}", ha="center", va="center", **bold)


@styled
def argue_or_tell(shares, title=None):
    """One mark a sentence, filled if it argues, open if it only tells: a row a theme, a panel an account.

    shares is as for themes, with argued and told (of total). Above each panel stands how many of all its sentences argue.
    """
    shares = shares[shares.theme != "none"]
    names = list(dict.fromkeys(shares.account))
    size = shares.groupby("theme_label", sort=False).total.sum()
    themes = list(size.sort_values(ascending=False, kind="stable").index)
    left, across = widest(labelled(themes)) + 0.1, min(len(names), 2)
    wide = (ROOM - left - 0.1) / across - 0.2
    heads = {name: wrapped(name, wide, weight="bold") for name in names}
    head, down = 0.22 + 0.16 * max(map(lines_in, heads.values())), -(-len(names) // across)
    figure, axes = sheet(
        "argue_or_tell",
        title or "Do the accounts argue, or do they tell?",
        "A mark is a sentence in which {accounts} speak of the two drifting apart: filled if it argues a cause or a "
        "judgement, open if it only tells.",
        "Tables: passages.csv, coding.csv. Sentences without a theme are left out.",
        (0.21 * len(themes) + head + 0.1) * down - head - 0.1, names, left=left, above=head, below=0.05,
        gap=(0.2, head + 0.1),
        nrows=down, ncols=across, squeeze=False,
    )
    for n, axis in enumerate(axes.flat):
        axis.set(ylim=(len(themes) - 0.5, -0.5), xticks=[], yticks=range(len(themes)))
        axis.set_yticklabels(labelled(themes) if n % across == 0 else [""] * len(themes))
        bare(axis)
        if n < len(names):
            own = shares[shares.account == names[n]].set_index("theme_label").loc[themes]
            pitch = min(inches(axis)[0] / max(shares.total.max(), 1), 0.17)
            axis.set_xlim(0, inches(axis)[0] / pitch)
            for row, one in enumerate(own.itertuples()):
                tally(axis, row, one.argued, one.told, look(names)[names[n]], pitch, pitch * 72 * 0.86)
            _head(axis, heads[names[n]], look(names)[names[n]][0], own)
    return figure


def _head(axes, name, colour, own):
    """Above a panel the account's name, and how many of its sentences argue."""
    above = {"transform": axes.transAxes, "va": "bottom"}
    told = f"{own.argued.sum():,} of {own.total.sum():,} argue" if own.total.sum() else "none"
    axes.text(0, 1 + 0.05 / inches(axes)[1], told, color=GREY, **above)
    axes.text(0, 1 + 0.21 / inches(axes)[1], name, color=LETTERING[colour], weight="bold", **above)


@styled
def promised_and_delivered(places, account, title=None):
    """An arrow a theme, from its share of what an account promises and sums up to its share of the main text.

    places has a row for each account, place (promised, delivered) and theme: account, place, theme_label, sentences,
    whole, share (rows of compare.explanations.promised_and_delivered). What rises most and what falls most is stressed.
    """
    colour, marker = look(list(dict.fromkeys(places.account)))[account]
    own = places[places.account == account]
    own = own.assign(words=[f"{number:,} of {whole:,}" for number, whole in zip(own.sentences, own.whole)])
    share, words = (own.pivot(index="theme_label", columns="place", values=column) for column in ("share", "words"))
    share = share[share.max(axis=1) > 0] if (own.whole > 0).all() else share.head(0)
    share = share.loc[(share.delivered - share.promised).sort_values(ascending=False, kind="stable").index]
    left, beside = widest(labelled(share.index)) + 0.1, GAP + widest(own.words, weight="bold")
    figure, axes = sheet(
        "promised",
        title or "Does the main text deliver what the account promises?",
        "Each arrow runs from a theme's share of the opening and closing parts to its share of the main text.",
        "Tables: passages.csv, coding.csv. Sentences about the drift apart that have a theme.",
        0.36 * max(len(share), 1), left=left, above=0.4,
    )
    inch = max(share.max(axis=None), 0.1) / (inches(axes)[0] - 2 * beside) if len(share) else 0.1
    _frame(axes, labelled(share.index), (-beside * inch, (inches(axes)[0] - beside) * inch))
    high = {"transform": axes.transAxes, "va": "bottom", "color": LETTERING[colour], "weight": "bold"}
    axes.text(0, 1 + 0.22 / inches(axes)[1], account, **high)
    if share.empty:
        nothing(axes, "too little to compare" if own.sentences.any() else "none")
        axes.set_axis_off()
    for row, (theme, (delivered, promised)) in enumerate(share[["delivered", "promised"]].iterrows()):
        _arrow(axes, row, (promised, delivered), words.loc[theme], inch, marker, colour if row in (0, len(share) - 1) else "")
    return figure


def _arrow(axes, row, shares, words, inch, marker, colour):
    """An arrow from an account's mark, with the counts at its ends, coloured or grey; above the first what its ends are."""
    line, text, weight = (colour, LETTERING[colour], "bold") if colour else (MIDDLE, GREY, "normal")
    start, end = shares
    axes.plot(start, row, marker, color=line, markersize=5 * SIZES[marker])
    head = {"arrowstyle": "-|>,head_width=0.25", "shrinkA": 0, "shrinkB": 0}
    head |= {"color": line, "linewidth": 2 if colour else 1.2}
    axes.annotate("", (end, row), (start, row), arrowprops=head)
    side = 1 if end >= start else -1
    for share, place, way in ((start, "promised", -side), (end, "delivered", side)):
        x, align = share + way * 0.1 * inch, "left" if way > 0 else "right"
        axes.text(x, row, words[place], ha=align, va="center", color=text, weight=weight)
        if row == 0:
            axes.text(x, -0.45, place, ha=align, color=GREY)
