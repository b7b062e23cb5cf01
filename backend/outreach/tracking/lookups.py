"""Where links lead, kept in the memory of one process.

What many ask for at the same time is asked of the database once: a process that has just begun knows no link yet, and a
question for each hit would keep it from answering any.
"""

import asyncio
from collections import OrderedDict
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.outreach.tracking.models import TrackedLink
from backend.outreach.tracking.tokens import Name
from tenants.context import system_actor
from tenants.runtime import Runtime

_MOST_LINKS: Final = 100_000
_AT_ONCE: Final = 500


class Destinations:
    """The destinations of links by their public ids."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._known: OrderedDict[bytes, str] = OrderedDict()
        self._asked: dict[UUID, dict[bytes, asyncio.Future[str | None]]] = {}
        self._asking: dict[UUID, asyncio.Task[None]] = {}

    async def of(self, name: Name) -> str | None:
        """Where a link leads: "" for one that no person sees, None for none. Raises what the database raises."""
        known = self._known.get(name.public_id)
        if known is not None:
            self._known.move_to_end(name.public_id)
            return known
        asked = self._asked.setdefault(name.tenant_id, {})
        if name.public_id not in asked:
            asked[name.public_id] = asyncio.get_running_loop().create_future()
        if name.tenant_id not in self._asking:
            self._asking[name.tenant_id] = asyncio.create_task(self._ask(name.tenant_id))
        # A client that goes away takes the answer from nobody else.
        return await asyncio.shield(asked[name.public_id])

    async def _ask(self, tenant_id: UUID) -> None:
        """Ask for all that is asked of this tenant, until nothing is any more."""
        try:
            while asked := self._asked.pop(tenant_id, None):
                wanted = list(asked)
                for start in range(0, len(wanted), _AT_ONCE):
                    await self._answer(tenant_id, {key: asked[key] for key in wanted[start : start + _AT_ONCE]})
        finally:
            del self._asking[tenant_id]

    async def _answer(self, tenant_id: UUID, asked: dict[bytes, "asyncio.Future[str | None]"]) -> None:
        try:
            async with self._runtime.database.tenant_read_session(tenant_id, system_actor("tracking")) as session:
                rows = await session.execute(
                    select(TrackedLink.public_id, TrackedLink.destination).where(TrackedLink.public_id.in_(list(asked)))
                )
                found = {row.public_id: row.destination for row in rows}
        except Exception as error:  # noqa: BLE001 - whoever asked is told, whatever it is
            for future in asked.values():
                future.set_exception(error)
                future.exception()  # read here: a client that went away asks for it no more
            return
        for public_id, future in asked.items():
            future.set_result(found.get(public_id))
        self._known |= found
        while len(self._known) > _MOST_LINKS:
            self._known.popitem(last=False)
