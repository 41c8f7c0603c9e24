"""Measure which branches of the package the tests and the notebooks run, together.

    .venv/bin/python -m pip install -q -r requirements-check.txt
    .venv/bin/python tools/covered.py [what pytest is to run; every test and notebook if not said]

Runs in a temporary copy. Every process is measured that runs the package: the tests, what they start, and the kernels
in which the notebooks run. Prints a row for each module, and beneath the table the lines and branches that nothing has
run; ends with exit code 1 if a test fails, if less than 95 % of all branches are run, or less than 90 % of a module's.
Takes some minutes.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import copies
import pytest
from nbval.kernel import RunningKernel

LEAST, LEAST_OF_A_MODULE = 95, 90  # percent of the branches
RULES = """
[run]
branch = {branch}
source = {folder}/notebooks/sidebyside
data_file = {place}/data
parallel = true
patch = subprocess
"""


def measure(folder, place, *asked, branch=False):
    """Run pytest in a copy of the collection and keep in a folder what it runs; returns what pytest says."""
    import coverage  # of requirements-check.txt; the table can be made without it

    rules = Path(place) / "rules"
    rules.write_text(RULES.format(branch=branch, folder=folder, place=place), encoding="utf-8")
    RunningKernel.stop = _stop
    os.chdir(folder)
    os.environ |= copies.environment()
    measured = coverage.Coverage(config_file=str(rules))
    with measured.collect():
        code = pytest.main(list(asked))
    measured.save()
    return int(code)


def _stop(kernel):
    """Ask a kernel to end, and not kill it, as nbval does: a killed one does not tell what it has run."""
    kernel.kc.stop_channels()
    kernel.km.shutdown_kernel()


def gathered(place):
    """What every process has left in a folder, as one (coverage.Coverage)."""
    import coverage

    measured = coverage.Coverage(config_file=str(Path(place) / "rules"))
    measured.combine([str(path) for path in Path(place).glob("data.*")])
    return measured


def table(report):
    """The table in Markdown, a row for each module: report is what coverage writes as JSON, as a dict."""
    yield "| module | statements | not run | branches | not run | branches run |"
    yield "|---" * 6 + "|"
    for name, of in [*((Path(path).stem, file["summary"]) for path, file in report["files"].items()), ("all", report["totals"])]:
        counts = [of[what] for what in ("num_statements", "missing_lines", "num_branches", "missing_branches")]
        yield f"| {name} | {' | '.join(map(str, counts))} | {share(of):.1f} % |"


def share(of):
    """The branches that are run, in percent; where there is none, the statements."""
    kind, whole = ("branches", "num_branches") if of["num_branches"] else ("lines", "num_statements")
    return 100 * of[f"covered_{kind}"] / of[whole] if of[whole] else 100.0


def missed(report):
    """The lines and branches that nothing has run, a line for each module that has some."""
    for path, file in report["files"].items():
        branches = [f"{a}->{b if b > 0 else 'end'}" for a, b in file["missing_branches"]]
        if file["missing_lines"] or branches:
            yield f"{Path(path).name}: lines {file['missing_lines']}, branches {', '.join(branches)}"


def enough(report):
    """Tell whether enough branches are run, of all and of every module."""
    return share(report["totals"]) >= LEAST and all(
        share(file["summary"]) >= LEAST_OF_A_MODULE for file in report["files"].values()
    )


def main(asked):
    """Run the tests and notebooks in a copy, and print what they run of the package."""
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as place:
        code = measure(copies.copy(place), place, *copies.PLAIN, *asked, branch=True)
        file = Path(place) / "report.json"
        gathered(place).json_report(outfile=str(file))
        report = json.loads(file.read_text(encoding="utf-8"))
        os.chdir(here)
    print(*table(report), *missed(report), sep="\n")
    return code or int(not enough(report))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
