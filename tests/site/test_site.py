"""What runs in the browser alone: what the site has for it, and that the package asks for nothing a browser has not."""

import ast
import hashlib
import importlib.metadata
import json
import subprocess
import sys

import build_site
import lab
import pytest
from packaging.utils import canonicalize_name
from sidebyside import page

PACKAGE = build_site.ROOT / "notebooks" / "sidebyside"
RECORD = json.loads(build_site.RECORD.read_text(encoding="utf-8"))
LATE = {"edtf", "sentencex"}  # imported only by the step that needs them
FIRST = min(path.name for path in (build_site.ROOT / "notebooks").glob("[0-9]*.ipynb"))


@pytest.fixture
def live(site):
    return site / "live"


def test_everything_the_package_imports_is_there_when_the_kernel_starts():
    loaded, wanted = set(), [*build_site.PRELOADED, *build_site.KERNEL]
    while wanted:
        name = canonicalize_name(wanted.pop())
        if name not in loaded:
            loaded.add(name)
            wanted += RECORD["packages"].get(name, {"depends": []})["depends"]
    nodes = [node for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    needed = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names)
    owners = importlib.metadata.packages_distributions()
    assert needed > LATE and [name for name in needed if not loaded & set(map(canonicalize_name, owners[name]))] == []


def test_the_collection_loads_without_what_only_single_steps_need():
    code = (
        "import sys, pkgutil, importlib\n"
        f"sys.modules.update(dict.fromkeys({sorted(LATE)}))\n"  # None: importing one of them is an error
        "import sidebyside\n"
        "for one in pkgutil.walk_packages(sidebyside.__path__, 'sidebyside.'):\n"
        "    importlib.import_module(one.name)\n"
        "print(sidebyside.load())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert ran.returncode == 0 and "2 accounts" in ran.stdout, ran.stderr


def test_a_picture_is_handed_over_as_text_for_the_kernel_in_the_browser_makes_no_bytes_text(monkeypatch):
    shown = []
    monkeypatch.setattr(page, "display", lambda data, **_: shown.append(data))
    monkeypatch.setattr(page, "picture", lambda figure: b"\x89PNG")
    page.show(None, "description", "name")
    assert shown[0]["image/png"] == "iVBORw==\n"


def test_every_file_of_the_collection_is_on_the_site_and_on_its_list(live, tmp_path):
    build_site.stage(tmp_path)
    expected = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    folders = [json.loads(path.read_text(encoding="utf-8"))["content"] for path in (live / "api" / "contents").rglob("all.json")]
    assert {one["path"] for content in folders for one in content if one["type"] != "directory"} == set(expected)
    assert [name for name, content in expected.items() if (live / "files" / name).read_bytes() != content] == []


def test_every_package_is_named_once_with_all_it_needs_and_the_shipped_ones_are_as_named(live):
    packages = json.loads((live / build_site.LOCK).read_text(encoding="utf-8"))["packages"]
    shipped = {name for name, one in packages.items() if "://" not in one["file_name"]}
    assert shipped == set(build_site.SHIPPED) | {"piplite", "ipykernel", "pyodide-kernel"}
    for name in shipped:
        path = (live / build_site.LOCK).parent / packages[name]["file_name"]
        assert path.name.endswith("-none-any.whl")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == packages[name]["sha256"]
    base = build_site.distribution()
    assert all(packages[name]["file_name"].startswith(base) for name in set(packages) - shipped)
    told = json.loads((live / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    kernel = told["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert set(kernel["loadPyodideOptions"]["packages"]) <= set(packages)
    assert (live / kernel["loadPyodideOptions"]["lockFileURL"]).exists()


@lab.needs_chromium
def test_run_on_a_page_of_the_book_opens_that_page_with_its_pictures_and_asks_only_for_python(browser, address):
    """Nothing from the internet is needed to open it; what is asked for is Python, to run."""
    page = browser.new_page()
    page.goto(f"{address}/notebooks/{FIRST.replace('.ipynb', '.html')}")
    opened = lab.Lab(browser, page.locator("a.btn-run").evaluate("link => link.href"), only=address)
    opened.page.wait_for_function("() => window.jupyterapp.shell.currentWidget?.context?.isReady")
    assert opened.page.evaluate(lab.MODEL)["path"] == f"notebooks/{FIRST}"
    shown = [lab.pictures(cell) + "".join(cell["source"]).count("../figures/") for cell in opened.cells()]
    assert sum(shown)
    for n, pictures in enumerate(shown):
        opened.shows_pictures(n, pictures)
    opened.page.wait_for_timeout(1000)
    assert all(url.startswith(build_site.distribution()) for url in opened.refused), opened.refused
    page.close()
    opened.page.close()
