"""The collection's tables as they are read, kept in memory, and changed in one place to see what is said of it."""

from sidebyside.collection import DATA, problems, read_schema, without_echoes
from sidebyside.tables import csvfile

PACKAGE = read_schema()
TABLES = {
    table["name"]: csvfile.read(DATA / table["path"], [field["name"] for field in table["schema"]["fields"]])[0]
    for table in PACKAGE["resources"]
}


def row(table, key):
    """The index of the one row that a key (a dict of column and cell) leads to."""
    rows = TABLES[table]
    [index] = rows.index[(rows[list(key)] == list(key.values())).all(axis=1)]
    return index


def put(table, key, cells):
    """The tables with other cells in the row that a key leads to."""
    rows, index = TABLES[table], row(table, key)
    return {**TABLES, table: rows.assign(**{column: rows[column].mask(rows.index == index, cell) for column, cell in cells.items()})}


def without(table, key):
    """The tables without the rows that have some cells."""
    rows = TABLES[table]
    return {**TABLES, table: rows[~(rows[list(key)] == list(key.values())).all(axis=1)]}


def told(tables):
    """What all rules find in the tables: a list of (file, row, column, wrong, remedy)."""
    return [tuple(problem) for problem in without_echoes(problems(tables, PACKAGE))]
