"""What is said of made-up accounts: their answers, complaints and periods, corrections, claims (see synthetic.py).

own are the collection's tables (a dict of name and DataFrame), said the made-up sentences with passage and source, rng
is numpy's random generator.
"""

import numpy
import pandas
from synthetic_texts import drawn

SIDES = ("china", "ussr")
FIRST_YEAR, YEARS = 1945, 24  # that every account divides into periods
SENTENCES_A_PERIOD = 2_000  # in a long text


def positions(own, sources, said, rng):
    """Historians' answers, and one of each account to each question: a fourth of them silence.

    Also returns the events that each account must leave unnamed, to be silent in earnest: pairs of account and event.
    """
    codes = own["answers"].groupby("question").answer.agg(list)
    passages = said.groupby("source").passage.agg(list)
    rows, avoided = [], set()
    for n, account in enumerate(sources.itertuples()):
        for m, question in enumerate(own["questions"].itertuples()):
            answers, turn = codes[question.question], n + m  # so that accounts agree here and differ there
            if turn % 4 == 0:
                avoided |= {(account.source, event) for event in question.events.split()}
                rows.append([question.question, account.work, "silent", "", "Says nothing of it.", "", ""])
                continue
            answer = answers[turn % len(answers)]
            second = answers[(turn + 1) % len(answers)] if turn % 5 == 0 and len(answers) > 1 else ""
            one, two = drawn(passages[account.source], 2, rng)
            rows.append([question.question, account.work, answer, second, "Says so.", one, two if second else ""])
    columns = ["question", "voice", "answer", "answer2", "summary", "passage", "passage2"]
    return pandas.concat([own["positions"], pandas.DataFrame(rows, columns=columns)]).fillna(""), avoided


def given(answers, positions):
    """The answers that somebody gives."""
    held = set(zip(positions.question, positions.answer)) | set(zip(positions.question, positions.answer2))
    return answers[[pair in held for pair in zip(answers.question, answers.answer)]]


def complaints(own, agreed, rng):
    """Complaints, ten times voiced on average, and their voicings in the sentences with a grievance."""
    sides = [_complaints_of(own, agreed, side, rng) for side in SIDES]
    made, voiced = (pandas.concat(tables) for tables in zip(*sides))
    in_text = pandas.Index(agreed.passage).get_indexer(voiced.passage)
    voiced = voiced.iloc[in_text.argsort(kind="stable")].reset_index(drop=True)
    stated = drawn(own["grievances"].stated, len(voiced), rng)
    stated[:2] = ["outright", "implied"]  # every code occurs
    return made, voiced.assign(stated=stated)


