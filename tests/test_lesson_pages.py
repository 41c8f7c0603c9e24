"""The pages for teachers cannot go stale: every number in them is counted, read from the tables, or said on purpose."""

import re

import pytest
from pages import ROOT, WORKSHEETS, cells, word
from sidebyside import load
from sidebyside.dates import in_words
from sidebyside.worksheets import tasks
from test_prose import plain, stale

C = load()
PAGES = {name: (ROOT / "lessons" / name).read_text(encoding="utf-8") for name in ("README.md", "teacher_notes.md")}
PLAN = dict(enumerate(re.split(r"(?m)^## (?=Lesson \d\.)|^## Change", PAGES["README.md"])[1:6], start=1))
# Numbers that other tests here count: minutes, lessons, columns of marks, worksheets and their parts.
COUNTED = "|".join([
    r"(?m)^\| \d+-\d+ \|", r"^## Lesson \d\.?", r"^\| \d (?=\||[A-Z])", r"^\| \| 0 \| 1 \| 2 \| 3 \|$",
    r"[Ww]orksheet \d(?:, parts? \d(?: (?:to|and) \d)?)?",
])  # fmt: skip
SAID = [
    # ways of speaking
    "two or three pictures", "two real texts", "the same two texts", "two careful readers", "Can two countries", "Two? Lessons 1 and 5",
    "from three students", "Two pairs of events", "two people who guess", "Where only two answers",
    "between the two.", "let two pairs settle", "Two different answers may both", "beside the two.",
    "The two accounts' periods", "do the two accounts agree", "what the two sources say", "the two accounts let you know",
    "Two texts agree", "Two accounts have *some*", "two texts must speak", "in two texts", "Two texts tell", "a fact about two texts",
    "two stories", "Do these two", "the war brought the two together", "two lines of periods on the board",
    # tasks and advice
    "five sentences from your own textbook on any quarrel between two states", "Write two sentences", "line of three periods from 1949 to 1969",
    "Write three sentences in which a Soviet writer of 1960", "An essay of 600 words", "30 minutes:", "go on to 4 and 5, which",
    "take lesson 1 without", "on Korea from lesson 5", "Expect 1956, 1958, 1960.", "Three habits", "four sentences: allies",
    # which lesson does what
    "Lesson 1, with", "Lesson 4: errors", "Lessons 2, 3 and 5. Lesson 5 ends", "Lesson 5 and its homework", "Lesson 3: the writer's",
    "Slides 1-2", "Of notebook 01", "Notebook 01,", "in notebook 02", "in part 2 to lie", "before parts 1 and 2 are done", "leave out part 5 of",
    # an examination, and history that everybody knows
    "paper 1 in the history course of the International Baccalaureate as its guide of 2017 has it: of 24 marks, value and limitations"
    " bring 4, compare and contrast 6, the judgement with own knowledge 9", "All four are", 'party" after 1949',
    '"1956" for a day in 1956', "one of Fu's periods", "the late 1960s",
]  # fmt: skip


def asked(number):
    """How many answers each task of a worksheet asks for."""
    found = [re.search(r"= \{(.*?)\}", text, re.S) for text in cells(f"worksheet_{number}", "code")]
    return [match[1].count('": "') for match in found if match]


