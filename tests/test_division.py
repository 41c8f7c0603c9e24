"""A text divided into title, headings, sentences and references."""

import textwrap
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_account import EXAMPLE, C, edit, put
from sidebyside import CollectionError, own, wordcount
from sidebyside.division import languages, segmentation
from sidebyside.own import new_account, template

WORDS = st.sampled_from(["Mao", "spoke", "in", "1950.", "Then", "aid", "came!", "Why?", "U.S.", "No", "one", "knew."])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"])
)
def test_division_loses_no_word_and_changes_no_order(paragraphs, ends):
    text = ends.join(" ".join(words) for words in paragraphs)
    pieces = [word for passage in segmentation.passages(text) for word in wordcount.words(passage.text)]
    assert pieces == wordcount.words(text)


def divided(text):
    """A text as it is divided, in one line: passages apart by ‖, the kind before all that are no sentences."""
    found = segmentation.passages(text, languages.guessed(text))
    return " ‖ ".join(("" if one.kind == "sentence" else f"{one.kind}: ") + one.text for one in found)


CASES = tomllib.loads(Path(__file__).with_name("divided.toml").read_text(encoding="utf-8"))
TOP = "The split\n\n"
BYLINES = """by Ann Author|Von Anna Autorin|par Anne Auteur|Por Ana Autora|作者：李明|Автор: Иван Иванов|Autor/in: Max Weber|
X Y, University of Z|De Wikipedia, la enciclopedia libre""".replace("\n", "").split("|")
OVER_REFERENCES = """References|WORKS CITED|Further reading|7. References|VII. Bibliography and further reading|Notes|Endnotes|Sources|
Bibliographie|Pour en savoir plus :|Literatur|5 Literatur- und Quellenverzeichnis|参考文献|六、参考书目|Литература|
Список использованной литературы|Referencias bibliográficas|Note""".replace("\n", "").split("|")


@pytest.mark.parametrize("kind", CASES["pasted"])
def test_a_text_as_it_was_pasted(kind):
    case = CASES["pasted"][kind]
    assert divided(case["text"]) == case["divided"]


@pytest.mark.parametrize("kind", CASES["sentences"])
def test_sentences(kind):
    text = CASES["sentences"][kind]
    assert divided(text.replace(" ‖ ", "" if kind in ("Chinese", "Japanese") else " ")) == text


@pytest.mark.parametrize("line", BYLINES)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_that_says_who_wrote_it(line, gap):
    assert divided(f"The split\n{gap}{line}\n\nMao spoke.") == f"title: The split ‖ byline: {line} ‖ Mao spoke."


@pytest.mark.parametrize("line", ["Von Moskau nach Peking", "By 1950", "Por qué se fue", "The Great Leap"])
def test_a_heading_that_looks_like_a_byline(line):
    assert divided(f"Der Bruch\n\n{line}\n\nMao spoke.") == f"title: Der Bruch ‖ heading: {line} ‖ Mao spoke."


@pytest.mark.parametrize("heading", OVER_REFERENCES)
def test_a_list_of_references_is_known_by_its_heading(heading):
    one, two = "Smith, J. (2000). A Book. London.", "A Book (1999)"
    text = f"{TOP}Mao spoke.\n\n{heading}\n\n{one}\n\n{two}"
    assert divided(text) == f"title: The split ‖ Mao spoke. ‖ heading: {heading} ‖ reference: {one} ‖ reference: {two}"


@pytest.mark.parametrize("end", [*'.!?…:;"”»’)]', *"。！？：；」』）"])
def test_a_short_line_with_a_stop_is_no_heading(end):
    assert divided(f"{TOP}Mao spoke{end}\n\nKorea\n\nWar came.") == f"title: The split ‖ Mao spoke{end} ‖ heading: Korea ‖ War came."


def test_passages_are_counted_in_sections_and_paragraphs():
    text = "The split\n\nKorea\n\nWar came. It cost much.\n\nReferences\nA book, 1999.\nA page, 2001.\n"
    places = [(0, 0, 0), (1, 0, 0), (1, 1, 1), (1, 1, 2), (2, 0, 0), (2, 1, 1), (2, 1, 2)]
    assert [passage[1:4] for passage in segmentation.passages(text)] == places


def test_the_example_is_divided_as_its_sheet_has_it():
    text = (EXAMPLE / "text.txt").read_text(encoding="utf-8")
    assert [passage.text for passage in segmentation.passages(text)] == list(own.passages("example").text)


@pytest.mark.parametrize("width", [38, 55, 90])
def test_a_text_is_divided_alike_however_wide_its_lines_are(width):
    text = (EXAMPLE / "text.txt").read_text(encoding="utf-8")
    broken = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.splitlines())
    assert segmentation.passages(broken) == segmentation.passages(text)


