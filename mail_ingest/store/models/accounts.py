"""How a mailbox is opened without a password: what a person granted on the provider's page."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, tenant_fk, tenant_unique
from tenants.secrets import sealed_column


class MailboxGrant(TenantScoped, Timestamped, Base):
    """A person's consent for one mailbox; `id` is the mailbox's. Erased when the mailbox is removed, after the
    provider was told."""

    __tablename__ = "mailbox_grant"
    __table_args__ = (
        tenant_fk("mailbox", "id", ondelete="CASCADE"),
        CheckConstraint("provider IN ('google', 'microsoft')", name="provider"),
    )

    provider: Mapped[str]
    #: The account that was chosen on the provider's page.
    signed_in_as: Mapped[str]
    #: The client that the consent was given to: a token opens nothing for another.
    client_id: Mapped[str]
    #: JSON: refresh_token, access_token, expires_at (seconds since 1970), scope.
    token: Mapped[bytes] = sealed_column()
    #: When the provider ends the consent by itself, where it says so.
    consent_ends_at: Mapped[datetime | None]
    refreshed_at: Mapped[datetime]


class OAuthClient(TenantScoped, Timestamped, Base):
    """The tenant's own registration at a provider; without one the operator's is used."""

    __tablename__ = "oauth_client"
    __table_args__ = (
        tenant_unique("provider"),
        CheckConstraint("provider IN ('google', 'microsoft')", name="provider"),
    )

    provider: Mapped[str]
    client_id: Mapped[str]
    secret: Mapped[bytes] = sealed_column()
    #: Microsoft: the directory (tenant) whose people may sign in; null = any.
    directory: Mapped[str | None] = mapped_column(default=None)
    #: The membership that entered it.
    set_by: Mapped[UUID | None]
