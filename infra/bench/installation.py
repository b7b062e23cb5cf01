"""A fresh installation to measure: servers of its own in a temporary folder, and settings that name them."""

import base64
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from infra.local.postgres import DatabaseUrls, EmbeddedPostgres
from infra.local.redis import EmbeddedRedis
from tenants.settings import Settings, load_settings

_PASSED_ON = (
    "database_url",
    "database_system_url",
    "database_owner_url",
    "redis_url",
    "blob_url",
    "data_dir",
    "port",
    "requests_per_minute",
)


@contextmanager
def bench_servers() -> Iterator[tuple[Path, EmbeddedPostgres, EmbeddedRedis]]:
    """PostgreSQL with its usual promises to disk, and Redis, below a folder that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="lading-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # a server that may not run as root passes through
        with EmbeddedPostgres(folder / "pg") as postgres, EmbeddedRedis(folder / "redis") as redis:
            yield folder, postgres, redis


def bench_settings(urls: DatabaseUrls, redis_url: str, folder: Path, **others: Any) -> Settings:
    """Settings of the measured processes; `others` go over them."""
    return load_settings(
        database_url=urls.app_url,
        database_system_url=urls.system_url,
        database_owner_url=urls.owner_url,
        redis_url=redis_url,
        blob_url=f"file://{folder}/blobs",
        master_key=base64.b64encode(secrets.token_bytes(32)).decode(),
        data_dir=folder,
        requests_per_minute=1_000_000_000,
        **others,
    )


def environment(settings: Settings, **others: str) -> dict[str, str]:
    """The variables that make a process read the same settings; `others` are further ones by field name."""
    values = {name: str(getattr(settings, name)) for name in _PASSED_ON}
    values |= {"master_key": settings.master_key.get_secret_value(), **others}
    return {f"LADING_{name.upper()}": value for name, value in values.items()}
