"""What other reasonable choices would show: the headline comparisons under every combination of them.

A specification is one way to count. Together they answer: does a claim hold because of the texts, or because of
how they were coded and counted? (Simonsohn, Simmons and Nelson, Specification curve analysis, 2020.)
"""

import dataclasses
import itertools
from functools import lru_cache

import numpy
import pandas

from .accounts import of_accounts
from .sentences import READERS, coded, labels

ROLES = {
    "causes": ("cause",),
    "causes, judgements": ("cause", "judgement"),
    "all": ("cause", "judgement", "event", "report", "frame"),
}
EFFECTS = {"apart": ("apart",), "apart, some of each": ("apart", "mixed")}
OTHER_KINDS = ("complaints of china", "complaints of ussr", "closer", "apart")
OPTIONS = {
    "weights": ("sentences", "words"),
    "roles": tuple(ROLES),
    "effects": tuple(EFFECTS),
    "second": ("first only", "half for the second"),
    "promised": ("with", "without"),
}
CHOICES = ["reading", *OPTIONS, "left_out"]
USUAL = ["agreed", "sentences", "all", "apart", "first only", "with", "nothing"]  # by our main count
TIE = 1e-9
MOST_WAYS = 0.75  # of the ways of counting, which a finding that is likely needs
PHRASES = {
    ("weights", "words"): "sentences are weighed by their words",
    ("weights", "sentences"): "sentences count one each",
    ("roles", "causes"): "only causes count",
    ("roles", "causes, judgements"): "only causes and judgements count",
    ("roles", "all"): "every sentence counts",
    ("effects", "apart"): "only drifting apart counts",
    ("effects", "apart, some of each"): "some of each counts as drifting apart",
    ("second", "first only"): "only the first theme counts",
    ("second", "half for the second"): "a second theme counts half",
    ("promised", "with"): "what is promised counts too",
    ("promised", "without"): "what is only promised does not count",
}
FINDINGS = """claim finding account notebook usual ways holds ties fails uncounted hinge hinge_holds section section_holds
specifications share once""".split()  # noqa: SIM905


def specifications(c):
    """Every combination of the choices, with what each account then says.

    One row a specification: the choices (reading; sentences or words as weights; roles that count; apart, or also
    some of each; the second theme left out or at half weight; with or without what is promised; the part of an
    account left out), then one column '<account>: <theme>' with the weight of the theme in sentences that tell of
    drifting apart, and '<account>: complaints of china' and 'of ussr', '<account>: closer' and 'apart', which heed
    reading, weights, promised and left_out alone. An account without a reading counts by the agreed one in its place.
    """
    themes = [theme for theme in labels(c, "theme") if theme != "none"]
    names, parts = list(c.sources.name), coded(c)[["account", "part"]].drop_duplicates()
    left_out = ["nothing", *(parts.account + ": " + parts.part)]
    columns = [f"{name}: {kind}" for name in names for kind in (*themes, *OTHER_KINDS)]
    rows, weights = [], []
    for reading in ("agreed", *READERS):
        sentences = _Sentences(_read(c, reading), themes, parts)
        for choice in itertools.product(*OPTIONS.values()):
            rows += [[reading, *choice, part] for part in left_out]
            weights.append(_without_each(sentences.weights(*choice), parts.account.map(names.index), len(names)))
    table = pandas.DataFrame(numpy.vstack(weights), columns=columns).round(9)
    return pandas.DataFrame(rows, columns=CHOICES).join(table)


def read_once(c):
    """The accounts of which no sentence has a first or a second reading, only the agreed one."""
    twice = c.passages.source[c.passages.passage.isin(c.coding.passage[c.coding.reading != "agreed"])]
    return list(c.sources.name[~c.sources.source.isin(twice)])


def _read(c, reading):
    """One reading of every sentence; of an account that has none such, the agreed one."""
    said, agreed = coded(c, reading), coded(c)
    return pandas.concat([said, agreed[~agreed.account.isin(said.account)]])


