"""Every page as most readers meet it: rendered by GitHub, without styles, scripts or anything folded away."""

import base64
import io
import re
from urllib.parse import unquote, urlparse

import numpy
import pytest
from github import DROPPED_WHOLE, PAGES, PICTURE, pictures, sanitised, told, view
from pages import ANSWERS, NOTEBOOKS, ROOT, outputs, read
from PIL import Image

COUNTED = re.compile(r"\((?P<rows>\d+) rows?\)$")
PLAIN = {
    *("<p>", "<strong>", "<em>", '<table class="dataframe">', "<thead>", "<tbody>", "<tr>", '<tr style="text-align: left;">'),
    *('<th scope="col" style="text-align:left">', '<td style="text-align:left">'),
}
HIDDEN = rf"<!--|<({DROPPED_WHOLE.replace(' ', '|')})\b|<[^>]*\s(hidden|aria-hidden)\b"


def pictures_stand_with_their_descriptions(page):
    """Every picture is there as it was drawn, has an alternative text, and is described in the paragraph beneath.

    A picture from the folder of figures is drawn, and so described, by the notebook that its paragraph links.
    """
    drawn = pictures(page.cells)
    here = [image for image in page.shown.find_all("img") if image.get("src", "").startswith(PICTURE)]
    assert len(here) == len(drawn)
    for image, (png, description) in zip(here, drawn):
        assert base64.b64decode(image["src"][len(PICTURE) :]) == png
        assert image.get("alt") == description and 40 < len(description) < 400
        assert told(image.find_next("p")) == f"In words: {' '.join(description.split())}"
    for image in filed(page):
        assert len(image["alt"]) > 20 and (page.path.parent / image["src"]).is_file(), image
        if page.path.suffix == ".ipynb":
            target = page.path.parent / image.find_parent("li").find("a")["href"]
            there = [output["metadata"].get("chart") for output in outputs(read(target)["cells"])]
            assert re.search(r"(\w+)\.png$", image["src"])[1] in there, image["src"]


def filed(page):
    """The pictures of a page that stand in files of their own."""
    return [image for image in page.shown.find_all("img") if not image["src"].startswith(PICTURE)]


def pictures_are_white_to_their_border(page):
    """Pictures are opaque and end in white on every side, so that nothing is lost where the page is dark."""
    for png in [png for png, _ in pictures(page.cells)] + [(page.path.parent / one["src"]).read_bytes() for one in filed(page)]:
        picture = Image.open(io.BytesIO(png))
        assert picture.mode in ("P", "RGB", "L") and "transparency" not in picture.info
        pixels = numpy.asarray(picture.convert("RGB"))
        assert all((side == 255).all() for side in (pixels[:3], pixels[-3:], pixels[:, :3], pixels[:, -3:]))


def tables_are_whole(page):
    """Every table of an output has a caption that counts its rows, that many rows, no cell less and none cut."""
    whole = [table for table in page.shown.find_all("table") if table.find_all("th", scope=True)]
    html = "".join("".join(output["data"].get("text/html", "")) for output in outputs(page.cells))
    assert len(whole) == html.count("<table")
    for table in whole:
        caption = COUNTED.search(told(table.find_previous("p")))
        assert caption, told(table.find_previous("p"))
        rows, heads = table.tbody.find_all("tr"), table.thead.find_all("th")
        assert len(rows) == int(caption["rows"]), told(table.find_previous("p"))
        assert all(head.get("scope") == "col" and told(head) for head in heads)
        for row in rows:
            cells = row.find_all("td")
            assert len(cells) == len(heads)
            assert not any(told(cell).endswith("...") for cell in cells), told(row)


def links_are_alive(page):
    """Every link leads to a file of the collection or to a well-formed address, and none to a place in the page."""
    for link in page.shown.find_all("a"):
        assert told(link) and link.has_attr("href"), f"{link}: without words, or GitHub drops where it leads to"
        target = urlparse(link["href"])
        if target.scheme:
            assert target.scheme == "https" and re.fullmatch(r"[\w-]+(\.[\w-]+)+", target.netloc), link["href"]
            assert not re.search(r"[\s<>\"{}|\\^`]", link["href"]), link["href"]
        else:
            assert not target.fragment, link["href"]
            place = (page.path.parent / unquote(target.path)).resolve()
            assert place.exists() and place.is_relative_to(ROOT), link["href"]


def headings_are_in_order(page):
    """One heading of the first level comes first; no level is skipped on the way down."""
    levels = [int(heading.name[1]) for heading in page.shown.find_all(re.compile("^h[1-6]$"))]
    assert levels[:1] == [1] and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def styles_convey_nothing(page):
    """What the collection writes uses plain marks; its only style sets a cell's text to the left."""
    for output in outputs(page.cells):
        assert set(output["data"]) <= {"text/plain", "text/html", "image/png"}
        assert set(re.findall("<[^/][^>]*>", "".join(output["data"].get("text/html", "")))) <= PLAIN


def nothing_is_hidden_or_lost(page):
    """No cell or output is folded away or tagged to be hidden, and no mark hides anything, with GitHub or without."""
    for cell in page.cells:
        assert set(cell["metadata"]) <= {"tags"}
        assert not [tag for tag in cell["metadata"].get("tags", []) if re.search("hid|collaps|remove|skip", tag)]
    assert not re.search(HIDDEN, page.html)
    for style in re.findall(r'<[^>]*\sstyle="([^"]*)"', page.html):
        assert not re.search(r"display|visibility|opacity|height|overflow|position", style)


CHECKS = [
    pictures_stand_with_their_descriptions,
    pictures_are_white_to_their_border,
    tables_are_whole,
    links_are_alive,
    headings_are_in_order,
    styles_convey_nothing,
    nothing_is_hidden_or_lost,
]


@pytest.mark.parametrize("path", NOTEBOOKS + ANSWERS + PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_page(path):
    for check in CHECKS:
        check(view(path))


def test_the_sanitiser_drops_what_github_drops():
    left = sanitised(
        '<style>p {color: red}</style><script>alert(1)</script><p style="color:red" class="a" id="b" onclick="x()">Text</p>'
        '<details><summary>More</summary>folded</details><iframe src="https://example.org"></iframe><a href="#b">in</a>'
        '<a href="javascript:x()">run</a><a href="data:text/html,x">data</a><img src="data:image/svg+xml,x" alt="svg">'
        '<img src="data:image/png;base64,AAAA" alt="png"><form><input value="x"><button>go</button></form><object></object>'
    )
    assert re.findall("<[a-z][^>]*>", left) == [
        "<p>", "<a>", "<a>", "<a>", '<img alt="svg">', '<img src="data:image/png;base64,AAAA" alt="png">'
    ]  # fmt: skip
