"""The tasks of the worksheets: each takes the Collection and what a student filled in, and returns marks (see marking.py).

The right answers are computed from the tables.
"""

import re
from collections.abc import Mapping
from itertools import combinations

import pandas

from . import compare, debate, reliability
from .dates import against, in_words, stretch
from .marking import COLUMNS, marked, read, summary, welcome
from .phrases import count, listed, percent

__all__ = [
    "agreement", "between", "coded", "dated", "drawn", "events", "examples", "holders", "looked_up", "matched",
    "ordered", "paragraph", "stated", "summary", "told", "verdicts", "weights", "welcome",
]  # fmt: skip
ENOUGH = 5  # answers, for a measure of agreement
MET = ("same", "coarser", "contained", "overlapping", "near")
MONTHS = [in_words(f"1950-{month:02d}").split()[0].casefold() for month in range(1, 13)]


def paragraph(c, *beginnings):
    """The sentences whose ids begin so, in the order of the text, without their codes."""
    said = compare.sentences(c)
    kept = said[said.passage.str.startswith(tuple(f"{beginning}-" for beginning in beginnings))]
    return kept[["passage", "account", "locator", "quote", "statement"]].reset_index(drop=True)


def told(c, marks):
    """Marks of passages with what each says, in our words, so that nobody has to look it up again."""
    return marks.assign(statement=marks.item.map(c.passages.set_index("passage").statement).fillna(""))


def coded(c, yours, variable):
    """Mark codes that a student gave to sentences; variable is explanation or effect."""
    said = compare.sentences(c).set_index("passage")
    codes = c.codes[c.codes.variable == variable].set_index("code")

    def hint(item, answer):
        if variable == "explanation" and said.explanation2[item] == answer:
            return "Close: this is the second field of the agreed reading. Which reason comes before it?"
        doubt = "Does the sentence say that by itself, or do you know it from elsewhere?"
        if answer == "none":
            doubt = "Is there really no word in the sentence that says more?"
        return f"Read again what '{answer}' is for: {codes.definition[answer]} {doubt}"

    right = {passage: {code} for passage, code in said[variable].items()}
    return marked(yours, right, codes.label.to_dict(), hint, "Yes, so the agreed reading has it.")


def agreement(c, yours, variable):
    """Say how far a student's codes agree with the agreed reading: a percentage, and alpha with what it means."""
    marks = coded(c, yours, variable)
    mine = marks[marks.state.isin(["right", "again"])]
    theirs = compare.sentences(c).set_index("passage")[variable].reindex(mine.item)
    return _agree("You and the agreed reading", mine.yours.tolist(), theirs.tolist()) + _not_counted(marks)


def between(c, yours, other, variable):
    """Say how far two students agree with each other, whatever the agreed reading has."""
    mine, theirs = coded(c, yours, variable), coded(c, other, variable)
    both = mine.merge(theirs, on="item", suffixes=("", "_other"))
    both = both[both.state.isin(["right", "again"]) & both.state_other.isin(["right", "again"])]
    if not len(both):
        return "Nothing to compare yet: fill in both readings."
    unlike = both.item[both.yours != both.yours_other]
    part = f" You part on {listed(unlike)}: talk about these." if len(unlike) else ""
    return _agree("You and your neighbour", both.yours.tolist(), both.yours_other.tolist()) + part + _not_counted(mine, theirs)


def _not_counted(*readings):
    """Name the answers that could not be read, and so are in no figure."""
    unread = pandas.concat(readings).query("state == 'unread'")
    told = listed(f"{item} ('{yours}')" for item, yours in zip(unread.item, unread.yours))
    return f" Not counted, for it could not be read: {told}." if len(unread) else ""


def _agree(who, one, other):
    if not one:
        return "Nothing to measure yet: fill in some codes first."
    same = sum(a == b for a, b in zip(one, other))
    said = f"{who} give the same code to {same} of {len(one)} sentences ({percent(same / len(one))})."
    if len(one) < ENOUGH:
        return f"{said} From {ENOUGH} sentences on you will also see kappa and alpha, which take luck into account."
    alpha = reliability.alpha(one, other)
    if alpha != alpha:
        return f"{said} Only one code is used, so nothing can be said about luck."
    return (
        f"{said} Cohen's kappa is {reliability.kappa(one, other):.2f}, Krippendorff's alpha {alpha:.2f}: "
        f"1 is perfect agreement, 0 is what luck alone would bring, and "
        f"below 0 is worse than luck. Researchers like to see {reliability.TARGET:.2f}; with so few sentences both swing widely."
    )


