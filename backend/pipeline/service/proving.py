"""Confirming by hand what stages ask for."""

from uuid import UUID

from sqlalchemy import delete, select

from backend.pipeline.events import DealChanged
from backend.pipeline.models import Deal, DealProof
from backend.pipeline.proofs import key_of, proofs_of
from backend.pipeline.queries.access import lock_deal
from backend.pipeline.queries.file import file_of
from backend.pipeline.queries.pipelines import stages_by_id
from backend.pipeline.schemas import deals as schemas
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.outbox import append
from tenants.session import WriteSession


async def confirm_proof(
    session: WriteSession, actor: Actor, deal_id: UUID, given: schemas.Confirmation
) -> schemas.DealFile:
    """Say that something which a stage asks for is there. Raises `NotAllowedError`, `NotFoundError`,
    `ValidationFailedError`."""
    deal = await lock_deal(session, actor, deal_id)
    stages = await stages_by_id(session, {deal.pipeline_id})
    known = {
        key_of(proof)
        for stage in stages.values()
        for proof in (*proofs_of(stage.entry_proofs), *proofs_of(stage.exit_proofs))
    }
    if given.key not in known:
        raise ValidationFailedError(errors=[FieldProblem("key", "unknown", N_("No stage asks for this."))])
    found = await session.scalar(select(DealProof).where(DealProof.deal_id == deal.id, DealProof.key == given.key))
    if found is None:
        found = DealProof(deal_id=deal.id, key=given.key, by_name=actor.name)
        session.add(found)
    found.note, found.by_id, found.by_name = (given.note or "").strip() or None, actor.membership_id, actor.name
    await session.flush()
    _tell(session, deal, "deal.proof_confirmed", given.key)
    return await file_of(session, actor, deal)


async def withdraw_proof(session: WriteSession, actor: Actor, deal_id: UUID, key: str) -> schemas.DealFile:
    """Take back that something is there. Raises `NotAllowedError`, `NotFoundError`."""
    deal = await lock_deal(session, actor, deal_id)
    await session.execute(delete(DealProof).where(DealProof.deal_id == deal.id, DealProof.key == key))
    _tell(session, deal, "deal.proof_withdrawn", key)
    return await file_of(session, actor, deal)


def _tell(session: WriteSession, deal: Deal, action: str, key: str) -> None:
    audit.record(session, action, subject_id=deal.id, subject_name=deal.name, proof=key)
    append(session, DealChanged(deal_id=deal.id, company_id=deal.company_id))
