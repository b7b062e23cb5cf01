"""The outbox: what happened is written in the transaction that made it happen, and handed on afterwards.

A row lives until every consumer of its event has finished (`done_at`); the relay in `backend.jobs` hands rows to
the queue at least once, consumers note what they have processed. Losing Redis loses nothing.
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.context import current
from tenants.orm import Base, TenantScoped, new_id, now, tenant_index
from tenants.prepared import prepared_insert
from tenants.session import WriteSession


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Base of events: frozen facts named in the past tense. `kind` names what changed, for live screens."""

    kind: ClassVar[str] = ""

    def subject_ids(self) -> list[UUID]:
        """Ids of the records that changed, for live screens."""
        return []


class LiveNews(msgspec.Struct, frozen=True):
    """What open screens are told about an event: the kind of record that changed, and which ones."""

    kind: str
    ids: list[UUID]


class OutboxEvent(TenantScoped, Base):
    """One event on its way. `payload` holds ids and small facts, never a person's data."""

    __tablename__ = "outbox_event"
    __table_args__ = (
        tenant_index("created_at"),
        tenant_index("created_at", name="ix_outbox_event_waiting", postgresql_where=text("done_at IS NULL")),
    )

    type: Mapped[str]
    payload: Mapped[dict[str, Any]]
    live: Mapped[dict[str, Any] | None]
    actor: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=now)
    relayed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class ProcessedEvent(TenantScoped, Base):
    """Proof that a consumer finished with an event; its `id` is the event's, the key ends with the consumer."""

    __tablename__ = "processed_event"

    consumer: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)


_INSERT = prepared_insert(OutboxEvent)


def append(session: WriteSession, event: Event) -> UUID:
    """Add `event` to the session's transaction; answers the event's id."""
    actor = current().actor
    news = LiveNews(event.kind, event.subject_ids()) if event.kind else None
    event_id = new_id()
    by = {"kind": actor.kind, "name": actor.name, "id": actor.id}
    session.put(
        _INSERT,
        {
            "id": event_id,
            "type": type(event).__name__,
            "payload": _json(event),
            "live": None if news is None else _json(news),
            "actor": _json(by),
            "created_at": now(),
            "relayed_at": None,
            "done_at": None,
        },
    )
    return event_id


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
