"""What notebook 06 says of historians and actors: their schools, their answers, and which of them the accounts share."""

from datetime import date as Date

from pages import word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words

CAUSES = ["main-cause", "first-mover", "nuclear", "bound-to-fail"]
DATES = ["beginning", "end", "korea", "congress"]


def answering(c):
    """The historians' answers: a row a work and question."""
    return compare.positions.answered(c).query("not account and actor == ''")


def headlines(c):
    rose, over = c.schools.set_index("label").rose.str[:4], c.events.set_index("event").date["E120"][:4]
    answers = compare.historians.answers(c, CAUSES + DATES)
    works = answers.set_index(["question", "label"]).works.sort_values(ascending=False)
    causes, begins = works["main-cause"], works["beginning"]
    asked = (answering(c).question == "main-cause").sum()
    shared = compare.historians.shared(compare.historians.company(c)).set_index(["account", "voice"])
    share = (shared.agrees / shared["of"])["Fu"]
    return {
        "In seven of ten schools the works begin after the quarrel": (len(rose), (rose > over).sum()) == (10, 7),
        "Timeline of ten schools with a stroke for each work. Reading the press begins first, in 1959; "
        "seven begin in 1994 or later, and the Chinese archives have the most works.": (
            (len(rose), (rose >= "1994").sum()) == (10, 7)
            and rose.sort_values().head(1).to_dict() == {"Reading the press": "1959"}
            and c.works.school[c.works.school != ""].mode().tolist() == ["archives"]
        ),
        "No main cause has a third of the historians' works behind it": causes.max() * 3 < asked,
        "Answers to four debates, a stroke for each historian's work. National interest leads the causes "
        "with six works; as first mover the Chinese side has seven and the Soviet side one.": (
            causes.iloc[:1].to_dict() == {"national interest": 6}
            and causes.iloc[1] < 6
            and works["first-mover"][["the Chinese side", "the Soviet side"]].tolist() == [7, 1]
        ),
        "Historians begin the split at six different times, most often 1956": (
            (begins > 0).sum() == 6 and begins.idxmax() == "1956"
        ),
        "Answers to four debates, a stroke for each historian's work. The split begins in 1956 for six works "
        "and in 1957 for four; it is final in 1963 for three. The two accounts share none of the answers.": (
            (begins["1956"], begins["1957"], works["end"]["1963"]) == (6, 4, 3)
            and answers.accounts[answers.question.isin(DATES)].str.len().max() == 1
        ),
        "Fu shares most of Beijing's answers and few of Moscow's": (
            share[["Chinese party", "Mao", "Deng"]].min() > 1 / 2 and share[["Soviet party", "Khrushchev"]].max() < 1 / 5
        ),
        "For each school and actor, how many of its answers each account shares. Fu has 10 of 15 with the "
        "Chinese party and 2 of 18 with the Soviet party; Freymond has 6 of 19 and 6 of 21.": (
            shared.loc[[(name, voice) for name in ("Fu", "Freymond") for voice in ("Chinese party", "Soviet party")]]
            [["agrees", "of"]].to_numpy().tolist() == [[10, 15], [2, 18], [6, 19], [6, 21]]
        ),
    }  # fmt: skip


