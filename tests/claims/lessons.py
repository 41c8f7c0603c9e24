"""What the pages for teachers say: the plan of the lessons, and the notes."""

from pages import lesson, word
from sidebyside.worksheets import tasks

from .worksheets import asked

# What of it claims nothing about the tables.
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
    "Write three sentences in which a Soviet writer of 1960", "An essay of 600 words", "30 minutes:", "go on to 4 and 5, which", "homework for two",
    "take lesson 1 without", "on Korea from lesson 5", "Expect 1956, 1958, 1960.", "Three habits", "four sentences: allies",
    # which lesson does what
    "Lesson 1, with", "Lesson 4: errors", "Lessons 2, 3 and 5. Lesson 5 ends", "Lesson 5 and its homework", "Lesson 3: the writer's",
    "Slide 1", "Of notebook 01", "Notebook 01,", "in notebook 02", "in part 2 to lie", "before parts 1 and 2 are done", "leave out part 5 of",
    # an examination, and history that everybody knows
    "paper 1 in the history course of the International Baccalaureate as its guide of 2017 has it: of 24 marks, value and limitations"
    " bring 4, compare and contrast 6, the judgement with own knowledge 9", "All four are", 'party" after 1949',
    '"1956" for a day in 1956', "one of Fu's periods", "the late 1960s",
]  # fmt: skip


def prose(c):
    date, dated = c.events.set_index("event").date, c.coding[c.coding.reading == "agreed"].set_index("passage").dated
    treaty, speech, recall, shots = (date[event][:4] for event in ("E12", "E29", "E64", "E87"))
    lessons, events = word(lesson("README.md").count("\n## Lesson ")), word(len(tasks.events(c)))
    ten, seven = (word(len(tasks.paragraph(c, place))) for place in ("fr-khrushchev", "fu-3-4"))
    years = asked("worksheet_2", "mine")
    rows = lesson("teacher_notes.md").split("### Marking")[1].split("\n## ")[0].count("\n| **")
    return [
        f"{lessons} lessons of 45 minutes",
        f"# {lessons} lessons",
        f"{ten} sentences of the notes, one code each; then the percentage and alpha; then, in pairs, {seven} sentences of the paper",
        f"With {seven} or {ten} sentences",
        f"put {events} turning points in order",
        f"a string of {events} letters, then {word(years)} short words",
        f"{word(years // len(c.sources))} years in each account",
        f"look up {word(asked('worksheet_4', 'found'))} dates, judge them, weigh {word(asked('worksheet_4', 'weight'))} errors",
        f"{word(asked('worksheet_5', 'chosen'))} questions, and their passages",
        f"allies in {treaty}, rivals {word(int(recall) - int(treaty))} years later, shots on the border in {shots}",
        f"the text stops at {recall}",
        f"the war in Korea to {dated['fu-5-2-5']}",
        f"What must move if it is {date['E17'][:4]}?",
        f"What goes is {dated['fu-5-2-5']} as the hinge",
        f"under Taiwan, in {dated['fr-taiwan-5-1']}. What follows if it was {recall}?",
        f"the speech of {speech}",
        f"mid-{dated['fr-korea-1-1'][:4]}* and the order of October {date['E17'][:4]}",
        f"Out of {3 * rows},",
        *SAID,
    ]
