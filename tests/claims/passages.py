"""What notebook 01 says of the two texts: how long they are, and what each sentence does."""

from pages import word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.compare.sentences import ARGUED_ROLES, READERS, coded, labels

FREYMOND, FU, FRIENDLY, RIFT, KHRUSHCHEV = "Freymond", "Fu", "2 Friendly relations", "3 Rift", "Khrushchev"


def texts(c, reading="agreed"):
    """The sentences of Freymond and of Fu in one reading (a pair)."""
    said = coded(c, reading)
    return said[said.account == FREYMOND], said[said.account == FU]


def effects(said):
    """How many sentences tell of drifting apart and of drawing closer (a pair)."""
    return (said.effect == "apart").sum(), (said.effect == "closer").sum()


def argued(said):
    return said.role.isin(ARGUED_ROLES).sum()


def parts_with(said, variable, code):
    """How many sentences with a code each part has that has any, in the order of the text (a Series)."""
    return said[said[variable] == code].groupby("part", sort=False).size()


def titles_that_rest_on_codes(c, reading="agreed"):
    """Whether each of them holds in one reading (a dict)."""
    hers, his = texts(c, reading)
    ideology = parts_with(hers, "theme", "ideology")
    return {
        "Both accounts tell far more of drifting apart than of drawing closer": all(
            apart > 2 * closer for apart, closer in (effects(hers), effects(his))
        ),
        "The notes mostly tell events; the paper mostly argues": (
            2 * (hers.role == "event").sum() > len(hers) and 2 * argued(his) > len(his)
        ),
        "Chauvinism runs through Fu's whole paper; Freymond's ideology gathers under Khrushchev": (
            len(parts_with(his, "theme", "chauvinism")) == his.part.nunique()
            and 2 * ideology[KHRUSHCHEV] > ideology.sum()
        ),
    }


def headlines(c):
    hers, his = texts(c)
    her_words, his_words, of_the_rift = hers.words.sum(), his.words.sum(), his.words[his.part == RIFT].sum()
    ideology = parts_with(hers, "theme", "ideology")
    return titles_that_rest_on_codes(c) | {
        "Fu's paper is more than three times as long as Freymond's notes": his_words > 3 * her_words,
        "Two bars of words, 670 for Freymond and 2,298 for Fu, cut into the parts of each text. "
        "Fu's section on the rift alone is nearly as long as all of Freymond's notes.": (
            (her_words, his_words) == (670, 2298) and 0.95 < of_the_rift / her_words < 1
        ),
        "Every sentence as a stroke, up for closer, down for apart, a dash for neither. Apart leads 10 to 4 in Freymond and "
        "50 to 17 in Fu, and 11 to 8 even in Fu's section on friendly relations.": (
            (effects(hers), effects(his), effects(his[his.part == FRIENDLY])) == ((10, 4), (50, 17), (11, 8))
        ),
        "Every sentence as a stroke in one of three lanes: it argues, tells, or sets the scene or quotes. Freymond tells in "
        "26 of 42; Fu explains or judges in 65 of 106.": (
            ((hers.role == "event").sum(), len(hers), argued(his), len(his)) == (26, 42, 65, 106)
        ),
        "Every sentence that has a theme as a stroke, a lane a theme. Great-power chauvinism stands in all six parts of Fu; "
        "seven of Freymond's ten sentences on ideology stand under Khrushchev.": (
            len(parts_with(his, "theme", "chauvinism")) == his.part.nunique() == 6
            and (ideology[KHRUSHCHEV], ideology.sum()) == (7, 10)
        ),
    }


def prose(c):
    hers, his = texts(c)
    closer, his_closer = (parts_with(said, "effect", "closer") for said in (hers, his))
    ideology, security = (parts_with(hers, "theme", theme) for theme in ("ideology", "security"))
    apart, friendly = effects(his[his.part == FRIENDLY])
    certainty = compare.passages.cited(c).certainty
    differ = compare.reliability.differences(c)
    parted = differ.groupby("variable").passage.nunique()
    whole, readings = len(hers) + len(his), word(c.coding.reading.nunique())
    in_every_reading = all(all(titles_that_rest_on_codes(c, reading).values()) for reading in READERS)
    return [
        f"Fu writes {his.words.sum():,} words, Freymond {hers.words.sum()}",
        f"With {his.words[his.part == RIFT].sum()} words, Fu's section on the rift",
        f"{word(apart)} of its sentences tell of drifting apart, {word(friendly)} of drawing closer",
        f"{word(closer['Cooperation'])} of the {word(closer.sum())} strokes up stand under *Cooperation*",
        f"scattered over {word(len(his_closer))} of the {word(his.part.nunique())} parts",
        *c.passages.set_index("passage").locator[["fr-intro-3-2", "fu-1-1-5"]],
        f"{word(ideology[KHRUSHCHEV])} of the {word(ideology.sum())} sentences on ideology",
        f"War, arms and allies have {word(security.sum())} as well, but spread over {word(len(security))} headings",
        f"Of {len(certainty)} references {word((certainty != 'unknown').sum())} could be identified very probably, "
        "and none for certain" if "confirmed" not in set(certainty) else "",
        f"The rest is reading, done {word(len(READERS))} times",
        f"in {parted['effect']} of {whole} sentences, on the theme in {parted['theme']}, and on what it does in "
        f"{parted['role']}. In each of the {word(len(READERS))} readings by itself every title of this page holds"
        if in_every_reading else "",
        f"{(coded(c).quote == '').sum()} of the {whole} sentences have no quotation",
        f"given {readings} times",
        f"where the {readings} are not the same",
        f"{differ.passage.nunique()} of {whole} sentences have such a place",
    ]  # fmt: skip


def charts(c):
    said, themes = coded(c), labels(c, "theme")
    return {
        "lengths": lambda: drawn.passages.lengths(compare.passages.lengths(said)),
        "glance_effect": lambda: drawn.passages.glance_effect(said),
        "glance_role": lambda: drawn.passages.glance_role(said),
        "glance_theme": lambda: drawn.passages.glance_theme(said, themes),
    }
