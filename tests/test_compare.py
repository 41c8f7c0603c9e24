"""The comparisons count what is there, lose nothing and depend on no order."""

import dataclasses

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sidebyside import accounts, compare, debate, evidence, lessons, load, reliability, words
from sidebyside.dates import stretch

C = load()
SAID = compare.sentences(C)


def changed(table, **columns):
    """The collection with some columns of the coding replaced."""
    return dataclasses.replace(C, coding=table.assign(**columns))


def test_every_sentence_is_there_once_in_the_order_of_the_texts():
    assert list(SAID.passage) == list(C.passages.passage[C.passages.kind == "sentence"])
    assert list(SAID.account.unique()) == list(C.sources.name)
    assert list(SAID.account.unique()) == ["Freymond", "Fu"], "by year of writing"


def test_every_table_is_numbered_from_0_and_keeps_no_column_that_only_helped():
    voiced, located, apart, drawn = compare.voicings(C), compare.placed(C, SAID), compare.parting(SAID), compare.periods(C)
    for table in (
        SAID, voiced, located, apart, drawn, compare.at_a_glance(SAID), compare.lengths(SAID), compare.cited(C), compare.spoken_of(C),
        compare.differences(C), compare.explanation_shares(C, apart), compare.announced_and_argued(C, apart), compare.movements(located),
        compare.complaints_by_account(C, voiced), compare.complaints_by_field(C, voiced), compare.partings(drawn), debate.relations(C),
        debate.answered(C), debate.corrected(C), debate.confirmed(C), debate.dated_statements(C), debate.by_kind(debate.corrected(C)),
        reliability.paired(C), reliability.by_reading(C), evidence.for_questions(C, {"": "Soviet aid"}), accounts.coverage(C),
        lessons.paragraph(C, "fu-3-4"), lessons.events(C),
    ):  # fmt: skip
        assert list(table.index) == list(range(len(table))) and len(table), list(table.columns)
        assert not {"index", "level_0", "_", "__"} & set(table.columns)


def test_the_readings_are_told_apart():
    agreed, first = compare.sentences(C), compare.sentences(C, "first")
    assert len(agreed) == len(first) == 148
    assert not agreed.role.equals(first.role)


def test_differences_are_all_and_only_the_codes_that_differ():
    differ = compare.differences(C)
    readings = {name: rows.set_index("passage") for name, rows in C.coding.groupby("reading")}
    for row in differ.itertuples():
        codes = {readings[name][row.variable][row.passage] for name in readings}
        assert len(codes) > 1
        assert row.reason, (
            f"coding.csv, {row.passage}: the agreed {row.variable} is '{row.agreed}', the readers wrote '{row.first}', "
            f"'{row.second}' and '{row.third}', and nothing says why. Fill in reason in the agreed row"
        )
    variables = ["role", "explanation", "explanation2", "effect", "grievance", "event", "dated"]
    unlike = {(passage, v) for v in variables for name in compare.READERS
              for passage, same in (readings["agreed"][v] == readings[name][v]).items() if not same}  # fmt: skip
    assert set(zip(differ.passage, differ.variable)) == unlike and len(differ) == len(unlike)


def test_shares_add_up():
    apart = compare.parting(SAID)
    shares = compare.explanation_shares(C, apart)
    assert shares.total.sum() == len(apart) == (SAID.effect == "apart").sum()
    assert (shares.argued + shares.told == shares.total).all()
    assert shares.groupby("account").share.sum().round(9).eq(1).all()
    assert len(shares) == len(C.sources) * 8


def test_announced_and_argued_are_two_parts_of_one_whole():
    apart = compare.parting(SAID)
    parts = compare.announced_and_argued(C, apart)
    assert parts.sentences.sum() == ((apart.explanation != "none") & apart.place.isin(["announced", "argued"])).sum()
    assert set(SAID.place) == {"announced", "argued"}


def test_a_sentence_stands_at_its_own_date_or_its_event_or_nowhere():
    located = compare.placed(C, SAID)
    assert len(located) == len(SAID)
    date = dict(zip(C.events.event, C.events.date))
    for row in located.itertuples():
        text = row.dated or date.get(row.event, "")
        if not text:
            assert row.placing == "undated"
        elif stretch(text).length > compare.LONGEST_MOMENT:
            assert row.placing == "a span"
        else:
            assert row.placing == ("its own date" if row.dated else "its event")
            assert stretch(text).start <= row.year <= stretch(text).end
    assert located.year.isna().equals(located.placing.isin(["undated", "a span"]))


