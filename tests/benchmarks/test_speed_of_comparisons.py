"""How loading and the main comparisons grow, from some 200 sentences to 20,000: `nox -s benchmark` prints the table."""

import made_up
import pytest
from sidebyside import choices, compare, debate, load, reliability

SENTENCES = (made_up.C.passages.kind == "sentence").sum()
COMPARISONS = {
    "sentences": compare.sentences,
    "explanations": lambda c: compare.explanation_shares(c, compare.parting(compare.sentences(c))),
    "movements": lambda c: compare.movements(compare.placed(c, compare.sentences(c))),
    "periods": compare.periods,
    "grievances": lambda c: compare.complaints_by_account(c, compare.voicings(c)),
    "positions": debate.relations,
    "corrections": debate.corrected,
    "reliability": lambda c: reliability.agreement(reliability.paired(c)),
    "specifications": choices.specifications,
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
