"""Read data/ into one Collection of tables, or refuse it with every problem named."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from dataclasses import dataclass, fields
from pathlib import Path

import pandas

from . import arguments, checks
from .dates import stretch
from .problem import Problem, nearest
from .schema import against_schema as _against_schema

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Collection:
    """The curated tables, each a DataFrame of text in a fixed order; the columns are those of datapackage.json.

    Numbers (position, paragraph, words) are integers; an empty cell is the empty string.
    """

    works: pandas.DataFrame
    sources: pandas.DataFrame
    passages: pandas.DataFrame
    codes: pandas.DataFrame
    events: pandas.DataFrame
    coding: pandas.DataFrame
    mentions: pandas.DataFrame
    phases: pandas.DataFrame
    complaints: pandas.DataFrame
    grievances: pandas.DataFrame
    questions: pandas.DataFrame
    answers: pandas.DataFrame
    positions: pandas.DataFrame
    corrections: pandas.DataFrame
    confirmations: pandas.DataFrame
    claims: pandas.DataFrame

    def __repr__(self):
        sentences = (self.passages.kind == "sentence").sum()
        return (
            f"{len(self.sources)} accounts, {len(self.passages)} passages, {sentences} of them sentences; "
            f"{len(self.events)} events; {len(self.complaints)} complaints, voiced {len(self.grievances)} times; "
            f"{len(self.questions)} questions; {len(self.corrections)} corrections"
        )


class CollectionError(ValueError):
    """The tables are not fit to be used. ``problems`` lists every reason, as checks.Problem."""

    def __init__(self, problems):
        self.problems = [
            problem._replace(wrong=_short(problem.wrong), remedy=_short(problem.remedy)) for problem in problems
        ]
        super().__init__(report(self.problems))

    def _render_traceback_(self):
        """Show a reader the report alone; Jupyter calls this in place of a traceback."""
        return str(self).splitlines()


def _short(text, most=300):
    """Cut a message in the middle, so that a cell of a megabyte does not fill the report."""
    return text if len(text) <= most else f"{text[: most // 2]} ... {text[-most // 2 :]}"


def report(problems):
    """Say every problem in one text: file, row, column, what is wrong, what to do."""
    lines = [f"The collection was not loaded: {len(problems)} problem{'s' if len(problems) != 1 else ''} found."]
    for file, row, column, wrong, remedy in problems:
        place = ", ".join(filter(None, [file, f"row {row}" if row else "", f"column {column}" if column else ""]))
        lines.append(f"  {place}: {wrong}; {remedy}")
    return "\n".join(lines)


def load(folder=DATA):
    """Return the Collection in a folder; raises CollectionError with every problem if anything is wrong."""
    folder = Path(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables, found = {}, []
    for resource in package["resources"]:
        table, wrong = _read(folder / resource["path"], resource["schema"])
        found += wrong
        if table is not None:
            tables[resource["name"]] = table
            found += _against_schema(resource, table)
    found += checks.references(package, tables)
    if len(tables) == len(package["resources"]) and not any(_not_a_number(problem, package) for problem in found):
        seen = {(problem.file, problem.row, problem.column) for problem in found}
        own = checks.problems(tables) + arguments.problems(tables)
        found += [problem for problem in own if problem[:3] not in seen]
    if found:
        raise CollectionError(found)
    return Collection(**_in_order(tables, package))


def _read(path, schema):
    """Read one file as text, or say why it cannot be read; returns (table or None, problems)."""
    name, expected = path.name, [field["name"] for field in schema["fields"]]
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None, [Problem(name, None, "", "the file is missing", "put it back into the data folder")]
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        return None, [Problem(name, row, "", f"byte {error.start} is not UTF-8", "save the file as CSV in UTF-8")]
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        return None, [Problem(name, row, "", "a null character", "remove it and save the file again")]
    if not text.strip():
        return None, [Problem(name, None, "", "the file is empty", f"its first row is: {','.join(expected)}")]
    header = text.splitlines()[0].lstrip("\ufeff")
    if header.count(",") < len(expected) // 2 and max(header.count(";"), header.count("\t")) >= len(expected) // 2:
        return None, [
            Problem(name, 1, "", "the columns are not separated by commas", "save the file as CSV with commas")
        ]
    columns = header.replace('"', "").split(",")
    wrong = [
        Problem(name, 1, column, "the column is missing", f"add it; {nearest(column, columns)}")
        for column in expected
        if column not in columns
    ]
    wrong += [
        Problem(name, 1, column, "the column is unknown", nearest(column, expected))
        for column in columns
        if column not in expected
    ]
    wrong += [
        Problem(name, 1, column, "the column stands twice", "remove one of the two")
        for column in dict.fromkeys(columns)
        if columns.count(column) > 1
    ]
    if not wrong and columns != expected:
        wrong = [
            Problem(name, 1, "", "the columns are in another order", f"put them in this order: {','.join(expected)}")
        ]
    if wrong:
        return None, wrong
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    except csv.Error as error:
        return None, [
            Problem(name, None, "", f"the file cannot be read as a table ({error})", "look for a stray quotation mark")
        ]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(expected):
            size = "is blank" if not row else f"has {len(row)} cells, not {len(expected)}"
            wrong.append(
                Problem(name, number, "", f"the row {size}", "count its commas and quotation marks, or remove it")
            )
    return (None, wrong) if wrong else (pandas.DataFrame(rows, columns=expected, dtype=str), [])


def _not_a_number(problem, package):
    """Tell whether a problem keeps the collection's own checks from reading a number."""
    return any(
        field["name"] == problem.column and field["type"] == "integer"
        for resource in package["resources"]
        if resource["path"] == problem.file
        for field in resource["schema"]["fields"]
    )


