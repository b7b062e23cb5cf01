"""What the mail engine tells the rest of the program."""

from typing import ClassVar, Final, Literal
from uuid import UUID

from tenants.outbox import Event

Origin = Literal["live", "backfill", "import"]

#: Longer news are cut into several events.
MOST_IN_EVENT: Final = 500


class MessagesIngested(Event, frozen=True, kw_only=True):
    """Messages came in, in the transaction that stored them.

    `message_ids` are those that are new to the tenant; `conversation_ids` every conversation that changed, also by
    a further placement of a known message. Nobody is to be alerted unless `origin` is `live`.
    """

    kind: ClassVar[str] = "conversation"

    mailbox_id: UUID
    message_ids: list[UUID]
    conversation_ids: list[UUID]
    origin: Origin

    def subject_ids(self) -> list[UUID]:
        """The conversations."""
        return self.conversation_ids


class MessagesUnderstood(Event, frozen=True, kw_only=True):
    """What these messages tell of their authors is written down (`Message.understanding`): soon after they came in, and
    again whenever they were read anew.

    `conversation_ids` are those that turned from letters into machine mail by it, or the other way.
    """

    kind: ClassVar[str] = "conversation"

    message_ids: list[UUID]
    conversation_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The conversations that look different now."""
        return self.conversation_ids


class MessagesReread(Event, frozen=True, kw_only=True):
    """All that is derived from these messages was written anew; nothing came in."""

    kind: ClassVar[str] = "conversation"

    message_ids: list[UUID]
    conversation_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The conversations."""
        return self.conversation_ids


class MessageCompleted(Event, frozen=True, kw_only=True):
    """The whole of a message is in the blob store now, of which only the beginning had been read."""

    kind: ClassVar[str] = ""

    message_id: UUID


class MailReread(Event, frozen=True, kw_only=True):
    """A run over all mail began, moved on or ended."""

    kind: ClassVar[str] = "reparse_run"

    run_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The run."""
        return [self.run_id]


class ConversationsMerged(Event, frozen=True, kw_only=True):
    """A late message joined threads: `merged_ids` live on as aliases of `conversation_id`."""

    kind: ClassVar[str] = "conversation"

    conversation_id: UUID
    merged_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """All of them."""
        return [self.conversation_id, *self.merged_ids]


class ConversationSplit(Event, frozen=True, kw_only=True):
    """A person said that these messages do not belong to `conversation_id`: they are in `other_id` now."""

    kind: ClassVar[str] = "conversation"

    conversation_id: UUID
    other_id: UUID
    message_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """Both."""
        return [self.conversation_id, self.other_id]


class ConversationShared(Event, frozen=True, kw_only=True):
    """Other people see a conversation now than before: it was made private, shared, or neither any more."""

    kind: ClassVar[str] = "conversation"

    conversation_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The conversation."""
        return [self.conversation_id]


class ConversationRead(Event, frozen=True, kw_only=True):
    """Somebody marked a conversation as read or unread."""

    kind: ClassVar[str] = "conversation"

    conversation_id: UUID
    membership_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The conversation."""
        return [self.conversation_id]


class MailboxChanged(Event, frozen=True, kw_only=True):
    """A mailbox was added, changed or removed, or its synchronisation moved on or ran into a problem."""

    kind: ClassVar[str] = "mailbox"

    mailbox_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The mailbox."""
        return [self.mailbox_id]


class ConversationsChanged(Event, frozen=True, kw_only=True):
    """Messages were read, moved or deleted in another mail program; at most `MOST_IN_EVENT` conversations."""

    kind: ClassVar[str] = "conversation"

    conversation_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The conversations."""
        return self.conversation_ids


class MailboxDriftFound(Event, frozen=True, kw_only=True):
    """A comparison found that a folder's ledger is wrong by `drift` messages; its repair has begun."""

    kind: ClassVar[str] = "mailbox"

    mailbox_id: UUID
    folder_id: UUID
    drift: int

    def subject_ids(self) -> list[UUID]:
        """The mailbox."""
        return [self.mailbox_id]


class MassDisappearanceFound(Event, frozen=True, kw_only=True):
    """Very many messages of a folder vanished at once without a word of the server: their places stay open for a
    day, in case that they come back."""

    kind: ClassVar[str] = "mailbox"

    mailbox_id: UUID
    folder_id: UUID
    messages: int

    def subject_ids(self) -> list[UUID]:
        """The mailbox."""
        return [self.mailbox_id]
