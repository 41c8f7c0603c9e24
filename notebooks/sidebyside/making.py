"""Make the folder of an account of your own and its sheets, from a text. Nothing here changes a file that is there."""

import re
from pathlib import Path

import pandas

from . import division, forms, sheets
from .collection import DATA, CollectionError, read_schema
from .phrases import count, enumerated, listed
from .problem import Problem
from .scripts import words_in

ACCOUNTS = DATA.parent / "accounts"
NAME = re.compile(r"[a-z]{2}[a-z0-9]*(-[a-z0-9]+)*")
MEANING = {
    ("kind", "title"): "The title of the whole text. Not coded.",
    ("kind", "byline"): "Who wrote it, or where it stood. Not coded.",
    ("kind", "keywords"): "A list of keywords. Not coded.",
    ("kind", "heading"): "The heading of a section. Not coded.",
    ("kind", "sentence"): "A sentence, or a line of notes. This is what is coded.",
    ("kind", "reference"): "An entry of a list of references. Not coded.",
    ("scope", "period"): "One period of the story.",
    ("scope", "whole"): "The whole story that the text sets out to tell.",
    ("bounds", "stated"): "The text gives the first year and the last.",
    ("bounds", "partly"): "One year, or both, is taken from what the text tells.",
}
LISTED = {("passages", "kind"), ("phases", "scope"), ("phases", "bounds"), ("complaints", "holder")}
STOPPED = re.compile(r"[.!?…。！？][\"'”’»)\]」』）]*$")
# A spreadsheet takes mar-1-2 for a day in March.
MONTHS = re.compile("(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|ober)?")


def begin(c, name, text=None):
    """Make the folder of an account with a place for its text; says what there is now.

    name is the folder's name in accounts/: small letters, digits and hyphens, and none that an account of the
    collection has. text may be the path of a plain text file, which is copied. In a folder that is there already
    only a file that is missing is made. Raises CollectionError, with what to do, for a name or a text that will not do.
    """
    folder = folder_of(name)
    if name in set(c.sources.source):
        raise _refusal(f"accounts/{name}", "an account of the collection has this name", "choose another one")
    there = folder.exists()
    missing = [file for file in ("text.txt", "about.csv") if not (folder / file).exists()]
    wanted = text and "text.txt" in missing
    content = _plain(Path(text).expanduser(), str(text), "look where the text is saved") if wanted else ""
    folder.mkdir(parents=True, exist_ok=True)
    if "text.txt" in missing:
        (folder / "text.txt").write_text(content, encoding="utf-8")
    if "about.csv" in missing:
        asked = [[what, "", told] for what, told in forms.ABOUT.items()]
        sheets.write(folder / "about.csv", forms.SHEETS["about.csv"], asked)
    if not there:
        return (
            f"The folder accounts/{name} was made, with text.txt for the text and about.csv for what is known about it."
        )
    told = f"The folder accounts/{name} is there already; "
    told += f"{listed(missing)} was missing and is there now." if missing else "nothing was changed."
    if text and not wanted:
        told += f" {text} was not copied, for there is a text.txt: delete that, and run this again to copy the other."
    return told


def divide(c, name, language="en"):
    """Divide the text of an account into passages and make the sheets that are not there yet; says what there is.

    Raises CollectionError if there is no text.
    """
    folder, made = folder_of(name), []
    text = _text(folder, name)
    for file, rows in _blank(c, name, text, language):
        if not (folder / file).exists():
            sheets.write(folder / file, forms.SHEETS.get(file, ["column", "value", "meaning"]), rows)
            made.append(file)
    kinds, sentences = list(passages(name).kind), list(passages(name).text)
    told = [
        f"accounts/{name} has {count(len(kinds), 'passage')}, among them {count(kinds.count('sentence'), 'sentence')}."
    ]
    told.append(f"New: {', '.join(made)}." if made else "All sheets are there; nothing was changed.")
    if "heading" not in kinds:
        told.append("No heading was found: if your text has some, put an empty line above and below each.")
    if "title" not in kinds:
        told.append("No title was found: if your text has one, put it first, with '# ' before it if headings have '## '.")
    if maybe := _maybe_headings(passages(name)):
        shown = enumerated((f"{passage} ('{text}')" for passage, text in maybe), 3)
        told.append(f"Short and without a stop at the end, so perhaps a heading: {shown}. If so, change its kind.")
    if sentences != [passage.text for passage in division.passages(text, language)]:
        told.append(
            "sentences.csv is not divided as text.txt would be now. That is right if you have mended it by hand. "
            "To divide anew, delete sentences.csv (and second.csv) and run this again; the codes in them are then lost."
        )
    return " ".join(told)


def passages(name):
    """The passages of an account as its sheet has them: columns passage, kind, where, text and the codes."""
    folder = folder_of(name)
    if not (folder / "sentences.csv").exists():
        wrong, remedy = "the file is missing", "run the cell of step 3, which divides the text and makes it"
        raise _refusal(f"{name}/sentences.csv", wrong, remedy)
    table, found = sheets.read(folder / "sentences.csv", forms.SHEETS["sentences.csv"], (), f"{name}/sentences.csv")
    if table is None:
        raise CollectionError(found)
    return table


