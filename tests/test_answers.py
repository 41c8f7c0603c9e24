"""What a worksheet says to an answer, word for word: read kindly, and met with what it lacks."""

import pandas
import pytest
from sidebyside import compare, load
from sidebyside.worksheets import marking, tasks

C = load()
SHEET = tasks.paragraph(C, "fu-3-3-1")


def test_a_date_that_cannot_be_read_is_answered_with_one_that_can():
    [said] = tasks.looked_up(C, SHEET, {"1": "in spring or so"}).feedback
    assert said == "This is not a date that can be read. Write a year, or a month and a year: 'May 1949'."


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
    ],
)
def test_a_date_that_was_looked_up_is_right_if_it_meets_the_record(written, state, said):
    [row] = tasks.looked_up(C, SHEET, {"1": written}).itertuples()  # of 19 October to 4 November 1956
    assert row.state == state and row.feedback.startswith(said) and row.feedback.endswith(("?", "y.", "6."))


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
    assert tasks.coded(C, SHEET, ["apart"], "effect").values.tolist() == [
        ["", "", "unread", 'Your answers should stand in curly brackets, each with its name: {"name": "answer"}.']
    ]
    assert tasks.coded(C, SHEET, {"9": "apart"}, "effect").values.tolist() == [
        ["9", "apart", "unread", "There is no '9' in this task: use one of: 1"]
    ]


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
    letters = tasks.events(C).letter
    said = said.format(left=len(letters) - 1, last=letters.iloc[-1])
    assert tasks.ordered(C, order).values.tolist() == [["order", told, state, said]]


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["empty"], marking.NOTHING),
        (["right", "right"], "All 2 are as the tables have them. Well done."),
        (["right", "empty"], "You have filled in 1 of 2. 1 of your 1 is as the tables have it."),
        (["right", "right", "again"], "You have filled in 3 of 3. 2 of your 3 are as the tables have them. 1 to look at again: the hints "
         "may help. A reading can also be argued for."),
        (["right", "unread"], "You have filled in 2 of 2. 1 of your 1 is as the tables have it. 1 answer could not be read: see beside "
         "it what to write."),
        (["unread", "empty"], "You have filled in 1 of 2. 1 answer could not be read: see beside it what to write."),
        (["unread", "unread", "again"], "You have filled in 3 of 3. 2 answers could not be read: see beside them what to write. "
         "1 to look at again: the hints may help. A reading can also be argued for."),
    ],
)  # fmt: skip
def test_a_task_is_summed_up(states, said):
    assert marking.summary(pandas.DataFrame({"state": states})) == said


def test_a_worksheet_outside_a_notebook_says_that_it_is_ready(monkeypatch):
    monkeypatch.setattr(marking, "get_ipython", lambda: None)
    assert marking.welcome().startswith("Ready.")


def test_one_code_alone_says_nothing_about_luck():
    said = compare.sentences.coded(C)
    sheet = tasks.numbered(said[said.effect == "apart"].head(tasks.ENOUGH)[["passage", "quote", "statement"]])
    said = tasks.agreement(C, sheet, dict.fromkeys(sheet.number, "apart"), "effect")
    assert said.endswith("Only one code is used, so nothing can be said about luck.")
