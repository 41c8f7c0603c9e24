"""Kill rebuilds at many moments and look at what each leaves: the old notebooks and figures, or the new ones.

    python tools/interrupted.py [number of moments]

In copies of the collection a label of the codebook is changed, so that notebooks and figures change too. Half of the
rebuilds are killed at moments spread evenly over the time one takes, the others while files are written. After each
every file is compared with the old and the new one, and the rebuild is run again, which has to finish. Prints a table.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from conditions import copy
from running import COMPLETE, READY

MADE = ("notebooks/*.ipynb", "notebooks/glossary.md", "figures/*.png", "lessons/answers/*.ipynb")
CHANGE = ("data/codes.csv", ",ideology,Ideology,", ",ideology,Ideas,")


def changed(folder):
    """A copy of the collection in a folder, with the change made."""
    copy(folder)
    file, old, new = CHANGE
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has no {old!r} to change"
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def made(folder):
    """Every file that a rebuild makes of the notebooks: a dict of name and bytes."""
    return {path.relative_to(folder): path.read_bytes() for pattern in MADE for path in folder.glob(pattern)}


def rebuilding(folder):
    """A rebuild under way, in a group of processes of its own."""
    command = [sys.executable, folder / "tools" / "rebuild.py"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def finished(process):
    """Wait for a rebuild; raises SystemExit with what it said if it failed."""
    said = process.communicate()[1].decode()
    if process.returncode:
        raise SystemExit(f"the rebuild failed:\n{said}")


def kill_after(process, seconds, folder):
    """Kill a rebuild after some seconds, or before if it ends."""
    _wait(lambda: False, process, seconds)
    _kill(process)


def kill_while_writing(process, seconds, folder):
    """Kill a rebuild some seconds after it has begun to write the notebooks."""
    # The tables' seal is written first in the same way, but before any notebook has run.
    writing = [folder / stage / "notebooks" for stage in (READY, COMPLETE)]
    _wait(lambda: any(map(Path.exists, writing)), process)
    time.sleep(seconds)
    _kill(process)


def _wait(is_so, process, most=600):
    """Wait until something is so, the process has ended, or the time is over."""
    until = time.monotonic() + most
    while process.poll() is None and time.monotonic() < until and not is_so():
        time.sleep(0.0005)


def _kill(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def state(folder, old, new):
    """Say what stands in a folder: 'old', 'new', 'each old or new' (the rest is ready to be put in place), or 'broken'."""
    files = made(folder)
    if files in (old, new):
        return "old" if files == old else "new"
    whole = all(content in (old.get(name), new.get(name)) for name, content in files.items())
    return "each old or new" if whole and (folder / COMPLETE).exists() else "broken"


def main(moments):
    """Try the moments and print the table; returns whether all ended well."""
    good = True
    with tempfile.TemporaryDirectory() as place:
        first = changed(Path(place) / "whole")
        old, start = made(first), time.monotonic()
        finished(rebuilding(first))
        took, new = time.monotonic() - start, made(first)
        different = sum(old.get(name) != content for name, content in new.items())
        print(f"A whole rebuild took {took:.0f} s and changed {different} of {len(new)} files.\n")
        print("| Killed | Left standing | After the next rebuild |\n|---|---|---|")
        early = [(kill_after, took * (n + 1) / (moments // 2 + 1), "after") for n in range(moments // 2)]
        late = [(kill_while_writing, 0.004 * n, "writing for") for n in range(moments - len(early))]
        for n, (kill, seconds, words) in enumerate([*early, *late]):
            folder = changed(Path(place) / str(n))
            kill(rebuilding(folder), seconds, folder)
            left = state(folder, old, new)
            finished(rebuilding(folder))
            then = state(folder, old, new) if not any((folder / ".rebuild").glob("*")) else "files left over"
            print(f"| {words} {seconds:.3f} s | {left} | {then} |", flush=True)
            good &= left != "broken" and then == "new"
    return good


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]) if sys.argv[1:] else 12))
