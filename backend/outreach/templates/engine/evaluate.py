"""Filling a template: a walk over Jinja's tree with bounds on steps, time and length.

Values are looked up in mappings by name and never by Python attribute, nothing is called, and a value is never read as
a template again. So what Jinja's sandbox has to forbid does not exist here.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Literal

from jinja2 import nodes

from backend.outreach.templates.engine.fields import ROW_FIELDS, FieldType, Labelled, field_of, is_custom
from backend.outreach.templates.engine.syntax import Problem, expression_at, parse, place
from backend.outreach.templates.engine.values import FILTERS, Grid, Reader, Written, WrongUseError, written
from i18n.messages import N_

MAX_OUTPUT: Final = 512 * 1024
MAX_STEPS: Final = 200_000
SECONDS: Final = 2.0
COMPARISONS: Final = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "gt": lambda a, b: a > b,
    "gteq": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "lteq": lambda a, b: a <= b,
}

UNKNOWN: Final = N_("{name} is not a variable.")
EMPTY: Final = N_("{name} is empty.")
WRONG_USE: Final = N_("The filter {filter} does not fit {name}.")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of what a template says: its own text, a value, a table, or the place of a block tag (an empty `tag`)."""

    kind: Literal["own", "value", "grid", "tag"]
    text: str = ""
    value: Written | None = None
    grid: Grid | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Empty:
    """A variable that is known and has no value here."""

    name: str
    node: nodes.Node


class _StopError(Exception):
    """Filling ends here; the problem is noted."""


@dataclass(slots=True)
class _Run:
    source: str
    scope: Mapping[str, Any]
    reader: Reader
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    local: dict[str, Any] = field(default_factory=dict)
    size: int = 0
    steps: int = 0
    until: float = 0.0


def fill(source: str, scope: Mapping[str, Any], reader: Reader) -> tuple[list[Piece], list[Problem]]:
    """The pieces of a normalized source filled from `scope` (mappings, text, figures), and what is wrong.

    With a problem that is no warning the pieces are good for a preview only: a gap stands where the problem is.
    """
    tree = parse(source)
    if isinstance(tree, Problem):
        return [], [tree]
    run = _Run(source, scope, reader, until=time.monotonic() + SECONDS)
    try:
        _body(run, tree.body)
    except _StopError:
        pass
    except RecursionError:
        _note(run, tree, "syntax", N_("This is nested too deeply."))
    return run.pieces, run.problems


def _body(run: _Run, body: list[nodes.Node]) -> None:
    for node in body:
        _step(run, node)
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    _emit(run, part, Piece("own", part.data, offset=part.lineno))
                else:
                    _output(run, part)
        elif isinstance(node, nodes.If):
            run.pieces.append(Piece("tag"))
            _if(run, node)
            run.pieces.append(Piece("tag"))
        elif isinstance(node, nodes.For):
            run.pieces.append(Piece("tag"))
            _for(run, node)
            run.pieces.append(Piece("tag"))
        else:
            _forbidden(run, node)


def _output(run: _Run, node: nodes.Expr) -> None:
    _step(run, node)
    value = _value(run, node)
    if value is None:
        return
    if isinstance(value, _Empty):
        _note(run, value.node, "empty", EMPTY, name=value.name)
        return
    if isinstance(value, Grid):
        for row in value.rows:
            for cell in row:
                _count(run, node, len(cell.text) + 100)
        run.pieces.append(Piece("grid", grid=value, offset=node.lineno))
        return
    try:
        text = written(value, _type_of(node), run.reader)
    except WrongUseError:
        _note(run, node, "no-text", N_("{name} is no single value: choose one of its fields."), name=_name(node))
        return
    if not text.text.strip():
        _note(run, node, "empty", EMPTY, name=_name(node))
        return
    _emit(run, node, Piece("value", value=text, offset=node.lineno))


def _if(run: _Run, node: nodes.If) -> None:
    if _true(_value(run, node.test)):
        _body(run, node.body)
        return
    for other in node.elif_:
        _step(run, other)
        if _true(_value(run, other.test)):
            _body(run, other.body)
            return
    _body(run, node.else_)


def _for(run: _Run, node: nodes.For) -> None:
    items = _value(run, node.iter)
    if node.test is not None or node.recursive or not isinstance(node.target, nodes.Name):
        _forbidden(run, node)
        return
    if items is None:
        return
    if isinstance(items, _Empty):
        items = ()
    if not isinstance(items, tuple):
        _note(run, node.iter, "no-list", N_("{name} is no list."), name=_name(node.iter))
        return
    outside = dict(run.local)
    for index, item in enumerate(items):
        _step(run, node)
        run.local[node.target.name] = item
        last = len(items) - 1
        run.local["loop"] = {"index": Decimal(index + 1), "first": index == 0, "last": index == last}
        _body(run, node.body)
    run.local = outside
    if not items:
        _body(run, node.else_)


def _value(run: _Run, node: nodes.Node) -> Any:  # noqa: PLR0911 - one branch a kind of node
    """The value of an expression; None where a problem was noted."""
    _step(run, node)
    if isinstance(node, nodes.Const):
        return Decimal(str(node.value)) if isinstance(node.value, float) else node.value
    if isinstance(node, nodes.Name | nodes.Getattr):
        return _look_up(run, node)
    if isinstance(node, nodes.Filter):
        return _filtered(run, node)
    if isinstance(node, nodes.Not):
        return not _true(_value(run, node.node))
    if isinstance(node, nodes.And):
        return _true(_value(run, node.left)) and _true(_value(run, node.right))
    if isinstance(node, nodes.Or):
        return _true(_value(run, node.left)) or _true(_value(run, node.right))
    if isinstance(node, nodes.Compare):
        return _compared(run, node)
    _forbidden(run, node)
    return None


