"""Prose that cannot go stale: every number, date and name of a thing in it is borne out by the collection as it stands.

Numbers are digits, and words from two upward; 'one', 'both', 'first' and 'twice' claim too little to be asked.
"""

import csv
import json
import re

import pytest
from borne_out import BOOKS, ROOT, WORKSHEETS, borne_out, minutes, word
from no_claims import NO_CLAIMS
from sidebyside import load, own, page
from sidebyside.compare.positions import RELATIONS
from sidebyside.rules import quotations
from sidebyside.rules.positions import SILENT

C = load()
CLAIMS = [claim for claim in borne_out(C) if claim]
NUMBER = re.compile(
    r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundreds?|thousands?|millions?"
    r"|a (?:half|third|fifth)(?= of)|under a (?:third|fifth))\b",
    re.IGNORECASE,
)


def plain(text, name=""):
    """Prose in one line: without commands, list numbers, addresses and links whose number is that of their file."""
    text = re.sub(r"(?s)```.*?```", " ", text)
    text = re.sub(r"(?m)^\d\. ", "", text)
    text = re.sub(r"<img [^>]*alt=\"([^\"]*)\"[^>]*>", r"\1", text)
    text = re.sub(r"\[(\d\d)([^\]]*)\]\((?:notebooks/|\.\./notebooks/)?((\d\d)_\w+)\.ipynb\)", _linked, text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    if name:
        text = re.sub(rf"(?m)^# {int(name[:2])}\. ", "# ", text)
    return " ".join(text.split())


def _linked(match):
    """A link to a notebook: the name of the file, if the number it shows is the file's."""
    return f"<{match[3]}>" if match[1] == match[4] else match[0]


def steps(text):
    """The numbers of headings such as '## 1. Choose a name'."""
    return [int(number) for number in re.findall(r"(?m)^## (\d)\.", text)]


def prose():
    """Every piece of prose: (where it stands, the text as written)."""
    for path in BOOKS + WORKSHEETS:
        for n, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            if cell["cell_type"] == "markdown":
                yield f"{path.name}, cell {n}", "".join(cell["source"])
    for name in ("README.md", "CONTRIBUTING.md", "accounts/README.md"):
        yield name, (ROOT / name).read_text(encoding="utf-8")


def covered(text, claims=CLAIMS):
    """The places of a text whose numbers are borne out or claim nothing."""
    names = {*C.events.event, *C.passages.passage, *C.complaints.complaint}
    spans = [match.span() for match in re.finditer(r"<\d\d_\w+>", text)]
    spans += [match.span() for match in re.finditer(r"[\w-]+", text) if match[0] in names]
    for claim in claims:
        spans += [match.span() for match in re.finditer(rf"(?<![\w.,]){re.escape(claim)}(?!\w)", text, re.IGNORECASE)]
    return spans + [match.span() for pattern in NO_CLAIMS for match in re.finditer(pattern, text)]


def stale(where, text, claims=CLAIMS):
    """The numbers of a text that nothing bears out, each with its place and sentence."""
    name = where if where[0].isdigit() else ""
    text = re.sub(r"(?m)^## \d\. ", "## ", text)
    text = plain(text, name)
    spans = covered(text, claims)
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in spans):
            begin = max(text.rfind(mark, 0, match.start()) for mark in (". ", "? ", ": ", "| ", "- ")) + 1
            end = re.compile(r"[.?!|](?: |$)").search(text, match.end())
            yield f"{where}: '{match[0]}' in '{text[begin : end.start() + 1 if end else None].strip()}'"


def test_every_number_in_prose_is_borne_out():
    found = [fault for where, text in prose() for fault in stale(where, text)]
    assert not found, "\n".join(
        [
            "the tables do not say this, or no longer:",
            *found,
            "",
            "They say this, which no sentence has:",
            *(idle() or ["(nothing)"]),
            "",
            "If one is what the sentence should say, write it there. If none is, look for the sentence's words in "
            "tests/borne_out.py: they stand under a condition that no longer holds, or not at all. Write the sentence "
            "anew, and there what bears it out.",
        ]
    )


def idle():
    """What the tables say and no sentence does."""
    texts = [plain(text).casefold() for _, text in prose()]
    return [claim for claim in CLAIMS if not any(claim.casefold() in text for text in texts)]


def test_no_claim_is_idle():
    found = idle() + [pattern for pattern in NO_CLAIMS if not any(re.search(pattern, plain(text)) for _, text in prose())]
    assert not found, (
        "the tables say this, and no sentence does. Write it in place of what no longer holds, or take it out of "
        "borne_out.py:\n" + "\n".join(found)
    )


def test_steps_are_counted_in_order():
    for path in BOOKS + WORKSHEETS:
        numbers = [number for where, text in prose() if where.startswith(path.name) for number in steps(text)]
        assert numbers == list(range(1, len(numbers) + 1)), path.name


