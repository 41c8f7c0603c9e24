"""The rules that only the sheets of an account of your own have (see template.py for the sheets).

Rules that hold for every account stand in the package rules.
"""

import re
import unicodedata
from difflib import SequenceMatcher

from .. import wordcount
from ..rules.quotations import ours
from ..tables.problem import Problem, Suggestions, either, nearest
from ..wording import listed
from . import languages, segmentation
from .template import ABOUT, BOUNDS_NOW, CODED, CODES, EVENTS, REQUIRED_CODES, begun, several, uncoded

MAY_BE_EMPTY = ("author", "year", "container", "publisher", "url", "language")
LONGEST_ANSWER = 40  # characters that have room in a chart
LONGEST_COMPARED = 20_000  # words; in a longer text only the first place that differs is looked for
NOT_CODED = ("title", "byline", "keywords", "heading", "reference")
FIRST_OF_A_MONTH = re.compile(r"\d{4}-\d\d-01")
DAY_ONE = re.compile(r"\b(0?1|1st|1er|first)\b|(?<!\d)0?1[日号號]|(?<!十)一[日号號]", re.IGNORECASE)
# Columns that have something in common: pairs of a sheet and a column.
QUOTING = (("sentences.csv", "quote"), ("grievances.csv", "quote"), ("phases.csv", "label"))
NAMING = (("phases.csv", "passage"), ("grievances.csv", "passage"), ("answers.csv", "passage"),
          ("answers.csv", "passage2"), ("second.csv", "passage"))  # fmt: skip
DATING = (("sentences.csv", "dated"), ("second.csv", "dated"), ("phases.csv", "start"), ("phases.csv", "end"))
LISTING = (("sentences.csv", "event"), ("sentences.csv", "mentions"), ("second.csv", "event"), ("complaints.csv", "event"))


def problems(sheets, text, legal, complaints, events):
    """Every Problem that these rules find in the sheets that could be read (a dict of file and DataFrame) and the text.

    legal is a dict of each question of the collection and its answers (a list of codes); complaints are those that are
    there before (a DataFrame with a column file, which says where each stands); events are those of the chronology (a set).
    """
    found = [*odd_letters(sheets), *listed_events(sheets, events)]
    if "about.csv" in sheets:
        found += about(sheets["about.csv"])
    if "phases.csv" in sheets:
        found += older_bounds(sheets["phases.csv"])
    if "complaints.csv" in sheets:
        found += same_complaints(sheets["complaints.csv"], complaints)
    if "answers.csv" in sheets:
        found += [*answered(sheets["answers.csv"], legal), *own_answers(sheets["answers.csv"])]
    if "sentences.csv" in sheets:
        found += [*same_text(sheets["sentences.csv"], text), *coded(sheets["sentences.csv"])]
        found += [*own_passages(sheets), *second_coded(sheets), *verbatim(sheets), *months(sheets)]
    return found


def _filled(sheets, columns):
    """The cells of some columns that are not empty: where each stands (file, row, column), what it says, and its passage."""
    for file, column in columns:
        if file in sheets:
            sheet = sheets[file]
            for index, cell, passage in zip(sheet.index, sheet[column], sheet.get("passage", sheet[column])):
                if cell:
                    yield (file, int(index) + 2, column), cell, passage


def about(sheet):
    """about.csv has each row once and filled in, and names a language that is known."""
    for index, what, yours in sheet[["what", "yours"]].itertuples():
        if what not in ABOUT:
            yield _at("about.csv", index, "what", f"'{what}' is not asked for", f"the rows are: {', '.join(ABOUT)}")
        elif not yours.strip() and what not in MAY_BE_EMPTY:
            yield _at("about.csv", index, "yours", f"'{what}' is empty", ABOUT[what])
        if (sheet.what == what).sum() > 1:
            yield _at("about.csv", index, "what", f"'{what}' stands twice", "keep one of the two rows")
        if what == "language" and yours.strip() and not languages.known(yours):
            yield _at("about.csv", index, "yours", f"'{yours}' is no language that is known here", languages.advice(yours))
    if lost := [what for what in ABOUT if what not in {*sheet.what, "language"}]:  # the first edition had no language
        yield _at("about.csv", len(sheet), "what", f"no row here for {listed(lost)}", "add one for each")


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
            between = at[first - 1 : first + 1] != [index, index]  # two rows, or at an end
            side = ("before" if first < len(at) else "after") if between else ""
            had, has = (wordcount.together(" ".join(words[:8])) for words in (whole[start:end], here[first:last]))
            yield _at("sentences.csv", index, "text", *_difference(kind, had, has, side, int(index) + 2))


