"""Every notebook in JupyterLab in a real browser: opened, restarted, run from top to bottom, and looked at."""

import json
import re

import lab
import pytest
from sidebyside import load
from sidebyside.worksheets import tasks

pytestmark = pytest.mark.skipif(lab.CHROMIUM is None, reason=lab.NO_CHROMIUM)
C = load()
BOOKS = sorted(path for path in (lab.ROOT / "notebooks").glob("*.ipynb") if not path.name.startswith("my_"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return lab.copy(tmp_path_factory.mktemp("browser") / "collection")


@pytest.fixture(scope="module")
def opened(folder):
    """A browser, and the address of JupyterLab."""
    with lab.server(folder, folder.parent / "state") as address, lab.browser() as browser:
        yield browser, f"{address}/lab?reset"


@pytest.fixture(scope="module")
def jupyterlab(opened):
    return lab.Lab(*opened)


@pytest.fixture
def another(opened):
    """A page of its own, for a test that leaves menus, the file list and several notebooks open."""
    jupyterlab = lab.Lab(*opened)
    yield jupyterlab
    jupyterlab.page.close()


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom_and_its_pictures_are_on_the_screen(jupyterlab, folder, path):
    before = lab.files(folder)
    with jupyterlab.notebook(f"notebooks/{path.name}"):
        assert all(cell["execution_count"] is None and not cell["outputs"] for cell in jupyterlab.code())
        jupyterlab.restart_and_run_all()
        cells, code = jupyterlab.model()["cells"], jupyterlab.code()
        assert [error for cell in code for error in lab.errors(cell)] == []
        assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
        drawn = {n: pictures(cell) for n, cell in enumerate(cells) if pictures(cell)}
        assert {n: jupyterlab.pictures(n) for n in drawn} == drawn
    stored = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert [pictures(cell) for cell in cells] == [pictures(cell) for cell in stored]
    after = lab.files(folder)
    assert [name for name in after if after[name] != before.get(name)] == [f"notebooks/{path.name}"]
    assert set(after) == set(before)


def test_a_reader_types_into_a_cell_and_runs_it(jupyterlab, folder):
    """The first steps of an account of one's own: a name typed into the cell, and its folder made."""
    path = "notebooks/09_your_source.ipynb"
    with jupyterlab.notebook(path):
        cells = jupyterlab.model()["cells"]
        [n] = [n for n, cell in enumerate(cells) if "".join(cell["source"]).startswith('name = "example"')]
        first = next(n for n, cell in enumerate(cells) if cell["cell_type"] == "code")
        jupyterlab.run(first)
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
        cells = jupyterlab.model()["cells"]
        [n] = [n for n, cell in enumerate(cells) if "".join(cell["source"]).startswith('mine = {"')]
        for before in range(n):
            if cells[before]["cell_type"] == "code":
                jupyterlab.run(before)
        blank = "".join(cells[n]["source"])
        numbers = re.findall(r'"(\d+)": ""', blank)
        right = blank
        for number in numbers:
            right = right.replace(f'"{number}": ""', f'"{number}": "{agreed[number]}"')

        def answered(text):
            jupyterlab.type_into(n, text)
            outputs = [*jupyterlab.run(n), *jupyterlab.run(n + 1)]
            assert not [output for output in outputs if output["output_type"] == "error"], outputs
            return " ".join("".join(part) for output in outputs for part in output.get("data", {}).values())

        assert "Nothing filled in yet" in answered(blank)
        whole = answered(right)
        assert f"All {len(numbers)} are as the tables have them" in whole, whole
        wrong = next(code for code in ("aid", "bloc") if code != agreed[numbers[0]])
        told = answered(right.replace(f'"{numbers[0]}": "{agreed[numbers[0]]}"', f'"{numbers[0]}": "{wrong}"'))
        assert f"{len(numbers) - 1} of your {len(numbers)} are as the tables have them" in told, told
        told = answered(blank.replace(f'"{numbers[0]}": ""', f'"{numbers[0]}": "idiology"'))
        assert "did you mean" in told and "ideology" in told, told
        jupyterlab.type_into(n, blank.replace(f'"{numbers[0]}": ""', f'"{numbers[0]}": "aid'))
        lost = json.dumps(jupyterlab.run(n))
        assert "Traceback" not in lost and "quotation mark" in lost, lost


def test_a_copy_made_as_the_page_says_is_the_one_that_is_cleared(another, folder):
    """09 says how to make a copy of it in the file list: what is cleared then is the copy, and no page that is open."""
    cells = json.loads((folder / "notebooks" / "09_your_source.ipynb").read_text(encoding="utf-8"))["cells"]
    told = [line for cell in cells for line in cell["source"]]
    choices = ("Duplicate", "Rename", "Edit > Clear Outputs of All Cells")
    assert all(f"*{choice}*" in "".join(told) for choice in choices) and "Save Notebook As" not in "".join(told)
    page = another.page
    before = lab.files(folder)
    with another.notebook("notebooks/00_start_here.ipynb"):
        first = next(n for n, cell in enumerate(another.model()["cells"]) if cell["cell_type"] == "code")
        shown = another.run(first)
        page.evaluate("() => window.jupyterapp.commands.execute('filebrowser:go-to-path', {path: 'notebooks'})")

        def choose(name, choice):
            page.locator(".jp-DirListing-item", has_text=name).click(button="right")
            page.locator(".lm-Menu-itemLabel", has_text=choice).first.click()

        choose("09_your_source", "Duplicate")
        page.locator(".jp-DirListing-item", has_text="09_your_source-Copy1").wait_for()
        choose("09_your_source-Copy1", "Rename")
        page.locator(".jp-DirListing-editor").fill("my_source.ipynb")
        page.keyboard.press("Enter")
        page.locator(".jp-DirListing-item", has_text="my_source").dblclick()
        page.wait_for_function(lab.IN_FRONT, arg="notebooks/my_source.ipynb")
        page.locator(".lm-MenuBar-itemLabel", has_text="Edit").click()
        page.locator(".lm-Menu-itemLabel", has_text="Clear Outputs of All Cells").click()
        assert another.model()["path"] == "notebooks/my_source.ipynb"
        page.evaluate(lab.CLOSE)
        another.open("notebooks/00_start_here.ipynb")
        assert another.model()["cells"][first]["outputs"] == shown
    changed = {name for name, content in lab.files(folder).items() if before.get(name) != content}
    assert changed - {"notebooks/00_start_here.ipynb"} == {"notebooks/my_source.ipynb"}


def pictures(cell):
    """How many pictures a cell has drawn."""
    return sum("image/png" in output.get("data", {}) for output in cell.get("outputs", []))
