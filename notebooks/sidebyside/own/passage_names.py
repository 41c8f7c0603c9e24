"""The names by which the sheets know the passages: each once, of this account, and what is meant by one that is none."""

import re

from ..tables.problem import Problem
from ..wordcount import compared
from .template import filled, letters

TAIL = re.compile(r"(title|byline(-\d+)?|ref-\d+|\d+-0|\d+-\d+-[1-9]\d*[a-z]*)$")  # of a name, behind that of the folder
FEW = 3  # names of another account that may be slips
MORE = "more may show once this is mended"
AGAIN = f"write it again, as it stands in second.csv or in an earlier copy; {MORE}"
# Columns that name passages: pairs of a sheet and a column.
NAMING = (("phases.csv", "passage"), ("grievances.csv", "passage"), ("answers.csv", "passage"),
          ("answers.csv", "passage2"), ("second.csv", "passage"))  # fmt: skip


def lost(sheets, folder):
    """Names in sentences.csv that are lost, and sheets that are those of another folder (a list of Problems).

    While there are some, little else can be said of the sheets.
    """
    names = sheets["sentences.csv"].passage
    if other := _folder_of_all(names, folder):
        remedy = f"replace '{other}-' by '{folder}-' in every sheet, with Find and Replace; "
        remedy += f"or, if no other folder is called '{other}', call this one so"
        return [_of_another("sentences.csv", other, folder, remedy)]
    asked = {name: at for at, name, _ in filled(sheets, NAMING)}
    gone = [name for name in asked if name not in set(names)]
    if len(names) and len(gone) > max(FEW, len(asked) / 2) and all(name.startswith(f"{folder}-") for name in [*gone, *names]):
        wrong = f"{len(gone)} of the {len(asked)} passages that other sheets name are not here, such as '{gone[0]}'"
        remedy = f"if this column was filled or sorted anew, or rows were cut off, put it back from an earlier copy; {MORE}"
        return [Problem("sentences.csv", None, "passage", wrong, remedy)]
    found = [*_wrong(sheets["sentences.csv"], folder)]
    for file in dict.fromkeys(file for file, _ in NAMING):
        named = [name for at, name, _ in filled(sheets, NAMING) if at[0] == file]
        if len(named) > FEW and (other := _folder_of_all(named, folder)):
            remedy = f"if this sheet is that of '{other}', put back your own; if not, replace '{other}-' by '{folder}-' in it, with Find and Replace"
            found.append(_of_another(file, other, folder, remedy))
    return found


def _folder_of_all(names, folder):
    """The other folder after which all names are called; nothing if some are called after this one."""
    others = {TAIL.sub("", name).rstrip("-") for name in names if name and TAIL.search(name)}
    return others.pop() if len(others) == 1 and not any(name.startswith(f"{folder}-") for name in names) else ""


def _of_another(file, other, folder, remedy):
    return Problem(file, None, "passage", f"the passages are named '{other}-...', but the folder is named '{folder}'", remedy)


def _wrong(sentences, folder):
    """Names that are empty, those of another account, and those that an earlier row with other words has."""
    first = {}
    for index, name, text in sentences[["passage", "text"]].itertuples():
        row, told = first.setdefault(name, (index, text))
        tail = TAIL.search(name)
        right = f"{folder}-{tail[0]}" if tail else ""
        if not name:
            yield _at(index, "the name of the passage is lost", AGAIN)
        elif not name.startswith(f"{folder}-"):
            remedy = f"write '{right}'; {MORE}" if right and right not in set(sentences.passage) else AGAIN
            yield _at(index, f"'{name}' is no name of a passage of this account", remedy)
        elif compared(text) != compared(told):
            yield _at(index, f"'{name}' is the name of row {int(row) + 2} too", AGAIN)


def _at(index, wrong, remedy):
    return Problem("sentences.csv", int(index) + 2, "passage", wrong, remedy)


def meant(name, names):
    """Which of some names is meant by one that is not among them: they differ in marks or in the folder; None if none is."""
    same = {letters(other): other for other in names} | {letters(tail[0]): tail.string for tail in map(TAIL.search, names) if tail}
    tail = TAIL.search(name)
    return same.get(letters(name)) or same.get(letters(tail[0]) if tail else None)
