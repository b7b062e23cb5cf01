"""Which conversations a list shows, and in which order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from i18n.messages import N_
from i18n.zones import UnknownZoneError, zone
from mail_ingest.store.models import Conversation, ConversationMailbox
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.paging import SortField, Sorting, sorting

Folder = Literal["inbox", "sent", "all"]
Kind = Literal["human", "machine"]
_UTC: Final = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class ConversationFilters:
    """Which conversations; None and "all" leave a filter out."""

    mailbox_id: UUID | None = None
    company_id: UUID | None = None
    contact_id: UUID | None = None
    folder: Folder = "all"
    kind: Kind | None = None
    unread: bool | None = None
    q: str | None = None
    #: Days of a search (`before:`) are days there.
    zone: ZoneInfo = _UTC


def newest_first(mailbox_id: UUID | None) -> Sorting:
    """The order of a list; that of one mailbox has an index of its own."""
    at = Conversation.last_message_at if mailbox_id is None else ConversationMailbox.last_message_at
    row_id = Conversation.id if mailbox_id is None else ConversationMailbox.conversation_id
    return sorting(None, {"last_message_at": SortField(at, datetime)}, row_id, "-last_message_at")


def zone_of(name: str) -> ZoneInfo:
    """A zone by its IANA name; raises `ValidationFailedError`."""
    try:
        return zone(name)
    except UnknownZoneError as error:
        raise ValidationFailedError(
            errors=[FieldProblem("time_zone", "unknown", N_("“{name}” is not a time zone."), name=name)]
        ) from error
