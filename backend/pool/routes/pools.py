"""Pools, their customers and rules, and what one holds oneself."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.pool.queries import cards, dry_run, holdings, pauses, pools
from backend.pool.queries.access import enter
from backend.pool.schemas import (
    DryRun,
    ExtensionGiven,
    HoldingPatch,
    Holdings,
    NewPool,
    PoolCard,
    PoolCardFile,
    PoolClaimed,
    PoolCompanies,
    PoolDecision,
    PoolMoved,
    PoolMoveView,
    PoolPatch,
    PoolPauseView,
    PoolRequestView,
    PoolRuleGiven,
    PoolRuleView,
    PoolView,
    RecycleRunView,
)
from backend.pool.service import claiming, requests
from backend.pool.service import pools as service
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy
from backend.web.sessions import etag, expected_version
from i18n.messages import translate
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.paging import Page

Country = Annotated[str | None, QueryParameter(name="country", max_length=2, description="ISO 3166-1 alpha-2 code.")]
Named = Annotated[str | None, QueryParameter(name="q", max_length=100, description="Part of its name.")]
OfCompany = Annotated[UUID | None, QueryParameter(name="company_id", description="The moves of one company.")]
OpenOnly = Annotated[bool, QueryParameter(name="open", description="Those alone that wait for a decision.")]


class PoolReleaseGiven(msgspec.Struct, forbid_unknown_fields=True):
    """Why a customer goes back, and into which pool; null for that of its country."""

    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""
    pool_id: UUID | None = None


class PoolController(Controller):
    """Public pools and the customers in them."""

    path = "/pools"
    tags = ["Pool"]

    @get(summary="Pools")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[PoolView]:
        """Those that you may look into."""
        return await pools.list_pools(read_session, actor)

    @post(summary="Make a pool")
    async def create(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewPool]) -> Response[PoolView]:
        """Make a pool, with its people and limits."""
        pool = await service.make_pool(session, actor, data)
        (view,) = await pools.pool_views(session, [await enter(session, actor, pool.id)])
        return Response(view, headers=etag(view.version))

    @patch("/{pool_id:uuid}", summary="Change a pool")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        pool_id: FromPath[UUID],
        data: JSONBody[PoolPatch],
        if_match: IfMatch = None,
    ) -> list[PoolView]:
        """Change its limits and people, or put it aside when it is empty. Answers all pools."""
        await service.change_pool(session, actor, pool_id, expected_version(if_match), data)
        return await pools.list_pools(session, actor)

    @get("/{pool_id:uuid}/customers", summary="Customers of a pool")
    async def customers(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        pool_id: FromPath[UUID],
        country: Country = None,
        q: Named = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[PoolCard]:
        """As cards: what leads to their people is hidden until somebody claims them."""
        access = await enter(read_session, actor, pool_id)
        return await cards.list_cards(
            read_session, actor, access, country=country, q=q, sort=sort, cursor=cursor, limit=limit
        )

    @post("/{pool_id:uuid}/customers/{company_id:uuid}/views", status_code=200, summary="Look at a customer of a pool")
    async def look(
        self, session: GivenSession, actor: GivenActor, pool_id: FromPath[UUID], company_id: FromPath[UUID]
    ) -> PoolCardFile:
        """Its card with what it asked for. Counts once a day for the daily limit."""
        return await claiming.look_at(session, actor, pool_id, company_id)

    @post("/{pool_id:uuid}/customers/{company_id:uuid}/claims", summary="Claim a customer")
    async def claim(
        self, session: GivenSession, actor: GivenActor, pool_id: FromPath[UUID], company_id: FromPath[UUID]
    ) -> PoolClaimed:
        """Take it on. Of two who claim at once, one gets it."""
        return await claiming.claim(session, actor, pool_id, company_id)

    @post("/{pool_id:uuid}/customers", status_code=200, summary="Put customers into a pool")
    async def fill(
        self, session: GivenSession, actor: GivenActor, pool_id: FromPath[UUID], data: JSONBody[PoolCompanies]
    ) -> PoolMoved:
        """Whoever looks after them now; for those who look after the pool."""
        return PoolMoved(await claiming.put_in(session, actor, pool_id, data.ids, data.reason))

    @post("/{pool_id:uuid}/imports/{import_id:uuid}", status_code=204, summary="Let an import fill a pool")
    async def fill_by_import(
        self, session: GivenSession, actor: GivenActor, pool_id: FromPath[UUID], import_id: FromPath[UUID]
    ) -> None:
        """Companies that the import makes come here and belong to nobody; for those who look after the pool."""
        await claiming.receive_import(session, actor, pool_id, import_id)

    @post("/{pool_id:uuid}/assignments", status_code=200, summary="Give customers of a pool to somebody")
    async def give(
        self, session: GivenSession, actor: GivenActor, pool_id: FromPath[UUID], data: JSONBody[PoolCompanies]
    ) -> PoolMoved:
        """Whatever the limits; for those who look after the pool."""
        if data.owner_id is None:
            raise NotFoundError
        return PoolMoved(await claiming.give_out(session, actor, pool_id, data.ids, data.owner_id, data.reason))


class PoolRuleController(Controller):
    """When customers go into pools."""

    path = "/pool-rules"
    tags = ["Pool"]

    @get(summary="Rules")
    async def index(self, read_session: GivenReadSession) -> list[PoolRuleView]:
        """In the order in which they run each night."""
        return await pools.list_rules(read_session)

    @get("/pauses", summary="What rules may heed")
    async def pauses(self) -> list[PoolPauseView]:
        """What keeps a customer with its owner while it lasts."""
        locale = current().locale
        return [PoolPauseView(each.name, translate(each.text, locale)) for each in pauses.known_pauses()]

    @get("/runs", summary="What the rules did")
    async def runs(self, read_session: GivenReadSession, actor: GivenActor) -> list[RecycleRunView]:
        """The last thirty days."""
        actor.require("pool.manage")
        return await pools.list_runs(read_session)

    @post("/dry-runs", status_code=200, summary="Try a rule out")
    async def dry_run(self, read_session: GivenReadSession, actor: GivenActor, data: JSONBody[PoolRuleGiven]) -> DryRun:
        """What it would have done over the last 90 days. Changes nothing."""
        actor.require("pool.manage")
        return await dry_run.dry_run(read_session, await service.rule_of(read_session, data))

    @post(summary="Make a rule")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[PoolRuleGiven]
    ) -> Response[PoolRuleView]:
        """It runs from the next night on, if it is active."""
        rule = await service.make_rule(session, actor, data)
        return Response(pools.rule_view(rule), headers=etag(rule.version))

    @put("/{pool_rule_id:uuid}", summary="Change a rule")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        pool_rule_id: FromPath[UUID],
        data: JSONBody[PoolRuleGiven],
        if_match: IfMatch = None,
    ) -> Response[PoolRuleView]:
        """All of it."""
        rule = await service.change_rule(session, actor, pool_rule_id, expected_version(if_match), data)
        return Response(pools.rule_view(rule), headers=etag(rule.version))

    @delete("/{pool_rule_id:uuid}", summary="Take a rule away")
    async def remove(self, session: GivenSession, actor: GivenActor, pool_rule_id: FromPath[UUID]) -> None:
        """What it moved stays where it is."""
        await service.remove_rule(session, actor, pool_rule_id)


class HoldingController(Controller):
    """What one looks after oneself, as far as pools go."""

    tags = ["Pool"]

    @get("/pool-holdings", summary="Your customers and when they go")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> Holdings:
        """Those first that go soonest, with your limits."""
        return await holdings.list_holdings(read_session, actor)

    @patch("/companies/{company_id:uuid}/holding", summary="Pin a customer, or note its contract")
    async def change(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[HoldingPatch]
    ) -> None:
        """No rule takes a pinned customer."""
        await claiming.change_holding(session, actor, company_id, data)

    @post("/companies/{company_id:uuid}/releases", status_code=204, summary="Give a customer back to the pool")
    async def release(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[PoolReleaseGiven]
    ) -> None:
        """A colleague may claim it at once; you, after the cool-down."""
        await claiming.release(session, actor, company_id, data.reason, data.pool_id)

    @post("/companies/{company_id:uuid}/extensions", status_code=204, summary="Ask to keep a customer for longer")
    async def ask(
        self, session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[ExtensionGiven]
    ) -> None:
        """The heads of your teams hear of it."""
        await requests.ask(session, actor, company_id, data.days, data.reason)


class PoolLogController(Controller):
    """What moved, and what was asked for."""

    tags = ["Pool"]

    @get("/pool-moves", summary="The log of moves")
    async def moves(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        company_id: OfCompany = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[PoolMoveView]:
        """Every move between hands and pools with its rule or reason, newest first."""
        return await pools.list_moves(read_session, actor, company_id, cursor, limit)

    @get("/pool-requests", summary="Requests to keep customers")
    async def requests(
        self, read_session: GivenReadSession, actor: GivenActor, open_only: OpenOnly = False
    ) -> list[PoolRequestView]:
        """Those that you decide, else your own."""
        return await pools.list_requests(read_session, actor, open_only=open_only)

    @post("/pool-requests/{pool_request_id:uuid}/decision", status_code=204, summary="Decide about a request")
    async def decide(
        self, session: GivenSession, actor: GivenActor, pool_request_id: FromPath[UUID], data: JSONBody[PoolDecision]
    ) -> None:
        """Whoever asked hears of it."""
        await requests.decide(session, actor, pool_request_id, approved=data.approved, note=data.note)

    @delete("/pool-requests/{pool_request_id:uuid}", summary="Take a request back")
    async def withdraw(self, session: GivenSession, actor: GivenActor, pool_request_id: FromPath[UUID]) -> None:
        """Your own, while nobody decided."""
        await requests.withdraw(session, actor, pool_request_id)
