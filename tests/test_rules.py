"""The collection's own rules, each broken once: the cell that is named, what is wrong, and what to do, word for word."""

import re

import numpy
import pytest
from sidebyside import load
from sidebyside.collection import DATA, read_schema
from sidebyside.rules import codebook, glossary, positions, printable, quotations
from sidebyside.tables import csvfile

C = load()
TABLES = {
    table["name"]: csvfile.read(DATA / table["path"], [field["name"] for field in table["schema"]["fields"]])[0]
    for table in read_schema()["resources"]
}
SENTENCE = {"passage": C.passages.passage[(C.passages.kind == "sentence") & (C.passages.source == C.sources.source.iloc[1])].iloc[0]}
AGREED = {**SENTENCE, "reading": "agreed"}
KOREA = {"question": "korea", "work": C.sources.work.iloc[0]}
HISTORIAN = C.positions[~C.positions.work.isin(C.sources.work)].iloc[0][["question", "work"]].to_dict()
EVENT, PHASE, ACCOUNT = {"event": "E15"}, {"phase": C.phases.phase.iloc[0]}, {"source": C.sources.source.iloc[0]}
DATE, TWICE, ZHOU, STALIN = ({"correction": "fu-korea-1953-abstract"}, {"correction": "fu-c-title-span"},
                             {"term": "Zhou Enlai"}, {"term": "Stalin"})  # fmt: skip
LEADS, MORE = ({"claim": C.claims.claim[C.claims.test == test].iloc[0]} for test in ("leads", "tells of more"))
LIKE = "write it like 1950, 1950-10, 1950-10-19, 1950/1953 or 1950~"
CAUSE = {"variable": "role", "code": "cause"}
SPELT = "write it in letters such as Latin, Greek, Cyrillic or Arabic"


def put(table, key, cells):
    """A table with other cells in the row that a key (a dict of column and cell) leads to; and that row's number."""
    rows = TABLES[table]
    chosen = (rows[list(key)] == list(key.values())).all(axis=1)
    [index] = rows.index[chosen]
    return rows.assign(**{column: rows[column].mask(chosen, cell) for column, cell in cells.items()}), index + 2


