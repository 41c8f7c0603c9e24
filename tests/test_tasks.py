"""The tasks of the worksheets: kind to every input, and silent about answers that nobody gave."""

import io
import re
import string
from contextlib import redirect_stdout

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from made_up import C as c
from sidebyside import compare, own
from sidebyside.worksheets import marking, tasks, writing

SAID, MENTIONS, DATED = compare.sentences.coded(c), compare.grievances.mentions(c), compare.record.dated_statements(c)
WEIGHED = c.corrections[c.corrections.kind == "date"]
ALL = tasks.paragraph(c, "fr", "fu")
NOTES, PAPER = (ALL[ALL.account == name] for name in c.sources.name)
COMPLAINTS, DATES = (tasks.numbered(rows.drop_duplicates("passage")) for rows in (MENTIONS, DATED))
PLACES = tasks.paragraph(c, *WEIGHED.passage)
CRISES = tasks.paragraph(c, "fu-3-3-1")  # of 19 October to 4 November 1956
SEVEN = tasks.paragraph(c, "fu-3-4")
AGREED = SAID.set_index("passage")


def right(sheet, rows, column):
    """What rows have in a column for each numbered sentence of a sheet (a dict of number and set)."""
    return {number: set(rows[column][rows.passage == passage]) for number, passage in zip(sheet.number, sheet.passage)}


def pairs():
    """For each sentence of the notes the numbers of those of the paper that mention a complaint of its."""
    here, there = right(NOTES, MENTIONS, "complaint"), right(PAPER, MENTIONS, "complaint")
    return {number: {other for other in there if there[other] & here[number]} for number in here}


def labels(variable, without=()):
    return {code: label for code, label in compare.sentences.labels(c, variable).items() if code not in without}


