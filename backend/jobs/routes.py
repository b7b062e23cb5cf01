"""HTTP of jobs that gave up."""

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath

from backend.jobs.queries import list_dead_letters
from backend.jobs.schemas import DeadLetterView
from backend.jobs.service import drop_dead_letter, retry_dead_letter
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.paging import Page


class DeadLetterController(Controller):
    """Jobs that gave up."""

    path = "/dead-letters"
    tags = ["Jobs"]

    @get(summary="Jobs that gave up")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[DeadLetterView]:
        """Newest first, each with its last error."""
        actor.require("jobs.manage")
        return await list_dead_letters(read_session, cursor, limit)

    @post("/{dead_letter_id:uuid}/retries", status_code=202, summary="Try a job again")
    async def retry(self, session: GivenSession, actor: GivenActor, dead_letter_id: FromPath[UUID]) -> None:
        """Send the job on its way again."""
        await retry_dead_letter(session, actor, dead_letter_id)

    @delete("/{dead_letter_id:uuid}", summary="Drop a job")
    async def drop(self, session: GivenSession, actor: GivenActor, dead_letter_id: FromPath[UUID]) -> None:
        """Let the job go for good."""
        await drop_dead_letter(session, actor, dead_letter_id)


ROUTES = [DeadLetterController]
