"""The sheets of an account of your own: what they hold, how they are read, and the rules that only they have.

A sheet is a CSV file that a person fills in. Rules that hold for every account stand in checks.py and arguments.py.
"""

import re
from difflib import SequenceMatcher

from . import division, sheets
from .problem import Problem, nearest

REQUIRED_CODES = ["role", "explanation", "effect", "grievance"]
CODES = ["role", "explanation", "explanation2", "effect", "grievance", "event", "dated"]
SHEETS = {
    "about.csv": ["what", "yours", "help"],
    "sentences.csv": [
        "passage",
        "kind",
        "where",
        "text",
        "role",
        "explanation",
        "explanation2",
        "effect",
        "grievance",
        "event",
        "mentions",
        "dated",
        "statement",
        "quote",
        "note",
    ],
    "phases.csv": ["label", "start", "end", "relation", "scope", "bounds", "passage", "note"],
    "complaints.csv": ["complaint", "holder", "label", "explanation", "event"],
    "grievances.csv": ["passage", "complaint", "quote", "stated"],
    "answers.csv": [
        "question",
        "wording",
        "choose_from",
        "answer",
        "answer2",
        "own_answer",
        "summary",
        "passage",
        "passage2",
    ],
}
SECOND = {"second.csv": ["passage", "text", *CODES]}
DATES = ("dated", "start", "end")
ABOUT = {
    "name": "The name that charts print, at most 24 characters: an author or a short title.",
    "author": "Who wrote it, as printed: family name, given name. Leave it empty if nobody is named.",
    "year": "The year of publication, like 1998.",
    "title": "The title, as printed.",
    "genre": "The kind of text in two words, like: school textbook, press article.",
    "origin": "Origin: who wrote it, when, where, for whom? One or two sentences.",
    "purpose": "Purpose: what was it written for?",
    "value": "Value: what can a historian learn from it?",
    "limitation": "Limitation: what can it not show?",
    "covers": "The years it speaks of, first and last with a slash between them: 1949/1969.",
    "container": "The book or journal it stands in, with pages. May be empty.",
    "publisher": "The publisher. May be empty.",
    "url": "An address on the web, if it has one. May be empty.",
}
MAY_BE_EMPTY = ("author", "container", "publisher", "url")
LONGEST_ANSWER = 40  # characters that have room in a chart
ONE_WORD = "(only the word before the brackets; a second answer goes into answer2)"
LONGEST_COMPARED = 20_000  # words; in a longer text only the first place that differs is looked for
FIRST_OF_A_MONTH = re.compile(r"\d{4}-\d\d-01")
DAY_ONE = re.compile(r"\b(0?1|1st|1er|first)\b", re.IGNORECASE)


def read(folder, name):
    """Read the sheets of a folder and its text; returns (dict of file and DataFrame, text, list of Problems)."""
    tables, found = {}, []
    for file, columns in (SHEETS | SECOND).items():
        if (folder / file).exists():
            dates = [column for column in columns if column in DATES]
            table, wrong = sheets.read(folder / file, columns, dates, f"{name}/{file}")
            found += wrong
            if table is not None:
                tables[file] = table
        elif file in SHEETS:
            remedy = "run the step that divides the text, which makes it; a spreadsheet must save it as CSV"
            found.append(Problem(f"{name}/{file}", None, "", "the file is missing", remedy))
    try:
        text = sheets.plain((folder / "text.txt").read_bytes())
    except (FileNotFoundError, ValueError) as error:
        wrong = "the file is missing" if isinstance(error, FileNotFoundError) else str(error)
        found.append(Problem(f"{name}/text.txt", None, "", wrong, "put the text there as plain text (UTF-8)"))
        text = ""
    return tables, text, found


def problems(tables, text, name, legal):
    """Every Problem that the sheets' own rules find in the sheets that could be read.

    legal is a dict of each question of the collection and its answers (a list of codes).
    """
    sentences, second = tables.get("sentences.csv"), tables.get("second.csv")
    found = []
    if "about.csv" in tables:
        found += about(tables["about.csv"])
    if "answers.csv" in tables:
        found += answered(tables["answers.csv"], legal)
    if sentences is not None:
        found += [*same_text(sentences, text), *coded(sentences), *verbatim(tables), *months(tables)]
    if sentences is not None and second is not None:
        found += second_coded(second, sentences)
    return [problem._replace(file=f"{name}/{problem.file}") for problem in found]


def about(table):
    """about.csv has each row once, and what is needed is filled in."""
    for index, what in table.what.items():
        if what not in ABOUT:
            yield _at("about.csv", index, "what", f"'{what}' is not asked for", f"the rows are: {', '.join(ABOUT)}")
        elif not table.yours[index].strip() and what not in MAY_BE_EMPTY:
            yield _at("about.csv", index, "yours", f"'{what}' is empty", ABOUT[what])
        if (table.what == what).sum() > 1 and what:
            yield _at("about.csv", index, "what", f"'{what}' stands twice", "remove one of the two")
    for what in ABOUT:
        if what not in set(table.what):
            yield _at("about.csv", len(table), "what", f"the row '{what}' is missing", "add it")


