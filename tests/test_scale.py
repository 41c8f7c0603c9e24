"""Made-up collections of a larger size: accepted, compared, reported on. Times are for tools/benchmark.py."""

import dataclasses

import benchmark
import krippendorff
import numpy
import pandas
import pytest
import synthetic
from sidebyside import CollectionError, checks, compare, load, problem, reliability
from sidebyside.problem import Suggestions

SENTENCES, ACCOUNTS = 2_000, 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return synthetic.write(tmp_path_factory.mktemp("made_up"), SENTENCES, ACCOUNTS)


@pytest.fixture(scope="module")
def c(folder):
    return load(folder)


def test_it_has_the_size_it_was_made_with(c):
    sentences = c.passages[c.passages.kind == "sentence"]
    assert len(sentences) == SENTENCES
    assert sorted(sentences.groupby("source").size()) == [666, 667, 667]
    assert (c.coding.groupby("reading").size() == SENTENCES).all() and c.coding.reading.nunique() == 3
    assert len(c.corrections) == SENTENCES // 50
    assert list(c.sources.name) == ["Account A", "Account B", "Account C"]


def test_readings_part_on_a_few_sentences_in_a_hundred(c):
    agreed = reliability.agreement(reliability.paired(c), resamples=2).agreed
    assert agreed.between(0.9, 0.999).all()


def test_the_same_arguments_write_the_same_bytes(folder, tmp_path):
    again = synthetic.write(tmp_path / "again", SENTENCES, ACCOUNTS)
    other = synthetic.write(tmp_path / "other", SENTENCES, ACCOUNTS, seed=1)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 18
    assert all((again / name).read_bytes() == (folder / name).read_bytes() for name in names)
    assert (other / "coding.csv").read_bytes() != (folder / "coding.csv").read_bytes()


@pytest.mark.parametrize(("sentences", "accounts"), [(100, 1), (200, 2), (3_000, 28)])
def test_any_number_of_accounts_is_accepted(tmp_path, sentences, accounts):
    c = load(synthetic.write(tmp_path, sentences, accounts))
    assert len(c.sources) == accounts and (c.passages.kind == "sentence").sum() == sentences


def test_every_comparison_takes_it(folder):
    names = [name for name, *_ in benchmark.loaded(folder)]
    assert len(names) == len(set(names)) > 35


def test_the_benchmark_prints_one_table():
    results = {"10^3": {"load": (0.2, 100), "pandas.read_csv": (0.1, 80)}, "10^4": {"load": (1.5, None)}}
    lines = benchmark.table(results).splitlines()
    assert "| load | 0.20 s, 100 MB | 1.50 s | 7.5 |" in lines
    assert "| pandas.read_csv | 0.10 s, 80 MB | not measured |  |" in lines
    assert "| load : pandas.read_csv | 2.00 |  |  |" in lines
    assert benchmark.number("10^4") == 10_000 == benchmark.number("10000")


def test_only_what_may_be_wrong_is_read_row_by_row(folder, tmp_path):
    broken = tmp_path / "broken"
    synthetic.write(broken, SENTENCES, ACCOUNTS)
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
        (6_002, "", f"the row repeats the key of another one ({table.passage[7]} ...)", "remove one of the two rows"),
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
            *(tables[name][column] for name, column in checks.DATE_COLUMNS.items()),
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
