"""The glossary: it explains what the collection names and nothing else, in the right letters; its rules: tests/test_rules.py."""

import re

import pages_of_tables
import pytest
from made_up import C
from pages import BOOKS, ROOT, cells
from sidebyside.rules.glossary import names

G = C.glossary
USED_IN = {
    "passages": ["statement", "quote"], "events": ["label", "happened", "actors"], "phases": ["label", "note"],
    "complaints": ["label"], "questions": ["label", "wording", "why"], "answers": ["label"], "positions": ["summary"],
    "codes": ["label", "definition", "use", "avoid"], "corrections": ["record", "follows"], "confirmations": ["checked", "record"],
}  # fmt: skip
# Capitalised words that need no entry: they are no names, or names that everybody knows.
ORDINARY = set(
    re.findall(
        r"\w+(?:-\w+)*",
        """
        Albania America American Americans Britain China Chinese Czechoslovakia East English Far France Germany
        Hungarian Hungary India Japan Japanese Korea Korean Poland Pole Romanian Russian Soviet States UK UN US USA
        United West Western
        January February March April May June July August September October November December
        Jan Feb Aug Oct Nov Dec
        Manchurian Senator Ambassador Statement Congress Declaration Communists Socialists Nationalist Eighth
        Burmese Khmer Lao Thai Tibetan Brothers Sino-Soviet Relations
        E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 MB README Windows
        CSV Calc Cmd Ctrl Enter Excel JupyterLab LibreOffice Mac Numbers PDF Python Shift Word
        """,
    )
)
# Titles of papers, named in full in the chronology, whose words need no entry of their own.
TITLES = [
    "Sino-Soviet Relations in the Early 1950s - Late 1960s",
    "On the People's Democratic Dictatorship",
    "Origin and Development of the Differences",
    "More on the Historical Experience",
    "On the Historical Experience",
    "Long Live Leninism",
]
# Words in bold that are no terms.
EMPHASIS = {
    "drawing closer", "drifting apart", "ways of counting", "1919", "thirty years", "another language", "Check them", "Divide it",
    "Choose a name", "Look", "heading", "right", "aid", "say", "argue", "tell", "every sentence", "Complaint of", "empty line",
    "Headings", "Quotations", "Dates",
}  # fmt: skip
# Names that are not read as a dictionary of single characters reads them; each was looked up.
READINGS = {"勒": "lè", "朝鲜": "cháoxiǎn", "少奇": "shàoqí", "蒙古": "měnggǔ"}

NAMES = [name for row in G.itertuples() for name in names(row.term, row.also)]
LONGEST_FIRST = sorted([*NAMES, *TITLES], key=len, reverse=True)
KNOWN = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, LONGEST_FIRST))})(?!\w)", re.IGNORECASE)
WRITERS = C.works.author[C.works.kind.isin(["account", "reference", "scholarship"])]
AUTHORS = {word for author in [*WRITERS, *C.sources.name] for word in re.findall(r"\w+", author)}


def prose():
    """The notebooks' Markdown, line by line, without links, pictures, code and marks."""
    for line in "\n".join(text for path in BOOKS for text in cells(path, "markdown")).splitlines():
        line = re.sub(r"\*[^*]+ > [^*]+\*", " ", line)  # a menu
        yield re.sub(r"\[0\d [^]]*\]\([^)]*\)|\]\([^)]*\)|<[^>]*>|`[^`]*`", " ", line)


def unexplained(text, anywhere=False):
    """The capitalised words of a text that no entry has.

    Those that begin a sentence or stand first in italics or quotation marks do not count, unless anywhere is true.
    """
    rest = KNOWN.sub(lambda match: "x" * len(match[0]), text)
    for match in re.finditer(r"[A-ZÀ-ÖØ-Þ]\w*(-\w+)*", rest):
        before = rest[: match.start()]
        ended = before.rstrip("*_\"'()[] ")
        begins = not ended or ended[-1] in ".!?:|#>-" or before[-1] in "*\"'"
        if (anywhere or not begins) and len(match[0]) > 1 and match[0] not in ORDINARY | AUTHORS:
            yield match[0]


def in_words(text):
    """A text as small words with blanks before and after each."""
    return " ".join(["", *re.findall(r"\w+", text.casefold()), ""])


def test_no_entry_is_idle():
    """Every entry explains what some text of the collection says."""
    tables = [text for table, columns in USED_IN.items() for column in columns for text in getattr(C, table)[column]]
    pages = [(folder / "README.md").read_text(encoding="utf-8") for folder in (ROOT, ROOT / "data")]
    text = in_words("\n".join([*prose(), *pages, *tables]))
    used = {name for name in NAMES if in_words(name) in text}
    assert [row.term for row in G.itertuples() if not used & set(names(row.term, row.also))] == []


