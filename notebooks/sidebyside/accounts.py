"""An account of your own, checked and set beside the collection's accounts (making.py makes its folder)."""

import pandas

from . import forms
from .collection import CollectionError, assembled, problems, read_schema, without_echoes
from .making import begin, divide, folder_of, legal, passages, second_reader
from .problem import Problem
from .translation import frame, translated

__all__ = [
    "begin",
    "beside",
    "beside_when_ready",
    "check",
    "coverage",
    "divide",
    "legal",
    "passages",
    "second_reader",
]

SHEET_OF = {
    "coding.csv": "sentences.csv",
    "mentions.csv": "sentences.csv",
    "passages.csv": "sentences.csv",
    "positions.csv": "answers.csv",
    "sources.csv": "about.csv",
    "events.csv": "legal_values.csv",
}


def check(c, name):
    """Every Problem of an account's sheets, beside a Collection: a DataFrame of file, row, column, wrong, remedy.

    In the order of the sheets and their rows; rows that follow one another with the same problem are one ('4-9').
    """
    found = CollectionError(_joined(c, name)[1]).problems
    order = [f"{name}/{file}" for file in ("text.txt", *forms.SHEETS, *forms.SECOND)]
    found = sorted(
        found, key=lambda problem: (order.index(problem.file) if problem.file in order else 0, problem.row or 0)
    )
    folded = []
    for problem in found:
        same = folded and folded[-1][0]._replace(row=problem.row) == problem
        if same and problem.row and problem.row == folded[-1][1] + 1:
            folded[-1][1] = problem.row
        else:
            folded.append([problem, problem.row])
    rows = ["" if not one.row else str(one.row) if one.row == last else f"{one.row}-{last}" for one, last in folded]
    return pandas.DataFrame([one for one, _ in folded], columns=Problem._fields).assign(row=rows)


def beside(c, *names):
    """The Collection with one or more accounts set beside its own, after them and in the order given.

    Raises CollectionError with every problem.
    """
    for name in names:
        tables, found = _joined(c, name)
        if found:
            raise CollectionError(found, f"accounts/{name} is not ready")
        c = assembled(tables, read_schema(), c.changed, [*c.sources.source, name])
    return c


def beside_when_ready(c, *names):
    """The Collection with accounts set beside its own or, if their sheets are not right yet, a NotReady."""
    try:
        return beside(c, *names)
    except CollectionError as refusal:
        return NotReady(refusal)


class NotReady:
    """What stands in for a Collection while an account is not right: whoever asks it for a table is told why.

    So no chart can be drawn of an account that was there before.
    """

    def __init__(self, refusal):
        self._refusal = refusal

    def __getattr__(self, _):
        raise self._refusal


def coverage(c):
    """How much of each account is coded, and of what it speaks: a row each, one column an account."""
    names = dict(zip(c.sources.source, c.sources.name))
    coded = c.passages.merge(c.coding, on="passage")
    agreed = coded[coded.reading == "agreed"]
    voiced = c.grievances.merge(c.passages[["passage", "source"]], on="passage")
    answers = c.positions.merge(c.sources[["source", "work"]], left_on="voice", right_on="work")
    counts = {
        "sentences": agreed,
        "that name a field": agreed[agreed.explanation != "none"],
        "that say closer or apart": agreed[agreed.effect.isin(["closer", "apart"])],
        "that give a date": agreed[agreed.dated != ""],
        "that are about one event": agreed[agreed.event != ""],
        "with a second reading": coded[coded.reading == "second"],
        "periods drawn": c.phases.merge(c.sources[["source", "work"]], left_on="voice", right_on="work"),
        "complaints voiced": voiced,
        "questions answered": answers[answers.answer != "silent"],
        "questions on which it is silent": answers[answers.answer == "silent"],
    }
    rows = [
        {"what": what, **{label: int((table.source == source).sum()) for source, label in names.items()}}
        for what, table in counts.items()
    ]
    return pandas.DataFrame(rows)


def _joined(c, name):
    """The collection's tables with an account's rows; returns (dict of table and DataFrame, list of Problems)."""
    folder = folder_of(name)
    read, text, found = forms.read(folder, name)
    found += forms.problems(read, text, name, c.answers.groupby("question", sort=False).answer.agg(list).to_dict())
    if not set(forms.SHEETS) <= set(read):
        return {}, found
    rows, places = translated(name, read, c)
    package = read_schema()
    tables, own = {}, {}
    for resource in package["resources"]:
        table = resource["name"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        ours = getattr(c, table).astype(str)
        own[table] = len(ours)
        tables[table] = pandas.concat([ours, frame(rows[table], columns)], ignore_index=True)
    unfinished = {
        (f"{name}/{file}", int(index) + 2)
        for file in ("sentences.csv", "second.csv")
        if file in read
        for index in read[file].index[forms.uncoded(read[file])]
    }
    for problem in problems(tables, package):
        table = problem.file.removesuffix(".csv")
        added = problem.row - 2 - own[table]
        if added >= 0:
            problem = _moved(problem, *places[table][added](problem.column))
        elif found:
            continue  # a row of the collection that only waits for what is missing above
        if problem[:2] not in unfinished:
            found.append(problem)
    return tables, without_echoes(found)


def _moved(problem, file, row, column):
    """A Problem of the collection's tables as one of the account's sheets."""
    wrong, remedy = problem.wrong, problem.remedy
    for table, sheet in SHEET_OF.items():
        wrong, remedy = wrong.replace(table, sheet), remedy.replace(table, sheet)
    return Problem(file, row, column, wrong, remedy)
