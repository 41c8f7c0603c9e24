"""Rules at their edges, where nothing in the collection stands today: found by putting faults into the code."""

import csv
import dataclasses
import shutil

import pandas
import pytest
from sidebyside import CollectionError, compare, load, own, page
from sidebyside.collection import DATA
from sidebyside.own import segmentation
from sidebyside.tables.problem import Suggestions, nearest
from sidebyside.worksheets import marking, tasks

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


KOREA = {"question": "korea", "work": "fu-2023"}
SILENT = {"work": C.positions[(C.positions.answer == "silent") & C.positions.work.isin(C.sources.work)].work.iloc[0]}
SILENT["question"] = C.positions[(C.positions.answer == "silent") & (C.positions.work == SILENT["work"])].question.iloc[0]
TWICE = C.positions[(C.positions.answer2 != "") & C.positions.work.isin(C.sources.work)].iloc[0]
SENTENCE = C.passages[(C.passages.kind == "sentence")].passage.iloc[0]
PHASE = C.phases[(C.phases.passage == "") & (C.phases.locator != "")].phase.iloc[0]


def test_an_answer_given_twice(refused):
    own = C.positions[(C.positions.question == "korea") & (C.positions.work == "fu-2023")].iloc[0]
    assert refused("positions", KOREA, answer2=own.answer, passage2=own.passage) == [f"'{own.answer}' is given twice"]


def test_a_second_answer_without_a_passage(refused):
    key = {"question": TWICE.question, "work": TWICE.work}
    assert refused("positions", key, passage2="") == ["the second answer rests on no passage"]


@pytest.mark.parametrize("column", ["passage", "passage2"])
def test_a_silent_account_that_cites_a_passage(refused, column):
    source = C.sources.source[C.sources.work == SILENT["work"]].iloc[0]
    passage = C.passages.passage[(C.passages.source == source) & (C.passages.kind == "sentence")].iloc[0]
    assert refused("positions", SILENT, **{column: passage}) == ["a silent account cites a passage"]


def test_a_turning_point_that_one_work_argues(tmp_path):
    path = shutil.copytree(DATA, tmp_path / "data") / "turning_points.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("E99,radchenko-2024", "E30,radchenko-2024"), encoding="utf-8")
    with pytest.raises(CollectionError, match="only one work argues 'E99'"):
        load(path.parent)


def test_an_unknown_event_of_a_question(refused):
    assert refused("questions", {"question": "korea"}, events="E15 E999") == ["'E999' is not in events.csv"]


def test_a_bad_date_called_wrong_is_named_once(refused):
    [wrong] = refused("corrections", {"correction": "fu-korea-1953-abstract"}, dated="1950-13")
    assert "'1950-13' is not a date" in wrong


def test_a_sentence_that_nobody_has_said_in_other_words(refused):
    assert refused("passages", {"passage": SENTENCE}, statement="") == [f"the sentence '{SENTENCE}' has no statement"]


def test_a_phase_that_stands_nowhere(refused):
    assert refused("phases", {"phase": PHASE}, locator="") == ["nothing says where the label stands"]


def test_a_number_that_is_too_small(refused):
    assert any("minimum" in wrong for wrong in refused("passages", {"passage": SENTENCE}, words="0"))


def test_a_number_that_is_none(refused):
    assert "'many' is not a whole number" in refused("passages", {"passage": SENTENCE}, words="many")


def test_a_place_that_is_taken(refused):
    assert "'1' is taken already" in refused("questions", {"position": "2"}, position="1")


def test_what_is_wrong_with_the_collection_itself_comes_before_the_sheets():
    complaints = pandas.concat([C.complaints, C.complaints.iloc[[0]].assign(complaint="unheard-of")], ignore_index=True)
    found = own.check(dataclasses.replace(C, complaints=complaints), "example")
    assert found.file.tolist() == ["complaints.csv"] and "nobody mentions" in found.wrong[0]


def test_one_code_alone_says_nothing_about_luck():
    said = compare.sentences.coded(C)
    sheet = tasks.numbered(said[said.effect == "apart"].head(tasks.ENOUGH)[["passage", "quote", "statement"]])
    said = tasks.agreement(C, sheet, dict.fromkeys(sheet.number, "apart"), "effect")
    assert said.endswith("Only one code is used, so nothing can be said about luck.")


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


def test_a_row_without_anything_that_is_asked_for_is_named(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    columns = list(C.glossary.columns)
    with open(folder / "glossary.csv", "a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["a note" if column == "also" else "" for column in columns])
    with pytest.raises(CollectionError, match=f"glossary.csv, row {len(C.glossary) + 2}: nothing that is asked for"):
        load(folder)


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


def test_a_variable_with_one_code_alone_has_no_alpha():
    pairs = compare.reliability.paired(C).assign(role_first="cause", role_second="cause")
    row = compare.reliability.agreement(pairs, resamples=9).set_index("variable").loc["role"]
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
    assert [passage.kind for passage in segmentation.passages(text)] == kinds
