"""What 00 and 03 say of themes: which each account stresses, argues, promises and delivers, and when."""

from sidebyside import compare
from sidebyside.charts import explanations as draw

WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def word(number):
    return WORDS[number] if number < len(WORDS) else str(number)


def counted(c):
    """Sentences about the drift apart, a row an account and theme: argued, told, total, named."""
    apart = compare.explanations.apart(compare.sentences.coded(c))
    return compare.explanations.shares(c, apart).set_index(["account", "theme"])


def of(c, account, theme):
    """How many sentences of an account have a theme, and how many have any."""
    row = counted(c).loc[account, theme]
    return int(row.total), int(row.named)


def leads(c, account, theme):
    """Whether a theme has more sentences in an account than any other theme."""
    own = counted(c).loc[account].drop("none").total
    return (own.drop(theme) < own[theme]).all()


def argued(c, account):
    """How many sentences with a theme argue, and how many there are."""
    own = counted(c).loc[account].drop("none")
    return int(own.argued.sum()), int(own.total.sum())


def places(c, account, place):
    """The sentences of each theme in one place of an account, and all of them."""
    apart = compare.explanations.apart(compare.sentences.coded(c))
    table = compare.explanations.promised_and_delivered(c, apart).query("account == @account and place == @place")
    return table.set_index("theme").sentences, int(table.whole.iloc[0])


def dated(c):
    """Sentences that tell of drawing closer or drifting apart and have a theme and a year."""
    moves = compare.phases.movements(compare.sentences.placed(c, compare.sentences.coded(c)))
    return moves[moves.year.notna() & (moves.theme != "none")].assign(year=lambda rows: rows.year.astype(int))


def first_years(c):
    return dated(c).groupby("theme").year.min().to_dict()


def promises_alike(c):
    said, _ = places(c, "Fu", "promised")
    done, _ = places(c, "Fu", "delivered")
    alike = said["ideology"] == said["chauvinism"] == said.max() and (said == said.max()).sum() == 2
    return alike and done.idxmax() == "chauvinism" and done["chauvinism"] > 2 * done["ideology"]


HEADLINES = {
    "Freymond's few sentences name ideology most; Fu's, Soviet great-power chauvinism": lambda c: (
        leads(c, "Freymond", "ideology") and leads(c, "Fu", "chauvinism")
    ),
    "Dot chart of themes where the accounts tell of the two drifting apart. Ideology has 4 of Freymond's 7 sentences "
    "and 6 of Fu's 40; great-power chauvinism leads in Fu with 12, and Freymond has none.": lambda c: (
        of(c, "Freymond", "ideology") == (4, 7)
        and of(c, "Fu", "ideology") == (6, 40)
        and of(c, "Fu", "chauvinism")[0] == 12
        and of(c, "Freymond", "chauvinism")[0] == 0
        and leads(c, "Fu", "chauvinism")
    ),
    "Fu mostly argues; Freymond's notes mostly tell": lambda c: (
        argued(c, "Fu")[0] * 2 > argued(c, "Fu")[1] and argued(c, "Freymond")[0] * 2 < argued(c, "Freymond")[1]
    ),
    "One mark a sentence, filled if it argues. Fu argues in 28 of 40, Freymond in 2 of 7.": lambda c: (
        argued(c, "Fu") == (28, 40) and argued(c, "Freymond") == (2, 7)
    ),
    "Fu promises ideology and chauvinism alike, but dwells on chauvinism": promises_alike,
    "Arrows from a theme's share of Fu's opening and closing parts to its share of the main text. Ideology and "
    "chauvinism both start at 3 of 13; in the main text chauvinism has 9 of 27 and ideology 3.": lambda c: (
        [(int(own[theme]), whole) for own, whole in (places(c, "Fu", "promised"), places(c, "Fu", "delivered"))
         for theme in ("ideology", "chauvinism")] == [(3, 13), (3, 13), (3, 27), (9, 27)]
    ),
    "Ideology enters the dated story of the drift only in 1956": lambda c: first_years(c)["ideology"] == 1956,
    "Sentences that tell of drawing closer or drifting apart, by theme and year. All six on ideology that have a year "
    "stand at 1956; chauvinism, leaders, war and aid are there from 1950.": lambda c: (
        list(dated(c).query("theme == 'ideology'").year) == [1956] * 6
        and {theme for theme, year in first_years(c).items() if year == 1950}
        == {"chauvinism", "leadership", "security", "aid"}
    ),
}  # fmt: skip


