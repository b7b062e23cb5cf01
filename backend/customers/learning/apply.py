"""Writes a plan: contacts, companies, their parts in messages, timeline, facts, profiles, numbers, search words.

Doing it twice, or in another order, or beside another job, ends in the same records.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from backend.customers.counters import count_companies, count_contacts, lock_records
from backend.customers.events import CompanyChanged, CompanyCreated, ContactChanged, ContactCreated
from backend.customers.learning.evidence import Readings, write_readings
from backend.customers.learning.identify import Identified, identify
from backend.customers.learning.letters import Letter
from backend.customers.learning.plan import Part, Plan
from backend.customers.models import Participation, TimelineEntry
from backend.customers.profile import refresh_profiles
from backend.customers.search_index import index_companies, index_contacts
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession

_SUMMARY = 300
_ROLE_ORDER = {"from": 0, "to": 1, "cc": 2}


async def apply_plan(session: WriteSession, plan: Plan) -> Identified:
    """Carry out `plan`; answers whom it spoke of."""
    if not plan.contacts:
        return Identified()
    who = await identify(session, plan)
    company_ids = {company_id for company_id in who.companies.values() if company_id}
    contact_ids = set(who.contacts.values())
    await lock_records(session, company_ids, contact_ids)
    await _note_parts(session, plan, who)
    await _note_timeline(session, plan, who)
    await write_readings(session, _readings(plan, who), [letter.message_id for letter in plan.letters])
    renamed = await refresh_profiles(session, "company", company_ids)
    changed = await refresh_profiles(session, "contact", contact_ids)
    await count_companies(session, company_ids)
    await count_contacts(session, contact_ids)
    # A company's words hold its people, a contact's words its company.
    touched = who.new_contacts | changed
    employers = {who.companies[address] for address, contact_id in who.contacts.items() if contact_id in touched}
    await index_companies(session, who.new_companies | renamed | {each for each in employers if each})
    await index_contacts(session, touched, company_ids=renamed)
    _tell(session, who, company_ids, contact_ids)
    return who


def _tell(session: WriteSession, who: Identified, company_ids: set[UUID], contact_ids: set[UUID]) -> None:
    if who.new_companies:
        append(session, CompanyCreated(company_ids=sorted(who.new_companies)))
    if company_ids - who.new_companies:
        append(session, CompanyChanged(company_ids=sorted(company_ids - who.new_companies)))
    if who.new_contacts:
        append(session, ContactCreated(contact_ids=sorted(who.new_contacts)))
    if contact_ids - who.new_contacts:
        append(session, ContactChanged(contact_ids=sorted(contact_ids - who.new_contacts)))


async def _note_parts(session: WriteSession, plan: Plan, who: Identified) -> None:
    rows: dict[tuple[UUID, UUID], dict[str, Any]] = {}
    for address, part in _parts(plan):
        key = (who.contacts[address], part.letter.message_id)
        rows.setdefault(
            key,
            {
                "id": new_id(),
                "contact_id": key[0],
                "company_id": who.companies[address],
                "message_id": part.letter.message_id,
                "conversation_id": part.letter.conversation_id,
                "role": part.role,
                "at": part.letter.at,
            },
        )
    statement = insert(Participation).on_conflict_do_nothing(index_elements=["tenant_id", "contact_id", "message_id"])
    await session.execute(statement, [rows[key] for key in sorted(rows)])


async def _note_timeline(session: WriteSession, plan: Plan, who: Identified) -> None:
    """One entry per message and company, under the person with the weightiest part; for people without a company,
    one each."""
    rows: dict[tuple[UUID, UUID], dict[str, Any]] = {}
    for address, part in _parts(plan):
        company_id, contact_id = who.companies[address], who.contacts[address]
        rows.setdefault((part.letter.message_id, company_id or contact_id), _entry(part.letter, company_id, contact_id))
    # Both partial unique indexes may be met, so no index is named.
    await session.execute(insert(TimelineEntry).on_conflict_do_nothing(), [rows[key] for key in sorted(rows)])


def _parts(plan: Plan) -> Iterable[tuple[str, Part]]:
    """Every part in every letter, the weightiest first."""
    parts = [(address, part) for address, contact in plan.contacts.items() for part in contact.parts]
    return sorted(parts, key=lambda item: (_ROLE_ORDER[item[1].role], item[0], item[1].letter.message_id))


def _entry(letter: Letter, company_id: UUID | None, contact_id: UUID) -> dict[str, Any]:
    return {
        "id": new_id(),
        "company_id": company_id,
        "contact_id": contact_id,
        "kind": "message",
        "at": letter.at,
        "summary": letter.subject[:_SUMMARY],
        "message_id": letter.message_id,
        "conversation_id": letter.conversation_id,
        "direction": letter.direction,
    }


def _readings(plan: Plan, who: Identified) -> Readings:
    readings = Readings()
    for address, contact in plan.contacts.items():
        readings.add("contact", who.contacts[address], contact.facts)
        company_id = who.companies[address]
        if company_id is not None:
            readings.add("company", company_id, contact.company_facts)
    return readings