@pytest.mark.parametrize(
    ("rule", "table", "key", "cells", "wrong", "remedy"),
    [
        (csvfile.cells, "events", EVENT, {"label": "two\nlines"}, "the cell holds a line break or another control character", "write it on one line"),
        (csvfile.cells, "events", EVENT, {"label": "a" * 2001}, "the cell has 2,001 characters", "write at most 2,000"),
        (csvfile.formulas, "events", EVENT, {"label": "=1"}, "the cell begins like a spreadsheet formula", "begin it with a word"),
        (codebook.dates, "events", EVENT, {"date": "1950-13"}, "'1950-13' is not a date that can be read", LIKE),
        (codebook.dates, "phases", PHASE, {"end": "1980", "start": "1990"}, "it begins in 1990 and ends before that, in 1980",
         "put the earlier date under start, the later one under end"),
        (codebook.dates, "phases", PHASE, {"end": "soon"}, "'soon' is not a date that can be read", LIKE),
        (codebook.codebook, "coding", AGREED, {"role": "caus"}, "the code 'caus' is not in codes.csv", "did you mean 'cause'?"),
        (codebook.second_field, "coding", AGREED, {"theme": "aid", "theme2": "aid"},
         "theme2 repeats theme, or has none beside it", "move it or leave it empty"),
        (codebook.second_field, "coding", AGREED, {"theme": "none", "theme2": "aid"},
         "theme2 repeats theme, or has none beside it", "move it or leave it empty"),
        (codebook.coded_once, "passages", SENTENCE, {"statement": ""},
         f"the sentence '{SENTENCE['passage']}' has no statement", "say in your own words what it says"),
        (codebook.examples, "codes", CAUSE, {"example": "x"}, "'x' does not bear the code 'cause'", "name a passage that does, or mend coding.csv"),
        (codebook.grievances_and_codes, "coding", AGREED, {"grievance": "both"},
         f"'{SENTENCE['passage']}' is coded 'both', but grievances.csv has no complaint there",
         "change the code, the rows of grievances.csv, or the complainant in complaints.csv"),
        (codebook.loose_ends, "complaints", {"complaint": C.complaints.complaint.iloc[0]}, {"complaint": "weather"},
         "nobody mentions the complaint 'weather'", "add its mention to grievances.csv or remove it"),
        (codebook.loose_ends, "works", {"work": C.works.work.iloc[0]}, {"work": "idle"}, "nothing refers to the work 'idle'", "use it or remove it"),
        (codebook.loose_ends, "phases", PHASE, {"passage": "", "locator": ""},
         "nothing says where the label stands", "name its passage"),
        (positions.legal_answers, "positions", KOREA, {"answer2": "strange"}, "'strange' is no answer to 'korea'", "did you mean 'strain'?"),
        (positions.legal_answers, "positions", KOREA, {"answer2": "silent"}, "'silent' is no answer to 'korea'",
         "use one of: high-point, mixed, sealed, strain"),
        (positions.legal_answers, "positions", KOREA, {"answer": "strain", "answer2": "strain"}, "'strain' is given twice",
         "leave the second answer empty"),
        (positions.evidence, "positions", KOREA, {"passage": ""}, "the answer rests on no passage", "name the passage, or answer 'silent'"),
        (positions.evidence, "positions", KOREA, {"answer2": "strain", "passage2": ""}, "the second answer rests on no passage", "name the passage"),
        (positions.evidence, "positions", KOREA, SENTENCE, f"'{SENTENCE['passage']}' is no passage of this account",
         "name one of its own"),
        (positions.evidence, "positions", HISTORIAN, {"seen_quote": ""}, f"nothing says what was seen of '{HISTORIAN['work']}'",
         "fill in seen_quote, seen and certainty"),
        (positions.evidence, "positions", HISTORIAN, {"seen": "contents", "certainty": "confirmed"},
         "a title alone confirms no answer", "say 'probable', or see more of it"),
        (positions.speakers, "positions", HISTORIAN, {"work": "shen-2017"}, "'shen-2017' is an edited volume", "name the work of its chapter"),
        (positions.speakers, "works", {"work": "deng-1989"}, {"date": ""}, "nothing says when 'deng-1989' was said", "fill in date"),
        (positions.documents, "documents", {"document": "treaty-1950"}, {"questions": "treaty strange"},
         "'strange' is no question", "use one of: aid, before, beginning, bound-to-fail, coexistence, congress, end, experts ..."),
        (quotations.words_seen, "positions", HISTORIAN, {"seen_quote": "a b c d e f g h i j k l m"},
         "the quotation has 13 words, more than 12", "quote fewer words"),
        (quotations.words_seen, "turning_points", {"event": "E29", "work": "wu-pingzhi-2012"}, {"seen_quote": "拉開了中蘇十年論戰的序幕" * 3},
         "the quotation has 18 words, more than 12", "quote fewer words"),
        (positions.silence, "questions", {"question": "korea"}, {"events": "E15 E999"}, "'E999' is not in events.csv", "did you mean 'E99'?"),
        (positions.corrections, "corrections", DATE, {"follows": ""}, "a heavy correction says nothing of what follows", "say what follows"),
        (positions.corrections, "corrections", DATE, {"dated": "1950-10"},
         "the date is called wrong, but '1950-10' and '1950-10-19' are coarser", "mend the date, the event or the verdict"),
        (positions.corrections, "corrections", DATE, {"authority": ""}, "'certain' without an authority", "name the work, or say 'arguable'"),
        (positions.corrections, "corrections", TWICE, {"passage2": ""}, "a contradiction needs a second passage", "name it"),
        (positions.claims, "claims", LEADS, {"counted": "ideolgy"}, "'ideolgy' does not fit the test 'leads'", "did you mean 'ideology'?"),
        (positions.claims, "claims", MORE, {"counted": "both"}, "'both' does not fit the test 'tells of more'", "use one of: apart, closer"),
        (positions.claims, "claims", LEADS, {"than": "aid"}, "'aid' does not fit the test 'leads'", "leave the cell empty"),
        (printable.problems, "sources", ACCOUNT, {"name": "Fu 傅"}, "the charts have no letter for '傅'", SPELT),
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
    changed, row = put(table, key, cells)
    assert [tuple(found) for found in rule({**TABLES, table: changed})] == [(f"{table}.csv", row, [*cells][-1], wrong, remedy)]


def numbered(table, **key):
    """The number of the first row with some cells, as a spreadsheet shows it."""
    return TABLES[table].index[(TABLES[table][list(key)] == list(key.values())).all(axis=1)][0] + 2


def without(table, **key):
    """A table without the rows that have some cells."""
    rows = TABLES[table]
    return rows[~(rows[list(key)] == list(key.values())).all(axis=1)]


def test_a_row_that_is_missing_is_told_where_it_is_missed():
    def told(rule, table, **key):
        return [tuple(found) for found in rule({**TABLES, table: without(table, **key)})]

    passage, mention = SENTENCE["passage"], TABLES["grievances"].passage[0]
    assert told(codebook.coded_once, "coding", **AGREED) == [
        ("passages.csv", numbered("passages", **SENTENCE), "passage", f"the sentence '{passage}' has no agreed reading in coding.csv",
         "add a row to coding.csv with reading 'agreed'")
    ]  # fmt: skip
    assert told(codebook.grievances_and_codes, "coding", passage=mention, reading="agreed")[0] == (
        "grievances.csv", 2, "passage", f"'{mention}' is no sentence that is coded", "name one that is"
    )  # fmt: skip
    assert told(codebook.codebook, "coding", effect="mixed") == [
        ("codes.csv", numbered("codes", variable="effect", code="mixed"), "code", "the code 'mixed' of effect is never used", "remove it or use it")
    ]  # fmt: skip
    position = int(TABLES["passages"].set_index("passage").position[passage])
    follows = numbered("passages", source=C.sources.source.iloc[1], position=str(position + 1))
    assert told(codebook.order, "passages", **SENTENCE) == [
        ("passages.csv", follows, "position", f"position {position + 1} of '{C.sources.source.iloc[1]}' should be {position}",
         "a row is lost, doubled or out of order: restore it")
    ]  # fmt: skip
    assert told(positions.one_answer_each, "positions", **KOREA) == [
        ("questions.csv", numbered("questions", question="korea"), "question", f"the account '{KOREA['work']}' has no row for 'korea'",
         "add one to positions.csv; 'silent' is an answer")
    ]  # fmt: skip
    own = TABLES["answers"][TABLES["answers"].question == "korea"].answer.tolist()
    assert told(positions.legal_answers, "positions", question="korea") == [
        ("answers.csv", numbered("answers", question="korea", answer=answer), "answer", f"nobody answers '{answer}' to 'korea'", "remove it")
        for answer in own
    ]  # fmt: skip


def test_an_account_that_is_called_silent_though_it_speaks():
    table, row = put("positions", KOREA, {"answer": "silent"})
    cites, *names = positions.silence({**TABLES, "positions": table})
    assert cites == ("positions.csv", row, "answer", "a silent account cites a passage", "give its answer, or remove the passage")
    assert names
    for found in names:
        assert found[:3] == cites[:3]
        passage, event = re.fullmatch("the account is silent, but '(.+)' names (.+)", found.wrong).groups()
        assert found.remedy == f"give its answer, or mend the events of '{passage}'"
        assert any(((TABLES[table].passage == passage) & (TABLES[table].event == event)).any() for table in ("coding", "mentions"))


UNQUOTED = {
    table: TABLES[table].assign(**{column: ""})
    for table, column in (("passages", "quote"), ("grievances", "quote"), ("phases", "label"), ("corrections", "quote"))
}


@pytest.mark.parametrize("table", UNQUOTED)
@pytest.mark.parametrize("place", [0, -1])
def test_a_quotation_is_short_and_shorter_than_its_sentence_wherever_it_stands(table, place):
    column = "label" if table == "phases" else "quote"
    quoted = UNQUOTED[table][UNQUOTED[table].passage.isin(C.passages.passage[C.passages.kind == "sentence"])]
    index, passage = quoted.index[place], quoted.passage.iloc[place]

    def told(words, quote):
        rows = UNQUOTED["passages"]
        tables = {**UNQUOTED, "passages": rows.assign(words=rows.words.mask(rows.passage == passage, str(words)))}
        tables[table] = tables[table].assign(**{column: tables[table][column].mask(tables[table].index == index, quote)})
        return [tuple(found) for found in codebook.quotes({**TABLES, **tables})]

    where = (f"{table}.csv", index + 2, column)
    assert told(13, "a " * 12) == told(4, "a b c") == []
    assert told(14, "a " * 13) == [(*where, "the quotation has 13 words, more than 12", "quote fewer words")]
    assert told(3, "a b c") == [(*where, "the quotation is the whole sentence", "quote fewer words")]


@pytest.mark.parametrize(("label", "quoted"), [("a " * 13, True), (f"[{'a ' * 13}]", False), (f"[{'a ' * 13}", True)])
def test_a_label_in_brackets_is_ours_and_no_quotation(label, quoted):
    tables = {**TABLES, **UNQUOTED, "phases": UNQUOTED["phases"].assign(label=label)}
    assert bool(list(codebook.quotes(tables))) == quoted


@pytest.mark.parametrize("kept", [True, False])
def test_a_fifth_of_an_account_is_too_much_to_quote(kept):
    name = C.sources.source.iloc[0]
    own = TABLES["passages"].source == name
    rows = TABLES["passages"].assign(quote=numpy.where(own, "two words", ""), words="10")
    first = rows.index[own][0]
    rows.loc[first, "quote"] = "two words" if kept else ""
    told = [
        ("passages.csv", first + 2, "quote", f"{2 * own.sum()} of the {10 * own.sum()} words of '{name}' are quoted, "
         f"and at most {2 * own.sum() - 1} may be, under a fifth; this is the longest quotation", "shorten it and others, or empty some")
    ]  # fmt: skip
    assert list(codebook.quoted_little({**TABLES, **UNQUOTED, "passages": rows})) == (told if kept else [])


def test_the_first_row_of_a_table_is_no_exception():
    rows = UNQUOTED["passages"]
    quoting = rows.assign(quote=rows.quote.mask(rows.index == 0, "a " * 13))
    assert [found.row for found in codebook.quotes({**TABLES, **UNQUOTED, "passages": quoting})] == [2]
