"""Measure how loading and every comparison grow with the collection: time, peak memory, and the factor per step.

    python tools/benchmark.py [--without-frictionless] [10^3 10^4 ...]

Made-up collections (see synthetic.py) are written to a temporary folder, by default of 10^3 to 10^6 coded sentences;
the last needs some 5 GB of memory and ten minutes. Each is measured in fresh processes, one for loading and all
comparisons, one for a bare pandas.read_csv of the same files, one for frictionless on the same folder. Prints one
table in Markdown; no test depends on it. Needs Linux for the peak memory of single steps.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import synthetic

SIZES = ["10^3", "10^4", "10^5", "10^6"]
LEAST = 0.1  # seconds; the growth of what takes less is not told, for it is mostly chance
TELL = 1.0  # seconds; what takes less is measured again, up to five times, and the shortest is taken
AGAIN = 5
HERE = Path(__file__).resolve()


def loaded(folder):
    """Time load() and every comparison on a folder, one after another; yields (name, seconds, peak megabytes)."""
    sys.path.insert(0, str(HERE.parents[1] / "notebooks"))
    from sidebyside import load

    c, *figures = measured(lambda: load(folder), once=True)
    yield "load", *figures
    made = {}
    for step, call in comparisons(c, made).items():
        remembers = step == "choices.verdict"  # a second call would only look up what the first has found
        made[step.split(".")[1]], *figures = measured(call, once=remembers)
        yield step, *figures


def comparisons(c, made):
    """Every comparison of a Collection: a dict of its name and a call of it.

    Some compare what others return: made is a dict in which the caller puts that, under the name of the function.
    """
    from sidebyside import choices, compare, debate, reliability

    names = list(c.sources.name)
    marked = dict(zip(c.events.label, c.events.event))
    return {
        "compare.sentences": lambda: compare.sentences(c),
        "compare.differences": lambda: compare.differences(c),
        "compare.profile": lambda: compare.profile(c),
        "compare.in_words": lambda: compare.in_words(c, made["sentences"]),
        "compare.at_a_glance": lambda: compare.at_a_glance(made["sentences"]),
        "compare.lengths": lambda: compare.lengths(made["sentences"]),
        "compare.cited": lambda: compare.cited(c),
        "compare.placed": lambda: compare.placed(c, made["sentences"]),
        "compare.movements": lambda: compare.movements(made["placed"]),
        "compare.parting": lambda: compare.parting(made["sentences"]),
        "compare.explanation_shares": lambda: compare.explanation_shares(c, made["parting"]),
        "compare.by_weight": lambda: compare.by_weight(made["explanation_shares"]),
        "compare.announced_and_argued": lambda: compare.announced_and_argued(c, made["parting"]),
        "compare.years_of": lambda: compare.years_of(c, marked),
        "compare.voices": lambda: compare.voices(c),
        "compare.periods": lambda: compare.periods(c),
        "compare.partings": lambda: compare.partings(made["periods"]),
        "compare.voicings": lambda: compare.voicings(c),
        "compare.complaints_by_account": lambda: compare.complaints_by_account(c, made["voicings"]),
        "compare.complaints_by_field": lambda: compare.complaints_by_field(c, made["voicings"]),
        "compare.spoken_of": lambda: compare.spoken_of(c),
        "debate.answered": lambda: debate.answered(c),
        "debate.relations": lambda: debate.relations(c),
        "debate.dated_statements": lambda: debate.dated_statements(c),
        "debate.corrected": lambda: debate.corrected(c),
        "debate.confirmed": lambda: debate.confirmed(c),
        "debate.by_kind": lambda: debate.by_kind(made["corrected"]),
        "reliability.paired": lambda: reliability.paired(c),
        "reliability.agreement": lambda: reliability.agreement(made["paired"], groups=("all", *names)),
        "reliability.confusions": lambda: reliability.confusions(made["paired"], "explanation"),
        "reliability.parted": lambda: reliability.parted(made["paired"], "explanation"),
        "reliability.examples_apart": lambda: reliability.examples_apart(c, made["paired"]),
        "reliability.by_reading": lambda: reliability.by_reading(c),
        "choices.specifications": lambda: choices.specifications(c),
        "choices.margins": lambda: choices.margins(c, made["specifications"]),
        "choices.verdicts": lambda: choices.verdicts(c, made["specifications"], made["margins"]),
        "choices.verdict": lambda: choices.verdict(c, c.claims.claim[0]),
        "choices.replaced": lambda: choices.replaced(c, dict.fromkeys(made["sentences"].passage[::10], "bloc")),
    }


def bare(folder):
    """Time pandas.read_csv of every file, checking nothing."""
    import pandas

    yield (
        "pandas.read_csv",
        *measured(lambda: [pandas.read_csv(path) for path in sorted(Path(folder).glob("*.csv"))])[1:],
    )


def validated(folder):
    """Time the official validation of the folder."""
    import frictionless

    package = str(Path(folder) / "datapackage.json")
    report, *figures = measured(lambda: frictionless.Package(package).validate(), once=True)
    assert report.valid, report.to_summary()
    yield "frictionless validate", *figures


def measured(call, once=False):
    """Return what a call returns, its shortest time in seconds of the processor, and the most memory in MB the process had meanwhile."""
    times = []
    forget_peak()
    while not times or (not once and len(times) < AGAIN and sum(times) < TELL):
        start = time.process_time()
        result = call()
        times.append(time.process_time() - start)
    return result, min(times), peak()


def forget_peak():
    """Let the peak memory of this process begin anew, where the system can."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def peak():
    """The most memory this process had since forget_peak, in MB; nothing where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


MEASURES = {"load": loaded, "bare": bare, "validate": validated}


def run(size, measures):
    """Write a collection and measure it, each measure in a process of its own; returns {name: (seconds, MB)}."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        tell(f"{size}: writing")
        synthetic.write(folder, number(size))
        for measure in measures:
            command = [sys.executable, str(HERE), "--measure", measure, folder]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as process:
                tell(f"{size}: {measure}")
                for line in process.stdout:
                    name, *figures = json.loads(line)
                    found[name] = figures
                    tell(f"{size}: {name} {figures[0]:.1f} s")
            if process.returncode:
                raise SystemExit(f"{size}: {measure} failed")
    return found


