"""Every sentence with its codes, in one reading; the words that are printed for codes; its place in time."""

from ..dates import stretch

READERS = ("first", "second", "third")
LONGEST_MOMENT = 4.0  # years; a sentence that spans more than this has no one place on a time axis
PLACES = {"promised": "promised or summed up", "delivered": "delivered in the main text"}  # in a text
ARGUED_ROLES = ("cause", "judgement")
WORDS = {  # for codes that codes.csv does not define
    "complainant": {"china": "China", "ussr": "Soviet Union"},
    "place": PLACES,
    "bounds": {"given": "given in the text", "estimated": "our estimate"},
    "weight": {"heavy": "the argument depends on it", "middling": "partly", "slight": "hardly"},
}


def coded(c, reading="agreed"):
    """One reading of every sentence with its passage: the columns of coding and passages, account (the name), theme_label."""
    codes = c.coding[c.coding.reading == reading].drop(columns="reading")
    table = c.passages.merge(codes, on="passage", validate="one_to_one")
    names = c.sources.set_index("source").name
    return table.assign(account=table.source.map(names), theme_label=table.theme.map(labels(c, "theme")))


def labels(c, variable):
    """The codes of a variable, in order, with the words that charts print for them (a dict)."""
    codes = c.codes[c.codes.variable == variable]
    return dict(zip(codes.code, codes.label))


def in_words(c, table):
    """Put the printed label in place of every code of the table."""
    coded = {variable: labels(c, variable) for variable in c.codes.variable.unique()}
    coded["theme2"] = coded["theme"]
    coded |= WORDS
    events = dict(zip(c.events.event, c.events.label))
    table = table.assign(
        **{
            column: table[column].map(lambda code, coded=coded[column]: coded.get(code, code))
            for column in table.columns.intersection(list(coded))
        }
    )
    return table.assign(event=table.event.map(lambda event: events.get(event, event))) if "event" in table else table


def placed(c, said):
    """Sentences with a place in time: adds year (decimal, middle of the stretch) and dated_by.

    dated_by tells how we know the year: 'the sentence', 'its event' (the date of the event it is about), 'a longer span' (longer than
    four years or open) or 'no date'; the year is missing for the last two.
    """
    date_of = dict(zip(c.events.event, c.events.date))
    own = said.dated != ""
    dates = said.dated.where(own, said.event.map(lambda event: date_of.get(event, "")))
    span_of = {date: stretch(date) if date else None for date in dates.unique()}
    spans = [span_of[date] for date in dates.tolist()]
    years, dated_by = [], []
    for span, its_own in zip(spans, own):
        at = span is not None and span.length <= LONGEST_MOMENT
        years.append(span.middle if at else None)
        dated_by.append(
            "no date" if span is None else "a longer span" if not at else "the sentence" if its_own else "its event"
        )
    return said.assign(year=years, dated_by=dated_by)


def short_names(c):
    """A short name for each work: the account's own, or author and year, or the title where there is no author (a dict)."""
    works = c.works.set_index("work")
    families = works.author.str.replace(r"\(.*?\)", "", regex=True).str.split(" and ")
    names = families.map(lambda authors: " & ".join(author.split(",")[0].strip() for author in authors))
    named = (names + " " + works.year).str.strip().where(works.author != "", works.title)
    return {**named, **dict(zip(c.sources.work, c.sources.name))}
