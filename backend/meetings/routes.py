"""Meetings over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.meetings import queries, schemas, service
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession

Here = Annotated[str, QueryParameter(name="here", max_length=60, description="My time zone (IANA).")]
Since = Annotated[datetime | None, QueryParameter(name="since", description="Not over before this instant.")]
Until = Annotated[datetime | None, QueryParameter(name="until", description="Begun before this instant.")]
Mine = Annotated[bool, QueryParameter(name="mine", description="Only those to which I am invited, or that I called.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="With this company.")]
ContactId = Annotated[UUID | None, QueryParameter(name="contact_id", description="With this contact.")]
ConversationId = Annotated[UUID | None, QueryParameter(name="conversation_id", description="Of this conversation.")]


class MeetingController(Controller):
    """Invitations and who answered what, on every clock."""

    path = "/meetings"
    tags = ["Meetings"]

    @get(summary="Meetings")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        here: Here = "UTC",
        since: Since = None,
        until: Until = None,
        mine: Mine = False,
        company_id: CompanyId = None,
        contact_id: ContactId = None,
        conversation_id: ConversationId = None,
    ) -> list[schemas.MeetingView]:
        """By time; without a subject those of the next two weeks. At most 100."""
        return await queries.list_meetings(
            read_session,
            actor,
            here=here,
            since=since,
            until=until,
            conversation_id=conversation_id,
            company_id=company_id,
            contact_id=contact_id,
            mine=mine,
        )

    @post("/readings", status_code=200, summary="How an hour falls for everybody")
    async def read(
        self, read_session: GivenReadSession, actor: GivenActor, data: JSONBody[schemas.MeetingQuestion]
    ) -> schemas.MeetingReading:
        """An hour on every clock, what is wrong with it there, and the next ones that suit everybody."""
        return await service.read_slot(read_session, await queries.my_addresses(read_session, actor), data)

    @post(summary="Invite")
    async def create(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        data: JSONBody[schemas.NewMeeting],
    ) -> schemas.MeetingView:
        """Invite by mail. An hour at which somebody sleeps is refused (409 `slot-refused`) unless `anyway` is said."""
        return await service.invite(session, actor, runtime.blobs, data)

    @get("/{meeting_id:uuid}", summary="A meeting")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, meeting_id: FromPath[UUID], here: Here = "UTC"
    ) -> schemas.MeetingView:
        """The meeting on both clocks."""
        return await queries.load_meeting(read_session, actor, meeting_id, here)

    @post("/{meeting_id:uuid}/answers", status_code=200, summary="Answer an invitation")
    async def answer(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        meeting_id: FromPath[UUID],
        data: JSONBody[schemas.MeetingAnswer],
        here: Here = "UTC",
    ) -> schemas.MeetingView:
        """Yes, perhaps or no, sent from the invited address. A night hour is refused unless `anyway` is said."""
        return await service.answer_invitation(session, actor, runtime.blobs, meeting_id, data, here=here)

    @post("/{meeting_id:uuid}/proposals", status_code=200, summary="Propose another time")
    async def propose(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        meeting_id: FromPath[UUID],
        data: JSONBody[schemas.MeetingProposal],
    ) -> schemas.MeetingView:
        """Ask who invited for another time (iTIP COUNTER); until they move it, the answer is perhaps."""
        return await service.propose_instead(session, actor, runtime.blobs, meeting_id, data)

    @post("/{meeting_id:uuid}/moves", status_code=200, summary="Move a meeting")
    async def move(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        meeting_id: FromPath[UUID],
        data: JSONBody[schemas.MeetingMove],
    ) -> schemas.MeetingView:
        """Ask everybody to come at another time."""
        return await service.move(session, actor, runtime.blobs, meeting_id, data)

    @post("/{meeting_id:uuid}/cancellation", status_code=200, summary="Call a meeting off")
    async def cancel(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        meeting_id: FromPath[UUID],
        data: JSONBody[schemas.MeetingCancel],
        here: Here = "UTC",
    ) -> schemas.MeetingView:
        """Tell everybody who was invited."""
        return await service.call_off(session, actor, runtime.blobs, meeting_id, data, here=here)


ROUTES = [MeetingController]
