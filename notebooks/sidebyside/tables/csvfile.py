"""Read CSV sheets as spreadsheets leave them, and write sheets that a spreadsheet leaves alone.

What is unambiguous is read: a byte-order mark, semicolons or tabs for commas, any line ends, empty rows and columns
at the edge and left out there, a title above the header, a header that is there again, columns in another order, whole
rows in one cell, quotation marks and dashes of a Windows code page, a whole number with decimal zeros.
What a spreadsheet has spoilt is named, and never guessed.
"""

import csv
import re

import pandas

from ..wording import count
from . import encoding
from .header import filled_up, wrong_header, wrong_width
from .problem import Problem, problem_at
from .separators import OTHER_MARKS, Unreadable, blank, named, table_rows
from .spoilt import spoilt

OPENED = ("a workbook", "an older workbook", "a web page", "an XML document")  # a spreadsheet can open them
FORMULA_STARTS = ("=", "+", "-", "@")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")
DECIMAL_ZEROS = re.compile(r"^(\d+)[.,]0{1,2}$")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_CELL = 2_000  # characters


def read(path, columns, numbers=(), name=None, formerly=()):
    """Read one sheet as text; returns (DataFrame or None, list of Problems).

    columns are the names the sheet must have; numbers those that hold whole numbers or dates; formerly is a dict of the
    names that some columns had in an earlier edition and of those they have now. The DataFrame has its columns in this
    order, and as its index the row a spreadsheet shows less two (see problem.problem_at). It is None if the sheet cannot
    be read as a table at all; single cells that are spoilt are Problems beside it.
    """
    name, formerly = name or path.name, dict(formerly)
    try:
        text = _content(path, columns)
        (first, *rows), above = table_rows(text, columns, formerly)
    except Unreadable as why:
        return None, [Problem(name, why.row, "", why.wrong, why.remedy)]
    header = named(first, [*columns, *formerly])
    kept = [(n, row) for n, row in enumerate(rows, start=above) if row != first and not blank(row)]
    index, rows = [n for n, _ in kept], filled_up([row for _, row in kept], len(header))
    wrong = _wrong_letters(name, header, [(above - 1, first), *zip(index, rows)], text)
    if not wrong:
        wrong += wrong_header(name, above + 1, header, columns, formerly) or wrong_width(name, header, index, rows)
    if wrong:
        return None, wrong
    table = pandas.DataFrame([row[: len(header)] for row in rows], columns=header, index=index, dtype=str)
    table = table[list(columns)].copy()
    if GUARDED.search(text):  # somewhere; most sheets have no such cell, and need not be looked through
        _unguard(table)
    _drop_decimal_zeros(table, numbers)
    return table, list(spoilt(name, table, numbers))


