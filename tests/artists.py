"""What a chart has drawn, as tests look at it: its words, and its marks with their places and colours."""

from typing import NamedTuple

from legible import chart
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex

LONG, ODD, MUTE = "1,000 sentences and 400", "six odd accounts", "one mute account"  # of legible.COLLECTIONS


class Mark(NamedTuple):
    """A mark: its place in the numbers of its axes, and its colours as hex codes."""

    x: float
    y: float
    face: str
    edge: str
    striped: bool

    @property
    def colour(self):
        """The colour of its account: an open mark has it at its edge alone."""
        return self.edge if self.face == "#FFFFFF" else self.face


def marks(axes):
    """The scattered marks of some axes."""
    return [
        Mark(*place, _hex(dots.get_facecolor()), _hex(dots.get_edgecolor()), bool(dots.get_hatch()))
        for dots in axes.collections
        if isinstance(dots, PathCollection)
        for place in dots.get_offsets()
    ]


def _hex(colours):
    return to_hex(colours[0]).upper()


def words(figure):
    """The texts of a picture, each in one line: those of its panels, then title, subtitle and foot."""
    texts = [text for axes in figure.axes for text in axes.texts] + figure.texts
    return [" ".join(text.get_text().split()) for text in texts]


def drawing(topic):
    """A function that gives a chart of a topic by its name, as published or as of another kind of legible.COLLECTIONS."""
    return lambda name, kind="as published": chart(kind, topic, name)
