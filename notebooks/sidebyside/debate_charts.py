"""Charts of answers and of the record: rows in, a matplotlib Figure out (see charts.py)."""

import textwrap

import numpy
from matplotlib.ticker import MaxNLocator

from . import debate_words
from .canvas import (
    GREY,
    INK,
    MIDDLE,
    PALE,
    TALLEST,
    WIDTH,
    account_keys,
    bare,
    each_panel,
    fit,
    fitted,
    nothing,
    panel_title,
    panels,
    shape,
    sheet,
    styled,
    whole_numbers,
    wide,
    wrapped,
)
from .crowds import accounts as known
from .crowds import remark, some_evenly
from .dates import stretch
from .letters import undrawable
from .phrases import number

HIGH = 12.0  # inches that the questions may take: more than a page in print, but nobody wants half the questions
LONGEST_PLACE = 0.95  # inches
STATEMENTS = 38  # dated statements that are drawn
OFF_AND_OTHERS = "those furthest off, and of the others some at even steps"
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
    "middling": (MIDDLE, "", "middling"),
    "slight": ("#ffffff", "", "slight"),
}


@styled
def matrix(table, names):
    """Every question with each account's answer and how the answers relate (rows of debate.relations).

    Up to three accounts have their answers written out; more have letters, explained at the end of the row.
    """
    spelled = len(names) <= 3
    first, last = 1.45, 1.1 if spelled else 0.85
    title, whole = debate_words.matrix(table, names).title, len(table)
    column = (WIDTH - 0.2 - first - last) / len(names) if spelled else 0.34
    headed = fit(names, column - 0.05)
    rows = [
        (_spelled if spelled else _lettered)(row, names, column, WIDTH - 0.2 - first - last - column * len(names))
        for row in table.to_dict("records")
    ]
    rows = [[wrapped(row["label"], 22, first - 0.04), *cells] for row, cells in zip(table.to_dict("records"), rows)]
    heights = [0.1 + 0.155 * max(cell.count("\n") + 1 for cell in cells) for cells in rows]
    table = table[numpy.cumsum(heights) <= HIGH]
    figure, axes = sheet(
        "matrix",
        title,
        (
            "One row a question. In brackets: how many of the historians' works give this answer, as far as could be confirmed."
            if spelled
            else "One row a question, one column an account. Each letter is an answer of that row, a dash is silence."
        )
        + remark(len(table), whole, "the first", "question"),
        "Tables: questions.csv, answers.csv, positions.csv.",
        sum(heights[: len(table)]) + 0.3,
        entries=[]
        if headed
        else account_keys(names, [name for name in names if set(table[name]) == {"silent"}], "silent"),
    )
    at = [first + column * n for n in range(len(names))] + ([] if spelled else [first + column * len(names)])
    _heads(axes, at, names, headed)
    axes.text(WIDTH - 0.1 - last, 0, {1: "", 2: "The two"}.get(len(names), "Together"), weight="bold", va="center")
    y, before = 0.2, None
    for row, cells, height in zip(table.to_dict("records"), rows, heights):
        begins = row["relation"] != before  # a line in ink above the first row of each relation
        axes.axhline(y, color=INK if begins else PALE, linewidth=1.0 if begins else 0.7)
        _cells(axes, [0, *at], y + height / 2, cells)
        axes.text(WIDTH - 0.1 - last, y + height / 2, _together(row, names, last), va="center")
        y, before = y + height, row["relation"]
    axes.set_xlim(0, WIDTH - 0.2)
    axes.set_ylim(y, -0.1)
    axes.set_xticks([])
    axes.set_yticks([])
    bare(axes)
    return figure


def _heads(axes, at, names, headed):
    """The heads of the accounts' columns: their names or, where these have no room, their marks."""
    for x, name in zip(at, names):
        if headed:
            axes.text(x, 0, name, weight="bold", va="center")
        else:
            axes.plot(x + 0.06, 0, shape(names)[name], color="white", markeredgecolor=INK, markersize=8)


def _cells(axes, at, middle, cells):
    """The question and the answers of a row side by side; silence stands back."""
    axes.text(at[0], middle, cells[0], va="center")
    for x, cell in zip(at[1:], cells[1:]):
        look = {"color": GREY, "style": "italic"} if cell == "silent" else {"color": INK}
        axes.text(x, middle, cell, va="center", linespacing=1.05, **look)


def _together(row, names, room):
    """The last cell of a row: how the answers relate, and of one answer alone whose it is, if the name has room."""
    if len(names) == 1:
        return ""
    own = f"{row['who'][0]} only" if row["relation"] == "one alone" else row["relation"]
    word = own if wide(own) <= room else "one alone"
    return f"{LOOK[row['relation']]} {textwrap.fill(word, 14)}".strip()


def _spelled(row, names, column, _):
    """The cells of a row with the answers written out."""
    return [wrapped(row[f"shared {name}"], int((column - 0.05) * LETTERS), column) for name in names]


def _lettered(row, names, _, room):
    """The cells of a row with a letter for each answer, and a last cell that says what the letters mean."""
    given = [row[name].split(" + ") for name in names]
    letters = {
        answer: chr(97 + n)
        for n, answer in enumerate(dict.fromkeys(answer for own in given for answer in own if answer != "silent"))
    }
    cells = ["+".join(letters[answer] for answer in own) if own != ["silent"] else "\u2013" for own in given]
    told = "; ".join(f"{letter}\u00a0{answer}" for answer, letter in letters.items())
    return [*cells, wrapped(told, max(int((room - 0.1) * LETTERS), 10), room)]


