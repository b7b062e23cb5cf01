"""Authors hear what became of their mail: once, and nothing of machines."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.jobs.runner import JobRunner
from backend.outreach.sending.events import SendFailed
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sending.problems import problem
from backend.outreach.sequences.events import EnrolmentHeld
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment
from backend.outreach.tracking.events import MessageOpened, ReplyReceived
from backend.worker import make_registry
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent, append
from tenants.runtime import Runtime
from tests.backend.outreach.tracking.sent import recipients, send
from tests.support import ApiClient, TestTenant

ACTOR = system_actor("test")


async def hear(runtime: Runtime, tenant: TestTenant, event: Any) -> None:
    """The jobs that tell hear an event, twice."""
    registry = make_registry()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        event_id = append(session, event)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = (await session.scalars(select(OutboxEvent).where(OutboxEvent.id == event_id))).one()
    for item in registry.consumers(row.type, row.payload):
        if item.name.startswith("outreach.tell"):
            for _ in range(2):
                assert await JobRunner(runtime, registry).run(item.name, tenant.id, event_id, 1) is None


async def told(client: ApiClient) -> list[tuple[str, str, str]]:
    """What the author hears: kind, title and link."""
    items = (await client.get("/alerts")).json()["items"]
    return [(each["kind"], each["title"], each["link"]) for each in items]


async def test_an_answer_and_a_first_open_are_told_once(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    outgoing_id, _ = await send(runtime, tenant, "ana@moinho.example", sent_at=now() - timedelta(hours=2))
    (reader,) = await recipients(runtime, tenant, outgoing_id)
    about: dict[str, Any] = {
        "tracked_id": reader.message_id, "outgoing_id": outgoing_id, "recipient_id": reader.id, "at": now(),
    }  # fmt: skip
    conversation_id = new_id()
    opened = MessageOpened(**about, conversation_id=None, verdict="human", reason="proxy", first=True)
    await hear(runtime, tenant, opened)
    await hear(runtime, tenant, MessageOpened(**about, conversation_id=None, verdict="human", reason="x", first=False))
    await hear(runtime, tenant, ReplyReceived(**about, conversation_id=conversation_id, message_id=new_id()))
    assert await told(client) == [
        ("reply", "ana@moinho.example answered", f"/inbox?conversation={conversation_id}"),
        ("opened", "ana@moinho.example opened your mail", "/outgoing"),
    ]


async def test_what_could_not_be_sent_is_told(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    outgoing_id, _ = await send(runtime, tenant, "ana@moinho.example")
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = await session.get_one(OutgoingMessage, (tenant.id, outgoing_id))
        row.state, row.error = "failed", problem("smtputf8")
        sequence = MailSequence(id=new_id(), name="First contact", name_key="first contact")
        session.add(sequence)
        await session.flush()
        enrolment = SequenceEnrolment(id=new_id(), sequence_id=sequence.id, contact_id=new_id(), name="Ana",
                                      address="ana@moinho.example", from_address="x@y.example",
                                      state="held")  # fmt: skip
        session.add(enrolment)
    await hear(runtime, tenant, SendFailed(outgoing_id=outgoing_id, code="smtputf8"))
    held = EnrolmentHeld(enrolment_id=enrolment.id, sequence_id=sequence.id, contact_id=enrolment.contact_id,
                         company_id=None, author_id=tenant.owner.membership_id, reason="letter")  # fmt: skip
    await hear(runtime, tenant, held)
    assert await told(client) == [
        ("send_failed", "“First contact” cannot go on with Ana", f"/sequences/{sequence.id}?tab=people&state=held"),
        ("send_failed", "Not sent: Our quotation", "/outgoing?box=failed"),
    ]
    assert isinstance(sequence.id, UUID)
