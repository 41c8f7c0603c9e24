"""What notebook 07 says of the accounts against the record: wrong dates, corrections and what depends on them."""

from pages import word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words


def tables(c):
    """The corrections that are no dispute among historians, and the wrong dates, those farthest off first."""
    corrections, dated = compare.record.corrected(c), compare.record.dated_statements(c)
    off = dated[dated.relation == "off"].sort_values("years", key=abs, ascending=False, kind="stable")
    return corrections[corrections.kind != "disputed"], off


def equally_often(c, found):
    """Whether the accounts have as many corrections for their length, to one in ten sentences."""
    table = compare.record.by_weight(c, found)
    rates = table[["heavy", "middling", "slight"]].sum(axis=1) / table.sentences * 10
    return rates.between(5, 6).all()


def two_in_korea(off):
    """Whether the two dates that are off by years are one, of one account."""
    late = off[off.years > 2]
    return len(late) == 2 and set(zip(late.account, late.dated, late.event)) == {("Fu", "1953", "E17")}


def headlines(c):
    found, off = tables(c)
    heavy, rest = found[found.weight == "heavy"], off[off.years.abs() < 1]
    return {
        "An argument depends on eleven of 78 corrections and doubts": (len(found), len(heavy)) == (78, 11),
        "Bars of corrections for every ten sentences. An argument depends on eleven, five of them in Freymond and six in Fu. "
        "For their length the two need correcting about equally often.": (
            heavy.account.value_counts().to_dict() == {"Freymond": 5, "Fu": 6} and equally_often(c, found)
        ),
        "Five of 22 dates are wrong, two by more than two years": (
            (len(off), len(compare.record.dated_statements(c)), (off.years.abs() > 2).sum()) == (5, 22, 2)
        ),
        "Arrows from five wrong dates to the established ones. Fu puts China's entry into Korea in 1953, twice: 2.2 years late. The "
        "other three, two of them Freymond's, are weeks or months early.": (
            len(off) == 5
            and two_in_korea(off)
            and round(off.years.iloc[0], 1) == 2.2
            and rest.years.between(-0.7, -0.05).all()
            and rest.account.value_counts().to_dict() == {"Freymond": 2, "Fu": 1}
        ),
    }


def prose(c):
    found, off = tables(c)
    date, fliers = c.events.set_index("event").date, c.confirmations.set_index("confirmation").record
    heavy, wrong, late = found[found.weight == "heavy"], found[found.verdict == "wrong"], off.iloc[0]
    sure, certain = heavy.certainty.value_counts(), heavy[heavy.certainty == "certain"]
    many = wrong.account.value_counts()
    cited = wrong.passage.isin(c.passages.passage[c.passages.kind == "reference"])
    dated = compare.record.dated_statements(c).set_index("passage").dated
    printed = c.works.set_index("work").year["ref-peoples-daily-1959"]
    honeymoon = c.phases.set_index("phase").loc["shen-xia-honeymoon"]
    words = c.passages.groupby("source").words.sum()
    return [
        f"{word(len(off)).capitalize()} wrong dates",
        "The two that are off by years are one date, given twice" if two_in_korea(off) else "",
        "between five and six times in ten sentences" if equally_often(c, found) else "",
        f"Plainly wrong are {word(many['Freymond'])} places in Freymond and {word(many['Fu'])} in Fu, {word(cited.sum())} of them "
        f"in the list of references. On {word((wrong.weight == 'heavy').sum())} of these {word(len(wrong))} an argument depends",
        f"if Fu means {dated['fu-4-1-2']}, the year with which the paragraph opens; the newspaper cited after it is of {printed}",
        f"In {dated['fr-taiwan-5-1']} Moscow",
        f"dated to {dated['fu-abs-1-7']}",
        f"Fu has China enter the war in Korea in {dated['fu-abs-1-7']}, the year",
        f"In {late.dated} China's entry",
        f"They left in {date['E64'][:4]}",
        f"China entered in {date['E17'][:4]}, under Stalin" if date["E17"] < date["E21"] else "",
        f"if China entered Korea in {date['E17'][:4]}?",
        f"a happy time in {late.dated}",
        f"it needs {date['E17'][:4]} and not {late.dated}",
        f"What does not survive is {late.dated}",
        f"honeymoon of {honeymoon.start}-{honeymoon.end[2:]}",
        f"if the experts left in {date['E64'][:4]}?",
        f"In {date['E63'][:4]} it follows" if date["E63"][:4] == date["E64"][:4] and date["E63"] < date["E64"] else "",
        f"by more than {word(int(late.years))} years",
        f"{word(int(late.years)).capitalize()} years do.",
        f"The {word(len(heavy))} that weigh most",
        f"{word(sure['certain']).capitalize()} of the {word(len(heavy))} corrections are certain, and all {word(len(certain))} are "
        f"wrong dates. {word(sure['probable']).capitalize()} are probable. {word(sure['arguable']).capitalize()} are only arguable"
        if set(zip(certain.verdict, certain.kind)) == {("wrong", "date")} else "",
        f"more than {word(int(words['fu'] / words['freymond']))} times as long",
        "for **thirty years**" if "thirty years" in fliers["fr-thirty"] else "",
        "founded in **1919**" if date["E01"].startswith("1919") else "",
        f"from {in_words(date['E17'][:4] + '-11')}" if "1 November 1950" in fliers["fr-air"] else "",
        f"a **joint fleet** was proposed in {date['E44'][:4]}",
    ]  # fmt: skip


def charts(c):
    dated, names = compare.record.dated_statements(c), list(c.sources.name)
    weights = compare.record.by_weight(c, compare.record.corrected(c))
    return {
        "dates": lambda: drawn.record.dates(dated, names),
        "corrections": lambda: drawn.record.corrections(weights),
    }
