"""What 07 says of the accounts against the record."""

from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words

WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()  # noqa: SIM905


def word(number):
    return WORDS[number] if number < len(WORDS) else str(number)

def found(c):
    """The corrections that are no dispute among historians."""
    rows = compare.record.corrected(c)
    return rows[rows.kind != "disputed"]


def heavy(c):
    """Those on which an argument depends."""
    return found(c).query("weight == 'heavy'")


def off(c):
    """The dates that do not meet the true one, those farthest off first."""
    rows = compare.record.dated_statements(c)
    return rows[rows.relation == "off"].sort_values("years", key=abs, ascending=False, kind="stable")


def equally_often(c):
    """Whether the accounts have as many corrections for their length, to one in ten sentences."""
    table = compare.record.by_weight(c, found(c))
    rates = table[["heavy", "middling", "slight"]].sum(axis=1) / table.sentences * 10
    return rates.between(5, 6).all()


def two_in_korea(c):
    """Whether the two dates that are off by years are one, of one account."""
    late = off(c)[off(c).years > 2]
    return len(late) == 2 and set(zip(late.account, late.dated, late.event)) == {("Fu", "1953", "E17")}


def the_rest_are_early(c):
    rest = off(c)[off(c).years.abs() < 1]
    return len(rest) == 3 and rest.years.between(-0.7, -0.05).all() and (rest.account == "Freymond").sum() == 2


HEADLINES = {
    "Of 78 corrections and doubts, eleven touch what an argument depends on": lambda c: (len(found(c)), len(heavy(c))) == (78, 11),
    "Bars of corrections for every ten sentences. An argument depends on eleven, five of them in Freymond and six in Fu. "
    "For their length the two need correcting about equally often.": lambda c: (
        heavy(c).account.value_counts().to_dict() == {"Freymond": 5, "Fu": 6} and equally_often(c)
    ),
    "Five of 22 dates are wrong, two by more than two years": lambda c: (
        (len(off(c)), len(compare.record.dated_statements(c)), (off(c).years.abs() > 2).sum()) == (5, 22, 2)
    ),
    "Arrows from five wrong dates to the established ones. Fu puts China's entry into Korea in 1953, twice: 2.2 years late. The "
    "other three, two of them Freymond's, are weeks or months early.": lambda c: (
        len(off(c)) == 5 and two_in_korea(c) and round(off(c).years.iloc[0], 1) == 2.2 and the_rest_are_early(c)
    ),
}


def prose(c):
    date = dict(zip(c.events.event, c.events.date))
    rows, weighing = compare.record.corrected(c), heavy(c)
    late, wrong = off(c).iloc[0], rows[rows.verdict == "wrong"]
    sure = weighing.certainty.value_counts()
    certain = weighing[weighing.certainty == "certain"]
    many = {name: word(n) for name, n in wrong.account.value_counts().items()}
    cited = wrong.passage.isin(c.passages.passage[c.passages.kind == "reference"])
    dated = compare.record.dated_statements(c).set_index("passage")
    printed = c.works.set_index("work").year["ref-peoples-daily-1959"]
    honeymoon = c.phases.set_index("phase").loc["shen-xia-honeymoon"]
    words = c.passages.groupby("source").words.sum()
    fliers = c.confirmations.set_index("confirmation").record
    return [
        f"{word(len(off(c))).capitalize()} wrong dates",
        "The two that are off by years are one date, given twice" if two_in_korea(c) else "",
        "between five and six times in ten sentences" if equally_often(c) else "",
        f"Plainly wrong are {many['Freymond']} places in Freymond and {many['Fu']} in Fu, {word(cited.sum())} of them in the "
        f"list of references. On {word((wrong.weight == 'heavy').sum())} of these {word(len(wrong))} an argument depends",
        f"if Fu means {dated.dated['fu-4-1-2']}, the year with which the paragraph opens; the newspaper cited after it is of {printed}",
        f"In {dated.dated['fr-taiwan-5-1']} Moscow",
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
        f"The {word(len(weighing))} that weigh most",
        f"{word(sure['certain']).capitalize()} of the {word(len(weighing))} corrections are certain, and all {word(len(certain))} are "
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