def _look_up(run: _Run, node: nodes.Name | nodes.Getattr) -> Any:
    path = path_of(node)
    if path is None:
        _forbidden(run, node)
        return None
    if path[0] in run.local:
        value: Any = run.local[path[0]]
        known = len(path) == 1 or path[1] in ROW_FIELDS or isinstance(value, Mapping)
    else:
        value = run.scope.get(path[0])
        known = field_of(path) is not None or (len(path) == 1 and path[0] in run.scope)
        if is_custom(path):
            known = path[2] in (value or {}).get("custom", {})
    for name in path[1:]:
        value = value.get(name) if isinstance(value, Mapping) else None
    if value is None or value in ("", ()):
        if not known:
            _note(run, node, "unknown", UNKNOWN, name=".".join(path))
            return None
        return _Empty(".".join(path), node)
    return value


def _filtered(run: _Run, node: nodes.Filter) -> Any:
    if node.node is None or node.dyn_args is not None or node.dyn_kwargs is not None:
        _forbidden(run, node)
        return None
    value = _value(run, node.node)
    args = tuple(_value(run, each) for each in node.args)
    named = {str(each.key): _value(run, each.value) for each in node.kwargs}
    if node.name == "default":
        return (args[0] if args else None) if isinstance(value, _Empty) else value
    apply = FILTERS.get(node.name)
    if apply is None:
        _note(run, node, "unknown-filter", N_("There is no filter {filter}."), filter=node.name)
        return None
    if value is None or isinstance(value, _Empty):
        return value
    try:
        return apply(value, run.reader, args, named)
    except (WrongUseError, TypeError, ValueError, ArithmeticError):
        _note(run, node, "wrong-use", WRONG_USE, filter=node.name, name=_name(node.node))
        return None


def _compared(run: _Run, node: nodes.Compare) -> bool:
    if len(node.ops) != 1 or node.ops[0].op not in COMPARISONS:
        _forbidden(run, node)
        return False
    left, right = _plain(_value(run, node.expr)), _plain(_value(run, node.ops[0].expr))
    try:
        return bool(COMPARISONS[node.ops[0].op](left, right))
    except TypeError:
        return False


def _plain(value: Any) -> Any:
    if isinstance(value, _Empty):
        return None
    if isinstance(value, Labelled):
        return value.keys[0] if len(value.keys) == 1 else value.keys
    return value.text if isinstance(value, Written) else getattr(value, "amount", value)


def _true(value: Any) -> bool:
    return not isinstance(value, _Empty) and bool(value)


def path_of(node: nodes.Node) -> tuple[str, ...] | None:
    """`contact.name` as its parts; None for any other expression and for names that begin with an underscore."""
    parts: list[str] = []
    while isinstance(node, nodes.Getattr):
        parts.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name) or any(part.startswith("_") for part in [*parts, node.name]):
        return None
    return (node.name, *reversed(parts))


def begin_of(node: nodes.Node) -> int:
    """The offset of an expression's first character; a node's own `lineno` is that of its operator."""
    while isinstance(node, nodes.Getattr) or (isinstance(node, nodes.Filter) and node.node is not None):
        node = node.node or node
    return node.lineno


def _name(node: nodes.Node) -> str:
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return ".".join(path_of(node) or (type(node).__name__.lower(),))


def _type_of(node: nodes.Node) -> FieldType:
    path = path_of(node)
    if path is None:
        return "text"
    found = field_of(path) or (ROW_FIELDS.get(path[1]) if len(path) == 2 else None)
    return found.type if found else "text"


def _emit(run: _Run, node: nodes.Node, piece: Piece) -> None:
    _count(run, node, len((piece.value.text if piece.value else piece.text).encode()))
    run.pieces.append(piece)


def _count(run: _Run, node: nodes.Node, octets: int) -> None:
    run.size += octets
    if run.size > MAX_OUTPUT:
        _note(run, node, "too-long", N_("What this writes is longer than {most} kB."), most=str(MAX_OUTPUT // 1024))
        raise _StopError


def _step(run: _Run, node: nodes.Node) -> None:
    run.steps += 1
    if run.steps > MAX_STEPS or (run.steps % 256 == 0 and time.monotonic() > run.until):
        _note(run, node, "too-much", N_("This takes too long to fill in."))
        raise _StopError


def _forbidden(run: _Run, node: nodes.Node) -> None:
    run.problems.append(forbidden(run.source, node))


def forbidden(source: str, node: nodes.Node) -> Problem:
    """That a template uses what templates may not use."""
    message = N_("This is not allowed in a template: {expression}")
    # Jinja puts nodes of its own around some blocks, which have no place: that of what they hold is theirs.
    places = [getattr(each, "lineno", None) for each in (node, *node.find_all(nodes.Node))]
    at = next((each for each in places if each is not None), 0)
    written_as = expression_at(source, at) or type(node).__name__.lower()
    return Problem("forbidden", message, {"expression": written_as}, place(source, at), written_as)


def _note(run: _Run, node: nodes.Node, code: str, message: str, **params: str) -> None:
    at = begin_of(node)
    problem = Problem(code, message, params, place(run.source, at), expression_at(run.source, at))
    # A gap inside a loop is one gap, not one for each line.
    if problem not in run.problems and len(run.problems) < 100:
        run.problems.append(problem)
