"""What may be quoted of an account: few words at a time, and few of them all.

The texts belong to their authors. The same limits hold for the collection's accounts and for those of your own (see
codebook.py for what a rule is).
"""

import math

import pandas

from ..tables.problem import problem_at, problems_at
from ..wordcount import words_in
from ..wording import count

MOST_WORDS_IN_A_QUOTE = 12
MOST_QUOTED_SHARE = 0.2
SEEN = ("positions", "turning_points", "documents")
QUOTING = (("passages", "quote"), ("grievances", "quote"), ("phases", "label"), ("corrections", "quote"))
LONG = f"the quotation has {{length}} words, more than {MOST_WORDS_IN_A_QUOTE}"


def quotes(tables):
    """A quotation has at most 12 words and is shorter than its sentence."""
    for name, column in QUOTING:
        quoted = quotations(tables, name, column)
        long = quoted.length > MOST_WORDS_IN_A_QUOTE
        whole = ~long & (quoted.kind == "sentence") & (quoted.length >= quoted.words)
        yield from problems_at(name, quoted[long], column, LONG, "quote fewer words")
        yield from problems_at(name, quoted[whole], column, "the quotation is the whole sentence", "quote fewer words")


def words_seen(tables):
    """What is quoted of works and documents has at most 12 words each."""
    for name in SEEN:
        seen = tables[name].assign(length=tables[name].seen_quote.map(words_in))
        yield from problems_at(name, seen[seen.length > MOST_WORDS_IN_A_QUOTE], "seen_quote", LONG, "quote fewer words")


def quoted_little(tables):
    """All quotations from an account together stay under a fifth of its words."""
    quoted = [quotations(tables, name, column).assign(table=name, column=column) for name, column in QUOTING]
    words = tables["passages"].words.astype(int).groupby(tables["passages"].source).sum()
    for source, own in pandas.concat(quoted).groupby("source"):
        told = own.groupby("passage").quote.agg(words_apart).sum()
        most = most_quoted(words[source])
        if told > most:
            longest = own.iloc[own.length.to_numpy().argmax()]
            verb = "is" if told == 1 else "are"
            wrong = f"{told} of the {count(words[source], 'word')} of '{source}' {verb} quoted, "
            wrong += f"and at most {most} may be, under a fifth; this is the longest quotation"
            yield problem_at(longest.table, longest.name, longest.column, wrong, "shorten it and others, or empty some")


def most_quoted(words):
    """How many words of a text of so many may be quoted."""
    return max(math.ceil(MOST_QUOTED_SHARE * words) - 1, 0)


def quotations(tables, name, column):
    """The quotations in a column of a table (a DataFrame).

    Columns: passage, quote, length (in words), and source, kind and words of the passage. The index is that of the
    table; what is quoted of no passage is left out, and what is not quoted but ours.
    """
    table, passages = tables[name], tables["passages"].drop_duplicates("passage").set_index("passage")
    quoting = table[table[column].map(lambda cell: cell != "" and not ours(column, cell)).astype(bool) & (table.passage != "")]
    quoted = quoting[["passage"]].assign(quote=quoting[column], length=quoting[column].map(words_in))
    return quoted.join(passages[["source", "kind", "words"]].astype({"words": int}), on="passage", how="inner")


def ours(column, text):
    """Tell whether a cell holds our words and no quotation: a label in [brackets]."""
    return column == "label" and text.startswith("[") and text.endswith("]")


def words_apart(texts):
    """Count quoted words once where one quotation of a passage contains another."""
    longest_first = sorted(set(texts), key=len, reverse=True)
    apart = [text for n, text in enumerate(longest_first) if not any(text in longer for longer in longest_first[:n])]
    return sum(map(words_in, apart))
