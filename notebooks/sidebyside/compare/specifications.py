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
from .sentences import READERS, account_names, coded, labels

ROLES = {"causes": ["cause"], "causes, judgements": ["cause", "judgement"], "all": ["cause", "judgement", "event", "report", "frame"]}
EFFECTS = {"apart": ["apart"], "apart, some of each": ["apart", "mixed"]}
OTHER_SIDE = {"china": "ussr", "ussr": "china", "closer": "apart", "apart": "closer"}
OPTIONS = {  # of each choice, in words
    "weights": {"sentences": "sentences count one each", "words": "sentences are weighed by their words"},
    "roles": {
        "causes": "only causes count",
        "causes, judgements": "only causes and judgements count",
        "all": "every sentence counts",
    },
    "effects": {"apart": "only drifting apart counts", "apart, some of each": "some of each counts as drifting apart"},
    "second": {"first only": "only the first theme counts", "half for the second": "a second theme counts half"},
    "promised": {"with": "what is promised counts too", "without": "what is only promised does not count"},
}
CHOICES = ["reading", *OPTIONS, "left_out"]
TIE = 1e-9
STRENGTHS = ("solid", "solid, but rests on one section", "likely", "undecided", "nothing to count")
MOST_WAYS = 0.75  # of the ways of counting, which a finding that is likely needs
FINDINGS = ["claim", "finding", "account", "notebook", "ways", "holds", "ties", "fails", "uncounted", "hinge", "hinge_holds",
            "section", "section_holds"]  # fmt: skip


def specifications(c):
    """Every combination of the choices, with what each account then says.

    One row a specification: the choices (reading; sentences or words as weights; roles that count; apart, or also
    some of each; the second theme left out or at half weight; with or without what is promised; the part of an
    account left out), then one column '<account>: <theme>' with the weight of the theme in sentences that tell of
    drifting apart, and '<account>: china' and 'ussr' (their complaints), 'closer' and 'apart', which heed reading,
    weights, promised and left_out alone. An account without a reading counts by the agreed one in its place.
    """
    agreed, names = coded(c), list(c.sources.name)
    parts = agreed[["account", "part"]].drop_duplicates()
    part_names = list(parts.account + ": " + parts.part)
    owner = numpy.array([parts.account == name for name in names]).T  # parts by accounts
    rows, weights = [], []
    for reading in ("agreed", *READERS):
        said = coded(c, reading)
        said = pandas.concat([said, agreed[~agreed.account.isin(said.account)]])
        part = pandas.Categorical(said.account + ": " + said.part, part_names)
        for choice, counted in _ways(said, _themes(c)):
            by_part = counted.groupby(part, observed=False).sum().to_numpy()
            own = (owner[:, :, None] * by_part[:, None]).reshape(len(parts), -1)  # the accounts side by side
            weights.append(own.sum(axis=0) - numpy.vstack([numpy.zeros(own.shape[1]), own]))
            rows += [[reading, *choice, left_out] for left_out in ("nothing", *part_names)]
    columns = [f"{name}: {kind}" for name in names for kind in (*_themes(c), *OTHER_SIDE)]
    table = pandas.DataFrame(numpy.vstack(weights), columns=columns).round(9)
    return pandas.DataFrame(rows, columns=CHOICES).join(table)


def _themes(c):
    """The themes that a sentence can name."""
    return [theme for theme in labels(c, "theme") if theme != "none"]


def _ways(said, themes):
    """Every choice of options, with what each sentence of a reading then counts: a column a theme, and for OTHER_SIDE."""
    first, other = (numpy.array([codes == theme for theme in themes], float).T for codes in (said.theme, said.theme2))
    halved = first * (1 - other.sum(axis=1, keepdims=True) / 2) + other / 2
    themed = {"first only": first, "half for the second": halved}
    weight_of = {"sentences": numpy.ones(len(said)), "words": said.words.to_numpy(float)}
    kept = {"with": 1, "without": (said.place != "promised").to_numpy()}
    roles = {name: said.role.isin(codes).to_numpy() for name, codes in ROLES.items()}
    effects = {name: said.effect.isin(codes).to_numpy() for name, codes in EFFECTS.items()}
    complains = [said.grievance.isin([side, "both"]) for side in ("china", "ussr")]
    sides = numpy.array([*complains, said.effect == "closer", said.effect == "apart"], float).T
    for choice in itertools.product(*OPTIONS.values()):
        weights, role, effect, second, promised = choice
        weight = weight_of[weights] * kept[promised]
        counted = (weight * roles[role] * effects[effect])[:, None] * themed[second]
        yield choice, pandas.DataFrame(numpy.hstack([counted, weight[:, None] * sides]))


