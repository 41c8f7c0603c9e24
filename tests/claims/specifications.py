"""What 08 says of the ways of counting."""

import json
from ast import literal_eval
from pathlib import Path

from sidebyside import charts as drawn
from sidebyside import compare

from claims.record import word

BOOK = Path(__file__).parents[2] / "notebooks" / "08_how_sure.ipynb"
CHOICES = compare.specifications.CHOICES


def found(c):
    return compare.specifications.findings(c).set_index("claim")


def held(c):
    """In how many ways each finding holds, from most to least."""
    return sorted(found(c).holds, reverse=True)


HEADLINES = {
    "Seven of ten findings always hold; four of these need one section": lambda c: (
        set(found(c).ways) == {192} and held(c)[:7] == [192] * 7 and held(c)[7] < 192 and len(held(c)) == 10
        and (found(c).strength == "solid, but rests on one section").sum() == 4
    ),
    "A bar for each of ten findings: in how many of 192 ways of counting it holds. Seven hold in all, the others in 176, "
    "144 and 96. Four of the seven rest on one section.": lambda c: (
        held(c) == [192] * 7 + [176, 144, 96]
        and (found(c).strength == "solid, but rests on one section").sum() == 4
    ),
}


def example():
    """The ten codes that stand in the notebook as an example (a dict)."""
    cells = ["".join(cell["source"]) for cell in json.loads(BOOK.read_text(encoding="utf-8"))["cells"]]
    cell = next(cell for cell in cells if cell.startswith("yours = "))
    return literal_eval(cell[len("yours = ") : cell.index("}") + 1])


def holding(c, claim, **choices):
    """Whether a claim holds in all ways of counting the whole texts that have these choices, or in none (True, False)."""
    specs = compare.specifications.specifications(c)
    kept = (specs[["left_out", *choices]] == ["nothing", *choices.values()]).all(axis=1)
    holds = compare.specifications.margins(c, specs)[claim][kept] > compare.specifications.TIE
    return True if holds.all() else False if not holds.any() else None


def different(c):
    """In how many different ways complaints, and drawing closer and drifting apart, are counted in the whole texts."""
    heeded = ["reading", "weights", "promised"]
    specs = compare.specifications.specifications(c).query("left_out == 'nothing'")
    others = [column for column in specs if column.endswith(compare.specifications.OTHER_KINDS)]
    ways = specs[[*heeded, *others]].drop_duplicates()
    return len(ways) if not ways.duplicated(heeded).any() else 0


def said_with_confidence(c):
    sure = found(c).holds == found(c).ways
    named = ["fu-leads-chauvinism", "fu-chauvinism-over-ideology", "freymond-apart", "fu-apart", "ideology-more-in-freymond"]
    return sure[[*named, "china-complains-in-freymond", "china-complains-in-fu"]].all()


def prose(c):
    yours, strengths = example(), found(c).strength.value_counts()
    agreed = c.coding[c.coding.reading == "agreed"].set_index("passage").theme
    parts = [passage for passage, code in yours.items() if agreed[passage] != code]
    own = [passage for passage in parts if agreed[passage] == "ideology" and passage.startswith("fr-")]
    anew = compare.specifications.findings(compare.specifications.replaced(c, yours)).set_index("claim").holds
    moved, fus = anew["ideology-more-in-freymond"], ["fu-leads-chauvinism", "fu-chauvinism-over-ideology"]
    causes = compare.explanations.apart(compare.sentences.coded(c)).query(
        "account == 'Freymond' and role == 'cause' and theme != 'none'"
    )
    ten, ways = word(len(yours)), found(c).ways.iloc[0]
    by_section = found(c).loc["ideology-more-in-freymond"]
    return [
        f"on {ten} sentences",
        f"Here are {ten} sentences, {word(sum(passage.startswith('fu') for passage in yours))} of each account",
        f"with your {ten} codes",
        f"at {word(len(CHOICES))} points",
        f"The first {word(len(CHOICES) - 1)} make {ways} **ways of counting**",
        f"For them the {ways} ways come to {different(c)}",
        "What may be said with confidence" if said_with_confidence(c) else "",
        "that rests on one section of hers" if by_section.section == "Freymond: Khrushchev" else "",
        "It holds in every way that counts every sentence" if holding(c, "freymond-leads-ideology", roles="all") else "",
        f"{word(len(causes))} are left, one each for ideology and for war, arms and allies"
        if sorted(causes.theme) == ["ideology", "security"] else "",
        "under the third reading it does not"
        if holding(c, "security-more-in-freymond", reading="third") is False else "",
        f"{word(strengths['solid']).capitalize()} findings are solid, "
        f"{word(strengths['solid, but rests on one section'])} are solid but rest on one section, "
        f"{word(strengths['likely'])} are likely and {word(strengths['undecided'])} is undecided",
        f"change {word(len(parts))} sentences of {agreed.size}. {word(len(own)).capitalize()} of them are Freymond's on ideology",
        f"in all ways of counting, but in {moved} of {ways}. What Fu stresses does not move"
        if anew[fus].equals(found(c).holds[fus]) else "",
    ]  # fmt: skip


def charts(c):
    findings = compare.specifications.findings(c)
    return {"ways": lambda: drawn.specifications.ways(findings)}
