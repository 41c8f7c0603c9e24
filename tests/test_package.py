"""The package as a whole: the size of its modules and of all others, and how it meets the reader (its data flow: pyproject.toml)."""

import contextlib
import io
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "notebooks" / "sidebyside"
FILES = ("*.py", "notebooks/sidebyside/**/*.py", "tests/**/*.py", "tools/**/*.py")
PYTHON = sorted(path for pattern in FILES for path in ROOT.glob(pattern))
MOST_LINES = 300


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_long(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path.name} has {lines} lines, more than {MOST_LINES}: divide it by its ideas"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_package_names_no_account(path):
    words = path.read_text(encoding="utf-8").casefold()
    assert "freymond" not in words and '"fu"' not in words and "fu-" not in words


def test_a_refusal_is_shown_without_a_traceback():
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        InteractiveShell.instance().run_cell(
            "from sidebyside import CollectionError\n"
            "from sidebyside.tables.problem import Problem\n"
            "raise CollectionError([Problem('coding.csv', 3, 'role', 'this is wrong', 'mend it')])"
        )
    assert "coding.csv, row 3, column role: this is wrong; mend it" in shown.getvalue()
    assert "Traceback" not in shown.getvalue()
