"""Answers, silences and corrections: computed from the rows, resting on passages and works."""

import csv
import re
import shutil

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sidebyside import CollectionError, debate, debate_words, load
from sidebyside.collection import DATA
from sidebyside.dates import against, stretch

C = load()
NAMES = list(C.sources.name)
answers = st.sets(st.sampled_from("abcd"), min_size=1, max_size=2)


def test_each_account_answers_each_question_once():
    asked = {(question, work) for question in C.questions.question for work in C.sources.work}
    given_ = C.positions[C.positions.voice.isin(C.sources.work)]
    assert len(C.questions) >= 18 and len(given_) == len(asked)
    assert set(zip(given_.question, given_.voice)) == asked


@given(answers, answers)
def test_the_relation_is_what_the_answers_have_in_common(one, other):
    relation = debate.relation([one, other], 2)
    assert relation == ("agree" if one == other else "in part" if one & other else "differ")
    assert relation == debate.relation([other, one], 2)


def test_silence_is_no_answer():
    assert debate.relation([{"a"}], 2) == "one alone"
    assert debate.relation([], 2) == "silent"
    assert debate.relation([{"a"}], 1) == "agree"


def test_the_matrix_has_every_question_and_counts_add_up():
    table = debate.relations(C)
    assert sorted(table.question) == sorted(C.questions.question)
    assert set(table.relation) <= set(debate.RELATIONS)
    positions = debate.answered(C)
    historians = positions[~positions.account]
    for row in table.to_dict("records"):
        own = historians[historians.question == row["question"]]
        assert row["others"] <= len(own)
        for name in NAMES:
            counted = [int(number) for number in re.findall(r"\((\d+)\)", row[f"shared {name}"])]
            assert sum(counted) <= sum(len(codes) for codes in own.answers)
        for name in NAMES:
            assert (row[name] == "silent") == (name not in row["who"])


def test_korea_sets_the_two_accounts_apart():
    korea = debate.relations(C).set_index("question").loc["korea"]
    assert korea.relation == "differ" and korea["Fu"] == "high point" and korea["Freymond"].startswith("strain")


def test_historians_speak_only_through_what_was_seen():
    for row in C.positions[~C.positions.voice.isin(C.sources.work)].itertuples():
        assert row.seen_quote and row.seen, row.voice


def test_there_are_enough_historians_and_actors_in_the_room():
    answered = debate.answered(C)
    historians = answered[~answered.account & (answered.actor == "")]
    assert len(historians) >= 180 and historians.voice.nunique() >= 80
    by_question = historians.groupby("question").voice.nunique()
    assert by_question.reindex(C.questions.question, fill_value=0).min() >= 4
    chief = C.questions.question[C.questions.chief == "yes"]
    assert len(chief) == 8 and by_question[chief].min() >= 8
    assert set(answered.actor) - {""} == {"chinese-party", "soviet-party", "mao", "khrushchev", "deng"}
    assert (answered.date[answered.actor != ""] != "").all()


def test_company_meets_every_answer_with_every_account():
    met = debate.company(C)
    answers = {(row.question, row.name): set(row.answers) for row in debate.answered(C).itertuples()}
    assert len(met) == (~C.positions.voice.isin(C.sources.work)).sum() * len(C.sources)
    given = C.positions.set_index(["question", "voice"])
    for row in met.itertuples():
        theirs = {given.answer[row.question, row.voice], given.answer2[row.question, row.voice]} - {""}
        own = answers[row.question, row.account]
        assert row.met == ("silent" if not own else "agrees" if own & theirs else "differs")
    changed = met[(met.voice == "hedp-1956") & (met.question == "congress")].met
    assert "silent" not in set(changed)


def test_a_school_rose_when_its_first_work_appeared():
    for row in C.schools.itertuples():
        years = C.works.year[(C.works.school == row.school) & (C.works.year != "")]
        assert row.rose.split("/")[0] == years.str[:4].min(), row.school
        assert row.rose.endswith("..") or row.rose.split("/")[1] == years.str[:4].max(), row.school


def test_documents_come_in_the_order_of_time_and_are_told_alike():
    dates = C.works.set_index("work").date
    assert C.documents.date.is_monotonic_increasing
    for row in C.documents.itertuples():
        assert dates[row.document] in ("", row.date), row.document


def test_every_correction_of_the_past_leads_to_a_work_that_was_seen():
    seen = C.works.set_index("work").seen
    for row in [*C.corrections.itertuples(), *C.confirmations.itertuples()]:
        if row.authority:
            assert seen[row.authority] != "not seen" or row.certainty != "certain", row.passage
    assert (C.confirmations.authority != "").all()


def test_there_are_corrections_and_confirmations_for_both_accounts():
    found, right = debate.corrected(C), debate.confirmed(C)
    assert len(found) == len(C.corrections) and len(right) == len(C.confirmations)
    assert set(found.account) == set(right.account) == set(NAMES)
    assert debate.by_kind(found).corrections.sum() == len(found)


