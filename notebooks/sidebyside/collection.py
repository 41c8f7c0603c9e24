"""Read data/ into one Collection of tables, or refuse it with every problem named."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pandas

from .dates import stretch
from .rules import codebook, glossary, positions, printable
from .tables import csvfile, seal
from .tables.lookup import in_order
from .tables.schema import against_schema, is_date, references
from .wordcount import words
from .wording import count

DATA = Path(__file__).resolve().parents[2] / "data"
SORTED_BY = {  # the columns that say in which order the rows of a table come; in other tables the key does
    "schools": ["position"],
    "complaints": ["complainant", "complaint"],
    "grievances": ["passage", "complaint"],
    "documents": ["position"],
    "corrections": ["passage", "correction"],
    "confirmations": ["passage", "confirmation"],
    "claims": ["notebook", "claim"],
}


@dataclass(frozen=True, eq=False)  # one collection is the same as another only if it is that other
class Collection:
    """The curated tables, each a DataFrame of text in a fixed order; the columns are those of datapackage.json.

    Numbers (position, paragraph, words) are integers; an empty cell is the empty string. ``changed`` names the files
    that are not as they were published.
    """

    schools: pandas.DataFrame
    works: pandas.DataFrame
    sources: pandas.DataFrame
    passages: pandas.DataFrame
    codes: pandas.DataFrame
    events: pandas.DataFrame
    turning_points: pandas.DataFrame
    coding: pandas.DataFrame
    mentions: pandas.DataFrame
    phases: pandas.DataFrame
    complaints: pandas.DataFrame
    grievances: pandas.DataFrame
    questions: pandas.DataFrame
    answers: pandas.DataFrame
    positions: pandas.DataFrame
    documents: pandas.DataFrame
    corrections: pandas.DataFrame
    confirmations: pandas.DataFrame
    claims: pandas.DataFrame
    glossary: pandas.DataFrame
    changed: tuple[str, ...] = ()

    def published(self, text):
        """A sentence written by hand about the tables; None if they are not as published, for then it may be false."""
        return None if self.changed else text

    def __repr__(self):
        sentences, told = (self.passages.kind == "sentence").sum(), self.grievances.stated == "told"
        return (
            f"{len(self.sources)} accounts, {len(self.passages)} passages, {sentences} of them sentences;\n"
            f"{len(self.events)} events; {len(self.complaints)} complaints, mentioned {(~told).sum()} times"
            + (f" and told {told.sum()} times without blame;\n" if told.any() else ";\n")
            + f"{len(self.questions)} questions; {len(self.corrections)} corrections"
            + (f";\nchanged since they were published: {', '.join(self.changed)}" if self.changed else "")
        )


class CollectionError(ValueError):
    """The tables are not fit to be used. ``problems`` lists every reason, as tables.problem.Problem."""

    def __init__(self, problems, told="The collection was not loaded"):
        self.problems = [
            problem._replace(wrong=_short(problem.wrong), remedy=_short(problem.remedy)) for problem in problems
        ]
        super().__init__(report(self.problems, told))

    def _render_traceback_(self):
        """Show a reader the report alone; Jupyter calls this in place of a traceback."""
        return str(self).splitlines()


def _short(text, most=300):
    """Cut a message in the middle, so that a cell of a megabyte does not fill the report."""
    return text if len(text) <= most else f"{text[: most // 2]} ... {text[-most // 2 :]}"


def report(problems, told):
    """Say every problem in one text: file, row, column, what is wrong, what to do."""
    lines = [f"{told}: {count(len(problems), 'problem')} found."]
    for file, row, column, wrong, remedy in problems:
        place = ", ".join(filter(None, [file, f"row {row}" if row else "", f"column {column}" if column else ""]))
        lines.append(f"  {place}: {wrong}; {remedy}")
    return "\n".join(lines)


def load(folder=DATA, every_rule=False):
    """Return the Collection in a folder; raises CollectionError with every problem if anything is wrong.

    Tables that are as they were sealed have kept to all rules then, and are not held to them again unless every_rule.
    """
    folder = Path(folder)
    package = read_schema(folder)
    tables, found = {}, []
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        table, wrong = csvfile.read(folder / resource["path"], columns, _numbers(resource))
        found += wrong
        if table is not None:
            tables[resource["name"]] = table
    changed = () if found else seal.changed(package, tables)
    unsealed = any("fingerprint" not in resource for resource in package["resources"])
    if found or changed or unsealed or every_rule:
        found += [*csvfile.formulas(tables), *problems(tables, package), *seal.lost_rows(package, tables)]
    if found:
        raise CollectionError(without_echoes(found))
    return assembled(tables, package, changed)


def read_schema(folder=DATA):
    """The schema of the tables: the Frictionless Data Package of a folder, as a dict."""
    return json.loads((Path(folder) / "datapackage.json").read_text(encoding="utf-8"))


def problems(tables, package):
    """Every Problem of tables that could be read, with the schema, with keys and with the collection's own rules."""
    found = []
    for resource in package["resources"]:
        if resource["name"] in tables:
            found += against_schema(resource, tables[resource["name"]])
    found += references(package, tables)
    numbers = {(table["path"], column) for table in package["resources"] for column in _numbers(table, dates=False)}
    countable = not any((problem.file, problem.column) in numbers for problem in found)
    if countable and len(tables) == len(package["resources"]):
        for rules in (codebook, positions, printable, glossary):
            found += rules.problems(tables)
    return found


