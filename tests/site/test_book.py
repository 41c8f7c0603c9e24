"""The book: every page there, no dead link, nothing asked of another host, and nothing that bars a reader."""

import gzip
import json
import re
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

import build_site
import lab
import published
import pytest
from bs4 import BeautifulSoup

ROOT, SITE = build_site.ROOT, build_site.SITE
SOURCES = r"(README|CONTRIBUTING)\.md|(notebooks|lessons|data|accounts)/[^/]*\.(md|ipynb)|lessons/answers/.*"
MADE = ["index.html", "data/documents.html", "data/schools.html"]
PAGES = sorted([*MADE, *(re.sub(r"\.\w+$", ".html", name) for name in published.files(ROOT) if re.fullmatch(SOURCES, name))])
NOTEBOOKS = [name for name in PAGES if (ROOT / name.replace(".html", ".ipynb")).exists()]
WIDTHS = (360, 768, 1280)
HEAVIEST = 500_000  # bytes that the first page may send
# What scrolls sideways in the text of a page, but the frames of tables and long lines of code.
BEYOND = """() => [...document.querySelectorAll(".bd-article *")]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
    .filter(one => !one.matches(".wide, .pst-scrollable-table-container, pre, .highlight"))
    .map(one => one.outerHTML.slice(0, 150))"""


@cache
def soup(name):
    return BeautifulSoup((SITE / name).read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(name):
    return {one["id"] for one in soup(name).find_all(id=True)}


def alive(link, name):
    """Tell whether what a link on a page leads to is a file of the site, and a place in it."""
    parts = urlsplit(urljoin(name, link))
    target = unquote(parts.path) or name
    if parts.query.startswith("path="):
        return (SITE / "live" / "files" / parts.query.removeprefix("path=")).exists()
    if not (SITE / target).is_file():
        return False
    return not parts.fragment or not target.endswith(".html") or unquote(parts.fragment) in anchors(target)


def test_every_page_is_there_and_in_the_menu_and_the_answers_stand_under_the_page_for_teachers(site):
    written = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    others = r"(live|handouts|_static)/.*|search.html|genindex.html"
    assert sorted(name for name in written if not re.fullmatch(others, name)) == PAGES
    menu = soup("index.html").select_one("nav.bd-links")
    assert {link["href"] for link in menu.select("a.reference.internal")} | {"index.html"} == set(PAGES)
    assert [part.get_text() for part in menu.select("p.caption")] == ["Read", "Teach", "Check", "Add your own"]
    answers = menu.select("a[href*=answers]")
    assert answers and all("For teachers" in link.find_parent("details").find_parent("li").a.get_text() for link in answers)


@pytest.mark.parametrize("name", PAGES)
def test_no_link_of_a_page_is_dead_and_no_term_is_linked_twice(site, name):
    links = [one.get("href") or one.get("src") for one in soup(name).select("a[href], link[href], img[src], script[src]")]
    assert links and [link for link in links if not urlsplit(link).scheme and not alive(link, name)] == []
    terms = [link["href"] for link in soup(name).select("a.term")]
    assert len(set(terms)) == len(terms)


def test_names_are_linked_with_their_explanation_and_ordinary_words_are_not(site):
    linked = {link["href"].partition("#term-")[2] for name in PAGES for link in soup(name).select("a.term")}
    assert {"Stalin", "Krippendorff-s-alpha", "Revisionism"} <= linked and not {"Account", "Mention", "Share"} & linked


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_page_shows_what_its_notebook_has_stored_and_each_chart_has_an_address(site, name):
    cells = json.loads((ROOT / name.replace(".html", ".ipynb")).read_text(encoding="utf-8"))["cells"]
    data = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    charts = soup(name).select("figure.chart[id]")
    assert len({chart["id"] for chart in charts}) == sum("image/png" in one for one in data)
    assert all(chart.img["alt"] and chart.figcaption.a["href"] == f"#{chart['id']}" for chart in charts)
    assert len(soup(name).select("div.wide table")) == sum("<table" in "".join(one.get("text/html", "")) for one in data)
    folded = [cell for cell in cells if cell["cell_type"] == "code" and "student" not in cell["metadata"].get("tags", [])]
    assert len(soup(name).select("div.cell details.hide")) == len(folded)
    evidence = soup(name).select("section#evidence > details.evidence > summary")
    assert len(evidence) == any(re.search("^## Evidence", "".join(cell["source"]), re.M) for cell in cells)


@pytest.mark.parametrize("name", ["index.html", *(name for name in NOTEBOOKS if name.startswith("notebooks/"))])
def test_a_page_says_what_it_is_to_those_who_share_it(site, name):
    told = {one["property"]: one["content"] for one in soup(name).select("meta[property]")}
    assert len(told["og:description"]) > 20 and told["og:title"]
    assert "://" in told["og:image"] or alive(told["og:image"], name)


@lab.needs_chromium
@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("name", [*PAGES, "search.html"])
def test_nothing_bars_a_reader_at_any_width(request, page, name):
    mode = request.node.callspec.params["page"]
    page.goto(name, wait_until="load")
    assert page.evaluate("() => document.documentElement.dataset.theme") == mode
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS if mode == "light" else WIDTHS[-1:]:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, width
        assert page.evaluate(BEYOND) == [], width
    assert lab.what_bars_a_reader(page) == []


@lab.needs_chromium
@pytest.mark.parametrize("word", ["Khrushchev", "Jinmen", "Kinmen"])
def test_the_search_finds(page, word):
    page.goto("index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html*")
    page.locator("#search-results li a", has_text="Glossary").first.wait_for()


@lab.needs_chromium
def test_code_and_evidence_open_and_close_by_keyboard_and_an_address_inside_opens_the_evidence(page):
    name = next(name for name in NOTEBOOKS if soup(name).select("details.evidence [id]"))
    page.goto(name)
    for folded in ("div.cell details.hide", "details.evidence"):
        one = page.locator(folded).first
        one.locator("> summary").focus()
        for key, opened in (("Enter", True), ("Space", False)):
            page.keyboard.press(key)
            assert one.evaluate("one => one.open") == opened
    page.goto(f"{name}#{soup(name).select_one('details.evidence [id]')['id']}")
    assert page.locator("details.evidence").evaluate("one => one.open")


@lab.needs_chromium
def test_the_first_page_is_light(page, site):
    sent = set()
    page.on("response", lambda answer: sent.add(site / (urlsplit(answer.url).path.lstrip("/") or "index.html")))
    page.goto("index.html", wait_until="networkidle")
    files = [path.read_bytes() for path in sent if path.is_file()]
    packed = sum(len(gzip.compress(file, 6)) for file in files)
    print(f"the first page {packed / 1e3:.0f} KB as GitHub's Pages send it, {sum(map(len, files)) / 1e3:.0f} KB unpacked")
    assert packed < HEAVIEST