@styled
def dates(table, names):
    """Each dated statement's stretch of time beside the record's (rows of debate.dated_statements)."""
    shapes = shape(names)
    title, whole, mute = debate_words.dates(table).title, len(table), set(names) - set(table.account)
    table = some_evenly(table.assign(far=table.years.abs()), STATEMENTS, "far")
    figure, axes = sheet(
        "dates",
        title,
        "Above, hatched: the account's date, from the sentence or its context. Below, dark: the record's. Bold: they do not meet."
        + remark(len(table), whole, "those furthest off first" if table.years.all() else OFF_AND_OTHERS, "dated statement"),
        "Tables: coding.csv, corrections.csv, confirmations.csv, events.csv.",
        0.31 * max(len(table), 1) + 0.3,
        entries=account_keys(names, mute, "dates none"),
    )
    if not len(table):
        nothing(axes)
        axes.set_axis_off()
        return figure
    before_the_row = {"clip_on": False, "transform": axes.get_yaxis_transform()}
    for y, row in enumerate(table.itertuples()):
        axes.plot(-0.04, y, shapes[row.account], color="white", markeredgecolor=INK, markersize=7, **before_the_row)
        _stretch(axes, y - 0.17, row.dated, {"facecolor": "white", "hatch": "/////"})
        _stretch(axes, y + 0.17, row.date, {"facecolor": INK})
        off = row.relation == "off"
        word = debate_words.lateness(row.years) if off else PLAIN[row.relation]
        axes.text(YEARS[1] + 0.3, y, word, va="center", weight="bold" if off else "normal")
    axes.set_yticks(
        range(len(table)),
        [
            fitted(textwrap.shorten(f"{place}: {happened}", 37, placeholder=" …"), 2.6)
            for place, happened in zip(map(_place, table.locator, table.part), table.happened)
        ],
    )
    axes.set_ylim(len(table) - 0.4, -0.6)
    axes.set_xlim(*YEARS)
    axes.tick_params(axis="y", pad=14)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    axes.grid(axis="x")
    bare(axes)
    return figure


def _stretch(axes, y, date, look):
    """A date as a bar over its stretch of time; wholly beyond an edge of the years drawn it is an arrow there."""
    span = stretch(date)
    if span.end < YEARS[0] or span.start > YEARS[1]:
        edge, mark = (YEARS[0] + 0.3, "<") if span.end < YEARS[0] else (YEARS[1] - 0.3, ">")
        axes.plot(edge, y, mark, color=look["facecolor"], markeredgecolor=INK, markersize=5)
        return
    start, end = max(span.start, YEARS[0]), min(span.end, YEARS[1])
    axes.barh(y, max(end - start, 0.12), left=start, height=0.27, edgecolor=INK, linewidth=0.7, **look)


def _place(locator, part):
    """A locator cut down to the part of the text, and to a width that leaves room for the event.

    A locator of an account of one's own is in the words of its text: where the charts lack a letter, the part is printed.
    """
    place = part if undrawable(locator) else locator.split(",")[0].replace("Section", "§")
    return fitted(place, LONGEST_PLACE)


@styled
def corrections(counted, table, right):
    """Corrections by kind and weight, one panel an account (rows of debate.by_kind, corrected and confirmed)."""
    accounts = known(table)
    kinds = list(dict.fromkeys(counted.kind))
    entries = [(label, {"marker": "s", "markerfacecolor": colour}) for colour, _, label in WEIGHTS.values()]
    figure, axes = sheet(
        "corrections",
        debate_words.corrections(table, right).title,
        "Places where an account departs from the record or from itself, by kind. Numbers count corrections; 'disputed' is no error.",
        "Tables: corrections.csv, confirmations.csv.",
        min((0.29 * max(len(kinds), 1) + 0.55) * -(-len(accounts) // 2), TALLEST),
        entries=entries,
        sharex=True,
        **panels(accounts),
    )
    longest = max(counted.groupby(["account", "kind"]).corrections.sum(), default=1)
    for axis, account in each_panel(axes, accounts):
        own = counted[counted.account == account].set_index(["kind", "weight"]).corrections
        for y, kind in enumerate(kinds):
            left = 0
            for weight, (colour, _, _) in WEIGHTS.items():
                if own[kind, weight]:
                    axis.barh(y, own[kind, weight], left=left, color=colour, edgecolor=INK, height=0.7)
                left += own[kind, weight]
            if own.sum():
                axis.text(left + max(0.2, longest / 70), y, number(left), va="center")
        axis.set_yticks(range(len(kinds)), kinds)
        if not own.sum():
            nothing(axis, "none found" if account in set(right.account) else "not checked")
        axis.set_ylim(max(len(kinds), 1) - 0.4, -0.6)
        axis.set_xlim(0, longest * 1.15)
        panel_title(axis, f"{account} ({number(own.sum())})")
        whole_numbers(axis.xaxis, 5)
        axis.set_xlabel("corrections")
        bare(axis)
    return figure
