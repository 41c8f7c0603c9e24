"""What may be quoted of an account: few words at a time, and few of them all.

The texts belong to their authors. The same limits hold for the collection's accounts and for those of your own (see
codebook.py for what a rule is).
"""

import math
from collections import defaultdict

import numpy
import pandas

from ..tables.lookup import places
from ..tables.problem import problem_at
from ..wordcount import words_in
from ..wording import count

MOST_WORDS_IN_A_QUOTE = 12
MOST_QUOTED_SHARE = 0.2
SEEN = ("positions", "turning_points", "documents")
QUOTING = (("passages", "quote"), ("grievances", "quote"), ("phases", "label"), ("corrections", "quote"))


def quotes(tables):
    """A quotation has at most 12 words and is shorter than its sentence."""
    passages = tables["passages"]
    words = passages.words.astype(int).to_numpy()
    sentence = (passages.kind == "sentence").to_numpy()
    for name, column in QUOTING:
        quoted = quotations(tables[name], column, passages)
        long = quoted.length > MOST_WORDS_IN_A_QUOTE
        whole = sentence[quoted.place] & (quoted.length >= words[quoted.place])
        for index, length in quoted.length[long | whole].items():
            many = f"the quotation has {length} words, more than {MOST_WORDS_IN_A_QUOTE}"
            wrong = many if long[index] else "the quotation is the whole sentence"
            yield problem_at(name, index, column, wrong, "quote fewer words")


def words_seen(tables):
    """What is quoted of works and documents has at most 12 words each."""
    for name in SEEN:
        length = tables[name].seen_quote.map(words_in)
        for index, words in length[length > MOST_WORDS_IN_A_QUOTE].items():
            wrong = f"the quotation has {words} words, more than {MOST_WORDS_IN_A_QUOTE}"
            yield problem_at(name, index, "seen_quote", wrong, "quote fewer words")


def quoted_little(tables):
    """All quotations from an account together stay under a fifth of its words."""
    passages = tables["passages"]
    words = passages.words.astype(int).to_numpy()
    quoted = pandas.concat(
        [quotations(tables[table], column, passages).assign(table=table, column=column) for table, column in QUOTING]
    )
    told = words_quoted(quoted, len(passages))
    for source, own in passages.groupby("source").indices.items():
        most = most_quoted(words[own].sum())
        if told[own].sum() > most:
            there = quoted[quoted.place.isin(own)]
            longest = there.iloc[there.length.to_numpy().argmax()]
            verb = "is" if told[own].sum() == 1 else "are"
            wrong = f"{told[own].sum()} of the {count(words[own].sum(), 'word')} of '{source}' {verb} quoted"
            wrong += f", and at most {most} may be, under a fifth; this is the longest quotation"
            yield problem_at(longest.table, longest.name, longest.column, wrong, "shorten it and others, or empty some")


def most_quoted(words):
    """How many words of a text of so many may be quoted."""
    return max(math.ceil(MOST_QUOTED_SHARE * words) - 1, 0)


def quotations(table, column, passages):
    """The quotations in a column of a table (a DataFrame): place (of its passage among passages), quote, length (words).

    The index is that of the table; what is quoted of no passage is left out, and what is not quoted but ours.
    """
    quoting = table[(table[column] != "") & ~table[column].map(lambda text: ours(column, text)).astype(bool)]
    quoted = pandas.DataFrame({"place": places(quoting.passage, passages.passage), "quote": quoting[column]})
    quoted = quoted[quoted.place >= 0]
    return quoted.assign(length=numpy.array([words_in(quote) for quote in quoted.quote.tolist()], int))


def ours(column, text):
    """Tell whether a cell holds our words and no quotation: a label in [brackets]."""
    return column == "label" and text.startswith("[") and text.endswith("]")


def words_quoted(quotations, number):
    """How many words of each of so many passages are quoted (an array)."""
    told = numpy.zeros(number, int)
    told[quotations.place] = quotations.length
    of_passage = defaultdict(set)  # where a passage has several
    several = quotations[quotations.place.duplicated(keep=False)]
    for place, quote in zip(several.place.tolist(), several.quote.tolist()):
        of_passage[place].add(quote)
    for place, quotes in of_passage.items():
        told[place] = words_apart(quotes)
    return told


def words_apart(texts):
    """Count quoted words once where one quotation of a passage contains another."""
    longest_first = sorted(texts, key=len, reverse=True)
    apart = [text for n, text in enumerate(longest_first) if not any(text in longer for longer in longest_first[:n])]
    return sum(map(words_in, apart))
