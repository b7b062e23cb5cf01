"""Milestones and steps of production: reads, and which ones an order begins with."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final, cast
from uuid import UUID

from sqlalchemy import and_, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.whom import companies_by_id
from backend.customers.schemas import Owner
from backend.trade.checks import seat_names
from backend.trade.orders import schemas
from backend.trade.orders.models import OrderFile, OrderStep, SalesOrder
from backend.trade.vocabulary import Board, MilestoneKind, OrderKind, ProductionKind, StepState
from tenants.session import ReadSession

#: What an order begins with; people add and drop steps.
MILESTONES: Final[dict[OrderKind, tuple[MilestoneKind, ...]]] = {
    "order": (
        "contract", "deposit", "production", "inspection", "booking", "shipment", "documents", "balance", "arrival",
    ),
    "sample": ("sample_sent", "sample_feedback"),
}  # fmt: skip
PRODUCTION: Final[tuple[ProductionKind, ...]] = (
    "artwork",
    "mould",
    "material",
    "production_run",
    "packing",
    "inspection",
)


async def steps_of(session: ReadSession, order_ids: Collection[UUID]) -> list[schemas.OrderStepView]:
    """Steps of orders with their files, milestones first, in their order."""
    rows = list(
        await session.scalars(
            select(OrderStep)
            .where(OrderStep.order_id.in_(order_ids))
            .order_by(OrderStep.order_id, OrderStep.board, OrderStep.position, OrderStep.id)
        )
    )
    return await step_views(session, rows)


async def step_views(session: ReadSession, rows: Collection[OrderStep]) -> list[schemas.OrderStepView]:
    """Rows as they are answered."""
    files: dict[UUID, list[schemas.OrderFileRef]] = defaultdict(list)
    ids = [row.id for row in rows]
    for file in await session.scalars(
        select(OrderFile).where(OrderFile.step_id.in_(ids)).order_by(OrderFile.created_at, OrderFile.id)
    ):
        files[file.step_id].append(
            schemas.OrderFileRef(file.id, file.filename, file.media_type, file.size, file.created_at)
        )
    names = await seat_names(session, {row.owner_id for row in rows if row.owner_id})
    return [
        schemas.OrderStepView(
            id=row.id,
            order_id=row.order_id,
            board=cast("Board", row.board),
            kind=row.kind,
            title=row.title,
            position=row.position,
            state=cast("StepState", row.state),
            owner=Owner(row.owner_id, names[row.owner_id]) if row.owner_id in names else None,
            promised_on=row.promised_on,
            done_on=row.done_on,
            proof=row.proof,
            note=row.note,
            proven=row.proven_by is not None,
            files=files[row.id],
            version=row.version,
        )
        for row in rows
    ]


async def production_board(session: ReadSession, limit: int = 500) -> list[schemas.ProductionCard]:
    """Steps of production of orders under way, those promised first ahead; what is done stays while its order runs."""
    sight = await sight_of(session, "order")
    found = (
        await session.execute(
            select(OrderStep, SalesOrder)
            .join(SalesOrder, and_(SalesOrder.tenant_id == OrderStep.tenant_id, SalesOrder.id == OrderStep.order_id))
            .where(OrderStep.board == "production", SalesOrder.state.in_(("confirmed", "in_production")))
            .where(sight.sees(SalesOrder.owner_id))
            .order_by(OrderStep.promised_on.asc().nulls_last(), SalesOrder.number, OrderStep.position)
            .limit(limit)
        )
    ).all()
    orders = {order.id: order for _, order in found}
    companies = await companies_by_id(session, {order.company_id for order in orders.values()})
    views = await step_views(session, [step for step, _ in found])
    return [
        schemas.ProductionCard(
            step=view,
            order_number=orders[view.order_id].number,
            company=companies[orders[view.order_id].company_id].company,
            ship_by=orders[view.order_id].ship_by,
        )
        for view in views
    ]
