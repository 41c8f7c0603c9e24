"""The place of names in a list of names."""

import pandas
from hypothesis import given
from hypothesis import strategies as some
from sidebyside.places import places, told_of

NAMES = some.lists(some.sampled_from("abcdefgh"), max_size=12)


@given(NAMES, NAMES.map(lambda names: list(dict.fromkeys(names))))
def test_every_name_has_its_place_and_a_stranger_none(cells, names):
    assert places(cells, names).tolist() == [names.index(cell) if cell in names else -1 for cell in cells]
    in_order = [name for name in names for _ in range(2)]
    assert places(in_order, names).tolist() == [names.index(name) for name in in_order]


@given(NAMES, NAMES)
def test_of_a_name_that_stands_twice_it_is_one_of_its_places(cells, names):
    for cell, place in zip(cells, places(cells, names)):
        assert names[place] == cell if place >= 0 else cell not in names


def test_columns_are_told_of_the_rows_that_are_known():
    table = pandas.DataFrame({"passage": ["b", "x", "a", "b"], "code": list("1234")}, index=[7, 8, 9, 7])
    other = pandas.DataFrame({"passage": ["a", "b"], "locator": ["§1", "§2"], "more": list("56")})
    told = told_of(table, other, ["locator"])
    assert told.values.tolist() == [["b", "1", "§2"], ["a", "3", "§1"], ["b", "4", "§2"]]
    assert told.columns.tolist() == ["passage", "code", "locator"] and told.index.tolist() == [0, 1, 2]
