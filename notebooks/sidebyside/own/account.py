"""An account of your own, checked and set beside the collection's accounts (new_account.py makes its folder)."""

import hashlib
from functools import lru_cache

import pandas

from ..collection import CollectionError, assembled, problems, read_schema, without_echoes
from ..compare.sentences import account_names
from ..tables import csvfile
from ..tables.problem import Problem, either, nearest
from . import passage_names, sheet_rules, template, told_once
from .as_tables import with_account
from .new_account import folder_of, folders, values

MOST = 4  # accounts of one's own that have room in the charts beside the collection's
# The accounts as they are published, of which a page may say by hand what they show; see Collection.published.
PUBLISHED = {"example": "871134f24ef2687c"}


def check(c, name):
    """Every Problem of an account's sheets, beside a Collection: a DataFrame of file, row, column, wrong, remedy.

    In the order of the sheets and their rows; rows of a sheet with the same problem are one line ('4-9, 12').
    """
    found = CollectionError(_misnamed(c, [name]) or _joined(c, name, _as_they_stand(name))[1]).problems
    order = [f"{name}/{file}" for file in ("text.txt", *template.SHEETS, *template.SECOND)]
    found = sorted(found, key=lambda problem: (problem.file in order and order.index(problem.file), problem.row or 0))
    return pandas.DataFrame(told_once.shown(found), columns=Problem._fields)


def beside(c, *names):
    """The Collection with one or more accounts set beside its own, after them and in the order given.

    It is the same one as before if neither names nor files have changed. Raises CollectionError with every problem.
    """
    if wrong := _misnamed(c, names):
        raise CollectionError(wrong, "This cannot be drawn")
    for name in names:
        c, found = _joined(c, name, _as_they_stand(name))
        if found:
            raise CollectionError(found, f"accounts/{name} is not ready")
    return c


def _as_they_stand(name):
    """The files of an account's folder: a tuple of names, times of the last change and contents."""
    files = [path for path in sorted(folder_of(name).iterdir()) if path.is_file()]
    return tuple((path.name, path.stat().st_mtime_ns, _content(path)) for path in files)


def _content(path):
    """What a file holds; nothing if it cannot be read, which template.py says of a sheet."""
    try:
        return path.read_bytes()
    except OSError:
        return None


@lru_cache(maxsize=8)
def _joined(c, name, files):
    """The Collection with an account beside it, and every Problem of its sheets (a list): one or the other is there.

    files are those of the folder as they stand: what has not changed is not read again.
    """
    known = values(c)
    sheets, text, found = template.read(folder_of(name), name, known)
    legal = c.answers.groupby("question", sort=False).answer.agg(list).to_dict()
    found += [_of(name, problem) for problem in sheet_rules.problems(sheets, text, legal, _complaints(c), known)]
    lost = passage_names.lost(sheets, name) if "sentences.csv" in sheets else []
    if lost or not set(template.SHEETS) <= set(sheets):
        return None, [_of(name, problem) for problem in lost] or without_echoes(found)
    tables, package = with_account(c, name, sheets), read_schema()
    found = without_echoes([*found, *problems(tables, package)])
    waiting = {(f"{name}/{file}", *at) for file, *at in sheet_rules.waiting(sheets, found)}
    moved = {(problem.file, problem.column) for problem in found if problem.row is None and problem.column}
    found = [problem for problem in found if problem[:3] not in waiting and (problem.row is None or (problem.file, problem.column) not in moved)]
    if found:  # in the collection itself something may only wait for what a sheet does not say yet
        return None, [problem for problem in found if problem.file.startswith(f"{name}/")] or found
    published = _fingerprint(sheets) == PUBLISHED.get(name)
    changed = c.changed if published else (*c.changed, f"accounts/{name}")
    return assembled(tables, package, changed, [*c.sources.source, name]), []


def _of(name, problem):
    """A Problem of a sheet as one of the account's."""
    return problem._replace(file=f"{name}/{problem.file}")


def _fingerprint(sheets):
    """The fingerprint of what is said in the sheets of an account, but not of what the collection asks there."""
    said = [
        sheet.drop(columns=["help", "wording", "choose_from"], errors="ignore").to_csv() for sheet in sheets.values()
    ]
    return hashlib.sha256("".join(said).encode()).hexdigest()[:16]


def coverage(c):
    """How much of each account is coded, and of what it speaks: a row each, one column an account."""
    names = account_names(c)
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
            remedy = either(nearest(name, folders()), "make the folder with step 1")
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
