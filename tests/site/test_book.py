"""The book: every page there, no dead link, nothing asked of another host, and nothing that bars a reader."""

import gzip
import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urljoin, urlsplit

import build_site
import lab
import published
import pytest
from bs4 import BeautifulSoup

ROOT, SITE = build_site.ROOT, build_site.SITE
SOURCES = [
    name
    for name in published.files(ROOT)
    if re.fullmatch(r"(README|CONTRIBUTING)\.md|(notebooks|lessons|data|accounts)/[^/]*\.(md|ipynb)|lessons/answers/.*", name)
]
MADE = ["index.html", "data/documents.html", "data/schools.html"]
PAGES = sorted([*MADE, *(re.sub(r"\.\w+$", ".html", name) for name in SOURCES)])
WIDTHS = (360, 768, 1280)
HEAVIEST = 500_000  # bytes that the first page may send
ROWS = 6  # of a table that axe-core looks at: the others are made by the same lines
LESS = f"""() => {{
    document.querySelectorAll("details").forEach(one => one.open = true);
    document.querySelectorAll("tbody tr:nth-child(n+{ROWS + 1}), dd:nth-of-type(n+{ROWS + 1}), dt:nth-of-type(n+{ROWS + 1})")
        .forEach(one => one.remove());
}}"""
AXE = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .filter(rule => ["serious", "critical"].includes(rule.impact))
    .map(rule => [rule.id, rule.nodes.map(node => node.html.slice(0, 200))])"""
chromium = pytest.mark.skipif(lab.CHROMIUM is None, reason=lab.NO_CHROMIUM)


@cache
def soup(name):
    return BeautifulSoup((SITE / name).read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(name):
    return {one["id"] for one in soup(name).find_all(id=True)}


@pytest.fixture(scope="module")
def browser(site):
    with lab.browser() as opened:
        yield opened


def opened(browser, address, mode="light"):
    """A page of a browser, and what it asks of other hosts (a list)."""
    page, asked = browser.new_page(color_scheme=mode), []
    page.on("request", lambda one: asked.append(one.url) if not one.url.startswith((address, "data:")) else None)
    return page, asked


def test_every_page_is_there_and_in_the_menu(site):
    assert len(PAGES) > 20 and {"notebooks/glossary.html", "lessons/README.html", "data/README.html"} < set(PAGES)
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if _of_the_book(path)) == PAGES
    menu = {link["href"] for link in soup("index.html").select("nav.bd-links a.reference.internal")}
    assert menu | {"index.html"} == set(PAGES)
    parts = [part.get_text() for part in soup("index.html").select("nav.bd-links p.caption")]
    assert parts == ["Read", "Teach", "Check", "Add your own"]


def _of_the_book(path):
    first = path.relative_to(SITE).parts[0]
    return first not in ("live", "handouts", "_static") and path.name not in ("search.html", "genindex.html")


@pytest.mark.parametrize("name", PAGES)
def test_no_link_of_a_page_is_dead(site, name):
    links = [one.get("href") or one.get("src") for one in soup(name).select("a[href], link[href], img[src], script[src]")]
    dead = [link for link in links if not urlsplit(link).scheme and not alive(urljoin(name, link), name)]
    assert links and not dead


def alive(link, name):
    parts = urlsplit(link)
    target = unquote(parts.path) or name
    if parts.query.startswith("path="):
        return (SITE / "live" / "files" / parts.query.removeprefix("path=")).exists()
    if not (SITE / target).is_file():
        return False
    return not parts.fragment or not target.endswith(".html") or unquote(parts.fragment) in anchors(target)


@pytest.mark.parametrize("name", [name for name in PAGES if (ROOT / name.replace(".html", ".ipynb")).exists()])
def test_a_page_shows_what_its_notebook_has_stored_and_each_chart_has_an_address(site, name):
    cells = json.loads((ROOT / name.replace(".html", ".ipynb")).read_text(encoding="utf-8"))["cells"]
    data = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    charts = soup(name).select("figure.chart[id]")
    assert len(charts) == sum("image/png" in one for one in data)
    assert all(chart.img["alt"] and chart.figcaption.a["href"] == f"#{chart['id']}" for chart in charts)
    assert len(soup(name).select("div.wide table")) == sum("<table" in "".join(one.get("text/html", "")) for one in data)
    written = [cell for cell in cells if cell["cell_type"] == "code" and "student" not in cell["metadata"].get("tags", [])]
    assert len(soup(name).select("div.cell details.hide")) == len(written)
    evidence = soup(name).select("section#evidence > details.evidence > summary")
    assert len(evidence) == any(re.search("^## Evidence", "".join(cell["source"]), re.M) for cell in cells)


def test_a_term_is_linked_once_on_a_page_and_its_explanation_is_there(site):
    for name in PAGES:
        links = [link["href"] for link in soup(name).select("a.term")]
        assert not [link for link, times in Counter(links).items() if times > 1], name
    first = soup(min(name for name in PAGES if name.startswith("notebooks/0")))
    assert "glossary.html#term-Stalin" in {link["href"] for link in first.select("a.term")}


def test_each_page_of_the_menu_says_what_it_is_to_those_who_share_it(site):
    for name in PAGES:
        told = {one.get("property"): one["content"] for one in soup(name).select("meta[property]")}
        if name.startswith(("notebooks/", "index")):
            assert len(told["og:description"]) > 20 and told["og:title"], name
            assert "://" in told["og:image"] or alive(urljoin(name, told["og:image"]), name)


@chromium
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "search.html"])
def test_nothing_bars_a_reader_at_any_width_and_nothing_is_asked_of_another_host(browser, address, name, mode):
    page, asked = opened(browser, address, mode)
    page.goto(f"{address}/{name}", wait_until="load")
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS if mode == "light" else WIDTHS[-1:]:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, width
        beyond = page.evaluate(BEYOND)
        assert not beyond, (width, beyond)
    page.evaluate(LESS)
    page.evaluate((files("axe_core_python") / "axe.min.js").read_text("utf-8"))
    assert page.evaluate(AXE) == [] and asked == []
    assert page.evaluate("() => document.documentElement.dataset.theme") == mode
    page.close()


@chromium
def test_axe_looks(browser, address):
    page, _ = opened(browser, address, "dark")
    page.goto(f"{address}/index.html")
    page.evaluate("""() => document.querySelector('article').insertAdjacentHTML('afterbegin',
        '<img src="x.png"><a href="x"></a><p style="color: #333; background: #222">dark</p>')""")
    page.evaluate((files("axe_core_python") / "axe.min.js").read_text("utf-8"))
    assert {rule for rule, _ in page.evaluate(AXE)} >= {"image-alt", "link-name", "color-contrast"}
    page.close()


# What scrolls sideways in the text of a page, but the frames of tables and long lines of code.
BEYOND = """() => [...document.querySelectorAll(".bd-article *")]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
    .filter(one => !one.matches(".wide, .pst-scrollable-table-container, pre, .highlight"))
    .map(one => one.outerHTML.slice(0, 150))"""


@chromium
@pytest.mark.parametrize("word", ["Khrushchev", "Jinmen", "Kinmen"])
def test_the_search_finds(browser, address, word):
    page, asked = opened(browser, address)
    page.goto(f"{address}/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html*")
    page.wait_for_selector("#search-results li a")
    found = page.locator("#search-results").inner_text()
    assert "Glossary" in found and asked == []
    page.close()


@chromium
def test_code_and_evidence_open_and_close_by_keyboard(browser, address):
    page, _ = opened(browser, address)
    name = next(name for name in PAGES if soup(name).select("details.evidence"))
    page.goto(f"{address}/{name}")
    for folded in ("div.cell details.hide", "details.evidence"):
        one = page.locator(folded).first
        one.locator("> summary").focus()
        states = []
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
            states.append(one.evaluate("one => one.open"))
        assert states == [True, False]
    page.close()


@chromium
def test_an_address_inside_the_evidence_opens_it(browser, address):
    page, _ = opened(browser, address)
    name = next(name for name in PAGES if soup(name).select("details.evidence [id]"))
    inside = soup(name).select_one("details.evidence [id]")["id"]
    page.goto(f"{address}/{name}#{inside}")
    assert page.locator("details.evidence").evaluate("one => one.open")
    page.close()


@chromium
def test_the_first_page_is_light(browser, address, site):
    page, _ = opened(browser, address)
    sent = set()
    page.on("response", lambda answer: sent.add(urlsplit(answer.url).path.lstrip("/") or "index.html"))
    page.goto(f"{address}/index.html", wait_until="networkidle")
    whole = sum((site / name).stat().st_size for name in sent if (site / name).is_file())
    packed = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in sent if (site / name).is_file())
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    live = sum(path.stat().st_size for path in (site / "live").rglob("*") if path.is_file())
    print(f"the site {size / 1e6:.1f} MB, of which to run it {live / 1e6:.1f} MB; the first page {packed / 1e3:.0f} KB "
          f"as GitHub's Pages send it, {whole / 1e3:.0f} KB unpacked")  # fmt: skip
    assert packed < HEAVIEST
    page.close()
