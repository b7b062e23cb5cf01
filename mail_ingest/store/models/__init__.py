"""Tables of the mail engine."""

from mail_ingest.store.models.conversations import (
    Conversation,
    ConversationMailbox,
    ConversationReading,
    DocumentText,
    MailboxDisclosure,
    MessageReference,
    MessageSearch,
    ReadingMark,
    ThreadEdit,
)
from mail_ingest.store.models.mailboxes import FetchRequest, IngestSkip, Mailbox, MailboxLease, MailFolder
from mail_ingest.store.models.messages import Message, MessageBody, MessagePart, MessagePlacement
from mail_ingest.store.models.reparse import ReparseRun

__all__ = [
    "Conversation",
    "ConversationMailbox",
    "ConversationReading",
    "DocumentText",
    "FetchRequest",
    "IngestSkip",
    "MailFolder",
    "Mailbox",
    "MailboxDisclosure",
    "MailboxLease",
    "Message",
    "MessageBody",
    "MessagePart",
    "MessagePlacement",
    "MessageReference",
    "MessageSearch",
    "ReadingMark",
    "ReparseRun",
    "ThreadEdit",
]
