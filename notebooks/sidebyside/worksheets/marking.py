"""What a student writes in a worksheet: read kindly, marked, and answered at once (see tasks.py).

Marks are a table with the columns item, yours, state and feedback. The states are 'right', 'again' (a legal answer
that the tables do not have), 'unread' (no legal answer) and 'empty'. Feedback speaks of what was written; it never
tells the answer to what was not answered, and to a wrong answer it gives a hint.
"""

import re
from collections.abc import Mapping

import pandas
from IPython import get_ipython

from ..tables.problem import nearest
from ..wording import count

COLUMNS = ["item", "yours", "state", "feedback"]
EMPTY = "not filled in yet"
LINE_TOLD = 30  # characters of a line that cannot be read
NOTHING = "Nothing filled in yet. Write between the quotation marks and run the cell again."


def welcome():
    """Show a lost quotation mark or an unknown word in plain words from here on; returns a sentence that says so."""
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((SyntaxError, NameError), _plainly)
    return "Ready. If Python cannot read what you write, it will say so in plain words. You cannot break anything."


def _plainly(shell, kind, error, trace, tb_offset=None):
    """Say what is wrong with a cell that Python cannot read; IPython calls this in place of a traceback."""
    if issubclass(kind, SyntaxError):
        begins = " ".join((error.text or "").split())[:LINE_TOLD]
        where = f" near line {error.lineno}, which begins with {begins}" if error.lineno and begins else ""
        print(f"Python cannot read this cell{where}. Look for a quotation mark, a comma or a bracket that is missing.")
        _forget(shell)
    else:
        print(
            f"Python does not know the word {error.name}. If it is your answer, put it between quotation marks: "
            f'"{error.name}". If it is not, run the cells above this one first, and mend one that cannot be read.'
        )
    return []


def _forget(shell):
    """Forget what a cell that cannot be read would have set, so that no cell below shows former marks as new ones."""
    for name in re.findall(r"^(\w+) *=", shell.history_manager.input_hist_raw[-1], re.MULTILINE):
        shell.user_ns.pop(name, None)


def read(value, legal=None):
    """What was written, as a legal value; returns (value, state, feedback), the state '' if it can be marked.

    legal is a dict of values and what they are called; without it any text will do.
    """
    if value is None or isinstance(value, str) and not value.strip():
        return "", "empty", EMPTY
    if not isinstance(value, str):
        kind = "number" if isinstance(value, (int, float)) else type(value).__name__
        return str(value), "unread", f'This is a {kind}. Write your answer between quotation marks, as in "answer".'
    text = " ".join(value.split())
    if legal is None:
        return text, "", ""
    names = {name.casefold(): code for code, label in legal.items() for name in (label, code)}
    if text.casefold() in names:
        return names[text.casefold()], "", ""
    return text, "unread", f"'{text[:40]}' is not one of the answers: {nearest(text.casefold(), legal)}"


def marked(yours, right, legal, hint, praise="Yes, the tables have it so."):
    """Mark a dict of items and answers.

    right has the good answers to each item, legal is as in read(). hint helps after a wrong answer (a text, or a
    function of the item and the answer), praise is what is said of a right one.
    """
    if not isinstance(yours, Mapping):
        said = 'Your answers should stand in curly brackets, each with its name: {"name": "answer"}.'
        return pandas.DataFrame([["", "", "unread", said]], columns=COLUMNS)
    rows = []
    for item, value in yours.items():
        answer, state, feedback = read(value, legal)
        if item not in right:
            state, feedback = "unread", f"There is no '{str(item)[:40]}' in this task: {nearest(str(item), right)}"
        elif not state and answer in right[item]:
            state, feedback = "right", praise
        elif not state:
            state, feedback = "again", hint(item, answer) if callable(hint) else hint
        rows.append([str(item), answer, state, feedback])
    return pandas.DataFrame(rows, columns=COLUMNS)


def summary(marks):
    """Say in a sentence or two how far a task is done and done well."""
    tally = marks.state.value_counts()
    right, again, unread = (int(tally.get(state, 0)) for state in ("right", "again", "unread"))
    done = right + again
    if not done + unread:
        return NOTHING
    if right == len(marks):
        return f"All {len(marks)} are as the tables have them. Well done."
    said = [f"You have filled in {done + unread} of {len(marks)}."]
    if right:
        said.append(f"{right} of your {done} {'is' if right == 1 else 'are'} as the tables have {'it' if right == 1 else 'them'}.")
    if unread:
        said.append(f"{count(unread, 'answer')} could not be read: see beside {'it' if unread == 1 else 'them'} what to write.")
    if again:
        said.append(f"{again} to look at again: the hints may help. A reading can also be argued for.")
    return " ".join(said)
