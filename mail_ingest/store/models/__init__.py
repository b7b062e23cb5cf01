"""Tables of the mail engine."""

from mail_ingest.store.models.conversations import (
    Conversation,
    ConversationMailbox,
    ConversationReading,
    MessageReference,
    MessageSearch,
)
from mail_ingest.store.models.mailboxes import FetchRequest, IngestSkip, Mailbox, MailboxLease, MailFolder
from mail_ingest.store.models.messages import Message, MessageBody, MessagePart, MessagePlacement

__all__ = [
    "Conversation",
    "ConversationMailbox",
    "ConversationReading",
    "FetchRequest",
    "IngestSkip",
    "MailFolder",
    "Mailbox",
    "MailboxLease",
    "Message",
    "MessageBody",
    "MessagePart",
    "MessagePlacement",
    "MessageReference",
    "MessageSearch",
]
