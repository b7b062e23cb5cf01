"""From where colleagues work, so that their own looks at what they sent do not count."""

import time
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from backend.outreach.tracking.models import TrackingOwnSource
from tenants.orm import new_id, now
from tenants.session import WriteSession

_EVERY = 3600.0
_MOST = 10_000
_noted: dict[tuple[UUID, str, str], float] = {}


async def note_own_source(session: WriteSession, ip: str, user_agent: str) -> None:
    """A colleague works from there now; written down once an hour."""
    if not ip or not user_agent:
        return
    key = (session.info["tenant_id"], ip, user_agent[:500])
    moment = time.monotonic()
    if moment - _noted.get(key, -_EVERY) < _EVERY:
        return
    if len(_noted) >= _MOST:
        _noted.clear()
    _noted[key] = moment
    await session.execute(
        insert(TrackingOwnSource)
        .values(id=new_id(), ip=ip, user_agent=user_agent[:500], seen_at=now())
        .on_conflict_do_update(index_elements=["tenant_id", "ip", "user_agent"], set_={"seen_at": now()})
    )
