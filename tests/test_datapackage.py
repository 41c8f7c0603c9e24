"""The schema as others read it: what it says of files and columns is true, and the same throughout."""

import re

import pages_of_tables
import pytest
import yaml
from made_up import C
from sidebyside.collection import DATA, read_schema
from sidebyside.tables.schema import is_date

PACKAGE = read_schema()
TABLES = {table["name"]: table for table in PACKAGE["resources"]}
FIELDS = [(name, field) for name, table in TABLES.items() for field in table["schema"]["fields"]]


def test_it_says_what_the_collection_is_and_who_may_use_it():
    cited = yaml.safe_load((DATA.parent / "CITATION.cff").read_text(encoding="utf-8"))
    readme = (DATA.parent / "README.md").read_text(encoding="utf-8")
    [licence] = PACKAGE["licenses"]
    assert PACKAGE["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert PACKAGE["title"] == cited["title"] and readme.startswith(f"# {cited['title']}\n")
    assert PACKAGE["name"] == "-".join(re.findall(r"\w+", PACKAGE["title"].removeprefix("The ").lower()))
    assert PACKAGE["version"] == str(cited["version"])
    assert licence["name"] in cited["license"] and f"[CC BY 4.0]({licence['path']})" in readme
    assert licence["title"] == "Creative Commons Attribution 4.0 (quotations remain their authors')"


def test_the_official_validator_passes():
    from frictionless import Package  # here, for it takes long to import

    assert Package(str(DATA / "datapackage.json")).validate().flatten(["title", "note"]) == []


def test_the_data_dictionary_is_made_from_it_and_describes_everything():
    assert (DATA / "README.md").read_text(encoding="utf-8") == pages_of_tables.dictionary(PACKAGE)
    assert all(table["description"] and table["schema"]["primaryKey"] for table in PACKAGE["resources"])
    assert all(field["description"] for _, field in FIELDS)


def test_columns_of_dates_are_called_dates():
    for name, field in FIELDS:
        assert is_date(field) == ("(EDTF" in field["description"]), (name, field["name"])


@pytest.mark.parametrize("name", TABLES)
def test_it_says_how_a_file_is_written(name):
    table = TABLES[name]
    assert (table["path"], table["title"]) == (f"{name}.csv", name.replace("_", " ").capitalize())
    assert [table[what] for what in ("type", "format", "mediatype", "encoding")] == ["table", "csv", "text/csv", "utf-8"]
    assert table["dialect"] == {"delimiter": ",", "lineTerminator": "\n", "header": True}
    content = (DATA / table["path"]).read_bytes()
    assert b"\r" not in content and content.endswith(b"\n") and not content.startswith(b"\xef\xbb\xbf")
    assert content.decode().splitlines()[0].split(",") == [field["name"] for field in table["schema"]["fields"]]


def test_rows_come_in_the_order_of_the_texts():
    place = {passage: n for n, passage in enumerate(C.passages.passage)}
    for name in ("coding", "grievances", "corrections", "confirmations"):
        there = getattr(C, name).passage.map(place)
        assert there.is_monotonic_increasing, name
    assert sorted(C.passages.passage) != C.passages.passage.tolist()  # the order of the alphabet is another
    when = {event: n for n, event in enumerate(C.events.event)}
    assert C.mentions.event.map(when).is_monotonic_increasing
