"""Rows: of sentences.csv beside text.txt, of second.csv beside those, rows that stand twice and rows that are told together."""

import pytest
from own_account import divided, edit, found, put
from sidebyside import own
from sidebyside.own import same_text, template

P, R, S = "phases.csv", "second.csv", "sentences.csv"
RESTORE = "put it back as a row of its own, from an earlier copy if it was coded; or take it out of text.txt too"
MOVED = "in one of the two a column was sorted alone, or cells have moved: bring text, passage and codes together again"


def test_where_the_text_is_not_that_of_text_txt(folder):
    def change(rows):
        rows[2]["text"] = rows[2]["text"].replace("asks", "tells")
        rows[5]["text"] = rows[5]["text"].replace("answer tried here", "answer here")
        rows[6]["text"] = rows[6]["text"].replace("for building", "perhaps for building")
        return [*rows[:44], *rows[46:48]]  # without two references, and without the last

    edit(folder / S, change)
    back, own_row = "put the words back, or change both files alike", RESTORE
    assert [problem[1:] for problem in found()] == [
        ("4", "text", "the text is not that of text.txt, which has 'asks' where the sheet has 'tells'", back),
        ("7", "text", "words of text.txt are missing here: 'tried'", back),
        ("8", "text", "text.txt does not have the words 'perhaps'", "put them into text.txt too, or take them out here"),
        ("46", "text", "a passage is missing before row 46: text.txt has 'li danhui and xia yafeng 2014 jockeying for' there", own_row),
        ("47", "text", "a passage is missing after row 47: text.txt has 'westad odd arne ed 1998 brothers in arms' there", own_row),
    ]


WRONG_PLACE, WHOLE_ROW = "in text.txt these words stand", "move the whole row there, with its codes"
TWICE = "compare the two rows, and remove the one whose codes are not wanted"
SORTED = ("", "", "the rows stand in another order than their words in text.txt: the sheet was sorted",
          "undo the sorting, or bring the rows back into the order of text.txt; each keeps its codes")  # fmt: skip