def prose(c):
    date, said = c.documents.set_index("document").date, c.works.set_index("work").date
    answers = answering(c)
    beginning, seen, first = (answers[answers.question == one] for one in ("beginning", "congress", "first-mover"))
    listed = beginning[beginning.answers.map(lambda codes: "y1956" in codes)]
    one_witness = listed[listed.duplicated("seen_quote", keep=False)]
    harmless = seen[seen.answer == "no-harm"]
    met = compare.historians.company(c).query("account == 'Fu'")
    press = met.query("met == 'agrees' and school == 'press'")
    schools = compare.historians.shared(met).query("not actor")
    closest = schools.voice[(schools.agrees / schools["of"]).idxmax()]
    week, days = (
        (Date.fromisoformat(date[two]) - Date.fromisoformat(date[one])).days
        for one, two in (("yudin-1956", "hedp-1956"), ("talks-1963", "open-letter-1963"))
    )
    last = answers[answers.question == "end"].groupby("answer").work.nunique()
    written = c.works.school[c.works.author.str.contains("Shen Zhihua") & (c.works.school != "")]
    return [
        f"{word(len(c.schools))} schools",
        f"{word((c.questions.chief == 'yes').sum())} debates",
        f"{word(len(CAUSES))} debates" if len(CAUSES) == len(DATES) else "",
        "One party, two stories",
        c.positions.set_index(["question", "work"]).seen_quote["congress", "talks-1963"],
        f"{word(int(said['origin-1963'][:4]) - int(said['hedp-1956'][:4]))} years later dated the quarrel",
        f"The Chinese party, {in_words(said['hedp-1956'][:7])}",
        f"for the Chinese party, {in_words(said['talks-1963'][:7])}",
        f"On the Soviet congress of {c.events.set_index('event').date['E29'][:4]}",
        f"Shen Zhihua stands in {word(written.nunique())}",
        f"a reader of newspapers in {c.works.set_index('work').year['zagoria-1962']} not know",
        "as do most of the historians' works" if first.answers.map(lambda codes: "chinese" in codes).mean() > 1 / 2 else "",
        f"So did the Chinese party in {said['origin-1963'][:4]}",
        f"And look at {said['deng-1989'][:4]}: Gorbachev and Deng" if said["deng-1989"] == said["gorbachev-1989"] else "",
        f"{word(len(one_witness))} of the {word(len(listed))} works that begin in 1956 stand there because one later scholar",
        f"That is one witness, not {word(len(one_witness))}",
        f"All {word(len(harmless))} works that see *no harm*" if set(harmless.school) == {"archives"} else "",
        "Fu ends the story in 1959 and 1960, earlier than most" if last[last.index > "y1960"].sum() > last.sum() / 2 else "",
        f"Deng Xiaoping in {said['deng-1989'][:4]} said",
        f"in {in_words(said['talks-1963'][:7])} he let the quarrel begin at the congress of 1956",
        f"in {said['deng-1989'][:4]} he counted from the Moscow talks of 1957",
        f"the Chinese articles of {int(said['cpsu-1964-07'][:4]) - 4}. In {said['origin-1963'][:4]} each side"
        if said["origin-1963"][:4] == said["open-letter-1963"][:4] else "",
        f"{word((press.question == 'beginning').sum())} of those {word(len(press))} shared answers are one and the same, "
        "that it began in 1956" if closest == "Reading the press" else "",
        f"{word(week)} days apart",
        f"on {in_words(date['yudin-1956'])}, what Stalin did",
        f"On {in_words(date['hedp-1956'])} his party prints",
        f"The Soviet note of {date['soviet-note-1960'][:4]}",
        f"the Chinese letter of {date['cpc-1964-02'][:4]}",
        f"{word(days)} days in {in_words(date['talks-1963'][:7])}",
        f"in Moscow on {in_words(date['talks-1963'])}",
        f"of {in_words(date['open-letter-1963'])}",
        f"on {in_words(date['deng-1989'])}",
        "Just over half of the answers are confirmed" if 0.5 < (answers.certainty == "confirmed").mean() < 0.56 else "",
        "Fifteen papers stand" if len(c.documents) == 15 else "",
    ]  # fmt: skip


def charts(c):
    def answers(questions, name):
        rows = compare.historians.answers(c, questions)
        return lambda: drawn.historians.answers(rows, list(c.sources.name), name=name)

    shared = compare.historians.shared(compare.historians.company(c))
    return {
        "schools": lambda: drawn.historians.schools(c.schools, c.works),
        "answers_causes": answers(CAUSES, "answers_causes"),
        "answers_dates": answers(DATES, "answers_dates"),
        "company": lambda: drawn.historians.company(shared),
    }
