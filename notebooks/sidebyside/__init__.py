"""Two written accounts of the Sino-Soviet relationship, set side by side.

    dates, wordcount, wording   small things that all need
    tables       CSVs read and written, their schema, their seal
    rules        what else must hold in the tables: codebook, quotations, positions, glossary
    collection   the tables as one Collection, or a refusal with every problem
    compare      tables in, tables out, a module a topic
    charts       rows in, a Figure out, a module of the same name
    page         what a notebook puts on the page
    own          an account of one's own
    worksheets   the student pages

Data flow one way, from the first of these to the last.
"""

import gc

from .collection import Collection, CollectionError, load

__all__ = ["Collection", "CollectionError", "load"]

FIRST_EDITION = {
    "accounts",
    "debate",
    "debate_charts",
    "debate_words",
    "doubt_charts",
    "doubt_words",
    "reliability",
    "timelines",
    "words",
}


class OlderPage(ImportError):
    """A reader's own copy of a page of the first edition, whose modules are no more."""

    def _render_traceback_(self):
        """Show a reader the sentence alone; Jupyter calls this in place of a traceback."""
        return [str(self)]


def __getattr__(name):
    """Say what to do to a page that asks for what only the first edition had."""
    if name in FIRST_EDITION:
        raise OlderPage(
            "This page was made with the first edition: make a new copy of 09_your_source; "
            "your folder in accounts/ stays as it is."
        )
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# The libraries imported so far stay to the end. Without this the garbage collector walks all their objects
# again and again, which takes a quarter of a notebook's time.
gc.freeze()
