"""The words by which companies and contacts are found, kept in `CustomerSearch`.

A company is found by its name, domains, city and people; a contact by name, addresses and company; either by the texts
of the tenant's own fields.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, func, select

from backend.custom_fields.queries.records import texts_of
from backend.customers.models import Company, Contact, CustomerSearch
from backend.customers.vocabulary import FactSubject
from backend.customers.writes import put_search_words
from i18n.words import query_words, search_words
from tenants.search import lexemes, mark_of, tsquery
from tenants.session import WriteSession

#: A company of thousands is found by the first of its people only.
_MOST_PEOPLE = 300
#: Contacts whose words change with their company's name.
_MOST_RENAMED = 1000


def query_text(tenant_id: UUID, subject: FactSubject, q: str) -> str | None:
    """The tsquery for what a person typed into a search box; None when it holds no word."""
    return tsquery(mark_of(tenant_id, subject), query_words(q))


def search_row(tenant_id: UUID, subject: FactSubject, record_id: UUID, texts: Iterable[str | None]) -> dict[str, Any]:
    """A record and its lexemes, for `writes.put_search_words`."""
    words = search_words("\n".join(text for text in texts if text))
    return {"id": record_id, "lexemes": lexemes(mark_of(tenant_id, subject), words)}


async def remove_rows(session: WriteSession, ids: Iterable[UUID]) -> None:
    """Make records unfindable."""
    await session.execute(delete(CustomerSearch).where(CustomerSearch.id.in_(list(ids))))


async def index_companies(session: WriteSession, ids: Iterable[UUID]) -> None:
    """Index companies as they now are; archived ones and noise drop out."""
    wanted = sorted(set(ids))
    if not wanted:
        return
    people = (
        select(func.array_agg(Contact.name + " " + func.array_to_string(Contact.emails, " ")))
        .where(Contact.tenant_id == Company.tenant_id, Contact.company_id == Company.id)
        .where(Contact.archived_at.is_(None), Contact.bin != "noise")
        .correlate(Company)
        .scalar_subquery()
    )
    found = await session.execute(
        select(Company.id, Company.name, Company.domains, Company.city, people.label("people")).where(
            Company.id.in_(wanted), Company.archived_at.is_(None), Company.bin != "noise"
        )
    )
    tenant_id: UUID = session.info["tenant_id"]
    own = await texts_of(session, "company", wanted)
    rows = [
        search_row(
            tenant_id,
            "company",
            row.id,
            [row.name, *row.domains, row.city, *own.get(row.id, ()), *sorted(row.people or ())[:_MOST_PEOPLE]],
        )
        for row in found
    ]
    await _replace(session, wanted, rows)


async def index_contacts(session: WriteSession, ids: Iterable[UUID] = (), *, company_ids: Iterable[UUID] = ()) -> None:
    """Index these contacts, and those of these companies, as they now are; archived ones and noise drop out."""
    wanted, renamed = set(ids), list(company_ids)
    if renamed:
        wanted.update(
            await session.scalars(select(Contact.id).where(Contact.company_id.in_(renamed)).limit(_MOST_RENAMED))
        )
    if not wanted:
        return
    found = await session.execute(
        select(Contact.id, Contact.name, Contact.emails, Company.name.label("company"))
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.id.in_(sorted(wanted)), Contact.archived_at.is_(None), Contact.bin != "noise")
    )
    tenant_id: UUID = session.info["tenant_id"]
    own = await texts_of(session, "contact", wanted)
    rows = [
        search_row(tenant_id, "contact", row.id, [row.name, *row.emails, row.company, *own.get(row.id, ())])
        for row in found
    ]
    await _replace(session, sorted(wanted), rows)


async def _replace(session: WriteSession, wanted: Iterable[UUID], rows: Sequence[dict[str, Any]]) -> None:
    gone = set(wanted) - {row["id"] for row in rows}
    if gone:
        await remove_rows(session, gone)
    await put_search_words(session, sorted(rows, key=lambda row: row["id"]))
