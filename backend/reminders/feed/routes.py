"""HTTP of the feed."""

import hashlib
from typing import Any

from litestar import Controller, Request, Response, Router, delete, get, post
from litestar.params import FromPath

from backend.reminders.feed.service import FeedView, end_feed, feed_view, make_feed, read_feed
from backend.web.edge import PUBLIC
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession

_HEADERS = {"Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


class CalendarFeedController(Controller):
    """The reader's own feed."""

    path = "/calendar-feed"
    tags = ["Reminders"]

    @get(summary="My calendar feed")
    async def show(self, read_session: GivenReadSession, actor: GivenActor) -> FeedView:
        """Whether there is one."""
        return await feed_view(read_session, actor)

    @post(summary="Make a calendar feed")
    async def make(self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime) -> FeedView:
        """A secret address to subscribe to in any calendar, shown once; an earlier one ends."""
        return await make_feed(session, actor, runtime.settings.public_url)

    @delete(summary="End my calendar feed")
    async def end(self, session: GivenSession, actor: GivenActor) -> None:
        """Its address leads nowhere from now on."""
        await end_feed(session, actor)


@get("/{address:str}", opt={PUBLIC: True}, include_in_schema=False)
async def feed(request: Request[Any, Any, Any], runtime: GivenRuntime, address: FromPath[str]) -> Response[bytes]:
    """The calendar behind a secret address."""
    content = await read_feed(runtime, address.removesuffix(".ics"))
    # DTSTAMP is of the moment; what it says of reminders decides whether anything is new.
    stable = b"\n".join(line for line in content.split(b"\r\n") if not line.startswith(b"DTSTAMP"))
    tag = f'"{hashlib.sha256(stable).hexdigest()[:32]}"'
    headers = {**_HEADERS, "ETag": tag}
    if request.headers.get("If-None-Match") == tag:
        return Response(b"", status_code=304, headers=headers)
    return Response(content, media_type="text/calendar", headers=headers)


ROUTES = [CalendarFeedController]
DOORS = [Router("/calendars", route_handlers=[feed])]
