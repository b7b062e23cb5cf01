"""What a regular look at a server that finds nothing costs, step by step as `mail_ingest.sync.runner` takes it."""

import time

from infra.bench.mail.ours import OurSide
from mail_ingest.store import leases
from mail_ingest.sync.account_state import AccountState
from mail_ingest.sync.chores import Chores
from mail_ingest.sync.connecting import opener
from mail_ingest.sync.folder_sync import FolderSync
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.work import Engine, Work

_LOOKS = 200
_WARM_UP = 5


async def look_cpu(ours: OurSide) -> float:
    """CPU seconds of a look at all folders of the mailbox, in this process. `lading mail` has let go of it before."""
    runtime = ours.runtime
    async with runtime.database.system_session() as session:
        (token,) = await leases.claim(session, "bench", 1)
    async with DigestPool(1) as pool:
        work = Work(Engine(runtime.database, runtime.blobs, pool), token)
        state = AccountState(work, runtime.vault)
        await state.load()
        source = await opener(runtime.egress)(state.account)
        try:
            chores, sync = Chores(work, state), FolderSync(work, source)
            folders = await chores.list_folders(source)
            for turn in range(_WARM_UP + _LOOKS):
                if turn == _WARM_UP:
                    began = time.process_time()
                await chores.look_at(source, folders[1:])
                await sync.open(folders[0])
                if await sync.fetch_new() or chores.has_news or await chores.are_due():
                    raise RuntimeError("a look that was to find nothing found something")
                await state.note_checked(source.server_alerts)
            return (time.process_time() - began) / _LOOKS
        finally:
            await source.close()
            async with runtime.database.system_session() as session:
                await leases.release(session, token)
