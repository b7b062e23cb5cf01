"""Which deals somebody sees: by their owner, and those in which they share."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true

from backend.accounts.queries.sight import Sight, sight_of
from backend.custom_fields.queries.shape import load_shape
from backend.pipeline.models import Deal, DealOwner
from tenants.context import Actor
from tenants.errors import NotAllowedError, NotFoundError
from tenants.session import ReadSession, WriteSession


async def deal_sight(session: ReadSession) -> Sight:
    """What the running actor sees of deals."""
    return await sight_of(session, "deal")


def seen_deals(sight: Sight) -> ColumnElement[bool]:
    """Whether a row of `Deal` is seen."""
    if sight.everything:
        return true()
    shared = select(DealOwner.deal_id).where(DealOwner.member_id == sight.me)
    return or_(sight.sees(Deal.owner_id), Deal.id.in_(shared))


async def amounts_hidden(session: ReadSession) -> bool:
    """Whether the form of the running actor's role hides what deals are worth: no sum tells of it either."""
    return (await load_shape(session, "deal")).mode("amount") == "hidden"


async def seen_deals_among(session: ReadSession, ids: Collection[UUID]) -> set[UUID]:
    """Which of these deals the running actor sees."""
    return set(await session.scalars(select(Deal.id).where(Deal.id.in_(ids), seen_deals(await deal_sight(session)))))


async def find_deal(session: ReadSession, deal_id: UUID) -> Deal:
    """A deal that the running actor sees; raises `NotFoundError`."""
    sight = await deal_sight(session)
    deal = await session.scalar(select(Deal).where(Deal.id == deal_id, seen_deals(sight)))
    if deal is None:
        raise NotFoundError
    return deal


async def lock_deal(session: WriteSession, actor: Actor, deal_id: UUID) -> Deal:
    """A deal that the actor may change and nobody else does until the transaction ends.

    Raises `NotAllowedError`, `NotFoundError`.
    """
    actor.require("companies.write")
    sight = await deal_sight(session)
    deal = await session.scalar(
        select(Deal)
        .where(Deal.id == deal_id, seen_deals(sight))
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if deal is None:
        raise NotFoundError
    if not await may_change(session, sight, deal):
        raise NotAllowedError
    return deal


async def may_change(session: ReadSession, sight: Sight, deal: Deal) -> bool:
    """Whether the actor of `sight` may change the deal: as its owner's colleague, or sharing in it."""
    if sight.may_change(deal.owner_id):
        return True
    shares = select(DealOwner.id).where(DealOwner.deal_id == deal.id, DealOwner.member_id == sight.me)
    return sight.me is not None and await session.scalar(shares) is not None
