"""The tasks of the worksheets: each takes the Collection and what a student filled in, and returns marks (see marking.py).

The right answers are computed from the tables.
"""

import re
from functools import lru_cache
from itertools import combinations, product

import pandas

from .. import compare
from ..dates import against, in_words, stretch
from ..tables.dates_meant import meant
from ..wording import count, listed, percent
from .marking import COLUMNS, marked, read, summary, welcome  # noqa: F401

ENOUGH = 5  # answers, for a measure of agreement
MET = ("same", "coarser", "contained", "overlapping", "near")
YEARS = range(1944, 1971)  # on the axis of the accounts' periods


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


def _answers(sheet, rows, column):
    """For each number of a sheet the set of what rows have in a column for its passage; empty where they have none."""
    found = rows.groupby("passage")[column].agg(set)
    return {number: found.get(passage, set()) for number, passage in zip(sheet.number, sheet.passage)}


def coded(c, sheet, yours, variable):
    """Mark codes that a student gave to the numbered sentences of a sheet; variable is theme or effect."""
    said = compare.sentences.coded(c)
    second = _answers(sheet, said, "theme2") if variable == "theme" else {}
    codes = c.codes[c.codes.variable == variable].set_index("code")

    def hint(number, answer):
        if answer in second.get(number, ()):
            return "Close: this is the second theme of the agreed reading. Which theme comes before it?"
        doubt = "Does the sentence say that by itself, or do you know it from elsewhere?"
        if answer == "none":
            doubt = "Is there really no word in the sentence that says more?"
        return f"Read again what '{answer}' is for: {codes.definition[answer]} {doubt}"

    right = _answers(sheet, said, variable)
    return marked(yours, right, codes.label.to_dict(), hint, "Yes, so the agreed reading has it.")


def agreement(c, sheet, yours, variable):
    """Say how far a student's codes agree with the agreed reading: a percentage, and alpha with what it means."""
    right = {number: code for number, [code] in _answers(sheet, compare.sentences.coded(c), variable).items()}
    both = coded(c, sheet, yours, variable), coded(c, sheet, right, variable)
    return _compared(*both, "You and the agreed reading") or "Nothing to measure yet: fill in some codes first."


def between(c, sheet, yours, other, variable):
    """Say how far two students agree with each other, whatever the agreed reading has."""
    both = coded(c, sheet, yours, variable), coded(c, sheet, other, variable)
    return _compared(*both, "You and your neighbour", talk=True) or "Nothing to compare yet: fill in both readings."


def _compared(mine, theirs, who, talk=False):
    """Say how far two marked readings agree, where they part if there is to be talk of it, and what could not be read.

    Empty if no sentence has a code from both.
    """
    filled = [marks[marks.state.isin(["right", "again"])] for marks in (mine, theirs)]
    both = filled[0].merge(filled[1], on="item", suffixes=("", "_other"))
    same = both.yours == both.yours_other
    if not len(both):
        return ""
    said = [f"{who} give the same code to {same.sum()} of {count(len(both), 'sentence')} ({percent(same.mean())}).", _luck(both)]
    if talk and not same.all():
        unlike = list(both.item[~same])
        said.append(f"You part on sentence{'s' * (len(unlike) > 1)} {listed(unlike)}: talk about it.")
    unread = pandas.concat([mine, theirs]).query("state == 'unread'")
    if len(unread):
        told = listed(f"{item} ('{yours}')" for item, yours in zip(unread.item, unread.yours))
        said.append(f"Not counted, for it could not be read: {told}.")
    return " ".join(said)


def _luck(both):
    """Say what alpha adds to the percentage."""
    if len(both) < ENOUGH:
        return f"From {ENOUGH} sentences on you will also see alpha, which takes luck into account."
    alpha = compare.reliability.alpha(both.yours, both.yours_other)
    if alpha != alpha:
        return "Only one code is used, so nothing can be said about luck."
    return (
        f"Beyond luck, as alpha measures it, that is {alpha:.2f}: 1 is perfect agreement, 0 is what luck alone would "
        f"bring, and below 0 is worse than luck. Researchers like to see {compare.reliability.TARGET:.2f}; with so few "
        "sentences it swings widely."
    )


@lru_cache(maxsize=2)
def events(c):
    """The turning points that an account names, each with a letter, in an order that tells no time.

    A column for each account says where it first names the event.
    """
    spoken = compare.phases.spoken_of(c)
    chosen = spoken[spoken.turning_point & (spoken[list(c.sources.name)].sum(axis=1) > 0)]
    chosen = chosen.sort_values("label", key=lambda labels: labels.str[::-1], kind="stable", ignore_index=True)
    named = compare.phases.named_in(c)
    for source, name in compare.sentences.account_names(c).items():
        own = c.passages[c.passages.source == source].merge(named, on="passage")
        chosen[name] = chosen.event.map(own.drop_duplicates("event").set_index("event").locator).fillna("not named")
    return chosen.assign(letter=[chr(ord("A") + n) for n in range(len(chosen))])


def ordered(c, order):
    """Mark the order of events, given as a text of letters; events whose dates overlap may stand either way."""
    known = events(c).set_index("letter")
    text, state, feedback = read(order)
    letters = [] if state else [letter.upper() for letter in re.findall(r"\w", text)]
    wrong = [letter for letter in letters if letter not in known.index]
    twice = sorted({letter for letter in letters if letters.count(letter) > 1})
    if wrong or twice:
        said = f"There is no event {listed(wrong)}" if wrong else f"{listed(twice)} stands more than once"
        state, feedback = "unread", f"{said}: write each letter from A to {known.index[-1]} once."
    if not state:
        text = " ".join(letters)
        state, feedback = _in_order([stretch(known.date[letter]) for letter in letters], len(known) - len(letters))
    return pandas.DataFrame([["order", text, state, feedback]], columns=COLUMNS)


