"""Setting up pipelines, stages and loss reasons."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import ColumnElement, func, select, text

from backend.pipeline.errors import StageInUseError
from backend.pipeline.events import PipelineChanged
from backend.pipeline.models import Deal, LossReason, Pipeline, PipelineStage
from backend.pipeline.proofs import MANUAL, StageProof, proof_kinds
from backend.pipeline.queries.pipelines import list_loss_reasons, load_pipeline, pipeline_views
from backend.pipeline.schemas import pipelines as schemas
from backend.pipeline.seeding import CURRENCY, LOSS_REASONS, PIPELINE_NAME, ready_stages
from backend.pipeline.service.given import refuse
from i18n.messages import N_, translate
from i18n.words import fold
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version


async def ensure_pipelines(session: WriteSession, locale: str | None = None) -> bool:
    """Bring the export pipeline and the usual loss reasons to a tenant that never had a pipeline; whether it did so."""
    if await session.scalar(select(Pipeline.id).limit(1)) is not None:
        return False
    # Two who open the board at the same first moment bring it once.
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"),
        {"key": f"pipeline {session.info['tenant_id']}"},
    )
    if await session.scalar(select(Pipeline.id).limit(1)) is not None:
        return False
    language = locale or current().locale
    pipeline = Pipeline(id=new_id(), name=translate(PIPELINE_NAME, language), currency=CURRENCY, version=1)
    session.add(pipeline)
    await session.flush()
    await _put_stages(session, pipeline, ready_stages(language))
    for position, reason in enumerate(LOSS_REASONS):
        name = translate(reason, language)
        session.add(LossReason(name=name, name_key=fold(name), position=position))
    await session.flush()
    append(session, PipelineChanged(pipeline_ids=[pipeline.id]))
    return True


async def create_pipeline(session: WriteSession, actor: Actor, given: schemas.NewPipeline) -> schemas.Pipeline:
    """Make a pipeline, after the others. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("outreach.manage")
    await ensure_pipelines(session)
    last = await session.scalar(select(func.max(Pipeline.position)))
    pipeline = Pipeline(
        id=new_id(), name=given.name.strip(), currency=given.currency.upper(), position=(last or 0) + 1, version=1
    )
    session.add(pipeline)
    await session.flush()
    stages = ready_stages(current().locale) if given.stages is UNSET or not given.stages else given.stages
    await _put_stages(session, pipeline, stages)
    _tell(session, "pipeline.created", pipeline)
    return await _view(session, pipeline)


async def change_pipeline(
    session: WriteSession, actor: Actor, pipeline_id: UUID, given: schemas.PipelinePatch, version: int
) -> schemas.Pipeline:
    """Change the given fields. A stage that is left out goes, unless open deals are in it; history keeps its name.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `StageInUseError`, `ValidationFailedError`.
    """
    actor.require("outreach.manage")
    pipeline = await _lock(session, pipeline_id)
    raise_version(pipeline, version, await load_pipeline(session, pipeline_id))
    if given.name is not UNSET:
        pipeline.name = given.name.strip()
    if given.currency is not UNSET:
        pipeline.currency = given.currency.upper()
    if given.position is not UNSET:
        pipeline.position = given.position
    await session.flush()
    if given.stages is not UNSET:
        await _put_stages(session, pipeline, given.stages)
    _tell(session, "pipeline.changed", pipeline)
    return await _view(session, pipeline)


async def archive_pipeline(session: WriteSession, actor: Actor, pipeline_id: UUID) -> None:
    """Put a pipeline aside. Raises `NotAllowedError`, `NotFoundError`, `StageInUseError` while deals are open in it."""
    actor.require("outreach.manage")
    pipeline = await _lock(session, pipeline_id)
    await _require_empty(session, Deal.pipeline_id == pipeline.id)
    pipeline.archived_at = now()
    await session.flush()
    _tell(session, "pipeline.archived", pipeline)


