"""The notebooks, worksheets and lessons as they are written, and the numbers in words, as they spell them."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
WORKSHEETS = sorted((ROOT / "notebooks").glob("worksheet_*.ipynb"))
NOTEBOOKS = BOOKS + WORKSHEETS
ANSWERS = sorted((ROOT / "lessons" / "answers").glob("*.ipynb"))
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen"]  # fmt: skip


def word(number):
    """A whole number as the prose has it: in words up to fifteen."""
    return WORDS[number] if number < len(WORDS) else str(number)


def read(path):
    """A notebook as it is stored (a dict)."""
    return json.loads(path.read_text(encoding="utf-8"))


def cells(path, kind):
    """The text of every cell of a notebook that is 'markdown' or 'code'; a notebook may be told by how its name begins."""
    if isinstance(path, str):
        path = next(one for one in NOTEBOOKS if one.name.startswith(path))
    return ["".join(cell["source"]) for cell in read(path)["cells"] if cell["cell_type"] == kind]


def outputs(cells):
    """All outputs of some cells, in order."""
    return [output for cell in cells for output in cell.get("outputs", [])]


def lesson(name):
    """A page for teachers, by the name of its file."""
    return (ROOT / "lessons" / name).read_text(encoding="utf-8")


def minutes(book):
    """The minutes in the header table of a notebook."""
    return int(re.search(r"\| \*\*Time\*\* \| (\d+) minutes", cells(book, "markdown")[0])[1])
