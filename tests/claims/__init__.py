"""What the pages say by hand, held against the tables: a module a topic.

Each module has HEADLINES, a dict of every title and alternative text in its notebooks (the literal) and a function of
the Collection that tells whether all it says is so; prose(c), the sentences with numbers that the prose may hold,
worked out from the tables; and charts(c), a dict of each chart's name and a function that draws it for any Collection.
"""

from importlib import import_module
from pathlib import Path

TOPICS = [import_module(f"claims.{path.stem}") for path in sorted(Path(__file__).parent.glob("[a-z]*.py"))]


def headlines():
    """Every title and alternative text, with what holds it (a dict)."""
    return {text: holds for topic in TOPICS for text, holds in topic.HEADLINES.items()}


def prose(c):
    """Every sentence that the prose may hold (a list)."""
    return [claim for topic in TOPICS for claim in topic.prose(c) if claim]


def charts(c):
    """Every chart of a Collection: a dict of name and a function that draws it."""
    return {name: draw for topic in TOPICS for name, draw in topic.charts(c).items()}
