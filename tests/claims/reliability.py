"""What 08 says of how far the readings agree."""

from sidebyside import charts as drawn
from sidebyside import compare

from claims.record import word

THREE = compare.sentences.READERS


def together(c):
    """The agreement of all three readings over all sentences, by variable."""
    table = compare.reliability.agreement(compare.reliability.paired(c, THREE), THREE, resamples=2)
    return table.set_index("variable")


def close(c):
    """Whether six codes are at 0.89 or more, and the second theme alone is lower: at 0.81, just above the minimum."""
    alphas = together(c).alpha.round(2)
    others = alphas.drop("theme2")
    return len(others) == 6 and others.min() == 0.89 and alphas.theme2 == 0.81 and compare.reliability.TARGET == 0.80


HEADLINES = {
    "Three readings agree closely on six of seven codes": close,
    "Agreement of three readings, beyond luck, on seven codes. Six are at 0.89 or more. The second theme, which is rare, "
    "is at 0.81, just above the usual minimum of 0.80.": close,
}


def prose(c):
    read = compare.reliability.paired(c, THREE)
    themes = [f"theme_{reader}" for reader in THREE]
    parted = compare.reliability.parted(read, "theme", THREE)
    whether = (parted[themes] == "none").any(axis=1)
    shown = parted.set_index("quote").loc[["began to drift apart", "the onset of political differences"], themes].to_numpy().tolist()
    every, first = word(len(parted)), word(whether.sum())
    rare = compare.reliability.agreement(read, THREE, ["Freymond"], 2).set_index("variable").alpha["theme2"]
    return [
        f"Where {word(len(THREE))} readers parted",
        f"how often {word(len(THREE))} readers parted",
        f"from the same codebook {word(len(THREE))} times",
        "Here are two on which the readings part"
        if shown == [["none", "security", "none"], ["bloc", "none", "none"]] else "",
        f"On {every} of {len(read)} sentences the {word(len(THREE))} do not give the same theme. "
        f"On {first} of the {every} they part over *whether*" if whether.sum() > len(parted) / 2 else "",
        f"All {every} stand in E4",
        f"Can all {word(len(THREE))} be",
        f"to which all {word(len(THREE))} gave the same code",
        f"The usual minimum is {compare.reliability.TARGET:.2f}",
        "a thousand times" if compare.reliability.RESAMPLES == 1_000 else "",
        "in Freymond's notes it is too rare to measure" if rare != rare else "",
        f"About {round(len(read), -1)} sentences by two authors" if len(c.sources) == 2 else "",
    ]  # fmt: skip


def charts(c):
    table = compare.reliability.agreement(compare.reliability.paired(c), resamples=20)
    return {"agreement": lambda: drawn.reliability.agreement(table)}
