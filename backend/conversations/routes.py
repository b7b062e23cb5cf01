"""HTTP of conversations and messages."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.conversations.answers import file_answer, picture_answer, raw_answer
from backend.conversations.queries.edits import edit_view, list_edits
from backend.conversations.queries.files import find_part, find_raw, find_remote_image
from backend.conversations.queries.filters import ConversationFilters, Folder, Kind, zone_of
from backend.conversations.queries.lists import list_conversations
from backend.conversations.queries.messages import load_body, load_conversation, load_message
from backend.conversations.queries.searching import search_everything
from backend.conversations.schemas import (
    Body,
    ConversationRow,
    ConversationView,
    Disclosure,
    DisclosureView,
    EnclosedMessage,
    Join,
    MessageView,
    Reading,
    SearchHits,
    Split,
    ThreadEditView,
    Visibility,
)
from backend.conversations.service import threads
from backend.conversations.service.enclosed import read_enclosed
from backend.conversations.service.files import part_bytes, raw_message
from backend.conversations.service.images import fetch_picture
from backend.conversations.service.reading import set_reading
from backend.conversations.service.visibility import disclose_mailbox, set_visibility
from backend.conversations.service.whole import request_whole_message
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit, Ordinal, WithTotal
from tenants.context import current_tenant_id
from tenants.paging import Page

Words = Annotated[
    str | None,
    QueryParameter(
        name="q",
        max_length=500,
        description='Words, "phrases" and operators: from: to: cc: subject: filename: has:attachment before: after: in:'
        " company: is:unread; `-` before one means not.",
    ),
]
InMailbox = Annotated[UUID | None, QueryParameter(name="mailbox_id", description="With mail in this mailbox.")]
WithCompany = Annotated[UUID | None, QueryParameter(name="company_id", description="With people of this company.")]
WithContact = Annotated[UUID | None, QueryParameter(name="contact_id", description="With this person.")]
InFolder = Annotated[Folder, QueryParameter(name="folder", description="Received, sent, or both and all else.")]
KindIs = Annotated[Kind | None, QueryParameter(name="kind", description="Between people, or sent by machines.")]
Unread = Annotated[bool | None, QueryParameter(name="unread", description="Not read by you yet.")]
SearchZone = Annotated[
    str, QueryParameter(name="time_zone", max_length=64, description="Where the days of a search begin.")
]
Inline = Annotated[
    bool, QueryParameter(name="inline", description="To be shown rather than saved, where that is safe.")
]
RemoteImages = Annotated[str | None, QueryParameter(name="remote_images", pattern="^show$", description="`show` them.")]
SearchWords = Annotated[str, QueryParameter(name="q", min_length=1, max_length=500, description="Words to search for.")]


class ConversationController(Controller):
    """Conversations."""

    path = "/conversations"
    tags = ["Conversations"]

    @get(summary="Conversations")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        mailbox_id: InMailbox = None,
        company_id: WithCompany = None,
        contact_id: WithContact = None,
        folder: InFolder = "all",
        kind: KindIs = None,
        unread: Unread = None,
        q: Words = None,
        time_zone: SearchZone = "UTC",
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[ConversationRow]:
        """Conversations, newest first."""
        filters = ConversationFilters(mailbox_id, company_id, contact_id, folder, kind, unread, q, zone_of(time_zone))
        return await list_conversations(read_session, actor, filters, cursor=cursor, limit=limit, with_total=with_total)

    @get("/{conversation_id:uuid}", summary="A conversation")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, conversation_id: FromPath[UUID]
    ) -> ConversationView:
        """The conversation with its messages, oldest first."""
        return await load_conversation(read_session, actor, conversation_id)

    @put("/{conversation_id:uuid}/reading", status_code=204, summary="Mark a conversation as read or unread")
    async def read(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[Reading]
    ) -> None:
        """For the signed-in person alone."""
        await set_reading(session, actor, conversation_id, read=data.read)

    @put("/{conversation_id:uuid}/visibility", status_code=204, summary="Choose who sees a conversation")
    async def decide(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[Visibility]
    ) -> None:
        """Private, shared, or as its mailboxes are; for the owners of those mailboxes to say."""
        await set_visibility(session, actor, conversation_id, data)

    @post("/{conversation_id:uuid}/splits", summary="Split a conversation")
    async def split(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[Split]
    ) -> ThreadEditView:
        """Put a message and all later ones into a conversation of their own. Later mail follows what it answers."""
        return edit_view(await threads.split(session, actor, conversation_id, data.message_id))

    @post("/{conversation_id:uuid}/joins", summary="Join two conversations")
    async def join(
        self, session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[Join]
    ) -> ThreadEditView:
        """Take another conversation into this one; its address goes on working."""
        return edit_view(await threads.join(session, actor, conversation_id, data.conversation_id))

    @get("/{conversation_id:uuid}/thread-edits", summary="What was put right in a conversation")
    async def edits(
        self, read_session: GivenReadSession, actor: GivenActor, conversation_id: FromPath[UUID]
    ) -> list[ThreadEditView]:
        """Splits and joins by people, newest first."""
        return await list_edits(read_session, actor, conversation_id)


@post("/thread-edits/{edit_id:uuid}/undo", status_code=200, tags=["Conversations"], summary="Undo a split or a join")
async def undo_edit(session: GivenSession, actor: GivenActor, edit_id: FromPath[UUID]) -> ThreadEditView:
    """Take it back; mail that came since stays with what it answers."""
    return edit_view(await threads.undo(session, actor, edit_id))


@post("/mailboxes/{mailbox_id:uuid}/disclosures", tags=["Mailboxes"], summary="Read a closed mailbox for a reason")
async def disclose(
    session: GivenSession, actor: GivenActor, mailbox_id: FromPath[UUID], data: JSONBody[Disclosure]
) -> DisclosureView:
    """For owners of the tenant alone, for a while; the reason is kept in the audit log."""
    opening = await disclose_mailbox(session, actor, mailbox_id, data)
    return DisclosureView(opening.mailbox_id, opening.until)


class MessageController(Controller):
    """Messages, their files and images."""

    path = "/messages"
    tags = ["Conversations"]

    @get("/{message_id:uuid}", summary="A message")
    async def show(self, read_session: GivenReadSession, actor: GivenActor, message_id: FromPath[UUID]) -> MessageView:
        """The message."""
        return await load_message(read_session, actor, message_id)

    @get("/{message_id:uuid}/body", summary="What a message says")
    async def body(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        message_id: FromPath[UUID],
        remote_images: RemoteImages = None,
    ) -> Body:
        """The body; with `remote_images=show` the images of other servers come through this one."""
        return await load_body(read_session, actor, message_id, show_remote_images=remote_images is not None)

    @get("/{message_id:uuid}/attachments/{attachment_id:uuid}", summary="A file of a message")
    async def attachment(
        self,
        runtime: GivenRuntime,
        actor: GivenActor,
        message_id: FromPath[UUID],
        attachment_id: FromPath[UUID],
        inline: Inline = False,
    ) -> Response[bytes]:
        """The file's bytes. Only pictures, PDF and plain text are ever shown inline."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            part = await find_part(session, actor, message_id, attachment_id)
        return file_answer(part, await part_bytes(runtime.blobs, tenant_id, part), inline=inline)

    @get("/{message_id:uuid}/attachments/{attachment_id:uuid}/message", summary="A message inside a message")
    async def enclosed(
        self, runtime: GivenRuntime, actor: GivenActor, message_id: FromPath[UUID], attachment_id: FromPath[UUID]
    ) -> EnclosedMessage:
        """An attached message, read for the screen; 404 for a file that is none."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            part = await find_part(session, actor, message_id, attachment_id)
        return await read_enclosed(part.content_type, await part_bytes(runtime.blobs, tenant_id, part))

    @get("/{message_id:uuid}/raw", summary="A message as it came")
    async def raw(self, runtime: GivenRuntime, actor: GivenActor, message_id: FromPath[UUID]) -> Response[bytes]:
        """The raw message, for saving as .eml."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            source = await find_raw(session, actor, message_id)
        return raw_answer(source, await raw_message(runtime.blobs, tenant_id, source))

    @get("/{message_id:uuid}/remote-images/{number:int}", summary="A remote image of a message")
    async def remote_image(
        self, runtime: GivenRuntime, actor: GivenActor, message_id: FromPath[UUID], number: Ordinal
    ) -> Response[bytes]:
        """Fetch a remote image: its server sees us, and neither the reader's address nor any cookie."""
        async with runtime.database.tenant_read_session(current_tenant_id(), actor) as session:
            address = await find_remote_image(session, actor, message_id, number)
        return picture_answer(await fetch_picture(runtime.egress, address))

    @post("/{message_id:uuid}/whole-message-requests", status_code=202, summary="Fetch the rest of a message")
    async def fetch_whole(self, session: GivenSession, actor: GivenActor, message_id: FromPath[UUID]) -> None:
        """Have the mail server hand out all of a message of which only the beginning is here."""
        await request_whole_message(session, actor, message_id)


@get("/search", tags=["Search"], summary="Search everything")
async def search(read_session: GivenReadSession, actor: GivenActor, q: SearchWords) -> SearchHits:
    """Companies, contacts and conversations that hold all the words, at most eight of each."""
    return await search_everything(read_session, actor, q)


ROUTES = [ConversationController, MessageController, undo_edit, disclose, search]
