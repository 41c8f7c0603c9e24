"""Every sentence with its codes, in one reading; the words that are printed for codes; its place in time."""

import numpy

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
    return table.assign(account=table.source.map(account_names(c)), theme_label=table.theme.map(labels(c, "theme")))


def labels(c, variable):
    """The codes of a variable, in order, with the words that charts print for them (a dict)."""
    codes = c.codes[c.codes.variable == variable]
    return dict(zip(codes.code, codes.label))


def in_words(c, table):
    """Put the printed label in place of every code of the table."""
    words = {variable: labels(c, variable) for variable in c.codes.variable.unique()}
    words |= {"theme2": words["theme"], "event": dict(zip(c.events.event, c.events.label)), **WORDS}
    known = table.columns.intersection(list(words))
    return table.assign(**{column: table[column].replace(words[column]) for column in known})


def placed(c, said):
    """Sentences with a place in time: adds year (decimal, middle of the stretch) and dated_by.

    dated_by tells how we know the year: 'the sentence', 'its event' (the date of the event it is about), 'a longer span' (longer than
    four years or open) or 'no date'; the year is missing for the last two.
    """
    own = said.dated != ""
    dates = said.dated.where(own, said.event.map(dict(zip(c.events.event, c.events.date))).fillna(""))
    spans = [stretch(date) if date else None for date in dates]
    moments = [span is not None and span.length <= LONGEST_MOMENT for span in spans]
    years = [span.middle if moment else None for span, moment in zip(spans, moments)]
    known = [dates == "", ~numpy.array(moments, bool), own]
    return said.assign(year=years, dated_by=numpy.select(known, ["no date", "a longer span", "the sentence"], "its event"))


def account_names(c):
    """The name of each account (a dict of source and name)."""
    return dict(zip(c.sources.source, c.sources.name))


def short_names(c):
    """A short name for each work: the account's own, or author and year, or the title where there is no author (a dict)."""
    works = c.works.set_index("work")
    families = works.author.str.replace(r"\(.*?\)", "", regex=True).str.split(" and ")
    names = families.map(lambda authors: " & ".join(author.split(",")[0].strip() for author in authors))
    named = (names + " " + works.year).str.strip().where(works.author != "", works.title)
    return {**named, **dict(zip(c.sources.work, c.sources.name))}
