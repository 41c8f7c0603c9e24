"""What notebook 09 and the page on accounts of one's own say: of the example beside the others, and of the sheets."""

import re

from pages import cells, word
from sidebyside import compare, own, wordcount
from sidebyside.charts import style
from sidebyside.division import headings
from sidebyside.own import sheet_rules, template
from sidebyside.rules import quotations


def headlines(c):
    every = own.beside(c, "example")
    shares = compare.explanations.shares(every, compare.explanations.apart(compare.sentences.coded(every)))
    total = shares.query("account == 'Example' and theme != 'none'").set_index("theme").total
    leading = set(total.index[total == total.max()]) == {"security", "development"}
    return {
        "The third account stresses war and the paths at home": leading,
        "Themes of three accounts as dots. War, arms and allies, and the paths at home, have five of 18 sentences each in "
        "the third.": leading and (total.max(), total.sum(), len(every.sources)) == (5, 18, 3),
    }


def prose(c):
    steps = len(re.findall(r"(?m)^## \d\.", "\n".join(cells("09", "markdown"))))
    free = len(style.MARKERS) - len(c.sources)
    return [
        f"the {word(steps)} steps",
        f"of at most {word(headings.MOST_WORDS_IN_A_HEADING)} words",
        f"at most {word(quotations.MOST_WORDS_IN_A_QUOTE)} words",
        "under a fifth" if quotations.MOST_QUOTED_SHARE == 1 / 5 else "",
        *[f"up to {word(free)} {words}" for words in ("have room", "of yours") if free == own.account.MOST],
        f"Below {compare.reliability.TARGET:.2f}",
        f"in at most {sheet_rules.LONGEST_ANSWER} letters",
        f"{word(wordcount.DENSE_A_WORD)} characters of Chinese",
        f"{word(wordcount.LONG_A_WORD)} letters of Thai",
        f"in {word(len(template.SHEETS) + len(template.SECOND))} sheets",
        f"collection's {word(len(c.sources))}",
    ]
