"""Brings bins in line after what speaks for them changed hands: threads joined or split, records merged."""

from collections.abc import Collection
from uuid import UUID

from backend.customers.bins.settling import settle
from backend.customers.counters import count_companies, lock_records
from backend.customers.search_index import index_companies, index_contacts
from tenants.session import WriteSession


async def settle_again(session: WriteSession, company_ids: Collection[UUID], contact_ids: Collection[UUID]) -> None:
    """Decide anew about these, with their numbers and search words. Ids that are no more are passed over."""
    await lock_records(session, company_ids, contact_ids)
    binned = await settle(session, company_ids, contact_ids)
    await count_companies(session, company_ids)
    await index_companies(session, binned.companies)
    await index_contacts(session, binned.contacts)
