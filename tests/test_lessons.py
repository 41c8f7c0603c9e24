"""The tasks of the worksheets: kind to every input, and silent about answers that nobody gave."""

import io
import re
import string
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from sidebyside import compare, load, own
from sidebyside.worksheets import tasks, writing
from sidebyside.worksheets.marking import NOTHING, read

c = load()
SAID = compare.sentences.coded(c).set_index("passage")
ALL = tasks.paragraph(c, "fr", "fu")
NUMBER = dict(zip(ALL.passage, ALL.number))
DATED = compare.record.dated_statements(c).drop_duplicates("passage").set_index("passage")
YEARS = [f"{name} {year}" for name in c.sources.name for year in range(1950, 1961)]
KINDS = ["closer", "apart", "both", "none"]
BLAMED = compare.grievances.mentions(c)
MENTIONED = tasks.numbered(BLAMED.drop_duplicates("passage"))
NOTES, PAPER = (ALL[ALL.account == name] for name in c.sources.name)


def labels(variable, without=()):
    return {code: label for code, label in compare.sentences.labels(c, variable).items() if code not in without}


def by_number(answers):
    """The right answers of sentences, by their number."""
    return {NUMBER[passage]: {answer} for passage, answer in answers.items()}


def pairs():
    """For each sentence of the notes the numbers of those of the paper that mention a complaint of its."""
    of = BLAMED.groupby("passage").complaint.agg(set)
    return {
        NUMBER[here]: {NUMBER[there] for there in PAPER.passage if of.get(here, set()) & of.get(there, set())}
        for here in NOTES.passage
    }


EIGHT = tasks.numbered(compare.record.dated_statements(c).drop_duplicates("passage"))
NUMBERED = dict(zip(EIGHT.passage, EIGHT.number))
WEIGHT = c.corrections[c.corrections.kind == "date"]
THREE = tasks.paragraph(c, *WEIGHT.passage)
# Every task: what marks it, the right answers (item: set), and what may be written.
TASKS = {
    "theme": (lambda yours: tasks.coded(c, ALL, yours, "theme"), by_number(SAID.theme), labels("theme")),
    "effect": (lambda yours: tasks.coded(c, ALL, yours, "effect"), by_number(SAID.effect), labels("effect")),
    "complainant": (lambda yours: tasks.complainants(c, ALL, yours), by_number(SAID.grievance), labels("grievance")),
    "stated": (
        lambda yours: tasks.stated(c, MENTIONED, yours),
        dict(zip(MENTIONED.number, MENTIONED.passage.map(BLAMED.groupby("passage").stated.agg(set)))),
        labels("stated", ["told"]),
    ),
    "matched": (lambda yours: tasks.matched(c, NOTES, PAPER, yours), pairs(), dict(zip(PAPER.number, PAPER.number))),
    "verdict": (
        lambda yours: tasks.verdicts(c, EIGHT, yours),
        {n: {"wrong" if relation == "off" else "fits"} for n, relation in zip(EIGHT.number, EIGHT.relation)},
        {"fits": "it fits", "wrong": "it is wrong"},
    ),
    "weight": (
        lambda yours: tasks.weights(c, THREE, yours),
        {number: set(WEIGHT.weight[WEIGHT.passage == p]) for number, p in zip(THREE.number, THREE.passage)},
        dict.fromkeys(["heavy", "middling", "slight"]),
    ),
    "example": (
        lambda yours: tasks.examples(c, yours),
        compare.positions.relations(c).groupby("relation").question.agg(set).to_dict(),
        dict(zip(c.questions.question, c.questions.label)),
    ),
}
# Answers of two values cannot be hinted at without ruling one out; the others must not be spelt out.
MANY_VALUED = ["theme", "effect", "complainant", "weight", "matched", "example"]


@pytest.mark.parametrize("task", TASKS)
def test_right_answers_are_praised_and_wrong_ones_hinted_at(task):
    mark, right, legal = TASKS[task]
    marks = mark({item: sorted(answers)[0] for item, answers in right.items() if answers})
    assert set(marks.state) == {"right"} and all(said.startswith("Yes") and said.endswith(".") for said in marks.feedback)
    assert tasks.summary(marks).endswith("Well done.")
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
    assert tasks.summary(mark(dict.fromkeys(right, "  "))) == NOTHING


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
    tasks.summary(marks)
    order = data.draw(anything)
    assert len(tasks.ordered(c, order)) == 1 and len(tasks.dated(c, order)) in (0, 8)
    for checks in (writing.sentence(c, "fu-5-2-5", order), writing.checklist(c, order)):
        assert writing.verdict(checks)
    writing.for_questions(c, written)


