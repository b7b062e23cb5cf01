"""What goes in and out of the routes of domain health."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

Topic = Literal["spf", "dkim", "dmarc", "mx", "alignment", "tracking"]
#: ok: as it should be. advice: works, could be better. problem: mail suffers. unknown: the DNS did not answer.
State = Literal["ok", "advice", "problem", "unknown"]


class Finding(Struct, frozen=True, kw_only=True):
    """One thing about a domain: `code` is stable, `title` says it in words, `what_to_do` what to change. `record` is to
    be entered in the DNS under `record_name` with the type `record_type`; `found` are the records that are there."""

    topic: Topic
    state: State
    code: str
    title: str
    what_to_do: str
    found: list[str] = []
    record_name: str | None = None
    record_type: Literal["TXT", "CNAME"] | None = None
    record: str | None = None


class AlarmView(Struct, frozen=True, kw_only=True):
    """Mail from the domain or mailbox did not arrive for a reason that has to be put right."""

    id: UUID
    kind: Literal["authentication", "reputation", "throttled", "complaints"]
    subject: str
    title: str
    what_to_do: str
    first_at: datetime
    last_at: datetime
    count: int
    diagnostic: str
    paused_until: datetime | None


class DomainView(Struct, frozen=True, kw_only=True):
    """A sending domain and what the DNS says of it. `checked_at` null: nobody has looked yet."""

    domain: str
    mailboxes: list[str]
    selectors: list[str]
    checked_at: datetime | None
    state: State
    findings: list[Finding]
    alarms: list[AlarmView]


class DomainCheckRequest(Struct, forbid_unknown_fields=True, kw_only=True):
    """A domain to look at, and further DKIM selectors to look for."""

    domain: Annotated[str, Meta(min_length=3, max_length=253)]
    selectors: Annotated[list[Annotated[str, Meta(pattern="^[A-Za-z0-9._-]{1,63}$")]], Meta(max_length=20)] = []
