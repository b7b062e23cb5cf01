"""Our own servers go away in the middle of a synchronisation, and a message is larger than memory should be."""

import asyncio
import ssl
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import select

from backend.metadata import all_tables
from infra.local.postgres import EmbeddedPostgres
from infra.migrations.runner import migrate
from mail_ingest.store.models import FetchRequest, Message
from mail_ingest.store.records import RAW
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.faulty import FaultyServer, Generated
from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime, open_runtime
from tenants.settings import Settings
from tests.mail_ingest.faults.watching import box_on
from tests.mail_ingest.mailing import (
    ACTOR,
    add_box,
    count_messages,
    eventually,
    folder_row,
    placed_uids,
    raw_mail,
    running_engine,
    until_finished,
)
from tests.mail_ingest.sync.test_crashes import give_up_leases, start_process
from tests.support import ApiClient, TestTenant, make_tenant

pytestmark = [pytest.mark.dovecot, pytest.mark.timeout(180)]

_MEGABYTE = 1_000_000


@pytest.fixture
async def own_postgres(settings: Settings) -> AsyncIterator[tuple[EmbeddedPostgres, Settings]]:
    """A PostgreSQL that this test may stop: the others share theirs."""
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder, EmbeddedPostgres(Path(folder)) as server:
        urls = server.create_database("faults")
        await migrate(urls.owner_url, all_tables())
        yield (
            server,
            settings.model_copy(update={"database_url": urls.app_url, "database_system_url": urls.system_url}),
        )


async def test_postgresql_is_restarted_in_the_middle(
    own_postgres: tuple[EmbeddedPostgres, Settings], mail_user: MailUser
) -> None:
    postgres, settings = own_postgres
    total = 300
    mail_user.server.deliver(mail_user.user, [raw_mail(n, text="x" * 3000) for n in range(total)])
    async with open_runtime(settings, "lading-test") as runtime:
        tenant = await make_tenant(runtime.database, "Restarted")
        mailbox_id = await add_box(runtime, tenant, mail_user)
        async with running_engine(runtime):

            async def began() -> bool:
                return await count_messages(runtime, tenant) > 0

            await eventually(began)
            await asyncio.to_thread(postgres.stop)
            await asyncio.to_thread(postgres.start)
            await runtime.database.dispose()
            await until_finished(runtime, tenant, mailbox_id)
        folder = await folder_row(runtime, tenant, mailbox_id)
        assert folder is not None
        assert (folder.on_server, folder.stored, folder.skipped, folder.drift) == (total, total, 0, 0)
        assert await placed_uids(runtime, tenant, folder.id) == mail_user.server.uids(mail_user.user)
        assert await count_messages(runtime, tenant) == total


async def test_redis_is_emptied_in_the_middle(runtime: Runtime, tenant: TestTenant, mail_user: MailUser) -> None:
    total = 200
    mail_user.server.deliver(mail_user.user, [raw_mail(n, text="x" * 3000) for n in range(total)])
    mailbox_id = await add_box(runtime, tenant, mail_user)
    async with running_engine(runtime):

        async def began() -> bool:
            return await count_messages(runtime, tenant) > 0

        await eventually(began)
        await runtime.redis.flushdb()
        await until_finished(runtime, tenant, mailbox_id)
    folder = await folder_row(runtime, tenant, mailbox_id)
    assert folder is not None
    assert (folder.stored, folder.skipped, folder.drift) == (total, 0, 0)


async def test_a_message_of_200_megabytes_is_a_stub_then_whole_in_flat_memory(
    runtime: Runtime, settings: Settings, tenant: TestTenant, client: ApiClient, dovecot: Dovecot
) -> None:
    tls: ssl.SSLContext = dovecot.authority.server_context()
    huge = Generated(200 * _MEGABYTE)
    most = 0
    async with FaultyServer({1: raw_mail(1), 2: huge, 3: raw_mail(3)}, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        process = start_process(settings)
        try:
            watched = psutil.Process(process.pid)
            await box.exact(stored=3)
            async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
                (stub,) = await session.scalars(select(Message).where(Message.partial))
                session.add(FetchRequest(message_id=stub.id, mailbox_id=box.id))
            await box.look_now()

            async def whole() -> bool:
                nonlocal most
                most = max(most, watched.memory_info().rss)
                async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
                    return await session.scalar(select(FetchRequest.status)) == "done"

            await eventually(whole, seconds=120)
        finally:
            process.terminate()
            process.wait(timeout=20)
        await give_up_leases(runtime)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        message = await session.get_one(Message, (tenant.id, stub.id))
    assert (message.partial, message.size) == (False, len(huge))
    assert await runtime.blobs.exists(tenant.id, RAW, message.raw_sha256)
    assert most < 250 * _MEGABYTE
