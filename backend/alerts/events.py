"""What happens to alerts."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class AlertsRaised(Event, frozen=True, kw_only=True):
    """There is news for colleagues; `alert_ids` are new. Only those whom it is for hear of it."""

    kind: ClassVar[str] = "alert"
    alert_ids: list[UUID]
    member_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return self.member_ids


class AlertsSeen(Event, frozen=True, kw_only=True):
    """A colleague has seen alerts; other devices of theirs take them off."""

    kind: ClassVar[str] = "alert"
    member_id: UUID

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return [self.member_id]


class AlertChannelChanged(Event, frozen=True, kw_only=True):
    """A channel was added, changed, removed, or began or ceased to fail."""

    kind: ClassVar[str] = "alert_channel"
    channel_id: UUID

    def subject_ids(self) -> list[UUID]:
        """See `Event`."""
        return [self.channel_id]
