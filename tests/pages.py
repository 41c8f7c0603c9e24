"""The notebooks, worksheets and lessons as they are written, and the numbers in words, as they spell them."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
WORKSHEETS = sorted((ROOT / "notebooks").glob("worksheet_*.ipynb"))
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen"]  # fmt: skip


def word(number):
    """A whole number as the prose has it: in words up to fifteen."""
    return WORDS[number] if number < len(WORDS) else str(number)


def cells(path, kind):
    """The text of every cell of a notebook that is 'markdown' or 'code'; a notebook may be told by how its name begins."""
    if isinstance(path, str):
        path = next(one for one in BOOKS + WORKSHEETS if one.name.startswith(path))
    book = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == kind]


def lesson(name):
    """A page for teachers, by the name of its file."""
    return (ROOT / "lessons" / name).read_text(encoding="utf-8")


def minutes(book):
    """The minutes in the header table of a notebook."""
    return int(re.search(r"\| \*\*Time\*\* \| (\d+) minutes", cells(book, "markdown")[0])[1])
