"""Make what is handed out: slides for each lesson, and each worksheet as a PDF to print.

    python tools/handouts.py [folder]

Everything goes into handouts/, which git ignores. The slides are one HTML file a lesson: what lessons/slides.csv names,
taken from the notebooks as they stand. They need no internet when they are shown. The first run fetches reveal.js,
which moves the slides, with pip. The PDFs are printed by Chromium or Chrome.
"""

import base64
import csv
import io
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from html import escape
from pathlib import Path

import nbformat
import numpy
import published
from nbconvert import HTMLExporter, SlidesExporter
from PIL import Image
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS, LESSONS, HANDOUTS = ROOT / "notebooks", ROOT / "lessons", ROOT / "handouts"
PLAYER = ["dist/reveal.js", "dist/reveal.css", "dist/theme/white.css", "plugin/notes/notes.js", "LICENSE"]
TALLEST = 1000  # pixels of a chart that a slide can hold
CDN = "https://cdn.jsdelivr.net/npm/reveal.js@5.2.0"
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"]
BROWSER_FILES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
]
SLIDE_STYLE = """
.reveal { font-family: "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-size: 30px; }
.reveal h1 { font-size: 1.7em; text-transform: none; }
.reveal h2 { font-size: 1.1em; text-transform: none; margin-bottom: 8px; }
.reveal .slides section { text-align: left; }
.reveal img { height: 660px; width: auto; max-width: 100% !important; max-height: none; object-fit: contain; display: block; margin: 0 auto; }
.reveal blockquote { width: auto; box-shadow: none; font-style: normal; font-size: 1.4em; border-left: 6px solid #4a4a4a; padding-left: 0.8em; }
.reveal table { font-size: 22px !important; margin: 0; }
.reveal td, .reveal th { padding: 4px 10px !important; vertical-align: top; white-space: normal !important; }
.jp-Cell, .jp-RenderedHTMLCommon { font-size: inherit !important; padding: 0 !important; }
.jp-InputPrompt, .jp-OutputPrompt, .jp-OutputArea-prompt { display: none !important; }
.jp-OutputArea-output, .jp-InputArea, .jp-OutputArea { overflow: visible !important; }
"""
PAPER_STYLE = """
@page { size: A4; margin: 16mm 15mm; }
body { padding: 0 !important; font-size: 10.5pt; }
.jp-Cell, .jp-OutputArea, .jp-OutputArea-child, .jp-Cell-outputWrapper, .jp-OutputArea-output { display: block !important;
  break-inside: auto !important; overflow: visible !important; }
.jp-Cell { padding: 1mm 0 !important; }
.jp-InputPrompt, .jp-OutputPrompt, .jp-OutputArea-prompt, .anchor-link { display: none !important; }
.jp-RenderedHTMLCommon, .jp-OutputArea-output { font-size: 10.5pt !important; }
h1 { font-size: 18pt !important; }
h2 { font-size: 13pt !important; break-after: avoid; }
table { width: 100% !important; table-layout: auto !important; font-size: 8.5pt !important; }
thead { display: table-header-group; }
tr, img, blockquote, .answer div { break-inside: avoid; }
td, th { white-space: normal !important; vertical-align: top !important; padding: 1mm 1.5mm !important; max-width: none !important;
  border-bottom: 0.2mm solid #bbb; }
td:first-child { white-space: nowrap !important; }
p:has(+ table) { break-after: avoid; }
a, a:visited { color: inherit !important; text-decoration: none !important; }
.answer { column-count: 2; column-gap: 8mm; }
.answer div { border-bottom: 0.2mm solid #555; height: 8mm; padding-top: 2.5mm; box-sizing: border-box; font-size: 9pt; }
.lines p { border-bottom: 0.2mm solid #555; height: 8mm; margin: 0; }
"""


