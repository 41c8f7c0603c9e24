"""The collection's own rules, each broken once: the cell that is named, what is wrong, and what to do, word for word."""

import re

import numpy
import pytest
from changed_tables import TABLES, put, row, told, without
from sidebyside.letters import INSTEAD
from sidebyside.rules import codebook, glossary, positions, printable, quotations
from sidebyside.tables import csvfile

PASSAGES, POSITIONS, SOURCES = TABLES["passages"], TABLES["positions"], TABLES["sources"]
FU = SOURCES[SOURCES.source == "fu"].iloc[0]
SENTENCE = {"passage": PASSAGES.passage[(PASSAGES.kind == "sentence") & (PASSAGES.source == "fu")].iloc[0]}
OTHERS = {"passage": PASSAGES.passage[(PASSAGES.kind == "sentence") & (PASSAGES.source != "fu")].iloc[0]}
AGREED = {**SENTENCE, "reading": "agreed"}
KOREA = {"question": "korea", "work": FU.work}
SILENT, HISTORIAN = (
    POSITIONS[chosen].iloc[0][["question", "work"]].to_dict()
    for chosen in ((POSITIONS.answer == "silent") & (POSITIONS.work == FU.work), ~POSITIONS.work.isin(SOURCES.work))
)
EVENT, PHASE, ACCOUNT = {"event": "E15"}, {"phase": TABLES["phases"].phase[0]}, {"source": "fu"}
DATE, TWICE, ZHOU, STALIN = ({"correction": "fu-korea-1953-abstract"}, {"correction": "fu-c-title-span"},
                             {"term": "Zhou Enlai"}, {"term": "Stalin"})  # fmt: skip
LEADS, MORE = (TABLES["claims"][TABLES["claims"].test == test].iloc[0][["claim"]].to_dict() for test in ("leads", "tells of more"))
ONE, OTHER = TABLES["turning_points"][TABLES["turning_points"].event == "E99"][["event", "work"]].to_dict("records")
CAUSE = {"variable": "role", "code": "cause"}
SPELT = f"write it in letters such as Latin, Greek or Cyrillic; or {INSTEAD}"
CITES = ("a silent account cites a passage", "give its answer, or remove the passage")
BESIDE = ("theme2 repeats theme, or has none beside it", "move it or leave it empty")


