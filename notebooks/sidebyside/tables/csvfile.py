"""Read CSV sheets as spreadsheets leave them, and write sheets that a spreadsheet leaves alone.

What is unambiguous is read: a byte-order mark, semicolons or tabs for commas, any line ends, empty rows and columns
at the edge, quotation marks and dashes of a Windows code page, a whole number with decimal zeros. What a spreadsheet
has spoilt is named, cell by cell, and never guessed.
"""

import csv
import io
import re
from difflib import get_close_matches

import pandas

from ..wording import count
from .problem import Problem, nearest, problem_at
from .spoilt import spoilt

SEPARATORS = (",", ";", "\t", "|")
SEPARATOR_SAID = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # what Excel takes and leaves as a first line
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how a workbook begins: Excel's and Calc's, and that of older Excel
DOCUMENTS = {
    b"{\\rtf": "an RTF document",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a document of Word or LibreOffice",
    b"\xd0\xcf\x11\xe0": "a document of an older Word",
    b"<!doctype": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML document",
}
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Ellipsis, quotation marks, dashes and the hard space: the same bytes in every Windows code page, whatever the country.
PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x96\x97\xa0")
FORMULA_STARTS = ("=", "+", "-", "@")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")
DECIMAL_ZEROS = re.compile(r"^(\d+)[.,]0{1,2}$")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
LONGEST_CELL = 2_000  # characters
UNDECODED = re.compile("[\udc80-\udcff]")


class _Unreadable(Exception):
    """Why a file is no table at all: what is wrong, what to do, and in which row if that is known."""

    def __init__(self, wrong, remedy, row=None):
        super().__init__(wrong)
        self.wrong, self.remedy, self.row = wrong, remedy, row


def read(path, columns, numbers=(), name=None, formerly=()):
    """Read one sheet as text; returns (DataFrame or None, list of Problems).

    columns are the names the sheet must have, in this order; numbers those that hold whole numbers or years; formerly is
    a dict of the names that some columns had in an earlier edition and of those they have now. The DataFrame has as its
    index the row a spreadsheet shows less two (see problem.problem_at). It is None if the sheet cannot be read as a
    table at all; single cells that are spoilt are Problems beside it.
    """
    name = name or path.name
    try:
        text = _content(path, columns)
        first, *rows = _whole_rows(text, columns)
    except _Unreadable as why:
        return None, [Problem(name, why.row, "", why.wrong, why.remedy)]
    header = _header(first)
    index = [n for n, row in enumerate(rows) if any(row)]
    rows = [rows[n] for n in index]
    wrong = [
        *_undecoded(name, header, index, rows, text),
        *_wrong_header(name, header, columns, dict(formerly)),
        *_wrong_width(name, header, index, rows),
    ]
    if wrong:
        return None, wrong
    table = pandas.DataFrame([row[: len(header)] for row in rows], columns=header, index=index, dtype=str)
    if GUARDED.search(text):  # somewhere; most sheets have no such cell, and need not be looked through
        _unguard(table)
    _drop_decimal_zeros(table, numbers)
    return table, list(spoilt(name, table))


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


def plain(raw):
    """The text of a plain text file, decoded as a sheet is; raises ValueError, in words, if that cannot be done."""
    begins = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:9].lower()
    for start, kind in DOCUMENTS.items():
        if begins.startswith(start.lower()):
            raise ValueError(f"the file is {kind}, and no plain text")
    try:
        text = _text(raw)
    except UnicodeDecodeError:
        text = "\udc80"
    if "\0" in text or UNDECODED.search(text):
        raise ValueError("the text is not in UTF-8")
    return text


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


