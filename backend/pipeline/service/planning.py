"""Targets and saved views."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import ColumnElement, delete, select

from backend.pipeline.events import PipelineChanged
from backend.pipeline.models import DealTarget, SavedView
from backend.pipeline.queries.planning import find_view, view_of_saved
from backend.pipeline.queries.views import names_of
from backend.pipeline.schemas import insight as schemas
from backend.pipeline.service.given import check_number, refuse, require_members
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Team, TeamMember
from tenants.errors import NotAllowedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version


async def set_targets(session: WriteSession, actor: Actor, given: Sequence[schemas.GivenTarget]) -> None:
    """Set targets; an amount of null takes one away. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("companies.arbitrate")
    await require_members(session, [each.member_id for each in given if each.member_id], "items")
    teams = {each.team_id for each in given if each.team_id}
    known = set(await session.scalars(select(Team.id).where(Team.id.in_(teams)))) if teams else set()
    if teams - known:
        raise refuse("items", "unknown-team", N_("There is no such team."))
    for each in given:
        check_number("items", each.amount)
        if each.member_id and each.team_id:
            raise refuse("items", "whose", N_("A target is a person's or a team's."))
        month = each.month.replace(day=1)
        await session.execute(
            delete(DealTarget)
            .where(DealTarget.month == month, *_whose(each))
            .execution_options(synchronize_session=False)
        )
        if each.amount is not None:
            session.add(
                DealTarget(
                    member_id=each.member_id,
                    team_id=each.team_id,
                    month=month,
                    amount=each.amount,
                    currency=each.currency.upper(),
                )
            )
            await session.flush()
    audit.record(session, "deal_targets.changed", items=given)
    append(session, PipelineChanged(pipeline_ids=[]))


def _whose(given: schemas.GivenTarget) -> list[ColumnElement[bool]]:
    return [
        DealTarget.member_id.is_(None) if given.member_id is None else DealTarget.member_id == given.member_id,
        DealTarget.team_id.is_(None) if given.team_id is None else DealTarget.team_id == given.team_id,
    ]


async def create_view(session: WriteSession, actor: Actor, given: schemas.NewDealView) -> schemas.DealView:
    """Keep a view. Raises `NotAllowedError` for whoever has no seat, `ValidationFailedError`."""
    if actor.membership_id is None:
        raise NotAllowedError
    await _require_team(session, actor, given.sharing, given.team_id)
    row = SavedView(
        id=new_id(),
        name=given.name.strip(),
        member_id=actor.membership_id,
        sharing=given.sharing,
        team_id=given.team_id if given.sharing == "team" else None,
        params=dict(given.params),
        version=1,
    )
    session.add(row)
    await session.flush()
    append(session, PipelineChanged(pipeline_ids=[]))
    return view_of_saved(row, await names_of(session, {row.member_id}), actor)


async def change_view(
    session: WriteSession, actor: Actor, view_id: UUID, given: schemas.DealViewPatch, version: int
) -> schemas.DealView:
    """Change one's own view. Raises `NotFoundError`, `VersionConflictError`, `ValidationFailedError`."""
    row = await find_view(session, actor, view_id)
    names = await names_of(session, {row.member_id})
    raise_version(row, version, view_of_saved(row, names, actor))
    if given.name is not UNSET:
        row.name = given.name.strip()
    if given.sharing is not UNSET:
        row.sharing = given.sharing
    if given.team_id is not UNSET:
        row.team_id = given.team_id
    if given.params is not UNSET:
        row.params = dict(given.params)
    await _require_team(session, actor, row.sharing, row.team_id)
    if row.sharing != "team":
        row.team_id = None
    await session.flush()
    append(session, PipelineChanged(pipeline_ids=[]))
    return view_of_saved(row, names, actor)


async def remove_view(session: WriteSession, actor: Actor, view_id: UUID) -> None:
    """Forget one's own view. Raises `NotFoundError`."""
    await session.delete(await find_view(session, actor, view_id))
    append(session, PipelineChanged(pipeline_ids=[]))


async def _require_team(session: WriteSession, actor: Actor, sharing: str, team_id: UUID | None) -> None:
    if sharing != "team":
        return
    mine = await session.scalar(
        select(TeamMember.id).where(TeamMember.team_id == team_id, TeamMember.membership_id == actor.membership_id)
    )
    if mine is None:
        raise refuse("team_id", "unknown-team", N_("Choose one of your teams."))
