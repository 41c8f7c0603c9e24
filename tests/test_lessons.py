"""The tasks of the worksheets: kind to every input, and silent about answers that nobody gave."""

import io
import re
import string
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from sidebyside import accounts, compare, debate, evidence, lessons, load
from sidebyside.marking import NOTHING, read

c = load()
SAID = compare.sentences(c).set_index("passage")
DATED = debate.dated_statements(c).drop_duplicates("passage").set_index("passage")
YEARS = [f"{name} {year}" for name in c.sources.name for year in range(1950, 1961)]
DATE_WEIGHTS = c.corrections[c.corrections.kind == "date"].groupby("passage").weight.agg(set)


def effects(yours):
    return lessons.coded(c, yours, "effect")


def fields(yours):
    return lessons.coded(c, yours, "explanation")


def named(function):
    return lambda yours: function(c, yours)


VOICED = compare.voicings(c)
PAIRS = VOICED.merge(VOICED, on="complaint", suffixes=("", "_other")).query("account != account_other")
KINDS = ["closer", "apart", "both", "none"]
# Every task: what marks it, the right answers (item: set), and what may be written.
TASKS = {
    "field": (fields, {p: {code} for p, code in SAID.explanation.items()}, compare.labels(c, "explanation")),
    "effect": (effects, {p: {code} for p, code in SAID.effect.items()}, compare.labels(c, "effect")),
    "holder": (
        named(lessons.holders),
        {p: {code} for p, code in SAID.grievance.items()},
        compare.labels(c, "grievance"),
    ),
    "stated": (
        named(lessons.stated),
        c.grievances[c.grievances.stated != "told"].groupby("passage").stated.agg(set).to_dict(),
        {code: label for code, label in compare.labels(c, "stated").items() if code != "told"},
    ),
    "matched": (
        named(lessons.matched),
        PAIRS.groupby("passage").passage_other.agg(set).to_dict(),
        dict.fromkeys(SAID.index),
    ),
    "verdict": (
        named(lessons.verdicts),
        {p: {"off" if relation == "off" else "meets"} for p, relation in DATED.relation.items()},
        {"meets": "meets the record", "off": "off the record"},
    ),
    "weight": (named(lessons.weights), DATE_WEIGHTS.to_dict(), dict.fromkeys(["heavy", "middling", "slight"])),
    "example": (
        named(lessons.examples),
        debate.relations(c).groupby("relation").question.agg(set).to_dict(),
        dict(zip(c.questions.question, c.questions.label)),
    ),
}
# Answers of two values cannot be hinted at without ruling one out; the others must not be spelt out.
MANY_VALUED = ["field", "effect", "holder", "weight", "matched", "example"]


@pytest.mark.parametrize("task", TASKS)
def test_right_answers_are_praised(task):
    mark, right, _ = TASKS[task]
    marks = mark({item: sorted(answers)[0] for item, answers in right.items() if answers})
    assert set(marks.state) == {"right"} and all(said.startswith("Yes") and said.endswith(".") for said in marks.feedback)
    assert lessons.summary(marks).endswith("Well done.")


