"""Slides and printed worksheets: whole, from the notebooks as they stand, and free of the internet."""

import base64
import io
import re

import handouts
import nbformat
import numpy
import pytest
from PIL import Image

PAPERS = handouts.worksheets()
EASIER = handouts.LESSONS / "worksheet_1_easier.md"


@pytest.fixture(scope="module")
def slides():
    """The slides of each lesson, with the names of the parts of reveal.js in their place (a dict of number and HTML)."""
    return {number: handouts.slides(number, handouts.PLAYER) for number in range(1, 6)}


@pytest.fixture(scope="module")
def papers():
    """Each worksheet as it is printed (a dict of path and HTML)."""
    return {path: handouts.paper(path) for path in [*PAPERS, EASIER]}


def test_slides_are_whole_and_ask_for_nothing_from_the_internet(slides):
    for number, html in slides.items():
        assert html.count("<section") >= 16 and html.count("data:image/png") >= 2 and "Stop and discuss" in html
        assert f"Lesson {number}." in html and f"Worksheet {number}." in html and "Take away" in html
        assert all(part in html for part in [*handouts.PLAYER, handouts.START])
        assert not re.search(r'<(link|script|img|iframe)\b[^>]*(href|src)="(?!data:)', html) and "@import" not in html


def test_every_picture_has_its_description(slides, papers):
    for html in [*slides.values(), *papers.values()]:
        assert "No description" not in html and all(len(alt) > 40 for alt in re.findall(r'<img alt="([^"]*)"', html))


def test_what_the_class_is_to_find_is_not_shown_before_it_looks(slides):
    for number, spoilt in ((2, "The two accounts"), (3, "Along the years"), (4, "Five wrong"), (5, "All questions")):
        assert 0 < slides[number].index(f"Worksheet {number}.") < slides[number].index(spoilt)


def test_a_printed_worksheet_has_room_for_every_answer_and_none_of_them(slides, papers):
    assert not any("Answers:" in html for html in [*slides.values(), *papers.values()])
    for path in PAPERS:
        book = nbformat.read(path, as_version=4)
        blanks = [name for cell in book.cells for name in re.findall(r'"([^"]+)": ""', cell.source)]
        assert len(re.findall(r"<div>[^<]+:</div>", papers[path])) == len(blanks) > 0
        assert "not filled in yet" not in papers[path] and "lessons." not in papers[path] and "<script" not in papers[path]


def test_the_answers_of_the_easier_worksheet_begin_on_the_back(papers):
    front, back = re.split(r"<hr ?/?>", papers[EASIER].split("<body")[1])
    assert "☐" in front and "Answers" in back and "Answers" not in front
    assert re.search(r"^hr \{.*break-after: page", (handouts.TOOLS / "paper.css").read_text(encoding="utf-8"), re.M)


def test_a_tall_chart_is_cut_in_two_between_its_rows(slides):
    assert "Other ways to count (2 of 2)" in slides[4]
    book = nbformat.read(handouts.NOTEBOOKS / "08_how_sure.ipynb", as_version=4)
    tall = handouts.outputs(book.cells, "chart")[-1]
    above, below = (
        numpy.asarray(Image.open(io.BytesIO(base64.b64decode(half.data["image/png"])))) for half in handouts.pieces(tall)
    )
    assert above[-8:].min() == below[:8].min() == 255


def test_git_ignores_what_is_made():
    assert "handouts/" in (handouts.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_what_is_missing_is_said(papers, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(handouts, "paper", papers.get)
    monkeypatch.setattr(handouts, "player", lambda folder: [])
    monkeypatch.setattr(handouts, "browser", lambda: None)
    handouts.main(tmp_path)
    said = capsys.readouterr().out
    assert "reveal.js, which moves them, could not be fetched" in said and "install Chromium or Chrome" in said
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(path.stem for path in [*PAPERS, EASIER])
