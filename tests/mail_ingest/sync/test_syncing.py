"""From a mailbox row to messages in the database, against a real Dovecot."""

import pytest
from sqlalchemy import func, select

from mail_ingest.store.models import Conversation, Message, MessagePlacement
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import MailUser
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import (
    ACTOR,
    add_box,
    count_messages,
    eventually,
    folder_row,
    mailbox_row,
    placed_uids,
    raw_mail,
    running_engine,
    until_finished,
    until_problem,
)
from tests.support import TestTenant

pytestmark = pytest.mark.dovecot


async def test_all_folders_come_in_and_the_ledger_adds_up(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(n) for n in range(30)])
    mail_user.server.deliver(
        mail_user.user, [raw_mail(f"s{n}", sender=mail_user.user) for n in range(5)], folder="Sent"
    )
    mail_user.server.deliver(mail_user.user, [raw_mail("x")], folder="Orders")
    mail_user.server.deliver(mail_user.user, [raw_mail("junk")], folder="Junk")
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        mailbox = await until_finished(runtime, tenant, mailbox_id)
    assert mailbox.problem is None
    assert mailbox.newest_at is not None
    assert await count_messages(runtime, tenant) == 36
    for name, expected in (("INBOX", 30), ("Sent", 5), ("Orders", 1)):
        folder = await folder_row(runtime, tenant, mailbox_id, name)
        assert folder is not None
        assert (folder.on_server, folder.stored, folder.skipped) == (expected, expected, 0), name
        assert await placed_uids(runtime, tenant, folder.id) == mail_user.server.uids(mail_user.user, name)
    junk = await folder_row(runtime, tenant, mailbox_id, "Junk")
    assert junk is not None
    assert not junk.selected


async def test_direction_and_conversation_come_from_who_wrote(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail("q", to=mail_user.user)])
    answer = raw_mail("a", sender=mail_user.user, to="ana@comprador.example", parent="q", hour=9)
    mail_user.server.deliver(mail_user.user, [answer], folder="Sent")
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        directions = list(await session.scalars(select(Message.direction).order_by(Message.sent_at)))
        (conversation,) = await session.scalars(select(Conversation))
    assert directions == ["in", "out"]
    assert (conversation.message_count, conversation.direction_last) == (2, "out")
    assert (conversation.in_inbox, conversation.in_sent) == (True, True)
    assert conversation.participants[0]["address"] == "ana@comprador.example"


async def test_new_mail_comes_in_while_idle(runtime: Runtime, tenant: TestTenant, mail_user: MailUser) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(1)])
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        mail_user.server.deliver(mail_user.user, [raw_mail(2)])

        async def arrived() -> bool:
            return await count_messages(runtime, tenant) == 2

        await eventually(arrived)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        events = await session.scalars(
            select(OutboxEvent).where(OutboxEvent.type == "MessagesIngested").order_by(OutboxEvent.created_at)
        )
        origins = [event.payload["origin"] for event in events]
        unseen = await session.scalar(select(func.count()).where(Message.unseen))
    assert origins[-1] == "live"
    assert unseen == 2


async def test_mail_deleted_on_the_server_stays_and_the_ledger_follows(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(n) for n in range(4)])
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        mail_user.server.expunge(mail_user.user, [1, 3])

        async def compared() -> bool:
            folder = await folder_row(runtime, tenant, mailbox_id)
            return folder is not None and (folder.on_server, folder.stored) == (2, 2)

        await eventually(compared)
    assert await count_messages(runtime, tenant) == 4


async def test_the_same_mail_in_two_mailboxes_is_one_message_with_two_placements(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser, dovecot: Dovecot
) -> None:
    colleague = MailUser(dovecot, "colleague." + mail_user.user, "pw")
    dovecot.add_user(colleague.user, colleague.password)
    for user in (mail_user, colleague):
        dovecot.deliver(user.user, [raw_mail("both")])
    boxes = [await add_box(runtime, tenant, user) for user in (mail_user, colleague)]
    async with running_engine(runtime):
        for mailbox_id in boxes:
            await until_finished(runtime, tenant, mailbox_id)
    assert await count_messages(runtime, tenant) == 1
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        placed = set(await session.scalars(select(MessagePlacement.mailbox_id)))
    assert placed == set(boxes)


async def test_a_new_generation_of_uids_doubles_nothing(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(n) for n in range(5)])
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
    mail_user.server.set_uid_validity(mail_user.user, 4711)
    async with running_engine(runtime):

        async def met_again() -> bool:
            folder = await folder_row(runtime, tenant, mailbox_id)
            return folder is not None and (folder.uid_validity, folder.stored) == (4711, 5)

        await eventually(met_again)
    assert await count_messages(runtime, tenant) == 5


async def test_a_wrong_password_is_said_in_words_and_tried_once(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mailbox_id = await add_box(runtime, tenant, mail_user, secret="wrong")
    async with running_engine(runtime):
        problem = await until_problem(runtime, tenant, mailbox_id)
    assert (problem["code"], problem["verdict"], problem["step"]) == ("wrong-secret", "stop", "sign_in")
    refusals = mail_user.server.log().count(f"user=<{mail_user.user}>, method")
    async with running_engine(runtime):
        # Another mailbox comes in meanwhile; the stopped one is left alone.
        other = MailUser(mail_user.server, "second." + mail_user.user, "pw")
        other.server.add_user(other.user, other.password)
        await until_finished(runtime, tenant, await add_box(runtime, tenant, other))
    assert mail_user.server.log().count(f"user=<{mail_user.user}>, method") == refusals


async def test_an_untrusted_certificate_is_said_in_words(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    with Dovecot() as stranger:
        stranger.add_user(mail_user.user, "pw")
        mailbox_id = await add_box(runtime, tenant, MailUser(stranger, mail_user.user, "pw"))
        async with running_engine(runtime):
            problem = await until_problem(runtime, tenant, mailbox_id)
    assert (problem["code"], problem["step"]) == ("tls-untrusted", "tls")


async def test_an_unreachable_server_is_said_in_words_and_tried_again(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    with Dovecot() as gone:
        pass
    mailbox_id = await add_box(runtime, tenant, MailUser(gone, mail_user.user, "pw"))
    async with running_engine(runtime):
        problem = await until_problem(runtime, tenant, mailbox_id)
    assert (problem["code"], problem["verdict"]) == ("connection-refused", "retry")
    assert (await mailbox_row(runtime, tenant, mailbox_id)).problem_since is not None
