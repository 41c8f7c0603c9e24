"""What other reasonable choices would show: the headline comparisons under every combination of them.

A specification is one way to count. Together they answer: does a claim hold because of the texts, or because of
how they were coded and counted? (Simonsohn, Simmons and Nelson, Specification curve analysis, 2020.)
"""

import dataclasses
import itertools
from functools import lru_cache

import numpy
import pandas

from .compare import labels, sentences

ROLES = {
    "causes": ("cause",),
    "causes, judgements": ("cause", "judgement"),
    "all": ("cause", "judgement", "event", "report", "frame"),
}
EFFECTS = {"apart": ("apart",), "apart, both ways": ("apart", "mixed")}
CHOICES = ["reading", "weights", "roles", "effects", "second", "announced", "left_out"]
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
    account left out), then one column '<account>: <field>' with the weight of the field in sentences that say apart,
    and '<account>: complaints of china' and 'of ussr', '<account>: closer' and 'apart', which heed reading, weights,
    announced and left_out alone.
    """
    fields = [field for field in labels(c, "explanation") if field != "none"]
    names = list(c.sources.name)
    parts = list(dict.fromkeys(zip(*(sentences(c)[column] for column in ("account", "part")))))
    kinds = [*fields, "complaints of china", "complaints of ussr", "closer", "apart"]
    rows, weights = [], []
    for reading in ("agreed", "first", "second"):
        masks = _Masks(sentences(c, reading), fields, parts)
        for choice in itertools.product(
            ("sentences", "words"), ROLES, EFFECTS, ("first only", "half for the second"), ("with", "without")
        ):
            by_part = masks.weigh(*choice)
            rows += [
                [reading, *choice, "nothing"],
                *([reading, *choice, f"{account}: {part}"] for account, part in parts),
            ]
            weights.append(_without_each(by_part, [names.index(account) for account, _ in parts], len(names)))
    columns = [f"{name}: {kind}" for name in names for kind in kinds]
    return pandas.DataFrame(rows, columns=CHOICES).join(
        pandas.DataFrame(numpy.vstack(weights), columns=columns).round(9)
    )


class _Masks:
    """One reading as arrays of sentences by what may count, so that any choice is a product of them."""

    def __init__(self, said, fields, parts):
        self.parts = numpy.array([(said.account == account) & (said.part == part) for account, part in parts], float)
        self.weights = {"sentences": numpy.ones(len(said)), "words": said.words.to_numpy(float)}
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
        return numpy.hstack([(self.parts * counted) @ self.fields[second], (self.parts * weight) @ self.rest])


def _without_each(by_part, account_of, accounts):
    """The accounts' weights with nothing left out, then with each part left out: a row each, the accounts side by side."""
    spread = numpy.zeros((len(by_part), accounts, by_part.shape[1]))
    spread[numpy.arange(len(by_part)), account_of] = by_part
    whole = spread.sum(axis=0)
    return numpy.concatenate([whole[None], whole - spread]).reshape(len(by_part) + 1, -1)


def margins(c, specs):
    """For each claim and specification, by how much the claim holds: above 0 it does, at 0 or below it does not.

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
    """For each claim: under how many specifications it holds, and which single choice hurts it most.

    Columns: claim, wording, notebook, usual (does it hold under the usual choices), specifications, holds, undecided,
    share, worst (the choice), worst_share (of the specifications with that choice under which the claim holds).
    """
    usual = (specs[list(USUAL)] == pandas.Series(USUAL)).all(axis=1)
    rows = []
    for claim in c.claims.itertuples():
        margin = table[claim.claim]
        holds = margin > 1e-9
        levels = [
            (holds[specs[choice] == level].mean(), choice, level)
            for choice in CHOICES
            for level in specs[choice].unique()
        ]
        worst = min(levels)
        rows.append(
            [
                claim.claim,
                claim.wording,
                claim.notebook,
                bool(holds[usual].all()),
                len(specs),
                int(holds.sum()),
                int(margin.isna().sum()),
                holds.mean(),
                f"{worst[1].replace('_', ' ')}: {worst[2]}",
                worst[0],
            ]
        )
    return pandas.DataFrame(
        rows,
        columns=[
            "claim",
            "wording",
            "notebook",
            "usual",
            "specifications",
            "holds",
            "undecided",
            "share",
            "worst",
            "worst_share",
        ],
    )


@lru_cache(maxsize=1)
def _judged(key):
    """The verdicts of one collection, computed once; key is a _Key."""
    specs = specifications(key.c)
    return verdicts(key.c, specs, margins(key.c, specs)).set_index("claim")


class _Key:
    """A collection that can be looked up: two are the same if they are one object."""

    def __init__(self, c):
        self.c = c

    def __hash__(self):
        return id(self.c)

    def __eq__(self, other):
        return self.c is other.c


def verdict(c, claim):
    """One claim and how far it can be trusted, in a sentence."""
    row = _judged(_Key(c)).loc[claim]
    how = "holds" if row.usual else "does not hold"
    strength = (
        "robust"
        if row.share >= 0.95
        else "fairly robust"
        if row.share >= 0.8
        else "fragile"
        if row.share >= 0.5
        else "not to be relied on"
    )
    return (
        f"How sure? '{row.wording}' {how} as counted here, and under {row.share:.0%} of {row.specifications:,} ways to code and count: {strength}. "
        f"It fares worst with {row.worst} ({row.worst_share:.0%}). See notebook 07."
    )


def replaced(c, codes, variable="explanation"):
    """The collection with some agreed codes of a variable replaced: codes is a dict of passage and code."""
    agreed = (c.coding.reading == "agreed") & c.coding.passage.isin(list(codes))
    column = c.coding[variable].where(~agreed, c.coding.passage.map(codes))
    return dataclasses.replace(c, coding=c.coding.assign(**{variable: column}))
