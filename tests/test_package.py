"""The package as a whole: its data flow, the size of its modules and of all others, and how it meets the reader."""

import ast
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
# Data flows one way: a module may import from the ones named before it and from no other.
ORDER = ["dates", "scripts", "division", "problem", "places", "sheets", "quoting", "checks", "arguments", "letters", "glossary", "seal",
         "schema", "collection", "phrases", "forms", "sheet_rules", "making", "translation",
         "accounts", "crowds", "compare", "debate", "reliability", "choices",
         "complaint_words", "words", "debate_words", "doubt_words", "marking", "lessons", "evidence", "canvas",
         "complaint_charts", "charts", "strips", "piles", "timelines", "debate_charts", "doubt_charts", "page"]  # fmt: skip


def imports(path):
    """The modules of the package that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield from [node.module] if node.module else [alias.name for alias in node.names]


def test_every_module_has_its_place():
    modules = {path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"}
    assert not modules - set(ORDER), f"name {sorted(modules - set(ORDER))} in ORDER, after the modules it imports from"
    assert sorted(ORDER) == sorted(modules)


@pytest.mark.parametrize("module", ORDER)
def test_data_flows_one_way(module):
    before = ORDER[: ORDER.index(module)]
    late = sorted(set(imports(PACKAGE / f"{module}.py")) - set(before))
    assert not late, f"{module} imports {late}, which ORDER names after it: what both need belongs into an earlier module"


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_long(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path.name} has {lines} lines, more than {MOST_LINES}: divide it by its ideas"


@pytest.mark.parametrize("module", ORDER)
def test_the_package_names_no_account(module):
    words = (PACKAGE / f"{module}.py").read_text(encoding="utf-8").casefold()
    assert "freymond" not in words and '"fu"' not in words and "fu-" not in words


def test_a_refusal_is_shown_without_a_traceback():
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        InteractiveShell.instance().run_cell(
            "from sidebyside import CollectionError\n"
            "from sidebyside.problem import Problem\n"
            "raise CollectionError([Problem('coding.csv', 3, 'role', 'this is wrong', 'mend it')])"
        )
    assert "coding.csv, row 3, column role: this is wrong; mend it" in shown.getvalue()
    assert "Traceback" not in shown.getvalue()
