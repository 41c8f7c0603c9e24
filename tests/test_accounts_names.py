"""Any name will do for an account of one's own: none becomes the name of a column that a table has already."""

import dataclasses
import shutil

import pytest
from own_account import EXAMPLE, C, drawn, edit, found, put
from sidebyside import accounts, choices, compare, debate, letters, making, page, reliability

PRINTED = set(C.sources.name)


def comparisons(c):
    """Every table that is made of a Collection."""
    said, periods, voiced = compare.sentences(c), compare.periods(c), compare.voicings(c)
    located, apart = compare.placed(c, said), compare.parting(said)
    specs, paired, found = choices.specifications(c), reliability.paired(c), debate.corrected(c)
    yield from (said, periods, voiced, located, apart, specs, paired, found, compare.at_a_glance(said))
    yield from (compare.profile(c), accounts.coverage(c), compare.complaints_by_account(c, voiced), compare.spoken_of(c))
    yield from (debate.relations(c), compare.differences(c), compare.lengths(said), compare.cited(c))
    yield from (compare.movements(located), compare.explanation_shares(c, apart), compare.partings(periods))
    yield from (compare.announced_and_argued(c, apart), compare.complaints_by_field(c, voiced), debate.answered(c))
    yield from (debate.company(c), debate.dated_statements(c), debate.confirmed(c), debate.by_kind(found))
    yield from (reliability.agreement(paired), choices.verdicts(c, specs, choices.margins(c, specs)))


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
    monkeypatch.setattr(making, "ACCOUNTS", tmp_path)
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
    assert list(drawn(*own)["every"].sources.name)[-len(own) :] == [letters.printed(name) for name in called]


def test_no_printed_name_is_the_name_of_a_column():
    assert {"label", "event", "by", "why", "what", "position", "account", "complaint", "voicings"} < set(SHARED) | COLUMNS
    columns = {column for column in COLUMNS if not column.startswith(tuple(PRINTED))}  # '<account>: closer' and the like
    assert len(columns) > 150 and columns.isdisjoint(map(letters.printed, columns))


@pytest.mark.parametrize("called", [NAMES[n : n + 4] for n in range(0, len(NAMES), 4)], ids=", ".join)
def test_an_account_called_like_a_column_can_be_drawn(four, called):
    named(four, called)


def test_a_name_that_differs_from_another_in_its_first_letter_alone_is_told(four):
    edit(four / "example" / "about.csv", put("yours", C.sources.name[0].lower()))
    [problem] = found()
    assert problem == ("example/about.csv", "2", "yours", f"'{C.sources.name[0]}' stands twice", "make it unique")
