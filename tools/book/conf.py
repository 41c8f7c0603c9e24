"""How Sphinx makes the book of the pages that pages.py has prepared: myst-nb reads, sphinx-book-theme sets.

Nothing is executed and nothing is fetched: every page is shown with the outputs that are stored, and no page asks
another host for a font or a script. What a page says to those who share it stands in templates/layout.html.
"""

import csv
import os
import re
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
html_context = {"address": os.environ.get("BOOK_ADDRESS", "").rstrip("/")}  # where it is published, if that is known


def fold_evidence(app, tree, page):
    """Fold the part of a page that is headed Evidence, whatever parts it has of its own."""
    for part in tree.findall(nodes.section):
        if part[0].astext() == "Evidence":
            words = '<details class="evidence"><summary>Show the evidence, table by table</summary>'
            part.insert(1, nodes.raw("", words, format="html"))
            part.append(nodes.raw("", "</details>", format="html"))


def open_large(app, tree, page):
    """Let a click on a picture in the prose open it large, as on a chart: Sphinx links every picture that has a scale."""
    for picture in tree.findall(nodes.image):
        picture.setdefault("scale", 100)


def name_terms(app, env):
    """Collect under which words each term of the glossary is looked for: a dict of word and term.

    A term of the method in one small word, such as Share, is an ordinary word on most pages, and is not looked for.
    """
    env.glossary_names = {}
    with open(Path(app.srcdir) / "data" / "glossary.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            term, method = row["term"], row["kind"] == "method"
            if method and term.istitle() and term.isalpha():
                continue
            words = [term, *([] if method else filter(None, re.split("; ?", row["also"])))]
            if method or row["kind"] == "concept":
                words.append(term[0].lower() + term[1:])
            for word in words:
                env.glossary_names.setdefault(word.replace("'", "’"), term)  # as Sphinx sets it


def link_terms(app, tree, page):
    """Link each term of the glossary where the prose of a page first has it."""
    known = app.env.glossary_names
    names = re.compile(rf"\b({'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b")
    done = set(known.values()) if page == "notebooks/glossary" else set()
    for text in list(tree.findall(nodes.Text)):
        above = text.parent
        if not isinstance(above, (nodes.paragraph, nodes.strong, nodes.emphasis)) or _barred(above):
            continue
        parts = names.split(text.astext())  # every second part is a name
        for n in range(1, len(parts), 2):
            term = known[parts[n]]
            if term not in done:
                done.add(term)
                parts[n] = _link(app, page, term, parts[n])
        above.replace(text, [part if isinstance(part, nodes.Node) else nodes.Text(part) for part in parts])


def _barred(node):
    """Tell whether a node stands in a link, or in a title or label where a link is no help."""
    while node and not isinstance(node, (nodes.reference, nodes.title, nodes.thead, nodes.literal)):
        node = node.parent
    return bool(node)


def _link(app, page, term, word):
    """A link from a page to a term of the glossary."""
    there, anchor = app.env.get_domain("std").objects["term", term]
    address = f"{app.builder.get_relative_uri(page, there)}#{anchor}"
    return nodes.reference("", word, refuri=address, internal=True, classes=["term"])


def offer(app, page, template, context, tree):
    """Offer to print a page and, if it is a notebook, to run it."""
    context["header_buttons"].append(
        {"type": "javascript", "javascript": "window.print()", "icon": "fas fa-print", "tooltip": "Print this page", "label": "print"}
    )
    if page.startswith("notebooks/") and str(app.env.doc2path(page)).endswith(".ipynb"):
        address = f"{context['pathto']('live/lab/index.html', 1)}?path={page}.ipynb"
        tip = "Open this page in the browser's own Jupyter, and run it"
        context["header_buttons"].append(
            {"type": "link", "url": address, "text": "Run", "tooltip": tip, "icon": "fas fa-play", "label": "run"}
        )


def setup(app):
    """Hang these on Sphinx's own steps."""
    app.connect("env-updated", name_terms)
    for step in (link_terms, open_large, fold_evidence):
        app.connect("doctree-resolved", step)
    app.connect("html-page-context", offer, priority=502)
