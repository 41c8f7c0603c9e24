"""An account of your own, checked and set beside the collection's accounts (new_account.py makes its folder)."""

import hashlib
import re
from functools import lru_cache

import pandas

from ..collection import CollectionError, assembled, problems, read_schema, without_echoes
from ..rules import codebook
from ..tables import csvfile
from ..tables.problem import Problem, nearest
from . import sheet_rules, template
from .as_tables import frame, translated
from .new_account import folder_of, folders, values

SHEET_OF = {
    "coding.csv": "sentences.csv",
    "mentions.csv": "sentences.csv",
    "passages.csv": "sentences.csv",
    "positions.csv": "answers.csv",
    "sources.csv": "about.csv",
    "events.csv": "legal_values.csv",
    "not in complaints.csv": "neither in complaints.csv nor in legal_values.csv",
}
MOST = 4  # accounts of one's own that have room in the charts beside the collection's
# The accounts as they are published, of which a page may say by hand what they show; see Collection.published.
PUBLISHED = {"example": "871134f24ef2687c"}
SAID_BEFORE = (codebook.read_throughout,)  # said of the second reader's sheet by second_coded in sheet_rules.py


def check(c, name):
    """Every Problem of an account's sheets, beside a Collection: a DataFrame of file, row, column, wrong, remedy.

    In the order of the sheets and their rows; rows that follow one another with the same problem are one ('4-9').
    """
    found = CollectionError(_misnamed(c, [name]) or _joined(c, name)[1]).problems
    order = [f"{name}/{file}" for file in ("text.txt", *template.SHEETS, *template.SECOND)]
    found = sorted(
        found, key=lambda problem: (order.index(problem.file) if problem.file in order else 0, problem.row or 0)
    )
    return pandas.DataFrame(_folded(found), columns=Problem._fields)


def _folded(problems):
    """Problems as they are shown: of the same in rows that follow one another only the first, its row as '4-9'."""
    runs = []  # lists of the first problem and the last row
    for problem in problems:
        first, last = runs[-1] if runs else (None, None)
        goes_on = problem.row and last and problem.row == last + 1 and problem == first._replace(row=problem.row)
        if goes_on:
            runs[-1][1] = problem.row
        else:
            runs.append([problem, problem.row])
    return [first._replace(row=_rows(first.row, last)) for first, last in runs]


def _rows(first, last):
    """A run of rows in words; nothing for a problem of the whole file."""
    if not first:
        return ""
    return str(first) if first == last else f"{first}-{last}"


def beside(c, *names):
    """The Collection with one or more accounts set beside its own, after them and in the order given.

    Raises CollectionError with every problem.
    """
    if wrong := _misnamed(c, names):
        raise CollectionError(wrong, "This cannot be drawn")
    return _beside(c, names, tuple(_as_they_stand(name) for name in names))


@lru_cache(maxsize=1)
def _beside(c, names, _):
    """The same, and at once if nothing has changed since it was last asked for: neither names nor files."""
    for name in names:
        tables, found = _joined(c, name)
        if found:
            raise CollectionError(found, f"accounts/{name} is not ready")
        changed = c.changed if _fingerprint(name) == PUBLISHED.get(name) else (*c.changed, f"accounts/{name}")
        c = assembled(tables, read_schema(), changed, [*c.sources.source, name])
    return c


def _fingerprint(name):
    """The fingerprint of what is said in the sheets of an account, but not of what the collection asks there."""
    sheets, _, _ = template.read(folder_of(name), name, {})
    said = [
        table.drop(columns=["help", "wording", "choose_from"], errors="ignore").to_csv() for table in sheets.values()
    ]
    return hashlib.sha256("".join(said).encode()).hexdigest()[:16]


def _as_they_stand(name):
    """The files of an account's folder: a tuple of names and contents."""
    return tuple((path.name, path.read_bytes()) for path in sorted(folder_of(name).iterdir()) if path.is_file())


def coverage(c):
    """How much of each account is coded, and of what it speaks: a row each, one column an account."""
    names = dict(zip(c.sources.source, c.sources.name))
    coded = c.passages.merge(c.coding, on="passage")
    agreed = coded[coded.reading == "agreed"]
    mentioned = c.grievances.merge(c.passages[["passage", "source"]], on="passage")
    answers = c.positions.merge(c.sources[["source", "work"]], left_on="work", right_on="work")
    counts = {
        "sentences": agreed,
        "that have a theme": agreed[agreed.theme != "none"],
        "that tell of drawing closer or drifting apart": agreed[agreed.effect.isin(["closer", "apart"])],
        "that give a date": agreed[agreed.dated != ""],
        "that are about one event": agreed[agreed.event != ""],
        "with a second reading": coded[coded.reading == "second"],
        "periods drawn": c.phases.merge(c.sources[["source", "work"]], left_on="work", right_on="work"),
        "complaints mentioned": mentioned,
        "questions answered": answers[answers.answer != "silent"],
        "questions on which it is silent": answers[answers.answer == "silent"],
    }
    rows = [
        {"what": what, **{label: int((table.source == source).sum()) for source, label in names.items()}}
        for what, table in counts.items()
    ]
    return pandas.DataFrame(rows)


