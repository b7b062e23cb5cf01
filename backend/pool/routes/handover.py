"""Handing somebody's work over."""

from typing import cast
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody
from sqlalchemy import select

from backend.customers.schemas import Owner
from backend.pool.handover_models import Handover
from backend.pool.handover_schemas import HandoverGiven, HandoverPreview, HandoverView
from backend.pool.service.handover import hand_over, parts, preview, take_back
from backend.pool.vocabulary import HandoverKind, HandoverState
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from tenants.directory.models import Membership
from tenants.session import ReadSession


class HandoverController(Controller):
    """When somebody leaves or goes on leave."""

    path = "/handovers"
    tags = ["Users"]

    @get(summary="What was handed over")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[HandoverView]:
        """The last hundred, newest first."""
        actor.require("users.manage")
        rows = await read_session.scalars(select(Handover).order_by(Handover.at.desc(), Handover.id.desc()).limit(100))
        return await _views(read_session, list(rows))

    @post("/previews", status_code=200, summary="What would be handed over")
    async def preview(
        self, read_session: GivenReadSession, actor: GivenActor, data: JSONBody[HandoverGiven]
    ) -> HandoverPreview:
        """How much of what goes to whom. Changes nothing."""
        return await preview(read_session, actor, data)

    @post(summary="Hand somebody's work over")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[HandoverGiven]) -> HandoverView:
        """Customers, open deals, reminders, conversations and mailboxes; who leaves loses their seat."""
        (view,) = await _views(session, [await hand_over(session, actor, data)])
        return view

    @post("/{handover_id:uuid}/return", status_code=200, summary="Give work back after leave")
    async def take_back(self, session: GivenSession, actor: GivenActor, handover_id: FromPath[UUID]) -> HandoverView:
        """What is still with the colleagues goes back."""
        (view,) = await _views(session, [await take_back(session, actor, handover_id)])
        return view


async def _views(session: ReadSession, rows: list[Handover]) -> list[HandoverView]:
    wanted = {each for row in rows for each in row.to_ids}
    found = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(wanted)))
    names = {row.id: row.name for row in found}
    return [
        HandoverView(
            row.id, Owner(row.from_id, row.from_name), cast("HandoverKind", row.kind),
            cast("HandoverState", row.state), [Owner(each, names[each]) for each in row.to_ids if each in names],
            parts(row.counts), row.until, row.at, row.actor_name, row.ended_at,
        )
        for row in rows
    ]  # fmt: skip
