"""One to six accounts, odd ones and very long ones: every chart holds them, and says what it sums up."""

import functools
import re

import legible
import made_up
import matplotlib
import pandas
import pytest
from made_up import NAMES
from matplotlib.backends.backend_agg import FigureCanvasAgg
from sidebyside import canvas, choices, compare, complaint_charts, debate, debate_charts, page, reliability, timelines

TALLEST = 9.9  # inches: the tallest picture of the collection's own two accounts
LISTS = {"complaints": 14.5, "matrix": 14.5, "dates": 14.5}  # where every row counts, a picture may be two pages tall
COLLECTIONS = {
    **{f"{n} accounts": functools.partial(made_up.accounts, NAMES[:n]) for n in (1, 2, 3, 4)},
    "5 accounts, ten times as much": lambda: made_up.multiplied(made_up.accounts(NAMES[:5]), 10),
    "6 odd accounts": made_up.odd,
    "one mute account": made_up.mute,
}
MUCH, ODD = "5 accounts, ten times as much", "6 odd accounts"
CHARTS = list(legible.every_chart(made_up.C))


@functools.cache
def collection(kind):
    return COLLECTIONS[kind]()


@functools.cache
def charts(kind):
    return legible.every_chart(collection(kind))


@functools.cache
def drawn(kind, name):
    """One chart of a made-up collection, laid out, and its words: (figure, finding)."""
    chart, told = charts(kind)[name]
    with matplotlib.style.context(canvas.STYLE):
        figure = chart()
        FigureCanvasAgg(figure)
        figure.draw_without_rendering()
    return figure, told()


@pytest.mark.parametrize("kind", COLLECTIONS)
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_legible(kind, name):
    figure, told = drawn(kind, name)
    legible.nothing_is_cut_off_or_too_small(figure)
    legible.no_text_lies_on_another(figure)
    legible.one_width_a_white_page_and_all_parts(figure)
    height, most = figure.get_size_inches()[1], LISTS.get(figure.get_label(), TALLEST)
    assert height <= most, f"{height:.1f} inches tall, more than {most}: sum up what has no room, as crowds.py does"
    assert re.search(r"\w[)'”’]*\.$", told.description), f"the description ends with {told.description[-20:]!r}"
    lengths = len(told.title), len(told.description)
    assert lengths[0] < 350 and lengths[1] < 4500, f"title and description have {lengths} letters, more than (350, 4500)"


def shown(kind, name):
    """All that a chart of a made-up collection says, in one line."""
    return " ".join(" ".join(text.get_text() for text in legible.texts(drawn(kind, name)[0])).split())


@pytest.mark.parametrize(
    "name", ["finding", "shares", "announced", "course", "in_time", "matrix", "dates", "corrections"]
)
@pytest.mark.parametrize("kind", COLLECTIONS)
def test_every_account_is_named(kind, name):
    told = shown(kind, name).replace(" ", "").replace("-", "")
    for account in collection(kind).sources.name:
        assert account.replace(" ", "").replace("-", "") in told