def prose(c):
    """What the prose says, in the words of the prose."""
    rows, sure = counted(c), compare.specifications.findings(c).set_index("claim")
    hers, his = rows.loc["Freymond"], rows.loc["Fu"]
    promised, delivered = places(c, "Fu", "promised")[0], places(c, "Fu", "delivered")[0]
    fu, her = sure.loc["fu-leads-chauvinism"], sure.loc["freymond-leads-ideology"]
    more, ideology = sure.loc["chauvinism-more-in-fu"], sure.loc["ideology-more-in-freymond"]
    year = first_years(c)["ideology"]
    others = hers.drop(["none", "ideology"]).total
    return [
        *_opening(c),
        f"there are {word(len(hers) - 1)} themes",
        f"one of {word(len(hers) - 3)} more themes",
        f"{word(hers.total['ideology'])} of Freymond's {word(int(hers.named.iloc[0]))} sentences with a theme are about ideology",
        f"{word(int(hers.named.iloc[0]))} sentences are few",
        f"great-power chauvinism leads with {his.total['chauvinism']} of {int(his.named.iloc[0])}"
        if leads(c, "Fu", "chauvinism") else "",
        f"{word(hers.told['ideology'])} of Freymond's {word(hers.total['ideology'])} sentences on ideology tell"
        if others.max() == 1 else "",
        "under a third of those that have one" if his.total["chauvinism"] / his.named.iloc[0] < 1 / 3 else "",
        f"equally, {word(promised['ideology'])} sentences each. The main text gives chauvinism {word(delivered['chauvinism'])} "
        f"and ideology {word(delivered['ideology'])}" if promised["ideology"] == promised["chauvinism"] else "",
        f"doctrine parts in {year}",
        f"at work in {year}",
        f"ideology enters in {year}",
        f"What stands before {year}",
        f"section {'2' if fu.section == 'Fu: 2 Friendly relations' else ''} has Soviet control",
        *_quoted(c, "fu-1-2-2", "fu-2-3-6"),
        f"and so on, {fu.ways} ways in all",
        f"That chauvinism leads in Fu holds in all {fu.ways}, though it rests on one section"
        if fu.holds == fu.ways and fu.strength.endswith("one section") else "",
        f"ideology leads in Freymond is {her.strength}: it holds in {her.holds} of them",
        f"In Fu chauvinism leads in all {fu.ways} ways. Leave out the section on friendly relations, and it leads in "
        f"{fu.section_holds:.0%} of them" if fu.section == "Fu: 2 Friendly relations" else "",
        f"in Freymond than in Fu in all {ideology.ways} ways. Leave out her section on Khrushchev, and it holds in "
        f"{ideology.section_holds:.0%} of them" if ideology.section == "Freymond: Khrushchev" else "",
        f"in Fu than in Freymond in {more.holds} of {more.ways} ways",
        f"themes in {her.holds} ways, ties in {her.ties} and trails in {her.fails}",
    ]  # fmt: skip


def _quoted(c, *passages):
    """The quotations of passages, and where they stand."""
    rows = c.passages.set_index("passage").loc[list(passages)]
    return [*(f'"{quote}"' for quote in rows.quote), *rows.locator]


def _opening(c):
    """What 00 says of the story, the texts and the other notebooks."""
    work, date = c.works.set_index("work"), dict(zip(c.events.event, c.events.date))
    words = c.passages.groupby("source").words.sum()
    mentioned = compare.grievances.by_complaint(c, compare.grievances.mentions(c))
    relation = compare.positions.relations(c).relation
    late = compare.record.dated_statements(c).query("account == 'Fu' and event == 'E17'").dated.iloc[0]
    return [
        *_quoted(c, "fr-korea-2-2", "fu-2-4-2")[:2],
        f"In {date['E12'][:4]} China and the Soviet Union became allies",
        f"Some {word(int(date['E64'][:4]) - int(date['E12'][:4]))} years later they were rivals",
        f"in {date['E87'][:4]} their soldiers shot",
        f"school notes of {work.year['freymond-2022'][:4]}-{work.year['freymond-2022'][7:]}",
        f"paper of {work.year['fu-2023']}",
        work.title["fu-2023"],
        f"{round(words['freymond'], -2)} words, by their form",
        f"{round(words['fu'] / 500) * 500:,} words, in the proceedings",
        f"They mention {len(mentioned)} complaints with a word of blame. {word((mentioned.by == 'both').sum())} appear in both",
        f"On {len(relation)} questions they share an answer {word(relation.isin(['the same', 'some in common']).sum())} times",
        f"Fu has China enter the war in Korea in {late}, the year",
    ]


def charts(c):
    """Each chart's name, and a function that draws it for any collection."""
    said = compare.sentences.coded(c)
    apart = compare.explanations.apart(said)
    shares = compare.explanations.shares(c, apart)
    places = compare.explanations.promised_and_delivered(c, apart)
    marked = compare.phases.years_of(c, {"Secret Speech": "E30"})
    moves = compare.phases.movements(compare.sentences.placed(c, said))
    return {
        "finding": lambda: draw.themes(shares),
        "argue_or_tell": lambda: draw.argue_or_tell(shares),
        "promised": lambda: draw.promised_and_delivered(places, c.sources.name.iloc[-1]),
        "in_time": lambda: draw.in_time(moves, stressed="ideology", marked=marked),
    }
