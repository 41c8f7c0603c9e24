"""What notebook 02 says of periods, of the sentences year by year and of turning points."""

import math

import pandas
from pages import word
from sidebyside import charts as drawn
from sidebyside import compare
from sidebyside.dates import in_words, stretch


def turns(c):
    """The first year of conflict (begins) and the last of friendship (ends) of each work that draws both (a table by name)."""
    table = compare.phases.turns(compare.phases.periods(c)).set_index("name")
    return table.assign(begins=table.conflict.map(math.floor), ends=table.friendship.map(math.ceil) - 1)


def conflicts(c):
    """The first year of conflict since 1949 by scope and work of history (a Series)."""
    since = compare.phases.periods(c).query("not account and relation == 'apart' and first >= 1949")
    return since.groupby(["scope", "name"])["first"].min().astype(int)


def overlap(c, name):
    """The first and last year that both a period of friendship and one of conflict cover, of those that have an end."""
    own = compare.phases.periods(c).query("name == @name and scope == 'period'")
    years = {"closer": set(), "apart": set(), "mixed": set()}
    for row in own[own["last"] < math.inf].itertuples():
        years[row.relation] |= set(range(int(max(row.first, 1900)), math.ceil(row.last)))
    both = years["closer"] & years["apart"]
    return min(both), max(both)


def moves(c):
    return compare.phases.movements(compare.sentences.placed(c, compare.sentences.coded(c)))


def headlines(c):
    table, moved = turns(c), moves(c)
    theirs, years = table[~table.account], table[["begins", "ends"]].T
    begin = conflicts(c)
    history = compare.phases.periods(c).query("not account")
    closer = moved[moved.effect == "closer"].groupby("account").year.max() // 1
    return {
        "Both accounts start the conflict before they end the friendship": (
            (table.begins <= table.ends)[c.sources.name].all()
        ),
        "Two bars for each of five works: friendship to its last year, conflict from its first. In Freymond conflict "
        "begins in 1950 and friendship ends in 1957, in Fu in 1956 and 1959. In two of the three works of history the "
        "conflict begins only when the friendship has ended.": (
            (list(years["Freymond"]), list(years["Fu"]), len(table)) == ([1950, 1957], [1956, 1959], 5)
            and (theirs.conflict >= theirs.friendship).sum() == 2
        ),
        "Freymond's strain begins about 1950, Fu's rift about 1956": (
            table.begins[["Freymond", "Fu"]].tolist() == [1950, 1956]
            and "strain" in table.conflict_label["Freymond"]
            and "Rift" in table.conflict_label["Fu"]
        ),
        "Timeline of the periods each account names, friendship above and conflict below. They overlap from 1950 to 1956 "
        "in Freymond and from 1956 to 1959 in Fu.": (
            (overlap(c, "Freymond"), overlap(c, "Fu")) == ((1950, 1956), (1956, 1959))
        ),
        "Works that divide the story begin the conflict between 1957 and 1960": (
            (begin["period"].min(), begin["period"].max()) == (1957, 1960)
        ),
        "Timeline with a row for each account and for nine works of history. The five that divide the story begin the "
        "conflict between 1957 and 1960; Lüthi's and Zagoria's books cover a conflict from 1956.": (
            (history.name.nunique(), history.name[history.scope == "period"].nunique(), len(begin["period"])) == (9, 5, 5)
            and (begin["whole"][["Lüthi 2008", "Zagoria 1962"]] == 1956).all()
        ),
        "The last dated sentence on closeness: 1950 in Freymond, 1956 in Fu": (
            closer[["Freymond", "Fu"]].tolist() == [1950, 1956]
        ),
        "Sentences stacked at their year, drawing closer above and drifting apart below. The last one above stands at "
        "1950 in Freymond and at 1956 in Fu. Of 81 sentences 43 have no single year.": (
            closer[["Freymond", "Fu"]].tolist() == [1950, 1956] and (len(moved), moved.year.isna().sum()) == (81, 43)
        ),
    }