@pytest.mark.parametrize(
    ("rule", "table", "key", "cells", "wrong", "remedy"),
    [
        (csvfile.cells, "events", EVENT, {"label": "two\nlines"}, "the cell holds a line break or another control character", "write it on one line"),
        (csvfile.cells, "events", EVENT, {"label": "a" * 2001}, "the cell has 2,001 characters", "write at most 2,000"),
        (csvfile.formulas, "events", EVENT, {"label": "=1"}, "the cell begins like a spreadsheet formula", "begin it with a word"),
        (codebook.periods, "phases", PHASE, {"end": "1980", "start": "1990"}, "it begins in 1990 and ends before that, in 1980",
         "put the earlier date under start, the later one under end"),
        (codebook.codebook, "coding", AGREED, {"role": "caus"}, "the code 'caus' is not in codes.csv", "did you mean 'cause'?"),
        (codebook.second_theme, "coding", AGREED, {"theme": "aid", "theme2": "aid"}, *BESIDE),
        (codebook.second_theme, "coding", AGREED, {"theme": "none", "theme2": "aid"}, *BESIDE),
        (codebook.coded_once, "passages", SENTENCE, {"statement": ""},
         f"the sentence '{SENTENCE['passage']}' has no statement", "say in your own words what it says"),
        (codebook.examples, "codes", CAUSE, {"example": "x"}, "'x' does not bear the code 'cause'", "name a passage that does, or mend coding.csv"),
        (codebook.grievances_and_codes, "coding", AGREED, {"grievance": "both"},
         f"'{SENTENCE['passage']}' is coded 'both', but grievances.csv has no complaint there",
         "change the code, the rows of grievances.csv, or the complainant in complaints.csv"),
        (codebook.grievances_and_codes, "coding", {"passage": "fr-ideology-1-1", "reading": "agreed"}, {"grievance": "china"},
         "'fr-ideology-1-1' is coded 'china', but grievances.csv has a complaint of ussr there",
         "change the code, the rows of grievances.csv, or the complainant in complaints.csv"),
        (codebook.loose_ends, "complaints", {"complaint": TABLES["complaints"].complaint[0]}, {"complaint": "weather"},
         "nobody mentions the complaint 'weather'", "add its mention to grievances.csv or remove it"),
        (codebook.loose_ends, "works", {"work": TABLES["works"].work[0]}, {"work": "idle"}, "nothing refers to the work 'idle'",
         "use it or remove it"),
        (codebook.loose_ends, "phases", PHASE, {"passage": "", "locator": ""},
         "nothing says where the label stands", "name its passage"),
        (positions.legal_answers, "positions", KOREA, {"answer2": "strange"}, "'strange' is no answer to 'korea'", "did you mean 'strain'?"),
        (positions.legal_answers, "positions", KOREA, {"answer2": "silent"}, "'silent' is no answer to 'korea'",
         "use one of: high-point, mixed, sealed, strain"),
        (positions.legal_answers, "positions", KOREA, {"answer": "strain", "answer2": "strain"}, "'strain' is given twice",
         "leave the second answer empty"),
        (positions.evidence, "positions", KOREA, {"passage": ""}, "the answer rests on no passage", "name the passage, or answer 'silent'"),
        (positions.evidence, "positions", KOREA, {"answer2": "strain", "passage2": ""}, "the second answer rests on no passage", "name the passage"),
        (positions.evidence, "positions", KOREA, OTHERS, f"'{OTHERS['passage']}' is no passage of this account",
         "name one of its own"),
        (positions.evidence, "positions", KOREA, {"passage2": "nowhere"}, "'nowhere' is no passage of this account",
         "name one of its own"),
        (positions.evidence, "positions", HISTORIAN, {"seen_quote": ""}, f"nothing says what was seen of '{HISTORIAN['work']}'",
         "fill in seen_quote, seen and certainty"),
        (positions.evidence, "positions", HISTORIAN, {"seen": "contents", "certainty": "confirmed"},
         "a title alone confirms no answer", "say 'probable', or see more of it"),
        (positions.speakers, "positions", HISTORIAN, {"work": "shen-2017"}, "'shen-2017' is an edited volume", "name the work of its chapter"),
        (positions.speakers, "works", {"work": "deng-1989"}, {"date": ""}, "nothing says when 'deng-1989' was said", "fill in date"),
        (positions.silence, "positions", SILENT, {**SENTENCE, "answer": "silent"}, *CITES),
        (positions.silence, "positions", SILENT, {"passage2": SENTENCE["passage"], "answer": "silent"}, *CITES),
        (positions.lists, "questions", {"question": "korea"}, {"events": "E15 E999"}, "'E999' is not in events.csv", "did you mean 'E99'?"),
        (positions.lists, "documents", {"document": "treaty-1950"}, {"questions": "treaty strange"},
         "'strange' is no question", "use one of: aid, before, beginning, bound-to-fail, coexistence, congress, end, experts ..."),
        (quotations.words_seen, "positions", HISTORIAN, {"seen_quote": "a b c d e f g h i j k l m"},
         "the quotation has 13 words, more than 12", "quote fewer words"),
        (quotations.words_seen, "turning_points", {"event": "E29", "work": "wu-pingzhi-2012"}, {"seen_quote": "拉開了中蘇十年論戰的序幕" * 3},
         "the quotation has 18 words, more than 12", "quote fewer words"),
        (positions.corrections, "corrections", DATE, {"follows": ""}, "a heavy correction says nothing of what follows", "say what follows"),
        (positions.corrections, "corrections", DATE, {"dated": "1950-10"},
         "the date is called wrong, but '1950-10' and '1950-10-19' are coarser", "mend the date, the event or the verdict"),
        (positions.corrections, "corrections", DATE, {"authority": ""}, "'certain' without an authority", "name the work, or say 'arguable'"),
        (positions.corrections, "corrections", TWICE, {"passage2": ""}, "a contradiction needs a second passage", "name it"),
        (positions.claims, "claims", LEADS, {"counted": "ideolgy"}, "'ideolgy' does not fit the test 'leads'", "did you mean 'ideology'?"),
        (positions.claims, "claims", MORE, {"counted": "both"}, "'both' does not fit the test 'tells of more'", "use one of: apart, closer"),
        (positions.claims, "claims", LEADS, {"than": "aid"}, "'aid' does not fit the test 'leads'", "leave the cell empty"),
        (printable.problems, "sources", ACCOUNT, {"name": "Fu ᠠᠡᠢᠣᠤᠥᠦᠧᠨᠩᠪᠫᠬᠭ"},
         "the charts have no letter for 'ᠠᠡᠢᠣᠤᠥᠦᠧᠨᠩᠪᠫ'", SPELT),
        (printable.problems, "sources", ACCOUNT, {"name": "a" * 25}, "the name has 25 characters", "write at most 24"),
        (printable.problems, "sources", ACCOUNT, {"name": "share"},
         "the name 'share' begins with a small letter, like the name of a column", "write 'Share'"),
        (glossary.problems, "glossary", ZHOU, {"also": "Mao"}, "'Mao' is a name of 'Mao Zedong' already", "let a name lead to one entry"),
        (glossary.problems, "glossary", ZHOU, {"also": "A;; B"}, "'A;; B' is no list of names", "put '; ' between two names"),
        (glossary.problems, "glossary", STALIN, {"russian": "Stalin"}, "'Stalin' is not in Cyrillic letters", "write it in Cyrillic letters"),
        (glossary.problems, "glossary", ZHOU, {"chinese": "", "pinyin": "Zhōu"}, "'Zhōu' stands without its chinese",
         "fill in chinese, or empty the cell"),
        (glossary.problems, "glossary", ZHOU, {"pinyin": "Zhōu'ēn"}, "'Zhōu'ēn' has 2 syllables with a tone, '周恩来' has 3",
         "write one for each character"),
    ],
)  # fmt: skip
def test_a_cell_against_a_rule(rule, table, key, cells, wrong, remedy):
    assert list(rule(TABLES)) == []
    found = [tuple(problem) for problem in rule(put(table, key, cells))]
    assert found == [(f"{table}.csv", row(table, key) + 2, [*cells][-1], wrong, remedy)]


