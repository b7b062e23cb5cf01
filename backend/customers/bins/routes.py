"""HTTP of the three bins: the piles, decisions and their undoing, the classifier."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers.bins import learned, queries, service
from backend.customers.bins.schemas import (
    Act,
    BinSubject,
    BinSummary,
    Candidate,
    CandidateFile,
    ClassifierPatch,
    ClassifierReport,
    DecisionView,
    NewDecision,
)
from backend.customers.vocabulary import Bin
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants import audit
from tenants.paging import Page

BinIs = Annotated[Bin, QueryParameter(name="bin", description="Candidates unless said otherwise.")]
ReasonIs = Annotated[
    str | None, QueryParameter(name="reason", max_length=40, description="Code of a reason of the decision.")
]
Domain = Annotated[str | None, QueryParameter(name="domain", max_length=253, description="Their mail domain.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="About this company.")]
ContactId = Annotated[UUID | None, QueryParameter(name="contact_id", description="About this person.")]


class CandidateController(Controller):
    """What waits for a decision, and what was put aside as noise."""

    path = "/candidates"
    tags = ["Candidates"]

    @get(summary="Candidates")
    async def index(
        self,
        read_session: GivenReadSession,
        bin_: BinIs = "candidate",
        reason: ReasonIs = None,
        domain: Domain = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[Candidate]:
        """Companies, and people without one, of a bin; those of whom the latest message is first."""
        narrowed = queries.Narrowed(bin_, reason, domain)
        return await queries.list_candidates(read_session, narrowed, cursor=cursor, limit=limit)

    @get("/summary", summary="How many candidates there are")
    async def summary(
        self,
        read_session: GivenReadSession,
        bin_: BinIs = "candidate",
        reason: ReasonIs = None,
        domain: Domain = None,
    ) -> BinSummary:
        """How much lies in a bin, by reason and by domain."""
        return await queries.summarize(read_session, queries.Narrowed(bin_, reason, domain))

    @get("/companies/{company_id:uuid}", summary="A company that is a candidate")
    async def company(self, read_session: GivenReadSession, company_id: FromPath[UUID]) -> CandidateFile:
        """What would be created, with its people and the messages that speak for it."""
        return await queries.load_candidate(read_session, "company", company_id)

    @get("/contacts/{contact_id:uuid}", summary="A person who is a candidate")
    async def contact(self, read_session: GivenReadSession, contact_id: FromPath[UUID]) -> CandidateFile:
        """Who would be created, with the messages that speak for it."""
        return await queries.load_candidate(read_session, "contact", contact_id)


class BinDecisionController(Controller):
    """Decisions about who is a customer."""

    path = "/bin-decisions"
    tags = ["Candidates"]

    @get(summary="Decisions about a company or person")
    async def index(
        self, read_session: GivenReadSession, company_id: CompanyId = None, contact_id: ContactId = None
    ) -> list[DecisionView]:
        """Those that count first, then the latest; with neither id there is none."""
        if company_id is not None:
            return await queries.list_decisions(read_session, "company", company_id)
        return [] if contact_id is None else await queries.list_decisions(read_session, "contact", contact_id)

    @post(summary="Decide")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewDecision]) -> Act:
        """Put companies or people into a bin; no rule moves them from then on, and the classifier learns from it.

        Up to 500 `subjects`, or up to 500 of those `where` names. Ids that do not exist are passed over.
        """
        companies = [one.id for one in data.subjects if one.kind == "company"]
        contacts = [one.id for one in data.subjects if one.kind == "contact"]
        if data.where is not None:
            narrowed = queries.Narrowed(data.where.bin, data.where.reason, data.where.domain)
            more = await queries.ids_of(session, narrowed, service.MOST - len(data.subjects))
            companies, contacts = companies + more[0], contacts + more[1]
        done = await service.decide(session, actor, service.Subjects(companies, contacts), data.bin)
        decided = [BinSubject("company", each) for each in done.subjects.companies]
        decided += [BinSubject("contact", each) for each in done.subjects.contacts]
        return Act(done.act_id, len(decided), decided)

    @delete("/{act_id:uuid}", summary="Undo a decision")
    async def undo(self, session: GivenSession, actor: GivenActor, act_id: FromPath[UUID]) -> None:
        """Take back all that was decided at once; what stood before stands again."""
        await service.undo(session, actor, act_id)


class ClassifierController(Controller):
    """The tenant's own classifier."""

    path = "/bin-classifier"
    tags = ["Candidates"]

    @get(summary="How the classifier does")
    async def show(self, read_session: GivenReadSession) -> ClassifierReport:
        """What it learned, and how often it was right about decisions that it had not seen."""
        return await queries.classifier_report(read_session)

    @patch(summary="Switch the classifier on or off")
    async def change(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[ClassifierPatch]
    ) -> ClassifierReport:
        """Switched off, it goes on learning and decides nothing."""
        actor.require("mailboxes.manage")
        await learned.switch(session, enabled=data.enabled)
        audit.record(session, "bin_classifier.switched", enabled=data.enabled)
        return await queries.classifier_report(session)

    @delete(summary="Let the classifier forget")
    async def reset(self, session: GivenSession, actor: GivenActor) -> None:
        """Forget all that it learned; decisions stay."""
        actor.require("mailboxes.manage")
        await learned.reset(session)
        audit.record(session, "bin_classifier.reset")


ROUTES = [BinDecisionController, CandidateController, ClassifierController]
