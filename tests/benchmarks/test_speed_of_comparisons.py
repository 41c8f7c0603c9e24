"""How loading and the main comparisons grow, from some 200 sentences to 20,000: `nox -s benchmark` prints the table."""

import made_up
import pytest
from sidebyside import compare, load

SENTENCES = (made_up.C.passages.kind == "sentence").sum()
COMPARISONS = {
    "sentences": compare.sentences.coded,
    "explanations": lambda c: compare.explanations.shares(c, compare.explanations.apart(compare.sentences.coded(c))),
    "movements": lambda c: compare.phases.movements(compare.sentences.placed(c, compare.sentences.coded(c))),
    "periods": compare.phases.periods,
    "grievances": lambda c: compare.grievances.by_complaint(c, compare.grievances.mentions(c)),
    "positions": compare.positions.relations,
    "corrections": compare.record.corrected,
    "reliability": lambda c: compare.reliability.agreement(compare.reliability.paired(c)),
    "specifications": compare.specifications.specifications,
}


@pytest.fixture(scope="module", params=[200, 2_000, 20_000], ids="{:,} sentences".format)
def folder(request, tmp_path_factory):
    """A folder of tables with so many sentences or a few more: the two accounts, again and again."""
    times = -(-request.param // SENTENCES)
    return made_up.written(made_up.multiplied(made_up.C, times), tmp_path_factory.mktemp("repeated"))


@pytest.fixture(scope="module")
def collection(folder):
    return load(folder)


def test_load(benchmark, folder):
    benchmark.pedantic(load, args=(folder,), rounds=3)


@pytest.mark.parametrize("name", COMPARISONS)
def test_comparison(benchmark, collection, name):
    assert len(benchmark.pedantic(COMPARISONS[name], args=(collection,), rounds=3))
