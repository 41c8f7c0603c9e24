"""Charts of complaints: who mentions them, about what, and when."""

from . import timeline
from .style import GREY, INK, KEY, LETTERING, MIDDLE, PALE, ROOM, bare, inches, look, mark, sheet, styled, tally
from .typeface import lines_in, wide, widest, wrapped

LINE, COLUMN = 0.185, 0.2  # inches: a line of text, a column of marks
MOST = 40  # complaints drawn; of more, those mentioned most
THEME = 1.56  # inches at the right of a complaint for its theme
SOVIET = "Soviet Union: "  # stands before its complaints; all others are China's
FILLS = {"outright": "filled", "implied": "open", "told": "hatched"}
ROW, LARGEST = 0.27, 0.18  # inches: the row of a theme, a mark in it
BESIDE = ("China's side", "Soviet side")
TALLEST, BETWEEN, BLOCK = 2.0, 0.12, 0.2  # inches of a panel and between two; the share of what has no year


@styled
def complaints(table, names, title=None):
    """A line for each complaint, in blocks: those that more than one account mentions, then those of each alone.

    table has a row for each complaint: complainant, label, theme_label, by, mentions and a column of counts for each
    account in names (rows of compare.grievances.by_complaint). Of more than 40, the most mentioned of each block are drawn.
    """
    lines = _lines(table, names)
    height = sum(line["tall"] for line in lines)
    figure, axes = sheet(
        "complaints",
        title or "Which complaints does each account mention?",
        "Complaints in {accounts} with a word of blame, and their themes; China's, where not marked.",
        "Tables: complaints.csv, grievances.csv." + " Not drawn: those mentioned least." * (len(table) > MOST),
        height, names, right=0, below=0.12,
    )
    axes.set(xlim=(0, ROOM), ylim=(height, 0), xticks=[], yticks=[])
    bare(axes)
    top = 0.0
    for line in lines:
        if "row" in line:
            _complaint(axes, line, top, look(names))
        else:
            _heading(axes, line, top + line["tall"])
        top += line["tall"]
    return figure


def _lines(table, names):
    """What stands line by line (dicts): a heading (text, colour, tall), then its complaints (see _line)."""
    weight = -table.groupby("theme_label").mentions.transform("sum")
    table = table.assign(weight=weight).sort_values(["complainant", "weight", "theme_label"], kind="stable")
    blocks = {"both": ("In both accounts", INK)} if len(names) == 2 else {}
    blocks |= {"several": ("In more than one account", INK)} if len(names) > 2 else {}
    blocks |= {name: (f"Only in {name}", LETTERING[colour]) for name, (colour, _) in look(names).items()}
    lines, most = [], MOST // len(blocks) if len(table) > MOST else MOST
    for by, (heading, colour) in blocks.items():
        own = table[table.by == by]
        drawn = own[own.mentions.rank(method="first", ascending=False) <= most]
        told = f"{heading}: {len(own) or 'none'}" + f" ({len(drawn)} drawn)" * (len(drawn) < len(own))
        told = wrapped(told, ROOM, weight="bold")
        lines.append({"text": told, "colour": colour, "tall": 0.15 + LINE * lines_in(told)})
        lines += [_line(row, names) for row in drawn.to_dict("records")]
    return lines


def _line(row, names):
    """A complaint: its row, before (whose it is, if not China's), text, theme, weight, tall."""
    before = SOVIET if row["complainant"] == "ussr" else ""
    weight = "bold" if row["by"] in ("both", "several") else "normal"
    room = ROOM - COLUMN * len(names) - 0.1 - wide(before, weight="bold") - THEME - 0.1
    text, theme = wrapped(row["label"], room, weight=weight), wrapped(row["theme_label"], THEME)
    tall = 0.02 + LINE * max(lines_in(text), lines_in(theme))
    return {"row": row, "before": before, "text": text, "theme": theme, "weight": weight, "tall": tall}


def _heading(axes, line, bottom):
    axes.text(0, bottom - 0.05, line["text"], color=line["colour"], weight="bold", va="bottom")
    axes.hlines(bottom - 0.03, 0, ROOM, color=MIDDLE, linewidth=0.8)


def _complaint(axes, line, top, looks):
    for n, (name, (colour, marker)) in enumerate(looks.items()):
        if line["row"][name]:
            axes.scatter(COLUMN * (n + 0.5), top + 0.105, zorder=3, **mark(colour, marker, size=8.5))
    x, words = COLUMN * len(looks) + 0.1, {"y": top + 0.03, "va": "top"}
    axes.text(x, s=line["before"].strip(), weight="bold", **words)
    axes.text(x + wide(line["before"], weight="bold"), s=line["text"], weight=line["weight"], **words)
    axes.text(ROOM - THEME, s=line["theme"], color=GREY, **words)
    axes.hlines(top + line["tall"], 0, ROOM, color=PALE, linewidth=0.6, zorder=0)


