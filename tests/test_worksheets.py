"""Worksheets, answers and lesson plan as files: in step with their sources, whole, and without an answer too early."""

import json
import re

import nbformat
import pytest
import worksheets
from sidebyside.worksheets.marking import NOTHING
from worksheets import ANSWERS, WORKSHEETS

SOURCES = sorted(worksheets.SOURCES.glob("*.ipynb"))
each_worksheet = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def tagged(book, tag):
    """The cells of code of a notebook that have a tag."""
    return [cell for cell in book.cells if tag in cell.metadata.get("tags", []) and cell.cell_type == "code"]


@each_worksheet
@pytest.mark.parametrize(("make", "folder"), [(worksheets.worksheet, WORKSHEETS), (worksheets.answers, ANSWERS)])
def test_worksheets_and_answers_are_in_step_with_their_source(path, make, folder):
    stored, fresh = ([(cell.cell_type, cell.source) for cell in book.cells] for book in (read(folder / path.name), make(read(path))))
    assert stored == fresh


def test_there_are_five_and_none_is_orphaned():
    names = [path.name for path in SOURCES]
    assert [name[:11] for name in names] == [f"worksheet_{n}" for n in range(1, 6)]
    for folder in (WORKSHEETS, ANSWERS):
        assert sorted(path.name for path in folder.glob("worksheet_*.ipynb")) == names


@each_worksheet
def test_every_task_stands_in_both_forms(path):
    book = read(path)
    assert {tag for cell in book.cells for tag in cell.metadata.get("tags", [])} <= {"student", "solution", "feedback", "setup"}
    marked = [cell.source for cell in book.cells if re.search(r"^marks_\d = ", cell.source, re.M)]
    assert all(text.count("marks_") == 2 for text in marked)  # each task has a name of its own, so that none is shown for another
    names = [re.search(r'^(\w+) = (?:\{|"")', cell.source, re.M)[1] for cell in tagged(book, "student") if '""' in cell.source]
    solved = "\n".join(cell.source for cell in tagged(book, "solution"))
    assert names and all(re.search(rf"^{name} = ", solved, re.M) for name in names)


@each_worksheet
def test_a_worksheet_holds_no_answer(path):
    for cell in tagged(read(WORKSHEETS / path.name), "student"):
        assert not re.search(r'": "[^"]', cell.source)
        assert all(NOTHING in str(output) or "yet" in str(output) for output in cell.outputs)


@each_worksheet
def test_the_answers_are_whole_and_praised(path):
    book = read(ANSWERS / path.name)
    shown = json.dumps(book)
    assert "Well done" in shown
    assert not any(said in shown for said in ("not filled in yet", NOTHING, "look at again", "Traceback"))
    code = [cell.execution_count for cell in book.cells if cell.cell_type == "code"]
    assert code == list(range(1, len(code) + 1))


@each_worksheet
@pytest.mark.parametrize("folder", [worksheets.SOURCES, WORKSHEETS, ANSWERS])
def test_links_lead_somewhere_from_each_folder(path, folder):
    text = "".join(cell.source for cell in read(folder / path.name).cells if cell.cell_type == "markdown")
    targets = re.findall(r"\]\((?!https:)([^)]+)\)", text)
    assert targets and not [target for target in targets if not (folder / target).exists()]
