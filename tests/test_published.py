"""Nothing that a reader has added leaves the computer: neither with the site nor with the handouts nor in a figure."""

import shutil
import subprocess
from pathlib import Path

import build_site
import handouts
import published
import pytest
import rebuild
from book import pages
from pages import ROOT

SECRET = "Chong says in confidence"
TASK = "**What you do.** "  # in the first cell of a worksheet, and so on its slides and on paper
PAGES = ["my_source", "09_your_source-Copy1", "09_your_source - Copy", "worksheet_1_code_a_paragraph-Copy1"]
OWN = ["accounts/my-textbook/text.txt", "accounts/text.txt", *(f"notebooks/{name}.ipynb" for name in PAGES),
       "notebooks/.ipynb_checkpoints/my_source-checkpoint.ipynb"]  # fmt: skip


def git(folder, *asked):
    subprocess.run(["git", "-c", "core.excludesFile=", *asked], cwd=folder, check=True, capture_output=True)


@pytest.fixture(params=["a clone", "a download", "a download in somebody's repository"])
def collection(request, tmp_path, monkeypatch):
    """A copy of the collection with pages and an account of a reader's own, and the tools that look there."""
    folder = tmp_path / "other" / "collection"
    for name in published.files(ROOT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    if request.param != "a download":
        git(folder if request.param == "a clone" else folder.parent, "init", "-q")
    if request.param == "a clone":
        git(folder, "add", "-A")
    page = (folder / "notebooks" / "worksheet_1_code_a_paragraph.ipynb").read_text(encoding="utf-8")
    for name in OWN:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(page.replace(TASK, TASK + SECRET), encoding="utf-8")
        assert SECRET in (folder / name).read_text(encoding="utf-8")
    for tool in (build_site, handouts, rebuild):
        monkeypatch.setattr(tool, "ROOT", folder)
    for tool, name in ((handouts, "notebooks"), (handouts, "lessons"), (rebuild, "notebooks")):
        monkeypatch.setattr(tool, name.upper(), folder / name)
    monkeypatch.setattr(handouts, "player", lambda folder: handouts.PLAYER)
    monkeypatch.setattr(handouts, "browser", lambda: None)
    return folder


def private(folder):
    """The files in a folder that are a reader's own or hold what such a file holds."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return [name for name, path in found.items() if name in OWN or SECRET.encode() in path.read_bytes()]


def test_a_readers_own_files_are_none_of_the_collections_with_git_and_without(collection, monkeypatch):
    """Every tool asks here for its files (see the next test)."""
    names = published.files(collection)
    assert not set(names) & set(OWN) and {"accounts/example/text.txt", "notebooks/09_your_source.ipynb"} < set(names)
    monkeypatch.setenv("PATH", "")
    assert published.files(collection) == names and not published.changed(collection)


@pytest.mark.parametrize("collection", ["a clone"], indirect=True)
def test_what_is_published_handed_out_and_filed_has_nothing_of_a_readers_own(collection, tmp_path):
    """Nor has a page of the collection that holds a reader's text: it is published as git has it."""
    page = collection / "notebooks" / "09_your_source.ipynb"
    page.write_text(page.read_text(encoding="utf-8").replace("example", SECRET), encoding="utf-8")
    assert published.changed(collection) == ["notebooks/09_your_source.ipynb"]
    build_site.stage(tmp_path / "site")
    pages.prepare(collection, tmp_path / "book")
    handouts.main(tmp_path / "handouts")
    assert [private(tmp_path / folder) for folder in ("site", "book", "handouts")] == [[], [], []]
    assert (tmp_path / "site" / "accounts" / "example" / "text.txt").exists()
    assert "my_source" not in (tmp_path / "book" / "index.md").read_text(encoding="utf-8")
    assert [*(tmp_path / "book" / "notebooks").glob("[0-9]*_your_source.ipynb")] and [*(tmp_path / "handouts").glob("*.html")]
    filed = {path.name for path in rebuild.sources()}
    assert "09_your_source.ipynb" in filed and not filed & {Path(name).name for name in OWN}
