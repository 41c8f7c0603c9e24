"""tools/everywhere.py: conditions are arranged as they say, and whatever comes out different is found and told."""

import base64
import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import compared
import conditions
import everywhere
import nbformat.v4
import numpy
import pytest
from pictures import FAINTEST, STRAY, different_pixels, same_picture
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
AWKWARD = 'id,text\n1,plain\n2,"a comma, and ""quotes"""\n3,"two\nlines"\n4,中苏\n5,\n'


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def png(pixels):
    drawn = io.BytesIO()
    Image.fromarray(pixels.astype("uint8")).save(drawn, format="png")
    return drawn.getvalue()


def blank(height=40, width=60):
    return numpy.full((height, width, 3), 255)


def book(text="ten", picture=None):
    """A notebook of one cell, as the files have it."""
    data = {"text/plain": text} | ({"image/png": base64.b64encode(picture).decode()} if picture else {})
    cell = nbformat.v4.new_code_cell("show", outputs=[nbformat.v4.new_output("display_data", data)], id="00-00")
    return json.dumps(nbformat.v4.new_notebook(cells=[cell]))


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "awkward.csv").write_text(AWKWARD, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture(scope="module")
def every():
    return {condition.name: condition for condition in conditions.conditions()}


def test_shuffling_keeps_every_record_whole_and_the_header_on_top(checkout):
    before = rows(checkout / "data" / "awkward.csv")
    conditions.shuffle(checkout)
    after = rows(checkout / "data" / "awkward.csv")
    assert after[0] == before[0] and after != before and sorted(after) == sorted(before)


def test_every_line_ends_as_on_windows_and_no_cell_changes(checkout):
    before = rows(checkout / "data" / "awkward.csv")
    conditions.crlf(checkout)
    conditions.crlf(checkout)  # once is enough
    raw = (checkout / "data" / "awkward.csv").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") == AWKWARD.count("\n")
    after = rows(checkout / "data" / "awkward.csv")
    assert [[cell.replace("\r\n", "\n") for cell in row] for row in after] == before


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_copy_has_what_git_knows_and_nothing_else(checkout, monkeypatch):
    for name in ("data/中 苏.csv", "data/own.csv"):
        (checkout / name).write_text(name, encoding="utf-8")
    for command in ("init -q", "add data/awkward.csv data/中*"):
        subprocess.run(["git", *command.split()], cwd=checkout, check=True)
    monkeypatch.setattr(conditions, "ROOT", checkout)
    place = checkout / "Größe 中"
    conditions.copy(place)
    copied = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    assert copied == {"data/awkward.csv", "data/中 苏.csv"}
    assert (place / "data" / "awkward.csv").read_bytes() == AWKWARD.encode()


def test_a_user_has_no_settings_but_those_of_the_condition(every, tmp_path, monkeypatch):
    monkeypatch.setenv("MATPLOTLIBRC", "elsewhere")
    loud = conditions.environment(every["a user's loud matplotlibrc"], tmp_path / "one")
    assert "MATPLOTLIBRC" not in loud
    assert "font.size: 31" in (Path(loud["MPLCONFIGDIR"]) / "matplotlibrc").read_text(encoding="utf-8")
    terse = conditions.environment(every["a user's terse pandas"], tmp_path / "two")
    startup = Path(terse["IPYTHONDIR"]) / "profile_default" / "startup"
    assert any("max_rows" in path.read_text(encoding="utf-8") for path in startup.iterdir())
    assert (Path(terse["MPLCONFIGDIR"]) / "matplotlibrc").read_text(encoding="utf-8") == ""


def test_all_at_once_is_every_condition_of_its_own(every):
    crowd = every["all at once, Python 3.12"]
    for name, one in every.items():
        if not name.startswith(("all at once", "PYTHONHASHSEED", "locale", "time zone", "Python")):
            assert one.holds in crowd.holds and set(one.changes) <= set(crowd.changes), name
            assert one.startup in crowd.startup and one.style in crowd.style, name
            assert " ".join(one.within) in " ".join(crowd.within), name
            assert one.variables.items() <= crowd.variables.items(), name
    assert {"PYTHONHASHSEED", "TZ"} <= crowd.variables.keys() and crowd.locale and crowd.folder != "collection"
    assert crowd.edition == "3.12" and "3.12" in crowd.holds


def test_every_edition_of_the_workflow_is_tried(every):
    tests = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert f"python: {json.dumps(conditions.EDITIONS)}" in tests.replace("'", '"')
    assert {f"Python {edition}" for edition in conditions.EDITIONS} <= every.keys()


def test_an_edition_that_is_nowhere_is_not_made_up(tmp_path):
    assert conditions.python("2.0", tmp_path) is None
    assert conditions.python(conditions.HERE, tmp_path) == sys.executable


def test_what_is_the_same_is_counted():
    drawn = png(blank())
    found = compared.notebook("book", book(picture=drawn), book(picture=drawn))
    assert found == compared.outcome(notebooks=1, cells=1, outputs=1, pictures=1, identical=1)


def test_a_changed_output_is_told_with_its_cell_and_both_texts():
    [told] = compared.notebook("book", book("ten rows"), book("ten rats"))["different"]
    assert told.startswith("book, cell 0: 'ats") and "instead of 'ows" in told


def test_a_cell_too_few_or_too_many_is_told():
    empty = json.dumps(nbformat.v4.new_notebook())
    assert compared.notebook("book", book(), empty)["different"]
    assert compared.notebook("book", empty, book())["different"]


def test_a_moved_block_of_pixels_is_told_and_stray_pixels_are_counted():
    stored, moved, stray = blank(), blank(), blank()
    stored[10:16, 10:16] = moved[10:16, 13:19] = stray[10:16, 10:16] = 0
    stray[0, :5] = 100
    found = compared.notebook("book", book(picture=png(stored)), book(picture=png(moved)))
    assert found["different"] == ["book, cell 0: 36 pixels of the picture are different"] and not found["identical"]
    found = compared.notebook("book", book(picture=png(stored)), book(picture=png(stray)))
    assert (found["different"], found["identical"], found["most"]) == ([], 0, 5)


def test_the_tolerance_of_pictures_is_what_it_says():
    shade, edge, beyond = blank(), blank(), blank()
    shade[:] -= FAINTEST
    edge[0, :STRAY] = beyond[0, : STRAY + 1] = 0
    assert different_pixels(png(blank()), png(shade)) == 0
    assert same_picture(png(blank()), png(edge)) and not same_picture(png(blank()), png(beyond))
    assert not same_picture(png(blank()), png(blank(41)))


def test_a_missing_picture_and_a_new_one_are_told():
    drawn = png(blank())
    assert any("missing" in told for told in compared.notebook("book", book(picture=drawn), book())["different"])
    assert any("too many" in told for told in compared.notebook("book", book(), book(picture=drawn))["different"])


def test_a_notebook_that_stops_is_a_difference(monkeypatch):
    def stop(path):
        raise RuntimeError("no such letter")

    monkeypatch.setattr(compared.rebuild, "made_of", stop)
    found, drawn = compared.of_source(Path("02_phases.ipynb"))
    assert found["different"] == ["02_phases.ipynb: stopped by RuntimeError: 'no such letter'"] and not drawn


def test_the_pages_and_the_seal_are_compared(monkeypatch):
    assert compared.pages() == compared.outcome()
    monkeypatch.setattr(compared.rebuild, "dictionary", lambda package: "# Another")
    [told] = compared.pages()["different"]
    assert told.startswith("README.md: ")


def test_what_a_notebook_sees_is_asked_of_a_notebook():
    assert compared.told(compared.ASKED.format("os.path.basename(os.getcwd())")) == "notebooks\n"
    assert json.loads(compared.told(compared.PAGES)) == compared.outcome()


def test_what_cannot_be_arranged_is_never_counted_as_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(everywhere, "copy", lambda place: place.mkdir(parents=True))  # it needs a clone, and this does not
    nobody = conditions.Condition("a command that nobody has", within=("no-such-command",))
    refused = conditions.Condition("a command that fails", within=(sys.executable, "-c", "import sys; sys.exit('no')"))
    absent = conditions.Condition("an edition that nobody has", edition="2.0")
    outcomes = {
        one.name: everywhere.tried(one, tmp_path / str(n), tmp_path / "environments")
        for n, one in enumerate((nobody, refused, absent))
    }
    assert all(isinstance(outcome, str) for outcome in outcomes.values())
    told = everywhere.summary(outcomes | {"Python 3.11": {"different": []}, "locale C": {"different": ["a word"]}})
    assert told.startswith("The same in 1 of 2 conditions") and all(name in told for name in outcomes)
    assert "not tried: there is no no-such-command" in everywhere.row(nobody.name, outcomes[nobody.name], 1)


@pytest.mark.parametrize(("different", "code"), [([], 0), (["02, cell 3: 'a' instead of 'b'"], 1)])
def test_a_difference_ends_with_exit_code_1(different, code, monkeypatch, capsys):
    outcome = everywhere.stopped(0) | {"different": different}
    monkeypatch.setattr(everywhere, "tried", lambda *_: outcome)
    assert everywhere.main(["PYTHONHASHSEED=12345"]) == code
    printed = capsys.readouterr().out
    assert "| PYTHONHASHSEED=12345 | 0 | 0 |" in printed
    assert ("**different**: 02, cell 3: 'a' instead of 'b'" in printed) == bool(code)


def test_a_run_that_stops_is_a_difference(tmp_path, monkeypatch):
    monkeypatch.setattr(everywhere, "copy", lambda place: (place / "tools").mkdir(parents=True))  # and nothing in it
    outcome = everywhere.tried(conditions.Condition("nothing there"), tmp_path, tmp_path)
    assert outcome["different"] == ["the run stopped with exit code 2"]


def test_a_word_that_no_condition_has_is_refused_with_those_there_are():
    with pytest.raises(SystemExit, match="no network"):
        everywhere.chosen(["no such word"])
    assert [one.name for one in everywhere.chosen(["CRLF"])] == ["every CSV with CRLF"]