ROWS = {  # what is done to the rows of sentences.csv, the first of which is row 2; what is told of them
    "deleted": (lambda rows: rows[:8] + rows[9:],
                ("10", "text", "a passage is missing before row 10: text.txt has 'the treaty of alliance of 14 february 1950' there", RESTORE)),
    "all deleted": (lambda rows: rows.clear(),
                    ("2", "text", "a passage is missing before row 2: "
                     "text.txt has 'two revolutions of different ages introduction this account' there", RESTORE)),
    "a text lost": (lambda rows: [*rows[:9], {**rows[9], "text": ""}, *rows[10:]],
                    ("11", "text", "words of text.txt are missing here: 'in october 1950 chinese troops crossed the yalu'",
                     "put the words back, or change both files alike")),
    "a text spoilt": (lambda rows: [*rows[:3], {**rows[3], "text": "########"}, *rows[4:]],
                      ("5", "text", "'########' is a spreadsheet's error", "write again what stood there, as text")),
    "a text cut off": (lambda rows: [*rows[:4], {**rows[4], "text": "Others hold that the alliance", "quote": "it was unequal"}, *rows[5:]],
                       ("6", "text", "words of text.txt are missing here: 'broke because it was unequal'",
                        "put the words back, or change both files alike")),
    "moved": (lambda rows: rows[:8] + rows[10:14] + rows[8:10] + rows[14:],
              ("14-15", "", f"{WRONG_PLACE} before those of row 10", WHOLE_ROW)),
    "moved to the end": (lambda rows: rows[1:] + rows[:1], ("50", "", f"{WRONG_PLACE} before those of row 2", WHOLE_ROW)),
    "moved to the beginning": (lambda rows: rows[-1:] + rows[:-1], ("2", "", f"{WRONG_PLACE} after those of all other rows", WHOLE_ROW)),
    "doubled": (lambda rows: rows[:9] + rows[8:], ("11", "", "the same words stand in row 10, and not so often in text.txt", TWICE)),
    "doubled under another name": (lambda rows: rows + [{**rows[8], "passage": "example-9"}],
                                   ("51", "", "the same words stand in row 10, and not so often in text.txt", TWICE)),
    "sorted by codes": (lambda rows: sorted(rows, key=lambda row: row["role"]), SORTED),
    "sorted by words": (lambda rows: sorted(rows, key=lambda row: row["text"]), SORTED),
    "turned round": (lambda rows: rows[::-1], SORTED),
    "all under other names": (lambda rows: [{**row, "passage": f"example-1-1-{n}"} for n, row in enumerate(rows)],
                              ("", "passage", "37 of the 40 passages that other sheets name are not here, such as 'example-2-0'",
                               "if this column was filled or sorted anew, or rows were cut off, put it back from an earlier copy; "
                               "more may show once this is mended")),
    "cells moved to the side": (lambda rows: [*rows[:9], {**rows[9], "role": "", "theme": "event", "theme2": "x", "effect": "", "grievance": "y"},
                                               *rows[10:]],
                                ("11", "",
                                 "role: the cell is empty; theme: 'event' is not one of the codes; and so with theme2, effect and grievance",
                                 "if the cells of this row have moved to the side, bring them back; if not, mend each of them")),
    "a column over another": (lambda rows: [{**row, "role": row["theme"]} for row in rows],
                              ("", "role", "codes of 'theme' stand in this column",
                               "columns have been exchanged or cells have moved: bring each code under the name of its column again")),
    "quotations of other rows": (lambda rows: [{**row, "quote": row["quote"] and "none of it"} for row in rows],
                                 ("5, 7-8, 12, 16, 20-21, 27, 36-38", "quote", "the words 'none of it' do not stand in 'example-1-1-2' "
                                  "(so in row 5, and the like in the others)", "copy them from its text")),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_rows_that_are_not_where_their_words_stand_are_told_once_with_what_loses_no_code(folder, kind):
    change, told = ROWS[kind]
    edit(folder / S, change)
    assert found() == [("example/sentences.csv", *told)]


@pytest.mark.parametrize(("end", "said"), [("", "the text is not that of text.txt, which has 'alliance' where the sheet has 'otherwise'"),
                                           ("\nAnd one sentence more.\n", "words of text.txt are missing here: 'and'")])
def test_a_long_text_is_compared_up_to_the_first_difference(folder, monkeypatch, end, said):
    monkeypatch.setattr(same_text, "LONGEST_COMPARED", 10)
    text = folder / "text.txt"
    text.write_text(text.read_text(encoding="utf-8") + end, encoding="utf-8")
    if not end:
        edit(folder / S, put("text", own.passages("example").text[4].replace("alliance", "otherwise"), 4))
    [problem] = found()
    assert problem[1] == ("50" if end else "6") and problem[3] == said


def test_a_column_that_was_sorted_alone_is_told_once(folder):
    def shifted(rows):
        for row, text in zip(rows, [*[row["text"] for row in rows[1:]], rows[0]["text"]]):
            row["text"] = text

    edit(folder / R, shifted)
    assert found() == [("example/second.csv", "2-38", "text", "the text is not that of this passage in sentences.csv", MOVED)]


def test_sentences_that_are_not_coded_yet_are_one_line(folder):
    def every_other(rows):
        for row in rows[2:30:2]:
            row.update(dict.fromkeys(template.CODES, ""))

    edit(folder / S, every_other)
    uncoded = "4, 6, 8, 10, 12, 14, 16, 20, 22, 24, 26, 28 ..."
    assert [problem[1:4] for problem in found()][0] == (uncoded, "", "the sentence is not coded yet")


def test_rows_alike_that_follow_one_another_are_told_once_and_nothing_else_of_a_row_without_codes(folder):
    def uncoded(rows):
        for row in rows:
            row.update(dict.fromkeys(["role", "theme", "theme2", "effect", "grievance"], ""))

    edit(folder / S, lambda rows: uncoded(rows[4:8]))
    edit(folder / R, lambda rows: uncoded(rows[10:12]))
    edit(folder / R, put("dated", "", 11))
    assert found() == [
        ("example/sentences.csv", "6-8", "", "the sentence is not coded yet", "fill in role, theme, effect, grievance"),
        ("example/second.csv", "12-13", "", "the second reader has not coded this sentence", "fill in all sentences, or none"),
    ]


def test_a_row_divided_is_asked_for_in_the_second_readers_sheet_and_one_made_a_heading_is_not(folder):
    def heading(rows):
        rows[3].update(kind="heading", **dict.fromkeys(["role", "theme", "effect", "grievance", "quote"], ""))

    edit(folder / S, divided)
    told = ("example/second.csv", "39", "passage", "no row here for example-1-1-2b",
            "add one for each: the passage, its text, and the second reader's codes")  # fmt: skip
    assert found() == [told]
    edit(folder / S, heading)
    assert found() == [
        ("example/second.csv", "3", "passage", "'example-1-1-2' is a heading in sentences.csv",
         "write 'sentence' under kind there, or remove this row here"), told
    ]  # fmt: skip


def test_a_period_that_stands_twice_and_a_row_of_none_are_told(folder):
    edit(folder / P, lambda rows: [*rows, rows[1], {"note": "4 in all"}])
    wrong, remedy = "this period stands in a row above too", "compare the two rows, and remove the one whose note is not wanted"
    assert found() == [
        ("example/phases.csv", "6", "", wrong, remedy),
        ("example/phases.csv", "7", "", "hardly anything of a period stands in this row", "fill it in, or remove it"),
    ]
