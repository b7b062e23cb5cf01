"""Tables of the directory.

`tenant`, `user_account`, `sign_in_session` and `throttle` belong to no tenant: only the system role sees them.
`membership` is a user's seat in a tenant and carries the name that colleagues see.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.access import ROLES
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
    """A user's seat in a tenant. `name` and `email` repeat the account's, so colleagues can be shown."""

    __tablename__ = "membership"
    __table_args__ = (tenant_unique("user_id"), tenant_index("email"), _one_of("role", ROLES))

    user_id: Mapped[UUID]
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    totp_enabled: Mapped[bool] = mapped_column(default=False)
    last_seen_at: Mapped[datetime | None]


class Team(TenantScoped, Timestamped, Versioned, Base):
    """Some of the people of a tenant, who see the same mail. An archived team gives nobody anything."""

    __tablename__ = "team"
    __table_args__ = (
        Index("uq_team_tenant_id_name_key", "tenant_id", "name_key", unique=True,
              postgresql_where=text("archived_at IS NULL")),
    )  # fmt: skip

    name: Mapped[str]
    #: Casefolded, for uniqueness.
    name_key: Mapped[str]
    archived_at: Mapped[datetime | None]


class TeamMember(TenantScoped, Base):
    """That a seat belongs to a team."""

    __tablename__ = "team_member"
    __table_args__ = (
        tenant_unique("team_id", "membership_id"),
        tenant_index("membership_id"),
        tenant_fk("team", "team_id", ondelete="CASCADE"),
        tenant_fk("membership", "membership_id", ondelete="CASCADE"),
    )

    team_id: Mapped[UUID]
    membership_id: Mapped[UUID]
    added_at: Mapped[datetime] = mapped_column(default=now)


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
