"""Complaints: who mentions them, against whom, about what and when."""

import pandas

from .accounts import of_accounts, who_has
from .sentences import coded, labels, placed

BLAME = ("outright", "implied")
SIDES = ("china", "ussr")  # those that complain


def mentions(c, stated=BLAME):
    """Every mention of a complaint with a word of blame, or as stated otherwise; account is a category of all accounts.

    Columns: those of grievances.csv and complaints.csv, account, locator, statement, dated, year, dated_by (see
    placed), theme_label. Where the sentence is about no event of its own, event is the complaint's.
    """
    complaints = c.complaints.rename(columns={"event": "event_of_complaint"})
    table = c.grievances[c.grievances.stated.isin(stated)].merge(complaints, on="complaint", validate="many_to_one")
    table = table.merge(coded(c)[["passage", "account", "locator", "statement", "dated", "event"]], on="passage")
    event = table.event.where(table.event != "", table.event_of_complaint)
    table = placed(c, table.assign(event=event, theme_label=table.theme.map(labels(c, "theme"))))
    return of_accounts(table.drop(columns="event_of_complaint"), c.sources.name)


def by_complaint(c, mentioned):
    """Each complaint that is mentioned: its columns, theme_label, and how often each account mentions it (a column each).

    by is the one account that mentions it, 'both' or 'several'; mentions is their sum.
    """
    counts = pandas.crosstab(mentioned.complaint, mentioned.account).reindex(columns=list(c.sources.name), fill_value=0)
    counts = counts.assign(by=who_has(counts), mentions=counts.sum(axis=1))
    table = c.complaints.merge(counts, left_on="complaint", right_index=True).reset_index(drop=True)
    return table.assign(theme_label=table.theme.map(labels(c, "theme")))


def by_theme(c, mentioned):
    """For each account, complainant and theme: mentions said outright, implied, and both together.

    Columns: account, complainant, theme, theme_label, outright, implied, mentions.
    """
    keys = {"account": list(c.sources.name), "complainant": SIDES, "theme": list(labels(c, "theme"))}
    every = pandas.MultiIndex.from_product(keys.values(), names=keys)
    counts = mentioned.groupby([*keys, "stated"], observed=True).size().unstack(fill_value=0)
    counts = counts.reindex(index=every, columns=BLAME, fill_value=0).reset_index().rename_axis(columns=None)
    return counts.assign(mentions=counts.outright + counts.implied, theme_label=counts.theme.map(labels(c, "theme")))
