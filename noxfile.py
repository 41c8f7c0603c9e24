"""Everything a contributor can run, one session each; `nox -l` lists them, `nox -s NAME` runs one in an environment of its own.

The pins here are those of tools that neither reading nor testing the collection needs; its own are in requirements.txt.
"""

from glob import glob

import nox

nox.options.sessions = ["tests"]
nox.options.error_on_missing_interpreters = False  # matrix: an edition that is not installed is said to be skipped

BROWSER = (
    "playwright==1.65.2",  # drives the Chromium that is installed, and downloads none
    "axe-core-python==0.1.0",  # axe-core, which looks for what bars a reader
)
BOOK = (
    "myst-nb==1.4.0",  # notebooks and Markdown as pages of a book
    "sphinx-book-theme==1.4.0",  # its menu, search, light and dark
    "pydata-sphinx-theme==0.20.0",  # on which that theme stands
    "sphinx==9.0.4",  # makes it
    "jupyterlite-core==0.8.6",  # JupyterLab as a site of files
    "jupyterlite-pyodide-kernel==0.8.6",  # Python in the browser, of the edition of Pyodide in tools/pyodide.json
    "jupyter-server==2.21.1",  # makes the list of the files that the site carries
)
STYLE = (
    "ruff==0.17.6",  # style, imports and how many ways a function has
    "cffconvert==2.0.0",  # the file that says how to cite
    "setuptools==80.9.0",  # cffconvert imports a part of it that later ones have not
)
LAYERS = ("import-linter==2.17",)  # which part of the package may import which
WORKFLOWS = ("check-jsonschema==0.39.0",)  # the workflows against GitHub's schema
COVERAGE = ("coverage==7.17.3",)  # which branches are run, in every process
MUTATION = ("cosmic-ray==8.7.0",)  # single faults in the code; changes the file, so kernels meet the fault too
BENCHMARK = ("pytest-benchmark==5.3.1",)  # a table of times
WEAKNESSES = ("pip-audit==2.10.1",)  # known weaknesses of what is installed

NOTEBOOKS = ("notebooks", "lessons/answers")
LOUD = "figure.dpi: 41\naxes.grid: True\nfont.size: 31\nfont.family: monospace\nlines.linewidth: 9\nsavefig.bbox: tight\n"
CONDITIONS = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 12345": {"PYTHONHASHSEED": "12345"},
    "locale C without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish, where it is installed": {"LC_ALL": "tr_TR.UTF-8"},
    "fourteen hours before Greenwich": {"TZ": "Pacific/Kiritimati"},
    "eleven hours after Greenwich": {"TZ": "Pacific/Pago_Pago"},
}
SHUFFLE = """
import pathlib, pandas
for path in pathlib.Path("data").glob("*.csv"):
    rows = pandas.read_csv(path, dtype=str, keep_default_na=False)
    rows.sample(frac=1, random_state=1).to_csv(path, index=False, lineterminator="\\n")
"""
# cosmic-ray draws no sample by itself: of the faults it has found, all but every nth are marked as skipped.
SAMPLE = """
import sys
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import WorkerOutcome, WorkResult
with use_db("faults.sqlite", WorkDB.Mode.open) as faults:
    for n, fault in enumerate(sorted(faults.pending_work_items, key=lambda item: item.job_id)):
        if n % int(sys.argv[1]):
            faults.set_result(fault.job_id, WorkResult(WorkerOutcome.SKIPPED))
"""
FAULTS = """
[cosmic-ray]
module-path = "notebooks/sidebyside/{module}.py"
timeout = 900
excluded-modules = []
test-command = "python -B -m pytest -x -p no:cacheprovider {asked}"
distributor.name = "local"
"""


def install(session, *tools):
    """Install what the collection needs, and the tools of a session."""
    session.install("-q", "-r", "requirements.txt", *tools)


def clone(session):
    """Go into a fresh clone of what is committed: a session may change files there."""
    place = session.create_tmp()
    session.run("git", "clone", "-q", session.invoked_from, f"{place}/collection", external=True)
    session.chdir(f"{place}/collection")


@nox.session
def tests(session):
    """Every notebook and the tests of the package: the README's own test command."""
    install(session)
    session.run("pytest", *session.posargs)


@nox.session
def thorough(session):
    """Single faults of many kinds in the tables, tampered notebooks, and charts of six, odd and long accounts."""
    install(session)
    session.run("pytest", "tests/thorough", *session.posargs)