def margins(c, specs):
    """For each claim and specification, by how much the claim holds: above 0 it does, at 0 it is a tie, below it fails.

    The margin is a difference of shares; it is missing where an account says nothing that could be counted.
    Returns a table of specifications by claims.
    """
    return pandas.DataFrame({claim.claim: _margin(claim, specs, account_names(c), _themes(c)) for claim in c.claims.itertuples()})


def _margin(claim, specs, names, themes):
    """One claim's margin under every specification (a Series); the tests are explained in the schema of claims.csv."""
    kinds = [claim.counted, OTHER_SIDE[claim.counted]] if claim.counted in OTHER_SIDE else themes
    own = _shares(specs, names[claim.source], kinds)
    if claim.test == "more than in another account":
        rival = _shares(specs, names[claim.than], kinds)[claim.counted]
    elif claim.test == "more than another theme":
        rival = own[claim.than]
    else:
        rival = own.drop(columns=claim.counted).max(axis=1)
    return own[claim.counted] - rival


def _shares(specs, account, kinds):
    """The share of each kind in what an account says of them all, under every specification; missing where that is nothing."""
    weights = specs[[f"{account}: {kind}" for kind in kinds]].set_axis(kinds, axis=1)
    whole = weights.sum(axis=1)
    return weights.div(whole.where(whole > 0), axis=0)


@lru_cache(maxsize=2)
def findings(c):
    """For each claim of a collection: in how many ways of counting it holds, and what it hinges on.

    Columns: claim, finding (the wording), account (a category of all accounts), notebook; ways, holds, ties, fails and
    uncounted, of the whole texts (the last are ways in which an account says nothing that could be counted); hinge, the
    choice whose options differ most, with the option that is worst for the claim, and hinge_holds, the share of ways
    with it in which the claim holds; section, the part that the claim can least do without, and section_holds, the
    share of ways without it; strength (in words).
    """
    specs = specifications(c)
    table, names = margins(c, specs), account_names(c)
    rows = [
        [claim.claim, claim.wording, names[claim.source], claim.notebook, *_verdict(table[claim.claim], specs)]
        for claim in c.claims.itertuples()
    ]
    found = of_accounts(pandas.DataFrame(rows, columns=FINDINGS), c.sources.name)
    return found.assign(strength=[strength(row) for row in found.itertuples()])


def _verdict(margin, specs):
    """What the margins of one claim come to: the columns of ``findings`` from ways to section_holds."""
    holds, whole = margin > TIE, specs.left_out == "nothing"
    kept = margin[whole]
    ends = [holds[whole].sum(), (kept.abs() <= TIE).sum(), (kept < -TIE).sum(), kept.isna().sum()]
    choice, option, worst = _hinge(holds[whole], specs[whole])
    hinge = OPTIONS.get(choice, {}).get(option, f"the {option} reading is taken")
    without = holds.groupby(specs.left_out).mean().drop("nothing").sort_index()
    section = without.idxmin() if without.min() < 1 else ""
    return [len(kept), *ends, "" if holds[whole].all() else hinge, worst, section, without.min()]


def _hinge(holds, whole):
    """The choice whose options differ most, its worst option, and the share of ways with it in which a claim holds."""
    hinges = []
    for choice in CHOICES[:-1]:  # what is left out is no option of the whole texts
        share = holds.groupby(whole[choice]).mean().sort_index()
        hinges.append((round(share.min() - share.max(), 9), choice, share.idxmin(), share.min()))
    return min(hinges)[1:]


def strength(row):
    """How far a verdict can be trusted, in words (one of STRENGTHS).

    Solid is what holds in every way of counting the whole texts, likely what holds in three of four; a way in which
    nothing can be counted keeps a finding from being solid, and does not make it undecided.
    """
    if row.uncounted == row.ways:
        return "nothing to count"
    if row.holds == row.ways:
        return "solid" if row.section_holds >= MOST_WAYS else "solid, but rests on one section"
    return "likely" if row.holds >= MOST_WAYS * (row.ways - row.uncounted) else "undecided"


def replaced(c, themes):
    """The collection with some agreed themes replaced: themes is a dict of passage and theme, of which an empty one is none."""
    new = c.coding.passage.map({passage: theme for passage, theme in themes.items() if theme})
    agreed = (c.coding.reading == "agreed") & new.notna()
    return dataclasses.replace(c, coding=c.coding.assign(theme=c.coding.theme.mask(agreed, new)))