def _complaints_of(own, agreed, side, rng):
    """One side's complaints, the collection's own again and again, and their voicings: each voiced at least once."""
    voicing = agreed.passage[agreed.grievance.isin([side, "both"])].to_numpy()
    number = max(1, len(voicing) // 10)
    of_side = own["complaints"][own["complaints"].holder == side]
    rows = of_side.iloc[numpy.arange(number) % len(of_side)]
    names = numpy.array([f"{side}-{n}" for n in range(1, number + 1)], dtype=object)
    rounds = numpy.arange(number) // len(of_side)
    label = rows.label.to_numpy() + numpy.array([f" ({n + 1})" if n else "" for n in rounds], dtype=object)
    each = rng.permutation(numpy.append(numpy.arange(number), rng.integers(0, number, len(voicing) - number)))
    voiced = pandas.DataFrame({"complaint": names[each], "passage": voicing, "quote": "held against it"})
    return rows.assign(complaint=names, label=label), voiced


def phases(own, sources, said, rng):
    """Historians' periods, and of each account the whole and a row of periods, more in a longer text."""
    tables = [own["phases"]]
    for account in sources.itertuples():
        passages = said.passage[said.source == account.source].to_numpy()
        drawn_by = [_whole(account.source, passages[0]), _periods(account.source, passages, rng)]
        tables.append(pandas.concat(drawn_by).assign(voice=account.work))
    return pandas.concat(tables)


def _whole(source, passage):
    """The whole time of which an account speaks, as one row."""
    years = {"start": f"{FIRST_YEAR}", "end": f"{FIRST_YEAR + YEARS}"}
    row = {"phase": f"{source}-whole", "label": "the whole", "relation": "mixed", "scope": "whole", "bounds": "stated"}
    return pandas.DataFrame([row | years | {"passage": passage}])


def _periods(source, passages, rng):
    """Periods of one length, each from the month in which the one before it ends."""
    number = 5 + len(passages) // SENTENCES_A_PERIOD
    months = FIRST_YEAR * 12 + numpy.arange(number + 1) * YEARS * 12 // number
    bounds = [f"{month // 12}-{month % 12 + 1:02d}" for month in months]
    return pandas.DataFrame(
        {
            "phase": [f"{source}-{n}" for n in range(1, number + 1)],
            "label": [f"period {n}" for n in range(1, number + 1)],
            "start": bounds[:-1],
            "end": bounds[1:],
            "relation": [("closer", "mixed", "apart")[n % 3] for n in range(number)],
            "scope": "period",
            "bounds": [("stated", "partly")[n % 2] for n in range(number)],
            "passage": drawn(passages, number, rng),
        }
    )


def repeated(table, key, said, number, rng):
    """So many corrections or confirmations: the collection's own again and again, each time of another passage."""
    rows = table.iloc[numpy.arange(number) % len(table)]
    changed = {key: [f"{key}-{n}" for n in range(1, number + 1)], "passage": drawn(said.passage, number, rng)}
    if "quote" in rows:
        changed["quote"] = "words in question"
    if "passage2" in rows:
        changed["passage2"] = numpy.where(rows.passage2 != "", drawn(said.passage, number, rng), "")
    return rows.assign(**changed)


def claims(sources):
    """A claim of every sort about each of the first two accounts."""
    two = sources[:2]
    rows = []
    for account, other in zip(two.itertuples(), two[::-1].itertuples()):
        sorts = [
            ("leads", "chauvinism", "", "03_explanations"),
            ("names more than another field", "chauvinism", "ideology", "03_explanations"),
            ("complains more", "china", "", "04_grievances"),
            ("says more", "apart", "", "02_phases"),
        ]
        if other.source != account.source:
            sorts.append(("names more than another account", "ideology", other.source, "03_explanations"))
        rows += [
            {
                "claim": f"{account.source}-{n}",
                "wording": f"{account.name} {test}: {field}",
                "test": test,
                "source": account.source,
                "field": field,
                "than": than,
                "notebook": notebook,
            }
            for n, (test, field, than, notebook) in enumerate(sorts, start=1)
        ]
    return pandas.DataFrame(rows)


def exemplified(codes, agreed, tables):
    """The codebook, each code with the first passage that bears it for an example."""
    bears = {}
    for variable in codes.variable.unique():
        table = {"stated": tables["grievances"], "relation": tables["phases"]}.get(variable, agreed)
        first = table[table.passage != ""].drop_duplicates(variable)
        bears |= {(variable, code): passage for code, passage in zip(first[variable], first.passage)}
    return codes.assign(example=[bears[pair] for pair in zip(codes.variable, codes.code)])


def works(known, tables):
    """The accounts, the references they print, and those of the collection's works that something refers to."""
    sources, text = tables["sources"], tables["passages"]
    seen = {"seen": "text", "certainty": "confirmed"}
    years = [str(1970 + n % 50) for n in range(len(sources))]
    accounts = pandas.DataFrame({"work": sources.work, "kind": "account", "title": sources.name, "year": years, **seen})
    printed = text.passage[text.kind == "reference"]
    references = pandas.DataFrame({"work": printed, "kind": "reference", "title": "A made-up work", "passage": printed})
    pointing = [("positions", "voice"), ("phases", "voice"), ("corrections", "authority"), ("events", "authority")]
    pointing += [("confirmations", "authority"), ("events", "turning_point"), ("glossary", "work")]
    used = set().union(*(tables[table][column] for table, column in pointing))
    return pandas.concat([known[known.work.isin(used)], accounts, references.assign(**seen)])
