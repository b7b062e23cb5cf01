"""The end of deals: won, lost, and open again."""

from uuid import UUID

from sqlalchemy import select

from backend.pipeline.errors import DealClosedError
from backend.pipeline.events import DealLost, DealReopened, DealWon
from backend.pipeline.models import Deal, LossReason
from backend.pipeline.queries.access import lock_deal
from backend.pipeline.queries.views import view_of
from backend.pipeline.schemas import deals as schemas
from backend.pipeline.service.history import add_step, seconds_since, tell_timeline
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession


async def close_deal(session: WriteSession, actor: Actor, deal_id: UUID, given: schemas.Closure) -> schemas.Deal:
    """Close a deal where it stands. A lost one names its reason.

    Raises `NotAllowedError`, `NotFoundError`, `DealClosedError`, `ValidationFailedError`.
    """
    deal = await lock_deal(session, actor, deal_id)
    if deal.status != "open":
        raise DealClosedError
    reason = await _reason(session, given)
    await _end(session, actor, deal, given, reason)
    return await view_of(session, deal)


async def _end(
    session: WriteSession, actor: Actor, deal: Deal, given: schemas.Closure, reason: LossReason | None
) -> None:
    at = now()
    deal.status, deal.closed_at = given.outcome, at
    deal.lost_reason_id = reason.id if reason else None
    deal.lost_note = (given.note or "").strip() or None
    deal.version += 1
    add_step(
        session, actor, deal, "close", from_stage=deal.stage_id, to_stage=deal.stage_id, at=at,
        seconds=seconds_since(deal.stage_entered_at, at), reason=reason.name if reason else deal.lost_note,
    )  # fmt: skip
    audit.record(
        session, f"deal.{given.outcome}", subject_id=deal.id, subject_name=deal.name,
        reason=reason.name if reason else None,
    )  # fmt: skip
    await tell_timeline(session, actor, deal, at, outcome=given.outcome)
    if given.outcome == "won":
        append(session, DealWon(deal_id=deal.id, company_id=deal.company_id))
    else:
        append(session, DealLost(deal_id=deal.id, company_id=deal.company_id, reason_id=deal.lost_reason_id))


async def reopen_deal(session: WriteSession, actor: Actor, deal_id: UUID) -> schemas.Deal:
    """Open a closed deal again, in the stage where it ended. Raises `NotAllowedError`, `NotFoundError`."""
    deal = await lock_deal(session, actor, deal_id)
    if deal.status != "open":
        at = now()
        deal.status, deal.closed_at, deal.lost_reason_id, deal.lost_note = "open", None, None, None
        deal.stage_entered_at = at
        deal.version += 1
        add_step(
            session, actor, deal, "reopen", from_stage=None, to_stage=deal.stage_id, at=at, seconds=None
        )  # fmt: skip
        audit.record(session, "deal.reopened", subject_id=deal.id, subject_name=deal.name)
        await tell_timeline(session, actor, deal, at, outcome="open")
        append(session, DealReopened(deal_id=deal.id, company_id=deal.company_id))
    return await view_of(session, deal)


async def _reason(session: WriteSession, given: schemas.Closure) -> LossReason | None:
    if given.outcome == "won":
        return None
    if given.reason_id is None:
        raise ValidationFailedError(errors=[FieldProblem("reason_id", "missing", N_("Say why it was lost."))])
    found = await session.scalar(
        select(LossReason).where(LossReason.id == given.reason_id, LossReason.archived_at.is_(None))
    )
    if found is None:
        raise ValidationFailedError(errors=[FieldProblem("reason_id", "unknown", N_("There is no such reason."))])
    return found
