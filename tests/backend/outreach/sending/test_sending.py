"""From a queued message to the customer's mailbox, the folder for sent mail and the conversation."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from backend.outreach.sending.models import SendingLimit
from backend.outreach.suppression.queries import refused
from mail_ingest.store.models import Conversation, Mailbox, Message
from mail_ingest.submit.mime import Party
from mail_ingest.testing.fixtures import MailUser
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.outreach.sending.sending import (
    ACTOR,
    dispatching,
    let_time_pass,
    outgoing,
    parsed,
    queue,
    recipients,
    until,
    until_filed,
)
from tests.backend.outreach.sending.sink import Sink
from tests.mail_ingest.mailing import eventually, raw_mail, running_engine, until_finished
from tests.support import TestTenant

pytestmark = pytest.mark.dovecot


async def test_a_message_goes_out_once_and_its_copy_into_sent(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, mail_user: MailUser, sink: Sink
) -> None:
    outgoing_id = await queue(runtime, tenant, mailbox_id, bcc=[Party("", "boss@harbour.example")])
    async with dispatching(runtime):
        row = await until_filed(runtime, tenant, outgoing_id)
    assert (row.state, row.tries, row.recipient_count) == ("sent", 1, 2)
    (taken,) = sink.taken
    assert (taken.sender, taken.recipients) == (mail_user.user, ("ana@comprador.example", "boss@harbour.example"))
    message = parsed(taken.content)
    assert message["Message-ID"] == f"<{row.message_id_header}>"
    assert message["Message-ID"].endswith("@orders.example>")
    assert message["From"] == f"Harbour Lights <{mail_user.user}>"
    assert message["Bcc"] is None
    assert message.get_body(("plain",)).get_content().startswith("Dear Ana")  # type: ignore[union-attr]
    with mail_user.server.client(mail_user.user) as client:
        client.select("Sent", readonly=True)
        _, found = client.fetch("1", "(FLAGS BODY.PEEK[])")
    assert b"\\Seen" in found[0][0]  # type: ignore[index,operator]
    assert parsed(found[0][1])["Bcc"] == "boss@harbour.example"  # type: ignore[index,arg-type]
    assert mail_user.server.uids(mail_user.user, "Sent") == [1]


async def test_it_is_in_the_conversation_at_once_and_the_sync_brings_it_no_second_time(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, mail_user: MailUser, sink: Sink
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(1, to=mail_user.user)])
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        parent = await session.scalar(select(Message))
    assert parent is not None
    outgoing_id = await queue(
        runtime, tenant, mailbox_id, mode="reply", parent_id=parent.id, subject="Re: Offer 1", with_quote=True
    )
    async with dispatching(runtime):
        row = await until_filed(runtime, tenant, outgoing_id)
    assert row.stored_message_id is not None
    assert row.conversation_id == parent.conversation_id
    sent = parsed(sink.taken[0].content)
    assert (sent["In-Reply-To"], sent["References"]) == ("<m1@mail.example>", "<m1@mail.example>")
    text = sent.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Ana Lima <ana@comprador.example> wrote:" in text
    assert "> Please send your price list." in text
    async with running_engine(runtime) as supervisor:

        async def seen_again() -> bool:
            async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
                return bool(
                    await session.scalar(
                        select(func.count()).select_from(OutboxEvent).where(OutboxEvent.type == "MailboxChanged")
                    )
                )

        assert supervisor.holder
        await eventually(seen_again)
        await until_finished(runtime, tenant, mailbox_id)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        messages = list(await session.scalars(select(Message).order_by(Message.sent_at)))
        conversation = await session.get_one(Conversation, (tenant.id, parent.conversation_id))
    assert [message.direction for message in messages] == ["in", "out"]
    assert (conversation.message_count, conversation.direction_last) == (2, "out")


async def test_a_provider_that_files_by_itself_gets_no_second_copy(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, mail_user: MailUser, sink: Sink
) -> None:
    sink.keeps_copies = True
    outgoing_id = await queue(runtime, tenant, mailbox_id)
    async with dispatching(runtime):
        await until_filed(runtime, tenant, outgoing_id)
    assert mail_user.server.uids(mail_user.user, "Sent") == [1]


async def test_one_bad_address_keeps_nobody_else_from_getting_it(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink
) -> None:
    sink.refuse["gone@comprador.example"] = "550 5.1.1 User unknown"
    both = [Party("", "gone@comprador.example"), Party("", "ana@comprador.example")]
    outgoing_id = await queue(runtime, tenant, mailbox_id, to=both)
    async with dispatching(runtime):
        await until_filed(runtime, tenant, outgoing_id)
    assert await recipients(runtime, tenant, outgoing_id) == {
        "gone@comprador.example": ("refused", "no-such-address"),
        "ana@comprador.example": ("accepted", None),
    }
    assert sink.taken[0].recipients == ("ana@comprador.example",)
    async with runtime.database.tenant_read_session(tenant.id, ACTOR) as session:
        barred = await refused(session, ["gone@comprador.example", "ana@comprador.example"])
    assert barred == {"gone@comprador.example": "hard_bounce"}


async def test_who_is_full_for_now_is_tried_again_alone(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink
) -> None:
    sink.refuse["full@comprador.example"] = "452 4.2.2 Mailbox full"
    both = [Party("", "full@comprador.example"), Party("", "ana@comprador.example")]
    outgoing_id = await queue(runtime, tenant, mailbox_id, to=both)
    async with dispatching(runtime):
        await until(runtime, tenant, outgoing_id, lambda row: row.state == "queued" and row.sent_at is not None)
        sink.refuse.clear()
        await let_time_pass(runtime, tenant)
        row = await until(runtime, tenant, outgoing_id, lambda row: row.state == "sent")
    assert [taken.recipients for taken in sink.taken] == [("ana@comprador.example",), ("full@comprador.example",)]
    assert len({parsed(taken.content)["Message-ID"] for taken in sink.taken}) == 1
    assert row.recipient_count == 2


async def test_a_refused_message_says_why(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink) -> None:
    sink.answers = ["552 5.3.4 Message too big"]
    outgoing_id = await queue(runtime, tenant, mailbox_id)
    async with dispatching(runtime):
        row = await until(runtime, tenant, outgoing_id, lambda row: row.state == "failed")
    assert row.error is not None
    assert (row.error["code"], row.error["said"]) == ("too-large", "552 5.3.4 Message too big")


async def test_a_daily_limit_pauses_the_mailbox_and_keeps_the_message(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink
) -> None:
    sink.answers = ["550 5.4.5 Daily user sending limit exceeded"]
    outgoing_id = await queue(runtime, tenant, mailbox_id)
    async with dispatching(runtime):
        row = await until(runtime, tenant, outgoing_id, lambda row: row.error is not None)
    assert row.state == "queued"
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        limit = await session.get_one(SendingLimit, (tenant.id, mailbox_id))
    assert limit.paused_until is not None
    assert 3590 < (limit.paused_until - now()).total_seconds() <= 3600
    assert (limit.per_hour, limit.per_day) == (25, 100)
    # Nothing is known against the address.
    assert await recipients(runtime, tenant, outgoing_id) == {"ana@comprador.example": ("pending", None)}


async def test_nothing_is_queued_twice_under_one_key(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink
) -> None:
    first = await queue(runtime, tenant, mailbox_id, unique_key="sequence:1:1")
    assert await queue(runtime, tenant, mailbox_id, unique_key="sequence:1:1") == first
    async with dispatching(runtime):
        await until_filed(runtime, tenant, first)
    assert len(sink.taken) == 1


async def test_two_dispatchers_share_the_work(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink
) -> None:
    ids = [await queue(runtime, tenant, mailbox_id, subject=f"Offer {n}") for n in range(12)]
    async with dispatching(runtime), dispatching(runtime):
        for outgoing_id in ids:
            await until_filed(runtime, tenant, outgoing_id)
    subjects = [parsed(taken.content)["Subject"] for taken in sink.taken]
    assert sorted(subjects) == sorted(f"Offer {n}" for n in range(12))


async def test_a_mailbox_that_lets_nobody_in_keeps_its_mail(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink, mail_user: MailUser
) -> None:
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        mailbox = await session.get_one(Mailbox, (tenant.id, mailbox_id))
        mailbox.secret = await runtime.vault.seal(session, "wrong", table="mailbox", column="secret", row=mailbox_id)
    outgoing_id = await queue(runtime, tenant, mailbox_id)
    async with dispatching(runtime):
        row = await until(runtime, tenant, outgoing_id, lambda row: row.error is not None and row.state == "queued")
    assert (row.error or {})["code"] == "wrong-secret"
    assert sink.taken == []
    assert (await outgoing(runtime, tenant, outgoing_id)).state == "queued"
