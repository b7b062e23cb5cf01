"""The sending process is killed at every point of a message's way: none is lost, none goes out twice."""

import asyncio
import signal
import subprocess
import sys
from uuid import UUID

import pytest
from sqlalchemy import select, text

from backend.outreach.sending.models import OutgoingMessage, SendingLane
from mail_ingest.store.models import Mailbox
from mail_ingest.submit.mime import Party
from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.sending.sending import (
    ACTOR,
    dispatching,
    let_time_pass,
    outgoing,
    parsed,
    queue,
    until,
    until_filed,
)
from tests.backend.outreach.sending.sink import Sink
from tests.mail_ingest.mailing import count_messages, eventually, running_engine
from tests.mail_ingest.sync.test_crashes import environment
from tests.support import TestTenant

pytestmark = [pytest.mark.dovecot, pytest.mark.timeout(120)]

_PROGRAM = """
import asyncio
from backend.mailboxes.oauth.tokens import TokenKeeper
from backend.outreach.sending.dispatcher import Dispatcher
from tenants.runtime import open_runtime
from tenants.settings import load_settings

async def main():
    async with open_runtime(load_settings(), "sending") as runtime:
        keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
        await Dispatcher(runtime, keeper.access_token).run()

asyncio.run(main())
"""


class Doomed:
    """A sending process that a test kills."""

    def __init__(self, settings: Settings) -> None:
        self._process = subprocess.Popen([sys.executable, "-c", _PROGRAM], env=environment(settings))

    async def kill(self) -> None:
        """As `kill -9` does."""
        self._process.send_signal(signal.SIGKILL)
        await asyncio.to_thread(self._process.wait)

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None


