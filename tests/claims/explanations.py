"""What notebooks 00 and 03 and the README say of themes: which are stressed, argued, promised and delivered, and when."""

from pages import word
from sidebyside import charts as drawn
from sidebyside import compare


def tables(c):
    """Sentences about the drift apart by account and theme; those of Fu by theme and place; the dated ones with a theme."""
    said = compare.sentences.coded(c)
    apart = compare.explanations.apart(said)
    shares = compare.explanations.shares(c, apart).query("theme != 'none'").set_index(["account", "theme"])
    places = compare.explanations.promised_and_delivered(c, apart).query("account == 'Fu'").set_index(["place", "theme"])
    moves = compare.phases.movements(compare.sentences.placed(c, said))
    return shares, places, moves[moves.year.notna() & (moves.theme != "none")]


def leads(counts, theme):
    """Whether a theme has more sentences than any other."""
    return counts.drop(theme).max() < counts[theme]


def headlines(c):
    shares, places, dated = tables(c)
    hers, his = shares.loc["Freymond"], shares.loc["Fu"]
    argued, total = shares.argued.groupby("account").sum(), shares.total.groupby("account").sum()
    promised, delivered = places.sentences["promised"], places.sentences["delivered"]
    first = dated.groupby("theme").year.min() // 1
    return {
        "Four of Freymond's seven sentences are on ideology; Fu stresses great-power chauvinism": (
            (hers.total["ideology"], hers.named.max()) == (4, 7) and leads(his.total, "chauvinism")
        ),
        "Dot chart of themes where the accounts tell of the two drifting apart. Ideology has 4 of Freymond's 7 sentences "
        "and 6 of Fu's 40; great-power chauvinism leads in Fu with 12, and Freymond has none.": (
            (hers.total["ideology"], his.total["ideology"]) == (4, 6)
            and (hers.named.max(), his.named.max()) == (7, 40)
            and (hers.total["chauvinism"], his.total["chauvinism"]) == (0, 12)
            and leads(his.total, "chauvinism")
        ),
        "Fu mostly argues; Freymond's notes mostly tell": (
            argued["Fu"] * 2 > total["Fu"] and argued["Freymond"] * 2 < total["Freymond"]
        ),
        "One mark a sentence, filled if it argues. Fu argues in 28 of 40, Freymond in 2 of 7.": (
            (argued["Fu"], total["Fu"], argued["Freymond"], total["Freymond"]) == (28, 40, 2, 7)
        ),
        "Fu promises ideology and chauvinism alike, but dwells on chauvinism": (
            set(promised.index[promised == promised.max()]) == {"ideology", "chauvinism"}
            and leads(delivered, "chauvinism")
            and delivered["chauvinism"] > 2 * delivered["ideology"]
        ),
        "Arrows from a theme's share of Fu's opening and closing parts to its share of the main text. Ideology and "
        "chauvinism both start at 3 of 13; in the main text chauvinism has 9 of 27 and ideology 3.": (
            promised[["ideology", "chauvinism"]].tolist() == [3, 3]
            and delivered[["ideology", "chauvinism"]].tolist() == [3, 9]
            and places.whole.groupby("place").max().to_dict() == {"promised": 13, "delivered": 27}
        ),
        "Ideology enters the dated story of the drift only in 1956": first["ideology"] == 1956,
        "Sentences that tell of drawing closer or drifting apart, by theme and year. All six on ideology that have a year "
        "stand at 1956; chauvinism, leaders, war and aid are there from 1950.": (
            list(dated.year[dated.theme == "ideology"] // 1) == [1956] * 6
            and set(first.index[first == 1950]) == {"chauvinism", "leadership", "security", "aid"}
        ),
    }


def prose(c):
    shares, places, dated = tables(c)
    hers, his = shares.loc["Freymond"], shares.loc["Fu"]
    few, many = int(hers.named.max()), int(his.named.max())
    promised, delivered = places.sentences["promised"], places.sentences["delivered"]
    year = int(dated.year[dated.theme == "ideology"].min())
    sure = compare.specifications.findings(c).set_index("claim")
    fu, her = sure.loc["fu-leads-chauvinism"], sure.loc["freymond-leads-ideology"]
    more, ideology = sure.loc["chauvinism-more-in-fu"], sure.loc["ideology-more-in-freymond"]
    return [
        f"there are {word(len(hers))} themes",
        f"one of {word(len(hers) - 2)} more themes",
        f"{word(hers.total['ideology'])} of Freymond's {word(few)} sentences with a theme are about ideology",
        f"{word(hers.total['ideology'])} of Freymond's {word(few)} sentences on it are about ideology; Fu's are most often about Soviet "
        "domination" if leads(his.total, "chauvinism") else "",
        f"{word(few)} sentences are few",
        f"{few} sentences of Freymond's on the drift have a theme, and {many} of Fu's",
        f"Ideology leads in Freymond with {hers.total['ideology']} of {few}" if leads(hers.total, "ideology") else "",
        f"great-power chauvinism leads in Fu with {his.total['chauvinism']} of {many}" if leads(his.total, "chauvinism") else "",
        f"great-power chauvinism leads with {his.total['chauvinism']} of {many}" if leads(his.total, "chauvinism") else "",
        f"{word(hers.told['ideology'])} of Freymond's {word(hers.total['ideology'])} sentences on ideology tell"
        if hers.total.drop("ideology").max() == 1 else "",
        "under a third of those that have a theme" if his.total["chauvinism"] / many < 1 / 3 else "",
        f"equally, {word(promised['ideology'])} sentences each. The main text gives chauvinism {word(delivered['chauvinism'])} "
        f"and ideology {word(delivered['ideology'])}" if promised["ideology"] == promised["chauvinism"] else "",
        f"doctrine parts in {year}",
        f"at work in {year}",
        f"ideology enters in {year}",
        f"What stands before {year}",
        f"section {'2' if fu.section == 'Fu: 2 Friendly relations' else ''} has Soviet control",
        *quoted(c, "fu-1-2-2"), *quoted(c, "fu-2-3-6"), quoted(c, "fr-korea-2-2")[0], quoted(c, "fu-2-4-2")[0],
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


def quoted(c, passage):
    """The words of a passage in quotation marks, and where it stands."""
    row = c.passages.set_index("passage").loc[passage]
    return f'"{row.quote}"', row.locator


def charts(c):
    said = compare.sentences.coded(c)
    apart = compare.explanations.apart(said)
    shares = compare.explanations.shares(c, apart)
    places = compare.explanations.promised_and_delivered(c, apart)
    marked = compare.phases.years_of(c, {"Secret Speech": "E30"})
    moves = compare.phases.movements(compare.sentences.placed(c, said))
    return {
        "finding": lambda: drawn.explanations.themes(shares),
        "argue_or_tell": lambda: drawn.explanations.argue_or_tell(shares),
        "promised": lambda: drawn.explanations.promised_and_delivered(places, c.sources.name.iloc[-1]),
        "in_time": lambda: drawn.explanations.in_time(moves, stressed="ideology", marked=marked),
    }
