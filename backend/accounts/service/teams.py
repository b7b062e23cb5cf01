"""Teams: some of the people of a tenant, who see the same mail."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.accounts.errors import TeamExistsError
from backend.accounts.events import TeamChanged
from backend.accounts.queries import team_views
from backend.accounts.schemas import NewTeam, TeamPatch, TeamPlace
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership, Team, TeamMember
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version


async def load_team(session: ReadSession, team_id: UUID) -> Team:
    """A team, archived or not; raises `NotFoundError`."""
    team: Team | None = await session.get(Team, (session.info["tenant_id"], team_id))
    if team is None:
        raise NotFoundError
    return team


async def make_team(session: WriteSession, actor: Actor, data: NewTeam) -> Team:
    """Make a team; raises `TeamExistsError`."""
    actor.require("users.manage")
    name = " ".join(data.name.split())
    await _require_free(session, name, None)
    team = Team(id=new_id(), name=name, name_key=name.casefold())
    session.add(team)
    await _put_below(session, team, data.parent_id)
    await session.flush()
    if data.members is UNSET:
        await _set_members(session, team.id, data.member_ids)
    else:
        await _set_places(session, team.id, data.members)
    members = data.member_ids if data.members is UNSET else data.members
    audit.record(session, "team.created", subject_id=team.id, subject_name=name, members=members)
    append(session, TeamChanged(team_id=team.id))
    return team


async def change_team(session: WriteSession, actor: Actor, team_id: UUID, expected: int, data: TeamPatch) -> Team:
    """Rename a team, change its people, archive or restore it. Raises `TeamExistsError`, `VersionConflictError`."""
    actor.require("users.manage")
    team = await session.scalar(select(Team).where(Team.id == team_id).with_for_update())
    if team is None:
        raise NotFoundError
    (before,) = await team_views(session, [team])
    raise_version(team, expected, before)
    if data.name is not UNSET:
        team.name = " ".join(data.name.split())
        team.name_key = team.name.casefold()
    archived = team.archived_at is not None if data.archived is UNSET else data.archived
    action = "team.changed"
    if archived != (team.archived_at is not None):
        team.archived_at = now() if archived else None
        action = "team.archived" if archived else "team.restored"
    if not archived:
        with session.no_autoflush:
            await _require_free(session, team.name, team.id)
    if data.parent_id is not UNSET:
        await _put_below(session, team, data.parent_id)
    await session.flush()
    if data.members is not UNSET:
        await _set_places(session, team.id, data.members)
    elif data.member_ids is not UNSET:
        await _set_members(session, team.id, data.member_ids)
    audit.record(
        session,
        action,
        subject_id=team.id,
        subject_name=team.name,
        before={"name": before.name, "parent": before.parent_id, "members": before.members},
        after=data,
    )
    append(session, TeamChanged(team_id=team.id))
    return team


async def _put_below(session: WriteSession, team: Team, parent_id: UUID | None) -> None:
    """Make the team part of another; raises `ValidationFailedError` where that is none, or is below it itself."""
    above = dict((await session.execute(select(Team.id, Team.parent_id).where(Team.archived_at.is_(None)))).all())
    here, passed = parent_id, set[UUID]()
    while here is not None:
        if here == team.id or here not in above or here in passed:
            code, text = (
                ("circle", N_("A team cannot be part of itself."))
                if here in above or here == team.id
                else ("unknown", N_("There is no such team."))
            )
            raise ValidationFailedError(errors=[FieldProblem("parent_id", code, text)])
        passed.add(here)
        here = above[here]
    team.parent_id = parent_id


async def _set_places(session: WriteSession, team_id: UUID, places: Sequence[TeamPlace]) -> None:
    """Make these all of the team's people, each in their standing. Raises `ValidationFailedError`."""
    if any(each.since and each.until and each.until < each.since for each in places):
        problem = FieldProblem("members", "dates", N_("The last day lies before the first."))
        raise ValidationFailedError(errors=[problem])
    await _set_members(session, team_id, [each.id for each in places])
    for each in places:
        in_office = each.standing != "member"
        await session.execute(
            update(TeamMember)
            .where(TeamMember.team_id == team_id, TeamMember.membership_id == each.id)
            .values(
                standing=each.standing,
                since=each.since if in_office else None,
                until=each.until if in_office else None,
            )
            .execution_options(synchronize_session=False)
        )


async def _require_free(session: WriteSession, name: str, team_id: UUID | None) -> None:
    taken = await session.scalar(
        select(Team.id).where(
            Team.name_key == name.casefold(), Team.archived_at.is_(None), Team.id != (team_id or new_id())
        )
    )
    if taken is not None:
        raise TeamExistsError


async def _set_members(session: WriteSession, team_id: UUID, member_ids: Sequence[UUID]) -> None:
    wanted = set(member_ids)
    known = set(await session.scalars(select(Membership.id).where(Membership.id.in_(wanted))))
    if wanted - known:
        problem = FieldProblem("member_ids", "unknown", N_("Somebody of these does not work here."))
        raise ValidationFailedError(errors=[problem])
    await session.execute(
        delete(TeamMember)
        .where(TeamMember.team_id == team_id, TeamMember.membership_id.not_in(wanted))
        .execution_options(synchronize_session=False)
    )
    if wanted:
        await session.execute(
            insert(TeamMember).on_conflict_do_nothing(),
            [{"id": new_id(), "team_id": team_id, "membership_id": each} for each in sorted(wanted)],
        )
