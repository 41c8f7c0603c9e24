"""Findings on agreement and on other reasonable choices, in words (see words.py)."""

from .phrases import finding, listed, percent
from .reliability import TARGET

NAMES = {"explanation2": "second explanation", "dated": "date"}


@finding
def agreement(table):
    """How far two readers agree (rows of reliability.agreement)."""
    whole = table[table.account == "all"]
    below = [NAMES.get(row.variable, row.variable) for row in whole.itertuples() if row.alpha < TARGET]
    kept = whole[whole.alpha >= TARGET]
    title = f"Alpha is {kept.alpha.min():.2f} or more for {len(kept)} of {len(whole)} variables" + (
        f"; below {TARGET:.2f} for {listed(below)}" if below else ""
    )
    parts = [
        f"{'All' if account == 'all' else account}: "
        + ", ".join(
            f"{NAMES.get(row.variable, row.variable)} {row.alpha:.2f} ({row.low:.2f} to {row.high:.2f}; {percent(row.agreed)} the same)"
            for row in own.itertuples()
        )
        + "."
        for account, own in table.groupby("account", sort=False)
    ]
    return (
        title,
        f"{title}. Krippendorff's alpha of two readings, with the middle 95 % of resampled sentences. "
        + " ".join(parts),
    )


@finding
def curves(table):
    """For how many choices each claim holds (rows of choices.verdicts)."""
    firm, weak = table[table.share >= 0.95], table[table.share < 0.5]
    title = (
        f"{len(firm)} of {len(table)} claims hold under at least 95% of the choices; {len(weak)} under fewer than half"
    )
    parts = [
        f"{row.wording}: {percent(row.share)}, worst with {row.worst} ({percent(row.worst_share)})."
        for row in table.itertuples()
    ]
    return title, f"{title}. Each claim under {table.specifications.max():,} ways to code and count. " + " ".join(parts)


def yours(table):
    """Say how far a reader's own codes agree with the agreed reading (rows of passage, yours, agreed)."""
    if not len(table):
        return "You have not coded a passage yet."
    same = int((table.yours == table.agreed).sum())
    return f"You and the agreed reading give the same code to {same} of {len(table)} passages ({percent(same / len(table))})."


def moved(before, after):
    """Say which claims change under the usual choices when codes are replaced (two tables of choices.verdicts)."""
    changed = [row.wording for row, other in zip(before.itertuples(), after.itertuples()) if row.usual != other.usual]
    if not changed:
        return "No headline claim changes under the usual way to count."
    return "These headline claims change under the usual way to count: " + "; ".join(changed) + "."