def events(c):
    """The turning points that an account names, each with a letter, in an order that tells no time.

    A column for each account says where it first names the event.
    """
    spoken = compare.spoken_of(c)
    chosen = spoken[spoken.turning_point & (spoken[list(c.sources.name)].sum(axis=1) > 0)]
    chosen = chosen.iloc[chosen.label.str[::-1].argsort(kind="stable")].reset_index(drop=True)
    named = pandas.concat([c.mentions, c.coding.loc[c.coding.reading == "agreed", ["event", "passage"]]])
    first = named.merge(c.passages[["passage", "source", "locator"]].reset_index(), on="passage").sort_values("index")
    first = first.drop_duplicates(["event", "source"])
    for source, name in zip(c.sources.source, c.sources.name):
        own = first[first.source == source].set_index("event").locator
        chosen[name] = chosen.event.map(own).fillna("not named")
    return chosen.assign(letter=[chr(ord("A") + n) for n in range(len(chosen))])


def ordered(c, order):
    """Mark the order of events, given as a text of letters; events whose dates overlap may stand either way."""
    known = events(c).set_index("letter")
    text, state, feedback = read(order)
    if state:
        return pandas.DataFrame([["order", text, state, feedback]], columns=COLUMNS)
    letters = [letter.upper() for letter in re.findall(r"\w", text)]
    wrong = [letter for letter in letters if letter not in known.index]
    twice = sorted({letter for letter in letters if letters.count(letter) > 1})
    if wrong or twice:
        said = f"There is no event {listed(wrong)}" if wrong else f"{listed(twice)} stands more than once"
        said += f": write each letter from {known.index[0]} to {known.index[-1]} once."
        return pandas.DataFrame([["order", text, "unread", said]], columns=COLUMNS)
    state, said = _order_of([stretch(known.date[letter]) for letter in letters], len(known) - len(letters))
    return pandas.DataFrame([["order", " ".join(letters), state, said]], columns=COLUMNS)


def _order_of(spans, left):
    """How far Stretches stand in order, with so many left to place; returns (state, feedback)."""
    fine = [one.start < other.end for one, other in combinations(spans, 2)]
    told = f"{sum(fine)} of {len(fine)} pairs stand in the right order. " if fine else ""
    for n, span in enumerate(spans):
        if any(one.start >= span.end for one in spans[:n]):
            return "again", (
                f"{told}Up to place {n} the order holds; at place {n + 1} something comes too early or too late. "
                "The table of events says where to read about them."
            )
    if left:
        return "empty", f"{told}In order so far; {count(left, 'event')} still to place."
    return "right", f"{told}Every event stands in its place. The dates are in the table below."


def dated(c, order):
    """The events with their dates once their order is right; before that, no row."""
    rows = events(c).sort_values("date", key=lambda dates: dates.map(stretch))
    return rows if (ordered(c, order).state == "right").all() else rows.head(0)


def drawn(c, yours):
    """Mark what kind of period an account draws over a year; an item is a name and a year, as in 'Name 1950'."""
    own = compare.periods(c).query("account and scope == 'period'")
    names = list(c.sources.name)
    right = {}
    for item in yours if isinstance(yours, Mapping) else ():
        name, _, year = str(item).rpartition(" ")
        if name in names and re.fullmatch(r"\d{4}", year):
            over = own[(own.name == name) & (own["first"] < int(year) + 1) & (own["last"] > int(year))]
            right[item] = {_kind(set(over.relation))}
    legal = {"closer": "closer", "apart": "apart", "both": "both", "none": "none"}
    hint = "Find the year on the axis and go straight up and down through this account's bars. Dark or hatched? How many?"
    return marked(yours, right or dict.fromkeys(f"{name} 1950" for name in names), legal, lambda *_: hint)


def _kind(relations):
    """What the relations of periods over a year come to; a mixed period is close and apart at once."""
    if "mixed" in relations or {"closer", "apart"} <= relations:
        return "both"
    return relations.pop() if relations else "none"


def holders(c, yours):
    """Mark whose complaint a sentence voices."""
    said = compare.sentences(c).set_index("passage")
    hint = (
        "Look for a word of blame, pressure, distrust, displeasure or injury. If there is such a word, ask who would "
        "say it, and to whom. If you found no such word, is it the sentence that complains, or you?"
    )
    right = {passage: {code} for passage, code in said.grievance.items()}
    return marked(yours, right, compare.labels(c, "grievance"), lambda *_: hint)


