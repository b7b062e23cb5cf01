"""Deals as they are answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from backend.custom_fields.queries.records import dress
from backend.customers.clock import time_at
from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.customers.schemas import CompanyRef, Owner
from backend.pipeline.models import Deal, LossReason, PipelineStage
from backend.pipeline.proofs import StageProof, key_of, met, proofs_of
from backend.pipeline.queries.pace import Paces, paces_of
from backend.pipeline.queries.pipelines import proof_text, stages_by_id
from backend.pipeline.ready_names import shown_name
from backend.pipeline.schemas import deals as schemas
from backend.pipeline.schemas.shared import StageRef
from tenants.context import current
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.session import ReadSession

DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the deals of one answer."""

    companies: dict[UUID, Whom]
    contacts: dict[UUID, Whom]
    owners: dict[UUID, str]
    stages: dict[UUID, PipelineStage]
    reasons: dict[UUID, str]
    paces: Paces
    missing: dict[UUID, list[StageProof]]


async def view_of(session: ReadSession, deal: Deal) -> schemas.Deal:
    """One deal as it is answered."""
    return (await views_of(session, [deal]))[0]


async def views_of(session: ReadSession, deals: Sequence[Deal]) -> list[schemas.Deal]:
    """Deals as they are answered: a fixed number of questions, however many there are."""
    if not deals:
        return []
    stages = await stages_by_id(session, {deal.pipeline_id for deal in deals})
    around = _Around(
        companies=await companies_by_id(session, {deal.company_id for deal in deals}),
        contacts=await contacts_by_id(session, {deal.contact_id for deal in deals if deal.contact_id}),
        owners=await names_of(session, {deal.owner_id for deal in deals if deal.owner_id}),
        stages=stages,
        reasons=await _reasons(session, {deal.lost_reason_id for deal in deals if deal.lost_reason_id}),
        paces=await paces_of(session, {deal.pipeline_id for deal in deals}),
        missing=await missing_for_next(session, deals, stages),
    )
    views = [schemas.Deal(**_fields(deal, around)) for deal in deals]
    await dress(session, "deal", views)
    return views


async def names_of(session: ReadSession, seats: set[UUID]) -> dict[UUID, str]:
    """Names of colleagues by seat."""
    if not seats:
        return {}
    found = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(seats)))
    return {row.id: row.name for row in found}


async def _reasons(session: ReadSession, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    found = await session.execute(select(LossReason.id, LossReason.name).where(LossReason.id.in_(ids)))
    return {row.id: shown_name(row.name, current().locale) for row in found}


def wanted_next(deal: Deal, stages: dict[UUID, PipelineStage]) -> list[StageProof]:
    """What a deal needs before it can go on: its stage's exit, and the entry of the stage that follows."""
    here = stages[deal.stage_id]
    following = [
        stage
        for stage in stages.values()
        if stage.pipeline_id == deal.pipeline_id and stage.archived_at is None and stage.position > here.position
    ]
    wanted = proofs_of(here.exit_proofs)
    if following:
        wanted += proofs_of(min(following, key=lambda stage: stage.position).entry_proofs)
    return list({key_of(each): each for each in wanted}.values())


async def missing_for_next(
    session: ReadSession, deals: Sequence[Deal], stages: dict[UUID, PipelineStage]
) -> dict[UUID, list[StageProof]]:
    """What open deals lack for their next stage."""
    wanted = {deal.id: wanted_next(deal, stages) for deal in deals if deal.status == "open"}
    there = await met(session, {deal_id: proofs for deal_id, proofs in wanted.items() if proofs})
    return {
        deal_id: [each for each in proofs if key_of(each) not in there.get(deal_id, set())]
        for deal_id, proofs in wanted.items()
    }


def stage_ref(stage: PipelineStage) -> StageRef:
    """A stage, in brief."""
    return StageRef(stage.id, shown_name(stage.name, current().locale), stage.kind)


def _fields(deal: Deal, around: _Around) -> dict[str, Any]:
    whom = around.companies.get(deal.company_id)
    person = around.contacts.get(deal.contact_id) if deal.contact_id else None
    place = (person.place if person and person.place else None) or (whom.place if whom else None)
    stage = around.stages[deal.stage_id]
    company = whom.company if whom and whom.company else CompanyRef(deal.company_id, "", None)
    seconds = (now() - deal.stage_entered_at).total_seconds()
    pace = around.paces.of(stage, company.country, deal.product_key)
    still_open = deal.status == "open"
    return {
        "id": deal.id,
        "number": deal.number,
        "name": deal.name,
        "company": company,
        "contact": person.contact if person else None,
        "pipeline_id": deal.pipeline_id,
        "stage": stage_ref(stage),
        "stage_entered_at": deal.stage_entered_at,
        "days_in_stage": round(max(seconds, 0) / DAY_SECONDS, 1),
        "stale": still_open and pace is not None and seconds > pace.slow_days * DAY_SECONDS,
        "pace": pace,
        "owner": Owner(deal.owner_id, around.owners[deal.owner_id]) if deal.owner_id in around.owners else None,
        "amount": deal.amount,
        "currency": deal.currency,
        "locked_rate": schemas.LockedRate(deal.rate, deal.rate_currency, deal.rate_date, deal.rate_source)
        if deal.rate is not None and deal.rate_currency is not None
        else None,
        "value": deal.value,
        "probability": stage.probability if deal.probability is None else deal.probability,
        "own_probability": deal.probability,
        "deposit_percent": deal.deposit_percent,
        "expected_close_on": deal.expected_close_on,
        "expected_ship_on": deal.expected_ship_on,
        "status": cast("Any", deal.status),
        "source": cast("Any", deal.source),
        "next_step": deal.next_step,
        "next_follow_up_at": deal.next_follow_up_at,
        "local_time": time_at(place, current().locale) if place else None,
        "missing": [proof_text(each) for each in around.missing.get(deal.id, [])],
        "opened_at": deal.opened_at,
        "closed_at": deal.closed_at,
        "lost_reason": around.reasons.get(deal.lost_reason_id) if deal.lost_reason_id else None,
        "version": deal.version,
        "custom": {},
    }


def file_fields(view: schemas.Deal) -> dict[str, Any]:
    """The fields of a view, to build a larger one of."""
    return {name: getattr(view, name) for name in schemas.Deal.__struct_fields__}
