"""Slides and printed worksheets: whole, from the notebooks as they stand, and free of the internet."""

import re
from pathlib import Path

import handouts
import nbformat
import pytest

PAPERS = handouts.worksheets()
PARTS = {name: f"/* {name} */" for name in handouts.PLAYER}


@pytest.mark.parametrize("number", range(1, 6))
def test_slides_of_a_lesson(number):
    html = handouts.slides(number, PARTS)
    assert html.count("<section") >= 16 and html.count("data:image/png") >= 2 and "Stop and discuss" in html
    assert f"Lesson {number}." in html and f"Worksheet {number}." in html and "Take away" in html
    assert "/* dist/reveal.js */" in html and "Reveal.initialize" in html


@pytest.mark.parametrize("number", range(1, 6))
def test_slides_ask_for_nothing_from_the_internet(number):
    html = handouts.slides(number, PARTS)
    assert not re.search(r'<(link|script|img|iframe)\b[^>]*(href|src)="(?!data:)', html)
    assert "@import" not in html
    assert handouts.CDN in handouts.slides(number, {})  # without reveal.js it has to come from there


def test_every_picture_has_its_description():
    for html in [handouts.slides(5, PARTS), handouts.paper(PAPERS[1])]:
        assert "No description" not in html and all(len(alt) > 40 for alt in re.findall(r'<img alt="([^"]*)"', html))


def test_what_the_class_is_to_find_is_not_shown_before_it_looks():
    for number, spoilt in ((2, "The two accounts"), (4, "Five wrong"), (5, "All questions")):
        html = handouts.slides(number, PARTS)
        assert 0 < html.index(f"Worksheet {number}.") < html.index(spoilt)


def test_no_slide_and_no_page_has_an_answer():
    for number in range(1, 6):
        assert "Answers:" not in handouts.slides(number, PARTS)
    for path in PAPERS:
        assert "Answers:" not in handouts.paper(path)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_printed_worksheet_has_room_for_every_answer(path):
    html = handouts.paper(path)
    book = nbformat.read(path, as_version=4)
    blanks = [name for cell in book.cells for name in re.findall(r'"([^"]+)": ""', cell.source)]
    assert len(re.findall(r"<div>[^<]+:</div>", html)) == len(blanks) > 0
    assert "not filled in yet" not in html and "lessons." not in html and "<script" not in html


def test_a_tall_chart_is_cut_into_pieces():
    found = handouts.sections(nbformat.read(handouts.NOTEBOOKS / "04_grievances.ipynb", as_version=4))
    tall = max((o for cells in found.values() for o in handouts._outputs(cells, "chart")), key=lambda o: len(o.data["image/png"]))
    assert len(list(handouts.pieces(tall))) == 2


def test_git_ignores_what_is_made():
    assert "handouts/" in (Path(handouts.ROOT) / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_what_is_missing_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(handouts, "player", lambda folder: {})
    monkeypatch.setattr(handouts, "browser", lambda: None)
    handouts.main(tmp_path / "handouts")
    said = capsys.readouterr().out
    assert "reveal.js could not be fetched" in said and "install Chromium or Chrome" in said
    assert len(list((tmp_path / "handouts").glob("worksheet_*.html"))) == len(PAPERS)
    assert len(list((tmp_path / "handouts").glob("lesson_*_slides.html"))) == 5
