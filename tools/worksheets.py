"""Make the worksheets and their answers, each pair from one source, and run both.

    python tools/worksheets.py [worksheet ...]

The source of a worksheet is a notebook in lessons/worksheets/. A cell tagged 'student' goes into the worksheet alone,
one tagged 'solution' into the answers alone, every other cell into both. The worksheets stand in notebooks/, where the
package is found; the answers, in lessons/answers/, find it by their first cell. Links are written as they hold in the
source, and so in the answers beside it.
"""

import sys
from pathlib import Path

import nbformat
from running import gathered, run, write

ROOT = Path(__file__).resolve().parents[1]
SOURCES, WORKSHEETS, ANSWERS, FIGURES = (
    ROOT / folder for folder in ("lessons/worksheets", "notebooks", "lessons/answers", "figures")
)
FINDING = 'import sys\n\nsys.path.append("../../notebooks")\n'


def worksheet(source):
    """The student's copy of a source, not yet run; its links are those of the notebooks, among which it stands."""
    book = _without(source, "solution")
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("](../../notebooks/", "](")
    return book


def answers(source):
    """The answers of a source, not yet run: the package is found from their folder."""
    book = _without(source, "student")
    first = next(cell for cell in book.cells if cell.cell_type == "code")
    first.source = FINDING + first.source
    book.cells[0].source = book.cells[0].source.replace("# ", "# Answers: ", 1)
    return book


def _without(source, tag):
    """A copy of a source without the cells of a tag."""
    book = nbformat.from_dict(source)
    book.cells = [cell for cell in book.cells if tag not in cell.metadata.get("tags", [])]
    return book


def made(path):
    """Both notebooks of a source file, run: (a dict of path and text, a dict of chart and PNG bytes)."""
    number = path.stem.split("_")[1]
    texts, charts = {}, {}
    for make, folder, prefix in ((worksheet, WORKSHEETS, "w"), (answers, ANSWERS, "a")):
        text, drawn = run(make(nbformat.read(path, as_version=4)), folder, f"{prefix}{number}")
        texts[folder / path.name] = text
        charts = gathered(charts, drawn, path.name)
    return texts, charts


def main(names):
    """Make the named worksheets, or all, and say what changed."""
    files = {}
    for path in sorted(SOURCES.glob("*.ipynb")):
        if not names or path.stem in names:
            texts, charts = made(path)
            files |= texts | {FIGURES / f"{name}.png": picture for name, picture in charts.items()}
    print("changed: " + (", ".join(write(ROOT, files)) or "nothing"))


if __name__ == "__main__":
    main(sys.argv[1:])
