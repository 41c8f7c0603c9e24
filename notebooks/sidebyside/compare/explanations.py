"""What the sentences that tell of the two drifting apart are about, and how the accounts weigh it."""

import pandas

from .sentences import ARGUED_ROLES, PLACES, labels


def apart(said):
    """The sentences that tell of the two drifting apart; adds argued (True for causes and judgements)."""
    apart = said[said.effect == "apart"]
    return apart.assign(argued=apart.role.isin(ARGUED_ROLES)).reset_index(drop=True)


def shares(c, apart):
    """For each account and theme: sentences that argue it, sentences that tell it, and their share.

    The share is of those of the account's sentences that tell of drifting apart and have a theme; 'none' has no share.
    Columns: account, theme, theme_label, argued, told, total, named (the whole), share.
    """
    counted = apart.groupby(["account", "theme"]).argued.agg(argued="sum", total="size")
    every = pandas.MultiIndex.from_product([c.sources.name, labels(c, "theme")], names=["account", "theme"])
    table = counted.reindex(every, fill_value=0).astype(int).reset_index()
    table = table.assign(told=table.total - table.argued)
    named = table[table.theme != "none"].groupby("account").total.sum()
    table = table.assign(named=table.account.map(named))
    share = (table.total / table.named.where(table.named > 0)).where(table.theme != "none")
    return table.assign(share=share, theme_label=table.theme.map(labels(c, "theme")))


def promised_and_delivered(c, apart):
    """For each account, place in its text and theme: the sentences, all those of the place that have a theme, and the share.

    A place is promised (title, abstract, introduction, conclusion) or delivered (the main text).
    Columns: account, place, theme, sentences, whole, share, theme_label.
    """
    names = labels(c, "theme")
    counted = apart.groupby(["account", "place", "theme"]).size()
    every = pandas.MultiIndex.from_product(
        [c.sources.name, PLACES, [theme for theme in names if theme != "none"]], names=["account", "place", "theme"]
    )
    table = counted.reindex(every, fill_value=0).rename("sentences").reset_index()
    whole = table.groupby(["account", "place"]).sentences.transform("sum")
    share = (table.sentences / whole.where(whole > 0)).fillna(0.0)
    return table.assign(whole=whole, share=share, theme_label=table.theme.map(names))