@pytest.mark.parametrize("task", TASKS)
def test_misspellings_get_the_nearest_value(task):
    mark, right, legal = TASKS[task]
    item = next(iter(right))
    for value in list(legal)[:30]:
        feedback = mark({item: f"{value}x"}).feedback[0]
        assert f"did you mean '{value}'?" in feedback or f"{value}x" in legal or "use one of" in feedback, feedback
    assert f"did you mean '{item}'?" in mark({f"{item}q": next(iter(legal))}).feedback[0]


def test_what_is_no_text_gets_a_kind_word():
    assert "number" in tasks.coded(c, ALL, {"1": 3}, "theme").feedback[0]
    assert "quotation marks" in tasks.coded(c, ALL, {"1": ["aid"]}, "theme").feedback[0]
    assert "curly brackets" in tasks.coded(c, ALL, "aid", "theme").feedback[0]
    assert "quotation marks" in tasks.ordered(c, 12).feedback[0]
    assert "quotation marks" in writing.checklist(c, 12).feedback[0]
    assert read("  Great-Power   Chauvinism ", compare.sentences.labels(c, "theme"))[0] == "chauvinism"


def test_feedback_on_looked_up_dates():
    marks = tasks.looked_up(
        c,
        EIGHT,
        {
            NUMBERED["fu-5-2-5"]: "1953",
            NUMBERED["fr-taiwan-5-1"]: "July 1960",
            NUMBERED["fu-4-1-2"]: "1957",
            NUMBERED["fr-korea-1-1"]: "8 October 1950",
            NUMBERED["fu-3-4-5"]: "1950/1960",
            NUMBERED["fu-4-1-1"]: "long ago",
            NUMBERED["fr-khrushchev-1-3"]: "",
            NUMBERED["fr-cooperation-1-1"]: 1950,
        },
    ).set_index("item")
    assert marks.state.tolist() == ["again", "right", "again", "right", "again", "unread", "empty", "unread"]
    assert "late" in marks.feedback[NUMBERED["fu-5-2-5"]] and "early" in marks.feedback[NUMBERED["fu-4-1-2"]]
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
    assert tasks.edtf(written) == meant


def test_the_order_of_events():
    events = tasks.events(c)
    assert events.letter.tolist() == list(string.ascii_uppercase[: len(events)])
    right = " ".join(events.sort_values("date").letter)
    assert tasks.ordered(c, right).feedback[0].startswith("21 of 21 pairs")
    assert tasks.ordered(c, right[::-1]).feedback[0].startswith("1 of 21 pairs")  # two pairs overlap in time
    assert tasks.ordered(c, right).state[0] == "right" and len(tasks.dated(c, right)) == len(events)
    backwards = tasks.ordered(c, right[::-1])
    assert backwards.state[0] == "again" and "too early or too late" in backwards.feedback[0]
    for order in ("", right[:5], right[::-1], "A A", "Z", "A" + right):
        marks = tasks.ordered(c, order)
        assert marks.state[0] != "right" and not len(tasks.dated(c, order))
        assert not re.search(r"\d{4}", marks.feedback[0]) and not any(label in marks.feedback[0] for label in events.label)


def test_the_letters_of_the_events_tell_no_time():
    dates = tasks.events(c).date.tolist()
    assert abs(sum(one < other for one, other in zip(dates, dates[1:])) - (len(dates) - 1) / 2) <= 2


@pytest.mark.parametrize("year", range(1950, 1961))
def test_the_kinds_of_period_over_a_year(year):
    own = compare.phases.periods(c).query("account and scope == 'period'")
    for name in c.sources.name:
        over = {row.relation for row in own[own.name == name].itertuples() if row.first < year + 1 and row.last > year}
        want = "both" if len(over) == 2 else over.pop() if over else "none"
        assert [kind for kind in KINDS if tasks.drawn(c, {f"{name} {year}": kind}).state[0] == "right"] == [want]
    assert "did you mean" in tasks.drawn(c, {**dict.fromkeys(YEARS, ""), "Fuu 1950": "both"}).feedback.iloc[-1]


