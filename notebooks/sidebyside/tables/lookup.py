"""Names found among others, and tables put in an order of their own."""

from itertools import count


def in_order(table, columns, **orders):
    """A table sorted by columns, some of them in an order of their own: a list of their names."""
    ranks = {column: dict(zip(names, count())) for column, names in orders.items() if column in columns}

    def rank(column):
        return column.map(ranks[column.name]) if column.name in ranks else column

    return table.sort_values(columns, key=rank, kind="stable")
