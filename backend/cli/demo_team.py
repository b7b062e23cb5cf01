"""The demo's team tree, public pool and inquiries."""

from typing import Final

from sqlalchemy import select

from backend.accounts.schemas import NewTeam, TeamPlace
from backend.accounts.service.teams import make_team
from backend.cli.demo_leads import put_leads
from backend.customers.schemas import NewCompany
from backend.customers.service import create_company
from backend.pool.schemas import NewPool, PoolRuleGiven
from backend.pool.service.claiming import put_in
from backend.pool.service.pools import make_pool, make_rule
from tenants.context import system_actor
from tenants.directory.models import Membership, Team, Tenant
from tenants.runtime import Runtime

_SLUG: Final = "harbourline"
_ACTOR: Final = system_actor("lading demo plan")
_HEAD, _LEAD, _REPS = "zhou.haiping", "xu.min", ("lin.wei", "chen.yu")
#: Invented customers whom nobody looks after: name, country, town, what for, tags.
_POOLED: Final = (
    ("Solvang Verktøy", "NO", "Bergen", "Hand tools", "B"),
    ("Ferretería Altamira", "CO", "Medellín", "Hardware retail", "C"),
    ("Baltic Fixings", "LT", "Kaunas", "Fasteners", "B"),
    ("Nyanza Hardware", "KE", "Kisumu", "Hardware wholesale", "C"),
)


async def put_team(runtime: Runtime) -> None:
    """Make the teams, the pool and inquiries, once."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == _SLUG))
    if tenant_id is None:
        return
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        if await session.scalar(select(Team.id).limit(1)) is not None:
            return
        rows = await session.execute(select(Membership.email, Membership.id))
        seats = {row.email.partition("@")[0]: row.id for row in rows}
        if not {_HEAD, _LEAD, *_REPS} <= set(seats):
            return
        sales = await make_team(
            session, _ACTOR, NewTeam(name="Sales 外贸部", members=[TeamPlace(seats[_HEAD], "head")])
        )
        members = [TeamPlace(seats[_LEAD], "head"), *(TeamPlace(seats[name]) for name in _REPS)]
        await make_team(session, _ACTOR, NewTeam(name="Overseas 海外一组", members=members, parent_id=sales.id))
        pool = await make_pool(session, _ACTOR, NewPool(name="Public pool 公海", claims_a_day=5, views_a_day=20))
        rule = PoolRuleGiven(
            name="90 days without a follow-up",
            pool_id=pool.id,
            trigger="no_contact",
            days=90,
            stages=["new", "contacted"],
        )
        await make_rule(session, _ACTOR, rule)
        made = [
            await create_company(
                session, _ACTOR, NewCompany(name=name, country=country, city=city, industry=industry, tags=[level])
            )
            for name, country, city, industry, level in _POOLED
        ]
        await put_in(session, _ACTOR, pool.id, [each.id for each in made], "From a fair, never written to")
        await put_leads(session, _ACTOR, seats)
