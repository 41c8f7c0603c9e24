"""Findings on answers and on the record, in words, computed from the rows that the charts draw (see words.py)."""

from .crowds import accounts, by_account
from .phrases import MANY, MOST, count, enumerated, finding, in_sentences, listed, number

ORDER = ("differ", "in part", "agree", "one alone", "silent")


@finding
def matrix(table, names):
    """How the accounts' answers relate (rows of debate.relations)."""
    tally = table.relation.value_counts()
    title = (
        f"Of {count(len(table), 'question')} the accounts share an answer on {tally.get('agree', 0) + tally.get('in part', 0)}, "
        f"give different answers on {tally.get('differ', 0)}, and on {tally.get('one alone', 0)} only one speaks"
    )
    if len(names) > 2:
        title = (
            f"Of {count(len(table), 'question')} the accounts that speak agree on {tally.get('agree', 0)}, in part on "
            f"{tally.get('in part', 0)}, and differ on {tally.get('differ', 0)}; on {tally.get('one alone', 0)} only one speaks"
        )
    if len(names) == 1:
        title = f"Of {count(len(table), 'question')} {names[0]} answers {(table.relation != 'silent').sum()}"
    parts = []
    room = MOST if len(names) <= 2 else MOST // (2 * len(names))
    for relation in ORDER:
        own = table[table.relation == relation]
        if len(own):
            told = enumerated(
                (
                    f"{row['label']}: {', '.join(f'{name} {row[name]}' for name in names)}"
                    for row in own.to_dict("records")
                ),
                room,
            )
            kind = "answered" if len(names) == 1 and relation == "agree" else relation  # one alone agrees with nobody
            parts.append(f"{kind.capitalize()}: {told}.")
    return title, f"{title}. One row a question, one column an account. " + " ".join(parts)


@finding
def dates(table):
    """Dated statements against the record (rows of debate.dated_statements)."""
    off = table[table.relation == "off"]
    told = [
        f"{account} {number((own.relation == 'off').sum())} of {number(len(own))}"
        if len(own)
        else f"{account} dates none"
        for account, own in by_account(table)
    ]
    title = f"Dates off the record: {', '.join(told)}"
    parts = [f"{row.account}, {row.locator}: {row.happened}, {lateness(row.years)}." for row in off.itertuples()]
    how = "Each statement that dates an event, itself or by its context, as a stretch of time beside the record's."
    return title, f"{title}. {how} {in_sentences(parts, MOST // 2)}"


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
    for account, own in by_account(table):
        good = (right.account == account).sum()
        if not len(own) and not good:
            told.append(f"{account} not checked")  # where a check leaves no trace there was none
        elif not len(own):
            told.append(f"{account} none, {number(good)} details right")
        if not len(own):
            parts.append(f"{account}: no correction.")
            continue
        disputed = (own.kind == "disputed").sum()
        wrong = (own.verdict == "wrong").sum()
        told.append(
            f"{account} {number(wrong)} wrong, {number(len(own) - wrong - disputed)} doubtful, "
            f"{number(disputed)} disputed, {number(good)} details right"
            if len(accounts(table)) <= MANY
            else f"{account} {number(wrong)} wrong of {number(len(own))}"
        )
        kinds = own.kind.value_counts()
        ranked = ", ".join(
            f"{kind} {number(kinds[kind])}" for kind in sorted(kinds.index, key=lambda kind: (-kinds[kind], kind))
        )
        parts.append(
            f"{account}: {ranked}; {number(((own.weight == 'heavy') & (own.kind != 'disputed')).sum())} heavy besides the disputed."
        )
    title = f"Checked and found: {'; '.join(told)}"
    return title, f"{title}. Corrections by kind and by how much of the argument leans on the place. " + " ".join(parts)


def only(table, name):
    """Say of which questions one account alone speaks."""
    own = table[(table.relation == "one alone") & (table.who.map(lambda who: who == [name]))]
    return f"Only {name} speaks of: {listed(own.label)}."
