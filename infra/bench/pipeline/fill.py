"""One tenant with 50,000 deals and 1,000,000 stage changes, a person who sees all, and a head of a team."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.accounts.service.tenants import add_seat, create_account, create_tenant
from backend.pipeline.service.learning import learn_pace
from backend.pipeline.service.pipelines import ensure_pipelines
from infra.local.postgres import DatabaseUrls
from tenants.access import Role
from tenants.context import system_actor
from tenants.directory.models import Membership, RolePolicy, Team, TeamMember
from tenants.orm import new_id
from tenants.session import Database, make_engine

#: Steps of each deal: 1,000,000 at the usual scale.
STEPS: Final = 20
#: Every tenth deal is open.
OPEN_PART: Final = 10
PASSWORD: Final = "bench-of-the-pipeline"
OWNER: Final = "owner@bench.example"
HEAD: Final = "head@bench.example"
ACTOR: Final = system_actor("bench")
_PEOPLE: Final = 20
#: How many of the people look after the deals that the head of a team sees.
_TEAM: Final = 8
_SEATS: Final = """
    INSERT INTO membership (tenant_id, id, user_id, name, email, role, active, totp_enabled, created_at, updated_at,
        version)
    SELECT :tenant, i.id, i.id, 'Person ' || n, 'p' || n || '@bench.example', 'rep', true, false, now(), now(), 1
    FROM generate_series(1, :people) n, LATERAL (SELECT gen_random_uuid() AS id WHERE n > 0) i
"""
_COMPANIES: Final = """
    INSERT INTO company (tenant_id, id, name, name_key, domains, country, stage, source, bin, tags, contacts_count,
        conversations_count, created_at, updated_at, version)
    SELECT :tenant, gen_random_uuid(), 'Company ' || n, 'company ' || n, '{}',
        (ARRAY['DE','BR','US','AE','JP','GB','NL','IN','MX','ZA'])[1 + n % 10], 'new', 'manual', 'customer', '{}', 0, 0,
        now(), now(), 1
    FROM generate_series(1, :companies) n
"""
_DEALS: Final = """
    INSERT INTO deal (tenant_id, id, number, name, name_key, company_id, pipeline_id, stage_id, stage_entered_at,
        amount, currency, rate, rate_currency, rate_date, rate_source,
        furthest_stage_id, expected_close_on, expected_ship_on, status, owner_id, product_key,
        source, opened_at, closed_at, created_at, updated_at, version)
    SELECT :tenant, gen_random_uuid(), n, 'Deal ' || n, 'deal ' || n, c.ids[1 + n % cardinality(c.ids)], :pipeline,
        s.ids[1 + n / :part % 10], now() - (n % 60) * interval '1 day', 1000 + n, 'USD', 1, 'USD', current_date, 'same',
        s.ids[1 + n / :part % 10],
        current_date + (n % 200), current_date + (n % 260),
        CASE WHEN n % :part = 0 THEN 'open' WHEN n % 3 = 0 THEN 'lost' ELSE 'won' END,
        m.ids[1 + n / 7 % cardinality(m.ids)], 'product ' || n % 40, (ARRAY['mail','manual','form'])[1 + n % 3],
        now() - (60 + n % 900) * interval '1 day',
        CASE WHEN n % :part = 0 THEN NULL ELSE now() - (n % 400) * interval '1 day' END, now(), now(), 1
    FROM generate_series(1, :deals) n,
        (SELECT array_agg(id) AS ids FROM membership WHERE tenant_id = :tenant AND email LIKE 'p%') m,
        (SELECT array_agg(id) AS ids FROM company WHERE tenant_id = :tenant) c,
        (SELECT array_agg(id ORDER BY position) AS ids FROM pipeline_stage WHERE pipeline_id = :pipeline) s
"""
_CHANGES: Final = """
    INSERT INTO deal_stage_change (tenant_id, id, deal_id, pipeline_id, kind, from_stage_id, to_stage_id, status, at,
        seconds, actor_name, undone)
    SELECT :tenant, gen_random_uuid(), d.id, :pipeline, CASE WHEN k = 1 THEN 'create' ELSE 'move' END,
        CASE WHEN k = 1 THEN NULL ELSE s.ids[1 + (k + d.number - 1) % 10] END, s.ids[1 + (k + d.number) % 10], 'open',
        d.opened_at + k * interval '3 days',
        CASE WHEN k = 1 THEN NULL ELSE 3600 * (1 + (d.number % 720 * k * 31) % 720) END,
        'bench', false
    FROM deal d, generate_series(1, :steps) k,
        (SELECT array_agg(id ORDER BY position) AS ids FROM pipeline_stage WHERE pipeline_id = :pipeline) s
    WHERE d.tenant_id = :tenant
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made."""

    tenant_id: UUID
    pipeline_id: UUID


async def fill(database: Database, urls: DatabaseUrls, deals: int) -> Filled:
    """Make the tenant, its people, and `deals` deals with their history."""
    async with database.system_session() as session:
        tenant = await create_tenant(session, "Bench")
        people: list[tuple[str, Role]] = [(OWNER, "owner"), (HEAD, "rep")]
        for email, role in people:
            account = await create_account(session, email=email, name=email, password=PASSWORD)
            seat = await add_seat(session, tenant.id, account, role)
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await ensure_pipelines(session, "en")
    engine = make_engine(urls.superuser_url)
    try:
        pipeline = await _records(engine, tenant.id, deals)
    finally:
        await engine.dispose()
    async with database.tenant_session(tenant.id, ACTOR) as session:
        await learn_pace(session)
    await _team(database, tenant.id, seat.id)
    return Filled(tenant.id, pipeline)


async def _records(engine: AsyncEngine, tenant: UUID, deals: int) -> UUID:
    async with engine.begin() as connection:
        found = await connection.scalar(text("SELECT id FROM pipeline WHERE tenant_id = :tenant"), {"tenant": tenant})
        given = {"tenant": tenant, "pipeline": found}
        await connection.execute(text(_SEATS), {"tenant": tenant, "people": _PEOPLE})
        await connection.execute(text(_COMPANIES), {"tenant": tenant, "companies": max(deals // 10, 1)})
        await connection.execute(text(_DEALS), given | {"deals": deals, "part": OPEN_PART})
        await connection.execute(text(_CHANGES), given | {"steps": STEPS})
    async with engine.connect() as connection:
        apart = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await apart.execute(text("VACUUM ANALYZE"))
        await apart.execute(text("CHECKPOINT"))  # what was filled in is on disk before anything is measured
    return UUID(str(found))


async def _team(database: Database, tenant: UUID, head: UUID) -> None:
    """A team of some of the people; its head is in a role that sees its own deals."""
    async with database.tenant_session(tenant, ACTOR) as session:
        people = select(Membership.id).where(Membership.email.startswith("p")).order_by(Membership.email).limit(_TEAM)
        team = Team(id=new_id(), name="Team", name_key="team")
        session.add(team)
        await session.flush()
        for seat in [head, *await session.scalars(people)]:
            standing = "head" if seat == head else "member"
            session.add(TeamMember(id=new_id(), team_id=team.id, membership_id=seat, standing=standing))
        session.add(
            RolePolicy(
                id=new_id(), role="rep", reach={"deal": "own"}, masks=[], unowned=False, pooled=True, changes="own",
                may_export=True,
            )
        )  # fmt: skip
