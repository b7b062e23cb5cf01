"""Adding, trying, changing and removing links."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select

from backend.erp.errors import LinkNameTakenError, LinkNotReadyError, UnknownErpError
from backend.erp.events import ErpLinkChanged
from backend.erp.schemas import ErpCheck, ErpLinkPatch, NewErpLink
from backend.trade.mastered import forget_link
from erp_adapters.contract.adapter import Adapter, CheckReport, Problem, Reason
from erp_adapters.contract.outside import MemoryTokens
from erp_adapters.contract.spec import BadSettingsError, settings_as
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.models import ErpLane, ErpLink
from erp_adapters.engine.opening import TABLE, SealedTokens, settings_of, with_link
from erp_adapters.engine.transport import CountedHttp, guarded_http
from erp_adapters.registry import UnknownAdapterError, load
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor, current
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.secrets import Vault
from tenants.session import WriteSession
from tenants.versions import raise_version


def adapter_named(name: str) -> Adapter:
    """An adapter; raises `UnknownErpError`."""
    try:
        return load(name)
    except UnknownAdapterError as error:
        raise UnknownErpError from error


def _checked(adapter: Adapter, settings: Mapping[str, Any]) -> None:
    try:
        settings_as(adapter.spec.struct, settings)
    except BadSettingsError as error:
        problem = FieldProblem(f"settings.{error.field}", "invalid", N_("This is missing or not right."))
        raise ValidationFailedError(errors=[problem]) from error


async def locked_link(session: WriteSession, link_id: UUID) -> ErpLink:
    """The link, locked. Raises `NotFoundError`."""
    row = await session.scalar(select(ErpLink).where(ErpLink.id == link_id).with_for_update())
    if row is None:
        raise NotFoundError
    return row


async def add_link(session: WriteSession, actor: Actor, vault: Vault, given: NewErpLink) -> ErpLink:
    """Keep a link; nothing flows until it was tried, rehearsed and switched on.

    Raises `NotAllowedError`, `UnknownErpError`, `ValidationFailedError`, `LinkNameTakenError`.
    """
    actor.require("erp.manage")
    adapter = adapter_named(given.adapter)
    _checked(adapter, given.settings)
    await _name_free(session, given.name, None)
    row = ErpLink(id=new_id(), name=given.name.strip(), adapter=given.adapter, settings={}, server={})
    await _put_settings(session, vault, row, adapter, given.settings)
    session.add(row)
    await session.flush()
    session.add(ErpLane(id=row.id))
    await session.flush()
    audit.record(session, "erp_link.added", subject_id=row.id, subject_name=row.name, adapter=row.adapter)
    append(session, ErpLinkChanged(link_id=row.id))
    return row


async def _name_free(session: WriteSession, name: str, but: UUID | None) -> None:
    found = await session.scalar(select(ErpLink.id).where(ErpLink.name == name.strip()))
    if found not in {None, but}:
        raise LinkNameTakenError


async def _put_settings(
    session: WriteSession, vault: Vault, row: ErpLink, adapter: Adapter, settings: Mapping[str, Any]
) -> None:
    secret = {name: settings[name] for name in adapter.spec.secrets if name in settings}
    row.settings = {name: value for name, value in settings.items() if name not in secret}
    text = msgspec.json.encode(secret).decode()
    row.secrets = await vault.seal(session, text, table=TABLE, column="secrets", row=row.id)


async def change_link(
    session: WriteSession, actor: Actor, runtime: Runtime, link_id: UUID, version: int, given: ErpLinkPatch
) -> ErpLink:
    """Change name or settings, pause or go on. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`,
    `ValidationFailedError`, `LinkNameTakenError`, `LinkNotReadyError`."""
    actor.require("erp.manage")
    row = await locked_link(session, link_id)
    raise_version(row, version, {"id": str(row.id), "name": row.name, "version": row.version})
    if given.name is not UNSET:
        await _name_free(session, given.name, row.id)
        row.name = given.name.strip()
    if given.settings is not UNSET:
        await _change_settings(session, runtime, row, given.settings)
    if given.paused is not UNSET:
        if not given.paused and row.checked_at is None:
            raise LinkNotReadyError
        row.state = "paused" if given.paused else "live"
        row.problem = None if not given.paused else row.problem
        row.failures, row.open_until = 0, None
        await wake_link(session, row.id)
    audit.record(session, "erp_link.changed", subject_id=row.id, subject_name=row.name)
    append(session, ErpLinkChanged(link_id=row.id))
    await session.flush()
    return row


async def _change_settings(session: WriteSession, runtime: Runtime, row: ErpLink, given: Mapping[str, Any]) -> None:
    adapter = adapter_named(row.adapter)
    before = await settings_of(session, runtime, row)
    addresses = {field.name for field in adapter.spec.fields if field.setting.kind == "url"}
    kept = {name: value for name, value in before.items() if name in adapter.spec.secrets}
    if any(name in given and given[name] != before.get(name) for name in addresses):
        kept = {}  # a secret goes to nobody but whom it was given for
    settings = {**kept, **{name: value for name, value in given.items() if value is not None}}
    _checked(adapter, settings)
    await _put_settings(session, runtime.vault, row, adapter, settings)
    row.session, row.server, row.checked_at = None, {}, None
    row.state = "setup" if row.state in {"setup", "ready", "needs_attention"} else row.state


async def remove_link(session: WriteSession, actor: Actor, link_id: UUID) -> None:
    """Forget a link with its bindings and queues; nothing changes in the ERP. Raises `NotFoundError`."""
    actor.require("erp.manage")
    row = await locked_link(session, link_id)
    audit.record(session, "erp_link.removed", subject_id=row.id, subject_name=row.name)
    append(session, ErpLinkChanged(link_id=row.id))
    await forget_link(session, row.id)
    await session.delete(row)
    await session.flush()


async def try_settings(actor: Actor, runtime: Runtime, given: ErpCheck) -> CheckReport:
    """Connect with settings that are kept nowhere; changes nothing there. Raises `UnknownErpError`."""
    actor.require("erp.manage")
    adapter = adapter_named(given.adapter)
    client, inner = guarded_http(runtime.egress)
    try:
        http = CountedHttp(inner, {})
        link = with_link(runtime, MemoryTokens(), "check", given.settings, {}, http, current().tenant_id)
        return await _check(adapter, link, given.settings)
    finally:
        await client.aclose()


async def _check(adapter: Adapter, link: Any, settings: Mapping[str, Any]) -> CheckReport:
    try:
        settings_as(adapter.spec.struct, settings)
    except BadSettingsError as error:
        return CheckReport(problems=(Problem(reason=Reason.SETTINGS, subject=error.field, message=str(error)),))
    return await adapter.check(link)


async def check_link(actor: Actor, runtime: Runtime, tenant_id: UUID, link_id: UUID) -> CheckReport:
    """Connect with what is kept, and remember what is on the other side. Raises `NotAllowedError`,
    `NotFoundError`."""
    actor.require("erp.manage")
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        row = await session.get(ErpLink, (tenant_id, link_id))
        if row is None:
            raise NotFoundError
        settings, name, server = await settings_of(session, runtime, row), row.adapter, row.server
    adapter = adapter_named(name)
    client, inner = guarded_http(runtime.egress)
    try:
        tokens = SealedTokens(runtime, tenant_id, actor, link_id)
        http = CountedHttp(inner, {})
        link = with_link(runtime, tokens, str(link_id), settings, server, http, tenant_id)
        report = await _check(adapter, link, settings)
        entities: dict[str, list[str]] = {}
        if report.ok:
            found = await adapter.capabilities(link)
            entities = {each.value: sorted(able.operations) for each, able in found.entities.items()}
    finally:
        await client.aclose()
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        await _remember(session, link_id, report, entities)
    return report


async def _remember(
    session: WriteSession, link_id: UUID, report: CheckReport, entities: Mapping[str, list[str]]
) -> None:
    row = await locked_link(session, link_id)
    plain: dict[str, Any] = msgspec.to_builtins(report)
    plain["skew"] = report.skew.total_seconds() if report.skew is not None else None
    row.checked_at = now()
    if report.ok:
        row.server = {**plain, "entities": entities}
        row.problem, row.failures, row.open_until = None, 0, None
        row.state = {"setup": "ready", "needs_attention": "live"}.get(row.state, row.state)
        await wake_link(session, link_id)
    else:
        row.server = {**row.server, **{name: plain.get(name) for name in ("problems", "warnings")}}
        row.checked_at = None if row.state == "setup" else row.checked_at
    append(session, ErpLinkChanged(link_id=row.id))
