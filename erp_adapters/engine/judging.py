"""What a record of theirs means here is decided; nothing is changed (the rehearsal asks the same)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

import msgspec
from sqlalchemy import select

from erp_adapters.contract.records import Record
from erp_adapters.engine.local import Local, LocalMatch, LocalRecord
from erp_adapters.engine.mapping import LINES, Mapped, MappingDocument, inward
from erp_adapters.engine.merging import Clash, merge
from erp_adapters.engine.models import ErpBinding, ErpConflict
from erp_adapters.engine.plain import ABOUT, fingerprint, normal, plain_of
from erp_adapters.engine.problems import problem
from erp_adapters.engine.transforms import Lookups
from tenants.session import WriteSession

Kind = Literal["same", "create", "change", "send", "link", "conflict", "propose", "wait", "refuse", "ignore"]
_PRICE: Final = Decimal("0.000001")


class Verdict(msgspec.Struct, kw_only=True):
    """What is to happen with a record of theirs."""

    kind: Kind
    values: dict[str, Any] = {}
    take: dict[str, Any] = {}
    send: set[str] = set()
    clashes: list[Clash] = []
    base: dict[str, Any] = {}
    local: LocalRecord | None = None
    candidates: list[LocalMatch] = []
    problem: dict[str, Any] | None = None


class PageContext(msgspec.Struct, frozen=True):
    """What is linked to the records of a page, loaded at once: bindings by external id, records of ours by id, open
    conflicts by binding."""

    bindings: dict[str, ErpBinding]
    records: dict[UUID, LocalRecord]
    conflicts: dict[UUID, ErpConflict]


async def page_context(
    session: WriteSession, local: Local, link_id: UUID, entity: str, external_ids: Collection[str]
) -> PageContext:
    """Load it; the bindings are locked."""
    rows = await session.scalars(
        select(ErpBinding)
        .where(
            ErpBinding.link_id == link_id, ErpBinding.entity == entity,
            ErpBinding.external_id.in_(list(external_ids)),
        ).order_by(ErpBinding.id).with_for_update()
    )  # fmt: skip
    bindings = {str(row.external_id): row for row in rows}
    ids = [row.local_id for row in bindings.values() if row.local_id is not None]
    if not ids:
        return PageContext(bindings, {}, {})
    of_page = ErpConflict.binding_id.in_([row.id for row in bindings.values()])
    conflicts = await session.scalars(
        select(ErpConflict).where(of_page, ErpConflict.state == "open").order_by(ErpConflict.id).with_for_update()
    )
    records = await local.load(session, entity, ids)
    return PageContext(bindings, records, {each.binding_id: each for each in conflicts})


def content_of(record: Record) -> tuple[dict[str, Any], str]:
    """The record as JSON with its own document, and the hash of its content."""
    tree = plain_of(record, raw=True)
    return tree, fingerprint({name: value for name, value in tree.items() if name not in ABOUT})


def title_of(tree: Mapping[str, Any]) -> str:
    """What a record of theirs is called in lists."""
    return str(
        tree.get("name") or tree.get("external_number") or tree.get("reference") or tree.get("external_id") or ""
    )


async def judge(
    session: WriteSession,
    local: Local,
    entity: str,
    tree: Mapping[str, Any],
    document: MappingDocument,
    lookups: Lookups,
    page: PageContext,
    *,
    creating: bool = True,
    force_theirs: bool = False,
) -> tuple[Verdict, ErpBinding | None]:
    """Decide about one record of a page."""
    binding = page.bindings.get(str(tree.get("external_id")))
    if binding is not None and binding.state == "ignored":
        return Verdict(kind="ignore"), binding
    mapped = inward(document, tree, lookups)
    if mapped.problems:
        return _stuck(mapped), binding
    if binding is not None and binding.local_id is not None:
        record = page.records.get(binding.local_id)
        if record is None:
            return Verdict(kind="refuse", problem=problem("gone")), binding
        conflict = page.conflicts.get(binding.id)
        return _meet(document, tree, mapped, record, binding, conflict, force_theirs=force_theirs), binding
    verdict = await _greet(session, local, entity, tree, document, mapped, creating=creating, force_theirs=force_theirs)
    return verdict, binding


async def _greet(
    session: WriteSession,
    local: Local,
    entity: str,
    tree: Mapping[str, Any],
    document: MappingDocument,
    mapped: Mapped,
    *,
    creating: bool,
    force_theirs: bool,
) -> Verdict:
    """Decide about a record that is linked to none of ours."""
    missing = [rule.field for rule in document.rules if rule.required and mapped.values.get(rule.field) is None]
    if missing:
        return Verdict(kind="refuse", problem=problem("required", missing[0], field=missing[0]))
    matches = await local.match(session, entity, mapped.values, tree.get("reference"))
    if matches and matches[0].sure:
        record = (await local.load(session, entity, [matches[0].id])).get(matches[0].id)
        if record is not None:
            verdict = _meet(document, tree, mapped, record, None, None, force_theirs=force_theirs)
            verdict.candidates = matches
            return verdict
    if matches:
        found = [{"id": str(each.id), "title": each.title, "how": each.how} for each in matches]
        return Verdict(kind="propose", candidates=matches, problem=problem("match", candidates=found))
    if not creating or entity not in local.creates:
        return Verdict(kind="ignore")
    return Verdict(kind="create", values=mapped.values, take=mapped.values, base=mapped.values)


def _stuck(mapped: Mapped) -> Verdict:
    first = mapped.problems[0]
    code = first.code if first.code in {"unresolved", "unlinked"} else "mapping"
    kind: Kind = "wait" if code != "mapping" else "refuse"
    return Verdict(kind=kind, values=mapped.values, problem=problem(code, first.text, field=first.field))


def _meet(
    document: MappingDocument,
    tree: Mapping[str, Any],
    mapped: Mapped,
    record: LocalRecord,
    binding: ErpBinding | None,
    conflict: ErpConflict | None,
    *,
    force_theirs: bool,
) -> Verdict:
    disputed = [each["field"] for each in conflict.fields] if conflict is not None and not force_theirs else []
    modified = tree.get("modified_at")
    values = after_discount(mapped.values)
    found = merge(
        document,
        binding.base if binding is not None else None,
        record.values,
        values,
        seen=binding.theirs.get("values") if binding is not None else None,
        released=bool(tree.get("locked")),
        ours_at=record.changed_at,
        theirs_at=datetime.fromisoformat(modified) if isinstance(modified, str) else None,
        disputed=disputed,
    )
    if force_theirs:
        differing = {each.field: each.theirs for each in found.clashes} | {
            field: values[field] for field in found.send if field in values
        }
        found.take |= differing
        found.base |= differing
        found.send, found.clashes = set(), []
    kind: Kind = "same"
    if found.clashes:
        kind = "conflict"
    elif found.take:
        kind = "change"
    elif found.send:
        kind = "send"
    elif binding is None:
        kind = "link"
    # Who takes over their lines takes price and discount apart, as they stand there.
    take = {field: mapped.values[field] for field in found.take}
    return Verdict(
        kind=kind, values=values, take=take, send=found.send, clashes=found.clashes, base=found.base, local=record
    )


def after_discount(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values with each line's price after its discount: so ours are told, and so they compare."""
    if not any(each.get("discount") for each in values.get(LINES) or []):
        return dict(values)
    lines = []
    for each in values[LINES]:
        line = dict(each)
        discount = Decimal(str(line.pop("discount", None) or 0))
        if line.get("price") is not None:
            line["price"] = normal((Decimal(str(line["price"])) * (1 - discount / 100)).quantize(_PRICE))
        lines.append(line)
    return {**values, LINES: lines}
