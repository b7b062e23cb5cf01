"""A loop of the worker: sends what is due, over all tenants. Each endpoint has a turn of its own, so that a slow one
keeps nobody waiting; a tenant's turns are few at a time, so that one tenant's slow endpoints do not either."""

import asyncio
import contextlib
from collections import Counter
from typing import Final
from uuid import UUID

import structlog
from prometheus_client import Counter as Count
from sqlalchemy import or_, select
from sqlalchemy.exc import DBAPIError

from backend.webhooks.models import WebhookEndpoint
from backend.webhooks.sending.turn import Turn, begin_turn, end_turn, note_lost_secret, settle
from backend.webhooks.sending.wire import LIMIT, post
from backend.webhooks.signing import signed_headers
from tenants.context import system_actor
from tenants.egress_http import guarded_client
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.secrets import SealBrokenError

ACTOR: Final = system_actor("webhooks")
_EVERY: Final = 0.5
#: Turns at a time: of this process, and of one tenant.
_TURNS: Final = 48
_OF_TENANT: Final = 6
#: Requests at a time to one endpoint.
_REQUESTS: Final = 4
#: Seconds for the requests under way when the worker is to end.
_TO_FINISH: Final = 5.0

SENT: Final = Count("lading_webhooks_total", "Webhook messages sent", ["outcome"])
_log = structlog.get_logger(__name__)


class WebhookSender:
    """Sends webhooks until it is stopped. Any number of these run beside each other."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._turns: dict[tuple[UUID, UUID], asyncio.Task[None]] = {}
        self._ending = False

    async def run(self) -> None:
        """Send until cancelled; an outage of PostgreSQL is waited out."""
        try:
            while True:
                with contextlib.suppress(DBAPIError, OSError):
                    await self.begin_due()
                if self._turns:
                    await asyncio.wait(self._turns.values(), timeout=_EVERY, return_when=asyncio.FIRST_COMPLETED)
                else:
                    await asyncio.sleep(_EVERY)
        finally:
            await self._end()

    async def _end(self) -> None:
        """What receivers are being told is better written down than told again."""
        self._ending = True
        turns = list(self._turns.values())
        if turns:
            await asyncio.wait(turns, timeout=_TO_FINISH)
        for turn in turns:
            turn.cancel()
        await asyncio.gather(*turns, return_exceptions=True)

    async def send_due(self) -> None:
        """Send until nothing is due any more."""
        while await self.begin_due() or self._turns:
            await asyncio.wait(self._turns.values())

    async def begin_due(self) -> int:
        """Begin a turn for each endpoint that something is due for, as far as there is room; answers how many."""
        self._turns = {key: turn for key, turn in self._turns.items() if not turn.done()}
        moment = now()
        async with self._runtime.database.system_session() as session:
            rows = await session.execute(
                select(WebhookEndpoint.tenant_id, WebhookEndpoint.id)
                .where(WebhookEndpoint.active, WebhookEndpoint.next_due_at <= moment)
                .where(or_(WebhookEndpoint.leased_until.is_(None), WebhookEndpoint.leased_until < moment))
                .order_by(WebhookEndpoint.next_due_at)
                .limit(10 * _TURNS)
            )
            due = [(row.tenant_id, row.id) for row in rows]
        running = Counter(tenant_id for tenant_id, _ in self._turns)
        begun = 0
        for key in due:
            if len(self._turns) >= _TURNS:
                break
            if key not in self._turns and running[key[0]] < _OF_TENANT:
                running[key[0]] += 1
                self._turns[key] = asyncio.create_task(self._turn(*key))
                begun += 1
        return begun

    async def _turn(self, tenant_id: UUID, endpoint_id: UUID) -> None:
        try:
            async with self._runtime.database.tenant_session(tenant_id, ACTOR) as session:
                turn = await begin_turn(session, self._runtime.vault, endpoint_id)
            if turn is None:
                return
            await self._send(tenant_id, turn)
            async with self._runtime.database.tenant_session(tenant_id, ACTOR) as session:
                await end_turn(session, endpoint_id)
        except SealBrokenError:
            _log.error("a webhook's secret does not open", webhook=str(endpoint_id))
            async with self._runtime.database.tenant_session(tenant_id, ACTOR) as session:
                await note_lost_secret(session, endpoint_id)
        except (DBAPIError, OSError) as error:
            # The lease ends by itself, and the turn is begun anew.
            _log.warning("a webhook's turn was broken off", webhook=str(endpoint_id), error=type(error).__name__)

    async def _send(self, tenant_id: UUID, turn: Turn) -> None:
        """All parcels, a few at a time; when the receiver does not keep up, the rest waits."""
        waiting = iter(turn.parcels)
        go_on = True

        async def one_after_another() -> None:
            nonlocal go_on
            for parcel in waiting:
                if self._ending or not go_on:
                    return
                headers = signed_headers(parcel.message_id, now(), parcel.body, turn.secrets)
                verdict = await post(client, turn.url, headers, parcel.body)
                SENT.labels(verdict.outcome).inc()
                async with self._runtime.database.tenant_session(tenant_id, ACTOR) as session:
                    go_on = await settle(session, parcel.id, verdict) and go_on

        async with guarded_client(self._runtime.egress, seconds=LIMIT) as client:
            await asyncio.gather(*(one_after_another() for _ in range(min(_REQUESTS, len(turn.parcels)))))
