"""What a student writes at length: a corrected sentence and a paragraph, checked for what can be counted.

Checks are a table with the columns asked, state ('yes', 'not yet') and feedback. They look at form and evidence. Whether
an argument is good a reader has to say.
"""

import re

import pandas

from .. import compare
from ..dates import against, stretch
from ..tables.problem import nearest
from ..wordcount import words_in
from ..wording import count, listed
from .marking import EMPTY, NOTHING, read
from .tasks import MET, edtf

COLUMNS = ["asked", "state", "feedback"]
SHORTEST, LONGEST = 120, 220  # words of a paragraph
MOST = 40  # words of a sentence
EACH = 2  # passages of each account
# What a paragraph is to say: words of which one is enough (as the beginning of a word), and advice if none is there.
SAYS = {
    "It says where they agree": ("agree|both|alike|share|same|common|similar", "Find a word for likeness, and say what is alike."),
    "It says where they differ":
        ("differ|disagree|unlike|whereas|while|but|contrast|however|yet", "Find a word for difference, and say what differs."),
    "It thinks of silence": ("silent|silence|leaves out|leave out|says nothing|say nothing|alone|no word of",
                             "Is there a question on which only one of them speaks?"),
    "It thinks of the kind of text": ("notes|short|limit|length|purpose|revision|because it is|genre|error|wrong",
                                      "What are the two texts, and what may follow from that?"),
    "It answers 'how far'": ("far|extent|largely|mainly|mostly|partly|little|only|more than|less than|rather",
                             "Weigh in the first or the last sentence: wholly, in part, seldom? Say how far."),
}  # fmt: skip


def for_questions(c, questions):
    """The accounts' answers to some questions (the values of a dict), with the passages they rest on.

    One row an account and passage.
    """
    legal = dict(zip(c.questions.question, c.questions.label))
    known = [read(question, legal)[0] for question in (questions.values() if isinstance(questions, dict) else ())]
    rows = compare.positions.answered(c)
    rows = rows[rows.account & rows.question.isin(known)]
    second = rows[rows.passage2 != ""].drop(columns=["passage", "where", "quote"])
    second = second.rename(columns={"passage2": "passage", "where2": "where", "quote2": "quote"})
    both = pandas.concat([rows.drop(columns=["passage2", "where2", "quote2"]), second])
    return both.sort_index(kind="stable").reset_index(drop=True)


def sentence(c, passage, text):
    """Check a corrected sentence: its length, and whether its date meets the record and no wrong one is left."""
    text, state, feedback = read(text)
    if state:
        return pandas.DataFrame([["A sentence", "not yet", feedback]], columns=COLUMNS)
    record = compare.record.dated_statements(c).set_index("passage").date[passage]
    known = [edtf(found) for found in re.findall(r"(?:\d{1,2} )?(?:[^\W\d]+ )?\d{4}(?:-\d{2}){0,2}", text)]
    spans = [date for date in known if date and stretch(date).length < 1.1]
    met = [against(date, record).relation in MET for date in spans]
    rows = [
        ("It ends", text[-1] in ".!?", "A full stop closes it.", "Close it with a full stop."),
        ("It is short", words_in(text) <= MOST, f"{count(words_in(text), 'word')}.", f"Say it in {MOST} words."),
        ("It is dated", any(met), "Its date meets the record.", "No date in it meets the record. Look yours up once more."),
        (
            "No other date is left",
            bool(spans) and all(met),
            "Every date in it meets the record.",
            "One of its dates does not meet the record. Is it needed?" if spans else "There is no date in it yet.",
        ),
    ]
    return _checks(rows)


def cited(text):
    """The passage ids that a text cites in square brackets, in order."""
    inside = re.findall(r"\[([^\[\]]*)\]", text)
    return [name for part in inside for name in re.split(r"[\s,;]+", part.strip()) if name]


def checklist(c, text):
    """Check a paragraph on how far the accounts agree: length, both accounts, likeness, difference, evidence, a judgement."""
    text, state, feedback = read(text)
    if state:
        return pandas.DataFrame([["A paragraph", "not yet", feedback]], columns=COLUMNS)
    plain = re.sub(r"\[[^\[\]]*\]", " ", text)
    words, names = words_in(plain), list(c.sources.name)
    missing = [name for name in names if not re.search(rf"\b{re.escape(name)}\b", plain, re.I)]
    length = f"It has {count(words, 'word')}"
    too = f"{length}; {SHORTEST - words} more would do." if words < SHORTEST else f"{length}; cut {words - LONGEST}."
    sentences = re.split(r"(?<=[.!?])\s+", plain.strip())
    where = {"It answers 'how far'": f"{sentences[0]} {sentences[-1]}"}
    rows = [
        (f"{SHORTEST} to {LONGEST} words", SHORTEST <= words <= LONGEST, f"{length}.", too),
        ("It names every account", not missing, "It does.", f"It does not name {listed(missing)}."),
    ]
    for asked, (enough, otherwise) in SAYS.items():
        said = [word for word in enough.split("|") if re.search(rf"\b{word}", where.get(asked, plain), re.I)]
        rows.append((asked, bool(said), f"You write '{''.join(said[:1])}'.", otherwise))
    return _checks([*rows, *_evidence(c, cited(text))])


def _evidence(c, ids):
    """Checks of the passages cited: that they exist, and that there are enough of each account."""
    account = c.passages.set_index("passage").source.map(compare.sentences.account_names(c))
    unknown = [name for name in dict.fromkeys(ids) if name not in account.index]
    told = "; ".join(f"there is no passage '{name[:40]}', {nearest(name, account.index)}" for name in unknown)
    yield (
        "Every passage cited exists",
        bool(ids) and not unknown,
        f"{count(len(set(ids)), 'passage')} cited.",
        f"{told[:1].upper()}{told[1:]}" if unknown else "Cite passages by their ids, in square brackets.",
    )
    for name in c.sources.name:
        own = len({passage for passage in ids if account.get(passage) == name})
        few = f"{count(own, 'passage')} so far. Add {EACH - own}, by id, in square brackets."
        yield f"{EACH} passages of {name}", own >= EACH, f"{count(own, 'passage')}.", few


def _checks(rows):
    """A table of checks from (asked, whether it is so, what to say then, what to say otherwise)."""
    table = [(asked, "yes" if met else "not yet", said if met else otherwise) for asked, met, said, otherwise in rows]
    return pandas.DataFrame(table, columns=COLUMNS)


def verdict(checks):
    """Say in a sentence how many checks are met."""
    met = int((checks.state == "yes").sum())
    if len(checks) == 1:
        return NOTHING if checks.feedback[0] == EMPTY else checks.feedback[0]
    if met == len(checks):
        return f"All {met} points are met. Now read it aloud to somebody: a computer can count, only a reader can judge."
    return f"{met} of {len(checks)} points {'is' if met == 1 else 'are'} met. The table says what is still to do."
