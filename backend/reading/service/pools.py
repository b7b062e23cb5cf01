"""The processes in which a worker reads strangers' bytes."""

import os
from functools import lru_cache

from mail_ingest.sync.pool import DigestPool
from tenants.settings import Settings


def reading_pool(settings: Settings) -> DigestPool:
    """The pool of this process, started when it is first asked for; it ends with the process."""
    return _pool(tuple(settings.free_mail_domains))


@lru_cache(maxsize=1)
def _pool(free_mail: tuple[str, ...]) -> DigestPool:
    return DigestPool(max(1, min(2, os.cpu_count() or 1)), free_mail=free_mail)
