"""The names of deals, for values of the tenant's own fields that lead to one."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from backend.custom_fields.targets import register
from backend.pipeline.models import Deal
from backend.pipeline.queries.access import deal_sight, seen_deals
from tenants.session import ReadSession


async def deal_names(session: ReadSession, ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names of those deals that the session's actor sees."""
    seen = seen_deals(await deal_sight(session))
    found = await session.execute(select(Deal.id, Deal.name).where(Deal.id.in_(ids), seen))
    return {row.id: row.name for row in found}


register("deal", deal_names)
