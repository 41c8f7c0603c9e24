"""The comparisons: tables in, tables out. Nothing here draws, prints or rounds for show.

Every function takes the Collection or a table made by another of them and returns a new DataFrame in a
fixed order. Accounts come in the order of their writing.
"""

import numpy
import pandas

from .crowds import accounts, of_accounts, who_has
from .dates import stretch
from .places import beside, places, told_of

LONGEST_MOMENT = 4.0  # years; a sentence that spans more than this has no one place on a time axis
READERS = ("first", "second", "third")
ARGUED_ROLES = ("cause", "judgement")
PLACES = {"announced": "announced", "argued": "in the body"}  # of a text, and what readers are told


def sentences(c, reading="agreed"):
    """One reading of every sentence with its passage: the columns of coding and passages, account (the name) and field."""
    coded = c.coding[c.coding.reading == reading].drop(columns="reading")
    said = c.passages[c.passages.kind == "sentence"]
    if said.passage.tolist() == coded.passage.tolist():  # in the order of load(): nothing needs to be looked up
        coded = coded.drop(columns="passage")
        table = pandas.concat([said.reset_index(drop=True), coded.reset_index(drop=True)], axis=1)
    else:
        table = c.passages.merge(coded, on="passage", validate="one_to_one")
    names = c.sources.set_index("source").name
    return table.assign(account=table.source.map(names), field=table.explanation.map(labels(c, "explanation")))


def differences(c):
    """Every passage and variable on which the readings are not of one mind.

    Columns: passage, locator, variable, one of each reading, agreed, reason (of the agreed reading).
    """
    agreed = c.coding[c.coding.reading == "agreed"]
    agreed = agreed.assign(place=places(agreed.passage, c.passages.passage)).sort_values("place", ignore_index=True)
    read = {name: beside(agreed.passage, c.coding[c.coding.reading == name]) for name in READERS}
    unlike = []
    for variable in ("role", "explanation", "explanation2", "effect", "grievance", "event", "dated"):
        codes = agreed[["passage", "place", "reason"]].assign(variable=variable)
        codes = codes.assign(**{name: rows[variable] for name, rows in read.items()}, agreed=agreed[variable])
        other = [codes[name].notna() & (codes[name] != codes.agreed) for name in READERS]
        unlike.append(codes[numpy.logical_or.reduce(other)])
    table = pandas.concat(unlike).fillna("not read").sort_values("place", kind="stable", ignore_index=True)
    table = table.assign(locator=c.passages.locator.iloc[table.place].to_numpy())
    return table[["passage", "locator", "variable", *READERS, "agreed", "reason"]]


def profile(c):
    """Origin, purpose, value and limitation, one row each, one column an account."""
    rows = c.sources.set_index("name")[["origin", "purpose", "value", "limitation"]].T
    return (
        rows.rename_axis(index="aspect", columns=None)
        .reset_index()
        .assign(aspect=lambda table: table.aspect.str.capitalize())
    )


def labels(c, variable):
    """The codes of a variable, in order, with the words that charts print for them (a dict)."""
    codes = c.codes[c.codes.variable == variable]
    return dict(zip(codes.code, codes.label))


def in_words(c, table):
    """Put the printed label in place of every code of the table."""
    coded = {variable: labels(c, variable) for variable in c.codes.variable.unique()}
    coded["explanation2"] = coded["explanation"]
    coded["holder"] = {"china": "China", "ussr": "Soviet Union"}
    coded["place"] = PLACES
    events = dict(zip(c.events.event, c.events.label))
    table = table.assign(
        **{
            column: table[column].map(lambda code, coded=coded[column]: coded.get(code, code))
            for column in table.columns.intersection(list(coded))
        }
    )
    return table.assign(event=table.event.map(lambda event: events.get(event, event))) if "event" in table else table


def at_a_glance(said):
    """Every sentence with its place in its part of the text: adds column (1, 2, 3 ... in the part)."""
    return said.assign(column=said.groupby(["account", "part"], sort=False).cumcount() + 1)


def lengths(said):
    """Words and sentences of each part of each account, in the order of the text."""
    return (
        said.groupby(["account", "part"], sort=False)
        .agg(sentences=("passage", "size"), words=("words", "sum"))
        .reset_index()
    )


def cited(c):
    """The references an account prints: times cited, by which sentences, what they are and how sure that is."""
    printed = c.works[c.works.passage != ""].merge(c.passages[["passage", "source", "position"]], on="passage")
    citing = (
        c.passages[c.passages.cites != ""].groupby("cites").agg(times=("passage", "size"), where=("locator", "; ".join))
    )
    table = printed.merge(citing, left_on="passage", right_index=True, how="left").fillna({"times": 0, "where": ""})
    return table.astype({"times": int}).sort_values(["source", "position"]).reset_index(drop=True)


