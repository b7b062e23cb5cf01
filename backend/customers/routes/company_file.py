"""What is behind a company: people, facts, timeline, notes."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers import queries, service
from backend.customers.schemas import Contact, Fact, FieldChange, NewFact, NewNote, TimelineItem
from backend.customers.vocabulary import TimelineKind
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit, SortBy
from tenants.paging import Page

Kinds = Annotated[
    list[TimelineKind] | None, QueryParameter(name="kind", description="Entries of these kinds alone; may be repeated.")
]
FieldIs = Annotated[str | None, QueryParameter(name="field", max_length=40, description="The history of this field.")]
PersonIs = Annotated[UUID | None, QueryParameter(name="contact_id", description="What this person had a part in.")]


class CompanyFileController(Controller):
    """The file of one company."""

    path = "/companies/{company_id:uuid}"
    tags = ["Companies"]

    @get("/contacts", summary="A company's contacts")
    async def contacts(
        self,
        read_session: GivenReadSession,
        company_id: FromPath[UUID],
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[Contact]:
        """The people of the company."""
        await queries.require_record(read_session, "company", company_id)
        return await queries.list_contacts(read_session, company_id=company_id, sort=sort, cursor=cursor, limit=limit)

    @get("/facts", summary="A company's facts")
    async def facts(self, read_session: GivenReadSession, company_id: FromPath[UUID]) -> list[Fact]:
        """Every value that its fields have or could have, with where it was found; the shown one first."""
        return await queries.list_facts(read_session, "company", company_id)

    @post("/facts", status_code=204, summary="Add a value by hand")
    async def add_fact(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[NewFact]
    ) -> None:
        """One more phone, website or tax id; part of an address; something that was asked for."""
        await service.add_fact(session, actor, "company", company_id, data)

    @delete("/facts/{fact_id:uuid}", summary="Take back that a value was typed")
    async def remove_fact(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], fact_id: FromPath[UUID]
    ) -> None:
        """What mail says of the value stays."""
        await service.remove_fact(session, actor, "company", company_id, fact_id)

    @get("/requests", summary="What a company asked for")
    async def requests(self, read_session: GivenReadSession, company_id: FromPath[UUID]) -> list[Fact]:
        """Products, quantities, Incoterms, ports, prices, certificates and urgency out of its mail, newest first."""
        return await queries.list_requests(read_session, "company", company_id)

    @get("/field-changes", summary="The history of a company's fields")
    async def field_changes(
        self, read_session: GivenReadSession, company_id: FromPath[UUID], field: FieldIs = None
    ) -> list[FieldChange]:
        """What a field, or each of them, came to show and by whom, newest first."""
        return await queries.list_changes(read_session, "company", company_id, field)

    @post("/facts/{fact_id:uuid}/rejection", summary="Say that a fact is wrong")
    async def reject(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], fact_id: FromPath[UUID]
    ) -> None:
        """Take the value out of the profile and keep it from coming back."""
        await service.reject_fact(session, actor, "company", company_id, fact_id)

    @delete("/facts/{fact_id:uuid}/rejection", summary="Take a rejection back")
    async def take_back(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], fact_id: FromPath[UUID]
    ) -> None:
        """Let the value take part again."""
        await service.take_back_rejection(session, actor, "company", company_id, fact_id)

    @get("/timeline", summary="A company's timeline")
    async def timeline(
        self,
        read_session: GivenReadSession,
        company_id: FromPath[UUID],
        kind: Kinds = None,
        contact_id: PersonIs = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[TimelineItem]:
        """What happened, newest first."""
        return await queries.list_timeline(
            read_session, "company", company_id, kinds=kind or (), contact_id=contact_id, cursor=cursor, limit=limit
        )

    @post("/notes", summary="Write a note, a call or a meeting")
    async def note(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[NewNote]
    ) -> TimelineItem:
        """Put it on the timeline. `@[Lin Wei](membership:<id>)` names a colleague, who hears of it."""
        return await service.add_note(session, actor, "company", company_id, data)
