"""What cannot be measured is said to be so: no finding takes a missing figure for a failure, a nought or a likeness."""

import dataclasses
import functools
import re

import legible
import made_up
import pandas
import pytest
from sidebyside import choices, compare, debate, debate_words, doubt_words, page, reliability, words

C = made_up.C
FREYMOND, FU = C.sources.name
VARIABLES = len(reliability.VARIABLES)
CODES = {"role": "report", "explanation": "none", "explanation2": "", "effect": "none", "grievance": "none", "event": "", "dated": ""}


def shortened(c, most):
    """A collection with so many sentences of each account."""
    said = c.passages[c.passages.kind == "sentence"]
    kept = set(said.groupby("source").head(most).passage)
    for table in ("coding", "mentions", "grievances", "corrections", "confirmations"):
        c = made_up.without(c, table, lambda rows: rows.passage.isin(kept))
    return made_up.without(c, "passages", lambda rows: (rows.kind != "sentence") | rows.passage.isin(kept))


def constant(c):
    """A collection in which every reader gives every sentence the same codes."""
    return dataclasses.replace(c, coding=c.coding.assign(**CODES))


LITTLE = {
    **{f"{n} sentences of each": functools.partial(shortened, C, n) for n in (1, 2, 4, 8)},
    "3 sentences of each of four": lambda: shortened(made_up.accounts(made_up.NAMES[:4]), 3),
    "every code the same": lambda: constant(C),
    "9 sentences, every code the same": lambda: constant(shortened(C, 9)),
    "one says nothing": lambda: made_up.recoded(C, FREYMOND, **CODES),
    "odd accounts": made_up.odd,
    "one mute account": made_up.mute,
}


@functools.cache
def told(kind):
    """The findings of every chart of a collection with little data: a dict of name and Finding."""
    return {name: finding() for name, (_, finding) in legible.every_chart(LITTLE[kind]()).items()}


@pytest.mark.parametrize("kind", LITTLE)
def test_no_finding_has_a_missing_figure(kind):
    for name, finding in told(kind).items():
        assert not re.search(r"\b(nan|NaN|None|inf)\b", finding.description), (name, finding.description)


@pytest.mark.parametrize("kind", LITTLE)
def test_only_what_is_measured_is_above_or_below_the_bar(kind):
    table = reliability.agreement(reliability.paired(LITTLE[kind]()), resamples=3)
    title, measured = told(kind)["agreement"].title, table[table.alpha.notna()]
    low = measured.variable[measured.alpha < reliability.TARGET].replace(doubt_words.NAMES)
    if not len(measured):
        assert title in (f"Over all sentences none of {VARIABLES} variables can be measured", "No sentence has two readings")
        return
    kept, whole = re.search(r"for (\w+) of (\d+) variable", title).groups()
    assert int(whole) == len(measured) and int(kept.replace("none", "0")) == len(measured) - len(low)
    named = re.search(r"below 0.80 for ([^;]+)", title)
    assert not named or sorted(re.split(r", | and ", named[1])) == sorted(low)
    rare = re.search(r"; (\d+) more cannot be measured$", title)
    assert int(rare[1] if rare else 0) == VARIABLES - len(measured)


@pytest.mark.parametrize("kind", LITTLE)
def test_a_claim_of_which_nothing_can_be_counted_is_neither_open_nor_failed(kind):
    c = LITTLE[kind]()
    specs = choices.specifications(c)
    table = choices.margins(c, specs)
    whole = table.reindex(specs.index[specs.left_out == "nothing"])
    judged = choices.verdicts(c, specs, table).set_index("claim")
    assert (judged.holds + judged.ties + judged.fails + judged.uncounted == judged.ways).all()
    mute = [claim for claim in table if whole[claim].isna().all()]
    assert judged.index[judged.uncounted == judged.ways].tolist() == mute
    told_open = re.search(r"; (\d+) (is|are) open", told(kind)["curves"].title)
    assert not told_open or int(told_open[1]) <= len(judged) - len(mute)
    assert (f"{len(mute)} cannot be counted" in told(kind)["curves"].title) == bool(mute)
    for claim in mute[:1]:
        said = choices.verdict(c, claim)
        assert "can be neither borne out nor denied" in said and not re.search(r"holds|Call it|does not", said)


@pytest.mark.parametrize("kind", LITTLE)
def test_an_account_is_told_by_what_it_has(kind):
    c = LITTLE[kind]()
    found, right = debate.corrected(c), debate.confirmed(c)
    checked = set(found.account) | set(right.account)
    apart = compare.parting(compare.sentences(c))
    titles = {name: finding.title for name, finding in told(kind).items()}
    for name in c.sources.name if len(c.sources) <= 3 else ():
        assert (f"{name} not checked" in titles["corrections"]) == (name not in checked)
        names_a_field = ((apart.account == name) & (apart.explanation != "none")).any()
        assert (f"{name} names no field" in titles["shares"]) == (not names_a_field)
        said = compare.sentences(c).query("account == @name and explanation != 'none'")
        assert (f"{name} in no sentence" in titles["glance_explanation"]) == said.empty


