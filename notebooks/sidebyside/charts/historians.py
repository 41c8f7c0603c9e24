"""Charts of historians and actors: who gives which answer, whose answers an account shares, and the schools in time."""

import numpy

from ..dates import stretch
from ..wording import count
from . import timeline
from .style import GREY, INK, LETTERING, MIDDLE, PALE, ROOM, bare, look, mark, nothing, sheet, styled
from .typeface import lines_in, widest, wrapped

LINE, PADDING = 0.16, 0.07  # inches: a line of text, and what a row has beside it
SLOT, TALLY = 0.18, 0.11  # inches: an account's mark, from stroke to stroke
HIGH, BROAD = 0.13, 0.07  # inches: a stroke
PAUSE = 0.22  # inches before each question but the first


@styled
def answers(table, names, title=None, name="answers"):
    """Some questions with their answers: the accounts that give each, strokes for historians' works, and the actors.

    table has a row for each answer: question, wording, label, works, confirmed, accounts (a list), actors (rows of
    compare.historians.answers).
    """
    strokes = min(max([*table.works, 1]) * TALLY, 1.7)
    places = numpy.cumsum([0, min(widest(table.label), 1.75) + 0.12, SLOT * len(names) + 0.12, strokes + 0.4])
    rows = [_answer(row, places) for row in table.itertuples()]
    asked = {wording: wrapped(wording, ROOM, weight="bold") for wording in table.wording.unique()}
    silent = "".join(f" {account}: silent." for account in names if not any(account in given for given in table.accounts))
    height = sum(tall for *_, tall in rows) + sum(PAUSE + LINE * lines_in(text) + 0.14 for text in asked.values())
    figure, axes = sheet(
        name,
        title or "Who gives which answer?",
        "The answers that {accounts} give. A stroke is a historian's work: filled if confirmed, open if probable. "
        "At the right the parties and leaders, with the year in which they said so.",
        f"Tables: positions.csv, answers.csv, works.csv.{silent}",
        max(height, 0.3), names, right=0, above=0.05 - PAUSE * bool(rows), below=0.1,
    )
    axes.set(xlim=(0, ROOM), ylim=(max(height, 0.3), 0))  # in inches
    axes.set_axis_off()
    top, last = 0, None
    for row, (label, actors, tall) in zip(table.itertuples(), rows):
        if row.wording != last:
            last, text = row.wording, asked[row.wording]
            top += PAUSE
            axes.text(0, top, text, weight="bold", va="top")
            top += LINE * lines_in(text) + 0.06
            axes.hlines(top, 0, ROOM, color=PALE, linewidth=0.8)
            top += 0.08
        _draw(axes, top + tall / 2, row, (label, actors), places, look(names), strokes)
        top += tall
    if not rows:
        nothing(axes)
    return figure


def _answer(row, places):
    """An answer's label and actors, broken into lines, and the inches that its row takes."""
    label = wrapped(row.label[:1].upper() + row.label[1:], places[1] - 0.1)
    actors = wrapped(row.actors, ROOM - places[3])
    return label, actors, PADDING + LINE * max(lines_in(label), lines_in(actors))


def _draw(axes, middle, row, texts, places, looks, strokes):
    """Draw an answer: label, marks, strokes with their number, actors."""
    axes.text(places[0], middle, texts[0], va="center")
    axes.text(places[3], middle, texts[1], va="center")
    for n, (account, (colour, marker)) in enumerate(looks.items()):
        if account in row.accounts:
            axes.scatter(places[1] + SLOT * (n + 0.5), middle, **mark(colour, marker, size=9))
    if row.works:
        step = min(TALLY, strokes / row.works)
        at = places[2] + step * numpy.arange(row.works)
        colours = [GREY if n < row.confirmed else "white" for n in range(row.works)]
        axes.bar(at, HIGH, BROAD * step / TALLY, middle - HIGH / 2, align="edge", color=colours, edgecolor=GREY, linewidth=0.9)
        axes.text(at[-1] + step + 0.03, middle, f"{row.works}", color=GREY, va="center")