def _difference(kind, had, has, side, row):
    """What is wrong where text.txt had some words and the sheet has others, and what to do."""
    if kind == "insert":
        return f"text.txt does not have the words '{has}'", "take them out, or change both files alike"
    if kind == "replace":
        wrong = f"the text is not that of text.txt, which has '{had}' where the sheet has '{has}'"
    elif side:
        wrong = f"a passage is missing {side} row {row}: text.txt has '{had}' there"
        return wrong, "put it back as a row of its own, or take it out of text.txt too"
    else:
        wrong = f"words of text.txt are missing here: '{had}'"
    return wrong, "put the words back, or change both files alike"


def coded(sentences):
    """Every sentence is coded, and nothing else is."""
    for index in sentences.index[uncoded(sentences) & (sentences.kind == "sentence")]:
        yield _at("sentences.csv", index, "", "the sentence is not coded yet", f"fill in {', '.join(REQUIRED_CODES)}")
    others = sentences[sentences.kind.isin(NOT_CODED)]
    for index, row in others.iterrows():
        if codes := [column for column in [*CODES, "mentions"] if row[column]]:
            wrong = f"only a sentence is coded, and this {row.kind} has something under {listed(codes)}"
            yield _at("sentences.csv", index, "kind", wrong, "write 'sentence' here, or empty what should not be there")


def own_passages(sheets):
    """Whatever a sheet says rests on a passage of this account."""
    known, advice = set(sheets["sentences.csv"].passage), Suggestions(sheets["sentences.csv"].passage)
    for at, passage, _ in _filled(sheets, NAMING):
        if passage not in known:
            remedy = advice(passage)
            if at[0] == "second.csv":
                remedy = either(remedy, "remove this row, if its sentence is now part of another one")
            yield Problem(*at, f"'{passage}' is no passage of this account", remedy)


def second_coded(sheets):
    """A second reading that has begun covers every sentence, and nothing else."""
    second, sentences = sheets.get("second.csv"), sheets["sentences.csv"]
    if not begun(second):
        return
    kind_of = dict(zip(sentences.passage, sentences.kind))
    for index, passage in second.passage.items():
        if kind_of.get(passage) in NOT_CODED:
            remedy = "write 'sentence' under kind there, or remove this row here"
            yield _at("second.csv", index, "passage", f"'{passage}' is a {kind_of[passage]} in sentences.csv", remedy)
    for index in second.index[uncoded(second) & second.passage.isin(sentences.passage[sentences.kind == "sentence"])]:
        yield _at("second.csv", index, "", "the second reader has not coded this sentence", "fill in all sentences, or none")
    if lost := [passage for passage, kind in kind_of.items() if kind == "sentence" and passage not in set(second.passage)]:
        remedy = "add one for each: the passage, its text, and the second reader's codes"
        yield _at("second.csv", len(second), "passage", f"no row here for {listed(lost)}", remedy)


def same_complaints(own, listed_before):
    """A name is one complaint, whoever lists it: one that is there before stands here in the same words, or not at all."""
    before = {row.complaint: row for row in listed_before.itertuples()}
    for index, row in own[own.complaint.isin(before)].iterrows():
        other = before[row.complaint]
        there = {column: getattr(other, column) for column in ("complainant", "label", "theme", "event")}
        differing = [column for column, said in there.items() if wordcount.words(row[column]) != wordcount.words(said)]
        if differing:
            told = listed(f"'{there[column]}' under {column}" for column in differing)
            wrong = f"'{row.complaint}' is in {other.file} too, which has {told}"
            remedy = "if it is the same complaint, write the same here; if not, give it another name here and in grievances.csv"
            yield _at("complaints.csv", index, "complaint", wrong, remedy)


def older_bounds(phases):
    """How the years of a period are known is said in the words of this edition."""
    for index, word in phases.bounds[phases.bounds.isin(list(BOUNDS_NOW))].items():
        yield _at("phases.csv", index, "bounds", f"'{word}' is called '{BOUNDS_NOW[word]}' now", f"write '{BOUNDS_NOW[word]}'")


