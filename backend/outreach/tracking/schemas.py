"""What goes in and out of the routes of tracking."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Struct

#: `consent`: a person is tracked who has agreed to it, nobody else. `aggregate`: counted, of nobody in particular.
Mode = Literal["off", "aggregate", "consent", "individual"]
#: What becomes of one message.
Effect = Literal["off", "aggregate", "individual"]
Verdict = Literal["machine", "unknown", "human", "certain", "own"]
#: Why a message or recipient is tracked as it is.
Why = Literal[
    "no_host", "policy", "refused", "no_consent", "granted", "unknown_country", "another_recipient", "no_html"
]
Status = Literal[
    "pending", "sent", "delivered", "opened", "clicked", "read", "auto_replied", "replied", "bounced", "complained",
    "unsubscribed",
]  # fmt: skip
ConsentState = Literal["unknown", "granted", "refused"]
Email = Annotated[str, Meta(min_length=3, max_length=320)]


class Recipient(Struct, frozen=True):
    """Somebody whom a message goes to. `role`: to, cc or bcc."""

    address: str
    name: str = ""
    role: str = "to"


class RecipientPlan(Struct, frozen=True, kw_only=True):
    """What is recorded of one recipient, and why."""

    address: str
    country: str | None
    consent: ConsentState
    effect: Effect
    why: Why


class Plan(Struct, frozen=True, kw_only=True):
    """What is recorded of a message: as much as the most reserved of its recipients allows, since all get the same
    pixel and links. `host` is where these would point."""

    effect: Effect
    why: Why
    host: str | None
    recipients: list[RecipientPlan]


class PlanRequest(Struct, forbid_unknown_fields=True, kw_only=True):
    """Whom a message would go to."""

    addresses: Annotated[list[Email], Meta(max_length=100)]


class PolicyView(Struct, frozen=True, kw_only=True):
    """What the tenant records. `by_law` are the countries that ask for consent unless the tenant says otherwise in
    `countries`; `server_host` is what the operator offers to tenants without a host of their own."""

    version: int
    countries: dict[str, Mode]
    by_law: list[str]
    elsewhere: Mode
    unknown: Mode
    host: str | None
    host_verified_at: datetime | None
    host_problem: str | None
    host_target: str
    server_host: str | None
    keep_sources: bool
    trap_links: bool


class PolicyPatch(Struct, forbid_unknown_fields=True, kw_only=True):
    """What is to be otherwise; what is missing stays. `host` null takes it away."""

    countries: dict[Annotated[str, Meta(pattern="^[A-Z]{2}$")], Mode] | None = None
    elsewhere: Mode | None = None
    unknown: Mode | None = None
    host: Annotated[str, Meta(max_length=253)] | None = None
    no_host: bool = False
    keep_sources: bool | None = None
    trap_links: bool | None = None


class ConsentView(Struct, frozen=True, kw_only=True):
    """What somebody said about being tracked, and when; `unknown` when they said nothing."""

    address: str
    state: ConsentState
    source: Literal["page", "typed", "import"] | None
    at: datetime | None
    by: str
    note: str


class NewConsent(Struct, forbid_unknown_fields=True, kw_only=True):
    """What somebody said about being tracked; the note tells where that is written."""

    address: Email
    state: Literal["granted", "refused"]
    note: Annotated[str, Meta(max_length=500)] = ""


class HitView(Struct, frozen=True, kw_only=True):
    """One sign of a message, with its verdict and why: `reason` is a code, `because` says it in words."""

    id: UUID
    kind: Literal["open", "click", "trap"]
    at: datetime
    link: str | None
    verdict: Verdict
    reason: str
    because: str
    repeats: bool
    user_agent: str | None
    ip: str | None


class RecipientStatus(Struct, frozen=True, kw_only=True):
    """What became of a message with one recipient; each instant is the first of its kind. `status` is the furthest."""

    id: UUID
    address: str
    name: str
    role: str
    contact_id: UUID | None
    status: Status
    delivered_at: datetime | None
    opened_at: datetime | None
    clicked_at: datetime | None
    opens: int
    clicks: int
    read_at: datetime | None
    replied_at: datetime | None
    auto_replied_at: datetime | None
    bounced_at: datetime | None
    bounce: str | None
    bounce_words: str | None
    complained_at: datetime | None
    unsubscribed_at: datetime | None


class Counts(Struct, frozen=True, kw_only=True):
    """How many signs there are of each verdict, repetitions left out."""

    human: int = 0
    certain: int = 0
    unknown: int = 0
    machine: int = 0


class MessageTracking(Struct, frozen=True, kw_only=True):
    """What became of a sent message. Opens and clicks are the message's where it went to several people, whose pixel is
    the same. `forwarded` tells what speaks for somebody else having it, in words."""

    id: UUID
    outgoing_id: UUID | None
    effect: Effect
    why: str
    sent_at: datetime | None
    recipients: list[RecipientStatus]
    opens: Counts
    clicks: Counts
    hits: list[HitView]
    hits_left_out: int
    forwarded: str | None
    rules_version: int
    details: dict[str, Any]


class LetterSigns(Struct, frozen=True, kw_only=True):
    """What became of one sent message of a conversation, in short: the furthest of its recipients, and since when.
    `message_id`: the message as it lies in the conversation."""

    outgoing_id: UUID
    message_id: UUID
    effect: Effect
    status: Status
    at: datetime | None
    opens: int
    clicks: int


class Tally(Struct, frozen=True, kw_only=True):
    """Numbers of a month and country, of nobody in particular. Null while fewer than five messages went there."""

    month: str
    country: str
    opens: Counts | None
    clicks: Counts | None
    messages: int
