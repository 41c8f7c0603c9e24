"""Put single faults into the tables and the sheets, thousands of them, and see what becomes of each.

    python tools/faults.py [how many, 2400 if not said] [the first seed, 0 if not said]

A fault in a table of data/ must be refused with its file and row, or change nothing, or be named as a change by the
collection. A fault in a sheet of accounts/example must be refused with its file and row, or change nothing, or be read
as it stands, as what the owner of the sheet wrote. A traceback or a silent change ends the run with exit code 1.
"""

import csv
import io
import os
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from random import Random

os.environ.setdefault("MPLBACKEND", "agg")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from sidebyside import CollectionError, accounts, load, making  # noqa: E402
from sidebyside.collection import DATA  # noqa: E402

SCRIPT = "<script>alert(1)</script>"
DATES = ("date", "dated", "start", "end", "covers", "year")
CODED = (
    "role",
    "explanation",
    "effect",
    "grievance",
    "relation",
    "holder",
    "kind",
    "verdict",
    "stated",
    "answer",
    "test",
)
KEYS = ("passage", "event", "complaint", "question", "voice", "work", "authority", "source", "reading", "complaint")
QUOTED = ("quote", "label", "text", "statement")


def faults(rows, random):
    """The faults that a table of rows (lists of cells, the header first) can have: dict of name and function to bytes."""
    header = rows[0]
    at = random.randrange(1, len(rows)) if len(rows) > 1 else 0
    other = random.randrange(1, len(rows)) if len(rows) > 1 else 0
    column = random.randrange(len(header))

    def among(names):
        here = [n for n, name in enumerate(header) if name in names]
        return random.choice(here) if here else None

    def cell(n, change):
        new = [list(row) for row in rows]
        new[at][n] = change(new[at][n])
        return as_csv(new)

    found = {
        "row lost": lambda: as_csv(rows[:at] + rows[at + 1 :]),
        "row doubled": lambda: as_csv([*rows[: at + 1], rows[at], *rows[at + 1 :]]),
        "cell emptied": lambda: cell(column, lambda _: ""),
        "column renamed": lambda: as_csv([[*header[:column], header[column] + "x", *header[column + 1 :]], *rows[1:]]),
        "columns swapped": lambda: (
            as_csv([[header[column], *header[1:column], header[0], *header[column + 1 :]], *rows[1:]])
            if column
            else as_csv(rows)
        ),
        "HTML in a cell": lambda: cell(column, lambda text: text + SCRIPT),
        "formula in a cell": lambda: cell(column, lambda text: "=" + text),
        "control character": lambda: cell(column, lambda text: text + random.choice("\x00\x07\x1b\x7f\n\t")),
        "cell of a megabyte": lambda: cell(column, lambda _: "a" * 1_000_000),
        "cell lost": lambda: as_csv([*rows[:at], rows[at][:column] + rows[at][column + 1 :], *rows[at + 1 :]]),
        "cells swapped": lambda: as_csv(_swapped(rows, at, other, column)),
        "encoding broken": lambda: _at_random(as_csv(rows), random, b"\xe9"),
        "file truncated": lambda: as_csv(rows)[: random.randrange(len(as_csv(rows)))],
        "file empty": lambda: b"",
        "quotation mark lost": lambda: _without_a_mark(as_csv(rows), random),
    }
    for name, kind, change in (
        ("code misspelt", CODED, lambda text: text[:-1] if len(text) > 1 else "x"),
        ("id dangling", KEYS, lambda text: text + "9"),
        ("key doubled", header[:1], lambda _: rows[other][0]),
        ("date impossible", DATES, lambda _: random.choice(["1956-13", "1956-02-30", "Aug-58", "19566", "soon"])),
        ("date reversed", DATES, lambda _: "1960/1950"),
        ("date of another day", DATES, lambda _: "1951-04-03"),
        ("quote altered", QUOTED, lambda text: text + " zz"),
        ("quote too long", QUOTED, lambda _: " ".join(["word"] * 13)),
    ):
        n = among(kind)
        if n is not None:
            found[name] = lambda n=n, change=change: cell(n, change)
    return found


