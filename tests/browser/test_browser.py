"""Every notebook in JupyterLab in a real browser: opened, restarted, run from top to bottom, typed into, copied."""

import json
import re
import shutil

import lab
import pytest
from pages import NOTEBOOKS, ROOT
from sidebyside import load
from sidebyside.worksheets import tasks

pytestmark = lab.needs_chromium
C = load()
PARTS = ("notebooks", "data", "accounts/example", "figures")  # of the accounts none that a reader has added
LEFT_BEHIND = ("__pycache__", ".ipynb_checkpoints")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the collection, in which JupyterLab works."""
    copy = tmp_path_factory.mktemp("browser") / "collection"
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    return copy


@pytest.fixture(scope="module")
def opened(folder):
    """A browser, and the address of JupyterLab."""
    with lab.server(folder, folder.parent / "state") as address, lab.browser() as browser:
        yield browser, f"{address}/lab?reset"


@pytest.fixture(scope="module")
def jupyterlab(opened):
    return lab.Lab(*opened)


def stored(folder):
    """Every file of a folder but what Python and Jupyter leave behind: a dict of path and bytes."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not set(LEFT_BEHIND) & set(path.parts)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def changed(folder, before):
    """The names of files that are not, or are no longer, as they were."""
    after = stored(folder)
    return {name for name in before | after if before.get(name) != after.get(name)}


def beginning(cells, text):
    """The number of the one cell that begins with a text."""
    [n] = [n for n, cell in enumerate(cells) if "".join(cell["source"]).startswith(text)]
    return n


def first_code(cells):
    return next(n for n, cell in enumerate(cells) if cell["cell_type"] == "code")


@pytest.mark.parametrize("path", [NOTEBOOKS[0], NOTEBOOKS[-1]], ids=lambda path: path.stem)
def test_a_notebook_that_is_only_opened_and_saved_names_this_python_and_stays_as_it_is(jupyterlab, folder, path):
    """Every other notebook has the same form and metadata: tests/test_notebook_files.py."""
    with jupyterlab.notebook(f"notebooks/{path.name}"):
        jupyterlab.save()
    before, after = (text.read_text(encoding="utf-8") for text in (path, folder / "notebooks" / path.name))
    assert re.search(r'"version": "3\.\d+\.\w+"', after)
    assert re.sub(r',\n *"version": "3\.\d+\.\w+"', "", after) == before


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom_and_its_pictures_are_on_the_screen(jupyterlab, folder, path):
    before = stored(folder)
    with jupyterlab.notebook(f"notebooks/{path.name}"):
        jupyterlab.do("notebook:clear-all-cell-outputs")
        assert not any(cell.get("outputs") for cell in jupyterlab.cells())
        jupyterlab.restart_and_run_all()
        cells = jupyterlab.cells()
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        assert [error for cell in code for error in lab.errors(cell)] == []
        assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
        for n, cell in enumerate(cells):
            if lab.pictures(cell):
                jupyterlab.shows_pictures(n, lab.pictures(cell))
    published = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert list(map(lab.pictures, cells)) == list(map(lab.pictures, published))
    assert changed(folder, before) <= {f"notebooks/{path.name}"}


def test_a_reader_types_into_a_cell_and_runs_it(jupyterlab, folder):
    """The first steps of an account of one's own: a name typed into the cell, and its folder made."""
    path = "notebooks/09_your_source.ipynb"
    with jupyterlab.notebook(path):
        cells = jupyterlab.cells()
        n = beginning(cells, 'name = "example"')
        jupyterlab.run(first_code(cells))
        jupyterlab.type_into(n, "".join(cells[n]["source"]).replace("example", "my-textbook"))
        [told] = jupyterlab.run(n)
        assert "The folder accounts/my-textbook was made" in "".join(told["data"]["text/plain"])
    assert {path.name for path in (folder / "accounts" / "my-textbook").iterdir()} == {"about.csv", "text.txt"}
    assert 'name = "my-textbook"' in (folder / path).read_text(encoding="utf-8").replace('\\"', '"')


