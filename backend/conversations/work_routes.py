"""HTTP of sharing the work: who looks after a conversation, who is answering, what colleagues say."""

from uuid import UUID

from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody

from backend.conversations.queries.work import assignee_of, comment_view, comments_of, seen_conversation
from backend.conversations.schemas import CommentView, ConversationWork, NewAssignment, NewComment, ReplyingView
from backend.conversations.service import work
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from tenants.context import current_tenant_id


class ConversationWorkController(Controller):
    """How colleagues share a conversation."""

    path = "/conversations/{conversation_id:uuid}"
    tags = ("Conversations",)

    @get("/work", summary="How colleagues share a conversation")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, runtime: GivenRuntime, conversation_id: FromPath[UUID]
    ) -> ConversationWork:
        """Who looks after it, who is answering it now, and what colleagues say about it."""
        found = await seen_conversation(read_session, actor, conversation_id)
        now = await work.replying_now(runtime.redis, current_tenant_id(), found, actor.membership_id)
        return ConversationWork(
            assignee=await assignee_of(read_session, found),
            replying=[ReplyingView(each.membership_id, each.name) for each in now],
            comments=await comments_of(read_session, actor, found),
        )

    @put("/assignment", status_code=204, summary="Assign a conversation, or claim it")
    async def assign(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[NewAssignment]
    ) -> None:
        """Have somebody look after it; it opens no mail to them that is closed to them."""
        await work.assign(session, actor, conversation_id, data.membership_id, claim=data.claim)

    @delete("/assignment", summary="Let go of a conversation")
    async def release(self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID]) -> None:
        """Nobody looks after it."""
        await work.release(session, actor, conversation_id)

    @put("/replying", status_code=204, summary="Say that you are answering")
    async def begin_replying(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, conversation_id: FromPath[UUID]
    ) -> None:
        """Colleagues see it for 25 seconds; say it again every ten while it is so."""
        await work.note_replying(session, actor, runtime.redis, runtime.live, conversation_id, replying=True)

    @delete("/replying", summary="Say that you no longer answer")
    async def end_replying(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, conversation_id: FromPath[UUID]
    ) -> None:
        """At once, instead of when it is forgotten."""
        await work.note_replying(session, actor, runtime.redis, runtime.live, conversation_id, replying=False)

    @post("/comments", summary="Comment among colleagues")
    async def comment(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[NewComment]
    ) -> CommentView:
        """Never sent to anybody outside; colleagues who are named are told."""
        return comment_view(await work.add_comment(session, actor, conversation_id, data.text), actor)

    @delete("/comments/{comment_id:uuid}", summary="Take a comment back")
    async def remove(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], comment_id: FromPath[UUID]
    ) -> None:
        """One's own."""
        await work.remove_comment(session, actor, conversation_id, comment_id)


ROUTES = [ConversationWorkController]