def test_the_well_known_slips_are_found():
    dated = debate.dated_statements(C).set_index("passage")
    for passage, relation in {"fu-abs-1-7": "off", "fr-taiwan-5-1": "off", "fu-abs-1-10": "coarser"}.items():
        row = dated.loc[passage]
        assert row.relation == relation, (
            f"{passage} is dated {row.dated}, {row.event} {row.date}: that is '{row.relation}', and was '{relation}'. "
            "If a date was changed on purpose, mend this test too"
        )
    assert dated.years["fu-abs-1-7"] > 2 and dated.years["fr-taiwan-5-1"] < 0


years = st.integers(1900, 1990)
spans = st.builds(lambda one, other: f"{min(one, other)}/{max(one, other)}", years, years)


@given(spans)
def test_a_date_is_the_same_as_itself(text):
    assert against(text, text) == ("same", 0.0)


@given(spans, spans)
def test_two_dates_stand_to_each_other_as_they_should(one, other):
    there, back = against(one, other), against(other, one)
    mirror = {"coarser": "contained", "contained": "coarser"}
    assert back.relation == mirror.get(there.relation, there.relation)
    assert back.years == pytest.approx(-there.years)
    first, second = stretch(one), stretch(other)
    apart = first.end <= second.start or second.end <= first.start
    assert (there.relation == "off") == apart
    if apart:
        assert abs(there.years) == pytest.approx(max(second.start - first.end, first.start - second.end) + 1 / 365)
        assert (there.years < 0) == (first.end <= second.start)
    else:
        assert there.years == 0


def test_the_next_day_is_off_by_a_day():
    assert against("1900", "1901") == ("off", pytest.approx(-1 / 365))
    assert against("1900-12-31", "1901-01-01").relation == "off"


@given(years, st.integers(2, 40))
def test_doubt_reaches_one_unit_and_no_further(year, gap):
    assert against(f"{year}~", str(year + 2)).relation == "near"
    assert against(str(year), str(year + 2)).relation == "off"
    assert against(f"{year}~", str(year + 2 + gap)).relation == "off"
    assert against("", str(year)).relation == "undated"


@pytest.mark.parametrize(
    ("years_off", "words"),
    [(2.2, "2.2 years late"), (-0.54, "6 months early"), (-0.1, "5 weeks early"), (0.02, "1 week late")],
)
def test_lateness_in_plain_words(years_off, words):
    assert debate_words.lateness(years_off) == words


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def refused(folder, table, change):
    path = folder / f"{table}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    return [problem.wrong for problem in refusal.value.problems]


def find(rows, **cells):
    return next(row for row in rows if all(row[key] == value for key, value in cells.items()))


def test_an_account_without_an_answer(folder):
    wrong = refused(folder, "positions", lambda rows: rows.remove(find(rows, question="taiwan", voice="fu-2023")))
    assert "the account 'fu-2023' has no row for 'taiwan'" in wrong


def test_an_answer_of_another_question(folder):
    wrong = refused(
        folder, "positions", lambda rows: find(rows, question="korea", voice="fu-2023").update(answer="y1956")
    )
    assert "'y1956' is no answer to 'korea'" in wrong


def test_an_answer_without_a_passage(folder):
    wrong = refused(folder, "positions", lambda rows: find(rows, question="korea", voice="fu-2023").update(passage=""))
    assert wrong == ["the answer rests on no passage"]


def test_an_answer_from_the_other_account(folder):
    wrong = refused(
        folder, "positions", lambda rows: find(rows, question="korea", voice="fu-2023").update(passage="fr-korea-2-2")
    )
    assert wrong == ["'fr-korea-2-2' is no passage of this account"]


def test_a_silence_that_is_none(folder):
    def change(rows):
        find(rows, question="taiwan", voice="fu-2023").update(answer="silent", passage="")

    wrong = refused(folder, "positions", change)
    assert any(text.startswith("the account is silent, but 'fu-4-") for text in wrong)


def test_a_historian_of_whom_nothing_was_seen(folder):
    wrong = refused(
        folder, "positions", lambda rows: find(rows, voice="luthi-2008", question="main-cause").update(seen_quote="")
    )
    assert wrong == ["nothing says what was seen of 'luthi-2008'"]


def test_a_turning_point_that_one_work_argues(folder):
    wrong = refused(
        folder, "turning_points", lambda rows: find(rows, event="E99", work="radchenko-2024").update(event="E30")
    )
    assert wrong == ["only one work argues 'E99'"]


def test_a_wrong_date_that_is_right(folder):
    wrong = refused(
        folder, "corrections", lambda rows: find(rows, correction="fu-korea-1953-abstract").update(dated="1950")
    )
    assert wrong == ["the date is called wrong, but '1950' and '1950-10-19' are coarser"]


@pytest.mark.parametrize(
    ("correction", "column", "text"),
    [
        ("fu-c-core", "passage2", "a contradiction needs a second passage"),
        ("fr-experts-1959", "authority", "'certain' without an authority"),
        ("fr-experts-1959", "follows", "a heavy correction says nothing of what follows"),
    ],
)
def test_a_correction_without_its_ground(folder, correction, column, text):
    assert refused(folder, "corrections", lambda rows: find(rows, correction=correction).update({column: ""})) == [text]


def test_the_order_of_rows_does_not_matter():
    mixed = debate.relations(C)
    pandas.testing.assert_frame_equal(mixed, debate.relations(load()))
