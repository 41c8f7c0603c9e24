"""What notebook 02 says of periods, of sentences year by year and of turning points."""

import math

import pandas
from sidebyside import compare
from sidebyside.charts import phases
from sidebyside.dates import in_words, stretch

WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen"]  # fmt: skip


def turns(c):
    """The first year of conflict and the last of friendship: a table by name."""
    table = compare.phases.turns(compare.phases.periods(c)).set_index("name")
    return table.assign(begins=table.conflict.map(math.floor), ends=table.friendship.map(math.ceil) - 1)


def years(c, name):
    """The first year of conflict and the last of friendship of a work."""
    return tuple(turns(c).loc[name, ["begins", "ends"]])


def overlap(c, name):
    """The first and last year in which an account's ended periods of friendship and of conflict overlap."""
    both = phases._overlaps(compare.phases.periods(c).query("name == @name and scope == 'period'"))
    return int(min(begin for begin, _ in both)), math.ceil(max(end for _, end in both)) - 1


def conflicts(c, scope):
    """The first year of conflict since 1949 of each work of history with periods of a scope."""
    drawn = compare.phases.periods(c).query("not account and scope == @scope and relation == 'apart' and first >= 1949")
    return drawn.groupby("name")["first"].min().astype(int)


def moves(c):
    return compare.phases.movements(compare.sentences.placed(c, compare.sentences.coded(c)))


def last_closer(c, name):
    told = moves(c)
    return told.year[(told.account == name) & (told.effect == "closer")].max() // 1


def works(c):
    """How many works of history draw periods, and how many of them divide the story."""
    drawn = compare.phases.periods(c).query("not account")
    return drawn.name.nunique(), drawn[drawn.scope == "period"].name.nunique()


HEADLINES = {
    "Both accounts start the conflict before they end the friendship": lambda c: all(
        begins <= ends for begins, ends in (years(c, name) for name in c.sources.name)
    ),
    "Two bars for each of five works: friendship to its last year, conflict from its first. In Freymond conflict "
    "begins in 1950 and friendship ends in 1957, in Fu in 1956 and 1959. In two of the three works of history the "
    "conflict begins only when the friendship has ended.": lambda c: (
        (years(c, "Freymond"), years(c, "Fu")) == ((1950, 1957), (1956, 1959))
        and len(turns(c)) == 5
        and (turns(c).query("not account").conflict >= turns(c).query("not account").friendship).sum() == 2
    ),
    "Freymond's strain begins about 1950, Fu's rift about 1956": lambda c: (
        (years(c, "Freymond")[0], years(c, "Fu")[0]) == (1950, 1956)
        and "strain" in turns(c).conflict_label["Freymond"]
        and "Rift" in turns(c).conflict_label["Fu"]
    ),
    "Timeline of the periods each account names, friendship above and conflict below. They overlap from 1950 to 1956 "
    "in Freymond and from 1956 to 1959 in Fu.": lambda c: (overlap(c, "Freymond"), overlap(c, "Fu")) == ((1950, 1956), (1956, 1959)),
    "Five works with periods begin the conflict between 1957 and 1960": lambda c: (
        (conflicts(c, "period").min(), conflicts(c, "period").max()) == (1957, 1960)
    ),
    "Timeline with a row for each account and for nine works of history. The five that divide the story begin the "
    "conflict between 1957 and 1960; Lüthi's and Zagoria's books cover a conflict from 1956.": lambda c: (
        works(c) == (9, 5)
        and len(conflicts(c, "period")) == 5
        and (conflicts(c, "whole")[["Lüthi 2008", "Zagoria 1962"]] == 1956).all()
    ),
    "Dated closeness ends with 1950 in Freymond and 1956 in Fu": lambda c: (
        [last_closer(c, name) for name in c.sources.name] == [1950, 1956]
    ),
    "Sentences stacked at their year, drawing closer above and drifting apart below. The last closer one stands at "
    "1950 in Freymond and at 1956 in Fu. Of 81 sentences 43 have no single year.": lambda c: (
        (last_closer(c, "Freymond"), last_closer(c, "Fu")) == (1950, 1956)
        and (len(moves(c)), moves(c).year.isna().sum()) == (81, 43)
    ),
}  # fmt: skip


