"""What happens to mail on the server after it came in, against a real Dovecot: with QRESYNC, and without it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from mail_ingest.store import leases
from mail_ingest.store.ledger import MASS
from mail_ingest.store.models import Conversation, Mailbox, MailFolder, Message, MessagePlacement
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import MailUser
from tenants.orm import new_id, now
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
)
from tests.support import TestTenant

pytestmark = pytest.mark.dovecot

#: As Exchange and the Chinese providers offer it: nothing beyond IDLE.
_PLAIN = "IMAP4rev1 IDLE UIDPLUS NAMESPACE LITERAL+ SASL-IR"


@pytest.fixture(scope="module")
def plain_dovecot(dovecot: Dovecot) -> Iterator[Dovecot]:
    """A server that neither keeps mod-sequences nor tells what was expunged, under the same authority."""
    with Dovecot(capability=_PLAIN) as server:
        trusted = dovecot.authority.ca_file
        trusted.write_bytes(trusted.read_bytes() + server.authority.ca_file.read_bytes())
        yield server


async def flags_of(runtime: Runtime, tenant: TestTenant) -> dict[int, list[str]]:
    """Flags by UID."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        rows = await session.execute(select(MessagePlacement.uid, MessagePlacement.flags))
        return {row.uid: row.flags for row in rows}


