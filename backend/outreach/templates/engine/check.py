"""What can be said about a template before anybody is to get it: every branch is looked at."""

import difflib
from collections.abc import Iterator
from typing import Final, Literal

from jinja2 import nodes

from backend.outreach.templates.engine.evaluate import COMPARISONS, UNKNOWN, WRONG_USE, begin_of, forbidden, path_of
from backend.outreach.templates.engine.fields import FIELDS, ROOTS, ROW_FIELDS, FieldType, field_of, is_custom, paths
from backend.outreach.templates.engine.markup import HtmlPlace
from backend.outreach.templates.engine.syntax import Problem, expression_at, normalize, parse, place
from backend.outreach.templates.engine.values import FILTERS
from i18n.letters import DATE_STYLES, PLURAL_FORMS, plural_forms
from i18n.messages import N_

_ALLOWED: Final = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Filter, nodes.If, nodes.For, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Keyword,
)  # fmt: skip
_MAX_DEPTH: Final = 2
_LOOP: Final = frozenset({"index", "first", "last"})
_STYLES: Final = {"date": DATE_STYLES, "money": ("code", "symbol")}
#: What the filters are for; the others take any single value.
_FOR: Final[dict[str, frozenset[FieldType]]] = {
    "date": frozenset({"date", "moment"}),
    "time": frozenset({"date", "moment"}),
    "number": frozenset({"number"}),
    "plural": frozenset({"number"}),
    "money": frozenset({"money"}),
    "list": frozenset({"rows"}),
    "table": frozenset({"rows"}),
}
_ADDRESSES: Final = frozenset({"salutation", "honorific"})
_TRUTHS: Final = (nodes.Compare, nodes.And, nodes.Or, nodes.Not)


def check(source: str, language: str, *, html: bool) -> list[Problem]:
    """Problems of one text of a version in the order they stand: syntax, unknown names, filters, plural forms, and
    (in HTML) variables where they could change the markup."""
    text = normalize(source)
    tree = parse(text)
    if isinstance(tree, Problem):
        return [tree]
    checker = _Checker(text, language, HtmlPlace() if html else None)
    checker.body(tree.body, frozenset(), 0)
    return sorted(checker.problems, key=lambda problem: problem.place.offset)


def variables(source: str) -> set[str]:
    """The variables a text names, without those of its own loops; empty for a text that cannot be read."""
    tree = parse(normalize(source))
    if isinstance(tree, Problem):
        return set()
    loops = {each.target.name for each in tree.find_all(nodes.For) if isinstance(each.target, nodes.Name)} | {"loop"}
    return {".".join(path) for path in _paths(tree) if path[0] not in loops}


def _paths(node: nodes.Node) -> Iterator[tuple[str, ...]]:
    path = path_of(node) if isinstance(node, nodes.Getattr | nodes.Name) else None
    if path is not None:
        if not (isinstance(node, nodes.Name) and node.ctx == "store"):
            yield path
        return
    for child in node.iter_child_nodes():
        yield from _paths(child)


