"""Collections made up from the real one: other names, more accounts, more of everything."""

import dataclasses
import json

import pandas
from sidebyside import load
from sidebyside.collection import DATA, read_schema

C = load()
NAMES = ["Konstantinopolitanskayaa", "Μαρία Παπαδοπούλου-Νικολ", "Анна Щербакова-Жукова", "Fynn", "Wang Li", "Q"]
OWN = {
    "works": ("work",),
    "sources": ("source", "work"),
    "passages": ("passage", "source"),
    "coding": ("passage",),
    "mentions": ("passage",),
    "phases": ("phase", "work", "passage"),
    "grievances": ("passage",),
    "positions": ("work", "passage", "passage2"),
    "corrections": ("correction", "passage", "passage2"),
    "confirmations": ("confirmation", "passage"),
    "claims": ("claim", "source"),
}
MULTIPLIED = {
    "passages": ("passage", "part", "section"),
    "coding": ("passage",),
    "mentions": ("passage",),
    "phases": ("phase", "passage"),
    "complaints": ("complaint",),
    "grievances": ("passage", "complaint"),
    "questions": ("question",),
    "answers": ("question",),
    "positions": ("question", "passage", "passage2"),
    "corrections": ("correction", "passage", "passage2"),
    "confirmations": ("confirmation", "passage"),
}


def tagged(table, columns, tag):
    """The table with a tag, or a tag for each row, at the end of every cell of some columns that is not empty."""
    return table.assign(**{column: (table[column] + tag).where(table[column] != "", "") for column in columns})


def one_account(n, name):
    """The rows of one account of the collection, the first or the second in turn, under a new name."""
    model = C.sources.iloc[[n % len(C.sources)]]
    passages = set(C.passages.passage[C.passages.source == model.source.iloc[0]])
    work = model.work.iloc[0]
    tables = {"sources": model.assign(name=name), "works": C.works[C.works.work == work]}
    tables["passages"] = C.passages[C.passages.passage.isin(passages)]
    alone = ~C.claims.test.str.contains("another account")
    tables["claims"] = C.claims[alone & (C.claims.source == model.source.iloc[0])]
    for table in ("phases", "positions"):
        tables[table] = getattr(C, table)[getattr(C, table).work == work]
    for table in ("coding", "mentions", "grievances", "corrections", "confirmations"):
        tables[table] = getattr(C, table)[getattr(C, table).passage.isin(passages)]
    return {table: tagged(rows, OWN[table], f"-{n}") for table, rows in tables.items()}


def accounts(names):
    """A collection of accounts with these names, each as one of the two real ones, and of all other voices."""
    new = [one_account(n, name) for n, name in enumerate(names)]
    tables = {table: pandas.concat([own[table] for own in new], ignore_index=True) for table in new[0]}
    for table in ("works", "phases", "positions"):
        others = getattr(C, table)[~getattr(C, table).work.isin(C.sources.work)]
        tables[table] = pandas.concat([tables[table], others], ignore_index=True)
    tables["complaints"] = C.complaints[C.complaints.complaint.isin(tables["grievances"].complaint)]
    return dataclasses.replace(C, **{table: rows.reset_index(drop=True) for table, rows in tables.items()})


def multiplied(c, times):
    """A collection with everything several times over, but for its accounts, other works, events and claims.

    What stands there first keeps its name, so that what refers to it finds it.
    """
    tables = {}
    for table, columns in MULTIPLIED.items():
        rows = getattr(c, table)
        tag = pandas.Series(["", *(f"-again-{n}" for n in range(1, times))]).repeat(len(rows)).reset_index(drop=True)
        tables[table] = tagged(pandas.concat([rows] * times, ignore_index=True), columns, tag)
    rank = dict(zip(c.sources.source, range(len(c.sources))))
    order = tables["passages"].source.map(rank).sort_values(kind="stable").index
    tables["passages"] = tables["passages"].loc[order].reset_index(drop=True)
    tables["passages"]["position"] = tables["passages"].groupby("source").cumcount() + 1
    tables["questions"] = tables["questions"].assign(position=range(1, len(tables["questions"]) + 1))
    return dataclasses.replace(c, **tables)


def written(c, folder):
    """Write a collection into a folder as load() reads it, without the seal, which is that of the collection's own tables."""
    schema = read_schema(DATA)
    for resource in schema["resources"]:
        del resource["rows"], resource["fingerprint"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        getattr(c, resource["name"])[columns].to_csv(folder / resource["path"], index=False)
    (folder / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
    return folder


def without(c, table, keep):
    """A collection without the rows of a table that keep (a function of the table) does not keep."""
    rows = getattr(c, table)
    return dataclasses.replace(c, **{table: rows[keep(rows)].reset_index(drop=True)})


def passages_of(c, name):
    """The passages of the account with a name."""
    return set(c.passages.passage[c.passages.source == c.sources.source[c.sources.name == name].iloc[0]])


def recoded(c, name, **codes):
    """A collection in which every reading of every sentence of one account has these codes."""
    own = c.coding.passage.isin(passages_of(c, name))
    return dataclasses.replace(
        c, coding=c.coding.assign(**{column: c.coding[column].where(~own, code) for column, code in codes.items()})
    )


def silenced(c, name):
    """A collection in which one account is silent on every question."""
    own = c.positions.work == c.sources.work[c.sources.name == name].iloc[0]
    mute = {"answer": c.positions.answer.where(~own, "silent"), "answer2": c.positions.answer2.where(~own, "")}
    return dataclasses.replace(c, positions=c.positions.assign(**mute))


def odd():
    """Six accounts, each odd in its own way.

    In order: silent on every question; without a dated sentence; saying neither closer nor apart; without complaints
    and periods; read once and without corrections; one sentence long.
    """
    c = accounts(NAMES)
    silent, undated, neither, calm, unread, short = NAMES
    c = recoded(recoded(silenced(c, silent), undated, dated="", event=""), neither, effect="none")
    quiet, once, one = (passages_of(c, name) for name in (calm, unread, short))
    work = c.sources.work[c.sources.name == calm].iloc[0]
    c = without(c, "grievances", lambda rows: ~rows.passage.isin(quiet))
    c = without(c, "phases", lambda rows: rows.work != work)
    c = without(c, "coding", lambda rows: (rows.reading == "agreed") | ~rows.passage.isin(once))
    checked = once | passages_of(c, undated)
    for table in ("corrections", "confirmations"):
        c = without(c, table, lambda rows: ~rows.passage.isin(checked))
    gone = one - {c.passages.passage[c.passages.passage.isin(one) & (c.passages.kind == "sentence")].iloc[0]}
    for table in ("passages", "coding", "mentions", "grievances", "corrections", "confirmations"):
        c = without(c, table, lambda rows: ~rows.passage.isin(gone))
    return c


def mute():
    """One account alone, that says nothing of anything: no field, date, direction, period, complaint, answer or claim."""
    name = NAMES[2]
    c = recoded(silenced(accounts([name]), name), name, effect="none", dated="", event="", theme="none")
    c = without(c, "coding", lambda rows: rows.reading == "agreed")
    for table in ("phases", "corrections", "confirmations", "grievances", "complaints", "claims"):
        c = without(c, table, lambda rows: rows.index < 0)
    return c
