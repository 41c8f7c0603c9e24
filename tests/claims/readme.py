"""What the README says the notebooks find, each finding in a sentence."""

from sidebyside import compare

TIMES = ("none", "once", "twice", "three times", "four times", "five times", "six times")


def prose(c):
    said = compare.sentences.coded(c)
    shares = compare.explanations.shares(c, compare.explanations.apart(said)).set_index(["account", "theme"])
    complaints = compare.grievances.by_complaint(c, compare.grievances.mentions(c))
    relation = compare.positions.relations(c).relation
    hers, his = shares.loc["Freymond"], shares.loc["Fu"]
    both = (complaints.by == "both").sum()
    return [
        f"about {round(len(said), -1)} in all",
        f"Ideology leads in Freymond with {hers.total['ideology']} of {int(hers.named.max())}"
        if hers.total["ideology"] == hers.total.drop("none").max() else "",
        f"great-power chauvinism leads in Fu with {his.total['chauvinism']} of {int(his.named.max())}"
        if his.total["chauvinism"] == his.total.drop("none").max() else "",
        f"they mention {len(complaints)}. {'Two' if both == 2 else both} appear in both",
        f"on {len(relation)} questions they share one {TIMES[relation.isin(['the same', 'some in common']).sum()]}",
    ]  # fmt: skip
