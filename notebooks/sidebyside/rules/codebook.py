"""The collection's own rules, on top of the table schema.

Each check takes the tables (a dict of DataFrames of text, as read) and yields Problems. A row number is
the one a spreadsheet shows: the header is row 1. No check changes anything.
"""

import itertools

import numpy

from ..dates import stretch
from ..tables.csvfile import cells
from ..tables.lookup import places
from ..tables.problem import Suggestions, problem_at
from .quotations import quoted_little, quotes, words_seen

DATE_COLUMNS = {
    "sources": ("covers",),
    "coding": ("dated",),
    "events": ("date",),
    "works": ("year", "date"),
    "schools": ("rose",),
    "documents": ("date",),
    "corrections": ("dated",),
    "confirmations": ("dated",),
}
DATE = "write it like 1950, 1950-10, 1950-10-19, 1950/1953 or 1950~"
SIDES = {"china": 1, "ussr": 2, "both": 3}  # each side a binary digit, so that two make both
CODED = {
    "role": "coding",
    "theme": "coding",
    "effect": "coding",
    "grievance": "coding",
    "stated": "grievances",
    "relation": "phases",
}


def problems(tables):
    """Return every Problem that the collection's own rules find, in the order of the rules."""
    rules = (
        cells,
        dates,
        codebook,
        second_field,
        coded_once,
        read_throughout,
        examples,
        quotes,
        quoted_little,
        words_seen,
        grievances_and_codes,
        order,
        loose_ends,
    )
    return [problem for rule in rules for problem in rule(tables)]


def dates(tables):
    """Every date is EDTF and does not end before it begins."""
    for name, column in ((name, column) for name, columns in DATE_COLUMNS.items() for column in columns):
        texts = tables[name][column]
        wrong = _unreadable(texts)
        for index, text in texts[texts.isin(list(wrong))].items():
            yield problem_at(name, index, column, wrong[text], _how_to_write(text))
    phases = tables["phases"]
    spans = phases.start + "/" + phases.end
    wrong = _unreadable(spans)
    for index in spans.index[spans.isin(list(wrong))]:
        ends = {column: phases[column][index] for column in ("start", "end")}
        alone = {column: _not_a_date(text) or ("/" in text and f"'{text}' is two dates") for column, text in ends.items()}
        column = "end" if alone["end"] and not alone["start"] else "start"
        if alone[column]:
            one = "one date stands here: the first under start, the last under end; " if "/" in ends[column] else ""
            yield problem_at("phases", index, column, alone[column], one + _how_to_write(ends[column]))
        else:
            told = f"it begins in {ends['start']} and ends before that, in {ends['end']}"
            yield problem_at("phases", index, column, told, "put the earlier date under start, the later one under end")


def _how_to_write(text):
    """What to do about a text that is no date."""
    first, _, last = text.replace("/", "-").partition("-")
    years = "/" not in text and len(first) == len(last) == 4 and (first + last).isdecimal()
    return (f"write {min(first, last)}/{max(first, last)}; " if years else "") + DATE


def _unreadable(texts):
    """Those of some texts that are no dates, each with the reason (a dict)."""
    wrong = {text: _not_a_date(text) for text in texts[texts != ""].unique()}
    return {text: reason for text, reason in wrong.items() if reason}


def _not_a_date(text):
    """Say why a text is no date; nothing if it is one."""
    try:
        stretch(text)
    except ValueError as error:
        return str(error)


def codebook(tables):
    """Every code used is defined in codes.csv, and every code defined there is used."""
    codes = tables["codes"]
    for variable, name in CODED.items():
        defined = set(codes.code[codes.variable == variable])
        used, advice = tables[name][variable], Suggestions(defined)
        for index, code in used[~used.isin(defined)].items():
            yield problem_at(name, index, variable, f"the code '{code}' is not in codes.csv", advice(code))
        for index in codes.index[(codes.variable == variable) & ~codes.code.isin(used)]:
            yield problem_at(
                "codes",
                index,
                "code",
                f"the code '{codes.code[index]}' of {variable} is never used",
                "remove it or use it",
            )


def second_field(tables):
    """A second theme stands only beside a first, and is another."""
    coding = tables["coding"]
    alone = (coding.theme2 != "") & coding.theme.isin(["none", ""])
    for index in coding.index[alone | (coding.theme2 == coding.theme) & (coding.theme2 != "")]:
        yield problem_at(
            "coding", index, "theme2", "theme2 repeats theme, or has none beside it", "move it or leave it empty"
        )


def coded_once(tables):
    """Every sentence has an agreed reading and a statement, and nothing else has a reading."""
    coding, (sentences, place) = tables["coding"], _sentences_read(tables)
    read = sentences.passage.isin(coding.passage[coding.reading == "agreed"])
    yield from _unread(sentences.passage[~read], "agreed")
    advice = Suggestions(sentences.passage)
    for index, passage in coding.passage[place < 0].items():
        yield problem_at("coding", index, "passage", f"'{passage}' is no sentence of an account", advice(passage))
    for index, passage in sentences.passage[sentences.statement == ""].items():
        yield problem_at(
            "passages",
            index,
            "statement",
            f"the sentence '{passage}' has no statement",
            "say in your own words what it says",
        )