def test_agreement_is_measured():
    sheet = ALL.head(8)
    own = dict(zip(sheet.number, SAID.effect[sheet.passage]))
    assert "8 of 8 sentences (100%)" in tasks.agreement(c, sheet, own, "effect")
    changed = own | {"1": "mixed", "2": "mixed"}
    said = tasks.between(c, sheet, own, changed, "effect")
    assert "6 of 8 sentences (75%)" in said and "You part on sentences 1 and 2: " in said
    assert "alpha" in said and "fill in" in tasks.between(c, sheet, own, {}, "effect")
    assert "From 5 sentences" in tasks.agreement(c, sheet, dict(list(own.items())[:3]), "effect")


@pytest.fixture
def shell():
    shell = InteractiveShell.instance()
    shell.run_cell("from sidebyside.worksheets import tasks\ntasks.welcome()\nNone", silent=True)
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
        ('raise SyntaxError("no")', "Python cannot read this cell. Look for a quotation mark, a comma or a bracket"),
    ):
        said = told(shell, cell)
        assert words in said and said.endswith(".\n") and "Traceback" not in said


def test_a_cell_that_cannot_be_read_leaves_no_former_marks(shell):
    assert "'aid'" in told(shell, 'mine = {"a": "aid"}\nmarks = mine\nprint(marks)')
    told(shell, 'mine = {"a": "aid}\nmarks = mine')
    assert "mend one that cannot be read" in told(shell, "print(marks)")
    assert "'bloc'" in told(shell, 'mine = {"a": "bloc"}\nmarks = mine\nprint(marks)')


def test_none_as_an_answer_gets_a_hint_of_its_own():
    number = NUMBER[SAID.index[SAID.theme == "ideology"][0]]
    hint = tasks.coded(c, ALL, {number: "none"}, "theme").feedback[0]
    assert "no word in the sentence that says more" in hint and "from elsewhere" not in hint


def test_a_third_account_fits_into_every_task():
    more = own.beside(c, "example")
    name = more.sources.name[more.sources.source == "example"].iloc[0]
    assert name in tasks.events(more).columns
    assert [k for k in KINDS if tasks.drawn(more, {f"{name} 1958": k}).state[0] == "right"]
    assert f"2 passages of {name}" in set(writing.checklist(more, "Both agree.").asked)
    notes, paper = tasks.paragraph(more, "fr-korea-2-1"), tasks.paragraph(more, "fu-5-2-7")
    assert tasks.matched(more, notes, paper, {"1": "1"}).state[0] == "right"


def test_what_could_not_be_read_is_named_and_counted_as_filled_in():
    sheet = tasks.paragraph(c, "fu-3-4")
    one = dict(zip(sheet.number, SAID.effect[sheet.passage]))
    other = one | {"7": "apaart"}
    said = tasks.between(c, sheet, one, other, "effect")
    assert "6 of 6" in said and "Not counted, for it could not be read: 7 ('apaart')" in said
    assert "You have filled in 7 of 7" in tasks.summary(tasks.coded(c, sheet, other, "effect"))
    assert "Not counted" in tasks.agreement(c, sheet, other, "effect") and "Not counted" not in tasks.agreement(c, sheet, one, "effect")


def test_an_answer_stands_beside_its_sentence_and_what_is_not_answered_is_left_out():
    sheet = tasks.paragraph(c, "fr-taiwan-2-1", "fr-taiwan-3-1")
    assert sheet.number.tolist() == ["1", "2"]
    rows = tasks.beside(sheet, tasks.coded(c, sheet, {"1": "aid", "2": "", "3": "aid"}, "theme"))
    assert rows.number.tolist() == ["1", "3"] and rows.yours.tolist() == ["aid", "aid"]
    assert rows.statement.tolist() == [SAID.statement["fr-taiwan-2-1"], ""]
    assert rows.quote[0] == SAID["quote"]["fr-taiwan-2-1"]
    assert not len(tasks.beside(sheet, tasks.coded(c, sheet, {"1": ""}, "theme")))