DOUBTS = {
    "a word broken at the end of a line": (TOP + "It was ideo-\nlogical.\n", "'ideological': broken"),
    "a heading over ten words": (f"{TOP}{'How they came to quarrel ' * 3}\n\nMao spoke.\n", "over 10 words it needs ##"),
    "a heading that asks": (TOP + "Why did it break?\n\nNobody knows.\n", "a question alone"),
    "a page number": (TOP + "Mao spoke.\n\n12\n\nHe left.\n", "a page number?"),
    "what was left out": (TOP + "They were great friends for\n\n124\n\nyears and more. It ended.\n", "links or times: '124'"),
    "columns side by side": (TOP + "Mao met     of the\nStalin      year and\nin the      left.\nend         So.\n", "two columns"),
    "a speech of several sentences": (TOP + '"When I came, he left. He told them so." Yes.\n', "several sentences"),
    "two sentences in Russian": ("Раскол\n\nХрущёв приехал в 1959 г. Переговоры не удались.\n", "several sentences"),
    "an unknown abbreviation": (TOP + "He saw the plnt. Mao left.\n", "an abbreviation: does it go on?"),
    "the number of a footnote": (TOP + "They signed the treaty.12 It held.\n", "footnote"),
    "a footnote": (TOP + "It held.\n\n[A] See Appendix.\n", "a footnote?"),
    "a note in brackets": (TOP + "It held.\n\n[note 1] This is disputed.\n", "a footnote?"),
    "a note behind a star": (TOP + "It held.* Mao left.\n\n* Of friendship.\n", "a footnote?"),
    "a note that sends elsewhere": (TOP + "It held.\n\n1. Ibid., p. 4.\n", "a footnote?"),
    "notes that count on": (TOP + "It held.\n\n4 Chen, Mao.\n5 Secret Accord.\n6 Zhang, War.\n", "a footnote?"),
    "a footnote that a text goes around": (TOP + "Mao was 1 Chen Jian, Mao, p. 34. angry and he left.\n", "within it?"),
    "a footnote whose number a word bears": (TOP + "It held.2 Mao was 2 Chen Jian.\n", "within it?"),
    "the number of a footnote before a sentence": ("Der Bruch\n\nEs war nur ein Prozent. 19 Gemessen daran war das viel.\n", "several sentences"),
    "a mark of a footnote before the stop": (TOP + "They signed the treaty3. It held.\n", "'treaty3': with the number of a footnote?"),
    "a caption with a dash": (TOP + "It held.\n\nDoc. 2 – Mao et Khrouchtchev à Pékin.\n", "a caption?"),
    "who wrote it, below the head of a page": ("Histoire\n\nLa rupture\n\nPar M. Étienne Lefèvre\n\nMao vint. Il partit.\n", "who wrote it?"),
    "a mark of a footnote": (TOP + "They signed the treaty.¹ It held.\n", "'treaty.¹': with the number of a footnote?"),
    "a footnote with a number": (TOP + "It held.\n\n2 Secret accord of 1957.\n", "a footnote?"),
    "a footnote within a sentence": (TOP + "He said that 1 The treaty was long. It held.\n", "within it?"),
    "a century before a name": ("A ruptura\n\nMao não falou do fim da guerra do séc. XX. Stalin morreu.\n", "several sentences"),
    "an abbreviation that is a word": ("La ruptura\n\nLa China de Mao dijo que no. Fue el fin.\n", "several sentences"),
    "a heading in two lines": (TOP + "It held. It held. It held.\n\nThe Long Friendship\nChina and Russia\n\n" * 2 + "It held.\n", "does it go on"),
    "a caption": (TOP + "It held.\n\nFigure 1: Mao in 1958\n\nIt ended.\n", "a caption?"),
    "a page of an archive": (TOP + "It held. This content downloaded from 1.2.3.4 on Monday.\n", "of an archive"),
    "a table": (TOP + "It held.\n\n1950\tTreaty\tMao\n1956\tSpeech\tStalin\n1960\tBreak\tMao\n", "rows of a table"),
    "notes that look like prose": (f"Aid\n\nMao {'and the price of aid ' * 3}\nthe border {'and the old war ' * 3}\n", "several notes"),
    "a name for a title": ("Ann Author\n\nThe split\n\nMao spoke. He left.\n", "the first line is a name"),
    "a writer for a title": ("Ann Author, University of Leeds\n\nThe split\n\nMao spoke.\n", "or who wrote it?"),
    "an acronym before a name": ("La ruptura\n\nLlegó a la U.R.S.S. Stalin lo supo.\n", "several sentences"),
    "a letter that was not read": (TOP + "It was anti\ufffd and held.\n", "no program could read"),
    "a number among references": (TOP + "It held.\n\nReferences\n\nA book, 1999.\n\n215\n", "a page number?"),
    "a second line of a title": ("World History\nThe great break\nIn 1950 they signed\na treaty. It held for\nten years.\n", "a title or a heading?"),
    "a misread year": (TOP + "It broke in l9S8.\n", "'l9S8': a year, misread"),
    "a long sentence": (f"{TOP}{'and then ' * 40}they parted.\n", "over 60 words"),
    "a heading that may be no heading": (TOP + "It held.\nThe great quarrel\nThe two parted then for good.\n", "the next line?"),
    "a title that may be no title": ("Mao met the Soviet\nUnion as a friend and held it dear. It ended.\n", "a title, or"),
    "a line cut off": (TOP + "It held. Then the two parties\n\nQuarrelled for good. It ended.\n", "does it go on"),
    "a small letter": (TOP + "It held.\n\nmao left. It ended.\n", "begins with a small letter"),
    "notes, or a narrow column": ("Aid\n\n" + "- the price of\n" * 5, "end without a stop"),
    "no title": ("Mao spoke. He left.\n", "no title was found"),
    "many short lines": ("JHK 2023\n\nThe split\n\nA history\n\nMao spoke.\n", "is the first one the title?"),
    "a name below the title": (TOP + "Ann Author\n\nMao spoke.\n", "who wrote it?"),
    "a name taken for a byline": ("The split\nAnn Author\n\nMao spoke.\n", "a name: did they write it?"),
    "the head of a page as title": ("East 3\n\nIt held for very long\n\fEast 3\n\nand ended.\n\fEast 3\n\nSo.\n", "the head of the pages?"),
    "references, or notes": (TOP + "Mao spoke.\n\nNotes\n\nSmith, J. (2000). A Book.\n", "under 'Notes'"),
    "references without a heading": (TOP + "Mao spoke.\n\n1. Smith, J. Book, 1999.\n2. Poe, A. Tale, 2001.\n", "look like entries"),
    "little that is coded": (f"{TOP}Mao spoke.\n\nReferences\n\n{'A Book by J. Smith (2000). ' * 6}\n", "stand in titles, headings and references"),
}  # fmt: skip


