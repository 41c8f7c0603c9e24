"""Read data/ into one Collection of tables, or refuse it with every problem named."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pandas

from .dates import stretch
from .rules import codebook, glossary, positions, printable
from .tables import csvfile, seal
from .tables.lookup import in_order, places
from .tables.schema import against_schema, references
from .wordcount import words

DATA = Path(__file__).resolve().parents[2] / "data"


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
    """The tables are not fit to be used. ``problems`` lists every reason, as codebook.Problem."""

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
    lines = [f"{told}: {len(problems)} problem{'s' if len(problems) != 1 else ''} found."]
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
    if len(tables) == len(package["resources"]) and not any(_not_a_number(problem, package) for problem in found):
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


def _numbers(resource):
    """The columns of a table that hold whole numbers or dates."""
    dates = {*codebook.DATE_COLUMNS.get(resource["name"], ()), *(("start", "end") if resource["name"] == "phases" else ())}
    fields = resource["schema"]["fields"]
    return [field["name"] for field in fields if field["type"] == "integer" or field["name"] in dates]


def _not_a_number(problem, package):
    """Tell whether a problem keeps the collection's own checks from reading a number."""
    return any(
        field["name"] == problem.column and field["type"] == "integer"
        for resource in package["resources"]
        if resource["path"] == problem.file
        for field in resource["schema"]["fields"]
    )


def assembled(tables, package, changed=(), order=None):
    """The Collection of tables without problems: each in an order of its own, and digits made numbers.

    The accounts come in the order of their writing, unless another order of their short names is given.
    """
    _digits_to_numbers(tables, package)
    year = tables["works"].set_index("work").year.map(lambda text: stretch(text).end if text else 0.0)
    sources, events = tables["sources"], tables["events"]
    sources = _ranked(sources, sources.source.map(order.index) if order else sources.work.map(year), "source")
    events = _ranked(events, events.date.map(stretch), "event")
    others = sorted(set(year.index).difference(sources.work), key=lambda work: (year[work], work))
    speaking = [*sources.work, *others]
    passages = in_order(tables["passages"], ["source", "position"], source=sources.source)
    text = passages.passage.tolist()
    questions = tables["questions"].sort_values("position")
    ordered = {
        "schools": tables["schools"].sort_values("position"),
        "works": tables["works"].sort_values("work"),
        "sources": sources,
        "passages": passages,
        "codes": _codes_in_order(tables["codes"], package),
        "events": events,
        "turning_points": in_order(tables["turning_points"], ["event", "work"], event=events.event, work=speaking),
        "coding": in_order(tables["coding"], ["passage", "reading"], passage=text),
        "mentions": in_order(tables["mentions"], ["event", "passage"], event=events.event, passage=text),
        "phases": _phases_in_order(tables["phases"], speaking),
        "complaints": tables["complaints"].sort_values(["complainant", "complaint"]),
        "grievances": in_order(tables["grievances"], ["passage", "complaint"], passage=text),
        "questions": questions,
        "answers": in_order(tables["answers"], ["question", "answer"], question=questions.question),
        "positions": in_order(tables["positions"], ["question", "work"], question=questions.question, work=speaking),
        "documents": tables["documents"].sort_values("position"),
        "corrections": in_order(tables["corrections"], ["passage", "correction"], passage=text),
        "confirmations": in_order(tables["confirmations"], ["passage", "confirmation"], passage=text),
        "claims": tables["claims"].sort_values(["notebook", "claim"]),
        "glossary": tables["glossary"].sort_values("term", key=lambda terms: terms.str.casefold()),
    }
    return Collection(**{name: table.reset_index(drop=True) for name, table in ordered.items()}, changed=changed)


def _digits_to_numbers(tables, package):
    """Put tables with whole numbers in place of those with digits, in the dict itself: two of each would need much room."""
    for resource in package["resources"]:
        name = resource["name"]
        for column in (field["name"] for field in resource["schema"]["fields"] if field["type"] == "integer"):
            tables[name] = tables[name].assign(**{column: tables[name][column].astype(int)})


def _ranked(table, rank, *columns):
    """A table sorted by a rank of each row, and by columns where it is the same."""
    return table.assign(_=rank).sort_values(["_", *columns]).drop(columns="_")


def _codes_in_order(codes, package):
    """Keep the order in which the schema lists the codes."""
    schema = {
        field["name"]: field["constraints"]["enum"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    rank = {
        (variable, code): (n, m)
        for n, variable in enumerate(schema["variable"])
        for m, code in enumerate(schema.get(variable, []))
    }
    listed = [rank.get(pair, (len(rank), 0)) for pair in zip(codes.variable, codes.code)]
    return _ranked(codes, listed, "code")


def _phases_in_order(phases, speaking):
    """Accounts first, then other voices by year of publication; periods by their dates."""
    span = (phases.start + "/" + phases.end).map(stretch)
    return _ranked(phases, list(zip(places(phases.work, speaking), phases.scope != "whole", span)), "phase")


def fingerprint(text):
    """Return the fingerprint of a passage: see the field's description in datapackage.json."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:16]
