"""Adding, changing and removing webhooks, and sending again."""

import ipaddress
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from sqlalchemy import func, select, update

from backend.webhooks.catalogue import BY_NAME, seen_by
from backend.webhooks.errors import WebhookOffError
from backend.webhooks.events import WebhookChanged
from backend.webhooks.models import WebhookDelivery, WebhookEndpoint
from backend.webhooks.queries import find_delivery, find_webhook, webhook_views
from backend.webhooks.schemas import NewWebhook, SecretRotation, WebhookPatch
from backend.webhooks.service.announcing import wake
from backend.webhooks.signing import new_secret
from backend.webhooks.vocabulary import MOST_ENDPOINTS, WebhookScope
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.egress import EgressGuard
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.secrets import Vault
from tenants.session import WriteSession
from tenants.versions import raise_version

_TABLE: Final = "webhook_endpoint"


async def add_webhook(
    session: WriteSession, actor: Actor, vault: Vault, guard: EgressGuard, data: NewWebhook
) -> tuple[WebhookEndpoint, str]:
    """Add a webhook; answers it and its secret, which can be read this one time."""
    actor.require("webhooks.manage")
    count = await session.scalar(select(func.count()).select_from(WebhookEndpoint)) or 0
    if count >= MOST_ENDPOINTS:
        problem = FieldProblem("url", "too-many", N_("There are {most} webhooks already."), most=MOST_ENDPOINTS)
        raise ValidationFailedError(errors=[problem])
    url, types = _checked_url(guard, data.url), _checked_types(data.event_types, data.scope)
    webhook_id, secret = new_id(), new_secret()
    row = WebhookEndpoint(
        id=webhook_id,
        url=url,
        description=data.description.strip(),
        event_types=types,
        scope=data.scope,
        active=data.active,
        secret=await vault.seal(session, secret, table=_TABLE, column="secret", row=webhook_id),
    )
    session.add(row)
    await session.flush()
    _note(session, row, "added", scope=row.scope, event_types=types)
    return row, secret


async def change_webhook(
    session: WriteSession, actor: Actor, guard: EgressGuard, webhook_id: UUID, data: WebhookPatch, version: int
) -> WebhookEndpoint:
    """Change what is given. Raises `NotFoundError`, `VersionConflictError`, `ValidationFailedError`."""
    row = await _locked(session, actor, webhook_id)
    raise_version(row, version, (await webhook_views(session, [row]))[0])
    given = {name: value for name in data.__struct_fields__ if (value := getattr(data, name)) is not msgspec.UNSET}
    scope: WebhookScope = given.get("scope", row.scope)
    if "url" in given:
        given["url"] = _checked_url(guard, given["url"])
    if "description" in given:
        given["description"] = given["description"].strip()
    given["event_types"] = _checked_types(given.get("event_types", row.event_types), scope)
    moved = given.get("url", row.url) != row.url
    switched_on = given.get("active") is True and not row.active
    for name, value in given.items():
        setattr(row, name, value)
    if "active" in given:
        row.off_reason = None
    if moved or switched_on:
        row.problem = row.failing_since = row.paused_until = None
        row.failures = 0
    await session.flush()
    if row.active and (moved or switched_on):
        await _make_due(session, row.id)
    _note(session, row, "changed", fields=sorted(name for name in given))
    return row


async def remove_webhook(session: WriteSession, actor: Actor, webhook_id: UUID) -> None:
    """Forget a webhook, what waits for it, and its log. Raises `NotFoundError`."""
    row = await find_webhook(session, actor, webhook_id)
    await session.delete(row)
    await session.flush()
    _note(session, row, "removed")


async def renew_secret(
    session: WriteSession, actor: Actor, vault: Vault, webhook_id: UUID, data: SecretRotation
) -> tuple[WebhookEndpoint, str]:
    """Make a new secret; the one before signs beside it for a while. Raises `NotFoundError`."""
    row = await _locked(session, actor, webhook_id)
    row.previous_secret = row.previous_until = None
    if data.overlap_hours:
        before = await vault.open(session, row.secret, table=_TABLE, column="secret", row=row.id)
        row.previous_secret = await vault.seal(session, before, table=_TABLE, column="previous_secret", row=row.id)
        row.previous_until = now() + timedelta(hours=data.overlap_hours)
    secret = new_secret()
    row.secret = await vault.seal(session, secret, table=_TABLE, column="secret", row=row.id)
    row.version += 1
    if row.problem == "secret-lost":
        row.problem = row.paused_until = None
    await session.flush()
    await wake(session, row.id)
    _note(session, row, "secret_renewed", overlap_hours=data.overlap_hours)
    return row, secret


