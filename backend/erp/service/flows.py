"""Switches, mappings, value tables and runs."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import func, or_, select, update

from backend.erp.errors import LinkNotReadyError, MappingInvalidError, NotOfferedError, RehearsalNeededError
from backend.erp.events import ErpLinkChanged
from backend.erp.local import CrmLocal
from backend.erp.more_schemas import NewErpValue
from backend.erp.schemas import NewRun, SwitchChange, ValueChange
from backend.erp.service.links import locked_link
from erp_adapters.engine.book import mapping_of
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.mapping import MappingDocument, MappingRule
from erp_adapters.engine.models import ErpCursor, ErpInbound, ErpMapping, ErpOutbound, ErpRun, ErpSwitch, ErpValue
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_APPROVALS = 10


async def set_switch(
    session: WriteSession, actor: Actor, link_id: UUID, entity: str, direction: str, given: SwitchChange
) -> None:
    """Switch a flow. The first ten records of each then wait for a yes.

    Raises `NotAllowedError`, `NotFoundError`, `LinkNotReadyError`, `RehearsalNeededError`, `NotOfferedError`.
    """
    actor.require("erp.manage")
    link = await locked_link(session, link_id)
    if direction not in {"in", "out"}:
        raise NotFoundError
    if given.active:
        if link.checked_at is None or link.state == "setup":
            raise LinkNotReadyError
        offered = (link.server.get("entities") or {}).get(entity) or []
        if ("read" if direction == "in" else "create") not in offered:
            raise NotOfferedError
        rehearsed = select(ErpRun.id).where(
            ErpRun.link_id == link_id, ErpRun.kind == "rehearsal", ErpRun.state == "done"
        )
        if await session.scalar(rehearsed.limit(1)) is None:
            raise RehearsalNeededError
    row = await session.scalar(
        select(ErpSwitch)
        .where(ErpSwitch.link_id == link_id, ErpSwitch.entity == entity, ErpSwitch.direction == direction)
        .with_for_update()
    )
    if row is None:
        scope = "create" if entity == "sales_order" else "linked"
        row = ErpSwitch(
            link_id=link_id, entity=entity, direction=direction, approvals_left=_APPROVALS, scope=scope, active=False
        )
        session.add(row)
    row.active = given.active
    if given.scope is not UNSET:
        row.scope = given.scope
    if given.active and link.state in {"ready", "needs_attention"}:
        link.state = "live"
    await session.execute(update(ErpCursor).where(ErpCursor.link_id == link_id).values(next_at=now()))
    await wake_link(session, link_id)
    audit.record(
        session, "erp_link.switched", subject_id=link_id, subject_name=link.name, entity=entity, direction=direction,
        active=given.active, scope=row.scope,
    )  # fmt: skip
    append(session, ErpLinkChanged(link_id=link_id))
    await session.flush()


def check_document(entity: str, document: MappingDocument) -> None:
    """Make sure that a mapping holds together; raises `MappingInvalidError`."""
    if document.entity != entity:
        raise MappingInvalidError(what=document.entity)
    _check_rules(document.rules)


def _check_rules(rules: tuple[MappingRule, ...]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if not rule.field or not rule.theirs or ".." in rule.theirs:
            raise MappingInvalidError(what=rule.field or rule.theirs or "—")
        if rule.field in seen:
            raise MappingInvalidError(what=rule.field)
        if rule.money and rule.policy == "newest":
            raise MappingInvalidError(what=rule.field)
        seen.add(rule.field)
        _check_rules(rule.items)


async def put_mapping(
    session: WriteSession, actor: Actor, link_id: UUID, entity: str, document: MappingDocument
) -> ErpMapping:
    """Put another version of a mapping into force; older ones stay. Raises `NotAllowedError`, `NotFoundError`,
    `MappingInvalidError`."""
    actor.require("erp.manage")
    link = await locked_link(session, link_id)
    if await mapping_of(session, link_id, entity) is None:
        raise NotFoundError
    check_document(entity, document)
    last = await session.scalar(
        select(func.max(ErpMapping.number)).where(ErpMapping.link_id == link_id, ErpMapping.entity == entity)
    )
    row = ErpMapping(
        link_id=link_id, entity=entity, number=(last or 0) + 1, document=msgspec.to_builtins(document),
        made_by=actor.name,
    )  # fmt: skip
    session.add(row)
    await _look_again(session, link_id, entity)
    audit.record(
        session, "erp_link.mapped", subject_id=link_id, subject_name=link.name, entity=entity, number=row.number
    )
    append(session, ErpLinkChanged(link_id=link_id))
    await session.flush()
    return row


async def import_mappings(session: WriteSession, actor: Actor, link_id: UUID, given: Mapping[str, Any]) -> None:
    """Put the mappings of an export into force. Raises as `put_mapping`."""
    for entity, document in given.items():
        try:
            found = msgspec.convert(document, MappingDocument)
        except msgspec.ValidationError as error:
            raise MappingInvalidError(what=str(error)) from error
        await put_mapping(session, actor, link_id, entity, found)


async def _look_again(session: WriteSession, link_id: UUID, entity: str | None = None) -> None:
    """Records that wait for a value or a mapping get another chance, in both directions."""
    came = [ErpInbound.link_id == link_id, ErpInbound.state.in_(("waiting", "refused"))]
    goes = [
        ErpOutbound.link_id == link_id,
        ErpOutbound.state == "dead",
        ErpOutbound.problem["code"].astext.in_(("mapping", "unresolved", "required")),
    ]
    if entity is not None:
        came.append(ErpInbound.entity == entity)
        goes.append(ErpOutbound.entity == entity)
    else:
        came.append(ErpInbound.problem["code"].astext == "unresolved")
    options = {"synchronize_session": False}
    await session.execute(update(ErpInbound).where(*came).values(state="new").execution_options(**options))
    retried = {"state": "waiting", "phase": None, "next_at": now(), "problem": None}
    await session.execute(update(ErpOutbound).where(*goes).values(**retried).execution_options(**options))
    await wake_link(session, link_id)


async def set_value(session: WriteSession, actor: Actor, link_id: UUID, value_id: UUID, given: ValueChange) -> ErpValue:
    """Give a value its counterpart; what waited for it goes on. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("erp.manage")
    row = await session.scalar(
        select(ErpValue).where(ErpValue.link_id == link_id, ErpValue.id == value_id).with_for_update()
    )
    if row is None:
        raise NotFoundError
    row.ours = row.ours if given.ours is UNSET else given.ours or None
    row.theirs = row.theirs if given.theirs is UNSET else given.theirs or None
    await session.flush()
    await _look_again(session, link_id)
    return row


