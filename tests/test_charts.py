"""The charts draw every row once, legibly, and nothing else."""

import inspect
import math
import re
from importlib import import_module
from pathlib import Path

import legible
import matplotlib
import numpy
import pandas
import pytest
from legible import every_chart
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from pictures import same_picture
from sidebyside import canvas, charts, compare, crowds, letters, load, page, strips, timelines

C = load()
SAID = compare.sentences(C)
LOCATED = compare.placed(C, SAID)
VOICED = compare.voicings(C)
SHARES = compare.explanation_shares(C, compare.parting(SAID))
GLANCE = compare.at_a_glance(SAID)

DRAWN = {name: chart for name, (chart, _) in every_chart(C).items()}


def chart_functions():
    """Every public function of the package that draws a sheet."""
    names = sorted(path.stem for path in Path(canvas.__file__).parent.glob("*.py"))
    modules = [import_module(f"sidebyside.{name}") for name in names if name != "__init__"]
    functions = {function for module in modules for _, function in inspect.getmembers(module, inspect.isfunction)}
    return {f for f in functions if f.__name__[0] != "_" and " = sheet(" in inspect.getsource(f)}


def test_every_kind_of_chart_is_drawn_by_these_tests():
    named = re.findall(r"\b(\w+)\.(\w+)\b", inspect.getsource(every_chart))
    drawn = {getattr(getattr(legible, module, None), name, None) for module, name in named}
    missing = sorted(f"{f.__module__}.{f.__name__}" for f in chart_functions() - drawn)
    assert not missing, f"{missing}: name it with its words in every_chart of tests/legible.py"


@pytest.fixture(params=DRAWN, ids=str)
def figure(request):
    figure = DRAWN[request.param]()
    assert figure.get_label() == request.param
    with matplotlib.style.context(canvas.STYLE):
        FigureCanvasAgg(figure).draw()
    return figure


def test_no_text_is_cut_off_and_none_is_too_small(figure):
    legible.nothing_is_cut_off_or_too_small(figure)


def test_no_text_lies_on_another(figure):
    legible.no_text_lies_on_another(figure)


def test_one_width_a_white_page_and_all_parts(figure):
    legible.one_width_a_white_page_and_all_parts(figure)


def marks(figure):
    return sum(
        len(line.get_xdata())
        for axes in figure.axes
        for line in axes.lines
        if line.get_marker() not in ("None", None, "") and line.get_linestyle() == "None"
    )


@pytest.mark.parametrize(("variable", "letters"), [("explanation", "none"), ("role", ""), ("effect", None)])
def test_the_glance_marks_every_sentence_once(variable, letters):
    figure = strips.glance(GLANCE, variable, compare.labels(C, variable))
    lettered = 0 if letters is None else int((GLANCE[variable] != letters).sum())
    assert marks(figure) == len(SAID) + lettered


def test_the_course_marks_every_placed_movement_and_counts_the_rest():
    figure = timelines.course(LOCATED)
    moves = compare.movements(LOCATED)
    assert marks(figure) == moves.year.notna().sum()
    told = " ".join(axes.get_xlabel() for axes in figure.axes)
    assert (
        sum(int(number) for number in told.replace(",", " ").replace(";", " ").split() if number.isdigit())
        == moves.year.isna().sum()
    )


def test_a_voice_all_of_whose_periods_lie_outside_the_years_says_so():
    drawn = compare.periods(C)
    voice = C.sources.name.iloc[0]
    moved = drawn.assign(**{end: drawn[end].where(drawn.name != voice, drawn[end] - 200) for end in ("first", "last")})
    said = [text.get_text() for text in timelines.periods("periods", moved, {}).axes[0].texts]
    assert f"{voice}: none in these years" in said and f"{C.sources.name.iloc[1]}" in said


def test_complaints_in_time_mark_every_placed_voicing():
    placed = VOICED[VOICED.year.notna()]
    lettered = (placed.explanation != "none").sum()
    assert marks(timelines.grievances_in_time(VOICED)) == len(placed) + lettered


def test_bars_are_as_long_as_the_counts():
    for axes, (_, own) in zip(charts.shares(SHARES).axes, SHARES.groupby("account", sort=False)):
        assert sum(bar.get_width() for bar in axes.patches) == own.total.sum()


def test_a_changed_row_changes_the_picture():
    before = page.picture(charts.shares(SHARES))
    row = SHARES.index[SHARES.total > 0][0]
    after = page.picture(charts.shares(SHARES.assign(told=SHARES.told.where(SHARES.index != row, 9))))
    assert not same_picture(before, after)
    assert same_picture(before, page.picture(charts.shares(SHARES)))


@pytest.mark.parametrize("width", [0.7, 0.8, 1.2])
def test_a_pale_line_is_missed_where_it_is_not_drawn(width):
    def lined(color):
        figure = Figure(figsize=(1, 1))
        figure.add_artist(Line2D([0, 1], [0.5, 0.5], color=color, linewidth=width))
        return page.picture(figure)

    assert not same_picture(lined(canvas.PALE), lined("white"))


def test_the_users_own_settings_do_not_matter():
    before = page.picture(DRAWN["finding"]())
    with matplotlib.rc_context(
        {"figure.facecolor": "black", "font.size": 20, "figure.dpi": 50, "axes.grid": True, "text.color": "red"}
    ):
        assert page.picture(DRAWN["finding"]()) == before


def test_the_users_own_font_does_not_change_which_letters_can_be_printed():
    before = letters._drawable.__wrapped__()
    with matplotlib.rc_context({"font.family": "serif"}):
        assert letters._drawable.__wrapped__() == before


def test_the_figures_are_drawn_without_the_users_plotting_state():
    import matplotlib.pyplot

    DRAWN["finding"]()
    assert matplotlib.pyplot.get_fignums() == []


def test_hues_differ_in_lightness_so_that_they_stay_apart_in_grey():
    grey = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b
        for r, g, b in (
            [
                part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                for part in matplotlib.colors.to_rgb(hue)
            ]
            for code, hue in canvas.HUE.items()
            if code != "none"
        )
    )
    lightness = [116 * y ** (1 / 3) - 16 for y in grey]
    assert numpy.diff(lightness).min() > 5


def test_text_from_a_table_is_text_on_the_page(capsys):
    import pandas

    published = []
    original, page.display = page.display, lambda data, **_: published.append(data)
    try:
        page.table(pandas.DataFrame({"label": ["<script>alert(1)</script>", "a & b"]}), ["label"], "<b>Caption</b>")
        page.say("<img src=x onerror=alert(1)>")
    finally:
        page.display = original
    html = "".join(data["text/html"] for data in published)
    assert "<script" not in html and "<img" not in html and "<b>" not in html and "&lt;script&gt;" in html


def test_each_account_of_a_long_glance_has_the_lines_of_its_own_sentences():
    rows = compare.at_a_glance(pandas.concat([compare.sentences(C)] * 40, ignore_index=True))
    size, sizes = crowds.to_a_square(rows), rows.groupby("account", sort=False).size()
    figure = strips.glance(rows, "effect", compare.labels(C, "effect"))
    lines = [math.ceil(math.ceil(own / size) / crowds.ABREAST) for own in sizes]
    assert size > 1 and len(set(lines)) == len(lines)
    assert [axis.get_ylim()[0] for axis in figure.axes] == [line - 0.4 for line in lines]
