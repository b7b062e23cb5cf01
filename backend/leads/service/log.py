"""Writing down what happens to leads, and telling of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from backend.leads.events import LeadsChanged
from backend.leads.models import Lead, LeadEvent
from backend.leads.vocabulary import LeadEventKind
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def note(
    session: WriteSession,
    lead: Lead,
    kind: LeadEventKind,
    reason: Mapping[str, Any],
    *,
    actor: Actor | None = None,
    rule: tuple[Any, str] | None = None,
    before: Any = None,
    at: datetime | None = None,
) -> None:
    """Add to a lead's log, with its owner as it stands and `before` as it was; and tell open screens."""
    seats = {before, lead.owner_id} - {None}
    rows = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(seats)))
    names: dict[Any, str] = {row.id: row.name for row in rows}
    session.add(
        LeadEvent(
            id=new_id(),
            lead_id=lead.id,
            kind=kind,
            rule_id=rule[0] if rule else None,
            rule_name=rule[1] if rule else None,
            from_owner_id=before,
            from_owner_name=names.get(before),
            to_owner_id=lead.owner_id,
            to_owner_name=names.get(lead.owner_id),
            reason=dict(reason),
            actor_name=actor.name if actor is not None and actor.kind != "system" else None,
            at=at or now(),
        )
    )
    lead.version = (lead.version or 0) + 1
    append(session, LeadsChanged(lead_ids=[lead.id]))
