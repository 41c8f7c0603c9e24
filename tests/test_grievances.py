"""Complaints: every mention is counted once, and the charts draw just that."""

import claims.grievances
from artists import LONG, ODD, drawing, marks, words
from legible import COLLECTION
from made_up import NAMES, C
from sidebyside import compare
from sidebyside.charts.grievances import MOST
from sidebyside.charts.style import COLOURS

FREYMOND, FU = C.sources.name
EVERY = compare.grievances.mentions(C, ("outright", "implied", "told"))
BLAMED = compare.grievances.mentions(C)
COMPLAINTS = compare.grievances.by_complaint(C, BLAMED)
THEMES = compare.grievances.by_theme(C, BLAMED)
CALM = NAMES[3]  # of the odd accounts the one without complaints
chart = drawing(claims.grievances)


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
        found = [name for name in C.sources.name if row[name]]
        assert row["by"] == ("both" if len(found) == 2 else found[0])
        assert sorted(BLAMED.account[BLAMED.complaint == row["complaint"]].unique()) == found


def test_a_mention_without_a_date_or_event_of_its_own_has_that_of_its_complaint():
    ban = BLAMED[BLAMED.complaint == "test-ban"].iloc[0]
    assert int(ban.year) == 1963 and ban.dated_by == "its event"
    assert BLAMED.year[BLAMED.dated_by == "no date"].isna().all()


def test_each_complaint_has_a_line_and_a_mark_for_each_account_that_mentions_it():
    said = words(chart("complaints"))
    assert len(marks(chart("complaints").axes[0])) == (COMPLAINTS[[FREYMOND, FU]] > 0).sum().sum()
    assert set(COMPLAINTS.label) <= set(said)
    assert said.count("Soviet Union:") == (COMPLAINTS.complainant == "ussr").sum()
    count = COMPLAINTS.by.value_counts()
    headings = {f"In both accounts: {count['both']}", f"Only in {FREYMOND}: {count[FREYMOND]}", f"Only in {FU}: {count[FU]}"}
    assert headings <= set(said)


def test_of_too_many_complaints_the_most_mentioned_of_each_block_are_drawn_and_the_chart_says_so():
    c = COLLECTION(LONG)
    table = compare.grievances.by_complaint(c, compare.grievances.mentions(c))
    said = words(chart("complaints", LONG))
    for name in c.sources.name:
        assert f"Only in {name}: {(table.by == name).sum()} ({MOST // 3} drawn)" in said
    assert len(table) > MOST >= sum(text in set(table.label) for text in said)
    assert any("Not drawn" in text for text in said)


def test_by_theme_draws_chinas_mentions_and_no_others():
    china = THEMES[THEMES.complainant == "china"].groupby("account").mentions.sum()
    for name, axes in zip(C.sources.name, chart("complaints_by_theme").axes):
        assert len(marks(axes)) == china[name] and axes.texts[0].get_text() == f"{name}: {china[name]}"


def test_where_marks_have_no_room_bars_are_as_long():
    mentions = compare.grievances.mentions(COLLECTION(LONG)).query("complainant == 'china'").account.value_counts()
    for name, axes in zip(COLLECTION(LONG).sources.name, chart("complaints_by_theme", LONG).axes):
        assert sum(bar.get_width() for bar in axes.patches) == mentions[name] and not marks(axes)


def test_in_time_every_mention_stands_on_its_side_at_its_year_or_in_the_block():
    axes = chart("grievances_in_time").axes
    for n, name in enumerate(C.sources.name):
        own = EVERY[EVERY.account == name]
        dated, beside = marks(axes[2 * n]), marks(axes[2 * n + 1])
        assert len(dated) == own.year.notna().sum() and len(beside) == own.year.isna().sum()
        assert sum(mark.y > 0 for mark in dated + beside) == (own.complainant == "china").sum()
        assert sorted(mark.x for mark in dated) == sorted(own.year.dropna() // 1 + 0.5)


def test_what_is_told_without_blame_is_striped_and_what_is_implied_open():
    drawn = [mark for axes in chart("grievances_in_time").axes for mark in marks(axes)]
    assert sum(mark.striped for mark in drawn) == (EVERY.stated == "told").sum()
    assert sum(mark.face == "#FFFFFF" and not mark.striped for mark in drawn) == (EVERY.stated == "implied").sum()


def test_where_mentions_are_bars_their_accounts_mark_stands_beside_them():
    for colour, axes in zip(COLOURS, chart("grievances_in_time", LONG).axes[::2]):
        assert {(mark.y, mark.x < 0, mark.colour) for mark in marks(axes)} == {(0, True, colour)} and axes.patches


def test_an_account_with_no_complaint_is_said_to_have_none():
    assert f"Only in {CALM}: none" in words(chart("complaints", ODD))
    assert "none" in words(chart("complaints_by_theme", ODD))
    assert any(f"{CALM}: none." in text for text in words(chart("grievances_in_time", ODD)))
