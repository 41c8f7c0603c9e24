"""Tampering: each way of it changes what it says, and what is noticed is told from what is not."""

import filecmp
import re
from pathlib import Path
from random import Random

import copies
import pytest
import tamper
import tampering


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return copies.copy(tmp_path_factory.mktemp("copy"))


@pytest.fixture(params=tampering.KINDS, ids=lambda kind: kind.__name__)
def changed(request, folder):
    """The files that one change of a kind has touched; undone in the end."""
    paths = next(filter(None, (request.param(folder, Random(seed)) for seed in range(20))))
    yield paths
    for path in paths:
        (folder / path).write_bytes((copies.ROOT / path).read_bytes())


def test_each_kind_changes_what_it_says_it_has_changed(folder, changed):
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    _, other, missing = filecmp.cmpfiles(folder, copies.ROOT, files, shallow=False)
    assert sorted(map(Path, other)) == sorted(changed) and not missing


def test_the_changes_are_the_same_every_time(folder):
    made = set()
    for _ in range(2):
        for path in tampering.cell_of_a_table(folder, Random(5)):
            made.add((folder / path).read_bytes())
            (folder / path).write_bytes((copies.ROOT / path).read_bytes())
    assert len(made) == 1


def test_one_digit_or_one_word_is_altered():
    for seed in range(40):
        text = tampering.altered("Fu has 40 sentences", Random(seed))
        assert re.fullmatch(r"Fu has [0-35-9]0 sentences|Fu has 4[1-9] sentences|Fu has 40 sentencesq", text), text
        assert tampering.recounted("two of 40 in [03 here](03_here.ipynb)", Random(seed)).endswith(" here](03_here.ipynb)")
    assert tampering.altered("no", Random(0)) is None


def test_no_word_of_the_schema_is_too_short_to_be_altered(tmp_path):
    schema = Path("data/datapackage.json")
    (tmp_path / "data").mkdir()
    for seed in range(100):
        (tmp_path / schema).write_bytes((copies.ROOT / schema).read_bytes())
        assert tampering.schema(tmp_path, Random(seed)) == [schema]
        assert (tmp_path / schema).read_bytes() != (copies.ROOT / schema).read_bytes()


@pytest.mark.skipif(not hasattr(copies.os, "fork"), reason="needs an operating system that forks")
@pytest.mark.parametrize("kind", ["cell_of_a_table", "row_lost", "row_doubled"])
def test_load_notices_a_change_in_a_table(folder, kind):
    told = tamper.tampered(folder, getattr(tampering, kind), Random(1))[0]
    assert told in ("load() names it", "load() refuses it")


@pytest.mark.skipif(not hasattr(copies.os, "fork"), reason="needs an operating system that forks")
def test_a_change_that_nobody_notices_is_told(folder):
    def licence(folder, random):
        """The licence."""
        (folder / "LICENSE").write_text("Do what you like.", encoding="utf-8")
        return [Path("LICENSE")]

    assert tamper.tampered(folder, licence, Random(0)) == ("nobody", Path("LICENSE"))
    assert (folder / "LICENSE").read_bytes() == (copies.ROOT / "LICENSE").read_bytes()


def test_who_could_notice_a_change_is_there(folder):
    for path in (*tampering.BOOKS, *tampering.SOURCES, *tampering.PAGES, *tampering.EXAMPLE):
        asked = [name for _, names in tamper.askers(folder, path) for name in names]
        assert asked
        for name in asked:
            assert str(name).startswith("-k") or " or " in str(name) or (folder / name).exists(), name
