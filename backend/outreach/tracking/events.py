"""What became of what was sent."""

from datetime import datetime
from typing import ClassVar, Literal
from uuid import UUID

from tenants.outbox import Event


class _OfMessage(Event, frozen=True, kw_only=True):
    """About a sent message and, where one is known, one of its recipients."""

    kind: ClassVar[str] = "tracked_message"

    tracked_id: UUID
    outgoing_id: UUID | None
    conversation_id: UUID | None
    recipient_id: UUID | None = None
    contact_id: UUID | None = None
    company_id: UUID | None = None
    at: datetime

    def subject_ids(self) -> list[UUID]:
        """The tracked message, and the outgoing one, which has another id."""
        return [self.tracked_id, *([self.outgoing_id] if self.outgoing_id else [])]


class MessageOpened(_OfMessage, frozen=True, kw_only=True):
    """Somebody has probably or certainly looked at a message. Machines' opens are never announced."""

    verdict: Literal["human", "certain"]
    reason: str
    first: bool


class LinkClicked(_OfMessage, frozen=True, kw_only=True):
    """Somebody has probably or certainly followed a link."""

    verdict: Literal["human", "certain"]
    reason: str
    link_id: UUID
    first: bool


class ReplyReceived(_OfMessage, frozen=True, kw_only=True):
    """A person answered; their mail program's answers are `AutoReplyReceived`. With `stranger` it was somebody to whom
    the message had not been sent: that stops what runs, but no recipient has replied."""

    message_id: UUID
    verdict: Literal["certain"] = "certain"
    stranger: bool = False
    stranger_address: str | None = None


class MessageRead(_OfMessage, frozen=True, kw_only=True):
    """The reader's program says that the message was displayed (RFC 8098)."""

    message_id: UUID
    verdict: Literal["certain"] = "certain"


class TrackingPolicyChanged(Event, frozen=True, kw_only=True):
    """The tenant records otherwise now, or its tracking host was looked at."""

    kind: ClassVar[str] = "tracking_policy"


class ConsentChanged(Event, frozen=True, kw_only=True):
    """Somebody said otherwise about being tracked."""

    kind: ClassVar[str] = "tracking_consent"

    consent_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The statement."""
        return [self.consent_id]
