"""Decisions, and their reasons in the reader's words."""

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from sqlalchemy import select

from backend.customers.bins.models import BinDecision
from backend.customers.bins.reasons import reason_text
from backend.customers.bins.schemas import DecisionView, Reason
from backend.customers.queries.history import require_record
from backend.customers.vocabulary import Bin, Decider, FactSubject
from tenants.context import current
from tenants.session import ReadSession

_MOST = 100


def reasons_in_words(codes: Iterable[str]) -> list[Reason]:
    """The reasons behind these codes, in their order."""
    locale = current().locale
    return [Reason(code, reason_text(code, locale)) for code in codes]


async def list_decisions(session: ReadSession, subject: FactSubject, record_id: UUID) -> list[DecisionView]:
    """The decisions about a company or person, those that count first, then the latest; at most 100. Raises
    `NotFoundError`."""
    await require_record(session, subject, record_id)
    column = BinDecision.company_id if subject == "company" else BinDecision.contact_id
    rows = await session.scalars(
        select(BinDecision)
        .where(column == record_id)
        .order_by(
            BinDecision.undone_at.is_not(None),
            (BinDecision.by == "person").desc(),
            BinDecision.at.desc(),
            BinDecision.id.desc(),
        )
        .limit(_MOST)
    )
    return [decision_view(row) for row in rows]


def decision_view(row: BinDecision) -> DecisionView:
    """A decision for a reader; its id is that of its act, which undoes it."""
    return DecisionView(
        id=row.act_id,
        from_bin=cast("Bin | None", row.from_bin),
        to_bin=cast("Bin", row.to_bin),
        reasons=reasons_in_words(row.reasons),
        by=cast("Decider", row.by),
        confidence=row.confidence,
        actor_name=row.actor_name,
        at=row.at,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
    )
