"""Titles and alternative texts are written by hand: each is held by the tables, and shown only while they are as published."""

import ast
import dataclasses
import json
from pathlib import Path

import claims
import pytest
from sidebyside import load, page

ROOT = Path(__file__).resolve().parents[1]
C = load()
MOST_WORDS = 12


def published(path):
    """The literals that a notebook shows only while the tables are as published, each with the function it stands in."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            for node in ast.walk(ast.parse("".join(cell["source"]))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "published":
                    yield node.args[0].value


BOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
WRITTEN = [text for path in BOOKS for text in published(path)]


def test_every_title_and_description_is_held_and_none_is_idle():
    assert sorted(set(WRITTEN)) == sorted(claims.headlines())


@pytest.mark.parametrize("text", claims.headlines(), ids=lambda text: text[:50])
def test_what_it_says_is_so(text):
    assert claims.headlines()[text](C)


def titles():
    """Every title that is shown: the first text of a chart's picture is given to the chart, the second to the page."""
    for path in BOOKS:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for node in ast.walk(ast.parse("".join(cell["source"]) if cell["cell_type"] == "code" else "")):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "page.show":
                    chart = node.args[0]
                    yield from (
                        one.args[0].value
                        for one in ast.walk(chart)
                        if isinstance(one, ast.Call) and getattr(one.func, "attr", "") == "published"
                    )


@pytest.mark.parametrize("title", list(titles()), ids=lambda text: text[:50])
def test_a_title_is_short(title):
    assert len(title.split()) <= MOST_WORDS and not title.endswith(".")


def test_with_a_changed_code_the_plain_question_stands_in_their_place(monkeypatch):
    changed = dataclasses.replace(C, changed=("coding.csv",))
    assert C.published("as it was") == "as it was" and changed.published("as it was") is None
    shown = []
    monkeypatch.setattr(page, "display", lambda data, **_: shown.append(data["text/plain"]))
    for name, draw in claims.charts(changed).items():
        page.show(draw(), changed.published("as it was"))
        assert shown[-1].count("?") == 1, f"{name}: a chart without a title asks a plain question"
