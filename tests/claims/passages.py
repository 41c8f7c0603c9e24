"""What 01_two_accounts says by hand, held against the tables."""

from sidebyside import compare
from sidebyside.charts import passages as drawing
from sidebyside.compare.sentences import ARGUED_ROLES, READERS, labels

WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
FREYMOND, FU, FRIENDLY, RIFT, KHRUSHCHEV = "Freymond", "Fu", "2 Friendly relations", "3 Rift", "Khrushchev"
PAIR = ("fr-intro-3-2", "fu-1-1-5")  # the two quotations face to face


def of(c, account, reading="agreed"):
    """The sentences of an account in one reading."""
    said = compare.sentences.coded(c, reading)
    return said[said.account == account]


def count(said, variable, *codes):
    return int(said[variable].isin(codes).sum())


def length(c, account):
    return int(of(c, account).words.sum())


def parts_with(said, variable, code):
    """How many sentences with a code each part has that has any, in the order of the text (a Series)."""
    return said[said[variable] == code].groupby("part", sort=False).size()


def far_more_apart(c, reading="agreed"):
    return all(
        count(said, "effect", "apart") > 2 * count(said, "effect", "closer")
        for said in (of(c, account, reading) for account in c.sources.name)
    )


def notes_tell_and_the_paper_argues(c, reading="agreed"):
    hers, his = of(c, FREYMOND, reading), of(c, FU, reading)
    return 2 * count(hers, "role", "event") > len(hers) and 2 * count(his, "role", *ARGUED_ROLES) > len(his)


def chauvinism_everywhere_and_ideology_in_one_place(c, reading="agreed"):
    hers, his = of(c, FREYMOND, reading), of(c, FU, reading)
    ideology = parts_with(hers, "theme", "ideology")
    everywhere = len(parts_with(his, "theme", "chauvinism")) == his.part.nunique()
    return everywhere and 2 * ideology[KHRUSHCHEV] > ideology.sum()


def effects(c):
    """Apart and closer in Freymond, in Fu, and in Fu's section on friendly relations, as the page gives them."""
    his = of(c, FU)
    groups = of(c, FREYMOND), his, his[his.part == FRIENDLY]
    return [(count(said, "effect", "apart"), count(said, "effect", "closer")) for said in groups]


HEADLINES = {
    "Fu's paper is more than three times as long as Freymond's notes": lambda c: (
        length(c, FU) > 3 * length(c, FREYMOND)
    ),
    "Two bars of words, 670 for Freymond and 2,298 for Fu, cut into the parts of each text. "
    "Fu's section on the rift alone is nearly as long as all of Freymond's notes.": lambda c: (
        (length(c, FREYMOND), length(c, FU)) == (670, 2298)
        and 0.95 < of(c, FU).query("part == @RIFT").words.sum() / length(c, FREYMOND) < 1
    ),
    "Both accounts tell far more of drifting apart than of drawing closer": far_more_apart,
    "Every sentence as a stroke, up for closer, down for apart, a dash for neither. Apart leads 10 to 4 in Freymond and "
    "50 to 17 in Fu, and 11 to 8 even in Fu's section on friendly relations.": lambda c: (
        effects(c) == [(10, 4), (50, 17), (11, 8)]
    ),
    "The notes mostly tell events; the paper mostly argues": notes_tell_and_the_paper_argues,
    "Every sentence as a stroke in one of three lanes: it argues, tells, or sets the scene or quotes. Freymond tells in "
    "26 of 42; Fu explains or judges in 65 of 106.": lambda c: (
        (count(of(c, FREYMOND), "role", "event"), len(of(c, FREYMOND))) == (26, 42)
        and (count(of(c, FU), "role", *ARGUED_ROLES), len(of(c, FU))) == (65, 106)
    ),
    "Chauvinism runs through Fu's whole paper; Freymond's ideology gathers under Khrushchev": (
        chauvinism_everywhere_and_ideology_in_one_place
    ),
    "Every sentence that has a theme as a stroke, a lane a theme. Great-power chauvinism stands in all six parts of Fu; "
    "seven of Freymond's ten sentences on ideology stand under Khrushchev.": lambda c: (
        len(parts_with(of(c, FU), "theme", "chauvinism")) == of(c, FU).part.nunique() == 6
        and parts_with(of(c, FREYMOND), "theme", "ideology")[KHRUSHCHEV] == 7
        and count(of(c, FREYMOND), "theme", "ideology") == 10
    ),
}


def holds_in_every_reading(c):
    """Tell whether the titles that rest on codes hold in each reading by itself."""
    titles = far_more_apart, notes_tell_and_the_paper_argues, chauvinism_everywhere_and_ideology_in_one_place
    return all(title(c, reading) for reading in READERS for title in titles)


def prose(c):
    """The numbers in the prose of 01_two_accounts, as it says them."""
    hers, his = of(c, FREYMOND), of(c, FU)
    closer, his_closer = (parts_with(said, "effect", "closer") for said in (hers, his))
    ideology, security = (parts_with(hers, "theme", theme) for theme in ("ideology", "security"))
    apart, friendly = effects(c)[2]
    references = compare.passages.cited(c).certainty
    differ = compare.reliability.differences(c)
    whole = len(hers) + len(his)
    locator, readings = c.passages.set_index("passage").locator, WORDS[c.coding.reading.nunique()]

    def parted(variable):
        return differ[differ.variable == variable].passage.nunique()

    return [
        f"Fu writes {length(c, FU):,} words, Freymond {length(c, FREYMOND)}",
        f"With {his[his.part == RIFT].words.sum()} words, Fu's section on the rift",
        f"{WORDS[apart]} of its sentences tell of drifting apart, {WORDS[friendly]} of drawing closer",
        f"{WORDS[closer['Cooperation']]} of the {WORDS[closer.sum()]} strokes up stand under *Cooperation*",
        f"scattered over {WORDS[len(his_closer)]} of the {WORDS[his.part.nunique()]} parts",
        *[locator[passage] for passage in PAIR],
        f"{WORDS[ideology[KHRUSHCHEV]]} of the {WORDS[ideology.sum()]} sentences on ideology",
        f"War, arms and allies have {WORDS[security.sum()]} as well, but spread over {WORDS[len(security)]} headings",
        f"Of {len(references)} references none could be identified for certain, and "
        f"{WORDS[(references != 'unknown').sum()]} very probably"
        if "confirmed" not in set(references)
        else "",
        f"in {parted('effect')} of {whole} sentences, on the theme in {parted('theme')}, and on what it does in "
        f"{parted('role')}. In each of the {WORDS[len(READERS)]} readings by itself every title of this page holds"
        if holds_in_every_reading(c)
        else "",
        f"{(compare.sentences.coded(c).quote == '').sum()} of the {whole} sentences have no quotation",
        f"given {readings} times",
        f"where the {readings} are not the same",
        f"{differ.passage.nunique()} of {whole} sentences have such a place",
    ]


def charts(c):
    said, themes = compare.sentences.coded(c), labels(c, "theme")
    return {
        "lengths": lambda: drawing.lengths(compare.passages.lengths(said)),
        "glance_effect": lambda: drawing.glance_effect(said),
        "glance_role": lambda: drawing.glance_role(said),
        "glance_theme": lambda: drawing.glance_theme(said, themes),
    }
