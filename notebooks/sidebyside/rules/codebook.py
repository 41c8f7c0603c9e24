"""The collection's own rules for its passages, codes, readings and periods, on top of the table schema.

Each check takes the tables (a dict of DataFrames of text, as read) and finds Problems. No check changes anything.
"""

import numpy

from ..dates import stretch
from ..tables.csvfile import cells
from ..tables.problem import Suggestions, problems_at
from .quotations import quoted_little, quotes, words_seen

CODED = {
    "role": "coding",
    "theme": "coding",
    "effect": "coding",
    "grievance": "coding",
    "stated": "grievances",
    "relation": "phases",
}
BLAME = {
    "china": "a complaint of china",
    "ussr": "a complaint of ussr",
    "both": "a complaint of china and one of ussr",
    "none": "no complaint",
}


def problems(tables):
    """Return every Problem that the collection's own rules find, in the order of the rules."""
    rules = (
        cells,
        periods,
        codebook,
        second_theme,
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


def periods(tables):
    """No period ends before it begins; what is no date at all the schema has named."""
    phases = tables["phases"]
    wrong = numpy.array([_reversed(*ends) for ends in zip(phases.start, phases.end)], bool)
    told = "it begins in {start} and ends before that, in {end}"
    remedy = "put the earlier date under start, the later one under end"
    return problems_at("phases", phases[wrong], "start", told, remedy)


def _reversed(start, end):
    """Tell whether two dates stand in the wrong order."""
    try:
        return stretch(start)[0] >= stretch(end)[1]
    except ValueError:
        return False


def codebook(tables):
    """Every code used is defined in codes.csv, and every code defined there is used."""
    for variable, name in CODED.items():
        used = tables[name]
        codes = tables["codes"][tables["codes"].variable == variable]
        strange = used[~used[variable].isin(codes.code)]
        told = "the code '{cell}' is not in codes.csv"
        yield from problems_at(name, strange, variable, told, Suggestions(codes.code))
        idle = codes[~codes.code.isin(used[variable])]
        told = "the code '{code}' of {variable} is never used"
        yield from problems_at("codes", idle, "code", told, "remove it or use it")


def second_theme(tables):
    """A second theme stands only beside a first, and is another."""
    coding = tables["coding"]
    wrong = coding[(coding.theme2 != "") & (coding.theme.isin(["none", ""]) | (coding.theme2 == coding.theme))]
    told = "theme2 repeats theme, or has none beside it"
    return problems_at("coding", wrong, "theme2", told, "move it or leave it empty")


def coded_once(tables):
    """Every sentence has an agreed reading and a statement, and nothing else has a reading."""
    coding, sentences = tables["coding"], _sentences(tables)
    yield from _unread(sentences[~sentences.passage.isin(coding.passage[coding.reading == "agreed"])], "agreed")
    strange = coding[~coding.passage.isin(sentences.passage)]
    told = "'{passage}' is no sentence of an account"
    yield from problems_at("coding", strange, "passage", told, Suggestions(sentences.passage))
    unsaid = sentences[sentences.statement == ""]
    told = "the sentence '{passage}' has no statement"
    yield from problems_at("passages", unsaid, "statement", told, "say in your own words what it says")


def read_throughout(tables):
    """A further reading that an account has at all covers all its sentences."""
    sentences = _sentences(tables)
    for reading, rows in tables["coding"].groupby("reading"):
        read = sentences.passage.isin(rows.passage)
        begun = sentences.source.isin(sentences.source[read])
        if reading != "agreed":
            yield from _unread(sentences[begun & ~read], reading)


def _sentences(tables):
    return tables["passages"][tables["passages"].kind == "sentence"]


def _unread(sentences, reading):
    told = "the sentence '{passage}' has no {reading} reading in coding.csv"
    remedy = "add a row to coding.csv with reading '{reading}'"
    return problems_at("passages", sentences.assign(reading=reading), "passage", told, remedy)


def examples(tables):
    """Every example in codes.csv bears its code; a rule for all columns has no code to bear."""
    for variable, name in CODED.items():
        table = tables[name] if name != "coding" else _agreed(tables)
        codes = tables["codes"][tables["codes"].variable == variable]
        borne = table[variable] + " " + table.passage
        wrong = codes[~(codes.code + " " + codes.example).isin(borne)]
        told = "'{example}' does not bear the code '{code}'"
        remedy = f"name a passage that does, or mend {name}.csv"
        yield from problems_at("codes", wrong, "example", told, remedy)


def _agreed(tables):
    return tables["coding"][tables["coding"].reading == "agreed"]


def grievances_and_codes(tables):
    """A passage's agreed grievance code and its rows of blame in grievances.csv tell the same story."""
    grievances, complaints, agreed = tables["grievances"], tables["complaints"], _agreed(tables)
    blamed = grievances[grievances.stated != "told"]
    side = blamed.complaint.map(dict(zip(complaints.complaint, complaints.complainant)))
    sides = side.where(side.isin(["china", "ussr"]), "unknown").groupby(blamed.passage).agg(_joined).to_dict()
    agreed = agreed.assign(told=[sides.get(passage, "no complaint") for passage in agreed.passage])
    known = numpy.array(["unknown" not in told for told in agreed.told], bool)
    unlike = (agreed.grievance.map(BLAME) != agreed.told) & known
    told = "'{passage}' is coded '{grievance}', but grievances.csv has {told} there"
    remedy = "change the code, the rows of grievances.csv, or the complainant in complaints.csv"
    yield from problems_at("coding", agreed[unlike], "grievance", told, remedy)
    uncoded = grievances[~grievances.passage.isin(agreed.passage)]
    told = "'{passage}' is no sentence that is coded"
    yield from problems_at("grievances", uncoded, "passage", told, "name one that is")


def _joined(sides):
    """The sides of the complaints in a passage, as BLAME has them."""
    return f"a complaint of {' and one of '.join(sorted(set(sides)))}"


def order(tables):
    """The passages of an account are numbered 1, 2, 3 ... without gap or repetition."""
    passages = tables["passages"].assign(position=tables["passages"].position.astype(int)).sort_values("position")
    passages = passages.assign(due=passages.groupby("source").cumcount() + 1)
    first = passages[passages.position != passages.due].drop_duplicates("source")
    told = "position {position} of '{source}' should be {due}"
    remedy = "a row is lost, doubled or out of order: restore it"
    return problems_at("passages", first, "position", told, remedy)


def loose_ends(tables):
    """Nothing defined is unused: every complaint is mentioned, every work serves, every phase has a place."""
    complaints, works, phases = tables["complaints"], tables["works"], tables["phases"]
    unheard = complaints[~complaints.complaint.isin(tables["grievances"].complaint)]
    told = "nobody mentions the complaint '{complaint}'"
    remedy = "add its mention to grievances.csv or remove it"
    yield from problems_at("complaints", unheard, "complaint", told, remedy)
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
    idle = works[~works.work.isin(serving)]
    yield from problems_at("works", idle, "work", "nothing refers to the work '{work}'", "use it or remove it")
    nowhere = phases[(phases.passage == "") & (phases.locator == "")]
    told = "nothing says where the label stands"
    yield from problems_at("phases", nowhere, "locator", told, "name its passage")
