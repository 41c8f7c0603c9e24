"""Any name will do for an account of one's own: none becomes the name of a column that a table has already."""

import dataclasses
import shutil

import pytest
from own_account import EXAMPLE, C, drawn, edit, found, put
from sidebyside import compare, own, page
from sidebyside.own import new_account
from sidebyside.rules import printable

PRINTED = set(C.sources.name)


def comparisons(c):
    """Every table that is made of a Collection."""
    said, periods, mentioned = compare.sentences.coded(c), compare.phases.periods(c), compare.grievances.mentions(c)
    located, apart = compare.sentences.placed(c, said), compare.explanations.apart(said)
    specs, paired, found = compare.specifications.specifications(c), compare.reliability.paired(c), compare.record.corrected(c)
    yield from (said, periods, mentioned, located, apart, specs, paired, found)
    yield from (compare.passages.profile(c), own.coverage(c), compare.grievances.by_complaint(c, mentioned), compare.phases.spoken_of(c))
    yield from (compare.positions.relations(c), compare.reliability.differences(c), compare.passages.lengths(said), compare.passages.cited(c))
    yield from (compare.phases.movements(located), compare.explanations.shares(c, apart), compare.phases.turns(periods))
    yield from (compare.explanations.promised_and_delivered(c, apart), compare.grievances.by_theme(c, mentioned), compare.positions.answered(c))
    yield from (compare.historians.company(c), compare.record.dated_statements(c), compare.record.confirmed(c), compare.record.by_weight(c, found))
    yield from (compare.reliability.agreement(paired), compare.specifications.findings(c))


MADE = list(comparisons(C))
TABLES = [getattr(C, field.name) for field in dataclasses.fields(C) if field.name != "changed"]
COLUMNS = {column for table in [*MADE, *TABLES] for column in table.columns} - PRINTED
SHARED = sorted({column for table in MADE if set(table.columns) >= PRINTED for column in table.columns} - PRINTED)
STRANGE = ["share", "year", "quote", "dated", "_"]
STRANGE += ["self", "all", "both", "several", "neither", "silent", "Index", "de Bary", "1956", "ÿ", "ა", "$\\frac$"]
NAMES = [*SHARED, *(name for name in STRANGE if name not in SHARED)]


@pytest.fixture
def four(tmp_path, monkeypatch):
    """A folder with the example four times over; nothing is drawn to the last, for that takes long."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    monkeypatch.setattr(page, "picture", lambda figure: b"")
    monkeypatch.setattr(page, "display", lambda *given, **how: None)
    for name in ("example", "book-2", "book-3", "book-4"):
        shutil.copytree(EXAMPLE, tmp_path / name)
        for path in (tmp_path / name).glob("*.csv"):
            path.write_text(path.read_text(encoding="utf-8-sig").replace("example-", f"{name}-"), encoding="utf-8")
    return tmp_path


def named(folder, called):
    """Give the accounts of a folder these names, check each, and draw all together."""
    own = sorted(path.name for path in folder.iterdir())[: len(called)]
    for account, name in zip(own, called):
        edit(folder / account / "about.csv", put("yours", name))
        assert found(account) == [], name
    assert list(drawn(*own)["every"].sources.name)[-len(own) :] == [printable.printed(name) for name in called]


def test_no_printed_name_is_the_name_of_a_column():
    assert {"label", "event", "by", "why", "what", "position", "account", "complaint", "mentions"} < set(SHARED) | COLUMNS
    columns = {column for column in COLUMNS if not column.startswith(tuple(PRINTED))}  # '<account>: closer' and the like
    assert len(columns) > 150 and columns.isdisjoint(map(printable.printed, columns))


@pytest.mark.parametrize("called", [NAMES[n : n + 4] for n in range(0, len(NAMES), 4)], ids=", ".join)
def test_an_account_called_like_a_column_can_be_drawn(four, called):
    named(four, called)


def test_a_name_that_differs_from_another_in_its_first_letter_alone_is_told(four):
    edit(four / "example" / "about.csv", put("yours", C.sources.name[0].lower()))
    [problem] = found()
    assert problem == ("example/about.csv", "2", "yours", f"'{C.sources.name[0]}' stands twice", "make it unique")
