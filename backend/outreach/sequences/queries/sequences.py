"""Sequences as lists and pages show them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func, select

from backend.customers.schemas import Owner
from backend.outreach.sequences import schemas
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend, SequenceStep
from backend.outreach.sequences.queries.results import results_by_sequence, results_by_step
from backend.outreach.sequences.service.sequences import may_change
from backend.outreach.sequences.timing import day_of
from backend.outreach.templates.models import Template
from backend.outreach.templates.queries import versions_of
from i18n.words import fold
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession


async def list_sequences(
    session: ReadSession, actor: Actor, *, q: str | None, archived: bool, cursor: str | None, limit: int
) -> Page[schemas.SequenceRow]:
    """Sequences by name."""
    statement = select(MailSequence).where(
        MailSequence.archived_at.is_not(None) if archived else MailSequence.archived_at.is_(None)
    )
    if q and q.strip():
        statement = statement.where(MailSequence.name_key.contains(fold(q.strip()), autoescape=True))
    chosen = sorting(None, {"name": SortField(MailSequence.name_key, str)}, MailSequence.id, "name")
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    values = await _values(session, actor, rows[:limit])
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.name_key,
        row_id=lambda row: row.id,
        item=lambda row: schemas.SequenceRow(**values[row.id]),
    )


async def load_sequence(session: ReadSession, actor: Actor, sequence_id: UUID) -> schemas.SequenceView:
    """A sequence with its letters; raises `NotFoundError`."""
    row = await find_sequence(session, sequence_id)
    values = (await _values(session, actor, [row]))[row.id]
    return schemas.SequenceView(
        **values, time_zone=row.time_zone, stop_on_stage=row.stop_on_stage, steps=await _steps(session, row.id)
    )


async def find_sequence(session: ReadSession, sequence_id: UUID) -> MailSequence:
    """A sequence, archived or not; raises `NotFoundError`."""
    row: MailSequence | None = await session.scalar(select(MailSequence).where(MailSequence.id == sequence_id))
    if row is None:
        raise NotFoundError
    return row


async def _steps(session: ReadSession, sequence_id: UUID) -> list[schemas.SequenceStepView]:
    rows = (
        await session.execute(
            select(SequenceStep, Template.name)
            .join(Template, (Template.tenant_id == SequenceStep.tenant_id) & (Template.id == SequenceStep.template_id))
            .where(SequenceStep.sequence_id == sequence_id)
            .order_by(SequenceStep.removed_at.is_not(None), SequenceStep.position, SequenceStep.id)
        )
    ).all()
    results = await results_by_step(session, sequence_id)
    versions = await versions_of(session, [step.template_id for step, _ in rows])
    return [
        schemas.SequenceStepView(
            id=step.id,
            position=step.position,
            template_id=step.template_id,
            template_name=name,
            languages=[each.language for each in versions[step.template_id] if each.status == "approved"],
            wait=step.wait,
            wait_unit=cast("Any", step.wait_unit),
            thread=cast("Any", step.thread),
            removed=step.removed_at is not None,
            results=results.get(step.id, schemas.LetterResults()),
        )
        for step, name in rows
        # A letter that was taken out before anybody got it tells nothing.
        if step.removed_at is None or step.id in results
    ]


async def _values(session: ReadSession, actor: Actor, rows: Sequence[MailSequence]) -> dict[UUID, dict[str, Any]]:
    ids = [row.id for row in rows]
    people: dict[UUID, dict[str, int]] = defaultdict(dict)
    for sequence_id, state, count in await session.execute(
        select(SequenceEnrolment.sequence_id, SequenceEnrolment.state, func.count())
        .where(SequenceEnrolment.sequence_id.in_(ids))
        .group_by(SequenceEnrolment.sequence_id, SequenceEnrolment.state)
    ):
        people[sequence_id][state] = count
    counted = await session.execute(
        select(SequenceStep.sequence_id, func.count())
        .where(SequenceStep.sequence_id.in_(ids), SequenceStep.removed_at.is_(None))
        .group_by(SequenceStep.sequence_id)
    )
    steps: dict[UUID, int] = dict(counted.all())
    owners = {row.owner_id for row in rows if row.owner_id}
    names = {
        row.id: row.name
        for row in await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(owners)))
    }
    results = await results_by_sequence(session, ids)
    today = await _sent_today(session, rows)
    return {
        row.id: {
            "id": row.id,
            "name": row.name,
            "status": row.status,
            "owner": Owner(row.owner_id, names[row.owner_id]) if row.owner_id and row.owner_id in names else None,
            "steps_count": steps.get(row.id, 0),
            "people": schemas.SequencePeople(**people[row.id]),
            "results": results.get(row.id, schemas.LetterResults()),
            "daily_cap": row.daily_cap,
            "sent_today": today.get(row.id, 0),
            "may_change": may_change(actor, row),
            "updated_at": row.updated_at,
            "version": row.version,
        }
        for row in rows
    }


async def _sent_today(session: ReadSession, rows: Sequence[MailSequence]) -> dict[UUID, int]:
    moment = now()
    begins = {row.id: day_of(moment, row.time_zone)[0] for row in rows}
    if not begins:
        return {}
    found: dict[UUID, int] = defaultdict(int)
    for sequence_id, at in await session.execute(
        select(SequenceSend.sequence_id, SequenceSend.at).where(
            SequenceSend.sequence_id.in_(list(begins)), SequenceSend.at >= min(begins.values())
        )
    ):
        found[sequence_id] += at >= begins[sequence_id]
    return found
