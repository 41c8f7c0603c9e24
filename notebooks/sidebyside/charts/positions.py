"""Chart of the questions, grouped by how the accounts' answers relate."""

from matplotlib.patches import FancyBboxPatch

from .style import GREY, INK, LETTERING, MARGIN, MIDDLE, PALE, WIDTH, look, mark, nothing, sheet, styled, wrapped

COLUMNS, GAP = 3, 0.08  # cards side by side, and the inches between them
HEAD, LINE, PADDING = 0.26, 0.16, 0.1  # inches: a group's heading, a line of a card's label, above and below it
BREADTH = (WIDTH - 2 * MARGIN - GAP * (COLUMNS - 1)) / COLUMNS  # inches of a card
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

    relations has a row for each question: label, chief, relation, and an answer for each of the names (rows of
    compare.positions.relations).
    """
    groups = [(relation, list(rows.itertuples())) for relation, rows in relations.groupby("relation", sort=False)]
    speakers = {row["question"]: [name for name in names if row[name] != "silent"] for row in relations.to_dict("records")}
    height = sum(HEAD + sum(_tall(line) + GAP for line in _lines(rows)) + GAP for _, rows in groups)
    figure, axes = sheet(
        "questions",
        title or "On which questions do the accounts give the same answer?",
        "A card is a question that {accounts} answer alike, differently or alone. Bold: the chief debates.",
        "Tables: questions.csv, positions.csv.",
        max(height, 0.3),
        names,
        right=0,
        below=0,
    )
    axes.set(xlim=(0, WIDTH - 2 * MARGIN), ylim=(max(height, 0.3), 0))  # in inches
    axes.set_axis_off()
    top = 0
    for relation, rows in groups:
        top = _group(axes, top, relation, rows, look(names), speakers)
    if not groups:
        nothing(axes)
    return figure


def _label(row):
    return wrapped(row.label, BREADTH - 0.42, weight=_weight(row))


def _weight(row):
    return "bold" if row.chief == "yes" else "normal"


def _lines(rows):
    """The questions of a group in lines of cards."""
    return [rows[n : n + COLUMNS] for n in range(0, len(rows), COLUMNS)]


def _tall(line):
    """The inches of a line of cards."""
    return PADDING + LINE * max(_label(row).count("\n") + 1 for row in line)


def _group(axes, top, relation, rows, looks, speakers):
    """Draw a group under its heading; return where the next begins."""
    heading, gloss = GROUPS[relation]
    written = axes.text(0, top + HEAD / 2, f"{heading}: {len(rows)}", weight="bold", va="center")
    axes.annotate(f"  ({gloss})", (1, 0), xycoords=written, va="bottom", color=GREY, annotation_clip=False)
    top += HEAD
    for line in _lines(rows):
        for n, row in enumerate(line):
            alone = speakers[row.question][0] if relation == "only one answers" else None
            _card(axes, n * (BREADTH + GAP), top, _tall(line), row, looks.get(alone))
        top += _tall(line) + GAP
    return top + GAP


def _card(axes, left, top, tall, row, of_account):
    """A question's card; of one that a single account answers, with the account's mark."""
    colour, marker = of_account or (MIDDLE, None)
    ground = PAPER.get(row.relation, "white")
    shape = {"boxstyle": "round,pad=0,rounding_size=0.04", "facecolor": ground, "edgecolor": colour if ground != INK else INK}
    axes.add_patch(FancyBboxPatch((left + 0.01, top), BREADTH - 0.02, tall, linewidth=1.2, **shape))
    if marker:
        axes.scatter(left + 0.16, top + tall / 2, zorder=3, **mark(colour, marker))
    written = {"va": "center", "weight": _weight(row)}
    written["color"] = LETTERING[colour] if marker else "white" if ground == INK else INK
    axes.text(left + (0.3 if marker else 0.12), top + tall / 2, _label(row), **written)
