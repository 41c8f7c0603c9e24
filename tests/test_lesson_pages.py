"""The pages for teachers and what they take along say what the tables say, and no number in them can go stale."""

import re

import story_map
from made_up import C
from matplotlib.text import Text
from pages import ROOT, cells, lesson, word
from same_picture import same_picture
from sidebyside.dates import in_words
from sidebyside.page import picture
from test_glossary import unexplained

EVENTS, DATE = C.events.set_index("event"), dict(zip(C.events.event, C.events.date))
EXPLAINED = dict(zip(C.glossary.term, C.glossary.explained))
PAGES = {name: lesson(name) for name in ("README.md", "teacher_notes.md")}
ONE, STORY, WORDS, EASIER = map(lesson, ("one_lesson.md", "story.md", "key_words.md", "worksheet_1_easier.md"))
PLAN = dict(enumerate(re.split(r"(?m)^## (?=Lesson \d\.)|^## Change", PAGES["README.md"])[1:6], start=1))
# What the story says of each event, in words that the chronology has too.
TOLD = {
    "E12": "treaty", "E17": "yalu", "E30": "secret speech", "E31": "welcomes criticism", "E47": "jinmen",
    "E48": "attack on china", "E54": "sample bomb", "E61": "taiwan, india", "E65": "experts",
    "E73": "talks", "E79": "first", "E87": "zhenbao", "E120": "beijing",
}  # fmt: skip


def test_links_lead_somewhere():
    for path in [*(ROOT / "lessons").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert target.startswith("http") or (path.parent / target).exists(), (path.name, target)
    for target in ("story.md", "../figures/map.png", "key_words.md", "worksheet_1_easier.md"):
        assert f"]({target})" in PAGES["README.md"]


def test_the_plan_is_whole_and_fills_its_minutes():
    for plan in PLAN.values():
        spans = [tuple(map(int, span)) for span in re.findall(r"^\| (\d+)-(\d+) \|", plan, re.M)]
        assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), 45]
        assert all(word in plan for word in ("**Aims.**", "**Students do.**", "what to expect", "**Homework.**", "Project"))


def test_lessons_and_worksheets_are_numbered_alike():
    for page in PAGES.values():
        assert re.findall(r"(?m)^## Lesson (\d)", page) == list("12345")
        rows = re.findall(r"(?m)^\| (\d) ?(?:\||[A-Z]).*worksheet_(\d)_", page)
        assert rows == [(n, n) for n in "12345"]
    for number, plan in PLAN.items():
        assert set(re.findall(r"[Ww]orksheet (\d)", plan)) == {str(number)}
    for note in PAGES["teacher_notes.md"].split("\n## Lesson ")[1:]:
        assert set(re.findall(r"[Ww]orksheet (\d)", note.split("\n## ")[0])) <= {note[0]}
    assert "settle their codes of worksheet 1 and" in PAGES["teacher_notes.md"] and cells("worksheet_1_code_a", "code")
    assert "| | 0 | 1 | 2 | 3 |" in PAGES["teacher_notes.md"]


def test_the_plan_has_a_time_for_every_part_of_a_worksheet():
    for number, plan in PLAN.items():
        told = " ".join(re.findall(r"(?m)^\| [\d-]+ \| Worksheet \d,([^|]*)", plan))
        spans = re.findall(r"(\d)(?: (to|and) (\d))?", told)
        parts = [n for first, _, last in spans for n in range(int(first), int(last or first) + 1)]
        steps = [int(n) for text in cells(f"worksheet_{number}", "markdown") for n in re.findall(r"(?m)^## (\d)\.", text)]
        assert parts == steps, number


def test_what_is_left_out_for_lack_of_time_is_there():
    told = "part 5 of worksheet 1, part 2 of worksheet 3, parts 3 and 4 of worksheet 4"
    assert f"leave out {told}." in PAGES["teacher_notes.md"]
    for parts, number in re.findall(r"parts? ([\d and]+) of worksheet (\d)", told):
        text = "\n".join(cells(f"worksheet_{number}", "markdown"))
        assert set(re.findall(r"\d", parts)) <= set(re.findall(r"(?m)^## (\d)\.", text))


def test_the_one_lesson_has_the_dates_and_the_quotations_of_the_tables():
    told = re.findall(r"(?m)^\| (\d.*?) \| ", ONE)
    assert told == [in_words(DATE[event]) for event in ("E12", "E17", "E21", "E30", "E41", "E47", "E73", "E79", "E87", "E120")]
    quoted = " ".join([*C.passages.quote, *C.grievances.quote, *C.positions.seen_quote])
    found = re.findall(r'"([^"]+)"', ONE)
    assert len(found) == 4 and all(words in quoted for words in found)


