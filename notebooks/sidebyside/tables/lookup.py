"""Names found among others, and tables put in an order of their own."""

import pandas


def places(cells, names):
    """The place of each cell among the names, counted from 0, and -1 for what is none of them (an array of integers)."""
    place_of = {name: place for place, name in enumerate(names)}
    return pandas.Series(list(cells), dtype=object).map(place_of).fillna(-1).astype(int).to_numpy()


def in_order(table, columns, **orders):
    """A table sorted by columns, some of them in an order of their own: a list of their names."""
    return table.sort_values(
        columns, key=lambda column: places(column, orders[column.name]) if column.name in orders else column
    )
