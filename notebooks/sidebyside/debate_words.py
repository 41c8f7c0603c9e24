"""Findings on answers and on the record, in words, computed from the rows that the charts draw (see words.py)."""

from .phrases import count, finding, listed

ORDER = ("differ", "in part", "agree", "one alone", "silent")


@finding
def matrix(table, names):
    """How the accounts' answers relate (rows of debate.relations)."""
    tally = table.relation.value_counts()
    title = (
        f"Of {count(len(table), 'question')} the accounts share an answer on {tally.get('agree', 0) + tally.get('in part', 0)}, "
        f"give different answers on {tally.get('differ', 0)}, and on {tally.get('one alone', 0)} only one speaks"
    )
    parts = []
    for relation in ORDER:
        own = table[table.relation == relation]
        if len(own):
            told = "; ".join(
                f"{row['label']}: {', '.join(f'{name} {row[name]}' for name in names)}"
                for row in own.to_dict("records")
            )
            parts.append(f"{relation.capitalize()}: {told}.")
    return title, f"{title}. One row a question, one column an account. " + " ".join(parts)


@finding
def dates(table):
    """Dated statements against the record (rows of debate.dated_statements)."""
    off = table[table.relation == "off"]
    told = [f"{account} {(own.relation == 'off').sum()} of {len(own)}" for account, own in table.groupby("account")]
    title = f"Dates off the record: {', '.join(told)}"
    parts = [f"{row.account}, {row.locator}: {row.happened}, {lateness(row.years)}." for row in off.itertuples()]
    return (
        title,
        f"{title}. Each statement that dates an event, as a stretch of time, beside the record's. " + " ".join(parts),
    )


def lateness(years):
    """Say how far a date is off, in the unit that fits: '2.2 years late', '6 weeks early'."""
    direction = "late" if years > 0 else "early"
    size = abs(years)
    if size >= 1:
        return f"{size:.1f} years {direction}"
    if size * 12 >= 2:
        return f"{round(size * 12)} months {direction}"
    return f"{count(round(size * 52), 'week')} {direction}"


@finding
def corrections(table, right):
    """Corrections by kind and weight (rows of debate.corrected and debate.confirmed)."""
    told, parts = [], []
    for account, own in table.groupby("account", sort=False):
        disputed = (own.kind == "disputed").sum()
        wrong = (own.verdict == "wrong").sum()
        good = (right.account == account).sum()
        told.append(
            f"{account} {wrong} wrong, {len(own) - wrong - disputed} doubtful, {disputed} disputed, {good} details right"
        )
        kinds = own.kind.value_counts()
        ranked = ", ".join(
            f"{kind} {kinds[kind]}" for kind in sorted(kinds.index, key=lambda kind: (-kinds[kind], kind))
        )
        parts.append(
            f"{account}: {ranked}; {((own.weight == 'heavy') & (own.kind != 'disputed')).sum()} heavy besides the disputed."
        )
    title = f"Checked and found: {'; '.join(told)}"
    return title, f"{title}. Corrections by kind and by how much of the argument leans on the place. " + " ".join(parts)


def only(table, name):
    """Say of which questions one account alone speaks."""
    own = table[(table.relation == "one alone") & (table.who.map(lambda who: who == [name]))]
    return f"Only {name} speaks of: {listed(own.label)}."
