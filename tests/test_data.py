"""The tables: valid against their schema, whole, and true to the texts where these are at hand."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest
from sidebyside import load
from sidebyside.collection import fingerprint
from sidebyside.dates import stretch

TEXTS = Path(os.environ.get("SIDEBYSIDE_TEXTS", Path(__file__).resolve().parents[2] / "shared" / "sources"))
needs_texts = pytest.mark.skipif(
    not (TEXTS / "passages.tsv").exists(),
    reason=f"the texts are not here: no passages.tsv in {TEXTS.name}/ (set SIDEBYSIDE_TEXTS to their folder)",
)


@pytest.fixture(scope="module")
def c():
    return load()


@pytest.fixture(scope="module")
def texts():
    with open(TEXTS / "passages.tsv", encoding="utf-8", newline="") as file:
        return {row["passage"]: row for row in csv.DictReader(file, delimiter="\t")}


def test_both_texts_are_whole(c):
    assert len(c.passages) == 178
    assert (c.passages.kind == "sentence").sum() == 148
    assert Counter(c.coding.reading) == {"first": 148, "second": 148, "third": 148, "agreed": 148}
    phase_bearing = c.passages[c.passages.passage.isin(c.phases.passage)]
    assert (phase_bearing.statement != "").all()


def test_the_reference_chronology_is_wide_enough(c):
    assert len(c.events) >= 60
    assert set(c.coding.event) - {""} <= set(c.events.event)
    named = set(c.coding.event[c.coding.reading == "agreed"]) | set(c.mentions.event)
    silent = c.events[c.events.event.isin(c.turning_points.event) & ~c.events.event.isin(named)]
    assert len(silent) >= 5, "turning points that both accounts leave out"


def test_doubt_is_carried_in_the_date_and_in_the_status(c):
    for event in c.events.itertuples():
        if stretch(event.date).doubtful:
            assert event.status != "confirmed" and event.doubt, event.event
        if event.status == "not":
            assert stretch(event.date).doubtful, event.event
        if event.status == "confirmed":
            assert event.seen_at or event.support != "none", event.event


def test_historians_who_draw_periods_are_confirmed(c):
    works = c.works.set_index("work")
    voices = set(c.phases.work) - set(c.sources.work)
    assert len(voices) >= 3
    assert set(works.certainty[list(voices)]) == {"confirmed"}
    assert (works.seen[list(voices)] != "not seen").all()


def test_references_are_as_many_as_printed(c):
    printed = c.passages[c.passages.kind == "reference"]
    assert sorted(c.works.passage[c.works.passage != ""]) == sorted(printed.passage)
    assert set(c.passages.cites) - {""} <= set(printed.passage)


def test_no_address_leads_to_a_machine(c):
    for url in [*c.works.url, *c.events.seen_at]:
        assert not url or url.startswith(("http://", "https://")), url


@needs_texts
def test_fingerprints_and_words_are_those_of_the_texts(c, texts):
    assert list(c.passages.sort_values(["source", "position"]).passage) == sorted(
        texts, key=lambda p: (texts[p]["source"], list(texts).index(p))
    )
    for row in c.passages.itertuples():
        assert row.fingerprint == fingerprint(texts[row.passage]["text"]), row.passage
        assert str(row.words) == texts[row.passage]["words"], row.passage


@needs_texts
@pytest.mark.parametrize(
    ("table", "column"), [("passages", "quote"), ("grievances", "quote"), ("phases", "label"), ("corrections", "quote")]
)
def test_quotations_are_verbatim(c, texts, table, column):
    for row in getattr(c, table).itertuples():
        quote = getattr(row, column)
        if quote and row.passage:
            assert quote in texts[row.passage]["text"], (row.passage, quote)
            if texts[row.passage]["kind"] == "sentence":
                assert len(quote) < len(texts[row.passage]["text"])


@needs_texts
def test_citations_are_those_of_the_texts(c, texts):
    for row in c.passages[c.passages.kind == "sentence"].itertuples():
        number = row.cites.rsplit("-", 1)[-1]
        assert (
            (f"[{number}]" in texts[row.passage]["text"])
            if row.cites
            else "[" not in texts[row.passage]["text"].replace("[was]", "")
        ), row.passage


@needs_texts
def test_statements_are_in_our_own_words(c, texts):
    for row in c.passages[c.passages.statement != ""].itertuples():
        said, ours = texts[row.passage]["text"].casefold().split(), row.statement.casefold().split()
        longest = max(
            (
                n
                for n in range(len(ours) + 1)
                for start in range(len(ours) - n + 1)
                if any(ours[start : start + n] == said[at : at + n] for at in range(len(said) - n + 1))
            ),
            default=0,
        )
        assert longest <= 6, (row.passage, row.statement)
