"""A copy of the collection in which a fault can be tried, and its tests run there; for covered, mutants and tamper."""

import importlib
import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT = (".git", ".venv", ".hypothesis", ".*_cache", ".ipynb_checkpoints", "__pycache__", "my_*", "handouts", "site")
# One process, and only what is asked for; what the project's own command adds for two workers is taken away.
PLAIN = ("-o", "addopts=", "-p", "no:xdist", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env", "-q")
# What takes long to import, and is imported once, before the forks.
SLOW_TO_IMPORT = ("bs4", "edtf", "frictionless", "hypothesis", "IPython", "krippendorff", "matplotlib.figure", "nbclient",
                  "nbconvert", "nbval.plugin", "pandas", "pypinyin", "sentencex")  # fmt: skip
MEMORY = 6 * 2**30  # bytes that one fork may use


def copy(place):
    """Copy the collection into a folder, without what is made, hidden or a reader's own; returns where it is now."""
    return Path(shutil.copytree(ROOT, Path(place) / "collection", ignore=shutil.ignore_patterns(*LEFT)))


def books():
    """The notebooks that are tested, by their path in the collection: its own and the answers, and no reader's."""
    paths = [path for folder in ("notebooks", "lessons/answers") for path in sorted((ROOT / folder).glob("*.ipynb"))]
    return [path.relative_to(ROOT) for path in paths if not path.name.startswith("my_")]


def environment():
    """What a test in a copy finds around it: the texts where they are, and charts without a window."""
    texts = {"SIDEBYSIDE_TEXTS": str(ROOT.parent / "shared" / "sources")}
    return {**texts, **os.environ, "MPLBACKEND": "agg"}


def prepare():
    """Make this process one from which to fork: libraries imported, and nothing of the collection itself."""
    sys.path[:] = [place for place in sys.path if Path(place).resolve() != ROOT / "tools"]
    os.environ |= environment()
    for name in SLOW_TO_IMPORT:
        with suppress(ImportError):
            importlib.import_module(name)


def forked(work, folder, seconds):
    """Call a function in a fork, in a folder and in silence; returns its code, minus a signal's number if it was stopped.

    It is stopped when it, or a process that it starts, has computed for so many seconds.
    """
    process = os.fork()
    if not process:
        code = 3
        try:
            import resource  # not on Windows, where nothing is forked

            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            signal.alarm(20 * seconds)  # if it waits for ever
            with suppress(ValueError):  # macOS knows no such limit
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            os.chdir(folder)
            code = int(work())
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def tested(folder, *asked, seconds=300):
    """Run tests or notebooks of a copy in a fork, up to the first that fails; returns as forked does, 0 if all passed."""
    import pytest

    return forked(lambda: pytest.main([*PLAIN, "-x", *map(str, asked)]), folder, seconds)