def player(folder):
    """The parts of reveal.js as a dict of name and text, fetched with pip once; empty if they cannot be had."""
    if not all((folder / name).exists() for name in PLAYER):
        with tempfile.TemporaryDirectory() as place:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
            command += ["--require-hashes", "-r", str(ROOT / "tools" / "reveal.txt"), "-d", place]
            if subprocess.run(command, capture_output=True).returncode:
                return {}
            with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
                for name in PLAYER:
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_bytes(wheel.read(f"sphinx_revealjs/_static/revealjs/{name}"))
    return {name: (folder / name).read_text(encoding="utf-8") for name in PLAYER}


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
            found.setdefault(heading, []).append(nbformat.v4.new_markdown_cell(text.strip()))
    return found


def _outputs(cells, kind):
    """The outputs of a section of a kind: its charts or its tables."""
    for cell in cells:
        for output in cell.get("outputs", []):
            html = "".join(output.get("data", {}).get("text/html", ""))
            is_a = "chart" if "image/png" in output.get("data", {}) else "table" if "<table" in html else ""
            if is_a == kind:
                yield output


def pieces(output):
    """A chart as it is or, if it is too tall for a slide, cut into pieces between two lines (outputs)."""
    picture = Image.open(io.BytesIO(base64.b64decode(output.data["image/png"]))).convert("RGB")
    parts = math.ceil(picture.height / TALLEST)
    ink = (255 - numpy.asarray(picture, dtype=int)).sum(axis=(1, 2))
    cuts = [0, picture.height]
    for n in range(1, parts):
        middle = picture.height * n // parts
        near = range(middle - 60, middle + 60)
        cuts.insert(n, min(near, key=lambda row, middle=middle: (ink[row - 3 : row + 4].sum(), abs(row - middle))))
    for top, bottom in zip(cuts, cuts[1:]):
        png = io.BytesIO()
        picture.crop((0, top, picture.width, bottom)).save(png, format="png")
        data = {"image/png": base64.b64encode(png.getvalue()).decode(), "text/plain": output.data["text/plain"]}
        yield nbformat.v4.new_output("display_data", data=data, metadata=output.metadata)


def slides_of(cells, heading, show):
    """The slides made of a section: one for each thing to show."""
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    for kind in show.split():
        if kind == "discuss":
            quotes = [text for part in prose for text in re.findall(r"(?:^>.*\n?)+", part, re.M)]
            yield [nbformat.v4.new_markdown_cell(f"## {heading}\n\n{quotes[0]}")]
        elif kind == "text":
            text = prose[0].split("**Where next:**")[0]
            yield [nbformat.v4.new_markdown_cell(f"## {heading}\n\n{text}")]
        else:
            groups = _a_slide_each(list(_outputs(cells, kind)), kind)
            for n, outputs in enumerate(groups, start=1):
                part = f" ({n} of {len(groups)})" if len(groups) > 1 else ""
                yield [nbformat.v4.new_markdown_cell(f"## {heading}{part}"), nbformat.v4.new_code_cell(outputs=outputs)]


def _a_slide_each(found, kind):
    """Outputs of one kind as slides have them: the first table, or the first chart in its pieces."""
    if kind == "table":
        return [found[:1]]
    return [[piece] for piece in pieces(found[0])]


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
    made = [[nbformat.v4.new_markdown_cell(f"# Lesson {number}. {name}\n\n{question}")]]
    aim = re.search(r"\*\*What you do\.\*\* (.*)", title)[1]
    task = [nbformat.v4.new_markdown_cell(f"## Worksheet {number}. {name}\n\n{aim}")]
    for row in rows:
        if row["notebook"] == path.stem and task not in made:
            made.append(task)
        found = sections(nbformat.read(NOTEBOOKS / f"{row['notebook']}.ipynb", as_version=4))
        made += slides_of(found[row["section"]], re.sub(r"^\d\. ", "", row["section"]), row["show"])
    for cells in made:
        for n, cell in enumerate(cells):
            cell.metadata["slideshow"] = {"slide_type": "-" if n else "slide"}
            cell.source = re.sub(r"\[([^\]]*)\]\((?!http)[^)]*\)", r"\1", cell.source)  # a slide has no neighbours
    return nbformat.v4.new_notebook(cells=[cell for cells in made for cell in cells])