def tell(text):
    """Show in one line how far the measuring is."""
    print(f"\r{text:<60}", end="", file=sys.stderr, flush=True)


def number(size):
    """Read '10^4' or '10000'."""
    base, _, power = size.partition("^")
    return int(base) ** int(power or 1)


def table(results):
    """The results in Markdown: a row a step, a column a size, and the factor in time from each size to the next."""
    sizes = list(results)
    steps = list(zip(sizes, sizes[1:]))
    lines = [
        "| Step | " + " | ".join(sizes) + " | " + " | ".join(f"{one} to {other}" for one, other in steps) + " |",
        "|---|" + "---:|" * (len(sizes) + len(steps)),
    ]
    for name in dict.fromkeys(name for found in results.values() for name in found):
        cells = [_cell(results[size].get(name)) for size in sizes]
        factors = [_factor(results[one].get(name), results[other].get(name)) for one, other in steps]
        lines.append(f"| {name} | " + " | ".join(cells + factors) + " |")
    for other in ("pandas.read_csv", "frictionless validate"):
        ratios = [
            f"{found['load'][0] / found[other][0]:.2f}" if {"load", other} <= found.keys() else ""
            for found in results.values()
        ]
        lines.append(f"| load : {other} | " + " | ".join(ratios + [""] * len(steps)) + " |")
    return "\n".join(lines)


def _cell(figures):
    """Seconds and megabytes."""
    if not figures:
        return "not measured"
    seconds, memory = figures
    return f"{seconds:.2f} s" + (f", {memory:,} MB" if memory else "")


def _factor(one, other):
    """How many times as long, where both can be told."""
    return f"{other[0] / one[0]:.1f}" if one and other and one[0] >= LEAST else ""


def main(arguments):
    """Measure every size and print the table."""
    if arguments[:1] == ["--measure"]:
        for figures in MEASURES[arguments[1]](arguments[2]):
            print(json.dumps(figures), flush=True)
        return
    measures = ["load", "bare"] + ["validate"] * ("--without-frictionless" not in arguments)
    sizes = [argument for argument in arguments if not argument.startswith("--")] or SIZES
    results = {size: run(size, measures) for size in sizes}
    tell("")
    print("\nSeconds of the processor, and the most memory in MB that the process had meanwhile (collection included).\n")
    print(table(results))


if __name__ == "__main__":
    main(sys.argv[1:])
