"""axe-core finds nothing that bars a reader in the pages as nbconvert renders them, in a real browser."""

import re

import lab
import pytest
from github import PAGES, rendered
from nbconvert import HTMLExporter
from pages import NOTEBOOKS, ROOT

pytestmark = lab.needs_chromium
# The one finding that is not the collection's: nbconvert's template sets its own "In [1]:" and "Out[1]:", and the word
# "in" of code, in pale letters. The collection sets no colour (test_github_view.py); a finding anywhere else is its own.
THE_TEMPLATES = r'<div class="jp-(In|Out)putPrompt|<span class="ow">in</span>'
SPOILT = '<img src="x.png"><table><tr><th scope="page">a</th></tr><tr><td>1</td></tr></table><a href="x"></a>'


@pytest.fixture(scope="module")
def page():
    with lab.browser() as browser:
        yield browser.new_page()


def found(page, html):
    """What axe-core finds in a page, serious or critical: of the collection, of nbconvert's template."""
    page.set_content(re.sub(r"<script[^>]*\ssrc=.*?</script>", "", html, flags=re.S))
    ours, the_templates = [], []
    for rule, element in lab.what_bars_a_reader(page):
        pale = rule == "color-contrast" and re.search(THE_TEMPLATES, element)
        (the_templates if pale else ours).append((rule, element))
    return ours, the_templates


def whole(body):
    return f'<!doctype html><html lang="en"><head><title>A page</title></head><body><main>{body}</main></body></html>'


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_axe_finds_nothing_in_a_notebook_but_the_pale_words_of_the_template(page, path):
    ours, the_templates = found(page, HTMLExporter(template_name="lab").from_filename(str(path))[0])
    assert ours == [] and the_templates


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_axe_finds_nothing_in_a_page_of_markdown(page, path):
    assert found(page, whole(rendered(path))) == ([], [])


def test_axe_looks(page):
    assert {rule for rule, _ in found(page, whole(SPOILT))[0]} >= {"image-alt", "link-name"}
