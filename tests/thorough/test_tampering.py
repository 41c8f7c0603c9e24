"""What is altered in a stored notebook is noticed by the collection's own tests, be it a digit, a picture or a cell."""

import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from pages import ROOT, outputs, read
from PIL import Image

NOTEBOOKS = ROOT / "notebooks"
NEEDED = ("conftest.py", "pyproject.toml", "README.md", "notebooks", "data", "figures", "tools", "tests", "lessons")


def shown(cells, kind):
    """The first output of one kind, as a dict of kind and content."""
    return next(output for output in outputs(cells) if kind in output["data"])


def code(cells):
    return [cell for cell in cells if cell["cell_type"] == "code"]


def rewritten(cells, pattern, change):
    """Change the first thing of a pattern in the first table."""
    output = shown(cells, "text/html")
    text = "".join(output["data"]["text/html"])
    assert re.search(pattern, text)
    output["data"]["text/html"] = re.sub(pattern, change, text, count=1)


def digit(cells):
    rewritten(cells, r"(?<=>)\d", lambda found: str((int(found[0]) + 1) % 10))


def word(cells):
    rewritten(cells, r"(?<=>)[A-Za-z]{4}", lambda found: found[0] + "q")


def picture(cells):
    """Paint over a square of 8 pixels."""
    data = shown(cells, "image/png")["data"]
    painted, content = Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).convert("RGB"), io.BytesIO()
    painted.paste("red", (40, 40, 48, 48))
    painted.save(content, "PNG")
    data["image/png"] = base64.b64encode(content.getvalue()).decode()


def alternative_text(cells):
    shown(cells, "image/png")["metadata"]["image/png"]["alt"] += " Nobody sees this."


def execution_count(cells):
    code(cells)[0]["execution_count"] += 1


def cell_lost(cells):
    cells.remove(code(cells)[0])


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of what the tests of a notebook need."""
    folder = tmp_path_factory.mktemp("copy")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("my_*", "__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def store(copy, name, cells):
    book = read(NOTEBOOKS / name) | {"cells": cells}
    (copy / "notebooks" / name).write_text(json.dumps(book), encoding="utf-8")


def failures(copy, *asked):
    """Run tests in the copy; the names of those that fail."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *asked]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert ran.returncode in (0, 1) and "[100%]" in ran.stdout, ran.stdout + ran.stderr
    return re.findall(r"^FAILED (\S+::.+?)(?: - .*)?$", ran.stdout, re.M)


def test_an_output_that_is_changed_is_noticed_where_it_stands(copy):
    """Of a notebook run again: of four cells the first is as it was."""
    name, cells = "03_explanations.ipynb", code(read(NOTEBOOKS / "03_explanations.ipynb")["cells"])
    tables = [cell for cell in cells if "page.table(" in "".join(cell["source"])]
    charts = [cell for cell in cells if "page.show(" in "".join(cell["source"])]
    kept = [charts[0], tables[0], charts[1], tables[1]]
    for change, cell in zip((digit, picture, word), kept[1:]):
        change([cell])
    store(copy, name, kept)
    assert failures(copy, f"notebooks/{name}") == [f"notebooks/{name}::Cell {n}" for n in (1, 2, 3)]


def test_a_notebook_that_is_changed_is_noticed_as_a_file(copy):
    """Three notebooks are changed, and a fourth is as it was."""
    changes = {"01_two_accounts": alternative_text, "02_phases": execution_count, "04_grievances": cell_lost}
    for name, change in changes.items():
        cells = read(NOTEBOOKS / f"{name}.ipynb")["cells"]
        change(cells)
        store(copy, f"{name}.ipynb", cells)
    failed = failures(copy, "tests/test_notebook_files.py", "-k", " or ".join([*changes, "05_agreement"]))
    assert {re.search(r"0\d_\w+", name)[0] for name in failed} == set(changes)
