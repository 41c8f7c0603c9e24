"""Worksheets, answers and lesson plan as files: in step with their sources, whole, and without an answer too early."""

import json
import re
from pathlib import Path

import nbformat
import pytest
import worksheets
from sidebyside.worksheets.marking import NOTHING

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(worksheets.SOURCES.glob("*.ipynb"))


def source(path):
    return nbformat.read(path, as_version=4)


def text_of(cells):
    return [(cell.cell_type, cell.source) for cell in cells]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("make", "folder"), [(worksheets.worksheet, "notebooks"), (worksheets.answers, "lessons/answers")]
)
def test_worksheets_and_answers_are_in_step_with_their_source(path, make, folder):
    stored = nbformat.read(ROOT / folder / path.name, as_version=4)
    assert text_of(stored.cells) == text_of(make(source(path)).cells)


def test_there_are_five_and_none_is_orphaned():
    names = [path.name for path in SOURCES]
    assert [name[:11] for name in names] == [f"worksheet_{n}" for n in range(1, 6)]
    for folder in ("notebooks", "lessons/answers"):
        assert sorted(path.name for path in (ROOT / folder).glob("worksheet_*.ipynb")) == names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_task_stands_in_both_forms(path):
    tags = [tag for cell in source(path).cells for tag in cell.metadata.get("tags", [])]
    assert set(tags) <= {"student", "solution", "feedback", "setup"}
    marked = [cell.source for cell in source(path).cells if re.search(r"^marks_\d = ", cell.source, re.M)]
    assert all(text.count("marks_") == 2 for text in marked)  # each task has a name of its own, so that none is shown for another
    blanks = [cell.source for cell in source(path).cells if "student" in cell.metadata.get("tags", []) and '""' in cell.source]
    names = [re.search(r'^(\w+) = (?:\{|"")', text, re.M)[1] for text in blanks]
    solved = "\n".join(cell.source for cell in source(path).cells if "solution" in cell.metadata.get("tags", []))
    assert names and all(re.search(rf"^{name} = ", solved, re.M) for name in names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_worksheet_holds_no_answer_and_no_solution(path):
    book = json.loads((ROOT / "notebooks" / path.name).read_text(encoding="utf-8"))
    for cell in book["cells"]:
        assert "solution" not in cell["metadata"].get("tags", [])
        if "student" in cell["metadata"].get("tags", []) and cell["cell_type"] == "code":
            assert not re.search(r'": "[^"]', "".join(cell["source"]))
            assert all(NOTHING in str(output) or "yet" in str(output) for output in cell["outputs"])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_answers_are_whole_and_praised(path):
    book = json.loads((ROOT / "lessons/answers" / path.name).read_text(encoding="utf-8"))
    shown = json.dumps(book)
    assert "not filled in yet" not in shown and NOTHING not in shown
    assert "Well done" in shown and "look at again" not in shown and "Traceback" not in shown
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in book["cells"]:
        for target in re.findall(r"\]\(([^)#]+)\)", "".join(cell["source"])) if cell["cell_type"] == "markdown" else ():
            assert target.startswith("http") or (ROOT / "lessons/answers" / target).exists(), target


@pytest.mark.parametrize("page", ["lessons/README.md", "lessons/teacher_notes.md", "README.md", "CONTRIBUTING.md"])
def test_links_of_the_lesson_plan_lead_somewhere(page):
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("http") or (path.parent / target).exists(), target


def test_the_plan_fills_its_minutes():
    text = (ROOT / "lessons/README.md").read_text(encoding="utf-8")
    for lesson in text.split("## Lesson ")[1:]:
        spans = [tuple(map(int, span)) for span in re.findall(r"^\| (\d+)-(\d+) \|", lesson, re.M)]
        assert spans[0][0] == 0 and spans[-1][1] == 45
        assert all(one[1] == other[0] for one, other in zip(spans, spans[1:]))
        assert all(word in lesson for word in ("**Aims.**", "**Students do.**", "what to expect", "**Homework.**", "Project"))