@styled
def by_theme(rows, title=None):
    """China's complaints by theme: a panel an account, a row a theme, a mark a mention, or bars where marks lack room.

    rows has account, complainant, theme, theme_label, outright, implied, mentions (rows of compare.grievances.by_theme).
    """
    rows = rows[rows.complainant == "china"]
    heavy = rows.groupby("theme_label", sort=False).mentions.sum().sort_values(ascending=False, kind="stable")
    themes = list(heavy.index[heavy > 0]) or list(heavy.index[:1])
    themes.sort(key=set(rows.theme_label[rows.theme == "none"]).__contains__)
    names, left, gap = list(dict.fromkeys(rows.account)), widest(themes) + 0.1, 0.2
    room = (ROOM - left - gap * (len(names) - 1)) / len(names)
    count = rows.groupby("account").mentions.sum()
    heads = [wrapped(f"{name}: {count[name] or 'none'}", room, weight="bold") for name in names]
    broken = any(wide(word, weight="bold") > room for name in names for word in name.split())
    if broken:  # a name that has no room stands in the subtitle alone, and its mark here
        heads = [f"{count[name] or 'none'}" for name in names]
    figure, panels = sheet(
        "complaints_by_theme",
        title or "What does China complain of in each account?",
        "China's complaints in {accounts} by theme. A mark is a mention: filled, said outright; open, implied.",
        "Tables: complaints.csv, grievances.csv.",
        ROW * len(themes), names, left=left, right=0,
        above=0.1 + LINE * max(map(lines_in, heads)), below=0.12, gap=(gap, 0),
        ncols=len(names), squeeze=False,
    )
    most = max(rows.mentions.max(), 1)
    unit = min(LARGEST, (room - wide(f"{most:,}", weight="bold") - 0.1) / most)  # inches of a mention
    for axes, head, (name, looks) in zip(panels[0], heads, look(names).items()):
        axes.set(xlim=(0, room / unit), ylim=(len(themes) - 0.5, -0.5), xticks=[], yticks=[])
        bare(axes)
        if broken:
            axes.scatter(0.06 / unit, -0.86, clip_on=False, **mark(*looks))
        axes.text(broken * KEY / unit, -0.6, head, color=LETTERING[looks[0]], weight="bold", va="bottom")
        own = rows[rows.account == name].set_index("theme_label").loc[themes]
        for row, one in enumerate(own.itertuples()):
            tally(axes, row + 0.02 / ROW, one.outright, one.implied, looks, unit, unit * 72 * 0.8)  # low, as letters stand
            style = {"color": LETTERING[looks[0]], "weight": "bold"} if one.mentions else {"color": GREY}
            axes.text(one.mentions + 0.06 / unit, row, f"{one.mentions:,}", va="center", **style)
    panels[0, 0].set_yticks(range(len(themes)), themes)
    return figure


@styled
def in_time(mentions, title=None, marked=None):
    """Mentions at their years, China's above the line and the Soviet Union's below: a panel an account.

    mentions has account (a category of all), complainant, stated and year (rows of compare.grievances.mentions). What
    has no year stands in a block at the right. ``marked`` is a dict of events and decimal years.
    """
    names = list(mentions.account.cat.categories)
    marked = {event: year // 1 + 0.5 for event, year in (marked or {}).items()}  # a line goes through its year's stack
    rows = mentions.assign(up=mentions.complainant == "china", fill=mentions.stated.map(FILLS), year=mentions.year // 1)
    tallest = [timeline.tallest(own) for _, own in rows.groupby("account", observed=True)]
    most = tuple(max(2, *heights) for heights in zip((0, 0), *tallest))
    known = [*rows.year.dropna(), *marked.values()] or [1950, 1960]
    span = (min(known) // 1 - 1, max(known) // 1 + 1)
    silent = "".join(f" {name}: none." for name in names if not (rows.account == name).any())
    tall = timeline.LARGEST * (sum(most) + 0.6)
    left = widest(BESIDE) + 0.12
    figure, panels = sheet(
        "grievances_in_time",
        title or "Which side complains, and of which years?",
        "Complaints in {accounts} at their years, a mark a mention. Filled: said outright. Open: implied by the wording. "
        "Striped: an act told without blame.",
        f"Tables: complaints.csv, grievances.csv, coding.csv, events.csv.{silent}",
        (min(tall, TALLEST) + BETWEEN) * len(names) - BETWEEN, names, left=left, right=0,
        above=timeline.headroom(*span, marked, (ROOM - left - BETWEEN) * (1 - BLOCK)) + 0.05, gap=(BETWEEN, BETWEEN),
        nrows=len(names), ncols=2, squeeze=False, width_ratios=(1 - BLOCK, BLOCK),
    )
    for name, pair in zip(names, panels):
        timeline.years(pair[0], *span, marked, named=name == names[0])
        timeline.stacks(*pair, rows[rows.account == name], look(names), most)
        _beside(*pair, left)
        for axes in pair:
            axes.tick_params(labelbottom=name == names[-1])
    return figure


def _beside(axes, side, left):
    """Say beside the stacks whose side it is, and below the block that it has no year."""
    side.set_xticks([sum(side.get_xlim()) / 2], ["no year"])
    side.tick_params(axis="x", labelcolor=GREY)
    for words, up in zip(BESIDE, (0.5, -0.5)):
        beside = {"va": "bottom" if up > 0 else "top", "transform": axes.get_yaxis_transform(), "color": GREY}
        axes.text(-left / inches(axes)[0], up, words, **beside)