def described(html, book):
    """The page of a notebook with the description of each of its pictures as alternative text."""
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    told = iter([output.data["text/plain"] for output in outputs if "image/png" in output.get("data", {})])
    return re.sub(r'alt="No description[^"]*"', lambda _: f'alt="{escape(next(told))}"', html)


def slides(number, parts):
    """The slides of a lesson as one HTML page; parts is what player() returns."""
    book = lesson(number)
    settings = Config({"SlidesExporter": {"exclude_input": True, "reveal_url_prefix": CDN, "reveal_theme": "white"}})
    html, _ = SlidesExporter(config=settings).from_notebook_node(book)
    html = re.sub(r"<script\b[^>]*>.*?</script>", "", described(html, book), flags=re.S)  # jQuery, RequireJS, MathJax: not needed here
    html = re.sub(r'<link\b[^>]*href="http[^>]*>', "", html)
    html = re.sub(r"<title>.*?</title>", f"<title>Lesson {number}</title>", html, count=1)
    start = "Reveal.initialize({hash: true, width: 1100, height: 760, margin: 0.03, center: false, transition: 'none'});"
    if parts:
        theme = re.sub(r"@import url\([^)]*\);", "", parts["dist/theme/white.css"])
        style = f"<style>{parts['dist/reveal.css']}\n{theme}</style>"
        script = f"<script>{parts['dist/reveal.js']}</script>"
    else:
        style = "".join(f'<link rel="stylesheet" href="{CDN}/dist/{name}.css">' for name in ("reveal", "theme/white"))
        script = f'<script src="{CDN}/dist/reveal.js"></script>'
    html = html.replace("</head>", f"{style}<style>{SLIDE_STYLE}</style></head>", 1)
    return html.replace("</body>", f"{script}<script>{start}</script></body>", 1)


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
        return [nbformat.v4.new_markdown_cell(f'<div class="answer">{blanks}</div>')]
    lines = 16 if '"""' in cell.source else 2
    return [nbformat.v4.new_markdown_cell(f'<div class="lines">{"<p></p>" * lines}</div>')]


def paper(path):
    """A worksheet as an HTML page to print."""
    book = nbformat.read(path, as_version=4)
    book.cells = [new for cell in book.cells for new in on_paper(cell)]
    settings = Config({"HTMLExporter": {"exclude_input": True, "exclude_output_prompt": True}})
    html, _ = HTMLExporter(config=settings).from_notebook_node(book)
    html = re.sub(r"<script\b[^>]*>.*?</script>", "", described(html, book), flags=re.S)
    return html.replace("</head>", f"<style>{PAPER_STYLE}</style></head>", 1)


def browser():
    """The path of a Chromium or Chrome, or None."""
    found = (shutil.which(name) for name in [os.environ.get("BROWSER_FOR_PDF", ""), *BROWSERS])
    return next((path for path in [*found, *BROWSER_FILES] if path and Path(path).exists()), None)


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
    parts, program, missing = player(folder / "reveal.js"), browser(), []
    for number in range(1, 6):
        (folder / f"lesson_{number}_slides.html").write_text(slides(number, parts), encoding="utf-8")
        print(f"lesson_{number}_slides.html", flush=True)
    for path in worksheets():
        page, pdf = folder / f"{path.stem}.html", folder / f"{path.stem}.pdf"
        page.write_text(paper(path), encoding="utf-8")
        printed = program and print_to(program, page, pdf)
        if printed:
            page.unlink()
        else:
            missing.append(page.name)
        print((pdf if printed else page).name, flush=True)
    print(f"All of this is in {folder.name}/.")
    if not parts:
        print("reveal.js could not be fetched: these slides need the internet when they are shown. Run again online.")
    if missing:
        print("For PDFs install Chromium or Chrome and run again, or open the HTML pages in a browser and print them.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