def placed(c, said):
    """Sentences with a place in time: adds year (decimal, middle of the stretch) and placing.

    The placing is 'its own date', 'its event' (the date of the event it is about), 'a span' (longer than
    four years or open) or 'undated'; the year is missing for the last two.
    """
    date_of = dict(zip(c.events.event, c.events.date))
    own = said.dated != ""
    dates = said.dated.where(own, said.event.map(lambda event: date_of.get(event, "")))
    span_of = {date: stretch(date) if date else None for date in dates.unique()}
    spans = [span_of[date] for date in dates.tolist()]
    years, placing = [], []
    for span, its_own in zip(spans, own):
        at = span is not None and span.length <= LONGEST_MOMENT
        years.append(span.middle if at else None)
        placing.append(
            "undated" if span is None else "a span" if not at else "its own date" if its_own else "its event"
        )
    return said.assign(year=years, placing=placing)


def movements(located):
    """Of the sentences placed in time: those that say closer or apart; account is a category of all accounts."""
    moves = located[located.effect.isin(["closer", "apart"])].reset_index(drop=True)
    return of_accounts(moves, accounts(located))


def parting(said):
    """The sentences that say the two moved or stood apart; adds argued (True for causes and judgements)."""
    apart = said[said.effect == "apart"]
    return apart.assign(argued=apart.role.isin(ARGUED_ROLES)).reset_index(drop=True)


def explanation_shares(c, apart):
    """For each account and field of explanation: sentences that argue it, sentences that tell it, and their share.

    The share is of the account's parting sentences that name a field; 'none' has no share.
    Columns: account, explanation, field (its label), argued, told, total, named (the whole), share.
    """
    counted = apart.groupby(["account", "explanation"]).argued.agg(argued="sum", total="size")
    every = pandas.MultiIndex.from_product([c.sources.name, labels(c, "explanation")], names=["account", "explanation"])
    table = counted.reindex(every, fill_value=0).astype(int).reset_index()
    table = table.assign(told=table.total - table.argued)
    named = table[table.explanation != "none"].groupby("account").total.sum()
    table = table.assign(named=table.account.map(named))
    share = (table.total / table.named.where(table.named > 0)).where(table.explanation != "none")
    return table.assign(share=share, field=table.explanation.map(labels(c, "explanation")))


def by_weight(shares):
    """The fields of explanation, heaviest first, by the sum of their shares over the table; 'none' last."""
    weight = shares.groupby("explanation", sort=False).share.sum()
    fields = [field for field in weight.index if field != "none"]
    return sorted(fields, key=lambda field: (-round(weight[field], 9), field)) + ["none"]


def announced_and_argued(c, apart):
    """For each account, place (announced, argued) and field: parting sentences and their share of the place."""
    named = apart[apart.explanation != "none"]
    counted = named.groupby(["account", "place", "explanation"]).size()
    fields = [field for field in labels(c, "explanation") if field != "none"]
    every = pandas.MultiIndex.from_product(
        [c.sources.name, PLACES, fields], names=["account", "place", "explanation"]
    )
    table = counted.reindex(every, fill_value=0).rename("sentences").reset_index()
    whole = table.groupby(["account", "place"]).sentences.transform("sum")
    return table.assign(
        whole=whole,
        share=(table.sentences / whole.where(whole > 0)).fillna(0.0),
        field=table.explanation.map(labels(c, "explanation")),
    )


def years_of(c, events):
    """The year each event begins (decimal), under a label of one's own: events is a dict of label and event."""
    date_of = dict(zip(c.events.event, c.events.date))
    return {label: stretch(date_of[event]).start for label, event in events.items()}


def voices(c):
    """A short name for each work: the account's own, or author and year, or the title where there is no author (a dict)."""
    works = c.works.set_index("work")
    families = works.author.str.replace(r"\(.*?\)", "", regex=True).str.split(" and ")
    names = families.map(lambda authors: " & ".join(author.split(",")[0].strip() for author in authors))
    named = (names + " " + works.year).str.strip().where(works.author != "", works.title)
    return {**named, **dict(zip(c.sources.work, c.sources.name))}


def periods(c):
    """The periods each voice draws: adds name (of the voice), first and last (decimal years, open ends infinite).

    Adds also account (True or False). An account that draws none has one row of the scope 'none', without a label or a year.
    """
    spans = [stretch(f"{start}/{end}") for start, end in zip(c.phases.start, c.phases.end)]
    table = c.phases.assign(
        name=c.phases.voice.map(voices(c)),
        first=[span.start for span in spans],
        last=[span.end for span in spans],
        account=c.phases.voice.isin(c.sources.work),
        where=beside(c.phases.passage, c.passages[["passage", "locator"]]).locator.fillna(c.phases.locator),
    )
    silent = c.sources[~c.sources.work.isin(table.voice)]
    return table if silent.empty else _with_silent(table, silent, c.sources.work)