@nox.session
def browser(session):
    """Every notebook in JupyterLab in a real browser, and axe-core over every page; needs Chromium."""
    install(session, *BROWSER)
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session
def spreadsheet(session):
    """Sheets of an account through LibreOffice Calc and back; needs LibreOffice."""
    install(session)
    session.run("pytest", "tests/spreadsheet", *session.posargs)


@nox.session
def book(session):
    """Build the book, with JupyterLab for the browser alone beside it, into site/, and test it there; needs Chromium."""
    install(session, *BOOK, *BROWSER)
    session.run("python", "tools/build_site.py")
    session.run("pytest", "tests/site", *session.posargs)


@nox.session
def style(session):
    """Style of the code, which way data flow in it, the file that says how to cite, the workflows by GitHub's schema."""
    session.install("-q", *STYLE, *LAYERS)
    session.run("ruff", "check", ".")
    session.run("lint-imports", env={"PYTHONPATH": "notebooks"})
    session.run("cffconvert", "--validate")
    session.install("-q", *WORKFLOWS)  # after cffconvert, which wants an older jsonschema
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *glob(".github/workflows/*.yml"))


@nox.session
def lock(session):
    """The exact environment of requirements.lock, every file by its hash, and a notebook run in it."""
    session.install("-q", "--require-hashes", "-r", "requirements.lock")
    session.run("python", "-m", "pip", "check")
    session.run("pytest", "notebooks/00_start_here.ipynb")


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def matrix(session):
    """The notebooks under each edition of Python: hash seeds, locales, time zones, a loud matplotlibrc, shuffled rows."""
    install(session)
    style = session.cache_dir / "matplotlibrc"
    style.write_text(LOUD, encoding="utf-8")
    for name, variables in {**CONDITIONS, "a loud matplotlibrc": {"MATPLOTLIBRC": str(style)}}.items():
        session.log(name)
        session.run("pytest", *NOTEBOOKS, env=variables)
    clone(session)
    session.run("python", "-c", SHUFFLE)
    session.run("pytest", *NOTEBOOKS)


@nox.session
def coverage(session):
    """Which branches of the package nothing runs, of all that tests, their processes and the notebooks run."""
    install(session, *COVERAGE)
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-n", "0", *session.posargs)
    session.run("coverage", "combine", "-q")
    session.run("coverage", "report", "--show-missing", "--skip-covered", "--fail-under=95")


@nox.session
def mutation(session):
    """Single faults in a module, one of 20: `nox -s mutation -- dates 20 tests/test_dates.py` (what has to find them)."""
    module, every, *asked = session.posargs or ("dates", "20", "tests/test_dates.py", "tests/test_compare.py")
    install(session, *MUTATION)
    clone(session)
    session.run("python", "-c", "import sys; open('faults.toml', 'w').write(sys.argv[1])",
                FAULTS.format(module=module, asked=" ".join(asked)))  # fmt: skip
    session.run("cosmic-ray", "init", "faults.toml", "faults.sqlite")
    session.run("python", "-c", SAMPLE, every)
    session.run("cosmic-ray", "baseline", "faults.toml")
    session.run("cosmic-ray", "exec", "faults.toml", "faults.sqlite")
    session.run("cr-report", "--surviving-only", "--show-diff", "faults.sqlite")


@nox.session
def benchmark(session):
    """How loading and comparing grow: 200, 2,000 and 20,000 sentences."""
    install(session, *BENCHMARK)
    session.run("pytest", "-n", "0", "tests/benchmarks", "--benchmark-columns=median,min,max", *session.posargs)


@nox.session
def speed(session):
    """The test command against as many bare kernels, the notebooks against their floor: a table, side by side."""
    install(session)
    session.run("python", "tests/benchmarks/speed_of_the_test_command.py", *session.posargs)


@nox.session
def weaknesses(session):
    """Known weaknesses of the pinned packages."""
    session.install("-q", *WEAKNESSES)
    pins = session.cache_dir / "tools.txt"
    pins.write_text("\n".join({*BROWSER, *BOOK, *LAYERS, *WORKFLOWS, *COVERAGE, *MUTATION, *BENCHMARK}), encoding="utf-8")
    session.run("pip-audit", "-r", "requirements.txt", "-r", str(pins))
    pins.write_text("\n".join(STYLE), encoding="utf-8")  # apart: cffconvert wants an older jsonschema
    session.run("pip-audit", "-r", str(pins))
    session.run("pip-audit", "--disable-pip", "--require-hashes", "-r", "requirements.lock")
