"""Reads of pipelines."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func, select

from backend.pipeline.models import Deal, LossReason, Pipeline, PipelineStage
from backend.pipeline.proofs import StageProof, proof_kinds, proofs_of, title_of
from backend.pipeline.queries.access import deal_sight, seen_deals
from backend.pipeline.rates import listed_currencies
from backend.pipeline.ready_names import shown_name
from backend.pipeline.schemas import pipelines as schemas
from i18n.messages import translate
from tenants.context import current
from tenants.errors import N_, FieldProblem, NotFoundError, ValidationFailedError
from tenants.session import ReadSession


async def list_pipelines(session: ReadSession) -> schemas.PipelineList:
    """Every pipeline with its stages, the reasons of losses, and the kinds of proofs."""
    rows = await session.scalars(
        select(Pipeline).where(Pipeline.archived_at.is_(None)).order_by(Pipeline.position, Pipeline.id)
    )
    locale = current().locale
    items = await pipeline_views(session, list(rows))
    return schemas.PipelineList(
        items,
        await list_loss_reasons(session),
        [
            schemas.ProofKindView(each.kind, translate(each.title, locale), each.checker is not None)
            for each in proof_kinds()
        ],
        list(dict.fromkeys([*(each.currency for each in items), *await listed_currencies(session)])),
    )


async def list_loss_reasons(session: ReadSession) -> list[schemas.LossReason]:
    """Why deals are lost, in the tenant's order."""
    rows = await session.scalars(
        select(LossReason).where(LossReason.archived_at.is_(None)).order_by(LossReason.position, LossReason.id)
    )
    return [schemas.LossReason(row.id, shown_name(row.name, current().locale)) for row in rows]


async def pipeline_views(session: ReadSession, rows: list[Pipeline]) -> list[schemas.Pipeline]:
    """Pipelines as they are answered, with the open deals that the reader sees in each stage."""
    sight = await deal_sight(session)
    stages = list(
        await session.scalars(
            select(PipelineStage)
            .where(PipelineStage.pipeline_id.in_([row.id for row in rows]), PipelineStage.archived_at.is_(None))
            .order_by(PipelineStage.position, PipelineStage.id)
        )
    )
    counted = await session.execute(
        select(Deal.stage_id, func.count())
        .where(Deal.status == "open", Deal.pipeline_id.in_([row.id for row in rows]), seen_deals(sight))
        .group_by(Deal.stage_id)
    )
    counts: dict[UUID, int] = {row[0]: row[1] for row in counted}
    return [
        schemas.Pipeline(
            row.id,
            shown_name(row.name, current().locale),
            row.currency,
            [_stage(stage, counts.get(stage.id, 0)) for stage in stages if stage.pipeline_id == row.id],
            row.version,
        )
        for row in rows
    ]


async def load_pipeline(session: ReadSession, pipeline_id: UUID) -> schemas.Pipeline:
    """A pipeline with its stages; raises `NotFoundError`."""
    return (await pipeline_views(session, [await find_pipeline(session, pipeline_id)]))[0]


async def find_pipeline(session: ReadSession, pipeline_id: UUID) -> Pipeline:
    """A pipeline that is in use; raises `NotFoundError`."""
    row = await session.scalar(select(Pipeline).where(Pipeline.id == pipeline_id, Pipeline.archived_at.is_(None)))
    if row is None:
        raise NotFoundError
    return row


async def stages_by_id(session: ReadSession, pipeline_ids: Iterable[UUID]) -> dict[UUID, PipelineStage]:
    """Every stage of these pipelines, archived ones too, in their order."""
    rows = await session.scalars(
        select(PipelineStage)
        .where(PipelineStage.pipeline_id.in_(set(pipeline_ids)))
        .order_by(PipelineStage.position, PipelineStage.id)
    )
    return {row.id: row for row in rows}


async def find_stage(session: ReadSession, stage_id: UUID) -> PipelineStage:
    """A stage that deals can be put into; raises `ValidationFailedError`."""
    row = await session.scalar(
        select(PipelineStage)
        .join(Pipeline, (Pipeline.tenant_id == PipelineStage.tenant_id) & (Pipeline.id == PipelineStage.pipeline_id))
        .where(PipelineStage.id == stage_id, PipelineStage.archived_at.is_(None), Pipeline.archived_at.is_(None))
    )
    if row is None:
        raise ValidationFailedError(errors=[FieldProblem("stage_id", "unknown", N_("There is no such stage."))])
    return row


def proof_text(proof: StageProof) -> str:
    """A proof's name in the reader's language."""
    if proof.label:
        return shown_name(proof.label, current().locale)
    return translate(title_of(proof.kind), current().locale)


def _proofs(stored: list[object]) -> list[schemas.ProofView]:
    return [schemas.ProofView(each.kind, each.label, proof_text(each), each.required) for each in proofs_of(stored)]


def _stage(row: PipelineStage, deals: int) -> schemas.Stage:
    return schemas.Stage(
        id=row.id,
        name=shown_name(row.name, current().locale),
        kind=cast("Any", row.kind),
        position=row.position,
        probability=row.probability,
        sla_days=row.sla_days,
        entry_proofs=_proofs(row.entry_proofs),
        exit_proofs=_proofs(row.exit_proofs),
        deals=deals,
    )
