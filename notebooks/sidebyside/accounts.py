"""An account of your own: a folder of sheets, made from a text, checked, and set beside the collection's accounts.

Nothing here changes a file that is there already.
"""

import re
from pathlib import Path

import pandas

from . import division, forms, sheets
from .collection import DATA, CollectionError, assembled, problems, read_schema, without_echoes
from .phrases import count
from .problem import Problem
from .translation import frame, translated

ACCOUNTS = DATA.parent / "accounts"
NAME = re.compile(r"[a-z]{2}[a-z0-9]*(-[a-z0-9]+)*")
LISTED = {("passages", "kind"), ("phases", "scope"), ("phases", "bounds"), ("complaints", "holder")}
SHEET_OF = {
    "coding.csv": "sentences.csv",
    "mentions.csv": "sentences.csv",
    "passages.csv": "sentences.csv",
    "positions.csv": "answers.csv",
    "sources.csv": "about.csv",
}
# A spreadsheet takes mar-1-2 for a day in March.
MONTHS = re.compile("(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|ober)?")


def begin(name, text=None):
    """Make the folder of an account with a place for its text; says what there is now.

    name is the folder's name in accounts/: small letters, digits and hyphens. text may be the path of a plain text
    file, which is copied. A folder that is there already is left as it is.
    """
    folder = _folder(name)
    if folder.exists():
        return f"The folder accounts/{name} is there already; nothing was changed."
    content = sheets.plain(Path(text).expanduser().read_bytes()) if text else ""
    folder.mkdir(parents=True)
    (folder / "text.txt").write_text(content, encoding="utf-8")
    sheets.write(
        folder / "about.csv", forms.SHEETS["about.csv"], [[what, "", told] for what, told in forms.ABOUT.items()]
    )
    return f"The folder accounts/{name} was made, with text.txt for the text and about.csv for what is known about it."


def divide(c, name, language="en"):
    """Divide the text of an account into passages and make the sheets that are not there yet; says what there is.

    Raises CollectionError if there is no text.
    """
    folder, made = _folder(name), []
    for file, rows in _blank(c, name, _text(folder, name), language):
        if not (folder / file).exists():
            sheets.write(folder / file, forms.SHEETS.get(file, ["column", "value", "meaning"]), rows)
            made.append(file)
    divided = passages(name)
    told = f"accounts/{name} has {count(len(divided), 'passage')}, {(divided.kind == 'sentence').sum()} of them sentences. "
    return told + (f"New: {', '.join(made)}." if made else "All sheets are there; nothing was changed.")


def passages(name):
    """The passages of an account as its sheet has them: columns passage, kind, where, text and the codes."""
    folder = _folder(name)
    table, found = sheets.read(folder / "sentences.csv", forms.SHEETS["sentences.csv"], (), f"{name}/sentences.csv")
    if table is None:
        raise CollectionError(found)
    return table


def second_reader(name):
    """Make a sheet for a second reader, with the sentences and no code; says what there is now."""
    folder = _folder(name)
    if (folder / "second.csv").exists():
        return f"accounts/{name} has a sheet for a second reader; nothing was changed."
    divided = passages(name)
    sentences = divided[divided.kind == "sentence"]
    blank = [[row.passage, row.text, *[""] * len(forms.CODES)] for row in sentences.itertuples()]
    sheets.write(folder / "second.csv", forms.SECOND["second.csv"], blank)
    return f"second.csv in accounts/{name} has {count(len(blank), 'sentence')} for a second reader to code."


def check(c, name):
    """Every Problem of an account's sheets, beside a Collection: a DataFrame of file, row, column, wrong, remedy."""
    found = pandas.DataFrame(CollectionError(_joined(c, name)[1]).problems, columns=Problem._fields)
    return found.assign(row=["" if row is None or row != row else str(int(row)) for row in found.row])


def beside(c, *names):
    """The Collection with one or more accounts set beside its own; raises CollectionError with every problem."""
    for name in names:
        tables, found = _joined(c, name)
        if found:
            raise CollectionError(found)
        c = assembled(tables, read_schema(), c.changed)
    return c


