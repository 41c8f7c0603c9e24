"""The answers of accounts, historians and actors to the questions, and how those of the accounts relate."""

from itertools import combinations

from ..tables.lookup import in_order
from .sentences import short_names

SILENT = "silent"
RELATIONS = ["none in common", "some in common", "the same", "only one answers", "silent"]
ACTORS = {"chinese-party": "the Chinese party", "soviet-party": "the Soviet party", "mao": "Mao", "khrushchev": "Khrushchev",
          "deng": "Deng"}  # fmt: skip


def answered(c):
    """Every position with its question and answers in words.

    Adds name (of the work), account (True or False), actor, school and date (of the work), answers (a tuple of codes,
    empty if silent), said (their labels joined), where and quote (of an account's passage, or of what was seen of a
    work), and where2 and quote2 of an account's second passage.
    """
    label = c.answers.set_index(["question", "answer"]).label
    table = c.positions.merge(c.questions[["question", "position", "label", "wording", "why", "chief"]], on="question")
    codes = [tuple(code for code in pair if code not in ("", SILENT)) for pair in zip(table.answer, table.answer2)]
    said = [" + ".join(label[question, code] for code in own) or SILENT for question, own in zip(table.question, codes)]
    table = table.assign(name=table.work.map(short_names(c)), account=table.work.isin(c.sources.work), answers=codes, said=said)
    table = table.merge(c.works[["work", "actor", "school", "date"]], on="work", validate="many_to_one")
    passages = c.passages.set_index("passage")
    return table.assign(
        where=table.passage.map(passages.locator).fillna(table.locator),
        quote=table.passage.map(passages.quote).fillna(table.seen_quote),
        where2=table.passage2.map(passages.locator).fillna(""),
        quote2=table.passage2.map(passages.quote).fillna(""),
    )


def relations(c):
    """How the accounts' answers to each question relate, computed from the answers alone.

    Columns: question, position, label, wording, why, chief, relation (one of RELATIONS), given_by (a tuple for each
    answer: the names of the accounts that give it), and one column an account with its answer in words.
    """
    given = answered(c).query("account")
    held = given.groupby("question").answers.agg(list).map(relation).rename("relation")
    spoken = given.explode("answers").dropna(subset="answers")
    voices = spoken.groupby(["question", "answers"], sort=False).name.agg(tuple).groupby("question").agg(tuple).rename("given_by")
    said = given.pivot(index="question", columns="name", values="said")[list(c.sources.name)]
    asked = c.questions[["question", "position", "label", "wording", "why", "chief"]]
    table = asked.merge(held, on="question").merge(voices, on="question", how="left").merge(said, on="question")
    return in_order(table, ["relation", "position"], relation=RELATIONS).reset_index(drop=True)


def relation(answers):
    """Name the relation of the accounts' answers to a question: a list of tuples of codes, empty for a silent account."""
    spoken = [set(codes) for codes in answers if codes]
    if not spoken:
        return "silent"
    if len(spoken) == 1 < len(answers):
        return "only one answers"
    if all(codes == spoken[0] for codes in spoken):
        return "the same"
    return "some in common" if any(one & other for one, other in combinations(spoken, 2)) else "none in common"
