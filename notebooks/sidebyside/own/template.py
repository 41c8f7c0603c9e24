"""The sheets of an account of your own: what they hold and how they are read (sheet_rules.py has their rules).

A sheet is a CSV file that a person fills in.
"""

import re
import unicodedata

import pandas

from ..tables import csvfile, encoding
from ..tables.problem import Problem

REQUIRED_CODES = ["role", "theme", "effect", "grievance"]
CODES = ["role", "theme", "theme2", "effect", "grievance", "event", "dated"]
SHEETS = {
    "about.csv": ["what", "yours", "help"],
    "sentences.csv": ["passage", "kind", "where", "text", "role", "theme", "theme2", "effect", "grievance", "event",
                      "mentions", "dated", "statement", "quote", "note"],
    "phases.csv": ["label", "start", "end", "relation", "scope", "bounds", "passage", "note"],
    "complaints.csv": ["complaint", "complainant", "label", "theme", "event"],
    "grievances.csv": ["passage", "complaint", "quote", "stated"],
    "answers.csv": ["question", "wording", "choose_from", "answer", "answer2", "own_answer", "summary", "passage",
                    "passage2"],
}  # fmt: skip
SECOND = {"second.csv": ["passage", "text", *CODES]}
# What columns and codes were called in the first edition, and what they are called now.
COLUMN_NOW = {"explanation": "theme", "explanation2": "theme2", "holder": "complainant"}
BOUNDS_NOW = {"stated": "given", "partly": "estimated", "inferred": "estimated"}
DATES = ("dated", "start", "end")
CODED = ("kind", "role", "theme", "theme2", "effect", "grievance", "relation", "scope", "bounds", "complainant", "stated",
         "complaint", "answer", "answer2", "question", "what", "passage", "passage2", *DATES)  # fmt: skip
# How an undated text is said to be one.
UNDATED = {"n.d.", "nd", "s.d.", "s.a.", "o.j.", "o. j.", "undated", "no date", "unknown", "б.г.", "б. г.", "无日期"}
EVENTS = ("event", "mentions")
MAY_BE_EMPTY = ("theme2", "dated", "answer2", "passage2", *EVENTS)
EMPTY = {"none", "-", "--", "/", "n/a", "?"}  # what some write where nothing need be
ODD_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # soft hyphens, joiners, directions
ABOUT = {
    "name": "The name that charts print, at most 24 characters, the first a capital: an author or a short title.",
    "author": "Who wrote it, as printed: family name, given name. Leave it empty if nobody is named.",
    "year": "The year of publication, like 1998. Leave it empty if there is none.",
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
    "language": "The language of the text, in English, like French. If it is empty, it is guessed.",
}
WORKBOOKS = (".xlsx", ".ods", ".xls", ".numbers")  # how spreadsheets save what they are not asked to save as CSV


def read(folder, name, legal):
    """Read the sheets of a folder and its text; returns (dict of file and DataFrame, text, list of Problems).

    legal is a dict of a column and the values that it may hold, as far as they are known (see new_account.values).
    """
    tables, found = {}, []
    for file, columns in (SHEETS | SECOND).items():
        if (folder / file).exists():
            dates = [column for column in columns if column in DATES]
            table, wrong = csvfile.read(folder / file, columns, dates, f"{name}/{file}", COLUMN_NOW)
            found += [*wrong, *_left_behind(folder, name, file)]
            if table is not None:
                tables[file] = _tidied(table, legal)
                if file == "about.csv":
                    undated = (table.what == "year") & table.yours.str.strip().str.casefold().isin(UNDATED)
                    table.loc[undated, "yours"] = ""
        elif file in SHEETS:
            found.append(_missing(folder, name, file))
    try:
        text = encoding.plain((folder / "text.txt").read_bytes())
    except (FileNotFoundError, ValueError) as error:
        wrong = "the file is missing" if isinstance(error, FileNotFoundError) else str(error)
        found.append(Problem(f"{name}/text.txt", None, "", wrong, "put the text there as plain text (UTF-8)"))
        text = ""
    return tables, text, found


def _tidied(table, legal):
    """A sheet in which no code suffers from what cannot mean anything else: blanks, capitals, odd hyphens, a gloss."""
    for column in table.columns.intersection([*CODED, *EVENTS]):
        known = legal.get(column, ())
        said = [_meant(_plain(cell), known, column in EVENTS) for cell in table[column].tolist()]
        if column in MAY_BE_EMPTY:
            said = ["" if cell.lower() in EMPTY else cell for cell in said]
        table[column] = pandas.Series(said, table.index, dtype=str)
    return table


def _meant(cell, known, events):
    """The known code that a cell can only mean, as it is written in the lists; the cell as it is if there is none."""
    if events:
        words = [re.sub(r"^E(\d)$", r"E0\1", word) for word in several(cell.upper())]
        return " ".join(words) if set(words) <= set(known) else cell
    bare = re.sub(r"\s*\(.*\)$", "", cell).lower()  # choose_from has the words of an answer in brackets behind its code
    return bare if bare in known else cell


def several(cell):
    """The words that stand in a cell for several, with blanks, commas or semicolons between them."""
    return [word for word in re.split(r"[\s,;]+", cell) if word]


def _plain(cell):
    """A cell without blanks at its ends and without what cannot be seen, its letters, digits and hyphens the usual ones."""
    if cell.isascii():
        return cell.strip()
    return ODD_HYPHENS.sub("-", unicodedata.normalize("NFKC", UNSEEN.sub("", cell))).strip()


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
