"""Charts for every eye: colours that the colour-blind tell apart, markers that say the same, text and marks that stand out."""

import itertools

import legible
import matplotlib.pyplot
import numpy
import pytest
from colorspacious import cspace_converter
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from same_picture import same_picture
from sidebyside import page
from sidebyside.charts import style

APART, FROM_INK = 22, 12  # least distance of two colours, and of one from ink (CAM02-UCS)
SIGHT = {
    "normal sight": "sRGB1",
    **{
        kind: {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
        for kind in ("protanomaly", "deuteranomaly", "tritanomaly")
    },
}


@pytest.mark.parametrize("sight", SIGHT)
def test_accounts_are_told_apart_by_every_eye(sight):
    seen = numpy.clip(
        cspace_converter(SIGHT[sight], "sRGB1")([to_rgb(one) for one in (*style.COLOURS, "white", style.INK)]), 0, 1
    )
    *accounts, ink = cspace_converter("sRGB1", "CAM02-UCS")(seen)
    assert min(numpy.linalg.norm(one - other) for one, other in itertools.combinations(accounts, 2)) >= APART
    assert min(numpy.linalg.norm(one - ink) for one in accounts) >= FROM_INK


def test_every_account_has_a_marker_of_its_own_for_who_sees_no_colour():
    assert len(set(style.MARKERS)) == len(style.COLOURS) == len(set(map(str, legible.OUTLINES)))


def test_colours_stand_out():
    assert all(legible.contrast(colour) >= legible.MARK for colour in (*style.COLOURS, style.MIDDLE))
    assert all(
        legible.contrast(colour) >= legible.TEXT for colour in (*style.LETTERING.values(), style.INK, style.GREY)
    )
    assert legible.contrast(style.MIDDLE, style.INK) >= legible.MARK, "greys side by side"


def example():
    """A picture that is as it should be, of one account; and its axes."""
    figure, axes = style.styled(style.sheet)(
        "a", "A title?", "A mark is a mark of {accounts}.", "Table: a.csv.", 2, ["Ania"]
    )
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    colour, marker = style.look(["Ania"])["Ania"]
    axes.scatter([0.5], [0.5], **style.mark(colour, marker))
    return figure, axes


FAULTS = {
    "": lambda figure, axes: None,
    "too small: x": lambda figure, axes: axes.text(0.5, 0.5, "x", size=8.5),
    "cut off at the edge: x": lambda figure, axes: axes.text(1.2, 0.5, "x"),
    "one text lies on the other: 'x', 'x'": lambda figure, axes: [axes.text(0.2, 0.2, "x") for _ in "ab"],
    "too faint to read: x": lambda figure, axes: axes.text(0.5, 0.5, "x", color=style.COLOURS[2]),
    "too faint on white paper": lambda figure, axes: axes.plot([0, 1], [0, 1], color="#dddddd"),
    "with the marker of another account": lambda figure, axes: axes.plot(0.2, 0.2, "o", color=style.COLOURS[0]),
    "speaks alone in a panel": lambda figure, axes: figure.add_axes([0.6, 0.3, 0.2, 0.2], xticks=[], yticks=[], frameon=False).barh(
        0, 1, color=style.COLOURS[0]
    ),
    "without its account's marker and name": lambda figure, axes: axes.plot(0.2, 0.2, "o", color=style.COLOURS[1]),
    "no foot that names its tables": lambda figure, axes: figure.texts[1].set_text("Source: a.csv"),
    "not of one width": lambda figure, axes: figure.set_figwidth(7),
    "a missing figure: nan years": lambda figure, axes: axes.text(0.2, 0.2, "nan years"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_picture_would_be_found(fault):
    figure, axes = example()
    FAULTS[fault](figure, axes)
    with matplotlib.style.context(style.STYLE):
        legible.FigureCanvasAgg(figure).draw()
    found = list(legible.faults(figure))
    assert len(found) == bool(fault) and all(fault in one for one in found), found


@pytest.mark.parametrize("width", [0.7, 0.8, 1.2])
def test_a_pale_line_is_missed_where_it_is_not_drawn(width):
    def lined(color):
        figure = Figure(figsize=(1, 1))
        figure.subplots().axhline(0.5, color=color, linewidth=width)
        return page.picture(figure)

    assert not same_picture(lined(style.PALE), lined("white"))


def test_the_users_own_settings_and_plots_do_not_matter():
    before = page.picture(example()[0])
    with matplotlib.rc_context({"figure.facecolor": "black", "font.size": 20, "figure.dpi": 50, "text.color": "red"}):
        assert page.picture(example()[0]) == before
    assert matplotlib.pyplot.get_fignums() == []
