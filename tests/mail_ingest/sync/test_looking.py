"""Looks at a server: one that finds nothing asks the database nothing; what happened between two is not missed."""

import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from mail_ingest.imap.source import Folder, MailSource
from mail_ingest.store import leases
from mail_ingest.store.models import MailboxLease, MailFolder, Message, MessagePlacement
from mail_ingest.sync.account_state import AccountState
from mail_ingest.sync.chores import Chores, Round
from mail_ingest.sync.connecting import opener
from mail_ingest.sync.folder_sync import FolderSync
from mail_ingest.sync.work import Engine, Work
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.faulty import Faults, FaultyServer
from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime
from tests.mail_ingest.faults.watching import box_on
from tests.mail_ingest.mailing import ACTOR, add_box, count_messages, folder_row, raw_mail, shared_pool
from tests.support import ApiClient, TestTenant

pytestmark = pytest.mark.dovecot

#: As Exchange and the Chinese providers offer it: nothing beyond IDLE.
_PLAIN = "IMAP4rev1 IDLE UIDPLUS NAMESPACE LITERAL+ SASL-IR"


class Hand:
    """The pieces that a runner turns, turned by the test: one connection, no clock."""

    def __init__(self, work: Work, state: AccountState, source: MailSource) -> None:
        self.work = work
        self.source = source
        self.chores = Chores(work, state)
        self.sync = FolderSync(work, source)
        self.folders: list[Folder] = []

    async def begin(self) -> None:
        """The first look at everything, and all that follows from it."""
        self.folders = await self.chores.list_folders(self.source)
        self.chores.news_in(*self.folders)
        await self.look()

    async def look(self) -> None:
        """A regular look and what follows from it."""
        await self.chores.look_at(self.source, self.folders[1:])
        await self.sync.open(self.folders[0])
        await self.sync.fetch_new()
        self.chores.seen(self.folders[0])
        turn = Round(self.work, self.source)
        while await self.chores.step(turn):
            pass
        assert not turn.failed


