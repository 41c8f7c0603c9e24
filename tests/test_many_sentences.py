"""A collection of some 2,000 sentences: what is wrong in it is named, and its rows are found in any order."""

import dataclasses

import made_up
import pandas
import pytest
from sidebyside import CollectionError, compare, load

MANY_TIMES = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_up.written(made_up.multiplied(made_up.C, MANY_TIMES), tmp_path_factory.mktemp("repeated"))


@pytest.fixture(scope="module")
def c(folder):
    return load(folder)


def test_what_is_written_is_loaded(c):
    assert len(c.coding) == MANY_TIMES * len(made_up.C.coding) and not c.changed


def test_of_many_rows_those_that_are_wrong_are_named(folder, tmp_path):
    broken = made_up.written(load(folder), tmp_path)
    path = broken / "coding.csv"
    table = pandas.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[5, "role"] = "caus"
    table.loc[4_000, "effect"] = ""
    pandas.concat([table, table.iloc[[7]]]).to_csv(path, index=False, lineterminator="\n")
    with pytest.raises(CollectionError) as refusal:
        load(broken)
    found = [(p.row, p.column, p.wrong, p.remedy) for p in refusal.value.problems if p.file == "coding.csv"]
    assert found == [
        (7, "role", "'caus' is not one of the codes", "did you mean 'cause'?"),
        (4_002, "effect", "the cell is empty", "fill it in"),
        (
            len(table) + 2,
            "",
            f"another row has the same passage and reading ({table.passage[7]} ...)",
            "if they say the same, remove one of the two rows; if not, change the one or the other",
        ),
    ]


def test_readings_out_of_order_find_their_passages(c):
    shuffled = dataclasses.replace(c, coding=c.coding.sample(frac=1, random_state=0))
    pandas.testing.assert_frame_equal(compare.sentences.coded(shuffled), compare.sentences.coded(c))