def test_the_key_words_are_explained_as_the_glossary_does():
    told = re.findall(r"(?m)^\| \*\*(.+?)\*\* \| (.+) \|$", WORDS)
    assert len(told) == 12 and WORDS.startswith(f"# {word(12).capitalize()} key words")
    for term, explained in told:
        assert EXPLAINED[term] == explained or EXPLAINED[term].startswith(f"{explained} "), term
    assert ", ".join(term for term, _ in told) in re.sub(r"\[|\]\([^)]*\)", "", ONE)


def test_the_story_fits_half_a_page_and_names_nobody_unexplained():
    assert len(STORY.split()) <= 260
    lines = re.sub(r"!?\[|\]\([^)]*\)|`[^`]*`", " ", STORY).splitlines()
    assert {name: line for line in lines for name in unexplained(line.strip())} == {}


def test_the_story_tells_of_each_event_what_the_chronology_tells():
    dates = re.findall(r"\*\*(\d[^*]+)\*\*[^`*]*\(`(E\d+)`\)", STORY)
    assert [date for date, _ in dates] == [in_words(DATE[event]) for _, event in dates]
    assert len(dates) == 10 == STORY.count("**") // 2 and not re.search(r"\d{4}", re.sub(r"\*\*[^*]+\*\*", "", STORY))
    told = {event: text for text, event in re.findall(r"([^`]+)\(`(E\d+)`\)", STORY)}
    assert told.keys() == TOLD.keys()
    for event, words in TOLD.items():
        said = told[event].casefold().replace("welcomed", "welcomes").replace("india and tibet", "india, tibet")
        assert words in said and words in f"{EVENTS.label[event]}; {EVENTS.happened[event]}".casefold(), event


def test_what_the_story_says_beside_the_events_is_the_glossarys():
    for said, term, explained in (
        ("led China, Stalin the Soviet Union", "Mao Zedong", "leader of the People's Republic"),
        ("helped to build the new China", "Soviet experts", "help to build the new China"),
        ("left Lenin's path", "Lenin", "each accused the other of leaving his path"),
        ("the quarrel was over", "Gorbachev", "ended the quarrel"),
        ("lording it over a smaller partner", "Great-power chauvinism", "lording it over a smaller partner"),
        ("held by the Nationalists", "Jinmen", "held by the Nationalists"),
    ):
        assert said in STORY and explained in EXPLAINED[term], said


def test_the_map_is_the_one_that_is_drawn_and_its_labels_stand_apart():
    assert {event for _, _, event, _, _ in story_map.PLACES.values()} < set(TOLD)
    assert all(place in STORY for place in story_map.PLACES)
    figure = story_map.drawn()
    assert same_picture(picture(figure), story_map.PICTURE.read_bytes())
    figure.draw_without_rendering()
    texts = [*figure.texts, *figure.axes[0].texts]
    boxes = [Text.get_window_extent(text) for text in texts]
    assert all(text.get_fontsize() >= 9 for text in texts) and len(texts) == 1 + 6 + 5
    assert not [1 for n, box in enumerate(boxes) for other in boxes[:n] if box.overlaps(other)]
    assert all(figure.bbox.containsx(side) for box in boxes for side in (box.x0, box.x1))


def rows(text, columns):
    """The rows of the Markdown tables with so many columns, their first a number (lists of cells)."""
    found = [re.split(r" *\| *", line.strip("| ")) for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in found if len(cells) == columns and cells[0].isdigit()]


def test_the_easier_worksheet_asks_what_the_tables_answer():
    asked, answered = rows(EASIER, 6), {number: cells for number, *cells in rows(EASIER, 3)}
    passages = C.passages.assign(name=C.passages.source.map(dict(zip(C.sources.source, C.sources.name))))
    by_place = passages.assign(where=passages.name + ": " + passages.locator).set_index("where")
    readings = C.coding.pivot(index="passage", columns="reading", values="theme")
    counts = {"Freymond": 0, "Fu": 0}
    for number, where, sentence, *boxes in asked:
        row = by_place.loc[where]
        assert sentence == (f'"{row.quote}"' if row.quote else f"In our words: {row.statement}")
        assert boxes == ["☐"] * 3 and readings.loc[row.passage].nunique() == 1
        theme = readings.agreed[row.passage]
        named = {"ideology": "ideology", "chauvinism": "great-power chauvinism"}.get(theme, "neither")
        assert answered[number] == [sentence, named]
        counts[row["name"]] += theme == "ideology"
    assert [cells[0] for cells in asked] == list(answered) == list("12345678")
    assert f"Freymond has ideology in {word(counts['Freymond'])} of four sentences and Fu in one of four" in EASIER
    assert counts["Fu"] == 1 and EASIER.index("\n---\n") < EASIER.index("## Answers")


def test_its_hard_words_are_explained_as_the_glossary_does():
    for term in ("De-Stalinization", "Satellite state"):
        assert f"*{term}:* {EXPLAINED[term][0].lower()}{EXPLAINED[term][1:]}" in EASIER
