"""The collection's rules for questions, positions and corrections (see codebook.py, which has the rest)."""

import pandas

from ..dates import against
from ..tables.problem import nearest, problem_at

SILENT = "silent"
IN_ACCORD = ("same", "coarser", "contained", "overlapping")


def problems(tables):
    """Return every Problem that these rules find, in the order of the rules."""
    rules = (one_answer_each, legal_answers, evidence, speakers, silence, turning_points, documents, corrections, claims)
    return [problem for rule in rules for problem in rule(tables)]


def one_answer_each(tables):
    """Each account has a row for each question: silence is coded, not inferred; the key forbids two."""
    positions, questions = tables["positions"], tables["questions"]
    given = set(zip(positions.question, positions.work))
    for index, question in questions.question.items():
        for work in tables["sources"].work:
            if (question, work) not in given:
                yield problem_at(
                    "questions",
                    index,
                    "question",
                    f"the account '{work}' has no row for '{question}'",
                    "add one to positions.csv; 'silent' is an answer",
                )


def legal_answers(tables):
    """Every answer is a code of its question, and every code is somebody's answer."""
    positions, answers = tables["positions"], tables["answers"]
    legal = answers.groupby("question").answer.agg(set).to_dict()
    for row in positions[positions.question.isin(legal)].itertuples():
        codes = legal[row.question]
        for column, answer in (("answer", row.answer), ("answer2", row.answer2)):
            allowed = codes | {SILENT} if column == "answer" else codes | {""}
            if answer not in allowed:
                yield problem_at(
                    "positions",
                    row.Index,
                    column,
                    f"'{answer}' is no answer to '{row.question}'",
                    nearest(answer, allowed - {""}),
                )
        if row.answer == row.answer2:
            yield problem_at(
                "positions", row.Index, "answer2", f"'{row.answer}' is given twice", "leave the second answer empty"
            )
    given = set(zip(positions.question, positions.answer)) | set(zip(positions.question, positions.answer2))
    for row in answers.itertuples():
        if (row.question, row.answer) not in given:
            yield problem_at(
                "answers", row.Index, "answer", f"nobody answers '{row.answer}' to '{row.question}'", "remove it"
            )


def evidence(tables):
    """An account's answer rests on a passage of its own; a historian's on what was seen of the work."""
    source_of = dict(zip(tables["sources"].work, tables["sources"].source))
    positions = tables["positions"]
    passages = _accounts_of([*positions.passage, *positions.passage2], tables)
    for row in positions.itertuples():
        if row.work in source_of:
            yield from _evidence_of_account(row, source_of[row.work], passages)
        elif not (row.seen_quote and row.seen and row.certainty):
            yield problem_at(
                "positions",
                row.Index,
                "seen_quote",
                f"nothing says what was seen of '{row.work}'",
                "fill in seen_quote, seen and certainty",
            )
        elif row.seen == "contents" and row.certainty == "confirmed":
            yield problem_at(
                "positions", row.Index, "certainty", "a title alone confirms no answer", "say 'probable', or see more of it"
            )


def _evidence_of_account(row, source, passages):
    """One position of an account: each answer has a passage, and each passage is the account's own."""
    if row.answer != SILENT and not row.passage:
        yield problem_at(
            "positions",
            row.Index,
            "passage",
            "the answer rests on no passage",
            "name the passage, or answer 'silent'",
        )
    if row.answer2 and not row.passage2:
        yield problem_at(
            "positions", row.Index, "passage2", "the second answer rests on no passage", "name the passage"
        )
    for column, passage in (("passage", row.passage), ("passage2", row.passage2)):
        if passage and passages.get(passage) != source:
            yield problem_at(
                "positions",
                row.Index,
                column,
                f"'{passage}' is no passage of this account",
                "name one of its own",
            )


def speakers(tables):
    """What an actor says has a date, for actors change their minds; an edited volume says nothing, its chapters do."""
    works = tables["works"]
    for index, work in works.work[(works.actor != "") & (works.date == "")].items():
        yield problem_at("works", index, "date", f"nothing says when '{work}' was said", "fill in date")
    edited = works.work[works.author.str.contains(r"\(eds?\.\)")]
    for index, voice in tables["positions"].work[tables["positions"].work.isin(edited)].items():
        yield problem_at("positions", index, "work", f"'{voice}' is an edited volume", "name the work of its chapter")


def turning_points(tables):
    """An event is a turning point if at least two works argue it."""
    points = tables["turning_points"]
    for index, event in points.event[~points.event.duplicated(keep=False)].items():
        yield problem_at("turning_points", index, "event", f"only one work argues '{event}'", "add another, or remove it")


