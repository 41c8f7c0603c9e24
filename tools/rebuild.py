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
import published
import story_map
import worksheets
from nbclient.exceptions import CellExecutionError
from running import NotMade, finish, gathered, run, write

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


DICTIONARY = """# {title}: the data

{description}

Made from `datapackage.json` by `python tools/rebuild.py`; change the schema, not this page. \
Every table is CSV in UTF-8 with commas and one header row. Dates are EDTF, the Extended Date/Time Format \
(`1950`, `1950-10-19`, `1950/1953`, `1950~` about, `1950?` in doubt, `../1949` until).
"""
TABLE = """
## {title} (`{path}`)

{description}

Key: {key}.

| Column | What it is | Values |
|---|---|---|
"""
GLOSSARY = """# Glossary

The people, places, institutions, events and ideas that the notebooks and tables name, and the terms of the \
method. In brackets after a name stand other names and spellings of it.

Chinese names are given in simplified characters, with their reading in pinyin. The marks over the letters \
are the four tones of Standard Chinese: *mā* stays high, *má* rises, *mǎ* falls and rises, *mà* falls. The \
family name comes first: Mao Zedong is Mr Mao. Russian names are given in Cyrillic, then sound by sound in \
Latin letters; the usual English spelling may differ a little, as in *Khrushchev*.

The last column leads into the tables: `E` and a number is an event of [`events.csv`](../data/events.csv), \
with its date, and a short name is a work of [`works.csv`](../data/works.csv) that bears out what is said.

Made from [`glossary.csv`](../data/glossary.csv) by `python tools/rebuild.py`; change the table, not this \
page. Back to [00 Start here](00_start_here.ipynb).
"""


def dictionary(package):
    """The data dictionary in Markdown, from the schema."""
    text = DICTIONARY.format(**package)
    for table in package["resources"]:
        schema = table["schema"]
        text += TABLE.format(**table, key=", ".join(f"`{name}`" for name in schema["primaryKey"]))
        refers = {foreign["fields"][0]: foreign["reference"] for foreign in schema.get("foreignKeys", [])}
        for field in schema["fields"]:
            text += f"| `{field['name']}` | {field['description']} | {_values(field, refers.get(field['name']))} |\n"
    return text


def _values(field, refers):
    """What may stand in a column, from its field of the schema and the column of another table to which it refers."""
    rule = field.get("constraints", {})
    values = ", ".join(f"`{value}`" for value in rule.get("enum", []))
    if refers:
        values = f"a `{refers['fields'][0]}` of `{refers['resource']}.csv`"
    values = values or {"string": "text", "integer": "a whole number"}.get(field["type"], field["type"])
    return values if rule.get("required") else f"{values}; may be empty"


def glossary_page(glossary, events):
    """The glossary in Markdown for readers, from the table and the dates of the chronology (DataFrames)."""
    when, text = dict(zip(events.event, events.date)), GLOSSARY
    for kind, heading in KINDS.items():
        columns = {"Name": [], "In Chinese": [], "In Russian": [], "What it is": [], "In the tables": []}
        for row in glossary[glossary.kind == kind].itertuples():
            tables = [row.event and f"{row.event} (`{when.get(row.event)}`)", row.work and f"`{row.work}`"]
            columns["Name"].append(_with(f"**{row.term}**", row.also))
            columns["In Chinese"].append(_with(row.chinese, row.pinyin))
            columns["In Russian"].append(_with(row.russian, row.transliteration))
            columns["What it is"].append(row.explained)
            columns["In the tables"].append(", ".join(filter(None, tables)))
        columns = {title: cells for title, cells in columns.items() if any(cells)}
        text += f"\n## {heading}\n\n{_row(columns)}\n{'|---' * len(columns)}|\n"
        text += "".join(f"{_row(cells)}\n" for cells in zip(*columns.values()))
    return text


def _row(cells):
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _with(name, more):
    """A name with more of it in brackets, if there is more."""
    return f"{name} ({more})" if more else name


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
        texts = {DATA / "datapackage.json": schema, DATA / "README.md": dictionary(package)}
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
