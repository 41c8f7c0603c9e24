"""The pages of the book, prepared from the files of the collection as they stand: copied, never changed in their place."""

import base64
import csv
import re
import struct
from html import escape
from pathlib import Path

import nbformat
import published
from sidebyside.dates import in_words

HERE = Path(__file__).parent
KINDS = {
    "person": "People", "place": "Places", "institution": "Institutions", "event": "Events", "concept": "Ideas",
    "method": "Terms of the method",
}  # fmt: skip
NO_PAGES = ("tests/", "tools/")
OF_A_READER = "student"  # the tag of cells that are there to be written in: these stay open


def prepare(root, folder):
    """Copy what is published of the collection into a folder, and make the pages of the book there."""
    published.copy(root, folder, [name for name in published.files(root) if not name.startswith(NO_PAGES)])
    for path in sorted([*folder.glob("notebooks/*.ipynb"), *folder.glob("lessons/answers/*.ipynb")]):
        notebook(path, folder)
    for path in [*folder.glob("*.md"), *folder.glob("*/*.md")]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\[([^\]]*)\]\([^):]*/\)", r"\1", text)  # a folder is no page
        path.write_text(text, encoding="utf-8")
    with open(folder / "lessons" / "README.md", "a", encoding="utf-8") as lessons:
        lessons.write(to_hand_out(folder))
    (folder / "index.md").write_text(first_page(folder), encoding="utf-8")
    (folder / "notebooks" / "glossary.md").write_text(glossary(folder), encoding="utf-8")
    (folder / "data" / "documents.md").write_text(documents(folder), encoding="utf-8")
    (folder / "data" / "schools.md").write_text(schools(folder), encoding="utf-8")


def rows(folder, name):
    """The rows of a table, as dicts of texts."""
    with open(folder / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def notebook(path, folder):
    """Fold the code of a notebook, give every chart an address and every table a frame that scrolls, and say what it is."""
    book = nbformat.read(path, as_version=4)
    place, names = f"charts/{path.relative_to(folder).with_suffix('').as_posix()}", []
    for cell in book.cells:
        if cell.cell_type == "code" and OF_A_READER not in cell.metadata.get("tags", []):
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/png" in data:
                name = output.metadata.get("chart", "chart")
                name += f"-{names.count(name) + 1}" * (name in names)
                names.append(name)
                depth = "../" * (len(path.relative_to(folder).parts) - 1)
                data["text/html"] = chart(data, output.metadata, name, folder / "_files" / place, f"{depth}{place}")
            elif "<table" in data.get("text/html", ""):
                data["text/html"] = table(data["text/html"])
    first = book.cells[0].source
    asked = re.search(r"\*\*Question\*\* \| (.*?) *\|", first)
    book.metadata["description"] = plain(asked[1] if asked else first.split("\n\n")[1])
    book.metadata["picture"] = f"{place}/{names[0]}.png" if names else "_images/finding.png"
    nbformat.write(book, path)


def plain(text):
    """Markdown as bare words on one line."""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", text).split())


def chart(data, about, name, files, address):
    """A chart as HTML: the picture, filed as PNG, opens large, and has an address of its own."""
    png = base64.b64decode(data["image/png"])
    files.mkdir(parents=True, exist_ok=True)
    (files / f"{name}.png").write_bytes(png)
    width, height = struct.unpack(">II", png[16:24])
    alt = escape(about.get("image/png", {}).get("alt", data["text/plain"]))
    size = f'width="{width}" height="{height}" loading="lazy"'
    return (
        f'<figure class="chart" id="{name}"><a href="{address}/{name}.png"><img src="{address}/{name}.png" alt="{alt}" {size}></a>'
        f'<figcaption><a href="#{name}">Link to this picture</a></figcaption></figure>'
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
            "lessons/README", *pages(folder, "lessons/[a-z]*.md"), *pages(folder, "notebooks/worksheet_*.ipynb"),
            *pages(folder, "lessons/answers/*.ipynb"),
        ],
        "Check": ["data/documents", "data/schools", "data/README", "Change the collection <CONTRIBUTING>"],
        "Add your own": [*own, "accounts/README", "Install it on your computer <README>"],
    }  # fmt: skip
    parts = [f":::{{toctree}}\n:hidden:\n:caption: {part}\n\n" + "\n".join(names) + "\n:::" for part, names in menu.items()]
    return text.replace("(first)", numbered[0]).replace("(own)", own[0]) + "\n" + "\n\n".join(parts) + "\n"


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
    for row in sorted(rows(folder, "documents"), key=lambda row: int(row["position"])):
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
    for row in sorted(rows(folder, "schools"), key=lambda row: int(row["position"])):
        said = f"**Rests on:** {row['sources']}\n\n**Against it:** {row['weak_point']}"
        parts.append(f"## {row['label']}\n\n{row['argument']}\n\n{said}")
    told = "How historians, and the parties before them, have explained the split. The schools overlap."
    return headed("Schools of explanation", told, "\n\n".join(parts))
