"""Whether anything slips past the tests: the tools that try single faults in the code, and measure what is run."""

import ast
import difflib
from collections import Counter

import covered
import mutants
import mutations
import pytest

MODULE = '''
"""What it is for."""
import os
from math import sqrt

__all__ = ["told"]
MOST = 3


def told(rows, key=None, loud=False):
    """Say it."""
    found = sorted(rows, key=key)[1:]
    if not found and loud:
        return "nothing"
    for row in found:
        if row == MOST:
            break
        print(row, sep="")
    total = sum(row * 2 for row in found if row < 5)
    total += 1
    return f"{total:>3} of {max(found)}" if total else os.sep
'''


def faults(text):
    return list(mutations.mutants("told", text))


def test_every_kind_of_fault_is_tried():
    kinds = {fault.kind for fault in faults(MODULE)}
    assert kinds == {
        "comparison", "and, or", "not, minus dropped", "arithmetic", "statement dropped", "condition", "constant",
        "text", "result", "break, continue", "slice", "function", "argument dropped",
    }  # fmt: skip


def test_each_fault_is_one_change_that_python_can_read():
    sound = ast.unparse(ast.parse(MODULE)).splitlines()
    seen = set()
    for fault in faults(MODULE):
        spoilt = mutations.mutated(MODULE, fault.place)
        compile(spoilt, "told.py", "exec")
        changed = [line for line in difflib.ndiff(sound, spoilt.splitlines()) if line[0] in "+-"]
        assert changed and spoilt not in seen, fault
        seen.add(spoilt)
        assert fault.kind in ("condition", "statement dropped") or len(changed) == 2, (fault, changed)


def test_a_fault_tells_its_place_and_what_it_changes():
    [fault] = [fault for fault in faults(MODULE) if fault.kind == "and, or"]
    assert (fault.where, fault.lines) == ("told", (13, 13))
    assert fault.before == "if not found and loud:" and fault.after == "if not found or loud:"
    assert "if not found or loud:" in mutations.mutated(MODULE, fault.place)


def test_docstrings_imports_and_the_list_of_names_are_left_alone():
    for fault in faults(MODULE):
        spoilt = mutations.mutated(MODULE, fault.place)
        for kept in ('"""What it is for."""', '"""Say it."""', "import os", "from math import sqrt", "__all__ = ['told']"):
            assert kept in spoilt, fault


def test_the_sample_is_the_same_every_time_and_holds_every_kind():
    kinds = {fault.kind for fault in faults(MODULE)}
    one = mutants.drawn("told", MODULE, len(kinds), 0)
    assert one == mutants.drawn("told", MODULE, len(kinds), 0) != mutants.drawn("told", MODULE, len(kinds), 1)
    assert {fault.kind for fault in one} == kinds
    assert len(mutants.drawn("told", MODULE, 10_000, 0)) == len(faults(MODULE))


def test_a_change_elsewhere_in_a_module_leaves_the_sample_alone():
    longer = MODULE + "\n\ndef other():\n    pass\n"
    same = [fault._replace(place=0) for fault in mutants.drawn("told", MODULE, 20, 0)]
    assert [fault._replace(place=0) for fault in mutants.drawn("told", longer, 20, 0)] == same


def test_the_table_counts_every_fault_once():
    one, other = faults(MODULE)[:2]
    rows = list(mutants.table([(one, "tests"), (other, "survived"), (one._replace(module="a"), "explained")]))
    assert rows[2:] == ["| a | 1 | 0 | 0 | 0 | 1 | 0 |", "| told | 2 | 1 | 0 | 0 | 0 | 1 |", "| all | 3 | 1 | 0 | 0 | 1 | 1 |"]


def test_no_explanation_is_idle():
    known = mutants.explained()
    texts = {name: (mutants.copies.ROOT / mutants.PACKAGE / f"{name}.py").read_text("utf-8") for name, *_ in known}
    there = Counter(
        (fault.module, fault.where, fault.before, fault.after)
        for name, text in texts.items()
        for fault in mutations.mutants(name, text)
    )
    assert [key for key in known if there[key] != 1] == []  # else one explanation would excuse another fault
    assert all(len(why) > 20 for why in known.values())


REPORT = {
    "files": {
        "a/one.py": {
            "summary": {"num_statements": 9, "missing_lines": 0, "covered_lines": 9, "num_branches": 0,
                        "missing_branches": 0, "covered_branches": 0},
            "missing_lines": [], "missing_branches": [],
        },
        "a/two.py": {
            "summary": {"num_statements": 40, "missing_lines": 1, "covered_lines": 39, "num_branches": 20,
                        "missing_branches": 2, "covered_branches": 18},
            "missing_lines": [7], "missing_branches": [[6, 7], [9, -3]],
        },
    },
    "totals": {"num_statements": 49, "missing_lines": 1, "covered_lines": 48, "num_branches": 40,
               "missing_branches": 2, "covered_branches": 38},
}  # fmt: skip


def test_what_is_not_run_is_told():
    assert list(covered.table(REPORT))[2:] == [
        "| one | 9 | 0 | 0 | 0 | 100.0 % |",
        "| two | 40 | 1 | 20 | 2 | 90.0 % |",
        "| all | 49 | 1 | 40 | 2 | 95.0 % |",
    ]
    assert list(covered.missed(REPORT)) == ["two.py: lines [7], branches 6->7, 9->end"]


@pytest.mark.parametrize(("of", "number"), [("totals", 37), ("two", 17)])
def test_too_little_is_told_from_enough(of, number):
    assert covered.enough(REPORT)
    less = {"covered_branches": number}
    two = REPORT["files"]["a/two.py"]
    files = {**REPORT["files"], "a/two.py": {**two, "summary": {**two["summary"], **(less if of == "two" else {})}}}
    assert not covered.enough({"files": files, "totals": {**REPORT["totals"], **(less if of == "totals" else {})}})


def test_a_fault_meets_those_that_reach_its_line_and_the_slow_last():
    line = {"told": {13}}
    reached = {
        "tests/test_slow.py": (90, line), "notebooks/a.ipynb": (9, line), "tests/test_b.py": (8, line),
        "notebooks/c.ipynb": (2, line), "tests/test_a.py": (3, line), "tests/test_d.py": (20, line),
        "tests/test_other.py": (1, {"told": {14}, "b": {13}}),
    }  # fmt: skip
    [fault] = [fault for fault in faults(MODULE) if fault.kind == "and, or"]
    assert mutants.rounds(fault, reached) == [
        ("notebooks", ["notebooks/c.ipynb"]),
        ("tests", ["tests/test_a.py"]),
        ("tests", ["tests/test_b.py", "tests/test_d.py"]),
        ("notebooks", ["notebooks/a.ipynb"]),
        ("tests", ["tests/test_slow.py"]),
    ]
    assert mutants.rounds(fault, {"tests/test_other.py": reached["tests/test_other.py"]}) == []
