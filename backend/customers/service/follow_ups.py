"""The next follow-up of companies and contacts, as lists show and sort it; `backend.reminders` says when it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, update

from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.models import Company, Contact
from tenants.outbox import append
from tenants.session import WriteSession


async def note_next_follow_ups(
    session: WriteSession, companies: Mapping[UUID, datetime | None], contacts: Mapping[UUID, datetime | None]
) -> None:
    """Keep when the next follow-up of each is; those that do not exist are passed over. Raises no version."""
    changed = await _note(session, Company, companies)
    if changed:
        append(session, CompanyChanged(company_ids=changed))
    changed = await _note(session, Contact, contacts)
    if changed:
        append(session, ContactChanged(contact_ids=changed))


async def _note(
    session: WriteSession, model: type[Company] | type[Contact], values: Mapping[UUID, datetime | None]
) -> list[UUID]:
    changed = []
    for record_id, value in sorted(values.items()):
        done = await session.execute(
            update(model)
            .where(model.id == record_id, model.next_follow_up_at.is_distinct_from(value))
            .values(next_follow_up_at=value, updated_at=model.updated_at)
            .execution_options(synchronize_session=False)
        )
        if cast("CursorResult[Any]", done).rowcount:
            changed.append(record_id)
    return changed
