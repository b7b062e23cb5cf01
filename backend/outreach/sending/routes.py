"""HTTP of sending: drafts and what becomes of them, senders, limits."""

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.mailboxes.queries import load_mailbox
from backend.outreach.sending import service
from backend.outreach.sending.checking import in_words, look_over, require_accepted
from backend.outreach.sending.copies import copy_file, copy_template_files
from backend.outreach.sending.drafts import (
    KIND,
    MOST_BYTES,
    add_file,
    begin_draft,
    change_draft,
    find_file,
    remove_file,
    take_along_quoted_images,
)
from backend.outreach.sending.errors import AttachmentsTooLargeError
from backend.outreach.sending.identities import all_senders, senders_of
from backend.outreach.sending.identity_changes import add_alias, change_identity, remove_alias, sender_view
from backend.outreach.sending.queries import (
    Box,
    file_view,
    limit_view,
    list_outgoing,
    load_outgoing,
    outgoing_view,
)
from backend.outreach.sending.schedule import as_schedule, desk_opening
from backend.outreach.sending.schemas import (
    DeskOpening,
    DraftPatch,
    FileCopy,
    FileView,
    IdentityPatch,
    NewDraft,
    NewIdentity,
    OutgoingView,
    SenderView,
    Sending,
    SendingLimitView,
    TemplateFiles,
    WarningView,
)
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

InBox = Annotated[Box, QueryParameter(name="box", description="Drafts, on their way, failed, sent, or all not done.")]
OfConversation = Annotated[UUID | None, QueryParameter(name="conversation_id", description="Of this conversation.")]
Filename = Annotated[str, QueryParameter(name="filename", min_length=1, max_length=255, description="Its name.")]
ContentType = Annotated[str, QueryParameter(name="content_type", max_length=200, description="Its media type.")]
Inline = Annotated[bool, QueryParameter(name="inline", description="To be shown in the text.")]

#: What an editor may show by itself; all else is only saved.
_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})