def borne_out():
    """The numbers of the pages that the worksheets and tables bear out."""
    date = dict(zip(C.events.event, C.events.date))
    dated = C.coding[C.coding.reading == "agreed"].set_index("passage").dated
    treaty, speech, recall, shots = (date[event][:4] for event in ("E12", "E29", "E64", "E87"))
    _, ten, seven, _ = map(word, asked(1))
    rows = PAGES["teacher_notes.md"].split("### Marking")[1].split("\n## ")[0].count("\n| **")
    return [
        f"{word(len(PLAN))} lessons of 45 minutes",
        f"# {word(len(PLAN))} lessons",
        f"{ten} sentences of the notes, one code each; then the percentage and alpha; then, in pairs, {seven} sentences of the paper",
        f"With {seven} or {ten} sentences",
        f"put {word(len(tasks.events(C)))} turning points in order",
        f"a string of {word(len(tasks.events(C)))} letters, then {word(asked(2)[0])} short words",
        f"{word(asked(2)[0] // len(C.sources))} years in each account",
        "Five wrong dates",  # a heading of notebook 07, held there
        f"look up {word(asked(4)[0])} dates, judge them, weigh {word(asked(4)[2])} errors",
        f"{word(asked(5)[0])} questions, and their passages",
        f"allies in {treaty}, rivals {word(int(recall) - int(treaty))} years later, shots on the border in {shots}",
        f"the text stops at {recall}",
        f"the war in Korea to {dated['fu-5-2-5']}",
        f"What must move if it is {date['E17'][:4]}?",
        f"What goes is {dated['fu-5-2-5']} as the hinge",
        f"under Taiwan, in {dated['fr-taiwan-5-1']}. What follows if it was {recall}?",
        f"the speech of {speech}",
        f"mid-{dated['fr-korea-1-1'][:4]}* and the order of October {date['E17'][:4]}",
        f"Out of {3 * rows},",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_number_is_borne_out_or_said_on_purpose(page):
    text = re.sub(COUNTED, "", PAGES[page])
    found = list(stale(f"lessons/{page}", text, [*borne_out(), *SAID]))
    assert not found, "\n" + "\n".join(found)


def test_nothing_is_said_in_vain():
    text = plain(" ".join(re.sub(COUNTED, "", page) for page in PAGES.values())).casefold()
    idle = [said for said in [*borne_out(), *SAID] if said.casefold() not in text]
    assert not idle, idle


def test_lessons_and_worksheets_are_numbered_alike():
    for page in PAGES.values():
        assert re.findall(r"(?m)^## Lesson (\d)", page) == list("12345")
        rows = re.findall(r"(?m)^\| (\d) ?(?:\||[A-Z]).*worksheet_(\d)_", page)
        assert rows == [(n, n) for n in "12345"]
    for number, lesson in PLAN.items():
        assert set(re.findall(r"[Ww]orksheet (\d)", lesson)) == {str(number)}
    notes = re.findall(r"(?ms)^## Lesson (\d)$(.*?)^## ", PAGES["teacher_notes.md"].replace("\n## ", "\n## \n## "))
    assert [number for number, _ in notes] == list("12345")
    for number, note in notes:
        assert set(re.findall(r"[Ww]orksheet (\d)", note)) <= {number}
    [coding] = [path.stem.split("_")[1] for path in WORKSHEETS if "code_a" in path.stem]
    assert f"settle their codes of worksheet {coding} and" in PAGES["teacher_notes.md"]
    assert "| | 0 | 1 | 2 | 3 |" in PAGES["teacher_notes.md"]


def test_the_plan_has_a_time_for_every_part_of_a_worksheet():
    for number, lesson in PLAN.items():
        told = " ".join(re.findall(r"(?m)^\| [\d-]+ \| Worksheet \d,([^|]*)", lesson))
        spans = re.findall(r"(\d)(?: (to|and) (\d))?", told)
        parts = [n for first, _, last in spans for n in range(int(first), int(last or first) + 1)]
        steps = [int(n) for text in cells(f"worksheet_{number}", "markdown") for n in re.findall(r"(?m)^## (\d)\.", text)]
        assert parts == steps, number


def test_what_is_left_out_for_lack_of_time_is_there():
    told = "part 5 of worksheet 1, part 2 of worksheet 3, parts 3 and 4 of worksheet 4"
    assert f"leave out {told}." in PAGES["teacher_notes.md"]
    for parts, number in re.findall(r"parts? ([\d and]+) of worksheet (\d)", told):
        assert set(re.findall(r"\d", parts)) <= set("".join(cells(f"worksheet_{number}", "markdown")))


ONE = (ROOT / "lessons" / "one_lesson.md").read_text(encoding="utf-8")


def test_the_dates_of_the_one_lesson_are_those_of_the_chronology():
    date = dict(zip(C.events.event, C.events.date))
    told = re.findall(r"(?m)^\| (\d.*?) \| ", ONE)
    assert told == [in_words(date[event]) for event in ("E12", "E17", "E21", "E30", "E41", "E47", "E73", "E79", "E87", "E120")]


def test_the_one_lesson_quotes_what_the_tables_quote():
    quoted = " ".join([*C.passages.quote, *C.grievances.quote, *C.positions.seen_quote])
    found = re.findall(r'"([^"]+)"', ONE)
    assert len(found) == 4 and all(words in quoted for words in found)
