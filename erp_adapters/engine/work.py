"""One turn at one link: what was asked for, what is to be sent, what is to be read; then the lane is given back."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Final

import structlog
from redis.exceptions import RedisError
from sqlalchemy import func, select

from erp_adapters.contract.results import Failure, RateLimited, Refused, Rejected, Unauthenticated, Unavailable
from erp_adapters.engine.comparing import Comparer
from erp_adapters.engine.lanes import Lane, check_lane, leave_lane
from erp_adapters.engine.local import Local
from erp_adapters.engine.models import ErpCursor, ErpLink, ErpOutbound, ErpRun
from erp_adapters.engine.noting import backoff
from erp_adapters.engine.opening import OpenLink, open_link
from erp_adapters.engine.outbound import due_heads
from erp_adapters.engine.problems import problem_of
from erp_adapters.engine.pulling import Puller
from erp_adapters.engine.pushing import Push
from erp_adapters.engine.sending import LinkDownError, Sender
from erp_adapters.registry import UnknownAdapterError
from tenants.context import system_actor
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.secrets import SealBrokenError
from tenants.session import WriteSession

ACTOR: Final = system_actor("erp")
#: A lane is given back after so long, so that many links share a few places.
_TURN: Final = 60.0
_NIGHT: Final = range(1, 5)

_log = structlog.get_logger(__name__)


class LinkWork:
    """One turn."""

    def __init__(self, runtime: Runtime, local: Local, lane: Lane, stopping: Callable[[], bool]) -> None:
        self._runtime, self._local, self._lane, self._stopping = runtime, local, lane, stopping
        self._end = time.monotonic() + _TURN

    def _sessions(self) -> AbstractAsyncContextManager[WriteSession]:
        return self._runtime.database.tenant_session(self._lane.tenant_id, ACTOR)

    def _over(self) -> bool:
        return self._stopping() or time.monotonic() >= self._end

    async def run(self) -> None:
        """Do what is due. Raises `LaneLostError`."""
        if await self._may_call():
            await self._call()
        await self._leave(None)

    async def _call(self) -> None:
        try:
            async with open_link(
                self._runtime, self._lane.tenant_id, ACTOR, self._lane.link_id, urgent=False
            ) as opened:
                try:
                    await self._work(opened)
                    await self._well(opened)
                except (LinkDownError, Refused) as error:
                    await self._down(error.result, opened)
        except Refused as error:
            await self._down(error.result, None)
        except (UnknownAdapterError, SealBrokenError, NotFoundError) as error:
            await self._down(Rejected(message=str(error), code=type(error).__name__), None)
        except (RedisError, TimeoutError) as error:
            await self._down(Unavailable(message=type(error).__name__), None)

    async def _may_call(self) -> bool:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            row = await session.get(ErpLink, (self._lane.tenant_id, self._lane.link_id))
            if row is None or row.state in {"setup", "paused", "needs_attention"}:
                return row is not None and await self._asked(session)
            return row.open_until is None or row.open_until <= now()

    async def _asked(self, session: WriteSession) -> bool:
        """Whether somebody waits for a run."""
        asked = select(ErpRun.id).where(ErpRun.link_id == self._lane.link_id, ErpRun.state == "running").limit(1)
        return await session.scalar(asked) is not None

    async def _work(self, opened: OpenLink) -> None:
        comparer = Comparer(opened, self._local, self._lane, self._sessions)
        await comparer.asked()
        async with self._sessions() as session:
            row = await session.get(ErpLink, (self._lane.tenant_id, self._lane.link_id))
            live = row is not None and row.state == "live"
            last = row.reconciled_at if row is not None else None
        if not live:
            return
        sender = Sender(opened, self._local, self._lane, self._sessions)
        await sender.recover()
        await Push(sender, self._over).run()
        puller = Puller(opened, self._local, self._lane, self._sessions)
        while due := await puller.due():
            for entity in due:
                if self._over():
                    return
                await puller.pull(entity)
                await puller.open_ones(entity)
                await Push(sender, self._over).run()  # people wait for these
        await puller.again()
        await Push(sender, self._over).run()
        moment = now()
        if moment.hour in _NIGHT and (last is None or moment - last > timedelta(hours=20)):
            await comparer.reconcile_nightly()

    # How the link is

    async def _well(self, opened: OpenLink) -> None:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            row = await session.scalar(select(ErpLink).where(ErpLink.id == self._lane.link_id).with_for_update())
            if row is not None:
                row.failures, row.open_until = 0, None
                row.problem = row.problem if row.state == "needs_attention" else None
                _count(row, opened)

    async def _down(self, result: Failure, opened: OpenLink | None) -> None:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            row = await session.scalar(select(ErpLink).where(ErpLink.id == self._lane.link_id).with_for_update())
            if row is None:
                return
            told = (row.problem or {}).get("code")
            said = problem_of(result)
            row.problem = {**said, "since": now().isoformat()} if told != said["code"] else row.problem
            # A pause that was asked for is no failure.
            row.failures += not (isinstance(result, RateLimited) and result.after is not None)
            stuck = isinstance(result, Unauthenticated) or not isinstance(result, Unavailable | RateLimited)
            if stuck:
                row.state = "needs_attention"
            else:
                after = getattr(result, "after", None)
                row.open_until = now() + (timedelta(seconds=after) if after is not None else backoff(row.failures))
            if opened is not None:
                _count(row, opened)
            if stuck and told != said["code"]:
                await self._local.trouble(session, row.id, row.name, said)
            _log.warning("an ERP link is down", link_id=str(row.id), code=said["code"])

    async def _leave(self, due_at: datetime | None) -> None:
        async with self._sessions() as session:
            row = await session.get(ErpLink, (self._lane.tenant_id, self._lane.link_id))
            if row is not None and row.state == "live":
                due_at = await self._next(session, row)
            elif row is not None and await self._asked(session):
                due_at = now() + timedelta(seconds=30)
            await leave_lane(session, self._lane, due_at)

    async def _next(self, session: WriteSession, row: ErpLink) -> datetime:
        link = ErpOutbound.link_id == row.id
        heads = await due_heads(session, row.id, 1)
        sending = await session.scalar(
            select(func.min(ErpOutbound.next_at)).where(
                link, ErpOutbound.state.in_(("waiting", "unknown")), ErpOutbound.next_at > func.clock_timestamp()
            )
        )
        reading = await session.scalar(select(func.min(ErpCursor.next_at)).where(ErpCursor.link_id == row.id))
        moment = now()
        first = min([each for each in (sending, reading) if each is not None], default=moment + timedelta(seconds=60))
        # Rounds of entities that are switched off by now are never due again; look at the clock, not at them.
        first = max(first, moment + timedelta(seconds=5))
        if heads:
            first = moment
        return max(first, row.open_until) if row.open_until is not None else first


def _count(row: ErpLink, opened: OpenLink) -> None:
    hour = now().replace(minute=0, second=0, microsecond=0)
    if row.calls_hour != hour:
        row.calls_hour, row.calls, row.calls_limited = hour, 0, 0
    row.calls += opened.http.calls
    row.calls_limited += opened.http.limited
