"""Findings and descriptions in words, computed from the rows that the charts draw.

Each function takes such rows and returns (title, description): the finding in one sentence, and the chart
for those who cannot see it. The words claim nothing about the past: they describe what texts say.
"""

from .compare import PLACES
from .complaint_words import by_field, complaints, grievances_in_time
from .crowds import accounts, to_a_square
from .dates import in_words
from .phrases import (
    FEW,
    MANY,
    MOST,
    by_answer,
    count,
    enumerated,
    finding,
    in_sentences,
    leading,
    listed,
    number,
    small,
)

__all__ = [
    "announced",
    "by_field",
    "complaints",
    "course",
    "glance",
    "grievances_in_time",
    "in_time",
    "lengths",
    "partings",
    "periods",
    "shares",
]


@finding
def shares(table):
    """How each account explains the parting."""
    said, led, parts = [], {}, []
    for account, rows in table[table.explanation != "none"].groupby("account", sort=False):
        leaders, whole = leading(rows, "total"), int(rows.named.max()) if rows.named.notna().any() else 0
        if not leaders:
            said.append(f"{account} names no field")
            led[account] = "no field"
            parts.append(f"{account}: no sentence that says apart names a field.")
            continue
        led[account] = listed(leaders)
        most = int(rows.total.max())
        close = [
            f"{small(row.field)} {number(row.total)}" for row in rows.itertuples() if row.total == most - 1 and most > 2
        ]
        said.append(
            f"{account} names {listed(leaders)} in {number(most)} of {number(whole)}{f' ({listed(close)})' if close else ''}"
        )
        ranked = rows[rows.total > 0].sort_values(["total", "explanation"], ascending=[False, True], kind="stable")
        told = ", ".join(
            f"{small(row.field)} {number(row.total)} ({number(row.argued)} argued, {number(row.told)} told)"
            for row in ranked.itertuples()
        )
        parts.append(f"{account}: {told}; {number(whole)} in all.")
    title = f"In sentences that say apart, {', '.join(said)}"
    if len(said) > MANY:
        title = f"In sentences that say apart, the field named most often: {by_answer(led)}"
    none = listed(f"{row.account} {number(row.total)}" for row in table[table.explanation == "none"].itertuples())
    return (
        title,
        f"{title}. Sentences that say the two moved or stood apart, by the field they name. {' '.join(parts)} No field: {none}.",
    )


@finding
def glance(rows, variable, names):
    """One variable over both texts, sentence by sentence."""
    parts, leaders, led = [], [], {}
    for account, own in rows.groupby("account", sort=False):
        tally = own[variable].value_counts()
        order = sorted(tally.index, key=lambda code: (-tally[code], code))
        parts.append(
            f"{account}, {count(len(own), 'sentence')}: "
            + ", ".join(f"{small(names[code])} {number(tally[code])}" for code in order)
            + "."
        )
        said = [code for code in order if code != "none"]
        whole = sum(tally[code] for code in said)
        led[account] = small(names[said[0]]) if said else "in no sentence"
        leaders.append(
            f"{account} {small(names[said[0]])} ({number(tally[said[0]])} of {number(whole)})"
            if said
            else f"{account} in no sentence"
        )
    what = {
        "explanation": "Where a sentence names a field, it is most often",
        "effect": "Where a sentence says which way, it is most often",
        "role": "What a sentence does, most often",
    }[variable]
    title = f"{what}: {', '.join(leaders) if len(leaders) <= MANY else by_answer(led)}"
    return title, f"{title}. {marked(rows)} " + " ".join(parts)


def marked(rows):
    """Say what a mark of the glance is, and how the marks stand."""
    size = to_a_square(rows)
    if not size:
        return "Every sentence is a mark, in the order of the text, a row for each part."
    if size == 1:
        return "Every sentence is a mark, in the order of the text, line after line."
    return f"A mark stands for {number(size)} sentences, in the order of the text, line after line."


@finding
def lengths(rows):
    """How long the accounts are."""
    whole = rows.groupby("account")[["words", "sentences"]].sum()
    longest, shortest = whole.words.idxmax(), whole.words.idxmin()
    ratio = f"{whole.words[longest] / whole.words[shortest]:.1f}"
    if len(whole) == 1:
        title = f"The length of {longest}"
    elif ratio == "1.0":
        title = "The accounts' sentences hold about equally many words"
    else:
        title = f"{longest}'s sentences hold {ratio} times as many words as {shortest}'s"
    parts = []
    for account, own in rows.groupby("account", sort=False):
        big = own.sort_values(["words", "part"], ascending=[False, True]).iloc[0]
        parts.append(
            f"{account}: {count(int(whole.words[account]), 'word')} in {count(int(whole.sentences[account]), 'sentence')}; "
            f"the longest part is '{big.part}' ({number(int(big.words))})."
        )
    return title, f"{title}. Words in the sentences of each part; headings and references are not counted. " + " ".join(
        parts
    )


