"""The sheets of an account of your own: what they hold and how they are read (sheet_rules.py has their rules).

A sheet is a CSV file that a person fills in.
"""

import re
import unicodedata

import pandas

from ..tables import csvfile, encoding
from ..tables.problem import Problem
from ..tables.separators import UNSEEN
from .stray_files import in_place_of, missing, saved_later

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
NAMES = ("complaint", "passage", "passage2")  # written in small letters, digits and hyphens
# How people say that nothing stands there, or that there is no date: the letters without stops, blanks and brackets.
NOTHING = {"", "none", "na", "no", "nothing", "0", "keine", "keines", "nichts", "aucun", "aucune", "rien", "ninguno", "ninguna", "nessuno",
           "nessuna", "nenhum", "nenhuma", "geen", "ingen", "brak", "yok", "нет", "немає", "无", "無", "没有", "なし",
           "nd", "sd", "sa", "sf", "ss", "oj", "zj", "br", "bg", "undated", "nodate", "unknown", "sinfecha", "senzadata", "sansdate",
           "ohnejahr", "ohnedatum", "бг", "бд", "безгода", "бездаты", "无日期", "年代不詳", "年代不详", "日期不詳", "日期不详"}  # fmt: skip
NO_LANGUAGE = {"", "none", "na"}
EVENTS = ("event", "mentions")
AN_EVENT = re.compile(r"E[ -]?0*(\d+)(?:\.0+)?(?![\w?])(\s*\([^()]*\))?", re.IGNORECASE)
AND = {"and", "und", "et", "y", "e", "en", "og", "och", "oraz", "ve", "и", "і", "та", "και", "و", "和", "与", "與", "及", "と"}
LONGEST_HEADER = 500  # bytes, also where each letter has two
MAY_BE_EMPTY = ("theme2", "dated", "answer2", "passage", "passage2", *EVENTS)
NO_VALUE = {"nan", "NaN", "NaT", "NA", "<NA>", "null", "NULL", "(null)", "(blank)"}  # what programs write where nothing stands
ODD_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
MARKS = " \"'“”‘’„«»"
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
AS_PLAIN_TEXT = "copy its words, paste them into a new file, and save that as plain text in UTF-8 under the name text.txt"


def read(folder, name, legal):
    """Read the sheets of a folder and its text; returns (dict of file and DataFrame, text, list of Problems).

    legal is a dict of a column and the values that it may hold, as far as they are known (see new_account.values).
    """
    tables, found, exchanged = {}, [], []
    for file, columns in (SHEETS | SECOND).items():
        if not (folder / file).exists():
            found += [_missing(folder, name, file)] if file in SHEETS else filter(None, [in_place_of(folder, name, file)])
            continue
        dates = [column for column in columns if column in DATES]
        table, wrong = csvfile.read(folder / file, columns, dates, f"{name}/{file}", COLUMN_NOW)
        if table is None and wrong[0].row and (other := _sheet_within(folder / file)):
            wrong = [] if other in exchanged else [_exchanged(folder, name, file, other)]
            exchanged.append(file)
        found += [*wrong, *saved_later(folder, name, file)]
        if table is not None:
            tables[file] = _tidied(table, legal)
    text, wrong = _text(folder, name)
    return tables, text, [*found, *wrong]


def _text(folder, name):
    """The text of an account, and the Problems of its file (a list); the text is empty if it cannot be had."""
    path, file = folder / "text.txt", f"{name}/text.txt"
    if not path.exists():
        return "", [missing(folder, name, "text.txt", "run the cell of step 1, which makes it, and paste the text into it")]
    try:
        text = encoding.plain(path.read_bytes())
    except OSError:
        return "", [Problem(file, None, "", *csvfile.unreadable(path))]
    except ValueError as error:
        return "", [Problem(file, None, "", str(error), AS_PLAIN_TEXT)]
    if other := _sheet_within(path):
        return "", [Problem(file, None, "", f"the rows of {other} stand here", "put the text back, from where it came")]
    return text, [] if text.strip() else [Problem(file, None, "", "the file is empty", "paste the text into it and save it")]


def _sheet_within(path):
    """The sheet whose rows a file holds, whatever its own name is; None if it holds those of none."""
    sheets = SHEETS | SECOND | {"legal_values.csv": ["column", "value", "meaning"]}
    begins = path.read_bytes()[:LONGEST_HEADER].replace(b"\0", b"").decode("latin-1")
    likely = [file for file, columns in sheets.items() if all(column in begins for column in columns)]
    return next((file for file in likely if csvfile.read(path, sheets[file], formerly=COLUMN_NOW)[0] is not None), None)


