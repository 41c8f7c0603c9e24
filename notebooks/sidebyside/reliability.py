"""How far readings of the same sentences agree: Krippendorff's alpha with an interval, percentages, confusions.

Alpha is 1 where readers always agree and 0 where they agree no more than chance would have it. It is computed
by the krippendorff package at the nominal level (Krippendorff, Content Analysis, 4th ed., 2018).
"""

import krippendorff
import numpy
import pandas

from .compare import explanation_shares, parting, sentences
from .crowds import of_accounts

VARIABLES = ["role", "explanation", "effect", "grievance", "event", "explanation2", "dated"]
READERS = ("first", "second")
TARGET = 0.80  # below this alpha a variable carries only tentative conclusions
RESAMPLES, SEED = 1000, 1950
LARGE = 20_000  # sentences: from here on equal pairs of codes are counted together, or the draws would fill the memory


def paired(c, readers=READERS):
    """Two readings side by side, one row a sentence: account, passage, locator, quote and <variable>_<reader>.

    A sentence without both readings has no row; account is a category of all accounts.
    """
    one, other = (sentences(c, reader)[["passage", *VARIABLES]] for reader in readers)
    both = one.merge(other, on="passage", suffixes=[f"_{reader}" for reader in readers], validate="one_to_one")
    pairs = sentences(c)[["account", "passage", "locator", "quote", "statement"]].merge(both, on="passage")
    return of_accounts(pairs, c.sources.name)


def alpha(one, other):
    """Krippendorff's alpha of two lists of codes; missing if only one code is ever used, for then it is undefined."""
    if len(one) > LARGE:
        return _alpha_of(*_kinds(one, other))[0]
    counts = _counts(one, other)
    if counts.shape[1] < 2:
        return numpy.nan
    return krippendorff.alpha(
        value_counts=counts, value_domain=numpy.arange(counts.shape[1]), level_of_measurement="nominal"
    )


def _counts(one, other):
    """How often each code (column) was given to each unit (row) by the two readers; an empty code is a code."""
    codes, values = pandas.factorize(pandas.concat([pandas.Series(one), pandas.Series(other)], ignore_index=True))
    counts = numpy.zeros((len(one), len(values)))
    for reading in (codes[: len(one)], codes[len(one) :]):
        counts[numpy.arange(len(one)), reading] += 1
    return counts


def redrawn(one, other, resamples=RESAMPLES):
    """Alpha of sentences drawn anew with replacement, many times (an array); missing where it is undefined.

    The same figure as the package's for two readers and no gap (a test holds them together), for all draws at once.
    """
    if len(one) > LARGE:
        counts, times = _kinds(one, other)
    else:
        counts = _counts(one, other)
        times = numpy.ones(len(counts))
    drawn = numpy.random.default_rng(SEED).multinomial(len(one), times / len(one), size=resamples)
    return _alpha_of(counts, drawn)


def _alpha_of(counts, drawn):
    """Alpha of units (rows of counts) taken so many times each, for every row of drawn."""
    drawn = numpy.atleast_2d(drawn)
    size = drawn.sum(axis=1)
    observed = drawn @ (counts.max(axis=1) < 2) / size
    tally, n = drawn @ counts, 2 * size
    expected = 1 - (tally * (tally - 1)).sum(axis=1) / (n * (n - 1))
    return numpy.where(expected > 0, 1 - observed / numpy.where(expected > 0, expected, 1), numpy.nan)


def _kinds(one, other):
    """The different pairs of codes as _counts, and how many units have each: drawing from them is drawing from the units."""
    pairs = pandas.DataFrame({"one": one, "other": other}).value_counts(sort=False, dropna=False).sort_index()
    kinds = pairs.index.to_frame()
    return _counts(kinds.one.to_numpy(), kinds.other.to_numpy()), pairs.to_numpy()


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
            draws = redrawn(one, other, resamples)
            defined = draws[~numpy.isnan(draws)]
            low, high = numpy.quantile(defined, [0.025, 0.975]) if len(defined) else (numpy.nan, numpy.nan)
            rare = not ((one == other) & (one != pandas.Series(one).mode()[0])).any()
            measured = numpy.nan if rare else 1.0
            rows.append(
                [
                    group,
                    variable,
                    len(own),
                    (one == other).mean(),
                    alpha(one, other) * measured,
                    low * measured,
                    high * measured,
                ]
            )
    table = pandas.DataFrame(rows, columns=["account", "variable", "sentences", "agreed", "alpha", "low", "high"])
    return of_accounts(table, groups)


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
    """Parting sentences of each account and field under each reading: columns account, field, first, second, agreed.

    Of an account without a first or a second reading the number is 'not read'.
    """
    tables = [
        explanation_shares(c, parting(sentences(c, reading))).assign(reading=reading)
        for reading in (*READERS, "agreed")
    ]
    order = tables[0][["account", "field"]]
    wide = pandas.concat(tables).pivot(index=["account", "field"], columns="reading", values="total").reset_index()
    table = order.merge(wide, on=["account", "field"])
    for reading in READERS:
        read = table.account.isin(sentences(c, reading).account)
        if not read.all():
            table = table.assign(**{reading: table[reading].astype(object).where(read, "not read")})
    return table
