"""What other reasonable choices would show: the headline comparisons under every combination of them.

A specification is one way to count. Together they answer: does a claim hold because of the texts, or because of
how they were coded and counted? (Simonsohn, Simmons and Nelson, Specification curve analysis, 2020.)
"""

import dataclasses
import itertools
from functools import lru_cache

import numpy
import pandas

from .compare import READERS, labels, sentences
from .phrases import listed, percent

ROLES = {
    "causes": ("cause",),
    "causes, judgements": ("cause", "judgement"),
    "all": ("cause", "judgement", "event", "report", "frame"),
}
EFFECTS = {"apart": ("apart",), "apart, both ways": ("apart", "mixed")}
CHOICES = ["reading", "weights", "roles", "effects", "second", "announced", "left_out"]
TIE = 1e-9
PARTS = 100  # that are left out one at a time: of more, the longest
PHRASES = {
    ("weights", "words"): "sentences are weighed by their words",
    ("weights", "sentences"): "sentences count one each",
    ("roles", "causes"): "only causes count",
    ("roles", "causes, judgements"): "only causes and judgements count",
    ("roles", "all"): "every sentence counts",
    ("effects", "apart"): "only 'apart' counts",
    ("effects", "apart, both ways"): "'both ways' counts as apart",
    ("second", "first only"): "only the first field counts",
    ("second", "half for the second"): "a second field counts half",
    ("announced", "with"): "what is announced counts too",
    ("announced", "without"): "what is only announced does not count",
}
VERDICT = ["claim", "wording", "notebook", "usual", "ways", "holds", "ties", "fails", "uncounted", "hinge", "hinge_holds", "section",
           "section_holds", "specifications", "share", "once"]  # fmt: skip
USUAL = {
    "reading": "agreed",
    "weights": "sentences",
    "roles": "all",
    "effects": "apart",
    "second": "first only",
    "announced": "with",
    "left_out": "nothing",
}


def specifications(c):
    """Every combination of the choices, with what each account then says.

    One row a specification: the choices (reading; sentences or words as weights; roles that count; apart, or also
    both ways; the second explanation left out or at half weight; with or without what is announced; the part of an
    account left out, if there are very many one of the longest), then one column '<account>: <field>' with the weight
    of the field in sentences that say apart,
    and '<account>: complaints of china' and 'of ussr', '<account>: closer' and 'apart', which heed reading, weights,
    announced and left_out alone. An account without a reading counts by the agreed one in its place.
    """
    fields = [field for field in labels(c, "explanation") if field != "none"]
    names = list(c.sources.name)
    said = sentences(c)
    sizes = said.groupby(["account", "part"], sort=False).size()
    parts = list(sizes.index)
    longest = sorted(numpy.argsort(-sizes.to_numpy(), kind="stable")[:PARTS])
    kinds = [*fields, "complaints of china", "complaints of ussr", "closer", "apart"]
    rows, weights = [], []
    for reading in ("agreed", *READERS):
        masks = _Masks(_alike(_read(c, reading)), fields, parts)
        for choice in itertools.product(
            ("sentences", "words"), ROLES, EFFECTS, ("first only", "half for the second"), ("with", "without")
        ):
            by_part = masks.weigh(*choice)
            rows += [
                [reading, *choice, "nothing"],
                *([reading, *choice, f"{parts[n][0]}: {parts[n][1]}"] for n in longest),
            ]
            weights.append(_without_each(by_part, [names.index(account) for account, _ in parts], len(names), longest))
    columns = [f"{name}: {kind}" for name in names for kind in kinds]
    return pandas.DataFrame(rows, columns=CHOICES).join(
        pandas.DataFrame(numpy.vstack(weights), columns=columns).round(9)
    )


def read_once(c):
    """The accounts of which no sentence has a first or a second reading, only the agreed one."""
    twice = c.passages.source[c.passages.passage.isin(c.coding.passage[c.coding.reading != "agreed"])]
    return list(c.sources.name[~c.sources.source.isin(twice)])


def _read(c, reading):
    """One reading of every sentence; of an account that has none such, the agreed one."""
    said, agreed = sentences(c, reading), sentences(c)
    return pandas.concat([said, agreed[~agreed.account.isin(said.account)]])


def _alike(said):
    """Sentences that no choice tells apart as one row, with their number and words: few, however long the texts are."""
    told_by = ["account", "part", "place", "role", "effect", "explanation", "explanation2", "grievance"]
    return said.groupby(told_by, sort=False).agg(sentences=("passage", "size"), words=("words", "sum")).reset_index()


