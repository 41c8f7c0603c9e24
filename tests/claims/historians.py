"""What notebook 06 says."""

from datetime import date as Date

from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words

from .positions import WORDS

CAUSES = ["main-cause", "first-mover", "nuclear", "bound-to-fail"]
DATES = ["beginning", "end", "korea", "congress"]


def works(c, question):
    """How many historians' works give each answer to a question (a Series by label, the most first)."""
    rows = compare.historians.answers(c, [question])
    return rows.set_index("label").works.sort_values(ascending=False)


def answering(c, question):
    """The historians' answers to a question: a row a work."""
    return compare.positions.answered(c).query("not account and actor == '' and question == @question")


def of(c, account, voice):
    """How many answers an account shares with a voice, and of how many."""
    rows = compare.historians.shared(compare.historians.company(c)).set_index(["account", "voice"])
    return tuple(rows.loc[(account, voice), ["agrees", "of"]])


def share(c, account, voice):
    return of(c, account, voice)[0] / of(c, account, voice)[1]


def ended(c):
    return c.events.set_index("event").date["E120"]


def met(c):
    """How many accounts at most give the same answer to the debates on dates."""
    return max(map(len, compare.historians.answers(c, DATES).accounts))


HEADLINES = {
    "Works of seven of ten schools begin after the quarrel": lambda c: (
        len(c.schools) == 10 and (c.schools.rose.str[:4] > ended(c)[:4]).sum() == 7
    ),
    "Timeline of ten schools with a stroke for each work. Reading the press begins first, in 1959; "
    "seven begin in 1994 or later, and the Chinese archives have the most works.": lambda c: (
        len(c.schools) == 10
        and (c.schools.rose >= "1994").sum() == 7
        and c.schools.set_index("label").rose.str[:4].sort_values().head(1).to_dict() == {"Reading the press": "1959"}
        and c.works.school[c.works.school != ""].mode().tolist() == ["archives"]
    ),
    "Historians name seven main causes, and none convinces half of them": lambda c: (
        (works(c, "main-cause").drop("several, unranked") > 0).sum() == 7 and works(c, "main-cause").max() * 2 < len(answering(c, "main-cause"))
    ),
    "Answers to four debates, a stroke for each historian's work. National interest leads the causes "
    "with six works; as first mover the Chinese side has seven and the Soviet side one.": lambda c: (
        works(c, "main-cause").iloc[:1].to_dict() == {"national interest": 6}
        and works(c, "main-cause").iloc[1] < 6
        and works(c, "first-mover")[["the Chinese side", "the Soviet side"]].tolist() == [7, 1]
    ),
    "Historians begin the split at six different times, most often 1956": lambda c: (
        (works(c, "beginning") > 0).sum() == 6 and works(c, "beginning").idxmax() == "1956"
    ),
    "Answers to four debates, a stroke for each historian's work. The split begins in 1956 for six works "
    "and in 1957 for four; it is final in 1963 for three. The two accounts share none of the answers.": lambda c: (
        works(c, "beginning")[["1956", "1957"]].tolist() == [6, 4] and works(c, "end")["1963"] == 3 and met(c) == 1
    ),
    "Fu shares most answers with Beijing and few with Moscow": lambda c: (
        min(share(c, "Fu", voice) for voice in ("Chinese party", "Mao", "Deng")) > 1 / 2
        and max(share(c, "Fu", voice) for voice in ("Soviet party", "Khrushchev")) < 1 / 5
    ),
    "For each school and actor, how many of its answers each account shares. Fu has 10 of 15 with the "
    "Chinese party and 2 of 18 with the Soviet party; Freymond has 6 of 19 and 6 of 21.": lambda c: (
        [of(c, name, voice) for name in ("Fu", "Freymond") for voice in ("Chinese party", "Soviet party")]
        == [(10, 15), (2, 18), (6, 19), (6, 21)]
    ),
}


