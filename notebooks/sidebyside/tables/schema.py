"""Tables against their schema in datapackage.json: codes, forms, numbers, dates, empty cells, keys."""

import re

from ..dates import stretch
from .dates_meant import counted_by_a_spreadsheet, meant
from .problem import Suggestions, either, nearest, problem_at, problems_at

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"  # the rdfType of a column of dates
WHOLE_NUMBER = "0|[1-9][0-9]{0,14}"
FORM = "use small letters, digits and hyphens, as in the other rows"
DATE = "write it like 1950, 1950-10, 1950-10-19, 1950/1953 or 1950~"
ONE_DATE = "write one date, like 1950, 1950-10, 1950-10-19 or 1950~: the first under start, the last under end"


def is_date(field):
    """Tell whether a column holds dates, as a field of the schema says."""
    return field.get("rdfType") == EDTF


def against_schema(resource, table):
    """Every Problem of a table (of text) with its schema, row by row, but for its foreign keys (see references)."""
    name, key = resource["name"], resource["schema"]["primaryKey"]
    asked = [field["name"] for field in resource["schema"]["fields"] if field.get("constraints", {}).get("required")]
    blank = table[(table[asked] == "").all(axis=1)]
    found = [*problems_at(name, blank, "", "nothing that is asked for stands in the row", "fill it in, or remove it")]
    for field in resource["schema"]["fields"]:
        found += _cells(name, field, table[field["name"]])
    for index, first in table[table.duplicated(key)][key[0]].items():
        named = dict.fromkeys(problem_at(name, index, column, "", "").column for column in key)
        wrong = f"another row has the same {' and '.join(named)} ({first}{' ...' if len(key) > 1 else ''})"
        remedy = "if they say the same, remove one of the two rows; if not, change the one or the other"
        found.append(problem_at(name, index, "", wrong, remedy))
    return sorted(found, key=lambda problem: problem.row or 0)


def _cells(table, field, column):
    """Problems of the cells of one column (a Series)."""
    told = {cell: found for cell in set(column.tolist()) if (found := _what_is_wrong(cell, field))}
    for index, cell in column.items() if told else ():
        if cell in told:
            yield problem_at(table, index, column.name, *told[cell])
    if field.get("constraints", {}).get("unique"):
        twice = column[column.duplicated() & (column != "")]
        yield from problems_at(table, twice.to_frame(), column.name, "'{cell}' is taken already", "choose another")


def _what_is_wrong(cell, field):
    """What is wrong with a cell, and what to do; nothing if all is well."""
    rule = field.get("constraints", {})
    asked = rule.get("required")
    if not cell:
        return ("the cell is empty", "fill it in") if asked else None
    if cell not in rule.get("enum", [cell]):
        return f"'{cell}' is not one of the codes", _or_empty(nearest(cell, rule["enum"]), asked)
    if is_date(field):
        return _wrong_date(cell, asked, "pattern" in rule)
    if "pattern" in rule and not re.fullmatch(rule["pattern"], cell):
        return f"'{cell}' has the wrong form", FORM
    if field["type"] == "integer" and not (re.fullmatch(WHOLE_NUMBER, cell) and int(cell) >= rule["minimum"]):
        return f"'{cell}' is not a whole number from {rule['minimum']} on", "write digits only"


def _or_empty(advice, asked):
    """Advice on a cell; where there is a choice only, and nothing need stand, also to leave it empty."""
    return advice if asked or advice.endswith("?") else f"{advice}; or leave the cell empty"


def _wrong_date(cell, asked, single):
    """What is wrong with a date, and how to write it; nothing if all is well. A single one is no interval."""
    try:
        stretch(cell)
        if not (single and "/" in cell):
            return None
        wrong = f"'{cell}' is two dates"
    except ValueError as error:
        wrong = str(error)
    said = meant(cell)
    if said and single:  # until 1953 is 1953 there
        said = said.removeprefix("../").removesuffix("/..")
    if said and single and "/" in said:
        return wrong, "write {} under start and {} under end".format(*said.split("/"))
    if said:
        return wrong, f"write {said}"
    if day := counted_by_a_spreadsheet(cell):
        return wrong, f"a spreadsheet counts days so, and means {day}: write again what stood there"
    return wrong, _or_empty(ONE_DATE if single else DATE, asked)


def references(package, tables):
    """Every foreign key of the schema leads to a row that exists; no name of a wrong form is suggested for it."""
    fields = [(table["name"], field) for table in package["resources"] for field in table["schema"]["fields"]]
    form = {(name, field["name"]): field.get("constraints", {}).get("pattern", ".*") for name, field in fields}
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            [column], [target], other = key["fields"], key["reference"]["fields"], key["reference"]["resource"]
            if {resource["name"], other} <= tables.keys():
                rows, legal = tables[resource["name"]], tables[other][target]
                wrong = rows[(rows[column] != "") & ~rows[column].isin(legal)]
                if len(wrong):
                    near = Suggestions(legal[legal.str.fullmatch(form[other, target])])
                    for index, cell in wrong[column].items():
                        remedy = either(near(cell), f"add it to {other}.csv")
                        yield problem_at(resource["name"], index, column, f"there is no {target} '{cell}'", remedy)
