"""Inquiries that somebody or another system writes down."""

from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.leads.models import Lead
from backend.leads.schemas import NewLead
from backend.leads.service.intake import Inquiry, take_inquiry
from backend.leads.service.whom import Asker, Known, find_or_make
from i18n.messages import N_
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.session import WriteSession


async def take_by_hand(session: WriteSession, actor: Actor, given: NewLead) -> Lead:
    """Make a lead of what a call, a fair or another system brought. Raises `NotAllowedError`,
    `ValidationFailedError`."""
    actor.require("companies.write")
    known = await _whom(session, actor, given)
    firm = (await companies_by_id(session, [known.company_id])).get(known.company_id) if known.company_id else None
    country = given.country or (firm.company.country if firm and firm.company else None)
    inquiry = Inquiry(
        source="api" if actor.kind == "api_key" else "manual",
        company_id=known.company_id,
        contact_id=known.contact_id,
        title=given.title.strip(),
        body=given.body,
        country=country,
        language=given.language,
        products=given.products,
    )
    return await take_inquiry(session, actor, inquiry)


async def _whom(session: WriteSession, actor: Actor, given: NewLead) -> Known:
    if given.contact_id is not None:
        person = (await contacts_by_id(session, [given.contact_id])).get(given.contact_id)
        if person is None:
            raise _unknown("contact_id", N_("There is no such contact."))
        return Known(person.company.id if person.company else None, given.contact_id)
    if given.company_id is not None:
        if given.company_id not in await companies_by_id(session, [given.company_id]):
            raise _unknown("company_id", N_("There is no such company."))
        return Known(given.company_id, None)
    if not (given.company or given.person or given.email):
        raise _unknown("company", N_("Say who asks."))
    asker = Asker(given.company, given.person, given.email, given.phone, given.country, given.language)
    return await find_or_make(session, actor, asker)


def _unknown(field: str, message: str) -> ValidationFailedError:
    return ValidationFailedError(errors=[FieldProblem(field, "unknown", message)])