def prose(c):
    date = dict(zip(c.events.event, c.events.date))
    phase = {row.phase: row for row in c.phases.itertuples()}
    late, early = (_said(c, *which) for which in (("Fu", "E17"), ("Freymond", "E15")))
    turning = compare.phases.spoken_of(c).query("turning_point")
    neither = turning.query("by == 'neither'")
    history = turns(c).query("not account")
    change = {(row.ends, row.begins) for row in history.itertuples() if row.conflict >= row.friendship}
    return [
        *_counted(c),
        # the two accounts
        phase["fr-golden"].label,
        f"*golden years* run to {phase['fr-golden'].end}",
        f"begin with Korea in {phase['fr-strain'].start}",
        f"the introduction's: the {phase['fr-drift'].start[:3]}0s",
        f"drifted apart in the {phase['fr-drift'].start[:3]}0s",
        f"promises the late {phase['fu-whole-title'].end[:3]}0s, while the text stops at {phase['fu-whole'].end}",
        f"{WORDS[int(phase['fu-deepening'].end) - int(phase['fu-deepening'].start) + 1]} years of deepening friendship",
        f"a rift from {phase['fu-rift'].start} on",
        # historians
        f"Only {WORDS[len(history)]} of the historians' schemes",
        f"change over in {'; '.join(f'{end}-{begin % 100}' for end, begin in change)}",
        f"Shen and Xia's chapters overlap in {phase['shen-xia-domestic'].start}"
        if phase["shen-xia-domestic"].start == phase["shen-xia-hungary"].end else "",
        f"None of the {WORDS[works(c)[1]]} works that divide the story lets the conflict begin before "
        f"{conflicts(c, 'period').min()}",
        f"Freymond's strain is {WORDS[conflicts(c, 'period').min() - years(c, 'Freymond')[0]]} years older",
        f"the congress of {date['E29'][:4]}, where {WORDS[(conflicts(c, 'whole') == int(date['E29'][:4])).sum()]} of the books begin",
        f"book of {c.works.set_index('work').year['shen-2017']} shows another way out: its part on "
        f"{phase['shen-comrades'].start} to {phase['shen-comrades'].end}",
        # events
        f"the treaty of {date['E12'][:4]}",
        f"the Secret Speech of {date['E30'][:4]}",
        f"the border clash of {date['E87'][:4]}",
        f"both marks stand at its middle, {int(stretch(date['E99']).middle)}"
        if set(moves(c).dated_by[moves(c).event == "E99"]) == {"its event"} else "",
        f"Fu to {late}, Freymond to mid-{early[:4]}",
        f"{in_words(date['E15']).rsplit(' ', 1)[0]} and the crossing of the Yalu on {in_words(date['E17'])}",
        f"at least {WORDS[c.turning_points.groupby('event').size().min()]} works of history",
        f"Of {WORDS[len(turning)]}, both accounts speak of {WORDS[(turning.by == 'both').sum()]} and neither of "
        f"{WORDS[len(neither)]}: none of the last {WORDS[len(neither)]}, from the bomb that was withheld in "
        f"{date['E54'][:4]} to the shots of {date['E87'][:4]}"
        if set(turning.by[turning.date >= date["E54"]]) == {"neither"} else "",
    ]  # fmt: skip


def _said(c, account, event):
    dated = compare.record.dated_statements(c)
    return dated.dated[(dated.account == account) & (dated.event == event)].iloc[0]


def _counted(c):
    """The counts of periods and sentences that the prose gives."""
    own = compare.phases.periods(c).query("account and scope == 'period'")
    periods = pandas.crosstab(own.name, own.relation)
    told, names = pandas.crosstab(moves(c).account, moves(c).effect), list(c.sources.name)
    sure = compare.specifications.findings(c).query("notebook == '02_phases'")
    (row,) = moves(c).query("effect == 'closer' and dated_by == 'a longer span'").itertuples()
    counts = {tuple(periods.loc[name, ["closer", "apart"]]) for name in names}
    return [
        *(f"Each account draws {WORDS[closer]} periods of friendship and {WORDS[apart]} of conflict"
          for closer, apart in counts if len(counts) == 1),
        f"by {told.apart[names[0]]} sentences to {told.closer[names[0]]} in {names[0]} and by {told.apart[names[1]]} to "
        f"{told.closer[names[1]]} in {names[1]}",
        f"a friendship from {' to '.join(row.dated.split('/'))}",
        "than of drawing closer in every way of counting" if (sure.strength == "solid").all() else "",
    ]  # fmt: skip


def charts(c):
    drawn, located = compare.phases.periods(c), compare.sentences.placed(c, compare.sentences.coded(c))
    marked = compare.phases.years_of(c, {"Treaty": "E12", "Secret Speech": "E30"})
    return {
        "turns": lambda: phases.turns(compare.phases.turns(drawn)),
        "periods": lambda: phases.periods(drawn, marked=marked),
        "worksheet_periods": lambda: phases.periods(drawn, name="worksheet_periods", shaded=False),
        "historians_periods": lambda: phases.historians(drawn),
        "course": lambda: phases.course(located, marked=marked),
    }
