"""How the demo's orders are made: steps under way and one in trouble with its photo, samples with their courier, a
change that the buyer asks for, what goods look like and what a buyer calls them. Through the services that people use.
"""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from backend.trade.orders.models import OrderStep
from backend.trade.orders.queries import find_order, get_order
from backend.trade.orders.schemas import (
    NewOrderFile,
    OrderChangeWish,
    OrderContent,
    OrderLineInput,
    OrderPatch,
    OrderStepPatch,
)
from backend.trade.orders.service import add_file, ask_change, change_order, change_step
from backend.trade.products.models import ProductCustomerCode
from backend.trade.products.schemas import NewProductPicture
from backend.trade.products.service import add_picture
from infra.demo.pictures import picture_of
from infra.demo.trade import CALLED, MAKING, PRODUCTS, DemoStep
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.orm import new_id, now
from tenants.session import WriteSession


async def put_pictures(session: WriteSession, blobs: BlobStore, actor: Actor, made: dict[str, UUID]) -> None:
    """Give each product of `made` (by number) what it looks like."""
    for place, wanted in enumerate(PRODUCTS):
        picture = NewProductPicture(
            filename=f"{wanted.sku}.png", media_type="image/png", content=picture_of(wanted.shelf, place)
        )
        await add_picture(session, blobs, actor, made[wanted.sku], picture)


async def put_production(session: WriteSession, blobs: BlobStore, actor: Actor, order_id: UUID, note: str) -> None:
    """Give the order of the demo's quote `note` its steps, samples their parcel, and the change that is asked for."""
    story = MAKING.get(note)
    if story is None:
        return
    steps = {
        row.kind: row
        for row in await session.scalars(
            select(OrderStep).where(OrderStep.order_id == order_id, OrderStep.board == "production")
        )
    }
    for wanted in story.steps:
        if wanted.kind in steps:
            await _put_step(session, blobs, actor, steps[wanted.kind], wanted)
    order, _ = await find_order(session, order_id)
    if story.courier:
        parcel = OrderPatch(
            courier="DHL", courier_number=story.courier, feedback_due_on=now().date() + timedelta(days=6)
        )
        await change_order(session, actor, order_id, parcel, order.version)
    if story.more:
        await _ask_for_more(session, actor, order_id, Decimal(story.more), story.reason)


async def _put_step(session: WriteSession, blobs: BlobStore, actor: Actor, step: OrderStep, wanted: DemoStep) -> None:
    patch = OrderStepPatch(
        state=wanted.state, note=wanted.note or None, promised_on=now().date() + timedelta(days=wanted.in_days)
    )
    await change_step(session, actor, step.id, patch, step.version)
    if wanted.photo:
        photo = NewOrderFile(
            filename=f"{wanted.kind}.png", media_type="image/png", content=picture_of(wanted.photo, wanted.in_days)
        )
        await add_file(session, blobs, actor, step.id, photo)


async def _ask_for_more(session: WriteSession, actor: Actor, order_id: UUID, share: Decimal, reason: str) -> None:
    """The buyer wants `share` times the first line's quantity."""
    order = await get_order(session, order_id)
    lines = [
        OrderLineInput(
            **{name: getattr(line, name) for name in OrderLineInput.__struct_fields__ if hasattr(line, name)}
        )
        for line in order.lines
    ]
    lines[0].quantity = (lines[0].quantity * share).quantize(Decimal(1))
    head = {name: getattr(order, name) for name in OrderContent.__struct_fields__ if name not in {"lines", "custom"}}
    wish = OrderChangeWish(reason=reason, content=OrderContent(**head, lines=lines))
    await ask_change(session, actor, order_id, wish, order.version)


async def put_names(session: WriteSession, products: dict[str, UUID], company_id: UUID, address: str) -> None:
    """What a buyer calls our products, once."""
    for sku, part_number in CALLED.get(address, {}).items():
        known = select(ProductCustomerCode.id).where(
            ProductCustomerCode.product_id == products[sku], ProductCustomerCode.company_id == company_id
        )
        if await session.scalar(known) is None:
            session.add(
                ProductCustomerCode(
                    id=new_id(), product_id=products[sku], company_id=company_id, part_number=part_number
                )
            )