class _Masks:
    """One reading (see _alike) as arrays of rows by what may count, so that any choice is a product of them."""

    def __init__(self, said, fields, parts):
        place = {part: n for n, part in enumerate(parts)}
        self.parts = len(parts)
        self.part = numpy.array([place[part] for part in zip(said.account, said.part)])
        self.weights = {"sentences": said.sentences.to_numpy(float), "words": said.words.to_numpy(float)}
        self.announced = {"with": numpy.ones(len(said)), "without": (said.place != "announced").to_numpy(float)}
        self.roles = {name: said.role.isin(codes).to_numpy(float) for name, codes in ROLES.items()}
        self.effects = {name: said.effect.isin(codes).to_numpy(float) for name, codes in EFFECTS.items()}
        first = numpy.array([said.explanation == field for field in fields], float).T
        second = numpy.array([said.explanation2 == field for field in fields], float).T
        two = second.sum(axis=1, keepdims=True)
        self.fields = {"first only": first, "half for the second": first * (1 - two / 2) + second / 2}
        self.rest = numpy.array(
            [said.grievance.isin([side, "both"]) for side in ("china", "ussr")]
            + [said.effect == effect for effect in ("closer", "apart")],
            float,
        ).T

    def weigh(self, weights, roles, effects, second, announced):
        """The weights of one choice: an array of parts by (fields, complaints of either side, closer, apart)."""
        weight = self.weights[weights] * self.announced[announced]
        counted = weight * self.roles[roles] * self.effects[effects]
        by_part = numpy.zeros((self.parts, self.fields[second].shape[1] + self.rest.shape[1]))
        numpy.add.at(
            by_part,
            self.part,
            numpy.hstack([counted[:, None] * self.fields[second], weight[:, None] * self.rest]),
        )
        return by_part


def _without_each(by_part, account_of, accounts, left_out):
    """The accounts' weights with nothing left out, then without each of some parts: a row each, the accounts side by side."""
    spread = numpy.zeros((len(by_part), accounts, by_part.shape[1]))
    spread[numpy.arange(len(by_part)), account_of] = by_part
    whole = spread.sum(axis=0)
    return numpy.concatenate([whole[None], whole - spread[left_out]]).reshape(len(left_out) + 1, -1)


def margins(c, specs):
    """For each claim and specification, by how much the claim holds: above 0 it does, at 0 it is a tie, below it fails.

    The margin is a difference of shares; it is missing where an account says nothing that could be counted.
    Returns a table of specifications by claims.
    """
    names = dict(zip(c.sources.source, c.sources.name))
    return pandas.DataFrame(
        {claim.claim: _margin(claim, specs, names, list(labels(c, "explanation"))) for claim in c.claims.itertuples()}
    )


def _margin(claim, specs, names, fields):
    """One claim's margin under every specification (a Series); the tests are explained in the schema of claims.csv."""
    account = names[claim.source]
    if claim.test == "complains more":
        other = "ussr" if claim.field == "china" else "china"
        mine, theirs = specs[f"{account}: complaints of {claim.field}"], specs[f"{account}: complaints of {other}"]
        return (mine - theirs) / _positive(mine + theirs)
    if claim.test == "says more":
        other = "closer" if claim.field == "apart" else "apart"
        mine, theirs = specs[f"{account}: {claim.field}"], specs[f"{account}: {other}"]
        return (mine - theirs) / _positive(mine + theirs)
    shares = {name: _shares(specs, name, fields) for name in {account, names.get(claim.than, account)}}
    own = shares[account][claim.field]
    if claim.test == "names more than another account":
        return own - shares[names[claim.than]][claim.field]
    if claim.test == "names more than another field":
        return own - shares[account][claim.than]
    return own - shares[account].drop(columns=claim.field).max(axis=1)


def _shares(specs, account, fields):
    """The share of each field in what an account names, under every specification."""
    weights = specs[[f"{account}: {field}" for field in fields if field != "none"]].rename(
        columns=lambda name: name.split(": ")[1]
    )
    return weights.div(_positive(weights.sum(axis=1)), axis=0)


def _positive(total):
    """A whole to divide by: missing where it is nothing."""
    return total.where(total > 0)