@styled
def company(shared, title=None):
    """How much each account shares with each school and actor: a stem for each account, as a share of what both answer.

    shared has a row for each voice and account: voice, actor (true or false), account, agrees, of (rows of
    compare.historians.shared).
    """
    names, voices = list(shared.account.cat.categories), list(dict.fromkeys(shared.voice))
    labels = {voice: wrapped(voice, 1.6) for voice in voices}
    left, step = widest(labels.values()) + 0.15, 0.17
    beside = widest(_counts(shared), weight="bold") + 0.2
    tall = {voice: max(step * len(names), LINE * lines_in(text)) + 0.1 for voice, text in labels.items()}
    groups = [(actor, list(dict.fromkeys(rows.voice))) for actor, rows in shared.groupby("actor", sort=False)]
    height = sum(tall.values()) + 0.3 * len(groups)
    figure, axes = sheet(
        "company",
        title or "Whose answers does each account share?",
        "Of the answers of each school, party and leader, those that {accounts} give too. Counted are questions that the account answers.",
        "Tables: positions.csv, works.csv, schools.csv.",
        max(height, 0.3), names, left=left,
    )
    room = ROOM - left - 0.1
    axes.set(xlim=(0, room / (room - beside)), ylim=(max(height, 0.3), 0))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["none", "", "half", "", "all"])
    axes.set_yticks([])
    axes.grid(axis="x", color=PALE)
    axes.tick_params(axis="x", labelcolor=GREY)
    bare(axes)
    top, beyond = 0, -left / (room - beside)
    for actor, group in groups:
        heading = "Parties and leaders" if actor else "Schools"
        axes.text(beyond, top + 0.15, heading, weight="bold", va="center", color=INK)
        top += 0.3
        for voice in group:
            axes.text(beyond, top + tall[voice] / 2, labels[voice], va="center")
            first = top + tall[voice] / 2 - step * (len(names) - 1) / 2
            _stems(axes, first + step * numpy.arange(len(names)), shared[shared.voice == voice], look(names), room - beside)
            top += tall[voice]
    if not voices:
        axes.set_axis_off()
        nothing(axes)
    return figure


def _counts(shared):
    return [f"{agrees} of {of}" if of else "silent" for agrees, of in zip(shared.agrees, shared.of)]


def _stems(axes, heights, rows, looks, inches):
    """A stem for each account, with its mark at the share and its count beside it."""
    for height, row, words in zip(heights, rows.itertuples(), _counts(rows)):
        colour, marker = looks[row.account]
        share = row.agrees / row.of if row.of else 0
        axes.hlines(height, 0, share, color=colour, linewidth=1.6)
        if row.of:
            axes.scatter(share, height, zorder=3, clip_on=False, **mark(colour, marker))
        written = {"color": LETTERING[colour], "weight": "bold", "va": "center"}
        axes.text(share + (0.1 if row.of else 0.02) / inches, height, words, **written)


@styled
def schools(schools, works, title=None, marked=None):
    """The schools of explanation, the oldest first: a line while each rose, a stroke for each of its works.

    schools and works are those of the Collection; marked is a dict of name and decimal year. A work without a year is
    only counted.
    """
    schools = schools.sort_values("rose", kind="stable")
    dated = works[works.school != ""].assign(at=works.year.str.extract(r"(\d{4})", expand=False).astype(float))
    groups = [dated[dated.school == school] for school in schools.school]
    spans = [stretch(text.replace("/..", "")) for text in schools.rose]
    known = [*dated["at"].dropna(), *(year for span in spans for year in (span.start, span.end - 1))] or [1956, 2020]
    first, last = int(min(known)) - 1, int(max(known)) + 1
    labels, counts = [wrapped(label, 1.6) for label in schools.label], [_number(group) for group in groups]
    left, right = widest(labels) + 0.15, widest(counts) + 0.1
    above = timeline.headroom(first, last, marked or {}, ROOM - left - right)
    tall = [
        max(LINE * lines_in(label), (HIGH + 0.02) * group["at"].value_counts().max()) + 0.16 if len(group) else 0.32
        for label, group in zip(labels, groups)
    ]
    figure, axes = sheet(
        "schools",
        title or "When did each school of explanation rise?",
        "A stroke is a work of the school at its year, a line the years of the school.",
        "Tables: schools.csv, works.csv.",
        max(sum(tall), 0.3), left=left, right=right, above=above + 0.05,
    )
    timeline.years(axes, first, last, marked)
    axes.set_yticks([])
    axes.set_ylim(max(sum(tall), 0.3), 0)
    place = axes.get_yaxis_transform()
    bases = numpy.cumsum(tall) - 0.08
    for base, label, number, rose, span, group in zip(bases, labels, counts, schools.rose, spans, groups):
        axes.text(-left / (ROOM - left - right), base, label, transform=place, va="bottom")
        axes.text(1.01, base, number, transform=place, va="bottom", color=GREY)
        _school(axes, base, span, rose.endswith(".."), group["at"].dropna(), last)
    if schools.empty:
        nothing(axes)
    return figure


def _number(works):
    """How many works, and how many of them have no year."""
    undated = int(works["at"].isna().sum())
    return count(len(works), "work") + (f", {undated} undated" if undated else "")


def _school(axes, base, span, opened, years, last):
    """Draw a school: its line, which fades out where it has no end, and its strokes, those of one year on each other."""
    axes.hlines(base, span.start, last if opened else span.end, color=MIDDLE, linewidth=1.6)
    if opened:
        edges = numpy.linspace(last, last + 1, 6)
        for n, (start, end) in enumerate(zip(edges, edges[1:])):
            axes.hlines(base, start, end, color=MIDDLE, linewidth=1.6, alpha=1 - (n + 1) / 6)
    ranks = years.groupby(years).cumcount()
    axes.bar(years + 0.5, -HIGH, 0.7, base - 0.03 - (HIGH + 0.02) * ranks, color=GREY)
