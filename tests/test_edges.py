"""Rules at their edges, where nothing in the collection stands today: found by tools/mutants.py and tools/covered.py."""

import dataclasses

import pandas
from sidebyside import accounts, load

C = load()


def test_what_is_wrong_with_the_collection_itself_comes_before_the_sheets():
    unvoiced = C.complaints.iloc[[0]].assign(complaint="unheard-of")
    complaints = pandas.concat([C.complaints, unvoiced], ignore_index=True)
    found = accounts.check(dataclasses.replace(C, complaints=complaints), "example")
    assert found.file.tolist() == ["complaints.csv"] and "nobody voices" in found.wrong[0]
