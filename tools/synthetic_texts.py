"""Made-up accounts: who they are, their passages in order, and three readings of every sentence (see synthetic.py).

own are the collection's tables (a dict of name and DataFrame), from which codes and statements are drawn as often as
they occur there; rng is numpy's random generator.
"""

import numpy
import pandas

PARTS = 8  # of each account, whatever its length
IN_A_PARAGRAPH = 5  # sentences
DISSENT = 0.03  # of the codes of a variable: how many the first and the second reading each have otherwise
VARIABLES = ["role", "explanation", "explanation2", "effect", "grievance", "event", "dated"]


def drawn(values, size, rng):
    """So many values drawn with replacement, as often as they occur."""
    values = numpy.asarray(values, dtype=object)
    return values[rng.integers(0, len(values), size)]


def sources(accounts):
    """So many accounts, named by letters."""
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


def _letters(number):
    """Count in letters: A, B ... Z, AA, AB ..."""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def passages(own, source, size, rng):
    """The passages of one account in order: a title, parts with a heading and sentences, references."""
    references = max(1, size // 100)
    pieces = [_title(source), _headings(source), _sentences(own, source, size, references, rng)]
    text = pandas.concat([*pieces, _references(source, references)], ignore_index=True)
    text = text.sort_values(["section", "paragraph"], kind="stable", ignore_index=True)
    ends = text.section.isin([0, 1, PARTS])  # the title, the first part and the last announce what the rest carries out
    return text.assign(
        source=source,
        position=range(1, len(text) + 1),
        part=text.section.map({0: "Title", **{n: f"Part {n}" for n in range(1, PARTS + 1)}, PARTS + 1: "References"}),
        place=ends.map({True: "announced", False: "argued"}).where(text.kind != "reference", "apparatus"),
        fingerprint=[f"{n:016x}" for n in rng.integers(0, 2**63, len(text)).tolist()],
    )


def _title(source):
    return pandas.DataFrame(
        {"passage": [f"{source}-title"], "section": 0, "paragraph": 0, "kind": "title", "words": 5, "locator": "Title"}
    )


def _headings(source):
    number = numpy.arange(1, PARTS + 1)
    return pandas.DataFrame(
        {
            "passage": [f"{source}-{n}-0" for n in number],
            "section": number,
            "paragraph": 0,
            "kind": "heading",
            "words": 3,
            "locator": [f"Heading of part {n}" for n in number],
        }
    )


def _sentences(own, source, size, references, rng):
    """So many sentences, in parts of one length and paragraphs of five; a few cite one of the references."""
    part = numpy.arange(size) * PARTS // size + 1
    within = numpy.arange(size) - numpy.searchsorted(part, part)
    paragraph, sentence = within // IN_A_PARAGRAPH + 1, within % IN_A_PARAGRAPH + 1
    places = list(zip(part.tolist(), paragraph.tolist(), sentence.tolist()))
    statement = drawn(own["passages"].statement[own["passages"].kind == "sentence"], size, rng)
    quoted = {text: " ".join(text.split()[:3]) for text in set(statement)}
    return pandas.DataFrame(
        {
            "passage": [f"{source}-{p}-{q}-{s}" for p, q, s in places],
            "section": part,
            "paragraph": paragraph,
            "kind": "sentence",
            "words": rng.integers(8, 40, size),
            "locator": [f"Part {p}, paragraph {q}, sentence {s}" for p, q, s in places],
            "statement": statement,
            "cites": [f"{source}-ref-{n}" if n <= references else "" for n in rng.integers(1, 20 * references, size)],
            "quote": [quoted[text] if yes else "" for text, yes in zip(statement, rng.random(size) < 0.3)],
        }
    )


def _references(source, references):
    number = numpy.arange(1, references + 1)
    return pandas.DataFrame(
        {
            "passage": [f"{source}-ref-{n}" for n in number],
            "section": PARTS + 1,
            "paragraph": number,
            "kind": "reference",
            "words": 12,
            "locator": [f"Reference {n}" for n in number],
        }
    )


def agreed(own, said, avoided, rng):
    """The agreed reading, each code about as often as in the collection, but every code at least once.

    avoided are pairs of account and event: those on which an account is to be silent.
    """
    table = said.assign(**{variable: drawn(own["agreed"][variable], len(said), rng) for variable in VARIABLES})
    for variable in ("role", "explanation", "effect", "grievance"):
        codes = own["codes"].code[own["codes"].variable == variable]
        table.loc[: len(codes) - 1, variable] = codes.to_numpy()
    days = pandas.date_range("1945-01-01", "1969-12-31").strftime("%Y-%m-%d")
    exact = drawn(days, len(said), rng)
    half = rng.random(len(said)) < 0.5  # of the dated sentences: a day of their own, not one of the collection's dates
    table["dated"] = numpy.where((table.dated != "") & half, exact, table.dated)
    return table.assign(explanation2=_second_fields(table), event=_allowed(table, avoided))


def _second_fields(table):
    """The second fields of a table, blank where there is no first or where it is the same."""
    idle = (table.explanation == "none") | (table.explanation == table.explanation2)
    return table.explanation2.mask(idle, "")


def _allowed(table, avoided):
    """The events of a table, blank where the account must not name them."""
    pairs = pandas.MultiIndex.from_frame(table[["source", "event"]])
    return table.event.mask(pairs.isin(sorted(avoided)), "") if avoided else table.event


def readings(agreed, rng):
    """Three readings of every sentence; the agreed one gives a reason wherever they differ."""
    tables, differ = [], numpy.zeros(len(agreed), bool)
    for reading in ("first", "second"):
        table = agreed.assign(reading=reading)
        for variable in VARIABLES:
            other = table[variable].mask(rng.random(len(table)) < DISSENT, drawn(agreed[variable], len(table), rng))
            table[variable] = other
        table["explanation2"] = _second_fields(table)
        differ |= (table[VARIABLES] != agreed[VARIABLES]).any(axis=1).to_numpy()
        tables.append(table)
    reason = numpy.where(differ, "The definition settles it.", "")
    tables.append(agreed.assign(reading="agreed", reason=reason))
    return pandas.concat(tables).sort_index(kind="stable")


def mentions(own, agreed, avoided, rng):
    """A tenth of the sentences name an event which they are not mainly about."""
    rows = agreed.iloc[numpy.sort(rng.choice(len(agreed), len(agreed) // 10, replace=False))]
    table = rows.assign(event=drawn(own["events"].event, len(rows), rng))
    table = table.assign(event=_allowed(table, avoided))
    return table[(table.event != "") & (table.event != rows.event)]
