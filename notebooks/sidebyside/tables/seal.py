"""The tables' seal: how many rows each was published with, and a fingerprint of all its cells.

A row that got lost is refused. Any other difference is allowed, since the tables are there to be questioned, but it
is never silent: the Collection says which tables have changed. tools/rebuild.py seals the tables anew.
"""

import hashlib

from .problem import Problem


def seal(table):
    """The seal of a table (a DataFrame of text), whatever the order of its rows: a dict of rows and fingerprint."""
    cells = sorted("\x1f".join(row) for row in table.to_numpy().tolist())
    return {"rows": len(table), "fingerprint": hashlib.sha256("\x1e".join(cells).encode()).hexdigest()[:16]}


def lost_rows(package, tables):
    """Yield a Problem for every table with fewer rows than its seal counts; a table without a seal is not counted."""
    for resource in package["resources"]:
        table = tables.get(resource["name"])
        if table is not None and len(table) < resource.get("rows", 0):
            yield Problem(
                resource["path"],
                len(table) + 2,
                "",
                f"a row is lost: the table has {len(table)}, datapackage.json counts {resource['rows']}",
                "put it back; or if it was taken out on purpose, run tools/rebuild.py, which counts anew",
            )


def changed(package, tables):
    """The files of the tables that are not as they were sealed (a tuple)."""
    return tuple(
        resource["path"]
        for resource in package["resources"]
        if "fingerprint" in resource and seal(tables[resource["name"]])["fingerprint"] != resource["fingerprint"]
    )
