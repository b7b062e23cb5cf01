"""What is behind a company or contact: its facts with their sources, and its timeline."""

from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Row, Select, Text, Uuid, and_, bindparam, literal, null, or_, select, tuple_, union_all

from backend.customers.fields import FACT_FIELDS
from backend.customers.merge import Candidate, choose
from backend.customers.models import Company, Contact, FactSource, ProfileFact, TimelineEntry
from backend.customers.queries.pages import cursor_params
from backend.customers.schemas import ContactRef, Fact, Owner, TimelineItem
from backend.customers.schemas import FactSource as FactSourceView
from backend.customers.vocabulary import FactSubject, TimelineKind
from i18n.messages import N_, translate
from mail_ingest.store.sight import message_seen, visible_sources
from tenants.audit import AuditEntry
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, page_of, sorting
from tenants.prepared import Prepared, tenant
from tenants.prepared import Row as PreparedRow
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


_NEWEST_FIRST: Final = {"at": SortField(TimelineEntry.at, datetime)}


def _timeline() -> Select[*tuple[Any, ...]]:
    """Entries of a company, and its making by a colleague, of which the company itself and the audit log know."""
    company_id = bindparam("company_id", type_=Uuid())
    happened = (
        select(
            TimelineEntry.id,
            TimelineEntry.kind,
            TimelineEntry.at,
            TimelineEntry.actor_id,
            TimelineEntry.actor_name,
            TimelineEntry.contact_id,
            Contact.name.label("contact_name"),
            TimelineEntry.summary,
            TimelineEntry.conversation_id,
            TimelineEntry.message_id,
            TimelineEntry.direction,
        )
        .outerjoin(Contact, and_(Contact.tenant_id == TimelineEntry.tenant_id, Contact.id == TimelineEntry.contact_id))
        .where(TimelineEntry.tenant_id == tenant, TimelineEntry.company_id == company_id)
        .where(or_(TimelineEntry.message_id.is_(None), message_seen("timeline_entry.message_id")))
    )
    made = (
        select(
            Company.id,
            literal("created"),
            Company.created_at,
            AuditEntry.actor_id,
            AuditEntry.actor_name,
            null(),
            null(),
            literal(""),
            null(),
            null(),
            null(),
        )
        .outerjoin(
            AuditEntry,
            and_(
                AuditEntry.tenant_id == Company.tenant_id,
                AuditEntry.subject_kind == "company",
                AuditEntry.subject_id == Company.id,
                AuditEntry.action == "company.created",
            ),
        )
        .where(Company.tenant_id == tenant, Company.id == company_id, Company.source != "mail")
    )
    together = union_all(happened, made).subquery()
    return select(together)


@lru_cache(maxsize=4)
def _timeline_page(*, after: bool, of_kind: bool = False) -> Prepared:
    listed = _timeline()
    here = listed.selected_columns
    if of_kind:
        listed = listed.where(here.kind == bindparam("kind", type_=Text()))
    if after:
        last = tuple_(bindparam("cursor_value", type_=here.at.type), bindparam("cursor_id", type_=Uuid()))
        listed = listed.where(tuple_(here.at, here.id) < last)
    return Prepared(listed.order_by(here.at.desc(), here.id.desc()).limit(bindparam("most", type_=Integer())))


async def list_timeline(
    session: ReadSession,
    company_id: UUID,
    *,
    kind: TimelineKind | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[TimelineItem]:
    """What happened with a company, newest first, of one kind or of all; raises `NotFoundError`."""
    chosen = sorting(None, _NEWEST_FIRST, TimelineEntry.id, "-at")
    page = _timeline_page(after=cursor is not None, of_kind=kind is not None)
    params = {**cursor_params(chosen, cursor), **({} if kind is None else {"kind": kind})}
    rows = await page.fetch(session, company_id=company_id, **params, most=limit + 1)
    if not rows:
        await require_record(session, "company", company_id)
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row["at"],
        row_id=lambda row: row["id"],
        item=_timeline_item,
    )


def _timeline_item(row: PreparedRow) -> TimelineItem:
    return TimelineItem(
        id=row["id"],
        kind=row["kind"],
        at=row["at"],
        actor=Owner(row["actor_id"], row["actor_name"]) if row["actor_id"] is not None else None,
        contact=ContactRef(row["contact_id"], row["contact_name"]) if row["contact_id"] else None,
        summary=row["summary"],
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        direction=row["direction"],
    )
