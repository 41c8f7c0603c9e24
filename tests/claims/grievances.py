"""What notebook 04 says of complaints, and what worksheets 1 and 3 say of their sentences."""

from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.worksheets import tasks

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def tables(c):
    """Mentions with a word of blame; complaints; mentions by theme; the acts told without blame."""
    mentioned = compare.grievances.mentions(c)
    complaints, themes = compare.grievances.by_complaint(c, mentioned), compare.grievances.by_theme(c, mentioned)
    return mentioned, complaints, themes, compare.grievances.mentions(c, ("told",))


def sides(c, account, told=False):
    """How often China complains in an account, and the Soviet Union (a pair)."""
    rows = tables(c)[3 if told else 0].query("account == @account")
    return (rows.complainant == "china").sum(), (rows.complainant == "ussr").sum()


def chinas(c, account):
    """China's mentions in an account, a row a theme, the greatest first."""
    rows = tables(c)[2].query("account == @account and complainant == 'china'")
    return rows.set_index("theme").sort_values("mentions", ascending=False)


def only_two(c):
    complaints = tables(c)[1]
    return len(complaints) == 31 and set(complaints.complaint[complaints.by == "both"]) == {
        "aid-cost",
        "stalin-rejected",
    }


def china_leads(c):
    return sides(c, "Freymond") == (8, 1) and sides(c, "Fu") == (27, 11)


def undated(c):
    mentioned = tables(c)[0]
    return (mentioned.year.isna().sum(), len(mentioned)) == (22, 47)


def half_chauvinism(c):
    own = chinas(c, "Fu")
    return own.index[0] == "chauvinism" and 0.5 < own.mentions.iloc[0] / own.mentions.sum() < 0.55


def counts_by_theme(c):
    his, hers = chinas(c, "Fu"), chinas(c, "Freymond")
    return (
        (his.mentions["chauvinism"], his.mentions.sum(), his.implied["chauvinism"]) == (14, 27, 10)
        and hers.mentions.sum() == 8
        and set(hers.index[hers.mentions == hers.mentions.max()]) == {"ideology", "aid", "leadership"}
        and hers.mentions.max() == 2
    )


HEADLINES = {
    "Only two of 31 complaints appear in both accounts": only_two,
    "List of 31 complaints with a mark for each account that mentions it. Both mention two: Khrushchev's break with "
    "Stalin, and what Soviet help and Korea cost China.": only_two,
    "In both accounts China does most of the complaining": china_leads,
    "Mentions of complaints at their years, China's above the line and Moscow's below. With a word of blame China leads "
    "8 to 1 in Freymond and 27 to 11 in Fu; 22 of 47 have no year.": lambda c: china_leads(c) and undated(c),
    "Just over half of China's complaints in Fu concern great-power chauvinism": half_chauvinism,
    "China's complaints by theme, a mark a mention. Great-power chauvinism has 14 of 27 in Fu, ten of them implied; in "
    "Freymond ideology, aid and leaders have two each of eight.": counts_by_theme,
}


