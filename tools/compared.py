"""Run everything in this checkout and compare it with what is stored, without writing; for everywhere.py.

    python tools/compared.py [a Python expression that a notebook must find true, or nothing else is run]

Prints JSON: whether the expression holds; how many notebooks, cells, outputs and pictures were compared; how many
pictures are the same to the byte, and how many pixels of a picture are different at most; every difference.
"""

import contextlib
import copy
import json
import os
import sys
from base64 import b64decode
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest

import nbformat.v4
import rebuild
from nbclient.exceptions import CellExecutionError
from pictures import STRAY, different_pixels
from rebuild import DATA, FIGURES, NOTEBOOKS, ROOT
from running import as_json, run

ASKED = "import errno, locale, os, socket, sys, time\nimport matplotlib.font_manager, pandas\nprint({})"
PAGES = "import json, sys\nsys.path.insert(0, '../tools')\nimport compared\nprint(json.dumps(compared.pages()))"
COUNTS = ("notebooks", "cells", "outputs", "pictures", "identical", "most")
SHOWN = 40  # characters of either text from where they begin to differ


def outcome(*different, **counts):
    """The outcome of a comparison: a dict of counts, and a list of the differences in words."""
    return dict.fromkeys(COUNTS, 0) | {"different": list(different)} | counts


def added(outcomes):
    """Several outcomes as one."""
    outcomes = list(outcomes)
    total = {count: sum(one[count] for one in outcomes) for count in COUNTS}
    total["most"] = max((one["most"] for one in outcomes), default=0)
    return outcome(*(told for one in outcomes for told in one["different"]), **total)


def text(where, stored, fresh):
    """Compare two texts."""
    if stored == fresh:
        return outcome()
    alike = len(os.path.commonprefix([stored, fresh]))
    old, new = (ascii(one[alike : alike + SHOWN]) for one in (stored, fresh))
    return outcome(f"{where}: {new} instead of {old}")


def picture(where, stored, fresh):
    """Compare two PNGs (bytes, or None where there is none)."""
    if stored is None or fresh is None:
        return outcome(f"{where}: a picture {'is missing' if fresh is None else 'too many'}")
    pixels = 0 if stored == fresh else different_pixels(stored, fresh)
    told = [f"{where}: {pixels:,} pixels of the picture are different"] if pixels > STRAY else []
    return outcome(*told, pictures=1, identical=int(stored == fresh), most=pixels)


def notebook(name, stored, fresh):
    """Compare two notebooks (their JSON, as text) cell by cell."""
    old, new = json.loads(stored)["cells"], json.loads(fresh)["cells"]
    found = [outcome(notebooks=1, cells=len(new), outputs=sum(len(cell.get("outputs", [])) for cell in new))]
    for number, (before, now) in enumerate(zip_longest(old, new, fillvalue={})):
        (before, drawn), (now, drawn_now) = _apart(before), _apart(now)
        where = f"{name}, cell {number}"
        found += [text(where, *(as_json(cell, None, sort_keys=True) for cell in (before, now)))]
        found += [picture(where, *pair) for pair in zip_longest(drawn, drawn_now)]
    return added(found)


def _apart(cell):
    """A cell without its pictures, and the pictures."""
    cell, drawn = copy.deepcopy(cell), []
    for output in cell.get("outputs", []):
        if "image/png" in output.get("data", {}):
            drawn.append(b64decode(output["data"]["image/png"]))
            output["data"]["image/png"] = "a picture"
    return cell, drawn


def stopped(name, error):
    """The outcome of what an error has stopped."""
    return outcome(f"{name}: stopped by {type(error).__name__}: {ascii((str(error).strip() or '?').splitlines()[-1][-150:])}")


def of_source(path):
    """Run what is made of a notebook or of the source of a worksheet: (the outcome, the names of its charts)."""
    try:
        books, charts = rebuild.made_of(path)
    except Exception as error:  # whatever stops a notebook is a difference, and the others are still run
        return stopped(path.name, error), []
    found = [notebook(str(made.relative_to(ROOT)), made.read_text(encoding="utf-8"), fresh) for made, fresh in books.items()]
    for name, drawn in charts.items():
        filed = FIGURES / f"{name}.png"
        found.append(picture(f"figures/{filed.name}", filed.read_bytes() if filed.exists() else None, drawn))
    print(".", end="", file=sys.stderr, flush=True)
    return added(found), list(charts)


def pages():
    """Make the pages and the sealed schema anew, and compare them."""
    with contextlib.redirect_stdout(sys.stderr):
        package = rebuild.sealed(rebuild.read_schema(DATA))
    c = rebuild.load(DATA)
    made = {
        DATA / "datapackage.json": as_json(package, 2),
        DATA / "README.md": rebuild.dictionary(package),
        NOTEBOOKS / "glossary.md": rebuild.glossary_page(c.glossary, c.events),
    }
    return added(text(path.name, path.read_text(encoding="utf-8"), fresh) for path, fresh in made.items())


def told(source):
    """What lines of Python print in a notebook of this checkout."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    [cell] = json.loads(run(book, NOTEBOOKS, "asked")[0])["cells"]
    return "".join(line for output in cell["outputs"] if output.get("name") == "stdout" for line in output["text"])


def main(expression="True"):
    """Run and compare everything, and print the outcome."""
    if told(ASKED.format(expression)).strip() != "True":
        return print(json.dumps({"holds": False}))
    with ProcessPoolExecutor(max_workers=2) as pool:
        found, drawn = zip(*pool.map(of_source, rebuild.sources()))
    filed, known = {path.stem for path in FIGURES.glob("*.png")}, {name for names in drawn for name in names}
    nobodys = [outcome(f"figures/{name}.png: no notebook drew it") for name in sorted(filed - known)]
    try:
        made = json.loads(told(PAGES))  # in a notebook too, where the condition holds wholly
    except CellExecutionError as error:
        made = stopped("the pages", error)
    print(json.dumps({"holds": True} | added([made, *found, *nobodys])))


if __name__ == "__main__":
    main(*sys.argv[1:])
