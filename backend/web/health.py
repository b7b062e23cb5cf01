"""Is it alive, is it ready, what does it measure."""

import hmac
from ipaddress import ip_address
from typing import Any

from litestar import MediaType, Request, Response, get
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from backend.web.given import GivenRuntime
from tenants.errors import NotFoundError


@get("/healthz", include_in_schema=False, media_type=MediaType.TEXT, sync_to_thread=False)
def healthz() -> str:
    """The process answers."""
    return "ok\n"


@get("/readyz", include_in_schema=False)
async def readyz(runtime: GivenRuntime) -> Response[dict[str, str]]:
    """PostgreSQL and Redis answer; 503 names the one that does not."""
    found: dict[str, str] = {}
    try:
        async with runtime.database.system_session() as session:
            await session.execute(text("SELECT 1 FROM tenant LIMIT 1"))
        found["database"] = "ok"
    except (SQLAlchemyError, OSError):
        found["database"] = "unreachable, or not migrated"
    try:
        await runtime.redis.ping()
        found["redis"] = "ok"
    except (RedisError, OSError):
        found["redis"] = "unreachable"
    ready = all(state == "ok" for state in found.values())
    return Response(found, status_code=200 if ready else 503)


@get("/metrics", include_in_schema=False)
async def metrics(request: Request[Any, Any, Any], runtime: GivenRuntime) -> Response[bytes]:
    """Prometheus text. Guarded by LADING_METRICS_TOKEN, or open to this machine only."""
    token = runtime.settings.metrics_token
    if token is not None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        allowed = hmac.compare_digest(given, token.get_secret_value())
    else:
        allowed = request.client is not None and ip_address(request.client.host).is_loopback
    if not allowed:
        raise NotFoundError
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