def _texts(sheets):
    """The text of each passage (a dict)."""
    return dict(zip(sheets["sentences.csv"].passage, sheets["sentences.csv"].text))


def verbatim(sheets):
    """A quotation or the label of a period stands in its passage word for word; a label in [brackets] is ours."""
    text_of = _texts(sheets)
    for at, quote, passage in _filled(sheets, QUOTING):
        words, there = (f" {' '.join(wordcount.compared(said))} " for said in (quote, text_of.get(passage, quote)))
        if not ours(at[2], quote) and words not in there:
            remedy = "copy them from its text" + ("; or put your own words in [brackets]" if at[2] == "label" else "")
            yield Problem(*at, f"the words '{quote}' do not stand in '{passage}'", remedy)


def months(sheets):
    """No date is the first day of a month that its sentence does not name: so a spreadsheet shows a bare month."""
    text_of = _texts(sheets)
    for at, date, passage in _filled(sheets, DATING):
        if FIRST_OF_A_MONTH.fullmatch(date) and not DAY_ONE.search(text_of.get(passage, "")):
            wrong = f"'{date}' is a day, and the passage names none: a spreadsheet may have made it of a month"
            yield Problem(*at, wrong, f"write {date[:7]}, or {date}/{date} if the day is meant")


def listed_events(sheets, known):
    """What stands under event is one event of the chronology; under mentions there may be several."""
    for (file, row, column), cell, _ in _filled(sheets, LISTING):
        words = several(cell)
        unknown = next((word for word in words if word not in known), None)
        if unknown:
            typed = unknown.upper().replace("O", "0").replace("I", "1").replace("L", "1")
            advice = f"did you mean '{typed}'?" if typed in known else "look up its number in legal_values.csv"
            yield Problem(file, row, column, f"'{unknown}' is no event of the list", advice)
        elif column == "event" and len(words) > 1:
            others = "; write the others under mentions" if file == "sentences.csv" else ""
            yield Problem(file, row, column, f"{len(words)} events stand here", f"leave the one it is about{others}")


def odd_letters(sheets):
    """A code or a date has no letter that only looks like one of those from a to z."""
    columns = [(file, column) for file, sheet in sheets.items() for column in sheet if column in (*CODED, *EVENTS)]
    for at, cell, _ in _filled(sheets, columns):
        if not cell.isascii():
            odd = next(letter for letter in cell if not letter.isascii())
            named = unicodedata.name(odd, f"U+{ord(odd):04X}").lower()
            yield Problem(*at, f"'{cell}' has a letter that is none from a to z: {named}", "type the word anew")


def answered(answers, legal):
    """answers.csv has a row for each question, answered with a word of choose_from."""
    for index, question, answer in answers[["question", "answer"]].itertuples():
        codes = legal.get(question)
        if codes is None:
            wrong = f"'{question}' is no question of the collection"
            yield _at("answers.csv", index, "question", wrong, nearest(question, legal))
        elif not answer:
            yield _at("answers.csv", index, "answer", "not answered yet", "write one of choose_from; 'silent' is an answer")
        elif answer not in [*codes, "own", "silent"]:
            advice = either(nearest(answer, [*codes, "silent"]), "write 'own' here, and your answer under own_answer")
            yield _at("answers.csv", index, "answer", f"'{answer}' is no answer to this question", advice)
    if lost := [question for question in legal if question not in set(answers.question)]:
        yield _at("answers.csv", len(answers), "question", f"no row here for {listed(lost)}", "add one for each")


def own_answers(answers):
    """An answer of one's own is called so and said, and has room in a chart."""
    for index, answer, own in answers[["answer", "own_answer"]].itertuples():
        if (answer == "own") != bool(own):
            wrong = "an answer of your own needs 'own' under answer and its words under own_answer"
            yield _at("answers.csv", index, "own_answer", wrong, "fill in both or neither")
        elif len(own) > LONGEST_ANSWER:
            wrong = f"the answer has {len(own)} characters"
            yield _at("answers.csv", index, "own_answer", wrong, f"write at most {LONGEST_ANSWER}; say more in summary")


def _at(file, index, column, wrong, remedy):
    """Make a Problem of a sheet; see problem_at for the row."""
    return Problem(file, int(index) + 2, column, wrong, remedy)
