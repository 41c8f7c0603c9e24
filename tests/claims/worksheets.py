"""What the worksheets say of their own tasks, and the plan of the lessons of the worksheets."""

from pages import cells, lesson, minutes, word
from sidebyside import compare
from sidebyside.worksheets import tasks, writing


def asked(sheet, answers):
    """How many answers a worksheet asks for in one place (a cell that begins so)."""
    cell = next(text for text in cells(sheet, "code") if text.startswith(f"{answers} = "))
    return cell[: cell.index("}")].count('": ""')


def prose(c):
    events, lessons = len(tasks.events(c)), word(lesson("README.md").count("## Lesson "))
    ten, seven = tasks.paragraph(c, "fr-khrushchev"), tasks.paragraph(c, "fu-3-4")
    pair = tasks.paragraph(c, "fr-korea-2-1", "fr-khrushchev-3-1")
    shared = compare.grievances.mentions(c).query("complaint in ['aid-cost', 'stalin-rejected']")
    return [
        # 1
        f"{word((c.codes.variable == 'theme').sum() - 1)} themes, and `none`",
        f"{word(len(ten))} sentences of Freymond's notes",
        f"{word((ten.quote == '').sum())} of the {word(len(ten))} have no quotation",
        f"{word(c.coding.reading.nunique() - 1)} readings were made apart",
        f"{word((seven.quote == '').sum())} of these {word(len(seven))} sentences have no quotation",
        f"the same {word(len(seven))} sentences",
        # 2
        f"{word(events)} turning points",
        f"with {word(events)} events there are {events * (events - 1) // 2} pairs",
        f"which of the {word(events)} events",
        f"Take {word(asked('worksheet_2', 'mine') // len(c.sources))} years",
        # 3
        f"{word(len(pair))} sentences of Freymond's notes that mention such a complaint"
        if set(pair.passage) <= set(shared.passage) else "",
        # 4
        f"the dates of {word(asked('worksheet_4', 'found'))} events",
        f"Here are {word(asked('worksheet_4', 'weight'))} places",
        # 5
        f"at most {writing.MOST} words",
        f"Choose {word(asked('worksheet_5', 'chosen'))} questions",
        f"{writing.SHORTEST} to {writing.LONGEST} words",
        # all
        f"{lessons} lessons",
        f"one lesson or {lessons}",
        f"{word(lesson('key_words.md').count('| **'))} key words",
        f"{minutes('00')} minutes · ",
    ]  # fmt: skip