def verdicts(c, specs, table):
    """For each claim: in how many ways to count it holds, and what it hinges on.

    Over the whole texts, nothing left out: ways, holds, ties, fails and uncounted (counts; the last are ways in which
    an account says nothing that could be counted). hinge is the choice whose options differ most, with the option that
    is worst for the claim, and hinge_holds the share of ways with that option under which the claim holds. section is
    the part of an account that it can least do without, section_holds the share of ways without that part under which
    it holds. share is that of all specifications; usual tells whether the claim holds under the usual choices; once
    names the accounts that were read only once.
    """
    whole = specs[specs.left_out == "nothing"]
    usual = _usual(whole)
    rows, once = [], listed(read_once(c)) if read_once(c) else ""
    for claim in c.claims.itertuples():
        margin = table[claim.claim]
        holds = margin > TIE
        kept = margin[whole.index]
        choice, option, worst = _hinge(kept > TIE, whole)
        without = holds.groupby(specs.left_out).mean().drop("nothing").sort_index()
        rows.append(
            {
                "claim": claim.claim,
                "wording": claim.wording,
                "notebook": claim.notebook,
                "usual": bool((kept[usual] > TIE).all()),
                "ways": len(kept),
                "holds": int((kept > TIE).sum()),
                "ties": int((kept.abs() <= TIE).sum()),
                "fails": int((kept < -TIE).sum()),
                "uncounted": int(kept.isna().sum()),
                "hinge": PHRASES.get((choice, option), f"the {option} reading is taken") if (kept <= TIE).any() else "",
                "hinge_holds": worst,
                "section": without.idxmin() if without.min() < 1 else "",
                "section_holds": without.min(),
                "specifications": len(specs),
                "share": holds.mean(),
                "once": once,
            }
        )
    return pandas.DataFrame(rows, columns=VERDICT)


def _usual(specs):
    """Tell of each specification whether it has the usual choices and leaves nothing out."""
    return (specs[list(USUAL)] == pandas.Series(USUAL)).all(axis=1)


def _hinge(holds, whole):
    """The choice whose options differ most, its worst option, and the share of ways with it under which a claim holds."""
    hinges = []
    for choice in CHOICES[:-1]:  # what is left out is no option of the whole texts
        share = holds.groupby(whole[choice]).mean().sort_index()
        hinges.append((round(share.min() - share.max(), 9), choice, share.idxmin(), share.min()))
    return min(hinges)[1:]


@lru_cache(maxsize=1)
def _specifications(c):
    """The specifications of one collection, computed once."""
    return specifications(c)


def verdict(c, claim):
    """One claim and how far it can be trusted, in two or three sentences."""
    one, specs = dataclasses.replace(c, claims=c.claims[c.claims.claim == claim]), _specifications(c)
    table = margins(one, specs)
    row = verdicts(one, specs, table).iloc[0]
    if row.uncounted == row.ways:
        return f"How sure? '{row.wording}' can be neither borne out nor denied: there is nothing to count. See notebook 07."
    unknown = table.loc[_usual(specs), claim].isna().all()
    here = "holds" if row.usual else "cannot be told" if unknown else "does not hold"
    besides = [f"{row.ties} more are ties"] if row.ties else []
    besides += [f"in {row.uncounted} there is nothing to count"] if row.uncounted else []
    told = [
        f"How sure? '{row.wording}' {here} as counted here, "
        f"and {'holds ' if unknown else ''}in {row.holds} of {row.ways} ways to count the whole texts"
        + (f" ({'; '.join(besides)})." if besides else ".")
    ]
    if row.hinge:
        told.append(f"It fares worst when {row.hinge}: then it holds in {percent(row.hinge_holds)} of them.")
    if not row.section:
        many = specs.left_out.nunique() > PARTS
        told.append(f"It holds just as well with any one {'of the longest sections' if many else 'section'} left out.")
    else:
        told.append(f"Without the section '{row.section}' it holds in {percent(row.section_holds)} of the ways.")
    if row.once:
        told.append(f"Read only once, and so the same under every reading: {row.once}.")
    told.append(f"Call it {strength(row)}. See notebook 07.")
    return " ".join(told)


def strength(row):
    """One word for a verdict: firm if it holds in every way to count the whole texts, leaning if in most, else open.

    A way in which nothing can be counted keeps a claim from being firm, and does not make it open.
    """
    most = 0.75 * (row.ways - row.uncounted)
    return "firm" if row.holds == row.ways else "leaning" if row.holds >= most else "open"


def replaced(c, codes, variable="explanation"):
    """The collection with some agreed codes of a variable replaced: codes is a dict of passage and code.

    An empty code is none that was given, and replaces nothing.
    """
    codes = {passage: code for passage, code in codes.items() if code}
    agreed = (c.coding.reading == "agreed") & c.coding.passage.isin(list(codes))
    column = c.coding[variable].where(~agreed, c.coding.passage.map(codes))
    return dataclasses.replace(c, coding=c.coding.assign(**{variable: column}))
