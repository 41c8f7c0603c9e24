"""What is altered in a stored notebook is noticed by the collection's own tests, be it a digit, a picture or a cell."""

import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = "notebooks/03_explanations.ipynb"
NEEDED = ("conftest.py", "pyproject.toml", "README.md", "notebooks", "data", "figures", "tools", "tests", "lessons")
AS_A_FILE = ("tests/test_notebook_files.py", "-k", "03_explanations")
RUN_AGAIN = (NOTEBOOK,)


def shown(cells, kind):
    """The outputs of one kind, as a list of dicts of kind and content."""
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return [output for output in outputs if kind in output["data"]]


def rewritten(cells, pattern, change):
    """Change the first thing of a pattern in the first output of text that has it."""
    for output in shown(cells, "text/plain"):
        text = "".join(output["data"]["text/plain"])
        if re.search(pattern, text):
            output["data"]["text/plain"] = re.sub(pattern, change, text, count=1)
            return


def digit(cells):
    rewritten(cells, r"\d", lambda found: str((int(found[0]) + 1) % 10))


def word(cells):
    rewritten(cells, r"[a-z]{4}", lambda found: found[0] + "q")


def picture(cells):
    """Paint over a square of 8 pixels."""
    data = shown(cells, "image/png")[0]["data"]
    painted, content = Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).convert("RGB"), io.BytesIO()
    painted.paste("red", (40, 40, 48, 48))
    painted.save(content, "PNG")
    data["image/png"] = base64.b64encode(content.getvalue()).decode()


def alternative_text(cells):
    shown(cells, "image/png")[0]["metadata"]["image/png"]["alt"] += " Nobody sees this."


def execution_count(cells):
    next(cell for cell in cells if cell["cell_type"] == "code")["execution_count"] += 1


def cell_lost(cells):
    cells.remove(next(cell for cell in cells if cell["cell_type"] == "code"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of what the tests of a notebook need, and the cells of the notebook."""
    folder = tmp_path_factory.mktemp("copy")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("my_*", "__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder, (ROOT / NOTEBOOK).read_text(encoding="utf-8")


def failures(copy, tamper, asked):
    """Run tests in the copy after one change; how many of them fail."""
    folder, text = copy
    book = json.loads(text)
    if asked == RUN_AGAIN:  # no further than to the first picture: the rest takes time and shows no more
        first = next(n for n, cell in enumerate(book["cells"]) if shown([cell], "image/png"))
        del book["cells"][first + 1 :]
    tamper(book["cells"])
    (folder / NOTEBOOK).write_text(json.dumps(book, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *asked]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    return len(re.findall("^FAILED ", ran.stdout, re.M))


@pytest.mark.parametrize("asked", [AS_A_FILE, RUN_AGAIN], ids=["as a file", "run again"])
def test_a_sound_notebook_passes(copy, asked):
    assert failures(copy, lambda cells: None, asked) == 0


@pytest.mark.parametrize(
    ("tamper", "asked"),
    [
        (digit, RUN_AGAIN),
        (word, RUN_AGAIN),
        (picture, RUN_AGAIN),
        (alternative_text, AS_A_FILE),
        (execution_count, AS_A_FILE),
        (cell_lost, AS_A_FILE),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
def test_a_change_is_noticed(copy, tamper, asked):
    assert failures(copy, tamper, asked) > 0
