"""Make what is handed out: slides for each lesson, and each worksheet as a PDF to print.

    python tools/handouts.py [folder]

Everything goes into handouts/, which git ignores. The slides are one HTML file a lesson: what lessons/slides.csv names,
taken from the notebooks as they stand. They need no internet when they are shown. The first run fetches reveal.js,
which moves the slides, with pip. The PDFs are printed by Chromium or Chrome.
"""

import base64
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path

import nbformat
import numpy
import published
from nbconvert import HTMLExporter, SlidesExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

TOOLS = Path(__file__).parent
ROOT = TOOLS.resolve().parent
NOTEBOOKS, LESSONS, HANDOUTS = ROOT / "notebooks", ROOT / "lessons", ROOT / "handouts"
PLAYER = ["reveal.css", "theme/white.css", "reveal.js"]
START = "Reveal.initialize({hash: true, width: 1100, height: 760, margin: 0.03, center: false, transition: 'none'});"
TALLEST = 1000  # pixels of a chart that a slide can hold
AS_SLIDES = SlidesExporter(exclude_input=True)
ON_PAPER = HTMLExporter(exclude_input=True, exclude_output_prompt=True)
BROWSERS = [
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
]


def player(folder):
    """The parts of reveal.js that are in PLAYER (a list of texts), fetched with pip once; empty if they cannot be had."""
    if not list(folder.glob("*.whl")):
        fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
        if subprocess.run([*fetch, "-r", str(TOOLS / "reveal.txt"), "-d", str(folder)], capture_output=True).returncode:
            return []
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return [wheel.read(f"sphinx_revealjs/_static/revealjs/dist/{name}").decode() for name in PLAYER]


def sections(book):
    """The cells of a notebook under each of its headings: a dict of heading and list of cells."""
    found, heading = {}, ""
    for cell in book.cells:
        if cell.cell_type == "code":
            found.setdefault(heading, []).append(cell)
            continue
        for text in re.split(r"^(?=#+ )", cell.source, flags=re.M):
            if text.startswith("#"):
                first, _, text = text.partition("\n")
                heading = first.lstrip("# ").strip()
            found.setdefault(heading, []).append(new_markdown_cell(text.strip()))
    return found


def outputs(cells, kind):
    """The charts or the tables of some cells."""
    mark = {"chart": "image/png", "table": "<table"}[kind]
    return [output for cell in cells for output in cell.get("outputs", []) if mark in str(output.get("data", ""))]


def pieces(chart):
    """A chart as it is or, if it is too tall for a slide, cut in two where there is least ink near its middle (outputs)."""
    picture = Image.open(io.BytesIO(base64.b64decode(chart.data["image/png"]))).convert("RGB")
    if picture.height <= TALLEST:
        return [chart]
    ink, middle = (255 - numpy.asarray(picture, dtype=int)).sum(axis=(1, 2)), picture.height // 2
    cut = min(range(middle - 60, middle + 60), key=lambda row: (ink[row - 8 : row + 9].sum(), abs(row - middle)))
    halves = []
    for top, bottom in ((0, cut), (cut, picture.height)):
        picture.crop((0, top, picture.width, bottom)).save(png := io.BytesIO(), format="png")
        data = chart.data | {"image/png": base64.b64encode(png.getvalue()).decode()}
        halves.append(new_output("display_data", data=data, metadata=chart.metadata))
    return halves


def slides_of(cells, heading, show):
    """The slides made of a section (lists of cells): one for each thing to show."""
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    for kind in show.split():
        if kind == "discuss":
            quotes = re.findall(r"(?:^>.*\n?)+", "\n\n".join(prose), re.M)
            yield [new_markdown_cell(f"## {heading}\n\n{quotes[0]}")]
        elif kind == "text":
            yield [new_markdown_cell(f"## {heading}\n\n{prose[0].split('**Where next:**')[0]}")]
        else:
            first = outputs(cells, kind)[0]
            shown = pieces(first) if kind == "chart" else [first]
            for n, output in enumerate(shown, start=1):
                part = f" ({n} of {len(shown)})" if len(shown) > 1 else ""
                yield [new_markdown_cell(f"## {heading}{part}"), new_code_cell(outputs=[output])]


def worksheets():
    """The collection's worksheets, in order, and no reader's copy of one (paths)."""
    return [ROOT / name for name in published.files(ROOT) if name.startswith("notebooks/worksheet_")]


