"""Reading all mail anew: asking for it, stopping it, and the steps in which a worker does it."""

import time
from typing import Final
from uuid import UUID

from backend.reading.errors import AlreadyRereadingError
from backend.reading.events import RereadingDue
from mail_ingest.store.models import Mailbox, Message, ReparseRun
from mail_ingest.store.records import RAW
from mail_ingest.store.reparse import RunningError, begin_run, end_run, hold_run, target_of
from mail_ingest.store.rewriting import rewrite_messages
from mail_ingest.sync.rereading import LARGEST, reread, reread_run
from mail_ingest.sync.work import Engine
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.outbox import append
from tenants.session import WriteSession

#: Seconds after which a step ends, so that other work of the tenant gets its turn.
_STEP: Final = 20.0


async def start_rereading(
    session: WriteSession, actor: Actor, *, mailbox_id: UUID | None, below: int | None, in_worker: bool = True
) -> ReparseRun:
    """Begin a run; a worker does it, unless the caller will. Raises `AlreadyRereadingError` and `NotFoundError`."""
    actor.require("mailboxes.manage")
    if mailbox_id is not None and await session.get(Mailbox, (session.info["tenant_id"], mailbox_id)) is None:
        raise NotFoundError
    try:
        run = await begin_run(session, mailbox_id=mailbox_id, below=below)
    except RunningError as error:
        raise AlreadyRereadingError from error
    audit.record(session, "mail.reread", subject_id=run.id)
    if in_worker:
        append(session, RereadingDue(run_id=run.id))
    return run


async def cancel_rereading(session: WriteSession, actor: Actor, run_id: UUID) -> None:
    """Stop a run; what is done stays done. A run that has ended stays as it is. Raises `NotFoundError`."""
    actor.require("mailboxes.manage")
    if await session.get(ReparseRun, (session.info["tenant_id"], run_id)) is None:
        raise NotFoundError
    if await end_run(session, run_id, "cancelled"):
        audit.record(session, "mail.reread_cancelled", subject_id=run_id)


async def read_one_anew(session: WriteSession, engine: Engine, message_id: UUID) -> None:
    """Make everything derived from one message anew. One that is too large for a process's memory stays as it is."""
    row = await session.get(Message, (session.info["tenant_id"], message_id))
    if row is None or row.size > LARGEST:
        return
    target = target_of(row)
    raw = await engine.blobs.get(row.tenant_id, RAW, target.raw_sha256, target.raw_place)
    await rewrite_messages(session, await reread(engine, [target], [raw]))


async def take_step(session: WriteSession, engine: Engine, tenant_id: UUID, actor: Actor, run_id: UUID) -> None:
    """Go on with a run for some seconds, in transactions of their own; `session` holds the run meanwhile, and hands on
    what is left. Nothing happens when another process has the run: it hands on the rest itself."""
    if not await hold_run(session, run_id):
        return
    end = time.monotonic() + _STEP
    if not await reread_run(engine, tenant_id, actor, run_id, go_on=lambda: time.monotonic() < end):
        append(session, RereadingDue(run_id=run_id))
