"""Puts what the demo's colleagues have written into their customers' files."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import and_, func, select

from backend.customers import service
from backend.customers.models import Contact, ContactEmail, CustomerFile, TimelineEntry
from backend.customers.schemas import NewNote, NewRelation
from infra.demo.notes import DESKS, DemoDesk, DemoFile, DemoNote
from tenants.access import Role, permissions_of
from tenants.context import Actor, system_actor
from tenants.directory.models import Membership, Tenant
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import ReadSession

_SYSTEM = system_actor("lading demo plan")
People = dict[str, tuple[UUID, UUID | None]]


async def put_notes(runtime: Runtime, slug: str) -> int:
    """Write what is not there yet and whose customer is known; answers how much still waits for its customer."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    desk = DESKS[slug]
    if tenant_id is None:
        return len(desk.notes)
    async with runtime.database.tenant_read_session(tenant_id, _SYSTEM) as session:
        colleagues = await _colleagues(session)
        people = await _people(session, desk)
    left = 0
    items: list[DemoNote | DemoFile] = [*desk.notes, *desk.files]
    for item in items:
        known = people.get(item.contact)
        actor = colleagues.get(item.colleague)
        if known is None or known[1] is None or actor is None:
            left += 1
        elif isinstance(item, DemoFile):
            await _put_file(runtime, tenant_id, actor, item, known[1])
        else:
            named = colleagues.get(item.names) if item.names else None
            await _put_note(runtime, tenant_id, actor, item, known[1], known[0], named)
    left += await _relate_and_star(runtime, tenant_id, desk, colleagues, people)
    return left


async def _colleagues(session: ReadSession) -> dict[str, Actor]:
    rows = await session.execute(select(Membership))
    return {
        seat.email: Actor("user", seat.name, cast("Role", seat.role), seat.user_id, seat.id,
                          permissions_of(cast("Role", seat.role)))
        for seat in rows.scalars()
    }  # fmt: skip


async def _people(session: ReadSession, desk: DemoDesk) -> People:
    wanted = {item.contact for item in desk.notes} | {item.contact for item in desk.files}
    wanted |= {relation.contact for relation in desk.relations}
    wanted |= {relation.other for relation in desk.relations} | {contact for _, contact in desk.stars}
    rows = await session.execute(
        select(ContactEmail.address, Contact.id, Contact.company_id)
        .join(Contact, and_(Contact.tenant_id == ContactEmail.tenant_id, Contact.id == ContactEmail.contact_id))
        .where(ContactEmail.address.in_(sorted(wanted)))
    )
    return {row.address: (row.id, row.company_id) for row in rows}


async def _put_note(
    runtime: Runtime, tenant_id: UUID, actor: Actor, note: DemoNote, company_id: UUID, contact_id: UUID,
    named: Actor | None,
) -> None:  # fmt: skip
    mark = f"@[{named.name}](membership:{named.membership_id})" if named else ""
    text = note.text.replace("{Name}", mark)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        known = select(func.count()).where(TimelineEntry.company_id == company_id, TimelineEntry.summary == text)
        if await session.scalar(known.select_from(TimelineEntry)):
            return
        at = now() - timedelta(days=note.days_ago)
        given = NewNote(text=text, kind=note.kind, at=at, minutes=note.minutes, contact_id=contact_id)
        await service.add_note(session, actor, "company", company_id, given)


async def _put_file(runtime: Runtime, tenant_id: UUID, actor: Actor, file: DemoFile, company_id: UUID) -> None:
    content = file.content.encode()
    name = await runtime.blobs.put(tenant_id, service.CUSTOMER_FILE, content)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        there = select(CustomerFile.id).where(
            CustomerFile.company_id == company_id, CustomerFile.filename == file.filename
        )
        if await session.scalar(there) is None:
            await service.add_file(session, actor, company_id, file.filename, content, name)


async def _relate_and_star(
    runtime: Runtime, tenant_id: UUID, desk: DemoDesk, colleagues: dict[str, Actor], people: People
) -> int:
    left = 0
    for relation in desk.relations:
        company, other = (people.get(each, (None, None))[1] for each in (relation.contact, relation.other))
        if company is None or other is None:
            left += 1
            continue
        actor = colleagues[relation.colleague]
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            given = NewRelation(other_id=other, kind=relation.kind, note=relation.note)
            await service.relate(session, actor, company, given)
    for colleague, contact in desk.stars:
        company = people.get(contact, (None, None))[1]
        if company is None:
            left += 1
            continue
        actor = colleagues[colleague]
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            await service.set_star(session, actor, company, starred=True)
    return left