def stated(c, yours):
    """Mark whether a complaint is said outright or implied by the writer's words."""
    hint = "Is anybody in the sentence said to feel, think or say the complaint? Or is it the writer's choice of word?"
    blamed = c.grievances[c.grievances.stated != "told"]
    kinds = {code: label for code, label in compare.labels(c, "stated").items() if code != "told"}
    return marked(yours, blamed.groupby("passage").stated.agg(set).to_dict(), kinds, lambda *_: hint)


def matched(c, yours):
    """Mark pairs of passages from two accounts that are to voice the same complaint."""
    voiced = compare.voicings(c)
    pairs = voiced.merge(voiced, on="complaint", suffixes=("", "_other")).query("account != account_other")
    right = {passage: set(pairs.passage_other[pairs.passage == passage]) for passage in voiced.passage}
    about = voiced.groupby("passage").label.agg("; ".join).to_dict()

    def hint(_, answer):
        if answer in about:
            return f"This sentence voices another complaint: '{about[answer]}'. Who is blamed in yours, and for what?"
        return "This sentence is not counted as voicing a complaint. Look for a word of blame in its neighbours."

    legal = {passage: passage for passage in c.passages.passage[c.passages.kind == "sentence"]}
    return marked(yours, right, legal, hint)


def edtf(text):
    """A date as a student writes it ('1950', 'in Oct. 1950', '19 October 1950', '1950-10-19') in EDTF, or None."""
    words = re.findall(r"[^\W\d]+|\d+", text.casefold())
    named = [n for word in words for n, month in enumerate(MONTHS, 1) if len(word) > 2 and month.startswith(word)]
    digits = [word for word in words if word.isdecimal()]
    year = next((word for word in digits if len(word) == 4), None)
    if year and named:
        day = next((f"-{int(word):02d}" for word in digits if len(word) < 3), "")
        text = f"{year}-{named[0]:02d}{day}"
    elif year and len(digits) == 1:
        text = year
    try:
        stretch(text.strip())
    except ValueError:
        return None
    return text.strip()


def looked_up(c, yours):
    """Mark dates of the record that a student looked up for the events that sentences speak of."""
    rows = debate.dated_statements(c).drop_duplicates("passage").set_index("passage")
    table = marked(yours, {passage: {None} for passage in rows.index}, None, lambda *_: "")
    for n, row in table[table.state == "again"].iterrows():
        date, record = edtf(row.yours), rows.date[row["item"]]
        found = against(date, record) if date else None
        if found is None:
            state, said = "unread", "This is not a date that can be read. Write a year, or a month and a year: 'May 1949'."
        elif stretch(date).length > 1.1:
            state, said = "again", "That is a long stretch of time. Can you find the year?"
        elif found.relation in MET:
            state, said = "right", f"Yes: {in_words(record)}."
        else:
            early = "early" if found.years < 0 else "late"
            state, said = "again", f"Too {early}. Look up: {rows.happened[row['item']]}."
        table.loc[n, ["state", "feedback"]] = state, said
    return table


def verdicts(c, yours):
    """Mark whether the date that an account gives meets the record's."""
    rows = debate.dated_statements(c)
    right = {passage: {"off" if relation == "off" else "meets"} for passage, relation in zip(rows.passage, rows.relation)}
    hint = "Set the account's own date beside the one you looked up. Where both name months, compare the months."
    return marked(yours, right, {"meets": "meets the record", "off": "off the record"}, lambda *_: hint)


def weights(c, yours):
    """Mark how much of the argument leans on a date that needs correcting."""
    order = ["heavy", "middling", "slight"]
    right = c.corrections[c.corrections.kind == "date"].groupby("passage").weight.agg(set).to_dict()
    hint = "Put the right date in and read on: which of the account's conclusions would then fall? None, some, or its main one?"
    return marked(yours, right, dict(zip(order, order)), lambda *_: hint)


def examples(c, yours):
    """Mark questions chosen as examples of how the accounts' answers relate; an item is a relation."""
    rows = debate.relations(c)
    right = {relation: set(rows.question[rows.relation == relation]) for relation in debate.RELATIONS}
    hint = "Does each account speak here? Then count: how many answers do they have in common, and how many not?"
    return marked(yours, right, dict(zip(rows.question, rows.label)), lambda *_: hint)
