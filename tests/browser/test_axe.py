"""axe-core finds nothing that bars a reader in the pages as nbconvert renders them, in a real browser."""

import html
import json
import re
import shutil
import subprocess
from importlib.resources import files

import pytest
from github import BOOKS, PAGES, ROOT, rendered
from nbconvert import HTMLExporter

ROWS = 6  # of a table that axe-core looks at: the others are made by the same lines
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# The one finding that is not the collection's: nbconvert's template sets its own "In [1]:" and "Out[1]:", and the word
# "in" of code, in pale letters. The collection sets no colour (test_github_view.py); a finding anywhere else is its own.
THE_TEMPLATES = {"color-contrast": r'<div class="jp-(In|Out)putPrompt|<span class="ow">in</span>'}
SPOILT = (
    '<h1>Spoilt</h1><img src="x.png"><table><tr><th scope="page">a</th></tr><tr><td>1</td></tr></table><a href="x"></a>'
)
TOLD = """<script>
axe.run().then(found => {
  const short = found.violations.map(rule => [rule.id, rule.impact, rule.nodes.map(node => node.html)])
  parent.postMessage([NAME, short], "*")
})
</script>"""
FRAME = """<!doctype html><body><script>
const names = NAMES
addEventListener("message", event => {
  const told = document.createElement("pre")
  told.textContent = JSON.stringify(event.data)
  document.body.append(told)
  next()
})
function next() {
  document.querySelectorAll("iframe").forEach(frame => frame.remove())
  if (!names.length) return
  const frame = document.createElement("iframe")
  Object.assign(frame, {width: 1000, height: 800, src: names.shift() + ".html"})
  document.body.append(frame)
}
next()
</script>"""


def browser():
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def whole(body, title):
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><main>{body}</main></body></html>'


def named(path):
    return "-".join(path.relative_to(ROOT).with_suffix("").parts)


def pages():
    """Every page as nbconvert's usual template renders it, and one that is spoilt: (name, HTML)."""
    for path in BOOKS:
        page = HTMLExporter(template_name="lab").from_filename(str(path))[0]
        yield named(path), re.sub(r"<script[^>]*\ssrc=.*?</script>", "", page, flags=re.S)
    for path in PAGES:
        yield named(path), whole(rendered(path), named(path))
    yield "spoilt", whole(SPOILT, "spoilt")


@pytest.fixture(scope="module")
def violations(tmp_path_factory):
    """What axe-core finds, serious or critical: a dict of page and list of (rule, HTML of the element)."""
    if not browser():
        pytest.skip("no Chromium or Chrome on this computer, in which axe-core could look at the pages")
    folder = tmp_path_factory.mktemp("axe")
    (folder / "axe.js").write_text((files("axe_core_python") / "axe.min.js").read_text("utf-8"), "utf-8")
    names = []
    for name, page in pages():
        page = re.sub(
            rf"(<tbody>(?:\s*<tr>(?:(?!</tr>).)*</tr>){{{ROWS}}}).*?</tbody>", r"\1</tbody>", page, flags=re.S
        )
        told = '<script src="axe.js"></script>' + TOLD.replace("NAME", json.dumps(name))
        (folder / f"{name}.html").write_text(page.replace("</body>", told + "</body>"), "utf-8")
        names.append(name)
    (folder / "all-pages.html").write_text(FRAME.replace("NAMES", json.dumps(names)), "utf-8")
    command = [
        browser(),
        "--headless",
        "--disable-gpu",
        "--no-sandbox",
        "--disable-background-networking",
        "--virtual-time-budget=600000",
    ]
    command += [f"--user-data-dir={folder / 'profile'}", "--dump-dom", (folder / "all-pages.html").as_uri()]
    seen = subprocess.run(command, capture_output=True, timeout=400, check=True).stdout.decode()
    found = dict(json.loads(html.unescape(told)) for told in re.findall(r"<pre>(.*?)</pre>", seen, re.S))
    assert list(found) == names
    return {
        name: [(rule, node) for rule, impact, nodes in own if impact in ("serious", "critical") for node in nodes]
        for name, own in found.items()
    }


def the_templates(rule, node):
    return rule in THE_TEMPLATES and re.search(THE_TEMPLATES[rule], node)


@pytest.mark.parametrize("name", [named(path) for path in BOOKS + PAGES])
def test_axe_finds_nothing_in_what_the_collection_writes(violations, name):
    assert [found for found in violations[name] if not the_templates(*found)] == []


def test_axe_looks(violations):
    assert {rule for rule, _ in violations["spoilt"]} >= {"image-alt", "link-name"}


def test_what_is_said_of_the_template_is_so(violations):
    found = {rule for own in violations.values() for rule, node in own if the_templates(rule, node)}
    assert found == set(THE_TEMPLATES)
