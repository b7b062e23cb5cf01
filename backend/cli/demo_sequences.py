"""Puts the demo's sequences into its tenants."""

from datetime import timedelta

from sqlalchemy import select

from backend.customers.queries.places import places_of
from backend.outreach.sending.identities import senders_of
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceStep
from backend.outreach.templates.models import Template
from i18n.words import fold
from infra.demo.sequences import SEQUENCES, DemoSequence
from tenants.context import system_actor
from tenants.directory.models import Membership, Tenant
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import WriteSession

_NEXT = timedelta(days=4)


async def put_sequences(runtime: Runtime, slug: str) -> int:
    """Make a demo company's sequences once their templates and people are there; answers how many are missing."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    if tenant_id is None:
        return 0
    missing = 0
    async with runtime.database.tenant_session(tenant_id, system_actor("lading demo plan")) as session:
        known = set(await session.scalars(select(MailSequence.name)))
        for wanted in SEQUENCES[slug]:
            if wanted.name not in known and not await _put(session, wanted):
                missing += 1
    return missing


async def _put(session: WriteSession, wanted: DemoSequence) -> bool:
    seat = await session.scalar(select(Membership).where(Membership.email == wanted.colleague))
    keys = [key for key, _ in wanted.steps]
    rows = await session.scalars(select(Template).where(Template.ready_key.in_(keys)))
    templates = {row.ready_key: row.id for row in rows}
    people = await places_of(session, [each.contact for each in wanted.people])
    senders = await senders_of(session, seat.id) if seat else []
    if seat is None or not senders or len(templates) < len(keys) or len(people) < len(wanted.people):
        return False
    sequence = MailSequence(
        id=new_id(), name=wanted.name, name_key=fold(wanted.name), owner_id=seat.id, status="running",
        time_zone="Asia/Shanghai",
    )  # fmt: skip
    session.add(sequence)
    await session.flush()
    for position, (key, days) in enumerate(wanted.steps):
        session.add(SequenceStep(sequence_id=sequence.id, position=position, template_id=templates[key], wait=days))
    moment = now()
    for each in wanted.people:
        person = people[each.contact]
        session.add(
            SequenceEnrolment(
                sequence_id=sequence.id, contact_id=person.contact_id, company_id=person.company_id,
                name=person.contact_name, address=each.contact, author_id=seat.id, mailbox_id=senders[0].mailbox_id,
                from_address=senders[0].address, state=each.state, reason=each.reason,
                created_at=moment - timedelta(days=each.days),
                next_at=moment + _NEXT if each.state == "active" else None,
                ended_at=moment - timedelta(days=1) if each.state in {"finished", "stopped"} else None,
            )
        )  # fmt: skip
    await session.flush()
    return True
