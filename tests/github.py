"""A page as GitHub shows it: what nbconvert renders, after a sanitiser has dropped what GitHub drops."""

import base64
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nbformat
import nh3
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter
from pages import ROOT, outputs, read

PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "accounts/README.md", "data/README.md")]

# GitHub keeps plain marks of text, tables, links and pictures. It drops styles, scripts, forms, frames, widgets, folded
# parts, class and id, event handlers and links within the page.
KEPT = (
    "a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre q s span strong sub sup table "
    "tbody td tfoot th thead tr ul"
)
DROPPED_WHOLE = "button details iframe noscript object script select style svg template textarea"
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
PICTURE = "data:image/png;base64,"


class View(NamedTuple):
    """One page: where it is, the cells of its notebook (none for a page of Markdown), its HTML, and what GitHub shows."""

    path: Path
    cells: list
    html: str
    shown: BeautifulSoup


def _kept(tag, attribute, value):
    """The value of an attribute, or None where GitHub drops it."""
    if attribute == "href" and value.startswith("#"):
        return None
    if attribute in ("href", "src") and value.startswith("data:") and not (tag == "img" and value.startswith(PICTURE)):
        return None
    return value


def sanitised(html):
    """What GitHub leaves of a piece of HTML."""
    return nh3.clean(
        html,
        tags=set(KEPT.split()),
        clean_content_tags=set(DROPPED_WHOLE.split()),
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )


PLAINEST = HTMLExporter(template_name="basic", exclude_anchor_links=True)


def rendered(path):
    """A notebook or a page of Markdown as HTML, by nbconvert's plainest template."""
    if path.suffix == ".ipynb":
        return PLAINEST.from_filename(str(path))[0]
    cell = nbformat.v4.new_markdown_cell(path.read_text(encoding="utf-8"))
    return PLAINEST.from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))[0]


@cache
def view(path):
    """The View of a notebook or of a page of Markdown."""
    cells, html = read(path)["cells"] if path.suffix == ".ipynb" else [], rendered(path)
    return View(path, cells, html, BeautifulSoup(sanitised(html), "html.parser"))


def pictures(cells):
    """The PNGs that some cells have drawn, each with its description."""
    return [
        (base64.b64decode(output["data"]["image/png"]), output["metadata"]["image/png"]["alt"])
        for output in outputs(cells)
        if "image/png" in output.get("data", {})
    ]


def told(element):
    """The visible text of an element in one line."""
    return " ".join(element.get_text(" ").split())
