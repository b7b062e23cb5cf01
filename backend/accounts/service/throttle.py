"""Sign-in throttling: failures are counted per address and per client, in a transaction of their own."""

import hashlib
from datetime import timedelta

from sqlalchemy import delete

from tenants.directory.models import Throttle
from tenants.errors import TooManyAttemptsError
from tenants.orm import now
from tenants.session import Database

_WINDOW = timedelta(minutes=15)
_FREE_FAILURES = {"address": 8, "client": 40}
_LONGEST_BLOCK = timedelta(hours=1)


def _keys(email: str, client: str) -> list[tuple[str, str]]:
    digest = hashlib.sha256(email.encode()).hexdigest()[:32]
    return [("address", f"address:{digest}"), ("client", f"client:{client}")]


async def check_throttle(database: Database, email: str, client: str) -> None:
    """Raise `TooManyAttemptsError` while the address or the client is blocked."""
    moment = now()
    async with database.system_session() as session:
        for _, key in _keys(email, client):
            row = await session.get(Throttle, key)
            if row and row.blocked_until and row.blocked_until > moment:
                seconds = int((row.blocked_until - moment).total_seconds()) + 1
                raise TooManyAttemptsError(headers={"Retry-After": str(seconds)}, minutes=-(-seconds // 60))


async def count_failure(database: Database, email: str, client: str) -> None:
    """Count one failure; past the free ones each blocks twice as long, from 30 s to an hour."""
    moment = now()
    async with database.system_session() as session:
        for kind, key in _keys(email, client):
            row = await session.get(Throttle, key, with_for_update=True)
            if row is None:
                row = Throttle(key=key, failures=0, first_at=moment)
                session.add(row)
            if moment - row.first_at > _WINDOW and (row.blocked_until is None or row.blocked_until < moment):
                row.failures, row.first_at = 0, moment
            row.failures += 1
            beyond = row.failures - _FREE_FAILURES[kind]
            if beyond > 0:
                row.blocked_until = moment + min(timedelta(seconds=30 * 2 ** min(beyond - 1, 10)), _LONGEST_BLOCK)


async def clear_failures(database: Database, email: str) -> None:
    """Forget an address's failures after a sign-in; a client's stay, since it may be guessing other addresses."""
    (_, address_key), _ = _keys(email, "")
    async with database.system_session() as session:
        await session.execute(delete(Throttle).where(Throttle.key == address_key))