def read_throughout(tables):
    """A further reading that an account has at all covers all its sentences."""
    coding, (sentences, _) = tables["coding"], _sentences_read(tables)
    for reading in sorted(set(coding.reading.tolist()) - {"agreed"}):
        read = sentences.passage.isin(coding.passage[coding.reading == reading])
        begun = sentences.source.isin(sentences.source[read].unique())
        yield from _unread(sentences.passage[begun & ~read], reading)


def _sentences_read(tables):
    """The sentences, and for each row of coding.csv the place of its sentence among them (-1 if it is none)."""
    passages = tables["passages"]
    sentences = passages.loc[passages.kind == "sentence", ["passage", "source", "statement"]]
    return sentences, places(tables["coding"].passage, sentences.passage)


def _unread(sentences, reading):
    for index, passage in sentences.items():
        yield problem_at(
            "passages",
            index,
            "passage",
            f"the sentence '{passage}' has no {reading} reading in coding.csv",
            f"add a row to coding.csv with reading '{reading}'",
        )


def examples(tables):
    """Every example in codes.csv bears its code; a rule for all columns has no code to bear."""
    agreed = tables["coding"][tables["coding"].reading == "agreed"]
    agreed = agreed[agreed.passage.isin(tables["codes"].example)]
    borne = set()
    for variable, name in CODED.items():
        table = agreed if name == "coding" else tables[name]
        borne |= set(zip(itertools.repeat(variable), table[variable], table.passage))
    for row in tables["codes"][tables["codes"].variable != "rule"].itertuples():
        if (row.variable, row.code, row.example) not in borne:
            yield problem_at(
                "codes",
                row.Index,
                "example",
                f"'{row.example}' does not bear the code '{row.code}'",
                f"name a passage that does, or mend {CODED[row.variable]}.csv",
            )


def grievances_and_codes(tables):
    """A passage's agreed grievance code and its rows of blame in grievances.csv tell the same story."""
    grievances, coding, complaints = tables["grievances"], tables["coding"], tables["complaints"]
    blamed = grievances[grievances.stated != "told"]
    agreed = coding[coding.reading == "agreed"].drop_duplicates("passage")
    side_of = dict(zip(complaints.complaint, complaints.complainant.map(SIDES)))
    sides = blamed.complaint.map(side_of)
    mention = places(blamed.passage, agreed.passage)
    told = numpy.zeros(len(agreed), int)
    numpy.bitwise_or.at(told, mention[mention >= 0], sides.fillna(0).to_numpy(int)[mention >= 0])
    coded = agreed.grievance.map(SIDES).fillna(0).to_numpy(int)
    unclear = numpy.isin(numpy.arange(len(agreed)), mention[sides.isna()])  # until it is known whose complaint it is
    for row in ((coded != told) & ~unclear).nonzero()[0]:
        passage, grievance = agreed.passage.iloc[row], agreed.grievance.iloc[row]
        yield problem_at(
            "coding",
            agreed.index[row],
            "grievance",
            f"'{passage}' is coded '{grievance}', but grievances.csv has {_sides(told[row])} there",
            "change the code, the rows of grievances.csv, or the complainant in complaints.csv",
        )
    for index, passage in grievances.passage[places(grievances.passage, agreed.passage) < 0].items():
        yield problem_at("grievances", index, "passage", f"'{passage}' is no sentence that is coded", "name one that is")


def _sides(told):
    """The sides of some complaints in words, from their numbers in SIDES put together."""
    sides = [side for side in ("china", "ussr") if told & SIDES[side]]
    return f"a complaint of {' and one of '.join(sides)}" if sides else "no complaint"


def order(tables):
    """The passages of an account are numbered 1, 2, 3 ... without gap or repetition."""
    for source, rows in tables["passages"].groupby("source"):
        positions = rows.position.astype(int).sort_values()
        astray = (positions.to_numpy() != numpy.arange(1, len(positions) + 1)).nonzero()[0]
        if len(astray):
            first = astray[0]
            yield problem_at(
                "passages",
                positions.index[first],
                "position",
                f"position {positions.iloc[first]} of '{source}' should be {first + 1}",
                "a row is lost, doubled or out of order: restore it",
            )


def loose_ends(tables):
    """Nothing defined is unused: every complaint is mentioned, every work serves, every phase has a place."""
    complaints, works, phases = tables["complaints"], tables["works"], tables["phases"]
    for index, complaint in complaints.complaint[~complaints.complaint.isin(tables["grievances"].complaint)].items():
        yield problem_at(
            "complaints",
            index,
            "complaint",
            f"nobody mentions the complaint '{complaint}'",
            "add its mention to grievances.csv or remove it",
        )
    serving = {
        *tables["sources"].work,
        *tables["positions"].work,
        *tables["corrections"].authority,
        *tables["confirmations"].authority,
        *tables["events"].authority,
        *tables["turning_points"].work,
        *tables["documents"].document,
        *tables["glossary"].work,
        *phases.work,
        *works.work[works.passage != ""],
    }
    for index, work in works.work[~works.work.isin(serving)].items():
        yield problem_at("works", index, "work", f"nothing refers to the work '{work}'", "use it or remove it")
    for index in phases.index[(phases.passage == "") & (phases.locator == "")]:
        yield problem_at("phases", index, "locator", "nothing says where the label stands", "name its passage")
