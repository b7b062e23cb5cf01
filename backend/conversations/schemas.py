"""What the conversation routes give."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.customers.schemas import CompanyHit, CompanyRef, ContactHit, ContactRef, LocalTime


class Person(msgspec.Struct, frozen=True):
    """A name and an address as a header gave them."""

    name: str
    address: str


class Sharing(msgspec.Struct, frozen=True):
    """Who sees a conversation beside those who may look into its mailboxes: nobody, a team, or everybody."""

    with_: Literal["nobody", "team", "everybody"] = msgspec.field(name="with")
    team_id: UUID | None = None


class Highlight(msgspec.Struct, frozen=True):
    """Why a search found a conversation: a piece of one line of text, and where the words stand in it.

    `source`: `text`, `people`, `file`, `document` (a file's text; `filename` says which), or `none` when it
    cannot be shown. `ranges` are [start, end) in UTF-16 code units, as JavaScript counts.
    """

    message_id: UUID
    source: Literal["text", "people", "file", "document", "none"]
    text: str
    ranges: list[tuple[int, int]]
    filename: str | None


#: Whose somebody is, as the reader sees it.
Role = Literal["customer", "colleague", "candidate", "stranger", "machine"]


class ConversationRow(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in a list. `unread` is the signed-in person's; `local_time` is the customer's, now; `role` tells
    a customer that a colleague looks after from the other ones."""

    id: UUID
    subject: str
    snippet: str
    last_message_at: datetime
    message_count: int
    unread: bool
    has_attachments: bool
    participants: list[Person]
    direction_last: Literal["in", "out"]
    mailbox_ids: list[UUID]
    company: CompanyRef | None
    contact: ContactRef | None
    kind: Literal["human", "machine"]
    role: Role
    local_time: LocalTime | None
    private: bool
    sharing: Sharing
    highlight: Highlight | None = None
    subject_ranges: list[tuple[int, int]] = []


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a message. `inline`: shown inside the text. `previewable`: what may be shown of it; a `message` has a
    view of its own."""

    id: UUID
    filename: str
    content_type: str
    size: int
    inline: bool
    previewable: Literal["image", "pdf", "text", "message"] | None


class CalendarInvitation(msgspec.Struct, frozen=True, kw_only=True):
    """An event that a message invites to, calls off or answers (RFC 5546).

    `start` and `end` are ISO 8601 as the sender meant them: with an offset, without one where the clock of each place
    counts, or a day alone; the end of whole days is the day after the last.
    """

    method: str
    summary: str
    start: str | None
    end: str | None
    whole_days: bool
    time_zone: str | None
    location: str | None
    organizer: Person | None
    attendees: list[Person]
    status: str | None
    answer: str | None
    repeats: bool


class DefectView(msgspec.Struct, frozen=True):
    """Something wrong with a message that its reader may want to know."""

    code: str
    text: str


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What a message says. HTML is sanitized and loads nothing from elsewhere unless remote images were asked for.

    `new_*` is what its author wrote, `quoted_*` the history; `quoted_from_html` tells which pair to show.
    """

    html: str | None
    text: str | None
    quoted_from_html: bool
    remote_images_blocked: int
    new_html: str | None
    quoted_html: str | None
    new_text: str | None
    quoted_text: str | None


class MessageView(msgspec.Struct, frozen=True, kw_only=True):
    """A message."""

    id: UUID
    conversation_id: UUID
    message_id_header: str | None
    subject: str
    from_: Person = msgspec.field(name="from")
    to: list[Person]
    cc: list[Person]
    bcc: list[Person]
    reply_to: list[Person]
    sent_at: datetime
    received_at: datetime
    direction: Literal["in", "out"]
    snippet: str
    has_html: bool
    body: Body
    attachments: list[Attachment]
    defects: list[DefectView]
    mailbox_ids: list[UUID]
    kind: Literal["human", "machine"]
    list_unsubscribe: bool
    size: int
    #: Only its beginning is here; `whole_request` is what came of asking for the rest.
    partial: bool
    whole_request: Literal["waiting", "done", "failed"] | None
    #: Since when no mail server has it any more; it stays here.
    gone_at: datetime | None
    #: Signed: somebody's name stands for it (not verified). Encrypted: only the sender's program can show it.
    security: Literal["signed", "encrypted"] | None
    invitations: list[CalendarInvitation]


class EnclosedFile(msgspec.Struct, frozen=True):
    """A file of a message inside a message; it is saved with that one."""

    filename: str
    content_type: str
    size: int


class EnclosedMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message that is attached to a message. `sent_at` is null where it has no believable date."""

    subject: str
    from_: Person | None = msgspec.field(name="from")
    to: list[Person]
    cc: list[Person]
    sent_at: datetime | None
    body: Body
    files: list[EnclosedFile]
    defects: list[DefectView]


class ConversationView(ConversationRow, frozen=True, kw_only=True):
    """A conversation with its messages, oldest first."""

    messages: list[MessageView]


class Visibility(msgspec.Struct, forbid_unknown_fields=True):
    """Who sees a conversation: `private` closes it to all but the owners of its mailboxes; `sharing` opens it to a team
    or to everybody although its mailboxes are closed to them."""

    private: bool
    sharing: Sharing | None = None


class Split(msgspec.Struct, forbid_unknown_fields=True):
    """Where to split a conversation: this message and all later ones go to a new one."""

    message_id: UUID


class Join(msgspec.Struct, forbid_unknown_fields=True):
    """The conversation to take in."""

    conversation_id: UUID


class ThreadEditView(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody put right in a conversation's threading. `other_id`: split off, or joined."""

    id: UUID
    kind: Literal["split", "join"]
    conversation_id: UUID
    other_id: UUID
    messages: int
    actor_name: str
    made_at: datetime
    undone_at: datetime | None


class Disclosure(msgspec.Struct, forbid_unknown_fields=True):
    """Why an owner has to read a mailbox that is closed to them, and for how long. It is kept in the audit log."""

    reason: Annotated[str, msgspec.Meta(min_length=8, max_length=500)]
    minutes: Annotated[int, msgspec.Meta(ge=5, le=480)] = 60


class DisclosureView(msgspec.Struct, frozen=True):
    """Until when a mailbox is disclosed."""

    mailbox_id: UUID
    until: datetime


class Reading(msgspec.Struct, forbid_unknown_fields=True):
    """Whether the signed-in person has read a conversation."""

    read: bool


class ConversationHit(msgspec.Struct, frozen=True):
    """A conversation that the search box found."""

    id: UUID
    subject: str
    snippet: str
    last_message_at: datetime


class SearchHits(msgspec.Struct, frozen=True):
    """What the search box found, a few of each kind."""

    companies: list[CompanyHit]
    contacts: list[ContactHit]
    conversations: list[ConversationHit]


class Assignee(msgspec.Struct):
    """Who looks after a conversation, and since when."""

    membership_id: UUID
    name: str
    since: datetime


class NewAssignment(msgspec.Struct, forbid_unknown_fields=True):
    """Who is to look after it. A `claim` fails where somebody does already."""

    membership_id: UUID
    claim: bool = False


class NewComment(msgspec.Struct, forbid_unknown_fields=True):
    """A word among colleagues; `@[Name](membership:<id>)` names one."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000, pattern=r"\S")]


class CommentView(msgspec.Struct, kw_only=True):
    """A comment. `own` = the caller wrote it, and may take it back."""

    id: UUID
    author_name: str
    text: str
    at: datetime
    own: bool


class ReplyingView(msgspec.Struct):
    """A colleague who is answering now."""

    membership_id: UUID
    name: str


class ConversationWork(msgspec.Struct, kw_only=True):
    """How colleagues share a conversation."""

    assignee: Assignee | None
    replying: list[ReplyingView]
    comments: list[CommentView]
