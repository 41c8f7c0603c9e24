"""Rows of many accounts and many passages: who is among them, and what stands for rows too many to draw.

A picture is hardly taller than a page, or than two where every row counts. What has no room is summed up or left to the table, and the picture
says so: the functions here decide which, so that a chart and its words decide alike.
"""

import itertools

import numpy
import pandas

from .phrases import count, number

ABREAST = 38  # squares that stand side by side across the page
PAGE = 27  # lines of squares down the page
PILE = 8  # marks that can stand on one another over a year
SPAN = 45  # years that can stand side by side with a mark for each


def of_accounts(rows, names):
    """The rows with account as a category of all names, so that an account without a row is still known."""
    return rows.assign(account=pandas.Categorical(rows.account, list(names)))


def accounts(rows):
    """The accounts that rows may speak of, in the order of their writing: those without a row too."""
    known = isinstance(rows.account.dtype, pandas.CategoricalDtype)
    return list(rows.account.cat.categories if known else rows.account.unique())


def by_account(rows):
    """Each account with its rows, in the order of their writing: also an account that has none."""
    return [(account, rows[rows.account == account]) for account in accounts(rows)]


def who_has(counts):
    """For each row of counts (one column an account): the one account that has any, 'both' or 'several', or 'neither'."""
    has = counts.to_numpy() > 0
    more = "both" if counts.shape[1] == 2 else "several"
    first = counts.columns.to_numpy()[has.argmax(axis=1)]
    return numpy.where(has.sum(axis=1) > 1, more, numpy.where(has.any(axis=1), first, "neither"))


def some(rows, most, columns, ascending=True):
    """All rows, if there are no more than ``most``; else the first so many by some columns, in their old order."""
    if len(rows) <= most:
        return rows
    ranked = rows.reset_index(drop=True).sort_values(columns, ascending=ascending, kind="stable")
    return rows.iloc[sorted(ranked.index[:most])]


def some_evenly(rows, most, column):
    """All rows, if there are no more than ``most``; else those highest above zero in a column, and of the rest some.

    The rest are those at even steps through the rows, so that no stretch of them is left out.
    """
    if len(rows) <= most:
        return rows
    above = rows[rows[column] > 0]
    if len(above) >= most:
        return some(rows, most, column, ascending=False)
    rest = rows.drop(above.index)
    steps = numpy.linspace(0, len(rest) - 1, most - len(above)).round().astype(int)
    return rows.loc[rows.index.isin([*above.index, *rest.index[steps]])]


def remark(shown, whole, which, noun):
    """Say that not all is drawn: ' Drawn are 40 of 12,034 complaints, the most voiced; the table has all.'."""
    if shown == whole:
        return ""
    return f" Drawn are {number(shown)} of {count(whole, noun)}, {which}; the table has all."


def to_a_square(rows):
    """How many sentences a square has to stand for; 0 if every part has a line of its own and every sentence a mark."""
    sizes = rows.groupby("account", sort=False).size().to_numpy()
    parts = len(rows.drop_duplicates(["account", "part"]))
    if rows.column.max() <= ABREAST - 6 and parts + 1.4 * len(sizes) <= PAGE:
        return 0
    lines = max(PAGE - 2 * len(sizes), len(sizes))
    steps = (step * 10**power for power in itertools.count() for step in (1, 2, 5))
    return next(step for step in steps if (-(-sizes // (step * ABREAST))).sum() <= lines)


def squares(own, variable, codes, size):
    """The sentences of one account in squares of ``size``, each with its line, its column and the commonest code.

    A code that says nothing ('none') stands only where no sentence of the square says more; of two equally common
    codes the first in the order of ``codes`` stands.
    """
    tally = numpy.zeros((-(-len(own) // size), len(codes)))
    numpy.add.at(
        tally,
        (numpy.arange(len(own)) // size, own[variable].map({code: n for n, code in enumerate(codes)}).to_numpy()),
        1,
    )
    says = [code != "none" for code in codes]
    commonest = (tally * says).argmax(axis=1)
    silent = (tally * says).sum(axis=1) == 0
    place = numpy.arange(len(tally))
    code = numpy.array(list(codes), object)[numpy.where(silent, tally.argmax(axis=1), commonest)]
    return pandas.DataFrame({variable: code, "row": place // ABREAST, "column": place % ABREAST + 1})


def heaped(rows, columns):
    """Rows with a place in time, counted by some columns and whole year: the columns, year and size."""
    drawn = rows[rows.year.notna()]
    return drawn.assign(year=drawn.year.astype(int)).groupby([*columns, "year"]).size().rename("size").reset_index()


def crowded(rows, columns, most):
    """Tell whether more marks than ``most`` would stand on one another, or their years would not fit side by side."""
    heaps = heaped(rows, columns)
    return len(heaps) > 0 and (heaps["size"].max() > most or heaps.year.max() - heaps.year.min() > SPAN)
