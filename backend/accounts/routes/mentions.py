"""Where the signed-in person was named."""

from typing import Annotated

from litestar import Controller, get, post
from litestar.params import JSONBody, QueryParameter

from backend.accounts.queries import list_mentions
from backend.accounts.schemas import MentionsSeen, MentionView
from backend.accounts.service.mentions import mark_seen
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.paging import Page

Unseen = Annotated[bool, QueryParameter(name="unseen", description="Only those not seen yet.")]


class MentionController(Controller):
    """Mentions of the signed-in person in notes and comments."""

    path = "/mentions"
    tags = ["Mentions"]

    @get(summary="Where you were named")
    async def index(
        self, read_session: GivenReadSession, unseen: Unseen = False, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[MentionView]:
        """Newest first. `total` counts those that were not seen yet."""
        return await list_mentions(read_session, unseen=unseen, cursor=cursor, limit=limit)

    @post("/seen", status_code=204, summary="Mark mentions as seen")
    async def seen(self, session: GivenSession, actor: GivenActor, data: JSONBody[MentionsSeen]) -> None:
        """These, or all of them."""
        await mark_seen(session, actor, data.ids)
