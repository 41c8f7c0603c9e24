"""Build the collection as a site: a book to read, and beside it in live/ JupyterLab with Python compiled for browsers.

    nox -s book
    python tools/build_site.py [folder]    (where the pins of BOOK in noxfile.py are installed)

The folder (site/, if none is named) is written anew. It can be put on any web server, or looked at with
``python -m http.server -d site``. To read needs nothing but the site. To run a page needs the internet: Python itself
and the large libraries come from the servers of the Pyodide project. What Pyodide does not have is shipped with the
site; it is fetched once, into .nox/site/.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import Parser
from pathlib import Path

import handouts
import published
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from book import pages  # noqa: E402

SITE = ROOT / "site"
RECORD = ROOT / "tools" / "pyodide.json"  # those packages of the Pyodide distribution that are needed here
PLACES = ("README.md", "LICENSE", "CITATION.cff", "accounts/", "notebooks/", "data/", "figures/")  # of the collection
TITLE = "The Sino-Soviet split, side by side"
KEPT = ROOT / ".nox" / "site"  # what is fetched once: the shipped packages, and what moves the slides
LOCK = "static/pyodide-lock/pyodide-lock.json"

# What the package imports. Pyodide has most of it; SHIPPED are the others, all of them without compiled parts.
PRELOADED = ("pandas", "matplotlib", "pillow", "edtf", "sentencex")
KERNEL = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
CARRIED = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi"  # where JupyterLite has its own part of those
SHIPPED = {
    "edtf": None,  # None: the version that requirements.txt has
    "comm": "0.2.3",  # the kernel's
    "sentencex": "0.6.1",  # the last edition in plain Python: later ones are compiled, and not for browsers
}


def pins():
    """The shipped packages with their versions, as pip reads them: a list of texts."""
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M))
    return [f"{name}=={version or pinned[name]}" for name, version in SHIPPED.items()]


def distribution():
    """Where JupyterLite fetches Pyodide; raises RuntimeError if that is not the edition that is recorded."""
    from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_VERSION

    recorded = json.loads(RECORD.read_text(encoding="utf-8"))["version"]
    if recorded != PYODIDE_VERSION:
        raise RuntimeError(f"{RECORD.name} records Pyodide {recorded}, and JupyterLite uses {PYODIDE_VERSION}")
    return f"{PYODIDE_CDN_URL}/"


def record(lock, version):
    """Reduce Pyodide's own list of packages to what is needed here: the preloaded, the kernel's, and what they need."""
    known, kept = {canonicalize_name(name): entry for name, entry in lock["packages"].items()}, {}
    wanted = [*PRELOADED, *KERNEL, *(need for wheel in download() for need in entry(wheel)["depends"])]
    while wanted:
        name = canonicalize_name(wanted.pop())
        if name in known and name not in kept:
            kept[name] = known[name]
            wanted += known[name]["depends"]
    return {"version": version, "info": lock["info"], "packages": dict(sorted(kept.items()))}


def download():
    """The paths of the shipped packages, as wheels without compiled parts; they are fetched if others were shipped before."""
    folder, wanted = KEPT / "wheels", "\n".join(pins())
    listed = folder / "pins.txt"
    if not listed.exists() or listed.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        pure = ["--platform=any", "--implementation=py", "--abi=none", "--python-version=3.14", "--only-binary=:all:"]
        pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", *pure]
        subprocess.run([*pip, "-d", str(folder), *pins()], check=True)
        listed.write_text(wanted, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def entry(wheel):
    """A wheel as Pyodide's list of packages describes one."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        told = Parser().parsestr(archive.read(next(n for n in names if n.endswith(".dist-info/METADATA"))).decode())
    there = {"extra": "", "python_version": "3.14", "sys_platform": "emscripten", "platform_system": "Emscripten"}
    needs = [Requirement(line) for line in told.get_all("Requires-Dist", [])]
    return {
        "name": canonicalize_name(told["Name"]),
        "version": told["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted({n.split("/")[0].removesuffix(".py") for n in names if ".dist-info/" not in n}),
        "depends": sorted(canonicalize_name(need.name) for need in needs if not need.marker or need.marker.evaluate(there)),
        "unvendored_tests": False,
    }


def lock(wheels, carried):
    """The list of packages for the site: the recorded ones at their place on the internet, the others on the site.

    wheels stand beside the list, those of the folder carried in JupyterLite's own.
    """
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    packages = {name: one | {"file_name": distribution() + one["file_name"]} for name, one in recorded["packages"].items()}
    packages |= {one["name"]: one for one in map(entry, wheels)}
    for wheel in sorted(carried.glob("*.whl")):
        if (one := entry(wheel))["name"] in KERNEL:
            packages[one["name"]] = one | {"file_name": f"../../{CARRIED}/{wheel.name}"}
    for name, one in packages.items():
        absent = sorted(set(map(canonicalize_name, one["depends"])) - set(packages))
        if absent:
            raise RuntimeError(f"{name} needs {', '.join(absent)}, which neither Pyodide has nor the site ships")
    return {"info": recorded["info"], "packages": dict(sorted(packages.items()))}


def stage(folder):
    """Copy the collection as a reader has it: notebooks, package, data, the example and the figures."""
    published.copy(ROOT, folder, [name for name in published.files(ROOT) if name.startswith(PLACES)])


def settings():
    """What tells JupyterLite where the packages are, and which to load at once."""
    kernel = {"loadPyodideOptions": {"lockFileURL": f"./{LOCK}", "packages": [*KERNEL, *PRELOADED]}}
    plugins = {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}
    told = {"appName": TITLE, "litePluginSettings": plugins, "exposeAppInBrowser": True}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": told}


def to_hand_out(folder):
    """Make slides and printed worksheets into a folder."""
    for old in [*KEPT.glob("handouts/*.html"), *KEPT.glob("handouts/*.pdf")]:
        old.unlink()
    handouts.main(KEPT / "handouts")
    shutil.copytree(KEPT / "handouts", folder, ignore=lambda _, names: {"reveal.js"} & set(names))


def read(folder, site):
    """Build the book into a folder, with another for the pages it is made of; a warning is an error.

    It is built beside the pages and then moved: myst-nb leaves a folder of its own beside what it builds.
    """
    from sphinx.cmd.build import main as sphinx

    pages.prepare(ROOT, folder)
    told = ["-E", "-q", "-W", "--keep-going", "-b", "html", "-c", str(ROOT / "tools" / "book"), "-d", f"{folder}/_kept"]
    if sphinx([*told, "-D", f"html_extra_path={folder}/_files", str(folder), str(folder.parent / "built")]):
        raise RuntimeError("the book could not be built: Sphinx has said why")
    shutil.move(folder.parent / "built", site)
    for path in [site / "objects.inv", *site.glob("_static/**/*.map")]:  # for other books, and for those who make themes
        path.unlink()


def live(place, site):
    """Build JupyterLab for the browser alone into a folder, with another to work in."""
    stage(place / "contents")
    shipped = download()
    (place / "jupyter-lite.json").write_text(json.dumps(settings(), indent=2), encoding="utf-8")
    told = ["--lite-dir=.", "--contents=contents", f"--output-dir={site}", "--apps=lab", "--no-sourcemaps", "--no-unused-shared-packages"]
    command = [sys.executable, "-m", "jupyter", "lite", "build", *told]
    made = subprocess.run(command, cwd=place, capture_output=True, text=True)
    if made.returncode:
        raise RuntimeError(f"JupyterLite could not build the site:\n{made.stdout}\n{made.stderr}")
    listed = site / LOCK
    listed.parent.mkdir(parents=True)
    listed.write_text(json.dumps(lock(shipped, site / CARRIED), indent=1), encoding="utf-8")
    for wheel in shipped:
        shutil.copy(wheel, listed.parent)


def build(site=SITE):
    """Build the site in a folder, which is written anew; returns the folder."""
    site = Path(site).resolve()
    shutil.rmtree(site, ignore_errors=True)
    with tempfile.TemporaryDirectory() as place:
        place = Path(place).resolve()
        for name in ("book", "live", "live/contents"):
            (place / name).mkdir()
        to_hand_out(place / "book" / "_files" / "handouts")
        read(place / "book", site)
        live(place / "live", site / "live")
    return site


def main(arguments):
    """Build the site; with ``record FILE VERSION`` note anew what Pyodide has."""
    if arguments[:1] == ["record"]:
        known = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        RECORD.write_text(json.dumps(record(known, arguments[2]), indent=1) + "\n", encoding="utf-8")
        return
    site = build(*arguments)
    if kept := [name for name in published.changed(ROOT) if name.startswith(PLACES)]:
        print(f"Without your changes, as git has them: {', '.join(kept)}. What is to be on the site, add to git.")
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    print(f"{site}: {size / 1e6:.0f} MB. To look at it: python -m http.server -d {site.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
