"""From what a person wrote to the bytes that go out: RFC 5322, 2045-2047, 2231, 2387, 6532, 8058.

Headers are written by hand, parts by the standard library: its address headers lose quotes when they are folded.
"""

import email.policy
import re
from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

import idna
import msgspec

#: Base64 or quoted-printable wherever a line is too long or not ASCII: no server on the way must be 8-bit clean.
_PARTS: Final = email.policy.SMTP.clone(cte_type="7bit", max_line_length=76)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SPECIALS = re.compile(r'[()<>@,:;\\".\[\]]')
_CALENDAR = re.compile(r"text/calendar; *method=([A-Za-z]{1,20})")
_ONE_CLICK: Final = "List-Unsubscribe=One-Click"
#: Of References the first and the newest are kept (RFC 1036 section 3.4's advice): servers cut longer headers.
_MOST_REFERENCES: Final = 30


class BadAddressError(ValueError):
    """No address that mail can be sent to."""


class UnsubscribeError(ValueError):
    """`List-Unsubscribe-Post` without an https address to post to (RFC 8058 section 3.1)."""


class Party(msgspec.Struct, frozen=True):
    """A name and an address, as people write them."""

    name: str
    address: str


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file that goes along. With a `content_id` (without brackets) the HTML shows it. A `text/calendar` with a method
    is an invitation (RFC 6047), which the mail also holds as another form of its text."""

    filename: str
    content_type: str
    content: bytes
    content_id: str | None = None


class Unsubscribe(msgspec.Struct, frozen=True, kw_only=True):
    """How a reader ends such mail (RFC 2369, 8058)."""

    mailto: str | None = None
    https: str | None = None
    one_click: bool = False


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """All that a message is made of. `message_id` and the references stand without brackets; `date` is aware."""

    message_id: str
    date: datetime
    sender: Party
    to: Sequence[Party]
    cc: Sequence[Party] = ()
    reply_to: Party | None = None
    subject: str
    text: str
    html: str | None = None
    files: Sequence[File] = ()
    in_reply_to: str | None = None
    references: Sequence[str] = ()
    unsubscribe: Unsubscribe | None = None
    #: Sent by a program (RFC 3834): no vacation notice answers it.
    automatic: bool = False


class Built(msgspec.Struct, frozen=True):
    """The message as it goes out, and whether a server needs SMTPUTF8 for it."""

    raw: bytes
    smtputf8: bool


def wire_address(address: str) -> str:
    """The address as a server takes it: the domain as A-labels (RFC 5891) unless the part before it needs RFC 6531
    anyway. Raises BadAddressError."""
    local, at, domain = address.strip().rpartition("@")
    if not at or not local or not domain or _CONTROL.search(address) or any(c.isspace() for c in local):
        raise BadAddressError(address)
    if len(address.encode()) > 254 or local.startswith(".") or local.endswith(".") or ".." in local:
        raise BadAddressError(address)
    try:
        ascii_domain = idna.encode(domain.rstrip(".").lower(), uts46=True).decode()
    except idna.IDNAError as error:
        raise BadAddressError(address) from error
    if "." not in ascii_domain:
        raise BadAddressError(address)
    return f"{local}@{ascii_domain}"


def build(letter: Letter) -> Built:
    """The message. Bcc never stands in it: see `with_bcc`. Raises BadAddressError, UnsubscribeError."""
    everybody = [letter.sender, *letter.to, *letter.cc, *([letter.reply_to] if letter.reply_to else [])]
    smtputf8 = any(not wire_address(party.address).isascii() for party in everybody)
    lines = [
        _field("Date", format_datetime(letter.date)),
        _addresses("From", [letter.sender], utf8=smtputf8),
        _addresses("To", letter.to, utf8=smtputf8) if letter.to else _field("To", "undisclosed-recipients:;"),
    ]
    if letter.cc:
        lines.append(_addresses("Cc", letter.cc, utf8=smtputf8))
    if letter.reply_to:
        lines.append(_addresses("Reply-To", [letter.reply_to], utf8=smtputf8))
    lines += [_text("Subject", letter.subject), _field("Message-ID", f"<{letter.message_id}>")]
    if letter.in_reply_to:
        lines.append(_field("In-Reply-To", f"<{letter.in_reply_to}>"))
    references = _shortened([reference for reference in letter.references if _is_id(reference)])
    if references:
        lines.append(b"References: " + b"\r\n ".join(f"<{reference}>".encode() for reference in references))
    lines += _list_fields(letter.unsubscribe)
    if letter.automatic:
        lines.append(_field("Auto-Submitted", "auto-generated"))
    return Built(b"\r\n".join(lines) + b"\r\n" + _body(letter).as_bytes(policy=_PARTS), smtputf8)


def with_bcc(raw: bytes, bcc: Sequence[Party]) -> bytes:
    """The sender's own copy, which names the hidden recipients."""
    if not bcc:
        return raw
    utf8 = any(not wire_address(party.address).isascii() for party in bcc)
    return _addresses("Bcc", bcc, utf8=utf8) + b"\r\n" + raw


