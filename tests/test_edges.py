"""Rules at their edges, where nothing in the collection stands today: found by putting faults into the code."""

import csv
import dataclasses
import shutil

import pandas
import pytest
from sidebyside import (
    CollectionError,
    accounts,
    canvas,
    choices,
    compare,
    crowds,
    division,
    doubt_words,
    lessons,
    load,
    marking,
    page,
    piles,
    reliability,
    words,
)
from sidebyside.collection import DATA
from sidebyside.phrases import brief, enumerated, in_sentences, leading, listed, number
from sidebyside.problem import Suggestions, nearest

C = load()


@pytest.fixture
def refused(tmp_path):
    """Change cells of one row of a table, found by its key, and say why load() refuses it: a list of texts."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)

    def change(table, key, **cells):
        path = folder / f"{table}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        [row] = [row for row in rows if all(row[column] == value for column, value in key.items())]
        row.update(cells)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(row), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        with pytest.raises(CollectionError) as refusal:
            load(folder)
        line = rows.index(row) + 2
        assert {problem.row for problem in refusal.value.problems if problem.file == path.name} <= {line}
        return [problem.wrong for problem in refusal.value.problems]

    return change


KOREA = {"question": "korea", "voice": "fu-2023"}
SILENT = {"voice": C.positions[(C.positions.answer == "silent") & C.positions.voice.isin(C.sources.work)].voice.iloc[0]}
SILENT["question"] = C.positions[(C.positions.answer == "silent") & (C.positions.voice == SILENT["voice"])].question.iloc[0]
TWICE = C.positions[(C.positions.answer2 != "") & C.positions.voice.isin(C.sources.work)].iloc[0]
SENTENCE = C.passages[(C.passages.kind == "sentence")].passage.iloc[0]
PHASE = C.phases[(C.phases.passage == "") & (C.phases.locator != "")].phase.iloc[0]


def test_an_answer_given_twice(refused):
    own = C.positions[(C.positions.question == "korea") & (C.positions.voice == "fu-2023")].iloc[0]
    assert refused("positions", KOREA, answer2=own.answer, passage2=own.passage) == [f"'{own.answer}' is given twice"]


def test_a_second_answer_without_a_passage(refused):
    key = {"question": TWICE.question, "voice": TWICE.voice}
    assert refused("positions", key, passage2="") == ["the second answer rests on no passage"]


@pytest.mark.parametrize("column", ["passage", "passage2"])
def test_a_silent_account_that_cites_a_passage(refused, column):
    source = C.sources.source[C.sources.work == SILENT["voice"]].iloc[0]
    passage = C.passages.passage[(C.passages.source == source) & (C.passages.kind == "sentence")].iloc[0]
    assert refused("positions", SILENT, **{column: passage}) == ["a silent account cites a passage"]


def test_an_unknown_event_of_a_question(refused):
    assert refused("questions", {"question": "korea"}, events="E15 E999") == ["'E999' is not in events.csv"]


def test_a_bad_date_called_wrong_is_named_once(refused):
    [wrong] = refused("corrections", {"correction": "fu-korea-1953-abstract"}, dated="1950-13")
    assert "'1950-13' is not a date" in wrong


def test_a_sentence_that_nobody_has_said_in_other_words(refused):
    assert refused("passages", {"passage": SENTENCE}, statement="") == [f"the sentence '{SENTENCE}' has no statement"]


def test_a_phase_that_stands_nowhere(refused):
    assert refused("phases", {"phase": PHASE}, locator="") == [f"the phase '{PHASE}' has neither passage nor locator"]


def test_a_number_that_is_too_small(refused):
    assert any("minimum" in wrong for wrong in refused("passages", {"passage": SENTENCE}, words="0"))


def test_a_number_that_is_none(refused):
    assert "'many' is not a whole number" in refused("passages", {"passage": SENTENCE}, words="many")


def test_a_place_that_is_taken(refused):
    assert "'1' stands twice" in refused("questions", {"position": "2"}, position="1")


def test_what_is_wrong_with_the_collection_itself_comes_before_the_sheets():
    complaints = pandas.concat([C.complaints, C.complaints.iloc[[0]].assign(complaint="unheard-of")], ignore_index=True)
    found = accounts.check(dataclasses.replace(C, complaints=complaints), "example")
    assert found.file.tolist() == ["complaints.csv"] and "nobody voices" in found.wrong[0]


def test_one_code_alone_says_nothing_about_luck():
    effect = C.coding[C.coding.reading == "agreed"].set_index("passage").effect
    same = {passage: "apart" for passage in effect.index[effect == "apart"][: lessons.ENOUGH]}
    assert lessons.agreement(C, same, "effect").endswith("Only one code is used, so nothing can be said about luck.")


def test_a_check_shows_what_it_found_or_says_that_all_is_well(monkeypatch):
    shown = []
    monkeypatch.setattr(page, "display", lambda data, raw: shown.append(data["text/plain"]))
    one = pandas.DataFrame([["mine/about.csv", "2", "yours", "it is empty", "fill it in"]],
                           columns=["file", "row", "column", "wrong", "remedy"])  # fmt: skip
    page.checked(one, "mine")
    page.checked(one.head(0), "mine")
    assert shown == [
        "To be mended in accounts/mine (1 row)",
        "Nothing is wrong with the sheets of accounts/mine: it can be set beside the others.",
    ]


@pytest.mark.parametrize(
    ("value", "short"),
    [(0, "0"), (999, "999"), (1_000, "1k"), (1_203, "1.2k"), (9_999, "9.9k"), (10_000, "10k"), (34_000_000, "34M")],
)
def test_numbers_for_a_narrow_place(value, short):
    assert brief(value) == short


def test_long_enumerations_are_cut_and_counted():
    assert [number(n) for n in (9_999, 10_000, -10_000)] == ["9999", "10,000", "-10,000"]
    rows = pandas.DataFrame({"field": ["Ideology", "USSR", "Aid"], "total": [2, 2, 1]})
    assert leading(rows, "total") == ["ideology", "USSR"] and leading(rows.head(0), "total") == []
    assert leading(rows.assign(total=0), "total") == [] and leading(rows.assign(total=[0, 1, 0]), "total") == ["USSR"]
    assert listed([]) == "none" and listed(["a"]) == "a" and listed("abc") == "a, b and c"
    assert listed("abcd", most=2) == "a, b and 2 more" and listed("abcd", most=4) == "a, b, c and d"
    assert enumerated("abcd", most=2) == "a; b; and 2 more" and enumerated("ab", most=2) == "a; b"
    assert in_sentences(["A.", "B.", "C."], most=2) == "A. B. And 1 more." and in_sentences(["A.", "B."], most=2) == "A. B."


def test_a_word_without_room_is_cut_into_pieces_of_five_letters():
    assert canvas.wrapped("W" * 12, 40, 0.1).split("\n") == ["WWWWW", "WWWWW", "WW"]
    assert canvas.wrapped("a word of care", 40, 9.0) == "a word of care"


def test_a_bold_title_needs_more_room():
    text = "A title that just fits on one line in letters of ordinary weight"
    assert canvas.wrapped(text, 80, canvas.wide(text)) == text
    assert "\n" in canvas.wrapped(text, 80, canvas.wide(text), weight="bold")


def test_a_claim_about_an_account_that_was_read_once_says_so():
    claim = C.claims[C.claims.test == "leads"].iloc[0]
    own = C.passages.passage[C.passages.source == claim.source]
    once = dataclasses.replace(C, coding=C.coding[(C.coding.reading == "agreed") | ~C.coding.passage.isin(own)])
    name = C.sources.name[C.sources.source == claim.source].iloc[0]
    told = "Read only once, and so the same under every reading: "
    assert f"{told}{name}." in choices.verdict(once, claim.claim)
    assert told not in choices.verdict(C, claim.claim)


def test_a_row_without_anything_that_is_asked_for_is_named(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    columns = list(C.glossary.columns)
    with open(folder / "glossary.csv", "a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["a note" if column == "also" else "" for column in columns])
    with pytest.raises(CollectionError, match=f"glossary.csv, row {len(C.glossary) + 2}: .*completely blank; mend it"):
        load(folder)


def test_no_passage_coded_is_told_as_none():
    assert doubt_words.yours(C.coding.iloc[:0].assign(yours="")) == "You have not coded a passage yet."


def test_a_worksheet_outside_a_notebook_says_that_it_is_ready(monkeypatch):
    monkeypatch.setattr(marking, "get_ipython", lambda: None)
    assert marking.welcome().startswith("Ready.")


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["empty"], marking.NOTHING),
        (["right", "right"], "All 2 are as the tables have them. Well done."),
        (["right", "empty"], "You have filled in 1 of 2. 1 of your 1 is as the tables have it."),
        (["right", "right", "again"], "You have filled in 3 of 3. 2 of your 3 are as the tables have them. 1 to look at again: the hints "
         "may help. A reading can also be argued for."),
        (["right", "unread"], "You have filled in 2 of 2. 1 of your 1 is as the tables have it. 1 answer could not be read: see beside "
         "it what to write."),
        (["unread", "empty"], "You have filled in 1 of 2. 1 answer could not be read: see beside it what to write."),
        (["unread", "unread", "again"], "You have filled in 3 of 3. 2 answers could not be read: see beside them what to write. "
         "1 to look at again: the hints may help. A reading can also be argued for."),
    ],
)  # fmt: skip
def test_a_task_is_summed_up(states, said):
    assert marking.summary(pandas.DataFrame({"state": states})) == said


def test_a_title_of_wide_letters_stays_on_the_page():
    room = canvas.WIDTH - 0.15
    title = max((" ".join(["WWW"] * n) for n in range(1, 40)), key=lambda text: (canvas.wide(text, 12) <= room) * len(text))
    assert canvas.wide(title, 12) <= room < canvas.wide(title, 12, "bold")
    figure, _ = canvas.sheet("wide", title, "", "", 1.0)
    shown = next(text.get_text() for text in figure.texts if text.get_weight() == "bold")
    assert max(canvas.wide(line, 12, "bold") for line in shown.split("\n")) <= room


def test_advice_names_at_most_eight_values():
    assert nearest("zzz", list("hgfedcba")) == "use one of: a, b, c, d, e, f, g, h"
    assert nearest("zzz", list("ihgfedcba")) == "use one of: a, b, c, d, e, f, g, h ..."
    assert nearest("apatr", ["closer", "apart"]) == "did you mean 'apart'?"


def test_of_very_many_values_too_the_nearest_is_found():
    advice, right = Suggestions(f"said-{n:04}-fu" for n in range(10_000)), "said-0550-fu"
    longer = [f"{right[:n]}x{right[n:]}" for n in range(len(right) + 1)]
    wrong = [right[1:], right[:-1], f"x{right[1:]}", f"{right[:-1]}x", *longer]
    assert {advice(one) for one in wrong} == {f"did you mean '{right}'?"}
    assert advice("zzz").startswith("use one of: said-0000-fu, said-0001-fu, ") and advice("zzz").endswith(" ...")


def test_of_many_letters_that_charts_cannot_print_twelve_are_shown(refused):
    letters = "第一二三四五六七八九十百千万"
    found = refused("sources", {"source": C.sources.source.iloc[0]}, name=letters)
    assert any(f"'{letters[:12]}'" in wrong for wrong in found), found


def test_the_years_are_drawn_though_nothing_of_the_only_account_has_a_place_in_time():
    said = compare.sentences(C)
    said = said[said.account == said.account.iloc[0]].assign(dated="", event="")
    figure = piles.course(compare.movements(compare.placed(C, said)))
    assert figure.axes[0].get_xlim() == piles.YEARS


def test_an_account_that_names_no_field_does_not_silence_the_next():
    apart = compare.parting(compare.sentences(C))
    first, second = C.sources.name
    silent = apart.assign(explanation=apart.explanation.where(apart.account == second, "none"))
    told = words.shares(compare.explanation_shares(C, silent)).title
    assert told.startswith(f"In sentences that say apart, {first} names no field, {second} names ")


def test_one_account_alone_is_as_long_as_it_is():
    rows = compare.lengths(compare.sentences(C))
    one = rows[rows.account == rows.account.iloc[0]]
    assert words.lengths(one).title == f"The length of {one.account.iloc[0]}"
    assert " times as many words as " in words.lengths(rows).title
    big = one.loc[one.words.idxmax()]
    assert words.lengths(one).description.endswith(f"; the longest part is '{big.part}' ({big.words}).")
    alike = pandas.concat([one, one.assign(account="Twin")])
    assert words.lengths(alike).title == "The accounts' sentences hold about equally many words"


def test_a_square_shows_what_is_said_most_often_in_it():
    own = pandas.DataFrame({"effect": ["none", "none", "closer", "apart", "apart", "closer", "none"]})
    drawn = crowds.squares(own, "effect", ["closer", "apart", "none"], 3)
    assert drawn.effect.tolist() == ["closer", "apart", "none"] and drawn.row.tolist() == [0, 0, 0]
    assert drawn.column.tolist() == [1, 2, 3]
    tied = crowds.squares(own.iloc[4:6], "effect", ["closer", "apart", "none"], 2)
    assert tied.effect.tolist() == ["closer"]
    long = crowds.squares(pandas.concat([own] * 20), "effect", ["closer", "apart", "none"], 1)
    assert set(long.column) == set(range(1, crowds.ABREAST + 1)) and len(long) == 140
    assert (long.row * crowds.ABREAST + long.column).tolist() == list(range(1, 141))


def test_a_variable_with_one_code_alone_has_no_alpha():
    pairs = reliability.paired(C).assign(role_first="cause", role_second="cause")
    row = reliability.agreement(pairs, resamples=9).set_index("variable").loc["role"]
    assert row.agreed == 1 and row[["alpha", "low", "high"]].isna().all()


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
    assert [passage.kind for passage in division.passages(text)] == kinds
