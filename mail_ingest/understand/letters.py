"""A stored message as `understand` takes it, and what is written down of the result."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from mail_ingest.parse.message import Address, DeliveryReport, Invitation, ListHeaders

NO_LIST: Final = ListHeaders()


class StoredLetter(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a message, its body as `store.records.pack_body` made it."""

    id: UUID
    subject: str
    from_: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    in_reply_to: tuple[str, ...]
    #: As told by the header when it came in.
    kind: str
    kind_reasons: tuple[str, ...]
    packed: bytes
    #: Of the author's clock in the Date header, minutes from UTC, and when they wrote by it.
    utc_offset: int | None = None
    date: datetime | None = None


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What `understand` reads of a message (`parse.message.ParsedMessage` has all of it too)."""

    subject: str
    from_: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    in_reply_to: tuple[str, ...]
    text: str | None
    html: str | None
    list_headers: ListHeaders
    delivery_report: DeliveryReport | None
    cards: tuple[str, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    utc_offset: int | None = None
    date: datetime | None = None


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of `Message` that understanding fills in. `understanding` is `result.Understanding` as JSON; the
    splits are where the quoted history begins in text and HTML (characters), None where nothing is quoted."""

    kind: str
    kind_reasons: tuple[str, ...]
    language: str | None
    understanding: dict[str, Any]
    version: int
    text_split: int | None
    html_split: int | None


def understand_letter(letter: Letter) -> Understood:
    """Read one letter."""
    from mail_ingest.parse.quotes import split_text
    from mail_ingest.parse.quotes_html import split_html
    from mail_ingest.understand.extract import understand
    from mail_ingest.understand.result import EXTRACTOR_VERSION

    found = understand(letter)
    text = split_text(letter.text) if letter.text is not None and letter.text.strip() else None
    html = split_html(letter.html) if letter.html is not None else None
    return Understood(
        kind=found.kind.value,
        kind_reasons=tuple(reason.value for reason in found.reasons),
        language=found.language,
        understanding=msgspec.to_builtins(found),
        version=EXTRACTOR_VERSION,
        text_split=text.start if text is not None and text.quoted else None,
        html_split=html.start if html is not None and html.quoted else None,
    )
