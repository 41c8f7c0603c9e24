"""The package as a whole: the size of its modules and of all others, and how it meets the reader (its data flow: pyproject.toml)."""

import contextlib
import io

from IPython.core.interactiveshell import InteractiveShell
from pages import ROOT

PACKAGE = ROOT / "notebooks" / "sidebyside"
FILES = ("*.py", "notebooks/sidebyside/**/*.py", "tests/**/*.py", "tools/**/*.py")
MOST_LINES = 300


def test_no_file_is_long():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for pattern in FILES for path in ROOT.glob(pattern)}
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert len(lengths) > 50 and not long, f"more than {MOST_LINES} lines: {long}; divide them by their ideas"


def test_the_package_names_no_account():
    texts = {path.name: path.read_text(encoding="utf-8").casefold() for path in PACKAGE.rglob("*.py")}
    assert [name for name, text in texts.items() for account in ("freymond", '"fu"', "fu-") if account in text] == []


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
