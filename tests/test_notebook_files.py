"""The notebooks as files: executed, whole, described, small, and their pictures filed."""

import base64
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BOOKS = sorted(path for path in (ROOT / "notebooks").glob("*.ipynb") if not path.name.startswith("my_"))
ESSAYS = [path for path in BOOKS if re.match(r"0[0-8]_", path.name)]  # a walk first, then the evidence
ANSWERS = sorted((ROOT / "lessons" / "answers").glob("*.ipynb"))
LARGEST = 600_000  # bytes


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(params=BOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def book(path):
    return read(path)


def code(book):
    return [cell for cell in book["cells"] if cell["cell_type"] == "code"]


def prose(book):
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown"]


def outputs(book):
    return [output for cell in code(book) for output in cell["outputs"]]


def test_executed_from_top_to_bottom_with_every_output_stored(book):
    for number, cell in enumerate(code(book), start=1):
        first = "".join(cell["source"]).splitlines()[0]
        assert cell["execution_count"] == number, f"{first}: not run in its order: run tools/rebuild.py"
        assert cell["outputs"], f"{first}: this cell shows nothing: put its lines into the cell that uses them"


def test_no_cell_is_kept_from_the_tests(book):
    text = json.dumps(book).lower()
    assert "nbval" not in text and "raises-exception" not in text


def test_no_error_no_warning_no_bare_figure(book):
    for output in outputs(book):
        assert output["output_type"] in ("display_data", "execute_result")
        assert "<Figure" not in json.dumps(output) and "matplotlib" not in json.dumps(output)


def test_small_enough(path):
    assert path.stat().st_size < LARGEST


def test_no_path_of_a_machine_and_no_clock(book):
    text = json.dumps(book)
    assert not re.search(r'["\s(](/(home|root|tmp|usr|work|Users)/|[A-Z]:\\\\)', text)
    assert not re.search(r"\b(datetime|time\.time|now\(\))", text)


def test_cells_are_short_and_define_nothing(book):
    for cell in code(book):
        lines = "".join(cell["source"]).splitlines()
        assert 1 <= len(lines) <= 6, f"{lines[0]}: {len(lines)} lines, more than 6: what is long belongs into the package"
        assert max(map(len, lines)) <= 120, f"{max(lines, key=len)}: longer than 120 letters"
        defined = [line for line in lines if re.match(r"\s*(def|class|async) ", line)]
        assert not defined, f"{defined[0]}: this belongs into the package, notebooks/sidebyside"


def test_prose_is_longer_than_code(book):
    assert sum(map(len, prose(book))) > sum(len("".join(cell["source"])) for cell in code(book))


@pytest.mark.parametrize("path", BOOKS + ANSWERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_cell_is_missing(path):
    names = [cell["id"] for cell in read(path)["cells"]]
    prefix = names[0].split("-")[0]
    assert names == [f"{prefix}-{n:02d}" for n in range(len(names))], "a cell was taken out or put in: run tools/rebuild.py, and read what moved"


@pytest.mark.parametrize("path", BOOKS + ANSWERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_announced_follows(path):
    cells = read(path)["cells"]
    for cell, following in zip(cells, [*cells[1:], None]):
        last = "".join(cell["source"]).strip().splitlines()[-1]
        if cell["cell_type"] == "markdown" and last.endswith(":"):
            assert following and following["cell_type"] == "code", f"{last}\nannounces something, and no cell of code follows"


@pytest.mark.parametrize("path", BOOKS + ANSWERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_picture_has_its_description_as_alternative_and_as_visible_text(path):
    for cell in code(read(path)):
        for n, output in enumerate(cell["outputs"]):
            if "image/png" in output.get("data", {}):
                alt = output["metadata"]["image/png"]["alt"]
                assert 40 < len(alt) < 400
                assert "".join(output["data"]["text/plain"]) == alt
                following = "".join(cell["outputs"][n + 1]["data"]["text/plain"])
                assert following == alt


def test_every_picture_is_filed_as_it_stands(book):
    for output in outputs(book):
        if "image/png" in output.get("data", {}):
            file = ROOT / "figures" / f"{output['metadata']['chart']}.png"
            same = file.exists() and file.read_bytes() == base64.b64decode(output["data"]["image/png"])
            assert same, f"{file.name} is not the picture that the notebook shows: run tools/rebuild.py"


def in_two(book):
    """The cells of the walk, and of the evidence after it; all are walk where there is none."""
    cells = book["cells"]
    starts = [n for n, cell in enumerate(cells) if "".join(cell["source"]).startswith("## Evidence")]
    return (cells[: starts[0]], cells[starts[0] :]) if starts else (cells, [])


@pytest.mark.parametrize("path", ESSAYS, ids=lambda path: path.stem)
def test_the_evidence_comes_last_and_is_numbered(path):
    walk, evidence = in_two(read(path))
    assert evidence and any("**Where next:**" in "".join(cell["source"]) for cell in walk)
    headings = [line for cell in evidence for line in "".join(cell["source"]).splitlines() if line.startswith("## ")]
    assert headings == ["## Evidence"]
    captions = re.findall(r'"(E\d+)\. [^"]+"\)', "\n".join("".join(cell["source"]) for cell in evidence))
    tables = sum("page.table(" in "".join(cell["source"]) for cell in evidence)
    assert captions == [f"E{n}" for n in range(1, tables + 1)]


@pytest.mark.parametrize("path", ESSAYS, ids=lambda path: path.stem)
def test_no_long_table_stands_in_the_walk(path):
    for cell in in_two(read(path))[0]:
        for output in cell.get("outputs", []):
            shown = re.search(r"\((\d+) rows?\)", "".join(output["data"].get("text/plain", "")))
            if shown and "Ten sentences to code" not in "".join(output["data"]["text/plain"]):
                assert int(shown[1]) <= 8, f"{''.join(output['data']['text/plain'])}: move it to the evidence"


def test_every_chart_has_a_table_of_its_rows(path, book):
    cells = ["".join(cell["source"]) for cell in code(book)]
    evidence = "\n".join("".join(cell["source"]) for cell in in_two(book)[1])
    for n, cell in enumerate(cells):
        for rows in re.findall(r"page\.show\(\s*charts\.\w+\.\w+\(\s*([\w.]+)", cell):
            there = re.search(rf"\b{re.escape(rows)}\b", evidence) if path in ESSAYS else "page.table" in "".join(cells[n : n + 2])
            assert there, f"{cell}\nneeds a table of its rows: page.table"


@pytest.mark.parametrize("path", ESSAYS, ids=lambda path: path.stem)
def test_the_walk_is_short_shows_its_pandas_and_is_written_by_hand(path):
    walk = ["".join(cell["source"]) for cell in in_two(read(path))[0] if cell["cell_type"] == "code"]
    assert len(walk) <= 12
    assert any(re.search(r"pandas\.crosstab\(|\.groupby\(|\.value_counts\(|\w+\[\w+\.\w+ [=!]= |\.query\(", cell) for cell in walk)
    assert not any("page.say(" in cell for cell in walk)


@pytest.mark.parametrize("path", ESSAYS, ids=lambda path: path.stem)
def test_the_accounts_speak_face_to_face_in_the_walk(path):
    said = "\n".join(prose({"cells": in_two(read(path))[0]}))
    shown = "".join("".join(output["data"].get("text/html", "")) for output in outputs({"cells": in_two(read(path))[0]}))
    assert len(re.findall(r"[“\"][^“”\"\n]+[”\"]", said)) + shown.count("“") >= 2


def test_no_figure_without_a_notebook():
    drawn = {
        output["metadata"]["chart"]
        for path in BOOKS
        for output in outputs(read(path))
        if "chart" in output.get("metadata", {})
    }
    filed = {path.stem for path in (ROOT / "figures").glob("*")} - {"map"}  # the lessons': tools/story_map.py
    assert not drawn - filed, f"not in figures/: {sorted(drawn - filed)}; run tools/rebuild.py"
    assert not filed - drawn, f"in figures/, and no notebook shows it: {sorted(filed - drawn)}; delete it"


def test_nothing_but_plain_html(book):
    for output in outputs(book):
        html = "".join(output["data"].get("text/html", ""))
        assert not re.search(r"<(script|style|details|iframe|object|embed)|\bon\w+=|javascript:", html)


def test_links_lead_somewhere(path, book):
    for text in prose(book):
        for target in re.findall(r"\]\(([^)#]+)\)", text) + re.findall(r'src="([^"]+)"', text):
            assert target.startswith("http") or (path.parent / target).exists(), target


def test_header_tables_and_parting_words(book):
    first = prose(book)[0]
    for line in ("**Question**", "**For whom**", "**Time**", "**Before it**"):
        assert line in first
    assert first.startswith("# ") and any("**Where next:**" in text for text in prose(book))
    assert any("Stop and discuss" in text for text in prose(book))


def test_headings_come_in_order(book):
    levels = [len(match[1]) for text in prose(book) for match in re.finditer(r"^(#+) ", text, re.M)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:]))


def test_the_project_speaks_of_itself_alone():
    kept = [
        path
        for pattern in (
            "*.md",
            "*.py",
            "*.toml",
            "*.txt",
            "data/*",
            "notebooks/*.ipynb",
            "notebooks/sidebyside/**/*.py",
            "lessons/**/*.*",
            "tools/*.py",
        )
        for path in ROOT.glob(pattern)
    ]
    for path in kept:
        assert not re.search(r"/(work|tmp|root)/|\bin this session\b", path.read_text(encoding="utf-8"), re.I), path


def test_the_numbers_in_the_readme_are_those_of_the_tables():
    from sidebyside import compare, load

    c = load()
    shares = (
        compare.explanations.shares(c, compare.explanations.apart(compare.sentences.coded(c)))
        .drop_duplicates("account")
        .set_index("account")
    )
    told = ", ".join(
        f"{name} {'has ' if n == 0 else ''}{int(shares.named[name])}{' such sentences' if n == 0 else ''}"
        for n, name in enumerate(c.sources.name)
    )
    said = f"The counts are small: {told}."
    assert said in (ROOT / "README.md").read_text(encoding="utf-8"), f"the README does not say, as the tables do: {said}"