async def send_again(session: WriteSession, actor: Actor, delivery_id: UUID) -> WebhookDelivery:
    """Send a message again, under its own id, through the whole schedule. Raises `NotFoundError`, `WebhookOffError`."""
    row = await find_delivery(session, actor, delivery_id)
    await _require_on(session, actor, row.endpoint_id)
    await session.refresh(row, with_for_update=True)
    if row.state != "sending":  # what is under way goes out anyhow
        row.state, row.due_at, row.step, row.finished_at = "waiting", now(), 0, None
    await session.flush()
    await _wake_now(session, row.endpoint_id)
    return row


async def send_failed_again(session: WriteSession, actor: Actor, webhook_id: UUID, since: Any) -> int:
    """Send all failed messages again; answers how many. Raises `NotFoundError`, `WebhookOffError`."""
    row = await _require_on(session, actor, webhook_id)
    failed = [WebhookDelivery.endpoint_id == webhook_id, WebhookDelivery.state == "failed"]
    if since is not None:
        failed.append(WebhookDelivery.created_at >= since)
    moved = await session.scalars(
        update(WebhookDelivery)
        .where(*failed)
        .values(state="waiting", due_at=now(), step=0, finished_at=None)
        .returning(WebhookDelivery.id)
        .execution_options(synchronize_session=False)
    )
    count = len(moved.all())
    await _wake_now(session, webhook_id)
    _note(session, row, "resent", count=count)
    return count


async def _make_due(session: WriteSession, webhook_id: UUID) -> None:
    """What waited for the receiver to come back need not wait for its next attempt."""
    await session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.endpoint_id == webhook_id, WebhookDelivery.state == "waiting")
        .values(due_at=now())
        .execution_options(synchronize_session=False)
    )
    await wake(session, webhook_id)


async def _locked(session: WriteSession, actor: Actor, webhook_id: UUID) -> WebhookEndpoint:
    row = await find_webhook(session, actor, webhook_id)
    await session.refresh(row, with_for_update=True)
    return row


async def _require_on(session: WriteSession, actor: Actor, webhook_id: UUID) -> WebhookEndpoint:
    row = await find_webhook(session, actor, webhook_id)
    if not row.active:
        raise WebhookOffError
    return row


async def _wake_now(session: WriteSession, webhook_id: UUID) -> None:
    """A person who asks for it does not wait for a pause to end."""
    await session.execute(
        update(WebhookEndpoint)
        .where(WebhookEndpoint.id == webhook_id)
        .values(paused_until=None, next_due_at=now(), updated_at=WebhookEndpoint.updated_at)
        .execution_options(synchronize_session=False)
    )
    append(session, WebhookChanged(webhook_id=webhook_id))


def _note(session: WriteSession, row: WebhookEndpoint, what: str, **details: Any) -> None:
    name = row.description or urlsplit(row.url).hostname or ""
    audit.record(session, f"webhook.{what}", subject_id=row.id, subject_name=name, **details)
    append(session, WebhookChanged(webhook_id=row.id))


def _checked_url(guard: EgressGuard, text: str) -> str:
    """The address without what does not belong there; raises `ValidationFailedError`."""
    url = text.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in {"https", "http"} or not host or any(each.isspace() for each in url):
        raise _wrong("wrong-url", N_("Enter an address that begins with https://."))
    if parts.username or parts.password or parts.fragment:
        raise _wrong("wrong-url", N_("Leave out user name, password and what follows a #."))
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return url
    if not guard.permits(address):
        raise _wrong("address-refused", N_("The address leads into a network that this server may not reach."))
    return url


def _checked_types(names: list[Any], scope: WebhookScope) -> list[str]:
    unknown = sorted(name for name in set(names) if name not in BY_NAME)
    if unknown:
        raise _wrong("unknown", N_("There is no event {name}."), "event_types", name=unknown[0])
    beyond = sorted(set(names) - seen_by(scope))
    if beyond:
        raise _wrong("beyond-scope", N_("The event {name} needs the scope admin."), "event_types", name=beyond[0])
    return [name for name in BY_NAME if name in names]


def _wrong(code: str, message: str, field: str = "url", **params: Any) -> ValidationFailedError:
    return ValidationFailedError(errors=[FieldProblem(field, code, message, **params)])
