"""Makes the keys of records that have none yet, or that changed past the services that keep them.

After an upgrade all records are gone through once, in small transactions, while people work; `names.KEY_VERSION` says
when that is due again. Every night follows what changed since the night before.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.models import DuplicateSearch
from backend.customers.duplicates.store import refresh_keys
from backend.customers.events import IdentityKeysWanted
from backend.customers.models import Company, Contact
from backend.customers.names import KEY_VERSION
from tenants.context import current_tenant_id, system_actor
from tenants.orm import now
from tenants.outbox import append
from tenants.session import Database, WriteSession

_BATCH: Final = 500
#: Changes that committed late are seen again.
_OVERLAP: Final = timedelta(minutes=10)


async def want_keys(session: WriteSession) -> None:
    """Ask for all keys of the tenant to be made, unless they are, or that was asked for already."""
    tenant_id = current_tenant_id()
    known = await session.scalar(
        select(DuplicateSearch.id).where(
            (DuplicateSearch.key_version == KEY_VERSION) | DuplicateSearch.wanted_at.is_not(None)
        )
    )
    if known is not None:
        return
    values = {"wanted_at": now()}
    statement = insert(DuplicateSearch).values(id=tenant_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    append(session, IdentityKeysWanted())


async def sweep_keys(database: Database, tenant_id: UUID) -> int:
    """Bring keys in line: of all records, or of those that changed since the last time. Answers how many it saw."""
    actor, moment, seen = system_actor("customers.sweep_keys"), now(), 0
    async with database.tenant_session(tenant_id, actor) as session:
        state = await session.scalar(select(DuplicateSearch))
        since = None if state is None or state.key_version != KEY_VERSION else state.swept_at
    for model in (Company, Contact):
        last: UUID | None = None
        while True:
            async with database.tenant_session(tenant_id, actor) as session:
                wanted = select(model.id).order_by(model.id).limit(_BATCH)
                if last is not None:
                    wanted = wanted.where(model.id > last)
                if since is not None:
                    wanted = wanted.where(model.updated_at >= since - _OVERLAP)
                ids = list(await session.scalars(wanted))
                await refresh_keys(session, *((ids, ()) if model is Company else ((), ids)))
            seen += len(ids)
            if len(ids) < _BATCH:
                break
            last = ids[-1]
    async with database.tenant_session(tenant_id, actor) as session:
        values = {"key_version": KEY_VERSION, "swept_at": moment, "wanted_at": None}
        statement = insert(DuplicateSearch).values(id=tenant_id, **values)
        await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    return seen
