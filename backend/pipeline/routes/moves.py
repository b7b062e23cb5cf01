"""What moves a deal: stages, its end, proofs, conversations."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.pipeline import service
from backend.pipeline.schemas import deals
from backend.web.given import GivenActor, GivenSession
from backend.web.sessions import etag

Key = Annotated[str, QueryParameter(name="key", max_length=1100, description="The proof's key.")]


class DealMoveController(Controller):
    """Moving and closing deals."""

    path = "/deals/{deal_id:uuid}"
    tags = ["Deals"]

    @post("/moves", status_code=200, summary="Move a deal")
    async def move(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], data: JSONBody[deals.NewMove]
    ) -> Response[deals.Moved]:
        """Put it into a stage. What the stages demand must be there, or a reason be given."""
        moved = await service.move_and_name(session, actor, deal_id, data.stage_id, data.reason)
        return Response(moved, headers=etag(moved.deal.version))

    @delete("/moves/{move_id:uuid}", status_code=200, summary="Take a move back")
    async def undo(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], move_id: FromPath[UUID]
    ) -> Response[deals.Deal]:
        """As if it had stayed where it was; only the last move, until somebody moves it on."""
        back = await service.undo_move(session, actor, deal_id, move_id)
        return Response(back, headers=etag(back.version))

    @put("/closure", summary="Close a deal")
    async def close(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], data: JSONBody[deals.Closure]
    ) -> Response[deals.Deal]:
        """Won, or lost with a reason."""
        closed = await service.close_deal(session, actor, deal_id, data)
        return Response(closed, headers=etag(closed.version))

    @delete("/closure", status_code=200, summary="Open a deal again")
    async def reopen(self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID]) -> Response[deals.Deal]:
        """It goes on in the stage where it ended."""
        opened = await service.reopen_deal(session, actor, deal_id)
        return Response(opened, headers=etag(opened.version))

    @put("/proofs", summary="Confirm what a stage asks for")
    async def confirm(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], data: JSONBody[deals.Confirmation]
    ) -> deals.DealFile:
        """Say that it is there, though Lading does not know."""
        return await service.confirm_proof(session, actor, deal_id, data)

    @delete("/proofs", status_code=200, summary="Take a confirmation back")
    async def withdraw(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], key: Key = ""
    ) -> deals.DealFile:
        """It is not there after all."""
        return await service.withdraw_proof(session, actor, deal_id, key)

    @put("/conversations/{conversation_id:uuid}", summary="Link a conversation with a deal")
    async def link(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], conversation_id: FromPath[UUID]
    ) -> deals.DealFile:
        """Say that it is about the deal."""
        return await service.link_conversation(session, actor, deal_id, conversation_id)

    @delete("/conversations/{conversation_id:uuid}", summary="Unlink a conversation")
    async def unlink(
        self, session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], conversation_id: FromPath[UUID]
    ) -> None:
        """Say that it is not about the deal."""
        await service.unlink_conversation(session, actor, deal_id, conversation_id)
