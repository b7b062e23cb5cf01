"""Reads of targets and saved views."""

from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import or_, select

from backend.customers.schemas import Owner
from backend.pipeline.models import DealTarget, SavedView
from backend.pipeline.queries.views import names_of
from backend.pipeline.schemas import insight as schemas
from tenants.context import Actor
from tenants.directory.models import Team, TeamMember
from tenants.errors import NotFoundError
from tenants.session import ReadSession


async def list_targets(session: ReadSession, first: date, last: date) -> list[schemas.Target]:
    """Targets of the months from `first` to `last`."""
    rows = await session.scalars(
        select(DealTarget)
        .where(DealTarget.month >= first.replace(day=1), DealTarget.month <= last)
        .order_by(DealTarget.month, DealTarget.id)
    )
    return [schemas.Target(row.id, row.member_id, row.team_id, row.month, row.amount, row.currency) for row in rows]


async def list_views(session: ReadSession, actor: Actor) -> list[schemas.DealView]:
    """One's own views, those of one's teams, and those for everybody; by name."""
    teams = (
        select(TeamMember.team_id)
        .join(Team, (Team.tenant_id == TeamMember.tenant_id) & (Team.id == TeamMember.team_id))
        .where(TeamMember.membership_id == actor.membership_id, Team.archived_at.is_(None))
    )
    rows = list(
        await session.scalars(
            select(SavedView)
            .where(
                or_(
                    SavedView.member_id == actor.membership_id,
                    SavedView.sharing == "all",
                    (SavedView.sharing == "team") & SavedView.team_id.in_(teams),
                )
            )
            .order_by(SavedView.name, SavedView.id)
            .limit(200)
        )
    )
    names = await names_of(session, {row.member_id for row in rows})
    return [view_of_saved(row, names, actor) for row in rows]


async def find_view(session: ReadSession, actor: Actor, view_id: UUID) -> SavedView:
    """A view of one's own; raises `NotFoundError`."""
    row = await session.scalar(
        select(SavedView).where(SavedView.id == view_id, SavedView.member_id == actor.membership_id)
    )
    if row is None:
        raise NotFoundError
    return row


def view_of_saved(row: SavedView, names: dict[UUID, str], actor: Actor) -> schemas.DealView:
    """A saved view as it is answered."""
    return schemas.DealView(
        id=row.id,
        name=row.name,
        sharing=cast("Any", row.sharing),
        team_id=row.team_id,
        params=row.params,
        owner=Owner(row.member_id, names[row.member_id]) if row.member_id in names else None,
        mine=row.member_id == actor.membership_id,
        version=row.version,
    )