def lesson(number):
    """The slides of a lesson as a notebook."""
    with open(LESSONS / "slides.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lesson"] == str(number)]
    path = next(path for path in worksheets() if path.name.startswith(f"worksheet_{number}_"))
    title = nbformat.read(path, as_version=4).cells[0].source
    name, question = re.search(r"^# Worksheet \d\. (.*)", title)[1], re.search(r"\*\*Question\*\* \| (.*) \|", title)[1]
    made = [[new_markdown_cell(f"# Lesson {number}. {name}\n\n{question}")]]
    aim = re.search(r"\*\*What you do\.\*\* (.*)", title)[1]
    task = [new_markdown_cell(f"## Worksheet {number}. {name}\n\n{aim}")]
    for row in rows:
        if row["notebook"] == path.stem and task not in made:
            made.append(task)
        found = sections(nbformat.read(NOTEBOOKS / f"{row['notebook']}.ipynb", as_version=4))
        made += slides_of(found[row["section"]], re.sub(r"^\d\. ", "", row["section"]), row["show"])
    for cells in made:
        for n, cell in enumerate(cells):
            cell.metadata["slideshow"] = {"slide_type": "-" if n else "slide"}
            cell.source = re.sub(r"\[([^\]]*)\]\((?!http)[^)]*\)", r"\1", cell.source)  # a slide has no neighbours
    return new_notebook(cells=[cell for cells in made for cell in cells])


def page(exporter, book, *styles):
    """A notebook as one HTML page that asks nothing of the internet: no script, our styles, and descriptions of pictures."""
    html, _ = exporter.from_notebook_node(book)
    told = iter([output.data["text/plain"] for output in outputs(book.cells, "chart")])
    html = re.sub(r'alt="No description[^"]*"', lambda _: f'alt="{escape(next(told))}"', html)
    html = re.sub(r"<script\b[^>]*>.*?</script>|<link\b[^>]*href=\"http[^>]*>", "", html, flags=re.S)
    return html.replace("</head>", "".join(f"<style>{style}</style>" for style in styles) + "</head>", 1)


def slides(number, parts):
    """The slides of a lesson as one HTML page; parts is what player() returns."""
    reveal, theme, script = parts
    styles = [reveal, re.sub(r"@import url\([^)]*\);", "", theme), (TOOLS / "slides.css").read_text(encoding="utf-8")]
    html = page(AS_SLIDES, lesson(number), *styles)
    html = re.sub(r"<title>.*?</title>", f"<title>Lesson {number}</title>", html, count=1)
    return html.replace("</body>", f"<script>{script}</script><script>{START}</script></body>", 1)


def on_paper(cell):
    """A cell of a worksheet as paper has it: boxes and lines to write in for what is filled in, nothing that computes."""
    tags = cell.metadata.get("tags", [])
    if cell.cell_type == "markdown":
        return [] if cell.source.startswith("**How to fill in.**") else [cell]
    if "setup" in tags or "feedback" in tags:
        return []
    if "student" not in tags:
        cell.outputs = [output for output in cell.outputs if "<em>In words" not in str(output)]
        return [cell]
    names = re.findall(r'"([^"]+)": ""', cell.source)
    if names:
        blanks = "".join(f"<div>{name}:</div>" for name in names)
        return [new_markdown_cell(f'<div class="answer">{blanks}</div>')]
    lines = 16 if '"""' in cell.source else 2
    return [new_markdown_cell(f'<div class="lines">{"<p></p>" * lines}</div>')]


def paper(path):
    """A worksheet (a notebook, or a page of Markdown) as an HTML page to print."""
    if path.suffix == ".md":
        book = new_notebook(cells=[new_markdown_cell(path.read_text(encoding="utf-8"))])
    else:
        book = nbformat.read(path, as_version=4)
        book.cells = [new for cell in book.cells for new in on_paper(cell)]
    return page(ON_PAPER, book, (TOOLS / "paper.css").read_text(encoding="utf-8"))


def browser():
    """The path of a Chromium or Chrome, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def print_to(program, page, pdf):
    """Print an HTML file to a PDF; tells whether it worked."""
    command = [program, "--headless", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    pdf.unlink(missing_ok=True)
    subprocess.run(command, capture_output=True, timeout=120)
    return pdf.exists()


def main(folder=HANDOUTS):
    """Make everything and say what was made, and what is missing for the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    parts, program, missing = player(folder / "reveal.js"), browser(), False
    for number in range(1, 6) if parts else ():
        (folder / f"lesson_{number}_slides.html").write_text(slides(number, parts), encoding="utf-8")
        print(f"lesson_{number}_slides.html", flush=True)
    for path in [*worksheets(), LESSONS / "worksheet_1_easier.md"]:
        html, pdf = folder / f"{path.stem}.html", folder / f"{path.stem}.pdf"
        html.write_text(paper(path), encoding="utf-8")
        printed = program and print_to(program, html, pdf)
        if printed:
            html.unlink()
        missing = missing or not printed
        print((pdf if printed else html).name, flush=True)
    print(f"All of this is in {folder.name}/.")
    if not parts:
        print("There are no slides: reveal.js, which moves them, could not be fetched. Run again online.")
    if missing:
        print("For PDFs install Chromium or Chrome and run again, or open the HTML pages in a browser and print them.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
