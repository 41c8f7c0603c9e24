"""How far readings of the same sentences agree: Krippendorff's alpha with an interval, percentages, confusions.

Alpha is 1 where readers always agree and 0 where they agree no more than chance would have it. It is computed
by the krippendorff package at the nominal level (Krippendorff, Content Analysis, 4th ed., 2018). For the thousand
redraws, and for very long texts, the same figure for two readers without gaps is worked out here; a test holds the
two together.
"""

import dataclasses

import krippendorff
import numpy
import pandas

from .compare import READERS as READINGS
from .compare import explanation_shares, parting, sentences
from .crowds import of_accounts
from .places import told_of

VARIABLES = ["role", "explanation", "effect", "grievance", "event", "explanation2", "dated"]
READERS = ("first", "second")  # of the two that are set side by side if no others are named
TARGET = 0.80  # below this alpha a variable carries only tentative conclusions
RESAMPLES, SEED = 1000, 1950
MANY = 300  # sentences; of fewer, each is counted and drawn by itself
AT_ONCE = 2_000_000  # units of all the draws that are held in memory at a time


def paired(c, readers=READERS):
    """Two readings side by side, one row a sentence: account, passage, locator, quote and <variable>_<reader>.

    A sentence without both readings has no row; account is a category of all accounts.
    """
    shown = ["account", "passage", "locator", "quote", "statement"]
    pairs = sentences(_only(c, shown, ["explanation"]))[shown]
    for reader in readers:
        codes = c.coding.loc[c.coding.reading == reader, ["passage", *VARIABLES]]
        codes = codes.rename(columns={name: f"{name}_{reader}" for name in VARIABLES})
        pairs = told_of(pairs, codes, [f"{name}_{reader}" for name in VARIABLES])
    return of_accounts(pairs, c.sources.name)


def _only(c, shown, variables):
    """The collection with only some columns of its passages and coding, so that no more of a long text is carried along."""
    passages = c.passages[[name for name in c.passages if name in {"passage", "source", "kind", *shown}]]
    return dataclasses.replace(c, passages=passages, coding=c.coding[["passage", "reading", *variables]])


def alpha(one, other):
    """Krippendorff's alpha of two lists of codes; missing if only one code is ever used, for then it is undefined."""
    one, other, values = _numbered(one, other)
    if values < 2:
        return numpy.nan
    if len(one) > MANY:  # the package would need a table of sentences by codes by codes
        return _alpha(numpy.ones((1, len(one)), int), one, other, values)[0]
    counts = numpy.eye(values)[one] + numpy.eye(values)[other]
    return krippendorff.alpha(value_counts=counts, value_domain=numpy.arange(values), level_of_measurement="nominal")


def kappa(one, other):
    """Cohen's kappa of two lists of codes (Cohen, 1960); missing if only one code is ever used."""
    one, other = pandas.Series(list(one)), pandas.Series(list(other))
    luck = (one.value_counts(normalize=True) * other.value_counts(normalize=True)).sum()
    return ((one == other).mean() - luck) / (1 - luck) if luck < 1 else numpy.nan


def _numbered(one, other):
    """The two readings as numbers from 0 and how many codes there are; an empty code is a code."""
    numbers, values = pandas.factorize(pandas.concat([pandas.Series(one), pandas.Series(other)], ignore_index=True))
    return numbers[: len(one)], numbers[len(one) :], len(values)


