"""One per worker process: takes lanes that are due and works at them. Any number of processes share the work; a killed
one's lanes move to another after their silence."""

import asyncio
import contextlib
import os
import socket
import time
from functools import partial
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError

from backend.outreach.sending.lane_work import LaneWork
from backend.outreach.sending.lanes import (
    HEARTBEAT_SECONDS,
    Lane,
    LaneLostError,
    claim_lanes,
    keep_lanes,
    lanes_wait,
    leave_lane,
)
from mail_ingest.sync.connecting import TokenSource
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime

_TICK: Final = 0.5
_ACTOR: Final = system_actor("sending")

_log = structlog.get_logger(__name__)


class Dispatcher:
    """Sends mail until `stop`. `most` bounds the mailboxes that it works at at once."""

    def __init__(self, runtime: Runtime, tokens: TokenSource, *, most: int = 12) -> None:
        self._runtime = runtime
        self._tokens = tokens
        self._most = most
        # Unique per start: a process that was restarted is another holder than it was before.
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{new_id().hex[-8:]}"
        self._busy: dict[UUID, asyncio.Task[None]] = {}
        self._stop = asyncio.Event()
        #: More mailboxes have mail than there are places: turns are short.
        self._crowded = False
        self._beat_at = time.monotonic()

    def stop(self) -> None:
        """Ask `run` to end: the messages under way are finished first."""
        self._stop.set()

    async def run(self) -> None:
        """Send until `stop`; an outage of the database is waited out."""
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
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _tick(self) -> None:
        room = self._most - len(self._busy)
        beat = time.monotonic() - self._beat_at >= HEARTBEAT_SECONDS
        async with self._runtime.database.system_session() as session:
            if beat:
                await keep_lanes(session, self.holder)
            lanes = await claim_lanes(session, self.holder, room, list(self._busy)) if room > 0 else []
            full = len(lanes) == max(room, 0)
            self._crowded = full and await lanes_wait(session, [*self._busy, *(lane.mailbox_id for lane in lanes)])
        if beat:
            self._beat_at = time.monotonic()
        for lane in lanes:
            task = asyncio.create_task(self._work(lane), name=f"sending {lane.mailbox_id}")
            self._busy[lane.mailbox_id] = task
            task.add_done_callback(partial(self._done, lane.mailbox_id))

    def _done(self, mailbox_id: UUID, _: "asyncio.Task[None]") -> None:
        self._busy.pop(mailbox_id, None)

    async def _work(self, lane: Lane) -> None:
        with structlog.contextvars.bound_contextvars(tenant_id=str(lane.tenant_id), mailbox_id=str(lane.mailbox_id)):
            try:
                await LaneWork(self._runtime, self._tokens, lane, self._stop.is_set, lambda: self._crowded).run()
            except LaneLostError:
                _log.info("another process sends this mailbox's mail now")
                return
            except Exception as error:  # noqa: BLE001 - one mailbox must not take the others with it
                _log.error("sending a mailbox's mail failed", exc_info=error)
            with contextlib.suppress(DBAPIError, OSError):
                async with self._runtime.database.tenant_session(lane.tenant_id, _ACTOR) as session:
                    await leave_lane(session, lane)
