"""A quote goes out, is answered, and what is sold below the floor is approved first."""

from uuid import UUID

from sqlalchemy import select

from backend.trade.clock import current_day
from backend.trade.errors import ApprovalNeededError, PriceMissingError, WrongStateError
from backend.trade.events import ApprovalAsked, ApprovalDecided, QuoteAnswered, QuoteSent
from backend.trade.quotes import schemas
from backend.trade.quotes.models import PriceApproval, Quote, QuoteLine, QuoteVersion
from backend.trade.quotes.pricing import fingerprint, lay_ground
from backend.trade.quotes.queries import find_version, lines_of, load_quote, state_of
from backend.trade.quotes.reckoning import margin_of
from backend.trade.quotes.service.writing import locked_quote
from backend.trade.settings import load_settings
from backend.trade.telling import tell_quote
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def mark_sent(session: WriteSession, actor: Actor, quote_id: UUID) -> schemas.QuoteFile:
    """Note that the newest version went to the customer: it cannot be changed from now on. Again is no error.

    Raises `NotAllowedError`, `NotFoundError`, `PriceMissingError`, `ApprovalNeededError`, `WrongStateError`.
    """
    quote = await locked_quote(session, actor, quote_id)
    version = await find_version(session, quote_id, quote.latest)
    if version.frozen_at is not None:
        return await load_quote(session, actor, quote_id)
    lines = await lines_of(session, version.id)
    if not lines or any(line.unit_price <= 0 or line.quantity <= 0 for line in lines):
        raise PriceMissingError
    if version.valid_until < current_day():
        raise WrongStateError
    await _require_approval(session, quote, version, lines)
    version.frozen_at = quote.sent_at = now()
    quote.state = "sent"
    quote.version += 1
    await session.flush()
    audit.record(session, "quote.sent", subject_id=quote.id, subject_name=quote.number, number=version.number)
    append(
        session,
        QuoteSent(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id, version=version.number),
    )
    text = N_("Quote {number} was sent") if version.number == 1 else N_("Quote {number} was sent, version {version}")
    await tell_quote(session, actor, quote, text, version=str(version.number))
    return await load_quote(session, actor, quote_id)


async def _require_approval(session: WriteSession, quote: Quote, version: QuoteVersion, lines: list[QuoteLine]) -> None:
    settings = await load_settings(session)
    ground = await lay_ground(
        session, lines, quote.currency, settings.base_currency, version.rate_date or current_day()
    )
    margin, _ = margin_of(version, lines, ground)
    if margin is None or margin >= settings.margin_floor:
        return
    approved = await session.scalar(
        select(PriceApproval.id).where(
            PriceApproval.version_id == version.id,
            PriceApproval.state == "approved",
            PriceApproval.fingerprint == fingerprint(version, lines, quote.currency),
        )
    )
    if approved is None:
        raise ApprovalNeededError


async def answer_quote(
    session: WriteSession, actor: Actor, quote_id: UUID, given: schemas.QuoteAnswerInput
) -> schemas.QuoteFile:
    """Note what the customer said to a quote that was sent, expired or not.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`.
    """
    quote = await locked_quote(session, actor, quote_id)
    if state_of(quote) not in ("sent", "expired", "refused", "accepted"):
        raise WrongStateError
    quote.state = "accepted" if given.accepted else "refused"
    quote.answered_at = now()
    quote.refusal_reason = None if given.accepted else (given.reason or "").strip() or None
    quote.version += 1
    await session.flush()
    audit.record(session, f"quote.{quote.state}", subject_id=quote.id, subject_name=quote.number)
    append(
        session,
        QuoteAnswered(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id, accepted=given.accepted),
    )
    text = N_("Quote {number} was accepted") if given.accepted else N_("Quote {number} was refused")
    await tell_quote(session, actor, quote, text)
    return await load_quote(session, actor, quote_id)


async def ask_approval(
    session: WriteSession, actor: Actor, quote_id: UUID, given: schemas.PriceApprovalRequest
) -> schemas.QuoteFile:
    """Ask a manager to let the newest version go out below the floor; a request that is open is replaced.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (nothing to approve).
    """
    quote = await locked_quote(session, actor, quote_id)
    version = await find_version(session, quote_id, quote.latest)
    lines = await lines_of(session, version.id)
    settings = await load_settings(session)
    ground = await lay_ground(
        session, lines, quote.currency, settings.base_currency, version.rate_date or current_day()
    )
    margin, _ = margin_of(version, lines, ground)
    if version.frozen_at is not None or margin is None or margin >= settings.margin_floor:
        raise WrongStateError
    open_one = await session.scalar(
        select(PriceApproval).where(PriceApproval.version_id == version.id, PriceApproval.state == "open")
    )
    if open_one is not None:
        await session.delete(open_one)
        await session.flush()
    asked = PriceApproval(
        id=new_id(),
        version_id=version.id,
        margin=margin,
        floor=settings.margin_floor,
        fingerprint=fingerprint(version, lines, quote.currency),
        reason=given.reason.strip(),
        asked_by=actor.membership_id,
    )
    session.add(asked)
    quote.version += 1
    await session.flush()
    audit.record(session, "quote.approval_asked", subject_id=quote.id, subject_name=quote.number, reason=asked.reason)
    append(
        session,
        ApprovalAsked(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id, approval_id=asked.id),
    )
    return await load_quote(session, actor, quote_id)


async def decide_approval(
    session: WriteSession, actor: Actor, quote_id: UUID, approval_id: UUID, given: schemas.PriceApprovalDecision
) -> schemas.QuoteFile:
    """Approve or refuse a request. Raises `NotAllowedError`, `NotFoundError`, `WrongStateError`."""
    actor.require("trade.approve")
    quote = await locked_quote(session, actor, quote_id)
    asked = await session.scalar(
        select(PriceApproval)
        .join(QuoteVersion, QuoteVersion.id == PriceApproval.version_id)
        .where(PriceApproval.id == approval_id, QuoteVersion.quote_id == quote_id)
    )
    if asked is None:
        raise NotFoundError
    if asked.state != "open":
        raise WrongStateError
    asked.state = "approved" if given.approve else "refused"
    asked.decided_by, asked.decided_at = actor.membership_id, now()
    asked.note = (given.note or "").strip() or None
    quote.version += 1
    await session.flush()
    audit.record(session, f"quote.price_{asked.state}", subject_id=quote.id, subject_name=quote.number, note=asked.note)
    append(
        session,
        ApprovalDecided(
            quote_id=quote.id,
            company_id=quote.company_id,
            deal_id=quote.deal_id,
            approval_id=asked.id,
            approved=given.approve,
        ),
    )
    return await load_quote(session, actor, quote_id)