@pytest.mark.parametrize(
    ("rule", "table", "key", "named", "there", "column", "wrong", "remedy"),
    [
        (codebook.coded_once, "coding", AGREED, "passages", SENTENCE, "passage",
         f"the sentence '{SENTENCE['passage']}' has no agreed reading in coding.csv", "add a row to coding.csv with reading 'agreed'"),
        (codebook.read_throughout, "coding", {**SENTENCE, "reading": "second"}, "passages", SENTENCE, "passage",
         f"the sentence '{SENTENCE['passage']}' has no second reading in coding.csv", "add a row to coding.csv with reading 'second'"),
        (codebook.coded_once, "passages", SENTENCE, "coding", {**SENTENCE, "reading": "first"}, "passage",
         f"'{SENTENCE['passage']}' is no sentence of an account", None),
        (codebook.grievances_and_codes, "coding", {"passage": TABLES["grievances"].passage[0], "reading": "agreed"},
         "grievances", {"passage": TABLES["grievances"].passage[0], "complaint": TABLES["grievances"].complaint[0]}, "passage",
         f"'{TABLES['grievances'].passage[0]}' is no sentence that is coded", "name one that is"),
        (codebook.codebook, "coding", {"effect": "mixed"}, "codes", {"variable": "effect", "code": "mixed"}, "code",
         "the code 'mixed' of effect is never used", "remove it or use it"),
        (codebook.order, "passages", {"source": "fu", "position": "7"}, "passages", {"source": "fu", "position": "8"}, "position",
         "position 8 of 'fu' should be 7", "a row is lost, doubled or out of order: restore it"),
        (positions.turning_points, "turning_points", ONE, "turning_points", OTHER, "event",
         "only one work argues 'E99'", "add another, or remove it"),
        (positions.one_answer_each, "positions", KOREA, "questions", {"question": "korea"}, "question",
         f"the account '{FU.work}' has no row for 'korea'", "add one to positions.csv; 'silent' is an answer"),
        (positions.legal_answers, "positions", {"question": "korea"}, "answers", {"question": "korea", "answer": "strain"}, "answer",
         "nobody answers 'strain' to 'korea'", "add who does to positions.csv, or remove it"),
    ],
)  # fmt: skip
def test_a_row_that_is_missing_is_told_where_it_is_missed(rule, table, key, named, there, column, wrong, remedy):
    found = list(rule(without(table, key)))
    [problem] = [one for one in found if one[:3] == (f"{named}.csv", row(named, there) + 2, column)]
    assert problem.wrong == wrong and problem.remedy == (remedy or problem.remedy)
    assert {one.file for one in found} == {f"{named}.csv"}