async def change_loss_reasons(
    session: WriteSession, actor: Actor, given: Sequence[schemas.GivenLossReason]
) -> list[schemas.LossReason]:
    """Put these reasons in the place of those that were; deals keep theirs.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    actor.require("outreach.manage")
    rows = {row.id: row for row in await session.scalars(select(LossReason).where(LossReason.archived_at.is_(None)))}
    keys = [fold(each.name).strip() for each in given]
    if len(set(keys)) < len(keys):
        raise refuse("items", "double", N_("Two reasons have the same name."))
    kept = {each.id for each in given if each.id is not None}
    if kept - set(rows):
        raise NotFoundError
    for row in rows.values():
        if row.id not in kept:
            row.archived_at = now()
    await session.flush()
    for position, (each, key) in enumerate(zip(given, keys, strict=True)):
        known = rows.get(each.id) if each.id else None
        if known is None:
            session.add(LossReason(name=each.name.strip(), name_key=key, position=position))
        else:
            known.name, known.name_key, known.position = each.name.strip(), key, position
    await session.flush()
    audit.record(session, "loss_reasons.changed")
    append(session, PipelineChanged(pipeline_ids=[]))
    return await list_loss_reasons(session)


async def _put_stages(session: WriteSession, pipeline: Pipeline, given: Sequence[schemas.GivenStage]) -> None:
    rows = {
        row.id: row
        for row in await session.scalars(
            select(PipelineStage).where(PipelineStage.pipeline_id == pipeline.id, PipelineStage.archived_at.is_(None))
        )
    }
    kept = {each.id for each in given if each.id is not None}
    if kept - set(rows):
        raise NotFoundError
    gone = [row for row in rows.values() if row.id not in kept]
    if gone:
        await _require_empty(session, Deal.stage_id.in_([row.id for row in gone]))
    for row in gone:
        row.archived_at = now()
    for position, each in enumerate(given):
        row = rows[each.id] if each.id is not None else PipelineStage(id=new_id(), pipeline_id=pipeline.id)
        row.name, row.kind, row.position = each.name.strip(), each.kind, position
        row.probability, row.sla_days = each.probability, each.sla_days
        row.entry_proofs, row.exit_proofs = _proofs(each.entry_proofs), _proofs(each.exit_proofs)
        session.add(row)
    await session.flush()


def _proofs(given: Sequence[schemas.GivenProof]) -> list[object]:
    known = {each.kind for each in proof_kinds()}
    for each in given:
        if each.kind not in known:
            raise refuse("stages", "unknown-proof", N_("There is no such proof."))
        if each.kind == MANUAL and not (each.label or "").strip():
            raise refuse("stages", "missing-label", N_("Say what is to be confirmed."))
    return [
        msgspec.to_builtins(
            StageProof(each.kind, (each.label or "").strip() or None if each.kind == MANUAL else None, each.required)
        )
        for each in given
    ]


async def _require_empty(session: ReadSession, where: ColumnElement[bool]) -> None:
    count = await session.scalar(select(func.count()).select_from(Deal).where(where, Deal.status == "open")) or 0
    if count:
        raise StageInUseError(extra={"count": count})


async def _lock(session: WriteSession, pipeline_id: UUID) -> Pipeline:
    row = await session.scalar(
        select(Pipeline).where(Pipeline.id == pipeline_id, Pipeline.archived_at.is_(None)).with_for_update()
    )
    if row is None:
        raise NotFoundError
    return row


async def _view(session: WriteSession, pipeline: Pipeline) -> schemas.Pipeline:
    return (await pipeline_views(session, [pipeline]))[0]


def _tell(session: WriteSession, action: str, pipeline: Pipeline) -> None:
    audit.record(session, action, subject_id=pipeline.id, subject_name=pipeline.name)
    append(session, PipelineChanged(pipeline_ids=[pipeline.id]))
