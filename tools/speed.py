"""Measure, side by side in one run, what the collection takes beyond what nobody can spare: starting kernels, importing.

    python tools/speed.py [rounds]

Needs nbmake besides requirements.txt (see requirements-check.txt), and a machine that does nothing else. In every
round, three unless another number is given, all is measured in turn; the table has the medians of the ratios. A bare
kernel starts, imports what the notebook imports, and ends. The whole test command does much besides running notebooks
(browsers, spreadsheets, made-up accounts); the second table says what. No test depends on a time.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import nbformat
from copies import ROOT, books
from nbclient import NotebookClient

FOLDERS = ("notebooks", "lessons/answers")
WORKERS = 2  # as many as the test command has
IMPORTS = ("from ", "import ", "sys.path")
TABLES_AND_CHARTS = "import pandas, matplotlib.pyplot"
PACKAGE = "import sys; sys.path.insert(0, 'notebooks'); from sidebyside import charts, choices, compare, load, page, words"


def main(rounds):
    """Measure and print the table, and then where the test command's time goes."""
    paths = [ROOT / path for path in books()]
    nbmake = ["-o", "addopts=", "-q", "--nbmake", "-n", str(WORKERS), *map(str, paths)]
    figures = {}
    for n in range(rounds):
        found = {
            "kernels": seconds(lambda: side_by_side(bare, paths), f"round {n + 1}: {len(paths)} bare kernels"),
            "notebooks": seconds(lambda: tests(*FOLDERS), "the notebooks, every output compared"),
            "nbmake": seconds(lambda: tests(*nbmake), "nbmake, which compares nothing"),
            "command": seconds(lambda: tests(), "the whole test command"),
            "imports": seconds(lambda: python(TABLES_AND_CHARTS), "import"),
            "package": seconds(lambda: python(f"{TABLES_AND_CHARTS}; {PACKAGE}"), "import"),
            "load": seconds(lambda: python(f"{TABLES_AND_CHARTS}; {PACKAGE}; load()"), "import"),
        }
        for path in paths:
            found[f"bare {path}"] = seconds(lambda path=path: bare(path), path.stem)
            found[f"run {path}"] = seconds(lambda path=path: run(path), path.stem)
        for name, value in found.items():
            figures.setdefault(name, []).append(value)
    print(table(figures, paths))
    print(f"\nWhere the test command's time goes (seconds of {WORKERS} workers together):\n\n{slowest()}")


def seconds(call, told):
    """How long a call takes; tells on the way what is being measured."""
    print(f"\r{told:<60}", end="", file=sys.stderr, flush=True)
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def run(path, only_imports=False):
    """Run a notebook from a fresh kernel, or only what it imports."""
    book = nbformat.read(path, as_version=4)
    if only_imports:
        first = next(cell for cell in book.cells if cell.cell_type == "code")
        first.source = "\n".join(line for line in first.source.splitlines() if line.startswith(IMPORTS))
        book.cells = [first]
    NotebookClient(book, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()


def bare(path):
    """Start a kernel, import what a notebook imports, and end it."""
    run(path, only_imports=True)


def side_by_side(call, paths):
    """Call a function with each path, on as many workers as the tests have."""
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(call, paths))


def tests(*arguments):
    """Run pytest; raises CalledProcessError if a test fails."""
    command = [sys.executable, "-m", "pytest", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def python(code):
    """Run a line of Python in a fresh process."""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def table(figures, paths):
    """The ratios in Markdown: median, lowest and highest of the rounds, and the bound that is aimed at."""
    rows = [
        ("the notebooks tested, against as many bare kernels", "notebooks", "kernels", 2.0),
        ("the whole test command, against as many bare kernels", "command", "kernels", 2.0),
        ("the notebooks tested, against nbmake", "notebooks", "nbmake", 1.15),
        ("import of the package, against pandas and matplotlib", "package", "imports", 1.3),
        ("the same and load()", "load", "imports", None),
        *((f"{path.relative_to(ROOT)}, against its bare kernel", f"run {path}", f"bare {path}", 2.0) for path in paths),
    ]
    lines = ["| What | Seconds | Against | Ratio | Lowest to highest | At most |", "|---|---:|---:|---:|---:|---:|"]
    for words, one, other, bound in rows:
        ratios = [a / b for a, b in zip(figures[one], figures[other])]
        middle = statistics.median
        lines.append(
            f"| {words} | {middle(figures[one]):.2f} | {middle(figures[other]):.2f} | {middle(ratios):.2f} "
            f"| {min(ratios):.2f} to {max(ratios):.2f} | {bound or ''} |"
        )
    return "\n".join(lines)


def slowest(most=12):
    """The files in which the test command spends most time, in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        tests(f"--junitxml={report}", "-o", "junit_duration_report=total")
        spent, number = Counter(), Counter()
        for case in ElementTree.parse(report).iter("testcase"):
            file = case.get("classname", "").split(".")[-1] or case.get("name")
            spent[file] += float(case.get("time"))
            number[file] += 1
    lines = ["| Tests | Number | Seconds |", "|---|---:|---:|"]
    lines += [f"| {file} | {number[file]} | {total:.1f} |" for file, total in spent.most_common(most)]
    return "\n".join([*lines, f"| all | {number.total()} | {spent.total():.1f} |"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
