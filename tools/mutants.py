"""Put single faults into the code of the package, and see whether the tests or the notebooks find each.

    .venv/bin/python -m pip install -q -r requirements-check.txt
    .venv/bin/python tools/mutants.py [--each 12] [--seed 0] [--workers 2] [module ...]

A sample of the faults of mutations.py, drawn by the seed and spread over every module and every kind of fault, is tried
one by one in a temporary copy. First every file of tests and every notebook is run alone and without a fault, to learn
how long it takes and which lines of the package it reaches; then each fault meets those that reach its line, the two
quickest first, then the quick tests, the notebooks and the slow tests, until one fails. What takes far longer than
without the fault is stopped, and counts as found. Left out is what needs a browser, a spreadsheet or a big collection,
and what tests the tools (LEFT_OUT); with --quick every slow test as well.

The command ends with exit code 1 if a fault survives that is not in mutants_explained.csv: there stands, for each that
changes nothing a reader could see, why it does not. Needs Linux or macOS (each trial is a fork of one process that has
imported pandas and matplotlib). Some 400 faults take hours, a few modules minutes.
"""

import argparse
import csv
import hashlib
import os
import pickle
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, count, zip_longest
from multiprocessing import get_context
from pathlib import Path

import copies
import mutations
from covered import gathered, measure

PACKAGE = Path("notebooks/sidebyside")
LEFT_OUT = ("axe", "browser", "faults", "handouts", "mutants", "scale", "site", "spreadsheet", "tamper", "workflows")
EXPLAINED = Path(__file__).with_name("mutants_explained.csv")
QUICK = 30  # seconds: a file of tests that takes longer is asked last
IN_TURN = (("tests", "tests"), ("notebooks", "notebooks"), ("tests", "slow"))
AGES = count(1_000_000_000)
VERDICTS = ["tests", "notebooks", "time", "survived"]


def drawn(module, text, each, seed):
    """A sample of the faults of a module, one of each kind in turn; a change elsewhere in the module leaves it alone."""

    def rank(mutant):
        return hashlib.sha256(repr((seed, *mutant._replace(lines=0, place=0))).encode()).digest()

    kinds = defaultdict(list)
    for mutant in sorted(mutations.mutants(module, text), key=rank):
        kinds[mutant.kind].append(mutant)
    in_turn = chain.from_iterable(zip_longest(*sorted(kinds.values(), key=lambda own: rank(own[0]))))
    return [mutant for mutant in in_turn if mutant][:each]


def units():
    """The files of tests and the notebooks by which a fault may be found, by their path in the collection; tests first."""
    tests = [path for path in sorted((copies.ROOT / "tests").glob("test_*.py")) if path.stem[5:] not in LEFT_OUT]
    return [str(path) for path in (*(path.relative_to(copies.ROOT) for path in tests), *copies.books())]


def reach(unit):
    """Run a unit without a fault; returns (seconds it takes, dict of module and lines it reaches)."""
    with tempfile.TemporaryDirectory() as place:
        begun = computed()
        code = copies.forked(lambda: measure(FOLDER, place, *copies.PLAIN, "-x", unit), FOLDER, 900)
        if code:
            raise RuntimeError(f"{unit} does not pass without a fault ({code})")
        found, seconds = gathered(place).get_data(), computed() - begun
        return seconds, {Path(file).stem: frozenset(found.lines(file)) for file in found.measured_files()}


def computed():
    """The seconds that the processes started from here have computed."""
    return sum(os.times()[2:4])


def rounds(mutant, reached):
    """Who meets a fault, in turn, of all that reach its line: pairs of 'tests' or 'notebooks' and a list of units.

    First the two quickest, one by one; then the other quick tests, the other notebooks, and the slow tests.
    """
    first, last = mutant.lines
    meeting = [unit for unit, (_, lines) in reached.items() if any(first <= n <= last for n in lines.get(mutant.module, ()))]
    meeting.sort(key=lambda unit: reached[unit][0])
    kinds = {"notebooks": [], "tests": [], "slow": []}
    for unit in meeting[2:]:
        kinds["notebooks" if _notebook(unit) else "tests" if reached[unit][0] <= QUICK else "slow"].append(unit)
    alone = [("notebooks" if _notebook(unit) else "tests", [unit]) for unit in meeting[:2]]
    return [*alone, *((who, kinds[kind]) for who, kind in IN_TURN if kinds[kind])]


