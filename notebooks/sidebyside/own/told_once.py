"""Problems as a reader is shown them: those that have one cause in one line, with all their rows."""

import re
from collections import defaultdict

from ..tables.problem import Problem
from ..wording import listed

MOST_RUNS = 12  # of rows that have one problem are named
MOST_OF_A_ROW = 3  # problems that are shown one by one
MOST_SHIFTED = 3  # rows whose cells have moved
MOST_ALIKE = 5  # problems of a column that differ in what they quote are shown
QUOTED = re.compile(r"'.*?'(?!\w)|\d+")


def shown(problems):
    """Problems as they are shown: those that only differ in their row are one, its rows as '4-9, 12'.

    Of many in a column that differ in what they quote, and ask for the same, only the first is shown, with the rows of
    all: they mostly have one cause, such as a column that was sorted alone.
    """
    alike, lines = {}, []
    for problem in _shifted(problems):
        alike.setdefault((problem.file, problem.column, QUOTED.sub("", problem.wrong), problem.remedy), []).append(problem)
    for found in alike.values():
        rows = {}
        for problem in found:
            rows.setdefault(problem._replace(row=""), []).append(problem.row)
        if len(rows) > MOST_ALIKE:
            wrong = f"{found[0].wrong} (so in row {found[0].row}, and the like in the others)"
            rows = {found[0]._replace(wrong=wrong): [problem.row for problem in found]}
        lines += [problem._replace(row=_runs(found)) for problem, found in rows.items()]
    return lines


def _shifted(problems):
    """Problems, of which those of a row with many are one: its cells may have moved. Not so if there are many such rows."""
    cells = defaultdict(list)
    for problem in problems:
        cells[problem.file, problem.row].append(problem)
    rows = {at: found for at, found in cells.items() if at[1] and len(found) > MOST_OF_A_ROW}
    if not 0 < len(rows) <= MOST_SHIFTED:
        return problems
    for at, (first, second, *more) in rows.items():
        wrong = f"{first.column}: {first.wrong}; {second.column}: {second.wrong}; and so with {listed(one.column for one in more)}"
        remedy = "if the cells of this row have moved to the side, bring them back; if not, mend each of them"
        cells[at] = [Problem(*at, "", wrong, remedy)]
    return [problem for found in cells.values() for problem in found]


def _runs(rows):
    """Rows in words; nothing for a problem of the whole file."""
    runs = []  # of rows that follow one another: the first and the last
    for row in filter(None, rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    said = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    return ", ".join(said[:MOST_RUNS]) + (" ..." if len(said) > MOST_RUNS else "")