def prose(c):
    date, start, end = c.events.set_index("event").date, *(c.phases.set_index("phase")[side] for side in ("start", "end"))
    dated = compare.record.dated_statements(c).groupby(["account", "event"]).dated.first()
    turning = compare.phases.spoken_of(c).query("turning_point")
    neither = turning[turning.by == "neither"]
    history, begin = turns(c).query("not account"), conflicts(c)
    change = {(row.ends, row.begins) for row in history.itertuples() if row.conflict >= row.friendship}
    return [
        # the two accounts
        *_counted(c),
        c.phases.set_index("phase").label["fr-golden"],
        f"*golden years* run to {end['fr-golden']}",
        f"begin with Korea in {start['fr-strain']}",
        f"the introduction's: the {start['fr-drift'][:3]}0s",
        f"drifted apart in the {start['fr-drift'][:3]}0s",
        f"promises the late {end['fu-whole-title'][:3]}0s, while the text stops at {end['fu-whole']}",
        f"{word(int(end['fu-deepening']) - int(start['fu-deepening']) + 1)} years of deepening friendship",
        f"a rift from {start['fu-rift']} on",
        # historians
        f"Only {word(len(history))} of the historians' schemes",
        f"change over in {'; '.join(f'{end}-{begin % 100}' for end, begin in change)}",
        f"Shen and Xia's chapters overlap in {start['shen-xia-domestic']}"
        if start["shen-xia-domestic"] == end["shen-xia-hungary"] else "",
        f"None of the {word(len(begin['period']))} works that divide the story lets the conflict begin before "
        f"{begin['period'].min()}",
        f"Freymond's strain begins {word(begin['period'].min() - turns(c).begins['Freymond'])} years earlier",
        f"the congress of {date['E29'][:4]}, where {word((begin['whole'] == int(date['E29'][:4])).sum())} of the books begin",
        f"book of {c.works.set_index('work').year['shen-2017']} shows another way out: its part on "
        f"{start['shen-comrades']} to {end['shen-comrades']}",
        # events
        f"the treaty of {date['E12'][:4]}",
        f"the Secret Speech of {date['E30'][:4]}",
        f"the border clash of {date['E87'][:4]}",
        f"both marks stand at its middle, {int(stretch(date['E99']).middle)}"
        if set(moves(c).dated_by[moves(c).event == "E99"]) == {"its event"} else "",
        f"Fu to {dated['Fu', 'E17']}, Freymond to mid-{dated['Freymond', 'E15'][:4]}",
        f"{in_words(date['E15']).rsplit(' ', 1)[0]} and the crossing of the Yalu on {in_words(date['E17'])}",
        f"at least {word(c.turning_points.groupby('event').size().min())} works of history",
        f"Of {word(len(turning))}, both accounts speak of {word((turning.by == 'both').sum())} and neither of "
        f"{word(len(neither))}: none of the last {word(len(neither))}, from the bomb that was withheld in "
        f"{date['E54'][:4]} to the shots of {date['E87'][:4]}"
        if set(turning.by[turning.date >= date["E54"]]) == {"neither"} else "",
    ]  # fmt: skip


def _counted(c):
    """The counts of periods and sentences that the prose gives."""
    own, moved, names = compare.phases.periods(c).query("account and scope == 'period'"), moves(c), list(c.sources.name)
    periods = pandas.crosstab(own.name, own.relation)[["closer", "apart"]].drop_duplicates().to_numpy()
    told = pandas.crosstab(moved.account, moved.effect)
    sure = compare.specifications.findings(c).query("notebook == '02_phases'")
    (row,) = moved.query("effect == 'closer' and dated_by == 'a longer span'").itertuples()
    return [
        *(f"Each account draws {word(closer)} periods of friendship and {word(apart)} of conflict"
          for closer, apart in periods if len(periods) == 1),
        f"by {told.apart[names[0]]} sentences to {told.closer[names[0]]} in {names[0]} and by {told.apart[names[1]]} to "
        f"{told.closer[names[1]]} in {names[1]}",
        f"a friendship from {' to '.join(row.dated.split('/'))}",
        "than of drawing closer in every way of counting" if (sure.strength == "solid").all() else "",
    ]  # fmt: skip


def charts(c):
    periods, located = compare.phases.periods(c), compare.sentences.placed(c, compare.sentences.coded(c))
    marked = compare.phases.years_of(c, {"Treaty": "E12", "Secret Speech": "E30"})
    return {
        "turns": lambda: drawn.phases.turns(compare.phases.turns(periods)),
        "periods": lambda: drawn.phases.periods(periods, marked=marked),
        "worksheet_periods": lambda: drawn.phases.periods(periods, name="worksheet_periods", shaded=False),
        "historians_periods": lambda: drawn.phases.historians(periods),
        "course": lambda: drawn.phases.course(located, marked=marked),
    }
