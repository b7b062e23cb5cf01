"""What is behind the fields of a company or contact: facts with their sources."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, and_, select

from backend.customers.fields import FACT_FIELDS
from backend.customers.merge import Candidate, choose
from backend.customers.models import Company, Contact, FactSource, ProfileFact
from backend.customers.schemas import Fact
from backend.customers.schemas import FactSource as FactSourceView
from backend.customers.vocabulary import FactSubject
from i18n.messages import N_, translate
from mail_ingest.store.sight import visible_sources
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.session import ReadSession

REASONS: Final = {
    "domain-suffix": N_("From the ending of the mail domain."),
    "phone-country": N_("From the country code of the phone number."),
    "written": N_("The language that this mail is written in."),
    "phone-area": N_("From the area of the phone number."),
    "country": N_("The clock of the country."),
    "date-header": N_("From the clock of the sender's mail program, in that country."),
}


async def require_record(session: ReadSession, subject: FactSubject, record_id: UUID) -> None:
    """Raise `NotFoundError` unless the company or contact exists."""
    model = Company if subject == "company" else Contact
    if await session.scalar(select(model.id).where(model.id == record_id)) is None:
        raise NotFoundError


async def list_facts(session: ReadSession, subject: FactSubject, record_id: UUID) -> list[Fact]:
    """Every value that the fields have or could have, field by field, the shown one first."""
    rows = (
        await session.execute(
            select(
                ProfileFact.id,
                ProfileFact.field,
                ProfileFact.value,
                ProfileFact.normalized,
                ProfileFact.confidence,
                ProfileFact.sources,
                ProfileFact.last_at,
                ProfileFact.typed_at,
                ProfileFact.rejected_at,
                FactSource.message_id,
                FactSource.conversation_id,
                FactSource.part,
                FactSource.start,
                FactSource.end,
                FactSource.quote,
                FactSource.reason,
                FactSource.at,
            )
            .outerjoin(
                FactSource,
                and_(
                    FactSource.tenant_id == ProfileFact.tenant_id,
                    FactSource.id == ProfileFact.source_id,
                    # The value is the company's; the mail that it stands in may be closed to the reader.
                    visible_sources(current().actor),
                ),
            )
            .where(ProfileFact.subject_id == record_id, ProfileFact.subject_kind == subject)
        )
    ).all()
    if not rows:
        await require_record(session, subject, record_id)
    shown = _shown(rows)
    order = {name: place for place, name in enumerate(FACT_FIELDS[subject])}
    facts = [_fact(row, row.id in shown) for row in rows if row.value]
    return sorted(
        facts,
        key=lambda fact: (
            order.get(fact.field, len(order)),
            fact.field,
            not fact.shown,
            fact.rejected,
            -fact.confidence,
        ),
    )


def _shown(rows: Any) -> set[UUID]:
    by_field: dict[str, dict[str, Row[*tuple[Any, ...]]]] = {}
    for row in rows:
        by_field.setdefault(row.field, {})[row.normalized] = row
    shown = set()
    for values in by_field.values():
        best = choose(
            Candidate(
                row.value,
                row.normalized,
                row.confidence,
                row.sources,
                row.last_at,
                row.typed_at,
                row.rejected_at is not None,
            )
            for row in values.values()
        )
        if best is not None:
            shown.add(values[best.normalized].id)
    return shown


def _fact(row: Row[*tuple[Any, ...]], shown: bool) -> Fact:
    typed = row.typed_at is not None
    reason = REASONS.get(row.reason or "")
    source = None
    if row.message_id is not None:
        source = FactSourceView(
            message_id=row.message_id,
            conversation_id=row.conversation_id,
            part=row.part,
            start=row.start,
            end=row.end,
            quote=row.quote,
            at=row.at,
            reason=translate(reason, current().locale) if reason else None,
        )
    return Fact(
        id=row.id,
        field=row.field,
        value=row.value,
        confidence=1.0 if typed else row.confidence,
        typed=typed,
        shown=shown,
        rejected=row.rejected_at is not None,
        sources=row.sources,
        source=source,
    )
