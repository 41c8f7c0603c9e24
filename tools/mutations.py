"""Every small fault that a module of Python could have, one at a time: what tools/mutants.py tries.

A fault is one change of one node of the syntax tree: a comparison, a number, a text, a condition, a call. Docstrings,
imports, decorators and annotations are left alone: nothing a reader sees hangs on them.
"""

import ast
import copy
import os
from collections import namedtuple
from functools import singledispatch

Mutant = namedtuple("Mutant", "module where lines kind before after place")

COMPARED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}
UNTOUCHED = ("decorator_list", "annotation", "returns", "ctx", "type_params")


@singledispatch
def changes(node):
    """The faults one node can have: pairs of a kind and a node to stand in its place. A node of no type below has none."""
    return ()


@changes.register
def _comparison(node: ast.Compare):
    ops = [COMPARED[type(node.ops[0])](), *node.ops[1:]]
    yield "comparison", ast.Compare(node.left, ops, node.comparators)


@changes.register
def _and_or(node: ast.BoolOp):
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "and, or", ast.BoolOp(other, node.values)


@changes.register
def _not_or_minus(node: ast.UnaryOp):
    yield "not, minus dropped", node.operand


@changes.register
def _arithmetic(node: ast.BinOp):
    if type(node.op) in COUNTED:
        yield "arithmetic", ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)


@changes.register
def _condition_of_statements(node: ast.If):
    yield "condition", ast.If(ast.Constant(True), node.body, [])
    yield "condition", ast.If(ast.Constant(False), node.body, node.orelse)


@changes.register
def _condition_of_a_value(node: ast.IfExp):
    yield "condition", node.body
    yield "condition", node.orelse


@changes.register
def _condition_of_a_comprehension(node: ast.comprehension):
    if node.ifs:
        yield "condition", ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)


@changes.register
def _constant(node: ast.Constant):
    match node.value:
        case bool():  # before the numbers: to Python, True is one
            yield "constant", ast.Constant(not node.value)
        case int() | float():
            yield "constant", ast.Constant(node.value + 1)
        case str():
            yield "text", ast.Constant(f"{node.value}XX")


@changes.register
def _result(node: ast.Return):
    if node.value:
        yield "result", ast.Return(ast.Constant(None))


@changes.register
def _added_in_place(node: ast.AugAssign):
    yield "statement dropped", ast.Pass()


@changes.register
def _call_as_a_statement(node: ast.Expr):
    if isinstance(node.value, ast.Call):
        yield "statement dropped", ast.Pass()


@changes.register
def _break(node: ast.Break):
    yield "break, continue", ast.Continue()


@changes.register
def _continue(node: ast.Continue):
    yield "break, continue", ast.Break()


@changes.register
def _slice(node: ast.Slice):
    if node.lower or node.upper:
        yield "slice", ast.Slice(None, None, node.step)


@changes.register
def _call(node: ast.Call):
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        keywords = [] if CALLED[node.func.id] == "list" else node.keywords
        yield "function", ast.Call(ast.Name(CALLED[node.func.id], ast.Load()), node.args, keywords)
    for n in range(len(node.keywords)):
        yield "argument dropped", ast.Call(node.func, node.args, node.keywords[:n] + node.keywords[n + 1 :])
    if len(node.args) > 1:
        yield "argument dropped", ast.Call(node.func, node.args[:-1], node.keywords)


def slots(node, where="", statement=None):
    """Every place in a tree that a fault can take: (parent, field, number in a list or None, function, statement)."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        where = f"{where}.{node.name}" if where else node.name
    for field, value in ast.iter_fields(node):
        for n, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and field not in UNTOUCHED and not _left_alone(node, child):
                own = child if isinstance(child, ast.stmt) else statement
                yield node, field, n if isinstance(value, list) else None, where, own
                yield from slots(child, where, own)


def _left_alone(parent, child):
    """Tell whether a statement is an import, a docstring or the list of public names."""
    match child:
        case ast.Import() | ast.ImportFrom() | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Expr(value=ast.Constant(value=str())):
            return parent.body[0] is child
    return False


def mutants(module, text):
    """Every Mutant of a module, in the order of its text; place is the number of its slot, and of the change in it.

    Its lines, first and last, are those of the statement, or of its head if it has a body.
    """
    for at, (parent, field, n, where, statement) in enumerate(slots(ast.parse(text))):
        node = _get(parent, field, n)
        for which, (kind, new) in enumerate(changes(node)):
            before = _head(statement)
            _set(parent, field, n, new)
            after = _head(new if node is statement else statement)
            _set(parent, field, n, node)
            yield Mutant(module, where, _lines(statement), kind, *_difference(before, after), (at, which))


def mutated(text, place):
    """The text of a module with one fault in it."""
    tree = ast.parse(text)
    parent, field, n, *_ = list(slots(tree))[place[0]]
    _, new = list(changes(_get(parent, field, n)))[place[1]]
    _set(parent, field, n, new)
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _get(parent, field, n):
    return getattr(parent, field) if n is None else getattr(parent, field)[n]


def _set(parent, field, n, node):
    if n is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[n] = node


def _lines(statement):
    body = getattr(statement, "body", None)
    return statement.lineno, max(statement.lineno, body[0].lineno - 1) if body else statement.end_lineno


def _head(statement):
    """A statement as code on one line, without its body."""
    shallow = copy.copy(statement)
    for field in {"body", "orelse", "cases"} & set(shallow._fields):
        setattr(shallow, field, [ast.Pass()] if field == "body" else [])
    return " ".join(ast.unparse(shallow).removesuffix("pass").split())


def _difference(before, after, context=24):
    """Two codes, cut to what is different and a little before and after it."""
    same = len(os.path.commonprefix([before, after]))
    rest = len(os.path.commonprefix([before[same:][::-1], after[same:][::-1]]))
    start = max(0, same - context)
    return tuple(text[start : max(len(text) - rest + context, same)] for text in (before, after))
