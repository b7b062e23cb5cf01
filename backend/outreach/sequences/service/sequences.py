"""Making and changing sequences, starting and pausing them."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select, update

from backend.outreach.sequences import schemas
from backend.outreach.sequences.errors import NoStepsError, SequenceNotRunningError
from backend.outreach.sequences.events import SequencesChanged
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceStep
from backend.outreach.sequences.service.stopping import call_back, locked, stop, tell
from backend.outreach.templates.queries import find_template
from i18n.messages import N_
from i18n.words import fold
from i18n.zones import UnknownZoneError, zone
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version

_RUNNING_ROLES = frozenset({"manager", "admin", "owner"})


def may_change(actor: Actor, row: MailSequence) -> bool:
    """Whether the actor may change a sequence: its owner, and who runs the place."""
    if not actor.may("conversations.write"):
        return False
    if actor.kind != "user":
        return True
    return (row.owner_id is not None and row.owner_id == actor.membership_id) or actor.role in _RUNNING_ROLES


async def create_sequence(session: WriteSession, actor: Actor, given: schemas.NewSequence) -> MailSequence:
    """Begin a sequence as a draft. Raises `ValidationFailedError`, `NotFoundError` for an unknown template."""
    actor.require("conversations.write")
    row = MailSequence(
        id=new_id(),
        name=_name(given.name),
        name_key=fold(_name(given.name)),
        owner_id=actor.membership_id,
        daily_cap=given.daily_cap,
        time_zone=_zone(given.time_zone),
        stop_on_stage=given.stop_on_stage,
    )
    session.add(row)
    await session.flush()
    await _set_steps(session, actor, row, given.steps)
    audit.record(session, "sequence.created", subject_id=row.id, subject_name=row.name)
    append(session, SequencesChanged(sequence_ids=[row.id]))
    return row


async def change_sequence(
    session: WriteSession, actor: Actor, sequence_id: UUID, given: schemas.SequencePatch, expected: int
) -> MailSequence:
    """Change it, start it or pause it. Raises `NotFoundError`, `NotAllowedError`, `VersionConflictError`,
    `NoStepsError`, `ValidationFailedError`."""
    row = await _changeable(session, actor, sequence_id)
    raise_version(row, expected, None)
    if given.name is not UNSET:
        row.name, row.name_key = _name(given.name), fold(_name(given.name))
    if given.daily_cap is not UNSET:
        row.daily_cap, row.not_before = given.daily_cap, None
    if given.time_zone is not UNSET:
        row.time_zone, row.not_before = _zone(given.time_zone), None
    if given.stop_on_stage is not UNSET:
        row.stop_on_stage = given.stop_on_stage
    if given.status is not UNSET and given.status != row.status:
        await _switch(session, row, given.status)
        audit.record(session, f"sequence.{given.status}", subject_id=row.id, subject_name=row.name)
    append(session, SequencesChanged(sequence_ids=[row.id]))
    await session.flush()
    return row


async def set_steps(
    session: WriteSession, actor: Actor, sequence_id: UUID, given: schemas.SequenceSteps, expected: int
) -> MailSequence:
    """Plan the letters anew. Whoever is on the way gets the first one behind the last that they got. Raises
    `NotFoundError`, `NotAllowedError`, `VersionConflictError`, `NoStepsError` for a running one left without any."""
    row = await _changeable(session, actor, sequence_id)
    raise_version(row, expected, None)
    if row.status == "running" and not given.steps:
        raise NoStepsError
    await _set_steps(session, actor, row, given.steps)
    await _look_at_all(session, row)
    audit.record(session, "sequence.changed", subject_id=row.id, subject_name=row.name, steps=len(given.steps))
    append(session, SequencesChanged(sequence_ids=[row.id]))
    await session.flush()
    return row


async def archive_sequence(session: WriteSession, actor: Actor, sequence_id: UUID) -> None:
    """Put it aside: who is on the way gets nothing more. Raises `NotFoundError`, `NotAllowedError`."""
    row = await _changeable(session, actor, sequence_id)
    if row.status == "archived":
        return
    row.status, row.archived_at = "archived", now()
    row.version += 1
    await stop(session, await locked(session, SequenceEnrolment.sequence_id == row.id), "sequence-archived")
    audit.record(session, "sequence.archived", subject_id=row.id, subject_name=row.name)
    append(session, SequencesChanged(sequence_ids=[row.id]))


async def _switch(session: WriteSession, row: MailSequence, status: str) -> None:
    if status == "running":
        steps = await session.scalar(
            select(SequenceStep.id)
            .where(SequenceStep.sequence_id == row.id, SequenceStep.removed_at.is_(None))
            .limit(1)
        )
        if steps is None:
            raise NoStepsError
        row.not_before = None
        await _look_at_all(session, row)
    elif row.status != "running":
        raise SequenceNotRunningError
    row.status = status
    if status == "paused":
        # What waits in the mailbox's queue must not go out either; it is written anew later.
        active = await locked(session, SequenceEnrolment.sequence_id == row.id, SequenceEnrolment.state == "active")
        await call_back(session, active)
        tell(session, active)


async def _look_at_all(session: WriteSession, row: MailSequence) -> None:
    """Everybody is decided about anew: their next letter may be another one now, or due at another time."""
    await session.execute(
        update(SequenceEnrolment)
        .where(SequenceEnrolment.sequence_id == row.id, SequenceEnrolment.state == "active")
        .values(next_at=now())
    )


async def _set_steps(
    session: WriteSession, actor: Actor, row: MailSequence, given: Sequence[schemas.SequenceStepFields]
) -> None:
    known = {
        step.id: step for step in await session.scalars(select(SequenceStep).where(SequenceStep.sequence_id == row.id))
    }
    kept: set[UUID] = set()
    for position, fields in enumerate(given):
        step = known.get(fields.id) if fields.id else None
        if fields.id is not None and (step is None or fields.id in kept):
            raise ValidationFailedError(
                errors=[FieldProblem(f"steps.{position}.id", "unknown", N_("This letter is not in the sequence."))]
            )
        if step is None or step.template_id != fields.template_id:
            await find_template(session, actor, fields.template_id)
        if step is None:
            step = SequenceStep(id=new_id(), sequence_id=row.id, position=position, template_id=fields.template_id)
            session.add(step)
        step.position, step.template_id, step.removed_at = position, fields.template_id, None
        step.wait, step.wait_unit, step.thread = fields.wait, fields.wait_unit, fields.thread
        kept.add(step.id)
    for step_id, step in known.items():
        if step_id not in kept and step.removed_at is None:
            step.removed_at = now()
    await session.flush()


async def _changeable(session: WriteSession, actor: Actor, sequence_id: UUID) -> MailSequence:
    row: MailSequence | None = await session.scalar(
        select(MailSequence).where(MailSequence.id == sequence_id).with_for_update()
    )
    if row is None:
        raise NotFoundError
    if not may_change(actor, row):
        raise NotAllowedError
    return row


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise ValidationFailedError(errors=[FieldProblem("name", "missing", N_("This is needed."))])
    return name


def _zone(name: str) -> str:
    try:
        return zone(name).key
    except UnknownZoneError:
        problem = FieldProblem("time_zone", "unknown", N_("This time zone does not exist."))
        raise ValidationFailedError(errors=[problem]) from None
