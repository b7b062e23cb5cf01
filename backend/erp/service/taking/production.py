"""Production orders of the ERP as milestones: begun, promised, and proven when all of an order is made."""

from datetime import date
from typing import Any, Final

from sqlalchemy import select

from backend.erp.service.taking.common import (
    Taken,
    Taking,
    note_on_timeline,
    order_ids_of,
    orders_of,
    tell_owner,
)
from backend.trade.orders.queries import get_order
from backend.trade.orders.schemas import Order, OrderStepPatch, OrderStepView
from backend.trade.orders.service import change_step, move_order, reach_milestone
from backend.trade.orders.steps import steps_of
from erp_adapters.engine.models import ErpInbound
from i18n.messages import N_
from tenants.context import current
from tenants.orm import now

MADE: Final = N_("Order {number}: production is finished, as the ERP says")


async def take_production(taking: Taking) -> Taken:
    """Follow the production of the orders that a document is about."""
    for external_id, order_id in (await orders_of(taking.session, taking.link.id, order_ids_of(taking.tree))).items():
        await _follow(taking, external_id, await get_order(taking.session, order_id))
    return Taken()


async def _follow(taking: Taking, external_id: str, order: Order) -> None:
    rows = await taking.session.scalars(
        select(ErpInbound).where(
            ErpInbound.link_id == taking.link.id, ErpInbound.entity == "production",
            ErpInbound.record["order"]["external_id"].astext == external_id,
        )
    )  # fmt: skip
    trees = [row.record for row in rows if row.record.get("status") != "cancelled"]
    if not trees or order.state in {"draft", "cancelled", "closed"}:
        return
    begun = any(tree.get("started") or tree.get("status") in {"partial", "done"} for tree in trees)
    if all(tree.get("status") == "done" for tree in trees):
        days = [str(tree["finished_on"])[:10] for tree in trees if tree.get("finished_on")]
        on = date.fromisoformat(max(days)) if days else now().date()
        proof = f"{taking.link.name} {taking.number}"
        by = {"kind": "erp", "id": str(taking.row.id)}
        if any(step.kind == "production" and step.state != "done" for step in await _milestones(taking, order)):
            await reach_milestone(taking.session, order.id, "production", on=on, proof=proof, by=by)
            await note_on_timeline(taking.session, order, MADE)
            await tell_owner(taking.session, order, MADE, f"made:{order.id}", body=proof)
    elif begun:
        planned = [str(tree["planned_on"])[:10] for tree in trees if tree.get("planned_on")]
        await _begin(taking, order, date.fromisoformat(max(planned)) if planned else None)
    if begun and order.state == "confirmed":
        await move_order(taking.session, current().actor, order.id, "in_production")


async def _milestones(taking: Taking, order: Order) -> list[OrderStepView]:
    return [step for step in await steps_of(taking.session, [order.id]) if step.board == "milestone"]


async def _begin(taking: Taking, order: Order, promised: date | None) -> None:
    for step in await _milestones(taking, order):
        if step.kind != "production" or step.state == "done":
            continue
        changed: dict[str, Any] = {"state": "doing"} if step.state == "open" else {}
        if promised is not None and step.promised_on != promised:
            changed["promised_on"] = promised
        if changed:
            await change_step(taking.session, current().actor, step.id, OrderStepPatch(**changed), step.version)
