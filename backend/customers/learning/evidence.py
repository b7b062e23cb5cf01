"""Writes facts with their sources, and sums up each fact's sources in its row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, delete, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from backend.customers.fields import InvalidValueError, clean_value, normalize
from backend.customers.learning.letters import LetterFact
from backend.customers.learning.plan import PlannedFact
from backend.customers.models import FactSource, ProfileFact
from backend.customers.vocabulary import FactSubject
from tenants.orm import new_id
from tenants.session import WriteSession

_QUOTE = 400


@dataclass(frozen=True, slots=True)
class FactKey:
    """What makes a fact the same fact."""

    subject_kind: FactSubject
    subject_id: UUID
    field: str
    normalized: str


@dataclass(frozen=True, slots=True)
class _Reading:
    value: str
    planned: PlannedFact

    @property
    def rank(self) -> tuple[float, str, int]:
        fact = self.planned.fact
        return fact.confidence, fact.span.part, -fact.span.start


class Readings:
    """Facts gathered for records, a message counting once for each value."""

    def __init__(self) -> None:
        self._found: dict[FactKey, dict[UUID, _Reading]] = defaultdict(dict)

    def add(self, subject_kind: FactSubject, subject_id: UUID, planned: Iterable[PlannedFact]) -> None:
        """Take in facts about a record; values that their field cannot hold are passed over."""
        for one in planned:
            value = _clean(one.fact)
            if not value:
                continue
            key = FactKey(subject_kind, subject_id, one.fact.field, normalize(one.fact.field, value, one.fact.detail))
            known, reading = self._found[key].get(one.letter.message_id), _Reading(value, one)
            if known is None or reading.rank > known.rank:
                self._found[key][one.letter.message_id] = reading

    def fact_rows(self) -> list[dict[str, Any]]:
        """Rows of `ProfileFact`, sorted as unique constraints like it."""
        return [
            {
                "id": new_id(),
                "subject_kind": key.subject_kind,
                "subject_id": key.subject_id,
                "field": key.field,
                "value": min(reading.value for reading in readings.values()),
                "normalized": key.normalized,
            }
            for key, readings in sorted(
                self._found.items(), key=lambda item: (item[0].subject_id, item[0].field, item[0].normalized)
            )
        ]

    def source_rows(self, ids: dict[tuple[UUID, str, str], UUID]) -> list[dict[str, Any]]:
        """Rows of `FactSource`; `ids` are the facts' ids by subject, field and normalized value."""
        rows = []
        for key, readings in self._found.items():
            fact_id = ids[key.subject_id, key.field, key.normalized]
            for message_id, reading in readings.items():
                letter, fact = reading.planned.letter, reading.planned.fact
                rows.append(
                    {
                        "id": new_id(),
                        "fact_id": fact_id,
                        "message_id": message_id,
                        "conversation_id": letter.conversation_id,
                        "value": reading.value,
                        "detail": fact.detail,
                        "confidence": fact.confidence,
                        "part": fact.span.part,
                        "start": fact.span.start,
                        "end": fact.span.end,
                        "quote": fact.span.quote[:_QUOTE],
                        "reason": fact.reason,
                        "at": letter.at,
                    }
                )
        return sorted(rows, key=lambda row: (row["fact_id"], row["message_id"]))


def _clean(fact: LetterFact) -> str:
    try:
        return clean_value(fact.field, fact.value)
    except InvalidValueError:
        return ""


