"""The ways out of the app: a browser, a group robot, mail."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.alerts.channels import push, robots
from backend.alerts.errors import AddressRefusedError
from backend.alerts.events import AlertChannelChanged
from backend.alerts.models import AlertChannel
from backend.alerts.schemas import ChannelPatch, NewMailChannel, NewPush, NewRobot
from backend.alerts.service.raising import member_of
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.secrets import Vault
from tenants.session import ReadSession, WriteSession

_MOST = 20


class Target(msgspec.Struct, frozen=True):
    """What leads to a channel: sealed, and never logged. For a browser `endpoint`, for a robot `url`."""

    url: str
    secret: str | None = None
    p256dh: str = ""
    auth: str = ""

    def __repr__(self) -> str:
        return f"Target({urlsplit(self.url).hostname})"

    @property
    def subscription(self) -> push.Subscription:
        """A browser's."""
        return push.Subscription(self.url, self.p256dh, self.auth)


async def add_robot(
    session: WriteSession, actor: Actor, vault: Vault, more_hosts: frozenset[str], data: NewRobot
) -> AlertChannel:
    """Add a group robot. Raises `AddressRefusedError`; a shared one needs the right to manage mailboxes."""
    member_id = member_of(actor)
    if data.shared:
        actor.require("mailboxes.manage")
    url = data.url.strip()
    if not robots.host_allowed(data.kind, url, more_hosts):
        raise AddressRefusedError(
            errors=[FieldProblem("url", "wrong-host", N_("This is not the address of such a robot."))]
        )
    channel = AlertChannel(
        id=new_id(),
        member_id=None if data.shared else member_id,
        kind=data.kind,
        name=data.name.strip(),
        keyword=(data.keyword or "").strip() or None,
        kinds=list(data.kinds),
    )
    target = Target(url, (data.secret or "").strip() or None)
    return await _keep(session, vault, channel, target)


async def add_push(
    session: WriteSession, actor: Actor, vault: Vault, more_hosts: frozenset[str], data: NewPush
) -> AlertChannel:
    """Let a browser be alerted; one that is here already is renewed. Raises `AddressRefusedError`."""
    member_id = member_of(actor)
    target = Target(data.endpoint.strip(), None, data.p256dh, data.auth)
    try:
        push.check(target.subscription, more_hosts)
    except push.BadSubscriptionError as error:
        raise AddressRefusedError(
            errors=[FieldProblem("endpoint", "wrong-host", N_("This browser's push service is not known here."))]
        ) from error
    for known in await _of_kind(session, member_id, "push"):
        if await _leads_to(session, vault, known, target.url):
            known.name, known.active, known.problem, known.problem_said = data.name, True, None, None
            return await _keep(session, vault, known, target)
    channel = AlertChannel(id=new_id(), member_id=member_id, kind="push", name=data.name, kinds=[])
    return await _keep(session, vault, channel, target)


async def add_mail(session: WriteSession, actor: Actor, data: NewMailChannel) -> AlertChannel:
    """Let a digest be sent to the actor's own address; there is one such channel for each."""
    member_id = member_of(actor)
    known = await _of_kind(session, member_id, "mail")
    channel = known[0] if known else AlertChannel(id=new_id(), member_id=member_id, kind="mail", name=actor.name)
    channel.kinds, channel.active = list(data.kinds), True
    return await _keep(session, None, channel, None)


async def change_channel(session: WriteSession, actor: Actor, channel_id: UUID, data: ChannelPatch) -> AlertChannel:
    """Rename a channel, choose its kinds, switch it on or off. Raises `NotFoundError`."""
    channel = await load_own(session, actor, channel_id)
    for name in data.__struct_fields__:
        value: Any = getattr(data, name)
        if value is not msgspec.UNSET:
            setattr(channel, name, value)
    if data.active is True:
        channel.problem = channel.problem_said = channel.paused_until = None
    await session.flush()
    append(session, AlertChannelChanged(channel_id=channel.id))
    return channel


async def remove_channel(session: WriteSession, actor: Actor, channel_id: UUID) -> None:
    """Forget a channel and what waits for it. Raises `NotFoundError`."""
    channel = await load_own(session, actor, channel_id)
    await session.delete(channel)
    await session.flush()
    if channel.member_id is None:
        audit.record(session, "alert_channel.removed", subject_id=channel.id, subject_name=channel.name)
    append(session, AlertChannelChanged(channel_id=channel.id))


async def load_own(session: ReadSession, actor: Actor, channel_id: UUID) -> AlertChannel:
    """A channel that the actor may look after: an own one, or the company's with the right to. Raises
    `NotFoundError`, `NotAllowedError`."""
    member_id = member_of(actor)
    channel = await session.scalar(select(AlertChannel).where(AlertChannel.id == channel_id))
    if channel is None or channel.member_id not in (None, member_id):
        raise NotFoundError
    if channel.member_id is None and not actor.may("mailboxes.manage"):
        raise NotAllowedError
    return channel


async def target_of(session: WriteSession, vault: Vault, channel: AlertChannel) -> Target | None:
    """What leads to a channel; None for mail. Raises `SealBrokenError`."""
    if channel.target is None:
        return None
    text = await vault.open(session, channel.target, table="alert_channel", column="target", row=channel.id)
    return msgspec.json.decode(text, type=Target)


async def _keep(
    session: WriteSession, vault: Vault | None, channel: AlertChannel, target: Target | None
) -> AlertChannel:
    count = len(await _of_kind(session, channel.member_id, None))
    if count >= _MOST:
        raise ValidationFailedError(
            errors=[FieldProblem("name", "too-many", N_("There are {most} ways already."), most=_MOST)]
        )
    if vault is not None and target is not None:
        text = msgspec.json.encode(target).decode()
        channel.target = await vault.seal(session, text, table="alert_channel", column="target", row=channel.id)
    session.add(channel)
    await session.flush()
    if channel.member_id is None:
        audit.record(session, "alert_channel.added", subject_id=channel.id, subject_name=channel.name)
    append(session, AlertChannelChanged(channel_id=channel.id))
    return channel


async def _of_kind(session: WriteSession, member_id: UUID | None, kind: str | None) -> list[AlertChannel]:
    query = select(AlertChannel).where(AlertChannel.member_id == member_id)
    return list(await session.scalars(query if kind is None else query.where(AlertChannel.kind == kind)))


async def _leads_to(session: WriteSession, vault: Vault, channel: AlertChannel, url: str) -> bool:
    target = await target_of(session, vault, channel)
    return target is not None and target.url == url
