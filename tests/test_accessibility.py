"""Charts for every eye: contrast, hues that the colour-blind tell apart, and a letter or a lane beside every colour."""

import itertools
import re
from functools import lru_cache

import legible
import matplotlib
import numpy
import pytest
from colorspacious import cspace_converter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgb, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from sidebyside import accounts, canvas, load, strips

TEXT, MARK = 4.5, 3.0  # WCAG 2: contrast of text, and of what must be seen to understand a picture
APART, STEPS = 22, 8  # least distance of two hues (CAM02-UCS), least difference in lightness (CIE L*)
C = load()
CHARTS = {
    **{name: chart for name, (chart, _) in legible.every_chart(C).items()},
    **{f"your_{name}": chart for name, (chart, _) in legible.every_chart(accounts.beside(C, "example")).items()},
}


@lru_cache
def drawn(name):
    with matplotlib.style.context(canvas.STYLE):
        figure = CHARTS[name]()
        FigureCanvasAgg(figure).draw()
    return figure


@pytest.fixture(params=CHARTS, ids=str)
def figure(request):
    return drawn(request.param)


# Contrast


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour, width=1.0):
    """Tell whether a line or an edge of a colour stands out from white paper."""
    *_, alpha = to_rgba(colour)
    return alpha == 1 and width > 0 and contrast(colour, "white") >= MARK


def guides(artist):
    """Tell whether a line only guides the eye: a line of the grid, or one in the pale grey kept for that."""
    return to_hex(artist.get_color()) == canvas.PALE


def stroked(artist):
    return any(
        isinstance(effect, withStroke) and seen(effect._gc["foreground"]) for effect in artist.get_path_effects()
    )


def stamped(line):
    """The letter that a line stamps in place of marks, if it does."""
    marker = line.get_marker()
    return next((letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if marker is canvas.stamp(letter)), None)


def marks_of(figure):
    """The artists of a figure's panels and key that stand for something: lines of marks, lines, bars, areas."""
    for axes in figure.axes:
        if axes.get_visible():
            yield from (artist for artist in axes.get_children() if isinstance(artist, (Line2D, Collection)))
            yield from (artist for artist in axes.patches if isinstance(artist, Rectangle))
    for legend in figure.legends:
        yield from legend.legend_handles


def pale(line):
    """Tell whether a line, or the edge of its marks, is too faint."""
    marked = line.get_marker() not in ("None", None, "") and not stamped(line)
    edged = seen(line.get_markeredgecolor(), line.get_markeredgewidth())
    drawn = line.get_linestyle() != "None" and not guides(line)
    return (marked and not edged) or (drawn and not seen(line.get_color(), line.get_linewidth()) and not stroked(line))


def pale_area(area):
    """Tell whether areas or lines that are drawn together are too faint, edge and all."""
    edges, faces = area.get_edgecolor(), area.get_facecolor()
    edged = any(seen(edge, width) for edge, width in zip(edges, itertools.cycle(area.get_linewidth())))
    guiding = len(edges) and all(to_hex(edge) == canvas.PALE for edge in edges)
    return not edged and not guiding and not (len(faces) and all(map(seen, faces)))


def faint(figure):
    """What is drawn in too faint a colour."""
    for artist in marks_of(figure):
        if isinstance(artist, Line2D):
            faint = pale(artist)
        elif isinstance(artist, Collection):
            faint = pale_area(artist)
        else:
            faint = not seen(artist.get_edgecolor(), artist.get_linewidth()) and not seen(artist.get_facecolor())
        if faint:
            yield artist


def test_text_stands_out(figure):
    for text in legible.texts(figure):
        assert to_rgba(text.get_color())[3] == 1 and text.get_alpha() in (None, 1)
        box = text.get_bbox_patch()
        ground = box.get_facecolor() if box else "white"
        assert contrast(text.get_color(), ground) >= TEXT, f"too faint to read: {text.get_text()}"


def test_marks_stand_out(figure):
    assert list(faint(figure)) == [], "too faint on white paper: give it a dark edge, as canvas.py says"


def test_letters_stand_out_from_the_squares_they_are_stamped_on():
    for colour in [*canvas.HUE.values(), *(colour for colour, _ in strips.ROLE.values())]:
        assert contrast(canvas.text_on(colour), colour) >= TEXT, colour


