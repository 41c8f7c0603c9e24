"""The conditions under which everywhere.py runs the collection: what each is, and how it is arranged.

Every condition says how a notebook can see that it holds. One that does not hold there was not tried.
"""

import csv
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EDITIONS = ("3.11", "3.12", "3.13", "3.14")
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"  # the edition of Python that runs this
OWN_WORLD = ("unshare", "--map-root-user")  # a command with a network and folders of its own; Linux alone has it
READ_ONLY = 'mount --bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD" && cd "$PWD" && exec "$@"'
NO_NETWORK = 'ip link set lo up && exec "$@"'  # a kernel is spoken to through the loopback device
LOUD = """\
figure.facecolor: 303030
figure.dpi: 41
figure.autolayout: True
axes.facecolor: black
axes.grid: True
axes.unicode_minus: False
axes.prop_cycle: cycler("color", ["red", "lime"])
text.color: yellow
font.size: 31
font.family: monospace
lines.linewidth: 9
lines.markersize: 30
hatch.linewidth: 7
path.sketch: 3, 30, 2
savefig.dpi: 37
savefig.bbox: tight
savefig.format: svg
"""
TERSE = """\
import numpy, pandas
pandas.set_option("display.max_rows", 3, "display.max_columns", 2, "display.precision", 1, "display.max_colwidth", 5)
pandas.set_option("display.show_dimensions", True, "display.colheader_justify", "left", "display.html.border", 9)
pandas.set_option("display.float_format", "{:.0f}".format, "display.notebook_repr_html", False)
numpy.set_printoptions(precision=1, threshold=2)
"""
TAKE_THE_LOCALE = 'import locale\nlocale.setlocale(locale.LC_ALL, "")\n'


@dataclass(frozen=True)
class Condition:
    """One way in which a reader's computer can differ, or several together."""

    name: str
    holds: str = "True"  # a Python expression, asked in a notebook
    edition: str = HERE
    variables: dict = field(default_factory=dict)  # of the environment
    locale: str = ""
    startup: str = ""  # what Python does at the start of every notebook, as a user's own startup file says
    style: str = ""  # a user's own matplotlibrc
    changes: tuple[Callable, ...] = ()  # what is done to the checkout (a Path)
    within: tuple[str, ...] = ()  # a command that runs a command
    folder: str = "collection"


def together(name, *conditions):
    """One condition out of several."""
    return Condition(
        name,
        holds=" and ".join(f"({condition.holds})" for condition in conditions),
        variables={key: value for condition in conditions for key, value in condition.variables.items()},
        locale=next((condition.locale for condition in conditions if condition.locale), ""),
        startup="".join(condition.startup for condition in conditions),
        style="".join(condition.style for condition in conditions),
        changes=tuple(change for condition in conditions for change in condition.changes),
        within=tuple(word for condition in conditions for word in condition.within),
        folder=next((condition.folder for condition in conditions if condition.folder != "collection"), "collection"),
    )


def conditions():
    """All conditions: a list."""
    editions = [_edition(edition) for edition in EDITIONS]
    seeds = [_variable(f"PYTHONHASHSEED={seed}", "PYTHONHASHSEED", seed) for seed in ("0", "1", "12345", "random")]
    zones = [
        Condition(f"time zone {zone}", f"time.strftime('%z') == '{offset}'", variables={"TZ": zone})
        for zone, offset in (("Pacific/Kiritimati", "+1400"), ("Pacific/Pago_Pago", "-1100"))
    ]
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    locales = [
        Condition("locale C", "os.environ['LC_ALL'] == 'C'", variables={"LC_ALL": "C"}),
        Condition("locale C, no UTF-8", "locale.getencoding() in ('ANSI_X3.4-1968', 'US-ASCII')", variables=ascii_alone),
        *map(_locale, ("tr_TR.UTF-8", "zh_CN.UTF-8", "zh_CN.GB18030")),
    ]
    shuffled = Condition("rows of data/*.csv shuffled", changes=(shuffle,))
    line_ends = Condition("every CSV with CRLF", r"b'\r\n' in open('../data/works.csv', 'rb').read()", changes=(crlf,))
    closed = Condition(
        "read-only checkout",
        "not os.access('.', os.W_OK) and not os.access('../data/works.csv', os.W_OK)",
        within=(*OWN_WORLD, "--mount", "sh", "-c", READ_ONLY, "sh"),
    )
    path = Condition("path with spaces and other letters", r"'\u4e2d\u82cf \xfc' in os.getcwd()", folder="Größe und 中苏 ü")
    offline = Condition(
        "no network",
        "socket.socket(type=socket.SOCK_DGRAM).connect_ex(('192.0.2.1', 9)) == errno.ENETUNREACH",
        within=(*OWN_WORLD, "--net", "sh", "-c", NO_NETWORK, "sh"),
    )
    backend = _variable("MPLBACKEND=pdf", "MPLBACKEND", "pdf")
    style = Condition("a user's loud matplotlibrc", "matplotlib.rcParams['font.size'] == 31", style=LOUD)
    display = Condition("a user's terse pandas", "pandas.get_option('display.max_rows') == 3", startup=TERSE)
    crowd = together(
        "all at once", seeds[-1], zones[0], _locale("tr_TR.UTF-8"), shuffled, line_ends, path, offline, closed,
        backend, style, display,
    )  # fmt: skip
    crowds = [
        replace(crowd, name=f"all at once, Python {one.edition}", edition=one.edition, holds=f"{one.holds} and {crowd.holds}")
        for one in editions
    ]
    alone = [shuffled, line_ends, closed, path, offline, backend, style, display]
    return [*editions, *seeds, *locales, *zones, *alone, *crowds]