# Every task: what marks it, the right answers (item: set), and what may be written.
TASKS = {
    "theme": (lambda yours: tasks.coded(c, ALL, yours, "theme"), right(ALL, SAID, "theme"), labels("theme")),
    "effect": (lambda yours: tasks.coded(c, ALL, yours, "effect"), right(ALL, SAID, "effect"), labels("effect")),
    "complainant": (lambda yours: tasks.complainants(c, ALL, yours), right(ALL, SAID, "grievance"), labels("grievance")),
    "stated": (
        lambda yours: tasks.stated(c, COMPLAINTS, yours),
        right(COMPLAINTS, MENTIONS, "stated"),
        labels("stated", ["told"]),
    ),
    "matched": (lambda yours: tasks.matched(c, NOTES, PAPER, yours), pairs(), dict(zip(PAPER.number, PAPER.number))),
    "verdict": (
        lambda yours: tasks.verdicts(c, DATES, yours),
        {n: {"wrong" if relation == "off" else "fits"} for n, relation in zip(DATES.number, DATES.relation)},
        {"fits": "it fits", "wrong": "it is wrong"},
    ),
    "weight": (
        lambda yours: tasks.weights(c, PLACES, yours),
        right(PLACES, WEIGHED, "weight"),
        {weight: weight for weight in ("heavy", "middling", "slight")},
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
def test_right_answers_are_praised_and_wrong_ones_hinted_at_without_giving_the_answer_away(task):
    mark, answers, legal = TASKS[task]
    marks = mark({item: sorted(good)[0] for item, good in answers.items() if good})
    assert set(marks.state) == {"right"} and all(said.startswith("Yes") and said.endswith(".") for said in marks.feedback)
    assert tasks.summary(marks).endswith("Well done.")
    for value in list(legal)[:: len(legal) // 12 + 1]:
        marks = mark(dict.fromkeys(answers, value))
        wrong = marks[[value not in answers[item] for item in marks["item"]]]
        assert set(wrong.state) <= {"again"} and (wrong.feedback.str.len() > 40).all()
        for row in wrong.itertuples() if task in MANY_VALUED else ():
            names = {name for good in answers[row.item] for name in (good, legal[good])} - {"none"}
            said = row.feedback.replace(f"'{value}'", "").casefold()
            assert not any(re.search(rf"\b{re.escape(name.casefold())}\b", said) for name in names), row


@pytest.mark.parametrize("task", TASKS)
def test_the_unanswered_get_no_answer_and_the_misspelt_the_nearest_value(task):
    mark, answers, legal = TASKS[task]
    first, *others = answers
    marks = mark({first: "xyzzy"} | dict.fromkeys(others, " ")).set_index("item")
    assert set(marks.feedback[others]) == {"not filled in yet"} and set(marks.yours[others]) == {""}
    assert tasks.summary(mark(dict.fromkeys(answers, "  "))) == marking.NOTHING
    for value in list(legal)[:: len(legal) // 12 + 1]:
        feedback = mark({first: f"{value}x"}).feedback[0]
        assert f"did you mean '{value}'?" in feedback or f"{value}x" in legal or "use one of" in feedback, feedback
    assert f"did you mean '{first}'?" in mark({f"{first}q": next(iter(legal))}).feedback[0]


@settings(max_examples=20)
@given(st.data())
def test_nothing_that_is_written_breaks_a_task(data):
    mark, answers, legal = TASKS[data.draw(st.sampled_from(sorted(TASKS)))]
    anything = st.one_of(
        st.text(max_size=30), st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.text(max_size=3), max_size=2)
    )
    keys = st.one_of(st.sampled_from(sorted(answers)), st.text(max_size=12), st.integers())
    written = data.draw(st.one_of(st.dictionaries(keys, st.one_of(anything, st.sampled_from(sorted(legal))), max_size=6), anything))
    marks = mark(written)
    assert set(marks.state) <= {"right", "again", "unread", "empty"} and marks.feedback.str.len().gt(0).all()
    assert tasks.summary(marks)
    order = data.draw(anything)
    assert len(tasks.ordered(c, order)) == 1 and len(tasks.dated(c, order)) in (0, 8)
    for checks in (writing.sentence(c, "fu-5-2-5", order), writing.checklist(c, order)):
        assert writing.verdict(checks)
    writing.for_questions(c, written)


@pytest.mark.parametrize(
    ("written", "value", "state", "said"),
    [
        (None, "", "empty", "not filled in yet"),
        (" \n", "", "empty", "not filled in yet"),
        (5, "5", "unread", 'This is a number. Write your answer between quotation marks, as in "answer".'),
        (["apart"], "['apart']", "unread", 'This is a list. Write your answer between quotation marks, as in "answer".'),
        ("apaart", "apaart", "unread", "'apaart' is not one of the answers: did you mean 'apart'?"),
        (" APART\n", "apart", "", ""),
        ("moved  closer", "closer", "", ""),
    ],
)
def test_an_answer_is_read_kindly(written, value, state, said):
    assert marking.read(written, {"apart": "Moved apart", "closer": "Moved closer"}) == (value, state, said)


def test_answers_without_a_place_are_told_where_they_belong():
    assert tasks.coded(c, CRISES, ["apart"], "effect").values.tolist() == [
        ["", "", "unread", 'Your answers should stand in curly brackets, each with its name: {"name": "answer"}.']
    ]
    assert tasks.coded(c, CRISES, {"9": "apart"}, "effect").values.tolist() == [
        ["9", "apart", "unread", "There is no '9' in this task: use one of: 1"]
    ]


def test_none_as_an_answer_gets_a_hint_of_its_own():
    number = ALL.number[SAID.theme == "ideology"].iloc[0]
    hint = tasks.coded(c, ALL, {number: "none"}, "theme").feedback[0]
    assert "no word in the sentence that says more" in hint and "from elsewhere" not in hint


@pytest.mark.parametrize(
    ("written", "state", "said"),
    [
        ("19 Oct. 1956", "right", "Yes"),  # within the record's
        ("1956", "right", "Yes"),  # the record's within it
        ("November 1956", "right", "Yes"),  # overlapping
        ("1956-10-19/1956-11-04", "right", "Yes"),
        ("1956-12~", "right", "Yes"),  # apart, but no further than the doubt
        ("1956-12", "again", "Too late. Look up: Crises in Poland and Hungary."),
        ("Sept 1956", "again", "Too early. Look up: Crises in Poland and Hungary."),
        ("1956/1957", "again", "That is a long stretch of time. Can you find the year?"),
        ("long ago", "unread", "This is not a date that can be read. Write a year, or a month and a year: 'May 1949'."),
    ],
)
def test_a_date_that_was_looked_up_is_right_if_it_meets_the_record(written, state, said):
    [row] = tasks.looked_up(c, CRISES, {"1": written}).itertuples()
    assert row.state == state and row.feedback.startswith(said) and row.feedback.endswith(("?", ".", "'."))
    assert state == "right" or "1956" not in row.feedback


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("in 1950", "1950"),
        ("Sept. 1950", "1950-09"),
        ("19 October 1950", "1950-10-19"),
        ("1950-10-19", "1950-10-19"),
        ("early in October 1950", "1950-10"),
        ("the winter of 1950", "1950"),
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
    letters, pairs = len(events), len(events) * (len(events) - 1) // 2
    assert events.letter.tolist() == list(string.ascii_uppercase[:letters])
    in_time = " ".join(events.sort_values("date").letter)
    assert tasks.ordered(c, in_time).feedback[0].startswith(f"{pairs} of {pairs} pairs")
    assert tasks.ordered(c, in_time[::-1]).feedback[0].startswith(f"1 of {pairs} pairs")  # two overlap in time
    assert tasks.ordered(c, in_time).state[0] == "right" and len(tasks.dated(c, in_time)) == letters
    assert "too early or too late" in tasks.ordered(c, in_time[::-1]).feedback[0]
    for order in ("", in_time[:5], in_time[::-1], "A A", "Z", "A" + in_time):
        marks = tasks.ordered(c, order)
        assert marks.state[0] != "right" and not len(tasks.dated(c, order))
        assert not re.search(r"\d{4}", marks.feedback[0]) and not any(label in marks.feedback[0] for label in events.label)
    later = sum(one < other for one, other in zip(events.date, events.date[1:]))
    assert abs(later - (letters - 1) / 2) <= 2, "the letters tell the order of the events"


@pytest.mark.parametrize(
    ("order", "told", "state", "said"),
    [
        ("", "", "empty", "not filled in yet"),
        ("b", "B", "empty", "In order so far; {left} events still to place."),
        ("A, b, a", "A, b, a", "unread", "A stands more than once: write each letter from A to {last} once."),
        ("A?Ä", "A?Ä", "unread", "There is no event Ä: write each letter from A to {last} once."),
    ],
)
def test_an_order_that_is_not_whole_is_told_what_is_missing(order, told, state, said):
    letters = tasks.events(c).letter
    said = said.format(left=len(letters) - 1, last=letters.iloc[-1])
    assert tasks.ordered(c, order).values.tolist() == [["order", told, state, said]]


def test_the_kinds_of_period_over_a_year():
    drawn = compare.phases.periods(c).query("account and scope == 'period'")
    wanted = {}
    for name in c.sources.name:
        for year in range(1950, 1961):
            over = {row.relation for row in drawn[drawn.name == name].itertuples() if row.first < year + 1 and row.last > year}
            wanted[f"{name} {year}"] = "both" if len(over) == 2 else over.pop() if over else "none"
    for kind in ("closer", "apart", "both", "none"):
        marks = tasks.drawn(c, dict.fromkeys(wanted, kind))
        assert set(marks["item"][marks.state == "right"]) == {item for item, want in wanted.items() if want == kind}
    assert "did you mean" in tasks.drawn(c, {"Fuu 1950": "both"}).feedback[0]


def test_agreement_is_measured_and_what_could_not_be_read_is_named():
    mine = dict(zip(SEVEN.number, AGREED.effect[SEVEN.passage]))
    assert "7 of 7 sentences (100%)" in tasks.agreement(c, SEVEN, mine, "effect")
    other = mine | {"1": "mixed", "2": "mixed", "7": "apaart"}
    said = tasks.between(c, SEVEN, mine, other, "effect")
    assert "4 of 6 sentences (67%)" in said and "You part on sentences 1 and 2: talk about it. " in said and "alpha" in said
    for told in (said, tasks.agreement(c, SEVEN, other, "effect")):
        assert told.endswith("Not counted, for it could not be read: 7 ('apaart').")
    assert "Not counted" not in tasks.agreement(c, SEVEN, mine, "effect")
    assert "You have filled in 7 of 7" in tasks.summary(tasks.coded(c, SEVEN, other, "effect"))
    assert "fill in both" in tasks.between(c, SEVEN, mine, {}, "effect") and "fill in some" in tasks.agreement(c, SEVEN, {}, "effect")
    assert "From 5 sentences" in tasks.agreement(c, SEVEN, dict(list(mine.items())[:3]), "effect")


def test_an_answer_stands_beside_its_sentence_and_what_is_not_answered_is_left_out():
    sheet = tasks.paragraph(c, "fr-taiwan-2-1", "fr-taiwan-3-1")
    assert sheet.number.tolist() == ["1", "2"]
    rows = tasks.beside(sheet, tasks.coded(c, sheet, {"1": "aid", "2": "", "3": "aid"}, "theme"))
    assert rows.number.tolist() == ["1", "3"] and rows.yours.tolist() == ["aid", "aid"]
    assert rows.statement.tolist() == [AGREED.statement["fr-taiwan-2-1"], ""]
    assert rows.quote[0] == AGREED["quote"]["fr-taiwan-2-1"]


def test_a_third_account_fits_into_every_task():
    more = own.beside(c, "example")
    name = more.sources.name[more.sources.source == "example"].iloc[0]
    assert name in tasks.events(more).columns
    assert [k for k in ("closer", "apart", "both", "none") if tasks.drawn(more, {f"{name} 1958": k}).state[0] == "right"]
    assert f"2 passages of {name}" in set(writing.checklist(more, "Both agree.").asked)


@pytest.fixture
def told():
    """Run a cell as a student does: returns what is seen of it."""
    shell = InteractiveShell.instance()
    shell.run_cell("from sidebyside.worksheets import tasks\ntasks.welcome()\nNone", silent=True)

    def run(cell):
        with redirect_stdout(io.StringIO()) as shown:
            shell.run_cell(cell, store_history=True)
        return shown.getvalue()

    yield run
    shell.custom_exceptions = ()


def test_what_python_cannot_read_is_told_in_plain_words(told):
    for cell, words in (
        ('mine = {"a": "aid",\n        "b": "aid}', 'near line 2, which begins with "b": "aid}. Look for a quotation mark'),
        ('mine = {"a": aid_}', 'does not know the word aid_. If it is your answer, put it between quotation marks: "aid_".'),
        ("print(marks_)", "run the cells above this one first, and mend one that cannot be read.\n"),
        ('raise SyntaxError("no")', "Python cannot read this cell. Look for a quotation mark, a comma or a bracket"),
    ):
        said = told(cell)
        assert words in said and said.endswith(".\n") and "Traceback" not in said


def test_a_cell_that_cannot_be_read_leaves_no_former_marks(told):
    assert "'aid'" in told('mine = {"a": "aid"}\nmarks = mine\nprint(marks)')
    told('mine = {"a": "aid}\nmarks = mine')
    assert "mend one that cannot be read" in told("print(marks)")
    assert "'bloc'" in told('mine = {"a": "bloc"}\nmarks = mine\nprint(marks)')
