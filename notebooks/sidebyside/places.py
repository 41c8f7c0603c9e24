"""Where each of many names stands in a list of names, a million of them if need be."""

import numpy
import pandas


def places(cells, names):
    """The place of each cell among the names, counted from 0, and -1 for what is none of them (an array of integers).

    Of a name that stands twice it is one of its places. Tables tell of the passages in the order of the text, so both
    lists are walked side by side. Only cells in another order are looked up one by one: that takes longer, each, the
    more names there are, since many do not fit into the processor's own memory.
    """
    cells, names = (numpy.asarray(each, object).tolist() for each in (cells, names))
    walk, found = enumerate(names), []
    at, name = -1, None
    for cell in cells:
        while cell != name:
            at, name = next(walk, (-1, cell))
            if at < 0:
                return _looked_up(cells, names)
        found.append(at)
    return numpy.array(found, int)


def _looked_up(cells, names):
    """The same as places, whatever the order."""
    wanted = set(cells)
    place_of = {name: at for at, name in enumerate(names) if name in wanted}
    return numpy.array([place_of.get(cell, -1) for cell in cells], int)


def told_of(table, other, columns):
    """The rows of a table whose passage another table has, each with some columns of such a row there."""
    place = places(table.passage, other.passage)
    rows = other[columns].iloc[place[place >= 0]]
    return pandas.concat([table[place >= 0].reset_index(drop=True), rows.reset_index(drop=True)], axis=1)


def beside(passages, table):
    """The row of a table on each of some passages (a Series, whose index it takes); all is missing where it has none."""
    place = places(passages, table.passage)  # -1 is no row
    return table.reset_index(drop=True).reindex(place).set_axis(passages.index)


def in_order(table, columns, **orders):
    """A table sorted by columns, some of them in an order of their own: a list of their names."""
    return table.sort_values(
        columns, key=lambda column: places(column, orders[column.name]) if column.name in orders else column
    )
