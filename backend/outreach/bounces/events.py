"""What came back on what was sent."""

from datetime import date, datetime
from typing import ClassVar, Literal
from uuid import UUID

from tenants.outbox import Event


class MessageBounced(Event, frozen=True, kw_only=True):
    """A server could not or would not deliver to one recipient. `bounce_class` says why (`classes.BounceClass`);
    `suppressed`: nothing is sent to the address any more."""

    kind: ClassVar[str] = "tracked_message"

    bounce_id: UUID
    bounce_class: str
    suppressed: bool
    tracked_id: UUID | None
    outgoing_id: UUID | None
    conversation_id: UUID | None
    contact_id: UUID | None
    company_id: UUID | None
    at: datetime

    def subject_ids(self) -> list[UUID]:
        """The tracked message and the outgoing one."""
        return [each for each in (self.tracked_id, self.outgoing_id) if each is not None]


class AutoReplyReceived(Event, frozen=True, kw_only=True):
    """A contact's mail program answered. With `return_on`, the first day on which they are back, what is to be done
    with them waits until then. `substitute_*`: whom they name for the meantime."""

    kind: ClassVar[str] = "tracked_message"

    auto_reply_id: UUID
    message_id: UUID
    reply_kind: Literal["absent", "left", "moved", "received"]
    return_on: date | None
    substitute_name: str | None
    substitute_address: str | None
    tracked_id: UUID | None
    outgoing_id: UUID | None
    conversation_id: UUID
    contact_id: UUID | None
    company_id: UUID | None
    at: datetime

    def subject_ids(self) -> list[UUID]:
        """The tracked message and the outgoing one."""
        return [each for each in (self.tracked_id, self.outgoing_id) if each is not None]


class ComplaintReceived(Event, frozen=True, kw_only=True):
    """A reader's provider passed on that they call our mail unwanted."""

    kind: ClassVar[str] = "tracked_message"

    message_id: UUID
    outgoing_id: UUID | None
    contact_id: UUID | None
    company_id: UUID | None


class SendingAlarmRaised(Event, frozen=True, kw_only=True):
    """Mail of a domain or mailbox does not arrive for a reason that somebody has to put right."""

    kind: ClassVar[str] = "sending_alarm"

    alarm_id: UUID
    alarm: Literal["authentication", "reputation", "throttled", "complaints"]

    def subject_ids(self) -> list[UUID]:
        """The alarm."""
        return [self.alarm_id]
