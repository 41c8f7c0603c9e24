"""Rerun the whole collection under many conditions, and print in a table whether everything comes out the same.

    python tools/everywhere.py [--environments folder] [word ...]

The conditions are those of conditions.py: editions of Python, seeds of hashing, locales, time zones, shuffled and
rewritten tables, a read-only checkout, an odd path, no network, a user's own settings, and all of that together. With
words, only those whose names have one of the words. For each, a clean copy of the files that git knows is run, every
notebook from a fresh kernel, and compared with what is stored: texts to the letter, pictures in the notebooks and in
figures/ by pixel, within the tolerance of pictures.py. Nothing is written in the checkout.

A condition that cannot be arranged on this machine is named as not tried. The environments of other editions of Python
are installed into the folder, which can be kept for the next time; without one they are made for this time alone.
If anything is different the exit code is 1.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from conditions import conditions, copy, environment, python

HEADER = (
    "Condition",
    "Notebooks",
    "Cells",
    "Outputs",
    "Pictures",
    "Same to the byte",
    "Different pixels at most",
    "Result",
    "Seconds",
)
TOLD = 3  # differences of a condition that the table tells; all of them are told while it runs


def tried(condition, place, environments):
    """Arrange a condition in a new folder and run everything in it: the outcome, or why it was not tried (a string)."""
    interpreter = python(condition.edition, environments)
    if interpreter is None:
        return f"Python {condition.edition} with everything installed was not found or made"
    checkout = place / condition.folder
    copy(checkout)
    for change in condition.changes:
        change(checkout)
    where = {"cwd": checkout, "env": environment(condition, place / "user")}
    if condition.within:
        if not shutil.which(condition.within[0]):
            return f"there is no {condition.within[0]}"
        empty = subprocess.run([*condition.within, sys.executable, "-c", ""], capture_output=True, text=True, **where)
        if empty.returncode:
            return f"{condition.within[0]} is not allowed: {' '.join(empty.stderr.split())}"
    command = [*condition.within, interpreter, "tools/compared.py", condition.holds]
    run = subprocess.run(command, stdout=subprocess.PIPE, encoding="ascii", **where)
    outcome = json.loads(run.stdout) if run.returncode == 0 else stopped(run.returncode)
    return outcome if outcome["holds"] else "it does not take hold on this machine"


def stopped(code):
    """The outcome of a run that ended before its time."""
    counts = dict.fromkeys(("notebooks", "cells", "outputs", "pictures", "identical", "most"), 0)
    return {"holds": True, "different": [f"the run stopped with exit code {code}"]} | counts


def row(name, outcome, seconds):
    """A row of the table (a list of strings)."""
    if isinstance(outcome, str):
        return [name, *[""] * 6, f"not tried: {outcome}", ""]
    different = outcome["different"]
    more = [f"and {len(different) - TOLD} more"] * (len(different) > TOLD)
    result = f"**different**: {'; '.join(different[:TOLD] + more)}" if different else "the same"
    counts = [f"{outcome[key]:,}" for key in ("notebooks", "cells", "outputs", "pictures", "identical", "most")]
    return [name, *counts, result.replace("|", "\\|"), f"{seconds:.0f}"]


def table(rows):
    """A Markdown table."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEADER, ["---"] * len(HEADER), *rows))


def summary(outcomes):
    """The line under the table (outcomes is a dict of condition and outcome)."""
    run = [outcome for outcome in outcomes.values() if not isinstance(outcome, str)]
    same = sum(not outcome["different"] for outcome in run)
    left = "; ".join(f"{name} ({why})" for name, why in outcomes.items() if isinstance(why, str))
    return f"The same in {same} of {len(run)} conditions; not tried here: {left or 'none of the list'}."


def chosen(words):
    """The conditions whose names have one of the words, or all."""
    every = conditions()
    some = [one for one in every if not words or any(word.casefold() in one.name.casefold() for word in words)]
    if not some:
        raise SystemExit("no condition has that word; there are:\n" + "\n".join(one.name for one in every))
    return some


def main(arguments):
    """Try the chosen conditions, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="*", help="only conditions whose names have one of these")
    parser.add_argument("--environments", type=Path, help="a folder for the other editions of Python")
    asked = parser.parse_args(arguments)
    some, outcomes, rows = chosen(asked.words), {}, []
    with tempfile.TemporaryDirectory() as workshop:
        environments = (asked.environments or Path(workshop) / "environments").resolve()
        for number, condition in enumerate(some, start=1):
            print(f"{number} of {len(some)}: {condition.name} ", end="", file=sys.stderr, flush=True)
            began, place = time.perf_counter(), Path(workshop) / str(number)
            outcome = outcomes[condition.name] = tried(condition, place, environments)
            rows.append(row(condition.name, outcome, time.perf_counter() - began))
            print(f" {rows[-1][-2]}, {rows[-1][-1] or 0} s", file=sys.stderr)
            shutil.rmtree(place, ignore_errors=True)
    print(table(rows), summary(outcomes), sep="\n\n")
    return int(any(not isinstance(outcome, str) and outcome["different"] for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
