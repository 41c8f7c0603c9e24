"""Charts of the texts as texts: how long they are, and every sentence as a stroke, from the first to the last."""

from typing import NamedTuple

from ..wording import count
from .style import GREY, INK, KEY, LETTERING, MIDDLE, PALE, ROOM, SUBTITLE, bare, ink_on, look, mark, sheet, styled
from .timeline import levels
from .typeface import wide, widest, wrapped

HEAD, LINE, LANE, STROKE = 0.26, 0.17, 0.19, 0.14  # inches: an account's name, a line of parts, a lane, a stroke in it
SLOT, FLAG, GAP = 0.16, 1.7, 0.09  # inches: the most a sentence takes, the longest name of a part, between two names


class Lane(NamedTuple):
    """Where sentences with some codes stand in an account's panel, in inches from its base, and how they are drawn."""

    label: str
    codes: tuple
    low: float
    high: float
    middle: float  # where the label stands
    tone: str = "account"  # the account's colour; or "grey", or "open"
    guided: bool = False  # with a thin line along its middle


@styled
def lengths(lengths, title=None):
    """A bar of words for each account, cut into the parts of its text (rows of compare.passages.lengths).

    Columns: account, part, sentences, words.
    """
    names = list(dict.fromkeys(lengths.account))
    figure, axes = sheet(
        "lengths",
        title or "How long are the accounts?",
        "Words in the sentences of {accounts}, part by part; headings and references are not counted.",
        "Table: passages.csv. A part is named where its piece of the bar has room.",
        0.82 * len(names), names, right=0, below=0.05,
    )
    inch = lengths.groupby("account").words.sum().max() / ROOM  # the words that an inch stands for
    axes.set(xlim=(0, ROOM), ylim=(0.82 * len(names), 0), xticks=[], yticks=[])
    bare(axes)
    for n, (name, (colour, marker)) in enumerate(look(names).items()):
        own, top = lengths[lengths.account == name], 0.82 * n
        words = own.words.sum()
        whole = f"{words:,} word{'' if words == 1 else 's'} in {count(own.sentences.sum(), 'sentence')}"
        _head(axes, name, colour, marker, top + 0.15, whole)
        ends = own.words.cumsum() / inch
        for part, start, end in zip(own.part, ends.shift(fill_value=0), ends):
            width = max(end - start - 0.012, 0.6 * (end - start))
            axes.barh(top + 0.5, width, 0.42, start, color=colour)
            label = wrapped(part, end - start - 0.08)
            if label.count("\n") < 2 and label.replace("\n", " ") == part:
                axes.text(start + width / 2, top + 0.5, label, color=ink_on(colour), ha="center", va="center")
    return figure


@styled
def glance_effect(said, title=None):
    """Every sentence as a stroke in reading order: up for closer, down for apart (rows of compare.sentences.coded)."""
    lanes = [
        Lane("closer", ("closer",), 0.46, 0.84, 0.76),
        Lane("some of each", ("mixed",), 0.22, 0.66, 0.6),
        Lane("neither", ("none",), 0.42, 0.46, 0.44, "grey"),
        Lane("apart", ("apart",), 0.04, 0.42, 0.16),
    ]
    return _glance(
        "glance_effect",
        title or "Where do the accounts tell of drawing closer, and where of drifting apart?",
        "Every sentence of {accounts}, from the first to the last. Up: the two are drawing closer. Down: they are "
        "drifting apart. Both ways: some of each. A dash: neither.",
        said.assign(code=said.effect), lanes,
    )


@styled
def glance_role(said, title=None):
    """Every sentence as a stroke in reading order, in one of three lanes: argues, tells, or sets the scene or quotes."""
    lanes = [
        _lane("argues", ("cause", "judgement"), 2),
        _lane("tells", ("event",), 1, "grey"),
        _lane("sets the scene, quotes", ("frame", "report"), 0, "open"),
    ]
    return _glance(
        "glance_role",
        title or "What do the sentences do?",
        "Every sentence of {accounts}, from the first to the last. It argues when it explains or judges; it tells when it "
        "says what happened.",
        said.assign(code=said.role), lanes,
    )


@styled
def glance_theme(said, themes, title=None, stressed=()):
    """Every sentence that has a theme as a stroke in reading order, a lane a theme.

    themes are the codes and labels, in order (compare.sentences.labels). Of stressed themes the strokes are coloured and
    all others grey; without any, all are coloured.
    """
    shown = [theme for theme in themes if theme != "none"]
    lanes = [
        _lane(themes[theme], (theme,), n, "account" if theme in stressed or not stressed else "grey")
        for n, theme in enumerate(reversed(shown))
    ]
    return _glance(
        "glance_theme",
        title or "Which themes has each part of the accounts?",
        "Every sentence of {accounts} that has a theme, in its place between the first and the last.",
        said.assign(code=said.theme), lanes, "without a theme",
    )


def _lane(label, codes, n, tone="account"):
    """The n-th lane from below."""
    low = LANE * n + (LANE - STROKE) / 2
    return Lane(label, codes, low, low + STROKE, LANE * (n + 0.5), tone, guided=True)


