"""What each stage of a backfill costs by itself, in CPU seconds of this process."""

import time

from infra.bench.mail.corpus import messages
from mail_ingest.imap.client import open_imap
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.sync.digest import digest_all
from mail_ingest.testing.dovecot import Dovecot

_SAMPLE = 3000
_WARM_UP = 100


async def fetch_cpu(dovecot: Dovecot, user: str, password: str) -> float:
    """CPU seconds a message of listing and fetching a whole INBOX over TLS, keeping nothing."""
    target = ConnectTarget(
        host="localhost",
        addresses=("127.0.0.1",),
        port=dovecot.tls_port,
        security="tls",
        ssl_context=dovecot.client_context(),
    )
    source = await open_imap(target, PasswordSignIn(user, password))
    try:
        inbox = next(folder for folder in await source.list_folders() if folder.role == "inbox")
        await source.open_folder(inbox)
        began, count = time.process_time(), 0
        uids = await source.uids()
        async for metas in source.fetch_meta(uids):
            async for batch in source.fetch_bodies(metas):
                count += len(batch.bodies)
        return (time.process_time() - began) / max(count, 1)
    finally:
        await source.close()


def digest_cpu(count: int) -> float:
    """CPU seconds a message of parsing and all else that the parsing processes do."""
    raws = [raw for _, raw in messages(min(count, _SAMPLE))]
    digest_all(raws[:_WARM_UP])
    began = time.process_time()
    digest_all(raws)
    return (time.process_time() - began) / len(raws)