def test_every_name_in_the_notebooks_is_explained():
    assert {name: line for line in prose() for name in unexplained(line)} == {}


@pytest.mark.parametrize("table, column", [("events", "label"), ("events", "happened"), ("corrections", "record")])
def test_every_name_in_the_tables_is_explained(table, column):
    assert {name: text for text in getattr(C, table)[column] for name in unexplained(text)} == {}


def test_every_actor_is_explained():
    parts = [part.strip() for actors in C.events.actors for part in re.split(r"[,;()/]", actors)]
    assert {name: part for part in parts for name in unexplained(part, anywhere=True)} == {}


def test_every_term_in_bold_is_explained():
    bold = {bold for line in prose() if not line.startswith("|") for bold in re.findall(r"\*\*([^*]+)\*\*", line)}
    terms = {one.removesuffix("'s") for one in bold if len(one.split()) <= 3 and one[-1] not in ".:?" and len(one) > 1}
    owned = {name.casefold() for name in NAMES}
    assert {term for term in terms - EMPHASIS if term.casefold() not in owned and not AUTHORS & set(re.findall(r"\w+", term))} == set()


def test_a_name_without_an_entry_would_be_noticed():
    assert list(unexplained("In Geneva he met Zhou and, it is said, Dulles.")) == ["Geneva", "Dulles"]
    assert list(unexplained("Mao's talks. Later Khrushchev's \"Secret Speech\" in Moscow.")) == []


def test_the_page_is_what_the_table_makes_and_readers_find_it():
    page = (ROOT / "notebooks" / "glossary.md").read_text(encoding="utf-8")
    assert page == pages_of_tables.glossary(C.glossary, C.events)
    assert sum(line.startswith("| **") for line in page.splitlines()) == len(G) and not re.search(r"<\w", page)
    assert all((ROOT / "notebooks" / target).exists() for target in re.findall(r"\]\(([^)]+)\)", page))
    assert "(notebooks/glossary.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(glossary.md)" in (ROOT / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8")


def test_entries_rest_on_what_is_confirmed_and_seen():
    status, seen = dict(zip(C.events.event, C.events.status)), dict(zip(C.works.work, C.works.seen))
    assert {row.term for row in G.itertuples() if row.event and status[row.event] != "confirmed"} == set()
    assert {row.term for row in G.itertuples() if row.work and seen[row.work] == "not seen"} == set()


def test_a_year_in_an_explanation_stands_in_the_tables_too():
    tables = " ".join([*C.events.date, *C.events.happened, *C.corrections.record, *C.phases.start, *C.phases.end])
    for row in G[G.kind != "method"].itertuples():
        assert set(re.findall(r"\b1[89]\d\d\b", row.explained)) <= set(re.findall(r"\d{4}", tables)), row.term


def test_explanations_are_short_and_plain():
    for row in G.itertuples():
        assert row.explained.endswith(".") and row.explained[0].isupper(), row.term
        assert len(re.findall(r"[.?!](?=\s|$)", row.explained)) <= 3 and len(row.explained) <= 260, row.term


def read(characters):
    """Characters as the dictionary reads them, with the names that it does not know."""
    from pypinyin import Style, pinyin  # here, for it takes long to import

    special = sorted(READINGS, key=len, reverse=True)
    for part in re.split(f"({'|'.join(special)})", characters):
        yield READINGS[part] if part in READINGS else "".join(sound for [sound] in pinyin(part, style=Style.TONE))


def test_pinyin_is_how_the_characters_are_read():
    own = G[G.chinese != ""]
    assert len(own) > 80 and (own.pinyin != "").all()
    for row in own.itertuples():
        assert re.sub(r"[ '-]", "", row.pinyin).casefold() == "".join(read(row.chinese.replace("·", ""))), row.term


LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya yo".replace("-", "").split(" "),
    )
)


def latin(word):
    """A Russian word in Latin letters, with ye after vowels and signs, and -y for the endings -ий and -ый."""
    word = re.sub("(?<=[гкнтр])ий$|ый$", "ы", word.casefold())
    word = re.sub("(^|[аеёиоуыэюяъь])е", r"\1йе", word)
    return "".join(LATIN[letter] for letter in word)


def test_russian_is_transliterated_letter_by_letter():
    own = G[G.russian != ""]
    assert len(own) > 50 and (own.transliteration != "").all()
    for row in own.itertuples():
        expected = re.sub(r"[\u0400-\u04ff]+", lambda match: latin(match[0]), row.russian)
        assert row.transliteration.casefold() == expected, row.term