async def write_readings(session: WriteSession, readings: Readings, message_ids: Iterable[UUID]) -> None:
    """Make the sources of these messages be what `readings` say, and no other; then sum up."""
    rows = readings.fact_rows()
    ids: dict[tuple[UUID, str, str], UUID] = {}
    if rows:
        statement = insert(ProfileFact).on_conflict_do_nothing(
            index_elements=["tenant_id", "subject_id", "field", "normalized"]
        )
        await session.execute(statement, rows)
        subjects = sorted({row["subject_id"] for row in rows})
        found = await session.execute(
            select(ProfileFact.id, ProfileFact.subject_id, ProfileFact.field, ProfileFact.normalized).where(
                ProfileFact.subject_id.in_(subjects)
            )
        )
        ids = {(row.subject_id, row.field, row.normalized): row.id for row in found}
    sources = readings.source_rows(ids)
    touched = {row["fact_id"] for row in sources}
    touched |= await _withdraw(session, message_ids, [(row["fact_id"], row["message_id"]) for row in sources])
    if sources:
        put = insert(FactSource)
        columns = ("value", "detail", "confidence", "part", "start", "end", "quote", "reason", "at", "conversation_id")
        put = put.on_conflict_do_update(
            index_elements=["tenant_id", "fact_id", "message_id"],
            set_={name: put.excluded[name] for name in columns},
        )
        await session.execute(put, sources)
    await sum_up(session, touched)


async def _withdraw(session: WriteSession, message_ids: Iterable[UUID], kept: list[tuple[UUID, UUID]]) -> set[UUID]:
    """Delete what was read in these messages before and is not read there now; answers the facts."""
    stale = delete(FactSource).where(FactSource.message_id.in_(sorted(message_ids)))
    if kept:
        stale = stale.where(tuple_(FactSource.fact_id, FactSource.message_id).not_in(kept))
    gone = await session.scalars(stale.returning(FactSource.fact_id).execution_options(synchronize_session=False))
    return set(gone)


async def sum_up(session: WriteSession, fact_ids: Iterable[UUID]) -> None:
    """Write each fact's sum of its sources (`merge.candidate` in SQL); a fact that nothing speaks for goes."""
    wanted = sorted(set(fact_ids))
    if not wanted:
        return
    best = aggregate_order_by(
        FactSource.id, FactSource.confidence.desc(), FactSource.at.desc(), FactSource.message_id.desc()
    )
    value = aggregate_order_by(
        FactSource.value, FactSource.confidence.desc(), FactSource.at.desc(), FactSource.message_id.desc()
    )
    detail = aggregate_order_by(
        FactSource.detail,
        FactSource.detail.is_(None),
        FactSource.confidence.desc(),
        FactSource.at.desc(),
        FactSource.message_id.desc(),
    )
    sums = (
        select(
            FactSource.tenant_id,
            FactSource.fact_id,
            func.count().label("sources"),
            func.max(FactSource.confidence).label("confidence"),
            func.max(FactSource.at).label("last_at"),
            func.array_agg(best)[1].label("source_id"),
            func.array_agg(value)[1].label("value"),
            func.array_agg(detail)[1].label("detail"),
        )
        .where(FactSource.fact_id.in_(wanted), FactSource.tenant_id == session.info["tenant_id"])
        .group_by(FactSource.tenant_id, FactSource.fact_id)
        .subquery()
    )
    await session.execute(
        update(ProfileFact)
        .where(ProfileFact.tenant_id == sums.c.tenant_id, ProfileFact.id == sums.c.fact_id)
        .values(
            sources=sums.c.sources,
            confidence=sums.c.confidence,
            last_at=sums.c.last_at,
            source_id=sums.c.source_id,
            # How a person spelled it stays.
            value=case((ProfileFact.typed_at.is_not(None), ProfileFact.value), else_=sums.c.value),
            detail=case(
                (ProfileFact.typed_at.is_not(None), func.coalesce(ProfileFact.detail, sums.c.detail)),
                else_=sums.c.detail,
            ),
        )
        .execution_options(synchronize_session=False)
    )
    nothing = (
        ~select(FactSource.id)
        .where(and_(FactSource.tenant_id == ProfileFact.tenant_id, FactSource.fact_id == ProfileFact.id))
        .exists()
    )
    await session.execute(
        delete(ProfileFact)
        .where(ProfileFact.id.in_(wanted), ProfileFact.typed_at.is_(None), ProfileFact.rejected_at.is_(None), nothing)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(ProfileFact)
        .where(
            ProfileFact.id.in_(wanted),
            or_(ProfileFact.typed_at.is_not(None), ProfileFact.rejected_at.is_not(None)),
            nothing,
        )
        .values(sources=0, confidence=0.0, last_at=None, source_id=None)
        .execution_options(synchronize_session=False)
    )