class _Checker:
    def __init__(self, source: str, language: str, markup: HtmlPlace | None) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._language = language
        self._markup = markup

    def body(self, body: list[nodes.Node], loops: frozenset[str], depth: int) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    self._part(part, loops)
            elif isinstance(node, nodes.If):
                self._expression(node.test, loops)
                self.body(node.body, loops, depth)
                for other in node.elif_:
                    self._expression(other.test, loops)
                    self.body(other.body, loops, depth)
                self.body(node.else_, loops, depth)
            elif isinstance(node, nodes.For):
                self._loop(node, loops, depth)
            else:
                self.problems.append(forbidden(self._source, node))

    def _part(self, part: nodes.Node, loops: frozenset[str]) -> None:
        if isinstance(part, nodes.TemplateData):
            if self._markup is not None:
                self._markup.feed(part.data)
            return
        if self._markup is not None and not self._markup.takes_values:
            self._add(part, "in-markup", N_("A variable cannot stand inside a tag: {name}"), name=self._written(part))
        if path_of(part) is not None and len(path_of(part) or ()) == 1 and (path_of(part) or ("",))[0] in FIELDS:
            name = (path_of(part) or ("",))[0]
            self._add(part, "no-text", N_("{name} is no single value: choose one of its fields."), name=name)
            return
        self._expression(part, loops)
        if isinstance(part, _TRUTHS) or (isinstance(part, nodes.Const) and isinstance(part.value, bool)):
            self.problems.append(forbidden(self._source, part))

    def _loop(self, node: nodes.For, loops: frozenset[str], depth: int) -> None:
        self._expression(node.iter, loops)
        if node.test is not None or node.recursive or not isinstance(node.target, nodes.Name):
            self.problems.append(forbidden(self._source, node))
            return
        kind = self._type(node.iter, loops)
        if kind not in {None, "rows"}:
            self._add(node.iter, "no-list", N_("{name} is no list."), name=".".join(path_of(node.iter) or ()))
        if depth >= _MAX_DEPTH:
            self._add(node, "too-deep", N_("Loops may stand in one another only {most} deep."), most=str(_MAX_DEPTH))
        self.body(node.body, loops | {node.target.name, "loop"}, depth + 1)
        self.body(node.else_, loops, depth)

    def _expression(self, node: nodes.Node, loops: frozenset[str]) -> None:
        if isinstance(node, nodes.Name | nodes.Getattr):
            self._path(node, loops)
            return
        if isinstance(node, nodes.Const) and isinstance(node.value, int) and abs(node.value) > 10**15:
            self.problems.append(forbidden(self._source, node))
            return
        if not isinstance(node, _ALLOWED):
            self.problems.append(forbidden(self._source, node))
            return
        if isinstance(node, nodes.Compare) and (len(node.ops) != 1 or node.ops[0].op not in COMPARISONS):
            self.problems.append(forbidden(self._source, node))
            return
        for child in node.iter_child_nodes():
            self._expression(child, loops)
        if isinstance(node, nodes.Filter):
            self._filter(node, loops)

    def _type(self, node: nodes.Node | None, loops: frozenset[str]) -> FieldType | Literal["group"] | None:
        """The type of the variable that stands there; None where only filling tells."""
        path = path_of(node) if node is not None else None
        if path is None or is_custom(path):
            return None
        if path[0] in loops:
            row = ROW_FIELDS.get(path[1]) if len(path) == 2 and path[0] != "loop" else None
            return row.type if row else None
        if len(path) == 1 and path[0] in FIELDS:
            return "group"
        field = field_of(path)
        return field.type if field else None

    def _path(self, node: nodes.Name | nodes.Getattr, loops: frozenset[str]) -> None:
        path = path_of(node)
        if path is None:
            self.problems.append(forbidden(self._source, node))
            return
        if path[0] in loops:
            known = len(path) == 1 or (len(path) == 2 and path[1] in (_LOOP if path[0] == "loop" else ROW_FIELDS))
        else:
            known = field_of(path) is not None or (len(path) == 1 and path[0] in FIELDS)
        if not known:
            name = ".".join(path)
            near = difflib.get_close_matches(name, [*paths(), *ROOTS], n=1, cutoff=0.6)
            if near:
                self._add(
                    node, "unknown", N_("{name} is not a variable. Did you mean {near}?"), name=name, near=near[0]
                )
            else:
                self._add(node, "unknown", UNKNOWN, name=name)

    def _filter(self, node: nodes.Filter, loops: frozenset[str]) -> None:
        if node.name == "default":
            if len(node.args) != 1:
                self._add(node, "wrong-use", WRONG_USE, filter=node.name, name=self._written(node))
            return
        if node.name not in FILTERS:
            self._add(node, "unknown-filter", N_("There is no filter {filter}."), filter=node.name)
            return
        kind, wanted = self._type(node.node, loops), _FOR.get(node.name)
        of_contact = path_of(node.node) == ("contact",) if node.node is not None else False
        if (kind and wanted and kind not in wanted) or (node.name in _ADDRESSES and not of_contact):
            self._add(node, "wrong-use", WRONG_USE, filter=node.name, name=self._written(node))
            return
        style = node.args[0] if node.args else None
        if node.name in _STYLES and isinstance(style, nodes.Const) and style.value not in _STYLES[node.name]:
            self._add(node, "wrong-use", WRONG_USE, filter=node.name, name=self._written(node))
        if node.name == "plural":
            self._plural(node)

    def _plural(self, node: nodes.Filter) -> None:
        given = [each.key for each in node.kwargs]
        if "other" not in given or set(given) - set(PLURAL_FORMS):
            message = N_("plural needs the form other and knows: {forms}.")
            self._add(node, "plural", message, forms=", ".join(plural_forms(self._language)))
            return
        missing = [form for form in plural_forms(self._language) if form not in given]
        if missing:
            message = N_("This language also has the plural forms {forms}.")
            self._add(node, "plural-forms", message, warning=True, forms=", ".join(missing))

    def _written(self, node: nodes.Node) -> str:
        return expression_at(self._source, node.lineno)

    def _add(self, node: nodes.Node, code: str, message: str, *, warning: bool = False, **params: str) -> None:
        at = begin_of(node)
        expression = expression_at(self._source, at)
        self.problems.append(Problem(code, message, params, place(self._source, at), expression, warning))
