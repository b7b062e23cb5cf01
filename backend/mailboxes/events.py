"""What happens to mailboxes beside their synchronisation."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class MailboxAccessEnded(Event, frozen=True, kw_only=True):
    """A mailbox is no longer opened with the consent that a person gave; the provider is to be told."""

    kind: ClassVar[str] = "mailbox"

    mailbox_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The mailbox."""
        return [self.mailbox_id]
