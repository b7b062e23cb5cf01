"""What is behind the fields of a company or contact: facts with their sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Label, Select, Text, Uuid, all_, and_, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on

from backend.customers.fields import EXTRA_FIELDS, FACT_FIELDS, MANY, REQUEST_FIELDS
from backend.customers.merge import Candidate, choose
from backend.customers.models import Company, Contact, FactSource, FieldChange, ProfileFact
from backend.customers.queries.seen import hidden_from, require_seen
from backend.customers.schemas import Fact, Owner
from backend.customers.schemas import FactSource as FactSourceView
from backend.customers.schemas import FieldChange as FieldChangeView
from backend.customers.vocabulary import FactSubject
from i18n.messages import N_, translate
from mail_ingest.store.sight import message_seen, sees_everything
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

_COLUMNS: Final = frozenset((*FACT_FIELDS["company"], *FACT_FIELDS["contact"]))
_RECORD: Final = bindparam("record_id", type_=Uuid())
_REQUESTS: Final = bindparam("request_fields", value=list(REQUEST_FIELDS), type_=ARRAY(Text()))
_MOST_REQUESTS: Final = 100
_MOST_CHANGES: Final = 200

REASONS: Final = {
    "domain-suffix": N_("From the ending of the mail domain."),
    "phone-country": N_("From the country code of the phone number."),
    "written": N_("The language that this mail is written in."),
    "phone-area": N_("From the area of the phone number."),
    "invite": N_("Their calendar invitations are on this clock."),
    "country": N_("The clock of the country."),
    "place": N_("The clock of the town in the address."),
    "date-header": N_("From the clock of the sender's mail program, in that country."),
}


async def require_record(session: ReadSession, subject: FactSubject, record_id: UUID) -> None:
    """Raise `NotFoundError` unless the company or contact exists and the session's actor sees it."""
    model = Company if subject == "company" else Contact
    if await session.scalar(select(model.id).where(model.id == record_id)) is None:
        raise NotFoundError
    await require_seen(session, subject, record_id)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts of a record, each with its best source, or with the best that the reader may see. `sources` and `last_at`
    count what the reader may see."""

    statement: Select[*tuple[Any, ...]]
    sources: ColumnElement[Any]
    last_at: ColumnElement[Any]
    told: ColumnElement[bool]


def _facts_of(*, everything: bool) -> _Facts:
    best: Any = FactSource
    on = and_(FactSource.tenant_id == ProfileFact.tenant_id, FactSource.id == ProfileFact.source_id)
    numbers: tuple[Label[Any], ...] = (
        ProfileFact.sources.label("sources"),
        ProfileFact.last_at.label("last_at"),
    )
    if not everything:
        of_record = select(ProfileFact.id).where(ProfileFact.tenant_id == tenant, ProfileFact.subject_id == _RECORD)
        best = (
            select(
                *FactSource.__table__.columns,
                func.count().over(partition_by=FactSource.fact_id).label("sources"),
                func.max(FactSource.at).over(partition_by=FactSource.fact_id).label("last_at"),
            )
            .ext(distinct_on(FactSource.fact_id))
            .where(FactSource.tenant_id == tenant, FactSource.fact_id.in_(of_record))
            # The value is the company's; the mail that it stands in may be closed to the reader.
            .where(message_seen("fact_source.message_id"))
            .order_by(
                FactSource.fact_id, FactSource.confidence.desc(), FactSource.at.desc(), FactSource.message_id.desc()
            )
            .subquery("best")
            .c
        )
        on = best.fact_id == ProfileFact.id
        numbers = (func.coalesce(best.sources, 0).label("sources"), func.coalesce(best.last_at).label("last_at"))
    listed = (
        select(
            ProfileFact.id,
            ProfileFact.field,
            ProfileFact.value,
            ProfileFact.detail,
            ProfileFact.normalized,
            ProfileFact.confidence,
            ProfileFact.sources.label("all_sources"),
            ProfileFact.last_at.label("all_last_at"),
            ProfileFact.typed_at,
            ProfileFact.rejected_at,
            *numbers,
            best.message_id,
            best.conversation_id,
            best.part,
            best.start,
            best.end,
            best.quote,
            best.reason,
            best.at,
        )
        .select_from(ProfileFact)
        .outerjoin(FactSource if everything else best.message_id.table, on)
        .where(
            ProfileFact.tenant_id == tenant,
            ProfileFact.subject_id == _RECORD,
            ProfileFact.subject_kind == bindparam("subject", type_=Text()),
        )
    )
    return _Facts(listed, numbers[0].element, numbers[1].element, best.message_id.is_not(None))


@lru_cache(maxsize=4)
def _facts(*, everything: bool, requests: bool) -> Prepared:
    found = _facts_of(everything=everything)
    if not requests:
        return Prepared(found.statement.where(ProfileFact.field != all_(_REQUESTS)))
    told = found.told | ProfileFact.typed_at.is_not(None)
    return Prepared(
        found.statement.where(ProfileFact.field == any_(_REQUESTS), told, ProfileFact.rejected_at.is_(None))
        .order_by(func.coalesce(found.last_at, ProfileFact.typed_at).desc(), ProfileFact.id)
        .limit(_MOST_REQUESTS)
    )


async def list_facts(session: ReadSession, subject: FactSubject, record_id: UUID) -> list[Fact]:
    """Every value that the fields have or could have, field by field, the shown one first. Raises `NotFoundError`."""
    await require_seen(session, subject, record_id)
    statement = _facts(everything=await sees_everything(session), requests=False)
    rows = await statement.fetch(session, record_id=record_id, subject=subject)
    if not rows:
        await require_record(session, subject, record_id)
    shown = _shown(rows)
    order = {name: place for place, name in enumerate((*FACT_FIELDS[subject], *EXTRA_FIELDS[subject]))}
    hidden = await hidden_from(session, subject, record_id)
    facts = [_fact(row, row["id"] in shown) for row in rows if row["value"] and row["field"] not in hidden]
    return sorted(
        facts,
        key=lambda fact: (
            order.get(fact.field, len(order)),
            fact.field,
            not fact.shown,
            fact.rejected,
            -fact.confidence,
            fact.value,
        ),
    )


@lru_cache(maxsize=2)
def _usual(*, everything: bool) -> Prepared:
    told = _facts_of(everything=everything)
    return Prepared(
        told.statement.where(
            ProfileFact.field == any_(bindparam("fields", type_=ARRAY(Text()))),
            told.sources > 0,
            ProfileFact.rejected_at.is_(None),
        )
        .order_by(told.sources.desc(), told.last_at.desc(), ProfileFact.id)
        .limit(_MOST_REQUESTS)
    )


async def list_usual(
    session: ReadSession, subject: FactSubject, record_id: UUID, fields: Sequence[str], *, everything: bool
) -> list[Fact]:
    """Values of these fields by how many mails give them, the most frequent first."""
    rows = await _usual(everything=everything).fetch(session, record_id=record_id, subject=subject, fields=list(fields))
    return [_fact(row, shown=True) for row in rows]


async def list_requests(session: ReadSession, subject: FactSubject, record_id: UUID) -> list[Fact]:
    """What was asked for in mail that the reader may see, the newest first. Raises `NotFoundError`."""
    await require_seen(session, subject, record_id)
    statement = _facts(everything=await sees_everything(session), requests=True)
    rows = await statement.fetch(session, record_id=record_id, subject=subject)
    if not rows:
        await require_record(session, subject, record_id)
    return [_fact(row, shown=True) for row in rows]


@lru_cache(maxsize=2)
def _changes(*, of_field: bool) -> Prepared:
    found = select(
        FieldChange.id, FieldChange.field, FieldChange.action, FieldChange.value, FieldChange.previous,
        FieldChange.actor_id, FieldChange.actor_name, FieldChange.at,
    ).where(
        FieldChange.tenant_id == tenant,
        FieldChange.subject_id == _RECORD,
        FieldChange.subject_kind == bindparam("subject", type_=Text()),
    )  # fmt: skip
    if of_field:
        found = found.where(FieldChange.field == bindparam("field", type_=Text()))
    return Prepared(found.order_by(FieldChange.at.desc(), FieldChange.id.desc()).limit(_MOST_CHANGES))


async def list_changes(
    session: ReadSession, subject: FactSubject, record_id: UUID, field: str | None = None
) -> list[FieldChangeView]:
    """What a field, or all of them, came to show, the newest first, up to 200 changes. Raises `NotFoundError`."""
    await require_seen(session, subject, record_id)
    hidden = await hidden_from(session, subject, record_id)
    params = {} if field is None else {"field": field}
    rows = await _changes(of_field=field is not None).fetch(session, record_id=record_id, subject=subject, **params)
    if not rows:
        await require_record(session, subject, record_id)
    return [
        FieldChangeView(
            id=row["id"],
            field=row["field"],
            action=row["action"],
            value=row["value"],
            previous=row["previous"],
            actor=Owner(row["actor_id"], row["actor_name"]) if row["actor_id"] else None,
            at=row["at"],
        )
        for row in rows
        if row["field"] not in hidden
    ]


def _shown(rows: Sequence[Row]) -> set[UUID]:
    """The facts that the record shows. Of fields with a column that is one each, of those that may have several
    without a column every one that stands."""
    shown = set()
    by_field: dict[str, dict[str, Row]] = {}
    for row in rows:
        if row["field"] in MANY and row["field"] not in _COLUMNS:
            if row["rejected_at"] is None:
                shown.add(row["id"])
        else:
            by_field.setdefault(row["field"], {})[row["normalized"]] = row
    for values in by_field.values():
        best = choose(
            Candidate(
                row["value"],
                row["normalized"],
                row["confidence"],
                row["all_sources"],
                row["all_last_at"],
                row["typed_at"],
                row["rejected_at"] is not None,
            )
            for row in values.values()
        )
        if best is not None:
            shown.add(values[best.normalized]["id"])
    return shown


def _fact(row: Row, shown: bool) -> Fact:
    typed = row["typed_at"] is not None
    reason = REASONS.get(row["reason"] or "")
    source = None
    if row["message_id"] is not None:
        source = FactSourceView(
            message_id=row["message_id"],
            conversation_id=row["conversation_id"],
            part=row["part"],
            start=row["start"],
            end=row["end"],
            quote=row["quote"],
            at=row["at"],
            reason=translate(reason, current().locale) if reason else None,
        )
    return Fact(
        id=row["id"],
        field=row["field"],
        value=row["value"],
        detail=row["detail"],
        confidence=1.0 if typed else row["confidence"],
        typed=typed,
        shown=shown,
        rejected=row["rejected_at"] is not None,
        sources=row["sources"],
        last_at=row["last_at"],
        source=source,
    )
