"""Every chart of a collection with its words, and what every picture has to keep to."""

from matplotlib.text import Text
from sidebyside import (
    canvas,
    charts,
    choices,
    compare,
    debate,
    debate_charts,
    debate_words,
    doubt_charts,
    doubt_words,
    reliability,
    strips,
    timelines,
    words,
)


def every_chart(c):
    """A dict of each chart's name, and of it two functions: one draws the chart, the other gives its words."""
    names, fields = list(c.sources.name), compare.labels(c, "explanation")
    said, voiced, drawn = compare.sentences(c), compare.voicings(c), compare.periods(c)
    own = drawn.voice.isin(c.sources.work)
    located, apart, glance = compare.placed(c, said), compare.parting(said), compare.at_a_glance(said)
    found, dated, related = debate.corrected(c), debate.dated_statements(c), debate.relations(c)
    specs = choices.specifications(c)
    margins = choices.margins(c, specs)
    marked = compare.years_of(c, {"treaty": "E12", "experts": "E64"})
    agreement = reliability.agreement(reliability.paired(c), ("first", "second"), ("all", *names), 3)

    def pair(chart, told, *rows):
        return lambda: chart(*rows), lambda: told(*rows)

    def over_time(name, rows):
        return lambda: timelines.periods(name, rows, marked), lambda: words.periods(rows)

    def judged(rows):
        return lambda: doubt_charts.curves(rows, margins), lambda: doubt_words.curves(rows)

    def checked(right):
        return (
            lambda: debate_charts.corrections(debate.by_kind(found), found, right),
            lambda: debate_words.corrections(found, right),
        )

    def listed(rows):
        return lambda: charts.complaints(rows, names, fields), lambda: words.complaints(rows, names)

    shares = compare.explanation_shares(c, apart)
    return {
        "finding": pair(charts.finding, words.shares, shares),
        **{
            f"glance_{variable}": pair(strips.glance, words.glance, glance, variable, compare.labels(c, variable))
            for variable in ("explanation", "effect", "role")
        },
        "lengths": pair(strips.lengths, words.lengths, compare.lengths(said)),
        "shares": pair(charts.shares, words.shares, shares),
        "announced": pair(charts.announced, words.announced, compare.announced_and_argued(c, apart)),
        "complaints": listed(compare.complaints_by_account(c, voiced)),
        "complaints_by_field": pair(charts.by_field, words.by_field, compare.complaints_by_field(c, voiced)),
        "periods": over_time("periods", drawn[own]),
        "historians": over_time("historians", drawn[~own]),
        "partings": pair(timelines.partings, words.partings, compare.partings(drawn)),
        "course": pair(timelines.course, words.course, located),
        "in_time": pair(timelines.in_time, words.in_time, compare.movements(located)),
        "grievances_in_time": pair(timelines.grievances_in_time, words.grievances_in_time, voiced),
        "matrix": pair(debate_charts.matrix, debate_words.matrix, related, names),
        "dates": (lambda: debate_charts.dates(dated, names), lambda: debate_words.dates(dated)),
        "agreement": pair(doubt_charts.agreement, doubt_words.agreement, agreement),
        "curves": judged(choices.verdicts(c, specs, margins)),
        "corrections": checked(debate.confirmed(c)),
    }


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


def nothing_is_cut_off_or_too_small(figure):
    width, height = figure.canvas.get_width_height()
    for text in texts(figure):
        assert text.get_fontsize() >= 9, f"too small: {text.get_text()}"
        box = text.get_window_extent()
        inside = box.x0 >= -1 and box.x1 <= width + 1 and box.y0 >= -1 and box.y1 <= height + 1
        assert inside, f"cut off at the edge of the picture: {text.get_text()}"


def no_text_lies_on_another(figure):
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(figure)]
    for n, (one, box) in enumerate(boxes):
        for other, beside in boxes[n + 1 :]:
            across = min(box.x1, beside.x1) - max(box.x0, beside.x0)
            down = min(box.y1, beside.y1) - max(box.y0, beside.y0)
            assert across < 2 or down < 4, f"one text lies on the other: {one!r}, {other!r}"


def one_width_a_white_page_and_all_parts(figure):
    assert figure.get_size_inches()[0] == canvas.WIDTH
    assert figure.get_facecolor() == (1, 1, 1, 1)
    title, subtitle, foot = [text.get_text() for text in figure.texts[:3]]
    assert title and subtitle and foot.startswith("Table")
