"""The map of the story, with the five places where it happens: figures/map.png, which rebuild.py draws.

lessons/map_outlines.csv has a row an outline: country, and its points as longitude and latitude. The outlines are today's,
of Natural Earth 4.1 at 1:50 million (public domain), from world-atlas 2.0.2. Made once: the fifteen states that followed
the Soviet Union as one, most other lands as one, small islands left out, lines simplified to 0.1 degrees.
"""

import sys
from pathlib import Path

import numpy
import pandas
from matplotlib.figure import Figure

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from sidebyside.charts.style import styled  # noqa: E402

PICTURE = ROOT / "figures" / "map.png"
INK, GREY, LAND, TONES = "#222222", "#404040", "#f3f3f1", {"Soviet Union": "#a9adb3", "China": "#dcd6c8"}
FOOT = "Each year is that of an event in the story. Outlines are today's, from Natural Earth.\n"
FOOT += "The Soviet Union is drawn as the fifteen states that followed it."
# Place: longitude, latitude, the event that gives its year, and the label's place from the mark (points) and side.
PLACES = {
    "Moscow": (37.6, 55.8, "E73", (7, 4), "left"),
    "Beijing": (116.4, 39.9, "E120", (-8, -9), "right"),
    "Yalu": (124.4, 40.1, "E17", (13, -46), "left"),
    "Jinmen": (118.3, 24.4, "E47", (-7, -4), "right"),
    "Zhenbao": (133.8, 46.5, "E87", (2, 33), "right"),
}
COUNTRIES = {"SOVIET UNION": (90, 58), "CHINA": (101, 33), "Mongolia": (103, 46.5),
             "Taiwan": (124.9, 22.8), "Korea": (131.7, 38.4), "Japan": (138.3, 30)}  # fmt: skip


def projected(points):
    """Longitudes and latitudes as places on paper: Albers' conic of equal areas, true at 30 and 60 degrees north."""
    lon, lat = numpy.radians(numpy.asarray(points, dtype=float)).T
    low, high, middle = numpy.radians([30, 60, 92])
    cone = (numpy.sin(low) + numpy.sin(high)) / 2
    radius = numpy.sqrt(numpy.cos(low) ** 2 + 2 * cone * (numpy.sin(low) - numpy.sin(lat))) / cone
    return numpy.column_stack([radius * numpy.sin(cone * (lon - middle)), -radius * numpy.cos(cone * (lon - middle))])


@styled
def drawn():
    """The map (a Figure): Natural Earth's outlines, two countries by tone, five places with a year each."""
    year = pandas.read_csv(ROOT / "data" / "events.csv", dtype=str).set_index("event").date.str[:4]
    outlines = pandas.read_csv(ROOT / "lessons" / "map_outlines.csv")
    figure = Figure(figsize=(6.3, 4.5), dpi=200)
    axes = figure.add_axes((0.01, 0.1, 0.98, 0.89), aspect="equal", xticks=[], yticks=[])
    axes.spines[:].set_color("#bbbbbb")
    for country, outline in zip(outlines.country, outlines.outline):
        points = projected([pair.split() for pair in outline.split(", ")])
        axes.fill(*points.T, facecolor=TONES.get(country, LAND), edgecolor="#777777", linewidth=0.5)
    for name, where in COUNTRIES.items():
        weight = "bold" if name.isupper() else "normal"
        axes.annotate(name, projected([where])[0], ha="center", color=GREY, weight=weight)
    for name, (lon, lat, event, offset, side) in PLACES.items():
        [spot] = projected([(lon, lat)])
        line = {"arrowstyle": "-", "relpos": (0, 1) if side == "left" else (1, 0)} if abs(offset[1]) > 10 else None
        axes.plot(*spot, "o", color=INK, markersize=5, markeredgecolor="white")
        text = {"ha": side, "color": INK, "weight": "bold"}
        axes.annotate(f"{name}, {year[event]}", spot, offset, "data", "offset points", line, **text)
    axes.set(xlim=(-0.71, 0.73), ylim=(-1.46, -0.53))
    figure.text(0.01, 0.01, FOOT, color=GREY)
    return figure
