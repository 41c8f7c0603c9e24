"""How Sphinx makes the book of the pages that pages.py has prepared: myst-nb reads, sphinx-book-theme sets.

Nothing is executed and nothing is fetched: every page is shown with the outputs that are stored, and no page asks
another host for a font or a script.
"""

import csv
import os
import re
from html import escape
from pathlib import Path

from docutils import nodes

HERE = Path(__file__).parent
project = "The Sino-Soviet split, side by side"
author = copyright = "the contributors. Code: MIT. Data and prose: CC BY 4.0. Quotations remain their authors'"
html_title = project
language = "en"
extensions = ["myst_nb"]
include_patterns = ["*.md", "notebooks/**", "lessons/**", "data/*.md", "accounts/*.md"]
exclude_patterns = ["lessons/worksheets", "notebooks/sidebyside"]
nb_execution_mode = "off"
nb_code_prompt_show, nb_code_prompt_hide = "Show the code", "Hide the code"
myst_enable_extensions = ["colon_fence", "html_image"]
myst_heading_anchors = 3

html_theme = "sphinx_book_theme"
html_theme_options = {
    "show_toc_level": 2,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "navbar_persistent": [],
    "toc_title": "On this page",
    "search_bar_text": "A name, a place, a word ...",
}
html_static_path = [str(HERE / "static")]
html_css_files = ["book.css"]
templates_path = [str(HERE / "templates")]
html_copy_source = False
ADDRESS = os.environ.get("BOOK_ADDRESS", "").rstrip("/")  # where it is published, if that is known


def fold_evidence(app, tree, page):
    """Fold the part of a page that is headed Evidence, whatever parts it has of its own."""
    for part in tree.findall(nodes.section):
        if part[0].astext() == "Evidence":
            words = '<details class="evidence"><summary>Show the evidence, table by table</summary>'
            part.insert(1, nodes.raw("", words, format="html"))
            part.append(nodes.raw("", "</details>", format="html"))


def link_terms(app, tree, page):
    """Link each term of the glossary where the prose of a page first has it."""
    where, known = app.env.get_domain("std").objects, app.env.glossary_names
    names = re.compile(rf"\b({'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b")
    done = set() if page != "notebooks/glossary" else set(known.values())
    for text in list(tree.findall(nodes.Text)):
        above = text.parent
        if isinstance(above, (nodes.paragraph, nodes.strong, nodes.emphasis)) and not _linked(above):
            parts, at, value = [], 0, text.astext()
            for found in names.finditer(value):
                term = known[found[0]]
                if term not in done:
                    done.add(term)
                    there, anchor = where["term", term]
                    address = f"{app.builder.get_relative_uri(page, there)}#{anchor}"
                    link = nodes.reference("", found[0], refuri=address, internal=True, classes=["term"])
                    parts += [nodes.Text(value[at : found.start()]), link]
                    at = found.end()
            if parts:
                above.replace(text, [*parts, nodes.Text(value[at:])])


def _linked(node):
    """Tell whether a node stands in a link, or in a table or label where one more link is no help."""
    barred = (nodes.reference, nodes.title, nodes.thead, nodes.literal)
    while node is not None:
        if isinstance(node, barred):
            return True
        node = node.parent
    return False


def open_large(app, tree, page):
    """Let a click on a picture in the prose of a page open it large, as on a chart of a notebook."""
    for picture in list(tree.findall(nodes.image)):
        if not isinstance(picture.parent, nodes.reference):
            _, file = app.env.images[picture["uri"]]
            address = "../" * page.count("/") + f"_images/{file}"
            link = nodes.reference("", "", refuri=address, internal=True)
            picture.replace_self(link)
            link += picture


def name_terms(app, env):
    """Collect under which words each term of the glossary is looked for: a dict of word and term."""
    env.glossary_names = {}
    with open(Path(app.srcdir) / "data" / "glossary.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            term, common = row["term"], row["kind"] in ("method", "concept")
            also = [] if row["kind"] == "method" else re.split("; ?", row["also"])
            words = [term, *filter(None, also), *([term[0].lower() + term[1:]] if common else [])]
            for word in words:
                env.glossary_names.setdefault(word, term)


def tell_who_shares(app, page, template, context, tree):
    """Say for those who share a page what it is, with a picture; and offer to print it and, if it is a notebook, to run it."""
    meta, to = context.get("meta") or {}, context["pathto"]
    picture, told = meta.get("picture"), {}
    if picture:
        told = {
            "og:title": re.sub("<[^>]*>", "", context.get("title", "")) or project,
            "og:site_name": project,
            "og:type": "article",
            "og:description": meta["description"],
            "og:image": f"{ADDRESS}/{picture}" if ADDRESS else to(picture, 1),
            "og:url": ADDRESS and f"{ADDRESS}/{page}.html",
            "twitter:card": "summary_large_image",
        }
    lines = [f'<meta property="{name}" content="{escape(text)}">' for name, text in told.items() if text]
    context["metatags"] = "\n".join([context.get("metatags", ""), *lines])
    printing = {"javascript": "window.print()", "icon": "fas fa-print", "tooltip": "Print this page", "label": "print"}
    context["header_buttons"].append({"type": "javascript", **printing})
    if page.startswith("notebooks/") and str(app.env.doc2path(page)).endswith(".ipynb"):
        address = f"{to('live/lab/index.html', 1)}?path={page}.ipynb"
        tip = "Open this page in the browser's own Jupyter, and run it"
        context["header_buttons"].append(
            {"type": "link", "url": address, "text": "Run", "tooltip": tip, "icon": "fas fa-play", "label": "run"}
        )


def setup(app):
    """Hang these on Sphinx's own steps."""
    app.connect("env-updated", name_terms)
    app.connect("doctree-resolved", link_terms)
    app.connect("doctree-resolved", open_large)
    app.connect("doctree-resolved", fold_evidence)
    app.connect("html-page-context", tell_who_shares, priority=502)
