"""Tables of the mail engine."""

import tenants.directory.models  # noqa: F401 - people and teams, to whom tables here refer
from mail_ingest.store.models.accounts import MailboxGrant, OAuthClient
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
from mail_ingest.store.models.imports import ImportProblem, ImportRun
from mail_ingest.store.models.mailboxes import FetchRequest, IngestSkip, Mailbox, MailboxLease, MailFolder
from mail_ingest.store.models.messages import Message, MessageBody, MessagePart, MessagePlacement
from mail_ingest.store.models.reparse import ReparseRun

__all__ = [
    "Conversation",
    "ConversationMailbox",
    "ConversationReading",
    "DocumentText",
    "FetchRequest",
    "ImportProblem",
    "ImportRun",
    "IngestSkip",
    "MailFolder",
    "Mailbox",
    "MailboxDisclosure",
    "MailboxGrant",
    "MailboxLease",
    "Message",
    "MessageBody",
    "MessagePart",
    "MessagePlacement",
    "MessageReference",
    "MessageSearch",
    "OAuthClient",
    "ReadingMark",
    "ReparseRun",
    "ThreadEdit",
]