def prose(c):
    mentioned, complaints, themes, told = tables(c)
    his, hers = mentioned[mentioned.account == "Fu"], chinas(c, "Freymond")
    chinese, soviet = (his[his.complainant == side] for side in ("china", "ussr"))
    chauvinism = chinas(c, "Fu").loc["chauvinism"]
    dated = mentioned.dated_by.value_counts()
    sure = compare.specifications.findings(c).query("notebook == '04_grievances'").set_index("claim")
    fus = sure.loc["china-complains-in-fu"]
    mentions = compare.grievances.mentions(c, ("outright", "implied", "told"))
    shared = (mentions.groupby("complaint").account.nunique() > 1).sum()
    return [
        f"The two accounts mention {len(complaints)} complaints",
        f"{WORDS[(complaints.by == 'both').sum()]}. Here they are, face to face",
        *(f'"{quote}" ({place})' for quote, place in quoted(c)),
        f"Of China's {len(chinese)} mentions in Fu, {(chinese.stated == 'implied').sum()} are only implied",
        f"Of the Soviet Union's {len(soviet)}, {WORDS[(soviet.stated == 'implied').sum()]} are",
        "{} against {}".format(len(told[told.account == "Freymond"]), WORDS[len(told[told.account == "Fu"])]),
        f"share no more than {WORDS[shared]} complaints",
        f"the polemics of {c.events.date[c.events.event == 'E62'].iloc[0][:4]}",
        f"Of the {len(mentioned)} mentions with a word of blame, {WORDS[dated['the sentence']]} stand in a sentence that gives "
        f"its own date, {dated['its event']} more belong to a dated event, and {mentioned.year.isna().sum()} float free of time",
        f"In Fu it has {chauvinism.mentions} of China's {len(chinese)} mentions, and {WORDS[chauvinism.implied]} of the "
        f"{chauvinism.mentions} are implied",
        "In Freymond no theme stands out" if (hers.mentions == hers.mentions.max()).sum() > 2 else "",
        "None of the Soviet Union's complaints is about it" if "chauvinism" not in set(soviet.theme) else "",
        "In both accounts China complains more often in every way of counting" if (sure.holds == sure.ways).all() else "",
        "In Freymond no single section decides it" if sure.section_holds["china-complains-in-freymond"] == 1 else "",
        f"Fu's lead rests on section {fus.section[4:].split()[0]}, the {fus.section.split()[-1].lower()}: without it, it holds "
        f"in {fus.section_holds:.0%} of the ways",
        *worksheets(c),
    ]  # fmt: skip


def worksheets(c):
    """What worksheet 1 says of its codes and sentences, and worksheet 3 of its pair."""
    ten, seven = tasks.paragraph(c, "fr-khrushchev"), tasks.paragraph(c, "fu-3-4")
    pair = tasks.paragraph(c, "fr-korea-2-1", "fr-khrushchev-3-1")
    shared = compare.grievances.mentions(c).query("complaint in ['aid-cost', 'stalin-rejected']")
    return [
        f"{WORDS[(c.codes.variable == 'theme').sum() - 1]} themes, and `none`",
        f"{WORDS[len(ten)]} sentences of Freymond's notes",
        f"{WORDS[(ten.quote == '').sum()]} of the {WORDS[len(ten)]} have no quotation",
        f"{WORDS[c.coding.reading.nunique() - 1]} readings were made apart",
        f"{WORDS[(seven.quote == '').sum()]} of these {WORDS[len(seven)]} sentences have no quotation",
        f"the same {WORDS[len(seven)]} sentences",
        f"{WORDS[len(pair)]} sentences of Freymond's notes that mention such a complaint"
        if set(pair.passage) <= set(shared.passage) else "",
    ]  # fmt: skip


def quoted(c):
    """The words of the complaints in both accounts that stand face to face, each with its place."""
    mentioned = tables(c)[0].set_index(["complaint", "passage"])
    for place in (("stalin-rejected", "fr-khrushchev-3-1"), ("stalin-rejected", "fu-3-2-6"),
                  ("aid-cost", "fr-korea-2-1"), ("aid-cost", "fu-5-2-7")):  # fmt: skip
        row = mentioned.loc[place]
        yield (
            row.quote,
            row.locator.split(", paragraph")[0].lower() if row.account == "Fu" else row.locator.rsplit(", ", 1)[0],
        )


def charts(c):
    mentioned, complaints, themes, _ = tables(c)
    every = compare.grievances.mentions(c, ("outright", "implied", "told"))
    return {
        "complaints": lambda: drawn.grievances.complaints(complaints, list(c.sources.name)),
        "complaints_by_theme": lambda: drawn.grievances.by_theme(themes),
        "grievances_in_time": lambda: drawn.grievances.in_time(every),
    }
