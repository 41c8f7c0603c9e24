"""The tables against their schema: a cell that is wrong is named by row and column, with what to do."""

import pandas
import pytest
from changed_tables import PACKAGE, TABLES, put, row, told
from sidebyside.tables import problem, schema
from sidebyside.tables.problem import Suggestions, nearest, problems_at

SENTENCE = {"passage": TABLES["coding"].passage[0], "reading": TABLES["coding"].reading[0]}
EVENT, PHASE, QUESTION = {"event": "E15"}, {"phase": TABLES["phases"].phase[0]}, {"position": "2"}
PASSAGE = {"passage": TABLES["passages"].passage[0]}
ENTRY = {"term": "Stalin"}
LIKE = "write it like 1950, 1950-10, 1950-10-19, 1950/1953 or 1950~"
ALONE = "write one date, like 1950, 1950-10, 1950-10-19 or 1950~: the first under start, the last under end"
FORM = "use small letters, digits and hyphens, as in the other rows"


@pytest.mark.parametrize(
    ("table", "key", "column", "cell", "wrong", "remedy"),
    [
        ("coding", SENTENCE, "theme", "idiology", "'idiology' is not one of the codes", "did you mean 'ideology'?"),
        ("coding", SENTENCE, "effect", "{0} {x", "'{0} {x' is not one of the codes", "use one of: apart, closer, mixed, none"),
        ("coding", SENTENCE, "event", "E999", "there is no event 'E999'", "did you mean 'E99'? Or add it to events.csv"),
        ("glossary", ENTRY, "work", "nobody-1900", "there is no work 'nobody-1900'",
         nearest("nobody-1900", TABLES["works"].work) + "; or add it to works.csv"),
        ("events", EVENT, "label", "", "the cell is empty", "fill it in"),
        ("complaints", {"complaint": TABLES["complaints"].complaint[0]}, "event", "", None, None),
        ("events", EVENT, "date", "1956-02-30", "'1956-02-30' is not a date that can be read", LIKE),
        ("events", EVENT, "date", "1956..1960", "'1956..1960' is not a date that can be read", LIKE),
        ("events", EVENT, "date", "1956/1950", "'1956/1950' ends before it begins", "write 1950/1956"),
        ("events", EVENT, "date", "1956-1950", "'1956-1950' is not a date that can be read", "write 1950/1956"),
        ("phases", PHASE, "start", "1950/1960", "'1950/1960' is two dates", "write 1950 under start and 1960 under end"),
        ("phases", PHASE, "end", "soon", "'soon' is not a date that can be read", ALONE),
        ("passages", PASSAGE, "words", "0", "'0' is not a whole number from 1 on", "write digits only"),
        ("passages", PASSAGE, "words", "many", "'many' is not a whole number from 1 on", "write digits only"),
        ("passages", PASSAGE, "paragraph", "-1", "'-1' is not a whole number from 0 on", "write digits only"),
        ("passages", PASSAGE, "fingerprint", "none", "'none' has the wrong form", FORM),
        ("claims", {"claim": TABLES["claims"].claim[0]}, "claim", "A claim", "'A claim' has the wrong form", FORM),
        ("questions", QUESTION, "position", "1", "'1' is taken already", "choose another"),
    ],
)  # fmt: skip
def test_a_cell_is_refused_by_row_and_column(table, key, column, cell, wrong, remedy):
    tables, [resource] = put(table, key, {column: cell}), [one for one in PACKAGE["resources"] if one["name"] == table]
    found = [*schema.against_schema(resource, tables[table]), *schema.references(PACKAGE, tables)]
    assert found == ([(f"{table}.csv", row(table, key) + 2, column, wrong, remedy)] if wrong else [])


def test_the_tables_as_they_are_pass():
    assert told(TABLES) == []


@pytest.mark.parametrize("n", range(4))
def test_tables_without_rows_break_no_rule_in_two(n):
    """Every fourth table at once: what refers to each other stands side by side in the schema."""
    empty = list(TABLES)[n::4]
    assert told({table: rows.iloc[:0] if table in empty else rows for table, rows in TABLES.items()})


@pytest.mark.parametrize(("table", "key"), [("events", "event ({event})"), ("coding", "passage and reading ({passage} ...)")])
def test_a_key_that_is_doubled_is_told_at_the_later_row(table, key):
    rows = TABLES[table]
    doubled = {**TABLES, table: pandas.concat([rows, rows.iloc[[3]]], ignore_index=True)}
    remedy = "if they say the same, remove one of the two rows; if not, change the one or the other"
    wrong = f"another row has the same {key.format(**rows.iloc[3])}"
    assert told(doubled) == [(f"{table}.csv", len(rows) + 2, "", wrong, remedy)]


def test_a_problem_is_told_with_the_cells_of_its_row():
    rows = pandas.DataFrame({"work": ["{work}", "b"], "year": ["1", "2"]}, index=[0, 3])
    assert list(problems_at("works", rows, "work", "{cell} of {year}", str.upper)) == [
        ("works.csv", 2, "work", "{work} of 1", "{WORK}"),
        ("works.csv", 5, "work", "b of 2", "B"),
    ]


def test_advice_names_the_nearest_value_or_at_most_eight():
    assert nearest("zzz", list("hgfedcba")) == "use one of: a, b, c, d, e, f, g, h"
    assert nearest("zzz", list("ihgfedcba")) == "use one of: a, b, c, d, e, f, g, h ..."
    assert nearest("apatr", ["closer", "apart"]) == "did you mean 'apart'?"


def test_of_very_many_wrong_values_the_first_are_compared(monkeypatch):
    monkeypatch.setattr(problem, "MOST_COMPARED", 20)
    advice = Suggestions(f"said-{n}" for n in range(10))
    given = [advice(f"siad-{n}") for n in range(5)]
    assert given[:3] == [f"did you mean 'said-{n}'?" for n in range(3)] and given[3] == given[4] == advice("siad-4")
    assert given[3].startswith("use one of: said-0, said-1, ") and advice("siad-0") == given[0]
