"""One per process: holds leases and runs their mailboxes. Any number of processes share the work."""

import asyncio
import contextlib
import os
import socket
import time
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError

from mail_ingest.store import leases
from mail_ingest.store.leases import HEARTBEAT_SECONDS, HeldLease, LeaseLostError
from mail_ingest.store.records import LeaseToken
from mail_ingest.sync.connecting import Opener
from mail_ingest.sync.runner import MailboxRunner
from mail_ingest.sync.work import Engine, Work
from tenants.orm import new_id
from tenants.secrets import Vault

_TICK: Final = 0.5
#: New mailboxes taken in one tick: so several processes that start together share, and sign-ins are spread.
_CLAIM_AT_ONCE: Final = 10

_log = structlog.get_logger(__name__)


class _Held:
    """A mailbox in our hands."""

    def __init__(self, token: LeaseToken, runner: MailboxRunner, task: "asyncio.Task[None]") -> None:
        self.token = token
        self.runner = runner
        self.task = task


class Supervisor:
    """Runs mailboxes until `stop`. `most` bounds how many this process looks after."""

    def __init__(self, engine: Engine, vault: Vault, opener: Opener, *, most: int = 2000) -> None:
        self._engine = engine
        self._vault = vault
        self._opener = opener
        self._most = most
        # Unique per start: a process that was restarted is another holder than it was before.
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{new_id().hex[-8:]}"
        self._held: dict[tuple[UUID, UUID], _Held] = {}
        self._stop = asyncio.Event()
        self._beat_at = 0.0

    def stop(self) -> None:
        """Ask `run` to end: mailboxes are let go in order."""
        self._stop.set()

    async def run(self) -> None:
        """Look after mailboxes until `stop`; an outage of the database is waited out."""
        try:
            while not self._stop.is_set():
                try:
                    await self._tick()
                except (DBAPIError, OSError) as error:
                    _log.warning("the database is away", error=str(error))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_TICK):
                        await self._stop.wait()
        finally:
            await self._let_all_go()

    async def _tick(self) -> None:
        room = min(self._most - len(self._held), _CLAIM_AT_ONCE)
        beat = time.monotonic() - self._beat_at >= HEARTBEAT_SECONDS
        async with self._engine.database.system_session() as session:
            waiting = await leases.waiting(session, self.holder)
            heard = await leases.take_requests(session, self.holder) if waiting.requests else []
            claimed = await leases.claim(session, self.holder, room) if waiting.free and room > 0 else []
            kept = await leases.keep(session, self.holder) if beat else None
        for token in claimed:
            self._begin(token)
        for lease in heard:
            await self._obey(lease)
        if kept is not None:
            self._beat_at = time.monotonic()
            await self._drop_lost(kept)
        await self._collect()

    def _begin(self, token: LeaseToken) -> None:
        runner = MailboxRunner(self._engine, self._vault, self._opener, Work(self._engine, token))
        task = asyncio.create_task(self._guarded(token, runner), name=f"mailbox {token.mailbox_id}")
        self._held[_key(token)] = _Held(token, runner, task)

    async def _guarded(self, token: LeaseToken, runner: MailboxRunner) -> None:
        with structlog.contextvars.bound_contextvars(tenant_id=str(token.tenant_id), mailbox_id=str(token.mailbox_id)):
            try:
                await runner.run()
            except LeaseLostError:
                _log.info("another process looks after the mailbox now")

    async def _obey(self, lease: HeldLease) -> None:
        held = self._held.get(_key(lease.token))
        if held is None:
            return
        if lease.active:
            held.runner.wake.set()
        else:
            await self._let_go(held)

    async def _drop_lost(self, kept: list[HeldLease]) -> None:
        mine = {(_key(lease.token), lease.token.fence) for lease in kept}
        for key, held in list(self._held.items()):
            if (key, held.token.fence) not in mine:
                await self._cancel(held)
                self._held.pop(key, None)

    async def _collect(self) -> None:
        """Let go of mailboxes whose runner has ended: there is nothing to sync, or the lease was lost."""
        for held in [held for held in self._held.values() if held.task.done()]:
            if not held.task.cancelled() and (error := held.task.exception()):
                _log.error("mailbox runner ended", exc_info=error)
            await self._let_go(held)

    async def _let_go(self, held: _Held) -> None:
        await self._cancel(held)
        self._held.pop(_key(held.token), None)
        async with self._engine.database.system_session() as session:
            await leases.release(session, held.token)

    async def _cancel(self, held: _Held) -> None:
        held.task.cancel()
        await asyncio.gather(held.task, return_exceptions=True)

    async def _let_all_go(self) -> None:
        everything = list(self._held.values())
        for held in everything:
            held.task.cancel()
        await asyncio.gather(*(held.task for held in everything), return_exceptions=True)
        with contextlib.suppress(DBAPIError, OSError):
            for held in everything:
                await self._let_go(held)


def _key(token: LeaseToken) -> tuple[UUID, UUID]:
    return token.tenant_id, token.mailbox_id
