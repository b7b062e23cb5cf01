"""Records that changed on both sides: a conflict shows what both say, and holds back what is disputed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from erp_adapters.engine.judging import Verdict, title_of
from erp_adapters.engine.models import ErpBinding, ErpConflict, ErpOutbound
from erp_adapters.engine.plain import normal
from tenants.orm import now
from tenants.session import WriteSession


async def dispute(
    session: WriteSession, row: ErpBinding, open_one: ErpConflict | None, tree: Mapping[str, Any], verdict: Verdict
) -> None:
    """Lay fields that both sides changed before somebody, beside those that wait in the open conflict."""
    fields = [msgspec.to_builtins(each) for each in verdict.clashes]
    theirs_by, theirs_at = _changed(tree)
    if open_one is not None and open_one.state == "open":
        known = {each["field"] for each in fields}
        open_one.fields = [*(each for each in open_one.fields if each["field"] not in known), *fields]
        open_one.theirs_by, open_one.theirs_at = theirs_by, theirs_at
        return
    ours = verdict.local
    session.add(
        ErpConflict(
            link_id=row.link_id,
            binding_id=row.id,
            entity=row.entity,
            title=ours.title if ours is not None else title_of(tree),
            fields=fields,
            ours_by=ours.changed_by if ours is not None else None,
            ours_at=ours.changed_at if ours is not None else None,
            theirs_by=theirs_by,
            theirs_at=theirs_at,
        )
    )
    await session.flush()


async def refresh(
    session: WriteSession, row: ErpBinding, open_one: ErpConflict, tree: Mapping[str, Any], verdict: Verdict
) -> None:
    """An open conflict shows what both sides say now; where they say the same, it is over."""
    if verdict.local is None:
        return
    left = []
    for each in open_one.fields:
        field = each["field"]
        ours, theirs = verdict.local.values.get(field), verdict.values.get(field, each["theirs"])
        if normal(ours) == normal(theirs):
            row.base = {**row.base, field: ours}
        else:
            left.append({**each, "ours": ours, "theirs": theirs})
            if normal(theirs) != normal(each["theirs"]):
                open_one.theirs_by, open_one.theirs_at = _changed(tree)
    open_one.fields = left or open_one.fields
    if not left:
        open_one.state, open_one.decided_at = "gone", now()
        await session.flush()


def _changed(tree: Mapping[str, Any]) -> tuple[str | None, datetime | None]:
    """Who changed a record there last, and when."""
    modified = tree.get("modified_at")
    return tree.get("modified_by"), datetime.fromisoformat(modified) if modified else None


async def hold_back(session: WriteSession, row: ErpBinding, fields: Collection[str]) -> None:
    """What is disputed is not sent before somebody has decided; steps that have not begun lose these fields."""
    waiting = await session.scalars(
        select(ErpOutbound).where(
            ErpOutbound.link_id == row.link_id, ErpOutbound.entity == row.entity,
            ErpOutbound.local_id == row.local_id, ErpOutbound.operation == "update", ErpOutbound.phase.is_(None),
            ErpOutbound.state.in_(("waiting", "approval", "dead")),
        ).with_for_update()
    )  # fmt: skip
    for step in waiting:
        step.fields = sorted(set(step.fields or step.payload) - set(fields))
        if not step.fields:
            step.state, step.done_at = "merged", now()
