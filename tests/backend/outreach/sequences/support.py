"""What tests of sequences share: a mailbox to send from, people, a sequence, turns at any instant, and a mail server's
answer without one."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.jobs.runner import JobRunner
from backend.outreach.sending.events import MessageSent
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.stepping import advance
from backend.outreach.tracking.schemas import Recipient
from backend.outreach.tracking.service import note_sent
from backend.worker import make_registry
from mail_ingest.store.models import Mailbox
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.outbox import OutboxEvent, append
from tenants.runtime import Runtime
from tests.backend.outreach.templates.support import a_contact, a_template
from tests.support import ApiClient, TestTenant

ACTOR = system_actor("test")
TEXTS = {"en": "<p>Dear {{ contact.name }}, our offer.</p>", "pt-BR": "<p>Cara {{ contact.name }}, nossa oferta.</p>"}
#: A Tuesday at noon in Greenwich: nine o'clock in São Paulo, a good moment.
TUESDAY = datetime(2027, 3, 9, 12, 30, tzinfo=UTC)


async def a_mailbox(runtime: Runtime, tenant: TestTenant, owner_id: UUID | None = None) -> UUID:
    """A mailbox that can send; nothing answers there."""
    mailbox_id = new_id()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        session.add(
            Mailbox(
                id=mailbox_id, address=f"sales-{mailbox_id.hex[-6:]}@harbour.example", display_name="Harbour Sales",
                imap_host="mail.harbour.example", imap_port=993, imap_security="tls", smtp_host="mail.harbour.example",
                smtp_port=465, smtp_security="tls", owner_id=owner_id or tenant.owner.membership_id,
            )
        )  # fmt: skip
    return mailbox_id


async def a_sequence(client: ApiClient, *steps: dict[str, Any], start: bool = True, **given: Any) -> dict[str, Any]:
    """A running sequence of one template sent twice, two working days apart, unless other steps are given."""
    if not steps:
        template = (await a_template(client, languages=TEXTS, subject="Work lights"))["id"]
        steps = ({"template_id": template}, {"template_id": template, "wait": 2})
    body = {"name": "First contact", "steps": list(steps), **given}
    answer = await client.post("/sequences", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    if start:
        answer = await client.patch(f"/sequences/{made['id']}", {"status": "running"}, made["version"])
        assert answer.status_code == 200, answer.text
        made = answer.json()
    return made


async def ana(client: ApiClient, **given: Any) -> str:
    """A Brazilian contact with an address and a clock."""
    company = {"name": f"Moinho {new_id().hex[-8:]}", "country": "BR", "language": "pt-BR",
               "time_zone": "America/Sao_Paulo"}  # fmt: skip
    return await a_contact(
        client, company, **{"name": "Ana Lima", "email": f"ana-{new_id().hex[-8:]}@moinho.example", **given}
    )


async def enrol(client: ApiClient, sequence: dict[str, Any], *contacts: str, **given: Any) -> dict[str, Any]:
    """Put contacts in; what came of it."""
    answer = await client.post(f"/sequences/{sequence['id']}/enrolments", {"whom": {"contact_ids": contacts}, **given})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def began(runtime: Runtime, tenant: TestTenant, at: datetime) -> None:
    """Everybody was put in at `at`."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(SequenceEnrolment).values(created_at=at, next_at=at))


async def turn(runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any], at: datetime) -> int:
    """One turn as if it were `at`, at which whoever is active is looked at."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return await advance(session, runtime, UUID(sequence["id"]), at)


async def goes_out(runtime: Runtime, tenant: TestTenant, at: datetime) -> list[OutgoingMessage]:
    """What waits in the queue was taken by a server at `at`."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        rows = list(await session.scalars(select(OutgoingMessage).where(OutgoingMessage.state == "queued")))
        for row in rows:
            to = list(await session.scalars(select(OutgoingRecipient).where(OutgoingRecipient.outgoing_id == row.id)))
            row.state, row.sent_at, row.recipient_count = "sent", at, len(to)
            await note_sent(
                session, row.id, [Recipient(each.address, each.name, each.kind) for each in to],
                message_id_header=row.message_id_header or "", conversation_id=row.conversation_id, sent_at=at,
                sender_id=row.author_id,
            )  # fmt: skip
            append(
                session,
                MessageSent(outgoing_id=row.id, message_id_header=row.message_id_header or "", conversation_id=None,
                            company_ids=[], contact_ids=[]),
            )  # fmt: skip
        return rows


async def letters(runtime: Runtime, tenant: TestTenant) -> list[OutgoingMessage]:
    """What sequences wrote, oldest first."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return list(
            await session.scalars(
                select(OutgoingMessage).where(OutgoingMessage.origin == "sequence").order_by(OutgoingMessage.id)
            )
        )


async def enrolments(runtime: Runtime, tenant: TestTenant) -> list[SequenceEnrolment]:
    """Everybody who is or was on the way."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return list(await session.scalars(select(SequenceEnrolment).order_by(SequenceEnrolment.id)))


async def sends(runtime: Runtime, tenant: TestTenant) -> list[SequenceSend]:
    """What was queued for whom."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return list(await session.scalars(select(SequenceSend).order_by(SequenceSend.at, SequenceSend.id)))


async def no_cap(runtime: Runtime, tenant: TestTenant) -> None:
    """Nothing waits for another day."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(MailSequence).values(not_before=None))


async def hear(runtime: Runtime, tenant: TestTenant, event: Any) -> None:
    """Let the sequences' jobs hear an event, twice, as may happen."""
    registry = make_registry()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        event_id = append(session, event)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = await session.get_one(OutboxEvent, (tenant.id, event_id))
    for item in registry.consumers(row.type, row.payload):
        if item.name.startswith("sequences."):
            for _ in range(2):
                assert await JobRunner(runtime, registry).run(item.name, tenant.id, event_id, 1) is None


async def under_way(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any], **given: Any
) -> str:
    """Ana, who got the first letter on Tuesday at noon."""
    contact = await ana(client, **given)
    assert await enrol(client, sequence, contact) == {"enrolled": 1, "left_out": 0}
    await began(runtime, tenant, TUESDAY)
    assert await turn(runtime, tenant, sequence, TUESDAY) == 1
    await goes_out(runtime, tenant, TUESDAY)
    return contact
