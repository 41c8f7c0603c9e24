"""What notebook 05 says."""

from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words

WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


def related(c):
    """How many questions have each relation (a Series)."""
    return compare.positions.relations(c).relation.value_counts()


def shared(c):
    return related(c)[["some in common", "the same"]].sum()


HEADLINES = {
    "On 26 questions the two accounts share an answer four times": lambda c: len(c.questions) == 26 and shared(c) == 4,
    "26 questions as cards, in groups. On 14 the accounts have no answer in common, on three some, "
    "on Soviet aid the same; on eight only one of them answers.": lambda c: (
        related(c).to_dict() == {"none in common": 14, "some in common": 3, "the same": 1, "only one answers": 8}
        and compare.positions.relations(c).query("relation == 'the same'").label.tolist() == ["Soviet aid"]
    ),
}


def prose(c):
    table = compare.positions.relations(c).set_index("question")
    given = compare.positions.answered(c).query("not account and actor == '' and question == 'korea'")
    alone = table[table.relation == "only one answers"]
    hers, his = (set(alone.index[alone[name] != "silent"]) for name in ("Freymond", "Fu"))
    most = given.explode("answers").answers.mode().tolist()
    in_part = set(table.index[table.relation == "some in common"])
    dated = compare.record.dated_statements(c)
    late, early = (dated[(dated.account == name) & (dated.event == event)].dated.iloc[0] for name, event in (("Fu", "E17"), ("Freymond", "E15")))
    date, spoken = c.events.set_index("event").date, compare.phases.spoken_of(c).set_index("event").by
    return [
        f"Freymond of its beginning in {early[:4]}, Fu of {late}",
        f"The talks of {in_words(date['E73'][:7])} and the shots of {in_words(date['E87'][:7])} are in no sentence"
        if set(spoken[["E73", "E87"]]) == {"neither"} else "",
        "One black card" if related(c)["the same"] == 1 else "",
        f"On {WORDS[len(in_part)]} more questions they share one answer and not another"
        if in_part == {"first-mover", "mao-objects", "poland-hungary"} else "",
        "Only Freymond asks when the experts left, and takes up coexistence"
        if hers == {"recall", "coexistence", "nuclear", "peasants"} else "",
        "Only Fu says when the break was final" if his == {"end", "moscow", "fleet-radio", "great-leap"} else "",
        "gives neither of the two answers: the war *made the alliance real*" if most == ["sealed"] else "",
    ]  # fmt: skip


def charts(c):
    names = list(c.sources.name)
    return {"questions": lambda: drawn.positions.questions(compare.positions.relations(c), names)}
