"""Companies as an ERP's customers."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from backend.customers.queries.companies import lock_company
from backend.customers.queries.exchange import (
    bare_companies,
    companies_called,
    companies_ending,
    companies_of_tax_number,
    company_of_domain,
    customer_ids,
    tax_numbers,
)
from backend.customers.schemas import AllowDuplicate, CompanyPatch, NewCompany, NewFact
from backend.customers.service.companies import change_company, create_company
from backend.customers.service.facts import add_fact
from backend.erp.local.refusing import refused
from erp_adapters.engine.local import LocalMatch, LocalRecord
from mail_ingest.understand.domains import registrable_domain
from tenants.context import current
from tenants.session import ReadSession, WriteSession

_PREFIX = "LAD-"
_TAIL = 12
_COLUMNS = ("name", "website", "phone", "address", "city", "country")
_TAX = "tax_id"


def reference_of(company_id: UUID) -> str:
    """What an ERP knows a company by: short, and as good as unique (the random end of its id)."""
    return _PREFIX + str(company_id)[-_TAIL:]


async def load(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
    """See `Local.load`."""
    taxes = await tax_numbers(session, ids)
    return {
        row.id: LocalRecord(
            id=row.id,
            title=row.name,
            reference=reference_of(row.id),
            values={**{name: getattr(row, name) for name in _COLUMNS}, _TAX: taxes.get(row.id)},
            changed_at=row.updated_at,
        )
        for row in await bare_companies(session, ids)
    }


async def page(session: ReadSession, after: UUID | None, limit: int) -> list[UUID]:
    """See `Local.page`."""
    return await customer_ids(session, after, limit)


async def match(session: ReadSession, values: Mapping[str, Any], reference: str | None) -> list[LocalMatch]:
    """By our reference, the tax number, the website's domain, or name and country together surely; by an equal name
    alone, or a tax number that several have, it is a proposal."""
    found: list[tuple[UUID, str, bool]] = []
    if reference and reference.startswith(_PREFIX):
        found += [(each, "reference", True) for each in await companies_ending(session, reference[len(_PREFIX) :])]
    if not found and values.get(_TAX):
        same = await companies_of_tax_number(session, str(values[_TAX]))
        found += [(each, _TAX, len(same) == 1) for each in same]
    domain = registrable_domain(str(values.get("website") or "").partition("://")[2].partition("/")[0])
    if not found and domain:
        by_domain = await company_of_domain(session, domain)
        found += [(by_domain, "domain", True)] if by_domain else []
    if not found and values.get("name"):
        found += [(each, "name", False) for each in await companies_called(session, str(values["name"]))]
    rows = await bare_companies(session, [each for each, _, _ in found])
    titles = {row.id: row.name for row in rows}
    country = str(values.get("country") or "").upper()
    if [how for _, how, _ in found] == ["name"] and country and [row.country for row in rows] == [country]:
        found = [(rows[0].id, "name-country", True)]
    return [LocalMatch(id=each, title=titles[each], how=how, sure=sure) for each, how, sure in found if each in titles]


async def apply(session: WriteSession, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
    """See `Local.apply`."""
    actor = current().actor
    own = {name: value for name, value in values.items() if name != _TAX}
    with refused():
        if local_id is None:
            # Who it may be was asked before; the ERP keeps it apart from the others.
            given = msgspec.convert({**own, "allow_duplicate": AllowDuplicate("ERP")}, NewCompany)
            local_id = (await create_company(session, actor, given)).id
        elif own:
            before = await lock_company(session, local_id)
            await change_company(session, actor, local_id, msgspec.convert(own, CompanyPatch), before.version)
        if values.get(_TAX):  # an empty one there takes nothing away that mail or people told
            await add_fact(session, actor, "company", local_id, NewFact(field=_TAX, value=str(values[_TAX])))
        return local_id
