"""What 09 and the page on accounts of one's own say: of the example beside the others, and of the rules of the sheets."""

import json
import re
from pathlib import Path

from sidebyside import compare, own, wordcount
from sidebyside.charts import style
from sidebyside.own import segmentation, template
from sidebyside.rules import quotations

from .positions import WORDS

BOOK = Path(__file__).resolve().parents[2] / "notebooks" / "09_your_source.ipynb"


def word(number):
    return WORDS[number] if number < len(WORDS) else str(number)


def shares(c):
    """The themes of the example and of the others, where they tell of the two drifting apart."""
    every = own.beside(c, "example")
    return compare.explanations.shares(every, compare.explanations.apart(compare.sentences.coded(every)))


def of_the_example(c):
    """How many sentences of the example have each theme (a Series), and how many have any."""
    rows = shares(c).query("account == 'Example' and theme != 'none'").set_index("theme")
    return rows.total.astype(int), int(rows.named.max())


def leading(c):
    total, _ = of_the_example(c)
    return set(total.index[total == total.max()])


HEADLINES = {
    "The third account stresses war and the paths at home": lambda c: leading(c) == {"security", "development"},
    "Themes of three accounts as dots. War, arms and allies, and the paths at home, have five of 18 sentences each in "
    "the third.": lambda c: (
        of_the_example(c)[1] == 18 and (of_the_example(c)[0][["security", "development"]] == 5).all() and len(c.sources) == 2
    ),
}


def prose(c):
    cells = json.loads(BOOK.read_text(encoding="utf-8"))["cells"]
    steps = len(re.findall(r"(?m)^## \d\.", "\n".join("".join(cell["source"]) for cell in cells)))
    free = len(style.MARKERS) - len(c.sources)
    return [
        f"the {word(steps)} steps",
        f"of at most {word(segmentation.MOST_WORDS_IN_A_HEADING)} words",
        f"at most {word(quotations.MOST_WORDS_IN_A_QUOTE)} words",
        "under a fifth" if quotations.MOST_QUOTED_SHARE == 1 / 5 else "",
        *[f"up to {word(free)} {words}" for words in ("have room", "of yours") if free == own.account.MOST],
        f"Below {compare.reliability.TARGET:.2f}",
        f"{word(wordcount.DENSE_A_WORD)} characters of Chinese",
        f"{word(wordcount.LONG_A_WORD)} letters of Thai",
        f"in {word(len(template.SHEETS) + len(template.SECOND))} sheets",
        f"{word(len(c.sources))} accounts",
        f"collection's {word(len(c.sources))}",
    ]


def charts(c):
    """None of its own: what 09 draws the other topics draw."""
    return {}
