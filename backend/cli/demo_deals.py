"""Puts the demo's deals into its tenants, with the stages that they went through."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from backend.customers.queries.places import places_of
from backend.customers.service.progress import advance_company
from backend.pipeline.models import (
    Deal,
    DealCompetitor,
    DealCounter,
    DealLine,
    DealStageChange,
    DealTarget,
    LossReason,
    Pipeline,
    PipelineStage,
)
from backend.pipeline.service.learning import learn_pace
from backend.pipeline.service.pipelines import ensure_pipelines
from i18n.words import fold
from infra.demo.deals import DEALS, TARGETS, DemoDeal
from tenants.context import system_actor
from tenants.directory.models import Membership, Tenant
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import WriteSession


async def put_deals(runtime: Runtime, slug: str) -> list[DemoDeal]:
    """Make those of a demo company's deals whose customer is known by now; answers all that are there."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    if tenant_id is None:
        return list(DEALS[slug])
    async with runtime.database.tenant_session(tenant_id, system_actor("lading demo plan")) as session:
        await ensure_pipelines(session, "en")
        seats = {
            row.email: row for row in await session.execute(select(Membership.email, Membership.id, Membership.name))
        }
        pipeline = await session.scalar(select(Pipeline).order_by(Pipeline.position).limit(1))
        if pipeline is None:
            return []
        rows = await session.scalars(select(PipelineStage).where(PipelineStage.pipeline_id == pipeline.id))
        stages = {row.kind: row for row in rows}
        reasons = list(await session.scalars(select(LossReason).order_by(LossReason.position)))
        known = set(await session.scalars(select(Deal.name)))
        places = await places_of(session, [deal.contact for deal in DEALS[slug]])
        counter = await session.get(DealCounter, (tenant_id, tenant_id))
        if counter is None:
            counter = DealCounter(id=tenant_id, last=0)
            session.add(counter)
        done = []
        for wanted in DEALS[slug]:
            person, owner = places.get(wanted.contact), seats.get(wanted.colleague)
            if wanted.name not in known:
                if person is None or person.company_id is None or owner is None:
                    continue
                counter.last += 1
                await _put(
                    session, wanted, counter.last, (person.company_id, person.contact_id), owner, stages, reasons
                )
            done.append(wanted)
        await _set_targets(session, slug, {email: row.id for email, row in seats.items()})
        await learn_pace(session)
    return done


async def _put(
    session: WriteSession,
    wanted: DemoDeal,
    number: int,
    whom: tuple[UUID, UUID | None],
    owner: Row[*tuple[Any, ...]],
    stages: dict[str, PipelineStage],
    reasons: list[LossReason],
) -> None:
    at = now() - timedelta(days=sum(days for _, days in wanted.path), hours=3)
    opened, today = at, now().date()
    last = stages[wanted.path[-1][0]]
    deal = Deal(
        id=new_id(),
        number=number,
        name=wanted.name,
        name_key=fold(wanted.name),
        company_id=whom[0],
        contact_id=whom[1],
        pipeline_id=last.pipeline_id,
        stage_id=last.id,
        stage_entered_at=now() - timedelta(days=wanted.path[-1][1], hours=3),
        furthest_stage_id=max((stages[kind] for kind, _ in wanted.path), key=lambda stage: stage.position).id,
        owner_id=owner.id,
        amount=Decimal(wanted.amount),
        currency=wanted.currency,
        rate=Decimal(wanted.rate or 1),
        rate_currency="USD",
        rate_date=opened.date(),
        rate_source="ECB" if wanted.rate else "same",
        expected_close_on=None if wanted.close is None else today + timedelta(days=wanted.close),
        expected_ship_on=None if wanted.ship is None else today + timedelta(days=wanted.ship),
        status=wanted.ended[0] if wanted.ended else "open",
        closed_at=now() - timedelta(hours=2) if wanted.ended else None,
        lost_reason_id=reasons[wanted.ended[1]].id if wanted.ended and wanted.ended[0] == "lost" else None,
        source="mail",
        opened_at=opened,
        next_step=wanted.next_step,
        product_key=fold(wanted.product),
    )
    session.add(deal)
    await session.flush()
    session.add(DealLine(deal_id=deal.id, position=0, product=wanted.product))
    if wanted.competitor:
        session.add(DealCompetitor(deal_id=deal.id, name=wanted.competitor))
    _keep_history(session, deal, wanted, owner, stages, opened)
    await advance_company(
        session, deal.company_id, "customer" if deal.status == "won" else "negotiating", owner_id=owner.id
    )


def _keep_history(
    session: WriteSession,
    deal: Deal,
    wanted: DemoDeal,
    owner: Row[*tuple[Any, ...]],
    stages: dict[str, PipelineStage],
    at: datetime,
) -> None:
    before: UUID | None = None
    spent: int | None = None
    for kind, days in wanted.path:
        session.add(
            DealStageChange(
                deal_id=deal.id,
                pipeline_id=deal.pipeline_id,
                kind="create" if before is None else "move",
                from_stage_id=before,
                to_stage_id=stages[kind].id,
                status="open",
                at=at,
                seconds=spent,
                actor_id=owner.id,
                actor_name=owner.name,
            )
        )
        before, spent = stages[kind].id, days * 86_400
        at += timedelta(days=days)
    if deal.closed_at is not None:
        session.add(
            DealStageChange(
                deal_id=deal.id,
                pipeline_id=deal.pipeline_id,
                kind="close",
                from_stage_id=deal.stage_id,
                to_stage_id=deal.stage_id,
                status=deal.status,
                at=deal.closed_at,
                seconds=spent,
                actor_id=owner.id,
                actor_name=owner.name,
            )
        )


async def _set_targets(session: WriteSession, slug: str, seats: dict[str, UUID]) -> None:
    month = now().date().replace(day=1)
    if await session.scalar(select(DealTarget.id).limit(1)) is not None:
        return
    for email, amount in TARGETS[slug].items():
        if email in seats:
            session.add(DealTarget(member_id=seats[email], month=month, amount=Decimal(amount), currency="USD"))
