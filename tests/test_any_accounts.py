"""One account to six, odd ones and long ones: every chart holds them, legibly, and says of what there is none."""

import re

import legible
import pandas
import pytest
from legible import COLLECTION, TALLEST, TOPICS, TWO_PAGES, drawn
from sidebyside import page

NOTHING = re.compile(r"\b(0|no(?! (single )?year)|none|not|nothing|without|silent)\b")
EVEN_THE_MUTE_HAVE = {"lengths", "glance_role"}

every_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.__name__.split(".")[-1])


@every_topic
@pytest.mark.parametrize("kind", ["as published", "the example beside", "one mute account"])  # others in thorough/
def test_every_chart_is_legible_fits_its_page_and_bears_its_name(kind, topic):
    for name, figure in drawn(kind, topic).items():
        legible.check(name, figure, TALLEST if kind == "as published" else TWO_PAGES)


@every_topic
def test_what_a_mute_account_has_not_is_said(topic):
    for name, figure in drawn("one mute account", topic).items():
        words = [" ".join(text.get_text().split()) for text in legible.texts(figure)]
        told = [text for text in words if text not in figure.alt]  # title and subtitle say of any account what a mark is
        named = COLLECTION("one mute account").sources.name[0] in figure.alt  # other charts are of historians
        assert name in EVEN_THE_MUTE_HAVE or not named or any(map(NOTHING.search, told)), f"{name}: {words}"


@pytest.fixture
def shown(monkeypatch):
    """What a page displays, as a list of dicts."""
    published = []
    monkeypatch.setattr(page, "display", lambda data, **_: published.append(data))
    return published


def test_a_long_table_is_cut_and_its_caption_counts_all(shown):
    page.table(pandas.DataFrame({"n": range(2000)}), "n", "Numbers")
    page.table(pandas.DataFrame({"n": range(12_345)}), "n", "Numbers")
    captions = ["Numbers (2000 rows)", "Numbers (the first 1,000 of 12,345 rows)"]
    assert [data["text/plain"] for data in shown] == captions
    assert [data["text/html"].count("<tr") for data in shown] == [2001, 1001]


def test_a_missing_share_is_an_empty_cell(shown):
    page.table(pandas.DataFrame({"share": [0.5, float("nan")]}), "share", "Shares")
    assert "50%" in shown[0]["text/html"] and "nan" not in shown[0]["text/html"].casefold()


def test_text_from_a_table_is_text_on_the_page(shown):
    page.table(pandas.DataFrame({"label": ["<script>alert(1)</script>", "a & b"]}), ["label"], "<b>Caption</b>")
    html = "".join(data["text/html"] for data in shown)
    assert "<script" not in html and "<b>" not in html and "&lt;script&gt;" in html
