"""Which accounts rows may speak of: account as a category of all names, in the order of their writing."""

import numpy
import pandas


def of_accounts(rows, names):
    """The rows with account as a category of all names, so that an account without a row is still known."""
    return rows.assign(account=pandas.Categorical(rows.account, list(names)))


def who_has(counts):
    """For each row of counts (one column an account): the one account that has any, 'both' or 'several', or 'neither'."""
    has = counts.to_numpy() > 0
    more = "both" if counts.shape[1] == 2 else "several"
    first = counts.columns.to_numpy()[has.argmax(axis=1)]
    return numpy.where(has.sum(axis=1) > 1, more, numpy.where(has.any(axis=1), first, "neither"))
