"""One per worker process: takes links that have something due and works at them side by side. Any number of processes
share the links; a killed one's links move to another after their silence, and a slow ERP holds up nobody else."""

import asyncio
import contextlib
import os
import socket
import time
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError

from erp_adapters.engine.lanes import HEARTBEAT_SECONDS, Lane, LaneLostError, claim_lanes, keep_lanes, leave_lane
from erp_adapters.engine.local import Local
from erp_adapters.engine.work import ACTOR, LinkWork
from tenants.orm import new_id, now
from tenants.runtime import Runtime

_TICK: Final = 0.5

_log = structlog.get_logger(__name__)


class ErpWorker:
    """Works at links until `stop`. `most` bounds how many at once; a waiting one costs a coroutine, not a thread."""

    def __init__(self, runtime: Runtime, local: Local, *, most: int = 64) -> None:
        self._runtime, self._local, self._most = runtime, local, most
        # Unique per start: a process that was restarted is another holder than it was before.
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{new_id().hex[-8:]}"
        self._busy: dict[UUID, asyncio.Task[None]] = {}
        self._stop = asyncio.Event()
        self._beat_at = time.monotonic()

    def stop(self) -> None:
        """Ask `run` to end: steps under way are finished first."""
        self._stop.set()

    async def run(self) -> None:
        """Work until `stop`; an outage of the database is waited out."""
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
        if beat:
            self._beat_at = time.monotonic()
        for lane in lanes:
            task = asyncio.create_task(self._work(lane), name=f"erp {lane.link_id}")
            self._busy[lane.link_id] = task
            task.add_done_callback(partial(self._done, lane.link_id))

    def _done(self, link_id: UUID, _: "asyncio.Task[None]") -> None:
        self._busy.pop(link_id, None)

    async def _work(self, lane: Lane) -> None:
        with structlog.contextvars.bound_contextvars(tenant_id=str(lane.tenant_id), link_id=str(lane.link_id)):
            try:
                await LinkWork(self._runtime, self._local, lane, self._stop.is_set).run()
            except LaneLostError:
                _log.info("another process works at this link now")
            except Exception as error:  # noqa: BLE001 - one link must not take the others with it
                _log.error("working at an ERP link failed", exc_info=error)
                with contextlib.suppress(DBAPIError, OSError):
                    async with self._runtime.database.tenant_session(lane.tenant_id, ACTOR) as session:
                        await leave_lane(session, lane, _later())


def _later() -> datetime:
    return now() + timedelta(seconds=30)
