"""The two texts as texts: who wrote them, how long their parts are, what they cite."""


def profile(c):
    """Origin, purpose, value and limitation, one row each, one column an account."""
    rows = c.sources.set_index("name")[["origin", "purpose", "value", "limitation"]].rename(columns=str.capitalize)
    return rows.T.rename_axis(index="aspect", columns=None).reset_index()


def lengths(said):
    """Words and sentences of each part of each account, in the order of the text."""
    parts = said.groupby(["account", "part"], sort=False, as_index=False)
    return parts.agg(sentences=("passage", "size"), words=("words", "sum"))


def cited(c):
    """The references an account prints: times cited, by which sentences, what they are and how sure that is."""
    printed = c.works[c.works.passage != ""].merge(c.passages[["passage", "source", "position"]], on="passage")
    citing = c.passages[c.passages.cites != ""].groupby("cites").agg(times=("passage", "size"), where=("locator", "; ".join))
    table = printed.merge(citing, left_on="passage", right_index=True, how="left").fillna({"times": 0, "where": ""})
    return table.astype({"times": int}).sort_values(["source", "position"]).reset_index(drop=True)
