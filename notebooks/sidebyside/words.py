"""Findings and descriptions in words, computed from the rows that the charts draw.

Each function takes such rows and returns (title, description): the finding in one sentence, and the chart
for those who cannot see it. The words claim nothing about the past: they describe what texts say.
"""

from .dates import in_words
from .phrases import FEW, count, finding, leading, listed, small


@finding
def shares(table):
    """How each account explains the parting."""
    said, parts = [], []
    for account, rows in table[table.explanation != "none"].groupby("account", sort=False):
        leaders, whole = leading(rows, "total"), int(rows.named.max()) if rows.named.notna().any() else 0
        if not leaders:
            said.append(f"{account} names no field")
            parts.append(f"{account}: no sentence that says apart names a field.")
            continue
        most = int(rows.total.max())
        close = [f"{small(row.field)} {row.total}" for row in rows.itertuples() if row.total == most - 1 and most > 2]
        said.append(f"{account} names {listed(leaders)} in {most} of {whole}{f' ({listed(close)})' if close else ''}")
        ranked = rows[rows.total > 0].sort_values(["total", "explanation"], ascending=[False, True], kind="stable")
        told = ", ".join(
            f"{small(row.field)} {row.total} ({row.argued} argued, {row.told} told)" for row in ranked.itertuples()
        )
        parts.append(f"{account}: {told}; {whole} in all.")
    title = f"In sentences that say apart, {', '.join(said)}"
    none = listed(f"{row.account} {row.total}" for row in table[table.explanation == "none"].itertuples())
    return (
        title,
        f"{title}. Sentences that say the two moved or stood apart, by the field they name. {' '.join(parts)} No field: {none}.",
    )


@finding
def glance(rows, variable, names):
    """One variable over both texts, sentence by sentence."""
    parts, leaders = [], []
    for account, own in rows.groupby("account", sort=False):
        tally = own[variable].value_counts()
        order = sorted(tally.index, key=lambda code: (-tally[code], code))
        parts.append(
            f"{account}, {count(len(own), 'sentence')}: "
            + ", ".join(f"{small(names[code])} {tally[code]}" for code in order)
            + "."
        )
        said = [code for code in order if code != "none"]
        whole = sum(tally[code] for code in said)
        leaders.append(
            f"{account} {small(names[said[0]])} ({tally[said[0]]} of {whole})" if said else f"{account} none"
        )
    what = {
        "explanation": "Where a sentence names a field, it is most often",
        "effect": "Where a sentence says which way, it is most often",
        "role": "What a sentence does, most often",
    }[variable]
    title = f"{what}: {', '.join(leaders)}"
    return title, f"{title}. Every sentence is a mark, in the order of the text, a row for each part. " + " ".join(
        parts
    )


@finding
def lengths(rows):
    """How long the accounts are."""
    whole = rows.groupby("account", sort=False)[["words", "sentences"]].sum()
    longest, shortest = whole.words.idxmax(), whole.words.idxmin()
    ratio = whole.words[longest] / whole.words[shortest]
    title = (
        f"{longest}'s sentences hold {ratio:.1f} times as many words as {shortest}'s"
        if len(whole) > 1
        else f"The length of {longest}"
    )
    parts = []
    for account, own in rows.groupby("account", sort=False):
        big = own.sort_values(["words", "part"], ascending=[False, True]).iloc[0]
        parts.append(
            f"{account}: {count(int(whole.words[account]), 'word')} in {count(int(whole.sentences[account]), 'sentence')}, "
            f"most of them in '{big.part}' ({big.words})."
        )
    return title, f"{title}. Words in the sentences of each part; headings and references are not counted. " + " ".join(
        parts
    )


@finding
def periods(drawn):
    """How each voice divides the time."""
    apart = drawn[(drawn.scope == "period") & (drawn.relation == "apart") & (drawn["first"] >= 1949)]
    begin = apart.sort_values(["first", "phase"]).drop_duplicates("name").set_index("name")
    year = begin["first"].astype(int).astype(str) + begin.bounds.map(
        lambda bounds: "" if bounds == "stated" else ", inferred"
    )
    years = [f"{when} ({listed(year.index[year == when])})" for when in sorted(set(year))]
    title = f"Where the first period apart begins: {'; '.join(years)}" if years else "No voice draws a period apart"
    parts = []
    for name, own in drawn.groupby("name", sort=False):
        spans = [f"'{row.label}', {in_words(f'{row.start}/{row.end}')} ({row.relation})" for row in own.itertuples()]
        parts.append(f"{name}: {'; '.join(spans)}.")
    return (
        title,
        f"{title}: the first of each voice since 1949. Its periods over one axis of years. " + " ".join(parts),
    )


@finding
def partings(rows):
    """Where boundaries agree and where they do not."""
    overlap = rows[rows.parting < rows.closeness]
    title = (
        f"In {listed(overlap.name)} closeness and parting overlap"
        if len(overlap)
        else "Every voice ends closeness before the parting begins"
    )
    parts = [
        f"{row.name}: the parting begins in {int(row.parting)} ('{row.parting_label}'{', inferred' if row.parting_bounds != 'stated' else ''}), "
        f"closeness lasts to {int(row.closeness) - 1} ('{row.closeness_label}'{', inferred' if row.closeness_bounds != 'stated' else ''})."
        for row in rows.itertuples(index=False)
    ]
    return (
        title,
        f"{title}. For each voice the start of its first period apart and the end of its last period of closeness. "
        + " ".join(parts),
    )