async def add_value(session: WriteSession, actor: Actor, link_id: UUID, given: NewErpValue) -> ErpValue:
    """Add a line to a value table; one that asks for the same value is filled. Raises `NotAllowedError`,
    `NotFoundError`."""
    actor.require("erp.manage")
    await locked_link(session, link_id)
    same = ErpValue.link_id == link_id, ErpValue.name == given.table.strip()
    row = await session.scalar(
        select(ErpValue)
        .where(*same, or_(ErpValue.theirs == given.theirs, ErpValue.theirs.is_(None) & (ErpValue.ours == given.ours)))
        .limit(1)
        .with_for_update()
    )
    if row is None:
        row = ErpValue(id=new_id(), link_id=link_id, name=given.table.strip())
        session.add(row)
    row.theirs, row.ours = given.theirs.strip() or None, given.ours.strip() or None
    await session.flush()
    await _look_again(session, link_id)
    return row


async def drop_value(session: WriteSession, actor: Actor, link_id: UUID, value_id: UUID) -> None:
    """Remove a line of a value table. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("erp.manage")
    row = await session.scalar(select(ErpValue).where(ErpValue.link_id == link_id, ErpValue.id == value_id))
    if row is None:
        raise NotFoundError
    await session.delete(row)


async def ask_run(session: WriteSession, actor: Actor, link_id: UUID, given: NewRun) -> ErpRun:
    """Ask for a run; one of a kind at a time. Raises `NotAllowedError`, `NotFoundError`, `LinkNotReadyError`."""
    actor.require("erp.manage")
    link = await locked_link(session, link_id)
    if link.checked_at is None or link.state == "setup":
        raise LinkNotReadyError
    if given.entity is not None and given.entity not in {*CrmLocal.entities, *(link.server.get("entities") or {})}:
        raise NotFoundError
    running = await session.scalar(
        select(ErpRun).where(ErpRun.link_id == link_id, ErpRun.kind == given.kind, ErpRun.state == "running")
    )
    if running is not None:
        return running
    run = ErpRun(link_id=link_id, kind=given.kind, entity=given.entity, counts={}, sums=[], asked_by=actor.name)
    session.add(run)
    await session.flush()
    await wake_link(session, link_id)
    return run
