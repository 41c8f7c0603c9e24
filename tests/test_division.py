"""A text divided into title, headings, sentences and references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_account import EXAMPLE
from sidebyside import accounts, division

WORDS = st.sampled_from(["Mao", "spoke", "in", "1950.", "Then", "aid", "came!", "Why?", "U.S.", "No", "one", "knew."])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"])
)
def test_division_loses_no_word_and_changes_no_order(paragraphs, ends):
    text = ends.join(" ".join(words) for words in paragraphs)
    pieces = [word for passage in division.passages(text) for word in division.words(passage.text)]
    assert pieces == division.words(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mao met N. S. Khrushchev. He left.", ["Mao met N. S. Khrushchev.", "He left."]),
        ("A long line of prose that was broken off here\nand goes on. Yes.", ["A long line of prose that was broken off here and goes on.", "Yes."]),
        ("- one point\n- another point", ["one point", "another point"]),
        ("The alliance of the Sino-Soviet camp, one of equal-\nminded men.", ["The alliance of the Sino-Soviet camp, one of equal-minded men."]),
    ],
)  # fmt: skip
def test_how_a_text_is_divided(text, pieces):
    assert [passage.text for passage in division.passages(text)] == pieces


@pytest.mark.parametrize("end", [*'.!?…:;"”»’)]', *"。！？：；」』）"])
def test_a_short_line_with_a_stop_is_no_heading(end):
    kinds = [passage.kind for passage in division.passages(f"The split\n\nMao spoke{end}\n\nKorea\n\nWar came. It cost much.\n")]
    assert kinds == ["title", "sentence", "heading", "sentence", "sentence"]


def test_headings_and_references_without_marks():
    text = "The split\n\nKorea\n\nWar came. It cost much.\n\nReferences\nA book, 1999.\nA page, 2001.\n"
    assert [passage[:4] for passage in division.passages(text)] == [
        ("title", 0, 0, 0),
        ("heading", 1, 0, 0),
        ("sentence", 1, 1, 1),
        ("sentence", 1, 1, 2),
        ("heading", 2, 0, 0),
        ("reference", 2, 1, 1),
        ("reference", 2, 1, 2),
    ]


def test_headings_without_empty_lines_around_them():
    text = (
        "Dragon and Bear\nFrom Alliance to Unease\nOn 14 February 1950 they signed. It held.\n"
        "The Quarrel\nIn 1956 it broke.\nCauses\n- aid\n- 17 experts\nResults\n1. war\n2. cold\n"
    )
    assert [(passage.kind, passage.text) for passage in division.passages(text)] == [
        ("title", "Dragon and Bear"),
        ("heading", "From Alliance to Unease"),
        ("sentence", "On 14 February 1950 they signed."),
        ("sentence", "It held."),
        ("heading", "The Quarrel"),
        ("sentence", "In 1956 it broke."),
        ("heading", "Causes"),
        ("sentence", "aid"),
        ("sentence", "17 experts"),
        ("heading", "Results"),
        ("sentence", "1. war"),
        ("sentence", "2. cold"),
    ]


def test_the_example_is_divided_as_its_sheet_has_it():
    divided = division.passages((EXAMPLE / "text.txt").read_text(encoding="utf-8"))
    assert [passage.text for passage in divided] == list(accounts.passages("example").text)
