"""The pages of the book, prepared from the files of the collection as they stand: copied, never changed in their place."""

import base64
import csv
import re
import struct
from html import escape
from pathlib import Path

import nbformat
import published
from pages_of_tables import KINDS
from sidebyside.dates import in_words

HERE = Path(__file__).parent
NO_PAGES = ("tests/", "tools/")
TEACHERS = "lessons/teacher_notes"  # in the menu the answers stand under it, and not before a class
OF_A_READER = "student"  # the tag of cells that are there to be written in: these stay open


def prepare(root, folder):
    """Copy what is published of the collection into a folder, and make the pages of the book there."""
    published.copy(root, folder, [name for name in published.files(root) if not name.startswith(NO_PAGES)])
    for path in [*folder.glob("notebooks/*.ipynb"), *folder.glob("lessons/answers/*.ipynb")]:
        notebook(path, folder)
    for path in [*folder.glob("*.md"), *folder.glob("*/*.md")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\[([^\]]*)\]\([^):]*/\)", r"\1", text), encoding="utf-8")  # a folder is no page
    for name, more in (("lessons/README", to_hand_out(folder)), (TEACHERS, answers(folder))):
        with open(folder / f"{name}.md", "a", encoding="utf-8") as page:
            page.write(more)
    made = {"index": first_page, "notebooks/glossary": glossary, "data/documents": documents, "data/schools": schools}
    for name, page in made.items():
        (folder / f"{name}.md").write_text(page(folder), encoding="utf-8")


def rows(folder, name):
    """The rows of a table, in their order where they have one, as dicts of texts."""
    with open(folder / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: int(row.get("position", 0)))


def notebook(path, folder):
    """Fold the code of a notebook, give every chart an address and every table a frame that scrolls, and say what it is."""
    book = nbformat.read(path, as_version=4)
    page, charts = path.relative_to(folder).with_suffix("").as_posix(), []
    for cell in book.cells:
        if cell.cell_type == "code" and OF_A_READER not in cell.metadata.get("tags", []):
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                charts.append(f"charts/{page}/{output.metadata['chart']}.png")
                output.data["text/html"] = chart(output, charts[-1], page.count("/"), folder)
            elif "<table" in output.get("data", {}).get("text/html", ""):
                output.data["text/html"] = table(output.data["text/html"])
    first = book.cells[0].source
    asked = re.search(r"\*\*Question\*\* \| (.*?) *\|", first)
    told = asked[1] if asked else first.split("\n\n")[1]
    book.metadata["description"] = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", told).split())
    book.metadata["picture"] = charts[0] if charts else "_images/finding.png"
    nbformat.write(book, path)


