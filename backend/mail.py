"""The mail process, wired: looks after its share of all tenants' mailboxes."""

import asyncio
import signal

import structlog

from backend.mailboxes.oauth.tokens import TokenKeeper
from mail_ingest.sync.connecting import opener
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.supervisor import Supervisor
from mail_ingest.sync.work import Engine
from tenants.garbage import settle
from tenants.runtime import open_runtime
from tenants.settings import Settings

_log = structlog.get_logger(__name__)


async def run_mail(settings: Settings) -> None:
    """Sync mailboxes until SIGTERM or SIGINT; leases are given back, so that other processes take over at once."""
    pool_of_parsers = DigestPool(free_mail=settings.free_mail_domains)
    async with open_runtime(settings, "lading-mail") as runtime, pool_of_parsers as pool:
        engine = Engine(runtime.database, runtime.blobs, pool, whole_up_to=settings.mail_whole_up_to)
        keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
        supervisor = Supervisor(engine, runtime.vault, opener(runtime.egress, keeper.access_token))
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, supervisor.stop)
        settle()
        _log.info("mail is running", holder=supervisor.holder)
        await supervisor.run()
        _log.info("mail has stopped")
