"""A rebuild that is interrupted leaves the old files or the new ones."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
import rebuild
import running
from pages import ROOT

OLD = {"notebooks/a.ipynb": b"old a", "notebooks/b.ipynb": b"same", "figures/c.png": b"old c", "d.md": b"old d"}
NEW = {"notebooks/a.ipynb": "new a", "notebooks/b.ipynb": "same", "figures/c.png": b"new c", "figures/e.png": b"new e"}
AFTER = {**OLD, "notebooks/a.ipynb": b"new a", "figures/c.png": b"new c", "figures/e.png": b"new e"}


class Killed(BaseException):
    """As if the process had ended here."""


@pytest.fixture
def root(tmp_path):
    for name, content in OLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def standing(root):
    """Every file that stands there, apart from those on their way."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(".rebuild/")}


def write(root):
    return running.write(root, {root / name: content for name, content in NEW.items()})


def test_what_changes_is_written_and_nothing_twice(root):
    assert write(root) == ["notebooks/a.ipynb", "figures/c.png", "figures/e.png"]
    assert standing(root) == AFTER and not list(root.glob(".rebuild/*"))
    assert write(root) == []


@pytest.mark.parametrize("step", range(7))
def test_killed_at_any_step_all_is_old_or_the_next_finishes(root, monkeypatch, step):
    steps = iter(range(step))

    def until_then(function):
        def called(*arguments, **named):
            if next(steps, None) is None:
                raise Killed
            return function(*arguments, **named)

        return called

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", until_then(Path.write_bytes))
        patch.setattr(os, "replace", until_then(os.replace))
        with pytest.raises(Killed):
            write(root)
    if (root / running.COMPLETE).exists():
        assert all(content in (OLD.get(name), AFTER[name]) for name, content in standing(root).items())
        running.finish(root)
        assert standing(root) == AFTER
    else:
        assert standing(root) == OLD
    write(root)
    assert standing(root) == AFTER and not list(root.glob(".rebuild/*"))


def test_no_rebuild_was_interrupted_here():
    assert not (ROOT / running.COMPLETE).exists(), "a rebuild was interrupted: run tools/rebuild.py, which finishes it"


def test_refused_tables_are_reported_and_nothing_is_sealed(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setattr(rebuild, "ROOT", tmp_path)
    monkeypatch.setattr(rebuild, "DATA", tmp_path / "data")
    assert rebuild.resealed()[1] == []
    codes = tmp_path / "data" / "coding.csv"
    codes.write_text(codes.read_text(encoding="utf-8").replace(",agreed,event,", ",agreed,evnt,", 1), encoding="utf-8")
    before = (tmp_path / "data" / "datapackage.json").read_bytes()
    with pytest.raises(SystemExit, match="coding.csv, row .*did you mean 'event'"):
        rebuild.resealed()
    assert (tmp_path / "data" / "datapackage.json").read_bytes() == before
    codes.write_text(codes.read_text(encoding="utf-8").replace(",agreed,evnt,", ",agreed,cause,", 1), encoding="utf-8")
    assert rebuild.resealed()[1] == ["data/datapackage.json"]


def test_two_pictures_under_one_name_are_refused():
    shown = running.gathered({"one": b"1"}, {"one": b"1", "two": b"2"}, "cell 04-08")
    assert shown == {"one": b"1", "two": b"2"}
    with pytest.raises(running.NotMade, match="cell 04-12 shows a second picture under the name 'two'"):
        running.gathered(shown, {"two": b"another"}, "cell 04-12")


def test_a_cell_that_does_not_run_is_named_with_its_notebook(tmp_path):
    path = tmp_path / "09_new.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("shown = misspelt")]), path)
    with pytest.raises(running.NotMade, match=r"(?s)09_new.ipynb does not run.*shown = misspelt.*NameError"):
        rebuild.made_of(path)