def _in_order(spans, left):
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
    right = {}
    for name, year in product(c.sources.name, YEARS):
        over = own[(own.name == name) & (own["first"] < year + 1) & (own["last"] > year)]
        right[f"{name} {year}"] = {_kind(set(over.relation))}
    hint = "Find the year on the axis and go straight up and down through this account's bars. Filled or hatched, or both?"
    return marked(yours, right, _themselves("closer", "apart", "both", "none"), hint)


def _kind(relations):
    """What the relations of periods over a year come to; a mixed period is close and apart at once."""
    if "mixed" in relations or {"closer", "apart"} <= relations:
        return "both"
    return relations.pop() if relations else "none"


def _themselves(*values):
    """Legal answers that have no other name."""
    return dict(zip(values, values))


def complainants(c, sheet, yours):
    """Mark whose complaint each numbered sentence of a sheet mentions."""
    hint = (
        "Look for a word of blame, pressure, distrust, displeasure or injury. If there is such a word, ask who would "
        "say it, and to whom. If you found no such word, is it the sentence that complains, or you?"
    )
    right = _answers(sheet, compare.sentences.coded(c), "grievance")
    return marked(yours, right, compare.sentences.labels(c, "grievance"), hint)


def stated(c, sheet, yours):
    """Mark whether the complaint in each numbered sentence of a sheet is said outright or implied by the writer's words."""
    hint = "Is anybody in the sentence said to feel, think or say the complaint? Or is it the writer's choice of word?"
    kinds = compare.sentences.labels(c, "stated")
    right = _answers(sheet, compare.grievances.mentions(c), "stated")
    return marked(yours, right, {kind: kinds[kind] for kind in compare.grievances.BLAME}, hint)


def matched(c, sheet, other, yours):
    """Mark pairs of sentences, by their numbers in two sheets, that are to mention the same complaint."""
    mentioned = compare.grievances.mentions(c)
    here, there = (_answers(numbers, mentioned, "label") for numbers in (sheet, other))
    right = {number: {answer for answer in there if there[answer] & here[number]} for number in here}

    def hint(_, answer):
        if there[answer]:
            about = "; ".join(sorted(there[answer]))
            return f"This sentence mentions another complaint: '{about}'. Who is blamed in yours, and for what?"
        return "This sentence mentions no complaint. Look for a word of blame in its neighbours."

    return marked(yours, right, _themselves(*other.number), hint)


def edtf(text):
    """A date as a student writes it ('1950', 'in Oct. 1950', '19 October 1950', '1950-10-19') in EDTF, or None."""
    words, date = re.fullmatch(r"(\D*)(.*)", text, re.DOTALL).groups()
    return meant(text) or meant(" ".join([*words.split()[-1:], date])) or meant(date)


def looked_up(c, sheet, yours):
    """Mark dates that a student looked up for the events of the numbered sentences of a sheet."""
    dates = compare.record.dated_statements(c).drop_duplicates("passage")[["passage", "date", "happened"]]
    rows = sheet[["number", "passage"]].merge(dates, on="passage").set_index("number")
    table = marked(yours, dict.fromkeys(rows.index, ()), None, "")
    for n, row in table[table.state == "again"].iterrows():
        table.loc[n, ["state", "feedback"]] = _met(edtf(row.yours), *rows.loc[row["item"], ["date", "happened"]])
    return table


def _met(date, record, happened):
    """How a date in EDTF (or None) that was looked up meets the record's; returns (state, feedback)."""
    if date is None:
        return "unread", "This is not a date that can be read. Write a year, or a month and a year: 'May 1949'."
    if stretch(date).length > 1.1:
        return "again", "That is a long stretch of time. Can you find the year?"
    found = against(date, record)
    if found.relation in MET:
        return "right", f"Yes: {in_words(record)}."
    return "again", f"Too {'early' if found.years < 0 else 'late'}. Look up: {happened}."


def verdicts(c, sheet, yours):
    """Mark whether the date in each numbered sentence of a sheet fits the established one."""
    dates = compare.record.dated_statements(c)
    dates = dates.assign(verdict=dates.relation.eq("off").map({True: "wrong", False: "fits"}))
    hint = "Set the account's own date beside the one you looked up. Where both name months, compare the months."
    return marked(yours, _answers(sheet, dates, "verdict"), {"fits": "it fits", "wrong": "it is wrong"}, hint)


def weights(c, sheet, yours):
    """Mark how much of the argument depends on the date in each numbered sentence of a sheet, which needs correcting."""
    hint = "Put the right date in and read on: which of the account's conclusions would then fall? None, some, or its main one?"
    right = _answers(sheet, c.corrections[c.corrections.kind == "date"], "weight")
    return marked(yours, right, _themselves(*compare.record.WEIGHTS), hint)


def examples(c, yours):
    """Mark questions chosen as examples of how the accounts' answers relate; an item is a relation."""
    rows = compare.positions.relations(c)
    right = {relation: set(rows.question[rows.relation == relation]) for relation in compare.positions.RELATIONS}
    hint = "Does each account speak here? Then count: how many answers do they have in common, and how many not?"
    return marked(yours, right, dict(zip(rows.question, rows.label)), hint)
