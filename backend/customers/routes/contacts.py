"""Contacts."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers import queries, service
from backend.customers.routes.companies import Words
from backend.customers.routes.company_file import FieldIs, Kinds
from backend.customers.schemas import (
    Contact,
    ContactFields,
    Employer,
    Fact,
    FieldChange,
    NewFact,
    NewNote,
    TimelineItem,
)
from backend.customers.vocabulary import Bin
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

BinIs = Annotated[
    Bin | None,
    QueryParameter(name="bin", description="Customers unless said otherwise; with `company_id`, all but noise."),
]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="Where they work.")]


class ContactController(Controller):
    """People."""

    path = "/contacts"
    tags = ["Contacts"]

    @get(summary="Contacts")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        q: Words = None,
        company_id: CompanyId = None,
        bin_: BinIs = None,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[Contact]:
        """Contacts that are not archived. Sort by name, last_message_at, created_at, awake (who is at the desk now
        first) or one of your own fields as custom.key."""
        return await queries.list_contacts(
            read_session,
            q=q,
            company_id=company_id,
            of_bin=bin_,
            sort=sort,
            cursor=cursor,
            limit=limit,
            with_total=with_total,
            custom=custom_pairs(request, custom),
        )

    @post(summary="Make a contact")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[ContactFields]
    ) -> Response[Contact]:
        """Make a contact; without `company_id` it goes to the company that has its mail domain."""
        contact = await service.create_contact(session, actor, data)
        return Response(contact, headers=etag(contact.version))

    @get("/{contact_id:uuid}", summary="A contact")
    async def show(self, read_session: GivenReadSession, contact_id: FromPath[UUID]) -> Response[Contact]:
        """The contact, archived or not."""
        contact = await queries.load_contact(read_session, contact_id)
        return Response(contact, headers=etag(contact.version))

    @patch("/{contact_id:uuid}", summary="Change a contact")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        contact_id: FromPath[UUID],
        data: JSONBody[ContactFields],
        if_match: IfMatch = None,
    ) -> Response[Contact]:
        """Change the given fields."""
        contact = await service.change_contact(session, actor, contact_id, data, expected_version(if_match))
        return Response(contact, headers=etag(contact.version))

    @delete("/{contact_id:uuid}", summary="Archive a contact")
    async def archive(self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID]) -> None:
        """Put the contact aside; `restorations` brings it back."""
        await service.archive_contact(session, actor, contact_id)

    @post("/{contact_id:uuid}/restorations", summary="Bring a contact back")
    async def restore(self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID]) -> Response[Contact]:
        """Bring back a contact that was archived."""
        contact = await service.return_contact(session, actor, contact_id)
        return Response(contact, headers=etag(contact.version))

    @get("/{contact_id:uuid}/facts", summary="A contact's facts")
    async def facts(self, read_session: GivenReadSession, contact_id: FromPath[UUID]) -> list[Fact]:
        """Every value that its fields have or could have, with where it was found; the shown one first."""
        return await queries.list_facts(read_session, "contact", contact_id)

    @post("/{contact_id:uuid}/facts", status_code=204, summary="Add a value to a contact by hand")
    async def add_fact(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], data: JSONBody[NewFact]
    ) -> None:
        """One more phone or account; a department, an honorific."""
        await service.add_fact(session, actor, "contact", contact_id, data)

    @delete("/{contact_id:uuid}/facts/{fact_id:uuid}", summary="Take back that a contact's value was typed")
    async def remove_fact(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], fact_id: FromPath[UUID]
    ) -> None:
        """What mail says of the value stays."""
        await service.remove_fact(session, actor, "contact", contact_id, fact_id)

    @get("/{contact_id:uuid}/requests", summary="What a contact asked for")
    async def requests(self, read_session: GivenReadSession, contact_id: FromPath[UUID]) -> list[Fact]:
        """Of somebody without a company: products, quantities, terms and prices out of their mail, newest first."""
        return await queries.list_requests(read_session, "contact", contact_id)

    @get("/{contact_id:uuid}/field-changes", summary="The history of a contact's fields")
    async def field_changes(
        self, read_session: GivenReadSession, contact_id: FromPath[UUID], field: FieldIs = None
    ) -> list[FieldChange]:
        """What a field, or each of them, came to show and by whom, newest first."""
        return await queries.list_changes(read_session, "contact", contact_id, field)

    @post("/{contact_id:uuid}/facts/{fact_id:uuid}/rejection", summary="Say that a fact is wrong")
    async def reject(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], fact_id: FromPath[UUID]
    ) -> None:
        """Take the value out of the profile and keep it from coming back."""
        await service.reject_fact(session, actor, "contact", contact_id, fact_id)

    @delete("/{contact_id:uuid}/facts/{fact_id:uuid}/rejection", summary="Take a rejection back")
    async def take_back(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], fact_id: FromPath[UUID]
    ) -> None:
        """Let the value take part again."""
        await service.take_back_rejection(session, actor, "contact", contact_id, fact_id)

    @get("/{contact_id:uuid}/timeline", summary="A contact's timeline")
    async def timeline(
        self,
        read_session: GivenReadSession,
        contact_id: FromPath[UUID],
        kind: Kinds = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[TimelineItem]:
        """What happened with the person, at whichever company they were then, newest first."""
        return await queries.list_timeline(
            read_session, "contact", contact_id, kinds=kind or (), cursor=cursor, limit=limit
        )

    @post("/{contact_id:uuid}/notes", summary="Write a note, a call or a meeting with a person")
    async def note(
        self, session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], data: JSONBody[NewNote]
    ) -> TimelineItem:
        """Put it on the person's timeline and on their company's."""
        return await service.add_note(session, actor, "contact", contact_id, data)

    @get("/{contact_id:uuid}/employers", summary="Where a contact worked")
    async def employers(self, read_session: GivenReadSession, contact_id: FromPath[UUID]) -> list[Employer]:
        """The present company first, then those that they wrote from before."""
        await queries.require_record(read_session, "contact", contact_id)
        return await queries.list_employers(read_session, contact_id)
