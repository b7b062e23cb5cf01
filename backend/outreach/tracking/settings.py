"""The tenant's choice of what to record, and its tracking host."""

import re
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.outreach.tracking.errors import TrackingHostTakenError
from backend.outreach.tracking.events import TrackingPolicyChanged
from backend.outreach.tracking.models import TrackingPolicy
from backend.outreach.tracking.schemas import PolicyPatch
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.session import WriteSession
from tenants.versions import raise_version

_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){2,}[a-z][a-z0-9-]{1,62}")


async def change_policy(
    session: WriteSession, actor: Actor, runtime: Runtime, version: int, data: PolicyPatch
) -> TrackingPolicy:
    """Change what is recorded from now on. Another host has to be verified before it is used."""
    actor.require("outreach.manage")
    tenant_id = session.info["tenant_id"]
    await session.execute(
        insert(TrackingPolicy)
        .values(id=tenant_id, countries={}, version=0)
        .on_conflict_do_nothing(index_elements=["tenant_id", "id"])
    )
    row = (await session.scalars(select(TrackingPolicy).with_for_update())).one()
    raise_version(row, version, {"version": row.version})
    for name in ("countries", "elsewhere", "unknown", "keep_sources", "trap_links"):
        value = getattr(data, name)
        if value is not None:
            setattr(row, name, value)
    host = _host(data.host) if data.host else None
    if data.no_host or (host is not None and host != row.host):
        if host is not None:
            await _must_be_free(runtime, tenant_id, host)
        row.host, row.host_verified_at, row.host_problem = host, None, None
    await session.flush()
    audit.record(session, "tracking_policy.changed", elsewhere=row.elsewhere, unknown=row.unknown,
                 countries=row.countries, host=row.host)  # fmt: skip
    append(session, TrackingPolicyChanged())
    return row


def _host(text: str) -> str:
    host = text.strip().rstrip(".").lower()
    if not _HOST.fullmatch(host):
        problem = FieldProblem("host", "invalid", N_("Enter a host below your domain, such as go.example.com."))
        raise ValidationFailedError(errors=[problem])
    return host


async def _must_be_free(runtime: Runtime, tenant_id: object, host: str) -> None:
    async with runtime.database.system_session() as session:
        others = await session.scalars(select(TrackingPolicy.tenant_id).where(TrackingPolicy.host == host))
    if any(other != tenant_id for other in others):
        raise TrackingHostTakenError