def prose(c):
    date, said = c.documents.set_index("document").date, c.works.set_index("work").date
    beginning, seen = answering(c, "beginning").set_index("work"), answering(c, "congress")
    listed = beginning[beginning.answers.map(lambda codes: "y1956" in codes)]
    one_witness = listed[listed.duplicated("seen_quote", keep=False)]
    harmless = seen[seen.answer == "no-harm"]
    with_fu = compare.historians.company(c).query("account == 'Fu' and met == 'agrees' and school == 'press'")
    schools = compare.historians.shared(compare.historians.company(c)).query("account == 'Fu' and not actor")
    closest = schools.voice[(schools.agrees / schools.of).idxmax()]
    given = compare.positions.answered(c).query("not account and actor == ''")
    week, days = (
        (Date.fromisoformat(date[two]) - Date.fromisoformat(date[one])).days
        for one, two in (("yudin-1956", "hedp-1956"), ("talks-1963", "open-letter-1963"))
    )
    last = given[given.question == "end"].groupby("answer").work.nunique()
    movers, written = answering(c, "first-mover").answers, c.works.author.str.contains("Shen Zhihua") & (c.works.school != "")
    return [
        f"{WORDS[len(c.schools)]} schools",
        f"{WORDS[(c.questions.chief == 'yes').sum()]} debates",
        f"{WORDS[len(CAUSES)]} debates" if len(CAUSES) == len(DATES) else "",
        "One party, two stories",
        c.positions.set_index(["question", "work"]).seen_quote["congress", "talks-1963"],
        f"{WORDS[int(said['origin-1963'][:4]) - int(said['hedp-1956'][:4])]} years later dated the quarrel",
        f"The Chinese party, {in_words(said['hedp-1956'][:7])}",
        f"for the Chinese party, {in_words(said['talks-1963'][:7])}",
        f"On the Soviet congress of {c.events.set_index('event').date['E29'][:4]}",
        f"Shen Zhihua stands in {WORDS[c.works.school[written].nunique()]}",
        f"a reader of newspapers in {c.works.set_index('work').year['zagoria-1962']} not know",
        "as most of the historians' works do" if movers.map(lambda codes: "chinese" in codes).mean() > 1 / 2 else "",
        f"So did the Chinese party in {said['origin-1963'][:4]}",
        f"And look at {said['deng-1989'][:4]}: Gorbachev and Deng" if said["deng-1989"] == said["gorbachev-1989"] else "",
        f"{WORDS[len(one_witness)]} of the {WORDS[len(listed)]} works that begin in 1956 stand there because one later scholar",
        f"That is one witness, not {WORDS[len(one_witness)]}",
        f"All {WORDS[len(harmless)]} works that see *no harm*" if set(harmless.school) == {"archives"} else "",
        "Fu ends the story in 1959 and 1960, earlier than most" if last[last.index > "y1960"].sum() > last.sum() / 2 else "",
        f"Deng Xiaoping in {said['deng-1989'][:4]} said",
        f"in {in_words(said['talks-1963'][:7])} he let the quarrel begin at the congress of 1956",
        f"in {said['deng-1989'][:4]} he counted from the Moscow talks of 1957",
        f"the Chinese articles of {int(said['cpsu-1964-07'][:4]) - 4}. In {said['origin-1963'][:4]} each side"
        if said["origin-1963"][:4] == said["open-letter-1963"][:4] else "",
        f"{WORDS[(with_fu.question == 'beginning').sum()]} of those {WORDS[len(with_fu)]} shared answers are one and the same, that it began in 1956"
        if closest == "Reading the press" else "",
        f"{WORDS[week]} days apart",
        f"on {in_words(date['yudin-1956'])}, what Stalin did",
        f"On {in_words(date['hedp-1956'])} his party prints",
        f"The Soviet note of {date['soviet-note-1960'][:4]}",
        f"the Chinese letter of {date['cpc-1964-02'][:4]}",
        f"{WORDS[days]} days in {in_words(date['talks-1963'][:7])}",
        f"in Moscow on {in_words(date['talks-1963'])}",
        f"of {in_words(date['open-letter-1963'])}",
        f"on {in_words(date['deng-1989'])}",
        "Just over half of the answers are confirmed" if 0.5 < (given.certainty == "confirmed").mean() < 0.56 else "",
        "Fifteen papers stand" if len(c.documents) == 15 else "",
    ]  # fmt: skip


def charts(c):
    names = list(c.sources.name)
    return {
        "schools": lambda: drawn.historians.schools(c.schools, c.works),
        "answers_causes": lambda: drawn.historians.answers(
            compare.historians.answers(c, CAUSES), names, name="answers_causes"
        ),
        "answers_dates": lambda: drawn.historians.answers(
            compare.historians.answers(c, DATES), names, name="answers_dates"
        ),
        "company": lambda: drawn.historians.company(compare.historians.shared(compare.historians.company(c))),
    }