def test_voicings_keep_every_grievance_and_what_is_told_apart():
    voiced, told = compare.voicings(C), compare.voicings(C, ("told",))
    assert len(voiced) + len(told) == len(C.grievances) and set(told.stated) == {"told"}
    assert set(voiced.holder) == {"china", "ussr"}
    rows = compare.complaints_by_account(C, voiced)
    assert set(rows.complaint) == set(voiced.complaint) and rows.voicings.sum() == len(voiced)
    assert compare.complaints_by_field(C, voiced).voicings.sum() == len(voiced)
    both = rows[rows.by == "both"]
    assert (both[list(C.sources.name)] > 0).all(axis=None) and len(both)


def test_every_event_is_spoken_of_by_whom_the_rows_say():
    spoken = compare.spoken_of(C)
    assert len(spoken) == len(C.events)
    names = dict(zip(C.sources.source, C.sources.name))
    source = dict(zip(C.passages.passage, C.passages.source))
    for row in C.mentions.itertuples():
        assert spoken.set_index("event").loc[row.event, names[source[row.passage]]] >= 1
    silent = spoken[spoken.by == "neither"]
    assert not set(silent.event) & (set(C.mentions.event) | set(C.coding.event[C.coding.reading == "agreed"]))


def test_periods_of_each_voice_are_all_there():
    drawn = compare.periods(C)
    assert len(drawn) == len(C.phases)
    assert (drawn["first"] < drawn["last"]).all()
    assert (drawn["where"] != "").all()
    assert list(drawn.name.unique())[:2] == list(C.sources.name)


def test_the_parting_is_the_first_period_apart():
    drawn = compare.periods(C)
    for row in compare.partings(drawn).itertuples():
        own = drawn[(drawn.voice == row.voice) & (drawn.scope == "period")]
        assert row.parting == own["first"][(own.relation == "apart") & (own["first"] >= 1949)].min()
        assert row.closeness == own["last"][(own.relation == "closer") & (own["last"] < 1970)].max()


def test_a_time_apart_before_the_alliance_is_not_called_the_first():
    drawn = compare.periods(C)
    early = drawn[(drawn.relation == "apart") & (drawn["first"] < 1949)]
    assert len(early) and words.periods(early).title == "No voice dates the beginning of a period apart to 1949 or later"
    assert words.periods(drawn).title.startswith("The first period apart since 1949: ")


def test_references_are_counted_by_the_sentences_that_cite_them():
    cited = compare.cited(C)
    assert len(cited) == (C.passages.kind == "reference").sum()
    assert cited.times.sum() == (C.passages.cites != "").sum()


@pytest.mark.parametrize("effect", ["none", "closer"])
def test_an_account_that_never_says_apart_has_no_share(effect):
    other = C.passages.passage[C.passages.source == "freymond"]
    silent = changed(C.coding, effect=C.coding.effect.where(~C.coding.passage.isin(other), effect))
    shares = compare.explanation_shares(silent, compare.parting(compare.sentences(silent)))
    assert shares[shares.account == "Freymond"].share.isna().all()
    assert "Freymond names no field" in words.shares(shares).title


@given(st.randoms(use_true_random=False))
def test_titles_do_not_depend_on_the_order_of_rows(random):
    order = list(range(len(SAID)))
    random.shuffle(order)
    mixed = SAID.iloc[order].reset_index(drop=True)
    one, other = (compare.explanation_shares(C, compare.parting(rows)) for rows in (SAID, mixed))
    pandas.testing.assert_frame_equal(one, other)


def test_findings_follow_the_rows():
    everything_aid = changed(C.coding, explanation="aid")
    shares = compare.explanation_shares(everything_aid, compare.parting(compare.sentences(everything_aid)))
    hers, his = (int((compare.parting(SAID).account == name).sum()) for name in ("Freymond", "Fu"))
    assert words.shares(shares).title == (
        f"In sentences that say apart, Freymond names aid in {hers} of {hers}, Fu names aid in {his} of {his}"
    )


@pytest.mark.parametrize(
    ("names", "joined"), [([], "none"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_joined_as_english_does(names, joined):
    assert words.listed(names) == joined
