"""What of the collection may leave this computer: what git tracks, and nothing that a reader has added.

A download without git has no list of what is tracked; there it is everything but what .gitignore names. Whatever is
published, handed out or filed in figures/ asks here, so that there is one rule.
"""

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath


def files(root):
    """The files of the collection in a folder, without a reader's own: their paths in it, in order (a list of texts)."""
    tracked = [name for name in _git(root, "ls-files", "-z") if (root / name).is_file()]  # one may have been removed since
    return sorted(tracked or not_ignored(root))


def changed(root):
    """The files that are not as git has them."""
    return _git(root, "diff", "--name-only", "-z", "--relative")


def copy(root, folder, names):
    """Copy some of the files into a folder, as git has them: a page of the collection may hold a reader's text too."""
    kept = set(changed(root))
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name in kept:
            git = subprocess.run(["git", "cat-file", "blob", f":./{name}"], cwd=root, capture_output=True, check=True)
            (folder / name).write_bytes(git.stdout)
        else:
            shutil.copy(root / name, folder / name)


def _git(root, *asked):
    """A list that git gives of a folder; empty without git, or where the folder only lies in another's repository."""
    try:
        given = subprocess.run(["git", *asked], cwd=root, capture_output=True)
    except OSError:  # git is not installed
        return []
    return [] if given.returncode else list(filter(None, os.fsdecode(given.stdout).split("\0")))


def not_ignored(root):
    """Every file in a folder but those that .gitignore names, as git reads it, and git's own (a list of texts)."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    rules = [".git", *(line.strip() for line in lines if line.strip() and not line.startswith("#"))]
    found = []
    for place, folders, names in os.walk(root):
        here = PurePosixPath(Path(place).relative_to(root).as_posix())
        folders[:] = [name for name in folders if not _ignored(here / name, rules)]  # nothing in these is looked at
        found += [str(here / name) for name in names if not _ignored(here / name, rules)]
    return found


def _ignored(path, rules):
    """Tell whether the last rule that fits a path is not one that takes it back ('!')."""
    fitting = [rule for rule in rules if _fits(path, rule.removeprefix("!"))]
    return bool(fitting) and not fitting[-1].startswith("!")


def _fits(path, rule):
    """Tell whether a path is what a rule names: with a slash inside it from the top, without one at any depth."""
    top = "/" if "/" in rule.rstrip("/") else ""
    return ("/" / path).match(top + rule.strip("/"))
