"""A collection of some 2,000 sentences: read without reading anything twice, and compared as a short one is."""

import dataclasses

import krippendorff
import made_up
import numpy
import pandas
import pytest
from sidebyside import CollectionError, checks, compare, load, problem, reliability
from sidebyside.problem import Suggestions

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
            f"the row repeats the key of another one ({table.passage[7]} ...)",
            "remove one of the two rows",
        ),
    ]


class Counted:
    """Legal values that count how often they are read."""

    def __init__(self, values):
        self.values, self.times = values, 0

    def __iter__(self):
        self.times += 1
        return iter(self.values)


def test_legal_values_are_sorted_once_for_any_number_of_wrong_ones():
    legal = Counted([f"account-{letter}-{n}" for letter in "ab" for n in range(5_000)])
    advice = Suggestions(legal)
    assert legal.times == 0, "nothing is wrong yet"
    assert advice("account-a-17x") == "did you mean 'account-a-17'?"
    assert advice("acount-b-4321") == "did you mean 'account-b-4321'?"
    assert advice("????").startswith("use one of: account-a-0, account-a-1, ")
    assert legal.times == 1


def test_few_legal_values_are_all_tried(monkeypatch):
    legal = ["chauvinism", "ideology", "leadership"]
    tried = []
    monkeypatch.setattr(problem, "get_close_matches", lambda value, values, **_: tried.append(list(values)) or [])
    Suggestions(legal)("security")
    assert tried == [legal]


def test_neighbours_alone_are_tried_of_many(monkeypatch):
    tried = []
    monkeypatch.setattr(problem, "get_close_matches", lambda value, values, **_: tried.append(list(values)) or [])
    Suggestions(map(str, range(problem.MANY * 10)))("17x")
    assert 0 < len(tried[0]) <= 4 * problem.NEIGHBOURS + len("17x")


def test_a_date_is_read_once_however_often_it_stands_there(folder, monkeypatch):
    c, read = load(folder), []
    monkeypatch.setattr(checks, "stretch", lambda text: read.append(text))
    tables = {name: getattr(c, name) for name in (*checks.DATE_COLUMNS, "phases")}
    assert not list(checks.dates(tables))
    assert len(read) == sum(
        (texts[texts != ""]).nunique()
        for texts in (
            *(tables[name][column] for name, columns in checks.DATE_COLUMNS.items() for column in columns),
            tables["phases"].start + "/" + tables["phases"].end,
        )
    )


def test_alpha_of_a_long_text_is_that_of_the_package(c):
    pairs = reliability.paired(c)
    one, other, values = reliability._numbered(pairs.role_first, pairs.role_second)
    package = krippendorff.alpha([one, other], value_domain=range(values), level_of_measurement="nominal")
    assert reliability.alpha(pairs.role_first, pairs.role_second) == pytest.approx(package)


def test_the_interval_is_as_wide_whether_sentences_are_drawn_one_by_one_or_in_pairs_of_codes(c, monkeypatch):
    pairs = reliability.paired(c)
    together = numpy.quantile(reliability.redrawn(pairs.role_first, pairs.role_second), [0.025, 0.975])
    monkeypatch.setattr(reliability, "MANY", len(pairs))
    apart = numpy.quantile(reliability.redrawn(pairs.role_first, pairs.role_second), [0.025, 0.975])
    assert together == pytest.approx(apart, abs=0.002)


def test_readings_out_of_order_find_their_passages(c):
    shuffled = dataclasses.replace(c, coding=c.coding.sample(frac=1, random_state=0))
    pandas.testing.assert_frame_equal(compare.sentences(shuffled), compare.sentences(c))