def test_what_one_mute_account_is_told_by():
    [name] = made_up.mute().sources.name
    titles = {chart: finding.title for chart, finding in told("one mute account").items()}
    assert titles["agreement"] == "No sentence has two readings"
    assert titles["curves"] == "No claim is made"
    assert titles["corrections"] == f"Checked and found: {name} not checked"
    assert titles["dates"] == f"Dates off the record: {name} dates none"
    assert titles["in_time"] == "No sentence that says closer or apart has both a field and a place in time"
    assert titles["periods"] == "No voice dates the beginning of a period apart to 1949 or later"
    assert titles["complaints_by_field"] == f"What China complains of most often: {name} nothing"
    assert titles["course"].endswith(f": {name} says neither")


def test_two_readers_alike_on_ten_sentences_of_which_only_the_role_varies():
    ten = constant(shortened(made_up.accounts(["A"]), 10))
    roles = ten.coding.groupby("reading").cumcount().map(lambda n: ("cause", "report")[n % 2])
    varied = dataclasses.replace(ten, coding=ten.coding.assign(role=roles))
    for groups, who in (("all",), "Over all sentences"), (("A",), "A:"):
        pairs = [reliability.paired(c) for c in (varied, ten)]
        said = [doubt_words.agreement(reliability.agreement(pair, groups=groups, resamples=9)).title for pair in pairs]
        measured = f"{who} alpha is 1.00 or more for 1 of 1 variable; {VARIABLES - 1} more cannot be measured"
        assert said == [measured, f"{who} none of {VARIABLES} variables can be measured"]


def test_a_claim_that_only_other_readings_let_count_cannot_be_told_as_counted_here():
    agreed = C.coding.reading == "agreed"
    mute = C.coding.effect.where(~agreed | ~C.coding.passage.str.startswith("fr-"), "none")
    said = choices.verdict(dataclasses.replace(C, coding=C.coding.assign(effect=mute)), "freymond-leads-ideology")
    assert "cannot be told as counted here, and holds in " in said and "; in 48 there is nothing to count)" in said


def test_a_way_in_which_nothing_can_be_counted_makes_no_claim_open():
    row = {"wording": "A", "ways": 4, "holds": 2, "ties": 0, "section": "", "share": 0.5, "specifications": 4, "once": ""}
    for uncounted, told_so, word in ((2, "0 are open", "leaning"), (0, "1 is open", "open"), (4, "0 are open; 1 cannot be counted", "")):
        table = pandas.DataFrame([{**row, "uncounted": uncounted, "holds": 0 if uncounted == 4 else 2}])
        assert doubt_words.curves(table).title.endswith(f"whole texts; {told_so}")
        assert not word or choices.strength(table.iloc[0]) == word


def test_a_passage_without_a_code_of_the_readers_is_not_counted_as_another_code():
    table = pandas.DataFrame({"passage": list("abcd"), "yours": ["aid", "bloc", "", None], "agreed": "aid"})
    assert doubt_words.yours(table) == "You and the agreed reading give the same code to 1 of 2 passages (50%)."
    assert doubt_words.yours(table.tail(2)) == "You have not coded a passage yet."
    assert choices.replaced(C, {"fu-2-3-6": ""}).coding.equals(C.coding)


def test_voices_without_both_kinds_of_period_are_not_said_to_end_closeness_first():
    rows = compare.partings(compare.periods(C))
    later = words.partings(rows.assign(parting=rows.closeness)).title
    assert later == "Every voice with both kinds of period ends closeness before the parting begins"
    ended = "No voice draws both a period apart since 1949 and one of closeness that ends before 1970"
    assert words.partings(rows.head(0)).title == ended


def test_complaints_without_a_field_are_not_nothing():
    c = dataclasses.replace(C, complaints=C.complaints.assign(explanation="none"))
    title = words.by_field(compare.complaints_by_field(c, compare.voicings(c))).title
    assert title.endswith(f": {FREYMOND} nothing that belongs to a field; {FU} nothing that belongs to a field")


def test_one_account_alone_agrees_with_nobody():
    c = made_up.accounts(["A"])
    description = debate_words.matrix(debate.relations(c), ["A"]).description
    assert "Answered: " in description and "Agree: " not in description


def test_sentences_with_a_year_and_no_field_are_not_said_to_have_no_place_in_time():
    moves = compare.movements(compare.placed(C, compare.sentences(C))).assign(explanation="none")
    assert moves.year.notna().any()
    assert words.in_time(moves).title == "No sentence that says closer or apart has both a field and a place in time"


def test_a_missing_share_is_an_empty_cell(monkeypatch):
    shown = []
    monkeypatch.setattr(page, "display", lambda data, **_: shown.append(data["text/html"]))
    page.table(pandas.DataFrame({"share": [0.5, float("nan")]}), "share", "Shares")
    assert "50%" in shown[0] and "nan" not in shown[0].casefold()