@finding
def course(located):
    """The course of the relationship as each account tells it."""
    moves = located[located.effect.isin(["closer", "apart"])]
    said, parts = [], []
    for account, own in moves.groupby("account", sort=False):
        tally = own.effect.value_counts()
        placed = own[own.year.notna()]
        last = placed[placed.effect == "closer"].year.max()
        said.append(f"{account}'s in {int(last)}" if last == last else f"{account} has none")
        how = own.placing.value_counts()
        parts.append(
            f"{account}: {tally.get('closer', 0)} closer, {tally.get('apart', 0)} apart; placed by their own date {how.get('its own date', 0)}, "
            f"by their event {how.get('its event', 0)}; spans of years {how.get('a span', 0)}; undated {how.get('undated', 0)}."
        )
    title = "The last sentence that says closer, among those that can stand at one year: " + ", ".join(said)
    return (
        title,
        f"{title}. Sentences that say closer stand above the line, those that say apart below, at the years they speak of. "
        + " ".join(parts),
    )


@finding
def announced(table):
    """What an account announces against what it argues."""
    said, parts = [], []
    for account, own in table.groupby("account", sort=False):
        lead = {
            place: (leading(rows, "sentences"), int(rows.sentences.max()), int(rows.whole.iloc[0]))
            for place, rows in own.groupby("place", sort=False)
        }
        told = []
        for place, verb in (("announced", "announced"), ("argued", "in the body")):
            leaders, most, whole = lead[place]
            told.append(
                f"{verb} {listed(leaders)} ({most} of {whole})"
                if whole >= FEW
                else f"{verb} too little to compare ({whole})"
            )
        said.append(f"{account}: {', '.join(told)}")
        for place, rows in own.groupby("place", sort=False):
            kept = rows[rows.sentences > 0]
            parts.append(
                f"{account}, {'announced' if place == 'announced' else 'in the body'}: "
                + (", ".join(f"{small(row.field)} {row.sentences}" for row in kept.itertuples()) or "no field")
                + "."
            )
    title = "; ".join(said)
    return title, (
        f"{title}. The fields named most often in sentences that say apart: "
        "announced in title, abstract, introduction and conclusion, or carried out in the body. " + " ".join(parts)
    )


@finding
def in_time(located):
    """Fields of explanation along the years."""
    placed = located[located.year.notna() & (located.explanation != "none")]
    spans = placed.groupby("field").year.agg(["min", "max", "size"]).reset_index().sort_values(["min", "field"])
    begin = spans.groupby(spans["min"].astype(int)).field.agg(lambda names: listed(small(name) for name in names))
    named = [f"{names} from {year}" for year, names in begin.items()]
    title = f"Named in time: {', '.join(named)}" if named else "No sentence has a place in time"
    left = len(located) - len(placed)
    return title, (
        f"{title}: the first year at which a sentence names the field. Sentences that say closer or apart, at the years they speak of. "
        + "; ".join(
            f"{small(field)} {int(first)} to {int(last)} ({number})"
            for field, first, last, number in spans.itertuples(index=False)
        )
        + f". {count(left, 'sentence')} without a place in time or a field are not drawn."
    )


@finding
def grievances_in_time(voiced):
    """Complaints along the years."""
    tally = voiced.groupby(["account", "holder"], sort=False).size()
    accounts = list(dict.fromkeys(voiced.account))
    said = [
        f"{account} {tally.get((account, 'china'), 0)} and {tally.get((account, 'ussr'), 0)}" for account in accounts
    ]
    title = f"Voicings of China's complaints and of the Soviet Union's: {', '.join(said)}"
    parts = []
    for account, own in voiced.groupby("account", sort=False):
        sides = own.groupby("holder").size()
        drawn = own.year.notna().sum()
        parts.append(
            f"{account}: China's {sides.get('china', 0)}, the Soviet Union's {sides.get('ussr', 0)}; "
            f"{drawn} have a place in time, {len(own) - drawn} do not."
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
    title = f"{len(more)} of {count(len(rows), 'complaint')} {'is' if len(more) == 1 else 'are'} voiced by {whose}"
    parts = [
        f"Voiced by {by + ' alone' if by in names else whose}: "
        + "; ".join(f"'{label}'" for label in rows.label[rows.by == by])
        + "."
        for by in ["both", "several", *names]
        if (rows.by == by).any()
    ]
    return title, f"{title}. " + " ".join(parts)


@finding
def by_field(rows):
    """Complaints by field, side and account."""
    sides = {"china": "China's", "ussr": "the Soviet Union's"}
    said, parts = [], []
    for account, own in rows.groupby("account", sort=False):
        for holder, part in own.groupby("holder", sort=False):
            kept = part[part.voicings > 0]
            parts.append(
                f"{account}, {sides[holder]}: "
                + (", ".join(f"{small(row.field)} {row.voicings}" for row in kept.itertuples()) or "none")
                + "."
            )
        china = own[(own.holder == "china") & (own.explanation != "none")]
        leaders, total = leading(china, "voicings"), int(own.voicings[own.holder == "china"].sum())
        said.append(
            f"{account} {listed(leaders)} ({f'{china.voicings.max()} each' if len(leaders) > 1 else china.voicings.max()} of {total})"
            if leaders
            else f"{account} nothing"
        )
    title = f"What China complains of most often: {'; '.join(said)}"
    return title, f"{title}. Voicings of complaints by the field they belong to. " + " ".join(parts)