def _body(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=_PARTS)
    message.set_content(letter.text)
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html")
        shown = message.get_payload()[-1]  # type: ignore[index] # the part just added
        for file in letter.files:
            if file.content_id is not None:
                shown.add_related(  # type: ignore[union-attr] # an EmailMessage
                    file.content,
                    *_type_of(file),
                    cid=f"<{file.content_id}>",
                    filename=_filename(file.filename),
                    disposition="inline",
                )
    for file in letter.files:
        method = _CALENDAR.fullmatch(file.content_type)
        if method is not None:
            # RFC 6047 section 2.4: programs that keep a calendar read it here; others find the attachment.
            message.add_alternative(
                file.content.decode("utf-8", "replace"), subtype="calendar", params={"method": method[1].upper()}
            )
    for file in letter.files:
        if file.content_id is None or letter.html is None:
            message.add_attachment(file.content, *_type_of(file), filename=_filename(file.filename))
    return message


def _type_of(file: File) -> tuple[str, str]:
    kind, _, subtype = file.content_type.partition(";")[0].strip().lower().partition("/")
    plain = re.compile(r"[a-z0-9][a-z0-9.+-]*")
    if kind in {"message", "multipart"} or not plain.fullmatch(kind) or not plain.fullmatch(subtype):
        return "application", "octet-stream"
    return kind, subtype


def _filename(name: str) -> str:
    clean = _CONTROL.sub(" ", name).replace("/", "_").replace("\\", "_").strip()
    return clean[:200] or "attachment"


def _addresses(name: str, parties: Sequence[Party], *, utf8: bool) -> bytes:
    """One address on a line, so that folding never falls into one."""
    return f"{name}: ".encode() + b",\r\n ".join(_address(party, utf8=utf8) for party in parties)


def _address(party: Party, *, utf8: bool) -> bytes:
    address = wire_address(party.address).encode()
    name = " ".join(_CONTROL.sub(" ", party.name).split())[:200]
    if not name or name == party.address:
        return address
    if name.isascii() or utf8:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        shown = f'"{escaped}"' if _SPECIALS.search(name) else name
        return (
            shown.encode() + b"\r\n <" + address + b">" if len(shown) > 60 else shown.encode() + b" <" + address + b">"
        )
    encoded = Header(name, "utf-8", maxlinelen=70).encode(linesep="\r\n")
    return encoded.encode() + b"\r\n <" + address + b">"


def _text(name: str, value: str) -> bytes:
    clean = " ".join(_CONTROL.sub(" ", value).split())
    if clean.isascii() and len(clean) + len(name) < 76 and "=?" not in clean:
        return f"{name}: {clean}".encode()
    header = Header(clean, "utf-8" if not clean.isascii() or "=?" in clean else "us-ascii", 76, name)
    return f"{name}: ".encode() + header.encode(linesep="\r\n").encode()


def _field(name: str, value: str) -> bytes:
    return f"{name}: {_CONTROL.sub('', value)}".encode()


def _list_fields(unsubscribe: Unsubscribe | None) -> list[bytes]:
    if unsubscribe is None:
        return []
    https = unsubscribe.https
    if https is not None and not re.match(r"https://[^\s<>,]+$", https):
        raise UnsubscribeError(https)
    if unsubscribe.one_click and https is None:
        raise UnsubscribeError("one click needs an https address")
    ways = [f"<mailto:{unsubscribe.mailto.removeprefix('mailto:')}>"] if unsubscribe.mailto else []
    ways += [f"<{https}>"] if https else []
    lines = [b"List-Unsubscribe: " + b",\r\n ".join(_CONTROL.sub("", way).encode() for way in ways)] if ways else []
    return [*lines, _field("List-Unsubscribe-Post", _ONE_CLICK)] if unsubscribe.one_click else lines


def _is_id(reference: str) -> bool:
    return bool(re.fullmatch(r"[\x21-\x3b\x3d\x3f-\x7e]{3,900}", reference))


def _shortened(references: Sequence[str]) -> list[str]:
    unique = list(dict.fromkeys(references))
    return unique if len(unique) <= _MOST_REFERENCES else [unique[0], *unique[1 - _MOST_REFERENCES :]]
