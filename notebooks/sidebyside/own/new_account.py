"""Make the folder of an account of your own and its sheets, from a text. Nothing here changes a file that is there."""

import re
from contextlib import contextmanager
from pathlib import Path

import pandas

from ..collection import DATA, CollectionError
from ..division import doubts, languages, segmentation
from ..tables import csvfile, encoding
from ..tables.problem import Problem
from ..wording import count, listed
from . import template
from .stray_files import in_place_of

ACCOUNTS = DATA.parent / "accounts"
LONGEST_NAME = 40  # characters: Windows allows few in the path of a file
RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
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
    ("bounds", "given"): "The text gives the first year and the last.",
    ("bounds", "estimated"): "One year, or both, is our estimate from what the text tells.",
    ("complainant", "china"): "China complains of the Soviet side.",
    ("complainant", "ussr"): "The Soviet side complains of China.",
}
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
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if "text.txt" in missing:
            _not_elsewhere(folder, "text.txt")
            (folder / "text.txt").write_text(content, encoding="utf-8")
        if "about.csv" in missing:
            _not_elsewhere(folder, "about.csv")
            asked = [[what, "", told] for what, told in template.ABOUT.items()]
            csvfile.write(folder / "about.csv", template.SHEETS["about.csv"], asked)
    if not there:
        return (
            f"The folder accounts/{name} was made, with text.txt for the text and about.csv for what is known about it."
        )
    told = f"The folder accounts/{name} is there already; "
    told += f"{listed(missing)} was missing and is there now." if missing else "nothing was changed."
    if text and not wanted:
        told += f" {text} was not copied, for there is a text.txt: delete that, and run this again to copy the other."
    return told


def divide(c, name):
    """Divide the text of an account into passages and make the sheets that are not there yet; says what there is.

    The language is that of about.csv. Raises CollectionError if there is no text, or a language that is not known.
    """
    folder, made = folder_of(name), []
    text = _text(folder, name)
    language, guess = language_of(name, text)
    for file, rows in _blank(c, name, text, language):
        if not (folder / file).exists():
            _not_elsewhere(folder, file)
            with _writing(folder):
                csvfile.write(folder / file, template.SHEETS.get(file, ["column", "value", "meaning"]), rows)
            made.append(file)
    kinds, sentences = list(passages(name).kind), list(passages(name).text)
    told = [
        f"accounts/{name} has {count(len(kinds), 'passage')}, among them {count(kinds.count('sentence'), 'sentence')}."
    ]
    told.append(f"New: {', '.join(made)}." if made else "All sheets are there; nothing was changed.")
    if guess:
        told.append(
            f"The text seems to be in {languages.LANGUAGES[language]}; if not, write its language into about.csv."
        )
    if not _lists_what_is_legal(c, folder):
        told.append("legal_values.csv is of another edition: delete it, and run this again to make it anew.")
    if sentences != [passage.text for passage in segmentation.passages(text, language)]:
        told.append(
            "sentences.csv is not divided as text.txt would be now. That is right if you have mended it by hand. "
            "To divide anew, delete sentences.csv (and second.csv) and run this again; the codes in them are then lost."
        )
    return " ".join(told)


def doubtful(name):
    """What looks doubtful in the text of an account as it is divided now: columns row, text, doubt, remedy."""
    return doubts.doubtful(passages(name), _text(folder_of(name), name))


def language_of(name, text):
    """The language of an account as about.csv has it, or else a guess: the code, and whether it is guessed.

    Raises CollectionError for a language that is not known.
    """
    table, _ = csvfile.read(folder_of(name) / "about.csv", template.SHEETS["about.csv"])
    said = "" if table is None else "".join(table.yours[table.what.str.strip() == "language"]).strip()
    code = languages.known(said) if said else languages.guessed(text)
    if code is None:
        raise _refusal(f"{name}/about.csv", f"'{said}' is no language that is known here", languages.advice(said))
    return code, not said


def _lists_what_is_legal(c, folder):
    """Tell whether the list in an account's folder is that of the collection as it stands."""
    table, _ = csvfile.read(folder / "legal_values.csv", ["column", "value", "meaning"])
    return table is not None and table[["column", "value"]].to_numpy().tolist() == [row[:2] for row in _legal(c)]


def passages(name):
    """The passages of an account as its sheet has them: columns passage, kind, where, text and the codes."""
    folder = folder_of(name)
    if not (folder / "sentences.csv").exists():
        wrong, remedy = "the file is missing", "run the cell of step 3, which divides the text and makes it"
        raise _refusal(f"{name}/sentences.csv", wrong, remedy)
    table, found = csvfile.read(folder / "sentences.csv", template.SHEETS["sentences.csv"], (), f"{name}/sentences.csv")
    if table is None:
        raise CollectionError(found)
    return table