def _with_silent(drawn, silent, works):
    """Periods with a row for each account that draws none, where it comes in the order of the accounts (their works)."""
    empty = pandas.DataFrame("", index=silent.index, columns=drawn.columns)
    rows = empty.assign(voice=silent.work, name=silent.name, first=numpy.nan, last=numpy.nan, scope="none", account=True)
    both = pandas.concat([rows, drawn], ignore_index=True)
    rank = {work: n for n, work in enumerate(works)}
    others = len(rank)  # voices that are no account come after them
    return both.sort_values("voice", key=lambda voice: voice.map(rank).fillna(others), kind="stable", ignore_index=True)


def partings(drawn):
    """For each voice with both: the start of its first period apart and the end of its last period of closeness.

    Only periods apart that begin in 1949 or later and closeness that ends before 1970 count: what came before
    the alliance and after the split is another story. Columns: voice, name, parting, closeness, and for each
    of the two its label and whether its bounds are stated. name is a category, which has the accounts without a row too.
    """
    rows = []
    for (voice, name), own in drawn[drawn.scope == "period"].groupby(["voice", "name"], sort=False):
        apart = own[(own.relation == "apart") & (own["first"] >= 1949)].sort_values(["first", "phase"])
        closer = own[(own.relation == "closer") & (own["last"] < 1970)].sort_values(["last", "phase"])
        if len(apart) and len(closer):
            begin, end = apart.iloc[0], closer.iloc[-1]
            rows.append([voice, name, begin["first"], end["last"], begin.label, end.label, begin.bounds, end.bounds])
    ends = [f"{end}_{what}" for what in ("label", "bounds") for end in ("parting", "closeness")]
    table = pandas.DataFrame(rows, columns=["voice", "name", "parting", "closeness", *ends])
    known = dict.fromkeys([*drawn.name[drawn.account.astype(bool)], *table.name])
    return table.assign(name=pandas.Categorical(table.name, list(known)))


def voicings(c, stated=("outright", "implied")):
    """Every voicing of a complaint with a word of blame, or as stated otherwise, with its account, holder, field and year.

    Adds placing (see placed); account is a category of all accounts.
    """
    complaints = c.complaints.rename(columns={"event": "event_of_complaint"})
    voiced = c.grievances[c.grievances.stated.isin(stated)]
    table = voiced.merge(complaints, on="complaint", validate="many_to_one")
    table = told_of(table, sentences(c), ["account", "locator", "statement", "dated", "event"])
    event = table.event.where(table.event != "", table.event_of_complaint)
    table = placed(c, table.assign(event=event, field=table.explanation.map(labels(c, "explanation"))))
    return of_accounts(table.drop(columns="event_of_complaint"), c.sources.name)


def complaints_by_account(c, voiced):
    """Each complaint with its number of voicings by each account (one column an account) and by (one name, both or several, 'neither').

    A complaint that is only stated in another way than those voiced has no row.
    """
    counts = voiced.groupby(["complaint", "account"]).size().unstack(fill_value=0)
    otherwise = set(c.grievances.complaint) - set(voiced.complaint)
    complaints = c.complaints[~c.complaints.complaint.isin(otherwise)]
    counts = counts.reindex(index=complaints.complaint, columns=c.sources.name, fill_value=0)
    table = complaints.merge(counts, left_on="complaint", right_index=True, validate="one_to_one")
    return table.assign(by=who_has(counts), voicings=table[list(c.sources.name)].sum(axis=1)).reset_index(drop=True)


def complaints_by_field(c, voiced):
    """Voicings for each account, holder and field of complaint."""
    fields = list(labels(c, "explanation"))
    every = pandas.MultiIndex.from_product(
        [c.sources.name, ["china", "ussr"], fields], names=["account", "holder", "explanation"]
    )
    return (
        voiced.groupby(["account", "holder", "explanation"])
        .size()
        .reindex(every, fill_value=0)
        .rename("voicings")
        .reset_index()
        .assign(field=lambda table: table.explanation.map(labels(c, "explanation")))
    )


def spoken_of(c):
    """Each event with the passages of each account that name it: one column of counts an account, and by.

    turning_point tells whether works of history argue the event to be one, argued_by names them.
    """
    coded = c.coding[(c.coding.reading == "agreed") & (c.coding.event != "")][["event", "passage"]]
    pairs = told_of(pandas.concat([coded, c.mentions]).drop_duplicates(), c.passages, ["source"])
    names = c.sources.set_index("source").name
    counts = pairs.assign(account=pairs.source.map(names)).groupby(["event", "account"]).size().unstack(fill_value=0)
    counts = counts.reindex(index=c.events.event, columns=c.sources.name, fill_value=0)
    argued = c.turning_points.work.map(voices(c)).groupby(c.turning_points.event).agg("; ".join)
    table = c.events.merge(counts, left_on="event", right_index=True).assign(by=who_has(counts))
    argued_by = table.event.map(argued).fillna("")
    return table.assign(turning_point=argued_by != "", argued_by=argued_by)
