"""People as an ERP's contacts."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from backend.customers.queries.contacts import load_contact
from backend.customers.queries.exchange import bare_contacts, contact_ids, contact_of_address
from backend.customers.schemas import ContactFields
from backend.customers.service.contacts import change_contact, create_contact
from backend.erp.local.refusing import refused
from erp_adapters.engine.local import LocalMatch, LocalRecord
from tenants.context import current
from tenants.session import ReadSession, WriteSession


async def load(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
    """See `Local.load`."""
    return {
        row.id: LocalRecord(
            id=row.id,
            title=row.name,
            reference=f"LAD-{str(row.id)[-12:]}",
            values={
                "name": row.name, "email": row.email, "phone": row.phone, "title": row.title,
                "company_id": str(row.company_id) if row.company_id else None,
            },
            changed_at=row.updated_at,
            needs=(("customer", row.company_id),) if row.company_id else (),
        )
        for row in await bare_contacts(session, ids)
    }  # fmt: skip


async def page(session: ReadSession, after: UUID | None, limit: int) -> list[UUID]:
    """See `Local.page`."""
    return await contact_ids(session, after, limit)


async def match(session: ReadSession, values: Mapping[str, Any], reference: str | None) -> list[LocalMatch]:
    """By the mail address, which stands for one person alone."""
    found = await contact_of_address(session, str(values["email"])) if values.get("email") else None
    return [
        LocalMatch(id=row.id, title=row.name, how="address", sure=True)
        for row in await bare_contacts(session, [found] if found else [])
    ]


async def apply(session: WriteSession, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
    """See `Local.apply`."""
    actor = current().actor
    with refused():
        given = msgspec.convert(dict(values), ContactFields, strict=False)
        if local_id is None:
            return (await create_contact(session, actor, given)).id
        before = await load_contact(session, local_id)
        await change_contact(session, actor, local_id, given, before.version)
        return local_id
