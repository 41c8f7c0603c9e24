"""What every picture has to keep to, and the collections whose pictures are looked at, each drawn once."""

import dataclasses
import functools
import itertools
import re

import claims
import made_up
import matplotlib.style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection, PathCollection
from matplotlib.colors import to_hex, to_rgb, to_rgba, to_rgba_array
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Patch
from matplotlib.text import Text
from sidebyside import own
from sidebyside.charts import style

TEXT, MARK = 4.5, 3.0  # WCAG 2: contrast of text, and of what must be seen to understand a picture
GROUND = 1.5  # the most contrast of a tint that lies behind everything and stands for nothing
SMALLEST = 9  # points
TALLEST, TWO_PAGES = 9.9, 18.0  # inches: a page, as the published pictures; two, for six accounts
HEADING = 0.4  # inches above a panel in which its account may be named
TOPICS = [topic for topic in claims.TOPICS if hasattr(topic, "charts")]
COLLECTIONS = {
    "as published": lambda: made_up.C,
    "the example beside": lambda: own.beside(made_up.C, "example"),
    "one account": lambda: made_up.accounts(made_up.NAMES[:1]),
    "one mute account": made_up.mute,
    "six accounts": lambda: made_up.accounts(made_up.NAMES),
    "six odd accounts": made_up.odd,
    "1,000 sentences and 400": lambda: long(made_up.accounts(made_up.NAMES[3:5]), 10),
}
COLLECTION = functools.cache(lambda kind: COLLECTIONS[kind]())
SHAPES = [MarkerStyle(marker) for marker in style.MARKERS]
OUTLINES = [shape.get_path().transformed(shape.get_transform()).vertices.tolist() for shape in SHAPES]
HUES = [hue.lower() for hue in style.COLOURS]


def long(c, times):
    """A collection with its sentences so many times over, but no more periods and questions than before."""
    kept = {table: getattr(c, table) for table in ("phases", "questions", "answers", "positions")}
    return dataclasses.replace(made_up.multiplied(c, times), **kept)


@functools.cache
def charts(kind, topic):
    """The charts of a topic for a collection: a dict of name and a function that draws it."""
    return topic.charts(COLLECTION(kind))


@functools.cache
def chart(kind, topic, name):
    """A chart of a topic for a collection, as a Figure that is not laid out."""
    return charts(kind, topic)[name]()


def drawn(kind, topic):
    """Every chart of a topic for a collection, laid out (a dict of name and Figure)."""
    return {name: laid_out(chart(kind, topic, name)) for name in charts(kind, topic)}


@functools.cache
def laid_out(figure):
    """A Figure with everything in its place, at a third of the time that it takes to draw."""
    with matplotlib.style.context(style.STYLE):
        FigureCanvasAgg(figure)
        figure.draw_without_rendering()
    return figure


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts))


def contrast(one, other="white"):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def texts(figure):
    """The texts that are drawn: a tick beyond the end of its axis keeps a label that is not."""
    beyond = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low <= tick.get_loc() <= high or not axes.axison:
                    beyond |= {tick.label1, tick.label2}
    return [
        text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible() and text not in beyond
    ]


@functools.lru_cache(maxsize=1)
def boxes(figure):
    """The texts that are drawn, each with the room that it takes (pairs)."""
    return [(text, text.get_window_extent()) for text in texts(figure)]


def check(name, figure, tallest):
    """Fail if a picture is not legible, too tall, does not bear its name, or asks no question where it has no title."""
    found = list(faults(figure))
    assert not found, f"{name}:\n" + "\n".join(found)
    assert figure.alt.count("?") == 1, f"{name}: a chart without a title asks a plain question"
    assert figure.get_label() == name and figure.get_size_inches()[1] <= tallest


def faults(figure):
    """All that is wrong with a picture, in words."""
    yield from cut_or_small(figure)
    yield from on_another(figure)
    yield from faint_texts(figure)
    yield from (f"too faint on white paper: {artist}" for artist in faint_marks(figure))
    yield from colours_alone(figure)
    if figure.get_size_inches()[0] != style.WIDTH or figure.get_facecolor() != (1, 1, 1, 1):
        yield "not of one width on white paper"
    if not any(text.get_text().startswith("Table") for text in figure.texts):
        yield "no foot that names its tables"
    for words in [figure.alt, *(text.get_text() for text, _ in boxes(figure))]:
        if re.search(r"\b(nan|NaN|None|inf)\b", words):
            yield f"a missing figure: {words}"


