"""Rebuild everything that is made: the tables' seal, data dictionary, glossary page, map, executed notebooks, figures.

    python tools/rebuild.py [notebook ...]

Each notebook runs from a fresh kernel, several side by side; its charts are filed in figures/ under their names.
Notebooks and figures are written at the end, all together, and only those that change: whoever stops the rebuild at
any moment has the old ones or the new ones (see running.write). The worksheets and their answers are made from their
sources in lessons/ (see worksheets.py).
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import published
import story_map
import worksheets
from nbclient.exceptions import CellExecutionError
from running import NotMade, as_json, execute, finish, gathered, write

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS, FIGURES, DATA = ROOT / "notebooks", ROOT / "figures", ROOT / "data"
sys.path.insert(0, str(NOTEBOOKS))

from sidebyside import CollectionError, load  # noqa: E402
from sidebyside.collection import read_schema  # noqa: E402
from sidebyside.tables import csvfile, seal  # noqa: E402
from sidebyside.wording import count  # noqa: E402

KINDS = {
    "person": "People",
    "place": "Places",
    "institution": "States, parties and institutions",
    "event": "Events and papers",
    "concept": "Ideas, words and things of the time",
    "method": "Terms of method",
}


def dictionary(package):
    """The data dictionary in Markdown, from the schema."""
    lines = [
        f"# {package['title']}: the data",
        "",
        package["description"],
        "",
        "Made from `datapackage.json` by `python tools/rebuild.py`; change the schema, not this page. "
        "Every table is CSV in UTF-8 with commas and one header row. Dates are EDTF, the Extended Date/Time Format "
        "(`1950`, `1950-10-19`, `1950/1953`, `1950~` about, `1950?` in doubt, `../1949` until).",
        "",
    ]
    for table in package["resources"]:
        key = table["schema"]["primaryKey"]
        lines += [
            f"## {table['title']} (`{table['path']}`)",
            "",
            table["description"],
            "",
            f"Key: {', '.join(f'`{name}`' for name in key)}.",
            "",
            "| Column | What it is | Values |",
            "|---|---|---|",
        ]
        refers = {foreign["fields"][0]: foreign["reference"] for foreign in table["schema"].get("foreignKeys", [])}
        for field in table["schema"]["fields"]:
            rule = field.get("constraints", {})
            values = ", ".join(f"`{value}`" for value in rule.get("enum", []))
            if field["name"] in refers:
                values = f"a `{refers[field['name']]['fields'][0]}` of `{refers[field['name']]['resource']}.csv`"
            values = values or {"string": "text", "integer": "a whole number"}.get(field["type"], field["type"])
            values += "" if rule.get("required") else "; may be empty"
            lines.append(f"| `{field['name']}` | {field['description']} | {values} |")
        lines.append("")
    return "\n".join(lines)


def glossary_page(glossary, events):
    """The glossary in Markdown for readers, from the table and the dates of the chronology (DataFrames)."""
    lines = [
        "# Glossary",
        "",
        "The people, places, institutions, events and ideas that the notebooks and tables name, and the terms of the "
        "method. In brackets after a name stand other names and spellings of it.",
        "",
        "Chinese names are given in simplified characters, with their reading in pinyin. The marks over the letters "
        "are the four tones of Standard Chinese: *mā* stays high, *má* rises, *mǎ* falls and rises, *mà* falls. The "
        "family name comes first: Mao Zedong is Mr Mao. Russian names are given in Cyrillic, then sound by sound in "
        "Latin letters; the usual English spelling may differ a little, as in *Khrushchev*.",
        "",
        "The last column leads into the tables: `E` and a number is an event of [`events.csv`](../data/events.csv), "
        "with its date, and a short name is a work of [`works.csv`](../data/works.csv) that bears out what is said.",
        "",
        "Made from [`glossary.csv`](../data/glossary.csv) by `python tools/rebuild.py`; change the table, not this "
        "page. Back to [00 Start here](00_start_here.ipynb).",
        "",
    ]
    when = dict(zip(events.event, events.date))
    for kind, heading in KINDS.items():
        own = glossary[glossary.kind == kind]
        columns = {
            "Name": [_named(term, also) for term, also in zip(own.term, own.also)],
            "In Chinese": [_in_brackets(*pair) for pair in zip(own.chinese, own.pinyin)],
            "In Russian": [_in_brackets(*pair) for pair in zip(own.russian, own.transliteration)],
            "What it is": own.explained.tolist(),
            "In the tables": [
                ", ".join(filter(None, [event and f"{event} (`{when[event]}`)", work and f"`{work}`"]))
                for event, work in zip(own.event, own.work)
            ],
        }
        columns = {title: cells for title, cells in columns.items() if any(cells)}
        lines += [
            f"## {heading}",
            "",
            _row(columns),
            "|---" * len(columns) + "|",
            *map(_row, zip(*columns.values())),
            "",
        ]
    return "\n".join(lines)


def _row(cells):
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _named(term, also):
    return f"**{term}**" + (f" ({also})" if also else "")


def _in_brackets(original, reading):
    return f"{original} ({reading})" if reading else original


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
        text, charts = execute(path)
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
        texts = {DATA / "datapackage.json": as_json(package, 2), DATA / "README.md": dictionary(package)}
        changed = write(ROOT, texts)
        return load(DATA, every_rule=True), changed  # a seal vouches for all rules
    except CollectionError as refusal:
        write(ROOT, before)
        raise SystemExit(str(refusal)) from None


def sources():
    """The files that are run: every notebook of the collection, and of the worksheets their sources."""
    every = [path for path in NOTEBOOKS.glob("*.ipynb") if not (worksheets.SOURCES / path.name).exists()]
    kept = {ROOT / name for name in published.not_ignored(ROOT)}  # a reader's own page and its charts are filed nowhere
    every = [path for path in every if path in kept]
    return sorted([*every, *worksheets.SOURCES.glob("*.ipynb")], key=lambda path: path.name)


def main(names):
    """Rebuild the named notebooks, or all, and say what changed."""
    finish(ROOT)
    c, changed = resealed()
    files = {NOTEBOOKS / "glossary.md": glossary_page(c.glossary, c.events)}
    files[story_map.PICTURE] = story_map.png(story_map.drawn())
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
