"""What notebook 04 says of complaints, and 00 and the README in a sentence: who complains, of what, and of which years."""

import pandas
from pages import word
from sidebyside import charts as drawn
from sidebyside import compare


def tables(c):
    """Mentions with a word of blame; the complaints; China's mentions by account and theme."""
    mentions = compare.grievances.mentions(c)
    themes = compare.grievances.by_theme(c, mentions).query("complainant == 'china'").set_index(["account", "theme"])
    return mentions, compare.grievances.by_complaint(c, mentions), themes


def headlines(c):
    mentions, complaints, themes = tables(c)
    both = complaints.complaint[complaints.by == "both"]
    only_two = len(complaints) == 31 and set(both) == {"aid-cost", "stalin-rejected"}
    sides = pandas.crosstab(mentions.account, mentions.complainant)[["china", "ussr"]].T
    china_leads = (list(sides["Freymond"]), list(sides["Fu"])) == ([8, 1], [27, 11])
    hers, his, chauvinism = themes.loc["Freymond"], themes.loc["Fu"], themes.loc[("Fu", "chauvinism")]
    return {
        "Only two of 31 complaints appear in both accounts": only_two,
        "List of 31 complaints with a mark for each account that mentions it. Both mention two: Khrushchev's break with "
        "Stalin, and what Soviet help and Korea cost China.": only_two,
        "In both accounts China does most of the complaining": china_leads,
        "Mentions of complaints at their years, China's above the line and Moscow's below. With a word of blame China leads "
        "8 to 1 in Freymond and 27 to 11 in Fu; 22 of 47 have no year.": (
            china_leads and (mentions.year.isna().sum(), len(mentions)) == (22, 47)
        ),
        "Just over half of China's complaints in Fu concern great-power chauvinism": (
            0.5 < chauvinism.mentions / his.mentions.sum() < 0.55
        ),
        "China's complaints by theme, a mark a mention. Great-power chauvinism has 14 of 27 in Fu, ten of them implied; in "
        "Freymond ideology, aid and leaders have two each of eight.": (
            (chauvinism.mentions, his.mentions.sum(), chauvinism.implied, hers.mentions.sum()) == (14, 27, 10, 8)
            and hers.mentions.max() == 2
            and set(hers.index[hers.mentions == 2]) == {"ideology", "aid", "leadership"}
        ),
    }


def prose(c):
    mentions, complaints, themes = tables(c)
    his, hers, chauvinism = mentions[mentions.account == "Fu"], themes.loc["Freymond"], themes.loc[("Fu", "chauvinism")]
    chinese, soviet = (his[his.complainant == side] for side in ("china", "ussr"))
    told = compare.grievances.mentions(c, ("told",)).account.value_counts()
    every = compare.grievances.mentions(c, ("outright", "implied", "told"))
    dated = mentions.dated_by.value_counts()
    sure = compare.specifications.findings(c).query("notebook == '04_grievances'").set_index("claim")
    fus, both = sure.loc["china-complains-in-fu"], word((complaints.by == "both").sum())
    return [
        f"They mention {len(complaints)} complaints with a word of blame. {both} appear in both",
        f"they mention {len(complaints)}. {both} appear in both",
        f"The two accounts mention {len(complaints)} complaints",
        f"{both}. Here they are, face to face",
        *_face_to_face(mentions),
        f"Of China's {len(chinese)} mentions in Fu, {(chinese.stated == 'implied').sum()} are only implied",
        f"Of the Soviet Union's {len(soviet)}, {word((soviet.stated == 'implied').sum())} are",
        f"{told['Freymond']} against {word(told['Fu'])}",
        f"share no more than {word((every.groupby('complaint').account.nunique() > 1).sum())} complaints",
        f"the polemics of {c.events.set_index('event').date['E62'][:4]}",
        f"Of the {len(mentions)} mentions with a word of blame, {word(dated['the sentence'])} stand in a sentence that gives "
        f"its own date, {dated['its event']} more belong to a dated event, and {mentions.year.isna().sum()} float free of time",
        f"In Fu it has {chauvinism.mentions} of China's {len(chinese)} mentions, and {word(chauvinism.implied)} of the "
        f"{chauvinism.mentions} are implied",
        "In Freymond no theme stands out" if (hers.mentions == hers.mentions.max()).sum() > 2 else "",
        "None of the Soviet Union's complaints is about it" if "chauvinism" not in set(soviet.theme) else "",
        "In both accounts China complains more often in every way of counting" if (sure.holds == sure.ways).all() else "",
        "In Freymond no single section decides it" if sure.section_holds["china-complains-in-freymond"] == 1 else "",
        f"Fu's lead rests on section {fus.section[4:].split()[0]}, the {fus.section.split()[-1].lower()}: without it, it holds "
        f"in {fus.section_holds:.0%} of the ways",
    ]  # fmt: skip


def _face_to_face(mentions):
    """The words of the complaints in both accounts, each with its place."""
    rows = mentions.set_index(["complaint", "passage"])
    hers = rows.loc[[("stalin-rejected", "fr-khrushchev-3-1"), ("aid-cost", "fr-korea-2-1")]]
    his = rows.loc[[("stalin-rejected", "fu-3-2-6"), ("aid-cost", "fu-5-2-7")]]
    yield from (f'"{row.quote}" ({row.locator.rsplit(", ", 1)[0]})' for row in hers.itertuples())
    yield from (f'"{row.quote}" ({row.locator.split(", paragraph")[0].lower()})' for row in his.itertuples())


def charts(c):
    mentions = compare.grievances.mentions(c)
    complaints, themes = compare.grievances.by_complaint(c, mentions), compare.grievances.by_theme(c, mentions)
    every = compare.grievances.mentions(c, ("outright", "implied", "told"))
    return {
        "complaints": lambda: drawn.grievances.complaints(complaints, list(c.sources.name)),
        "complaints_by_theme": lambda: drawn.grievances.by_theme(themes),
        "grievances_in_time": lambda: drawn.grievances.in_time(every),
    }
