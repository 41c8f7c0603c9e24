"""What notebook 08 says of how far the three readings agree."""

from pages import word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.compare import reliability

THREE = compare.sentences.READERS


def headlines(c):
    table = reliability.agreement(reliability.paired(c, THREE), resamples=2).set_index("variable")
    alpha = table.alpha.round(2)
    others, second = alpha.drop("theme2"), alpha["theme2"]
    close = (len(others), others.min(), second, reliability.TARGET) == (6, 0.89, 0.81, 0.80)
    return {
        "Three readings agree closely on six of seven codes": close,
        "Agreement of three readings, beyond luck, on seven codes. Six are at 0.89 or more. The second theme, which is rare, "
        "is at 0.81, just above the usual minimum of 0.80.": close,
    }


def prose(c):
    read = reliability.paired(c, THREE)
    parted = reliability.parted(read, "theme")
    codes = parted.set_index("quote")[[f"theme_{reader}" for reader in THREE]]
    whether = (codes == "none").any(axis=1).sum()
    shown = codes.loc[["began to drift apart", "the onset of political differences"]].to_numpy().tolist()
    three, every = word(len(THREE)), word(len(parted))
    rare = reliability.agreement(read, ["Freymond"], 2).set_index("variable").alpha.isna()["theme2"]
    return [
        f"Where {three} readers parted",
        f"how often {three} readers parted",
        f"from the same codebook {three} times",
        "Here are two on which the readings part" if shown == [["none", "security", "none"], ["bloc", "none", "none"]] else "",
        f"On {every} of {len(read)} sentences the {three} do not give the same theme. "
        f"On {word(whether)} of the {every} they part over *whether*" if whether > len(parted) / 2 else "",
        f"All {every} stand in E4",
        f"Can all {three} be",
        f"to which all {three} gave the same code",
        f"The usual minimum is {reliability.TARGET:.2f}",
        "a thousand times" if reliability.RESAMPLES == 1_000 else "",
        "in Freymond's notes it is too rare to measure" if rare else "",
        f"About {round(len(read), -1)} sentences by two authors" if len(c.sources) == 2 else "",
    ]  # fmt: skip


def charts(c):
    table = reliability.agreement(reliability.paired(c), resamples=20)
    return {"agreement": lambda: drawn.reliability.agreement(table)}
