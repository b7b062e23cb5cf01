"""The authored files as typed values: who there is, what was written, whose mailboxes it lands in.

Everything is TOML in UTF-8. A field that is not known, a missing one or one of the wrong type raises
`msgspec.ValidationError` with the place; a name that is not in the cast raises `KeyError`.
"""

from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec

_HERE: Final = Path(__file__).parent

_T = TypeVar("_T")

ClientName = Literal[
    "outlook",
    "gmail",
    "apple",
    "foxmail",
    "netease",
    "qq",
    "aliyun",
    "thunderbird",
    "thebat",
    "becky",
    "webmail",
    "machine",
]
Oddity = Literal[
    "mislabelled-charset",  # GBK bytes under the label gb2312, as many Chinese programs wrote
    "raw-8bit-headers",  # UTF-8 in header lines without any encoding
    "no-closing-boundary",  # the last boundary of a multipart never comes
]


class _Authored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Person(_Authored, frozen=True):
    """Somebody who writes: a colleague, a buyer, a supplier or a machine.

    `zone` is an IANA zone, `language` the BCP 47 tag of what they write, `program_language` that of their mail program
    if it is another, `charset` the label that the program puts on text. `logo` is drawn with this text and sent inside
    the signature (cid:), `banner` is the address of a remote picture below it.
    """

    name: str
    address: str
    language: str
    zone: str
    client: ClientName
    charset: str = "utf-8"
    program_language: str = ""
    signature: str = ""
    logo: str = ""
    banner: str = ""


class Company(_Authored, frozen=True):
    """A company and its people; `country` is ISO 3166-1 alpha-2, "" for machines that live nowhere."""

    name: str
    country: str
    people: dict[str, Person]


class Attachment(_Authored, frozen=True):
    """A file made by code from authored data.

    `paper` is a PDF and `sheet` an XLSX table of `columns` and `rows` with `fields` above and `notes` below; `picture`
    is drawn (`scene`, `caption`) as PNG or JPEG by the name of the file; `text` is sent as written in `notes`, `.ics`
    as an invitation. `names` says how a name beyond ASCII is written; "encoded-word" inside a quoted string breaks
    RFC 2047, as most programs do.
    """

    file: str
    kind: Literal["paper", "sheet", "picture", "text"]
    title: str = ""
    fields: list[list[str]] = []
    columns: list[str] = []
    rows: list[list[str | int | float]] = []
    totals: list[list[str]] = []
    notes: str = ""
    scene: str = ""
    caption: str = ""
    inline: bool = False
    names: Literal["rfc2231", "rfc2231-continued", "encoded-word"] = "rfc2231"


class Report(_Authored, frozen=True):
    """What a multipart/report says about the mail before it (RFC 3464 for delivery, RFC 8098 for reading)."""

    kind: Literal["delivery", "disposition"]
    recipient: str
    status: str = ""
    diagnostic: str = ""
    reporter: str = ""


class Mail(_Authored, frozen=True):
    """One mail as its author wrote it; see `clock` for `at`.

    `to`, `cc` and `bcc` hold keys of the cast. A mail answers the one before it, or number `parent` (from 1), or
    nothing (0); `linked = false` leaves out References and In-Reply-To, as some programs do. `text` is only what is
    new: signature, quote and HTML come from the sender's mail program. `html` replaces the generated HTML part.
    `language` is that of the text if it is not the sender's usual one.
    """

    sender: str = msgspec.field(name="from")
    to: list[str]
    at: str
    text: str
    cc: list[str] = []
    bcc: list[str] = []
    subject: str = ""
    parent: int | None = None
    linked: bool = True
    quoted: bool = True
    signed: bool = True
    html: str = ""
    client: ClientName | None = None
    charset: str = ""
    language: str = ""
    attach: list[Attachment] = []
    headers: dict[str, str] = {}
    pixel: str = ""
    report: Report | None = None
    odd: Oddity | None = None
    junk: bool = False
    draft: bool = False
    flagged: bool = False
    seen: bool | None = None


class Conversation(_Authored, frozen=True):
    """Mails in the order in which they were sent. `summary` tells the reader of the file what happens."""

    summary: str
    subject: str
    mail: list[Mail]


class Mailbox(_Authored, frozen=True):
    """An account: `owner` is a key of the cast; folder names are as the person's mail program made them.

    Mail older than four weeks from a domain in `filing` is in that folder instead of INBOX; with `archive`, other mail
    older than `archive_weeks` is in that folder.
    """

    owner: str
    display_name: str
    secret: str
    sent: str
    drafts: str = "Drafts"
    junk: str = "Junk"
    archive: str = ""
    archive_weeks: int = 12
    filing: dict[str, list[str]] = {}


class Seat(_Authored, frozen=True):
    """Somebody who signs in to the tenant."""

    name: str
    email: str
    password: str
    role: str
    locale: str
    time_zone: str


class Tenant(_Authored, frozen=True):
    slug: str
    name: str
    order: int
    people: list[Seat]
    mailboxes: list[Mailbox]


@cache
def companies() -> tuple[Company, ...]:
    """Every company of the cast, in the order of the files' names."""
    return tuple(_read(path, Company) for path in sorted((_HERE / "cast").glob("*.toml")))


@cache
def cast() -> dict[str, Person]:
    """Everybody by key; keys are unique over all companies."""
    people: dict[str, Person] = {}
    for company in companies():
        twice = people.keys() & company.people.keys()
        if twice:
            raise ValueError(f"{company.name}: already in the cast: {sorted(twice)}")
        people.update(company.people)
    return people


@cache
def tenants() -> tuple[Tenant, ...]:
    """The companies that use Lading, the main one first."""
    found = [_read(path, Tenant) for path in (_HERE / "tenants").glob("*.toml")]
    return tuple(sorted(found, key=lambda tenant: tenant.order))


@cache
def conversations(slug: str) -> tuple[tuple[str, Conversation], ...]:
    """The conversations of a tenant with a stable key each (the file's name)."""
    paths = sorted((_HERE / "conversations" / slug).glob("*.toml"))
    return tuple((path.stem, _read(path, Conversation)) for path in paths)


def _read(path: Path, kind: type[_T]) -> _T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except msgspec.DecodeError as error:
        raise type(error)(f"{path.name}: {error}") from error
