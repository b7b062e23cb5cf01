"""Milestones and steps of production: added, changed, proven, with photos."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import func, select

from backend.accounts.queries.sight import sight_of
from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.events import OrderChanged, OrderMilestoneReached
from backend.trade.orders import schemas
from backend.trade.orders.models import OrderFile, OrderStep, SalesOrder
from backend.trade.orders.steps import MILESTONES, PRODUCTION, step_views
from backend.trade.telling import tell_milestone
from backend.trade.vocabulary import MilestoneKind, OrderKind
from i18n.messages import N_
from mail_ingest.parse.magic import previewable
from tenants import audit
from tenants.blobs import BlobStore, sha256_hex
from tenants.context import Actor
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version

BLOB_KIND: Final = "order"
#: Bytes of one photo or file.
MAX_FILE: Final = 15 * 1024 * 1024


async def begin_steps(session: WriteSession, order: SalesOrder) -> None:
    """Give an order that has none its usual milestones, and one that is not of samples the steps of its production."""
    if await session.scalar(select(OrderStep.id).where(OrderStep.order_id == order.id).limit(1)) is not None:
        return
    kind: OrderKind = order.kind  # type: ignore[assignment]
    promised: dict[str, date | None] = {"shipment": order.ship_by, "sample_feedback": order.feedback_due_on}
    for place, milestone in enumerate(MILESTONES[kind]):
        session.add(
            OrderStep(
                id=new_id(),
                order_id=order.id,
                board="milestone",
                kind=milestone,
                position=place,
                owner_id=order.owner_id,
                promised_on=promised.get(milestone),
            )
        )
    if kind == "order":
        for place, made in enumerate(PRODUCTION):
            session.add(
                OrderStep(
                    id=new_id(),
                    order_id=order.id,
                    board="production",
                    kind=made,
                    position=place,
                    owner_id=order.owner_id,
                )
            )


async def _changeable(session: WriteSession, actor: Actor, order_id: UUID) -> SalesOrder:
    actor.require("trade.write")
    order = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id))
    sight = await sight_of(session, "order")
    if order is None or not sight.may_see(order.owner_id):
        raise NotFoundError
    if not sight.may_change(order.owner_id):
        raise NotAllowedError
    return order


async def _step(session: WriteSession, actor: Actor, step_id: UUID) -> tuple[OrderStep, SalesOrder]:
    step = await session.scalar(select(OrderStep).where(OrderStep.id == step_id).with_for_update())
    if step is None:
        raise NotFoundError
    return step, await _changeable(session, actor, step.order_id)


async def add_step(
    session: WriteSession, actor: Actor, order_id: UUID, given: schemas.NewOrderStep
) -> schemas.OrderStepView:
    """Add a milestone or a step of production at the end. Raises `NotAllowedError`, `NotFoundError`."""
    order = await _changeable(session, actor, order_id)
    await checks.require_seat(session, given.owner_id)
    last = await session.scalar(
        select(func.max(OrderStep.position)).where(OrderStep.order_id == order_id, OrderStep.board == given.board)
    )
    step = OrderStep(
        id=new_id(),
        order_id=order_id,
        board=given.board,
        kind=given.kind,
        title=(given.title or "").strip() or None,
        position=(last if last is not None else -1) + 1,
        owner_id=given.owner_id or order.owner_id,
        promised_on=given.promised_on,
        note=given.note or None,
    )
    session.add(step)
    await session.flush()
    append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return (await step_views(session, [step]))[0]


async def change_step(
    session: WriteSession, actor: Actor, step_id: UUID, given: schemas.OrderStepPatch, expected: int
) -> schemas.OrderStepView:
    """Change a step that is still at version `expected`; done puts in today's date where none is given.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`.
    """
    step, order = await _step(session, actor, step_id)
    raise_version(step, expected, (await step_views(session, [step]))[0])
    was = step.state
    changed: dict[str, Any] = {
        name: value for name, value in msgspec.structs.asdict(given).items() if value is not UNSET
    }
    await checks.require_seat(session, changed.get("owner_id"))
    for name, value in changed.items():
        setattr(step, name, value or None)
    if step.state == "done":
        step.done_on = step.done_on or current_day()
    elif was == "done":
        step.done_on = step.proven_by = None
    await session.flush()
    await _tell(session, actor, order, step, reached=step.state == "done" and was != "done")
    audit.record(
        session, "order.step_changed", subject_id=order.id, subject_name=order.number, step=step.kind, state=step.state
    )
    return (await step_views(session, [step]))[0]


async def _tell(
    session: WriteSession, actor: Actor | None, order: SalesOrder, step: OrderStep, *, reached: bool
) -> None:
    append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    if reached:
        await tell_milestone(session, actor, order, step)
        append(
            session,
            OrderMilestoneReached(
                order_id=order.id,
                company_id=order.company_id,
                deal_id=order.deal_id,
                step_id=step.id,
                milestone=step.kind,
            ),
        )


async def reach_milestone(
    session: WriteSession, order_id: UUID, milestone: MilestoneKind, *, on: date, proof: str, by: dict[str, str]
) -> None:
    """Let a record of another room (`by`: {"kind", "id"}) prove a milestone: a payment the deposit, a B/L the shipment.

    One that is done already, or that the order does not have, is left alone.
    """
    order = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id))
    step = await session.scalar(
        select(OrderStep)
        .where(OrderStep.order_id == order_id, OrderStep.board == "milestone", OrderStep.kind == milestone)
        .where(OrderStep.state != "done")
        .order_by(OrderStep.position)
        .limit(1)
        .with_for_update()
    )
    if order is None or step is None:
        return
    step.state, step.done_on, step.proof, step.proven_by = "done", on, proof, by
    step.version += 1
    await session.flush()
    await _tell(session, None, order, step, reached=True)


async def drop_step(session: WriteSession, actor: Actor, step_id: UUID) -> None:
    """Remove a step with its files. Raises `NotAllowedError`, `NotFoundError`."""
    step, order = await _step(session, actor, step_id)
    await session.delete(step)
    audit.record(session, "order.step_removed", subject_id=order.id, subject_name=order.number, step=step.kind)
    append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))


async def add_file(
    session: WriteSession, blobs: BlobStore, actor: Actor, step_id: UUID, given: schemas.NewOrderFile
) -> schemas.OrderStepView:
    """Keep a photo, PDF or other file of a step; the same one again changes nothing.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    step, order = await _step(session, actor, step_id)
    if not given.content or len(given.content) > MAX_FILE:
        raise ValidationFailedError(
            errors=[FieldProblem("content", "size", N_("A file of at most {size} MB."), size=MAX_FILE // 1024 // 1024)]
        )
    digest = sha256_hex(given.content)
    known = await session.scalar(select(OrderFile.id).where(OrderFile.step_id == step_id, OrderFile.digest == digest))
    if known is None:
        await blobs.put(order.tenant_id, BLOB_KIND, given.content)
        shown = previewable(given.media_type)
        session.add(
            OrderFile(
                id=new_id(),
                step_id=step_id,
                digest=digest,
                media_type=given.media_type if shown else "application/octet-stream",
                filename=given.filename.strip(),
                size=len(given.content),
                created_by=actor.membership_id,
            )
        )
        await session.flush()
        append(session, OrderChanged(order_id=order.id, company_id=order.company_id, deal_id=order.deal_id))
    return (await step_views(session, [step]))[0]


async def load_file(session: ReadSession, blobs: BlobStore, file_id: UUID) -> tuple[OrderFile, bytes]:
    """A file with its bytes, of an order that is seen. Raises `NotFoundError`."""
    file = await session.scalar(select(OrderFile).where(OrderFile.id == file_id))
    if file is None:
        raise NotFoundError
    owner = await session.scalar(
        select(SalesOrder).join(OrderStep, OrderStep.order_id == SalesOrder.id).where(OrderStep.id == file.step_id)
    )
    if owner is None or not (await sight_of(session, "order")).may_see(owner.owner_id):
        raise NotFoundError
    return file, await blobs.get(file.tenant_id, BLOB_KIND, file.digest)
