"""Tables of the domain."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.webhooks.vocabulary import OFF_REASONS, SCOPES, STATES
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique
from tenants.secrets import sealed_column


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


class WebhookEndpoint(TenantScoped, Timestamped, Versioned, Base):
    """An address that is told of events. `next_due_at` is when its first delivery is due, NULL when none waits: the
    sender looks at endpoints alone, however much waits for them."""

    __tablename__ = "webhook_endpoint"
    __table_args__ = (
        tenant_index("created_at", "id"),
        _one_of("scope", SCOPES),
        _one_of("off_reason", OFF_REASONS),
    )

    url: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    #: Public event types; empty for all that the scope sees.
    event_types: Mapped[list[Any]] = mapped_column(default=list)
    scope: Mapped[str] = mapped_column(default="read")
    active: Mapped[bool] = mapped_column(default=True)
    off_reason: Mapped[str | None]
    #: Signing secrets; the previous one signs too until `previous_until`.
    secret: Mapped[bytes] = sealed_column()
    previous_secret: Mapped[bytes | None] = sealed_column()
    previous_until: Mapped[datetime | None]

    #: Since when nothing has got through, how many attempts failed since, and why the last one did.
    failing_since: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None]
    last_delivered_at: Mapped[datetime | None]
    #: Nothing is sent before: the receiver asked for a pause, or does not keep up.
    paused_until: Mapped[datetime | None]
    next_due_at: Mapped[datetime | None]
    #: A sender works at it until then.
    leased_until: Mapped[datetime | None]


class WebhookDelivery(TenantScoped, Base):
    """One message for one endpoint: queue and log at once. `body` is what is sent, byte for byte, at every attempt."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        tenant_unique("endpoint_id", "message_id"),
        tenant_index("endpoint_id", "created_at", "id"),
        tenant_index(
            "endpoint_id",
            "due_at",
            name="ix_webhook_delivery_due",
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        tenant_index(
            "endpoint_id",
            "merge_key",
            name="ix_webhook_delivery_merge_key",
            postgresql_where=text("state = 'waiting' AND attempts = 0 AND merge_key IS NOT NULL"),
        ),
        tenant_fk("webhook_endpoint", "endpoint_id", ondelete="CASCADE"),
        _one_of("state", STATES),
    )

    endpoint_id: Mapped[UUID]
    #: The same for every endpoint and every attempt: `webhook-id`, by which a receiver knows what it has had.
    message_id: Mapped[UUID]
    type: Mapped[str]
    #: What it is about; NULL for a test.
    record_kind: Mapped[str | None]
    record_id: Mapped[UUID | None]
    body: Mapped[str]
    #: A further event with the same key says nothing more while this one has not been sent.
    merge_key: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="waiting")
    due_at: Mapped[datetime] = mapped_column(default=now)
    #: Attempts altogether, and in the present run through the schedule, which "send again" begins anew.
    attempts: Mapped[int] = mapped_column(default=0)
    step: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]
    #: Of the last attempt: the HTTP status, what went wrong, the beginning of the answer.
    status_code: Mapped[int | None]
    problem: Mapped[str | None]
    answer: Mapped[str | None]
    #: The last attempts: `{"at", "status_code", "problem", "ms"}`, the newest last.
    tries: Mapped[list[Any]] = mapped_column(default=list)
