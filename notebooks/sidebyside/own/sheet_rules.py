"""The rules that only the sheets of an account of your own have, told in the words of these sheets (see template.py).

Rules that hold for every account stand in the package rules.
"""

import re
import unicodedata
from difflib import SequenceMatcher

from .. import wordcount
from ..rules.quotations import ours
from ..tables.problem import Problem, Suggestions, nearest
from ..wordcount import together
from . import languages, segmentation
from .template import ABOUT, BOUNDS_NOW, CODED, CODES, EVENTS, REQUIRED_CODES, begun, uncoded

MAY_BE_EMPTY = ("author", "year", "container", "publisher", "url", "language")
LONGEST_ANSWER = 40  # characters that have room in a chart
ANSWERING = ["question", "answer", "answer2", "own_answer"]
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


def problems(tables, text, name, legal, complaints, known_events):
    """Every Problem that the sheets' own rules find in the sheets that could be read.

    legal is a dict of each question of the collection and its answers (a list of codes); complaints are those that are
    there before (a DataFrame with a column file, which says where each stands); known_events are those of the chronology.
    """
    sentences, second = tables.get("sentences.csv"), tables.get("second.csv")
    found = []
    if "about.csv" in tables:
        found += about(tables["about.csv"])
    if "answers.csv" in tables:
        found += answered(tables["answers.csv"], legal)
    if "complaints.csv" in tables:
        found += same_complaints(tables["complaints.csv"], complaints)
    if "phases.csv" in tables:
        found += older_bounds(tables["phases.csv"])
    if sentences is not None:
        found += [*same_text(sentences, text), *coded(sentences), *own_passages(tables), *verbatim(tables)]
        found += [*months(tables), *events(tables, known_events), *odd_letters(tables)]
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
        elif what == "language" and table.yours[index].strip() and not languages.known(table.yours[index]):
            wrong = f"'{table.yours[index]}' is no language that is known here"
            yield _at("about.csv", index, "yours", wrong, languages.ADVICE)
        if (table.what == what).sum() > 1 and what:
            yield _at("about.csv", index, "what", f"'{what}' stands twice", "remove one of the two")
    for what in ABOUT:
        if what not in {*table.what, "language"}:  # the first edition did not ask for the language
            yield _at("about.csv", len(table), "what", f"the row '{what}' is missing", "add it")


def same_text(sentences, text):
    """The rows hold the words of text.txt in their order, however they are divided."""
    whole = [word for passage in segmentation.passages(text) for word in wordcount.compared(passage.text)]
    rows = [(index, wordcount.compared(cell)) for index, cell in sentences.text.items()]
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
        for column in ("complainant", "label", "theme", "event") if other else ():
            said = getattr(other, column)
            if wordcount.words(row[column]) != wordcount.words(said):
                yield _at(
                    "complaints.csv",
                    index,
                    column,
                    f"'{row.complaint}' is in {other.file} too, with the {column} '{said}'",
                    "if it is the same complaint, write the same in both; if not, give one of them another name, there and "
                    "in the grievances.csv beside it",
                )


def older_bounds(phases):
    """How the years of a period are known is said in the words of this edition."""
    for index, word in phases.bounds[phases.bounds.isin(list(BOUNDS_NOW))].items():
        now = BOUNDS_NOW[word]
        yield _at("phases.csv", index, "bounds", f"'{word}' is called '{now}' now", f"write '{now}'")


def verbatim(tables):
    """A quotation or the label of a period stands in its passage word for word; a label in [brackets] is ours."""
    text_of = dict(zip(tables["sentences.csv"].passage, tables["sentences.csv"].text))
    for file, column in QUOTING:
        for index, passage, quote in tables[file][["passage", column]].itertuples() if file in tables else ():
            words = f" {' '.join(wordcount.compared(quote))} "
            there = f" {' '.join(wordcount.compared(text_of.get(passage, quote)))} "
            if quote and not ours(column, quote) and words not in there:
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


def events(tables, known):
    """What stands under event is one event of the chronology; under mentions there may be several."""
    columns = (
        ("sentences.csv", "event"),
        ("sentences.csv", "mentions"),
        ("second.csv", "event"),
        ("complaints.csv", "event"),
    )
    for file, column in columns:
        for index, cell in tables[file][column].items() if file in tables else ():
            words = re.split(r"[\s,;]+", cell.strip(" ,;"))
            unknown = [word for word in words if word and word not in known]
            if unknown:
                typed = unknown[0].upper().replace("O", "0").replace("I", "1").replace("L", "1")
                advice = f"did you mean '{typed}'?" if typed in known else "look up its number in legal_values.csv"
                yield _at(file, index, column, f"'{unknown[0]}' is no event of the list", advice)
            elif column == "event" and len(words) > 1:
                others = "; write the others under mentions" if file == "sentences.csv" else ""
                yield _at(file, index, column, f"{len(words)} events stand here", f"leave the one it is about{others}")


def odd_letters(tables):
    """A code or a date has no letter that only looks like one of those from a to z."""
    for file, table in tables.items():
        for column in table.columns.intersection([*CODED, *EVENTS]):
            for index, cell in table[column][[not cell.isascii() for cell in table[column]]].items():
                odd = next(letter for letter in cell if not letter.isascii())
                named = unicodedata.name(odd, f"U+{ord(odd):04X}").lower()
                yield _at(
                    file,
                    index,
                    column,
                    f"'{cell}' has a letter that is none from a to z: {named}",
                    "type the word anew",
                )


def answered(answers, legal):
    """answers.csv has one row for each question, answered with a word of choose_from."""
    for index, question, answer, answer2, own in answers[ANSWERING].itertuples():
        if (answers.question == question).sum() > 1:
            yield _at("answers.csv", index, "question", f"'{question}' stands twice", "remove one of the two")
        elif question in legal:
            yield from _legal_answers(index, answer, answer2, legal[question])
        yield from _own_answer(index, answer, own)
    for question in legal:
        if question not in set(answers.question):
            yield _at("answers.csv", len(answers), "question", f"the question '{question}' has no row", "add it")


def _legal_answers(index, answer, answer2, legal):
    """A question is answered, and with the words to choose from; rules/positions.py has what else holds."""
    if not answer:
        yield _at("answers.csv", index, "answer", "not answered yet", "write one of choose_from; 'silent' is an answer")
    for column, said, others in (("answer", answer, ["own", "silent"]), ("answer2", answer2, [])):
        if said and said not in [*legal, *others]:
            other = (
                f"; or write 'own' under answer and '{said}' under own_answer" if len(said) <= LONGEST_ANSWER else ""
            )
            advice = nearest(said, [*legal, *others]) + (other if column == "answer" else "")
            yield _at("answers.csv", index, column, f"'{said}' is no answer to this question", advice)


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
