"""The next follow-up of deals, as lists show and sort it; `backend.reminders` says when it is."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from backend.pipeline.events import DealChanged
from backend.pipeline.models import Deal
from tenants.outbox import append
from tenants.session import WriteSession


async def note_deal_follow_ups(session: WriteSession, deals: Mapping[UUID, datetime | None]) -> None:
    """Keep when the next follow-up of each is; those that do not exist are passed over. Raises no version."""
    for deal_id, value in sorted(deals.items()):
        company_id = await session.scalar(
            update(Deal)
            .where(Deal.id == deal_id, Deal.next_follow_up_at.is_distinct_from(value))
            .values(next_follow_up_at=value, updated_at=Deal.updated_at)
            .returning(Deal.company_id)
            .execution_options(synchronize_session=False)
        )
        if company_id is not None:
            append(session, DealChanged(deal_id=deal_id, company_id=company_id))
