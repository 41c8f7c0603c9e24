"""A copy of the collection in which a change can be tried, and its tests run there; for covered, mutants and tamper."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT = (".git", ".venv", ".hypothesis", ".*_cache", ".ipynb_checkpoints", "__pycache__", "my_*", "handouts", "site")
# One process, and only what is asked for; what the project's own command adds for two workers is taken away.
PLAIN = ("-o", "addopts=", "-p", "no:xdist", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env", "-q")


def copy(place):
    """Copy the collection into a folder, without what git ignores; returns the folder of the copy."""
    return Path(shutil.copytree(ROOT, Path(place) / "collection", ignore=shutil.ignore_patterns(*LEFT)))


def environment(**more):
    """What a test in a copy finds around it: the texts where they are, charts without a window, and nothing compiled."""
    texts = {"SIDEBYSIDE_TEXTS": str(ROOT.parent / "shared" / "sources")}
    return {**texts, **os.environ, "MPLBACKEND": "agg", "PYTHONDONTWRITEBYTECODE": "1", **more}


def tested(folder, *names, seconds=600):
    """Run tests and notebooks of a copy, up to the first that fails; returns (whether all passed, what was printed)."""
    command = [sys.executable, "-m", "pytest", *PLAIN, "-x", *names]
    told = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, timeout=seconds)
    return told.returncode == 0, told.stdout + told.stderr
