"""Prose that cannot go stale: every number, date and name of a thing in it is borne out by the collection as it stands.

Numbers are digits, and words from two upward; 'one', 'both', 'first' and 'twice' claim too little to be asked. What bears
them out stands in claims/, a module a topic.
"""

import csv
import dataclasses
import functools
import re

import claims
from made_up import C
from pages import NOTEBOOKS, ROOT, cells
from sidebyside import own, page
from sidebyside.collection import read_schema
from sidebyside.compare.positions import RELATIONS
from sidebyside.rules.positions import SILENT

NUMBER = re.compile(
    r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundreds?|thousands?|millions?"
    r"|a (?:half|third|fifth)(?= of)|under a (?:third|fifth))\b",
    re.IGNORECASE,
)
# Numbers that claim nothing about the tables: patterns, each of which some sentence has.
NO_CLAIMS = [
    # what stands in code type, of which another test asks whether it exists, and the names of tables and notebooks
    r"`[^`]+`", r"\bE\d\d?\b", r"notebook 0\d", r"UTF-8", r"CC BY 4\.0",
    r"localhost:8000", r"\*Two revolutions of different ages\*", r'"Part 1", "Part 2"',
    # China and the Soviet Union, or whatever was just named
    r"\b[Tt]he two\b(?! (accounts|texts|readings))", r"[Bb]esides these two",
    # worksheets: what is done in them, and what a measure is
    r"two careful readers", r"Begin with three codes",
    r"needs two straight marks", r"two letters first", r"1 for perfect agreement and 0 for", r"two readers are compared, and not",
    r"any two of the events", r"Two ways to divide", r"Can two countries", r"two paragraphs of Fu's paper",
    r"says \*1956\* of a day in 1956", r"plus sign joins two answers", r"Two ids may share", r"The last two columns",
    r"two lines of three quotation marks", r"\*1956\* is a whole year, \*mid-1950\* some months",
    r"It is 1 when readers always agree, and 0 when",
    # advice, and times and sizes that other tests compare
    r"of 45 minutes", r"\*\*Time\*\* \| \d+ minutes", r"20 minutes to see how it goes", r"text of 20 sentences",
    r"Code the first five sentences", r"some 35 MB", r"takes some \d+ MB", r"200, 2,000 and 20,000 sentences",
    # in the pages for teachers what other tests count: minutes, lessons, columns of marks, worksheets and their parts
    r"\| \d+-\d+ \|", r"## Lesson \d", r"\| \d (?=\||[A-Z])", r"\| \| 0 \| 1 \| 2 \| 3 \|",
    r"[Ww]orksheet \d(?:, parts? \d(?: (?:to|and) \d)?)?",
    # ways of speaking
    r"right once and wrong ten times", r"a page and a half", r"says two things at once", r"two pictures of Moscow",
    r"two explanations live", r"Two states can work", r"[Tt]wo honest", r"Two words first", r"One split, two stories",
    r"Two readers agree", r"Two lines of pandas", r"Ask four things", r"Three kinds of trouble",
    # an account of one's own, and how it is added
    r"told three times", r"all three, wherever", r"trial of five sentences", r"two answer now", r"step 5 on",
    r"the two readings", r"three accounts", r"with two files in it", r"put two pieces into one row", r"a file in step 1",
    r"a measure of two readers", r"divide a row in two", r"to step 1\.", r"the same two commands",
]  # fmt: skip


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


@functools.cache
def prose():
    """Every piece of prose: a list of (where it stands, the text as written)."""
    notebooks = [(f"{path.name}, text {n}", text) for path in NOTEBOOKS for n, text in enumerate(cells(path, "markdown"), start=1)]
    pages = ("README.md", "CONTRIBUTING.md", "accounts/README.md", "lessons/README.md", "lessons/teacher_notes.md")
    return notebooks + [(name, (ROOT / name).read_text(encoding="utf-8")) for name in pages]


@functools.cache
def told():
    """Every sentence that the tables as published bear out."""
    return claims.prose(C)


def covered(text, borne_out):
    """The places of a text whose numbers are borne out or claim nothing."""
    names = {*C.events.event, *C.passages.passage, *C.complaints.complaint}
    spans = [match.span() for match in re.finditer(r"<\d\d_\w+>", text)]
    spans += [match.span() for match in re.finditer(r"[\w-]+", text) if match[0] in names]
    small = text.casefold()
    for claim in borne_out:
        if claim.casefold() in small:
            spans += [match.span() for match in re.finditer(rf"(?<![\w.,]){re.escape(claim)}(?!\w)", text, re.IGNORECASE)]
    return spans + [match.span() for pattern in NO_CLAIMS for match in re.finditer(pattern, text)]


def stale(where, text, borne_out=None):
    """The numbers of a text that nothing bears out, each with its place and sentence."""
    name = where if where[0].isdigit() else ""
    text = re.sub(r"(?m)^## \d\. ", "## ", text)
    text = plain(text, name)
    spans = covered(text, told() if borne_out is None else borne_out)
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
            "tests/claims/: they stand under a condition that no longer holds, or not at all. Write the sentence anew, "
            "and there what bears it out.",
        ]
    )


def idle():
    """What the tables say and no sentence does."""
    whole = "\n".join(plain(text).casefold() for _, text in prose())
    return [claim for claim in told() if claim.casefold() not in whole]


def test_no_claim_is_idle():
    texts = [plain(text) for _, text in prose()]
    found = idle() + [pattern for pattern in NO_CLAIMS if not any(re.search(pattern, text) for text in texts)]
    assert not found, (
        "the tables say this, and no sentence does. Write it in place of what no longer holds, or take it out of "
        "tests/claims/ or NO_CLAIMS:\n" + "\n".join(found)
    )


def test_steps_are_counted_in_order():
    for path in NOTEBOOKS:
        numbers = [number for where, text in prose() if where.startswith(path.name) for number in steps(text)]
        assert numbers == list(range(1, len(numbers) + 1)), path.name


def legal():
    """Whatever may be named in code type: files, columns, codes and what a sheet may hold."""
    fields = [field for table in read_schema()["resources"] for field in table["schema"]["fields"]]
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
NameError SyntaxError TypeError "like-this" "my-article" trial -Copy1 language "C:/Users/me/chapter.txt" theme_label explanation holder
handouts/ site/ http://localhost:8000 SIDEBYSIDE_TEXTS passages.tsv README nox ruff --lf
py -3.14 --version -l student solution
""".split()  # noqa: SIM905


MODULES = {"own": own, "page": page}
FOLDERS = ("", "data", "lessons", "accounts/example", "notebooks", "notebooks/sidebyside", "tools", ".github/workflows")


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


def test_prose_that_a_change_makes_stale_is_found():
    tables = {name: getattr(C, name).copy() for name, *_ in CHANGES.values()}
    for name, key, row, column, value, _ in CHANGES.values():
        changed = tables[name][key] == row
        assert changed.any() and (tables[name].loc[changed, column] != value).any()
        tables[name].loc[changed, column] = value
    borne_out = claims.prose(dataclasses.replace(C, **tables))
    found = " ".join(fault for where, text in prose() for fault in stale(where, text, borne_out))
    for kind, (*_, claim) in CHANGES.items():
        assert claim.split()[-1] in found or claim.split()[0] in found, kind


def test_a_number_that_nothing_bears_out_is_found_with_its_place():
    assert list(stale("00_start_here.ipynb, text 5", "It counts. There are 41 causes. So it is.")) == [
        "00_start_here.ipynb, text 5: '41' in 'There are 41 causes.'"
    ]
