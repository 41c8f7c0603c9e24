"""What other reasonable ways of counting would show: the ways, the findings, and the chart of them."""

import dataclasses

import claims.specifications
import pandas
import pytest
from artists import drawing, words
from made_up import C, multiplied
from sidebyside import charts, compare
from sidebyside.collection import DATA
from sidebyside.compare import specifications

SPECS = specifications.specifications(C)
USUAL = ["agreed", "sentences", "all", "apart", "first only", "with", "nothing"]  # our main count
FOUND = specifications.findings(C).set_index("claim")


def test_every_combination_of_choices_is_there_once():
    assert not SPECS[specifications.CHOICES].duplicated().any()
    parts = compare.sentences.coded(C)[["account", "part"]].drop_duplicates()
    assert len(SPECS) == 4 * 2 * 3 * 2 * 2 * 2 * (1 + len(parts)) and set(FOUND.ways) == {192}


def test_our_main_count_gives_the_numbers_of_the_notebooks():
    usual = SPECS[(SPECS[specifications.CHOICES] == USUAL).all(axis=1)].squeeze()
    said = compare.sentences.coded(C)
    shares = compare.explanations.shares(C, compare.explanations.apart(said))
    for row in shares[shares.theme != "none"].itertuples():
        assert usual[f"{row.account}: {row.theme}"] == row.total
    assert usual["Fu: china"] == said[said.account == "Fu"].grievance.isin(["china", "both"]).sum()


@pytest.mark.parametrize("row", range(0, 3264, 307))
def test_a_specification_is_what_a_slow_count_gives(row):
    spec = SPECS.iloc[row]
    said = compare.sentences.coded(C, spec.reading)
    said = said[said.role.isin(specifications.ROLES[spec.roles]) & said.effect.isin(specifications.EFFECTS[spec.effects])]
    said = said[(spec.promised == "with") | (said.place != "promised")]
    said = said[(said.account + ": " + said.part) != spec.left_out]
    weight = said.words if spec.weights == "words" else pandas.Series(1.0, index=said.index)
    half = 0.5 if spec.second != "first only" else 0.0
    for account in C.sources.name:
        for theme in ("ideology", "chauvinism", "development"):
            own = said.account == account
            main = (weight * (said.theme == theme) * (1 - half * (said.theme2 != "")))[own].sum()
            other = (weight * (said.theme2 == theme) * half)[own].sum()
            assert spec[f"{account}: {theme}"] == pytest.approx(main + other)


def test_a_claim_made_false_on_purpose_is_found_to_be_false():
    claims = [
        ("leads", "fu", "aid", ""),
        ("complains more", "freymond", "ussr", ""),
        ("tells of more", "fu", "closer", ""),
        ("more than in another account", "fu", "ideology", "freymond"),
        ("more than another theme", "fu", "ideology", "chauvinism"),
    ]
    claims = pandas.DataFrame(claims, columns=["test", "source", "counted", "than"])
    claims = claims.assign(claim=claims.test, wording="Made up", notebook="08_how_sure")
    verdicts = specifications.findings(dataclasses.replace(C, claims=claims))
    assert (verdicts.holds < 192 / 4).all()
    assert (verdicts.holds[0], verdicts.section_holds[0], verdicts.strength[0]) == (0, 0, "undecided")


def test_every_way_of_counting_is_one_of_four():
    assert (FOUND.holds + FOUND.ties + FOUND.fails + FOUND.uncounted == FOUND.ways).all()
    for notebook in FOUND.notebook:
        assert (DATA.parent / "notebooks" / f"{notebook}.ipynb").exists()


def test_what_cannot_be_counted_neither_holds_nor_fails():
    mute = dataclasses.replace(C, coding=C.coding.assign(effect="none"))
    verdict = specifications.findings(mute).set_index("claim").loc["ideology-more-in-freymond"]
    assert verdict.uncounted == verdict.ways and verdict.fails == verdict.holds == 0
    assert verdict.strength == "nothing to count"


def test_an_account_read_once_counts_by_its_agreed_codes():
    own = C.passages.passage[C.passages.source == "freymond"]
    once = dataclasses.replace(C, coding=C.coding[(C.coding.reading == "agreed") | ~C.coding.passage.isin(own)])
    specs = specifications.specifications(once)
    columns = [column for column in specs if column.startswith("Freymond: ")]
    agreed, first = (specs.loc[specs.reading == name, columns].reset_index(drop=True) for name in ("agreed", "first"))
    assert agreed.equals(first) and agreed.to_numpy().any()


def test_recoding_is_seen_at_once_and_changes_nothing_else():
    recoded = specifications.replaced(C, {"fu-2-3-6": "aid", "fu-1-2-2": ""})
    before, after = (compare.sentences.coded(c).set_index("passage").theme for c in (C, recoded))
    assert after["fu-2-3-6"] == "aid" and (before != after).sum() == 1
    assert compare.sentences.coded(recoded, "first").equals(compare.sentences.coded(C, "first"))


def test_a_text_ten_times_as_long_and_alike_bears_out_the_same():
    long = specifications.findings(multiplied(C, 10)).set_index("claim")
    assert long[["holds", "ties", "fails"]].equals(FOUND[["holds", "ties", "fails"]])


def test_the_chart_has_a_bar_for_each_way_to_end():
    figure = drawing(claims.specifications)("ways")
    thick = [bar for bar in figure.axes[0].patches if bar.get_height() == pytest.approx(charts.specifications.THICK)]
    assert sum(bar.get_width() for bar in thick) == pytest.approx(len(FOUND))
    counted = [(FOUND[column] > 0).sum() for column in ("holds", "ties", "fails")]
    assert len(thick) == sum(counted) and sum(bar.get_hatch() is not None for bar in thick) == counted[1]
    said = words(figure)
    assert said[0] == "Solid" and said.count("all 192 ways") == (FOUND.holds == 192).sum()
    assert "53 without “Khrushchev”" in said
