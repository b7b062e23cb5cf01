"""What a lead is called: its company, else its contact, else what a form says."""

from collections.abc import Collection
from uuid import UUID

from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.leads.models import Lead
from tenants.session import ReadSession


async def lead_names(session: ReadSession, leads: Collection[Lead]) -> dict[UUID, str]:
    """The name of each lead."""
    firms = await companies_by_id(session, {each.company_id for each in leads if each.company_id})
    people = await contacts_by_id(session, {each.contact_id for each in leads if each.contact_id})
    found = {}
    for lead in leads:
        firm = firms.get(lead.company_id) if lead.company_id else None
        person = people.get(lead.contact_id) if lead.contact_id else None
        if firm is not None and firm.company is not None:
            found[lead.id] = firm.company.name
        elif person is not None and person.contact is not None:
            found[lead.id] = person.contact.name
        else:
            found[lead.id] = lead.title or ""
    return found
