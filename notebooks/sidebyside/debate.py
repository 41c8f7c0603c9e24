"""Comparisons of answers, of silences, and of the accounts with the record: tables in, tables out (see compare.py)."""

import pandas

from .compare import sentences, voices
from .crowds import accounts, of_accounts
from .dates import against, stretch
from .places import beside, in_order, told_of

SILENT = "silent"
RELATIONS = ["differ", "in part", "agree", "one alone", "silent"]
ACTORS = {"chinese-party": "the Chinese party", "soviet-party": "the Soviet party", "mao": "Mao", "khrushchev": "Khrushchev",
          "deng": "Deng"}  # fmt: skip
WEIGHTS = ["heavy", "middling", "slight"]


def answered(c):
    """Every position with its question and answers in words.

    Adds name (of the voice), account (True or False), actor and school (of the work), answers (a tuple of codes, empty if silent), said (their
    labels joined), and for accounts where and quote of the passage and where2 and quote2 of the second.
    """
    label = {(row.question, row.answer): row.label for row in c.answers.itertuples()}
    table = c.positions.merge(c.questions[["question", "position", "label", "wording", "why"]], on="question")
    codes = [tuple(a for a in (one, two) if a and a != SILENT) for one, two in zip(table.answer, table.answer2)]
    said = [
        " + ".join(label[question, code] for code in own) or "silent" for question, own in zip(table.question, codes)
    ]
    passages = c.passages.set_index("passage")
    table = table.assign(
        name=table.voice.map(voices(c)), account=table.voice.isin(c.sources.work), answers=codes, said=said
    ).merge(c.works[["work", "actor", "school", "date"]], left_on="voice", right_on="work", validate="many_to_one")
    table = table.drop(columns="work")
    for column, where, quote in (("passage", "where", "quote"), ("passage2", "where2", "quote2")):
        table[where] = table[column].map(passages.locator).fillna(table.locator if where == "where" else "")
        table[quote] = table[column].map(passages.quote).fillna("")
    return table


def relations(c):
    """How the accounts' answers to each question relate, computed from the answers alone.

    Columns: question, position, label, wording, why, relation (one of RELATIONS), who (the accounts that speak),
    one column an account with its answer in words, and one 'shared <account>' with the same and, in brackets after
    each answer, how many historians' works give it; others counts those that give none of these.
    """
    label = {(row.question, row.answer): row.label for row in c.answers.itertuples()}
    rows = [_related(positions, c.sources.name, label) for _, positions in answered(c).groupby("question", sort=False)]
    asked = c.questions[["question", "position", "label", "wording", "why"]]
    found = asked.merge(pandas.DataFrame(rows), on="question")
    return in_order(found, ["relation", "position"], relation=RELATIONS).reset_index(drop=True)


def _related(positions, names, label):
    """What relations says of one question (a dict), from everybody's positions on it and the names of the accounts."""
    given = positions[positions.account].set_index("name")
    spoken = {name: set(codes) for name, codes in given.answers.items() if codes}
    historians = [set(codes) for codes in positions.answers[~positions.account & (positions.actor == "")]]
    question = positions.question.iloc[0]
    row = {"question": question, "relation": relation(list(spoken.values()), len(given)), "who": list(spoken)}
    for name in names:
        held = [(label[question, code], sum(code in codes for codes in historians)) for code in given.answers[name]]
        row[name] = given.said[name]
        row[f"shared {name}"] = " + ".join(f"{text} ({n})" if n else text for text, n in held) or "silent"
    by_accounts = set().union(*spoken.values())
    return {**row, "others": sum(codes.isdisjoint(by_accounts) for codes in historians)}


def relation(sets, accounts):
    """Name the relation of sets of answers: all the same agree, some in common agree in part, none differ.

    accounts is the number of accounts asked; those that are silent have no set here.
    """
    if not sets:
        return "silent"
    if len(sets) == 1 and accounts > 1:
        return "one alone"
    if all(held == sets[0] for held in sets):
        return "agree"
    return "in part" if any(one & other for n, one in enumerate(sets) for other in sets[n + 1 :]) else "differ"


