"""Rules of domain health: which domains send, looking at them, settling alarms."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import dns.asyncresolver
import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.outreach.bounces.models import SendingAlarm
from backend.outreach.domain_health.checking import TrackingHost, check_domain, worst
from backend.outreach.domain_health.models import DomainCheck
from backend.outreach.domain_health.reading import DnsReader
from backend.outreach.domain_health.schemas import AlarmView, DomainView, Finding
from backend.outreach.domain_health.words import ALARMS
from backend.outreach.tracking.events import TrackingPolicyChanged
from backend.outreach.tracking.models import TrackingPolicy
from i18n.messages import N_, translate
from mail_ingest.parse.headers import split_headers
from mail_ingest.store.models import Mailbox, Message
from mail_ingest.store.records import RAW
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession

_DOMAIN: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_LOOKED_AT: Final = 15
_RECENT: Final = timedelta(days=60)


async def domains(session: ReadSession, locale: str) -> list[DomainView]:
    """The domains of the tenant's mailboxes, and others that were looked at, each as it was seen last."""
    owners: dict[str, list[str]] = {}
    for address in await session.scalars(select(Mailbox.address).order_by(Mailbox.address)):
        owners.setdefault(address.rpartition("@")[2].lower(), []).append(address)
    checks = {row.domain: row for row in await session.scalars(select(DomainCheck))}
    alarms = list(await session.scalars(select(SendingAlarm).where(SendingAlarm.settled_at.is_(None))))
    return [
        _view(domain, owners.get(domain, []), checks.get(domain), alarms, locale)
        for domain in sorted(owners.keys() | checks.keys())
    ]


async def look_at(
    session: WriteSession,
    actor: Actor,
    runtime: Runtime,
    resolver: dns.asyncresolver.Resolver,
    domain: str,
    selectors: Sequence[str],
    locale: str,
) -> DomainView:
    """Ask the DNS about a domain now. Raises `ValidationFailedError`."""
    actor.require("outreach.manage")
    name = domain.strip().rstrip(".").lower()
    if not _DOMAIN.fullmatch(name):
        raise ValidationFailedError(errors=[FieldProblem("domain", "invalid", N_("This is no domain."))])
    known = await session.scalar(select(DomainCheck).where(DomainCheck.domain == name))
    wanted = list(dict.fromkeys([*selectors, *(known.selectors if known else [])]))[:40]
    signed = await signatures(session, runtime, name)
    policy = await _policy(session)
    tracking = TrackingHost(policy.host, _target(runtime)) if policy is not None and policy.host else None
    findings = await check_domain(
        DnsReader(resolver),
        name,
        list(dict.fromkeys([*wanted, *(selector for selector, _ in signed)])),
        signing=frozenset(signer for _, signer in signed),
        tracking=tracking,
    )
    await _keep(session, name, wanted, findings)
    if policy is not None and tracking is not None:
        _note_host(session, policy, findings)
    return next(view for view in await domains(session, locale) if view.domain == name)


async def signatures(session: ReadSession, runtime: Runtime, domain: str) -> set[tuple[str, str]]:
    """DKIM selectors and domains that signed mail from this domain, as copies of it came back to us."""
    rows = await session.execute(
        select(Message.raw_sha256, Message.raw_place)
        .where(Message.from_address.like(f"%@{domain}"), Message.sent_at > now() - _RECENT)
        .order_by(Message.sent_at.desc())
        .limit(_LOOKED_AT)
    )
    found: set[tuple[str, str]] = set()
    for row in rows:
        raw = await runtime.blobs.get(session.info["tenant_id"], RAW, row.raw_sha256, row.raw_place)
        found |= signatures_of(raw)
    return found


def signatures_of(raw: bytes) -> set[tuple[str, str]]:
    """Selector and signing domain of each DKIM-Signature of a message (RFC 6376 section 3.5)."""
    head = re.split(rb"\r?\n\r?\n", raw[:200_000], maxsplit=1)[0]
    found: set[tuple[str, str]] = set()
    for name, value in split_headers(head)[0]:
        if name == "dkim-signature":
            fields = dict(re.findall(r"(?:^|;)\s*([a-z]+)\s*=\s*([^;]*)", value.decode("ascii", "replace")))
            if fields.get("s", "").strip() and fields.get("d", "").strip():
                found.add((fields["s"].strip(), fields["d"].strip().lower()))
    return found


async def settle_alarm(session: WriteSession, actor: Actor, alarm_id: UUID) -> None:
    """Somebody has put right what an alarm speaks of. Raises `NotFoundError`."""
    actor.require("outreach.manage")
    row = await session.get(SendingAlarm, (session.info["tenant_id"], alarm_id))
    if row is None or row.settled_at is not None:
        raise NotFoundError
    row.settled_at, row.settled_by = now(), actor.name
    await session.flush()
    audit.record(session, "sending_alarm.settled", subject_id=row.id, subject_name=row.subject)


async def _keep(session: WriteSession, domain: str, selectors: list[str], findings: Sequence[Finding]) -> None:
    result = {"findings": msgspec.to_builtins(findings)}
    values: dict[str, Any] = {"checked_at": now(), "result": result, "selectors": selectors}
    await session.execute(
        insert(DomainCheck)
        .values(id=new_id(), domain=domain, **values)
        .on_conflict_do_update(index_elements=["tenant_id", "domain"], set_=values)
    )


def _note_host(session: WriteSession, policy: TrackingPolicy, findings: Sequence[Finding]) -> None:
    """The tracking host is used as long as it leads here."""
    told = next((finding for finding in findings if finding.topic == "tracking"), None)
    if told is None or told.state == "unknown":
        return
    policy.host_problem = None if told.state == "ok" else told.code
    policy.host_verified_at = now() if told.state == "ok" else None
    append(session, TrackingPolicyChanged())


async def _policy(session: ReadSession) -> TrackingPolicy | None:
    tenant_id = session.info["tenant_id"]
    return await session.get(TrackingPolicy, (tenant_id, tenant_id))


def _target(runtime: Runtime) -> str:
    url = runtime.settings.tracking_url or runtime.settings.public_url
    return url.partition("://")[2].partition("/")[0].partition(":")[0]


def _view(
    domain: str, mailboxes: list[str], check: DomainCheck | None, alarms: Sequence[SendingAlarm], locale: str
) -> DomainView:
    findings = msgspec.convert(check.result.get("findings", []), list[Finding]) if check else []
    said = [
        msgspec.structs.replace(
            each,
            title=translate(each.title, locale),
            what_to_do=translate(each.what_to_do, locale) if each.what_to_do else "",
        )
        for each in findings
    ]
    own = [alarm for alarm in alarms if alarm.subject.rpartition("@")[2] == domain]
    state = "problem" if any(alarm.kind != "throttled" for alarm in own) else worst(said)
    return DomainView(
        domain=domain,
        mailboxes=mailboxes,
        selectors=list(check.selectors) if check else [],
        checked_at=check.checked_at if check else None,
        state=state,
        findings=said,
        alarms=[_alarm(alarm, locale) for alarm in own],
    )


def _alarm(row: SendingAlarm, locale: str) -> AlarmView:
    title, what_to_do = ALARMS[row.kind]
    return AlarmView(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type]
        subject=row.subject,
        title=translate(title, locale),
        what_to_do=translate(what_to_do, locale),
        first_at=row.first_at,
        last_at=row.last_at,
        count=row.count,
        diagnostic=row.diagnostic,
        paused_until=row.paused_until,
    )
