"""The comparisons count what is there, lose nothing and depend on no order."""

import pytest
from made_up import C
from sidebyside import compare, own, wording
from sidebyside.dates import stretch
from sidebyside.worksheets import tasks, writing

SAID = compare.sentences.coded(C)


def test_every_sentence_is_there_once_in_the_order_of_the_texts():
    assert list(SAID.passage) == list(C.passages.passage[C.passages.kind == "sentence"])
    assert list(SAID.account.unique()) == list(C.sources.name) == ["Freymond", "Fu"], "by year of writing"


def test_every_table_is_numbered_from_0_and_keeps_no_column_that_only_helped():
    mentioned, located = compare.grievances.mentions(C), compare.sentences.placed(C, SAID)
    drawn = compare.phases.periods(C)
    for table in (
        SAID, mentioned, located, drawn,
        compare.reliability.differences(C),
        compare.grievances.by_complaint(C, mentioned),
        compare.grievances.by_theme(C, mentioned),
        compare.positions.relations(C),
        compare.positions.answered(C),
        compare.record.corrected(C),
        compare.record.confirmed(C),
        compare.record.dated_statements(C),
        compare.record.by_weight(C, compare.record.corrected(C)),
        compare.reliability.paired(C),
        compare.specifications.findings(C),
        writing.for_questions(C, {"": "Soviet aid"}),
        own.coverage(C),
        tasks.paragraph(C, "fu-3-4"),
        tasks.events(C),
    ):  # fmt: skip
        assert list(table.index) == list(range(len(table))) and len(table), list(table.columns)
        assert not {"index", "level_0", "_", "__"} & set(table.columns)


def test_the_readings_are_told_apart():
    agreed, first = compare.sentences.coded(C), compare.sentences.coded(C, "first")
    assert len(agreed) == len(first) == 148
    assert not agreed.role.equals(first.role)


def test_a_sentence_stands_at_its_own_date_or_its_event_or_nowhere():
    located = compare.sentences.placed(C, SAID)
    assert len(located) == len(SAID)
    date = dict(zip(C.events.event, C.events.date))
    for row in located.itertuples():
        text = row.dated or date.get(row.event, "")
        if not text:
            assert row.dated_by == "no date"
        elif stretch(text).length > compare.sentences.LONGEST_MOMENT:
            assert row.dated_by == "a longer span"
        else:
            assert row.dated_by == ("the sentence" if row.dated else "its event")
            assert stretch(text).start <= row.year <= stretch(text).end
    assert located.year.isna().equals(located.dated_by.isin(["no date", "a longer span"]))


@pytest.mark.parametrize(
    ("names", "joined"), [([], "none"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_joined_as_english_does(names, joined):
    assert wording.listed(names) == joined
