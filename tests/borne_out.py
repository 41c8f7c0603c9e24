"""What the tables and notebooks say today, in the words of the prose: every claim with a number, computed anew."""

import json
import re
from pathlib import Path

import claims
import yaml
from claims.specifications import example
from sidebyside import compare
from sidebyside.rules import quotations
from sidebyside.worksheets import tasks, writing

ROOT = Path(__file__).resolve().parents[1]
BOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
WORKSHEETS = sorted((ROOT / "notebooks").glob("worksheet_*.ipynb"))
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def word(number):
    return WORDS[number] if number < len(WORDS) else str(number)


def cells(book, kind):
    """The text of every Markdown or code cell of a notebook (by how its name begins)."""
    path = next(path for path in BOOKS + WORKSHEETS if path.name.startswith(book))
    return [
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == kind
    ]


def minutes(book):
    """The minutes in the header table of a notebook."""
    return int(re.search(r"\| \*\*Time\*\* \| (\d+) minutes", cells(book, "markdown")[0])[1])


def borne_out(c):
    """The claims that the collection bears out: strings that the prose may hold."""
    date = dict(zip(c.events.event, c.events.date))
    label = dict(zip(c.events.event, c.events.label))
    work = c.works.set_index("work")
    said = compare.sentences.coded(c)
    apart = compare.explanations.apart(said)
    shares = compare.explanations.shares(c, apart).set_index(["account", "theme"])
    length = compare.passages.lengths(said).groupby("account").words.sum()
    times = length["Fu"] / length["Freymond"]
    dated = compare.record.dated_statements(c)
    late = dated[(dated.account == "Fu") & (dated.event == "E17")]
    to_code = example()
    readings = word(c.coding.reading.nunique())
    hers, his = shares.loc["Freymond"], shares.loc["Fu"]

    def year(event):
        return date[event][:4]

    def length_of(source):  # to hundreds; of more than a thousand words, to five hundreds
        whole = int(c.passages.words[c.passages.source == source].sum())
        return f"{round(whole / 500) * 500:,}" if whole >= 1_000 else f"{round(whole, -2)}"

    two = word(len(c.sources))
    return [
        *claims.prose(c),
        # How many
        *[f"{two} {noun}" for noun in ("accounts", "texts", "written accounts", "short texts", "authors")],
        *[f"the {which} {two}" for which in ("other", "first", "collection's")],
        f"{word(len(compare.reliability.READERS))} readings",
        f"{readings} readings",
        f"It has {readings} rows",
        f"a paper of {length_of('fu')} words, the other notes of {length_of('freymond')}",
        f"{word(int(times))} times as long",
        f"Code {word(len(to_code))} sentences yourself",
        # Who wrote, and when
        f"school notes ({work.year['freymond-2022'][:4]}-{work.year['freymond-2022'][7:]})",
        f"conference paper ({work.year['fu-2023']})",
        # What they count
        f"{int(hers.named.iloc[0])} sentences of Freymond's on the drift have a theme, and {int(his.named.iloc[0])} of Fu's",
        # Events
        f"the treaty of {year('E12')}",
        label["E29"].split(" of ")[0],
        # How it is done
        f"at most {word(quotations.MOST_WORDS_IN_A_QUOTE)} words",
        f"you need Python {', '.join(editions()[:-1])} or {editions()[-1]},",
        f"`py -{editions()[-1]}` for `py`",
        f"no Python file over {noted('MOST_LINES', 'tests/test_package.py')} lines",
        *worksheets(c, late.dated.iloc[0]),
        *[f"<{path.stem}>, {minutes(path.stem[:2])} min" for path in BOOKS],
    ]


def worksheets(c, late):
    """What the worksheets say of their own tasks; late is the year an account gives for the entry into Korea."""
    events = len(tasks.events(c))
    return [
        f"{word(events)} turning points",
        f"with {word(events)} events there are {events * (events - 1) // 2} pairs",
        f"which of the {word(events)} events",
        f"Take {word(asked('worksheet_2', 'mine') // len(c.sources))} years",
        f"the dates of {word(asked('worksheet_4', 'found'))} events",
        f"Here are {word(asked('worksheet_4', 'weight'))} places",
        f"dated to {late}",
        f"at most {writing.MOST} words",
        f"Choose {word(asked('worksheet_5', 'chosen'))} questions",
        f"{writing.SHORTEST} to {writing.LONGEST} words",
        f"{word(lesson('README.md').count('## Lesson '))} lessons",
        f"one lesson or {word(lesson('README.md').count('## Lesson '))}",
        f"{word(lesson('key_words.md').count('| **'))} key words",
        f"{minutes('00')} minutes · ",
    ]


def lesson(name):
    """A page of the lessons."""
    return (ROOT / "lessons" / name).read_text(encoding="utf-8")


def asked(sheet, answers):
    """How many answers a worksheet asks for in one place."""
    cell = next(text for text in cells(sheet, "code") if text.startswith(f"{answers} = "))
    return cell[: cell.index("}")].count('": ""')


def noted(name, file):
    """A number as a file of Python gives it."""
    return re.search(rf"(?m)^{name} = (\d+)$", (ROOT / file).read_text(encoding="utf-8"))[1]


def editions():
    """The editions of Python with which the workflow runs all tests."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    return workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