def cut_or_small(figure):
    width, height = figure.canvas.get_width_height()
    for text, box in boxes(figure):
        if text.get_fontsize() < SMALLEST:
            yield f"too small: {text.get_text()}"
        if box.x0 < -1 or box.x1 > width + 1 or box.y0 < -1 or box.y1 > height + 1:
            yield f"cut off at the edge: {text.get_text()}"


def on_another(figure):
    for (one, box), (other, beside) in itertools.combinations(boxes(figure), 2):
        across = min(box.x1, beside.x1) - max(box.x0, beside.x0)
        down = min(box.y1, beside.y1) - max(box.y0, beside.y0)
        if across >= 2 and down >= 4:
            yield f"one text lies on the other: {one.get_text()!r}, {other.get_text()!r}"


def faint_texts(figure):
    grounds = [(patch.get_window_extent(), to_rgba(patch.get_facecolor())) for patch in artists(figure, Patch)]
    for text, box in boxes(figure):
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        behind = [face for ground, face in grounds if ground.contains(x, y) and face[3]]
        if text.get_alpha() not in (None, 1) or contrast(text.get_color(), (behind or ["white"])[-1]) < TEXT:
            yield f"too faint to read: {text.get_text()}"


def opaque(artist):
    """Tell whether an artist is drawn in full: what is half transparent is an end that fades, and stands for nothing."""
    return artist.get_visible() and artist.get_alpha() in (None, 1)


def artists(figure, kinds=(Line2D, Patch, Collection)):
    """What stands for something in the panels: lines, marks, bars and areas (those of some kinds)."""
    for axes in figure.axes:
        for artist in axes.get_children():
            if isinstance(artist, kinds) and artist is not axes.patch and opaque(artist):
                yield artist


def colours_of(artist):
    """The colours of an artist's lines, edges and faces, but for what is transparent (a set of hex codes)."""
    if isinstance(artist, Line2D):
        marked = artist.get_marker() not in ("None", None, "")
        lined = artist.get_linestyle() != "None" and artist.get_linewidth() > 0
        found = [artist.get_color()] * lined + [artist.get_markerfacecolor(), artist.get_markeredgecolor()] * marked
        return {to_hex(colour) for colour in found}
    found = [*to_rgba_array(artist.get_facecolor()), *to_rgba_array(artist.get_edgecolor())]
    return {to_hex(colour) for colour in found if colour[3]}


def faint_marks(figure):
    """What neither edge nor face lets stand out, but for what only guides the eye, and white, which only cuts."""
    for artist in artists(figure):
        strength = max(map(contrast, colours_of(artist) - {style.PALE}), default=1)
        ground = artist.get_zorder() < 0 and strength < GROUND
        if 1 < strength < MARK and not ground:
            yield artist


def markers(artists):
    """The marks in accounts' colours: pairs of hue and marker, each by its place in the style's list (a set)."""
    found = set()
    for artist in artists:
        shapes = []
        if isinstance(artist, Line2D) and artist.get_marker() in style.MARKERS:
            shapes = [style.MARKERS.index(artist.get_marker())]
        elif isinstance(artist, PathCollection) and artist.get_paths():
            outline = artist.get_paths()[0].vertices.tolist()
            shapes = [n for n, known in enumerate(OUTLINES) if known == outline]
        found |= {(HUES.index(colour), shape) for shape in shapes for colour in colours_of(artist) if colour in HUES}
    return found


def colours_alone(figure):
    """Where an account's colour is not borne out by its marker and its name: in the subtitle, and in or above its panel."""
    written = [(text.get_color(), box) for text, box in boxes(figure)]
    shown = markers([*artists(figure), *(one for one in figure.get_children() if isinstance(one, Line2D))])
    yield from (f"{style.COLOURS[hue]} with the marker of another account" for hue, shape in shown if hue != shape)
    for axes in figure.axes:
        here = [artist for artist in artists(figure) if artist.axes is axes]
        panel = axes.get_window_extent()
        beside = {colour for colour, box in written if panel.y0 < box.y1 and box.y0 < panel.y1 + HEADING * figure.dpi}
        for hue in {HUES.index(colour) for artist in here for colour in colours_of(artist) if colour in HUES}:
            colour, lettering = style.COLOURS[hue], style.LETTERING[style.COLOURS[hue]]
            if (hue, hue) not in shown or lettering not in {colour for colour, _ in written}:
                yield f"{colour} without its account's marker and name"
            elif (hue, hue) not in markers(here) and lettering not in beside:
                yield f"{colour} speaks alone in a panel"
