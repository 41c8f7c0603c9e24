"""An account's sheets as rows of the collection's tables, each with the place it came from."""

import re
from collections import defaultdict

import pandas

from ..collection import fingerprint
from ..rules.printable import printed, undrawable
from ..rules.quotations import MOST_WORDS_IN_A_QUOTE
from ..wordcount import first_words, words_in
from . import template

ANNOUNCED = {"abstract", "introduction", "conclusion", "conclusions", "summary"}
LONGEST_PART = 26  # characters of a heading that a chart prints


def translated(name, tables, c):
    """The rows that an account adds to a Collection's tables.

    name is the account's folder, tables are its sheets (see template.read). Returns two dicts of table and list: rows
    (each a dict of column and text), and for each row its place, a function of a column that returns the file, the
    row and the column of the sheet where the cell stands.
    """
    rows, places = defaultdict(list), defaultdict(list)
    for table, row, place in _additions(name, tables, c):
        rows[table].append(row)
        places[table].append(place)
    return rows, places


def frame(rows, columns):
    """Rows as a DataFrame of text with the columns of a table; what a row does not say is empty."""
    return pandas.DataFrame(rows, columns=columns, dtype=str).fillna("")


def _additions(name, tables, c):
    yield from _about(name, tables["about.csv"])
    yield from _sentences(name, tables["sentences.csv"])
    yield from _second(name, tables.get("second.csv"), tables["sentences.csv"])
    yield from _phases(name, tables["phases.csv"])
    there = set(c.complaints.complaint)  # a complaint that is there before is the same one: see sheet_rules.py
    for sheet, table in (("complaints.csv", "complaints"), ("grievances.csv", "grievances")):
        for index, row in tables[sheet].iterrows():
            if table == "grievances" or row.complaint not in there:
                yield table, dict(row), _place(name, sheet, index)
    yield from _answers(name, tables["answers.csv"], c)


def _place(name, file, index, **columns):
    """Where the cells of a row stand; columns says what a column of the table is called in the sheet."""
    return lambda column: (f"{name}/{file}", int(index) + 2, columns.get(column, column))


def _work(name):
    return f"{name}-account"


def _about(name, about):
    said = dict(zip(about.what, about.yours.str.strip()))
    said["name"] = printed(said.get("name", ""))
    row_of = {what: int(index) + 2 for index, what in about.what.items()}

    def place(column):
        return f"{name}/about.csv", row_of.get(column), "yours"

    work = {"work": _work(name), "kind": "account", "seen": "text", "certainty": "confirmed"}
    yield "works", {**said, **work}, place
    yield "sources", {**said, "source": name, "work": _work(name)}, place


def _sentences(name, sentences):
    part, parts, announced, number = "Opening", ["Opening"], False, 0
    for position, (index, row) in enumerate(sentences.iterrows(), start=1):
        if row.kind == "heading":
            number, announced = number + 1, _bare(row.text) in ANNOUNCED
            part = _part(row.text, number, parts)
            parts.append(part)
        place = _place(
            name, "sentences.csv", index, locator="where", fingerprint="text", words="text", part="text", reason="note"
        )
        paragraph = re.fullmatch(rf"{re.escape(name)}-\d+-(\d+)-\d+", row.passage)
        yield (
            "passages",
            {
                **row,
                "source": name,
                "position": str(position),
                "section": str(number),
                "part": "Title" if row.kind == "title" else part,
                "paragraph": paragraph[1] if paragraph else "1" if row.kind == "sentence" else "0",
                "place": _announces(row.kind, announced),
                "words": str(max(words_in(row.text), 1)),
                "locator": row["where"],
                "fingerprint": fingerprint(row.text),
                "statement": row.statement or (_opening_words(row.text) if row.kind == "sentence" else ""),
            },
            place,
        )
        if row.kind == "sentence":
            yield "coding", {**row, "reading": "agreed", "reason": row.note}, place
        for event in dict.fromkeys(re.split(r"[\s,;]+", row.mentions.strip(" ,;"))):
            if event:
                mention = _place(name, "sentences.csv", index, event="mentions")
                yield "mentions", {"event": event, "passage": row.passage}, mention


def _bare(heading):
    """A heading without its number and in small letters."""
    return heading.lstrip("0123456789. IVX").casefold() if heading[:1].isdigit() else heading.casefold().strip(" .:")


def _part(heading, number, taken):
    """A heading as charts print it: cut at a word, told apart from others, and a number where letters are missing."""
    if undrawable(heading):
        return f"Part {number}"
    short = heading if len(heading) <= LONGEST_PART else heading[: LONGEST_PART - 2].rsplit(" ", 1)[0] + " …"
    return short if short not in taken else f"{short} ({number})"


def _announces(kind, announced):
    if kind in ("reference", "keywords"):
        return "apparatus"
    return "promised" if announced or kind == "title" else "delivered"


def _opening_words(text):
    """The first words of a sentence, marked as its own: what tables show where nobody has said it in other words."""
    most = min(MOST_WORDS_IN_A_QUOTE, max(words_in(text) - 1, 1))
    return f"“{first_words(text.translate(str.maketrans('“”', '‘’')), most)} …”"


def _second(name, second, sentences):
    """The second reader's codes as the second reading, and the account's own then also as the first."""
    if not template.begun(second):
        return
    own = sentences[sentences.kind == "sentence"]
    second = second[second.passage.isin(own.passage)]  # of other rows sheet_rules.py says what to do
    for reading, file, table in (("first", "sentences.csv", own), ("second", "second.csv", second)):
        for index, row in table.iterrows():
            codes = {column: row[column] for column in ["passage", *template.CODES]}
            yield "coding", {**codes, "reading": reading}, _place(name, file, index)


def _phases(name, phases):
    for number, (index, row) in enumerate(phases.iterrows(), start=1):
        place = _place(name, "phases.csv", index, phase="label", work="label", locator="passage")
        yield "phases", {**row, "phase": f"{name}-{number}", "work": _work(name)}, place


def _answers(name, answers, c):
    label = {(row.question, row.answer): row.label for row in c.answers.itertuples()}
    given = {(question, _alike(words)): answer for (question, answer), words in label.items()}
    for index, row in answers.iterrows():
        if not row.answer:
            continue
        place = _place(name, "answers.csv", index, work="question", label="own_answer")
        answer = row.answer
        if answer == "own":  # the same words are the same answer, whoever gave it first
            answer = given.get((row.question, _alike(row.own_answer)), name)
        if row.answer == "own" and answer == name:
            yield "answers", {"question": row.question, "answer": name, "label": row.own_answer}, place
        said = row.summary or row.own_answer or label.get((row.question, answer), "Says nothing of it")
        yield "positions", {**row, "work": _work(name), "answer": answer, "summary": said}, place


def _alike(answer):
    """An answer as it is compared with others: without spaces at its ends and in small letters."""
    return answer.strip().casefold()