def without_echoes(problems):
    """Keep what was found first of each cell or of a whole row, and drop what other rules find there later."""
    kept, seen = [], set()
    for problem in problems:
        if seen.isdisjoint([problem[:3], (*problem[:2], "")]) or problem.row is None:
            kept.append(problem)
        seen.add(problem[:3])
    return kept


def _numbers(resource, dates=True):
    """The columns of a table that hold whole numbers, or dates too."""
    fields = resource["schema"]["fields"]
    return [field["name"] for field in fields if field["type"] == "integer" or dates and is_date(field)]


def assembled(tables, package, changed=(), order=None):
    """The Collection of tables without problems: each in an order of its own, and digits made numbers.

    The accounts come in the order of their writing, unless another order of their short names is given.
    """
    tables = {resource["name"]: _with_numbers(tables[resource["name"]], resource) for resource in package["resources"]}
    orders = _orders(tables, order)
    for resource in package["resources"]:
        name = resource["name"]
        by = SORTED_BY.get(name, resource["schema"]["primaryKey"])
        tables[name] = in_order(tables[name], by, **orders)
    tables["works"] = tables["works"].sort_values("work")  # a bibliography, in the order of the alphabet
    tables["phases"] = _phases_in_order(tables["phases"], orders["work"])
    tables["codes"] = _codes_in_order(tables["codes"], package)
    tables["glossary"] = tables["glossary"].sort_values("term", key=lambda terms: terms.str.casefold())
    return Collection(**{name: table.reset_index(drop=True) for name, table in tables.items()}, changed=changed)


def _with_numbers(table, resource):
    """A table with whole numbers in place of digits."""
    numbers = _numbers(resource, dates=False)
    return table.astype(dict.fromkeys(numbers, int)) if numbers else table


def _orders(tables, accounts):
    """What comes in an order of its own, and not in that of the alphabet: a dict of column and list of names."""
    works, sources, events = tables["works"], tables["sources"], tables["events"]
    written = {work: stretch(year).end if year else 0.0 for work, year in zip(works.work, works.year)}
    work_of = dict(zip(sources.source, sources.work))
    accounts = accounts or sorted(work_of, key=lambda source: (written[work_of[source]], source))
    speaking = [work_of[source] for source in accounts]
    return {
        "source": accounts,
        "work": [*speaking, *sorted(set(written).difference(speaking), key=lambda work: (written[work], work))],
        "passage": in_order(tables["passages"], ["source", "position"], source=accounts).passage,
        "event": [event for _, event in sorted(zip(map(stretch, events.date), events.event))],
        "question": tables["questions"].sort_values("position").question,
    }


def _phases_in_order(phases, speaking):
    """Accounts first, then other voices; of each the whole story first, then its periods by their dates."""
    spans = (phases.start + "/" + phases.end).map(stretch)
    by, orders = ["work", "scope", "span", "phase"], {"work": speaking, "scope": ["whole", "period"]}
    return in_order(phases.assign(span=spans), by, **orders).drop(columns="span")


def _codes_in_order(codes, package):
    """Keep the order in which the schema lists the codes; a rule has none, and comes by its name."""
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    listed = {field["name"]: field["constraints"]["enum"] for field in fields if "enum" in field.get("constraints", {})}
    ranks = [listed.get(variable, [code]).index(code) for variable, code in zip(codes.variable, codes.code)]
    codes = in_order(codes.assign(rank=ranks), ["variable", "rank", "code"], variable=listed["variable"])
    return codes.drop(columns="rank")


def fingerprint(text):
    """Return the fingerprint of a passage: see the field's description in datapackage.json."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:16]
