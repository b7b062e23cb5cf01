"""Tables of the directory.

`tenant`, `user_account`, `sign_in_session` and `throttle` belong to no tenant: only the system role sees them.
`membership` is a user's seat in a tenant and carries the name that colleagues see.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.access import POLICY_ROLES, REACHES, ROLES
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, new_id, now, tenant_fk, tenant_index, tenant_unique


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Tenant(Timestamped, Base):
    """A company that uses Lading. `slug` names it in commands."""

    __tablename__ = "tenant"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class UserAccount(Timestamped, Base):
    """A person who signs in, possibly to several tenants. `email` is kept casefolded."""

    __tablename__ = "user_account"
    __table_args__ = (_one_of("theme", ("auto", "light", "dark")),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    locale: Mapped[str] = mapped_column(default="en")
    time_zone: Mapped[str] = mapped_column(default="UTC")
    theme: Mapped[str] = mapped_column(default="auto")
    totp_secret: Mapped[bytes | None]
    totp_pending: Mapped[bytes | None]
    totp_last_step: Mapped[int | None]
    recovery_hashes: Mapped[list[Any]] = mapped_column(default=list)


class SignInSession(Base):
    """A browser that is signed in: the hash of its token, whom it is, and the tenant that it looks at."""

    __tablename__ = "sign_in_session"
    __table_args__ = (Index("ix_sign_in_session_user_id", "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[bytes]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    tenant_id_current: Mapped[UUID] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]


class Throttle(Base):
    """Failures counted for one key (an address, a client): survives the request that failed."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[datetime] = mapped_column(default=now)
    blocked_until: Mapped[datetime | None]


class Membership(TenantScoped, Timestamped, Versioned, Base):
    """A user's seat in a tenant. `name`, `email` and `time_zone` repeat the account's, so that colleagues can be shown
    and given work while they are awake."""

    __tablename__ = "membership"
    __table_args__ = (tenant_unique("user_id"), tenant_index("email"), _one_of("role", ROLES))

    user_id: Mapped[UUID]
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    totp_enabled: Mapped[bool] = mapped_column(default=False)
    last_seen_at: Mapped[datetime | None]
    #: IANA.
    time_zone: Mapped[str] = mapped_column(default="UTC", server_default="UTC")


class Team(TenantScoped, Timestamped, Versioned, Base):
    """Some of the people of a tenant, who see the same mail. An archived team gives nobody anything.

    Teams form a tree; who heads one sees the records of everybody below it.
    """

    __tablename__ = "team"
    __table_args__ = (
        Index("uq_team_tenant_id_name_key", "tenant_id", "name_key", unique=True,
              postgresql_where=text("archived_at IS NULL")),
        tenant_index("parent_id", postgresql_where=text("parent_id IS NOT NULL")),
        tenant_fk("team", "parent_id", ondelete="SET NULL"),
    )  # fmt: skip

    name: Mapped[str]
    #: Casefolded, for uniqueness.
    name_key: Mapped[str]
    #: The team that this one is part of.
    parent_id: Mapped[UUID | None]
    archived_at: Mapped[datetime | None]


class TeamMember(TenantScoped, Base):
    """That a seat belongs to a team, and as what.

    A head or deputy is one from `since` to `until`, both included and both open where null; before and after that
    they count as members.
    """

    __tablename__ = "team_member"
    __table_args__ = (
        tenant_unique("team_id", "membership_id"),
        tenant_index("membership_id"),
        tenant_fk("team", "team_id", ondelete="CASCADE"),
        tenant_fk("membership", "membership_id", ondelete="CASCADE"),
        _one_of("standing", ("member", "head", "deputy")),
    )

    team_id: Mapped[UUID]
    membership_id: Mapped[UUID]
    standing: Mapped[str] = mapped_column(default="member", server_default="member")
    since: Mapped[date | None]
    until: Mapped[date | None]
    added_at: Mapped[datetime] = mapped_column(default=now)


class RolePolicy(TenantScoped, Timestamped, Versioned, Base):
    """What a role (or API keys) may see and take out of the house. Without a row the defaults of `tenants.access` hold.

    `reach` says by kind of record whose they see; `masks` which fields are hidden from them on records that are not
    their own.
    """

    __tablename__ = "role_policy"
    __table_args__ = (
        tenant_unique("role"),
        _one_of("role", POLICY_ROLES),
        _one_of("changes", REACHES),
    )

    role: Mapped[str]
    reach: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    masks: Mapped[list[Any]] = mapped_column(JSONB, default=list)
    #: Whether records that nobody looks after are seen.
    unowned: Mapped[bool] = mapped_column(default=True)
    #: Whether customers in the public pool are seen without claiming them.
    pooled: Mapped[bool] = mapped_column(default=False)
    #: Whose records may be changed, of those that are seen.
    changes: Mapped[str] = mapped_column(default="all")
    may_export: Mapped[bool] = mapped_column(default=False)


class Invitation(TenantScoped, Timestamped, Base):
    """An open door for one address, by a link whose token is kept only as a hash."""

    __tablename__ = "invitation"
    __table_args__ = (tenant_index("email"), _one_of("role", ROLES))

    email: Mapped[str]
    role: Mapped[str]
    token_hash: Mapped[bytes]
    invited_by: Mapped[str]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]


class ApiKey(TenantScoped, Timestamped, Base):
    """A machine's key. `prefix` is its shown beginning; the secret is kept only as a hash."""

    __tablename__ = "api_key"

    name: Mapped[str]
    prefix: Mapped[str]
    secret_hash: Mapped[bytes]
    scopes: Mapped[list[Any]]
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    created_by: Mapped[UUID | None]


class Preference(TenantScoped, Base):
    """A user's saved choice of a screen (columns, filters), one JSON value by key."""

    __tablename__ = "preference"
    __table_args__ = (
        tenant_unique("membership_id", "key"),
        tenant_fk("membership", "membership_id", ondelete="CASCADE"),
    )

    membership_id: Mapped[UUID]
    key: Mapped[str]
    value: Mapped[Any] = mapped_column(JSONB)