def _edition(edition):
    return Condition(f"Python {edition}", f"'%d.%d' % sys.version_info[:2] == '{edition}'", edition=edition)


def _variable(name, variable, value):
    return Condition(name, f"os.environ['{variable}'] == '{value}'", variables={variable: value})


def _locale(name):
    """A locale that Python takes over for everything: letters and encodings, but also sorting, decimals, months."""
    holds = f"locale.setlocale(locale.LC_ALL) == '{name}'"
    return Condition(f"locale {name}", holds, locale=name, startup=TAKE_THE_LOCALE)


def copy(place):
    """Copy the files that git knows into a new folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listed.returncode:
        raise SystemExit("what is copied are the files that git knows: run this in a clone, with git installed")
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / name)


def shuffle(checkout):
    """Shuffle the rows of every table beneath its header; in accounts/ the order of rows is that of a text."""
    for path in sorted((checkout / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        random.Random(path.name).shuffle(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


def crlf(checkout):
    """End every line of every CSV as Windows does."""
    for path in checkout.rglob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def environment(condition, place):
    """The environment variables of a condition (a dict): settings of a user who has none but those, in a folder."""
    startup, style = place / "ipython" / "profile_default" / "startup", place / "matplotlib"
    for folder in (startup, style):
        folder.mkdir(parents=True)
    (startup / "first.py").write_text(condition.startup, encoding="utf-8")
    (style / "matplotlibrc").write_text(condition.style, encoding="utf-8")
    own = {"IPYTHONDIR": place / "ipython", "MPLCONFIGDIR": style}
    own |= {f"JUPYTER_{kind}_DIR": place / "jupyter" / kind for kind in ("CONFIG", "DATA", "RUNTIME")}
    kept = {name: value for name, value in os.environ.items() if name not in ("MATPLOTLIBRC", "MPLBACKEND")}
    return kept | {name: str(path) for name, path in own.items()} | condition.variables | _spoken(condition.locale, place)


def _spoken(locale, place):
    """The variables that set a locale, which is made here where the system lets one be made (Linux)."""
    if not locale:
        return {}
    language, letters = locale.split(".")
    made = place / "locales" / locale
    made.parent.mkdir()
    if sys.platform == "linux" and shutil.which("localedef"):
        _run(["localedef", "-i", language, "-f", letters, str(made)])
    return {"LC_ALL": locale} | ({"LOCPATH": str(made.parent)} if made.exists() else {})


def python(edition, environments):
    """An interpreter of an edition with everything installed, in a folder of environments; None if there is none."""
    if edition == HERE:
        return sys.executable
    place = environments / edition
    own = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    for command in [[str(own)], *_interpreters(edition)]:
        asked = [*command, "-c", "import ensurepip, sys; print('%d.%d' % sys.version_info[:2])"]
        if shutil.which(command[0]) and _run(asked).stdout.strip() == edition:
            if command != [str(own)]:
                _run([*command, "-m", "venv", str(place)])
            wanted = [str(own), "-m", "pip", "install", "-q", "-r", str(ROOT / "requirements.txt")]
            return str(own) if own.exists() and _run(wanted).returncode == 0 else None
    return None


def _run(command):
    return subprocess.run(command, capture_output=True, text=True)


def _interpreters(edition):
    """The commands that may start an edition of Python: on the path, of pyenv, of Windows."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return [
        [f"python{edition}"],
        *([str(path)] for path in sorted(pyenv.glob(f"{edition}.*/bin/python"))),
        ["py", f"-{edition}"],
    ]
