"""Tracking hosts of tenants: which ones are ours to answer for."""

import time

from sqlalchemy import select

from backend.outreach.tracking.models import TrackingPolicy
from tenants.runtime import Runtime

_known: dict[str, tuple[float, bool]] = {}
_MOST = 10_000


async def is_known_host(runtime: Runtime, host: str) -> bool:
    """Whether a tenant has entered this host. A proxy asks it for every first contact, so answers are kept a minute."""
    name = host.strip().rstrip(".").lower()
    if not name or len(name) > 253:
        return False
    moment = time.monotonic()
    remembered = _known.get(name)
    if remembered is not None and moment - remembered[0] < 60:
        return remembered[1]
    async with runtime.database.system_session() as session:
        found = await session.scalar(select(TrackingPolicy.tenant_id).where(TrackingPolicy.host == name).limit(1))
    if len(_known) >= _MOST:
        _known.clear()
    _known[name] = (moment, found is not None)
    return found is not None