def _glance(name, title, subtitle, said, lanes, rest=""):
    """A panel for each account: its parts named above, its sentences from left to right, each in the lane of its code."""
    names = list(dict.fromkeys(said.account))
    counts = {account: own.code.value_counts() for account, own in said.groupby("account", sort=False)}
    numbers = [f"{number:,}" for own in counts.values() for number in own]
    left = widest(lane.label for lane in lanes) + widest(numbers, weight="bold") + 0.2
    starts = {account: _starts(own, ROOM - left) for account, own in said.groupby("account", sort=False)}
    most = {1: 6, 2: 6, 3: 3}.get(len(names), 1)
    flags = {account: _flags(own, ROOM - left, most) for account, own in starts.items()}
    body = max(lane.high for lane in lanes) + 0.04
    tall = {account: body + 0.04 + LINE * _levels(own) + HEAD for account, own in flags.items()}
    figure, axes = sheet(
        name,
        title,
        subtitle,
        "Tables: passages.csv, coding.csv.",
        sum(tall.values()) + 0.12 * (len(names) - 1), names, left=left, right=0, below=0.08, gap=(0, 0.12),
        nrows=len(names), squeeze=False, height_ratios=list(tall.values()),
    )
    for axis, account in zip(axes[:, 0], names):
        colour, marker = look(names)[account]
        axis.set(xlim=(0, ROOM - left), ylim=(0, tall[account]), xticks=[], yticks=[])
        bare(axis)
        whole = count(counts[account].sum(), "sentence")
        if rest:
            whole += f", {counts[account].get('none', 0):,} {rest}"
        _head(axis, account, colour, marker, tall[account] - 0.13, whole, -left)
        _parts(axis, starts[account], flags[account], body)
        _lanes(axis, said[said.account == account].code, lanes, colour)
    return figure


def _starts(own, room):
    """Where each part of an account begins, in inches (a Series of part)."""
    slot = min(SLOT, room / len(own))
    order = own.part.reset_index(drop=True)
    return order.drop_duplicates().reset_index().set_index("part")["index"] * slot


def _flags(starts, room, most):
    """The names of parts above a panel: part, shown, start in inches and level, none on another name or its line.

    Where all would take more than ``most`` lines, the longest parts are named.
    """
    sizes = (starts.shift(-1, fill_value=room) - starts).sort_values(ascending=False, kind="stable")
    named = []
    for part in sizes.index[:40]:
        tried = _placed([name for name in starts.index if name in (*named, part)], starts, room)
        if _levels(tried) <= most:
            named.append(part)
    return _placed([name for name in starts.index if name in named], starts, room)


def _placed(names, starts, room):
    """Flags of these parts, from the last to the first: each right of its line, above those it would cover."""
    names = names[::-1]
    shown = [part if wide(part) <= FLAG else wrapped(part, FLAG - 0.1).split("\n")[0] + "…" for part in names]
    begins = [max(min(starts[part], room - wide(words)), 0) for part, words in zip(names, shown)]
    spans = [(begin, begin + wide(words) + GAP) for begin, words in zip(begins, shown)]
    return list(zip(names, shown, begins, levels(spans)))


def _levels(flags):
    return max((level + 1 for *_, level in flags), default=0)


def _head(axes, name, colour, marker, height, text, start=0.0):
    """An account's mark and name, and some grey words after it."""
    axes.scatter(start + 0.055, height, clip_on=False, **mark(colour, marker))
    bold = {"weight": "bold", "size": SUBTITLE, "va": "center"}
    axes.text(start + KEY, height, name, color=LETTERING[colour], **bold)
    place = start + KEY + wide(f"{name}  ", SUBTITLE, "bold")
    axes.text(place, height, text, size=SUBTITLE, color=GREY, va="center")


def _parts(axes, starts, flags, body):
    """Thin lines where the parts begin, and their names above them."""
    axes.vlines(starts, 0, body, color=PALE, linewidth=1, zorder=0)
    for part, shown, start, level in flags:
        top = body + 0.04 + LINE * level
        axes.vlines(starts[part], body, top, color=MIDDLE, linewidth=0.8, zorder=0)
        axes.text(start, top + 0.02, shown, color=GREY)


def _lanes(axes, codes, lanes, colour):
    """The strokes of an account's sentences, each lane with its label and its count."""
    room = axes.get_xlim()[1]
    slot = min(SLOT, room / len(codes))
    width, order = max(0.8 * slot, min(slot, 0.009)), codes.reset_index(drop=True)
    axes.hlines([lane.middle for lane in lanes if lane.guided], 0, slot * len(codes), color=PALE, linewidth=1, zorder=0)
    for lane in lanes:
        places = [(n * slot + (slot - width) / 2, width) for n in order.index[order.isin(lane.codes)]]
        shades = {"account": (colour, "none"), "grey": (MIDDLE, "none"), "open": ("white", MIDDLE)}
        face, edge = shades[lane.tone]
        if places:
            axes.broken_barh(places, (lane.low, lane.high - lane.low), facecolor=face, edgecolor=edge, linewidth=0.9)
        number = f"{len(places):,}"
        words = {"ha": "right", "va": "center", "clip_on": False}
        stressed = {"color": LETTERING[colour] if lane.tone == "account" else GREY, "weight": "bold"}
        axes.text(-0.08, lane.middle, number, **stressed, **words)
        axes.text(-0.13 - wide(number, weight="bold"), lane.middle, lane.label, color=INK, **words)