def test_shades_that_lie_side_by_side_are_apart():
    for dark, light in itertools.pairwise((canvas.INK, canvas.MIDDLE, "white")):
        assert contrast(dark, light) >= MARK


def test_a_faint_mark_would_be_found():
    figure = CHARTS["finding"]()
    assert not list(faint(figure))
    line = next(line for line in figure.axes[0].lines if line.get_path_effects())
    line.set(path_effects=[], color=canvas.HUE["bloc"])
    mark = next(line for line in figure.axes[0].lines if line.get_marker() == "o")
    mark.set(markeredgecolor="#dddddd")
    assert list(faint(figure)) == [line, mark]


def test_no_text_is_small(figure):
    legible.nothing_is_cut_off_or_too_small(figure)


# Hues


SIGHT = {
    "normal sight": "sRGB1",
    **{
        name: {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}
        for name, kind in (
            ("protanopia", "protanomaly"),
            ("deuteranopia", "deuteranomaly"),
            ("tritanopia", "tritanomaly"),
        )
    },
}


@pytest.mark.parametrize("sight", SIGHT)
def test_fields_are_told_apart_by_every_eye(sight):
    met = numpy.clip(cspace_converter(SIGHT[sight], "sRGB1")([to_rgb(hue) for hue in canvas.HUE.values()]), 0, 1)
    places = dict(zip(canvas.HUE, cspace_converter("sRGB1", "CAM02-UCS")(met)))
    near = {pair: numpy.linalg.norm(places[pair[0]] - places[pair[1]]) for pair in itertools.combinations(places, 2)}
    assert min(near.values()) >= APART, min(near, key=near.get)


def test_fields_are_told_apart_in_grey():
    lightness = cspace_converter("sRGB1", "CIELab")([to_rgb(hue) for hue in canvas.HUE.values()])[:, 0]
    assert numpy.diff(numpy.sort(lightness)).min() >= STEPS


# Never colour alone


def hued(figure):
    """The fields whose hue a figure's panels draw, each with the number of marks in it."""
    fields = {to_hex(hue): field for field, hue in canvas.HUE.items() if field != "none"}
    found = {}
    for artist in marks_of(figure):
        if isinstance(artist, Collection) or artist in [h for legend in figure.legends for h in legend.legend_handles]:
            continue
        line = isinstance(artist, Line2D)
        face = artist.get_markerfacecolor() if line else artist.get_facecolor()
        if (field := fields.get(to_hex(face))) and (not line or artist.get_marker() not in ("None", None, "")):
            found[field] = found.get(field, 0) + (len(artist.get_xdata()) if line else 1)
    return found


def test_colour_never_speaks_alone(figure):
    """A field's mark stands in a lane that bears the field's name, or with the field's letter: on it, or in its row."""
    labels = dict(
        zip(C.codes.code[C.codes.variable == "explanation"], C.codes.label[C.codes.variable == "explanation"])
    )
    lanes = {tick.get_text() for axes in figure.axes for tick in axes.get_yticklabels()}
    words = [word for text in figure.findobj(matplotlib.text.Text) for word in re.findall(r"\w+", text.get_text())]
    stamps = [(stamped(line), len(line.get_xdata())) for axes in figure.axes for line in axes.lines if stamped(line)]
    for field, marks in hued(figure).items():
        letter = canvas.LETTER[field]
        lettered = sum(number for stamp, number in stamps if stamp == letter)
        assert labels[field] in lanes or (lettered >= marks if stamps else letter in words), field


def test_a_colour_that_speaks_alone_would_be_found():
    figure = CHARTS["grievances_in_time"]()
    for axes in figure.axes:
        for line in [line for line in axes.lines if stamped(line)]:
            line.remove()
    for legend in figure.legends:
        legend.remove()
    with pytest.raises(AssertionError):
        test_colour_never_speaks_alone(figure)


def test_accounts_and_directions_differ_in_shape():
    assert len(set(canvas.SHAPES)) == len(canvas.SHAPES)
    assert len({marker for _, marker in canvas.EFFECT.values()}) == len(canvas.EFFECT)
    assert len({letter for _, letter in strips.ROLE.values()}) == len(strips.ROLE)
    assert len(set(canvas.LETTER.values())) == len(canvas.LETTER)
