"""The collection's rules for questions, positions and corrections (see codebook.py, which has the rest)."""

import pandas

from ..dates import against
from ..tables.problem import Suggestions, nearest, problem_at, problems_at

SILENT = "silent"
IN_ACCORD = ("same", "coarser", "contained", "overlapping")


def problems(tables):
    """Return every Problem that these rules find, in the order of the rules."""
    rules = (one_answer_each, legal_answers, evidence, speakers, silence, lists, turning_points, corrections, claims)
    return [problem for rule in rules for problem in rule(tables)]


def one_answer_each(tables):
    """Each account has a row for each question: silence is coded, not inferred; the key forbids two."""
    positions, questions = tables["positions"], tables["questions"]
    for work in tables["sources"].work:
        given = positions.question[positions.work == work]
        missing = questions[~questions.question.isin(given)].assign(work=work)
        told = "the account '{work}' has no row for '{question}'"
        remedy = "add one to positions.csv; 'silent' is an answer"
        yield from problems_at("questions", missing, "question", told, remedy)


def legal_answers(tables):
    """Every answer is a code of its question, and every code is somebody's answer."""
    positions, answers = tables["positions"], tables["answers"]
    known = answers.question + " " + answers.answer
    given = {column: positions.question + " " + positions[column] for column in ("answer", "answer2")}
    asked = positions.question.isin(tables["questions"].question)
    for column, other in (("answer", SILENT), ("answer2", "")):
        strange = positions[asked & ~given[column].isin(known) & (positions[column] != other)]
        for question, rows in strange.groupby("question"):
            legal = [*answers.answer[answers.question == question], other]
            told = "'{cell}' is no answer to '{question}'"
            yield from problems_at("positions", rows, column, told, Suggestions(filter(None, legal)))
    twice = positions[positions.answer == positions.answer2]
    yield from problems_at("positions", twice, "answer2", "'{answer}' is given twice", "leave the second answer empty")
    idle = answers[~known.isin(pandas.concat(given))]
    told = "nobody answers '{answer}' to '{question}'"
    yield from problems_at("answers", idle, "answer", told, "add who does to positions.csv, or remove it")


def evidence(tables):
    """An account's answer rests on a passage of its own; a historian's on what was seen of the work."""
    positions = _of_sources(tables, tables["positions"])
    own, others = positions[positions.source != ""], positions[positions.source == ""]
    resting = own[(own.answer != SILENT) & (own.passage == "")]
    told = "the answer rests on no passage"
    yield from problems_at("positions", resting, "passage", told, "name the passage, or answer 'silent'")
    second = own[(own.answer2 != "") & (own.passage2 == "")]
    told = "the second answer rests on no passage"
    yield from problems_at("positions", second, "passage2", told, "name the passage")
    account_of = _accounts_of_passages(tables)
    for column in ("passage", "passage2"):
        strange = own[(own[column] != "") & (own[column].map(account_of) != own.source)]
        told = "'{cell}' is no passage of this account"
        yield from problems_at("positions", strange, column, told, "name one of its own")
    unseen = others[(others[["seen_quote", "seen", "certainty"]] == "").any(axis=1)]
    told = "nothing says what was seen of '{work}'"
    yield from problems_at("positions", unseen, "seen_quote", told, "fill in seen_quote, seen and certainty")
    title = others[(others.seen == "contents") & (others.certainty == "confirmed")]
    told = "a title alone confirms no answer"
    yield from problems_at("positions", title, "certainty", told, "say 'probable', or see more of it")


def _of_sources(tables, rows):
    """Rows of works with a column source: the account that a work is, empty for any other."""
    source_of = dict(zip(tables["sources"].work, tables["sources"].source))
    return rows.assign(source=[source_of.get(work, "") for work in rows.work])


def _accounts_of_passages(tables):
    """The account of each passage (a dict)."""
    return dict(zip(tables["passages"].passage, tables["passages"].source))


def speakers(tables):
    """What an actor says has a date, for actors change their minds; an edited volume says nothing, its chapters do."""
    works, positions = tables["works"], tables["positions"]
    undated = works[(works.actor != "") & (works.date == "")]
    yield from problems_at("works", undated, "date", "nothing says when '{work}' was said", "fill in date")
    edited = positions[positions.work.isin(works.work[works.author.str.contains(r"\(eds?\.\)")])]
    yield from problems_at("positions", edited, "work", "'{work}' is an edited volume", "name the work of its chapter")