def documents(tables):
    """A document bears on questions that are asked."""
    table, asked = tables["documents"], set(tables["questions"].question)
    for index, listed in table.questions.str.split().items():
        for question in sorted(set(listed) - asked):
            yield problem_at("documents", index, "questions", f"'{question}' is no question", nearest(question, asked))


def silence(tables):
    """A silent account cites no passage, and none of its passages names an event of the question."""
    yield from _unknown_events(tables)
    source_of = dict(zip(tables["sources"].work, tables["sources"].source))
    events = dict(zip(tables["questions"].question, tables["questions"].events.str.split()))
    named = _named(set().union(*events.values()), tables)
    for row in tables["positions"].itertuples():
        if row.answer != SILENT or row.work not in source_of:
            continue
        if row.passage or row.passage2 or row.answer2:
            yield problem_at(
                "positions",
                row.Index,
                "answer",
                "a silent account cites a passage",
                "give its answer, or remove the passage",
            )
        for event in events.get(row.question, ()):
            if (source_of[row.work], event) in named:
                passage = named[source_of[row.work], event]
                yield problem_at(
                    "positions",
                    row.Index,
                    "answer",
                    f"the account is silent, but '{passage}' names {event}",
                    f"give its answer, or mend the events of '{passage}'",
                )


def _unknown_events(tables):
    """Every event that a question lists is in the chronology."""
    known = set(tables["events"].event)
    for index, listed in tables["questions"].events.str.split().items():
        for event in sorted(set(listed) - known):
            yield problem_at("questions", index, "events", f"'{event}' is not in events.csv", nearest(event, known))


def _named(events, tables):
    """Which account names which of some events: a dict of (account, event) and the passage."""
    agreed = tables["coding"][tables["coding"].reading == "agreed"]
    naming = pandas.concat([table[["passage", "event"]] for table in (agreed, tables["mentions"])])
    naming = naming[naming.event.isin(events)]
    account_of = _accounts_of(naming.passage, tables)
    return {(account_of.get(passage), event): passage for passage, event in naming.to_numpy()}


def _accounts_of(names, tables):
    """The account of each of some passages (a dict)."""
    passages = tables["passages"][tables["passages"].passage.isin(names)]
    return dict(zip(passages.passage, passages.source))


def corrections(tables):
    """A contradiction has a second passage; anything else an authority or little certainty; a wrong date is off."""
    date_of = dict(zip(tables["events"].event, tables["events"].date))
    for row in tables["corrections"].itertuples():
        yield from _grounds(row)
        if row.weight == "heavy" and not row.follows:
            yield problem_at(
                "corrections",
                row.Index,
                "follows",
                "a heavy correction says nothing of what follows",
                "say what follows",
            )
        if row.kind == "date" and row.verdict == "wrong" and row.dated and row.event in date_of:
            yield from _wrong_date(row, date_of[row.event])


def _grounds(row):
    """What a correction rests on: a contradiction on a second passage, anything else on an authority."""
    if row.kind == "contradiction":
        if not row.passage2:
            yield problem_at("corrections", row.Index, "passage2", "a contradiction needs a second passage", "name it")
    elif not row.authority and row.certainty != "arguable":
        yield problem_at(
            "corrections",
            row.Index,
            "authority",
            f"'{row.certainty}' without an authority",
            "name the work, or say 'arguable'",
        )


def _wrong_date(row, date):
    """A date that a correction calls wrong is not in accord with the record's."""
    try:
        relation = against(row.dated, date).relation
    except ValueError:
        return  # checks.dates has named the bad date
    if relation in IN_ACCORD:
        yield problem_at(
            "corrections",
            row.Index,
            "dated",
            f"the date is called wrong, but '{row.dated}' and '{date}' are {relation}",
            "mend the date, the event or the verdict",
        )


def claims(tables):
    """What a claim counts, and its comparison, fit its test."""
    themes = set(tables["codes"].code[tables["codes"].variable == "theme"])
    legal = {"complains more": {"china", "ussr"}, "tells of more": {"closer", "apart"}}
    other = {"more than another theme": themes, "more than in another account": set(tables["sources"].source)}
    for row in tables["claims"].itertuples():
        allowed = legal.get(row.test, themes)
        if row.counted not in allowed:
            yield problem_at(
                "claims",
                row.Index,
                "counted",
                f"'{row.counted}' does not fit the test '{row.test}'",
                nearest(row.counted, allowed),
            )
        compared = other.get(row.test, {""})
        if row.than not in compared or row.than in (row.counted, row.source):
            yield problem_at(
                "claims",
                row.Index,
                "than",
                f"'{row.than}' does not fit the test '{row.test}'",
                nearest(row.than, compared) if any(compared) else "leave the cell empty",
            )
