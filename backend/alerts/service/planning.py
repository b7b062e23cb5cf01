"""Which ways new alerts take, and when: kinds, quiet hours, digests, and the deputy during a leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert

from backend.alerts.models import Alert, AlertChannel, AlertDelivery, AlertSettings
from backend.alerts.quiet import QuietHours, loud_from, next_digest, next_full_hour, on_leave
from backend.alerts.service.raising import News, raise_alerts
from backend.alerts.vocabulary import Kind
from tenants.directory.models import Membership
from tenants.orm import new_id, now
from tenants.session import WriteSession

_UNSET: Final = AlertSettings(
    quiet_from=None, quiet_until=None, quiet_weekends=False, urgent=[], muted=[], digest="daily", digest_hour=8,
    leave_from=None, leave_until=None, deputy_id=None,
)  # fmt: skip

_ABOUT_MAIL: Final = frozenset({"reply", "inquiry", "opened", "mention"})


@dataclass(frozen=True, slots=True)
class Person:
    """Where a colleague lives and reads."""

    name: str
    zone: str
    locale: str


async def plan_deliveries(session: WriteSession, alert_ids: Sequence[UUID], people: Mapping[UUID, Person]) -> None:
    """Queue these alerts for the channels that take them. `people` by seat; doing it again changes nothing."""
    alerts = list(await session.scalars(select(Alert).where(Alert.id.in_(alert_ids)).order_by(Alert.id)))
    members = {alert.member_id for alert in alerts}
    settings = {
        row.id: row for row in await session.scalars(select(AlertSettings).where(AlertSettings.id.in_(members)))
    }
    channels = list(
        await session.scalars(
            select(AlertChannel)
            .where(or_(AlertChannel.member_id.in_(members), AlertChannel.member_id.is_(None)), AlertChannel.active)
            .order_by(AlertChannel.id)
        )
    )
    rows = []
    moment = now()
    for alert in alerts:
        wishes, person = settings.get(alert.member_id, _UNSET), people[alert.member_id]
        if alert.kind not in wishes.muted:
            rows += [
                {"id": new_id(), "alert_id": alert.id, "channel_id": channel.id, "due_at": due}
                for channel in channels
                if (due := _due(alert, channel, wishes, person, moment)) is not None
            ]
        if alert.on_behalf_of is None and on_leave(moment, person.zone, wishes.leave_from, wishes.leave_until):
            await _tell_deputy(session, alert, wishes.deputy_id, person)
    if rows:
        put = insert(AlertDelivery).on_conflict_do_nothing(index_elements=["tenant_id", "alert_id", "channel_id"])
        await session.execute(put, rows)


def _due(
    alert: Alert, channel: AlertChannel, wishes: AlertSettings, person: Person, moment: datetime
) -> datetime | None:
    """When the alert goes out through the channel; None when it does not."""
    if channel.kinds and alert.kind not in channel.kinds:
        return None
    if channel.member_id is None:
        # The company's robots keep no one's hours, and one alert is said once: not again for the deputy.
        return moment if alert.on_behalf_of is None else None
    if channel.member_id != alert.member_id:
        return None
    if channel.kind == "mail":
        return _mail_due(wishes, person, moment)
    if alert.kind in wishes.urgent:
        return moment
    quiet = QuietHours(wishes.quiet_from, wishes.quiet_until, wishes.quiet_weekends)
    return loud_from(moment, person.zone, quiet)


def _mail_due(wishes: AlertSettings, person: Person, moment: datetime) -> datetime:
    if wishes.digest == "at_once":
        return moment
    return next_full_hour(moment) if wishes.digest == "hourly" else next_digest(moment, person.zone, wishes.digest_hour)


async def _tell_deputy(session: WriteSession, alert: Alert, deputy_id: UUID | None, person: Person) -> None:
    if deputy_id is None:
        return
    kind: Kind = alert.kind  # type: ignore[assignment]  # held to the list by the table
    # A deputy may be shut out of the mail that a line was taken from.
    body = "" if kind in _ABOUT_MAIL else alert.body
    news = News(kind, alert.title, alert.link, f"{alert.dedupe_key} for {alert.member_id}", alert.params, body)
    await raise_alerts(session, [deputy_id], news, on_behalf_of=person.name)


async def seats_behind(session: WriteSession, alert_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """The account of each seat that these alerts are for."""
    rows = await session.execute(
        select(Membership.id, Membership.user_id)
        .join(Alert, (Alert.tenant_id == Membership.tenant_id) & (Alert.member_id == Membership.id))
        .where(Alert.id.in_(alert_ids))
    )
    return {row.id: row.user_id for row in rows}
