"""Pools, rules, the log of moves, runs and requests."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import and_, func, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company
from backend.customers.queries.seen import sees_company
from backend.customers.schemas import CompanyRef, Owner
from backend.pool.models import PoolMember, PoolMove, PoolRequest, PoolRule, RecycleRun
from backend.pool.queries.access import PoolAccess, pools_of
from backend.pool.schemas import PoolMoveView, PoolPerson, PoolRequestView, PoolRuleView, PoolView, RecycleRunView
from backend.pool.vocabulary import TRIGGER_TEXTS
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_NEWEST: Final = {"at": SortField(PoolMove.at, datetime)}


async def list_pools(session: ReadSession, actor: Actor) -> list[PoolView]:
    """The pools that the actor may look into, with how many customers are in each."""
    return await pool_views(session, await pools_of(session, actor))


async def pool_views(session: ReadSession, pools: Sequence[PoolAccess]) -> list[PoolView]:
    """Pools as they are answered."""
    ids = [each.pool.id for each in pools]
    counts = dict(
        (
            await session.execute(
                select(Company.pool_id, func.count())
                .where(Company.pool_id.in_(ids), Company.archived_at.is_(None))
                .group_by(Company.pool_id)
            )
        ).all()
    )
    members: dict[UUID, list[PoolPerson]] = defaultdict(list)
    rows = await session.execute(
        select(PoolMember.pool_id, Membership.id, Membership.name, PoolMember.admin)
        .join(Membership, and_(Membership.tenant_id == PoolMember.tenant_id, Membership.id == PoolMember.membership_id))
        .where(PoolMember.pool_id.in_(ids))
        .order_by(Membership.name)
    )
    for row in rows:
        members[row.pool_id].append(PoolPerson(row.id, row.admin, row.name))
    return [
        PoolView(
            each.pool.id,
            each.pool.name,
            each.pool.open_to_all,
            each.pool.countries,
            each.pool.claims_a_day,
            each.pool.views_a_day,
            each.pool.holding_cap,
            each.pool.cool_down_days,
            each.pool.protection_days,
            each.pool.pins,
            members[each.pool.id],
            counts.get(each.pool.id, 0),
            each.claims,
            each.manages,
            each.pool.version,
        )
        for each in pools
    ]


def rule_view(rule: PoolRule) -> PoolRuleView:
    """A rule as it is answered."""
    return PoolRuleView(**{name: getattr(rule, name) for name in PoolRuleView.__struct_fields__})


async def list_rules(session: ReadSession) -> list[PoolRuleView]:
    """All rules, in the order in which they run."""
    rows = await session.scalars(select(PoolRule).order_by(PoolRule.created_at, PoolRule.id))
    return [rule_view(row) for row in rows]


async def list_runs(session: ReadSession) -> list[RecycleRunView]:
    """The last thirty days' runs, newest first."""
    rows = await session.scalars(select(RecycleRun).order_by(RecycleRun.day.desc()).limit(30))
    return [RecycleRunView(row.day, row.moved, row.warned, row.started_at, row.ended_at) for row in rows]


async def list_moves(
    session: ReadSession, actor: Actor, company_id: UUID | None, cursor: str | None, limit: int
) -> Page[PoolMoveView]:
    """What moved, newest first: all of it for those who look after pools; for others what came from or to them, or
    concerns a company that they see."""
    chosen = sorting(None, _NEWEST, PoolMove.id, "-at")
    listed = select(PoolMove)
    if company_id is not None:
        listed = listed.where(PoolMove.company_id == company_id)
    if not actor.may("pool.manage"):
        sight = await sight_of(session)
        seen = select(Company.id).where(sees_company(sight))
        me = actor.membership_id
        listed = listed.where(
            (PoolMove.from_owner_id == me) | (PoolMove.to_owner_id == me) | PoolMove.company_id.in_(seen)
        )
    rows = list(await session.scalars(after_cursor(listed, chosen, cursor, limit)))
    return page_of(rows, limit, chosen, value=lambda row: row.at, row_id=lambda row: row.id, item=move_view)


def reason_text(move: PoolMove) -> str | None:
    """Why a customer moved, in the reader's language where it was a rule."""
    if move.reason in TRIGGER_TEXTS:
        text = TRIGGER_TEXTS[cast("Any", move.reason)]
        return translate(text, current().locale, days=move.details.get("days", 0))
    return move.reason


def move_view(move: PoolMove) -> PoolMoveView:
    """A move as it is answered."""
    return PoolMoveView(
        move.id, move.at, cast("Any", move.kind), move.company_id, move.company_name, move.pool_name,
        move.from_owner_name, move.to_owner_name, move.rule_name, reason_text(move), move.actor_name,
    )  # fmt: skip


async def list_requests(session: ReadSession, actor: Actor, *, open_only: bool) -> list[PoolRequestView]:
    """Requests to keep customers, newest first: those that the actor decides, else their own."""
    listed = (
        select(PoolRequest, Company.name, Company.country, Membership.name.label("asker"))
        .join(Company, and_(Company.tenant_id == PoolRequest.tenant_id, Company.id == PoolRequest.company_id))
        .join(Membership, and_(Membership.tenant_id == PoolRequest.tenant_id, Membership.id == PoolRequest.asked_by))
        .order_by(PoolRequest.created_at.desc(), PoolRequest.id.desc())
        .limit(200)
    )
    decides = actor.may("pool.manage")
    if not decides:
        listed = listed.where(PoolRequest.asked_by == actor.membership_id)
    if open_only:
        listed = listed.where(PoolRequest.state == "open")
    return [
        PoolRequestView(
            row.id, CompanyRef(row.company_id, name, country), Owner(row.asked_by, asker), row.days, row.reason,
            cast("Any", row.state), row.created_at, row.decided_by_name, row.decided_at, row.note,
            decides and row.state == "open" and row.asked_by != actor.membership_id,
        )
        for row, name, country, asker in (await session.execute(listed)).all()
    ]  # fmt: skip
