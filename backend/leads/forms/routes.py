"""HTTP of forms for those who define them; what visitors meet is in `page`."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.leads.forms import service
from backend.leads.forms.queries import list_forms, list_submissions
from backend.leads.forms.schemas import LeadFormGiven, LeadFormView, SubmissionView
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import IfMatch
from backend.web.sessions import expected_version

OfForm = Annotated[UUID | None, QueryParameter(name="form_id", description="Of one form.")]
HeldOnly = Annotated[bool, QueryParameter(name="held", description="Those alone that wait for a person.")]


class LeadFormController(Controller):
    """Forms for web sites."""

    path = "/lead-forms"
    tags = ["Leads"]

    @get(summary="Web forms")
    async def index(self, read_session: GivenReadSession, runtime: GivenRuntime) -> list[LeadFormView]:
        """Every form, with the address of its page."""
        return await list_forms(read_session, runtime.settings.public_url)

    @post(summary="Make a web form")
    async def create(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[LeadFormGiven]
    ) -> list[LeadFormView]:
        """Add a form. Answers all of them."""
        await service.make_form(session, actor, data)
        return await list_forms(session, runtime.settings.public_url)

    @put("/{lead_form_id:uuid}", summary="Change a web form")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        lead_form_id: FromPath[UUID],
        data: JSONBody[LeadFormGiven],
        if_match: IfMatch = None,
    ) -> list[LeadFormView]:
        """Change a form; its address stays. Answers all of them."""
        await service.change_form(session, actor, lead_form_id, expected_version(if_match), data)
        return await list_forms(session, runtime.settings.public_url)

    @delete("/{lead_form_id:uuid}", summary="Remove a web form")
    async def remove(self, session: GivenSession, actor: GivenActor, lead_form_id: FromPath[UUID]) -> None:
        """Remove it with what was filled in; leads and customers stay."""
        await service.remove_form(session, actor, lead_form_id)


class SubmissionController(Controller):
    """What was filled into forms."""

    path = "/lead-submissions"
    tags = ["Leads"]

    @get(summary="Filled-in forms")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, form_id: OfForm = None, held: HeldOnly = False
    ) -> list[SubmissionView]:
        """The newest first, up to 200."""
        return await list_submissions(read_session, actor, form_id, held=held)

    @post("/{submission_id:uuid}/release", status_code=204, summary="Let a held inquiry in")
    async def release(self, session: GivenSession, actor: GivenActor, submission_id: FromPath[UUID]) -> None:
        """It was no spam: it becomes a lead."""
        await service.decide_held(session, actor, submission_id, release=True)

    @post("/{submission_id:uuid}/refusal", status_code=204, summary="Refuse a held inquiry")
    async def refuse(self, session: GivenSession, actor: GivenActor, submission_id: FromPath[UUID]) -> None:
        """It was spam."""
        await service.decide_held(session, actor, submission_id, release=False)


ROUTES = [LeadFormController, SubmissionController]
