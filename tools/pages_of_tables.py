"""The pages that are made of tables, in Markdown: the data dictionary and the glossary."""

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


def glossary(rows, events):
    """The glossary in Markdown for readers, from the table and the dates of the chronology (DataFrames)."""
    when, text = dict(zip(events.event, events.date)), GLOSSARY
    for kind, heading in KINDS.items():
        columns = {"Name": [], "In Chinese": [], "In Russian": [], "What it is": [], "In the tables": []}
        for row in rows[rows.kind == kind].itertuples():
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
