"""Measure the tests, side by side in one run, against what nobody can spare: starting kernels, importing, drawing.

    nox -s speed [-- rounds]

Needs a machine that does nothing else. In every round, three unless another number is given, all is measured in turn;
the table has medians. No test depends on a time.
"""

import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "notebooks"), str(ROOT / "tests")]
FOLDERS = ("notebooks", "lessons/answers")
WORKERS = 2  # as many as the test command has
IMPORTS = "import pandas, matplotlib.pyplot"
ROWS = (
    ("the whole test command, against as many bare kernels", "command", ("kernels",)),
    ("the notebooks under strict nbval, against bare kernels and every chart drawn once", "notebooks", ("kernels", "charts")),
)


def seconds(call):
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def kernel(folder):
    """Start a kernel in a folder, import pandas and matplotlib, and end it."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(IMPORTS)])
    NotebookClient(book, timeout=600, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()


def kernels():
    """As many bare kernels as there are notebooks, on as many workers as the tests have."""
    books = [path for folder in FOLDERS for path in (ROOT / folder).glob("*.ipynb") if not path.name.startswith("my_")]
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(kernel, [str(path.parent) for path in books]))


def tests(*asked):
    """Run pytest; raises CalledProcessError if a test fails."""
    subprocess.run([sys.executable, "-m", "pytest", *asked], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def charts():
    """Draw every chart of the collection once, as a PNG."""
    import claims
    from sidebyside import load, page

    for draw in claims.charts(load()).values():
        page.picture(draw())


def main(rounds=3):
    """Measure all in turn, and print the table."""
    measured = {"kernels": kernels, "charts": charts, "notebooks": lambda: tests(*FOLDERS), "command": tests}
    found = [{name: seconds(call) for name, call in measured.items()} for _ in range(rounds)]
    # Charts are drawn by one process here and by two workers there.
    found = [{**one, "charts": one["charts"] / WORKERS} for one in found]
    print("| What | Seconds | Against | Ratio | Lowest to highest |\n|---|---:|---:|---:|---:|")
    for words, name, floor in ROWS:
        mine, against = [one[name] for one in found], [sum(one[part] for part in floor) for one in found]
        ratios = [a / b for a, b in zip(mine, against)]
        print(f"| {words} | {statistics.median(mine):.1f} | {statistics.median(against):.1f} "
              f"| {statistics.median(ratios):.2f} | {min(ratios):.2f} to {max(ratios):.2f} |")  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
