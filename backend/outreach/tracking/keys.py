"""The tenants' keys for public links, kept by each process once it has needed them."""

import asyncio
import base64
import os
from uuid import UUID

from sqlalchemy import select

from backend.outreach.tracking.models import TrackingKey
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime
from tenants.secrets import Vault
from tenants.session import WriteSession

_MOST = 10_000


async def signing_key(session: WriteSession, vault: Vault) -> bytes:
    """The key with which the session's tenant signs; made when there is none."""
    keys = await verifying_keys(session, vault)
    if keys:
        return keys[0]
    # Two that come first at the same time would make two; both verify, so nothing is lost by it.
    row_id, secret = new_id(), os.urandom(32)
    sealed = await vault.seal(
        session, base64.b64encode(secret).decode(), table="tracking_key", column="secret", row=row_id
    )
    session.add(TrackingKey(id=row_id, secret=sealed))
    await session.flush()
    return secret


async def verifying_keys(session: WriteSession, vault: Vault) -> list[bytes]:
    """Every key of the session's tenant, newest first."""
    rows = list(await session.scalars(select(TrackingKey).order_by(TrackingKey.id.desc())))
    return [
        base64.b64decode(await vault.open(session, row.secret, table="tracking_key", column="secret", row=row.id))
        for row in rows
    ]


class KeyRing:
    """The verifying keys of tenants in the memory of one process. A tenant without keys is remembered too, for a
    little, so that invented tokens cost the database nothing."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._keys: dict[UUID, tuple[float, list[bytes]]] = {}
        self._reading: dict[UUID, asyncio.Task[list[bytes]]] = {}

    async def keys(self, tenant_id: UUID, moment: float) -> list[bytes]:
        """The keys as they were at most a minute ago; `moment` is a monotonic clock's."""
        known = self._keys.get(tenant_id)
        if known is not None and moment - known[0] < 60:
            return known[1]
        # All who come meanwhile wait for one reading: a thousand hits a second would else read them a hundred times.
        reading = self._reading.get(tenant_id)
        if reading is None:
            reading = self._reading[tenant_id] = asyncio.create_task(self._read(tenant_id, moment))
            reading.add_done_callback(lambda _: self._reading.pop(tenant_id))
        return await asyncio.shield(reading)

    async def _read(self, tenant_id: UUID, moment: float) -> list[bytes]:
        async with self._runtime.database.tenant_session(tenant_id, system_actor("tracking")) as session:
            found = await verifying_keys(session, self._runtime.vault)
        if len(self._keys) >= _MOST:
            self._keys.pop(next(iter(self._keys)))
        self._keys[tenant_id] = (moment, found)
        return found
