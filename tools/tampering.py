"""Every way to tamper with what the collection shows and holds, one change at a time: what tools/tamper.py tries.

Each function changes a copy of the collection and returns the paths of what it changed, or None if there was nothing of
its kind where it looked. Its docstring says what it changes.
"""

import base64
import csv
import io
import json
import re
from pathlib import Path

import copies
from PIL import Image, ImageStat

PATCH = 8  # pixels: the side of a square that is painted over
BOOKS = copies.books()
SOURCES = [path.relative_to(copies.ROOT) for path in sorted((copies.ROOT / "lessons/worksheets").glob("*.ipynb"))]
TABLES = [path.relative_to(copies.ROOT) for path in sorted((copies.ROOT / "data").glob("*.csv"))]
EXAMPLE = [path.relative_to(copies.ROOT) for path in sorted((copies.ROOT / "accounts/example").glob("*.*"))]
PAGES = [Path(name) for name in ("README.md", "accounts/README.md", "lessons/README.md", "lessons/teacher_notes.md")]

WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"]
NUMBER = rf"(?<![\w`/.(#-])\d+(?![\w`/.)_-])|\b(?:{'|'.join(WORDS)})\b"  # none of a link, a list or a file


def altered(text, random, pattern=r"\d|\w{4,}"):
    """A text with one digit made another, or one word made longer; nothing if it has neither."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = random.choice(found)
    old = match[0][-1]
    new = random.choice([digit for digit in "0123456789" if digit != old]) if old.isdigit() else old + "q"
    return text[: match.end() - 1] + new + text[match.end() :]


def recounted(text, random):
    """A text with one of its numbers made another, be it in digits or in words."""
    match = random.choice(list(re.finditer(NUMBER, text)))
    if match[0][0].isdigit():
        return text[: match.start()] + altered(match[0], random) + text[match.end() :]
    other = random.choice([word for word in WORDS if word != match[0]])
    return text[: match.start()] + other + text[match.end() :]


class Book:
    """A notebook of the copy, chosen at random, to be changed and saved."""

    def __init__(self, folder, random, paths=BOOKS):
        self.path = random.choice(paths)
        self.file, self.random, self.folder = folder / self.path, random, folder
        self.content = json.loads(self.file.read_text(encoding="utf-8"))

    def cells(self, kind):
        """The cells of a kind."""
        return [cell for cell in self.content["cells"] if cell["cell_type"] == kind]

    def outputs(self, *kinds):
        """The outputs that hold something of one of some kinds (MIME types)."""
        found = [output for cell in self.cells("code") for output in cell["outputs"]]
        return [output for output in found if set(kinds) & set(output["data"])]

    def save(self):
        """Write the notebook as it is now; returns the paths of what has changed."""
        told = json.dumps(self.content, ensure_ascii=False, indent=1, sort_keys=True)
        self.file.write_text(told + "\n", encoding="utf-8")
        return [self.path]


def output_altered(folder, random, pattern):
    """A digit or a word in what a cell has shown."""
    book = Book(folder, random)
    output = random.choice(book.outputs("text/plain", "text/html"))["data"]
    kind = random.choice([kind for kind in output if kind.startswith("text/")])
    output[kind] = altered("".join(output[kind]), random, pattern)
    return book.save() if output[kind] else None


def digit_of_an_output(folder, random):
    """One digit of an output."""
    return output_altered(folder, random, r"\d")


def word_of_an_output(folder, random):
    """One word of an output."""
    return output_altered(folder, random, r"[a-z]{4,}")


def output_removed(folder, random):
    """One output, or the last of its cell."""
    book = Book(folder, random)
    outputs = random.choice([cell["outputs"] for cell in book.cells("code") if cell["outputs"]])
    outputs.pop(random.randrange(len(outputs)))
    return book.save()


def alternative_text(folder, random):
    """What a screen reader says of a picture, and nothing else."""
    book = Book(folder, random)
    pictures = book.outputs("image/png")
    if not pictures:
        return None
    about = random.choice(pictures)["metadata"]["image/png"]
    about["alt"] = altered(about["alt"], random)
    return book.save()


def alternative_text_everywhere(folder, random):
    """The same word of a description, in the picture and in the text beneath it."""
    book = Book(folder, random)
    pictures = book.outputs("image/png")
    if not pictures:
        return None
    old = random.choice(pictures)["metadata"]["image/png"]["alt"]
    new = altered(old, random)
    for output in book.outputs("text/plain"):
        if "image/png" in output["metadata"]:
            about = output["metadata"]["image/png"]
            about["alt"] = about["alt"].replace(old, new)
        output["data"] |= {kind: "".join(told).replace(old, new) for kind, told in output["data"].items()}
    return book.save()


def painted(png, random):
    """A PNG with a square painted over, dark on light or light on dark."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    x, y = random.randrange(picture.width - PATCH), random.randrange(picture.height - PATCH)
    square = picture.crop((x, y, x + PATCH, y + PATCH)).convert("L")
    picture.paste("black" if ImageStat.Stat(square).mean[0] > 127 else "white", (x, y, x + PATCH, y + PATCH))
    content = io.BytesIO()
    picture.quantize(256).save(content, "PNG")
    return content.getvalue()


