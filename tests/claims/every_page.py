"""What every page may say: how many accounts and readings there are, who wrote what and when, and how it is done."""

import yaml
from pages import BOOKS, ROOT, minutes, word
from sidebyside import compare
from sidebyside.rules import quotations
from test_package import MOST_LINES


def prose(c):
    date, label = (c.events.set_index("event")[column] for column in ("date", "label"))
    work, words = c.works.set_index("work"), c.passages.groupby("source").words.sum()
    hers, his = work.year["freymond-2022"], work.year["fu-2023"]
    short, long = round(words["freymond"], -2), f"{round(words['fu'] / 500) * 500:,}"
    two, readings, versions = word(len(c.sources)), c.coding.reading.nunique(), pythons()
    return [
        *[f"{two} {noun}" for noun in ("accounts", "texts", "written accounts", "short texts", "authors")],
        *[f"the {which} {two}" for which in ("other", "first", "collection's")],
        f"{word(len(compare.reliability.TWO))} readings",
        f"{word(readings)} readings",
        f"It has {word(readings)} rows",
        f"about {round((c.passages.kind == 'sentence').sum(), -1)} in all",
        f"a paper of {long} words, the other notes of {short}",
        f"{short} words, in the form of notes",
        f"{long} words, in the proceedings",
        f"{word(int(words['fu'] / words['freymond']))} times as long",
        f"school notes ({hers[:4]}-{hers[7:]})",
        f"school notes of {hers[:4]}-{hers[7:]}",
        f"conference paper ({his})",
        f"paper of {his}",
        work.title["fu-2023"],
        f"In {date['E12'][:4]} China and the Soviet Union became allies",
        f"Some {word(int(date['E64'][:4]) - int(date['E12'][:4]))} years later they were rivals",
        f"in {date['E87'][:4]} their soldiers shot",
        f"the treaty of {date['E12'][:4]}",
        label["E29"].split(" of ")[0],
        f"at most {word(quotations.MOST_WORDS_IN_A_QUOTE)} words",
        f"you need Python {', '.join(versions[:-1])} or {versions[-1]},",
        f"`py -{versions[-1]}` for `py`",
        f"no Python file over {MOST_LINES} lines",
        *[f"<{path.stem}>, {minutes(path)} min" for path in BOOKS],
    ]


def pythons():
    """The versions of Python with which the workflow runs all tests."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    return workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