def test_an_account_that_is_called_silent_though_it_speaks():
    cites, *names = positions.silence(put("positions", KOREA, {"answer": "silent"}))
    assert cites == ("positions.csv", row("positions", KOREA) + 2, "answer", *CITES) and names
    for found in names:
        assert found[:3] == cites[:3]
        passage, event = re.fullmatch("the account is silent, but '(.+)' names (.+)", found.wrong).groups()
        assert found.remedy == f"give its answer, or mend the events of '{passage}'"
        assert any(((TABLES[table].passage == passage) & (TABLES[table].event == event)).any() for table in ("coding", "mentions"))


def test_a_bad_date_called_wrong_is_named_once():
    [found] = told(put("corrections", DATE, {"dated": "1950-13"}))
    assert found[3] == "'1950-13' is not a date that can be read"


UNQUOTED = {**TABLES, **{table: TABLES[table].assign(**{column: ""}) for table, column in quotations.QUOTING}}


@pytest.mark.parametrize(("table", "column"), quotations.QUOTING)
@pytest.mark.parametrize("place", [0, -1])
def test_a_quotation_is_short_and_shorter_than_its_sentence_wherever_it_stands(table, column, place):
    quoting = UNQUOTED[table][UNQUOTED[table].passage.isin(PASSAGES.passage[PASSAGES.kind == "sentence"])]
    index, passage = quoting.index[place], quoting.passage.iloc[place]

    def told(words, quote):
        rows = UNQUOTED["passages"]
        tables = {**UNQUOTED, "passages": rows.assign(words=rows.words.mask(rows.passage == passage, str(words)))}
        tables[table] = tables[table].assign(**{column: tables[table][column].mask(tables[table].index == index, quote)})
        return [tuple(found) for found in quotations.quotes(tables)]

    where = (f"{table}.csv", index + 2, column)
    assert told(13, "a " * 12) == told(4, "a b c") == []
    assert told(14, "a " * 13) == [(*where, "the quotation has 13 words, more than 12", "quote fewer words")]
    assert told(3, "a b c") == [(*where, "the quotation is the whole sentence", "quote fewer words")]


@pytest.mark.parametrize(("label", "quoted"), [("a " * 13, True), (f"[{'a ' * 13}]", False), (f"[{'a ' * 13}", True)])
def test_a_label_in_brackets_is_ours_and_no_quotation(label, quoted):
    tables = {**UNQUOTED, "phases": UNQUOTED["phases"].assign(label=label)}
    assert bool(list(quotations.quotes(tables))) == quoted


@pytest.mark.parametrize("kept", [True, False])
def test_a_fifth_of_an_account_is_too_much_to_quote(kept):
    own = PASSAGES.source == "fu"
    rows = PASSAGES.assign(quote=numpy.where(own, "two words", ""), words="10")
    first = rows.index[own][0]
    rows.loc[first, "quote"] = "two words" if kept else ""
    grievances = UNQUOTED["grievances"].assign(quote="words")  # that stand in the other quotations of their passages
    told = [
        ("passages.csv", first + 2, "quote", f"{2 * own.sum()} of the {10 * own.sum()} words of 'fu' are quoted, "
         f"and at most {2 * own.sum() - 1} may be, under a fifth; this is the longest quotation", "shorten it and others, or empty some")
    ]  # fmt: skip
    found = list(quotations.quoted_little({**UNQUOTED, "passages": rows, "grievances": grievances[~grievances.passage.isin(rows.passage[~own])]}))
    assert found == (told if kept else [])
