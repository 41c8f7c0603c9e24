"""The words in which a task is summed up, and what a worksheet says first."""

import pandas
import pytest
from made_up import C
from sidebyside import compare
from sidebyside.worksheets import marking, tasks


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