def _exchanged(folder, name, file, other):
    """The Problem of a sheet that holds the rows of another one."""
    there = (folder / other).exists() and _sheet_within(folder / other)
    if there == file:
        wrong, remedy = f"the rows of {other} stand here, and those of {file} there", "give each of the two files the name of the other"
    else:
        wrong, remedy = f"the rows of {other} stand here", f"put {file} back, from an earlier copy"
    return Problem(f"{name}/{file}", None, "", wrong, remedy)


def _missing(folder, name, file):
    """The Problem of a sheet that is not there."""
    step = "1, which makes the folder" if file == "about.csv" else "3, which divides the text"
    return missing(folder, name, file, f"run the cell of step {step}: it makes the file")


def _tidied(table, legal):
    """A sheet in which no code suffers from what cannot mean anything else: blanks, capitals, odd hyphens, a gloss."""
    for column in table.columns.difference(["text"]):
        table[column] = table[column].mask(table[column].isin(NO_VALUE), "")
    for column in table.columns.intersection([*CODED, *EVENTS, *NAMES]):
        known = legal.get(column, ())
        said = [_meant(_plain(cell), known, column) for cell in table[column].tolist()]
        if column in MAY_BE_EMPTY:
            said = ["" if letters(cell) in NOTHING and cell not in known else cell for cell in said]
        table[column] = pandas.Series(said, table.index, dtype=str)
    if "yours" in table:
        table["yours"] = [_of_about(what, yours) for what, yours in table[["what", "yours"]].itertuples(index=False)]
    return table


def _of_about(what, yours):
    """What a cell of about.csv says, tidied as a code is: nothing where it says that there is nothing."""
    yours = UNSEEN.sub("", yours)
    if what not in ("year", "covers", "language"):
        return yours
    yours = csvfile.DECIMAL_ZEROS.sub(r"\1", _plain(yours))
    nothing = {"year": NOTHING, "language": NO_LANGUAGE, "covers": ()}[what]
    return "" if letters(yours) in nothing else yours


def letters(cell):
    """The letters and digits of a cell."""
    return re.sub(r"[\W_]", "", cell).casefold()


def _meant(cell, known, column):
    """The known code that a cell can only mean, as it is written in the lists; the cell as it is if there is none."""
    if column in EVENTS:
        events = dict.fromkeys(f"E{int(event[1]):02}" for event in AN_EVENT.finditer(cell))
        between = AN_EVENT.sub(" ", cell)
        sure = events.keys() <= set(known) and not re.search(r"[-?\d]", between)
        return " ".join(events) if sure and AND.issuperset(re.findall(r"\w+", between.lower())) else cell
    if column in NAMES:
        named = re.sub(r"[\s_]+", "-", cell.lower())
        return named if re.fullmatch("[a-z0-9-]+", named) else cell
    bare = re.sub(r"\s*\(.*\)$", "", cell).lower()  # choose_from has the words of an answer in brackets behind its code
    bare = re.sub(r"^[^\w?]+|[^\w?]+$", "", bare) if column not in DATES else bare
    return bare if bare in known else cell


def several(cell):
    """The words that stand in a cell for several."""
    return [word for word in re.findall(r"[\w?-]+", cell) if word.lower() not in AND]


def _plain(cell):
    """A cell without blanks and marks at its ends and what cannot be seen; letters, digits and hyphens are the usual ones."""
    if not cell.isascii():
        cell = ODD_HYPHENS.sub("-", unicodedata.normalize("NFKC", UNSEEN.sub("", cell)))
        cell = re.sub(r"\d", lambda digit: str(unicodedata.digit(digit[0])), cell)
    return cell.strip(MARKS)


def filled(sheets, columns):
    """The cells of some columns that are not empty: where each stands (file, row, column), what it says, and its passage."""
    for file, column in columns:
        if file in sheets:
            sheet = sheets[file]
            for index, cell, passage in zip(sheet.index, sheet[column], sheet.get("passage", sheet[column])):
                if cell:
                    yield (file, int(index) + 2, column), cell, passage


def uncoded(rows):
    """The rows of a sheet that have none of the codes that every sentence has (a boolean Series)."""
    return (rows[REQUIRED_CODES] == "").all(axis=1)


def begun(second):
    """Tell whether the second reader's sheet is there and has a code in it."""
    return second is not None and bool((second[CODES] != "").any(axis=None))
