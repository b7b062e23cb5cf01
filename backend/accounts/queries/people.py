"""Reads of people, keys and what they did."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import and_, select

from backend.accounts.audit_words import actor_of, summary_of
from backend.accounts.schemas import (
    ApiKeyView,
    AuditEntryView,
    InvitationView,
    Me,
    Seat,
    Standing,
    TeamPerson,
    TeamView,
    TenantRef,
    TenantSeat,
    Theme,
    User,
)
from tenants.access import Role, Scope, permissions_of
from tenants.audit import AuditEntry
from tenants.context import current
from tenants.directory.models import ApiKey, Invitation, Membership, Preference, Team, TeamMember, Tenant, UserAccount
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession


def user_view(account: UserAccount) -> User:
    """A person as they see themselves."""
    return User(
        account.id,
        account.name,
        account.email,
        account.locale,
        account.time_zone,
        cast("Theme", account.theme),
        account.totp_secret is not None,
    )


async def load_me(session: ReadSession, user_id: UUID, tenant_id: UUID) -> Me:
    """Who is signed in, from a system session; raises `NotFoundError` when the seat is gone."""
    account = await session.get(UserAccount, user_id)
    rows = (
        await session.execute(
            select(Membership, Tenant)
            .join(Tenant, Tenant.id == Membership.tenant_id)
            .where(Membership.user_id == user_id, Membership.active, Tenant.active)
            .order_by(Tenant.name, Tenant.id)
        )
    ).all()
    here = next(((seat, tenant) for seat, tenant in rows if tenant.id == tenant_id), None)
    if account is None or here is None:
        raise NotFoundError
    seat, tenant = here
    role = cast("Role", seat.role)
    return Me(
        user_view(account),
        TenantRef(tenant.id, tenant.slug, tenant.name),
        [TenantSeat(other.id, other.slug, other.name, cast("Role", mine.role)) for mine, other in rows],
        role,
        sorted(permissions_of(role)),
        seat.id,
    )


def seat_view(seat: Membership) -> Seat:
    """A colleague."""
    return Seat(
        seat.id,
        seat.user_id,
        seat.name,
        seat.email,
        cast("Role", seat.role),
        seat.active,
        seat.totp_enabled,
        seat.last_seen_at,
        seat.version,
    )


async def list_seats(
    session: ReadSession, sort: str | None, cursor: str | None, limit: int, *, with_total: bool = False
) -> Page[Seat]:
    """Colleagues by name."""
    chosen = sorting(sort, {"name": SortField(Membership.name, str)}, Membership.id, "name")
    rows = list(await session.scalars(after_cursor(select(Membership), chosen, cursor, limit)))
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda seat: seat.name,
        row_id=lambda seat: seat.id,
        item=seat_view,
        total=await capped_count(session, select(Membership.id)) if with_total else None,
    )


async def list_teams(
    session: ReadSession, cursor: str | None, limit: int, *, archived: bool = False, with_total: bool = False
) -> Page[TeamView]:
    """Teams by name, with their people."""
    chosen = sorting(None, {"name": SortField(Team.name_key, str)}, Team.id, "name")
    statement = select(Team).where(Team.archived_at.is_not(None) if archived else Team.archived_at.is_(None))
    total = await capped_count(session, statement) if with_total else None
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await team_views(session, rows)}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.name_key,
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def team_views(session: ReadSession, teams: Sequence[Team]) -> list[TeamView]:
    """Teams with their people, by name."""
    members: dict[UUID, list[TeamPerson]] = defaultdict(list)
    rows = await session.execute(
        select(
            TeamMember.team_id, Membership.id, Membership.name, Membership.active, TeamMember.standing,
            TeamMember.since, TeamMember.until,
        )
        .join(
            Membership,
            and_(Membership.tenant_id == TeamMember.tenant_id, Membership.id == TeamMember.membership_id),
        )
        .where(TeamMember.team_id.in_([team.id for team in teams]))
        .order_by(Membership.name, Membership.id)
    )  # fmt: skip
    for row in rows:
        standing = cast("Standing", row.standing)
        members[row.team_id].append(TeamPerson(row.id, row.name, row.active, standing, row.since, row.until))
    return [
        TeamView(team.id, team.name, members[team.id], team.archived_at, team.version, team.parent_id) for team in teams
    ]


def invitation_view(invitation: Invitation) -> InvitationView:
    """An invitation without its link."""
    return InvitationView(
        invitation.id,
        invitation.email,
        cast("Role", invitation.role),
        invitation.created_at,
        invitation.expires_at,
        invitation.accepted_at,
        invitation.invited_by,
    )


async def list_invitations(
    session: ReadSession, cursor: str | None, limit: int, *, with_total: bool = False
) -> Page[InvitationView]:
    """Invitations, newest first."""
    chosen = sorting(None, {"id": SortField(Invitation.id, UUID)}, Invitation.id, "-id")
    rows = list(await session.scalars(after_cursor(select(Invitation), chosen, cursor, limit)))
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.id,
        row_id=lambda row: row.id,
        item=invitation_view,
        total=await capped_count(session, select(Invitation.id)) if with_total else None,
    )


def key_view(key: ApiKey) -> ApiKeyView:
    """A key without its secret."""
    return ApiKeyView(
        key.id, key.name, key.prefix, cast("list[Scope]", key.scopes), key.created_at, key.last_used_at, key.expires_at
    )


async def list_keys(session: ReadSession, cursor: str | None, limit: int) -> Page[ApiKeyView]:
    """API keys, newest first."""
    chosen = sorting(None, {"id": SortField(ApiKey.id, UUID)}, ApiKey.id, "-id")
    rows = list(await session.scalars(after_cursor(select(ApiKey), chosen, cursor, limit)))
    return page_of(rows, limit, chosen, value=lambda row: row.id, row_id=lambda row: row.id, item=key_view)


def _audit_view(entry: AuditEntry) -> AuditEntryView:
    locale = current().locale
    return AuditEntryView(
        entry.id,
        entry.at,
        entry.actor_kind,
        actor_of(entry.actor_kind, entry.actor_name, locale),
        entry.action,
        entry.subject_kind,
        entry.subject_id,
        entry.subject_name,
        summary_of(entry.action, entry.subject_name if entry.subject_name != entry.actor_name else "", locale),
        entry.details,
    )


async def list_audit(
    session: ReadSession, *, action: str | None, subject_kind: str | None, cursor: str | None, limit: int
) -> Page[AuditEntryView]:
    """The audit log, newest first."""
    chosen = sorting(None, {"id": SortField(AuditEntry.id, UUID)}, AuditEntry.id, "-id")
    statement = select(AuditEntry)
    if action:
        statement = statement.where(AuditEntry.action == action)
    if subject_kind:
        statement = statement.where(AuditEntry.subject_kind == subject_kind)
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    return page_of(rows, limit, chosen, value=lambda row: row.id, row_id=lambda row: row.id, item=_audit_view)


async def load_preference(session: ReadSession, membership_id: UUID, key: str) -> Any:
    """A saved choice, or None."""
    return await session.scalar(
        select(Preference.value).where(Preference.membership_id == membership_id, Preference.key == key)
    )