def _alpha(drawn, one, other, values):
    """Alpha of each draw (row) of units (columns), each so many times; missing where only one code is used."""
    n = 2 * drawn.sum(axis=1)
    observed = drawn @ (one != other) / (n // 2)
    row = numpy.arange(len(drawn))[:, None] * values
    tally = sum(
        numpy.bincount((row + reading).ravel(), drawn.ravel(), len(drawn) * values).reshape(len(drawn), values)
        for reading in (one, other)
    )
    expected = 1 - (tally * (tally - 1)).sum(axis=1) / (n * (n - 1))
    return numpy.where(expected > 0, 1 - observed / numpy.where(expected > 0, expected, 1), numpy.nan)


def redrawn(one, other, resamples=RESAMPLES):
    """Alpha of sentences drawn anew with replacement, many times (an array); missing where it is undefined."""
    one, other, values = _numbered(one, other)
    total, times = len(one), numpy.ones(len(one), int)
    if total > MANY:
        # Sentences with the same two codes are drawn as one: the same odds, and no longer a thousand times the text.
        pairs, times = numpy.unique(one * values + other, return_counts=True)
        one, other = divmod(pairs, values)
    rng, odds = numpy.random.default_rng(SEED), times / total
    block = max(1, AT_ONCE // max(len(odds), values))
    sizes = [min(block, resamples - start) for start in range(0, resamples, block)]
    return numpy.concatenate([_alpha(rng.multinomial(total, odds, size=size), one, other, values) for size in sizes])


def agreement(pairs, readers=READERS, groups=("all",), resamples=RESAMPLES):
    """Agreement of two readings on each variable, over all sentences and, if asked, by account.

    groups is ('all',) or names of accounts besides; one without a sentence that both have read has no row, but account
    is a category of all groups. Columns: account ('all' or a name), variable, sentences, agreed
    (share), alpha, low and high: the middle 95 % of alpha over sentences drawn anew with replacement, seeded. The last
    three are missing where the readers never agree on any code but the commonest: it is then too rare to measure.
    """
    rows = []
    for group in groups:
        own = pairs if group == "all" else pairs[pairs.account == group]
        for variable in VARIABLES if len(own) else ():
            one, other = (own[f"{variable}_{reader}"].to_numpy() for reader in readers)
            measured = [numpy.nan] * 3 if _rare(one, other) else [alpha(one, other), *_interval(one, other, resamples)]
            rows.append([group, variable, len(own), (one == other).mean(), *measured])
    table = pandas.DataFrame(rows, columns=["account", "variable", "sentences", "agreed", "alpha", "low", "high"])
    return of_accounts(table, groups)


def _rare(one, other):
    """Tell whether two readings never agree on any code but the commonest."""
    commonest = pandas.Series(one).mode()[0]
    return not ((one == other) & (one != commonest)).any()


def _interval(one, other, resamples):
    """The middle 95 % of alpha over sentences drawn anew: its low and its high end."""
    draws = redrawn(one, other, resamples)
    defined = draws[~numpy.isnan(draws)]
    return numpy.quantile(defined, [0.025, 0.975]) if len(defined) else (numpy.nan, numpy.nan)


def together(c):
    """Krippendorff's alpha of all readings of the sentences at once, and of each reading with the agreed one.

    Columns: variable, all, and one of each reading. The agreed reading is no reading of its own: it was made with the
    others in view, so it is not among all.
    """
    readings = {name: c.coding[c.coding.reading == name].set_index("passage") for name in (*READINGS, "agreed")}
    rows = []
    for variable in VARIABLES:
        codes = pandas.DataFrame({name: rows[variable] for name, rows in readings.items()}).dropna()
        alphas = {name: alpha(codes[name], codes.agreed) for name in READINGS}
        every = krippendorff.alpha(codes[list(READINGS)].T.to_numpy(str), level_of_measurement="nominal")
        rows.append({"variable": variable, "all": every, **alphas})
    return pandas.DataFrame(rows)


def confusions(pairs, variable, readers=READERS):
    """How often one reader's code met the other's: a table with the first reader's codes down and the second's across."""
    one, other = (pairs[f"{variable}_{reader}"] for reader in readers)
    codes = sorted(set(one) | set(other))
    return pandas.crosstab(one, other).reindex(index=codes, columns=codes, fill_value=0)


def parted(pairs, variable, readers=READERS):
    """The sentences on whose code of a variable two readings part."""
    one, other = (f"{variable}_{reader}" for reader in readers)
    return pairs[pairs[one] != pairs[other]].reset_index(drop=True)


def examples_apart(c, pairs):
    """The pairs without the sentences that the codebook gives as examples, where a reader could look a code up."""
    return pairs[~pairs.passage.isin(c.codes.example)].reset_index(drop=True)


def by_reading(c):
    """Parting sentences of each account and field under each reading: columns account, field, one of each reading, agreed.

    Of an account without a reading the number is 'not read'.
    """
    slim = _only(c, [], ["role", "explanation", "effect"])
    said = {reading: sentences(slim, reading) for reading in (*READINGS, "agreed")}
    tables = [explanation_shares(c, parting(own)).assign(reading=reading) for reading, own in said.items()]
    order = tables[0][["account", "field"]]
    wide = pandas.concat(tables).pivot(index=["account", "field"], columns="reading", values="total").reset_index()
    table = order.merge(wide, on=["account", "field"])
    for reading in READINGS:
        read = table.account.isin(said[reading].account.unique())
        if not read.all():
            table = table.assign(**{reading: table[reading].astype(object).where(read, "not read")})
    return table
