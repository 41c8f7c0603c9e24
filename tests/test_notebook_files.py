"""The notebooks as files: executed, whole, short, in the form that JupyterLab writes, and their pictures filed."""

import base64
import json
import re

import nbformat
import pytest
from pages import ANSWERS, BOOKS, NOTEBOOKS, ROOT, outputs, read

ESSAYS = [path for path in BOOKS if re.match(r"0[0-8]_", path.name)]  # a walk first, then the evidence
SOURCES = sorted((ROOT / "lessons" / "worksheets").glob("*.ipynb"))
LARGEST = 600_000  # bytes
PANDAS = r"pandas\.crosstab\(|\.groupby\(|\.value_counts\(|\w+\[\w+\.\w+ [=!]= |\.query\("  # in plain view


def named(path):
    return path.relative_to(ROOT).with_suffix("").as_posix()


def source(cell):
    return "".join(cell["source"])


def code(cells):
    return [source(cell) for cell in cells if cell["cell_type"] == "code"]


def prose(cells):
    return [source(cell) for cell in cells if cell["cell_type"] == "markdown"]


def text(output, kind="text/plain"):
    return "".join(output["data"].get(kind, ""))


def in_two(cells):
    """The cells of the walk, and of the evidence after it; all are walk where there is none."""
    start = next((n for n, cell in enumerate(cells) if source(cell).startswith("## Evidence")), len(cells))
    return cells[:start], cells[start:]


@pytest.mark.parametrize("path", NOTEBOOKS + ANSWERS + SOURCES, ids=named)
def test_a_notebook_has_the_form_and_the_metadata_that_jupyterlab_writes(path):
    book = nbformat.read(path, as_version=4)
    assert path.read_text(encoding="utf-8") == nbformat.writes(book) + "\n", "run tools/rebuild.py"
    assert book.metadata == read(BOOKS[0])["metadata"] and "version" not in book.metadata.language_info


@pytest.mark.parametrize("path", NOTEBOOKS + ANSWERS, ids=named)
def test_no_cell_is_missing_and_what_is_announced_follows(path):
    cells = read(path)["cells"]
    prefix = cells[0]["id"].split("-")[0]
    assert [cell["id"] for cell in cells] == [f"{prefix}-{n:02d}" for n in range(len(cells))], (
        "a cell was taken out or put in: run tools/rebuild.py, and read what moved"
    )
    for cell, following in zip(cells, [*cells[1:], {"cell_type": "the end"}]):
        last = source(cell).strip().splitlines()[-1]
        announces = cell["cell_type"] == "markdown" and last.endswith(":")
        assert not announces or following["cell_type"] == "code", f"{last}\nannounces something, and no cell of code follows"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_executed_from_top_to_bottom_with_every_output_stored(path):
    book = read(path)
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells, start=1):
        first = source(cell).splitlines()[0]
        assert cell["execution_count"] == number, f"{first}: not run in its order: run tools/rebuild.py"
        assert cell["outputs"], f"{first}: this cell shows nothing: put its lines into the cell that uses them"
    for output in outputs(book["cells"]):
        assert output["output_type"] in ("display_data", "execute_result")  # no error, and no warning
        assert "<Figure" not in json.dumps(output) and "matplotlib" not in json.dumps(output)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_small_and_free_of_machines_clocks_and_ways_around_the_tests(path):
    assert path.stat().st_size < LARGEST
    whole = json.dumps(read(path))
    assert not re.search(r'["\s(](/(home|root|tmp|usr|work|Users)/|[A-Z]:\\\\)', whole)
    assert not re.search(r"\b(datetime|time\.time|now\(\))", whole)
    assert "nbval" not in whole.lower() and "raises-exception" not in whole.lower()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_cells_are_short_define_nothing_and_are_fewer_than_words(path):
    cells = read(path)["cells"]
    for cell in code(cells):
        lines = cell.splitlines()
        assert 1 <= len(lines) <= 6, f"{lines[0]}: {len(lines)} lines, more than 6: what is long belongs into the package"
        assert max(map(len, lines)) <= 120, f"{max(lines, key=len)}: longer than 120 letters"
        defined = [line for line in lines if re.match(r"\s*(def|class|async) ", line)]
        assert not defined, f"{defined[0]}: this belongs into the package, notebooks/sidebyside"
    assert sum(map(len, prose(cells))) > sum(map(len, code(cells)))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_head_and_parting_words(path):
    first, *others = prose(read(path)["cells"])
    assert all(line in first for line in ("# ", "**Question**", "**For whom**", "**Time**", "**Before it**"))
    assert "**Where next:**" in "".join(others) and "Stop and discuss" in "".join(others)


