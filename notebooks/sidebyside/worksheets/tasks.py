"""The tasks of the worksheets: each takes the Collection and what a student filled in, and returns marks (see marking.py).

The right answers are computed from the tables.
"""

import re
from collections.abc import Mapping
from itertools import combinations

import pandas

from .. import compare
from ..dates import against, in_words, stretch
from ..wording import count, listed, percent
from .marking import COLUMNS, marked, read, summary, welcome

__all__ = [
    "agreement", "beside", "between", "coded", "complainants", "dated", "drawn", "events", "examples", "looked_up",
    "matched", "numbered", "ordered", "paragraph", "stated", "summary", "verdicts", "weights", "welcome",
]  # fmt: skip
ENOUGH = 5  # answers, for a measure of agreement
MET = ("same", "coarser", "contained", "overlapping", "near")
MONTHS = [in_words(f"1950-{month:02d}").split()[0].casefold() for month in range(1, 13)]


def numbered(rows):
    """Rows with a number in front, from 1; students write it as text, and so it is text."""
    rows = rows.reset_index(drop=True)
    rows.insert(0, "number", [str(n) for n in range(1, len(rows) + 1)])
    return rows


def paragraph(c, *beginnings):
    """The sentences whose ids are these or begin so, in the order of the text, numbered and without their codes."""
    said = compare.sentences.coded(c)
    kept = said[(said.passage + "-").str.startswith(tuple(f"{beginning}-" for beginning in beginnings))]
    return numbered(kept[["passage", "account", "locator", "quote", "statement"]])


def beside(sheet, marks):
    """The answers that were given, each beside its sentence; sheet is what was numbered.

    Columns: number, quote, statement, yours, feedback.
    """
    given = marks[marks.state != "empty"].rename(columns={"item": "number"})
    rows = given.merge(sheet[["number", "quote", "statement"]], on="number", how="left").fillna("")
    return rows[["number", "quote", "statement", "yours", "feedback"]]


def coded(c, sheet, yours, variable):
    """Mark codes that a student gave to the numbered sentences of a sheet; variable is theme or effect."""
    said = sheet.merge(compare.sentences.coded(c)[["passage", "theme", "theme2", "effect"]], on="passage").set_index("number")
    codes = c.codes[c.codes.variable == variable].set_index("code")

    def hint(number, answer):
        if variable == "theme" and said.theme2[number] == answer:
            return "Close: this is the second theme of the agreed reading. Which theme comes before it?"
        doubt = "Does the sentence say that by itself, or do you know it from elsewhere?"
        if answer == "none":
            doubt = "Is there really no word in the sentence that says more?"
        return f"Read again what '{answer}' is for: {codes.definition[answer]} {doubt}"

    right = {number: {code} for number, code in said[variable].items()}
    return marked(yours, right, codes.label.to_dict(), hint, "Yes, so the agreed reading has it.")


def agreement(c, sheet, yours, variable):
    """Say how far a student's codes agree with the agreed reading: a percentage, and alpha with what it means."""
    marks = coded(c, sheet, yours, variable)
    mine = marks[marks.state.isin(["right", "again"])]
    said = sheet.merge(compare.sentences.coded(c)[["passage", variable]], on="passage").set_index("number")
    return _agree("You and the agreed reading", mine.yours.tolist(), said[variable].reindex(mine.item).tolist()) + _not_counted(marks)


def between(c, sheet, yours, other, variable):
    """Say how far two students agree with each other, whatever the agreed reading has."""
    mine, theirs = coded(c, sheet, yours, variable), coded(c, sheet, other, variable)
    both = mine.merge(theirs, on="item", suffixes=("", "_other"))
    both = both[both.state.isin(["right", "again"]) & both.state_other.isin(["right", "again"])]
    if not len(both):
        return "Nothing to compare yet: fill in both readings."
    unlike = both.item[both.yours != both.yours_other]
    part = f" You part on sentence{'s' * (len(unlike) > 1)} {listed(unlike)}: talk about it." if len(unlike) else ""
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
    said = f"{who} give the same code to {same} of {count(len(one), 'sentence')} ({percent(same / len(one))})."
    if len(one) < ENOUGH:
        return f"{said} From {ENOUGH} sentences on you will also see alpha, which takes luck into account."
    alpha = compare.reliability.alpha(one, other)
    if alpha != alpha:
        return f"{said} Only one code is used, so nothing can be said about luck."
    return (
        f"{said} Beyond luck, as alpha measures it, that is {alpha:.2f}: 1 is perfect agreement, 0 is what luck alone "
        f"would bring, and below 0 is worse than luck. Researchers like to see {compare.reliability.TARGET:.2f}; with so "
        "few sentences it swings widely."
    )


