"""Tables against their schema in datapackage.json: types, codes, patterns, empty cells, keys."""

import re
from functools import partial

from .lookup import places
from .problem import Suggestions, either, nearest, problem_at

WHOLE_NUMBER = "0|[1-9][0-9]{0,17}"  # as everybody writes it; frictionless decides on anything else


def against_schema(resource, table):
    """Return a Problem for everything that frictionless finds wrong with a table (of text), row by row.

    frictionless reads one row at a time. It is given only the rows that may be wrong, seen a column at a time; of a
    sound table that is none.
    """
    # Only the columns with something to check, and no foreign keys: those are for references, below.
    schema = resource["schema"]
    columns = {
        field["name"]: field.get("constraints", {})
        for field in schema["fields"]
        if field["type"] != "string" or "constraints" in field or field["name"] in schema["primaryKey"]
    }
    fields = [
        {key: field[key] for key in ("name", "type", "constraints") if key in field}
        for field in schema["fields"]
        if field["name"] in columns
    ]
    suspects = _suspects(table, fields, schema["primaryKey"]).to_numpy().nonzero()[0]
    if not len(suspects):
        return []
    from frictionless import Resource  # only here, for a sound collection is loaded in half the time without it

    rows = [list(columns), *table[list(columns)].iloc[suspects].to_numpy().tolist()]
    keys = {"primaryKey": schema["primaryKey"], "missingValues": schema["missingValues"]}
    with Resource.from_descriptor(
        {"name": resource["name"], "data": rows, "schema": {"fields": fields, **keys}}
    ).open() as opened:
        return [
            _problem(partial(problem_at, resource["name"], table.index[number]), error, columns, schema["primaryKey"])
            for number, row in zip(suspects, opened.row_stream)
            for error in row.errors
        ]


def _suspects(table, fields, key):
    """Tell of every row whether anything in it may be wrong: every row that is, and few others (a Series).

    Rows that share a key or a value that must be unique are suspect together, so that the second is still a second.
    """
    suspect = table.duplicated(key, keep=False)
    for field in fields:
        cells, constraints = table[field["name"]], field.get("constraints", {})
        filled = cells != ""
        if constraints.get("required"):
            suspect |= ~filled
        if constraints.get("unique"):
            suspect |= cells.duplicated(keep=False) & filled
        if "enum" in constraints:
            suspect |= ~cells.isin(constraints["enum"]) & filled
        if "pattern" in constraints:
            suspect |= ~cells.str.fullmatch(constraints["pattern"]) & filled
        if field["type"] == "integer":
            plain = cells.str.fullmatch(WHOLE_NUMBER)
            if not plain.all():  # one number may be written in two ways, and then two keys are one
                return plain | True
            suspect |= cells.astype("int64") < constraints.get("minimum", 0)
    return suspect


def _problem(at, error, columns, key):
    """Turn a frictionless error of a row into a Problem in plain words; at makes one of a column, what is wrong and a remedy."""
    column, value = getattr(error, "field_name", ""), getattr(error, "cell", "")
    constraints = columns.get(column, {})
    match error.type:
        case "primary-key":
            named = dict.fromkeys(at(column, "", "").column for column in key)
            return at(
                "",
                f"another row has the same {' and '.join(named)} ({error.cells[0]} ...)",
                "if they say the same, remove one of the two rows; if not, change the one or the other",
            )
        case "blank-row":
            return at("", "nothing that is asked for stands in the row", "fill it in, or remove it")
        case "unique-error":
            return at(column, f"'{value}' is taken already", "choose another")
        case "constraint-error" if "enum" in constraints and value:
            return at(column, f"'{value}' is not one of the codes", nearest(value, constraints["enum"]))
        case "constraint-error" if not value:
            return at(column, "the cell is empty", "fill it in")
        case "constraint-error" if "pattern" in constraints:
            return at(
                column, f"'{value}' has the wrong form", "use small letters, digits and hyphens, as in the other rows"
            )
        case "type-error":
            return at(column, f"'{value}' is not a whole number", "write digits only")
        case _:
            return at(column, error.note or error.message, "mend it and load again")


def references(package, tables):
    """Every foreign key of the schema leads to a row that exists."""
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            [column], [target], other = key["fields"], key["reference"]["fields"], key["reference"]["resource"]
            if {resource["name"], other} <= tables.keys():
                cells, legal = tables[resource["name"]][column], tables[other][target]
                advice = Suggestions(_well_formed(package, other, target, legal))
                filled = cells[cells != ""]
                for index, value in filled[places(filled, legal) < 0].items():
                    wrong, remedy = f"there is no {target} '{value}'", either(advice(value), f"add it to {other}.csv")
                    yield problem_at(resource["name"], index, column, wrong, remedy)


def _well_formed(package, table, column, names):
    """Those of the names in a column that have the form which the schema asks for (only looked through if needed)."""
    [schema] = [resource["schema"] for resource in package["resources"] if resource["name"] == table]
    [field] = [field for field in schema["fields"] if field["name"] == column]
    form = re.compile(field.get("constraints", {}).get("pattern", ".*"))
    return (name for name in names if form.fullmatch(name))
