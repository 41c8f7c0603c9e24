"""What the tables and notebooks say today, in the words of the prose: every claim with a number, computed anew."""

import json
import re
from pathlib import Path

import yaml
from sidebyside import (
    canvas,
    choices,
    compare,
    debate,
    debate_words,
    evidence,
    forms,
    lessons,
    quoting,
    reliability,
    scripts,
)
from sidebyside.dates import in_words, stretch
from sidebyside.phrases import leading, listed

ROOT = Path(__file__).resolve().parents[1]
BOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
WORKSHEETS = sorted((ROOT / "notebooks").glob("worksheet_*.ipynb"))
NUMBERS = {13: "thirteen", 14: "fourteen", 15: "fifteen"}
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def word(number):
    return WORDS[number] if number < len(WORDS) else str(number)


def cells(book, kind):
    """The text of every Markdown or code cell of a notebook (by how its name begins)."""
    path = next(path for path in BOOKS + WORKSHEETS if path.name.startswith(book))
    return [
        "".join(cell["source"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == kind
    ]


def minutes(book):
    """The minutes in the header table of a notebook."""
    return int(re.search(r"\| \*\*Time\*\* \| (\d+) minutes", cells(book, "markdown")[0])[1])


def borne_out(c):
    """The claims that the collection bears out: strings that the prose may hold."""
    date = dict(zip(c.events.event, c.events.date))
    label = dict(zip(c.events.event, c.events.label))
    phase = c.phases.set_index("phase")
    work = c.works.set_index("work")
    said = compare.sentences(c)
    apart = compare.parting(said)
    shares = compare.explanation_shares(c, apart).set_index(["account", "explanation"])
    length = compare.lengths(said).groupby("account").words.sum()
    times = length["Fu"] / length["Freymond"]
    pairs = reliability.paired(c)
    parted = reliability.parted(pairs, "explanation").groupby("account", observed=True).size()
    sentences = said.groupby("account", observed=True).size()
    moves = compare.movements(compare.placed(c, said))
    partings = compare.partings(compare.periods(c)).set_index("name")
    dated = debate.dated_statements(c)
    late = dated[(dated.account == "Fu") & (dated.event == "E17")]
    early = dated[(dated.account == "Freymond") & (dated.event == "E15")]
    poland = dated.dated[dated.passage == "fu-4-1-2"].iloc[0]
    printed = work.year["ref-peoples-daily-1959"]
    spoken = compare.spoken_of(c).set_index("event").by
    to_code = re.findall(
        r'"((?:fr|fu)-[\w-]+)"', next(text for text in cells("07", "code") if text.startswith("ten ="))
    )
    fields = int((c.codes[c.codes.variable == "explanation"].code != "none").sum())
    readings = word(c.coding.reading.nunique())
    hers, his = shares.loc["Freymond"], shares.loc["Fu"]
    causes = apart[(apart.account == "Freymond") & (apart.role == "cause") & (apart.explanation != "none")]
    historians = len(partings) - sum(partings.index.isin(c.sources.name))

    def most(own):
        return listed(leading(own[own.index != "none"], "total"))

    def year(event):
        return date[event][:4]

    def starts(name):
        return phase.start[name][:4]

    def ends(name):
        return phase.end[name][:4]

    def decade(text):
        return f"{text[:3]}0s"

    def length_of(source):  # to hundreds; of more than a thousand words, to five hundreds
        whole = int(c.passages.words[c.passages.source == source].sum())
        return f"{round(whole / 500) * 500:,}" if whole >= 1_000 else f"{round(whole, -2)}"

    def change_over(*names):
        own = {(int(row.closeness) - 1, int(row.parting)) for row in partings.loc[list(names)].itertuples()}
        return "; ".join(f"{last}-{first % 100}" for last, first in sorted(own))

    two = word(len(c.sources))
    return [
        # How many
        *[f"{two} {noun}" for noun in ("accounts", "texts", "written accounts", "short texts", "authors")],
        *[f"the {which} {two}" for which in ("other", "first", "collection's")],
        f"{word(len(reliability.READERS))} readings",
        f"at least {word(int(c.turning_points.groupby('event').size().min()))} works argue",
        f"{word(int(work.year['origin-1963']) - int(work.year['hedp-1956']))} years later dated the quarrel",
        f"{readings} readings",
        f"given {readings} times",
        f"It has {readings} rows",
        f"where the {readings} are not the same",
        f"{word(fields)} fields",
        f"the {word(sum('strips.glance(' in text for text in cells('01', 'code')))} pictures above",
        f"{length_of('freymond')} words, by their form",
        f"{length_of('fu')} words, in the proceedings",
        f"a paper of {length_of('fu')} words, the other notes of {length_of('freymond')}",
        f"{word(int(times))} times as long",
        f"About {round(len(said), -1)} sentences",
        f"{word(len(to_code))} sentences, {word(len([p for p in to_code if p.startswith('fu')]))} of each account",
        f"Code {word(len(to_code))} sentences yourself",
        f"{word(historians)} of the historians' schemes",
        *walks(c, hers, his, dated, late.dated.iloc[0], date),
        # Who wrote, and when
        f"school notes of {work.year['freymond-2022'][:4]}-{work.year['freymond-2022'][7:]}",
        f"school notes ({work.year['freymond-2022'][:4]}-{work.year['freymond-2022'][7:]})",
        f"paper of {work.year['fu-2023']}",
        f"conference paper ({work.year['fu-2023']})",
        work.title["fu-2023"],
        # What they count
        f"{word(int(hers.told['ideology'])).capitalize()} of Freymond's {word(int(hers.total['ideology']))} sentences on ideology",
        f"The counts are small: Freymond has {int(hers.named.iloc[0])} such sentences, Fu {int(his.named.iloc[0])}.",
        f"Freymond's sentences that say the two moved apart name {most(hers)} most often, Fu's {most(his)}",
        debate_words.matrix(debate.relations(c), list(c.sources.name)).title,
        "under a third of those that name one" if his.total["chauvinism"] / his.named.iloc[0] < 1 / 3 else "",
        f"{word(len(causes))} are left, one each for {listed(code for code in hers.index if code in set(causes.explanation))}"
        if causes.explanation.is_unique
        else "",
        f"parted on {word(parted['Freymond'])} fields of {sentences['Freymond']}, in Fu on {word(parted['Fu'])} of {sentences['Fu']}",
        # Events
        f"In {year('E12')} China and the Soviet Union became allies",
        f"Some {word(int(year('E64')) - int(year('E12')))} years later they were rivals",
        f"with your {word(len(to_code))} codes",
        f"in {year('E87')} their soldiers shot",
        f"the treaty of {year('E12')}",
        f"the Moscow meeting of {year('E41')}",
        f"the Taiwan crisis of {year('E47')}",
        f"the recall of the experts in {year('E64')}",
        f"the test ban of {year('E74')}",
        f"the border clash of {year('E87')}",
        f"{in_words(date['E15']).rsplit(' ', 1)[0]} and the crossing of the Yalu on {in_words(date['E17'])}",
        f"the whole war stands at {int(stretch(date['E99']).middle)}",
        f"the polemics of {year('E62')}",
        f"doctrine parts in {year('E29')}",
        f"at work in {year('E29')}",
        label["E29"].split(" of ")[0],
        f"The talks of {in_words(date['E73'][:7])} and the shots of {in_words(date['E87'][:7])} are in no sentence"
        if set(spoken[["E73", "E87"]]) == {"neither"}
        else "",
        f"if China entered Korea in {year('E17')}?",
        f"it needs {year('E17')} and not {late.dated.iloc[0]}",
        f"if the experts left in {year('E64')}?",
        f"In {year('E63')} it follows" if year("E63") == year("E64") and date["E63"] < date["E64"] else "",
        # Periods
        f"*golden years* run to {ends('fr-golden')}",
        f"begin with Korea in {starts('fr-strain')}",
        f"the introduction's: the {decade(starts('fr-drift'))}",
        f"promises the late {decade(ends('fu-whole-title'))}, while the text stops at {ends('fu-whole')}",
        f"{word(int(ends('fu-deepening')) - int(starts('fu-deepening')) + 1)} years of deepening friendship",
        f"change over in {change_over('Wilson Center', 'Xia Yafeng & Tagirova 2024')}",
        f"around {starts('shen-xia-hungary')}-{ends('shen-xia-hungary')[2:]}",
        f"drifted apart in the {decade(starts('fr-drift'))}",
        f"a rift from {starts('fu-rift')} on",
        f"a happy time in {starts('fu-honeymoon')}",
        f"honeymoon of {starts('shen-xia-honeymoon')}-{ends('shen-xia-honeymoon')[2:]}",
        # Dates that the accounts give
        f"Fu to {late.dated.iloc[0]}, Freymond to mid-{early.dated.iloc[0][:4]}",
        f"Freymond of its beginning in {early.dated.iloc[0][:4]}, Fu of {late.dated.iloc[0]}",
        f"What does not survive is {late.dated.iloc[0]}",
        f"by more than {word(int(late.years.min()))} years",
        f"if Fu means {poland}, the year with which the paragraph opens; the newspaper cited after it is of {printed}",
        f"{word(int(late.years.min())).capitalize()} years do.",
        f"ideology enters in {int(moves.year[moves.explanation == 'ideology'].min())}",
        f"What stands before {int(moves.year[moves.explanation == 'ideology'].min())}",
        f"section {next(p.split('-')[1] for p in said.passage if p == 'fu-2-3-6')} has Soviet control",
        # How it is done
        f"The usual bar is {reliability.TARGET:.2f}",
        f"Below {reliability.TARGET:.2f}",
        "a thousand times" if reliability.RESAMPLES == 1_000 else "",
        f"at {word(len(choices.CHOICES))} points",
        f"at most {word(quoting.MOST_WORDS_IN_A_QUOTE)} words",
        f"{word(scripts.DENSE_A_WORD)} characters of Chinese",
        f"{word(scripts.LONG_A_WORD)} letters of Thai",
        "under a fifth" if quoting.MOST_QUOTED_SHARE == 1 / 5 else "",
        f"in {word(len(forms.SHEETS) + len(forms.SECOND))} sheets",
        f"{word(sum(bool(re.match(r'## [0-9]', line)) for text in cells('08', 'markdown') for line in text.split(chr(10))))} steps",
        f"up to {word(len(canvas.SHAPES) - len(c.sources))} of yours",
        f"up to {word(len(canvas.SHAPES) - len(c.sources))} have room",
        f"you need Python {', '.join(editions()[:-1])} or {editions()[-1]},",
        f"`py -{editions()[-1]}` for `py`",
        f"no Python file over {noted('MOST_LINES', 'tests/test_package.py')} lines",
        *worksheets(c, late.dated.iloc[0]),
        *[f"<{path.stem}>, {minutes(path.stem[:2])} min" for path in BOOKS],
    ]


def walks(c, hers, his, dated, late, date):
    """What the walks of the notebooks say by hand; hers and his are shares, late is the year Fu gives for the entry into Korea."""
    voiced = compare.complaints_by_account(c, compare.voicings(c))
    relation = debate.relations(c).relation
    turning = compare.spoken_of(c).query("turning_point")
    met = debate.company(c)
    references = compare.cited(c).certainty
    sure = choices.verdicts(c, specs := choices.specifications(c), choices.margins(c, specs)).set_index("claim")
    chauvinism, ideology = sure.loc["fu-leads-chauvinism"], sure.loc["ideology-more-in-freymond"]
    order = sure.loc["freymond-leads-ideology"]

    def shared(account, group):
        own = met[(met.account == account) & group].met
        return int((own == "agrees").sum()), len(own)

    def closest(account, least=10):
        asked = {school: shared(account, met.school == school) for school in met.school.unique() if school}
        return max((same / asked_of, school) for school, (same, asked_of) in asked.items() if asked_of > least)[1]

    def of(account, *actors):
        return ["{} of {}".format(*shared(account, met.actor == actor)) for actor in actors]

    return [
        f"{word(int(hers.total['ideology']))} of Freymond's {word(int(hers.named.iloc[0]))} sentences that name a field are about ideology",
        f"In Fu, chauvinism leads with {int(his.total['chauvinism'])} of {int(his.named.iloc[0])}",
        f"{word(int(hers.named.iloc[0]))} sentences are few",
        f"They voice {len(voiced)} complaints with a word of blame. {word((voiced.by == 'both').sum()).capitalize()} appear in both",
        f"On {len(relation)} questions they share an answer {word(relation.isin(['agree', 'in part']).sum())} times",
        f"Fu has China enter the war in Korea in {late}, the year",
        f"Of {len(references)} references none could be identified for certain, and {word((references != 'unknown').sum())} very probably"
        if not (references == "confirmed").any() else "",
        f"Of {NUMBERS[len(turning)]}, both accounts speak of {word((turning.by == 'both').sum())} and neither of "
        f"{word((turning.by == 'neither').sum())}: none of the last {word((turning.by == 'neither').sum())}, "
        f"from the bomb that was withheld in {date['E54'][:4]} to the shots of {date['E87'][:4]}"
        if set(turning.by[turning.date >= date["E54"]]) == {"neither"} else "",
        f"Of {len(dated)} dated statements {int(dated.relation.isin(['same', 'coarser', 'contained', 'overlapping', 'near']).sum())} meet",
        f"names chauvinism more than any other field in all {chauvinism.ways} ways" if chauvinism.holds == chauvinism.ways else "",
        f"in Freymond than in Fu in all {ideology.ways} ways. Leave out her section on Khrushchev, and it holds in "
        f"{ideology.section_holds:.0%} of them" if ideology.section == "Freymond: Khrushchev" else "",
        "in Fu than in Freymond in {holds} of {ways} ways".format(**sure.loc["chauvinism-more-in-fu"]),
        f"in {order.holds} ways, ties in {order.ties} and trails in {order.fails}",
        "with {} statements of the Chinese party and {} of Mao's, and with {} of the Soviet party's".format(
            *of("Fu", "chinese-party", "mao", "soviet-party")),
        "Freymond follows neither: {}, {} and {}".format(*of("Freymond", "chinese-party", "mao", "soviet-party")),
        "Of the schools with more than ten answers Fu is closest to those who read the press of the time, with {} of {}".format(
            *shared("Fu", met.school == "press")) if closest("Fu") == "press" else "",
    ]


def worksheets(c, late):
    """What the worksheets say of their own tasks; late is the year an account gives for the entry into Korea."""
    events = len(lessons.events(c))
    return [
        f"{word(len(lessons.paragraph(c, 'fr-khrushchev')))} sentences of Freymond's notes",
        f"the same {word(len(lessons.paragraph(c, 'fu-3-4')))} sentences",
        f"{word(events)} turning points",
        f"with {word(events)} events there are {events * (events - 1) // 2} pairs",
        f"which of the {word(events)} events",
        f"Take {word(asked('worksheet_2', 'mine') // len(c.sources))} years",
        f"{word(asked('worksheet_3', 'pairs'))} sentences of Freymond's notes that voice such a complaint",
        f"the dates of {word(asked('worksheet_4', 'found'))} events",
        f"Here are {word(asked('worksheet_4', 'weight'))} places",
        f"dated to {late}",
        f"at most {evidence.MOST} words",
        f"Choose {word(asked('worksheet_5', 'chosen'))} questions",
        f"{evidence.SHORTEST} to {evidence.LONGEST} words",
        f"{word((ROOT / 'lessons' / 'README.md').read_text(encoding='utf-8').count('## Lesson '))} lessons",
    ]


def asked(sheet, answers):
    """How many answers a worksheet asks for in one place."""
    cell = next(text for text in cells(sheet, "code") if text.startswith(f"{answers} = "))
    return cell[: cell.index("}")].count('": ""')


def noted(name, file):
    """A number as a file of Python gives it."""
    return re.search(rf"(?m)^{name} = (\d+)$", (ROOT / file).read_text(encoding="utf-8"))[1]


def editions():
    """The editions of Python with which the workflow runs all tests."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    return workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
