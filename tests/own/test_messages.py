"""What the check says of an account's sheets, word for word: in which cell, what is wrong, what to do; and nothing else."""

import dataclasses

import pandas
import pytest
from own_account import C, about_row, added, edit, fill, found, put
from sidebyside import CollectionError, own, page
from sidebyside.own import new_account, template

A, B, G, K, P, R, S = ("answers.csv", "about.csv", "grievances.csv", "complaints.csv", "phases.csv", "second.csv", "sentences.csv")
OTHER = C.passages.passage[C.passages.kind == "sentence"].iloc[3]
LIKE = "write it like 1950, 1950-10, 1950-10-19, 1950/1953 or 1950~"
ALONE = "write one date, like 1950, 1950-10, 1950-10-19 or 1950~: the first under start, the last under end"
AS_TEXT = "write again what stood there, as text"
AGAIN = f"{AS_TEXT} (a date like 1950, 1950-10 or 1950-10-19)"
THEMES = "use one of: aid, bloc, chauvinism, development, ideology, leadership, none, security"
LOOK = "look up its name in sentences.csv"
SPELT = "write it in letters such as Latin, Greek or Cyrillic"
INSTALL = "or install a typeface that has it, such as the free Noto Sans CJK, and restart the kernel"
CODE = "change the code, the rows of grievances.csv, or the complainant in complaints.csv"
BOTH_ROWS = "if they say the same, remove one of the two rows; if not, change the one or the other"
EMPTY = ("the cell is empty", "fill it in")
OR_EMPTY = "or leave the cell empty"
LOOKS = "has a letter that only looks like the right one:"
ANEW = "type the word anew"
NUMBER = f"look up its number in legal_values.csv; {OR_EMPTY}"
MORE = "more may show once this is mended"
RENAME = f"write it again, as it stands in second.csv or in an earlier copy; {MORE}"
NO_DATE = "is not a date that can be read"
NO_THEME = ("theme2 repeats theme, or has none beside it", "move it or leave it empty")
MOVED = "in one of the two a column was sorted alone, or cells have moved: bring text, passage and codes together again"
# What is changed together, for the one does not touch the other: sheet, row, column and what is written there (or the cells
# of a row that is added); what is wrong, what to do; and where that is told, if not in the same cell.
FAULTS = {
    "codes": [
        (S, 2, "mentions", "E12", "only a sentence is coded, and this title has something under mentions",
         "write 'sentence' here, or empty what should not be there", (S, 2, "kind")),
        (S, 3, "effect", "apart", "only a sentence is coded, and this heading has something under effect",
         "write 'sentence' here, or empty what should not be there", (S, 3, "kind")),
        (S, 4, "role", "", *EMPTY),
        (S, 5, "theme", "securty", "'securty' is not one of the codes", "did you mean 'security'?"),
        (S, 6, "theme2", "chauvinism", *NO_THEME),
        (S, 34, "theme2", "aid", *NO_THEME),
        (S, 8, "role", "\u0441ause", f"'\u0441ause' {LOOKS} cyrillic small letter es", ANEW),
        (S, 11, "event", "E999", "'E999' is no event of the list", NUMBER),
        (S, 12, "mentions", "E12 E1O", "'E1O' is no event of the list", "did you mean 'E10'?"),
        (S, 10, "event", "\u041512", f"'\u041512' {LOOKS} cyrillic capital letter ie", ANEW),
        (S, 14, "kind", "sentense", "'sentense' is not one of the codes", "did you mean 'sentence'?"),
        (S, 17, "event", "E12 E14", "2 events stand here", "leave the one it is about; write the others under mentions"),
        (R, 6, "event", "E12 E14", "2 events stand here", "leave the one it is about"),
        (R, 7, "theme", "peace", "'peace' is not one of the codes", THEMES),
        (R, 8, "role", "", *EMPTY),
        (K, 2, "event", "E999", "'E999' is no event of the list", NUMBER),
        (K, 3, "complainant", "Chinese", "'Chinese' is not one of the codes", "did you mean 'china'?"),
        (P, 2, "scope", "", *EMPTY),
        (P, 3, "relation", "near", "'near' is not one of the codes", "use one of: apart, closer, mixed"),
        (P, 4, "bounds", "partly", "'partly' is called 'estimated' now", "write 'estimated'"),
        (G, 3, "stated", "said", "'said' is not one of the codes", "use one of: implied, outright, told"),
    ],
    "dates": [
        (S, 4, "dated", "1950-13", f"'1950-13' {NO_DATE}", f"{LIKE}; {OR_EMPTY}"),
        (S, 7, "dated", "1950-1953", "'1950-1953' is not a date that can be read", "write 1950/1953"),
        (S, 10, "dated", "1960/1950", "'1960/1950' ends before it begins", "write 1950/1960"),
        (S, 23, "dated", "1958-08-01", "'1958-08-01' is a day, and the passage names none: a spreadsheet may have made it of a month",
         "write 1958-08, or 1958-08-01/1958-08-01 if the day is meant"),
        (P, 2, "end", "now", f"'now' {NO_DATE}", ALONE),
        (P, 3, "start", "1950/1951", "'1950/1951' is two dates", "write 1950 under start and 1951 under end"),
        (P, 4, "end", "1940", "it begins in 1958 and ends before that, in 1940", "put the earlier date under start, the later one under end",
         (P, 4, "start")),
        (P, 5, "end", "", *EMPTY),
        (R, 8, "dated", "Aug-58", "'Aug-58' is a date as a spreadsheet shows it", AGAIN),
        (B, about_row("year"), "yours", "last year", f"'last year' {NO_DATE}", f"{LIKE}; {OR_EMPTY}"),
        (B, about_row("covers"), "yours", "1960/1950", "'1960/1950' ends before it begins", "write 1950/1960"),
    ],
    "dates as people write them": [
        (S, 4, "dated", "1950–53", f"'1950-53' {NO_DATE}", "write 1950/1953"),
        (S, 5, "dated", "ca. 1950", f"'ca. 1950' {NO_DATE}", "write 1950~"),
        (S, 6, "dated", "октябрь 1950", f"'октябрь 1950' {NO_DATE}", "write 1950-10"),
        (S, 7, "dated", "spring 1950", f"'spring 1950' {NO_DATE}", "write 1950-03/1950-05"),
        (S, 8, "dated", "after 1950", f"'after 1950' {NO_DATE}", "write 1950/.."),
        (S, 10, "dated", "14.02.1950", "'14.02.1950' is a date as a spreadsheet shows it", f"{AS_TEXT}: 1950-02-14, if that is meant"),
        (P, 4, "end", "until 1959", f"'until 1959' {NO_DATE}", "write 1959"),
        (S, 40, "dated", "18307", f"'18307' {NO_DATE}", "a spreadsheet counts days so, and means 1950-02-13: write again what stood there"),
        (S, 42, "dated", "today", f"'today' {NO_DATE}", f"{LIKE}; {OR_EMPTY}"),
        (P, 3, "start", "1950-1957", f"'1950-1957' {NO_DATE}", "write 1950 under start and 1957 under end"),
        (B, about_row("year"), "yours", "© 1998", f"'© 1998' {NO_DATE}", "write 1998"),
        (B, about_row("covers"), "yours", "1950–1969", f"'1950-1969' {NO_DATE}", "write 1950/1969"),
    ],
    "a passage that has a complaint": [(G, 2, "passage", "ex\u0430mple-1-1-3", f"'ex\u0430mple-1-1-3' {LOOKS} cyrillic small letter a", ANEW)],
    "several in a cell": [
        (S, 4, "role", "cause/report", "2 codes stand here", "leave the one that fits best"),
        (S, 5, "theme", "ideology, security", "2 themes stand here", "leave one here, and write the other under theme2"),
        (S, 6, "effect", "closer; apart", "2 codes stand here", "write the one that the sentence says, or 'mixed' for some of each"),
        (S, 7, "grievance", "China and USSR", "2 codes stand here", "write 'both' for China's and the Soviet Union's"),
        (S, 8, "event", "E12/E14", "2 events stand here", "leave the one it is about; write the others under mentions"),
        (G, 3, "complaint", "inequality | aid-cost", "2 complaints stand here", "leave one here, and add a row for each of the others"),
        (P, 3, "passage", "example-2-0, example-3-0", "2 passages stand here", "leave the one in which the label stands"),
        (A, 2, "passage", "example-3-1-1 + example-3-1-2", "2 passages stand here",
         "leave one here; a second answer has its passage under passage2"),
        (A, 4, "answer", "y1959 or Y1960", "2 answers stand here", "leave one here, and write a second one under answer2"),
    ],
    "no code": [
        (S, 10, "theme2", "other", "'other' is not one of the codes", f"{THEMES.replace('none, ', '')}; {OR_EMPTY}"),
        (S, 11, "event", "12", "'12' is no event of the list", "did you mean 'E12'?"),
        (S, 12, "event", "条约", "'条约' is no event of the list", NUMBER),
        (S, 13, "effect", "näher", "'näher' is not one of the codes", "use one of: apart, closer, mixed, none"),
        (S, 15, "event", "E12?", "'E12?' is no event of the list", "did you mean 'E12'?"),
        (S, 16, "mentions", "E12-E14", "'E12-E14' is no event of the list",
         "write each event that is meant, with a blank between them, like E12 E14"),
        (S, 14, "kind", "Satz", "'Satz' is not one of the codes", "use one of: byline, heading, keywords, reference, sentence, title"),
    ],
    "odd letters and breaks in words": [
        (S, 5, "quote", "id\u0435ology came first", f"'id\u0435ology came first' {LOOKS} cyrillic small letter ie", ANEW),
        (S, 6, "text", "Others hold that the alliance broke because it was un\u0435qual.", f"'un\u0435qual' {LOOKS} cyrillic small letter ie", ANEW),
        (S, 7, "quote", "of different\nages", "the cell holds a line break or another control character", "write it on one line"),
        (P, 3, "label", "Needs that m\u0435t", f"'Needs that m\u0435t' {LOOKS} cyrillic small letter ie", ANEW),
        (P, 4, "label", "[ ]", "nothing stands in the brackets of '[ ]'", "name the period in your words"),
    ],
    "a break in a text": [(S, 6, "text", "Others hold that the alli\nance broke because it was unequal.", "the cell holds a line break",
                           "write it on one line")],
    "a row of about.csv that is lost": [(B, 5, "what", "Titel", "'Titel' is not asked for", "write title")],
    "a name of a passage that is lost": [(S, 4, "passage", "(first)", "'(first)' is no name of a passage of this account", RENAME)],
    "names of passages that are lost, of another account or doubled": [
        (S, 5, "passage", "", "the name of the passage is lost", RENAME),
        (S, 6, "passage", "other-book-1-1-3", "'other-book-1-1-3' is no name of a passage of this account", f"write 'example-1-1-3'; {MORE}"),
        (S, 7, "passage", "example-1-0", "'example-1-0' is the name of row 3 too", RENAME),
    ],
    "a text that is another": [
        (R, 5, "text", "Something else", "the text is not that of this passage in sentences.csv", MOVED),
        (R, 7, "text", "Something else", "the text is not that of this passage in sentences.csv", MOVED),
    ],
    "words": [
        (S, 4, "quote", "how two allies of 1950 came to shoot at each other in 1969",
         "the quotation has 13 words, more than 12", "quote fewer words"),
        (S, 5, "quote", "ideology came before", "the words 'ideology came before' do not stand in 'example-1-1-2'", "copy them from its text"),
        (S, 6, "note", "one\ntwo", "the cell holds a line break or another control character", "write it on one line"),
        (S, 8, "statement", "#NOM?", "'#NOM?' is a spreadsheet's error", AS_TEXT),
        (S, 10, "note", "a" * 2001, "the cell has 2,001 characters", "write at most 2,000"),
        (S, 12, "statement", "#ИМЯ?", "'#ИМЯ?' is a spreadsheet's error", AS_TEXT),
        (S, 13, "where", "03-avr", "'03-avr' may be a date that a spreadsheet has made of pages",
         "write what is meant with a word beside it, like 'pages 3-4' or 'issue of 3 April 1958'"),
        (S, 42, "quote", "In March 1969 their soldiers fought on Zhenbao Island", "the quotation is the whole sentence", "quote fewer words"),
        (P, 3, "label", "the honeymoon", "the words 'the honeymoon' do not stand in 'example-2-0'",
         "copy them from its text; or put your own words in [brackets]"),
        (P, 4, "label", "[中苏]", "the charts have no letter for '中苏'",
         f"{SPELT}, and in [brackets], since it is then in your words; {INSTALL}"),
        (P, 5, "passage", "", "nothing says where the label stands", "name its passage"),
        (K, 2, "label", "中", "the charts have no letter for '中'", f"{SPELT}; {INSTALL}"),
        (G, 4, "quote", "its own", "the words 'its own' do not stand in 'example-3-3-1'", "copy them from its text"),
        (G, 5, "quote", "", *EMPTY),
        (A, 3, "own_answer", "oct-58", "'oct-58' is a date as a spreadsheet shows it", AS_TEXT),
    ],
    "passages": [
        (P, 3, "passage", OTHER, f"'{OTHER}' is no passage of this account", LOOK),
        (G, 13, "", {"passage": "example-4-3-3", "complaint": "test-ban", "quote": "denounced it", "stated": "outright"},
         "another row has the same complaint and passage (test-ban ...)", BOTH_ROWS),
        (A, 5, "passage", "2-1-1", "'2-1-1' is no passage of this account", "did you mean 'example-2-1-1'?"),
        (A, 6, "passage", "example-9-0", "'example-9-0' is no passage of this account", LOOK),
        (R, 5, "passage", "example-1-0", "'example-1-0' is a heading in sentences.csv", "write 'sentence' under kind there, or remove this row here"),
        (R, 7, "passage", "example-1-1-9", "'example-1-1-9' is no passage of this account",
         f"{LOOK}; if its sentence is now part of another one, remove this row"),
        (R, 8, "passage", "example-2-1-1", "the text is not that of this passage in sentences.csv", MOVED, (R, 8, "text")),
        (R, 8, "passage", "example-2-1-1", "no row here for example-1-2-1 and example-2-2-1",
         "add one for each: the passage, its text, and the second reader's codes", (R, 39, "passage")),
    ],
    "answers": [
        (S, 5, "mentions", "E41", "the account is silent, but 'example-1-1-2' names E41", "give its answer, or mend the events of 'example-1-1-2'",
         (A, 16, "answer")),
        (A, 2, "own_answer", "", "'own' stands under answer, and nothing here", "write your answer here, in at most 40 characters"),
        (A, 3, "own_answer", "far " * 20, "the answer has 80 characters", "write at most 40; say more in summary"),
        (A, 4, "answer", "", "not answered yet", "write one of choose_from; 'silent' is an answer"),
        (A, 5, "answer", "both for their needs", "'both for their needs' is no answer to this question",
         "use one of: bargain, both-gain, shield, silent, unequal, wrung; or write 'own' here, and your answer under own_answer"),
        (A, 6, "answer", "hihg-point", "'hihg-point' is no answer to this question",
         "did you mean 'high-point'? Or write 'own' here, and your answer under own_answer"),
        (A, 7, "answer2", "own", "'own' is no answer to 'aid'", "use one of: benefit, burden, interest, paid"),
        (A, 8, "passage", "", "the answer rests on no passage", "name the passage, or answer 'silent'"),
        (A, 9, "answer", "y1960", "'y1960' stands here, and an answer of your own under own_answer", "write 'own' here, or empty own_answer"),
        (A, 17, "question", "headships", "'headships' is no question of the collection", "did you mean 'headship'?"),
        (A, 11, "passage", "example-5-1-2", "a silent account cites a passage", "give its answer, or remove the passage", (A, 11, "answer")),
        (A, 15, "question", "mao-objects", "another row has the same question (mao-objects ...)", BOTH_ROWS, (A, 15, "")),
        (A, 20, "answer2", "misread", "the second answer rests on no passage", "name the passage", (A, 20, "passage2")),
        (A, 22, "answer2", "divided", "'divided' is given twice", "leave the second answer empty"),
        (A, 27, "question", "bound-to-fail", "no row here for poland-hungary and headship", "add one for each", (A, 28, "question")),
    ],
    "the account": [
        (B, 2, "yours", "A name of far too many letters", "the name has 30 characters", "write at most 24"),
        (B, 5, "what", "heading", "'heading' is not asked for", "write title"),
        (B, 6, "what", "origin", "'origin' stands twice", "keep one of the two rows, and write title and genre in the other", (B, "6-7", "what")),
        (B, 8, "yours", "  ", "'purpose' is empty", template.ABOUT["purpose"]),
        (B, 15, "yours", "Klingon", "'Klingon' is no language that is known here",
         "use one of: Arabic, Bengali, Bulgarian, Chinese, Czech, Danish, Dutch, English ...; or leave the cell empty: then the language is guessed"),
    ],
    "a name in other letters": [(B, 2, "yours", "沈志华", "the charts have no letter for '沈志华'", f"{SPELT}; {INSTALL}")],
    "a name like another": [(B, 2, "yours", C.sources.name[0].lower(), f"'{C.sources.name[0]}' is taken already", "choose another")],
    "complaints": [
        (S, 13, "grievance", "china", "'example-2-3-1' is coded 'china', but grievances.csv has no complaint there", CODE),
        (S, 36, "grievance", "ussr", "'example-4-3-1' is coded 'ussr', but grievances.csv has a complaint of china and one of ussr there", CODE),
        (G, 2, "complaint", "inequalty", "there is no complaint 'inequalty'", "did you mean 'inequality'? Or add it to complaints.csv"),
        (G, 13, "passage", {"passage": "example-4-0", "complaint": "test-ban", "quote": "The break", "stated": "outright"},
         "'example-4-0' is no sentence that is coded", "name one that is"),
        (K, 2, "complaint", "Bomb withheld!", "'Bomb withheld!' has the wrong form", "use small letters, digits and hyphens, as in the other rows"),
        (G, 5, "quote", "withheld the sample bomb", "there is no complaint 'bomb-withheld'",
         "use one of: aid-cost, aid-short, aid-unequal, ally-tested, broken-promise, camp-mishandled, chongqing, coexistence ...; "
         "or add it to complaints.csv",
         (G, 5, "complaint")),
        (K, 7, "complaint", {"complaint": "great-leap", "complainant": "ussr", "label": "The Great Leap was wrong", "theme": "development",
                              "event": "E43"},
         "'great-leap' is in data/complaints.csv too, which has 'The Great Leap and the communes are wrong' under label and 'E56' under event",
         "if it is the same complaint, write the same here; if not, give it another name here and in grievances.csv"),
        (K, 8, "complaint", {"complaint": "weather", "complainant": "china", "label": "The weather", "theme": "none"},
         "nobody mentions the complaint 'weather'", "add its mention to grievances.csv or remove it"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_in_its_cell_with_what_to_do_and_no_other_is_told(folder, kind):
    expected = {}  # rows with the same problem are one line
    for file, row, column, cell, wrong, remedy, *elsewhere in FAULTS[kind]:
        edit(folder / file, put(column, cell, row - 2) if isinstance(cell, str) else added(cell))
        file, row, column = elsewhere[0] if elsewhere else (file, row, column)
        expected.setdefault((f"example/{file}", column, wrong, remedy), []).append(str(row))
    assert {(file, *said): rows for file, rows, *said in found()} == {at: ", ".join(rows) for at, rows in expected.items()}


def test_too_many_quotations_are_told_at_the_longest(folder):
    rows = own.passages("example")
    def change(sheet):
        for n, words in enumerate(rows.text.str.split()):
            if rows.kind[n] == "sentence" and len(words) > 12:
                sheet[n]["quote"] = " ".join(words[: 12 if n == 20 else 8])

    edit(folder / S, change)
    [problem] = found()
    most, total = -(-sum(map(len, rows.text.str.split())) // 5) - 1, sum(map(len, rows.text.str.split()))
    assert problem[:3] == ("example/sentences.csv", "22", "quote") and problem[4] == "shorten it and others, or empty some"
    wrong = f" of the {total} words of 'example' are quoted, and at most {most} may be, under a fifth; this is the longest quotation"
    assert problem[3].endswith(wrong)


def test_of_one_the_singular_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path)
    (tmp_path / "text.txt").write_text("It broke.", encoding="utf-8")
    own.begin(C, "tiny", tmp_path / "text.txt")
    assert own.divide(C, "tiny").startswith("accounts/tiny has 1 passage, among them 1 sentence.")
    fill(tmp_path / "tiny")
    period = {"label": "broke", "start": "1950", "end": "1951", "relation": "apart", "scope": "period", "bounds": "given"}
    edit(tmp_path / "tiny" / P, added({**period, "passage": own.passages("tiny").passage[0]}))
    quoted = "1 of the 2 words of 'tiny' is quoted, and at most 0 may be, under a fifth; this is the longest quotation"
    assert [problem[3] for problem in found("tiny")] == [quoted]
    sheet = tmp_path / "tiny" / K
    sheet.write_text(sheet.read_text(encoding="utf-8") + "weather\n", encoding="utf-8")
    assert [problem[3] for problem in found("tiny")] == ["the row has 1 cell, not 5"]


def test_all_problems_stand_in_one_report_in_the_order_of_the_sheets(folder):
    edit(folder / A, put("answer", "maybe", 3))
    edit(folder / A, put("passage", "", 6))
    edit(folder / B, put("yours", "", 3))
    (folder / "text.txt").unlink()
    sentences = (folder / S).read_text(encoding="utf-8")
    (folder / S).write_text(sentences.replace(',"frame",', ",", 1), encoding="utf-8")  # one sheet that cannot be read hides no other
    assert [problem[:2] for problem in found()] == [
        ("example/text.txt", ""), ("example/about.csv", "5"), ("example/sentences.csv", "4"), ("example/answers.csv", "5"),
    ]  # fmt: skip
    (folder / S).write_text(sentences, encoding="utf-8")
    with pytest.raises(CollectionError, match=r"example/answers.csv, row 8, column passage: the answer rests on no passage; name the passage"):
        own.beside(C, "example")


def test_sheets_without_a_row_are_checked_too(folder):
    for name in (S, P, G, A, R):
        edit(folder / name, lambda rows: rows.clear())
    assert [problem[3].split(" before")[0] for problem in found() if problem[0] == "example/sentences.csv"] == ["a passage is missing"]


def test_what_is_wrong_with_the_collection_itself_comes_before_the_sheets():
    complaints = pandas.concat([C.complaints, C.complaints.iloc[[0]].assign(complaint="unheard-of")], ignore_index=True)
    found = own.check(dataclasses.replace(C, complaints=complaints), "example")
    assert found.file.tolist() == ["complaints.csv"] and "nobody mentions" in found.wrong[0]


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
