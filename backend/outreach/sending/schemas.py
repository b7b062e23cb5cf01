"""What goes in and out of the API of sending."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

from backend.customers.schemas import LocalTime
from backend.outreach.sending.models import Audience, Filing, Mode, RecipientState, State
from backend.outreach.sending.outgoing import TemplateChoice

Address = Annotated[str, Meta(min_length=1, max_length=320)]
PersonName = Annotated[str, Meta(max_length=200)]
Subject = Annotated[str, Meta(max_length=1000)]
#: Of what a person writes; files and inline images stand beside it.
Html = Annotated[str, Meta(max_length=2_000_000)]
Signature = Annotated[str, Meta(max_length=50_000)]


class Correspondent(Struct, frozen=True):
    """A name and an address."""

    address: Address
    name: PersonName = ""


class SenderView(Struct, kw_only=True):
    """An address that mail can be sent from. `version` is 0 while nobody has set anything."""

    id: UUID
    mailbox_id: UUID
    address: str
    name: str
    signature: str
    owner_id: UUID | None
    used_by: Audience
    team_id: UUID | None
    alias: bool
    version: int


class NewIdentity(Struct, forbid_unknown_fields=True, kw_only=True):
    """A further address of a mailbox. The provider has to allow the mailbox to send from it."""

    mailbox_id: UUID
    address: Annotated[str, Meta(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")]
    name: PersonName = ""
    owner_id: UUID | None = None


class IdentityPatch(Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change; what is absent stays. `used_by` and `team_id` open the address to colleagues."""

    name: PersonName | UnsetType = UNSET
    signature: Signature | UnsetType = UNSET
    used_by: Audience | UnsetType = UNSET
    team_id: UUID | UnsetType | None = UNSET
    owner_id: UUID | UnsetType | None = UNSET


class NewDraft(Struct, forbid_unknown_fields=True, kw_only=True):
    """A message to begin. An answer or a forward names the message that it is about; a draft of the same answer that
    is there already is answered instead of a second one."""

    mode: Mode = "new"
    message_id: UUID | None = None
    to: list[Correspondent] = []
    subject: Subject = ""
    html: Html = ""


class DraftPatch(Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change; what is absent stays. `sender_id` is of `GET /senders`."""

    sender_id: UUID | UnsetType = UNSET
    to: list[Correspondent] | UnsetType = UNSET
    cc: list[Correspondent] | UnsetType = UNSET
    bcc: list[Correspondent] | UnsetType = UNSET
    subject: Subject | UnsetType = UNSET
    html: Html | UnsetType = UNSET
    with_signature: bool | UnsetType = UNSET
    with_quote: bool | UnsetType = UNSET
    template_id: UUID | UnsetType | None = UNSET
    template_choice: TemplateChoice | UnsetType | None = UNSET
    preheader: Annotated[str, Meta(max_length=500)] | UnsetType = UNSET


class TemplateChoiceView(Struct, kw_only=True):
    """Which version of a template it was written from: `wanted` is what the recipient reads, `reason_text` says why it
    is this one."""

    template_name: str
    language: str
    language_name: str
    wanted: str | None
    wanted_name: str | None
    reason: str
    reason_text: str


class FileView(Struct, kw_only=True):
    """A file of a message. With `inline` the text shows it at `url`."""

    id: UUID
    filename: str
    content_type: str
    size: int
    inline: bool
    url: str


class FileCopy(Struct, forbid_unknown_fields=True, kw_only=True):
    """A file that is here already, to go along: an attachment of a stored message (`message_id`), or what somebody put
    into the file of a company (`company_id`) or a contact (`contact_id`). One of the three."""

    file_id: UUID
    message_id: UUID | None = None
    company_id: UUID | None = None
    contact_id: UUID | None = None


class TemplateFiles(Struct, forbid_unknown_fields=True):
    """The version of a template whose files are to go along."""

    template_id: UUID
    language: Annotated[str, Meta(min_length=2, max_length=35)]


class RecipientView(Struct, kw_only=True):
    """Somebody whom a message goes to, and what became of it there. `reason` is in words."""

    kind: Literal["to", "cc", "bcc"]
    name: str
    address: str
    state: RecipientState
    reason: str | None
    server_said: str | None
    local_time: LocalTime | None


class Failure(Struct, kw_only=True):
    """Why a message waits or did not go out, in words."""

    code: str
    title: str
    what_to_do: str
    server_said: str | None


class ScheduleView(Struct, kw_only=True):
    """When it is to go out, on the recipient's clock and on the author's."""

    kind: Literal["undo", "at", "desk"]
    there: str | None
    zone: str | None


class OutgoingView(Struct, kw_only=True):
    """A message from its first word to its copy in Sent. `undo_until` = it can be taken back until then."""

    id: UUID
    state: State
    mode: Mode
    sender_id: UUID | None
    sender: str
    sender_name: str
    recipients: list[RecipientView]
    subject: str
    snippet: str
    html: str
    signature: str
    with_signature: bool
    with_quote: bool
    #: The quote as it will stand below, sanitized; null where there is none.
    quote: str | None
    files: list[FileView]
    template_id: UUID | None
    template_choice: TemplateChoiceView | None
    preheader: str
    message_id: UUID | None
    conversation_id: UUID | None
    stored_message_id: UUID | None
    send_at: datetime | None
    undo_until: datetime | None
    schedule: ScheduleView | None
    sent_at: datetime | None
    next_try_at: datetime | None
    filing: Filing
    failure: Failure | None
    updated_at: datetime
    version: int


class Sending(Struct, forbid_unknown_fields=True, kw_only=True):
    """How to send a draft: in ten seconds, at an instant, or when desks open where the first recipient is. `accepted`
    are the codes of warnings that its author has seen and sets aside."""

    send_at: datetime | None = None
    at_desk: bool = False
    accepted: list[Annotated[str, Meta(max_length=60)]] = []


class WarningView(Struct, kw_only=True):
    """Something to look at before sending; a final one cannot be set aside."""

    code: str
    title: str
    final: bool


class DeskOpening(Struct, kw_only=True):
    """When desks next open where a recipient is."""

    address: str
    at: datetime
    zone: str
    #: On the clock there, in words.
    there: str


class SendingLimitView(Struct, kw_only=True):
    """How much a mailbox may send and has sent; counts are of recipients. `sentence` says it in words."""

    per_hour: int
    per_day: int
    sent_hour: int
    sent_day: int
    waiting: int
    paused_until: datetime | None
    problem: Failure | None
    sentence: str
