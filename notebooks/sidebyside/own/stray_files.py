"""Files that lie in an account's folder beside a sheet or in its place: other names and kinds under which it was saved."""

import re
from difflib import get_close_matches

from ..tables.problem import Problem

PLAIN = ("csv", "tsv", "tab", "txt", "bak", "md", "")  # what is read as it is, once it has the right name
WORKBOOKS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "numbers", "et", "gsheet")  # how spreadsheets save by themselves
DOCUMENTS = ("rtf", "docx", "doc", "odt", "pages", "pdf", "html", "htm")
SLIP = 0.85  # how alike a name is that was misspelt
UTF_8 = {"csv": "save it as {} ('CSV UTF-8')", "txt": "save it as plain text in UTF-8 under the name {}"}


def missing(folder, name, file, remedy):
    """The Problem of a file that is not there: it was saved as something else, or what is to be done instead."""
    other = next(iter(_strays(folder, file)), None)
    if other and _is_plain(other):
        remedy = f"{other.name} is there: if it is this file, give it the name {file}"
    elif other:
        program = "in your spreadsheet" if file.endswith("csv") else "where it came from"
        remedy = f"open {other.name}, which is there, {program} and {_saved_as(file)}"
    return Problem(f"{name}/{file}", None, "", "the file is missing", remedy)


def in_place_of(folder, name, file):
    """The Problem of a file that is not there but under another name or as another kind; None if there is no such file."""
    return missing(folder, name, file, "") if not (folder / file).exists() and _strays(folder, file) else None


def saved_later(folder, name, file):
    """The Problems of a sheet beside which its like was saved later, or which is open: what was filled in stands there."""
    saved = (folder / file).stat().st_mtime
    for path in _strays(folder, file):
        if path.stat().st_mtime > saved:
            how = (
                f"give it the name {file}" if _is_plain(path) else f"open it in your spreadsheet and {_saved_as(file)}"
            )
            remedy = f"if your work is in {path.name}, {how}; if not, move it into another folder"
            yield Problem(f"{name}/{file}", None, "", f"{path.name} was saved later, and only {file} is read", remedy)
    for lock in _locks(folder, file):
        if lock.stat().st_mtime > saved:
            wrong = f"{file} is open in another program, and what is not saved yet is not read"
            remedy = f"save it there and close it; if it is open nowhere, remove {lock.name}"
            yield Problem(f"{name}/{file}", None, "", wrong, remedy)


def _strays(folder, file):
    """The files that may be this one under another name, as another kind or as a copy: the one saved last first."""
    stem, ending = file.rsplit(".", 1)
    others = WORKBOOKS if ending == "csv" else DOCUMENTS
    alone = re.compile(rf"{stem}(\.{ending})?(\.({'|'.join([*filter(None, PLAIN), *others])}))?", re.IGNORECASE)
    among = re.compile(rf"(.*[\W_])?{stem}([\W\d_].*)?\.({'|'.join([ending, *others])})", re.IGNORECASE)

    def like(name):
        slip = name.endswith(f".{ending}") and get_close_matches(name, [file], cutoff=SLIP)
        return alone.fullmatch(name) or among.fullmatch(name) or slip

    paths = [path for path in folder.iterdir() if not path.name.startswith((".", "~")) and like(path.name)]
    return sorted((path for path in paths if path.is_file() and path.name != file), key=_time, reverse=True)


def _time(path):
    return path.stat().st_mtime


def _locks(folder, file):
    """What a program leaves beside a file while it is open there: Calc's and Excel's."""
    stem = file.rsplit(".", 1)[0]
    return [*folder.glob(f".~lock.{stem}.*#"), *folder.glob(f"~$*{stem[2:]}.*")]


def _is_plain(path):
    return path.suffix[1:].lower() in PLAIN


def _saved_as(file):
    return UTF_8[file.rsplit(".", 1)[1]].format(file)
