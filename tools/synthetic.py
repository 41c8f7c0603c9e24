"""Write a made-up collection of any size, for measuring and testing how the package grows.

    python tools/synthetic.py FOLDER PASSAGES [ACCOUNTS]

Codes, events, questions, answers, historians and the glossary are the collection's own; accounts, sentences and all that is said
of them are made up. Every rule of the collection holds, so that load() accepts the folder.
"""

import json
import sys
from pathlib import Path

import numpy
import pandas

DATA = Path(__file__).resolve().parents[1] / "data"
PARTS = 8  # of each account, whatever its length
IN_A_PARAGRAPH = 5  # sentences
DISSENT = 0.03  # of the codes of a variable: how many the first and the second reading each have otherwise
VARIABLES = ["role", "explanation", "explanation2", "effect", "grievance", "event", "dated"]
SIDES = ("china", "ussr")


def write(folder, passages, accounts=2, seed=1950):
    """Write a valid data folder with so many coded sentences, shared among so many made-up accounts.

    An account needs some 100 sentences for every code to occur. Headings, references and a title come on top; phases,
    complaints, grievances, mentions, corrections, confirmations and references grow with the sentences, events,
    questions and historians stay. The same arguments always write the same bytes. Returns the folder (a Path).
    """
    folder, rng, own = Path(folder), numpy.random.default_rng(seed), _own()
    sources = _sources(own, accounts)
    text = pandas.concat(
        [_text(own, source, len(range(n, passages, accounts)), rng) for n, source in enumerate(sources.source)],
        ignore_index=True,
    )
    said = text.loc[text.kind == "sentence", ["passage", "source"]].reset_index(drop=True)
    positions, avoided = _positions(own, sources, said, rng)
    agreed = _agreed(own, said, avoided, rng)
    complaints, grievances = _complaints(own, agreed, rng)
    tables = {
        "sources": sources,
        "passages": text,
        "events": own["events"],
        "coding": _readings(agreed, rng),
        "mentions": _mentions(own, agreed, avoided, rng),
        "phases": _phases(own, sources, said, rng),
        "complaints": complaints,
        "grievances": grievances,
        "questions": own["questions"],
        "answers": _given(own["answers"], positions),
        "positions": positions,
        "corrections": _round(own["corrections"], "correction", said, max(4, passages // 50), rng),
        "confirmations": _round(own["confirmations"], "confirmation", said, max(3, passages // 100), rng),
        "claims": _claims(sources),
        "glossary": own["glossary"],
    }
    tables["codes"] = _codes(own["codes"], agreed, tables)
    tables["works"] = _works(own["works"], tables)
    folder.mkdir(parents=True, exist_ok=True)
    schema = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    for resource in schema["resources"]:  # the seal is that of the collection's own tables
        del resource["rows"], resource["fingerprint"]
    (folder / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
    for name, table in tables.items():
        columns = own[name].columns
        table.reindex(columns=columns).fillna("").to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    return folder


def _own():
    """The collection's tables as text, without what its accounts themselves say."""
    own = {path.stem: pandas.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(DATA.glob("*.csv"))}
    accounts = own["sources"].work
    own["works"] = own["works"][~own["works"].work.isin(accounts)].assign(passage="")
    for name in ("phases", "positions"):
        own[name] = own[name][~own[name].voice.isin(accounts)]
    own["corrections"] = own["corrections"][~own["corrections"].authority.isin(accounts)]
    own["agreed"] = own["coding"][own["coding"].reading == "agreed"]
    return own


def _letters(number):
    """Count in letters: A, B ... Z, AA, AB ..."""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _sources(own, accounts):
    """The accounts; what is said of their origin and use is the collection's own, cut short."""
    letters = [_letters(n) for n in range(accounts)]
    return pandas.DataFrame(
        {
            "source": [f"account-{letter.lower()}" for letter in letters],
            "work": [f"work-{letter.lower()}" for letter in letters],
            "name": [f"Account {letter}" for letter in letters],
            "genre": "made-up text",
            **{column: f"Made up: no {column}." for column in ("origin", "purpose", "value", "limitation")},
            "covers": "1919/1970",
        }
    )


def _text(own, source, size, rng):
    """The passages of one account in order: a title, parts with a heading and sentences, references."""
    of_part = numpy.arange(size) * PARTS // size + 1
    within = numpy.arange(size) - numpy.searchsorted(of_part, of_part)
    paragraph, sentence = within // IN_A_PARAGRAPH + 1, within % IN_A_PARAGRAPH + 1
    places = list(zip(of_part.tolist(), paragraph.tolist(), sentence.tolist()))
    references = max(1, size // 100)
    statement = _drawn(own["passages"].statement[own["passages"].kind == "sentence"], size, rng)
    quoted = {text: " ".join(text.split()[:3]) for text in set(statement)}
    sentences = pandas.DataFrame(
        {
            "passage": [f"{source}-{p}-{q}-{s}" for p, q, s in places],
            "section": of_part,
            "paragraph": paragraph,
            "kind": "sentence",
            "words": rng.integers(8, 40, size),
            "locator": [f"Part {p}, paragraph {q}, sentence {s}" for p, q, s in places],
            "statement": statement,
            "cites": [f"{source}-ref-{n}" if n <= references else "" for n in rng.integers(1, 20 * references, size)],
            "quote": [quoted[text] if yes else "" for text, yes in zip(statement, rng.random(size) < 0.3)],
        }
    )
    title = pandas.DataFrame(
        {"passage": [f"{source}-title"], "section": 0, "paragraph": 0, "kind": "title", "words": 5, "locator": "Title"}
    )
    number = numpy.arange(1, PARTS + 1)
    headings = pandas.DataFrame(
        {
            "passage": [f"{source}-{n}-0" for n in number],
            "section": number,
            "paragraph": 0,
            "kind": "heading",
            "words": 3,
            "locator": [f"Heading of part {n}" for n in number],
        }
    )
    number = numpy.arange(1, references + 1)
    printed = pandas.DataFrame(
        {
            "passage": [f"{source}-ref-{n}" for n in number],
            "section": PARTS + 1,
            "paragraph": number,
            "kind": "reference",
            "words": 12,
            "locator": [f"Reference {n}" for n in number],
        }
    )
    text = pandas.concat([title, headings, sentences, printed], ignore_index=True)
    text = text.sort_values(["section", "paragraph"], kind="stable", ignore_index=True)
    ends = text.section.isin([0, 1, PARTS])
    return text.assign(
        source=source,
        position=range(1, len(text) + 1),
        part=text.section.map({0: "Title", **{n: f"Part {n}" for n in range(1, PARTS + 1)}, PARTS + 1: "References"}),
        place=ends.map({True: "announced", False: "argued"}).where(text.kind != "reference", "apparatus"),
        fingerprint=[f"{n:016x}" for n in rng.integers(0, 2**63, len(text)).tolist()],
    )


def _drawn(values, size, rng):
    """So many values drawn with replacement, as often as they occur."""
    values = numpy.asarray(values, dtype=object)
    return values[rng.integers(0, len(values), size)]


def _positions(own, sources, said, rng):
    """Historians' answers, and one of each account to each question: a fourth of them silence.

    Also returns the events that each account must leave unnamed, to be silent in earnest: pairs of account and event.
    """
    codes = own["answers"].groupby("question").answer.agg(list)
    first = said.groupby("source").passage.agg(list)
    rows, avoided = [], set()
    for n, account in enumerate(sources.itertuples()):
        for m, question in enumerate(own["questions"].itertuples()):
            answers = codes[question.question]
            if (n + m) % 4 == 0:
                avoided |= {(account.source, event) for event in question.events.split()}
                rows.append([question.question, account.work, "silent", "", "Says nothing of it.", "", ""])
                continue
            second = answers[(n + m + 1) % len(answers)] if (n + m) % 5 == 0 and len(answers) > 1 else ""
            one, two = _drawn(first[account.source], 2, rng)
            answer = answers[(n + m) % len(answers)]
            rows.append([question.question, account.work, answer, second, "Says so.", one, two if second else ""])
    columns = ["question", "voice", "answer", "answer2", "summary", "passage", "passage2"]
    return pandas.concat([own["positions"], pandas.DataFrame(rows, columns=columns)]).fillna(""), avoided


def _given(answers, positions):
    """The answers that somebody gives."""
    given = set(zip(positions.question, positions.answer)) | set(zip(positions.question, positions.answer2))
    return answers[[pair in given for pair in zip(answers.question, answers.answer)]]


def _agreed(own, said, avoided, rng):
    """The agreed reading, each code about as often as in the collection, but every code at least once."""
    table = said.assign(**{variable: _drawn(own["agreed"][variable], len(said), rng) for variable in VARIABLES})
    for variable in ("role", "explanation", "effect", "grievance"):
        codes = own["codes"].code[own["codes"].variable == variable]
        table.loc[: len(codes) - 1, variable] = codes.to_numpy()
    days = pandas.date_range("1945-01-01", "1969-12-31").strftime("%Y-%m-%d")
    exact = _drawn(days, len(said), rng)
    half = rng.random(len(said)) < 0.5  # of the dated sentences: a day of their own, not one of the collection's dates
    table["dated"] = numpy.where((table.dated != "") & half, exact, table.dated)
    alone = (table.explanation2 == table.explanation) | (table.explanation == "none")
    return table.assign(explanation2=table.explanation2.mask(alone, ""), event=_allowed(table, avoided))


def _allowed(table, avoided):
    """The events of a table, blank where the account must not name them."""
    pairs = pandas.MultiIndex.from_frame(table[["source", "event"]])
    return table.event.mask(pairs.isin(sorted(avoided)), "") if avoided else table.event


def _readings(agreed, rng):
    """Three readings of every sentence; the agreed one gives a reason wherever they differ."""
    tables, differ = [], numpy.zeros(len(agreed), bool)
    for reading in ("first", "second"):
        table = agreed.assign(reading=reading)
        for variable in VARIABLES:
            other = table[variable].mask(rng.random(len(table)) < DISSENT, _drawn(agreed[variable], len(table), rng))
            table[variable] = other
        alone = (table.explanation == "none") | (table.explanation == table.explanation2)
        table["explanation2"] = table.explanation2.mask(alone, "")
        differ |= (table[VARIABLES] != agreed[VARIABLES]).any(axis=1).to_numpy()
        tables.append(table)
    reason = numpy.where(differ, "The definition settles it.", "")
    tables.append(agreed.assign(reading="agreed", reason=reason))
    return pandas.concat(tables).sort_index(kind="stable")


def _mentions(own, agreed, avoided, rng):
    """A tenth of the sentences name an event which they are not mainly about."""
    rows = agreed.iloc[numpy.sort(rng.choice(len(agreed), len(agreed) // 10, replace=False))]
    table = rows.assign(event=_drawn(own["events"].event, len(rows), rng))
    table = table.assign(event=_allowed(table, avoided))
    return table[(table.event != "") & (table.event != rows.event)]


def _complaints(own, agreed, rng):
    """Complaints, ten times voiced on average, and their voicings in the sentences with a grievance."""
    complaints, grievances = [], []
    for side in SIDES:
        voicing = agreed.passage[agreed.grievance.isin([side, "both"])].to_numpy()
        number = max(1, len(voicing) // 10)
        of_side = own["complaints"][own["complaints"].holder == side]
        nth = numpy.arange(number) // len(of_side)
        rows = of_side.iloc[numpy.arange(number) % len(of_side)]
        names = numpy.array([f"{side}-{n}" for n in range(1, number + 1)], dtype=object)
        label = rows.label.to_numpy() + numpy.array([f" ({n + 1})" if n else "" for n in nth], dtype=object)
        complaints.append(rows.assign(complaint=names, label=label))
        each = rng.permutation(numpy.append(numpy.arange(number), rng.integers(0, number, len(voicing) - number)))
        grievances.append(pandas.DataFrame({"complaint": names[each], "passage": voicing, "quote": "held against it"}))
    grievances = pandas.concat(grievances, ignore_index=True)
    in_text = pandas.Index(agreed.passage).get_indexer(grievances.passage)
    grievances = grievances.iloc[in_text.argsort(kind="stable")].reset_index(drop=True)
    stated = _drawn(own["grievances"].stated, len(grievances), rng)
    stated[:2] = ["outright", "implied"]
    return pandas.concat(complaints), grievances.assign(stated=stated)


def _phases(own, sources, said, rng):
    """Historians' periods, and of each account the whole and a row of periods, more in a longer text."""
    tables = [own["phases"]]
    for account in sources.itertuples():
        passages = said.passage[said.source == account.source].to_numpy()
        number = 5 + len(passages) // 2_000
        months = 1945 * 12 + numpy.arange(number + 1) * 24 * 12 // number
        bounds = [f"{month // 12}-{month % 12 + 1:02d}" for month in months]
        periods = {
            "phase": [f"{account.source}-{n}" for n in range(1, number + 1)],
            "label": [f"period {n}" for n in range(1, number + 1)],
            "start": bounds[:-1],
            "end": bounds[1:],
            "relation": [("closer", "mixed", "apart")[n % 3] for n in range(number)],
            "scope": "period",
            "bounds": [("stated", "partly")[n % 2] for n in range(number)],
            "passage": _drawn(passages, number, rng),
        }
        whole = {"phase": f"{account.source}-whole", "label": "the whole", "start": "1945", "end": "1969"}
        whole |= {"relation": "mixed", "scope": "whole", "bounds": "stated", "passage": passages[0]}
        tables.append(pandas.concat([pandas.DataFrame([whole]), pandas.DataFrame(periods)]).assign(voice=account.work))
    return pandas.concat(tables)


def _round(table, key, said, number, rng):
    """So many corrections or confirmations: the collection's own again and again, each time of another passage."""
    rows = table.iloc[numpy.arange(number) % len(table)]
    changed = {key: [f"{key}-{n}" for n in range(1, number + 1)], "passage": _drawn(said.passage, number, rng)}
    if "quote" in rows:
        changed["quote"] = "words in question"
    if "passage2" in rows:
        changed["passage2"] = numpy.where(rows.passage2 != "", _drawn(said.passage, number, rng), "")
    return rows.assign(**changed)


def _claims(sources):
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


def _codes(codes, agreed, tables):
    """The codebook, each code with the first passage that bears it for an example."""
    bears = {}
    for variable in codes.variable.unique():
        table = {"stated": tables["grievances"], "relation": tables["phases"]}.get(variable, agreed)
        first = table[table.passage != ""].drop_duplicates(variable)
        bears |= {(variable, code): passage for code, passage in zip(first[variable], first.passage)}
    return codes.assign(example=[bears[pair] for pair in zip(codes.variable, codes.code)])


def _works(works, tables):
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
    return pandas.concat([works[works.work.isin(used)], accounts, references.assign(**seen)])


if __name__ == "__main__":
    write(sys.argv[1], *map(int, sys.argv[2:]))
