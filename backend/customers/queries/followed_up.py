"""When somebody last cared for a customer, or heard from it: what counts is the caller's to say."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from backend.customers.models import TimelineEntry
from mail_ingest.store.models import Message

_WRITTEN: Final = frozenset({"meeting", "call", "note"})


def follow_ups(kinds: Collection[str], least_chars: int) -> Select[UUID | None, datetime]:
    """`company_id` and `at` of every follow-up of these kinds.

    "inbound": people's mail from the customer; "outbound": mail that one of us wrote to it, and that is no mailing
    (RFC 2369 `List-Unsubscribe`); "meeting", "call", "note": entries with at least so many characters.
    """
    ways: list[ColumnElement[bool]] = []
    for kind, direction in (("inbound", "in"), ("outbound", "out")):
        if kind in kinds:
            ways.append(and_(TimelineEntry.kind == "message", TimelineEntry.direction == direction, _letter(direction)))
    written = sorted(_WRITTEN.intersection(kinds))
    if written:
        ways.append(and_(TimelineEntry.kind.in_(written), func.char_length(TimelineEntry.summary) >= least_chars))
    return select(TimelineEntry.company_id.label("company_id"), TimelineEntry.at.label("at")).where(
        TimelineEntry.deleted_at.is_(None), TimelineEntry.company_id.is_not(None), or_(*ways) if ways else false()
    )


def _letter(direction: str) -> ColumnElement[bool]:
    """That a person wrote the message; of ours, that it is no mailing."""
    found = select(Message.id).where(
        Message.tenant_id == TimelineEntry.tenant_id, Message.id == TimelineEntry.message_id, Message.kind == "human"
    )
    if direction == "out":
        found = found.where(Message.list_unsubscribe.is_(False))
    return found.correlate(TimelineEntry).exists()
