"""Puts the demo's own fields onto its companies and deals."""

from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.custom_fields import service
from backend.custom_fields.models import CustomField, CustomValue
from backend.custom_fields.schemas import CustomValues, NewCustomField
from backend.customers.queries.rows import Company
from backend.pipeline.models import Deal
from infra.demo.own_fields import COMPANY_VALUES, DEAL_VALUES, FIELDS
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.runtime import Runtime

_SYSTEM = system_actor("lading demo plan")
#: So many companies and deals have values.
_MOST = 12


class _Values(msgspec.Struct):
    custom: CustomValues


async def put_fields(runtime: Runtime, slug: str) -> int:
    """Add the fields where there are none, and values once companies and deals are there; answers how many records
    still wait for theirs."""
    async with runtime.database.system_session() as session:
        tenant_id: UUID | None = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    if tenant_id is None:
        return len(FIELDS)
    async with runtime.database.tenant_session(tenant_id, _SYSTEM) as session:
        if not await session.scalar(select(func.count()).select_from(CustomField)):
            for field in FIELDS:
                await service.create_field(session, _SYSTEM, msgspec.convert(field, NewCustomField))
        if await session.scalar(select(func.count()).select_from(CustomValue)):
            return 0
        companies = list(
            await session.scalars(
                select(Company.id)
                .where(Company.bin == "customer", Company.archived_at.is_(None))
                .order_by(Company.last_message_at.desc().nulls_last(), Company.id)
                .limit(_MOST)
            )
        )
        deals = list(await session.scalars(select(Deal.id).order_by(Deal.number).limit(_MOST)))
        if len(companies) < _MOST // 2 or not deals:
            return _MOST
        for place, company_id in enumerate(companies):
            values = _Values(COMPANY_VALUES[place % len(COMPANY_VALUES)])
            await service.write_values(session, "company", company_id, values)
        for place, deal_id in enumerate(deals):
            await service.write_values(session, "deal", deal_id, _Values(DEAL_VALUES[place % len(DEAL_VALUES)]))
    return 0