class _Sentences:
    """One reading as arrays, a row a sentence and a column a theme, so that a way of counting is a few products."""

    def __init__(self, said, themes, parts):
        place = {part: n for n, part in enumerate(zip(parts.account, parts.part))}
        self.part = [place[part] for part in zip(said.account, said.part)]
        self.parts = len(parts)
        self.weight = {"sentences": numpy.ones(len(said)), "words": said.words.to_numpy(float)}
        self.roles = {name: said.role.isin(codes).to_numpy() for name, codes in ROLES.items()}
        self.effects = {name: said.effect.isin(codes).to_numpy() for name, codes in EFFECTS.items()}
        self.promised = {"with": True, "without": (said.place != "promised").to_numpy()}
        self.first = numpy.array([said.theme == theme for theme in themes], float).T
        self.second = numpy.array([said.theme2 == theme for theme in themes], float).T
        complains = [said.grievance.isin([side, "both"]) for side in ("china", "ussr")]
        self.other = numpy.array([*complains, said.effect == "closer", said.effect == "apart"], float).T

    def weights(self, weights, roles, effects, second, promised):
        """What each part says under one choice: an array of parts by (themes, OTHER_KINDS)."""
        weight = self.weight[weights] * self.promised[promised]
        counted = weight * self.roles[roles] * self.effects[effects]
        themes = self.first
        if second != "first only":
            themes = self.first * (1 - self.second.sum(axis=1, keepdims=True) / 2) + self.second / 2
        each = numpy.hstack([counted[:, None] * themes, weight[:, None] * self.other])
        by_part = numpy.zeros((self.parts, each.shape[1]))
        numpy.add.at(by_part, self.part, each)
        return by_part


def _without_each(by_part, account_of, accounts):
    """What the accounts say with nothing left out, then without each part: a row each, the accounts side by side."""
    spread = numpy.zeros((len(by_part), accounts, by_part.shape[1]))
    spread[numpy.arange(len(by_part)), account_of] = by_part
    whole = spread.sum(axis=0)
    return numpy.concatenate([whole[None], whole - spread]).reshape(len(by_part) + 1, -1)


def margins(c, specs):
    """For each claim and specification, by how much the claim holds: above 0 it does, at 0 it is a tie, below it fails.

    The margin is a difference of shares; it is missing where an account says nothing that could be counted.
    Returns a table of specifications by claims.
    """
    names = dict(zip(c.sources.source, c.sources.name))
    return pandas.DataFrame(
        {claim.claim: _margin(claim, specs, names, list(labels(c, "theme"))) for claim in c.claims.itertuples()}
    )


def _margin(claim, specs, names, themes):
    """One claim's margin under every specification (a Series); the tests are explained in the schema of claims.csv."""
    account = names[claim.source]
    if claim.test == "complains more":
        other = "ussr" if claim.counted == "china" else "china"
        mine, theirs = specs[f"{account}: complaints of {claim.counted}"], specs[f"{account}: complaints of {other}"]
        return (mine - theirs) / _positive(mine + theirs)
    if claim.test == "tells of more":
        other = "closer" if claim.counted == "apart" else "apart"
        mine, theirs = specs[f"{account}: {claim.counted}"], specs[f"{account}: {other}"]
        return (mine - theirs) / _positive(mine + theirs)
    shares = {name: _shares(specs, name, themes) for name in {account, names.get(claim.than, account)}}
    own = shares[account][claim.counted]
    if claim.test == "more than in another account":
        return own - shares[names[claim.than]][claim.counted]
    if claim.test == "more than another theme":
        return own - shares[account][claim.than]
    return own - shares[account].drop(columns=claim.counted).max(axis=1)


def _shares(specs, account, themes):
    """The share of each theme in what an account names, under every specification."""
    themes = [theme for theme in themes if theme != "none"]
    weights = specs[[f"{account}: {theme}" for theme in themes]].set_axis(themes, axis=1)
    return weights.div(_positive(weights.sum(axis=1)), axis=0)


