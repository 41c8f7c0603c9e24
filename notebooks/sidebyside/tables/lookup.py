"""Rows of one table found for the names in another, and tables put in an order of their own."""

import pandas


def places(cells, names):
    """The place of each cell among the names, counted from 0, and -1 for what is none of them (an array of integers)."""
    place_of = {name: place for place, name in enumerate(names)}
    return pandas.Series(list(cells), dtype=object).map(place_of).fillna(-1).astype(int).to_numpy()


def beside(passages, table):
    """The row of a table on each of some passages (a Series, whose index it takes); all is missing where it has none."""
    return table.drop_duplicates("passage").set_index("passage", drop=False).reindex(passages).set_axis(passages.index)


def in_order(table, columns, **orders):
    """A table sorted by columns, some of them in an order of their own: a list of their names."""
    return table.sort_values(
        columns, key=lambda column: places(column, orders[column.name]) if column.name in orders else column
    )
