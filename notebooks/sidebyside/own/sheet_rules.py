"""The rules that only the sheets of an account of your own have (see template.py for the sheets).

Rules that hold for every account stand in the package rules.
"""

import re

from .. import wordcount
from ..division import languages
from ..rules.quotations import ours
from ..tables.csvfile import CONTROL
from ..tables.problem import Problem, either, nearest
from ..wording import listed
from . import odd_letters, passage_names, same_text, single_codes
from .template import ABOUT, BOUNDS_NOW, CODES, REQUIRED_CODES, begun, filled, uncoded

MAY_BE_EMPTY = ("author", "year", "container", "publisher", "url", "language")
LONGEST_ANSWER = 40  # characters that have room in a chart
NOT_CODED = ("title", "byline", "keywords", "heading", "reference")
FIRST_OF_A_MONTH = re.compile(r"\d{4}-\d\d-01")
DAY_ONE = re.compile(r"\b(0?1|1st|1er|first)\b|(?<!\d)0?1[日号號]|(?<!十)一[日号號]", re.IGNORECASE)
# Columns that have something in common: pairs of a sheet and a column.
QUOTING = (("sentences.csv", "quote"), ("grievances.csv", "quote"), ("phases.csv", "label"))
DATING = (("sentences.csv", "dated"), ("second.csv", "dated"), ("phases.csv", "start"), ("phases.csv", "end"))
DRAWN = ["label", "start", "end", "relation", "scope", "bounds", "passage"]


def problems(sheets, text, legal, complaints, known):
    """Every Problem that these rules find in the sheets that could be read (a dict of file and DataFrame) and the text.

    legal is a dict of each question of the collection and its answers (a list of codes); complaints are those that are
    there before (a DataFrame with a column file, which says where each stands); known is a dict of each coded column
    and the values that it may hold (see new_account.values).
    """
    found, told = [], set()
    if "sentences.csv" in sheets:
        found += same_text.problems(sheets["sentences.csv"], text, _language(sheets, text))
        told = {problem.row for problem in found}
        if "second.csv" in sheets:
            found += same_text.beside_the_second_reader(sheets["sentences.csv"], sheets["second.csv"], told)
        known = known | dict.fromkeys(["passage", "passage2"], set(sheets["sentences.csv"].passage))
    if "complaints.csv" in sheets:
        known = known | {"complaint": {*complaints.complaint, *sheets["complaints.csv"].complaint}}
        found += same_complaints(sheets["complaints.csv"], complaints)
    found += single_codes.problems(sheets, known)
    if "about.csv" in sheets:
        found += about(sheets["about.csv"])
    if "phases.csv" in sheets:
        found += [*older_bounds(sheets["phases.csv"]), *periods(sheets["phases.csv"])]
    if "answers.csv" in sheets:
        found += [*answered(sheets["answers.csv"], legal), *own_answers(sheets["answers.csv"], legal)]
    if "sentences.csv" in sheets:
        found += [*coded(sheets["sentences.csv"]), *own_passages(sheets), *second_coded(sheets, told)]
        found += [*verbatim(sheets, told), *months(sheets)]
    return found


def about(sheet):
    """about.csv has each row once and filled in, and names a language that is known."""
    lost = [what for what in ABOUT if what not in {*sheet.what, "language"}]  # the first edition had no language
    told = []
    for index, what, yours in sheet[["what", "yours"]].itertuples():
        if what not in ABOUT:
            asked = list(ABOUT)[index] if index < len(ABOUT) else ""
            remedy = f"write {asked if asked in lost else listed(lost)}" if lost else f"the rows are: {', '.join(ABOUT)}"
            told.append(_at("about.csv", index, "what", f"'{what}' is not asked for", remedy))
        elif (sheet.what == what).sum() > 1:
            remedy = "keep one of the two rows" + (f", and write {listed(lost)} in the other" if lost else "")
            told.append(_at("about.csv", index, "what", f"'{what}' stands twice", remedy))
        elif not yours.strip() and what not in MAY_BE_EMPTY:
            yield _at("about.csv", index, "yours", f"'{what}' is empty", ABOUT[what])
        elif what == "language" and yours.strip() and not languages.known(yours):
            yield _at("about.csv", index, "yours", f"'{yours}' is no language that is known here", languages.advice(yours))
    yield from told
    if lost and not told:
        yield _at("about.csv", len(sheet), "what", f"no row here for {listed(lost)}", "add one for each")


def _language(sheets, text):
    """The code of the language of a text: as about.csv has it, or guessed."""
    said = dict(sheets["about.csv"][["what", "yours"]].to_numpy()) if "about.csv" in sheets else {}
    return languages.known(said.get("language", "")) or languages.guessed(text)


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
    known = set(sheets["sentences.csv"].passage)
    for at, passage, _ in filled(sheets, passage_names.NAMING):
        if passage not in known:
            same = passage_names.meant(passage, known)
            remedy = f"did you mean '{same}'?" if same else "look up its name in sentences.csv"
            if at[0] == "second.csv" and not same:
                remedy += "; if its sentence is now part of another one, remove this row"
            yield Problem(*at, f"'{passage}' is no passage of this account", remedy)


