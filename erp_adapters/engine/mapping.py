"""Mappings: versioned data that says, per entity, which of our fields is which of theirs, and who is its master.

Paths of theirs are those of the canonical record (`addresses.0.city`, `raw.x_port`, `custom.region`). Values on our
side are a flat map of fields; `lines` alone is a list of such maps.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from msgspec import Struct

from erp_adapters.engine.models import Policy
from erp_adapters.engine.plain import at_path, normal, put_path
from erp_adapters.engine.transforms import Lookups, MappingStep, TransformError, apply

Owner = Literal["crm", "erp", "shared", "frozen"]
Way = Literal["both", "in", "out"]
LINES: Final = "lines"


class MappingCondition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule counts only where a path of the record has one of the values (or, with `negated`, none of them)."""

    path: str
    values: tuple[str, ...]
    negated: bool = False


class MappingRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field. `frozen`: ours until the ERP has released the document, then theirs. `create_only`: never written
    again after creation. `items`: the rules of a line."""

    field: str
    theirs: str
    way: Way = "both"
    owner: Owner = "shared"
    policy: Policy = "ask"
    read: tuple[MappingStep, ...] = ()
    write: tuple[MappingStep, ...] = ()
    default: str | None = None
    required: bool = False
    create_only: bool = False
    money: bool = False
    when: MappingCondition | None = None
    items: tuple["MappingRule", ...] = ()


class MappingDocument(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mapping of an entity. `export_when`: fields whose change alone causes an export (empty: any)."""

    entity: str
    rules: tuple[MappingRule, ...]
    export_when: tuple[str, ...] = ()


class FieldProblem(Struct, frozen=True, kw_only=True):
    """Why a field could not be mapped."""

    field: str
    code: str
    text: str = ""


class Mapped(Struct, kw_only=True):
    """The outcome of a mapping: values that are told, and what stood in the way."""

    values: dict[str, Any]
    problems: list[FieldProblem]


def inward(document: MappingDocument, record: Mapping[str, Any], lookups: Lookups) -> Mapped:
    """Their record in our words. What it does not tell is not in the values."""
    return _inward(document.rules, record, lookups, "")


def _inward(rules: Iterable[MappingRule], record: Mapping[str, Any], lookups: Lookups, place: str) -> Mapped:
    made = Mapped(values={}, problems=[])
    for rule in rules:
        if rule.way == "out" or (rule.when is not None and not _holds(rule.when, record)):
            continue
        told, value = at_path(record, rule.theirs)
        if not told and rule.default is None:
            continue
        if rule.items and isinstance(value, list):
            lines = [_inward(rule.items, each, lookups, f"{place}{rule.field}.{n}.") for n, each in enumerate(value)]
            made.values[rule.field] = [
                {**line.values, "external_id": each.get("external_id")} for line, each in zip(lines, value, strict=True)
            ]
            made.problems += [problem for line in lines for problem in line.problems]
            continue
        try:
            value = normal(apply(rule.read, value, lookups, outward=False) if rule.read else value)
        except TransformError as error:
            made.problems.append(FieldProblem(field=place + rule.field, code=error.code, text=error.text))
            continue
        made.values[rule.field] = rule.default if value is None else value
    return made


def outward(
    document: MappingDocument,
    values: Mapping[str, Any],
    lookups: Lookups,
    *,
    fields: frozenset[str] | None = None,
    creating: bool = False,
) -> Mapped:
    """Our values (of `fields` alone when given) as a tree of their record."""
    made = Mapped(values={}, problems=[])
    for rule in document.rules:
        if rule.way == "in" or (rule.create_only and not creating):
            continue
        if rule.field not in values or (fields is not None and rule.field not in fields):
            if creating and rule.default is not None:
                put_path(made.values, rule.theirs, rule.default)
            elif creating and rule.required and fields is None:
                made.problems.append(FieldProblem(field=rule.field, code="required"))
            continue
        if not _holds(rule.when, values):
            continue
        _write(rule, values[rule.field], lookups, made)
    return made


def _write(rule: MappingRule, value: Any, lookups: Lookups, made: Mapped) -> None:
    if rule.items and isinstance(value, list):
        lines = []
        for number, line in enumerate(value):
            part = Mapped(values={}, problems=[])
            for item in rule.items:
                if item.way != "in" and item.field in line and _holds(item.when, line):
                    _write(item, line[item.field], lookups, part)
            for name in ("external_id", "reference"):
                if line.get(name) is not None:
                    part.values[name] = line[name]
            lines.append(part.values)
            made.problems += [
                FieldProblem(field=f"{rule.field}.{number}.{each.field}", code=each.code, text=each.text)
                for each in part.problems
            ]
        put_path(made.values, rule.theirs, lines)
        return
    try:
        written = apply(rule.write, value, lookups, outward=True)
    except TransformError as error:
        made.problems.append(FieldProblem(field=rule.field, code=error.code, text=error.text))
        return
    if written is None:
        written = rule.default
    if written is None and rule.required:
        made.problems.append(FieldProblem(field=rule.field, code="required"))
        return
    put_path(made.values, rule.theirs, written)


def _holds(when: MappingCondition | None, tree: Mapping[str, Any]) -> bool:
    if when is None:
        return True
    _, value = at_path(tree, when.path)
    return (str(value) in when.values) is not when.negated


def wanted_links(document: MappingDocument, tree: Mapping[str, Any], *, outward: bool) -> set[tuple[str, str]]:
    """The records `(entity, id)` that a mapping will ask for, so that they can be loaded at once."""
    found: set[tuple[str, str]] = set()
    if _links(document.rules, outward=outward):
        _collect(document.rules, tree, found, outward=outward)
    return found


def _links(rules: Iterable[MappingRule], *, outward: bool) -> bool:
    """Whether any of the rules asks for a record."""
    return any(
        _links(rule.items, outward=outward) or any(step.op == "link" for step in (rule.write if outward else rule.read))
        for rule in rules
    )


def _collect(
    rules: Iterable[MappingRule], tree: Mapping[str, Any], found: set[tuple[str, str]], *, outward: bool
) -> None:
    for rule in rules:
        _, value = at_path(tree, rule.field if outward else rule.theirs)
        if rule.items and isinstance(value, list):
            for each in value:
                _collect(rule.items, each, found, outward=outward)
            continue
        for step in rule.write if outward else rule.read:
            if step.op == "link" and value is not None:
                found.add((step.text, str(value)))


def fields_of(document: MappingDocument, way: Literal["in", "out"]) -> frozenset[str]:
    """Our fields that flow in a direction."""
    return frozenset(rule.field for rule in document.rules if rule.way in {"both", way})
