"""What the pages say, worked out from the tables as they stand: a module a topic, with what its pages have of these.

headlines(c): each title and description, as it stands in the notebook, and whether all it says is so (a dict)
prose(c): each sentence with a number, in the words of the prose and with the number of the tables (a list);
empty, where the tables no longer bear it out
charts(c): each chart, by name, and a function that draws it for any Collection (a dict)
"""

from importlib import import_module
from pathlib import Path

TOPICS = [import_module(f"claims.{path.stem}") for path in sorted(Path(__file__).parent.glob("[a-z]*.py"))]


def _told(what, c):
    return [getattr(topic, what)(c) for topic in TOPICS if hasattr(topic, what)]


def headlines(c):
    """Every title and description, and whether it is so (a dict)."""
    return {text: so for told in _told("headlines", c) for text, so in told.items()}


def prose(c):
    """Every sentence that the tables bear out (a list)."""
    return [claim for told in _told("prose", c) for claim in told if claim]


def charts(c):
    """Every chart of a Collection: a dict of name and a function that draws it."""
    return {name: draw for told in _told("charts", c) for name, draw in told.items()}
