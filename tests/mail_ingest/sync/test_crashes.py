"""The mail process is killed in the middle of things: nothing is lost, nothing is double."""

import os
import signal
import subprocess
import sys
from functools import partial

import psutil
import pytest
from sqlalchemy import func, select, update

from mail_ingest.store.models import Conversation, MailboxLease, Message
from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.mail_ingest.mailing import (
    ACTOR,
    add_box,
    count_messages,
    eventually,
    folder_row,
    mailbox_row,
    placed_uids,
    raw_mail,
)
from tests.support import TestTenant

pytestmark = pytest.mark.dovecot

_PROGRAM = """
import asyncio
from backend.mail import run_mail
from tenants.settings import load_settings
asyncio.run(run_mail(load_settings()))
"""


def environment(settings: Settings) -> dict[str, str]:
    """The settings as a process of its own gets them."""
    return {
        **os.environ,
        "LADING_DATABASE_URL": settings.database_url,
        "LADING_DATABASE_SYSTEM_URL": settings.database_system_url,
        "LADING_REDIS_URL": settings.redis_url,
        "LADING_BLOB_URL": settings.blob_url,
        "LADING_MASTER_KEY": settings.master_key.get_secret_value(),
        "LADING_EXTRA_CA_FILE": str(settings.extra_ca_file),
        "LADING_ALLOWED_NETWORKS": ",".join(str(network) for network in settings.allowed_networks),
    }


def start_process(settings: Settings) -> "subprocess.Popen[bytes]":
    """A `lading mail` process."""
    return subprocess.Popen([sys.executable, "-c", _PROGRAM], env=environment(settings))


async def give_up_leases(runtime: Runtime) -> None:
    """What time does to the leases of a dead process, without waiting for it."""
    async with runtime.database.system_session() as session:
        await session.execute(update(MailboxLease).values(heartbeat_at=func.now() - func.make_interval(0, 0, 0, 0, 1)))


async def all_gone(processes: list[psutil.Process]) -> bool:
    """Whether the parsing processes of a killed parent have ended too."""
    return not any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in processes)


@pytest.mark.timeout(240)
async def test_killed_again_and_again_nothing_is_lost_or_double(
    runtime: Runtime, settings: Settings, tenant: TestTenant, mail_user: MailUser
) -> None:
    total = 480
    mails = [raw_mail(n, parent=n - 1 if n % 4 else None, text="x" * 3000) for n in range(total)]
    mail_user.server.deliver(mail_user.user, mails)
    mailbox_id = await add_box(runtime, tenant, mail_user)
    kills = 2
    for _ in range(kills):
        before = await count_messages(runtime, tenant)
        process = start_process(settings)
        try:

            async def went_on(before: int = before) -> bool:
                return await count_messages(runtime, tenant) > before

            await eventually(went_on)
            children = psutil.Process(process.pid).children(recursive=True)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        await give_up_leases(runtime)
        await eventually(partial(all_gone, children))
    process = start_process(settings)
    try:

        async def finished() -> bool:
            return (await mailbox_row(runtime, tenant, mailbox_id)).finished_at is not None

        await eventually(finished)
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0
    folder = await folder_row(runtime, tenant, mailbox_id)
    assert folder is not None
    assert (folder.on_server, folder.stored, folder.skipped) == (total, total, 0)
    assert await placed_uids(runtime, tenant, folder.id) == mail_user.server.uids(mail_user.user)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(func.count()).select_from(Message)) == total
        conversations = list(await session.scalars(select(Conversation).where(Conversation.merged_into_id.is_(None))))
        lease = await session.scalar(select(MailboxLease))
    # The backfill met the threads from their ends: late parents joined them all the same.
    assert sorted(conversation.message_count for conversation in conversations) == [4] * (total // 4)
    assert lease is not None
    # The process that was ended in order gave its lease back.
    assert lease.holder is None
    assert lease.fence == kills + 1
