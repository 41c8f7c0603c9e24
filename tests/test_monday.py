"""What a teacher takes along on Monday: story, map, key words and the easier worksheet say what the tables say."""

import re

import story_map
from matplotlib.text import Text
from pages import ROOT, word
from pictures import same_picture
from sidebyside import load
from sidebyside.dates import in_words
from test_glossary import unexplained

C = load()
THEME = "theme"  # the column of coding.csv that has the theme
EVENTS = C.events.set_index("event")
EXPLAINED = dict(zip(C.glossary.term, C.glossary.explained))
STORY, WORDS, EASIER, PLAN = (
    (ROOT / "lessons" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("story", "key_words", "worksheet_1_easier", "README")
)
# What the story says of each event, in words that the chronology has too.
TOLD = {
    "E12": "treaty", "E17": "yalu", "E30": "secret speech", "E31": "welcomes criticism", "E47": "jinmen",
    "E48": "attack on china", "E54": "sample bomb", "E61": "taiwan, india", "E65": "experts",
    "E73": "talks", "E79": "first", "E87": "zhenbao", "E120": "beijing",
}  # fmt: skip


def rows(text, columns):
    """The rows of the Markdown tables with so many columns, their first a number (lists of cells)."""
    found = [re.split(r" *\| *", line.strip("| ")) for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in found if len(cells) == columns and cells[0].isdigit()]


def test_the_story_fits_half_a_page_and_names_nobody_unexplained():
    assert len(STORY.split()) <= 260
    lines = re.sub(r"!?\[|\]\([^)]*\)|`[^`]*`", " ", STORY).splitlines()
    assert {name: line for line in lines for name in unexplained(line.strip())} == {}


def test_its_ten_dates_are_those_of_the_chronology():
    told = re.findall(r"\*\*(\d[^*]+)\*\*[^`*]*\(`(E\d+)`\)", STORY)
    assert [date for date, _ in told] == [in_words(EVENTS.date[event]) for _, event in told]
    assert len(told) == 10 == STORY.count("**") // 2
    assert not re.search(r"\d{4}", re.sub(r"\*\*[^*]+\*\*", "", STORY))


def test_it_tells_of_each_event_what_the_chronology_tells():
    told = {event: text for text, event in re.findall(r"([^`]+)\(`(E\d+)`\)", STORY)}
    assert told.keys() == TOLD.keys()
    for event, words in TOLD.items():
        said = told[event].casefold().replace("welcomed", "welcomes").replace("india and tibet", "india, tibet")
        assert words in said and words in f"{EVENTS.label[event]}; {EVENTS.happened[event]}".casefold(), event


def test_what_it_says_beside_the_events_is_the_glossarys():
    assert (
        "led China, Stalin the Soviet Union" in STORY and "leader of the People's Republic" in EXPLAINED["Mao Zedong"]
    )
    assert "helped to build the new China" in STORY and "help to build the new China" in EXPLAINED["Soviet experts"]
    assert "left Lenin's path" in STORY and "each accused the other of leaving his path" in EXPLAINED["Lenin"]
    assert "the quarrel was over" in STORY and "ended the quarrel" in EXPLAINED["Gorbachev"]
    for term, words in (
        ("Great-power chauvinism", "lording it over a smaller partner"),
        ("Jinmen", "held by the Nationalists"),
    ):
        assert words in STORY and words in EXPLAINED[term]


def test_the_map_is_the_one_that_is_drawn_and_its_labels_stand_apart():
    figure = story_map.drawn()
    assert same_picture(story_map.png(figure), story_map.PICTURE.read_bytes())
    figure.draw_without_rendering()
    texts = [*figure.texts, *figure.axes[0].texts]
    boxes = [Text.get_window_extent(text) for text in texts]
    assert all(text.get_fontsize() >= 9 for text in texts) and len(texts) == 1 + 6 + 5
    assert not [1 for n, box in enumerate(boxes) for other in boxes[:n] if box.overlaps(other)]
    assert all(figure.bbox.containsx(side) for box in boxes for side in (box.x0, box.x1))


def test_the_map_shows_places_of_the_story():
    assert {event for _, _, event, _, _ in story_map.PLACES.values()} < set(re.findall(r"`(E\d+)`", STORY))
    assert all(place in STORY for place in story_map.PLACES)


def test_the_key_words_are_explained_as_the_glossary_does():
    told = re.findall(r"(?m)^\| \*\*(.+?)\*\* \| (.+) \|$", WORDS)
    assert len(told) == 12 and WORDS.startswith(f"# {word(12).capitalize()} key words")
    for term, explained in told:
        assert EXPLAINED[term] == explained or EXPLAINED[term].startswith(f"{explained} "), term
    assert ", ".join(term for term, _ in told) in re.sub(
        r"\[|\]\([^)]*\)", "", (ROOT / "lessons" / "one_lesson.md").read_text("utf-8")
    )


def test_the_easier_worksheet_asks_what_the_tables_answer():
    asked, answered = rows(EASIER, 6), {number: cells for number, *cells in rows(EASIER, 3)}
    passages = C.passages.assign(name=C.passages.source.map(dict(zip(C.sources.source, C.sources.name))))
    by_place = passages.assign(where=passages.name + ": " + passages.locator).set_index("where")
    readings = C.coding.pivot(index="passage", columns="reading", values=THEME)
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


def test_the_plan_leads_to_all_four():
    for target in ("story.md", "../figures/map.png", "key_words.md", "worksheet_1_easier.md"):
        assert f"]({target})" in PLAN
