"""How often a tenant may have us connect to servers that it names: trying out must not become scanning."""

from typing import Final

from redis.asyncio import Redis

from tenants.context import current
from tenants.errors import TooManyAttemptsError

_WINDOW_SECONDS: Final = 600


async def spend(redis: Redis, what: str, most: int) -> None:
    """Count one more of `what` for the tenant; raises `TooManyAttemptsError` beyond `most` in ten minutes."""
    key = f"lading:mailbox-{what}:{current().tenant_id}"
    count = int(await redis.incr(key))
    if count == 1:
        await redis.expire(key, _WINDOW_SECONDS)
    if count > most:
        raise TooManyAttemptsError(minutes=_WINDOW_SECONDS // 60, headers={"Retry-After": str(_WINDOW_SECONDS)})
