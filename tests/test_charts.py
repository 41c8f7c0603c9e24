"""The charts draw every row once, legibly, and nothing else."""

import base64

import matplotlib
import numpy
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from sidebyside import (
    canvas,
    charts,
    choices,
    compare,
    debate,
    debate_charts,
    doubt_charts,
    load,
    page,
    reliability,
    strips,
    timelines,
)

from conftest import same_picture

C = load()
SAID = compare.sentences(C)
NAMES = list(C.sources.name)
LOCATED = compare.placed(C, SAID)
VOICED = compare.voicings(C)
PERIODS = compare.periods(C)
MARKED = compare.years_of(C, {"treaty": "E12", "experts": "E64"})
SHARES = compare.explanation_shares(C, compare.parting(SAID))
GLANCE = compare.at_a_glance(SAID)
FOUND = debate.corrected(C)
SPECS = choices.specifications(C)
MARGINS = choices.margins(C, SPECS)

DRAWN = {
    "finding": lambda: charts.finding(SHARES),
    "glance_explanation": lambda: strips.glance(GLANCE, "explanation", compare.labels(C, "explanation")),
    "glance_effect": lambda: strips.glance(GLANCE, "effect", compare.labels(C, "effect")),
    "glance_role": lambda: strips.glance(GLANCE, "role", compare.labels(C, "role")),
    "lengths": lambda: strips.lengths(compare.lengths(SAID)),
    "shares": lambda: charts.shares(SHARES),
    "announced": lambda: charts.announced(compare.announced_and_argued(C, compare.parting(SAID))),
    "complaints": lambda: charts.complaints(
        compare.complaints_by_account(C, VOICED), NAMES, compare.labels(C, "explanation")
    ),
    "complaints_by_field": lambda: charts.by_field(compare.complaints_by_field(C, VOICED)),
    "periods": lambda: timelines.periods("periods", PERIODS[PERIODS.voice.isin(C.sources.work)], MARKED),
    "historians": lambda: timelines.periods("historians", PERIODS[~PERIODS.voice.isin(C.sources.work)], MARKED),
    "partings": lambda: timelines.partings(compare.partings(PERIODS)),
    "course": lambda: timelines.course(LOCATED),
    "in_time": lambda: timelines.in_time(compare.movements(LOCATED)),
    "grievances_in_time": lambda: timelines.grievances_in_time(VOICED),
    "matrix": lambda: debate_charts.matrix(debate.relations(C), NAMES),
    "dates": lambda: debate_charts.dates(debate.dated_statements(C), NAMES),
    "agreement": lambda: doubt_charts.agreement(
        reliability.agreement(reliability.paired(C), ("first", "second"), ("all", *NAMES), 3)
    ),
    "curves": lambda: doubt_charts.curves(choices.verdicts(C, SPECS, MARGINS), MARGINS),
    "corrections": lambda: debate_charts.corrections(debate.by_kind(FOUND), FOUND, debate.confirmed(C)),
}


@pytest.fixture(params=DRAWN, ids=str)
def figure(request):
    figure = DRAWN[request.param]()
    assert figure.get_label() == request.param
    with matplotlib.style.context(canvas.STYLE):
        FigureCanvasAgg(figure).draw()
    return figure


def texts(figure):
    """The texts that are drawn: a tick beyond the end of its axis keeps a label that is not."""
    beyond = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low <= tick.get_loc() <= high:
                    beyond |= {tick.label1, tick.label2}
    return [
        text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible() and text not in beyond
    ]


def test_no_text_is_cut_off_and_none_is_too_small(figure):
    width, height = figure.canvas.get_width_height()
    for text in texts(figure):
        assert text.get_fontsize() >= 9, text.get_text()
        box = text.get_window_extent()
        assert box.x0 >= -1 and box.x1 <= width + 1 and box.y0 >= -1 and box.y1 <= height + 1, text.get_text()


def test_no_text_lies_on_another(figure):
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(figure)]
    for n, (one, box) in enumerate(boxes):
        for other, beside in boxes[n + 1 :]:
            across = min(box.x1, beside.x1) - max(box.x0, beside.x0)
            down = min(box.y1, beside.y1) - max(box.y0, beside.y0)
            assert across < 2 or down < 4, (one, other)


def test_one_width_a_white_page_and_all_parts(figure):
    assert figure.get_size_inches()[0] == canvas.WIDTH
    assert figure.get_facecolor() == (1, 1, 1, 1)
    title, subtitle, foot = [text.get_text() for text in figure.texts[:3]]
    assert title and subtitle and foot.startswith("Table")


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


def test_complaints_in_time_mark_every_placed_voicing():
    assert marks(timelines.grievances_in_time(VOICED)) == VOICED.year.notna().sum()


def test_bars_are_as_long_as_the_counts():
    for axes, (_, own) in zip(charts.shares(SHARES).axes, SHARES.groupby("account", sort=False)):
        assert sum(bar.get_width() for bar in axes.patches) == own.total.sum()


def test_a_changed_row_changes_the_picture():
    before = page.picture(charts.shares(SHARES))
    row = SHARES.index[SHARES.total > 0][0]
    after = page.picture(charts.shares(SHARES.assign(told=SHARES.told.where(SHARES.index != row, 9))))
    assert not same_picture(base64.b64encode(before), base64.b64encode(after))
    assert same_picture(base64.b64encode(before), base64.b64encode(page.picture(charts.shares(SHARES))))


def test_the_users_own_settings_do_not_matter():
    before = page.picture(DRAWN["finding"]())
    with matplotlib.rc_context(
        {"figure.facecolor": "black", "font.size": 20, "figure.dpi": 50, "axes.grid": True, "text.color": "red"}
    ):
        assert page.picture(DRAWN["finding"]()) == before


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
