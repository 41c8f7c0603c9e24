"""The rules that only the sheets of an account of your own have, told in the words of these sheets (see forms.py).

Rules that hold for every account stand in checks.py, quoting.py and arguments.py.
"""

import re
from difflib import SequenceMatcher

import pandas

from . import division
from .forms import ABOUT, CODES, REQUIRED_CODES, begun, uncoded
from .problem import Problem, Suggestions, nearest
from .quoting import most_quoted, ours, quotations, words_quoted
from .scripts import together, words_in

MAY_BE_EMPTY = ("author", "container", "publisher", "url")
LONGEST_ANSWER = 40  # characters that have room in a chart
ONE_WORD = "(only the word before the brackets; a second answer goes into answer2)"
LONGEST_COMPARED = 20_000  # words; in a longer text only the first place that differs is looked for
FIRST_OF_A_MONTH = re.compile(r"\d{4}-\d\d-01")
DAY_ONE = re.compile(r"\b(0?1|1st|1er|first)\b|(?<!\d)0?1[日号號]|(?<!十)一[日号號]", re.IGNORECASE)

QUOTING = (("sentences.csv", "quote"), ("grievances.csv", "quote"), ("phases.csv", "label"))
NAMING = (
    ("phases.csv", "passage"),
    ("grievances.csv", "passage"),
    ("answers.csv", "passage"),
    ("answers.csv", "passage2"),
)
LONGEST = 3  # quotations that are named where there are too many words


def problems(tables, text, name, legal, complaints):
    """Every Problem that the sheets' own rules find in the sheets that could be read.

    legal is a dict of each question of the collection and its answers (a list of codes); complaints are those that are
    there before (a DataFrame with a column file, which says where each stands).
    """
    sentences, second = tables.get("sentences.csv"), tables.get("second.csv")
    found = []
    if "about.csv" in tables:
        found += about(tables["about.csv"])
    if "answers.csv" in tables:
        found += answered(tables["answers.csv"], legal)
    if "complaints.csv" in tables:
        found += same_complaints(tables["complaints.csv"], complaints)
    if sentences is not None:
        found += [*same_text(sentences, text), *coded(sentences), *own_passages(tables), *verbatim(tables)]
        found += [*quoted_little(tables), *months(tables)]
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
    whole = [word for passage in division.passages(text) for word in division.compared(passage.text)]
    rows = [(index, division.compared(cell)) for index, cell in sentences.text.items()]
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
            had, has = (together(" ".join(words[:8])) for words in (whole[start:end], here[first:last]))
            wrong = f"the text is not that of text.txt, which has '{had}' where the sheet has '{has}'"
            remedy = "put the words back, or change both files alike"
            if kind == "delete" and at[first - 1 : first + 1] != [index, index]:  # between two rows, or at an end
                side = "before" if first < len(at) else "after"
                wrong = f"a passage is missing {side} row {int(index) + 2}: text.txt has '{had}' there"
                remedy = "put it back as a row of its own, or take it out of text.txt too"
            elif kind == "delete":
                wrong = f"words of text.txt are missing here: '{had}'"
            elif kind == "insert":
                wrong, remedy = f"text.txt does not have the words '{has}'", "take them out, or change both files alike"
            yield _at("sentences.csv", index, "text", wrong, remedy)


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


def own_passages(tables):
    """Whatever a sheet says rests on a passage of this account."""
    own = tables["sentences.csv"].passage
    known, advice = set(own), Suggestions(own)
    for file, column in NAMING:
        for index, passage in tables[file][column].items() if file in tables else ():
            if passage and passage not in known:
                yield _at(file, index, column, f"'{passage}' is no passage of this account", advice(passage))


def second_coded(second, sentences):
    """A second reading that has begun covers every sentence, and nothing else."""
    if not begun(second):
        return
    kind_of, advice = dict(zip(sentences.passage, sentences.kind)), Suggestions(sentences.passage)
    unread = uncoded(second)
    for index, passage in second.passage.items():
        kind = kind_of.get(passage)
        if kind is None:
            wrong, remedy = f"'{passage}' is no passage of this account", f"{advice(passage)} Or remove this row"
            yield _at("second.csv", index, "passage", wrong, remedy)
        elif kind != "sentence":
            wrong = f"'{passage}' is a {kind} in sentences.csv"
            yield _at("second.csv", index, "passage", wrong, "remove this row from second.csv")
        elif unread[index]:
            wrong = "the second reader has not coded this sentence"
            yield _at("second.csv", index, "", wrong, "fill in all sentences, or none")
    for passage in sentences.passage[(sentences.kind == "sentence") & ~sentences.passage.isin(second.passage)]:
        yield _at(
            "second.csv",
            len(second),
            "passage",
            f"the sentence '{passage}' has no row",
            f"add one: '{passage}', the text of the sentence, and the second reader's codes",
        )


def same_complaints(own, there):
    """A name is one complaint, whoever lists it: one that is there before stands here in the same words, or not at all."""
    before = {row.complaint: row for row in there.itertuples()}
    for index, row in own.iterrows():
        other = before.get(row.complaint)
        for column in ("holder", "label", "explanation", "event") if other else ():
            said = getattr(other, column)
            if division.words(row[column]) != division.words(said):
                yield _at(
                    "complaints.csv",
                    index,
                    column,
                    f"'{row.complaint}' is in {other.file} too, with the {column} '{said}'",
                    "if it is the same complaint, write the same in both; if not, give one of them another name, there and "
                    "in the grievances.csv beside it",
                )


def verbatim(tables):
    """A quotation or the label of a period stands in its passage word for word; a label in [brackets] is ours."""
    text_of = dict(zip(tables["sentences.csv"].passage, tables["sentences.csv"].text))
    for file, column in QUOTING:
        for index, passage, quote in tables[file][["passage", column]].itertuples() if file in tables else ():
            words = f" {' '.join(division.compared(quote))} "
            there = f" {' '.join(division.compared(text_of.get(passage, quote)))} "
            if quote and not ours(column, quote) and words not in there:
                yield _at(
                    file,
                    index,
                    column,
                    f"the words '{quote}' do not stand in '{passage}'",
                    "copy them from its text" + ("; or put your own words in [brackets]" if column == "label" else ""),
                )


def quoted_little(tables):
    """All quotations together stay under a fifth of the text."""
    passages = tables["sentences.csv"]
    quoting = [(file, column) for file, column in QUOTING if file in tables]
    quoted = pandas.concat(
        [quotations(tables[file], column, passages).assign(file=file) for file, column in quoting]
    )
    told = words_quoted(quoted, len(passages)).sum()
    most = most_quoted(sum(max(words_in(text), 1) for text in passages.text))
    if told > most:
        longest = quoted.sort_values("length", ascending=False, kind="stable").head(LONGEST)
        places = ", ".join(f"{row.file} row {row.Index + 2} ({row.length} words)" for row in longest.itertuples())
        wrong = f"your quotations have {told} words, and at most {most} are allowed, under a fifth of your text"
        remedy = f"shorten or empty some of them; the longest: {places}"
        yield Problem(longest.file.iloc[0], None, "", wrong, remedy)


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