def test_a_student_fills_in_the_first_worksheet(jupyterlab):
    """Right and wrong answers, a misspelt code and a lost quotation mark, each met with a word and no traceback."""
    sheet = tasks.paragraph(C, "fr-khrushchev").merge(C.coding[C.coding.reading == "agreed"], on="passage")
    agreed = dict(zip(sheet.number, sheet.theme))
    with jupyterlab.notebook("notebooks/worksheet_1_code_a_paragraph.ipynb"):
        cells = jupyterlab.cells()
        n = beginning(cells, 'mine = {"')
        for before in range(n):
            if cells[before]["cell_type"] == "code":
                jupyterlab.run(before)
        blank = "".join(cells[n]["source"])
        right = re.sub(r'"(\d+)": ""', lambda match: f'"{match[1]}": "{agreed[match[1]]}"', blank)
        count = len(re.findall(r'"\d+": ""', blank))
        number = re.search(r'"(\d+)": ""', blank)[1]

        def answered(text):
            jupyterlab.type_into(n, text)
            outputs = [*jupyterlab.run(n), *jupyterlab.run(n + 1)]
            assert not [output for output in outputs if output["output_type"] == "error"], outputs
            return " ".join("".join(part) for output in outputs for part in output.get("data", {}).values())

        assert "Nothing filled in yet" in answered(blank)
        assert f"All {count} are as the tables have them" in answered(right)
        wrong = next(code for code in ("aid", "bloc") if code != agreed[number])
        told = answered(right.replace(f'"{number}": "{agreed[number]}"', f'"{number}": "{wrong}"'))
        assert f"{count - 1} of your {count} are as the tables have them" in told
        told = answered(blank.replace(f'"{number}": ""', f'"{number}": "idiology"'))
        assert "did you mean" in told and "ideology" in told
        jupyterlab.type_into(n, blank.replace(f'"{number}": ""', f'"{number}": "aid'))
        lost = json.dumps(jupyterlab.run(n))
        assert "Traceback" not in lost and "quotation mark" in lost


def test_a_copy_made_as_the_page_says_is_the_one_that_is_cleared(opened, folder):
    """09 says how to make a copy of it in the file list: what is cleared then is the copy, and no page that is open."""
    told = (folder / "notebooks" / "09_your_source.ipynb").read_text(encoding="utf-8")
    assert all(f"*{choice}*" in told for choice in ("Duplicate", "Rename", "Edit > Clear Outputs of All Cells"))
    another, before = lab.Lab(*opened), stored(folder)  # a page of its own: it ends with menus and notebooks open
    page, files = another.page, another.page.locator(".jp-DirListing-item")
    with another.notebook("notebooks/00_start_here.ipynb"):
        first = first_code(another.cells())
        shown = another.run(first)
        page.evaluate("() => window.jupyterapp.commands.execute('filebrowser:go-to-path', {path: 'notebooks'})")
        for name, choice in (("09_your_source", "Duplicate"), ("09_your_source-Copy1", "Rename")):
            files.filter(has_text=name).click(button="right")
            page.locator(".lm-Menu-itemLabel", has_text=choice).first.click()
        page.locator(".jp-DirListing-editor").fill("my_source.ipynb")
        page.keyboard.press("Enter")
        files.filter(has_text="my_source").dblclick()
        page.wait_for_function(lab.IN_FRONT, arg="notebooks/my_source.ipynb")
        page.locator(".lm-MenuBar-itemLabel", has_text="Edit").click()
        page.locator(".lm-Menu-itemLabel", has_text="Clear Outputs of All Cells").click()
        page.evaluate(lab.CLOSE)
        another.open("notebooks/00_start_here.ipynb")
        assert another.cells()[first]["outputs"] == shown
    page.close()
    assert changed(folder, before) - {"notebooks/00_start_here.ipynb"} == {"notebooks/my_source.ipynb"}
    copy = json.loads((folder / "notebooks" / "my_source.ipynb").read_text(encoding="utf-8"))
    assert not any(cell.get("outputs") for cell in copy["cells"])
