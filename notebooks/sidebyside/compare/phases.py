"""The periods that works draw, the sentences year by year, and who speaks of which event."""

import numpy
import pandas

from ..dates import stretch
from .accounts import of_accounts, who_has
from .sentences import account_names, short_names

ALLIANCE, SPLIT = 1949, 1970  # conflict before the one and friendship after the other is another story


def movements(located):
    """Of the sentences with a place in time, those that tell of drawing closer or drifting apart.

    The columns are those of located; account is a category of all accounts.
    """
    moves = located[located.effect.isin(["closer", "apart"])].reset_index(drop=True)
    return of_accounts(moves, located.account.unique())


def years_of(c, events):
    """The year each event begins (decimal), under a label of one's own: events is a dict of label and event."""
    date_of = dict(zip(c.events.event, c.events.date))
    return {label: stretch(date_of[event]).start for label, event in events.items()}


def periods(c):
    """The periods that accounts and works draw, the accounts first.

    The columns of phases, and name (of the account or work), first and last (decimal years; an open end is infinite),
    account (True or False) and where. An account that draws none has one row of the scope 'none', without years.
    """
    spans = [stretch(f"{start}/{end}") for start, end in zip(c.phases.start, c.phases.end)]
    drawn = c.phases.assign(
        first=[span.start for span in spans],
        last=[span.end for span in spans],
        where=c.phases.passage.map(c.passages.set_index("passage").locator).fillna(c.phases.locator),
    )
    silent = c.sources.work[~c.sources.work.isin(drawn.work)]
    empty = pandas.DataFrame("", index=silent.index, columns=[*c.phases.columns, "where"]).assign(work=silent, scope="none")
    table = pandas.concat([drawn, empty])
    rank = {work: n for n, work in enumerate(c.sources.work)}  # works that are no account come after them, as they came
    table = table.sort_values("work", key=lambda works: works.map(rank).fillna(len(rank)), kind="stable", ignore_index=True)
    return table.assign(name=table.work.map(short_names(c)), account=table.work.isin(c.sources.work))


def turns(drawn):
    """For each work with both: where its first period of conflict begins and its last period of friendship ends.

    Only conflict that begins in 1949 or later and friendship that ends before 1970 count. Columns: work, name (a
    category, which has the accounts without a row too), conflict, friendship (decimal years), begins, lasts (the first
    year of the one and the last of the other), account, and for each of the two what it is called and whether its
    bounds are given or estimated.
    """
    own = drawn[drawn.scope == "period"]
    apart = own[(own.relation == "apart") & (own["first"] >= ALLIANCE)].sort_values(["first", "phase"])
    closer = own[(own.relation == "closer") & (own["last"] < SPLIT)].sort_values(["last", "phase"])
    begin, end = apart.drop_duplicates("work"), closer.drop_duplicates("work", keep="last")
    table = works = drawn[["work", "name", "account"]].drop_duplicates("work")
    for turn, bound, rows in (("conflict", "first", begin), ("friendship", "last", end)):
        called = {"work": "work", bound: turn, "label": f"{turn}_label", "bounds": f"{turn}_bounds"}
        table = table.merge(rows[list(called)].rename(columns=called), on="work")
    known = dict.fromkeys([*works.name[works.account], *table.name])
    years = {"begins": table.conflict.astype(int), "lasts": numpy.ceil(table.friendship).astype(int) - 1}
    return table.assign(name=pandas.Categorical(table.name, list(known)), **years)


def named_in(c):
    """Every passage that names an event, by its agreed code or as a mention: columns event and passage."""
    coded = c.coding[(c.coding.reading == "agreed") & (c.coding.event != "")]
    return pandas.concat([coded[["event", "passage"]], c.mentions]).drop_duplicates()


def spoken_of(c):
    """Each event with the passages of each account that name it: one column of counts an account, and by.

    turning_point tells whether works of history argue the event to be one, argued_by names them.
    """
    pairs = named_in(c).merge(c.passages[["passage", "source"]], on="passage")
    counts = pandas.crosstab(pairs.event, pairs.source.map(account_names(c)))
    counts = counts.reindex(index=c.events.event, columns=c.sources.name, fill_value=0)
    argued = c.turning_points.work.map(short_names(c)).groupby(c.turning_points.event).agg("; ".join)
    table = c.events.merge(counts, left_on="event", right_index=True).assign(by=who_has(counts))
    argued_by = table.event.map(argued).fillna("")
    return table.assign(turning_point=argued_by != "", argued_by=argued_by)