def test_every_picture_is_filed_as_it_stands_and_no_other():
    shown = [output for path in NOTEBOOKS for output in outputs(read(path)["cells"]) if "image/png" in output["data"]]
    drawn = {output["metadata"]["chart"]: base64.b64decode(output["data"]["image/png"]) for output in shown}
    filed = {path.stem: path.read_bytes() for path in (ROOT / "figures").glob("*")}
    del filed["map"]  # the lessons': tools/story_map.py
    wrong = sorted(name for name in drawn | filed if drawn.get(name) != filed.get(name))
    assert not wrong, f"these figures are not as a notebook shows them, or nothing shows them: {wrong}; run tools/rebuild.py"


@pytest.mark.parametrize("path", ESSAYS, ids=named)
def test_the_walk_is_short_shows_its_pandas_and_both_accounts_and_is_written_by_hand(path):
    walk, evidence = in_two(read(path)["cells"])
    lines, said, shown = code(walk), "\n".join(prose(walk)), outputs(walk)
    assert "**Where next:**" in said and evidence
    assert len(lines) <= 12 and re.search(PANDAS, "\n".join(lines)) and "page.say(" not in "\n".join(lines)
    quoted = sum(text(output, "text/html").count("“") for output in shown)
    assert len(re.findall(r"[“\"][^“”\"\n]+[”\"]", said)) + quoted >= 2
    for output in shown:
        counted = re.search(r"\((\d+) rows?\)", text(output))
        short = not counted or int(counted[1]) <= 8 or "Ten sentences to code" in text(output)
        assert short, f"{text(output)}: move it to the evidence"


@pytest.mark.parametrize("path", ESSAYS, ids=named)
def test_the_evidence_is_one_part_with_every_table_numbered(path):
    evidence = in_two(read(path)["cells"])[1]
    whole = "\n".join(map(source, evidence))
    assert re.findall(r"(?m)^## .*", whole) == ["## Evidence"]
    tables = sum("page.table(" in cell for cell in code(evidence))
    assert re.findall(r'"(E\d+)\. [^"]+"\)', whole) == [f"E{n}" for n in range(1, tables + 1)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_every_chart_has_a_table_of_its_rows(path):
    cells = read(path)["cells"]
    lines, evidence = code(cells), "\n".join(map(source, in_two(cells)[1]))
    for n, cell in enumerate(lines):
        for rows in re.findall(r"page\.show\(\s*charts\.\w+\.\w+\(\s*([\w.]+)", cell):
            there = re.search(rf"\b{re.escape(rows)}\b", evidence) if path in ESSAYS else "page.table" in "".join(lines[n : n + 2])
            assert there, f"{cell}\nneeds a table of its rows: page.table"


def test_the_project_speaks_of_itself_alone():
    kept = ("*.md", "*.py", "*.toml", "*.txt", "data/*", "notebooks/**/*.py", "notebooks/*.ipynb", "lessons/**/*.*", "tools/**/*.py")
    for path in [path for pattern in kept for path in ROOT.glob(pattern)]:
        assert not re.search(r"/(work|tmp|root)/|\bin this session\b", path.read_text(encoding="utf-8"), re.I), path