def test_the_readme_and_the_notebooks_tell_the_same_time():
    rows = re.findall(r"\]\(notebooks/(\d\d)_\w+\.ipynb\), (\d+) min", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert rows == [(path.name[:2], str(minutes(path.name[:2]))) for path in BOOKS]


def legal():
    """Whatever may be named in code type: files, columns, codes and what a sheet may hold."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for table in package["resources"] for field in table["schema"]["fields"]]
    names = {field["name"] for field in fields} | set(C.codes.code) | set(C.events.event) | set(C.passages.passage)
    names |= {SILENT, *RELATIONS}
    names |= set(re.findall(r"(?m)^def (\w+)\(session\):", (ROOT / "noxfile.py").read_text(encoding="utf-8")))
    names |= {value for field in fields for value in field.get("constraints", {}).get("enum", [])}
    for path in (ROOT / "accounts" / "example").glob("*.csv"):
        names |= set(next(csv.reader(path.read_text(encoding="utf-8-sig").splitlines())))
    return names


# Names in code type that are no file, column or code: what the reader types or sees typed.
TYPED = """
1950 1950-10 1950-10-19 1950/1953 1950~ ../1949 Aug-58 # ## own example fits my-textbook my_ my_source.ipynb ..
NameError SyntaxError "like-this" "my-article" trial -Copy1 language "C:/Users/me/chapter.txt" theme_label explanation holder
handouts/ site/ http://localhost:8000 SIDEBYSIDE_TEXTS passages.tsv README nox ruff --lf
py -3.14 --version -l
""".split()  # noqa: SIM905


MODULES = {"own": own, "page": page}
FOLDERS = ("", "data", "accounts/example", "notebooks", "notebooks/sidebyside", "tools", ".github/workflows")


def exists(name, known):
    """Tell whether there is what a name in code type names: a value of the tables, a file, a function, a date."""
    call = re.match(r"(\w+)\.(\w+)\(", name)
    if call and call[1] in MODULES:
        return hasattr(MODULES[call[1]], call[2])
    if name in known or name in TYPED or re.fullmatch(r"[A-Z][a-z]+ \d{4}", name):
        return True
    return any((ROOT / folder / f"{name}{end}").exists() for folder in FOLDERS for end in ("", ".ipynb"))


def test_every_name_in_code_type_exists():
    known, found = legal(), []
    for where, text in prose():
        for name in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"(?s)```.*?```", " ", text)):
            # Of a command only what follows the Python of the installation: a file, or a module of its own.
            parts = re.split(r"[\s\\]", name) if name.startswith((".venv", "py ")) else [name.strip("[]")]
            parts = [part for part in parts if not part.startswith((".venv", "Scripts", "python"))]
            found += [f"{where}: {name}" for part in parts if not exists(part, known)]
    assert not found, (
        "no file, column, code or function is called so. Write the name it has; if it is what a reader types, add it "
        "to TYPED:\n" + "\n".join(found)
    )


def test_every_file_in_a_command_exists():
    blocks = [(where, block) for where, text in prose() for block in re.findall(r"(?s)```.*?```", text)]
    files = {(where, file) for where, block in blocks for file in re.findall(r"[\w/-]+\.(?:py|txt|ipynb)", block)}
    assert ("CONTRIBUTING.md", "tools/rebuild.py") in files
    assert not [(where, file) for where, file in files if not (ROOT / file.removeprefix("/lab/tree/")).exists()]


# What becomes of the prose when a table changes.
CHANGES = {
    "the date of an event": ("events", "event", "E17", "date", "1951-10-19", "19 October 1950"),
    "the recall of the experts": ("events", "event", "E64", "date", "1961-07-16", "1960"),
    "a period of an account": ("phases", "phase", "fr-golden", "end", "1958", "1957"),
    "a period of historians": ("phases", "phase", "shen-xia-honeymoon", "end", "1957", "1954-56"),
    "the year of a work": ("works", "work", "fu-2023", "year", "2024", "paper of 2023"),
    "the date an account gives": ("coding", "passage", "fu-abs-1-7", "dated", "1952", "1953"),
    "a code of a sentence": ("coding", "passage", "fr-khrushchev-3-1", "theme", "security", "four sentences"),
    "the words of a sentence": ("passages", "passage", "fu-1-2-2", "words", 900, "2,500"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_prose_that_a_change_makes_stale_is_found(kind):
    name, key, row, column, value, claim = CHANGES[kind]
    table = getattr(C, name).copy()
    assert (table[key] == row).any() and (table.loc[table[key] == row, column] != value).any()
    table.loc[table[key] == row, column] = value
    claims = [claim for claim in borne_out(C.__class__(**{**vars(C), name: table})) if claim]
    found = " ".join(fault for where, text in prose() for fault in stale(where, text, claims))
    assert claim.split()[-1] in found or claim.split()[0] in found, found


def test_a_number_that_nothing_bears_out_is_found_with_its_place():
    assert list(stale("00_start_here.ipynb, cell 5", "It counts. There are 41 causes. So it is.")) == [
        "00_start_here.ipynb, cell 5: '41' in 'There are 41 causes.'"
    ]
    assert word(quotations.MOST_WORDS_IN_A_QUOTE) == "twelve"