def waiting(sheets, found):
    """The places (file, row, column) of which nothing is told yet, because what is wrong there goes with others.

    Quotations, while their text is wrong; names of no passage, while a row of sentences.csv is lacking; complaints that
    are not in grievances.csv, while passages are not found that it names.
    """
    texts = [one.row for one in found if one.file.endswith("sentences.csv") and one.column == "text"]
    places = [("sentences.csv", row, "quote") for row in texts]
    if any(one.file.endswith("sentences.csv") and one.wrong.startswith(same_text.MISSING) for one in found):
        places += [one[:3] for one in [*own_passages(sheets), *second_coded(sheets)] if one.column.startswith("passage")]
    if not set(sheets["grievances.csv"].passage) <= set(sheets["sentences.csv"].passage):
        places += [("sentences.csv", one.row, one.column) for one in found if one.column == "grievance" and "' is coded '" in one.wrong]
    return places


def second_coded(sheets, told=()):
    """A second reading that has begun covers every sentence, and nothing else; told are rows of sentences.csv that are wrong."""
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
    there = {passage if passage in kind_of else passage_names.meant(passage, kind_of) for passage in second.passage}
    asked = sentences.passage[(sentences.kind == "sentence") & ~(sentences.index + 2).isin(told)]
    if lost := [passage for passage in asked if passage not in there]:
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


def verbatim(sheets, told=()):
    """A quotation or the label of a period stands in its passage word for word; a label in [brackets] is ours.

    told are the rows of sentences.csv whose own text is told to be wrong.
    """
    sentences = sheets["sentences.csv"]
    text_of = _texts({"sentences.csv": sentences[~(sentences.index + 2).isin(told)]})
    for at, quote, passage in filled(sheets, QUOTING):
        text = text_of.get(passage, quote)
        words, there = (f" {' '.join(wordcount.compared(said))} " for said in (quote, text))
        if ours(at[2], quote) or words in there or CONTROL.search(quote):
            continue
        if odd_letters.in_latin(words) in odd_letters.in_latin(there):
            if told := odd_letters.told(quote, text):  # if not, it is the text that has the letter: see same_text.py
                yield Problem(*at, told, odd_letters.REMEDY)
        else:
            remedy = "copy them from its text" + ("; or put your own words in [brackets]" if at[2] == "label" else "")
            yield Problem(*at, f"the words '{quote}' do not stand in '{passage}'", remedy)


def months(sheets):
    """No date is the first day of a month that its sentence does not name: so a spreadsheet shows a bare month."""
    text_of = _texts(sheets)
    for at, date, passage in filled(sheets, DATING):
        if FIRST_OF_A_MONTH.fullmatch(date) and not DAY_ONE.search(text_of.get(passage, "")):
            wrong = f"'{date}' is a day, and the passage names none: a spreadsheet may have made it of a month"
            yield Problem(*at, wrong, f"write {date[:7]}, or {date}/{date} if the day is meant")


def periods(phases):
    """Each period is drawn once and said, and its label has words."""
    for index in phases.index[(phases[DRAWN] != "").sum(axis=1) < 2]:
        yield _at("phases.csv", index, "", "hardly anything of a period stands in this row", "fill it in, or remove it")
    for index, label in phases.label[phases.label.str.fullmatch(r"\[\s*\]")].items():
        yield _at("phases.csv", index, "label", f"nothing stands in the brackets of '{label}'", "name the period in your words")
    for index in phases.index[phases[DRAWN].duplicated() & (phases[DRAWN] != "").any(axis=1)]:
        wrong = "this period stands in a row above too"
        yield _at("phases.csv", index, "", wrong, "compare the two rows, and remove the one whose note is not wanted")


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


def own_answers(answers, legal):
    """An answer of one's own is called so and said, and has room in a chart."""
    for index, question, answer, own in answers[["question", "answer", "own_answer"]].itertuples():
        if answer == "own" and not own:
            remedy = f"write your answer here, in at most {LONGEST_ANSWER} characters"
            yield _at("answers.csv", index, "own_answer", "'own' stands under answer, and nothing here", remedy)
        elif own and answer in [*legal.get(question, ()), "silent"]:
            wrong = f"'{answer}' stands here, and an answer of your own under own_answer"
            yield _at("answers.csv", index, "answer", wrong, "write 'own' here, or empty own_answer")
        elif len(own) > LONGEST_ANSWER:
            wrong = f"the answer has {len(own)} characters"
            yield _at("answers.csv", index, "own_answer", wrong, f"write at most {LONGEST_ANSWER}; say more in summary")


def _at(file, index, column, wrong, remedy):
    """Make a Problem of a sheet; see problem_at for the row."""
    return Problem(file, int(index) + 2, column, wrong, remedy)