@pytest.fixture
async def outgoing_id(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> UUID:
    """A message that waits to be sent."""
    return await queue(runtime, tenant, mailbox_id)


async def died(process: Doomed) -> None:
    async def dead() -> bool:
        return not process.alive()

    await eventually(dead)


async def keeps_copies(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> None:
    """The mailbox is at a provider that files by itself what it sends."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        (await session.get_one(Mailbox, (tenant.id, mailbox_id))).provider = "exmail"


async def check_all(runtime: Runtime, tenant: TestTenant, outgoing_id: UUID, state: str) -> OutgoingMessage:
    """Look into an unknown outcome as often as the dispatcher does, without the waits between."""

    async def settled() -> OutgoingMessage | None:
        row = await outgoing(runtime, tenant, outgoing_id)
        if row.state == state:
            return row
        await let_time_pass(runtime, tenant)
        return None

    row = await eventually(settled)
    assert row is not None
    return row


@pytest.mark.parametrize("point", ["connect", "rcpt"])
async def test_killed_before_the_message_was_handed_over(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, outgoing_id: UUID, point: str
) -> None:
    process = Doomed(settings)
    sink.hooks[point] = process.kill
    await died(process)
    row = await outgoing(runtime, tenant, outgoing_id)
    assert (row.state, row.phase, sink.taken) == ("sending", "prepared", [])
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        await until_filed(runtime, tenant, outgoing_id)
    assert len(sink.taken) == 1


async def test_killed_with_the_letter_written_and_its_last_dot_not(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, outgoing_id: UUID, mailbox_id: UUID
) -> None:
    held, process = _Held(runtime, tenant, mailbox_id), Doomed(settings)
    sink.hooks["rcpt"] = held.take
    # The whole letter is with the server; the process waits to note that it hands it over.
    await _kill_while_waiting(process, held)
    row = await outgoing(runtime, tenant, outgoing_id)
    assert (row.state, row.phase, sink.taken) == ("sending", "prepared", [])
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        await until_filed(runtime, tenant, outgoing_id)
    assert len(sink.taken) == 1


async def test_killed_before_the_answer_a_copy_in_sent_tells(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, outgoing_id: UUID, mailbox_id: UUID
) -> None:
    await keeps_copies(runtime, tenant, mailbox_id)
    sink.keeps_copies = True
    process = Doomed(settings)
    sink.hooks["data"] = process.kill
    await died(process)
    assert (await outgoing(runtime, tenant, outgoing_id)).phase == "handing_over"
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        await check_all(runtime, tenant, outgoing_id, "sent")
    assert len(sink.taken) == 1


async def test_killed_before_the_answer_and_the_server_had_not_taken_it(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, outgoing_id: UUID, mailbox_id: UUID
) -> None:
    await keeps_copies(runtime, tenant, mailbox_id)
    sink.keeps_copies = True
    sink.answers = ["451 4.3.0 The disk is gone"]
    process = Doomed(settings)
    sink.hooks["data"] = process.kill
    await died(process)
    first_id = (await outgoing(runtime, tenant, outgoing_id)).message_id_header
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        row = await check_all(runtime, tenant, outgoing_id, "sent")
    # The provider keeps a copy of all that it takes and had none: so it was sent again, as the same message.
    assert [parsed(taken.content)["Message-ID"] for taken in sink.taken] == [f"<{first_id}>"]
    assert row.tries == 2


async def test_killed_before_the_answer_where_nothing_tells_a_person_is_asked(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, outgoing_id: UUID
) -> None:
    process = Doomed(settings)
    sink.hooks["data"] = process.kill
    await died(process)
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        row = await check_all(runtime, tenant, outgoing_id, "failed")
    assert (row.error or {})["code"] == "outcome-unknown"
    assert len(sink.taken) == 1


async def test_a_copy_that_arrived_at_a_colleague_tells(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, mailbox_id: UUID, mail_user: MailUser
) -> None:
    outgoing_id = await queue(runtime, tenant, mailbox_id, cc=[Party("", mail_user.user)])
    process = Doomed(settings)
    sink.hooks["data"] = process.kill
    await died(process)
    async with running_engine(runtime):

        async def came() -> bool:
            return await count_messages(runtime, tenant) == 1

        await eventually(came)
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        await check_all(runtime, tenant, outgoing_id, "sent")
    assert len(sink.taken) == 1


class _Held:
    """Holds the lane's row, so that whoever writes under it waits."""

    def __init__(self, runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> None:
        self._runtime = runtime
        self._tenant = tenant
        self._mailbox_id = mailbox_id
        self._taken, self._enough = asyncio.Event(), asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def take(self) -> None:
        """Take the row."""
        self._task = asyncio.create_task(self._hold())
        await self._taken.wait()

    async def _hold(self) -> None:
        async with self._runtime.database.tenant_session(self._tenant.id, ACTOR) as session:
            await session.execute(select(SendingLane).where(SendingLane.id == self._mailbox_id).with_for_update())
            self._taken.set()
            await self._enough.wait()

    async def waited_for(self) -> None:
        """Wait until somebody waits for it."""

        async def blocked() -> bool:
            async with self._runtime.database.tenant_session(self._tenant.id, ACTOR) as session:
                return bool(await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))

        await eventually(blocked)

    async def give_back(self) -> None:
        """Let others go on."""
        self._enough.set()
        assert self._task is not None
        await self._task


async def _kill_while_waiting(process: Doomed, held: _Held) -> None:
    await held.waited_for()
    await process.kill()
    await held.give_back()


async def test_killed_between_the_answer_and_writing_it_down(
    runtime: Runtime, settings: Settings, tenant: TestTenant, sink: Sink, outgoing_id: UUID, mailbox_id: UUID
) -> None:
    await keeps_copies(runtime, tenant, mailbox_id)
    sink.keeps_copies = True
    held, process = _Held(runtime, tenant, mailbox_id), Doomed(settings)
    sink.hooks["data"] = held.take
    await _after(sink, 1)
    await _kill_while_waiting(process, held)
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        await check_all(runtime, tenant, outgoing_id, "sent")
    assert len(sink.taken) == 1


async def _after(sink: Sink, taken: int) -> None:
    async def enough() -> bool:
        return len(sink.taken) >= taken and not sink.hooks

    await eventually(enough)


@pytest.mark.parametrize("appended", [False, True])
async def test_killed_before_and_after_the_copy_was_put_into_sent(
    runtime: Runtime,
    settings: Settings,
    tenant: TestTenant,
    sink: Sink,
    outgoing_id: UUID,
    mailbox_id: UUID,
    mail_user: MailUser,
    appended: bool,
) -> None:
    process = Doomed(settings)
    held = _Held(runtime, tenant, mailbox_id)
    if appended:
        await until(runtime, tenant, outgoing_id, lambda row: row.state in {"sending", "sent"})
        await until(runtime, tenant, outgoing_id, lambda row: row.state == "sent")
        await held.take()
        await _copy_or_wait(held, mail_user)
        await process.kill()
        await held.give_back()
    else:

        async def close_the_mailbox() -> None:
            await asyncio.to_thread(mail_user.server.stop)

        sink.hooks["data"] = close_the_mailbox
        try:
            await until(runtime, tenant, outgoing_id, lambda row: row.filing_tries > 0)
            await process.kill()
        finally:
            await asyncio.to_thread(mail_user.server.start)
        assert mail_user.server.uids(mail_user.user, "Sent") == []
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        await until_filed(runtime, tenant, outgoing_id)
    assert len(sink.taken) == 1
    assert mail_user.server.uids(mail_user.user, "Sent") == [1]


async def _copy_or_wait(held: _Held, mail_user: MailUser) -> None:
    """Until the copy lies in Sent: the process may have written that down before the row was taken, or waits for it."""

    async def there() -> bool:
        return await asyncio.to_thread(mail_user.server.uids, mail_user.user, "Sent") == [1]

    await eventually(there)
