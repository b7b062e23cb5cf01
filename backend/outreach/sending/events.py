"""What happens to outgoing mail."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class OutgoingChanged(Event, frozen=True, kw_only=True):
    """A draft or a message on its way was written, queued, called back or moved on."""

    kind: ClassVar[str] = "outgoing_message"

    outgoing_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The messages."""
        return self.outgoing_ids


class MessageSent(Event, frozen=True, kw_only=True):
    """A server took a message for at least one recipient. `message_id_header` stands without brackets, as in
    `OutgoingMessage`; companies and contacts are those of the recipients that are in the files."""

    kind: ClassVar[str] = "outgoing_message"

    outgoing_id: UUID
    message_id_header: str
    conversation_id: UUID | None
    company_ids: list[UUID]
    contact_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The message."""
        return [self.outgoing_id]


class SendFailed(Event, frozen=True, kw_only=True):
    """A message will not go out by itself any more; `code` says why. Its author has to decide."""

    kind: ClassVar[str] = "outgoing_message"

    outgoing_id: UUID
    code: str

    def subject_ids(self) -> list[UUID]:
        """The message."""
        return [self.outgoing_id]
