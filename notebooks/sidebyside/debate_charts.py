"""Charts of answers and of the record: rows in, a matplotlib Figure out (see charts.py)."""

import textwrap

from matplotlib.ticker import MaxNLocator

from . import debate_words
from .canvas import GREY, INK, PALE, WIDTH, bare, each_panel, panels, shape, sheet, styled
from .dates import stretch

YEARS = (1944, 1970)
LETTERS = 13.5  # of 9-point text to an inch, on average
PLAIN = {
    "same": "right",
    "coarser": "right, if coarse",
    "contained": "right, and finer",
    "overlapping": "overlaps",
    "near": "nearly",
}
LOOK = {"agree": "●", "in part": "◐", "differ": "○", "one alone": "", "silent": ""}
WEIGHTS = {
    "heavy": ("#222222", "", "heavy: much of the argument leans on it"),
    "middling": ("#9a9a9a", "", "middling"),
    "slight": ("#ffffff", "", "slight"),
}


@styled
def matrix(table, names):
    """Every question with each account's answer and how the answers relate (rows of debate.relations).

    Up to three accounts have their answers written out; more have letters, explained at the end of the row.
    """
    spelled = len(names) <= 3
    first, last = 1.45, 1.1
    column = (WIDTH - 0.2 - first - last) / len(names) if spelled else 0.52
    rows = [
        (_spelled if spelled else _lettered)(row, names, column, WIDTH - 0.2 - first - last - column * len(names))
        for row in table.to_dict("records")
    ]
    heights = [0.1 + 0.155 * max(cell.count("\n") + 1 for cell in cells) for cells in rows]
    figure, axes = sheet(
        "matrix",
        debate_words.matrix(table, names).title,
        "One row a question. In brackets: how many of the historians' works give this answer, as far as could be confirmed."
        if spelled
        else "One row a question, one column an account. Each letter is an answer of that row.",
        "Tables: questions.csv, answers.csv, positions.csv.",
        sum(heights) + (0.3 if spelled else 0.5),
    )
    at = [first + column * n for n in range(len(names))] + ([] if spelled else [first + column * len(names)])
    for x, name in zip(at, names):
        axes.text(
            x, 0, name if spelled else textwrap.fill(name, 7), weight="bold", va="center" if spelled else "bottom"
        )
    axes.text(
        WIDTH - 0.1 - last,
        0,
        "The two" if len(names) == 2 else "Together",
        weight="bold",
        va="center" if spelled else "bottom",
    )
    y, before = 0.2, None
    for row, cells, height in zip(table.to_dict("records"), rows, heights):
        middle = y + height / 2
        axes.axhline(
            y, color=INK if row["relation"] != before else PALE, linewidth=1.0 if row["relation"] != before else 0.7
        )
        axes.text(0, middle, row["label"], va="center")
        for x, cell in zip(at, cells):
            mute = cell == "silent"
            axes.text(
                x,
                middle,
                cell,
                va="center",
                linespacing=1.05,
                color=GREY if mute else INK,
                style="italic" if mute else "normal",
            )
        word = f"{row['who'][0]} only" if row["relation"] == "one alone" else row["relation"]
        axes.text(WIDTH - 0.1 - last, middle, f"{LOOK[row['relation']]} {textwrap.fill(word, 14)}".strip(), va="center")
        y, before = y + height, row["relation"]
    axes.set_xlim(0, WIDTH - 0.2)
    axes.set_ylim(y, -0.1 if spelled else -0.4)
    axes.set_xticks([])
    axes.set_yticks([])
    bare(axes)
    return figure


def _spelled(row, names, column, _):
    """The cells of a row with the answers written out."""
    return [textwrap.fill(row[f"shared {name}"], int((column - 0.05) * LETTERS)) for name in names]


def _lettered(row, names, _, room):
    """The cells of a row with a letter for each answer, and a last cell that says what the letters mean."""
    given = [row[name].split(" + ") for name in names]
    letters = {
        answer: chr(97 + n)
        for n, answer in enumerate(dict.fromkeys(answer for own in given for answer in own if answer != "silent"))
    }
    cells = ["+".join(letters[answer] for answer in own) if own != ["silent"] else "\u2013" for own in given]
    told = "; ".join(f"{letter} {answer}" for answer, letter in letters.items())
    return [*cells, textwrap.fill(told, max(int((room - 0.1) * LETTERS), 10))]