def _misnamed(c, names):
    """Every Problem with the names of accounts that are to be set beside a Collection."""
    found = []
    if len(names) > MOST:
        wrong = f"{len(names)} accounts are named, and {MOST} have room beside the collection's"
        found.append(Problem("accounts", None, "", wrong, "name fewer"))
    for n, name in enumerate(names):
        file = f"accounts/{name}"
        if name in set(c.sources.source):
            wrong, remedy = "this account is drawn anyway", "name only those that you have added"
        elif name in names[:n]:
            wrong, remedy = "this account is named twice", "name each account once"
        elif not folder_of(name).is_dir():
            wrong = "there is no folder of this name"
            remedy = f"{nearest(name, folders())} Or make the folder with step 1"
        else:
            continue
        found.append(Problem(file, None, "", wrong, remedy))
    return found


def _complaints(c):
    """The complaints of a Collection with the file in which each is listed: the collection's own or an account's."""
    listing = {}
    for source in set(c.sources.source) & set(folders()):
        file = f"{source}/complaints.csv"
        table, _ = csvfile.read(folder_of(source) / "complaints.csv", template.SHEETS["complaints.csv"], name=file)
        listing |= dict.fromkeys(table.complaint, file)
    return c.complaints.assign(file=[listing.get(one, "data/complaints.csv") for one in c.complaints.complaint])


def _copied(sentences, name):
    """Say that the sheets are those of another folder; nothing if the passages are named as this one is."""
    own = sentences.passage.str.startswith(f"{name}-")
    if own.any() or sentences.empty:
        return []
    other = re.sub(r"-(title|ref-\d+|\d+-\d.*)$", "", sentences.passage.iloc[0])
    wrong = f"the passages are named '{other}-...', but the folder is named '{name}'"
    remedy = f"name the folder '{other}', or replace '{other}-' by '{name}-' in every sheet, and check again"
    return [Problem(f"{name}/sentences.csv", None, "passage", wrong, remedy)]


def _joined(c, name):
    """The collection's tables with an account's rows; returns (dict of table and DataFrame, list of Problems)."""
    folder = folder_of(name)
    read, text, found = template.read(folder, name, values(c))
    legal_answers = c.answers.groupby("question", sort=False).answer.agg(list).to_dict()
    found += sheet_rules.problems(read, text, name, legal_answers, _complaints(c), set(c.events.event))
    copied = _copied(read["sentences.csv"], name) if "sentences.csv" in read else []
    if copied or not set(template.SHEETS) <= set(read):
        return {}, copied + found
    rows, places = translated(name, read, c)
    package = read_schema()
    tables = {}
    for resource in package["resources"]:
        table = resource["name"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        tables[table] = pandas.concat([getattr(c, table).astype(str), frame(rows[table], columns)], ignore_index=True)
    unfinished = _unfinished(name, read)
    for problem in problems(tables, package, SAID_BEFORE):
        table = problem.file.removesuffix(".csv")
        added = problem.row - 2 - len(getattr(c, table))  # below the collection's own rows
        if added >= 0:
            problem = _moved(problem, *places[table][added](problem.column))
        elif found:
            continue  # a row of the collection that only waits for what is missing above
        if problem[:2] not in unfinished:
            found.append(problem)
    return tables, without_echoes(found)


def _unfinished(name, read):
    """The rows without any code, of which the sheets' own rules have said so: pairs of file and row."""
    return {
        (f"{name}/{file}", int(index) + 2)
        for file in ("sentences.csv", "second.csv")
        if file in read
        for index in read[file].index[template.uncoded(read[file])]
    }


def _moved(problem, file, row, column):
    """A Problem of the collection's tables as one of the account's sheets."""
    wrong, remedy = problem.wrong, problem.remedy
    for table, sheet in SHEET_OF.items():
        wrong, remedy = wrong.replace(table, sheet), remedy.replace(table, sheet)
    return Problem(file, row, column, wrong, remedy)