def same_text(sentences, text):
    """The rows hold the words of text.txt in their order, however they are divided."""
    whole = [word for passage in division.passages(text) for word in division.words(passage.text)]
    rows = [(index, division.words(cell)) for index, cell in sentences.text.items()]
    here = [word for _, words in rows for word in words]
    if here == whole:
        return
    at = [index for index, words in rows for _ in words] or [0]
    if len(here) > LONGEST_COMPARED:
        n = next((n for n, pair in enumerate(zip(here, whole)) if pair[0] != pair[1]), min(len(here), len(whole)))
        changes = [("replace", n, n + 1, n, n + 1)]
    else:
        changes = SequenceMatcher(None, whole, here, autojunk=False).get_opcodes()
    told = set()
    for kind, start, end, first, last in changes:
        index = at[min(first, len(at) - 1)]
        if kind != "equal" and index not in told:
            told.add(index)
            had, has = (" ".join(words[:8]) for words in (whole[start:end], here[first:last]))
            yield _at(
                "sentences.csv",
                index,
                "text",
                f"the text is not that of text.txt, which has '{had}' where the sheet has '{has}'",
                "put the words back, or change both files alike",
            )


def uncoded(rows):
    """The rows of a sheet that have none of the codes that every sentence has (a boolean Series)."""
    return (rows[REQUIRED_CODES] == "").all(axis=1)


def coded(sentences):
    """Every sentence is coded, and nothing else is."""
    for index in sentences.index[uncoded(sentences) & (sentences.kind == "sentence")]:
        yield _at("sentences.csv", index, "", "the sentence is not coded yet", f"fill in {', '.join(REQUIRED_CODES)}")
    others = sentences[sentences.kind.isin(["title", "byline", "keywords", "heading", "reference"])]
    for column in [*CODES, "mentions"]:
        for index in others.index[others[column] != ""]:
            yield _at(
                "sentences.csv",
                index,
                column,
                f"a {others.kind[index]} bears a code",
                "empty the cell: only sentences are coded; or call the passage a sentence",
            )


def second_coded(second, sentences):
    """A second reading that has begun covers every sentence."""
    if not begun(second):
        return
    for index in second.index[uncoded(second)]:
        yield _at(
            "second.csv", index, "", "the second reader has not coded this sentence", "fill in all sentences, or none"
        )
    for passage in sentences.passage[(sentences.kind == "sentence") & ~sentences.passage.isin(second.passage)]:
        yield _at("second.csv", len(second), "passage", f"the sentence '{passage}' has no row", "add it")


def begun(second):
    """Tell whether the second reader's sheet is there and has a code in it."""
    return second is not None and bool((second[CODES] != "").any(axis=None))


def verbatim(tables):
    """A quotation or the label of a period stands in its passage word for word; a label in [brackets] is ours."""
    text_of = dict(zip(tables["sentences.csv"].passage, tables["sentences.csv"].text))
    for file, column in (("sentences.csv", "quote"), ("grievances.csv", "quote"), ("phases.csv", "label")):
        for index, passage, quote in tables[file][["passage", column]].itertuples() if file in tables else ():
            ours = column == "label" and quote.startswith("[") and quote.endswith("]")
            words = f" {' '.join(division.words(quote))} "
            there = f" {' '.join(division.words(text_of.get(passage, quote)))} "
            if quote and not ours and words not in there:
                yield _at(
                    file,
                    index,
                    column,
                    f"the words '{quote}' do not stand in '{passage}'",
                    "copy them from its text" + ("; or put your own words in [brackets]" if column == "label" else ""),
                )


def months(tables):
    """No date is the first day of a month that its sentence does not name: so a spreadsheet shows a bare month."""
    text_of = dict(zip(tables["sentences.csv"].passage, tables["sentences.csv"].text))
    columns = (("sentences.csv", "dated"), ("second.csv", "dated"), ("phases.csv", "start"), ("phases.csv", "end"))
    for file, column in columns:
        if file in tables:
            for index, passage, date in tables[file][["passage", column]].itertuples():
                if FIRST_OF_A_MONTH.fullmatch(date) and not DAY_ONE.search(text_of.get(passage, "")):
                    yield _at(
                        file,
                        index,
                        column,
                        f"'{date}' is a day, and the passage names none: a spreadsheet may have made it of a month",
                        f"write {date[:7]}, or {date}/{date} if the day is meant",
                    )


def answered(answers, legal):
    """answers.csv has one row for each question, answered with a word of choose_from."""
    for index, question, answer, own in answers[["question", "answer", "own_answer"]].itertuples():
        if (answers.question == question).sum() > 1:
            yield _at("answers.csv", index, "question", f"'{question}' stands twice", "remove one of the two")
        elif question in legal:
            yield from _legal_answer(index, answer, [*legal[question], "own", "silent"])
        yield from _own_answer(index, answer, own)
    for question in legal:
        if question not in set(answers.question):
            yield _at("answers.csv", len(answers), "question", f"the question '{question}' has no row", "add it")


def _legal_answer(index, answer, choices):
    """A question is answered, with one of the words to choose from."""
    if not answer:
        yield _at("answers.csv", index, "answer", "not answered yet", "write one of choose_from; 'silent' is an answer")
    elif answer not in choices:
        advice = f"{nearest(answer, choices)} {ONE_WORD}"
        yield _at("answers.csv", index, "answer", f"'{answer}' is no answer to this question", advice)


def _own_answer(index, answer, own):
    """An answer of one's own is called so and said, and has room in a chart."""
    if (answer == "own") != bool(own):
        yield _at(
            "answers.csv",
            index,
            "own_answer",
            "an answer of your own needs 'own' under answer and its words under own_answer",
            "fill in both or neither",
        )
    if len(own) > LONGEST_ANSWER:
        wrong = f"the answer has {len(own)} characters"
        yield _at("answers.csv", index, "own_answer", wrong, f"write at most {LONGEST_ANSWER}; say more in summary")


def _at(file, index, column, wrong, remedy):
    """Make a Problem of a sheet; see checks.problem_at for the row."""
    return Problem(file, int(index) + 2, column, wrong, remedy)