def _notebook(unit):
    return unit.endswith("ipynb")


def tried(mutant):
    """Put one fault into the copy of this worker; returns who finds it (one of VERDICTS)."""
    path = FOLDER / PACKAGE / f"{mutant.module}.py"
    sound = path.read_text(encoding="utf-8")
    _written(path, mutations.mutated(sound, mutant.place))
    try:
        for who, asked in rounds(mutant, REACH):
            code = copies.tested(FOLDER, *asked, seconds=60 + 4 * sum(int(REACH[unit][0]) for unit in asked))
            if code:
                return "time" if code < 0 else who
        return "survived"
    finally:
        _written(path, sound)


def _written(path, text):
    """Write a module, with an age of its own, so that what was compiled of another text does not pass for it."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (next(AGES),) * 2)


def prepare(place, reached=None):
    """Make this process a worker: a copy of its own, the libraries imported, and what each unit reaches."""
    global FOLDER, REACH
    FOLDER, REACH = copies.copy(tempfile.mkdtemp(dir=place)), reached
    copies.prepare()


def explained():
    """The faults that change nothing: a dict of (module, function, before, after) and the reason."""
    with open(EXPLAINED, encoding="utf-8", newline="") as file:
        return {tuple(row[:4]): row[4] for row in list(csv.reader(file))[1:]}


def table(verdicts):
    """The table in Markdown: verdicts are pairs of a Mutant and one of VERDICTS or 'explained'."""
    counts = Counter((mutant.module, verdict) for mutant, verdict in verdicts)
    columns = [*VERDICTS[:3], "explained", "survived"]
    yield "| module | faults | found by tests | found by notebooks | stopped | explained | survived |"
    yield "|---" * 7 + "|"
    for module in [*sorted({mutant.module for mutant, _ in verdicts}), "all"]:
        row = [sum(n for (m, v), n in counts.items() if v == column and module in (m, "all")) for column in columns]
        yield f"| {module} | {sum(row)} | {' | '.join(map(str, row))} |"


def main(arguments):
    """Try a sample and print who found what, and what survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=12, help="faults a module")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--reach", type=Path, help="a file that keeps what each file reaches, for the next time")
    parser.add_argument("--quick", action="store_true", help="without the slow tests")
    parser.add_argument("modules", nargs="*", help="all if not said")
    asked = parser.parse_args(arguments)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((copies.ROOT / PACKAGE).glob("*.py"))}
    sample = [m for name in asked.modules or texts for m in drawn(name, texts[name], asked.each, asked.seed)]
    known, verdicts, fork = explained(), [], get_context("fork")
    names = units()
    with tempfile.TemporaryDirectory() as place:
        reached = pickle.loads(asked.reach.read_bytes()) if asked.reach and asked.reach.exists() else {}
        if not reached:
            with ProcessPoolExecutor(asked.workers, fork, prepare, (place,)) as pool:
                reached = dict(zip(names, pool.map(reach, names)))
        if asked.reach:
            asked.reach.write_bytes(pickle.dumps(reached))
        if asked.quick:
            reached = {unit: of for unit, of in reached.items() if _notebook(unit) or of[0] <= QUICK}
        print(f"{len(sample)} faults; {len(reached)} files of tests and notebooks pass without one.", flush=True)
        with ProcessPoolExecutor(asked.workers, fork, prepare, (place, reached)) as pool:
            for mutant, verdict in zip(sample, pool.map(tried, sample)):
                key = (mutant.module, mutant.where, mutant.before, mutant.after)
                verdict = "explained" if verdict == "survived" and key in known else verdict
                verdicts.append((mutant, verdict))
                line = f"{mutant.module}.py:{mutant.lines[0]}, {mutant.where or 'module'}, {mutant.kind}"
                print(f"{verdict}: {line}: {mutant.before}  ->  {mutant.after}", flush=True)
    print(*table(verdicts), sep="\n")
    return 1 if any(verdict == "survived" for _, verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