def coverage(c):
    """How much of each account is coded, and of what it speaks: a row each, one column an account."""
    names = dict(zip(c.sources.source, c.sources.name))
    coded = c.passages.merge(c.coding, on="passage")
    agreed = coded[coded.reading == "agreed"]
    voiced = c.grievances.merge(c.passages[["passage", "source"]], on="passage")
    answers = c.positions.merge(c.sources[["source", "work"]], left_on="voice", right_on="work")
    counts = {
        "sentences": agreed,
        "that name a field": agreed[agreed.explanation != "none"],
        "that say closer or apart": agreed[agreed.effect.isin(["closer", "apart"])],
        "that give a date": agreed[agreed.dated != ""],
        "that are about one event": agreed[agreed.event != ""],
        "with a second reading": coded[coded.reading == "second"],
        "periods drawn": c.phases.merge(c.sources[["source", "work"]], left_on="voice", right_on="work"),
        "complaints voiced": voiced,
        "questions answered": answers[answers.answer != "silent"],
        "questions on which it is silent": answers[answers.answer == "silent"],
    }
    rows = [
        {"what": what, **{label: int((table.source == source).sum()) for source, label in names.items()}}
        for what, table in counts.items()
    ]
    return pandas.DataFrame(rows)


def _folder(name):
    """The folder of an account; raises ValueError, in words, for a name that cannot be one."""
    if not NAME.fullmatch(name) or MONTHS.fullmatch(name):
        raise CollectionError(
            [
                Problem(
                    f"accounts/{name}", None, "", "the folder's name will not do", "use small letters, like my-textbook"
                )
            ]
        )
    return ACCOUNTS / name


def _text(folder, name):
    """The text of an account; raises CollectionError if there is none."""
    file = f"{name}/text.txt"
    try:
        text = sheets.plain((folder / "text.txt").read_bytes())
    except FileNotFoundError:
        raise CollectionError([Problem(file, None, "", "the file is missing", "make the folder first")]) from None
    except ValueError as error:
        raise CollectionError([Problem(file, None, "", str(error), "save it as plain text in UTF-8")]) from None
    if not text.strip():
        raise CollectionError([Problem(file, None, "", "the file is empty", "paste your text into it and save it")])
    return text


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
    told = (c.answers.answer + " = " + c.answers.label).groupby(c.answers.question).agg("; ".join)
    return c.questions[["question", "wording"]].assign(choose_from=c.questions.question.map(told) + "; own; silent")


def legal(c):
    """Every value that may stand in a column of the sheets: columns column, value, meaning."""
    return pandas.DataFrame(_legal(c), columns=["column", "value", "meaning"])


def _legal(c):
    for row in c.codes.itertuples():
        yield [row.variable, row.code, f"{row.label}: {row.definition}"]
    for resource in read_schema()["resources"]:
        for field in resource["schema"]["fields"]:
            if (resource["name"], field["name"]) in LISTED:
                for value in field["constraints"]["enum"]:
                    yield [field["name"], value, field["description"]]
    for row in c.events.itertuples():
        yield ["event", row.event, f"{row.date}: {row.label}"]
    for row in c.complaints.itertuples():
        yield ["complaint", row.complaint, f"{row.holder}: {row.label}"]


def _joined(c, name):
    """The collection's tables with an account's rows; returns (dict of table and DataFrame, list of Problems)."""
    folder = _folder(name)
    read, text, found = forms.read(folder, name)
    if not set(forms.SHEETS) <= set(read):
        return {}, found
    found += forms.problems(read, text, name, list(c.questions.question))
    rows, places = translated(name, read, c)
    package = read_schema()
    tables, own = {}, {}
    for resource in package["resources"]:
        table = resource["name"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        ours = getattr(c, table).astype(str)
        own[table] = len(ours)
        tables[table] = pandas.concat([ours, frame(rows[table], columns)], ignore_index=True)
    unfinished = {
        (f"{name}/{file}", int(index) + 2)
        for file in ("sentences.csv", "second.csv")
        if file in read
        for index in read[file].index[forms.uncoded(read[file])]
    }
    for problem in problems(tables, package):
        table = problem.file.removesuffix(".csv")
        added = -1 if problem.row is None else problem.row - 2 - own[table]
        if added >= 0:
            problem = _moved(problem, *places[table][added](problem.column))
        elif problem.row is None:
            problem = problem._replace(file=f"{name}/sentences.csv")
        elif found:
            continue  # a row of the collection that only waits for what is missing above
        if problem[:2] not in unfinished:
            found.append(problem)
    return tables, without_echoes(found)


def _moved(problem, file, row, column):
    """A Problem of the collection's tables as one of the account's sheets."""
    wrong, remedy = problem.wrong, problem.remedy
    for table, sheet in SHEET_OF.items():
        wrong, remedy = wrong.replace(table, sheet), remedy.replace(table, sheet)
    return Problem(file, row, column, wrong, remedy)