def _in_order(tables, package):
    """Put every table in an order that does not depend on the order of its rows, and make numbers of digits."""
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            if field["type"] == "integer":
                table = tables[resource["name"]]
                tables[resource["name"]] = table.assign(**{field["name"]: table[field["name"]].astype(int)})
    year = tables["works"].set_index("work").year.map(lambda text: stretch(text).end if text else 0.0)
    sources = tables["sources"]
    sources = sources.assign(_=sources.work.map(year)).sort_values(["_", "source"]).drop(columns="_")
    rank = {source: n for n, source in enumerate(sources.source)}
    passages = tables["passages"]
    passages = passages.assign(_=passages.source.map(rank)).sort_values(["_", "position"]).drop(columns="_")
    place = {passage: n for n, passage in enumerate(passages.passage)}
    events = tables["events"]
    events = events.assign(_=events.date.map(stretch)).sort_values(["_", "event"]).drop(columns="_")
    when = {event: n for n, event in enumerate(events.event)}
    questions = tables["questions"].sort_values("position")
    asked = {question: n for n, question in enumerate(questions.question)}
    accounts = {work: n - len(sources) for n, work in enumerate(sources.work)}
    speaking = {
        work: n for n, work in enumerate(sorted(year.index, key=lambda work: (accounts.get(work, 0), year[work], work)))
    }
    ordered = {
        "works": tables["works"].sort_values("work"),
        "sources": sources,
        "passages": passages,
        "codes": _codes_in_order(tables["codes"], package),
        "events": events,
        "coding": _by(tables["coding"], ["passage", "reading"], passage=place),
        "mentions": _by(tables["mentions"], ["event", "passage"], event=when, passage=place),
        "phases": _phases_in_order(tables["phases"], speaking),
        "complaints": tables["complaints"].sort_values(["holder", "complaint"]),
        "grievances": _by(tables["grievances"], ["passage", "complaint"], passage=place),
        "questions": questions,
        "answers": _by(tables["answers"], ["question", "answer"], question=asked),
        "positions": _by(tables["positions"], ["question", "voice"], question=asked, voice=speaking),
        "corrections": _by(tables["corrections"], ["passage", "correction"], passage=place),
        "confirmations": _by(tables["confirmations"], ["passage", "confirmation"], passage=place),
        "claims": tables["claims"].sort_values(["notebook", "claim"]),
    }
    return {field.name: ordered[field.name].reset_index(drop=True) for field in fields(Collection)}


def _by(table, columns, **ranks):
    """Sort by columns, reading some of them through a rank."""
    return table.sort_values(
        columns, key=lambda column: column.map(ranks[column.name]) if column.name in ranks else column
    )


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
    places = [rank.get(pair, (len(rank), 0)) for pair in zip(codes.variable, codes.code)]
    return codes.assign(_=places).sort_values(["_", "code"]).drop(columns="_")


def _phases_in_order(phases, speaking):
    """Accounts first, then other voices by year of publication; periods by their dates."""
    span = (phases.start + "/" + phases.end).map(stretch)
    rank = zip(phases.voice.map(speaking), phases.scope != "whole", span, phases.phase)
    return phases.assign(_=list(rank)).sort_values("_").drop(columns="_")


def fingerprint(text):
    """Return the fingerprint of a passage: see the field's description in datapackage.json."""
    words = re.sub(r"[^\w]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return hashlib.sha256(words.encode()).hexdigest()[:16]
