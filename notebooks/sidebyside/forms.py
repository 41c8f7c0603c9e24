"""The sheets of an account of your own: what they hold and how they are read (sheet_rules.py has their rules).

A sheet is a CSV file that a person fills in.
"""

from . import sheets
from .problem import Problem

REQUIRED_CODES = ["role", "explanation", "effect", "grievance"]
CODES = ["role", "explanation", "explanation2", "effect", "grievance", "event", "dated"]
SHEETS = {
    "about.csv": ["what", "yours", "help"],
    "sentences.csv": [
        "passage",
        "kind",
        "where",
        "text",
        "role",
        "explanation",
        "explanation2",
        "effect",
        "grievance",
        "event",
        "mentions",
        "dated",
        "statement",
        "quote",
        "note",
    ],
    "phases.csv": ["label", "start", "end", "relation", "scope", "bounds", "passage", "note"],
    "complaints.csv": ["complaint", "holder", "label", "explanation", "event"],
    "grievances.csv": ["passage", "complaint", "quote", "stated"],
    "answers.csv": [
        "question",
        "wording",
        "choose_from",
        "answer",
        "answer2",
        "own_answer",
        "summary",
        "passage",
        "passage2",
    ],
}
SECOND = {"second.csv": ["passage", "text", *CODES]}
DATES = ("dated", "start", "end")
ABOUT = {
    "name": "The name that charts print, at most 24 characters, the first a capital: an author or a short title.",
    "author": "Who wrote it, as printed: family name, given name. Leave it empty if nobody is named.",
    "year": "The year of publication, like 1998.",
    "title": "The title, as printed.",
    "genre": "The kind of text in two words, like: school textbook, press article.",
    "origin": "Origin: who wrote it, when, where, for whom? One or two sentences.",
    "purpose": "Purpose: what was it written for?",
    "value": "Value: what can a historian learn from it?",
    "limitation": "Limitation: what can it not show?",
    "covers": "The years it speaks of, first and last with a slash between them: 1949/1969.",
    "container": "The book or journal it stands in, with pages. May be empty.",
    "publisher": "The publisher. May be empty.",
    "url": "An address on the web, if it has one. May be empty.",
}
WORKBOOKS = (".xlsx", ".ods", ".xls", ".numbers")  # how spreadsheets save what they are not asked to save as CSV


def read(folder, name):
    """Read the sheets of a folder and its text; returns (dict of file and DataFrame, text, list of Problems)."""
    tables, found = {}, []
    for file, columns in (SHEETS | SECOND).items():
        if (folder / file).exists():
            dates = [column for column in columns if column in DATES]
            table, wrong = sheets.read(folder / file, columns, dates, f"{name}/{file}")
            found += [*wrong, *_left_behind(folder, name, file)]
            if table is not None:
                tables[file] = table
        elif file in SHEETS:
            found.append(_missing(folder, name, file))
    try:
        text = sheets.plain((folder / "text.txt").read_bytes())
    except (FileNotFoundError, ValueError) as error:
        wrong = "the file is missing" if isinstance(error, FileNotFoundError) else str(error)
        found.append(Problem(f"{name}/text.txt", None, "", wrong, "put the text there as plain text (UTF-8)"))
        text = ""
    return tables, text, found


def _workbooks(folder, file):
    """The workbooks that are there beside a sheet or in its place (a list of paths)."""
    return [path for path in map((folder / file).with_suffix, WORKBOOKS) if path.exists()]


def _left_behind(folder, name, file):
    """The Problem of a sheet beside which a workbook of its name was saved later: what was filled in stands there."""
    for path in _workbooks(folder, file):
        if path.stat().st_mtime > (folder / file).stat().st_mtime:
            wrong = f"{path.name} was saved later, and only {file} is read"
            remedy = f"open {path.name} in your spreadsheet and save it as {file} ('CSV UTF-8'), or remove {path.name}"
            yield Problem(f"{name}/{file}", None, "", wrong, remedy)


def _missing(folder, name, file):
    """The Problem of a sheet that is not there: it was saved as something else, or has yet to be made."""
    for path in _workbooks(folder, file):
        remedy = f"open {path.name}, which is there, in your spreadsheet and save it as {file} ('CSV UTF-8')"
        return Problem(f"{name}/{file}", None, "", "the file is missing", remedy)
    step = "1, which makes the folder" if file == "about.csv" else "3, which divides the text"
    return Problem(f"{name}/{file}", None, "", "the file is missing", f"run the cell of step {step}: it makes the file")


def uncoded(rows):
    """The rows of a sheet that have none of the codes that every sentence has (a boolean Series)."""
    return (rows[REQUIRED_CODES] == "").all(axis=1)


def begun(second):
    """Tell whether the second reader's sheet is there and has a code in it."""
    return second is not None and bool((second[CODES] != "").any(axis=None))
