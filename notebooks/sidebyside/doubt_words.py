"""Findings on agreement and on other reasonable choices, in words (see words.py)."""

from .crowds import accounts
from .phrases import MANY, MOST, count, enumerated, finding, in_sentences, listed, number, percent, small
from .reliability import TARGET

NAMES = {"explanation2": "second explanation", "dated": "date"}


@finding
def agreement(table):
    """How far two readers agree (rows of reliability.agreement, of all sentences or of one account alone)."""
    alone = "" if "all" in accounts(table) else accounts(table)[0]
    whole = table if alone else table[table.account == "all"]
    if not len(whole):
        title = f"{alone}: no sentence has two readings" if alone else "No sentence has two readings"
        return title, f"{title}. {unread(table)}"
    title = _measured(whole)
    title = f"{alone}: {small(title)}" if alone else f"Over all sentences {small(title)}"
    parts = [
        f"{'All' if account == 'all' else account}: "
        + ", ".join(f"{NAMES.get(row.variable, row.variable)} {_figure(row)}" for row in own.itertuples())
        + "."
        for account, own in ((table if len(accounts(table)) <= MANY + 1 else whole).groupby("account", sort=False))
    ]
    return (
        title,
        f"{title}. Krippendorff's alpha of two readings, with where it falls in 95 of 100 redraws of the sentences. "
        + " ".join([*parts, unread(table)]).strip(),
    )


def _measured(whole):
    """Say how many variables reach the usual bar and which do not; one without an alpha (missing) is neither."""
    measured = whole[whole.alpha.notna()]
    rare = len(whole) - len(measured)
    if not len(measured):
        return f"None of {count(len(whole), 'variable')} can be measured"
    kept, below = measured[measured.alpha >= TARGET], measured[measured.alpha < TARGET]
    least, many = (kept.alpha.min(), len(kept)) if len(kept) else (TARGET, "none")
    title = f"Alpha is {least:.2f} or more for {many} of {count(len(measured), 'variable')}"
    if len(below) and len(kept):
        title += f"; below {TARGET:.2f} for {listed(NAMES.get(name, name) for name in below.variable)}"
    return title + (f"; {rare} more cannot be measured" if rare else "")


def in_figures(table):
    """The rows of reliability.agreement with figures of two digits and the variables' full names, for a table."""
    figures = table[["alpha", "low", "high"]].map("{:.2f}".format).replace("nan", "too rare")
    return table.assign(**figures, variable=table.variable.replace(NAMES))


def unread(table):
    """Say which accounts no two readers have read, and that they are left out (rows of reliability.agreement)."""
    missing = [account for account in accounts(table) if account not in set(table.account) and account != "all"]
    return f"Left out, for want of a second reading: {listed(missing)}." if missing else ""


def _figure(row):
    if row.alpha != row.alpha:
        return f"too rare to measure ({percent(row.agreed)} the same)"
    return f"{row.alpha:.2f} ({row.low:.2f} to {row.high:.2f}; {percent(row.agreed)} the same)"


@finding
def curves(table):
    """In how many ways each claim holds (rows of choices.verdicts)."""
    firm = table[table.holds == table.ways]
    open_ = table[table.holds < 0.75 * (table.ways - table.uncounted)]  # what says nothing does not fail
    mute = int((table.uncounted == table.ways).sum())
    if not len(table):
        return "No claim is made", "No claim is made, so there is nothing to test."
    title = f"{len(firm)} of {len(table)} claims hold in every way to count the whole texts; {len(open_)} {'is' if len(open_) == 1 else 'are'} open"
    title += f"; {mute} cannot be counted" if mute else ""
    parts = [
        f"{row.wording}: {row.holds} of {row.ways}, {row.ties} ties; "
        f"{f'{row.uncounted} with nothing to count; ' if row.uncounted else ''}"
        f"{f'least without {row.section} ({percent(row.section_holds)}); ' if row.section else ''}"
        f"{percent(row.share)} of all {row.specifications:,}."
        for row in table.itertuples()
    ]
    told = in_sentences(parts, MOST // 2) + read_once(table)
    return title, f"{title}. Each claim under every combination of choices. {told}"


def yours(table):
    """Say how far a reader's own codes agree with the agreed reading (rows of passage, yours, agreed).

    A passage without a code of the reader's, empty or missing, is not counted.
    """
    table = table[table.yours.fillna("") != ""]
    if not len(table):
        return "You have not coded a passage yet."
    same = int((table.yours == table.agreed).sum())
    return f"You and the agreed reading give the same code to {number(same)} of {number(len(table))} passages ({percent(same / len(table))})."


def moved(before, after):
    """Say which claims change under the usual choices when codes are replaced (two tables of choices.verdicts)."""
    changed = [row.wording for row, other in zip(before.itertuples(), after.itertuples()) if row.usual != other.usual]
    if not changed:
        return "No headline claim changes under the usual way to count."
    return "These headline claims change under the usual way to count: " + enumerated(changed) + "."


def read_once(table):
    """Say which accounts the readings cannot tell apart, because there is only one (rows of choices.verdicts)."""
    once = table.once.iloc[0] if len(table) else ""
    return f" Read only once, and so the same under every reading: {once}." if once else ""