def chart(output, address, depth, folder):
    """A chart as HTML: the picture, filed as PNG, opens large, and has an address of its own."""
    file, png = folder / "_files" / address, base64.b64decode(output.data["image/png"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(png)
    width, height = struct.unpack(">II", png[16:24])
    there, alt = "../" * depth + address, escape(output.metadata["image/png"]["alt"])
    return (
        f'<figure class="chart" id="{file.stem}"><a href="{there}">'
        f'<img src="{there}" alt="{alt}" width="{width}" height="{height}" loading="lazy"></a>'
        f'<figcaption><a href="#{file.stem}">Link to this picture</a></figcaption></figure>'
    )


def table(html):
    """A table in a frame that scrolls by itself, under its number if it has one."""
    caption = re.search("<strong>(.*?)</strong>", html)
    told = caption[1] if caption else "Table"
    number = re.match(r"E\d+", told)
    anchor = f' id="{number[0].lower()}"' if number else ""
    opening = f'<div class="wide" role="group" tabindex="0" aria-label="{told}"{anchor}><table'
    return html.replace("<table", opening).replace("</table>", "</table></div>")


def first_page(folder):
    """The first page: what the README says before its first heading, the doors, and the menu of the book by parts."""
    text = (folder / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    text = re.sub(r"^\*\*\[.*\n?", "", text, flags=re.M)  # its own links to what the doors lead to
    heading, _, told = text.partition("\n")
    text = (HERE / "index.md").read_text(encoding="utf-8").replace("(told)", told.strip()).replace("(title)", heading[2:])
    numbered = pages(folder, "notebooks/[0-9]*.ipynb")
    own = [name for name in numbered if name.endswith("your_source")]
    menu = {
        "Read": [*(name for name in numbered if name not in own), "notebooks/glossary"],
        "Teach": [
            "lessons/README", *(name for name in pages(folder, "lessons/[a-z]*.md") if name != TEACHERS),
            *pages(folder, "notebooks/worksheet_*.ipynb"), f"For teachers: notes and answers <{TEACHERS}>",
        ],
        "Check": ["data/documents", "data/schools", "data/README", "Change the collection <CONTRIBUTING>"],
        "Add your own": [*own, "accounts/README", "Install it on your computer <README>"],
    }  # fmt: skip
    parts = [toctree(part, names) for part, names in menu.items()]
    return text.replace("(first)", numbered[0]).replace("(own)", own[0]) + "\n" + "\n\n".join(parts) + "\n"


def toctree(part, names):
    """A part of the menu."""
    return f":::{{toctree}}\n:hidden:\n:caption: {part}\n\n" + "\n".join(names) + "\n:::"


def answers(folder):
    """The part of the menu with the answers, for the page that only teachers open."""
    return "\n\n" + toctree("Answers", pages(folder / "lessons", "answers/*.ipynb")) + "\n"


def pages(folder, names):
    """The pages that a pattern names, in order, as a menu has them: without their endings."""
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob(names))


def to_hand_out(folder):
    """The list of the slides and printed worksheets that are on the site, for the page of the lessons."""
    told = {".pdf": "to print", ".html": "to show"}
    lines = [
        f'<li><a href="../handouts/{path.name}">{path.stem.replace("_", " ").capitalize()}</a>, {told[path.suffix]}</li>'
        for path in sorted(folder.glob("_files/handouts/*.*"))
    ]
    return f"\n\n## Ready to hand out\n\n<ul>{''.join(lines)}</ul>\n" if lines else ""


def headed(title, told, body):
    """A page of Markdown with a title and the sentence that is shown where the page is shared."""
    return f"---\ndescription: {told}\npicture: _images/finding.png\n---\n# {title}\n\n{told}\n\n{body}\n"


def glossary(folder):
    """The glossary as Sphinx keeps one: a definition a term, to which the first use of the term on a page leads."""
    parts = []
    for kind, heading in KINDS.items():
        lines = [f"## {heading}\n\n:::{{glossary}}"]
        for row in rows(folder, "glossary"):
            if row["kind"] == kind:
                spelt = [("zh-Hans", row["chinese"], row["pinyin"]), ("ru", row["russian"], row["transliteration"])]
                others = [row["also"].replace(";", ",")] if row["also"] else []
                others += [f'<span lang="{tongue}">{name}</span> ({sound})' for tongue, name, sound in spelt if name]
                lines.append(f"{row['term']}\n  {row['explained']}" + f" Also: {'; '.join(others)}." * bool(others) + "\n")
        parts.append("\n".join([*lines, ":::"]))
    told = "The people, places, institutions, events and ideas that the pages name, and the terms of the method."
    after = "The marks over Chinese readings are the tones. The family name comes first: Mao Zedong is Mr Mao."
    return headed("Glossary", told, f"{after}\n\n" + "\n\n".join(parts))


def documents(folder):
    """The primary documents that a class can read, each with where it stands, how long it is, and a task."""
    parts = []
    for row in rows(folder, "documents"):
        parts.append(
            f"({row['document']})=\n## {row['title']}\n\n"
            f"**{in_words(row['date'])}**, {row['speaker']} to {row['addressee']}.\n\n> “{row['seen_quote']}”\n\n"
            f"**Task.** {row['task']}\n\n**To read:** {row['length']}. [Read it there](<{row['seen_at']}>).\n\n"
            f"*{row['archive']}.*"
        )
    told = "Primary documents on the split that a class can read, in the order of time, each with a task."
    return headed("Documents to read", told, "\n\n".join(parts))


def schools(folder):
    """The schools of explanation: what each says, what it rests on, what is said against it."""
    parts = []
    for row in rows(folder, "schools"):
        said = f"**Rests on:** {row['sources']}\n\n**Against it:** {row['weak_point']}"
        parts.append(f"## {row['label']}\n\n{row['argument']}\n\n{said}")
    told = "How historians, and the parties before them, have explained the split. The schools overlap."
    return headed("Schools of explanation", told, "\n\n".join(parts))