def second_reader(name):
    """Make a sheet for a second reader, with the sentences and no code; says what there is now."""
    folder = folder_of(name)
    if (folder / "second.csv").exists():
        filled = template.begun(csvfile.read(folder / "second.csv", template.SECOND["second.csv"])[0])
        waits = "" if filled else " It is not filled in yet, so no sentence has two readings."
        return f"accounts/{name} has a sheet for a second reader; nothing was changed.{waits}"
    divided = passages(name)
    sentences = divided[divided.kind == "sentence"]
    blank = [[row.passage, row.text, *[""] * len(template.CODES)] for row in sentences.itertuples()]
    _not_elsewhere(folder, "second.csv")
    with _writing(folder):
        csvfile.write(folder / "second.csv", template.SECOND["second.csv"], blank)
    return f"second.csv in accounts/{name} has {count(len(blank), 'sentence')} for a second reader to code."


def folder_of(name):
    """The folder of an account; raises CollectionError for a name that cannot be one."""
    if not isinstance(name, str):
        raise _refusal(f"accounts/{name}", "this is no name", 'write one in quotation marks, like "my-textbook"')
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or MONTHS.fullmatch(name) or RESERVED.fullmatch(name):
        remedy = "use small letters from a to z without accents, digits and hyphens, like my-textbook; begin with two letters, take no month's name "
        remedy += f"and none that Windows keeps for itself, like con, and at most {LONGEST_NAME} characters"
        raise _refusal(f"accounts/{name}", "the name will not do", remedy)
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
        return encoding.plain(path.read_bytes())
    except OSError:
        raise _refusal(file, *(csvfile.unreadable(path) if path.exists() else ("the file is missing", where))) from None
    except ValueError as error:
        remedy = "open it where it came from, copy the text, and paste it into a new file"
        raise _refusal(file, str(error), remedy) from None


def _not_elsewhere(folder, file):
    """Raise CollectionError if a file that is to be made is there under another name: a blank one must not hide it."""
    if problem := in_place_of(folder, folder.name, file):
        raise CollectionError([problem], "This cannot be done yet")


@contextmanager
def _writing(folder):
    """Say in words that nothing can be written into the folder of an account (as a CollectionError)."""
    try:
        yield
    except OSError as error:
        remedy = "see that the folder may be written to and that the disk has room"
        raise _refusal(f"accounts/{folder.name}", f"nothing can be written here ({error.strerror})", remedy) from None


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
    heading, references, bylines = "Opening", 0, 0
    for passage in segmentation.passages(text, language):
        section, paragraph, number = passage.section, passage.paragraph, passage.number
        if passage.kind == "title":
            end, where = "title", "Title"
        elif passage.kind == "heading":
            heading = passage.text
            end, where = f"{section}-0", f"{heading}, heading"
        elif passage.kind == "byline":
            bylines += 1
            end, where = ("byline", "Byline") if bylines == 1 else (f"byline-{bylines}", f"Byline, {bylines}")
        elif passage.kind == "keywords":
            end, where = f"{section}-{paragraph}-{number}", f"{heading}, keywords"
        elif passage.kind == "reference":
            references += 1
            end, where = f"ref-{references}", f"{heading}, {references}"
        else:
            end, where = f"{section}-{paragraph}-{number}", f"{heading}, paragraph {paragraph}, sentence {number}"
        blank = [""] * (len(template.SHEETS["sentences.csv"]) - 4)
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


def values(c):
    """The values that each coded column of the sheets may hold, as far as the collection knows them (a dict of sets)."""
    known = legal(c).groupby("column").value.agg(set).to_dict()
    answers = {*c.answers.answer, "silent"}
    return known | {
        "theme2": known["theme"] - {"none"},
        "mentions": known["event"],
        "answer": answers | {"own"},
        "answer2": answers - {"silent"},
        "question": set(c.questions.question),
        "what": set(template.ABOUT),
    }


def _legal(c):
    for row in c.codes[c.codes.variable != "rule"].itertuples():  # a rule is no code of a column
        yield [row.variable, row.code, f"{row.label}: {row.definition}"]
    for (column, value), meaning in MEANING.items():
        yield [column, value, meaning]
    for row in c.events.itertuples():
        yield ["event", row.event, f"{row.date}: {row.label}"]
    for row in c.complaints.itertuples():
        yield ["complaint", row.complaint, f"{row.complainant}: {row.label}"]