@styled
def dates(table, names):
    """Each dated statement's stretch of time beside the record's (rows of debate.dated_statements)."""
    shapes = shape(names)
    entries = [(name, {"marker": shapes[name], "markerfacecolor": "white"}) for name in names]
    figure, axes = sheet(
        "dates",
        debate_words.dates(table).title,
        "Above, hatched: the date as the account gives it. Below, dark: the record's. Bold: the two do not meet.",
        "Tables: coding.csv, corrections.csv, events.csv.",
        0.31 * len(table) + 0.3,
        entries=entries,
    )
    for y, row in enumerate(table.itertuples()):
        axes.plot(
            -0.04,
            y,
            shapes[row.account],
            color="white",
            markeredgecolor=INK,
            markersize=7,
            clip_on=False,
            transform=axes.get_yaxis_transform(),
        )
        for text, lift, look in (
            (row.dated, -0.17, {"facecolor": "white", "hatch": "/////"}),
            (row.date, 0.17, {"facecolor": INK}),
        ):
            span = stretch(text)
            start, end = max(span.start, YEARS[0]), min(span.end, YEARS[1])
            if span.end < YEARS[0]:
                axes.plot(YEARS[0] + 0.3, y + lift, "<", color=look["facecolor"], markeredgecolor=INK, markersize=5)
                continue
            axes.barh(y + lift, max(end - start, 0.12), left=start, height=0.27, edgecolor=INK, linewidth=0.7, **look)
        off = row.relation == "off"
        word = debate_words.lateness(row.years) if off else PLAIN[row.relation]
        axes.text(YEARS[1] + 0.3, y, word, va="center", weight="bold" if off else "normal")
    axes.set_yticks(
        range(len(table)),
        [
            textwrap.shorten(f"{place}: {happened}", 37, placeholder=" …")
            for place, happened in zip(table.locator.map(_place), table.happened)
        ],
    )
    axes.set_ylim(len(table) - 0.4, -0.6)
    axes.set_xlim(*YEARS)
    axes.tick_params(axis="y", pad=14)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    axes.grid(axis="x")
    bare(axes)
    return figure


def _place(locator):
    """A locator cut down to the part of the text: 'Section 3' or 'Korean War'."""
    return locator.split(",")[0].replace("Section", "§")


@styled
def corrections(counted, table, right):
    """Corrections by kind and weight, one panel an account (rows of debate.by_kind, corrected and confirmed)."""
    accounts = list(counted.account.unique())
    kinds = list(dict.fromkeys(counted.kind))
    entries = [(label, {"marker": "s", "markerfacecolor": colour}) for colour, _, label in WEIGHTS.values()]
    figure, axes = sheet(
        "corrections",
        debate_words.corrections(table, right).title,
        "Places where an account departs from the record or from itself, by kind. Numbers count corrections; 'disputed' is no error.",
        "Tables: corrections.csv, confirmations.csv.",
        (0.29 * len(kinds) + 0.55) * -(-len(accounts) // 2),
        entries=entries,
        sharex=True,
        **panels(accounts),
    )
    longest = counted.groupby(["account", "kind"]).corrections.sum().max()
    for axis, account in each_panel(axes, accounts):
        own = counted[counted.account == account].set_index(["kind", "weight"]).corrections
        for y, kind in enumerate(kinds):
            left = 0
            for weight, (colour, _, _) in WEIGHTS.items():
                if own[kind, weight]:
                    axis.barh(y, own[kind, weight], left=left, color=colour, edgecolor=INK, height=0.7)
                left += own[kind, weight]
            axis.text(left + 0.2, y, left, va="center")
        axis.set_yticks(range(len(kinds)), kinds)
        axis.set_ylim(len(kinds) - 0.4, -0.6)
        axis.set_xlim(0, longest * 1.15)
        axis.set_title(f"{account} ({own.sum()})")
        axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        axis.set_xlabel("corrections")
        bare(axis)
    return figure
