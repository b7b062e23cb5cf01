"""What letters tell of their authors is found out after they are stored, and reaches customers."""

from collections.abc import Sequence
from email.message import EmailMessage

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import undefer

from backend.customers.models import Contact
from backend.jobs.runner import JobRunner
from backend.reading.service.understanding import understand
from backend.worker import make_registry
from mail_ingest.store import queries as store
from mail_ingest.store.events import MessagesUnderstood
from mail_ingest.store.models import Conversation, Message
from mail_ingest.understand.letters import StoredLetter, Understood
from mail_ingest.understand.result import EXTRACTOR_VERSION
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import ACTOR, take_in
from tests.mail_ingest.mailing import shared_pool
from tests.support import TestTenant

SIGNATURE = (
    "Best regards\nAna Souza\nPurchasing Manager\nMoinho Azul Ltda\nTel: +55 11 3333 4444\nwww.moinhoazul.com.br\n"
)


def letter(
    text: str = f"Dear Wei,\n\nplease send your offer for the mill.\n\n{SIGNATURE}", *, html: str | None = None
) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Ana Souza <ana@moinhoazul.com.br>"
    mail["To"] = "sales@anchor.example"
    mail["Subject"] = "Inquiry"
    mail["Message-ID"] = "<1@moinhoazul.com.br>"
    mail["Date"] = "Fri, 20 Nov 2026 09:00:00 +0100"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


async def test_the_ingest_waits_for_no_understanding(runtime: Runtime, tenant: TestTenant) -> None:
    taken = await take_in(runtime, tenant, letter())
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = await session.scalar(select(Message).options(undefer(Message.understanding)))
        assert row is not None
        assert (row.kind, row.language, row.understanding, row.understood_version) == ("human", None, {}, 0)
        await understand(session, taken.created, shared_pool().understand)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = await session.scalar(select(Message).options(undefer(Message.understanding)))
        assert row is not None
        assert (row.language, row.understood_version) == ("en", EXTRACTOR_VERSION)
        facts = {fact["field"]: fact["value"] for fact in row.understanding["facts"]}
        assert facts["person.title"] == "Purchasing Manager"


async def test_doing_it_again_changes_nothing(runtime: Runtime, tenant: TestTenant) -> None:
    taken = await take_in(runtime, tenant, letter())
    seen = []
    for _ in range(2):
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            await understand(session, taken.created, shared_pool().understand)
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            row = await session.scalar(select(Message).options(undefer(Message.understanding)))
            assert row is not None
            seen.append((row.kind, row.language, row.understanding, row.text_split))
    assert seen[0] == seen[1]


async def test_what_only_the_text_gives_away_turns_a_letter_into_machine_mail(
    runtime: Runtime, tenant: TestTenant
) -> None:
    async def read(letters: Sequence[StoredLetter]) -> list[Understood]:
        return [msgspec.structs.replace(each, kind="machine") for each in await shared_pool().understand(letters)]

    taken = await take_in(runtime, tenant, letter())
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(Conversation.kind)) == "human"
        await understand(session, taken.created, read)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(Conversation.kind)) == "machine"
        news = await session.scalar(select(OutboxEvent.payload).where(OutboxEvent.type == MessagesUnderstood.__name__))
        assert news is not None
        assert news["conversation_ids"] == [str(each) for each in taken.conversation_ids]


async def test_bodies_are_split_alike_before_and_after(runtime: Runtime, tenant: TestTenant) -> None:
    quoted = "Thanks, agreed.\n\nOn Mon, 2 Nov 2026 at 10:00, Wei <wei@anchor.example> wrote:\n> our offer\n"
    html = '<p>Thanks, agreed.</p><div class="gmail_quote">On Mon Wei wrote:<blockquote>our offer</blockquote></div>'
    taken = await take_in(runtime, tenant, letter(quoted, html=html))
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        before = await store.bodies(session, taken.created)
        await understand(session, taken.created, shared_pool().understand)
        after = await store.bodies(session, taken.created)
    body = before[taken.created[0]]
    assert before == after
    assert (body.new_text or "").strip() == "Thanks, agreed."
    assert (body.quoted_text or "").startswith("On Mon, 2 Nov")
    assert body.new_html == "<p>Thanks, agreed.</p>"
    assert (body.quoted_html or "").startswith('<div class="gmail_quote">')


async def test_customers_hear_of_it(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, letter())
    await run_jobs(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        contact = await session.scalar(select(Contact))
        assert contact is not None
        assert (contact.email, contact.title) == ("ana@moinhoazul.com.br", "Purchasing Manager")


async def run_jobs(runtime: Runtime, tenant: TestTenant) -> None:
    """Run what waits in the tenant's outbox, and what that brings up, until nothing is left."""
    registry = make_registry()
    runner = JobRunner(runtime, registry)
    while True:
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            waiting = [
                (event.id, job.name)
                for event in await session.scalars(select(OutboxEvent).where(OutboxEvent.done_at.is_(None)))
                for job in registry.consumers(event.type, event.payload)
            ]
        if not waiting:
            return
        for event_id, name in waiting:
            assert await runner.run(name, tenant.id, event_id, 1) is None
