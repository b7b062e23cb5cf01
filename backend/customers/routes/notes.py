"""What people wrote on timelines, whoever's they are."""

from uuid import UUID

from litestar import Controller, delete, patch, post
from litestar.params import FromPath, JSONBody

from backend.customers import service
from backend.customers.schemas import NotePatch
from backend.web.given import GivenActor, GivenSession


class NoteController(Controller):
    """Notes, calls and meetings; each is changed by who wrote it."""

    path = "/notes"
    tags = ["Companies"]

    @patch("/{note_id:uuid}", status_code=204, summary="Change a note")
    async def change(
        self, session: GivenSession, actor: GivenActor, note_id: FromPath[UUID], data: JSONBody[NotePatch]
    ) -> None:
        """Change the given fields."""
        await service.change_note(session, actor, note_id, data)

    @delete("/{note_id:uuid}", summary="Take a note away")
    async def remove(self, session: GivenSession, actor: GivenActor, note_id: FromPath[UUID]) -> None:
        """It leaves the timeline; `restorations` gives it back."""
        await service.delete_note(session, actor, note_id)

    @post("/{note_id:uuid}/restorations", status_code=204, summary="Give a note back")
    async def restore(self, session: GivenSession, actor: GivenActor, note_id: FromPath[UUID]) -> None:
        """Put it on the timeline again."""
        await service.restore_note(session, actor, note_id)
