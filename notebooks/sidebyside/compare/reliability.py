"""How far readings of the same sentences agree: the share of same codes, Krippendorff's alpha and its interval.

Alpha is 1 where readers always agree and 0 where they agree no more than chance would have it (Krippendorff, Content
Analysis, 4th ed., 2018; here for codes without an order). A thousand redraws of long texts need it in a few sums, so
it is worked out here; a test binds it to the krippendorff package.
"""

import numpy
import pandas

from ..tables.lookup import in_order
from .accounts import of_accounts
from .sentences import READERS, coded

VARIABLES = {
    "role": "What the sentence does",
    "theme": "Its theme",
    "theme2": "A second theme, if any",
    "effect": "Closer or apart?",
    "grievance": "Who complains",
    "event": "Which event",
    "dated": "The date it gives",
}
TWO = ("first", "second")  # the readers whose readings are set side by side if no others are named
TARGET = 0.80  # below this alpha a code carries only tentative conclusions
RESAMPLES, SEED = 1000, 1950


def paired(c, readers=TWO):
    """Readings side by side, a row a sentence that all of them have read, a column <variable>_<reader> for each code.

    The columns before: account (a category of all accounts), passage, locator, quote, statement.
    """
    pairs = coded(c)[["account", "passage", "locator", "quote", "statement"]]
    for reader in readers:
        codes = c.coding.loc[c.coding.reading == reader, ["passage", *VARIABLES]]
        codes = codes.rename(columns={name: f"{name}_{reader}" for name in VARIABLES})
        pairs = pairs.merge(codes, on="passage", validate="one_to_one")
    return of_accounts(pairs, c.sources.name)


def parted(pairs, variable):
    """The sentences of ``paired`` on whose code of a variable the readers part."""
    return pairs[_codes(pairs, variable).nunique(axis=1) > 1].reset_index(drop=True)


def _codes(pairs, variable):
    """The codes of a variable in rows of ``paired``, a column a reader."""
    return pairs[[f"{variable}_{reader}" for reader in READERS if f"{variable}_{reader}" in pairs]]


def agreement(pairs, groups=("all",), resamples=RESAMPLES):
    """Agreement of the readers in rows of ``paired`` on each variable, over all sentences and, if asked, within accounts.

    groups is ('all',) or names of accounts besides; one that has no sentence in pairs has no row, but account is a
    category of all groups. Columns: account ('all' or a name), variable, code (the variable in words), sentences,
    readers (how many), agreed (the share of sentences with one code from all), alpha, low and high: the middle 95 %
    of alpha over sentences drawn anew with replacement, seeded. The last three are missing where the readers never
    agree on any code but the commonest: it is then too rare to measure.
    """
    rows = []
    for group in groups:
        own = pairs if group == "all" else pairs[pairs.account == group]
        times = drawn(len(own), resamples)
        for variable, code in VARIABLES.items() if len(own) else ():
            codes = _codes(own, variable).to_numpy()
            same = (codes == codes[:, :1]).all(axis=1)
            commonest = pandas.Series(codes.ravel()).mode()[0]
            rare = (codes[same, 0] == commonest).all()
            measured = [numpy.nan] * 3 if rare else _measured(times, codes)
            rows.append([group, variable, code, len(own), codes.shape[1], same.mean(), *measured])
    columns = ["account", "variable", "code", "sentences", "readers", "agreed", "alpha", "low", "high"]
    return of_accounts(pandas.DataFrame(rows, columns=columns), groups)


def _measured(times, codes):
    """Alpha of the codes, and the low and the high end of the middle 95 % of redraws."""
    redrawn = alphas(times, codes)
    redrawn = redrawn[~numpy.isnan(redrawn)]
    ends = numpy.quantile(redrawn, [0.025, 0.975]) if len(redrawn) else [numpy.nan] * 2
    return [alpha(*codes.T), *ends]


def alpha(*readings):
    """Krippendorff's alpha of two or more lists of codes; missing if only one code is ever used, for then it is undefined."""
    codes = numpy.array(readings, dtype=object).T
    return alphas(numpy.ones((1, len(codes))), codes)[0]


def drawn(sentences, resamples):
    """How often each sentence is drawn when as many as there are are drawn blindly: a row a resample."""
    rng = numpy.random.default_rng(SEED)
    draws = [rng.integers(sentences, size=sentences) for _ in range(resamples if sentences else 0)]
    return numpy.array([numpy.bincount(draw, minlength=sentences) for draw in draws], float)


def alphas(times, codes):
    """Alpha of codes (sentences by readers) for each row of times (how often each sentence counts); an empty code is one.

    It is 1 - observed / expected: the share of pairs of readers of one sentence who differ, by that of any two codes.
    """
    numbers, values = pandas.factorize(codes.ravel())
    readers = codes.shape[1]
    tally = numpy.zeros((len(codes), len(values)))  # how many readers give a sentence each code
    numpy.add.at(tally, (numpy.arange(len(codes)).repeat(readers), numbers), 1)
    differ = 1 - (tally * (tally - 1)).sum(axis=1) / (readers * (readers - 1))
    whole, every = times.sum(axis=1), times @ tally
    given = readers * whole
    expected = 1 - (every * (every - 1)).sum(axis=1) / (given * (given - 1))
    observed = times @ differ / whole
    return numpy.where(expected > 0, 1 - observed / numpy.where(expected > 0, expected, 1), numpy.nan)


def with_the_agreed(c):
    """Alpha of each reading with the agreed codes: columns code and one of each reading."""
    rows = []
    for variable, code in VARIABLES.items():
        codes = c.coding.pivot(index="passage", columns="reading", values=variable)
        both = {reader: codes[[reader, "agreed"]].dropna() for reader in READERS}
        rows.append({"code": code} | {reader: alpha(own[reader], own.agreed) for reader, own in both.items()})
    return pandas.DataFrame(rows)


def differences(c):
    """Every sentence and variable on which a reading differs from the agreed one, in the order of the texts.

    Columns: passage, locator, variable, one of each reading ('not read' where it has none), agreed, reason (of the
    agreed reading).
    """
    codes = c.coding.melt(["passage", "reading"], list(VARIABLES), "variable", "code")
    codes = codes.pivot(index=["passage", "variable"], columns="reading", values="code").reindex(columns=[*READERS, "agreed"])
    differs = codes[[*READERS]].ne(codes.agreed, axis=0) & codes[[*READERS]].notna()
    table = codes[differs.any(axis=1)].fillna("not read").reset_index().rename_axis(columns=None)
    agreed = c.coding.loc[c.coding.reading == "agreed", ["passage", "reason"]]
    table = table.merge(agreed, on="passage").merge(c.passages[["passage", "locator"]], on="passage")
    table = in_order(table, ["passage", "variable"], passage=c.passages.passage, variable=VARIABLES).reset_index(drop=True)
    return table[["passage", "locator", "variable", *READERS, "agreed", "reason"]]
