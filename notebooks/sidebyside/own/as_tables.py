"""An account's sheets as rows below those of the collection's tables, each with the place where it stands in a sheet."""

import re
from collections import defaultdict
from unicodedata import normalize

import pandas

from ..collection import fingerprint, read_schema
from ..letters import undrawable
from ..rules.printable import printed
from ..rules.quotations import MOST_WORDS_IN_A_QUOTE
from ..tables.problem import Place
from ..wordcount import first_words, words_in
from . import template

ANNOUNCED = {"abstract", "introduction", "conclusion", "conclusions", "summary"}
LONGEST_PART = 26  # characters of a heading that a chart prints


def with_account(c, name, sheets):
    """The tables of a Collection with the rows of an account below them: a dict of table and DataFrame of text.

    name is the account's folder, sheets are its sheets (see template.read). The index of each added row is its Place
    in a sheet, so that the collection's rules name the cell which the person sees. A letter and the marks above and below
    it, which some programs write one by one, are one letter: so they are drawn well in the browser too.
    """
    added = defaultdict(list)
    for table, place, cells in _rows(c, name, sheets):
        added[table].append((place, cells))
    tables = {}
    for resource in read_schema()["resources"]:
        table, columns = resource["name"], [field["name"] for field in resource["schema"]["fields"]]
        places, rows = [place for place, _ in added[table]], [cells for _, cells in added[table]]
        tables[table] = getattr(c, table).astype(str)
        if rows:
            below = pandas.DataFrame(rows, places, columns, dtype=str).fillna("").map(lambda cell: normalize("NFC", cell))
            tables[table] = pandas.concat([tables[table], below])
    return tables


def _rows(c, name, sheets):
    """The rows that the sheets add: for each the table, its Place and its cells (a dict of column and text)."""
    yield from _about(name, sheets["about.csv"])
    yield from _sentences(name, sheets["sentences.csv"])
    yield from _second(name, sheets.get("second.csv"), sheets["sentences.csv"])
    for row, phase in _numbered(sheets["phases.csv"]):
        place = _place(name, "phases.csv", row, phase="label", work="label", locator="passage")
        yield "phases", place, {**phase, "phase": f"{name}-{row - 1}", "work": _work(name)}
    there = set(c.complaints.complaint)  # a complaint that is there before is the same one: see sheet_rules.py
    for row, complaint in _numbered(sheets["complaints.csv"]):
        if complaint["complaint"] not in there:
            yield "complaints", _place(name, "complaints.csv", row), complaint
    for row, mention in _numbered(sheets["grievances.csv"]):
        yield "grievances", _place(name, "grievances.csv", row), mention
    yield from _answers(c, name, sheets["answers.csv"])


def _numbered(sheet):
    """The rows of a sheet, each with its number as a spreadsheet shows it."""
    return zip((int(index) + 2 for index in sheet.index), sheet.to_dict("records"))


def _place(name, file, row, **columns):
    """Where the cells of a row stand; columns says what a column of the table is called in the sheet."""
    return Place(f"{name}/{file}", row, {column: (row, called) for column, called in columns.items()})


def _work(name):
    return f"{name}-account"


def _about(name, about):
    said = dict(zip(about.what, about.yours.str.strip()))
    said["name"] = printed(said.get("name", ""))
    spare = about.index[~about.what.isin(template.ABOUT) | about.what.duplicated(keep=False)]
    end = int([*spare, len(about)][0]) + 2  # where sheet_rules.py says which rows are missing
    cells = dict.fromkeys(template.ABOUT, (end, "what")) | {what: (row + 2, "yours") for row, what in about.what.items()}
    place = Place(f"{name}/about.csv", end, cells)
    work = {"work": _work(name), "kind": "account", "seen": "text", "certainty": "confirmed"}
    yield "works", place, {**said, **work}
    yield "sources", place, {**said, "source": name, "work": _work(name)}


def _sentences(name, sentences):
    part, parts, announced, number = "Opening", ["Opening"], False, 0
    called = {"locator": "where", "reason": "note"} | dict.fromkeys(["fingerprint", "words", "part"], "text")
    for position, (row, said) in enumerate(_numbered(sentences), start=1):
        passage, kind, text = said["passage"], said["kind"], said["text"]
        if kind == "heading":
            number, announced = number + 1, _bare(text) in ANNOUNCED
            part = _part(text, number, parts)
            parts.append(part)
        paragraph = re.fullmatch(rf"{re.escape(name)}-\d+-(\d+)-\d+", passage)
        place = _place(name, "sentences.csv", row, **called)
        yield (
            "passages",
            place,
            {
                **said,
                "source": name,
                "position": str(position),
                "section": str(number),
                "part": "Title" if kind == "title" else part,
                "paragraph": paragraph[1] if paragraph else "1" if kind == "sentence" else "0",
                "place": _announces(kind, announced),
                "words": str(max(words_in(text), 1)),
                "locator": said["where"],
                "fingerprint": fingerprint(text),
                "statement": said["statement"] or (_opening_words(text) if kind == "sentence" else ""),
            },
        )
        if kind == "sentence":
            yield "coding", place, {**said, "reading": "agreed", "reason": said["note"]}
        for event in dict.fromkeys(template.several(said["mentions"])):
            yield "mentions", _place(name, "sentences.csv", row, event="mentions"), {"event": event, "passage": passage}


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
    """The second reader's codes as the second reading, and the account's own then also as the first.

    There is a second reading once the second reader's sheet is begun and has a row for each sentence.
    """
    own = sentences[sentences.kind == "sentence"]
    if not template.begun(second) or not set(own.passage) <= set(second.passage):
        return
    second = second[second.passage.isin(own.passage)]  # of other rows sheet_rules.py says what to do
    for reading, file, sheet in (("first", "sentences.csv", own), ("second", "second.csv", second)):
        for row, codes in _numbered(sheet[["passage", *template.CODES]]):
            yield "coding", _place(name, file, row, reading="passage"), {**codes, "reading": reading}


def _answers(c, name, answers):
    label = {(row.question, row.answer): row.label for row in c.answers.itertuples()}
    given = {(question, _alike(words)): answer for (question, answer), words in label.items()}
    for row, said in _numbered(answers):
        question, answer, words = said["question"], said["answer"], said["own_answer"]
        if not answer:
            continue
        place = _place(name, "answers.csv", row, work="question", label="own_answer")
        if answer == "own":  # the same words are the same answer, whoever gave it first
            answer = given.get((question, _alike(words)), name)
            if answer == name:
                yield "answers", place, {"question": question, "answer": name, "label": words}
        summary = said["summary"] or words or label.get((question, answer), "Says nothing of it")
        yield "positions", place, {**said, "work": _work(name), "answer": answer, "summary": summary}


def _alike(answer):
    """An answer as it is compared with others: without spaces at its ends and in small letters."""
    return answer.strip().casefold()
