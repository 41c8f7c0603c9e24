"""What notebook 05 says of agreement and silence, and 00 and the README in a sentence: who answers which question alike."""

from pages import word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words


def headlines(c):
    table = compare.positions.relations(c)
    related = table.relation.value_counts().to_dict()
    return {
        "On 26 questions the two accounts share an answer four times": (
            len(table) == 26 and related["some in common"] + related["the same"] == 4
        ),
        "26 questions as cards, in groups. On 14 the accounts have no answer in common, on three some, "
        "on Soviet aid the same; on eight only one of them answers.": (
            related == {"none in common": 14, "some in common": 3, "the same": 1, "only one answers": 8}
            and table.label[table.relation == "the same"].tolist() == ["Soviet aid"]
        ),
    }


def prose(c):
    table = compare.positions.relations(c).set_index("question")
    groups = {relation: rows for relation, rows in table.groupby("relation")}
    alone, in_part = groups["only one answers"], set(groups["some in common"].index)
    hers, his = (set(alone.index[alone[name] != "silent"]) for name in ("Freymond", "Fu"))
    korea = compare.positions.answered(c).query("not account and actor == '' and question == 'korea'")
    dated = compare.record.dated_statements(c).groupby(["account", "event"]).dated.first()
    date, spoken = c.events.set_index("event").date, compare.phases.spoken_of(c).set_index("event").by
    shared = word(len(in_part) + len(groups["the same"]))
    return [
        f"On {len(table)} questions they share an answer {shared} times",
        f"of {len(table)} questions, they give an answer in common to {shared}",
        f"Freymond of its beginning in {dated['Freymond', 'E15'][:4]}, Fu of {dated['Fu', 'E17']}",
        f"The talks of {in_words(date['E73'][:7])} and the shots of {in_words(date['E87'][:7])} are in no sentence"
        if set(spoken[["E73", "E87"]]) == {"neither"} else "",
        "One black card" if len(groups["the same"]) == 1 else "",
        f"On {word(len(in_part))} more questions they share one answer and not another"
        if in_part == {"first-mover", "mao-objects", "poland-hungary"} else "",
        "Only Freymond asks when the experts left, and takes up coexistence"
        if hers == {"recall", "coexistence", "nuclear", "peasants"} else "",
        "Only Fu says when the break was final" if his == {"end", "moscow", "fleet-radio", "great-leap"} else "",
        "gives neither of the two answers: the war *made the alliance real*"
        if korea.explode("answers").answers.mode().tolist() == ["sealed"] else "",
    ]  # fmt: skip


def charts(c):
    return {"questions": lambda: drawn.positions.questions(compare.positions.relations(c), list(c.sources.name))}