def events(c):
    """The turning points that an account names, each with a letter, in an order that tells no time.

    A column for each account says where it first names the event.
    """
    spoken = compare.phases.spoken_of(c)
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
    own = compare.phases.periods(c).query("account and scope == 'period'")
    names = list(c.sources.name)
    right = {}
    for item in yours if isinstance(yours, Mapping) else ():
        name, _, year = str(item).rpartition(" ")
        if name in names and re.fullmatch(r"\d{4}", year):
            over = own[(own.name == name) & (own["first"] < int(year) + 1) & (own["last"] > int(year))]
            right[item] = {_kind(set(over.relation))}
    legal = {"closer": "closer", "apart": "apart", "both": "both", "none": "none"}
    hint = "Find the year on the axis and go straight up and down through this account's bars. Filled or hatched, or both?"
    return marked(yours, right or dict.fromkeys(f"{name} 1950" for name in names), legal, lambda *_: hint)


def _kind(relations):
    """What the relations of periods over a year come to; a mixed period is close and apart at once."""
    if "mixed" in relations or {"closer", "apart"} <= relations:
        return "both"
    return relations.pop() if relations else "none"


def complainants(c, sheet, yours):
    """Mark whose complaint each numbered sentence of a sheet mentions."""
    said = sheet.merge(compare.sentences.coded(c)[["passage", "grievance"]], on="passage")
    hint = (
        "Look for a word of blame, pressure, distrust, displeasure or injury. If there is such a word, ask who would "
        "say it, and to whom. If you found no such word, is it the sentence that complains, or you?"
    )
    right = {number: {code} for number, code in zip(said.number, said.grievance)}
    return marked(yours, right, compare.sentences.labels(c, "grievance"), lambda *_: hint)


def stated(c, sheet, yours):
    """Mark whether the complaint in each numbered sentence of a sheet is said outright or implied by the writer's words."""
    hint = "Is anybody in the sentence said to feel, think or say the complaint? Or is it the writer's choice of word?"
    blamed = c.grievances[c.grievances.stated.isin(compare.grievances.BLAME)].groupby("passage").stated.agg(set)
    kinds = {code: label for code, label in compare.sentences.labels(c, "stated").items() if code != "told"}
    right = {number: blamed[passage] for number, passage in zip(sheet.number, sheet.passage)}
    return marked(yours, right, kinds, lambda *_: hint)


def matched(c, sheet, other, yours):
    """Mark pairs of sentences, by their numbers in two sheets, that are to mention the same complaint."""
    mentioned = compare.grievances.mentions(c).groupby("passage").complaint.agg(set)
    about = compare.grievances.mentions(c).groupby("passage").label.agg("; ".join)
    passage = dict(zip(other.number, other.passage))
    complaints = {number: mentioned.get(there, set()) for number, there in passage.items()}
    right = {
        number: {answer for answer, named in complaints.items() if named & mentioned.get(here, set())}
        for number, here in zip(sheet.number, sheet.passage)
    }

    def hint(_, answer):
        if passage[answer] in about:
            return f"This sentence mentions another complaint: '{about[passage[answer]]}'. Who is blamed in yours, and for what?"
        return "This sentence mentions no complaint. Look for a word of blame in its neighbours."

    return marked(yours, right, dict(zip(other.number, other.number)), hint)


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


def looked_up(c, sheet, yours):
    """Mark dates that a student looked up for the events of the numbered sentences of a sheet."""
    dates = compare.record.dated_statements(c).drop_duplicates("passage")[["passage", "date", "happened"]]
    rows = sheet[["number", "passage"]].merge(dates, on="passage").set_index("number")
    table = marked(yours, {number: {None} for number in rows.index}, None, lambda *_: "")
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


def verdicts(c, sheet, yours):
    """Mark whether the date in each numbered sentence of a sheet fits the established one."""
    rows = sheet[["number", "passage"]].merge(compare.record.dated_statements(c)[["passage", "relation"]], on="passage")
    right = {number: {"wrong" if relation == "off" else "fits"} for number, relation in zip(rows.number, rows.relation)}
    hint = "Set the account's own date beside the one you looked up. Where both name months, compare the months."
    return marked(yours, right, {"fits": "it fits", "wrong": "it is wrong"}, lambda *_: hint)


def weights(c, sheet, yours):
    """Mark how much of the argument depends on the date in each numbered sentence of a sheet, which needs correcting."""
    order = ["heavy", "middling", "slight"]
    weight_of = c.corrections[c.corrections.kind == "date"].groupby("passage").weight.agg(set)
    right = {number: weight_of[passage] for number, passage in zip(sheet.number, sheet.passage)}
    hint = "Put the right date in and read on: which of the account's conclusions would then fall? None, some, or its main one?"
    return marked(yours, right, dict(zip(order, order)), lambda *_: hint)


def examples(c, yours):
    """Mark questions chosen as examples of how the accounts' answers relate; an item is a relation."""
    rows = compare.positions.relations(c)
    right = {relation: set(rows.question[rows.relation == relation]) for relation in compare.positions.RELATIONS}
    hint = "Does each account speak here? Then count: how many answers do they have in common, and how many not?"
    return marked(yours, right, dict(zip(rows.question, rows.label)), lambda *_: hint)
