"""Letters that the shipped typefaces lack: drawn from one that is installed, else refused."""

import warnings
from unicodedata import normalize

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib.font_manager import fontManager
from own_account import C, about_row, copied, edit, found, put
from sidebyside import charts, compare, letters, own, page
from sidebyside.charts.typeface import wide


def install(drawn, family, folder):
    """Make a typeface in which each of some letters is a black square, and let the next look find it as an installed one."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 900), (900, 900), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = [".notdef", *(f"u{ord(letter):X}" for letter in drawn)]
    font = FontBuilder(1000)
    font.setupGlyphOrder(names)
    font.setupCharacterMap(dict(zip(map(ord, drawn), names[1:])))
    font.setupGlyf(dict.fromkeys(names, pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    font.setupHorizontalHeader(ascent=900, descent=-100)
    font.setupNameTable({"familyName": family, "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(folder / "installed.ttf")
    return lambda: [str(folder / "installed.ttf")]


@pytest.fixture
def forgetful():
    """What is known of typefaces is forgotten before a test and after it."""

    def forget():
        for known in (letters.families, letters._look_again, letters._has):
            known.cache_clear()

    forget()
    yield forget
    forget()


def test_a_chinese_name_is_drawn_where_a_typeface_has_its_letters_and_else_refused(tmp_path, monkeypatch, caplog, forgetful):
    folder = copied(tmp_path, monkeypatch)
    edit(folder / "about.csv", put("yours", "战线"))
    [problem] = found()
    assert problem[:4] == ("example/about.csv", str(about_row("name")), "yours", "the charts have no letter for '战线'")

    monkeypatch.setattr(fontManager, "ttflist", [*fontManager.ttflist])
    monkeypatch.setattr(letters, "findSystemFonts", install("战线", "Malgun Gothic", tmp_path))
    forgetful()  # as when a kernel is started anew
    edit(folder / "about.csv", put("yours", "战线" * 7))
    assert [problem[3:] for problem in found()] == [
        ("the name has 14 characters", "write at most 24; a Chinese, Japanese or Korean one counts for two")
    ]
    edit(folder / "about.csv", put("yours", "战线"))
    assert found() == []
    every = own.beside(C, "example")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a letter that none of its typefaces has
        page.picture(charts.passages.lengths(compare.passages.lengths(compare.sentences.coded(every))))
    assert wide("战线", 9, "bold") == pytest.approx(2 * 9 / 72) and not caplog.records


def test_letters_that_are_joined_are_refused_where_they_would_stand_apart(monkeypatch, forgetful):
    assert not letters.undrawable("كتاب ספר Việt")
    forgetful()
    monkeypatch.setattr(letters, "JOINS_LETTERS", False)
    assert letters.undrawable("كتاب ספר Việt") == "كتابספר"


def test_a_letter_written_apart_from_its_marks_is_made_one(tmp_path, monkeypatch):
    folder = copied(tmp_path, monkeypatch)
    edit(folder / "about.csv", put("yours", normalize("NFD", "Lịch sử, Хрущёв")))
    assert own.beside(C, "example").sources.name.iloc[-1] == "Lịch sử, Хрущёв"
