"""The stream of changes that an open browser listens to."""

from typing import Any

from litestar import Request, get
from litestar.response import ServerSentEvent

from backend.web.given import GivenLive
from backend.web.sessions import principal_of


@get("/events", tags=["Live"], summary="What changes, as server-sent events")
async def events(request: Request[Any, Any, Any], live: GivenLive) -> ServerSentEvent:
    """A stream of `change` events for the signed-in user's screens."""
    principal = principal_of(request)
    return ServerSentEvent(live.stream(principal.tenant_id, principal.actor))