def _swapped(rows, at, other, column):
    new = [list(row) for row in rows]
    new[at][column], new[other][column] = new[other][column], new[at][column]
    return new


def _at_random(content, random, byte):
    at = random.randrange(len(content))
    return content[:at] + byte + content[at:]


def _without_a_mark(content, random):
    marks = [n for n, byte in enumerate(content) if byte == ord('"')]
    at = random.choice(marks) if marks else len(content)
    return content[:at] + content[at + 1 :]


def as_csv(rows):
    """Rows as the bytes of a CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def same(one, other):
    """Tell whether two collections hold the same in the same order."""
    return all(
        getattr(one, name).equals(getattr(other, name)) for name in one.__dataclass_fields__ if name != "changed"
    )


def named(refusal, file):
    """Tell whether a refusal tells of the file, and of a row unless all of the file is gone."""
    return any(
        (problem.row or "file is" in problem.wrong)
        and Path(file).name in f"{problem.file} {problem.wrong} {problem.remedy}"
        for problem in refusal.problems
    )


def tried(seed):
    """Make one fault and see what becomes of it; returns (table, fault, outcome)."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        shutil.copytree(DATA, folder)
        shutil.copytree(ROOT / "accounts", Path(place) / "accounts")
        tables = sorted(folder.glob("*.csv"))
        sheets = sorted(
            path for path in (Path(place) / "accounts" / "example").glob("*.csv") if "legal" not in path.name
        )
        # As many faults in the sheets as in three tables of ten: there are fewer sheets, and they are smaller.
        path = random.choice(sheets if random.random() < 0.3 else tables)
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        possible = faults(rows, random)
        fault = random.choice(sorted(possible))
        path.write_bytes(possible[fault]())
        return path.name if path in tables else f"example/{path.name}", fault, outcome(path, folder, path in tables)


@lru_cache
def sound():
    """The collection, and the collection with the example, without a fault."""
    return load(), accounts.beside(load(), "example")


def outcome(path, folder, of_the_collection):
    """Say what becomes of a fault in a file: one of OUTCOMES, or what must not be."""
    collection, beside = sound()
    file = path.name if of_the_collection else f"example/{path.name}"
    kept, making.ACCOUNTS = making.ACCOUNTS, folder.parent / "accounts"
    try:
        after = load(folder) if of_the_collection else accounts.beside(collection, "example")
    except CollectionError as refusal:
        return "refused" if named(refusal, file) else f"REFUSED WITHOUT FILE AND ROW: {str(refusal)[:300]}"
    except Exception as error:
        return f"CRASHED: {type(error).__name__}: {str(error)[:300]}"
    finally:
        making.ACCOUNTS = kept
    if same(collection if of_the_collection else beside, after):
        return "harmless"
    if not of_the_collection:
        return "as written"
    return "named" if path.name in after.changed else "SILENT"


OUTCOMES = ["refused", "harmless", "named", "as written"]


def main(number=2400, first=0):
    """Try a number of faults and print how many met which outcome."""
    counts, wrong = Counter(), []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done, (seed, (table, fault, what)) in enumerate(
            zip(range(first, first + number), pool.map(tried, range(first, first + number), chunksize=8)), start=1
        ):
            counts[fault, what if what in OUTCOMES else "WRONG"] += 1
            if what not in OUTCOMES:
                wrong.append(f"seed {seed}, {table}, {fault}: {what}")
            if done % 20 == 0 and sys.stderr.isatty():
                print(f"\r{done} of {number}", end="", file=sys.stderr, flush=True)
    columns = [*OUTCOMES, "WRONG"]
    print("\n".join([f"| fault | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]))
    for fault in sorted({fault for fault, _ in counts}):
        print(f"| {fault} | {' | '.join(str(counts[fault, what]) for what in columns)} |")
    totals = [sum(n for (_, what), n in counts.items() if what == column) for column in columns]
    print(f"| all {number} | {' | '.join(map(str, totals))} |")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