@pytest.fixture
def doubts_of(tmp_path, monkeypatch):
    """What is said of a text that is divided in a folder of its own: the table of doubts."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    own.begin(C, "mine")

    def told(text):
        (tmp_path / "mine" / "text.txt").write_text(text, encoding="utf-8")
        own.divide(C, "mine")
        return own.doubtful("mine")

    return told


@pytest.mark.parametrize("kind", DOUBTS)
def test_what_the_division_cannot_decide_it_says(kind, doubts_of):
    text, doubt = DOUBTS[kind]
    [told] = [row for row in doubts_of(text).itertuples() if doubt in row.doubt + row.remedy]
    assert told.remedy and (told.row == "" or own.passages("mine").text[told.row - 2].startswith(told.text.removesuffix(" …")))


def test_a_doubt_that_many_rows_share_is_told_once(doubts_of):
    [told] = doubts_of(TOP + "It held.\n\nmao left.\n\n" * 4).itertuples()
    assert told.row == 4 and told.doubt.endswith("So in rows 6, 8 and 10")


@pytest.mark.parametrize("language", CASES["clean"])
def test_of_a_clean_text_nothing_is_doubtful(language, doubts_of):
    assert doubts_of(CASES["clean"][language]).doubt.tolist() == []


def test_of_the_example_nothing_is_doubtful():
    assert own.doubtful("example").empty


@pytest.mark.parametrize(("said", "code"), [("French", "fr"), ("fr", "fr"), ("", "en"), (" russian ", "ru"), ("Klingon", None)])
def test_the_language_is_asked_once_and_kept_and_refused_if_unknown(said, code, tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    own.begin(C, "mine")
    edit(tmp_path / "mine" / "about.csv", put("yours", said, list(template.ABOUT).index("language")))
    (tmp_path / "mine" / "text.txt").write_text("The split\n\nMao spoke.\n", encoding="utf-8")
    if not code:
        with pytest.raises(CollectionError, match="'Klingon' is no language that is known here; use one of: Arabic, "):
            own.divide(C, "mine")
        return
    assert new_account.language_of("mine", "Mao spoke.") == (code, not said)
    assert ("seems to be in English" in own.divide(C, "mine")) == (not said)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A short title\n\nHere is one sentence.", ["title", "sentence"]),
        ("# A short title\n\nHere is one sentence.", ["title", "sentence"]),
        ("## A first heading\n\nHere is one sentence.", ["heading", "sentence"]),
        ("Here is one sentence.\n\nA heading\n\nAnd another one.", ["sentence", "heading", "sentence"]),
        ("# A title\n\n# A heading\n\nHere is one sentence.", ["title", "heading", "sentence"]),
        ("- a point of a list\n\nHere is one sentence.", ["sentence", "sentence"]),
    ],
)
def test_the_first_heading_is_the_title_if_nothing_stands_before_it(text, kinds):
    assert [passage.kind for passage in segmentation.passages(text)] == kinds
