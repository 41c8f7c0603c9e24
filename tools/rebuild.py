"""Rebuild everything that is made: the tables' seal, data dictionary, glossary page, map, executed notebooks, figures.

    python tools/rebuild.py [notebook ...]

Each notebook runs from a fresh kernel, several side by side; its charts are filed in figures/ under their names.
Notebooks and figures are written at the end, all together, and only those that change: whoever stops the rebuild at
any moment has the old ones or the new ones (see running.write). The worksheets and their answers are made from their
sources in lessons/ (see worksheets.py).
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
import pages_of_tables
import published
import story_map
import worksheets
from nbclient.exceptions import CellExecutionError
from running import NotMade, finish, gathered, run, write

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS, FIGURES, DATA = ROOT / "notebooks", ROOT / "figures", ROOT / "data"
sys.path.insert(0, str(NOTEBOOKS))

from sidebyside import CollectionError, load, page  # noqa: E402
from sidebyside.collection import read_schema  # noqa: E402
from sidebyside.tables import csvfile, seal  # noqa: E402
from sidebyside.wording import count  # noqa: E402


def sealed(package):
    """The schema with every table counted and fingerprinted as it stands; says which tables are not what they were."""
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        table, problems = csvfile.read(DATA / resource["path"], columns)
        if problems:
            raise CollectionError(problems)
        new = seal.seal(table)
        if {key: resource.get(key) for key in new} != new:
            print(f"{resource['path']} has changed: {resource.get('rows', 0)} rows before, {new['rows']} now")
        resource.update(new)
    return package


def made_of(path):
    """What is made of a notebook or of the source of a worksheet: (a dict of path and text, a dict of name and PNG).

    Raises NotMade with the cell and its error if a cell does not run.
    """
    try:
        if path.parent == worksheets.SOURCES:
            return worksheets.made(path)
        text, charts = run(nbformat.read(path, as_version=4), path.parent, path.stem[:2])
        return {path: text}, charts
    except CellExecutionError as error:
        raise NotMade(f"{path.name} does not run, and no notebook was written. {error}") from None


def resealed():
    """Seal the tables and describe them anew, which the notebooks read; returns (the Collection, what changed).

    If the tables are refused, everything is as before; raises SystemExit with the report.
    """
    before = {DATA / name: (DATA / name).read_bytes() for name in ("datapackage.json", "README.md")}
    try:
        package = sealed(read_schema(DATA))
        schema = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
        texts = {DATA / "datapackage.json": schema, DATA / "README.md": pages_of_tables.dictionary(package)}
        changed = write(ROOT, texts)
        return load(DATA, every_rule=True), changed  # a seal vouches for all rules
    except CollectionError as refusal:
        write(ROOT, before)
        raise SystemExit(str(refusal)) from None


def sources():
    """The files that are run: every notebook but a reader's own, and of the worksheets their sources."""
    kept = {ROOT / name for name in published.not_ignored(ROOT)}
    own = [path for path in NOTEBOOKS.glob("*.ipynb") if path in kept and not (worksheets.SOURCES / path.name).exists()]
    return sorted([*own, *worksheets.SOURCES.glob("*.ipynb")], key=lambda path: path.name)


def main(names):
    """Rebuild the named notebooks, or all, and say what changed."""
    finish(ROOT)
    c, changed = resealed()
    files = {NOTEBOOKS / "glossary.md": pages_of_tables.glossary(c.glossary, c.events)}
    files[story_map.PICTURE] = page.picture(story_map.drawn())
    paths, pictures = [path for path in sources() if not names or {path.stem, path.name} & set(names)], {}
    with ProcessPoolExecutor() as pool:
        for done, (path, (texts, charts)) in enumerate(zip(paths, pool.map(made_of, paths)), start=1):
            size = sum(map(len, texts.values())) // 1000
            print(f"[{done}/{len(paths)}] {path.name}: {size} kB, {count(len(charts), 'chart')}", flush=True)
            files |= texts
            pictures = gathered(pictures, charts, path.name)
    changed += write(ROOT, files | {FIGURES / f"{name}.png": picture for name, picture in pictures.items()})
    print("changed: " + (", ".join(changed) or "nothing"))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except NotMade as fault:
        raise SystemExit(str(fault)) from None