class OutgoingController(Controller):
    """Mail that goes out."""

    path = "/outgoing-messages"
    tags = ["Sending"]

    @get(summary="Outgoing messages")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        box: InBox = "open",
        conversation_id: OfConversation = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[OutgoingView]:
        """The caller's own, the last changed first."""
        return await list_outgoing(read_session, actor, box, conversation_id, cursor, limit)

    @post(summary="Begin a message")
    async def begin(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[NewDraft]
    ) -> Response[OutgoingView]:
        """A draft; sender, recipients and subject of an answer are filled in."""
        row = await begin_draft(session, actor, runtime.blobs, data)
        return Response(await outgoing_view(session, row), headers=etag(row.version))

    @get("/{outgoing_id:uuid}", summary="An outgoing message")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, outgoing_id: FromPath[UUID]
    ) -> Response[OutgoingView]:
        """The message, and what became of it."""
        row = await load_outgoing(read_session, actor, outgoing_id)
        return Response(await outgoing_view(read_session, row), headers=etag(row.version))

    @patch("/{outgoing_id:uuid}", summary="Save a draft")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        outgoing_id: FromPath[UUID],
        data: JSONBody[DraftPatch],
        if_match: IfMatch = None,
    ) -> Response[OutgoingView]:
        """Saved by every device every few seconds; 412 carries what another one saved meanwhile."""
        row = await service.own_message(session, actor, outgoing_id)
        before = await outgoing_view(session, row)
        await change_draft(session, actor, row, expected_version(if_match), data, before)
        return Response(await outgoing_view(session, row), headers=etag(row.version))

    @delete("/{outgoing_id:uuid}", summary="Throw a message away")
    async def discard(self, session: GivenSession, actor: GivenActor, outgoing_id: FromPath[UUID]) -> None:
        """A draft is gone; what waited to be sent is cancelled."""
        await service.discard(session, actor, outgoing_id)

    @post("/{outgoing_id:uuid}/checks", status_code=200, summary="Look a message over")
    async def check(
        self, read_session: GivenReadSession, actor: GivenActor, outgoing_id: FromPath[UUID]
    ) -> list[WarningView]:
        """What its author should look at before it goes out."""
        return in_words(await look_over(read_session, await load_outgoing(read_session, actor, outgoing_id)))

    @get("/{outgoing_id:uuid}/desk-opening", summary="When desks open at the recipient's")
    async def desk(
        self, read_session: GivenReadSession, actor: GivenActor, outgoing_id: FromPath[UUID]
    ) -> DeskOpening | None:
        """Null where no recipient's clock is known."""
        return await desk_opening(read_session, await load_outgoing(read_session, actor, outgoing_id))

    @put("/{outgoing_id:uuid}/sending", summary="Send a message")
    async def send(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        outgoing_id: FromPath[UUID],
        data: JSONBody[Sending],
    ) -> OutgoingView:
        """It goes out in ten seconds, in which it can be called back, or at its time. 409 carries warnings that were
        not accepted."""
        row = await service.own_message(session, actor, outgoing_id)
        opening = await desk_opening(session, row) if data.at_desk else None
        send_at: datetime | None = opening.at if opening else data.send_at
        kind = "desk" if opening else "at" if data.send_at else "undo"
        require_accepted(await look_over(session, row, at_once=send_at is None), data.accepted)
        await take_along_quoted_images(session, actor, runtime.blobs, row)
        schedule = as_schedule(kind, opening.zone if opening else None)
        sent = await service.queue_draft(session, actor, outgoing_id, send_at=send_at, schedule=schedule)
        return await outgoing_view(session, sent)

    @delete("/{outgoing_id:uuid}/sending", status_code=200, summary="Call a message back")
    async def call_back(self, session: GivenSession, actor: GivenActor, outgoing_id: FromPath[UUID]) -> OutgoingView:
        """A draft again; 409 when it has gone out."""
        return await outgoing_view(session, await service.call_back(session, actor, outgoing_id))

    @post("/{outgoing_id:uuid}/reopenings", status_code=200, summary="Make a failed message a draft again")
    async def reopen(self, session: GivenSession, actor: GivenActor, outgoing_id: FromPath[UUID]) -> OutgoingView:
        """To put right what was wrong, and send it anew."""
        return await outgoing_view(session, await service.reopen(session, actor, outgoing_id))

    @put("/{outgoing_id:uuid}/settlement", summary="Say that a message did go out")
    async def settle(self, session: GivenSession, actor: GivenActor, outgoing_id: FromPath[UUID]) -> OutgoingView:
        """For a message of which nobody could tell."""
        return await outgoing_view(session, await service.settle_as_sent(session, actor, outgoing_id))

    @post("/{outgoing_id:uuid}/attachments", summary="Attach a file", request_max_body_size=MOST_BYTES + 1)
    async def attach(
        self,
        request: Request[Any, Any, Any],
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        outgoing_id: FromPath[UUID],
        filename: Filename = "attachment",
        content_type: ContentType = "application/octet-stream",
        inline: Inline = False,
    ) -> FileView:
        """The body is the file as it is (`application/octet-stream`)."""
        content = bytearray()
        async for chunk in request.stream():
            content += chunk
            if len(content) > MOST_BYTES:
                raise AttachmentsTooLargeError(limit=f"{MOST_BYTES // 1024 // 1024} MB")
        file = await add_file(
            session,
            actor,
            runtime.blobs,
            outgoing_id,
            filename=filename,
            content_type=content_type,
            content=bytes(content),
            inline=inline,
        )
        return file_view(file)

    @post("/{outgoing_id:uuid}/attachment-copies", summary="Attach a file that is here already")
    async def attach_copy(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        outgoing_id: FromPath[UUID],
        data: JSONBody[FileCopy],
    ) -> FileView:
        """Of an earlier message, or of a customer's file; without going through the browser."""
        return file_view(await copy_file(session, actor, runtime.blobs, outgoing_id, data))

    @post("/{outgoing_id:uuid}/template-files", status_code=200, summary="Attach the files of a template's version")
    async def attach_templates(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        outgoing_id: FromPath[UUID],
        data: JSONBody[TemplateFiles],
    ) -> list[FileView]:
        """All files of the message then; none is attached twice."""
        files = await copy_template_files(session, actor, runtime.blobs, outgoing_id, data)
        return [file_view(file) for file in files]

    @get("/{outgoing_id:uuid}/attachments/{file_id:uuid}", summary="A file of a message")
    async def file(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        outgoing_id: FromPath[UUID],
        file_id: FromPath[UUID],
    ) -> Response[bytes]:
        """Shown where it is an image, else saved."""
        found = await find_file(session, actor, outgoing_id, file_id)
        content = await runtime.blobs.get(session.info["tenant_id"], KIND, found.sha256)
        shown = found.content_type.lower() in _SHOWN
        named = f"filename*=UTF-8''{quote(found.filename)}"
        return Response(
            content,
            media_type=found.content_type.lower() if shown else "application/octet-stream",
            headers={
                "Content-Disposition": f"{'inline' if shown else 'attachment'}; {named}",
                "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'self'",
                "X-Content-Type-Options": "nosniff",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Cache-Control": "private, max-age=86400, immutable",
            },
        )

    @delete("/{outgoing_id:uuid}/attachments/{file_id:uuid}", summary="Take a file off")
    async def detach(
        self, session: GivenSession, actor: GivenActor, outgoing_id: FromPath[UUID], file_id: FromPath[UUID]
    ) -> None:
        """It does not go along."""
        await remove_file(session, actor, outgoing_id, file_id)


