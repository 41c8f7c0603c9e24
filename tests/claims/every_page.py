"""What is said on more than one page: how many accounts and readings there are, who wrote and when, and how it is done."""

import re

import yaml
from pages import BOOKS, ROOT, minutes, word
from sidebyside import compare
from sidebyside.rules import quotations


def prose(c):
    date, label = (c.events.set_index("event")[column] for column in ("date", "label"))
    year, words = c.works.set_index("work").year, c.passages.groupby("source").words.sum()
    two, readings, versions = word(len(c.sources)), c.coding.reading.nunique(), pythons()
    return [
        *[f"{two} {noun}" for noun in ("accounts", "texts", "written accounts", "short texts", "authors")],
        *[f"the {which} {two}" for which in ("other", "first", "collection's")],
        f"{word(len(compare.reliability.READERS))} readings",
        f"{word(readings)} readings",
        f"It has {word(readings)} rows",
        f"a paper of {round(words['fu'] / 500) * 500:,} words, the other notes of {round(words['freymond'], -2)}",
        f"{word(int(words['fu'] / words['freymond']))} times as long",
        f"school notes ({year['freymond-2022'][:4]}-{year['freymond-2022'][7:]})",
        f"conference paper ({year['fu-2023']})",
        f"the treaty of {date['E12'][:4]}",
        label["E29"].split(" of ")[0],
        f"at most {word(quotations.MOST_WORDS_IN_A_QUOTE)} words",
        f"you need Python {', '.join(versions[:-1])} or {versions[-1]},",
        f"`py -{versions[-1]}` for `py`",
        f"no Python file over {most_lines()} lines",
        *[f"<{path.stem}>, {minutes(path)} min" for path in BOOKS],
    ]


def pythons():
    """The versions of Python with which the workflow runs all tests."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    return workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]


def most_lines():
    """The lines that a Python file may have, as a test has it."""
    return re.search(r"(?m)^MOST_LINES = (\d+)$", (ROOT / "tests" / "test_package.py").read_text(encoding="utf-8"))[1]
