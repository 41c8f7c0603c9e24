"""Findings on complaints, in words, computed from the rows that the charts draw (see words.py)."""

from .crowds import accounts, by_account
from .phrases import MANY, MOST, by_answer, count, enumerated, finding, leading, listed, number, small


@finding
def grievances_in_time(voiced):
    """Complaints along the years."""
    tally = voiced.groupby(["account", "holder"], sort=False).size()
    said = [
        f"{account} {number(tally.get((account, 'china'), 0))} and {number(tally.get((account, 'ussr'), 0))}"
        for account in accounts(voiced)
    ]
    title = f"Voicings of China's complaints and of the Soviet Union's: {', '.join(said)}"
    parts = []
    for account, own in by_account(voiced):
        sides = own.groupby("holder").size()
        drawn = own[own.year.notna()]
        fields = [f"{small(field)} {number(size)}" for field, size in drawn.field.value_counts().sort_index().items()]
        told = f" ({', '.join(fields)}; {number((drawn.stated == 'implied').sum())} of them implied)" if fields else ""
        parts.append(
            f"{account}: China's {number(sides.get('china', 0))}, the Soviet Union's {number(sides.get('ussr', 0))}; "
            f"{number(len(drawn))} have a place in time{told}, {number(len(own) - len(drawn))} do not."
        )
    return (
        title,
        f"{title}. China's complaints stand above the line and the Soviet Union's below, at the years they speak of. "
        + " ".join(parts),
    )


@finding
def complaints(rows, names):
    """Which complaints are voiced by more than one account and which by one alone."""
    more = rows[rows.by.isin(["both", "several"])]
    whose = "both accounts" if len(names) == 2 else "more than one account"
    title = (
        f"{number(len(more))} of {count(len(rows), 'complaint')} {'is' if len(more) == 1 else 'are'} voiced by {whose}"
    )
    voicers = {"both": whose, "several": whose, "neither": "no account", **{name: f"{name} alone" for name in names}}
    if len(names) == 1:
        title = f"{names[0]} voices {count(int((rows[names[0]] > 0).sum()), 'complaint')}"
    if not len(rows):
        title = "No complaint is voiced"
    room = MOST if len(names) <= 2 and len(rows) <= 2 * MOST else MOST // (len(names) + 2)
    parts = [
        f"Voiced by {voicer}: " + enumerated((f"'{label}'" for label in rows.label[rows.by == by]), room) + "."
        for by, voicer in voicers.items()
        if (rows.by == by).any()
    ]
    parts += [f"{name} voices none." for name in names if not rows[name].sum()]
    return title, f"{title}. " + " ".join(parts)


@finding
def by_field(rows):
    """Complaints by field, side and account."""
    sides = {"china": "China's", "ussr": "the Soviet Union's"}
    said, led, parts = [], {}, []
    for account, own in rows.groupby("account", sort=False):
        for holder, part in own.groupby("holder"):
            kept = part[part.voicings > 0]
            parts.append(
                f"{account}, {sides[holder]}: "
                + (", ".join(f"{small(row.field)} {number(row.voicings)}" for row in kept.itertuples()) or "none")
                + "."
            )
        china = own[(own.holder == "china") & (own.explanation != "none")]
        leaders, total = leading(china, "voicings"), int(own.voicings[own.holder == "china"].sum())
        most = number(china.voicings.max())
        nothing = "nothing that belongs to a field" if total else "nothing"
        led[account] = listed(leaders) if leaders else nothing
        said.append(
            f"{account} {listed(leaders)} ({f'{most} each' if len(leaders) > 1 else most} of {number(total)})"
            if leaders
            else f"{account} {nothing}"
        )
    title = f"What China complains of most often: {'; '.join(said) if len(said) <= MANY else by_answer(led)}"
    return title, f"{title}. Voicings of complaints by the field they belong to. " + " ".join(parts)
