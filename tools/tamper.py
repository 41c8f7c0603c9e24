"""Tamper with what the collection shows and holds, one change at a time, and see whether it is noticed.

    .venv/bin/python tools/tamper.py [how many changes, 300 if not said] [the seed, 0 if not said]

A change of each kind of tampering.py in turn is made in a temporary copy: in an output, a picture, its alternative
text, a number in prose, the code of a cell, a table, a page that is made of the tables. Then what could notice it is
asked, the quick before the slow: load(), the tests of the files, at last the notebook itself, run again. The command
prints who noticed what, and ends with exit code 1 if nobody noticed a change. Needs Linux or macOS; 300 changes take
about a quarter of an hour.
"""

import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import copies
import tampering

HOLDS, REFUSED, NAMED = 0, 11, 12  # what load() makes of a table


def loaded(folder, path):
    """Load the copy; tells whether load() refuses the changed table, names it as changed, or holds it for sound."""
    sys.path[:0] = [str(folder / "notebooks"), str(folder / "tools")]
    import faults
    from sidebyside import CollectionError, load

    try:
        return NAMED if path.name in load(folder / "data").changed else HOLDS
    except CollectionError as refusal:
        return REFUSED if path.name == "datapackage.json" or faults.named(refusal, path.name) else HOLDS


def askers(folder, path):
    """Who could notice a change of a file, the quick before the slow: pairs of a name and what pytest is to run."""
    tests = folder / "tests"
    if path.suffix == ".ipynb":
        return list(_askers_of_a_notebook(tests, path))
    if path.suffix == ".png":
        return [("tests of the file", [tests / "test_notebooks.py", "-k", "filed or figure"])]
    if path.suffix == ".md":
        tables = [tests / "test_glossary.py", tests / "test_data.py", "-k", "made_from or what_the_table"]
        prose = [tests / "test_prose.py", tests / "test_lesson_pages.py"]
        return [
            ("tests of the tables", tables),
            ("tests of prose", prose),
            ("tests of worksheets", _tests_of_worksheets(tests)),
        ]
    if path.parts[0] == "accounts":
        accounts = [tests / "test_accounts.py", tests / "test_account_sheets.py", tests / "test_division.py"]
        return [("tests of accounts", accounts), ("the notebook, run again", [Path("notebooks/08_your_source.ipynb")])]
    if path.name == "datapackage.json":
        return [("tests of the tables", [tests / "test_data.py", tests / "test_schema.py"])]
    return []


def _askers_of_a_notebook(tests, path):
    if "worksheets" not in path.parts:
        yield "tests of the file", [tests / "test_notebooks.py", "-k", f"{path.stem} or figure"]
    if path.parts[0] == "notebooks":
        yield "tests of prose", [tests / "test_prose.py"]
    if path.stem.startswith("worksheet"):
        yield "tests of worksheets", _tests_of_worksheets(tests)
    if "worksheets" not in path.parts:
        yield "the notebook, run again", [path]


def _tests_of_worksheets(tests):
    return [test for test in tests.glob("test_*.py") if "import worksheets" in test.read_text("utf-8")]


def noticed(folder, paths):
    """Say who notices that files of the copy have changed; 'nobody' if nobody does."""
    if paths[0].parts[0] == "data":
        code = copies.forked(lambda: loaded(folder, paths[0]), folder, 60)
        if code in (REFUSED, NAMED):
            return "load() refuses it" if code == REFUSED else "load() names it"
    for path in paths:
        for name, asked in askers(folder, path):
            if copies.tested(folder, *asked):
                return name
    return "nobody"


def tampered(folder, kind, random):
    """Make one change of a kind in the copy, see who notices it, and undo it; returns (who, the first file changed)."""
    paths = None
    while not paths:
        paths = kind(folder, random)
    try:
        return noticed(folder, paths), paths[0]
    finally:
        for path in paths:
            shutil.copy2(copies.ROOT / path, folder / path)


def main(number=300, seed=0):
    """Make a number of changes, and print who noticed how many of which kind."""
    who, missed = defaultdict(Counter), []
    copies.prepare()
    with tempfile.TemporaryDirectory() as place:
        folder = copies.copy(place)
        for n in range(number):
            kind = tampering.KINDS[n % len(tampering.KINDS)]
            name, path = tampered(folder, kind, Random(f"{seed}, {n}"))
            who[kind][name] += 1
            if name == "nobody":
                missed.append(f"change {n}: {kind.__doc__} In {path}.")
            if sys.stderr.isatty():
                print(f"\r{n + 1} of {number}", end="", file=sys.stderr, flush=True)
    print("| changed | tried | noticed | by whom |", "|---" * 4 + "|", sep="\n")
    for kind, counts in who.items():
        told = ", ".join(f"{name}: {n}" for name, n in counts.most_common() if name != "nobody")
        print(f"| {kind.__doc__} | {counts.total()} | {counts.total() - counts['nobody']} | {told} |")
    print(f"| all | {number} | {number - len(missed)} | |", *missed, sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
