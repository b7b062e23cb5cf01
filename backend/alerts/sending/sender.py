"""A loop of the worker: sends what is due, over all tenants, several channels at once and one parcel each."""

import asyncio
import contextlib
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from backend.alerts.channels.verdicts import Verdict
from backend.alerts.models import AlertDelivery
from backend.alerts.sending.readers import reader_of
from backend.alerts.sending.turn import begin_turn, end_turn
from backend.alerts.sending.wire import send
from backend.alerts.service.channels import target_of
from tenants.context import system_actor
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.secrets import SealBrokenError

_ACTOR: Final = system_actor("alerts")
_EVERY: Final = 1.0
_AT_ONCE: Final = 16
_CHANNELS: Final = 200

_log = structlog.get_logger(__name__)


class AlertSender:
    """Sends alerts until it is stopped. Any number of these run beside each other."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._gate = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Send until cancelled; an outage of PostgreSQL is waited out."""
        while True:
            sent = 0
            with contextlib.suppress(DBAPIError, OSError):
                sent = await self.send_due()
            await asyncio.sleep(0 if sent else _EVERY)

    async def send_due(self) -> int:
        """One parcel for each channel that something is due for; answers how many went out."""
        async with self._runtime.database.system_session() as session:
            due = (
                await session.execute(
                    select(AlertDelivery.tenant_id, AlertDelivery.channel_id)
                    .where(AlertDelivery.state.in_(("waiting", "sending")), AlertDelivery.due_at <= now())
                    .distinct()
                    .limit(_CHANNELS)
                )
            ).all()
        turns = await asyncio.gather(*(self._turn(row.tenant_id, row.channel_id) for row in due))
        return sum(turns)

    async def _turn(self, tenant_id: UUID, channel_id: UUID) -> bool:
        database = self._runtime.database
        async with self._gate:
            async with database.tenant_session(tenant_id, _ACTOR) as session:
                begun = await begin_turn(session, channel_id)
                if begun is None:
                    return False
                channel, parcel = begun
                try:
                    target = await target_of(session, self._runtime.vault, channel)
                except SealBrokenError:
                    target = None
            try:
                verdict = await send(
                    self._runtime, channel, target, parcel, await reader_of(self._runtime.database, tenant_id, channel)
                )
            except Exception as error:  # noqa: BLE001 - one channel must not take the others with it
                _log.error("an alert could not be sent", channel=str(channel_id), exc_info=error)
                verdict = Verdict("later", problem="unreachable")
            async with database.tenant_session(tenant_id, _ACTOR) as session:
                await end_turn(session, channel_id, parcel, verdict)
        return verdict.outcome == "sent"
