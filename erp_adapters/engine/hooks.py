"""Calls from an ERP: hints that something changed, never data. Each link has a secret address for them.

What comes in is checked by the adapter (signature, age) and only has the entity read again soon; a repeated or forged
call can cause no more than a read that was due anyway. Polling goes on beside it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from redis.exceptions import RedisError
from sqlalchemy import func, select, update

from erp_adapters.contract.adapter import EventOutcome, Hint
from erp_adapters.contract.http import Request, Response, TransportError
from erp_adapters.contract.results import Refused, Unauthenticated
from erp_adapters.contract.spec import BadSettingsError
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.models import ErpCursor, ErpLink
from erp_adapters.engine.opening import TABLE, SealedTokens, settings_of, with_link
from erp_adapters.engine.pulling import SOON
from erp_adapters.engine.transport import CountedHttp
from erp_adapters.registry import UnknownAdapterError, load
from tenants.context import system_actor
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import WriteSession

PATH: Final = "/hooks/erp/"
MOST_BYTES: Final = 1_000_000
_ACTOR: Final = system_actor("erp")
_COLUMN: Final = "hook"
#: However many calls come, an entity is read no oftener; one that is read whole each time, seldom.
_SPACING: Final = timedelta(seconds=5)
_SPACING_WHOLE: Final = timedelta(seconds=60)
_REMEMBERED: Final = timedelta(days=3)

_log = structlog.get_logger(__name__)


class UnknownHookError(Exception):
    """No link has this address."""


class _NoHttp:
    async def send(self, request: Request) -> Response:
        """See `Http`: whoever checks a call makes none."""
        raise TransportError("no call is made here", sent=False)


async def hook_address(session: WriteSession, runtime: Runtime, row: ErpLink, *, renew: bool = False) -> str:
    """Where the ERP sends its events; made on first use, and anew where the old one shall end."""
    if row.hook is None or renew:
        secret = secrets.token_urlsafe(24)
        row.hook = await runtime.vault.seal(session, secret, table=TABLE, column=_COLUMN, row=row.id)
    else:
        secret = await runtime.vault.open(session, row.hook, table=TABLE, column=_COLUMN, row=row.id)
    return f"{runtime.settings.public_url.rstrip('/')}{PATH}{row.tenant_id.hex}.{row.id.hex}.{secret}"


async def hear(runtime: Runtime, address: str, headers: Mapping[str, str], body: bytes) -> Response:
    """Take a call and answer as the ERP wants it. Raises `UnknownHookError`."""
    try:
        tenant, link, secret = address.split(".", 2)
        tenant_id, link_id = UUID(hex=tenant), UUID(hex=link)
    except ValueError:
        raise UnknownHookError from None
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        row = await session.get(ErpLink, (tenant_id, link_id))
        if row is None or row.hook is None:
            raise UnknownHookError
        kept = await runtime.vault.open(session, row.hook, table=TABLE, column=_COLUMN, row=row.id)
        if not hmac.compare_digest(kept.encode(), secret.encode()):
            raise UnknownHookError
        settings = await settings_of(session, runtime, row)
    try:
        outcome = await _parsed(runtime, row, settings, headers, body)
    except (BadSettingsError, UnknownAdapterError) as error:
        _log.warning("a call from an ERP cannot be read", link_id=str(link_id), error=type(error).__name__)
        return Response(status=503)
    except Refused as refused:
        _log.info("a call from an ERP is not genuine", link_id=str(link_id), error=str(refused))
        return Response(status=401 if isinstance(refused.result, Unauthenticated) else 400)
    fresh = [hint for hint in outcome.hints if await _first_time(runtime, link_id, hint)]
    if fresh and row.state == "live":
        async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            await _read_soon(session, link_id, fresh, verified=outcome.verified)
    return outcome.reply


async def _parsed(
    runtime: Runtime, row: ErpLink, settings: Mapping[str, object], headers: Mapping[str, str], body: bytes
) -> EventOutcome:
    tokens = SealedTokens(runtime, row.tenant_id, _ACTOR, row.id)
    link = with_link(runtime, tokens, str(row.id), settings, row.server, CountedHttp(_NoHttp(), {}))
    return await load(row.adapter).parse_event(link, headers, body)


async def _first_time(runtime: Runtime, link_id: UUID, hint: Hint) -> bool:
    """Whether this event was not told before; without Redis every one counts, which costs a read at most."""
    if not hint.event_id:
        return True
    digest = hashlib.sha256(hint.event_id.encode()).hexdigest()
    try:
        return bool(await runtime.redis.set(f"erp:event:{link_id}:{digest}", 1, nx=True, ex=_REMEMBERED))
    except (RedisError, OSError):
        return True


async def _read_soon(session: WriteSession, link_id: UUID, hints: Sequence[Hint], *, verified: bool) -> None:
    moment = now()
    entities = sorted({hint.entity.value for hint in hints})
    of_link = ErpCursor.link_id == link_id, ErpCursor.entity.in_(entities)
    for row in await session.scalars(select(ErpCursor).where(*of_link).with_for_update()):
        spacing = _SPACING if row.next_at <= moment + SOON else _SPACING_WHOLE
        begun = row.round_started or datetime.min.replace(tzinfo=UTC)
        row.next_at = min(row.next_at, max(moment, begun + spacing))
    gone = sorted({hint.entity.value for hint in hints if hint.deleted}) if verified else []
    if gone:
        # What is gone shows only where ids are compared.
        await session.execute(
            update(ErpCursor).where(ErpCursor.link_id == link_id, ErpCursor.entity.in_(gone))
            .values(swept_at=moment - timedelta(days=365)).execution_options(synchronize_session=False)
        )  # fmt: skip
    first = await session.scalar(select(func.min(ErpCursor.next_at)).where(*of_link))
    await wake_link(session, link_id, first)
