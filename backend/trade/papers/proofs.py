"""What papers, payments and shipments prove to the stages of deals."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select

from backend.pipeline.proofs import Checker, register
from backend.trade.orders.models import SalesOrder
from backend.trade.papers.models import TradePaper
from backend.trade.shipments.models import Shipment, ShipmentOrder
from backend.trade.terms.models import DueLine
from tenants.session import ReadSession


def _paper(kind: str) -> Checker:
    async def check(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
        found = await session.scalars(
            select(SalesOrder.deal_id)
            .join(TradePaper, (TradePaper.tenant_id == SalesOrder.tenant_id) & (TradePaper.order_id == SalesOrder.id))
            .where(SalesOrder.deal_id.in_(deal_ids), TradePaper.kind == kind, TradePaper.state == "issued")
        )
        return {deal_id for deal_id in found if deal_id is not None}

    return check


async def _deposit(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
    found = await session.scalars(
        select(SalesOrder.deal_id)
        .join(DueLine, (DueLine.tenant_id == SalesOrder.tenant_id) & (DueLine.order_id == SalesOrder.id))
        .where(SalesOrder.deal_id.in_(deal_ids), DueLine.label == "deposit", DueLine.settled >= DueLine.amount)
    )
    return {deal_id for deal_id in found if deal_id is not None}


async def _balance(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
    found = await session.scalars(
        select(SalesOrder.deal_id)
        .join(DueLine, (DueLine.tenant_id == SalesOrder.tenant_id) & (DueLine.order_id == SalesOrder.id))
        .where(SalesOrder.deal_id.in_(deal_ids))
        .group_by(SalesOrder.deal_id)
        .having(func.bool_and(DueLine.settled >= DueLine.amount))
    )
    return {deal_id for deal_id in found if deal_id is not None}


def _shipped(*, with_bill: bool) -> Checker:
    async def check(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
        told = Shipment.bl_number.is_not(None) if with_bill else Shipment.departed_on.is_not(None)
        found = await session.scalars(
            select(SalesOrder.deal_id)
            .join(
                ShipmentOrder,
                (ShipmentOrder.tenant_id == SalesOrder.tenant_id) & (ShipmentOrder.order_id == SalesOrder.id),
            )
            .join(
                Shipment,
                (Shipment.tenant_id == ShipmentOrder.tenant_id) & (Shipment.id == ShipmentOrder.shipment_id),
            )
            .where(SalesOrder.deal_id.in_(deal_ids), told, Shipment.state != "cancelled")
        )
        return {deal_id for deal_id in found if deal_id is not None}

    return check


def register_proofs() -> None:
    """Answer for the kinds of proof that this room can tell; called once where the program is wired."""
    register("payment.deposit", _deposit)
    register("payment.balance", _balance)
    register("shipment.departed", _shipped(with_bill=False))
    register("paper.bill_of_lading", _shipped(with_bill=True))
    register("paper.proforma_invoice", _paper("proforma"))
    register("paper.contract", _paper("contract"))
