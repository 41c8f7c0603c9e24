"""The tables: valid against their schema, whole, and true to the texts where these are at hand."""

import csv
import os
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from made_up import C
from sidebyside.collection import fingerprint
from sidebyside.dates import stretch

TEXTS = Path(os.environ.get("SIDEBYSIDE_TEXTS", Path(__file__).resolve().parents[2] / "shared" / "sources"))
needs_texts = pytest.mark.skipif(
    not (TEXTS / "passages.tsv").exists(),
    reason=f"the texts are not here: no passages.tsv in {TEXTS.name}/ (set SIDEBYSIDE_TEXTS to their folder)",
)


@pytest.fixture(scope="module")
def texts():
    with open(TEXTS / "passages.tsv", encoding="utf-8", newline="") as file:
        return {row["passage"]: row for row in csv.DictReader(file, delimiter="\t")}


def test_both_texts_are_whole():
    assert len(C.passages) == 178
    assert (C.passages.kind == "sentence").sum() == 148
    assert Counter(C.coding.reading) == {"first": 148, "second": 148, "third": 148, "agreed": 148}
    phase_bearing = C.passages[C.passages.passage.isin(C.phases.passage)]
    assert (phase_bearing.statement != "").all()


def test_the_reference_chronology_is_wide_enough():
    assert len(C.events) >= 60
    assert set(C.coding.event) - {""} <= set(C.events.event)
    named = set(C.coding.event[C.coding.reading == "agreed"]) | set(C.mentions.event)
    silent = C.events[C.events.event.isin(C.turning_points.event) & ~C.events.event.isin(named)]
    assert len(silent) >= 5, "turning points that both accounts leave out"


def test_doubt_is_carried_in_the_date_and_in_the_status():
    for event in C.events.itertuples():
        if stretch(event.date).doubtful:
            assert event.status != "confirmed" and event.doubt, event.event
        if event.status == "not":
            assert stretch(event.date).doubtful, event.event
        if event.status == "confirmed":
            assert event.seen_at or event.support != "none", event.event


def test_historians_who_draw_periods_are_confirmed():
    works = C.works.set_index("work")
    voices = set(C.phases.work) - set(C.sources.work)
    assert len(voices) >= 3
    assert set(works.certainty[list(voices)]) == {"confirmed"}
    assert (works.seen[list(voices)] != "not seen").all()


def test_references_are_as_many_as_printed():
    printed = C.passages[C.passages.kind == "reference"]
    assert sorted(C.works.passage[C.works.passage != ""]) == sorted(printed.passage)
    assert set(C.passages.cites) - {""} <= set(printed.passage)


def test_no_address_leads_to_a_machine():
    for url in [*C.works.url, *C.events.seen_at]:
        assert not url or url.startswith(("http://", "https://")), url


@needs_texts
def test_fingerprints_and_words_are_those_of_the_texts(texts):
    assert list(C.passages.sort_values(["source", "position"]).passage) == sorted(
        texts, key=lambda p: (texts[p]["source"], list(texts).index(p))
    )
    for row in C.passages.itertuples():
        assert row.fingerprint == fingerprint(texts[row.passage]["text"]), row.passage
        assert str(row.words) == texts[row.passage]["words"], row.passage


@needs_texts
@pytest.mark.parametrize(
    ("table", "column"), [("passages", "quote"), ("grievances", "quote"), ("phases", "label"), ("corrections", "quote")]
)
def test_quotations_are_verbatim(texts, table, column):
    for row in getattr(C, table).itertuples():
        quote = getattr(row, column)
        if quote and row.passage:
            assert quote in texts[row.passage]["text"], (row.passage, quote)
            if texts[row.passage]["kind"] == "sentence":
                assert len(quote) < len(texts[row.passage]["text"])


@needs_texts
def test_citations_are_those_of_the_texts(texts):
    for row in C.passages[C.passages.kind == "sentence"].itertuples():
        text = texts[row.passage]["text"].replace("[was]", "")
        assert f"[{row.cites.rsplit('-', 1)[-1]}]" in text if row.cites else "[" not in text, row.passage


@needs_texts
def test_statements_are_in_our_own_words(texts):
    for row in C.passages[C.passages.statement != ""].itertuples():
        said, ours = (text.casefold().split() for text in (texts[row.passage]["text"], row.statement))
        assert SequenceMatcher(None, said, ours, autojunk=False).find_longest_match().size <= 6, (row.passage, row.statement)
