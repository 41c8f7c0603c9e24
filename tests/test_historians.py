"""Historians and actors: heard through what was seen, dated, counted once, and met by each account's own answer."""

import claims.historians
import pytest
from artists import ODD, drawing, marks, words
from claims.historians import CAUSES
from made_up import C
from sidebyside import compare

NAMES = list(C.sources.name)
MET = compare.historians.company(C)
SHARED = compare.historians.shared(MET)
GIVEN = compare.positions.answered(C)
chart = drawing(claims.historians)


def test_there_are_enough_historians_and_actors_in_the_room():
    historians = GIVEN[~GIVEN.account & (GIVEN.actor == "")]
    assert len(historians) >= 180 and historians.work.nunique() >= 80
    by_question = historians.groupby("question").work.nunique()
    assert by_question.reindex(C.questions.question, fill_value=0).min() >= 4
    chief = C.questions.question[C.questions.chief == "yes"]
    assert len(chief) == 8 and by_question[chief].min() >= 8
    assert set(GIVEN.actor) - {""} == set(compare.positions.ACTORS)
    assert (GIVEN.date[GIVEN.actor != ""] != "").all()


def test_an_answer_counts_its_works_accounts_and_actors():
    rows = compare.historians.answers(C, ["first-mover", "beginning"]).set_index(["question", "label"])
    assert rows.index.get_level_values("question").unique().tolist() == ["beginning", "first-mover"]
    soviet = rows.loc[("first-mover", "the Soviet side")]
    assert (soviet.works, soviet.accounts, soviet.actors) == (1, NAMES, "Chinese party 1963")
    assert rows.loc["beginning"].answer.is_monotonic_increasing and not rows.loc["beginning"].works.is_monotonic_decreasing
    assert rows.loc["first-mover"].works.is_monotonic_decreasing
    assert (rows.confirmed <= rows.works).all()


def test_company_meets_every_answer_with_every_account():
    assert len(MET) == (~C.positions.work.isin(C.sources.work)).sum() * len(C.sources)
    own = {(row.question, row.name): set(row.answers) for row in GIVEN.itertuples()}
    theirs = GIVEN.set_index(["question", "work"]).answers
    for row in MET.itertuples():
        mine, said = own[row.question, row.account], set(theirs[row.question, row.work])
        assert row.met == ("silent" if not mine else "agrees" if mine & said else "differs")


def test_what_is_shared_is_counted_among_what_both_answer():
    fu = SHARED[SHARED.account == "Fu"].set_index("voice")
    rows = MET[(MET.account == "Fu") & (MET.voice == "Soviet party")]
    assert fu.agrees["Soviet party"] == (rows.met == "agrees").sum() < fu.of["Soviet party"] == (rows.met != "silent").sum()
    assert SHARED.groupby("voice").of.max().min() >= 5 and "Two revolutions" not in set(SHARED.voice)
    assert SHARED.actor.is_monotonic_increasing and len(SHARED) == SHARED.voice.nunique() * len(NAMES)


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


def test_a_stroke_is_a_work_and_a_mark_an_account():
    rows, axes = compare.historians.answers(C, CAUSES), chart("answers_causes").axes[0]
    assert len(axes.patches) == rows.works.sum()
    assert sum(stroke.get_facecolor()[:3] != (1, 1, 1) for stroke in axes.patches) == rows.confirmed.sum()
    assert len(marks(axes)) == rows.accounts.str.len().sum()
    assert set(C.questions.wording[C.questions.question.isin(CAUSES)]) <= set(words(chart("answers_causes")))


def test_a_mark_stands_at_its_share():
    assert [mark.x for mark in marks(chart("company").axes[0])] == pytest.approx((SHARED.agrees / SHARED.of).tolist())
    counts = [f"{row.agrees} of {row.of}" for row in SHARED.itertuples()]
    assert [text for text in words(chart("company")) if text in set(counts)] == counts


def test_every_dated_work_has_its_stroke():
    dated = C.works[(C.works.school != "") & (C.works.year != "")]
    assert len(chart("schools").axes[0].patches) == len(dated)


def test_an_account_that_is_silent_is_said_to_be():
    assert any("silent" in text for text in words(chart("answers_causes", ODD))), "the foot says who gives no answer"
    assert words(chart("company", ODD)).count("silent") == SHARED.voice.nunique()