def _content(path, columns):
    """The text of a sheet; raises _Unreadable if there is none in the file."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _Unreadable("the file is missing", "put it back into its folder") from None
    if raw.startswith(WORKBOOKS):
        remedy = "open it in your spreadsheet and save it with File > Save As ('CSV UTF-8' in Excel)"
        raise _Unreadable("the file is a workbook under the name of a CSV file", remedy)
    try:
        text = _text(raw)
    except UnicodeDecodeError:
        raise _Unreadable("the file is cut off in a character", "save it again as CSV in UTF-8") from None
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise _Unreadable("a null character", "remove it and save the file again", row)
    if not text.strip():
        raise _Unreadable("the file is empty", f"its first row is: {','.join(columns)}")
    return text


def _text(raw):
    """Decode a file; bytes that are neither UTF-8 nor Windows punctuation become surrogates (see _undecoded)."""
    if raw[:2] in BYTE_ORDER_MARKS:
        return raw.decode(BYTE_ORDER_MARKS[raw[:2]])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        only_punctuation = PUNCTUATION.issuperset(byte for byte in raw if byte > 127)
        return raw.decode("cp1252") if only_punctuation else raw.decode("utf-8-sig", errors="surrogateescape")


def _whole_rows(text, columns):
    """The rows of a sheet, also where a spreadsheet has put each into its first cell; raises _Unreadable if that is no table."""
    if said := SEPARATOR_SAID.match(text):
        text = text[said.end() :]
    rows = _rows(text, _separator(text, columns))
    first = "".join(rows[0][:1]).strip()
    if len(columns) > 1 and not any(any(row[1:]) for row in rows) and first not in columns:
        inner = "\n".join("".join(row[:1]) for row in rows)
        rows = _rows(inner, _separator(inner, columns))
        if not rows or len(_header(rows[0])) < 2:
            remedy = f"open the sheet with commas between the cells and save it as CSV; its first row is: {','.join(columns)}"
            raise _Unreadable("whole rows stand in one cell, or the first row is lost", remedy, 1)
    if not set(columns) & {name.strip() for name in rows[0]} and len(columns) > 1:
        raise _Unreadable("the first row has none of the columns' names", f"put it back: {','.join(columns)}", 1)
    return rows


def _separator(text, columns):
    """The separator under which the first row has most of the columns that it should have."""
    first = re.match(r"[^\r\n]*", text)[0].replace('"', "")
    return max(SEPARATORS, key=lambda separator: len(set(first.split(separator)) & set(columns)))


def _rows(text, separator):
    """The rows of a sheet, the header among them, each a list of cells; raises _Unreadable at a stray quotation mark."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(row)
    except csv.Error as error:
        wrong, remedy = f"the row cannot be read ({error})", "look there for a quotation mark too many or too few"
        raise _Unreadable(wrong, remedy, len(rows) + 1) from None
    return rows


def _header(row):
    """The names in the first row, without the spaces around them and the empty cells after the last."""
    names = [cell.strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    return names


def _unguard(table):
    """Take away the apostrophe that write() puts in front of what looks like a formula."""
    for column in table.columns:
        table[column] = [cell[1:] if GUARDED.match(cell) else cell for cell in table[column].tolist()]


def _drop_decimal_zeros(table, columns):
    """Make whole numbers again of those that a spreadsheet has given decimal zeros."""
    for column in columns:
        cells = table[column].tolist()
        table[column] = [DECIMAL_ZEROS.sub(r"\1", cell) if "." in cell or "," in cell else cell for cell in cells]


def _undecoded(name, header, index, rows, text):
    """Problems for the cells that hold bytes of an unknown encoding."""
    if not UNDECODED.search(text):
        return
    for n, row in [(-1, header), *zip(index, rows)]:
        for at, cell in enumerate(row):
            strange = UNDECODED.search(cell)
            if strange:
                yield Problem(
                    name,
                    n + 2,
                    header[at] if at < len(header) else "",
                    f"a letter is not in UTF-8 (byte {ord(strange[0]) - 0xDC00:02X})",
                    "save the sheet as CSV in UTF-8 ('CSV UTF-8' in Excel, 'Unicode (UTF-8)' in Calc)",
                )


def _wrong_header(name, header, columns, formerly):
    """Problems for columns that are missing, unknown, doubled, out of order or still called as formerly."""
    older = {old: new for old, new in formerly.items() if old in header and new in columns and new not in header}
    for old, new in older.items():
        remedy = f"write '{new}' in its place; more may show once this is mended"
        yield Problem(name, 1, old, f"the column is called '{new}' now", remedy)
    header = [older.get(column, column) for column in header]
    named = list(filter(None, header))
    if sorted(named) == sorted(columns) and named != list(columns):
        yield Problem(name, 1, "", "the columns are in another order", f"put them in this order: {','.join(columns)}")
    for column in columns:
        if column not in header:
            unknown = [other for other in named if other not in columns]
            close = get_close_matches(column, unknown, n=1)
            remedy = f"name it so in place of '{close[0]}'" if close else "add it"
            wrong = "the column is missing"
            yield Problem(name, 1, column, wrong, f"{remedy}; more may show once this is mended")
    for column in dict.fromkeys(filter(None, header)):
        if column not in columns:
            yield Problem(name, 1, column, "the column is unknown", nearest(column, columns))
        if header.count(column) > 1:
            yield Problem(name, 1, column, "the column stands twice", "remove one of the two")


def _wrong_width(name, header, index, rows):
    """Problems for rows with cells too few, and for cells that stand under no column."""
    if all(header) and set(map(len, rows)) <= {len(header)}:
        return
    for n, row in zip(index, rows):
        if len(row) < len(header) or any(row[len(header) :]):
            size = len(row) if len(row) < len(header) else max(at for at, cell in enumerate(row, start=1) if cell)
            yield Problem(
                name,
                n + 2,
                "",
                f"the row has {count(size, 'cell')}, not {len(header)}",
                "count its separators and quotation marks: a cell with a comma in it needs quotation marks around it; "
                "more may show once this is mended",
            )
        else:
            for at, column in enumerate(header):
                if not column and row[at]:
                    yield Problem(name, n + 2, "", f"cell {at + 1} has no column above it", "move or remove it")