@finding
def periods(drawn):
    """How each voice divides the time."""
    told = drawn[drawn.scope != "none"]
    apart = drawn[(drawn.scope == "period") & (drawn.relation == "apart") & (drawn["first"] >= 1949)]
    begin = apart.sort_values(["first", "phase"]).drop_duplicates("name").set_index("name")
    year = begin["first"].astype(int).astype(str) + begin.bounds.map(
        lambda bounds: "" if bounds == "stated" else ", inferred"
    )
    years = [f"{when} ({listed(year.index[year == when], 6)})" for when in sorted(set(year))]
    title = "No voice dates the beginning of a period apart to 1949 or later"
    if years:
        title = f"The first period apart since 1949: {enumerated(years, 8)}"
    parts = []
    room = MOST if len(told) <= 2 * MOST else 3
    for name, own in told.groupby("name", sort=False):
        spans = [
            f"'{row.label}', {in_words(f'{row.start}/{row.end}')} ({row.relation})"
            for row in own.itertuples()
        ]
        parts.append(f"{name}: {enumerated(spans, room)}.")
    parts += [f"{name}: no period." for name in drawn.name[drawn.scope == "none"]]
    return (
        title,
        f"{title}. The periods of each voice over one axis of years. " + in_sentences(parts, MOST // 2),
    )


@finding
def partings(rows):
    """Where boundaries agree and where they do not."""
    overlap = rows[rows.parting < rows.closeness]
    title = (
        f"In {listed(overlap.name, 6)} closeness and parting overlap"
        if len(overlap)
        else "Every voice with both kinds of period ends closeness before the parting begins"
        if len(rows)
        else "No voice draws both a period apart since 1949 and one of closeness that ends before 1970"
    )
    missing = without_parting(rows)
    parts = [
        f"{row.name}: the parting begins in {int(row.parting)} ('{row.parting_label}'{', inferred' if row.parting_bounds != 'stated' else ''}), "
        f"closeness lasts to {int(row.closeness) - 1} ('{row.closeness_label}'{', inferred' if row.closeness_bounds != 'stated' else ''})."
        for row in rows.itertuples(index=False)
    ]
    return (
        title,
        f"{title}. For each voice the start of its first period apart and the end of its last period of closeness. "
        + in_sentences(parts)
        + (f" {missing}" if missing else ""),
    )


def without_parting(rows):
    """Say which accounts have no row, because they do not date both (rows of compare.partings)."""
    missing = [name for name in rows.name.cat.categories if name not in set(rows.name)]
    return f"Without an end of closeness and a first year apart to compare: {listed(missing)}." if missing else ""


@finding
def course(located):
    """The course of the relationship as each account tells it."""
    moves = located[located.effect.isin(["closer", "apart"])]
    said, parts = [], []
    lasts = {}
    for account in accounts(located):
        own = moves[moves.account == account]
        if not len(own):
            said.append(f"{account} says neither")
            lasts[account] = "neither"
            parts.append(f"{account}: says neither closer nor apart.")
            continue
        tally = own.effect.value_counts()
        placed = own[own.year.notna()]
        last = placed[placed.effect == "closer"].year.max()
        lasts[account] = f"{int(last)}" if last == last else "none"
        said.append(f"{account}'s in {int(last)}" if last == last else f"{account} has none")
        how = own.placing.value_counts()
        parts.append(
            f"{account}: {number(tally.get('closer', 0))} closer, {number(tally.get('apart', 0))} apart; "
            f"placed by their own date {number(how.get('its own date', 0))}, by their event {number(how.get('its event', 0))}; "
            f"spans of years {number(how.get('a span', 0))}; undated {number(how.get('undated', 0))}."
        )
    title = "The last sentence that says closer, among those that can stand at one year: " + (
        ", ".join(said) if len(said) <= MANY else by_answer(lasts)
    )
    return (
        title,
        f"{title}. Sentences that say closer stand above the line, those that say apart below, at the years they speak of. "
        + " ".join(parts),
    )


@finding
def announced(table):
    """What an account announces against what it argues."""
    said, led, parts = [], {}, []
    for account, own in table.groupby("account", sort=False):
        lead = {
            place: (leading(rows, "sentences"), int(rows.sentences.max()), int(rows.whole.iloc[0]))
            for place, rows in own.groupby("place")
        }
        told = []
        for place, where in PLACES.items():
            leaders, most, whole = lead[place]
            told.append(
                f"{where} {listed(leaders)} ({number(most)} of {number(whole)})"
                if whole >= FEW
                else f"{where} too little to compare ({whole})"
            )
        leaders, _, whole = lead["argued"]
        led[account] = listed(leaders) if whole >= FEW else "too little to compare"
        said.append(f"{account}: {', '.join(told)}")
        for place, rows in own.groupby("place", sort=False):
            kept = rows[rows.sentences > 0]
            parts.append(
                f"{account}, {PLACES[place]}: "
                + (", ".join(f"{small(row.field)} {number(row.sentences)}" for row in kept.itertuples()) or "no field")
                + "."
            )
    title = "; ".join(said) if len(said) <= MANY else f"In the body, the field named most often: {by_answer(led)}"
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
    mute = [account for account in accounts(located) if account not in set(placed.account)]
    title = "No sentence that says closer or apart has both a field and a place in time"
    if named:
        title = f"Named in time: {', '.join(named)}"
    left = len(located) - len(placed)
    return title, (
        f"{title}: the first year at which a sentence names the field. Sentences that say closer or apart, at the years they speak of. "
        + "; ".join(
            f"{small(field)} {int(first)} to {int(last)} ({number(size)})"
            for field, first, last, size in spans.itertuples(index=False)
        )
        + f"{'.' if named else ''} {count(left, 'sentence')} without a place in time or a field are not drawn."
        + (f" Nothing to draw: {listed(mute)}." if mute else "")
    )
