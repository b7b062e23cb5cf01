"""What every process of Lading holds while it runs: settings, pools, vault, blobs, egress, news."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from redis.asyncio import Redis

from tenants.blobs import BlobStore
from tenants.egress import EgressGuard
from tenants.live import LiveBus, connect_redis
from tenants.secrets import Vault
from tenants.session import Database
from tenants.settings import Settings


@dataclass(frozen=True, slots=True)
class Runtime:
    """The shared things of one process; built by `open_runtime`, handed to routes and jobs."""

    settings: Settings
    database: Database
    blobs: BlobStore
    vault: Vault
    egress: EgressGuard
    redis: Redis
    live: LiveBus


@asynccontextmanager
async def open_runtime(settings: Settings, application: str) -> AsyncIterator[Runtime]:
    """Open everything that `settings` name, and close it at the end."""
    database = Database.from_settings(settings, application)
    redis = connect_redis(settings.redis_url)
    try:
        yield Runtime(
            settings=settings,
            database=database,
            blobs=BlobStore.open(settings.blob_url, settings.blob_options),
            vault=Vault(settings.master_key_bytes, settings.previous_master_key_bytes),
            egress=EgressGuard(list(settings.allowed_networks), settings.extra_ca_file),
            redis=redis,
            live=LiveBus(redis),
        )
    finally:
        await redis.aclose()
        await database.dispose()
