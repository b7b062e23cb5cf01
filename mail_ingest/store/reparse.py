"""Runs that read all messages of a tenant anew: beginning, going on, cancelling, and what is next."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Select, func, or_, select, text, update

from mail_ingest.store.events import MailReread
from mail_ingest.store.models import Message, MessagePlacement, ReparseRun
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.prepared import Prepared
from tenants.session import ReadSession, WriteSession

_QUIET: Final = {"synchronize_session": False}
_HOLD: Final = Prepared(text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0)) AS held"))


class RunningError(Exception):
    """A run is under way already; there is one at a time."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A message to be read anew."""

    id: UUID
    raw_sha256: str
    raw_place: str | None
    size: int
    partial: bool


async def begin_run(session: WriteSession, *, mailbox_id: UUID | None = None, below: int | None = None) -> ReparseRun:
    """Begin a run over all messages, or those of one mailbox, or those read by an older version than `below`. Raises
    `RunningError`."""
    if await open_run(session) is not None:
        raise RunningError
    run = ReparseRun(id=new_id(), status="running", mailbox_id=mailbox_id, below=below)
    run.until = await session.scalar(select(Message.id).order_by(Message.id.desc()).limit(1))
    counted = _chosen(run).with_only_columns(func.count()).order_by(None)
    run.total = await session.scalar(counted) or 0
    session.add(run)
    await session.flush()
    append(session, MailReread(run_id=run.id))
    return run


async def open_run(session: ReadSession) -> ReparseRun | None:
    """The run that is under way."""
    return await session.scalar(select(ReparseRun).where(ReparseRun.status == "running"))


async def hold_run(session: WriteSession, run_id: UUID) -> bool:
    """Take the run for this process until the transaction ends; False when another has it."""
    rows = await _HOLD.fetch(session, name=f"lading reparse {run_id}")
    return bool(rows[0]["held"])


async def next_targets(session: ReadSession, run: ReparseRun, most: int) -> list[Target]:
    """The messages behind the run's position; none when it is through."""
    rows = await session.execute(_chosen(run).limit(most))
    return [Target(**row._mapping) for row in rows]


def target_of(row: Message) -> Target:
    """The target that a message is."""
    return Target(id=row.id, raw_sha256=row.raw_sha256, raw_place=row.raw_place, size=row.size, partial=row.partial)


async def note_progress(
    session: WriteSession, run_id: UUID, targets: Sequence[Target], *, changed: int, missing: int
) -> bool:
    """Move the position behind `targets`, in the transaction that wrote them; False when the run was cancelled: then
    nothing of this transaction may stay."""
    moved = await session.scalar(
        update(ReparseRun)
        .where(ReparseRun.id == run_id, ReparseRun.status == "running")
        .values(
            position=targets[-1].id,
            done=ReparseRun.done + len(targets),
            changed=ReparseRun.changed + changed,
            missing=ReparseRun.missing + missing,
            updated_at=now(),
        )
        .returning(ReparseRun.id)
        .execution_options(**_QUIET)
    )
    if moved is not None:
        append(session, MailReread(run_id=run_id))
    return moved is not None


async def end_run(session: WriteSession, run_id: UUID, status: str, error: str | None = None) -> bool:
    """End a run that is under way as "done", "failed" or "cancelled"; False when it is not."""
    ended = await session.scalar(
        update(ReparseRun)
        .where(ReparseRun.id == run_id, ReparseRun.status == "running")
        .values(status=status, error=error, finished_at=now(), updated_at=now())
        .returning(ReparseRun.id)
        .execution_options(**_QUIET)
    )
    if ended is not None:
        append(session, MailReread(run_id=run_id))
    return ended is not None


def _chosen(run: ReparseRun) -> Select[UUID, str, str | None, int, bool]:
    columns = (Message.id, Message.raw_sha256, Message.raw_place, Message.size, Message.partial)
    found = select(*columns).order_by(Message.id)
    if run.position is not None:
        found = found.where(Message.id > run.position)
    if run.until is not None:
        found = found.where(Message.id <= run.until)
    if run.below is not None:
        found = found.where(or_(Message.parser_version < run.below, Message.understood_version == 0))
    if run.mailbox_id is not None:
        placed = select(MessagePlacement.message_id).where(MessagePlacement.mailbox_id == run.mailbox_id)
        found = found.where(Message.id.in_(placed))
    return found