def says(text, words):
    """Tell whether some words stand in a text, and not only as a part of longer ones."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)


SILENT, UNDATED, NEITHER, CALM, UNREAD, SHORT = NAMES


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("matrix", f"{SILENT}: silent"),
        ("matrix", "a dash is silence"),
        ("course", "none with a place in time"),
        ("course", "says neither closer nor apart"),
        ("in_time", f"{NEITHER}: none"),
        ("finding", f"{NEITHER}: names no field"),
        ("grievances_in_time", "voices no complaint"),
        ("complaints_by_field", "no complaint"),
        ("complaints", f"{CALM}: voices none"),
        ("periods", f"{CALM}: none"),
        ("partings", f"Without an end of closeness and a first year apart to compare: {CALM}"),
        ("dates", f"{UNDATED}: dates none"),
        ("corrections", "not checked"),
        ("agreement", f"Left out, for want of a second reading: {UNREAD}."),
        ("curves", f"Read only once, and so the same under every reading: {UNREAD}."),
        ("glance_explanation", f"{SHORT} (1 sentence)"),
    ],
)
def test_an_odd_account_keeps_its_place_and_a_word_says_so(name, words):
    assert says(shown(ODD, name), words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("matrix", f"{SILENT} silent"),
        ("course", f"{NEITHER}: says neither closer nor apart."),
        ("course", "placed by their own date 0, by their event 0; spans of years 0; undated 67."),
        ("in_time", f"Nothing to draw: {UNDATED}, {NEITHER} and {SHORT}"),
        ("grievances_in_time", f"{CALM}: China's 0, the Soviet Union's 0"),
        ("complaints", f"{CALM} voices none."),
        ("periods", f"{CALM}: no period."),
        ("partings", f"Without an end of closeness and a first year apart to compare: {CALM}."),
        ("dates", f"{UNDATED} dates none"),
        ("corrections", f"{UNREAD}: no correction."),
        ("agreement", f"Left out, for want of a second reading: {UNREAD}."),
        ("curves", f"Read only once, and so the same under every reading: {UNREAD}."),
    ],
)
def test_the_words_speak_of_an_odd_account(name, words):
    assert says(drawn(ODD, name)[1].description, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("glance_explanation", "Each square stands for 10 sentences"),
        ("glance_effect", "Each mark stands for 10 sentences"),
        ("lengths", "of 420 parts, the longest of each account; the table has all."),
        ("complaints", "310 complaints are voiced by more than one account"),
        ("complaints", "Drawn are 50 of 310 complaints, the most voiced; the table has all."),
        ("periods", "of 340 periods, the longest of each voice; the table has all."),
        ("course", "Each bar counts the sentences of a year"),
        ("in_time", "Each bar counts the sentences of a year"),
        ("grievances_in_time", "Each bar counts the voicings of a year"),
        ("matrix", "of 260 questions, the first; the table has all."),
        ("dates", "Drawn are 38 of 520 dated statements, those furthest off first; the table has all."),
    ],
)
def test_a_chart_that_sums_up_says_so(name, words):
    assert says(shown(MUCH, name), words)


LATE_LETTERS_FIRST = ["Zola", "Mann", "Abel"]  # in the order of their writing, which is not that of the alphabet
SORTED_BY_WHAT_THEY_SAY = {("lengths", "title"), ("periods", "title"), ("dates", "rest")}


@functools.cache
def words_of_three():
    return {name: told() for name, (_, told) in legible.every_chart(made_up.accounts(LATE_LETTERS_FIRST)).items()}


@pytest.mark.parametrize("name", CHARTS)
def test_the_words_speak_of_accounts_in_the_order_of_their_writing(name):
    title, description = words_of_three()[name]
    for part, text in (("title", title), ("rest", description.removeprefix(title))):
        named = list(dict.fromkeys(re.findall("|".join(LATE_LETTERS_FIRST), text)))
        if (name, part) not in SORTED_BY_WHAT_THEY_SAY:
            assert named == [account for account in LATE_LETTERS_FIRST if account in named]


def heights(figure):
    return [abs(bar.get_height()) for axes in figure.axes for bar in axes.patches]


def bars(figure):
    return sum(heights(figure))


def test_bars_over_the_years_count_every_placed_row():
    c = collection(MUCH)
    moves = compare.movements(compare.placed(c, compare.sentences(c)))
    voiced = compare.voicings(c)
    assert bars(drawn(MUCH, "course")[0]) == moves.year.notna().sum()
    assert bars(drawn(MUCH, "grievances_in_time")[0]) == voiced.year.notna().sum()
    fields = moves[moves.year.notna() & (moves.explanation != "none")]
    sizes = fields.groupby(["account", "explanation", "effect", fields.year.astype(int)], observed=True).size()
    lanes = heights(drawn(MUCH, "in_time")[0])  # in lanes as high as the tallest bar needs
    assert sum(lanes) / max(lanes) == pytest.approx(sizes.sum() / sizes.max())


def test_comparisons_keep_an_account_without_a_row():
    c = collection(ODD)
    [calm] = compare.periods(c).query("name == @CALM").to_dict("records")
    said = {column: value for column, value in calm.items() if value not in ("", True) and value == value}
    assert said.keys() == {"voice", "name", "scope"} and said["scope"] == "none"
    assert set(compare.complaints_by_field(c, compare.voicings(c)).account) == set(NAMES)
    assert set(debate.by_kind(debate.corrected(c)).account) == set(NAMES)
    assert UNREAD not in set(reliability.paired(c).account)
    assert (reliability.by_reading(c).query("account == @UNREAD")["first"] == "not read").all()
    assert not compare.differences(c).passage.isin(made_up.passages_of(c, UNREAD)).any()


def test_an_account_read_once_is_not_held_against_a_claim():
    c = collection(ODD)
    specs = choices.specifications(c)
    columns = [column for column in specs if column.startswith(f"{UNREAD}: ")]
    by_reading = [specs[specs.reading == reading][columns].reset_index(drop=True) for reading in ("agreed", "first")]
    pandas.testing.assert_frame_equal(*by_reading)
    assert by_reading[0].to_numpy().any()


def test_a_complaint_that_no_account_voices_is_kept():
    voiced = compare.voicings(made_up.C).complaint.iloc[0]
    c = made_up.without(made_up.C, "grievances", lambda rows: rows.complaint != voiced)
    table = compare.complaints_by_account(c, compare.voicings(c))
    assert table.complaint[table.by == "neither"].tolist() == [voiced]


def test_a_chart_without_anything_to_draw_says_so():
    assert says(shown("one mute account", "in_time"), "none with a place in time and a field")


def test_a_letter_stands_for_the_same_answer_in_all_cells_of_a_row():
    given = {"A": "1956 + 1957", "B": "silent", "C": "1957"}
    assert debate_charts._lettered(given, list("ABC"), 1, 2) == ["a+b", "–", "b", "a\u00a01956; b\u00a01957"]


def test_of_so_many_voices_that_they_fill_a_page_one_period_each_is_drawn():
    voices = [f"voice {n:02}" for n in range(timelines.VOICES + 1)]
    inside = pandas.DataFrame({"name": voices * 3, "first": 1950.0, "last": [1960.0] * 15 + [1955.0] * 15 + [1970.0] * 15})
    drawn = timelines._longest(inside.assign(phase=range(45)), voices)
    assert drawn.name.tolist() == voices[: timelines.VOICES] and (drawn["last"] == 1970).all()


def test_of_many_complaints_those_voiced_most_are_drawn():
    c = collection(MUCH)
    table = compare.complaints_by_account(c, compare.voicings(c)).head(60)
    table = table.assign(label=[f"grief {n:02}" for n in range(60)], voicings=[*range(30), *range(60, 30, -1)])
    figure = complaint_charts.complaints(table, list(c.sources.name), compare.labels(c, "explanation"))
    told = " ".join(text.get_text() for text in legible.texts(figure))
    drawn = table.label.map(lambda label: label in told)
    assert drawn.sum() == complaint_charts.MOST and table.voicings[drawn].min() > table.voicings[~drawn].max()


def test_a_long_table_is_cut_and_its_caption_counts_all(monkeypatch):
    published = []
    monkeypatch.setattr(page, "display", lambda data, **_: published.append(data))
    page.table(pandas.DataFrame({"n": range(2000)}), "n", "Numbers")
    page.table(pandas.DataFrame({"n": range(12_345)}), "n", "Numbers")
    assert [data["text/plain"] for data in published] == [
        "Numbers (2000 rows)",
        "Numbers (the first 1,000 of 12,345 rows)",
    ]
    assert [data["text/html"].count("<tr") for data in published] == [2001, 1001]


def test_the_order_of_the_rows_does_not_matter():
    c = collection(MUCH)
    voiced = compare.complaints_by_account(c, compare.voicings(c))
    names = list(c.sources.name)
    from sidebyside import charts

    fields = compare.labels(c, "explanation")
    one, other = (
        [text.get_text() for text in legible.texts(charts.complaints(rows, names, fields))]
        for rows in (voiced, voiced.sample(frac=1, random_state=1))
    )
    assert one == other
