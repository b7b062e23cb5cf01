"""Any number of processes share mailboxes; each is looked after by one of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select, update

from mail_ingest.store import leases
from mail_ingest.store.ingest import Batch, ingest_batch
from mail_ingest.store.leases import LeaseLostError
from mail_ingest.store.models import Mailbox, MailboxLease, MailFolder, Message
from mail_ingest.store.records import CursorMove, Incoming, LeaseToken
from mail_ingest.sync.digest import digest
from mail_ingest.testing.fixtures import MailUser
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import (
    ACTOR,
    add_box,
    count_messages,
    eventually,
    raw_mail,
    running_engine,
    until_finished,
)
from tests.support import TestTenant


async def make_lease(runtime: Runtime, tenant: TestTenant) -> LeaseToken:
    """A mailbox with a folder whose lease `first` holds."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        mailbox = Mailbox(id=new_id(), address=f"{new_id().hex}@anchor.example")
        session.add(mailbox)
        await session.flush()
        session.add(
            MailFolder(
                mailbox_id=mailbox.id, wire_name=b"INBOX", name="INBOX", role="inbox", selected=True, uid_validity=1
            )
        )
        await leases.request(session, mailbox.id, active=True)
    async with runtime.database.system_session() as session:
        await session.execute(update(MailboxLease).where(MailboxLease.id != mailbox.id).values(active=False))
        (token,) = await leases.claim(session, "first", 10)
    assert token.mailbox_id == mailbox.id
    return token


async def make_silent(runtime: Runtime) -> None:
    """Let all heartbeats be an hour old."""
    async with runtime.database.system_session() as session:
        await session.execute(update(MailboxLease).values(heartbeat_at=func.now() - func.make_interval(0, 0, 0, 0, 1)))


async def batch_of(runtime: Runtime, tenant: TestTenant, token: LeaseToken, number: int) -> Batch:
    """A message for the folder, with the cursor that covers it."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        folder_id = await session.scalar(select(MailFolder.id).where(MailFolder.mailbox_id == token.mailbox_id))
    assert folder_id is not None
    return Batch(
        mailbox_id=token.mailbox_id,
        folder_id=folder_id,
        uid_validity=1,
        origin="live",
        messages=[Incoming(digest=digest(raw_mail(number)), uid=number)],
        cursor=CursorMove(tail_uid=number),
    )


async def test_a_held_mailbox_is_claimed_only_after_silence(runtime: Runtime, tenant: TestTenant) -> None:
    token = await make_lease(runtime, tenant)
    async with runtime.database.system_session() as session:
        assert await leases.claim(session, "second", 10) == []
    await make_silent(runtime)
    async with runtime.database.system_session() as session:
        (taken,) = await leases.claim(session, "second", 10)
        assert (taken.mailbox_id, taken.fence) == (token.mailbox_id, token.fence + 1)
        assert token.mailbox_id not in {lease.token.mailbox_id for lease in await leases.held(session, "first")}


async def test_claims_at_the_same_moment_do_not_overlap(runtime: Runtime, tenant: TestTenant) -> None:
    await make_lease(runtime, tenant)
    await make_silent(runtime)

    async def claim(holder: str) -> int:
        async with runtime.database.system_session() as session:
            return len(await leases.claim(session, holder, 10))

    assert sum(await asyncio.gather(*(claim(f"p{n}") for n in range(4)))) == 1


async def test_whoever_lost_the_lease_writes_nothing_more(runtime: Runtime, tenant: TestTenant) -> None:
    token = await make_lease(runtime, tenant)
    batch = await batch_of(runtime, tenant, token, 1)
    await make_silent(runtime)
    async with runtime.database.system_session() as session:
        await leases.claim(session, "second", 10)
    with pytest.raises(LeaseLostError):
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            await ingest_batch(session, batch, token)
    assert await count_messages(runtime, tenant) == 0


async def test_a_takeover_waits_for_the_ingest_that_is_under_way(runtime: Runtime, tenant: TestTenant) -> None:
    token = await make_lease(runtime, tenant)
    batch = await batch_of(runtime, tenant, token, 1)
    await make_silent(runtime)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await ingest_batch(session, batch, token)
        async with runtime.database.system_session() as other:
            assert await leases.claim(other, "second", 10) == []
    assert await count_messages(runtime, tenant) == 1


async def test_a_sign_of_life_waits_for_no_ingest(runtime: Runtime, tenant: TestTenant) -> None:
    token = await make_lease(runtime, tenant)
    batch = await batch_of(runtime, tenant, token, 1)
    await make_silent(runtime)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await ingest_batch(session, batch, token)
        async with runtime.database.system_session() as other:
            await leases.keep(other, "first")
    async with runtime.database.system_session() as session:
        assert (await leases.waiting(session, "second")).free == 0
        assert await leases.claim(session, "second", 10) == []


async def test_batch_cursor_and_news_come_together_or_not_at_all(runtime: Runtime, tenant: TestTenant) -> None:
    token = await make_lease(runtime, tenant)
    batch = await batch_of(runtime, tenant, token, 7)

    class PowerCutError(Exception):
        pass

    async def ingest_and_lose_power() -> None:
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            await ingest_batch(session, batch, token)
            raise PowerCutError

    with pytest.raises(PowerCutError):
        await ingest_and_lose_power()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        folder = await session.get_one(MailFolder, (tenant.id, batch.folder_id))
        assert (folder.tail_uid, folder.stored) == (None, 0)
        assert await session.scalar(select(func.count()).select_from(Message)) == 0
        again = await ingest_batch(session, batch, token)
        assert len(again.created) == 1
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        twice = await ingest_batch(session, batch, token)
        folder = await session.get_one(MailFolder, (tenant.id, batch.folder_id))
        assert (twice.created, twice.placed, folder.tail_uid, folder.stored) == ([], 0, 7, 1)


@asynccontextmanager
async def two_engines(runtime: Runtime) -> AsyncIterator[None]:
    """Two processes' worth of engine."""
    async with running_engine(runtime), running_engine(runtime):
        yield


@pytest.mark.dovecot
async def test_two_engines_share_mailboxes_without_doubling_mail(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    users = [MailUser(mail_user.server, f"{n}.{mail_user.user}", "pw") for n in range(4)]
    for user in users:
        user.server.add_user(user.user, user.password)
        user.server.deliver(user.user, [raw_mail(f"{user.user}-{n}") for n in range(20)])
    boxes = [await add_box(runtime, tenant, user) for user in users]
    async with two_engines(runtime):
        for mailbox_id in boxes:
            await until_finished(runtime, tenant, mailbox_id)
        async with runtime.database.system_session() as session:
            found = list(await session.scalars(select(MailboxLease).where(MailboxLease.tenant_id == tenant.id)))
    assert await count_messages(runtime, tenant) == 80
    assert {lease.fence for lease in found} == {1}


@pytest.mark.dovecot
async def test_an_engine_that_ends_hands_over_at_once(
    runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):
        async with running_engine(runtime) as first:
            await until_finished(runtime, tenant, mailbox_id)
            first.stop()
        mail_user.server.deliver(mail_user.user, [raw_mail(1)])

        async def arrived() -> bool:
            return await count_messages(runtime, tenant) == 1

        await eventually(arrived)