@asynccontextmanager
async def hand_on(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> AsyncIterator[Hand]:
    """Take the mailbox's lease and sync it by hand."""
    async with runtime.database.system_session() as session:
        # Those of other tests are none of ours.
        await session.execute(update(MailboxLease).where(MailboxLease.id != mailbox_id).values(active=False))
        (token,) = await leases.claim(session, "by hand", 1)
    work = Work(Engine(runtime.database, runtime.blobs, shared_pool()), token)
    state = AccountState(work, runtime.vault)
    await state.load()
    source = await opener(runtime.egress)(state.account)
    try:
        hand = Hand(work, state, source)
        await hand.begin()
        yield hand
    finally:
        await source.close()


@contextmanager
def counting(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The transactions of tenants that are begun meanwhile."""
    begun: list[str] = []
    for name in ("tenant_session", "tenant_read_session"):
        begin = getattr(runtime.database, name)

        def counted(*given: Any, _begin: Any = begin, _name: str = name) -> Any:
            begun.append(_name)
            return _begin(*given)

        monkeypatch.setattr(runtime.database, name, counted)
    yield begun
    monkeypatch.undo()


async def ledger(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, name: str) -> tuple[int, int, int, int]:
    """On the server, stored, skipped, drift."""
    row = await folder_row(runtime, tenant, mailbox_id, name)
    assert row is not None
    return row.on_server, row.stored, row.skipped, row.drift


async def live(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, name: str) -> list[int]:
    """UIDs of a folder's places that are open, those of its present generation."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return list(
            await session.scalars(
                select(MessagePlacement.uid)
                .join(MailFolder, MailFolder.id == MessagePlacement.folder_id)
                .where(
                    MailFolder.mailbox_id == mailbox_id,
                    MailFolder.name == name,
                    MessagePlacement.uid_validity == MailFolder.uid_validity,
                    MessagePlacement.gone_at.is_(None),
                )
                .order_by(MessagePlacement.uid)
            )
        )


@pytest.fixture(scope="module")
def plain_dovecot(dovecot: Dovecot) -> Iterator[Dovecot]:
    """A server without mod-sequences, under the same authority."""
    with Dovecot(capability=_PLAIN) as server:
        trusted = dovecot.authority.ca_file
        trusted.write_bytes(trusted.read_bytes() + server.authority.ca_file.read_bytes())
        yield server


@pytest.fixture(params=["with mod-sequences", "without"])
def user(request: pytest.FixtureRequest, mail_user: MailUser, plain_dovecot: Dovecot) -> MailUser:
    """A mailbox with the folder Kunden, on either kind of server."""
    found = mail_user
    if request.param == "without":
        plain_dovecot.add_user(mail_user.user, mail_user.password)
        found = MailUser(plain_dovecot, mail_user.user, mail_user.password)
    found.server.doveadm("mailbox", "create", "-u", found.user, "Kunden")
    found.server.deliver(found.user, [raw_mail(n) for n in range(4)])
    found.server.deliver(found.user, [raw_mail(f"k{n}") for n in range(4)], folder="Kunden")
    return found


async def test_a_look_that_finds_nothing_begins_no_transaction(
    runtime: Runtime, tenant: TestTenant, user: MailUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox_id = await add_box(runtime, tenant, user)
    async with hand_on(runtime, tenant, mailbox_id) as hand:
        await hand.look()
        with counting(runtime, monkeypatch) as begun:
            await hand.look()
            await hand.look()
        assert begun == []
        user.server.deliver(user.user, [raw_mail("new")], folder="Kunden")
        with counting(runtime, monkeypatch) as begun:
            await hand.look()
        assert begun
    assert await ledger(runtime, tenant, mailbox_id, "INBOX") == (4, 4, 0, 0)
    assert await ledger(runtime, tenant, mailbox_id, "Kunden") == (5, 5, 0, 0)


@pytest.mark.parametrize("name", ["INBOX", "Kunden"])
async def test_one_that_goes_while_another_comes_is_seen(
    runtime: Runtime, tenant: TestTenant, user: MailUser, name: str
) -> None:
    mailbox_id = await add_box(runtime, tenant, user)
    async with hand_on(runtime, tenant, mailbox_id) as hand:
        user.server.doveadm("expunge", "-u", user.user, "mailbox", name, "uid", "2")
        user.server.deliver(user.user, [raw_mail("new")], folder=name)
        await hand.look()
    assert await ledger(runtime, tenant, mailbox_id, name) == (4, 4, 0, 0)
    assert await live(runtime, tenant, mailbox_id, name) == [1, 3, 4, 5]
    assert await count_messages(runtime, tenant) == 9


async def test_what_was_read_elsewhere_is_seen_in_a_folder_that_nobody_watches(
    runtime: Runtime, tenant: TestTenant, user: MailUser
) -> None:
    mailbox_id = await add_box(runtime, tenant, user)
    async with hand_on(runtime, tenant, mailbox_id) as hand:
        await hand.look()
        user.server.doveadm("flags", "add", "-u", user.user, "\\Seen", "mailbox", "Kunden", "uid", "3")
        await hand.look()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        seen = await session.scalar(select(func.count()).where(MessagePlacement.flags.op("@>")(["\\Seen"])))
        unseen = await session.scalar(select(func.count()).where(Message.unseen))
    assert (seen, unseen) == (1, 7)


@pytest.fixture
def tls(dovecot: Dovecot) -> ssl.SSLContext:
    """A certificate of the authority that the engine trusts."""
    return dovecot.authority.server_context()


@pytest.mark.parametrize("faults", [Faults(), Faults(no_uid_next=True)], ids=["UIDNEXT", "no UIDNEXT"])
async def test_a_server_that_tells_next_to_nothing_hides_no_exchange(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext, faults: Faults
) -> None:
    async with FaultyServer({uid: raw_mail(uid) for uid in (1, 2, 3)}, faults, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with hand_on(runtime, tenant, box.id) as hand:
            # Nobody is told, and the number of messages is what it was.
            del server.mailbox.messages[2]
            server.mailbox.messages[4] = raw_mail(4)
            await hand.look()
    assert await ledger(runtime, tenant, box.id, "INBOX") == (3, 3, 0, 0)
    assert await live(runtime, tenant, box.id, "INBOX") == [1, 3, 4]


async def test_another_uidvalidity_with_the_same_counts_is_seen_and_nothing_is_double(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    async with FaultyServer({uid: raw_mail(uid) for uid in (1, 2, 3)}, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with hand_on(runtime, tenant, box.id) as hand:
            server.mailbox.uid_validity += 1
            server.mailbox.messages[2] = raw_mail("another")
            await hand.look()
    assert await ledger(runtime, tenant, box.id, "INBOX") == (3, 3, 0, 0)
    assert await live(runtime, tenant, box.id, "INBOX") == [1, 2, 3]
    assert await count_messages(runtime, tenant) == 4
