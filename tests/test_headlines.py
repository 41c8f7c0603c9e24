"""Titles and descriptions are written by hand: each is held by the tables, and shown only while they are as published."""

import ast
import dataclasses
import functools

import claims
import pytest
from made_up import C
from pages import BOOKS, cells
from sidebyside import page

MOST_WORDS = 12


@functools.cache
def headlines():
    return claims.headlines(C)


def calls(tree, name):
    """The calls of a function, by what is written after the last dot."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name]


def published(tree):
    """The literals that are shown only while the tables are as published."""
    return [call.args[0].value for call in calls(tree, "published")]


CODE = [ast.parse(text) for path in BOOKS for text in cells(path, "code")]
TEXTS = list(dict.fromkeys(text for tree in CODE for text in published(tree)))
# Of what is shown the first argument is the chart with its title, the second the description.
TITLES = [title for tree in CODE for call in calls(tree, "show") for title in published(call.args[0])]


def test_every_title_and_description_is_held_and_none_is_idle():
    unheld, idle = sorted(set(TEXTS) - set(headlines())), sorted(set(headlines()) - set(TEXTS))
    assert not unheld, "a notebook says this, and nothing holds it: add it to headlines in tests/claims/"
    assert not idle, "tests/claims/ holds this, and no notebook says it: take it out of headlines there"


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:50])
def test_what_it_says_is_so(text):
    assert headlines().get(text), f"the tables do not bear this out. Write it anew in its notebook and in tests/claims/:\n{text}"


@pytest.mark.parametrize("title", TITLES, ids=lambda text: text[:50])
def test_a_title_is_short(title):
    assert len(title.split()) <= MOST_WORDS and not title.endswith(".")


def test_with_a_changed_code_the_plain_question_stands_in_their_place(monkeypatch):
    """That every chart asks one: tests/legible.py."""
    changed, figure = dataclasses.replace(C, changed=("coding.csv",)), claims.explanations.charts(C)["finding"]()
    assert C.published("as it was") == "as it was" and changed.published("as it was") is None
    shown = []
    monkeypatch.setattr(page, "display", lambda data, **_: shown.append(data["text/plain"]))
    page.show(figure, changed.published("as it was"))
    assert set(shown) == {figure.alt}