def company(c):
    """Every answer of a historian's work or of an actor, met by each account's answer to the same question.

    Columns: question, voice, name, actor, speaker (the actor in words), school, said (the voice's answer in words), account, met: 'agrees' if an
    answer is shared, 'differs' if none is, 'silent' if the account says nothing. An actor's statements stand one by one.
    """
    given = answered(c)
    own = given.loc[given.account, ["question", "name", "answers"]].set_axis(["question", "account", "own"], axis=1)
    rows = given[~given.account].drop(columns="account").merge(own, on="question")
    met = [
        "silent" if not mine else "differs" if set(mine).isdisjoint(theirs) else "agrees"
        for mine, theirs in zip(rows.own, rows.answers)
    ]
    rows = rows.assign(speaker=rows.actor.map(ACTORS).fillna(""), met=met)
    columns = ["question", "voice", "name", "actor", "speaker", "school", "said", "account", "met"]
    return of_accounts(rows[columns], c.sources.name)


def dated_statements(c):
    """Every statement of an account that dates an event, with the record's date and how the two relate.

    The agreed coding gives most; corrections and confirmations add those dated by their context. Columns: account, passage, locator, part,
    statement, dated, event, happened (the event's label), date, relation, years (off; negative is too early).
    """
    said = sentences(c)
    coded = said[(said.dated != "") & (said.event != "")]
    added = [table[(table.dated != "") & (table.event != "")] for table in (c.corrections, c.confirmations)]
    columns = ["passage", "dated", "event"]
    table = pandas.concat([rows[columns] for rows in (coded, *added)]).drop_duplicates("passage")
    table = _with_place(c, table).merge(
        c.events[["event", "label", "date"]].rename(columns={"label": "happened"}), on="event"
    )
    pairs = list(zip(table.dated.tolist(), table.date.tolist()))
    verdict_of = {pair: against(*pair) for pair in dict.fromkeys(pairs)}
    verdicts = [verdict_of[pair] for pair in pairs]
    table = table.assign(relation=[v.relation for v in verdicts], years=[v.years for v in verdicts])
    begins = table.date.map(lambda date: stretch(date).start)
    table = table.assign(_=begins).sort_values(["_", "rank"]).drop(columns=["_", "rank"]).reset_index(drop=True)
    return of_accounts(table, c.sources.name)


def corrected(c):
    """Every correction with its account, place and authority in words, heaviest first within an account."""
    clashes = beside(c.corrections.passage2, c.passages[["passage", "locator"]]).locator.fillna("")
    work = c.corrections.authority.map(voices(c)).fillna("")
    table = _with_place(c, c.corrections.assign(clashes=clashes, work=work))
    by = ["account", "weight", "rank", "correction"]
    table = in_order(table, by, account=c.sources.name, weight=WEIGHTS).drop(columns="rank")
    return of_accounts(table.reset_index(drop=True), c.sources.name)


def confirmed(c):
    """Every statement checked and found right, with its account, place and authority in words."""
    table = _with_place(c, c.confirmations.assign(work=c.confirmations.authority.map(voices(c))))
    table = table.sort_values(["rank", "confirmation"]).drop(columns="rank").reset_index(drop=True)
    return of_accounts(table, c.sources.name)


def _with_place(c, table):
    """Add account (the name), locator, part and statement of each row's passage, and rank (its place in the collection)."""
    names = dict(zip(c.sources.source, c.sources.name))
    passages = c.passages.assign(account=c.passages.source.map(names), rank=range(len(c.passages)))
    return told_of(table, passages, ["account", "locator", "part", "statement", "rank"])


def by_kind(table):
    """Corrections counted by account, kind and weight: every account, and every kind that occurs in any of them."""
    kinds = sorted(table.kind.unique(), key=lambda kind: (-(table.kind == kind).sum(), kind))
    every = pandas.MultiIndex.from_product(
        [accounts(table), kinds, WEIGHTS], names=["account", "kind", "weight"]
    )
    return (
        table.groupby(["account", "kind", "weight"])
        .size()
        .reindex(every, fill_value=0)
        .rename("corrections")
        .reset_index()
    )
