"""The rows of a CSV text: which separator divides it, where its header is, and rows that stand whole in one cell."""

import csv
import io
import re
import unicodedata

from .encoding import MARKS_MISREAD

SEPARATORS = (",", ";", "\t", "|")
SEPARATOR_SAID = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # what Excel takes and leaves as a first line
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # soft hyphens, joiners, directions, marks
OTHER_MARKS = re.compile(r"\s*[“”„«'][^“”„»'\n]*[”“»']\s*[,;\t|]\s*[“”„«']")  # a first row of cells in no straight double marks
MOST_ABOVE = 5  # rows among which the header is looked for
LINE_END = re.compile(r"\r\n|\r|\n")
CALC_PACKED = re.compile(r'"[^"\n]+""[,;\t|]""[^"\n]')  # see _as_calc_packs
OVER_A_TABLE = re.compile(r"[^\W\d]+ ?\d+|[A-Z]")  # Column1, Spalte1, or A: what programs write over the columns


class Unreadable(Exception):
    """Why a file is no table at all: what is wrong, what to do, and in which row if that is known."""

    def __init__(self, wrong, remedy, row=None):
        super().__init__(wrong)
        self.wrong, self.remedy, self.row = wrong, remedy, row


def table_rows(text, columns, formerly):
    """The rows of a sheet from its header on, and how many stand above it; raises Unreadable if that is no table.

    columns are the names that should stand in the header, formerly is a dict of those that some had and of those they have
    now. Where a spreadsheet has put each row into one cell, the rows are read if then all have every column.
    """
    if said := SEPARATOR_SAID.match(text):
        text = text[said.end() :]
    known = [*columns, *formerly]
    rows, why = _tried(text, _separator(text, known))
    above = _above(rows, known)
    if why is None and above is not None and _fits(rows[above:], columns, formerly):
        return rows[above:], above
    for unpacked in _unpacked(text):
        start = _above(unpacked, known)
        if start is not None and _fits(unpacked[start:], columns, formerly):
            return unpacked[start:], start
    if len(columns) > 1 and above is None and _packed(text, rows):
        remedy = f"open the sheet with commas between the cells and save it as CSV; its first row is: {','.join(columns)}"
        raise Unreadable("whole rows stand in one cell, or the first row is lost", remedy, 1)
    if why:
        raise why
    if above is None:
        raise _without_header(rows, columns, known)
    return rows[above:], above


def _without_header(rows, columns, known):
    """Why the header is not in the first row: something stands above it, or it is lost."""
    below = [n for n, row in enumerate(rows[:MOST_ABOVE], start=1) if set(columns) <= set(named(row, known))]
    if below:
        return Unreadable(f"something stands above the columns' names, which are in row {below[0]}", "move or remove it", 1)
    remedy = f"its first row is: {','.join(columns)}; if something else stands in row 1, put this row above it"
    return Unreadable("the first row has not the columns' names", remedy, 1)


def _packed(text, rows):
    """Tell whether each row of a sheet seems to stand in its first cell."""
    return bool(CALC_PACKED.match(text)) or bool(rows) and not any(any(row[1:]) for row in rows)


def named(row, columns):
    """The names in a row; one that differs in capitals, blanks, marks or unseen letters alone is written as in columns."""
    known = {_bare(name): name for name in columns}
    names = [cell.strip() for cell in row]
    names = [known.get(_bare(name), name) for name in names]
    while names and not names[-1]:
        names.pop()
    return names


def blank(row):
    """Tell whether nothing can be seen in a row."""
    return not any(UNSEEN.sub("", cell).strip() for cell in row)


def _bare(name):
    for mark in MARKS_MISREAD:
        name = name.removeprefix(mark)
    return re.sub(r"[^\w,;|]|_", "", unicodedata.normalize("NFKC", name)).casefold()


def _above(rows, columns):
    """How many rows stand above the header; None if there is no header, or if more than a title stands above it."""
    if len(columns) == 1 and rows:
        return 0
    hits = [len(set(named(row, columns)) & set(columns)) for row in rows[:MOST_ABOVE]]
    if max(hits, default=0) < 2:
        return None
    first = hits.index(max(hits))
    above = [list(filter(str.strip, row)) for row in rows[:first]]
    return first if all(len(row) < 2 or all(map(OVER_A_TABLE.fullmatch, row)) for row in above) else None


def _separator(text, columns):
    """The separator under which one of the first rows has most of the columns that it should have."""
    lines = text.replace("\r", "\n").split("\n", MOST_ABOVE * 2)[: MOST_ABOVE * 2]
    known = set(columns)
    return max(SEPARATORS, key=lambda each: max(len(known & set(named(line.split(each), columns))) for line in lines))


def _tried(text, separator):
    """The rows of a text as far as they can be read, and why no further (an Unreadable, or None)."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True):
            rows.append(row)
    except csv.Error as error:
        if "unexpected end" in str(error):
            wrong = "the row cannot be read: from here on a quotation mark is not closed, or the file is cut off"
        else:
            wrong = "the row cannot be read: a quotation mark stands inside of a cell"
        return rows, Unreadable(wrong, "look there for a quotation mark too many or too few", len(rows) + 1)
    return rows, None


def _fits(rows, columns, formerly):
    """Tell whether a header has every column, and every row as many cells and further ones only if they are empty."""
    names = named(rows[0], [*columns, *formerly])
    if not set(columns) <= {formerly.get(name, name) for name in names} or any("\t" in cell for cell in rows[0]):
        return False
    return all(blank(row) or len(row) >= len(names) and not any(row[len(names) :]) for row in rows)


def _unpacked(text):
    """The rows of a text in every way in which whole rows can stand in one cell; only in one of them has the header all names."""
    for inner in SEPARATORS:
        if CALC_PACKED.match(text):
            yield [_as_calc_packs(line, inner) for line in LINE_END.split(text)]
        for outer in SEPARATORS:
            rows, why = _tried(text, outer)
            if not why:
                yield [_unpacked_row(row, inner) for row in rows]


def _unpacked_row(row, separator):
    """The cells of a row that stands in one cell; the row as it is if it has more."""
    if any(row[1:]) or not row:
        return row
    rows, why = _tried(row[0], separator)
    return rows[0] if len(rows) == 1 and not why else row


def _as_calc_packs(line, separator):
    """The cells of a line in which Calc has doubled all quotation marks but the first and the last.

    So it saves a sheet that was opened at another separator: "a"",""b"",""c". Of an empty cell it doubles none; where a row
    ends with an empty cell and the next does not, all are doubled. A line that can be read otherwise stays whole.
    """
    if line.startswith('"""') and line.endswith('"""'):
        return _unpacked_row([line[1:-1].replace('""', '"')], separator)
    edge = re.escape(separator)
    cell = rf'""(?={edge}|$)|"{{1,2}}(?P<said>.+?)"{{1,2}}(?={edge}""|{edge}?$)'
    found = list(re.finditer(rf"(?:^|{edge})(?:{cell})", line))
    cells = [(one["said"] or "").replace('""', '"') for one in found]
    sure = "".join(one[0] for one in found) == line and not any(cell.count('"') % 2 for cell in cells)
    return cells if sure else [line]
