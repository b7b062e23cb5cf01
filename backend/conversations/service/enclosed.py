"""Messages that are attached to messages, read when somebody opens them."""

import asyncio
from typing import Final

from backend.conversations.errors import ContentMissingError
from backend.conversations.rendering import render_body
from backend.conversations.schemas import DefectView, EnclosedFile, EnclosedMessage, Person
from i18n.messages import translate
from mail_ingest.parse.magic import previewable
from mail_ingest.parse.message import Address
from mail_ingest.parse.parser import parse_message
from mail_ingest.store.records import StoredBody
from mail_ingest.store.splitting import split_body
from tenants.context import current
from tenants.orm import new_id

#: A larger one is to be saved and opened in a mail program.
_LARGEST: Final = 30 * 1024 * 1024


async def read_enclosed(content_type: str, content: bytes) -> EnclosedMessage:
    """The attached message; raises `ContentMissingError` for a file that is none, or too large to be shown."""
    if previewable(content_type) != "message" or len(content) > _LARGEST:
        raise ContentMissingError
    return await asyncio.to_thread(_read, content, current().locale)


def _read(content: bytes, locale: str) -> EnclosedMessage:
    parsed = parse_message(content)
    body = split_body(StoredBody(text=parsed.text, html=parsed.html), known=False, text_split=None, html_split=None)
    return EnclosedMessage(
        subject=parsed.subject,
        from_=_person(parsed.from_[0]) if parsed.from_ else None,
        to=[_person(each) for each in parsed.to],
        cc=[_person(each) for each in parsed.cc],
        sent_at=parsed.date,
        # Its images, of its own and of other servers, stay out: nothing here leads to them.
        body=render_body(new_id(), body, (), show_remote_images=False),
        files=[
            EnclosedFile(part.filename or "", part.content_type, part.size)
            for part in parsed.parts
            if part.disposition.value == "attachment"
        ],
        defects=[DefectView(each.code, translate(each.text, locale, **each.params)) for each in parsed.defects],
    )


def _person(address: Address) -> Person:
    return Person(address.name, address.address)