def silence(tables):
    """A silent account cites no passage, and none of its passages names an event of the question."""
    positions = _of_sources(tables, tables["positions"])
    silent = positions[(positions.answer == SILENT) & (positions.source != "")]
    citing = silent[(silent[["passage", "passage2", "answer2"]] != "").any(axis=1)]
    told = "a silent account cites a passage"
    yield from problems_at("positions", citing, "answer", told, "give its answer, or remove the passage")
    asked = _one_by_one(tables["questions"], "events").rename(columns={"events": "event"})[["question", "event"]]
    silent = silent[["question", "source"]].reset_index(names="row").merge(asked, on="question")
    broken = silent.merge(_named(tables), on=["source", "event"]).set_index("row")
    told = "the account is silent, but '{passage}' names {event}"
    yield from problems_at("positions", broken, "answer", told, "give its answer, or mend the events of '{passage}'")


def _named(tables):
    """Which account names which event: columns source, event, and one passage."""
    naming = pandas.concat([tables["coding"][tables["coding"].reading == "agreed"], tables["mentions"]])
    account_of = _accounts_of_passages(tables)
    naming = naming.assign(source=[account_of.get(passage, "") for passage in naming.passage])
    return naming[["source", "event", "passage"]].drop_duplicates(["source", "event"], keep="last")


def _one_by_one(table, column):
    """Rows of a table with lists in a column (words with spaces between): a row for each word, under the same index."""
    return table.assign(**{column: table[column].str.split()}).explode(column).dropna(subset=[column])


def lists(tables):
    """A question's events are in the chronology, and a document bears on questions that are asked."""
    listed, known = _one_by_one(tables["questions"], "events"), tables["events"].event
    strange = listed[~listed.events.isin(known)]
    yield from problems_at("questions", strange, "events", "'{cell}' is not in events.csv", Suggestions(known))
    listed, known = _one_by_one(tables["documents"], "questions"), tables["questions"].question
    strange = listed[~listed.questions.isin(known)]
    yield from problems_at("documents", strange, "questions", "'{cell}' is no question", Suggestions(known))


def turning_points(tables):
    """An event is a turning point if at least two works argue it."""
    points = tables["turning_points"]
    alone = points[~points.event.duplicated(keep=False)]
    told = "only one work argues '{event}'"
    return problems_at("turning_points", alone, "event", told, "add another, or remove it")


def corrections(tables):
    """A contradiction has a second passage; anything else an authority or little certainty; a wrong date is off."""
    rows = tables["corrections"]
    clash = rows.kind == "contradiction"
    single = rows[clash & (rows.passage2 == "")]
    told = "a contradiction needs a second passage"
    yield from problems_at("corrections", single, "passage2", told, "name it")
    bold = rows[~clash & (rows.authority == "") & (rows.certainty != "arguable")]
    told = "'{certainty}' without an authority"
    yield from problems_at("corrections", bold, "authority", told, "name the work, or say 'arguable'")
    idle = rows[(rows.weight == "heavy") & (rows.follows == "")]
    told = "a heavy correction says nothing of what follows"
    yield from problems_at("corrections", idle, "follows", told, "say what follows")
    yield from _wrong_dates(rows[(rows.kind == "date") & (rows.verdict == "wrong")], tables["events"])


def _wrong_dates(rows, events):
    """A date that a correction calls wrong is not in accord with the record's."""
    date_of = dict(zip(events.event, events.date))
    rows = rows.assign(date=[date_of.get(event, "") for event in rows.event])
    rows = rows.assign(relation=[_relation(*dates) for dates in zip(rows.dated, rows.date)])
    wrong = rows[rows.relation.isin(IN_ACCORD)]
    told = "the date is called wrong, but '{dated}' and '{date}' are {relation}"
    return problems_at("corrections", wrong, "dated", told, "mend the date, the event or the verdict")


def _relation(dated, date):
    """How two dates stand to each other; nothing if one is bad, which the schema has named."""
    try:
        return against(dated, date).relation
    except ValueError:
        return ""


def claims(tables):
    """What a claim counts, and its comparison, fit its test."""
    themes = set(tables["codes"].code[tables["codes"].variable == "theme"])
    legal = {"complains more": {"china", "ussr"}, "tells of more": {"closer", "apart"}}
    other = {"more than another theme": themes, "more than in another account": set(tables["sources"].source)}
    for index, test, counted, source, than in tables["claims"][["test", "counted", "source", "than"]].itertuples():
        allowed, compared = legal.get(test, themes), other.get(test, {""})
        if counted not in allowed:
            wrong = f"'{counted}' does not fit the test '{test}'"
            yield problem_at("claims", index, "counted", wrong, nearest(counted, allowed))
        if than not in compared or than in (counted, source):
            remedy = nearest(than, compared) if any(compared) else "leave the cell empty"
            yield problem_at("claims", index, "than", f"'{than}' does not fit the test '{test}'", remedy)
