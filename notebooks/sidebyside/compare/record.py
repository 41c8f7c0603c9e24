"""The accounts against what documents and historians establish: dates, corrections, confirmations."""

import pandas

from ..dates import against, stretch
from ..tables.lookup import in_order
from .accounts import of_accounts
from .sentences import account_names, coded, short_names

WEIGHTS = ["heavy", "middling", "slight"]
FITS = {  # in words, how an account's date stands to the true one
    "same": "exactly",
    "coarser": "yes, less exact",
    "contained": "yes, more exact",
    "overlapping": "in part",
    "near": "yes, within its doubt",
    "off": "no",
}


def dated_statements(c):
    """Every statement of an account that dates an event, beside the date that documents and historians establish.

    The agreed coding gives most; corrections and confirmations add those dated by their context. Columns: account,
    passage, locator, part, statement, dated, event, happened (the event's label), date, relation (of
    dates.against), years (too early is negative) and fits (the relation in words).
    """
    dating = [table[(table.dated != "") & (table.event != "")] for table in (coded(c), c.corrections, c.confirmations)]
    table = pandas.concat(dating)[["passage", "dated", "event"]].drop_duplicates("passage")
    events = c.events[["event", "label", "date"]].rename(columns={"label": "happened"})
    table = _with_place(c, table).merge(events, on="event")
    found = [against(dated, date) for dated, date in zip(table.dated, table.date)]
    table = table.assign(relation=[one.relation for one in found], years=[one.years for one in found])
    table = table.assign(fits=table.relation.map(FITS), begins=table.date.map(stretch).str[0])
    table = in_order(table, ["begins", "passage"], passage=c.passages.passage)
    return table.drop(columns="begins").reset_index(drop=True)


def corrected(c):
    """Every correction with its account, place and authority in words, heaviest first within an account."""
    clashes = c.corrections.passage2.map(c.passages.set_index("passage").locator).fillna("")
    work = c.corrections.authority.map(short_names(c)).fillna("")
    table = _with_place(c, c.corrections.assign(clashes=clashes, work=work))
    by = ["account", "weight", "passage", "correction"]
    return in_order(table, by, weight=WEIGHTS, passage=c.passages.passage).reset_index(drop=True)


def confirmed(c):
    """Every statement checked and found right, with its account, place and authority in words."""
    table = _with_place(c, c.confirmations.assign(work=c.confirmations.authority.map(short_names(c))))
    return in_order(table, ["passage", "confirmation"], passage=c.passages.passage).reset_index(drop=True)


def by_weight(c, found):
    """For each account, how many corrections have each weight; what historians dispute is counted apart.

    found has rows of ``corrected``. Columns: account, sentences (of the whole account), heavy, middling, slight and
    disputed.
    """
    kind = found.weight.where(found.kind != "disputed", "disputed")
    counts = pandas.crosstab(found.account, kind).reindex(index=c.sources.name, columns=[*WEIGHTS, "disputed"])
    sentences = c.passages[c.passages.kind == "sentence"].source.value_counts()
    table = counts.fillna(0).astype(int).rename_axis(index="account", columns=None).reset_index()
    table.insert(1, "sentences", c.sources.source.map(sentences).fillna(0).astype(int))
    return table


def _with_place(c, table):
    """Add account (a category of all accounts), locator, part and statement of each row's passage."""
    passages = c.passages.assign(account=c.passages.source.map(account_names(c)))
    table = table.merge(passages[["passage", "account", "locator", "part", "statement"]], on="passage")
    return of_accounts(table, c.sources.name)