def _maybe_headings(table):
    """The sentences that are short, end in no stop and stand alone in their paragraph: pairs of passage and text."""
    sentences = table[table.kind == "sentence"]
    paragraph = sentences.passage.str.rsplit("-", n=1).str[0]
    alone = sentences[~paragraph.duplicated(keep=False)]
    return [
        (passage, text)
        for passage, text in zip(alone.passage, alone.text)
        if words_in(text) <= division.MOST_WORDS_IN_A_HEADING and not STOPPED.search(text)
    ]


def second_reader(name):
    """Make a sheet for a second reader, with the sentences and no code; says what there is now."""
    folder = folder_of(name)
    if (folder / "second.csv").exists():
        filled = forms.begun(sheets.read(folder / "second.csv", forms.SECOND["second.csv"])[0])
        waits = "" if filled else " It is not filled in yet, so no sentence has two readings."
        return f"accounts/{name} has a sheet for a second reader; nothing was changed.{waits}"
    divided = passages(name)
    sentences = divided[divided.kind == "sentence"]
    blank = [[row.passage, row.text, *[""] * len(forms.CODES)] for row in sentences.itertuples()]
    sheets.write(folder / "second.csv", forms.SECOND["second.csv"], blank)
    return f"second.csv in accounts/{name} has {count(len(blank), 'sentence')} for a second reader to code."


def folder_of(name):
    """The folder of an account; raises CollectionError for a name that cannot be one."""
    if not NAME.fullmatch(name) or MONTHS.fullmatch(name):
        raise _refusal(
            f"accounts/{name}",
            "the name will not do",
            "use the letters a to z, digits and hyphens, like my-textbook; begin with two letters, and take no month's name",
        )
    return ACCOUNTS / name


def folders():
    """The names of the accounts that have a folder (a list)."""
    return sorted(path.name for path in ACCOUNTS.glob("*") if path.is_dir() and NAME.fullmatch(path.name))


def _text(folder, name):
    """The text of an account; raises CollectionError if there is none."""
    text = _plain(folder / "text.txt", f"{name}/text.txt", "run the cell of step 1, which makes it")
    if not text.strip():
        raise _refusal(f"{name}/text.txt", "the file is empty", "paste your text into it and save it")
    return text


def _plain(path, file, where):
    """A plain text file as text; raises CollectionError, with what to do, if it is missing or not in UTF-8."""
    try:
        return sheets.plain(path.read_bytes())
    except OSError:
        raise _refusal(file, "the file is missing", where) from None
    except ValueError as error:
        raise _refusal(
            file, str(error), "open it where it came from, copy the text, and paste it into a new file"
        ) from None


def _refusal(file, wrong, remedy):
    """A CollectionError with one Problem that is of a whole file."""
    return CollectionError([Problem(file, None, "", wrong, remedy)], "This cannot be done yet")


def _blank(c, name, text, language):
    """The sheets as they are before anybody fills them in: pairs of file and rows."""
    yield "sentences.csv", list(_divided(name, text, language))
    yield "phases.csv", []
    yield "complaints.csv", []
    yield "grievances.csv", []
    yield "answers.csv", [[row.question, row.wording, row.choose_from, *[""] * 6] for row in choices(c).itertuples()]
    yield "legal_values.csv", list(_legal(c))


def _divided(name, text, language):
    """One row of sentences.csv for each passage of a text."""
    heading, references = "Opening", 0
    for passage in division.passages(text, language):
        section, paragraph, number = passage.section, passage.paragraph, passage.number
        if passage.kind == "title":
            end, where = "title", "Title"
        elif passage.kind == "heading":
            heading = passage.text
            end, where = f"{section}-0", f"{heading}, heading"
        elif passage.kind == "reference":
            references += 1
            end, where = f"ref-{references}", f"{heading}, {references}"
        else:
            end, where = f"{section}-{paragraph}-{number}", f"{heading}, paragraph {paragraph}, sentence {number}"
        blank = [""] * (len(forms.SHEETS["sentences.csv"]) - 4)
        yield [f"{name}-{end}", passage.kind, where, passage.text, *blank]


def choices(c):
    """Each question with the answers to choose from: columns question, wording, choose_from."""
    same = c.answers.answer == c.answers.label
    told = c.answers.answer.where(same, c.answers.answer + " (" + c.answers.label + ")")
    told = told.groupby(c.answers.question).agg(" | ".join)
    return c.questions[["question", "wording"]].assign(choose_from=c.questions.question.map(told) + " | own | silent")


def legal(c):
    """Every value that may stand in a column of the sheets: columns column, value, meaning."""
    return pandas.DataFrame(_legal(c), columns=["column", "value", "meaning"])


def _legal(c):
    for row in c.codes[c.codes.variable != "rule"].itertuples():  # a rule is no code of a column
        yield [row.variable, row.code, f"{row.label}: {row.definition}"]
    for resource in read_schema()["resources"]:
        for field in resource["schema"]["fields"]:
            if (resource["name"], field["name"]) in LISTED:
                for value in field["constraints"]["enum"]:
                    yield [field["name"], value, MEANING.get((field["name"], value), field["description"])]
    for row in c.events.itertuples():
        yield ["event", row.event, f"{row.date}: {row.label}"]
    for row in c.complaints.itertuples():
        yield ["complaint", row.complaint, f"{row.holder}: {row.label}"]
