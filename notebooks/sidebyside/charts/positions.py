"""Chart of the questions, grouped by how the accounts' answers relate."""

from matplotlib.patches import FancyBboxPatch

from .style import GREY, INK, LETTERING, MIDDLE, PALE, ROOM, look, mark, nothing, sheet, styled
from .typeface import lines_in, wrapped

COLUMNS, GAP = 3, 0.08  # cards side by side, and the inches between them
HEAD, LINE, PADDING = 0.26, 0.16, 0.1  # inches: a group's heading, a line of a card's label, above and below it
BREADTH = (ROOM - GAP * (COLUMNS - 1)) / COLUMNS  # inches of a card
STEP, MARKS = 0.19, 0.18  # inches from mark to mark, and of the line of marks below a label
GROUPS = {  # what stands above a group
    "none in common": ("No answer in common", "each gives its own"),
    "some in common": ("Some answers in common", "one is shared, another not"),
    "the same": ("The same answers", "of all who answer"),
    "only one answers": ("Only one answers", "in the colour of the account"),
    "silent": ("All are silent", "no answer at all"),
}
PAPER = {"some in common": PALE, "the same": INK, "silent": PALE}  # the ground of a card that is not white


@styled
def questions(relations, names, title=None):
    """A card for each question, in groups by how the accounts' answers relate; the chief debates are bold.

    relations has a row for each question: label, chief, relation, given_by, and an answer for each of the names (rows of
    compare.positions.relations). Of more than two accounts a card bears the marks of those that answer, joined where
    they share an answer.
    """
    many = len(names) > 2
    cards = relations.assign(weight=["bold" if chief == "yes" else "normal" for chief in relations.chief])
    cards["words"] = [wrapped(label, BREADTH - 0.42, weight=weight) for label, weight in zip(cards.label, cards.weight)]
    cards["account"] = cards[names].ne("silent").idxmax(axis=1).where(cards.relation == "only one answers", "")
    cards["voices"] = cards.given_by.where(many & ~cards.relation.isin(["only one answers", "silent"]), "")
    groups = {relation: _lines(list(rows.itertuples())) for relation, rows in cards.groupby("relation", sort=False)}
    told = "{accounts} answer alike, differently or alone."
    if many:
        told = "{accounts} answer. A mark for each answer; joined marks share one; an account without a mark is silent."
    height = sum(HEAD + GAP + sum(tall + GAP for tall, _ in lines) for lines in groups.values())
    figure, axes = sheet(
        "questions",
        title or "On which questions do the accounts give the same answer?",
        f"A card is a question that {told} Bold: the chief debates.",
        "Tables: questions.csv, positions.csv.",
        max(height, 0.3), names, right=0, below=0,
    )
    axes.set(xlim=(0, ROOM), ylim=(max(height, 0.3), 0))  # in inches
    axes.set_axis_off()
    top = 0
    for relation, lines in groups.items():
        _heading(axes, top + HEAD / 2, GROUPS[relation], sum(len(line) for _, line in lines))
        top += HEAD
        for tall, line in lines:
            for n, row in enumerate(line):
                _card(axes, n * (BREADTH + GAP), top, tall, row, look(names))
            top += tall + GAP
        top += GAP
    if not groups:
        nothing(axes)
    return figure


def _lines(rows):
    """The questions of a group in lines of cards, each with its inches (a list of pairs)."""
    marks = MARKS * bool(rows[0].voices)
    lines = [rows[n : n + COLUMNS] for n in range(0, len(rows), COLUMNS)]
    return [(PADDING + marks + LINE * max(lines_in(row.words) for row in line), line) for line in lines]


def _heading(axes, middle, words, number):
    """Over a group what its answers have in common, and how many questions it has."""
    heading, gloss = words
    written = axes.text(0, middle, f"{heading}: {number}", weight="bold", va="center")
    axes.annotate(f"  ({gloss})", (1, 0), xycoords=written, va="bottom", color=GREY, annotation_clip=False)


def _card(axes, left, top, tall, row, looks):
    """A question's card; of one that a single account answers, with the account's mark."""
    colour, marker = looks.get(row.account, (MIDDLE, None))
    ground = PAPER.get(row.relation, "white")
    shape = {"boxstyle": "round,pad=0,rounding_size=0.04", "facecolor": ground, "edgecolor": colour if ground != INK else INK}
    axes.add_patch(FancyBboxPatch((left + 0.01, top), BREADTH - 0.02, tall, linewidth=1.2, **shape))
    if marker:
        axes.scatter(left + 0.16, top + tall / 2, zorder=3, **mark(colour, marker))
    ink = LETTERING[colour] if marker else "white" if ground == INK else INK
    x = left + (0.3 if marker else 0.12)
    if row.voices:
        tall -= MARKS
        _voices(axes, x, top + tall + 0.04, row.voices, looks, "white" if ground == INK else MIDDLE)
    axes.text(x, top + tall / 2, row.words, va="center", weight=row.weight, color=ink)


def _voices(axes, left, middle, voices, looks, line):
    """The marks of the accounts that give each answer, joined by a line; as near each other as the card demands."""
    step = min(STEP, (BREADTH - 0.24) / sum(map(len, voices)))
    at = left + 0.06
    for names in voices:
        axes.plot([at, at + step * (len(names) - 1)], [middle, middle], color=line, linewidth=1.6, zorder=2)
        for name in names:
            colour, marker = looks[name]
            axes.scatter(at, middle, zorder=3, **mark(colour, marker, size=8))
            at += step
