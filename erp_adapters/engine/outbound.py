"""The queue of steps to be taken there: asked for in the transaction of the change, first in, first out per record."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Text, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from erp_adapters.engine.book import binding_of, mapping_of, switches_of
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.local import Local, LocalRecord
from erp_adapters.engine.mapping import MappingDocument
from erp_adapters.engine.models import OPEN, ErpBinding, ErpConflict, ErpOutbound
from erp_adapters.engine.plain import normal
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession

#: How far an order goes there, and the steps that lead so far.
STEPS: Mapping[str, tuple[str, ...]] = {
    "create": (),
    "submit": ("submit",),
    "approve": ("submit", "approve"),
}


async def _lock_key(session: WriteSession, link_id: UUID, entity: str, local_id: UUID) -> None:
    """One at a time asks for steps of a record, so that their order is one."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{link_id}{entity}{local_id}", 0))))


async def _waiting(session: WriteSession, link_id: UUID, entity: str, local_id: UUID) -> list[ErpOutbound]:
    rows = await session.scalars(
        select(ErpOutbound)
        .where(
            ErpOutbound.link_id == link_id,
            ErpOutbound.entity == entity,
            ErpOutbound.local_id == local_id,
            ErpOutbound.state.in_(OPEN),
        )
        .order_by(ErpOutbound.seq)
        .with_for_update()
    )
    return list(rows)


def changed_fields(
    document: MappingDocument,
    binding: ErpBinding | None,
    values: Mapping[str, Any],
    on_the_way: Sequence[ErpOutbound] = (),
) -> set[str]:
    """Which fields of ours changed since both sides agreed, and may be sent. What is on the way to the ERP counts as
    agreed: only what changed since then is sent after it."""
    released = binding is not None and bool(binding.theirs.get("locked"))
    agreed = dict(binding.base) if binding is not None else {}
    for row in on_the_way:
        if row.operation in {"create", "update"}:
            agreed |= {name: row.payload[name] for name in row.fields or row.payload if name in row.payload}
    found = set()
    for rule in document.rules:
        master = ("erp" if released else "crm") if rule.owner == "frozen" else rule.owner
        if rule.way == "in" or rule.create_only or master == "erp" or rule.field not in values:
            continue
        base, mine = agreed.get(rule.field), values[rule.field]
        if rule.items:
            names = [item.field for item in rule.items if item.way == "both"]
            base, mine = (
                [
                    {name: normal(line.get(name)) for name in names if normal(line.get(name)) is not None}
                    for line in one or []
                ]
                for one in (base, mine)
            )
        if normal(base) != normal(mine):
            found.add(rule.field)
    if document.export_when and not found & set(document.export_when):
        return set()
    return found


async def ask_update(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    local_id: UUID,
    *,
    why: str,
    fields: Collection[str] | None = None,
    by: str = "",
) -> ErpOutbound | None:
    """Have what changed on a linked record sent (or `fields`, where the caller knows); None when nothing did."""
    found = await mapping_of(session, link_id, entity)
    record = (await local.load(session, entity, [local_id])).get(local_id)
    if found is None or record is None:
        return None
    number, document = found
    await _lock_key(session, link_id, entity, local_id)
    rows = await _waiting(session, link_id, entity, local_id)
    binding = await binding_of(session, link_id, entity, local_id=local_id)
    creating = next((row for row in rows if row.operation == "create"), None)
    if creating is not None and creating.phase is None and creating.state != "sending":
        creating.payload = dict(record.values)  # a creation that was never sent takes the newest values along
        creating.title = record.title
        return creating
    there = binding is not None and binding.external_id is not None and binding.state in {"linked", "pending"}
    if not there and creating is None:
        return None
    wanted = set(fields) if fields is not None else changed_fields(document, binding, record.values, rows)
    if fields is None and binding is not None:
        wanted -= await _disputed(session, binding.id)
    if not wanted:
        return None
    last = rows[-1] if rows else None
    if last is not None and last.operation == "update" and last.phase is None and last.state in {"waiting", "approval"}:
        last.payload, last.fields = dict(record.values), sorted({*last.fields, *wanted})
        last.title, last.mapping_number = record.title, number
        await wake_link(session, link_id)
        return last
    return await _add(session, link_id, entity, record, "update", number, rows, why=why, fields=wanted, by=by)


async def _disputed(session: WriteSession, binding_id: UUID) -> set[str]:
    """Fields that wait for somebody's decision: it will say what is sent."""
    row = await session.scalar(
        select(ErpConflict).where(ErpConflict.binding_id == binding_id, ErpConflict.state == "open")
    )
    return {each["field"] for each in row.fields} if row is not None else set()