def _positive(total):
    """A whole to divide by: missing where it is nothing."""
    return total.where(total > 0)


@lru_cache(maxsize=2)
def findings(c):
    """For each claim of a collection: in how many ways of counting it holds, and what it hinges on.

    Columns: claim, finding (the wording), account (a category of all accounts), notebook; usual (whether it holds by our main
    count); ways, holds, ties, fails and uncounted, of the whole texts (the last are ways in which an account says
    nothing that could be counted); hinge, the choice whose options differ most, with the option that is worst for the
    claim, and hinge_holds, the share of ways with it in which the claim holds; section, the part that the claim can
    least do without, and section_holds, the share of ways without it; specifications and share, those of all, with
    each part left out in turn, and the share in which the claim holds; once, the accounts that were read only once;
    strength (in words).
    """
    specs = specifications(c)
    table, once = margins(c, specs), ", ".join(read_once(c))
    names, usual = dict(zip(c.sources.source, c.sources.name)), (specs[CHOICES] == USUAL).all(axis=1)
    rows = []
    for claim in c.claims.itertuples():
        told = {"claim": claim.claim, "finding": claim.wording, "account": names[claim.source], "notebook": claim.notebook}
        rows.append(told | _verdict(table[claim.claim], specs, usual) | {"once": once})
    found = of_accounts(pandas.DataFrame(rows, columns=FINDINGS), c.sources.name)
    return found.assign(strength=[strength(row) for row in found.itertuples()])


def _verdict(margin, specs, usual):
    """What the margins of one claim come to (a dict): the columns of ``findings`` from usual to share.

    usual tells of each specification whether it is our main count.
    """
    holds, whole = margin > TIE, specs.left_out == "nothing"
    kept = margin[whole]
    choice, option, worst = _hinge(holds[whole], specs[whole])
    without = holds.groupby(specs.left_out).mean().drop("nothing").sort_index()
    return {
        "usual": bool(holds[usual].all()),
        "ways": len(kept),
        "holds": int(holds[whole].sum()),
        "ties": int((kept.abs() <= TIE).sum()),
        "fails": int((kept < -TIE).sum()),
        "uncounted": int(kept.isna().sum()),
        "hinge": "" if holds[whole].all() else PHRASES.get((choice, option), f"the {option} reading is taken"),
        "hinge_holds": worst,
        "section": without.idxmin() if without.min() < 1 else "",
        "section_holds": without.min(),
        "specifications": len(specs),
        "share": holds.mean(),
    }


def _hinge(holds, whole):
    """The choice whose options differ most, its worst option, and the share of ways with it in which a claim holds."""
    hinges = []
    for choice in CHOICES[:-1]:  # what is left out is no option of the whole texts
        share = holds.groupby(whole[choice]).mean().sort_index()
        hinges.append((round(share.min() - share.max(), 9), choice, share.idxmin(), share.min()))
    return min(hinges)[1:]


def strength(row):
    """How far a verdict can be trusted, in words.

    Solid is what holds in every way of counting the whole texts, likely what holds in three of four; a way in which
    nothing can be counted keeps a finding from being solid, and does not make it undecided.
    """
    if row.uncounted == row.ways:
        return "nothing to count"
    if row.holds == row.ways:
        return "solid" if row.section_holds >= MOST_WAYS else "solid, but rests on one section"
    return "likely" if row.holds >= MOST_WAYS * (row.ways - row.uncounted) else "undecided"


def replaced(c, codes, variable="theme"):
    """The collection with some agreed codes of a variable replaced: codes is a dict of passage and code.

    An empty code is none that was given, and replaces nothing.
    """
    codes = {passage: code for passage, code in codes.items() if code}
    agreed = (c.coding.reading == "agreed") & c.coding.passage.isin(list(codes))
    column = c.coding[variable].where(~agreed, c.coding.passage.map(codes))
    return dataclasses.replace(c, coding=c.coding.assign(**{variable: column}))
