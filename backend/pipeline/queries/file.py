"""A deal with all that belongs to it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, Literal, cast
from uuid import UUID

from sqlalchemy import and_, select

from backend.custom_fields.queries.records import hide
from backend.pipeline.models import (
    Deal,
    DealCompetitor,
    DealConversation,
    DealLine,
    DealOwner,
    DealStageChange,
    PipelineStage,
)
from backend.pipeline.proofs import Confirmed, StageProof, confirmed_by_hand, key_of, met, proofs_of
from backend.pipeline.queries.access import amounts_hidden, deal_sight, find_deal, may_change
from backend.pipeline.queries.pipelines import proof_text, stages_by_id
from backend.pipeline.queries.views import file_fields, names_of, stage_ref, view_of
from backend.pipeline.schemas import deals as schemas
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor
from tenants.orm import now
from tenants.session import ReadSession

_STEPS: Final = 200


async def load_deal(session: ReadSession, actor: Actor, deal_id: UUID) -> schemas.DealFile:
    """A deal that the reader sees, with its stages, history, lines and people; raises `NotFoundError`."""
    return await file_of(session, actor, await find_deal(session, deal_id))


async def file_of(session: ReadSession, actor: Actor, deal: Deal) -> schemas.DealFile:
    """The deal's file."""
    stages = await stages_by_id(session, {deal.pipeline_id})
    steps = list(
        await session.scalars(
            select(DealStageChange)
            .where(DealStageChange.deal_id == deal.id)
            .order_by(DealStageChange.at.desc(), DealStageChange.id.desc())
            .limit(_STEPS)
        )
    )
    elsewhere = {step.pipeline_id for step in steps} - {deal.pipeline_id}
    known = stages | (await stages_by_id(session, elsewhere) if elsewhere else {})
    sight = await deal_sight(session)
    owners = list(await session.scalars(select(DealOwner).where(DealOwner.deal_id == deal.id).order_by(DealOwner.id)))
    names = await names_of(session, {row.member_id for row in owners})
    file = schemas.DealFile(
        **file_fields(await view_of(session, deal)),
        note=deal.note,
        lost_note=deal.lost_note,
        lines=await _lines(session, deal.id),
        competitors=await _competitors(session, deal.id),
        co_owners=[schemas.CoOwner(row.member_id, names.get(row.member_id, ""), row.share) for row in owners],
        rail=await _rail(session, deal, stages, steps),
        history=[_step(step, known) for step in steps],
        conversations=await _conversations(session, actor, deal.id),
        editable=actor.may("companies.write") and await may_change(session, sight, deal),
    )
    await hide(session, "deal", [file])
    if await amounts_hidden(session):
        for line in file.lines:
            line.unit_price = None
    return file


async def _lines(session: ReadSession, deal_id: UUID) -> list[schemas.DealLineView]:
    rows = await session.scalars(select(DealLine).where(DealLine.deal_id == deal_id).order_by(DealLine.position))
    return [
        schemas.DealLineView(row.id, row.product, row.product_id, row.quantity, row.unit, row.unit_price)
        for row in rows
    ]


async def _competitors(session: ReadSession, deal_id: UUID) -> list[schemas.CompetitorView]:
    rows = await session.scalars(
        select(DealCompetitor).where(DealCompetitor.deal_id == deal_id).order_by(DealCompetitor.id)
    )
    return [schemas.CompetitorView(row.id, row.name, row.offer, row.note) for row in rows]


async def _conversations(session: ReadSession, actor: Actor, deal_id: UUID) -> list[schemas.DealConversationView]:
    rows = await session.execute(
        select(Conversation.id, Conversation.subject, Conversation.last_message_at)
        .join(
            DealConversation,
            and_(
                DealConversation.tenant_id == Conversation.tenant_id,
                DealConversation.conversation_id == Conversation.id,
            ),
        )
        .where(DealConversation.deal_id == deal_id, visible_conversations(actor))
        .order_by(Conversation.last_message_at.desc())
        .limit(50)
    )
    return [schemas.DealConversationView(row.id, row.subject, row.last_message_at) for row in rows]


async def _rail(
    session: ReadSession, deal: Deal, stages: dict[UUID, PipelineStage], steps: Sequence[DealStageChange]
) -> list[schemas.StageState]:
    visits: dict[UUID, int] = defaultdict(int)
    seconds: dict[UUID, int] = defaultdict(int)
    for step in steps:
        if not step.counts:
            continue
        if step.kind in {"create", "move"}:
            visits[step.to_stage_id] += 1
        if step.from_stage_id is not None:
            seconds[step.from_stage_id] += step.seconds or 0
    if deal.status == "open":
        seconds[deal.stage_id] += max(int((now() - deal.stage_entered_at).total_seconds()), 0)
    shown = [
        stage for stage in stages.values() if stage.archived_at is None or visits[stage.id] or stage.id == deal.stage_id
    ]
    wanted = [proof for stage in shown for proof in (*proofs_of(stage.entry_proofs), *proofs_of(stage.exit_proofs))]
    there = (await met(session, {deal.id: wanted}))[deal.id]
    by_hand = {key: value for (_, key), value in (await confirmed_by_hand(session, [deal.id])).items()}
    return [
        schemas.StageState(
            stage_ref(stage), visits[stage.id], seconds[stage.id],
            [
                *_states(proofs_of(stage.entry_proofs), "entry", there, by_hand),
                *_states(proofs_of(stage.exit_proofs), "exit", there, by_hand),
            ],
        )
        for stage in shown
    ]  # fmt: skip


def _states(
    proofs: list[StageProof], when: Literal["entry", "exit"], there: set[str], by_hand: dict[str, Confirmed]
) -> list[schemas.ProofState]:
    states = []
    for proof in proofs:
        key = key_of(proof)
        who = by_hand.get(key)
        states.append(
            schemas.ProofState(
                key=key,
                text=proof_text(proof),
                required=proof.required,
                when=when,
                met=key in there,
                by_hand=who.by_name if who else None,
                note=who.note if who else None,
                at=who.at if who else None,
            )
        )
    return states


def _step(step: DealStageChange, stages: dict[UUID, PipelineStage]) -> schemas.StepView:
    return schemas.StepView(
        id=step.id,
        kind=cast("Any", step.kind),
        from_stage=stage_ref(stages[step.from_stage_id]) if step.from_stage_id in stages else None,
        to_stage=stage_ref(stages[step.to_stage_id]),
        status=cast("Any", step.status),
        at=step.at,
        seconds=step.seconds,
        actor=step.actor_name,
        reason=step.reason,
        undone=step.undone,
    )