@pytest.mark.parametrize("task", TASKS)
def test_wrong_answers_are_hinted_at(task):
    mark, right, legal = TASKS[task]
    for value in list(legal)[:: len(legal) // 12 + 1]:
        marks = mark(dict.fromkeys(right, value))
        wrong = marks[[value not in right[item] for item in marks["item"]]]
        assert set(wrong.state) <= {"again"} and (wrong.feedback.str.len() > 40).all()


@pytest.mark.parametrize("task", MANY_VALUED)
def test_a_hint_does_not_give_the_answer_away(task):
    mark, right, legal = TASKS[task]
    for value in list(legal)[:: len(legal) // 12 + 1]:
        for row in mark(dict.fromkeys(right, value)).query("state == 'again'").itertuples():
            for answer in right[row.item]:
                said = row.feedback.replace(f"'{value}'", "").casefold()
                names = {answer, legal[answer] or answer} - {"none"}
                assert not any(re.search(rf"\b{re.escape(name.casefold())}\b", said) for name in names), row


@pytest.mark.parametrize("task", TASKS)
def test_the_unanswered_get_no_answer(task):
    mark, right, legal = TASKS[task]
    first, *others = right
    for value in [*list(legal)[:20], "xyzzy", 7, None]:
        marks = mark({first: value} | dict.fromkeys(others, "")).set_index("item")
        assert set(marks.feedback[others]) == {"not filled in yet"}
        assert set(marks.yours[others]) == {""}
    assert lessons.summary(mark(dict.fromkeys(right, "  "))) == NOTHING


@given(st.data())
def test_nothing_that_is_written_breaks_a_task(data):
    mark, right, legal = TASKS[data.draw(st.sampled_from(sorted(TASKS)))]
    anything = st.one_of(
        st.text(max_size=30), st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.text(max_size=3), max_size=2)
    )
    keys = st.one_of(st.sampled_from(sorted(right)), st.text(max_size=12), st.integers())
    written = data.draw(st.one_of(st.dictionaries(keys, st.one_of(anything, st.sampled_from(sorted(legal))), max_size=6), anything))
    marks = mark(written)
    assert set(marks.state) <= {"right", "again", "unread", "empty"} and marks.feedback.str.len().gt(0).all()
    lessons.summary(marks)
    order = data.draw(anything)
    assert len(lessons.ordered(c, order)) == 1 and len(lessons.dated(c, order)) in (0, 8)
    for checks in (evidence.sentence(c, "fu-5-2-5", order), evidence.checklist(c, order)):
        assert evidence.verdict(checks)
    evidence.for_questions(c, written)


@pytest.mark.parametrize("task", TASKS)
def test_misspellings_get_the_nearest_value(task):
    mark, right, legal = TASKS[task]
    item = next(iter(right))
    for value in list(legal)[:30]:
        feedback = mark({item: f"{value}x"}).feedback[0]
        assert f"did you mean '{value}'?" in feedback or f"{value}x" in legal or "use one of" in feedback, feedback
    assert f"did you mean '{item}'?" in mark({f"{item}q": next(iter(legal))}).feedback[0]


def test_what_is_no_text_gets_a_kind_word():
    assert "number" in fields({"fr-korea-2-2": 3}).feedback[0]
    assert "quotation marks" in fields({"fr-korea-2-2": ["aid"]}).feedback[0]
    assert "curly brackets" in fields("aid").feedback[0]
    assert "quotation marks" in lessons.ordered(c, 12).feedback[0]
    assert "quotation marks" in evidence.checklist(c, 12).feedback[0]
    assert read("  Great-Power   Chauvinism ", compare.labels(c, "explanation"))[0] == "chauvinism"


def test_feedback_on_looked_up_dates():
    marks = lessons.looked_up(
        c,
        {
            "fu-5-2-5": "1953",
            "fr-taiwan-5-1": "July 1960",
            "fu-4-1-2": "1957",
            "fr-korea-1-1": "8 October 1950",
            "fu-3-4-5": "1950/1960",
            "fu-4-1-1": "long ago",
            "fr-khrushchev-1-3": "",
            "fr-cooperation-1-1": 1950,
        },
    ).set_index("item")
    assert marks.state.tolist() == ["again", "right", "again", "right", "again", "unread", "empty", "unread"]
    assert "late" in marks.feedback["fu-5-2-5"] and "early" in marks.feedback["fu-4-1-2"]
    assert not re.search(r"\d{4}", " ".join(marks.feedback[marks.state == "again"]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1950", "1950"),
        ("in 1950", "1950"),
        ("Oct 1950", "1950-10"),
        ("Sept. 1950", "1950-09"),
        ("19 October 1950", "1950-10-19"),
        ("1950-10-19", "1950-10-19"),
        ("October", None),
        ("99 October 1950", None),
        ("195", None),
        ("\u0661\u0669\u0665\u0660\u00b2", None),
    ],
)
def test_dates_as_students_write_them(written, meant):
    assert lessons.edtf(written) == meant


def test_the_order_of_events():
    events = lessons.events(c)
    assert events.letter.tolist() == list(string.ascii_uppercase[: len(events)])
    right = " ".join(events.sort_values("date").letter)
    assert lessons.ordered(c, right).feedback[0].startswith("21 of 21 pairs")
    assert lessons.ordered(c, right[::-1]).feedback[0].startswith("1 of 21 pairs")  # two pairs overlap in time
    assert lessons.ordered(c, right).state[0] == "right" and len(lessons.dated(c, right)) == len(events)
    backwards = lessons.ordered(c, right[::-1])
    assert backwards.state[0] == "again" and "too early or too late" in backwards.feedback[0]
    for order in ("", right[:5], right[::-1], "A A", "Z", "A" + right):
        marks = lessons.ordered(c, order)
        assert marks.state[0] != "right" and not len(lessons.dated(c, order))
        assert not re.search(r"\d{4}", marks.feedback[0]) and not any(label in marks.feedback[0] for label in events.label)


def test_the_letters_of_the_events_tell_no_time():
    dates = lessons.events(c).date.tolist()
    assert abs(sum(one < other for one, other in zip(dates, dates[1:])) - (len(dates) - 1) / 2) <= 2


@pytest.mark.parametrize("year", range(1950, 1961))
def test_the_kinds_of_period_over_a_year(year):
    own = compare.periods(c).query("account and scope == 'period'")
    for name in c.sources.name:
        over = {row.relation for row in own[own.name == name].itertuples() if row.first < year + 1 and row.last > year}
        want = "both" if len(over) == 2 else over.pop() if over else "none"
        assert [kind for kind in KINDS if lessons.drawn(c, {f"{name} {year}": kind}).state[0] == "right"] == [want]
    assert "did you mean" in lessons.drawn(c, {**dict.fromkeys(YEARS, ""), "Fuu 1950": "both"}).feedback.iloc[-1]


def test_agreement_is_measured():
    own = {p: SAID.effect[p] for p in SAID.index[:8]}
    assert "8 of 8 sentences (100%)" in lessons.agreement(c, own, "effect")
    changed = {p: "mixed" if n < 2 else code for n, (p, code) in enumerate(own.items())}
    said = lessons.between(c, own, changed, "effect")
    assert "6 of 8 sentences (75%)" in said and list(own)[0] in said and list(own)[5] not in said
    assert "alpha" in said and "fill in" in lessons.between(c, own, {}, "effect")
    assert "From 5 sentences" in lessons.agreement(c, dict(list(own.items())[:3]), "effect")


@pytest.fixture
def shell():
    shell = InteractiveShell.instance()
    shell.run_cell("from sidebyside import lessons\nlessons.welcome()\nNone", silent=True)
    yield shell
    shell.custom_exceptions = ()


def told(shell, cell):
    """What a student sees of a cell."""
    with redirect_stdout(io.StringIO()) as shown:
        shell.run_cell(cell, store_history=True)
    return shown.getvalue()


def test_what_python_cannot_read_is_told_in_plain_words(shell):
    for cell, words in (
        ('mine = {"a": "aid",\n        "b": "aid}', 'near line 2, which begins with "b": "aid}. Look for a quotation mark'),
        ('mine = {"a": aid_}', "does not know the word aid_. If it is your answer, put it between quotation marks: \"aid_\"."),
        ("print(marks_)", "run the cells above this one first, and mend one that cannot be read.\n"),
    ):
        said = told(shell, cell)
        assert words in said and said.endswith(".\n") and "Traceback" not in said


def test_what_python_cannot_read_nowhere_in_particular_is_told_without_a_line(shell):
    said = told(shell, 'raise SyntaxError("no")')
    assert said == "Python cannot read this cell. Look for a quotation mark, a comma or a bracket that is missing.\n"


def test_a_cell_that_cannot_be_read_leaves_no_former_marks(shell):
    assert "'aid'" in told(shell, 'mine = {"a": "aid"}\nmarks = mine\nprint(marks)')
    told(shell, 'mine = {"a": "aid}\nmarks = mine')
    assert "mend one that cannot be read" in told(shell, "print(marks)")
    assert "'bloc'" in told(shell, 'mine = {"a": "bloc"}\nmarks = mine\nprint(marks)')


def test_none_as_an_answer_gets_a_hint_of_its_own():
    sentence = SAID.index[SAID.explanation == "ideology"][0]
    hint = lessons.coded(c, {sentence: "none"}, "explanation").feedback[0]
    assert "no word in the sentence that says more" in hint and "from elsewhere" not in hint


def test_a_third_account_fits_into_every_task():
    more = accounts.beside(c, "example")
    name = more.sources.name[more.sources.source == "example"].iloc[0]
    assert name in lessons.events(more).columns
    assert [k for k in KINDS if lessons.drawn(more, {f"{name} 1958": k}).state[0] == "right"]
    assert f"2 passages of {name}" in set(evidence.checklist(more, "Both agree.").asked)
    assert lessons.matched(more, {"fr-korea-2-1": "fu-5-2-7"}).state[0] == "right"


def test_what_could_not_be_read_is_named_and_counted_as_filled_in():
    right = compare.sentences(c).set_index("passage").effect
    ids = [passage for passage in right.index if passage.startswith("fu-3-4-")]
    one, other = right[ids].to_dict(), right[ids].to_dict() | {ids[-1]: "apaart"}
    said = lessons.between(c, one, other, "effect")
    assert f"{len(ids) - 1} of {len(ids) - 1}" in said and f"Not counted, for it could not be read: {ids[-1]} ('apaart')" in said
    marks = lessons.coded(c, other, "effect")
    assert f"You have filled in {len(ids)} of {len(ids)}" in lessons.summary(marks)
    assert "Not counted" in lessons.agreement(c, other, "effect") and "Not counted" not in lessons.agreement(c, one, "effect")


def test_feedback_stands_beside_what_the_sentence_says():
    marks = lessons.told(c, lessons.coded(c, {"fr-taiwan-2-1": "aid", "fu-0-0-0": "aid"}, "explanation"))
    said = c.passages.set_index("passage").statement
    assert marks.statement.tolist() == [said["fr-taiwan-2-1"], ""]
    assert lessons.told(c, lessons.coded(c, "aid", "explanation")).statement.tolist() == [""]