async def ask(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> None:
    """What "Look now" does."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await leases.request(session, mailbox_id, active=True)


async def test_flags_follow_the_server_and_what_was_read_is_no_longer_unseen(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [raw_mail(n) for n in range(4)])
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        with server.client(user) as client:
            client.select("INBOX")
            client.uid("STORE", "2", "+FLAGS.SILENT", "(\\Seen \\Flagged)")

        async def followed() -> bool:
            return "\\Flagged" in (await flags_of(runtime, tenant))[2]

        await eventually(followed)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        unseen = await session.scalar(select(func.count()).where(Message.unseen))
        read = await session.scalar(select(func.count()).where(Conversation.unseen_at.is_(None)))
        news = await session.scalar(select(func.count()).where(OutboxEvent.type == "ConversationsChanged"))
    assert (unseen, read, news) == (3, 1, 1)


async def test_a_move_is_another_place_of_the_same_message(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [raw_mail(n) for n in range(3)])
    server.deliver(user, [raw_mail("there")], folder="Orders")
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        with server.client(user) as client:
            client.select("INBOX")
            client.uid("MOVE", "2", "Orders")

        async def moved() -> bool:
            await ask(runtime, tenant, mailbox_id)
            inbox = await folder_row(runtime, tenant, mailbox_id)
            orders = await folder_row(runtime, tenant, mailbox_id, "Orders")
            return inbox is not None and orders is not None and (inbox.stored, orders.stored) == (2, 2)

        await eventually(moved)
    assert await count_messages(runtime, tenant) == 4
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        events = list(await session.scalars(select(OutboxEvent).where(OutboxEvent.type == "MessagesIngested")))
    # Nothing is extracted a second time.
    assert sum(len(event.payload["message_ids"]) for event in events) == 4


async def test_a_renamed_folder_keeps_its_rows_and_is_not_fetched_again(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [raw_mail(n) for n in range(5)], folder="Orders")
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        before = await folder_row(runtime, tenant, mailbox_id, "Orders")
        with server.client(user) as client:
            client.rename("Orders", "Contracts")

        async def renamed() -> MailFolder | None:
            await ask(runtime, tenant, mailbox_id)
            row = await folder_row(runtime, tenant, mailbox_id, "Contracts")
            return row if row is not None and row.stored == 5 else None

        after = await eventually(renamed)
    assert before is not None
    assert after is not None
    assert (after.id, after.stored) == (before.id, 5)
    assert await folder_row(runtime, tenant, mailbox_id, "Orders") is None


async def test_another_generation_of_uids_is_linked_anew_without_fetching_the_mail(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [raw_mail(n) for n in range(6)])
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
    fetched = (await mailbox_row(runtime, tenant, mailbox_id)).downloaded
    server.set_uid_validity(user, 4711)
    async with running_engine(runtime):

        async def linked() -> bool:
            folder = await folder_row(runtime, tenant, mailbox_id)
            return folder is not None and folder.uid_validity == 4711 and folder.backfill_done

        await eventually(linked)
    folder = await folder_row(runtime, tenant, mailbox_id)
    assert folder is not None
    assert (folder.stored, folder.skipped, folder.drift) == (6, 0, 0)
    assert await placed_uids(runtime, tenant, folder.id) == server.uids(user)
    assert await count_messages(runtime, tenant) == 6
    assert (await mailbox_row(runtime, tenant, mailbox_id)).downloaded == fetched


async def test_a_folder_that_begins_anew_again_and_again_is_left_alone_with_an_alert(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [raw_mail(1)], folder="Orders")
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
    for generation in range(1, 5):
        server.set_uid_validity(user, 100 + generation, folder="Orders")
        async with running_engine(runtime):

            async def answered(generation: int = generation) -> bool:
                folder = await folder_row(runtime, tenant, mailbox_id, "Orders")
                assert folder is not None
                if generation <= 3:
                    return folder.uid_validity == 100 + generation and folder.backfill_done
                return (folder.problem or {}).get("code") == "uids-unstable"

            await eventually(answered)
    folder = await folder_row(runtime, tenant, mailbox_id, "Orders")
    assert folder is not None
    assert (folder.uid_validity, folder.stored) == (103, 1)
    assert await count_messages(runtime, tenant) == 1


async def test_drafts_wait_until_they_are_sent(runtime: Runtime, tenant: TestTenant, mail_user: MailUser) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [raw_mail(1), raw_mail(2)], folder="Orders")
    with server.client(user) as client:
        client.select("Orders")
        client.uid("STORE", "2", "+FLAGS.SILENT", "(\\Draft)")
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        folder = await folder_row(runtime, tenant, mailbox_id, "Orders")
        assert folder is not None
        assert (folder.stored, folder.skipped, folder.on_server) == (1, 1, 2)
        with server.client(user) as client:
            client.select("Orders")
            client.uid("STORE", "2", "-FLAGS.SILENT", "(\\Draft)")

        async def sent() -> bool:
            await ask(runtime, tenant, mailbox_id)
            row = await folder_row(runtime, tenant, mailbox_id, "Orders")
            return row is not None and (row.stored, row.skipped) == (2, 0)

        await eventually(sent)


async def test_without_mod_sequences_flags_and_deletions_follow_all_the_same(
    plain_dovecot: Dovecot, runtime: Runtime, tenant: TestTenant
) -> None:
    user = MailUser(plain_dovecot, f"plain.{new_id().hex}@anchor.example", "pw")
    plain_dovecot.add_user(user.user, user.password)
    plain_dovecot.deliver(user.user, [raw_mail(n) for n in range(4)])
    mailbox_id = await add_box(runtime, tenant, user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        with plain_dovecot.client(user.user) as client:
            client.select("INBOX")
            client.uid("STORE", "2", "+FLAGS.SILENT", "(\\Answered)")
        plain_dovecot.expunge(user.user, [3])

        async def followed() -> bool:
            folder = await folder_row(runtime, tenant, mailbox_id)
            return (
                folder is not None
                and (folder.stored, folder.on_server) == (3, 3)
                and "\\Answered" in (await flags_of(runtime, tenant))[2]
            )

        await eventually(followed)
    assert await count_messages(runtime, tenant) == 4


async def test_a_mass_disappearance_is_held_for_a_day_and_raised(
    plain_dovecot: Dovecot, runtime: Runtime, tenant: TestTenant
) -> None:
    user = MailUser(plain_dovecot, f"mass.{new_id().hex}@anchor.example", "pw")
    plain_dovecot.add_user(user.user, user.password)
    plain_dovecot.deliver(user.user, [raw_mail(n) for n in range(MASS + 5)])
    mailbox_id = await add_box(runtime, tenant, user)
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        plain_dovecot.expunge(user.user, range(1, MASS + 4))

        async def held() -> bool:
            folder = await folder_row(runtime, tenant, mailbox_id)
            return folder is not None and folder.held > 0

        await eventually(held)
        folder = await folder_row(runtime, tenant, mailbox_id)
        assert folder is not None
        assert (folder.held, folder.stored, folder.on_server) == (MASS + 3, MASS + 5, 2)
        problem = (await mailbox_row(runtime, tenant, mailbox_id)).problem
        assert (problem or {}).get("code") == "deletions-held"
        # A day later it is believed.
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            await session.execute(update(MailFolder).values(held_since=now() - timedelta(hours=25)))
            await session.execute(update(Mailbox).values(verify_requested_at=now()))
        await ask(runtime, tenant, mailbox_id)

        async def closed() -> bool:
            row = await folder_row(runtime, tenant, mailbox_id)
            mailbox = await mailbox_row(runtime, tenant, mailbox_id)
            return row is not None and (row.held, row.stored) == (0, 2) and mailbox.problem is None

        await eventually(closed)
    assert await count_messages(runtime, tenant) == MASS + 5