async def ask_push(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    local_id: UUID,
    *,
    why: str,
    by: str = "",
    depth: int = 0,
) -> ErpOutbound | None:
    """Have a record created there with all that it needs, or updated when it is linked. None when all is there."""
    found = await mapping_of(session, link_id, entity)
    record = (await local.load(session, entity, [local_id])).get(local_id)
    if found is None or record is None:
        return None
    number, _ = found
    await _lock_key(session, link_id, entity, local_id)
    binding = await binding_of(session, link_id, entity, local_id=local_id)
    if binding is not None and binding.external_id is not None:
        return await ask_update(session, local, link_id, entity, local_id, why=why, by=by)
    rows = await _waiting(session, link_id, entity, local_id)
    if any(row.operation == "create" for row in rows):
        return await ask_update(session, local, link_id, entity, local_id, why=why, by=by)
    depends: list[str] = []
    for needed, needed_id in record.needs if depth < 3 else ():
        first = await _first(session, local, link_id, needed, needed_id, why=why, by=by, depth=depth + 1)
        depends += [str(first.id)] if first is not None else []
    made = await _add(session, link_id, entity, record, "create", number, rows, why=why, by=by, depends=depends)
    switch = (await switches_of(session, link_id)).get((entity, "out"))
    if entity == "sales_order" and switch is not None:
        for step in STEPS.get(switch.scope, ()):
            rows = await _waiting(session, link_id, entity, local_id)
            await _add(session, link_id, entity, record, step, number, rows, why=why, by=by)
    return made


async def _first(
    session: WriteSession, local: Local, link_id: UUID, entity: str, local_id: UUID, *, why: str, by: str, depth: int
) -> ErpOutbound | None:
    binding = await binding_of(session, link_id, entity, local_id=local_id)
    if binding is not None and binding.external_id is not None:
        return None
    return await ask_push(session, local, link_id, entity, local_id, why=why, by=by, depth=depth)


async def ask_step(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    local_id: UUID,
    step: str,
    *,
    why: str,
    by: str = "",
) -> ErpOutbound | None:
    """Have one further step taken (submit, approve, cancel). A cancellation of what was never sent undoes it."""
    record = (await local.load(session, entity, [local_id])).get(local_id)
    if record is None:
        return None
    await _lock_key(session, link_id, entity, local_id)
    rows = await _waiting(session, link_id, entity, local_id)
    creating = next((row for row in rows if row.operation == "create"), None)
    if step == "cancel" and creating is not None and creating.phase is None and creating.state != "sending":
        for row in rows:
            row.state, row.done_at, row.why = "skipped", now(), why
        return None
    same = next((row for row in rows if row.operation == step), None)
    return same or await _add(session, link_id, entity, record, step, 0, rows, why=why, by=by)


async def _add(
    session: WriteSession,
    link_id: UUID,
    entity: str,
    record: LocalRecord,
    operation: str,
    number: int,
    before: Sequence[ErpOutbound],
    *,
    why: str,
    by: str = "",
    fields: Collection[str] = (),
    depends: Sequence[str] = (),
) -> ErpOutbound:
    switch = (await switches_of(session, link_id)).get((entity, "out"))
    held = switch is not None and switch.approvals_left > 0 and operation in {"create", "update"}
    row = ErpOutbound(
        id=new_id(),
        link_id=link_id,
        entity=entity,
        local_id=record.id,
        seq=max((each.seq for each in before), default=0) + 1,
        operation=operation,
        title=record.title,
        payload=dict(record.values),
        fields=sorted(fields),
        mapping_number=number,
        depends_on=list(depends),
        state="approval" if held else "waiting",
        why=why,
        asked_by=by,
    )
    session.add(row)
    await session.flush()
    await wake_link(session, link_id)
    return row


async def due_heads(session: ReadSession, link_id: UUID, limit: int) -> list[UUID]:
    """The first open step of each record, where it is due and nothing that it depends on is still open."""
    other = aliased(ErpOutbound)
    earlier = (
        select(other.id)
        .where(
            other.tenant_id == ErpOutbound.tenant_id,
            other.link_id == ErpOutbound.link_id,
            other.entity == ErpOutbound.entity,
            other.local_id == ErpOutbound.local_id,
            other.state.in_(OPEN),
            other.seq < ErpOutbound.seq,
        )
        .exists()
    )
    needed = aliased(ErpOutbound)
    holds = (
        select(needed.id)
        .where(
            needed.tenant_id == ErpOutbound.tenant_id,
            needed.link_id == ErpOutbound.link_id,
            needed.state.in_(OPEN),
            ErpOutbound.depends_on.op("?")(cast(needed.id, Text)),
        )
        .exists()
    )
    ready = or_(
        and_(ErpOutbound.state == "waiting", ~holds),
        ErpOutbound.state == "unknown",
    )
    rows = await session.scalars(
        select(ErpOutbound.id)
        .where(ErpOutbound.link_id == link_id, ready, ErpOutbound.next_at <= func.clock_timestamp(), ~earlier)
        .order_by(ErpOutbound.next_at, ErpOutbound.id)
        .limit(limit)
    )
    return list(rows)
