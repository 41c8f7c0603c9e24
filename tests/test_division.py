"""A text divided into title, headings, sentences and references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_account import EXAMPLE, C, edit, put
from sidebyside import CollectionError, own, wordcount
from sidebyside.own import languages, new_account, segmentation, template

WORDS = st.sampled_from(["Mao", "spoke", "in", "1950.", "Then", "aid", "came!", "Why?", "U.S.", "No", "one", "knew."])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"])
)
def test_division_loses_no_word_and_changes_no_order(paragraphs, ends):
    text = ends.join(" ".join(words) for words in paragraphs)
    pieces = [word for passage in segmentation.passages(text) for word in wordcount.words(passage.text)]
    assert pieces == wordcount.words(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mao met N. S. Khrushchev. He left.", ["Mao met N. S. Khrushchev.", "He left."]),
        ("A long line of prose that was broken off here\nand goes on. Yes.", ["A long line of prose that was broken off here and goes on.", "Yes."]),
        ("- one point\n- another point", ["one point", "another point"]),
        ("The alliance of the Sino-Soviet camp, one of equal-\nminded men.", ["The alliance of the Sino-Soviet camp, one of equal-minded men."]),
    ],
)  # fmt: skip
def test_how_a_text_is_divided(text, pieces):
    assert [passage.text for passage in segmentation.passages(text)] == pieces


@pytest.mark.parametrize("end", [*'.!?…:;"”»’)]', *"。！？：；」』）"])
def test_a_short_line_with_a_stop_is_no_heading(end):
    kinds = [passage.kind for passage in segmentation.passages(f"The split\n\nMao spoke{end}\n\nKorea\n\nWar came. It cost much.\n")]
    assert kinds == ["title", "sentence", "heading", "sentence", "sentence"]


def test_headings_and_references_without_marks():
    text = "The split\n\nKorea\n\nWar came. It cost much.\n\nReferences\nA book, 1999.\nA page, 2001.\n"
    assert [passage[:4] for passage in segmentation.passages(text)] == [
        ("title", 0, 0, 0),
        ("heading", 1, 0, 0),
        ("sentence", 1, 1, 1),
        ("sentence", 1, 1, 2),
        ("heading", 2, 0, 0),
        ("reference", 2, 1, 1),
        ("reference", 2, 1, 2),
    ]


def test_headings_without_empty_lines_around_them():
    text = (
        "Dragon and Bear\nFrom Alliance to Unease\nOn 14 February 1950 they signed. It held.\n"
        "The Quarrel\nIn 1956 it broke.\nCauses\n- aid\n- 17 experts\nResults\n1. war\n2. cold\n"
    )
    assert [(passage.kind, passage.text) for passage in segmentation.passages(text)] == [
        ("title", "Dragon and Bear"),
        ("heading", "From Alliance to Unease"),
        ("sentence", "On 14 February 1950 they signed."),
        ("sentence", "It held."),
        ("heading", "The Quarrel"),
        ("sentence", "In 1956 it broke."),
        ("heading", "Causes"),
        ("sentence", "aid"),
        ("sentence", "17 experts"),
        ("heading", "Results"),
        ("sentence", "1. war"),
        ("sentence", "2. cold"),
    ]


def test_the_example_is_divided_as_its_sheet_has_it():
    divided = segmentation.passages((EXAMPLE / "text.txt").read_text(encoding="utf-8"))
    assert [passage.text for passage in divided] == list(own.passages("example").text)


DIVIDED = {
    "a title that goes on in the next line": (
        "Mao and Khrushchev quarrelled about Taiwan, India, the\nUnited States and the bomb. In the end they parted.\n",
        ["Mao and Khrushchev quarrelled about Taiwan, India, the United States and the bomb.", "In the end they parted."],
    ),
    "a heading that goes on": (
        "It was a major issue.\nA formal break between Moscow and\nPeiping would have many advantages for the West.\n",
        ["It was a major issue.", "A formal break between Moscow and Peiping would have many advantages for the West."],
    ),
    "a narrow column": (
        "In 1950 the two countries signed\na treaty. It was a good treaty for\nboth of them.\n",
        ["In 1950 the two countries signed a treaty.", "It was a good treaty for both of them."],
    ),
    "a narrow column in Chinese": (
        "一九五〇年二月十四日，中国和苏联签订了同盟\n互助条约。\n",
        ["一九五〇年二月十四日，中国和苏联签订了同盟互助条约。"],
    ),
    "a soft hyphen at the end of a line": ("The quarrel was ideo\u00ad\nlogical above all.\n", ["The quarrel was ideological above all."]),
    "a hyphen in a word that stands whole elsewhere": (
        "It was ideo-\nlogical. An ideological war.\n",
        ["It was ideological.", "An ideological war."],
    ),
    "numbered notes without stops": (
        "1 The crises over Taiwan increased the tension between China and Moscow\n2 Mao thought that he stood above Khrushchev\n",
        ["1 The crises over Taiwan increased the tension between China and Moscow", "2 Mao thought that he stood above Khrushchev"],
    ),
    "long notes without stops": (
        "Mao felt exploited by Stalin and by his price for weapons\nStalin wanted a buffer in Korea and a port in Manchuria\n",
        ["Mao felt exploited by Stalin and by his price for weapons", "Stalin wanted a buffer in Korea and a port in Manchuria"],
    ),
    "marks of footnotes": (
        "In 1950 they signed.[a] It held.[1]: 12 Then it broke.[2]:45–46 Mao was angry.[nb 1]\n",
        ["In 1950 they signed.[a]", "It held.[1]: 12", "Then it broke.[2]:45–46", "Mao was angry.[nb 1]"],
    ),
    "what an encyclopedia adds": ("# The split\n\n## Background[edit]\n\nIt held.\n", ["The split", "Background", "It held."]),
    "abbreviations": (
        "See vol. 4 and ch. 3 of the book. Amb. Yudin came with approx. 300 experts. See Doc. No. 7.\n",
        ["See vol. 4 and ch. 3 of the book.", "Amb. Yudin came with approx. 300 experts.", "See Doc. No. 7."],
    ),
    "points numbered within a line": (
        "1. The treaty was signed. 2. The war began. 3. The speech was held.\n",
        ["1. The treaty was signed.", "2. The war began.", "3. The speech was held."],
    ),
    "French": (
        "En 1950, l’U.R.S.S. et la Chine signent un traité. L’art. 3 compte. M. Gromyko reçut Mme Fourtseva et U. Thant.\n",
        ["En 1950, l’U.R.S.S. et la Chine signent un traité.", "L’art. 3 compte.", "M. Gromyko reçut Mme Fourtseva et U. Thant."],
    ),
    "German": (
        "Am 14. Februar 1950 unterschrieb Mao in Moskau, vgl. Bd. 3, S. 45. Der XX. Parteitag tagte, z. B. zu Stalin.\n",
        ["Am 14. Februar 1950 unterschrieb Mao in Moskau, vgl. Bd. 3, S. 45.", "Der XX. Parteitag tagte, z. B. zu Stalin."],
    ),
    "Russian": (
        "В 1950 г. был подписан договор. И. В. Сталин умер в 1953 г. в Москве. См. стр. 45 и гл. 3.\n",
        ["В 1950 г. был подписан договор.", "И. В. Сталин умер в 1953 г. в Москве.", "См. стр. 45 и гл. 3."],
    ),
    "Spanish": (
        "El Sr. Jruschov visitó Pekín en 1958. Véase el art. 3 de la pág. 45. ¿Por qué? Nadie lo sabe.\n",
        ["El Sr. Jruschov visitó Pekín en 1958.", "Véase el art. 3 de la pág. 45.", "¿Por qué?", "Nadie lo sabe."],
    ),
}


@pytest.mark.parametrize("kind", DIVIDED)
def test_a_text_as_it_was_pasted(kind):
    text, pieces = DIVIDED[kind]
    assert [passage.text for passage in segmentation.passages(text, languages.guessed(text))] == pieces


KINDS = {
    "a byline": ("The split\n\nby Ann Author\n\nMao spoke.\n", ["title", "byline", "sentence"]),
    "a byline in the line below": ("The split\nby Ann Author\n\nMao spoke.\n", ["title", "byline", "sentence"]),
    "a heading with years": ("The split\n\nThe end (1969)\n\nIt ended.\n", ["title", "heading", "sentence"]),
    "a heading with a number": ("The split\n\n2. The break\n\nIt ended.\n", ["title", "heading", "sentence"]),
    "points of a list, one a paragraph": ("The split\n\n1. War\n\n2. Aid\n\nIt ended.\n", ["title", "sentence", "sentence", "sentence"]),
    "notes that are no references": ("The split\n\nNotes\n\nMao spoke. He left.\n", ["title", "heading", "sentence", "sentence"]),
}
for heading in ("7. References", "Notes", "Endnotes", "Selected bibliography", "Bibliographie", "Literatur", "参考文献", "Литература"):
    KINDS[f"references under {heading}"] = (
        f"The split\n\nMao spoke.\n\n{heading}\n\nSmith, J. (2000). A Book. London: Press.\n",
        ["title", "sentence", "heading", "reference"],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_every_passage(kind):
    text, kinds = KINDS[kind]
    assert [passage.kind for passage in segmentation.passages(text)] == kinds


DOUBTS = {
    "a word broken at the end of a line": ("The split\n\nIt was ideo-\nlogical.\n", "'ideo-logical' was broken"),
    "a heading over ten words": (f"The split\n\n{'How they came to quarrel ' * 3}\n\nMao spoke.\n", "over 10 words it needs ##"),
    "a page number": ("The split\n\nMao spoke.\n\n12\n\nHe left.\n", "a page number?"),
    "a speech of several sentences": ('The split\n\n"When I came, he left. He passed advice. I told them so." Yes.\n', "several sentences"),
    "two sentences in Russian": ("Раскол\n\nХрущёв приехал в 1959 г. Переговоры не удались.\n", "several sentences"),
    "the number of a footnote": ("The split\n\nThey signed the treaty.12 It held.\n", "footnote"),
    "a long sentence": (f"The split\n\n{'and then ' * 40}they parted.\n", "82 words"),
    "a heading that may be no heading": ("The split\n\nIt held.\nThe great quarrel\nThe two parted then for good.\n", "the next line?"),
    "notes, or a narrow column": ("Aid\n\n" + "- the price of\n" * 5, "end without a stop"),
    "no title": ("Mao spoke. He left.\n", "no title was found"),
    "references, or notes": ("The split\n\nMao spoke.\n\nNotes\n\nSmith, J. (2000). A Book.\n", "under 'Notes'"),
}


@pytest.mark.parametrize("kind", DOUBTS)
def test_what_the_division_cannot_decide_it_says(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    text, doubt = DOUBTS[kind]
    own.begin(C, "mine")
    (tmp_path / "mine" / "text.txt").write_text(text, encoding="utf-8")
    own.divide(C, "mine")
    rows = own.doubtful("mine")
    [told] = [row for row in rows.itertuples() if doubt in row.doubt + row.remedy]
    assert told.remedy and (told.row == "" or own.passages("mine").text[told.row - 2].startswith(told.text.removesuffix(" …")))


def test_of_the_example_nothing_is_doubtful():
    assert own.doubtful("example").empty


@pytest.mark.parametrize(
    ("said", "code"), [("French", "fr"), ("fr", "fr"), ("", "en"), (" russian ", "ru")]
)
def test_the_language_is_asked_once_and_kept(said, code, tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    own.begin(C, "mine")
    edit(tmp_path / "mine" / "about.csv", put("yours", said, list(template.ABOUT).index("language")))
    (tmp_path / "mine" / "text.txt").write_text("The split\n\nMao spoke.\n", encoding="utf-8")
    assert new_account.language_of("mine", "Mao spoke.") == (code, not said)
    assert ("seems to be in English" in own.divide(C, "mine")) == (not said)


def test_an_unknown_language_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    own.begin(C, "mine")
    edit(tmp_path / "mine" / "about.csv", put("yours", "Klingon", list(template.ABOUT).index("language")))
    (tmp_path / "mine" / "text.txt").write_text("Mao spoke.", encoding="utf-8")
    with pytest.raises(CollectionError, match="'Klingon' is no language that is known here; use one of: Arabic, "):
        own.divide(C, "mine")


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
