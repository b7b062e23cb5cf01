"""HTTP of sequences."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.outreach.sequences import schemas
from backend.outreach.sequences.models import EnrolmentState
from backend.outreach.sequences.queries.enrolments import enrolment_views, list_enrolments
from backend.outreach.sequences.queries.sequences import find_sequence, list_sequences, load_sequence
from backend.outreach.sequences.service.enrolling import change_enrolment, enrol
from backend.outreach.sequences.service.planning import look_over, preview_of
from backend.outreach.sequences.service.sequences import (
    archive_sequence,
    change_sequence,
    create_sequence,
    set_steps,
)
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

Words = Annotated[str | None, QueryParameter(name="q", max_length=200, description="Part of a name.")]
Archived = Annotated[bool, QueryParameter(name="archived", description="Those put aside instead.")]
InState = Annotated[EnrolmentState | None, QueryParameter(name="state", description="Only those in this state.")]
OfContact = Annotated[UUID | None, QueryParameter(name="contact_id", description="Of this contact.")]
OfCompany = Annotated[UUID | None, QueryParameter(name="company_id", description="Of this company's people.")]


class SequenceController(Controller):
    """Letters that follow each other until a person answers."""

    path = "/sequences"
    tags = ["Sequences"]

    @get(summary="Sequences")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        q: Words = None,
        archived: Archived = False,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.SequenceRow]:
        """Sequences by name, with how many people are in them and what came of their letters."""
        return await list_sequences(read_session, actor, q=q, archived=archived, cursor=cursor, limit=limit)

    @post(summary="Begin a sequence")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewSequence]
    ) -> Response[schemas.SequenceView]:
        """Begin a sequence as a draft; with status `running` it starts."""
        row = await create_sequence(session, actor, data)
        return _tagged(await load_sequence(session, actor, row.id))

    @get("/{sequence_id:uuid}", summary="A sequence")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, sequence_id: FromPath[UUID]
    ) -> Response[schemas.SequenceView]:
        """The sequence with its letters and what came of each."""
        return _tagged(await load_sequence(read_session, actor, sequence_id))

    @patch("/{sequence_id:uuid}", summary="Change, start or pause a sequence")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        sequence_id: FromPath[UUID],
        data: JSONBody[schemas.SequencePatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.SequenceView]:
        """While it is paused nothing goes out; what waits in a mailbox's queue is taken back."""
        await change_sequence(session, actor, sequence_id, data, expected_version(if_match))
        return _tagged(await load_sequence(session, actor, sequence_id))

    @put("/{sequence_id:uuid}/steps", summary="Plan the letters")
    async def plan(
        self,
        session: GivenSession,
        actor: GivenActor,
        sequence_id: FromPath[UUID],
        data: JSONBody[schemas.SequenceSteps],
        if_match: IfMatch = None,
    ) -> Response[schemas.SequenceView]:
        """Say all letters in their order. Whoever is on the way gets, of the letters as they stand then, the first one
        behind the last that they got; whoever has finished stays so."""
        await set_steps(session, actor, sequence_id, data, expected_version(if_match))
        return _tagged(await load_sequence(session, actor, sequence_id))

    @delete("/{sequence_id:uuid}", summary="Put a sequence aside")
    async def archive(self, session: GivenSession, actor: GivenActor, sequence_id: FromPath[UUID]) -> None:
        """Put it aside for good: everybody on the way is stopped."""
        await archive_sequence(session, actor, sequence_id)

    @post("/{sequence_id:uuid}/previews", status_code=200, summary="Who would get what and when")
    async def preview(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        sequence_id: FromPath[UUID],
        data: JSONBody[schemas.Enrolling],
    ) -> schemas.EnrolPreview:
        """Each person with the letters, their languages and times, and all that speaks against it. Changes nothing."""
        sequence = await find_sequence(read_session, sequence_id)
        return preview_of(await look_over(read_session, actor, runtime.settings, sequence, data), sequence)

    @post("/{sequence_id:uuid}/enrolments", summary="Put people into a sequence")
    async def enrol(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        sequence_id: FromPath[UUID],
        data: JSONBody[schemas.Enrolling],
    ) -> schemas.Enrolled:
        """Put in everybody against whom nothing speaks; the others are left out and counted."""
        return await enrol(session, actor, runtime.settings, sequence_id, data)

    @get("/{sequence_id:uuid}/enrolments", summary="People of a sequence")
    async def people(
        self,
        read_session: GivenReadSession,
        sequence_id: FromPath[UUID],
        in_state: InState = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.EnrolmentView]:
        """Those on the way and those who were, the newest first."""
        await find_sequence(read_session, sequence_id)
        return await list_enrolments(read_session, sequence_id=sequence_id, state=in_state, cursor=cursor, limit=limit)


class EnrolmentController(Controller):
    """People on the way through sequences."""

    path = "/sequence-enrolments"
    tags = ["Sequences"]

    @get(summary="Enrolments")
    async def index(
        self,
        read_session: GivenReadSession,
        contact_id: OfContact = None,
        company_id: OfCompany = None,
        in_state: InState = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.EnrolmentView]:
        """Those of a contact, of a company's people, or all, the newest first."""
        return await list_enrolments(
            read_session, contact_id=contact_id, company_id=company_id, state=in_state, cursor=cursor, limit=limit
        )

    @patch("/{enrolment_id:uuid}", summary="Pause, let go on, or take out")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        enrolment_id: FromPath[UUID],
        data: JSONBody[schemas.EnrolmentPatch],
        if_match: IfMatch = None,
    ) -> schemas.EnrolmentView:
        """One person: `paused`, `active` again, or `stopped` for good."""
        row = await change_enrolment(session, actor, enrolment_id, data, expected_version(if_match))
        return (await enrolment_views(session, [row]))[0]


def _tagged(view: schemas.SequenceView) -> Response[schemas.SequenceView]:
    return Response(view, headers=etag(view.version))


ROUTES: list[Any] = [SequenceController, EnrolmentController]
