"""Companies."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers import queries, service
from backend.customers.schemas import BulkEdit, BulkResult, Company, CompanyFile, CompanyPatch, NewCompany
from backend.customers.vocabulary import Bin, Source, Stage
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy, WithTotal
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

Words = Annotated[str | None, QueryParameter(name="q", max_length=500, description="Words to search for.")]
Country = Annotated[str | None, QueryParameter(name="country", max_length=2, description="ISO 3166-1 alpha-2 code.")]
OwnerId = Annotated[UUID | None, QueryParameter(name="owner_id", description="The seat of the owner.")]
StageIs = Annotated[Stage | None, QueryParameter(name="stage", description="How far it has come.")]
SourceIs = Annotated[Source | None, QueryParameter(name="source", description="Where it came from.")]
BinIs = Annotated[Bin, QueryParameter(name="bin", description="Customers, candidates, or noise.")]
Domain = Annotated[str | None, QueryParameter(name="domain", max_length=253, description="One of its mail domains.")]


Awake = Annotated[bool, QueryParameter(name="awake", description="Those whose office works at this minute.")]
Starred = Annotated[bool, QueryParameter(name="starred", description="Those that you starred.")]


class CompanyController(Controller):
    """Customers, suppliers and forwarders."""

    path = "/companies"
    tags = ["Companies"]

    @get(summary="Companies")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        q: Words = None,
        country: Country = None,
        owner_id: OwnerId = None,
        stage: StageIs = None,
        source: SourceIs = None,
        domain: Domain = None,
        bin_: BinIs = "customer",
        starred: Starred = False,
        awake: Awake = False,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[Company]:
        """Companies that are not archived. Sort by name, country, last_message_at, created_at, contacts_count,
        awake (who is at the desk now first) or one of your own fields as custom.key."""
        own = custom_pairs(request, custom)
        filters = queries.CompanyFilters(q, country, owner_id, stage, source, domain, bin_, starred, awake, own)
        return await queries.list_companies(
            read_session, filters, sort=sort, cursor=cursor, limit=limit, with_total=with_total
        )

    @post(summary="Make a company")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewCompany]) -> Response[Company]:
        """Make a company by hand; what is given here is never overruled by what mail says."""
        company = await service.create_company(session, actor, data)
        return Response(company, headers=etag(company.version))

    @get("/{company_id:uuid}", summary="A company with its people")
    async def show(self, read_session: GivenReadSession, company_id: FromPath[UUID]) -> Response[CompanyFile]:
        """The company, archived or not, with those of its people who wrote last."""
        company = await queries.load_company(read_session, company_id)
        return Response(company, headers=etag(company.version))

    @patch("/{company_id:uuid}", summary="Change a company")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        company_id: FromPath[UUID],
        data: JSONBody[CompanyPatch],
        if_match: IfMatch = None,
    ) -> Response[Company]:
        """Change the given fields."""
        company = await service.change_company(session, actor, company_id, data, expected_version(if_match))
        return Response(company, headers=etag(company.version))

    @delete("/{company_id:uuid}", summary="Archive a company")
    async def archive(self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID]) -> None:
        """Put the company aside with its people; `restorations` brings them back."""
        await service.archive_company(session, actor, company_id)

    @post("/{company_id:uuid}/restorations", summary="Bring a company back")
    async def restore(self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID]) -> Response[Company]:
        """Bring back a company that was archived, with the people who were archived with it."""
        company = await service.return_company(session, actor, company_id)
        return Response(company, headers=etag(company.version))

    @post("/bulk-edits", status_code=200, summary="Change many companies")
    async def bulk_edit(self, session: GivenSession, actor: GivenActor, data: JSONBody[BulkEdit]) -> BulkResult:
        """The same change to up to 1,000 companies; ids that do not exist are passed over."""
        return BulkResult(await service.edit_companies(session, actor, data))
