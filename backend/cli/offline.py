"""Settings for commands that look at the program alone and connect to nothing."""

import base64

from tenants.settings import Settings, load_settings


def offline_settings() -> Settings:
    """Settings that satisfy the checks and name no real server."""
    return load_settings(
        database_url="postgresql://nobody@localhost/none",
        database_system_url="postgresql://nobody@localhost/none",
        redis_url="redis://localhost:6379",
        blob_url="file:///nonexistent",
        master_key=base64.b64encode(bytes(32)).decode(),
    )
