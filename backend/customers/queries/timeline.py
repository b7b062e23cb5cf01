"""Timelines of companies and contacts, newest first, a page at a time.

Each branch of a page takes its newest rows from an index before anything is joined or sorted, so that the first page
of ten thousand entries costs what a page of fifty does.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    literal,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from backend.customers.models import Company, Contact, Participation, TimelineEntry
from backend.customers.queries.history import require_record
from backend.customers.queries.pages import cursor_params
from backend.customers.queries.seen import require_seen
from backend.customers.schemas import CompanyRef, ContactRef, Owner, TimelineItem
from backend.customers.vocabulary import SAID, FactSubject
from i18n.messages import translate
from mail_ingest.store.sight import conversation_seen, message_seen, sees_everything
from tenants.audit import AuditEntry
from tenants.context import current
from tenants.paging import Page, SortField, page_of, sorting
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

_NEWEST_FIRST: Final = {"at": SortField(TimelineEntry.at, datetime)}
_RECORD: Final = bindparam("record_id", type_=Uuid())
_PERSON: Final = bindparam("contact_id", type_=Uuid())
_MOST: Final = bindparam("most", type_=Integer())
_KINDS: Final = bindparam("kinds", type_=ARRAY(Text()))
_ENTRY: Final = (
    TimelineEntry.id, TimelineEntry.kind, TimelineEntry.at, TimelineEntry.actor_id, TimelineEntry.actor_name,
    TimelineEntry.company_id, TimelineEntry.contact_id, TimelineEntry.summary, TimelineEntry.conversation_id,
    TimelineEntry.message_id, TimelineEntry.direction, TimelineEntry.details, TimelineEntry.edited_at,
)  # fmt: skip
#: What names a mail is seen by whoever sees that.
_SEEN: Final = and_(
    or_(TimelineEntry.message_id.is_(None), message_seen("timeline_entry.message_id")),
    or_(
        TimelineEntry.conversation_id.is_(None),
        TimelineEntry.message_id.is_not(None),
        conversation_seen("timeline_entry.conversation_id"),
    ),
)


@dataclass(frozen=True, slots=True)
class _Options:
    """Which shape of the statement is wanted."""

    #: From a cursor on.
    after: bool
    #: Narrowed to some kinds.
    of_kinds: bool
    #: Narrowed to what one person had a part in.
    with_person: bool
    #: The reader may see all mail.
    everything: bool


def _before(at: InstrumentedAttribute[datetime] | ColumnElement[datetime], row_id: Any) -> ColumnElement[bool]:
    last = tuple_(bindparam("cursor_value", type_=TimelineEntry.at.type), bindparam("cursor_id", type_=Uuid()))
    return tuple_(at, row_id) < last


def _newest(listed: Select[*tuple[Any, ...]], options: _Options) -> Subquery:
    """The newest rows of `listed` that the options let through."""
    listed = listed.where(TimelineEntry.tenant_id == tenant, TimelineEntry.deleted_at.is_(None))
    if options.of_kinds:
        listed = listed.where(TimelineEntry.kind == any_(_KINDS))
    if not options.everything:
        listed = listed.where(_SEEN)
    if options.after:
        listed = listed.where(_before(TimelineEntry.at, TimelineEntry.id))
    return listed.order_by(TimelineEntry.at.desc(), TimelineEntry.id.desc()).limit(_MOST).subquery()


def _of_company(options: _Options) -> list[Subquery]:
    happened = select(*_ENTRY).where(TimelineEntry.company_id == _RECORD)
    if not options.with_person:
        return [_newest(happened, options), _made(options)]
    took_part = select(Participation.message_id).where(
        Participation.tenant_id == tenant, Participation.contact_id == _PERSON
    )
    theirs = or_(
        TimelineEntry.contact_id == _PERSON,
        and_(TimelineEntry.kind == "message", TimelineEntry.message_id.in_(took_part)),
    )
    return [_newest(happened.where(theirs), options)]


def _made(options: _Options) -> Subquery:
    """The making of a company by a colleague, of which the company itself and the audit log know."""
    made = (
        select(
            Company.id.label("id"),
            literal("created").label("kind"),
            Company.created_at.label("at"),
            AuditEntry.actor_id,
            AuditEntry.actor_name,
            Company.id.label("company_id"),
            cast(null(), Uuid()).label("contact_id"),
            literal("").label("summary"),
            *(cast(null(), column.type).label(column.key) for column in _ENTRY[-5:]),
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
        .where(Company.tenant_id == tenant, Company.id == _RECORD, Company.source != "mail")
    )
    if options.of_kinds:
        made = made.where(literal("created") == any_(_KINDS))
    if options.after:
        made = made.where(_before(Company.created_at, Company.id))
    return made.subquery()


def _of_contact(options: _Options) -> list[Subquery]:
    """What stands under the person, and mail that stands under a weightier one of the same company."""
    own = select(*_ENTRY).where(TimelineEntry.contact_id == _RECORD)
    beside = (
        select(*_ENTRY)
        .join(
            Participation,
            and_(
                Participation.tenant_id == TimelineEntry.tenant_id,
                Participation.message_id == TimelineEntry.message_id,
                Participation.company_id == TimelineEntry.company_id,
            ),
        )
        .where(
            Participation.contact_id == _RECORD,
            TimelineEntry.kind == "message",
            TimelineEntry.contact_id.is_distinct_from(_RECORD),
        )
    )
    return [_newest(own, options), _newest(beside, options)]


@lru_cache(maxsize=64)
def _page(subject: FactSubject, options: _Options) -> Prepared:
    branches = _of_company(options) if subject == "company" else _of_contact(options)
    together = union_all(*(select(branch) for branch in branches)).subquery()
    here = select(together).order_by(together.c.at.desc(), together.c.id.desc()).limit(_MOST).subquery()
    return Prepared(
        select(
            here,
            Contact.name.label("contact_name"),
            Company.name.label("company_name"),
            Company.country.label("company_country"),
        )
        .outerjoin(Contact, and_(Contact.tenant_id == tenant, Contact.id == here.c.contact_id))
        .outerjoin(Company, and_(Company.tenant_id == tenant, Company.id == here.c.company_id))
        .order_by(here.c.at.desc(), here.c.id.desc())
    )


async def list_timeline(
    session: ReadSession,
    subject: FactSubject,
    record_id: UUID,
    *,
    kinds: Collection[str] = (),
    contact_id: UUID | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[TimelineItem]:
    """What happened with a company or contact, newest first, of some `kinds` or of all; of a company, also narrowed
    to one person. Raises `NotFoundError`, `BadCursorError`."""
    await require_seen(session, subject, record_id)
    chosen = sorting(None, _NEWEST_FIRST, TimelineEntry.id, "-at")
    options = _Options(cursor is not None, bool(kinds), contact_id is not None, await sees_everything(session))
    params: dict[str, Any] = {**cursor_params(chosen, cursor)}
    if kinds:
        params["kinds"] = sorted(kinds)
    if contact_id is not None:
        params["contact_id"] = contact_id
    rows = await _page(subject, options).fetch(session, record_id=record_id, **params, most=limit + 1)
    if not rows:
        await require_record(session, subject, record_id)
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row["at"],
        row_id=lambda row: row["id"],
        item=_of_company_item if subject == "company" else _of_contact_item,
    )


def _of_company_item(row: Row) -> TimelineItem:
    return _item(row, None)


def _of_contact_item(row: Row) -> TimelineItem:
    employer = row["company_id"]
    return _item(row, CompanyRef(employer, row["company_name"], row["company_country"]) if employer else None)


def _item(row: Row, company: CompanyRef | None) -> TimelineItem:
    details = row["details"]
    said = details.pop(SAID, None) if details else None
    return TimelineItem(
        id=row["id"],
        kind=row["kind"],
        at=row["at"],
        actor=Owner(row["actor_id"], row["actor_name"]) if row["actor_id"] is not None else None,
        contact=ContactRef(row["contact_id"], row["contact_name"]) if row["contact_id"] else None,
        summary=translate(said[0], current().locale, **said[1]) if said else row["summary"],
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        direction=row["direction"],
        details=details,
        edited_at=row["edited_at"],
        company=company,
    )