def picture(folder, random, in_notebook=True, in_figures=True):
    """A picture painted over, alike where it is shown and where it is filed."""
    book = Book(folder, random)
    pictures = book.outputs("image/png")
    if not pictures:
        return None
    output = random.choice(pictures)
    content = painted(base64.b64decode(output["data"]["image/png"]), random)
    filed = Path("figures") / f"{output['metadata']['chart']}.png"
    if in_figures:
        (folder / filed).write_bytes(content)
    if in_notebook:
        output["data"]["image/png"] = base64.b64encode(content).decode()
        book.save()
    return [book.path] * in_notebook + [filed] * in_figures


def picture_in_the_notebook(folder, random):
    """A picture painted over where it is shown."""
    return picture(folder, random, in_figures=False)


def picture_in_figures(folder, random):
    """A picture painted over where it is filed."""
    return picture(folder, random, in_notebook=False)


def execution_count(folder, random):
    """The number of a cell that has run."""
    book = Book(folder, random)
    random.choice(book.cells("code"))["execution_count"] += random.randrange(1, 5)
    return book.save()


def function_added(folder, random):
    """A function of its own at the end of a cell."""
    book = Book(folder, random)
    cell = random.choice(book.cells("code"))
    cell["source"] = "".join(cell["source"]) + random.choice(["\n\n\ndef f():\n    pass", "\nclass F: pass"])
    return book.save()


def code_of_a_cell(folder, random):
    """A number, a name or a text in the code of a cell."""
    book = Book(folder, random)
    cell = random.choice(book.cells("code"))
    cell["source"] = altered("".join(cell["source"]), random)
    return book.save()


def cell_lost(folder, random):
    """A cell of code with all it has shown."""
    book = Book(folder, random)
    book.content["cells"].remove(random.choice(book.cells("code")))
    return book.save()


def number_in_a_notebook(folder, random):
    """A number in the prose of a notebook or a worksheet."""
    book = Book(folder, random)
    cells = [cell for cell in book.cells("markdown") if re.search(NUMBER, "".join(cell["source"]))]
    if not cells:
        return None
    cell = random.choice(cells)
    cell["source"] = recounted("".join(cell["source"]), random)
    return book.save()


def key_of_a_worksheet(folder, random):
    """A word, digit or id in the solution of a worksheet's source."""
    book = Book(folder, random, SOURCES)
    solved = [cell for cell in book.cells("code") if "solution" in cell["metadata"].get("tags", [])]
    cell = random.choice(solved)
    cell["source"] = altered("".join(cell["source"]), random)
    return book.save()


def page(folder, random, path, pattern=r"\d|\w{4,}"):
    """A page of text with one change."""
    text = altered((folder / path).read_text(encoding="utf-8"), random, pattern)
    (folder / path).write_text(text, encoding="utf-8")
    return [path]


def number_on_a_page(folder, random):
    """A number in the README or in the pages for teachers and for accounts of one's own."""
    path = random.choice(PAGES)
    text = (folder / path).read_text(encoding="utf-8")
    (folder / path).write_text(recounted(text, random), encoding="utf-8")
    return [path]


def glossary_page(folder, random):
    """A word or digit of the glossary."""
    return page(folder, random, Path("notebooks/glossary.md"))


def data_dictionary(folder, random):
    """A word or digit of the page about the tables."""
    return page(folder, random, Path("data/README.md"))


def schema(folder, random):
    """A word or digit among the values of datapackage.json."""
    return page(folder, random, Path("data/datapackage.json"), r'(?<=: )\d|(?<=: ")[^"]+|(?<=  ")[^"]+(?=",?\n)')


def cell_of_a_table(folder, random, paths=TABLES):
    """A code, date, id, locator or word in a cell of a table."""
    path = random.choice(paths)
    rows = list(csv.reader(io.StringIO((folder / path).read_text(encoding="utf-8-sig"), newline="")))
    row = random.choice(rows[1:])
    filled = [n for n, cell in enumerate(row) if re.search(r"\w{4,}|\d", cell)]
    if not filled:
        return None
    n = random.choice(filled)
    row[n] = altered(row[n], random)
    return _written(folder, path, rows)


def cell_of_the_example(folder, random):
    """A cell of the example of an account."""
    return cell_of_a_table(folder, random, [path for path in EXAMPLE if path.suffix == ".csv"])


def row_lost(folder, random):
    """A row of a table."""
    path = random.choice(TABLES)
    rows = list(csv.reader(io.StringIO((folder / path).read_text(encoding="utf-8"), newline="")))
    del rows[random.randrange(1, len(rows))]
    return _written(folder, path, rows)


def row_doubled(folder, random):
    """A row of a table, twice."""
    path = random.choice(TABLES)
    rows = list(csv.reader(io.StringIO((folder / path).read_text(encoding="utf-8"), newline="")))
    rows.append(random.choice(rows[1:]))
    return _written(folder, path, rows)


def _written(folder, path, rows):
    content = io.StringIO(newline="")
    csv.writer(content, lineterminator="\n").writerows(rows)
    mark = b"\xef\xbb\xbf" if (folder / path).read_bytes().startswith(b"\xef\xbb\xbf") else b""
    (folder / path).write_bytes(mark + content.getvalue().encode())
    return [path]


KINDS = [
    digit_of_an_output, word_of_an_output, output_removed, alternative_text, alternative_text_everywhere,
    picture_in_the_notebook, picture_in_figures, picture, execution_count, function_added, code_of_a_cell, cell_lost,
    number_in_a_notebook, number_on_a_page, key_of_a_worksheet, cell_of_a_table, row_lost, row_doubled,
    cell_of_the_example, glossary_page, data_dictionary, schema,
]  # fmt: skip
