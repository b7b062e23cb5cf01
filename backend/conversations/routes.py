"""HTTP of conversations and messages."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.conversations.answers import file_answer, picture_answer, raw_answer
from backend.conversations.queries.files import find_part, find_raw, find_remote_image
from backend.conversations.queries.lists import (
    ConversationFilters,
    Folder,
    Kind,
    list_conversations,
    search_everything,
)
from backend.conversations.queries.messages import load_body, load_conversation, load_message
from backend.conversations.schemas import (
    Body,
    ConversationRow,
    ConversationView,
    MessageView,
    Reading,
    SearchHits,
)
from backend.conversations.service.files import part_bytes, raw_message
from backend.conversations.service.images import fetch_picture
from backend.conversations.service.reading import set_reading
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit, WithTotal
from tenants.context import current_tenant_id
from tenants.paging import Page

Words = Annotated[str | None, QueryParameter(name="q", max_length=500, description="Words to search for.")]
InMailbox = Annotated[UUID | None, QueryParameter(name="mailbox_id", description="With mail in this mailbox.")]
WithCompany = Annotated[UUID | None, QueryParameter(name="company_id", description="With people of this company.")]
WithContact = Annotated[UUID | None, QueryParameter(name="contact_id", description="With this person.")]
InFolder = Annotated[Folder, QueryParameter(name="folder", description="Received, sent, or both and all else.")]
KindIs = Annotated[Kind | None, QueryParameter(name="kind", description="Between people, or sent by machines.")]
Unread = Annotated[bool | None, QueryParameter(name="unread", description="Not read by you yet.")]
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
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[ConversationRow]:
        """Conversations, newest first."""
        filters = ConversationFilters(mailbox_id, company_id, contact_id, folder, kind, unread, q)
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


class MessageController(Controller):
    """Messages, their files and images."""

    path = "/messages"
    tags = ["Conversations"]

    @get("/{message_id:uuid}", summary="A message")
    async def show(self, read_session: GivenReadSession, message_id: FromPath[UUID]) -> MessageView:
        """The message."""
        return await load_message(read_session, message_id)

    @get("/{message_id:uuid}/body", summary="What a message says")
    async def body(
        self, read_session: GivenReadSession, message_id: FromPath[UUID], remote_images: RemoteImages = None
    ) -> Body:
        """The body; with `remote_images=show` the images of other servers come through this one."""
        return await load_body(read_session, message_id, show_remote_images=remote_images is not None)

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
            part = await find_part(session, message_id, attachment_id)
        return file_answer(part, await part_bytes(runtime.blobs, tenant_id, part), inline=inline)

    @get("/{message_id:uuid}/raw", summary="A message as it came")
    async def raw(self, runtime: GivenRuntime, actor: GivenActor, message_id: FromPath[UUID]) -> Response[bytes]:
        """The raw message, for saving as .eml."""
        tenant_id = current_tenant_id()
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            source = await find_raw(session, message_id)
        return raw_answer(source, await raw_message(runtime.blobs, tenant_id, source.raw_sha256))

    @get("/{message_id:uuid}/remote-images/{number:int}", summary="A remote image of a message")
    async def remote_image(
        self, runtime: GivenRuntime, actor: GivenActor, message_id: FromPath[UUID], number: FromPath[int]
    ) -> Response[bytes]:
        """Fetch a remote image: its server sees us, and neither the reader's address nor any cookie."""
        async with runtime.database.tenant_read_session(current_tenant_id(), actor) as session:
            address = await find_remote_image(session, message_id, number)
        return picture_answer(await fetch_picture(runtime.egress, address))


@get("/search", tags=["Search"], summary="Search everything")
async def search(read_session: GivenReadSession, q: SearchWords) -> SearchHits:
    """Companies, contacts and conversations that hold all the words, at most eight of each."""
    return await search_everything(read_session, q)


ROUTES = [ConversationController, MessageController, search]
