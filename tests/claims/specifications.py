"""What notebook 08 says of the ways of counting: which findings hold in how many, and what ten codes of a reader's change."""

from ast import literal_eval

from pages import cells, word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.compare import specifications


def headlines(c):
    found = specifications.findings(c)
    held = sorted(found.holds, reverse=True)
    return {
        "Seven of ten findings always hold; four of these need one section": (
            set(found.ways) == {192} and len(held) == 10 and held[:7] == [192] * 7 and held[7] < 192
            and (found.strength == "solid, but rests on one section").sum() == 4
        ),
        "A bar for each of ten findings: in how many of 192 ways of counting it holds. Seven hold in all, the others in 176, "
        "144 and 96. Four of the seven rest on one section.": (
            held == [192] * 7 + [176, 144, 96] and (found.strength == "solid, but rests on one section").sum() == 4
        ),
    }


def example():
    """The ten codes that stand in the notebook as an example (a dict)."""
    cell = next(text for text in cells("08", "code") if text.startswith("yours = "))
    return literal_eval(cell[len("yours = ") : cell.index("}") + 1])


def different(specs):
    """In how many different ways complaints, and drawing closer and drifting apart, are counted in the whole texts."""
    heeded = ["reading", "weights", "promised"]
    others = [column for column in specs if column.endswith(tuple(specifications.OTHER_SIDE))]
    ways = specs[specs.left_out == "nothing"][[*heeded, *others]].drop_duplicates()
    return len(ways) if not ways.duplicated(heeded).any() else 0


def prose(c):
    found, specs, yours = specifications.findings(c).set_index("claim"), specifications.specifications(c), example()
    holds, strengths, ways = found.holds, found.strength.value_counts(), found.ways.iloc[0]
    agreed = c.coding[c.coding.reading == "agreed"].set_index("passage").theme
    changed = [passage for passage, code in yours.items() if agreed[passage] != code]
    hers = [passage for passage in changed if agreed[passage] == "ideology" and passage.startswith("fr-")]
    anew = specifications.findings(specifications.replaced(c, yours)).set_index("claim").holds
    fus = ["fu-leads-chauvinism", "fu-chauvinism-over-ideology"]
    confident = [*fus, "freymond-apart", "fu-apart", "ideology-more-in-freymond", "china-complains-in-freymond", "china-complains-in-fu"]
    causes = compare.explanations.apart(compare.sentences.coded(c)).query(
        "account == 'Freymond' and role == 'cause' and theme != 'none'"
    )
    held = specifications.margins(c, specs) > specifications.TIE
    whole = specs.left_out == "nothing"
    ten, points = word(len(yours)), len(specifications.CHOICES)
    return [
        f"on {ten} sentences",
        f"Here are {ten} sentences, {word(sum(passage.startswith('fu') for passage in yours))} of each account",
        f"with your {ten} codes",
        f"Code {ten} sentences yourself",
        f"at {word(points)} points",
        f"The first {word(points - 1)} make {ways} **ways of counting**",
        f"For them the {ways} ways come to {different(specs)}",
        "What may be said with confidence" if (holds == found.ways)[confident].all() else "",
        "that rests on one section of hers" if found.section["ideology-more-in-freymond"] == "Freymond: Khrushchev" else "",
        "It holds in every way that counts every sentence"
        if held["freymond-leads-ideology"][whole & (specs.roles == "all")].all() else "",
        f"{word(len(causes))} are left, one each for ideology and for war, arms and allies"
        if sorted(causes.theme) == ["ideology", "security"] else "",
        "under the third reading they do not"
        if not held["security-more-in-freymond"][whole & (specs.reading == "third")].any() else "",
        f"{word(strengths['solid']).capitalize()} findings are solid, "
        f"{word(strengths['solid, but rests on one section'])} are solid but rest on one section, "
        f"{word(strengths['likely'])} are likely and {word(strengths['undecided'])} is undecided",
        f"change {word(len(changed))} sentences of {agreed.size}. {word(len(hers)).capitalize()} of them are Freymond's on ideology",
        f"in all ways of counting, but in {anew['ideology-more-in-freymond']} of {ways}. What Fu stresses does not move"
        if anew[fus].equals(holds[fus]) else "",
    ]  # fmt: skip


def charts(c):
    findings = specifications.findings(c)
    return {"ways": lambda: drawn.specifications.ways(findings)}
