"""Colleagues of a tenant: roles, leaving, inviting, accepting."""

import hmac
from datetime import timedelta
from typing import cast
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import func, select

from backend.accounts.errors import (
    AlreadyMemberError,
    InvitationInvalidError,
    LastOwnerError,
    RoleTooHighError,
)
from backend.accounts.events import InvitationChanged, UserChanged
from backend.accounts.queries import seat_view
from backend.accounts.schemas import SeatPatch
from backend.accounts.service.tenants import normal_email
from tenants import audit
from tenants.access import Role, may_assign
from tenants.context import Actor
from tenants.directory.models import Invitation, Membership
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.tokens import hash_secret, new_token, read_token
from tenants.versions import raise_version

_INVITATION_LIFE = timedelta(days=7)


async def change_seat(session: WriteSession, actor: Actor, seat_id: UUID, patch: SeatPatch, version: int) -> Membership:
    """Change a colleague's role, or close or open their seat.

    Raises `NotFoundError`, `VersionConflictError`, `RoleTooHighError`, `LastOwnerError`.
    """
    actor.require("users.manage")
    seat = await session.scalar(select(Membership).where(Membership.id == seat_id).with_for_update())
    if seat is None:
        raise NotFoundError
    raise_version(seat, version, seat_view(seat))
    before = {"role": seat.role, "active": seat.active}
    role = cast("Role", seat.role) if patch.role is UNSET else patch.role
    if not (may_assign(actor.role, role) and may_assign(actor.role, cast("Role", seat.role))):
        raise RoleTooHighError
    active = seat.active if patch.active is UNSET else bool(patch.active)
    if seat.role == "owner" and seat.active and (role != "owner" or not active):
        owners = await session.scalar(
            select(func.count()).where(Membership.role == "owner", Membership.active, Membership.id != seat.id)
        )
        if not owners:
            raise LastOwnerError
    seat.role, seat.active = role, active
    await session.flush()
    audit.record(
        session,
        "user.changed",
        subject_id=seat.id,
        subject_name=seat.name,
        before=before,
        after={"role": role, "active": active},
    )
    append(session, UserChanged(ids=[seat.id]))
    return seat


async def invite(session: WriteSession, actor: Actor, email: str, role: Role) -> tuple[Invitation, str]:
    """Open a door for an address; answers the invitation and its link's token.

    An earlier open invitation of the address ends. Raises `AlreadyMemberError`, `RoleTooHighError`.
    """
    actor.require("users.manage")
    if not may_assign(actor.role, role):
        raise RoleTooHighError
    address = normal_email(email)
    if await session.scalar(select(Membership.id).where(Membership.email == address, Membership.active)):
        raise AlreadyMemberError
    moment = now()
    earlier = await session.scalars(
        select(Invitation).where(Invitation.email == address, Invitation.accepted_at.is_(None))
    )
    for old in earlier:
        old.expires_at = min(old.expires_at, moment)
    invitation_id = new_id()
    token, digest = new_token(session.info["tenant_id"], invitation_id)
    invitation = Invitation(
        id=invitation_id,
        email=address,
        role=role,
        token_hash=digest,
        invited_by=actor.name,
        expires_at=moment + _INVITATION_LIFE,
    )
    session.add(invitation)
    await session.flush()
    audit.record(session, "invitation.created", subject_id=invitation_id, subject_name=address, role=role)
    append(session, InvitationChanged(invitation_id=invitation_id))
    return invitation, token


async def withdraw_invitation(session: WriteSession, actor: Actor, invitation_id: UUID) -> None:
    """Close an open invitation; raises `NotFoundError`."""
    actor.require("users.manage")
    invitation = await session.scalar(select(Invitation).where(Invitation.id == invitation_id))
    if invitation is None:
        raise NotFoundError
    await session.delete(invitation)
    audit.record(session, "invitation.withdrawn", subject_id=invitation_id, subject_name=invitation.email)
    append(session, InvitationChanged(invitation_id=invitation_id))


def tenant_of_invitation(token: str) -> UUID:
    """The tenant that an invitation's token names; raises `InvitationInvalidError`."""
    parts = read_token(token, 2)
    if parts is None:
        raise InvitationInvalidError
    return parts[0][0]


async def open_invitation(session: WriteSession, token: str) -> Invitation:
    """The invitation behind a token, locked, if it may still be accepted; raises `InvitationInvalidError`."""
    parts = read_token(token, 2)
    if parts is None:
        raise InvitationInvalidError
    (_, invitation_id), secret = parts
    invitation = await session.scalar(select(Invitation).where(Invitation.id == invitation_id).with_for_update())
    if (
        invitation is None
        or invitation.accepted_at is not None
        or invitation.expires_at <= now()
        or not hmac.compare_digest(invitation.token_hash, hash_secret(secret))
    ):
        raise InvitationInvalidError
    return invitation


async def accept_invitation(
    session: WriteSession, token: str, *, user_id: UUID, name: str, totp_enabled: bool, time_zone: str
) -> Membership:
    """Take the seat that an invitation offers, or open a closed one again; raises `InvitationInvalidError`."""
    invitation = await open_invitation(session, token)
    seat = await session.scalar(select(Membership).where(Membership.user_id == user_id).with_for_update())
    if seat is None:
        seat = Membership(id=new_id(), user_id=user_id, email=invitation.email)
        session.add(seat)
    seat.name, seat.role, seat.active, seat.totp_enabled = name, invitation.role, True, totp_enabled
    seat.time_zone = time_zone
    invitation.accepted_at = now()
    await session.flush()
    audit.record(session, "user.joined", subject_id=seat.id, subject_name=seat.name, role=seat.role)
    append(session, UserChanged(ids=[seat.id]))
    append(session, InvitationChanged(invitation_id=invitation.id))
    return seat
