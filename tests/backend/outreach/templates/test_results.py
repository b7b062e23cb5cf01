"""What is counted of letters made from templates."""

import secrets
from uuid import UUID

from sqlalchemy import select

from backend.jobs.runner import JobRunner
from backend.outreach.sending.events import MessageSent
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from backend.worker import make_registry
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent, append
from tenants.runtime import Runtime
from tests.backend.outreach.templates.support import a_contact, a_template
from tests.support import ApiClient, TestTenant

GERMAN = "Guten Tag, vielen Dank für Ihre Anfrage. Wir senden Ihnen das Angebot und sind für Sie da."


async def _sent(
    runtime: Runtime, tenant: TestTenant, template_id: str | None, contact: str, text: str, *, replied: bool
) -> None:
    outgoing_id, message_id = new_id(), new_id()
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        session.add(
            OutgoingMessage(
                id=outgoing_id, state="sent", template_id=UUID(template_id) if template_id else None, final_text=text,
                message_id_header=f"{outgoing_id}@x.example", sent_at=now(),
            )
        )  # fmt: skip
        session.add(TrackedMessage(id=message_id, public_id=secrets.token_bytes(16), outgoing_id=outgoing_id))
        await session.flush()
        session.add(
            TrackedRecipient(
                message_id=message_id, public_id=secrets.token_bytes(16), address=f"{outgoing_id}@y.example",
                contact_id=UUID(contact), replied_at=now() if replied else None, opened_at=now(),
            )
        )  # fmt: skip
        event = MessageSent(
            outgoing_id=outgoing_id, message_id_header="x", conversation_id=None, company_ids=[],
            contact_ids=[UUID(contact), new_id()],
        )  # fmt: skip
        event_id = append(session, event)
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        assert await session.scalar(select(OutboxEvent.id).where(OutboxEvent.id == event_id))
    runner = JobRunner(runtime, make_registry())
    assert await runner.run("templates.note_use", tenant.id, event_id, 1) is None


async def test_letters_are_counted_by_language_country_and_stage(
    runtime: Runtime, client: ApiClient, tenant: TestTenant
) -> None:
    template = await a_template(client, languages={"en": "<p>x</p>", "de": "<p>x</p>", "de-AT": "<p>x</p>"})
    austrian = await a_contact(client, {"country": "AT", "stage": "negotiating"}, language="de-AT")
    stranger = await a_contact(client, name="Jo Doe", language="ko")
    await _sent(runtime, tenant, template["id"], austrian, GERMAN, replied=True)
    await _sent(runtime, tenant, template["id"], austrian, GERMAN, replied=False)
    await _sent(runtime, tenant, template["id"], stranger, GERMAN, replied=False)
    await _sent(runtime, tenant, None, stranger, GERMAN, replied=True)
    rows = (await client.get(f"/templates/{template['id']}/results")).json()
    found = [tuple(row.values()) for row in rows]
    assert found == [
        ("de-AT", "AT", "negotiating", 2, 1, 2, 0),
        ("de", None, None, 1, 0, 1, 0),
    ]