@get("/senders", tags=["Sending"], summary="Addresses to send from")
async def senders(read_session: GivenReadSession, actor: GivenActor) -> list[SenderView]:
    """Those that the caller may send from, their own first."""
    return [sender_view(each) for each in await senders_of(read_session, actor.membership_id)]


class IdentityController(Controller):
    """Addresses of mailboxes, their signatures, and who sends from them."""

    path = "/mail-identities"
    tags = ["Sending"]

    @get(summary="Addresses of all mailboxes")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[SenderView]:
        """Everybody's, for who manages mailboxes; otherwise the caller's own."""
        found = await all_senders(read_session)
        own = actor.membership_id
        return [sender_view(each) for each in found if actor.may("mailboxes.manage") or (own and each.owner_id == own)]

    @post(summary="Add an alias")
    async def add(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewIdentity]) -> SenderView:
        """A further address of a mailbox."""
        return sender_view(await add_alias(session, actor, data))

    @patch("/{identity_id:uuid}", summary="Change an address")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        identity_id: FromPath[UUID],
        data: JSONBody[IdentityPatch],
        if_match: IfMatch = None,
    ) -> Response[SenderView]:
        """Name, signature, and who sends from it. The id of a mailbox's own address is the mailbox's."""
        changed = await change_identity(session, actor, identity_id, expected_version(if_match), data)
        return Response(sender_view(changed), headers=etag(changed.version))

    @delete("/{identity_id:uuid}", summary="Remove an alias")
    async def remove(self, session: GivenSession, actor: GivenActor, identity_id: FromPath[UUID]) -> None:
        """Nobody sends from it any more."""
        await remove_alias(session, actor, identity_id)


@get("/mailboxes/{mailbox_id:uuid}/sending-limit", tags=["Sending"], summary="How much a mailbox may send")
async def sending_limit(read_session: GivenReadSession, mailbox_id: FromPath[UUID]) -> SendingLimitView:
    """As learnt from its provider's answers, and why it waits where it does."""
    return await limit_view(read_session, await load_mailbox(read_session, mailbox_id))


ROUTES: list[Any] = [OutgoingController, senders, IdentityController, sending_limit]
