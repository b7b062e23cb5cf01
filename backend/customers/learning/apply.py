"""Writes a plan: contacts, companies, their parts in messages, timeline, facts, profiles, numbers, search words.

Doing it twice, or in another order, or beside another job, ends in the same records.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert

from backend.customers.bins.models import BinSignal
from backend.customers.bins.settling import settle
from backend.customers.counters import count_companies, count_contacts, lock_records
from backend.customers.duplicates.store import refresh_keys
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
#: A contact and a message.
_PartKey = tuple[UUID, UUID]


async def apply_plan(session: WriteSession, plan: Plan) -> Identified:
    """Carry out `plan`; answers whom it spoke of. What its letters said when they were read before, and do not say
    now, is taken back."""
    if not plan.letters:
        return Identified()
    who = await identify(session, plan)
    message_ids = [letter.message_id for letter in plan.letters]
    known = await _known_parts(session, message_ids)
    company_ids = {company_id for company_id in who.companies.values() if company_id}
    company_ids |= {company_id for company_id in known.values() if company_id}
    contact_ids = set(who.contacts.values()) | {contact_id for contact_id, _ in known}
    await lock_records(session, company_ids, contact_ids)
    companies = _Companies(who, known)
    await _note_parts(session, plan, companies)
    await _note_timeline(session, plan, companies)
    await _note_signals(session, plan, companies)
    await write_readings(session, _readings(plan, companies), message_ids)
    renamed = await refresh_profiles(session, "company", company_ids)
    changed = await refresh_profiles(session, "contact", contact_ids)
    await refresh_keys(session, company_ids, contact_ids)
    binned = await settle(session, company_ids, contact_ids)
    await count_companies(session, company_ids)
    await count_contacts(session, contact_ids)
    # A company's words hold its people, a contact's words its company.
    touched = who.new_contacts | changed | binned.contacts
    theirs = {who.companies[address] for address, contact_id in who.contacts.items() if contact_id in touched}
    await index_companies(session, who.new_companies | renamed | binned.companies | {each for each in theirs if each})
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


class _Companies:
    """The company of each part: the one that the contact had when the message was first read, so that history stays
    when a buyer changes employer; else the one that the contact has now."""

    def __init__(self, who: Identified, known: Mapping[_PartKey, UUID | None]) -> None:
        self._who = who
        self._known = known

    def contact(self, address: str) -> UUID:
        """The contact of an address."""
        return self._who.contacts[address]

    def company(self, address: str, letter: Letter) -> UUID | None:
        """The company for which the address takes part in the letter."""
        key = (self._who.contacts[address], letter.message_id)
        return self._known[key] if key in self._known else self._who.companies[address]


async def _known_parts(session: WriteSession, message_ids: list[UUID]) -> dict[_PartKey, UUID | None]:
    """The parts that were read in these messages before, with their companies."""
    known: dict[_PartKey, UUID | None] = {}
    for model in (BinSignal, Participation):
        rows = await session.execute(
            select(model.contact_id, model.message_id, model.company_id).where(model.message_id.in_(message_ids))
        )
        known |= {(row.contact_id, row.message_id): row.company_id for row in rows}
    return known


async def _note_parts(session: WriteSession, plan: Plan, companies: _Companies) -> None:
    rows: dict[_PartKey, dict[str, Any]] = {}
    for address, part in _parts(plan):
        key = (companies.contact(address), part.letter.message_id)
        rows.setdefault(
            key,
            {
                "id": new_id(),
                "contact_id": key[0],
                "company_id": companies.company(address, part.letter),
                "message_id": part.letter.message_id,
                "conversation_id": part.letter.conversation_id,
                "role": part.role,
                "at": part.letter.at,
            },
        )
    await _withdraw(session, Participation, plan, rows)
    if rows:
        statement = insert(Participation).on_conflict_do_nothing(
            index_elements=["tenant_id", "contact_id", "message_id"]
        )
        await session.execute(statement, [rows[key] for key in sorted(rows)])


async def _note_signals(session: WriteSession, plan: Plan, companies: _Companies) -> None:
    rows: dict[_PartKey, dict[str, Any]] = {}
    for address, contact in sorted(plan.contacts.items()):
        for signal in sorted(contact.signals, key=lambda one: _ROLE_ORDER[one.role]):
            letter = signal.letter
            key = (companies.contact(address), letter.message_id)
            rows.setdefault(
                key,
                {
                    "id": new_id(),
                    "contact_id": key[0],
                    "company_id": companies.company(address, letter),
                    "message_id": letter.message_id,
                    "conversation_id": letter.conversation_id,
                    "role": signal.role,
                    "direction": "out" if signal.outgoing else "in",
                    "human": signal.human,
                    "kind": letter.kind,
                    "sure": letter.sure,
                    "at": letter.at,
                },
            )
    await _withdraw(session, BinSignal, plan, rows)
    if rows:
        put = insert(BinSignal)
        columns = ("conversation_id", "role", "direction", "human", "kind", "sure", "at")
        put = put.on_conflict_do_update(
            index_elements=["tenant_id", "contact_id", "message_id"],
            set_={name: put.excluded[name] for name in columns},
        )
        await session.execute(put, [rows[key] for key in sorted(rows)])


async def _withdraw(
    session: WriteSession, model: type[BinSignal] | type[Participation], plan: Plan, kept: Iterable[_PartKey]
) -> None:
    """Delete the parts in these messages that nobody has any more."""
    stale = delete(model).where(model.message_id.in_([letter.message_id for letter in plan.letters]))
    keys = sorted(kept)
    if keys:
        stale = stale.where(tuple_(model.contact_id, model.message_id).not_in(keys))
    await session.execute(stale.execution_options(synchronize_session=False))


async def _note_timeline(session: WriteSession, plan: Plan, companies: _Companies) -> None:
    """One entry per message and company, under the person with the weightiest part; for people without a company,
    one each."""
    rows: dict[tuple[UUID, UUID], dict[str, Any]] = {}
    for address, part in _parts(plan):
        company_id, contact_id = companies.company(address, part.letter), companies.contact(address)
        rows.setdefault((part.letter.message_id, company_id or contact_id), _entry(part.letter, company_id, contact_id))
    stale = delete(TimelineEntry).where(
        TimelineEntry.kind == "message",
        TimelineEntry.message_id.in_([letter.message_id for letter in plan.letters]),
    )
    if rows:
        subject = func.coalesce(TimelineEntry.company_id, TimelineEntry.contact_id)
        stale = stale.where(tuple_(TimelineEntry.message_id, subject).not_in(sorted(rows)))
    await session.execute(stale.execution_options(synchronize_session=False))
    if rows:
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


def _readings(plan: Plan, companies: _Companies) -> Readings:
    readings = Readings()
    for address, contact in plan.contacts.items():
        readings.add("contact", companies.contact(address), contact.facts)
        for planned in contact.company_facts:
            company_id = companies.company(address, planned.letter)
            if company_id is not None:
                readings.add("company", company_id, [planned])
    return readings
