"""Write a made-up collection of any size, for measuring and testing how the package grows.

    python tools/synthetic.py FOLDER PASSAGES [ACCOUNTS]

Codes, events, questions, answers, historians and the glossary are the collection's own; accounts, sentences
(synthetic_texts.py) and all that is said of them (synthetic_findings.py) are made up. Every rule of the collection
holds, so that load() accepts the folder.
"""

import json
import sys
from pathlib import Path

import numpy
import pandas
import synthetic_findings as findings
import synthetic_texts as texts

DATA = Path(__file__).resolve().parents[1] / "data"


def write(folder, passages, accounts=2, seed=1950):
    """Write a valid data folder with so many coded sentences, shared among so many made-up accounts.

    An account needs some 100 sentences for every code to occur. Headings, references and a title come on top; phases,
    complaints, grievances, mentions, corrections, confirmations and references grow with the sentences, events,
    questions and historians stay. The same arguments always write the same bytes. Returns the folder (a Path).
    """
    folder, own = Path(folder), _own()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps(_unsealed_schema()), encoding="utf-8")
    for name, table in _tables(own, passages, accounts, numpy.random.default_rng(seed)).items():
        whole = table.reindex(columns=own[name].columns).fillna("")
        whole.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
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


def _unsealed_schema():
    """The collection's schema without the seals, which are those of its own tables."""
    schema = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    for resource in schema["resources"]:
        del resource["rows"], resource["fingerprint"]
    return schema


def _tables(own, passages, accounts, rng):
    """Every table of the made-up collection: a dict of name and DataFrame.

    All chance comes from rng, one table after the other: in another order other bytes would be written.
    """
    sources = texts.sources(accounts)
    text = pandas.concat(
        [texts.passages(own, source, len(range(n, passages, accounts)), rng) for n, source in enumerate(sources.source)],
        ignore_index=True,
    )
    said = text.loc[text.kind == "sentence", ["passage", "source"]].reset_index(drop=True)
    positions, avoided = findings.positions(own, sources, said, rng)
    agreed = texts.agreed(own, said, avoided, rng)
    complaints, grievances = findings.complaints(own, agreed, rng)
    tables = {
        "sources": sources,
        "passages": text,
        "events": own["events"],
        "coding": texts.readings(agreed, rng),
        "mentions": texts.mentions(own, agreed, avoided, rng),
        "phases": findings.phases(own, sources, said, rng),
        "complaints": complaints,
        "grievances": grievances,
        "questions": own["questions"],
        "answers": findings.given(own["answers"], positions),
        "positions": positions,
        "corrections": findings.repeated(own["corrections"], "correction", said, max(4, passages // 50), rng),
        "confirmations": findings.repeated(own["confirmations"], "confirmation", said, max(3, passages // 100), rng),
        "claims": findings.claims(sources),
        "glossary": own["glossary"],
    }
    tables["codes"] = findings.exemplified(own["codes"], agreed, tables)
    tables["works"] = findings.works(own["works"], tables)
    return tables


if __name__ == "__main__":
    write(sys.argv[1], *map(int, sys.argv[2:]))
