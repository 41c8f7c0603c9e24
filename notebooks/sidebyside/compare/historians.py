"""The company each account keeps: who among historians and actors gives which answer, and whose the accounts share."""

from .accounts import of_accounts
from .positions import ACTORS, answered


def answers(c, questions):
    """Who gives which answer to some questions: a row for each answer, years in their order, all else by number of works.

    Columns: question, wording, answer, label, works (historians' works that give it), confirmed (how many of these have
    the certainty 'confirmed'), accounts (a list of names), actors (as "Chinese party 1963, 1964; Deng 1989").
    """
    given = answered(c).explode("answers")
    asked = c.questions.loc[c.questions.question.isin(questions), ["question", "position", "wording"]]
    table = asked.merge(c.answers, on="question")
    gave = [given[(given.question == row.question) & (given.answers == row.answer)] for row in table.itertuples()]
    works = [own[~own.account & (own.actor == "")] for own in gave]
    table = table.assign(
        works=[len(own) for own in works],
        confirmed=[(own.certainty == "confirmed").sum() for own in works],
        accounts=[list(own.name[own.account]) for own in gave],
        actors=[said_by(own[own.actor != ""]) for own in gave],
        year=table.answer.where(table.answer.str.match(r"y\d"), ""),
    )
    table = table.sort_values(["position", "year", "works"], ascending=[True, True, False], ignore_index=True)
    return table[["question", "wording", "answer", "label", "works", "confirmed", "accounts", "actors"]]


def said_by(statements):
    """Which actors made some statements and in which years, as "Chinese party 1963, 1964; Deng 1989"."""
    years = statements.date.str[:4].groupby(statements.actor).agg(lambda dates: ", ".join(sorted(set(dates))))
    return "; ".join(f"{in_short(actor)} {years[actor]}" for actor in ACTORS if actor in years.index)


def in_short(actor):
    """An actor's name without its article."""
    return ACTORS[actor].removeprefix("the ")


def company(c):
    """Every answer of a historian's work or of an actor, met by each account's answer to the same question.

    Columns: question, label, work, name, actor, school, voice (the school's label, or the actor), said (the answer in words),
    account, met: 'agrees' if an answer is shared, 'differs' if none is, 'silent' if the account says nothing. A work of
    no school has no voice. An actor's statements stand one by one.
    """
    given = answered(c)
    own = given.loc[given.account, ["question", "name", "answers"]].set_axis(["question", "account", "own"], axis=1)
    rows = given[~given.account].drop(columns="account").merge(own, on="question")
    met = [
        "silent" if not mine else "differs" if set(mine).isdisjoint(theirs) else "agrees"
        for mine, theirs in zip(rows.own, rows.answers)
    ]
    voices = {**c.schools.set_index("school").label, **{actor: in_short(actor) for actor in ACTORS}}
    rows = rows.assign(voice=rows.actor.where(rows.actor != "", rows.school).map(voices).fillna(""), met=met)
    columns = ["question", "label", "work", "name", "actor", "school", "voice", "said", "account", "met"]
    return of_accounts(rows[columns], c.sources.name)


def shared(met, least=5):
    """How many answers each account shares with each school and actor, of those to questions that it answers itself.

    met are rows of company. Columns: voice, actor (True or False), account, agrees, of. Only voices with at least so
    many answers met by some account; schools first, those most shared by any account first.
    """
    spoken = met[(met.voice != "") & (met.met != "silent")].assign(actor=met.actor != "", agrees=met.met == "agrees")
    table = spoken.groupby(["voice", "account"], observed=False).agrees.agg(agrees="sum", of="size").reset_index()
    table = table.assign(actor=table.voice.isin(spoken.voice[spoken.actor]), share=table.agrees / table.of)
    most = table.groupby("voice")[["of", "share"]].transform("max")
    table = table.assign(best=most.share)[most.of >= least]
    table = table.sort_values(["actor", "best", "voice"], ascending=[True, False, True], ignore_index=True)
    return table[["voice", "actor", "account", "agrees", "of"]]
