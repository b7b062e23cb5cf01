"""Who did what, kept in the transaction that did it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.orm import Mapped, mapped_column

from tenants.context import current
from tenants.orm import Base, TenantScoped, new_id, now, tenant_index
from tenants.prepared import prepared_insert
from tenants.session import WriteSession


class AuditEntry(TenantScoped, Base):
    """One action. `action` is `<subject>.<verb in the past>`; `details` hold what changed, never a secret."""

    __tablename__ = "audit_entry"
    __table_args__ = (tenant_index("at", "id"), tenant_index("subject_kind", "subject_id", "at"))

    at: Mapped[datetime] = mapped_column(default=now)
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    subject_name: Mapped[str]
    request_id: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


_INSERT = prepared_insert(AuditEntry)


def record(
    session: WriteSession,
    action: str,
    *,
    subject_id: UUID | None = None,
    subject_name: str = "",
    **details: Any,
) -> None:
    """Add an entry to the session's transaction; the actor comes from the running context."""
    context = current()
    session.put(
        _INSERT,
        {
            "id": new_id(),
            "at": now(),
            "actor_kind": context.actor.kind,
            "actor_id": context.actor.id,
            "actor_name": context.actor.name,
            "action": action,
            "subject_kind": action.partition(".")[0],
            "subject_id": subject_id,
            "subject_name": subject_name,
            "request_id": context.request_id,
            "details": msgspec.json.encode(details).decode(),
        },
    )
