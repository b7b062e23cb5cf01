"""Reading alerts, channels and the log of deliveries."""

from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import func, or_, select

from backend.alerts.models import Alert, AlertChannel, AlertDelivery, AlertSettings
from backend.alerts.schemas import AlertSettingsView, AlertView, ChannelView, DeliveryView
from backend.alerts.words import alert_title, problem_words
from tenants.context import current
from tenants.paging import COUNT_CAP, Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_ALERTS: Final = {"created_at": SortField(Alert.created_at, datetime)}
_LOG: Final = {"created_at": SortField(AlertDelivery.created_at, datetime)}


async def list_alerts(
    session: ReadSession, member_id: UUID, *, unseen: bool, cursor: str | None, limit: int
) -> Page[AlertView]:
    """A colleague's alerts, newest first."""
    chosen = sorting(None, _ALERTS, Alert.id, "-created_at")
    listed = select(Alert).where(Alert.member_id == member_id)
    if unseen:
        listed = listed.where(Alert.seen_at.is_(None))
    rows = list(await session.scalars(after_cursor(listed, chosen, cursor, limit)))
    return page_of(
        rows, limit, chosen, value=lambda row: row.created_at, row_id=lambda row: row.id, item=alert_view
    )  # fmt: skip


async def count_unseen(session: ReadSession, member_id: UUID) -> int:
    """How many alerts a colleague has not seen, up to the cap of counts."""
    waiting = select(Alert.id).where(Alert.member_id == member_id, Alert.seen_at.is_(None)).limit(COUNT_CAP).subquery()
    return await session.scalar(select(func.count()).select_from(waiting)) or 0


def alert_view(alert: Alert) -> AlertView:
    """An alert in the reader's language."""
    return AlertView(
        id=alert.id,
        kind=cast("Any", alert.kind),
        title=alert_title(alert, current().locale),
        body=alert.body,
        link=alert.link,
        on_behalf_of=alert.on_behalf_of,
        created_at=alert.created_at,
        seen_at=alert.seen_at,
    )


def settings_view(row: AlertSettings | None) -> AlertSettingsView:
    """What a colleague has set, or what holds while nothing is."""
    return AlertSettingsView(
        quiet_from=row.quiet_from if row else None,
        quiet_until=row.quiet_until if row else None,
        quiet_weekends=row.quiet_weekends if row else False,
        urgent=list(row.urgent) if row else [],
        muted=list(row.muted) if row else [],
        digest=cast("Any", row.digest if row else "daily"),
        digest_hour=row.digest_hour if row else 8,
        leave_from=row.leave_from if row else None,
        leave_until=row.leave_until if row else None,
        deputy_id=row.deputy_id if row else None,
    )


async def load_settings(session: ReadSession, member_id: UUID) -> AlertSettingsView:
    """How a colleague wants to be reached."""
    return settings_view(await session.scalar(select(AlertSettings).where(AlertSettings.id == member_id)))


async def list_channels(session: ReadSession, member_id: UUID) -> list[ChannelView]:
    """A colleague's ways out of the app, and the company's."""
    rows = await session.scalars(
        select(AlertChannel)
        .where(or_(AlertChannel.member_id == member_id, AlertChannel.member_id.is_(None)))
        .order_by(AlertChannel.created_at, AlertChannel.id)
    )
    return [channel_view(row) for row in rows]


def channel_view(channel: AlertChannel) -> ChannelView:
    """A channel without what leads to it."""
    return ChannelView(
        id=channel.id,
        kind=cast("Any", channel.kind),
        name=channel.name,
        shared=channel.member_id is None,
        keyword=channel.keyword,
        kinds=list(channel.kinds),
        active=channel.active,
        problem=problem_words(channel.problem, current().locale),
        problem_said=channel.problem_said,
        last_sent_at=channel.last_sent_at,
        paused_until=channel.paused_until,
    )


async def list_deliveries(
    session: ReadSession, channel_id: UUID, *, cursor: str | None, limit: int
) -> Page[DeliveryView]:
    """What went, goes, or could not go through a channel, newest first."""
    chosen = sorting(None, _LOG, AlertDelivery.id, "-created_at")
    listed = select(AlertDelivery).where(AlertDelivery.channel_id == channel_id)
    rows = list(await session.scalars(after_cursor(listed, chosen, cursor, limit)))
    alerts = await session.scalars(select(Alert).where(Alert.id.in_([row.alert_id for row in rows])))
    titles = {alert.id: alert_title(alert, current().locale) for alert in alerts}

    def view(row: AlertDelivery) -> DeliveryView:
        return DeliveryView(
            id=row.id,
            alert_id=row.alert_id,
            title=titles[row.alert_id],
            channel_id=row.channel_id,
            state=cast("Any", row.state),
            due_at=row.due_at,
            attempts=row.attempts,
            in_digest=row.in_digest,
            problem=problem_words(row.problem, current().locale),
            said=row.said,
            sent_at=row.sent_at,
        )

    return page_of(rows, limit, chosen, value=lambda row: row.created_at, row_id=lambda row: row.id, item=view)
