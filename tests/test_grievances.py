"""Complaints: what is counted, and that the charts draw just that."""

import pandas
import pytest
from matplotlib.collections import PathCollection
from sidebyside import charts, compare, load
from sidebyside.charts.grievances import MOST
from sidebyside.charts.style import COLOURS

C = load()
NAMES = list(C.sources.name)
EVERY = compare.grievances.mentions(C, ("outright", "implied", "told"))
BLAMED = compare.grievances.mentions(C)
COMPLAINTS = compare.grievances.by_complaint(C, BLAMED)
THEMES = compare.grievances.by_theme(C, BLAMED)


def texts(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def scattered(axes):
    """What is drawn as marks in some axes."""
    return [drawn for drawn in axes.collections if isinstance(drawn, PathCollection)]


def places(axes):
    """The place of each mark."""
    return [tuple(place) for drawn in scattered(axes) for place in drawn.get_offsets()]


def marks(axes):
    return len(places(axes))


def of_one_account(rows):
    """Mentions as if all stood in one account that has no others beside it."""
    return rows.assign(account=pandas.Categorical(["Wang Li"] * len(rows), ["Wang Li"]))


def test_what_is_told_without_blame_is_counted_apart():
    told = compare.grievances.mentions(C, ("told",))
    assert len(BLAMED) + len(told) == len(EVERY) == len(C.grievances)
    assert set(told.stated) == {"told"} and "told" not in set(BLAMED.stated)


def test_every_mention_is_counted_once_by_complaint_and_by_theme():
    assert COMPLAINTS.mentions.sum() == THEMES.mentions.sum() == len(BLAMED)
    assert set(COMPLAINTS.complaint) == set(BLAMED.complaint) and COMPLAINTS.complaint.is_unique
    assert (THEMES.outright + THEMES.implied == THEMES.mentions).all()
    assert THEMES.outright.sum() == (BLAMED.stated == "outright").sum()


def test_a_complaint_is_found_in_the_accounts_that_mention_it():
    for row in COMPLAINTS.to_dict("records"):
        found = [name for name in NAMES if row[name]]
        assert row["by"] == ("both" if len(found) == 2 else found[0])
        assert sorted(BLAMED.account[BLAMED.complaint == row["complaint"]].unique()) == found


def test_a_mention_without_a_date_or_event_of_its_own_has_that_of_its_complaint():
    ban = BLAMED[BLAMED.complaint == "test-ban"].iloc[0]
    assert int(ban.year) == 1963 and ban.dated_by == "its event"
    assert BLAMED.year[BLAMED.dated_by == "no date"].isna().all()


def test_each_complaint_has_a_line_and_a_mark_for_each_account_that_mentions_it():
    figure = charts.grievances.complaints(COMPLAINTS, NAMES)
    assert marks(figure.axes[0]) == (COMPLAINTS[NAMES] > 0).sum().sum()
    said = " ".join(" ".join(texts(figure)).split())
    assert all(label in said for label in COMPLAINTS.label)
    assert texts(figure).count("Soviet Union:") == (COMPLAINTS.complainant == "ussr").sum()
    headings = [
        text
        for text in texts(figure)
        if text.split(":")[0] in ("In both accounts", *(f"Only in {name}" for name in NAMES))
    ]
    counts = [(COMPLAINTS.by == by).sum() for by in ("both", *NAMES)]
    assert [int(heading.split(": ")[1]) for heading in headings] == counts


def test_of_too_many_complaints_the_most_mentioned_of_each_block_are_drawn_and_the_chart_says_so():
    many = pandas.concat([COMPLAINTS.assign(mentions=COMPLAINTS.mentions + n) for n in range(4)], ignore_index=True)
    figure = charts.grievances.complaints(many, NAMES)
    assert marks(figure.axes[0]) <= 2 * MOST
    assert any(text == f"Only in Fu: {(many.by == 'Fu').sum()} ({MOST // 3} drawn)" for text in texts(figure))
    assert any("Not drawn" in text.get_text() for text in figure.texts)


def test_by_theme_draws_chinas_mentions_and_no_others():
    panels = charts.grievances.by_theme(THEMES).axes
    china = THEMES[THEMES.complainant == "china"].groupby("account", sort=False).mentions.sum()
    assert [marks(axes) for axes in panels] == [china[name] for name in NAMES]
    assert [axes.texts[0].get_text() for axes in panels] == [f"{name}: {china[name]}" for name in NAMES]


def test_where_marks_have_no_room_bars_are_as_long():
    many = THEMES.assign(**{column: THEMES[column] * 30 for column in ("outright", "implied", "mentions")})
    panels = charts.grievances.by_theme(many).axes
    for name, axes in zip(NAMES, panels):
        own = many[(many.account == name) & (many.complainant == "china")]
        assert sum(bar.get_width() for bar in axes.patches) == own.mentions.sum() and not marks(axes)


def test_in_time_every_mention_stands_on_its_side_at_its_year_or_in_the_block():
    axes = charts.grievances.in_time(EVERY, None, {"treaty": 1950.1}).axes
    for n, name in enumerate(NAMES):
        own = EVERY[EVERY.account == name]
        dated, beside = places(axes[2 * n]), places(axes[2 * n + 1])
        assert len(dated) == own.year.notna().sum() and len(beside) == own.year.isna().sum()
        assert sum(y > 0 for _, y in dated + beside) == (own.complainant == "china").sum()
        assert sorted(x for x, _ in dated) == sorted(own.year.dropna() // 1 + 0.5)


def test_where_mentions_are_bars_their_account_is_named_beside_them():
    lanes = charts.grievances.in_time(pandas.concat([EVERY] * 20, ignore_index=True)).axes[::2]
    for name, axes in zip(NAMES, lanes):
        assert not places(axes) and [text.get_text() for text in axes.texts if text.get_weight() == "bold"] == [name]
    assert not set(NAMES) & set(texts(charts.grievances.in_time(EVERY)))


def test_what_is_told_without_blame_is_striped_and_what_is_implied_open():
    figure = charts.grievances.in_time(EVERY)
    drawn = [drawn for axes in figure.axes for drawn in scattered(axes)]
    striped = [one for one in drawn if one.get_hatch()]
    open_ = [one for one in drawn if not one.get_hatch() and (one.get_facecolor()[0] == 1).all()]
    assert sum(len(one.get_offsets()) for one in striped) == (EVERY.stated == "told").sum()
    assert sum(len(one.get_offsets()) for one in open_) == (EVERY.stated == "implied").sum()


def test_an_account_with_no_complaint_is_said_to_have_none():
    quiet = EVERY.assign(account=EVERY.account.cat.add_categories(["Wang Li"]))
    assert "Wang Li: none." in charts.grievances.in_time(quiet).texts[1].get_text()
    table = COMPLAINTS.assign(**{"Wang Li": 0}).replace({"by": {"both": "several"}})
    assert "Only in Wang Li: none" in texts(charts.grievances.complaints(table, [*NAMES, "Wang Li"]))
    none = THEMES[THEMES.account == "Fu"].assign(account="Wang Li", outright=0, implied=0, mentions=0)
    assert "Wang Li: none" in texts(charts.grievances.by_theme(pandas.concat([THEMES, none])))


@pytest.mark.parametrize("rows", [EVERY, EVERY.head(0)], ids=["all", "none"])
def test_one_account_alone(rows):
    alone = of_one_account(rows)
    counts = COMPLAINTS.assign(**{"Wang Li": COMPLAINTS.mentions}, by="Wang Li").head(len(rows))
    for figure in (
        charts.grievances.in_time(alone),
        charts.grievances.complaints(counts, ["Wang Li"]),
        charts.grievances.by_theme(THEMES[THEMES.account == "Fu"].assign(account="Wang Li")),
    ):
        assert figure.texts[0].get_text().endswith("?") and COLOURS[1] not in str(figure.texts)