def write(path, columns, rows):
    """Write a new sheet; raises FileExistsError rather than overwrite one.

    UTF-8 with a byte-order mark, by which spreadsheets know it. Every cell stands in quotation marks: LibreOffice, if
    not told otherwise, divides the others at semicolons too. A cell that a spreadsheet would take for a formula gets
    an apostrophe in front, which read() takes away again.
    """
    with open(path, "x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows([f"'{cell}" if FORMULA.match(cell) else cell for cell in row] for row in rows)


def formulas(tables):
    """No cell begins as a spreadsheet formula does: the collection's own tables are opened in spreadsheets by others."""
    for name, index, column, text in _texts(tables):
        if text.startswith(FORMULA_STARTS):
            yield problem_at(name, index, column, "the cell begins like a spreadsheet formula", "begin it with a word")


def cells(tables):
    """Text in a CSV is one line of data: no cell holds control characters or is a flood."""
    for name, index, column, text in _texts(tables):
        if CONTROL.search(text):
            wrong = "the cell holds a line break or another control character"
            yield problem_at(name, index, column, wrong, "write it on one line")
        if len(text) > LONGEST_CELL:
            wrong = f"the cell has {len(text):,} characters"
            yield problem_at(name, index, column, wrong, f"write at most {LONGEST_CELL:,}")


def _texts(tables):
    """Every cell of some tables, with the name of its table, its index and its column."""
    for name, table in tables.items():
        for column in table.columns:
            for index, text in zip(table.index, table[column].tolist()):
                yield name, index, column, text


def unreadable(path):
    """Why a file that is there cannot be read, and what to do."""
    if path.is_dir():
        return "this is a folder, and no file", "give it another name, and put the file in its place"
    wrong = (
        "the file is there and cannot be read: it is open in another program, not yet fetched from a cloud, or locked"
    )
    return wrong, "close it in the other program, open it once if it lies in a cloud, and run this again"


def _content(path, columns):
    """The text of a sheet; raises Unreadable if there is none in the file."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("the file is missing", "put it back into its folder") from None
    except OSError:
        raise Unreadable(*unreadable(path)) from None
    _refuse_document(raw)
    try:
        text = encoding.decoded(raw)
    except UnicodeDecodeError:
        raise Unreadable("the file is cut off in a character", "save it again as CSV in UTF-8") from None
    for mark in encoding.MARKS_MISREAD * 2:
        text = text.removeprefix(mark)
    if "\0" in text:
        row, remedy = text[: text.index("\0")].count("\n") + 1, "look at this row in your spreadsheet, and save it as CSV in UTF-8"
        raise Unreadable("the file is damaged: it has a null character here", remedy, row)
    if not text.strip():
        raise Unreadable("the file is empty", f"its first row is: {','.join(columns)}")
    if OTHER_MARKS.match(text):
        remedy = "in the first row and around each cell put straight ones in their place, in a text editor; leave those within a cell"
        raise Unreadable("the cells do not stand in straight double quotation marks", remedy, 1)
    return text


def _refuse_document(raw):
    """Raise Unreadable for a file of another kind, and say which it is."""
    if kind := "a workbook" if encoding.is_workbook(raw) else encoding.kind_of_document(raw):
        which = "it" if kind in OPENED else "the sheet it was made of"
        remedy = f"open {which} in your spreadsheet and save it with File > Save As ('CSV UTF-8' in Excel)"
        raise Unreadable(f"the file is {kind} under the name of a CSV file", remedy)


def _unguard(table):
    """Take away the apostrophe that write() puts in front of what looks like a formula."""
    for column in table.columns:
        table[column] = [cell[1:] if GUARDED.match(cell) else cell for cell in table[column].tolist()]


def _drop_decimal_zeros(table, columns):
    """Make whole numbers again of those that a spreadsheet has given decimal zeros."""
    for column in columns:
        cells = table[column].tolist()
        table[column] = [DECIMAL_ZEROS.sub(r"\1", cell) if "." in cell or "," in cell else cell for cell in cells]


def _wrong_letters(name, header, rows, text):
    """One Problem for all letters of an unknown encoding, or for all that were read in a wrong one (a list).

    rows are pairs of an index and cells, the header among them.
    """
    undecoded = encoding.UNDECODED.search(text)
    misread = {} if undecoded else encoding.misread(text)
    if not undecoded and not misread:
        return []
    odd = []
    for n, row in rows:
        for at, cell in enumerate(row):
            runs = encoding.BEYOND_ASCII.findall(cell)
            runs = [run for run in runs if encoding.UNDECODED.search(run) or run in misread]
            column = header[at] if at < len(header) else ""
            lost_in_the_text = column == "text" and not any(map(misread.get, runs))  # told as a doubt when it is divided
            if runs and (undecoded or not lost_in_the_text):
                odd.append((n + 2, column, runs[0]))
    if not odd:
        return []
    (row, column, run), *more = odd
    also = f", here and in {count(len(more), 'more cell')}" if more else ""
    if undecoded:
        wrong = f"a letter is not in UTF-8 (byte {ord(encoding.UNDECODED.search(run)[0]) - 0xDC00:02X}){also}"
        remedy = "save the sheet as CSV in UTF-8 ('CSV UTF-8' in Excel, 'Unicode (UTF-8)' in Calc)"
    elif misread[run]:
        wrong = f"letters have been read in a wrong encoding: '{run}' was '{misread[run]}'{also}"
        remedy = "go back to the sheet as it was before, and open it as UTF-8; or write these letters anew"
    else:
        wrong = f"a letter is lost, and '{run}' stands for it{also}"
        remedy = "go back to the sheet as it was before, and open it as UTF-8; or write this letter anew"
    return [Problem(name, row, column, wrong, remedy)]
