"""What the demo hands out: tenants with people and mailboxes, mailboxes with folders, folders with raw messages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

# `freemail.example` plays the public provider where anybody gets an address: it stands for no company.
FREE_MAIL_DOMAINS: Final = frozenset({"freemail.example"})


@dataclass(frozen=True)
class DemoMessage:
    """One stored copy of a message, as an IMAP server would hold it.

    `raw` has CRLF line ends (RFC 5322), `internal_date` is aware and in UTC with whole seconds, `flags` are IMAP system
    flags with their backslash (`\\Seen`, `\\Answered`, `\\Flagged`, `\\Draft`).
    """

    raw: bytes
    internal_date: datetime
    flags: frozenset[str]


@dataclass(frozen=True)
class DemoFolder:
    """A folder; `name` is the plain name with `/` between levels, `special_use` an RFC 6154 attribute such as `\\Sent`.

    Messages stand in the order in which they arrived.
    """

    name: str
    special_use: str | None
    messages: tuple[DemoMessage, ...]


@dataclass(frozen=True)
class DemoMailbox:
    """An account on the demo's IMAP server; the user name is the address."""

    address: str
    display_name: str
    secret: str
    folders: tuple[DemoFolder, ...]


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who signs in to Lading; `role` is one of owner, admin, manager, rep, finance, viewer."""

    name: str
    email: str
    password: str
    role: str
    locale: str
    time_zone: str


@dataclass(frozen=True)
class DemoTenant:
    """A company that uses Lading."""

    slug: str
    name: str
    people: tuple[DemoPerson, ...]
    mailboxes: tuple[DemoMailbox, ...]
