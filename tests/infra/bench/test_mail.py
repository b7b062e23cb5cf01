"""The measured mailbox is the same each time, and is read whole by our parser."""

import hashlib

from infra.bench.mail.corpus import messages
from mail_ingest.parse.parser import parse_message


def test_the_mailbox_is_the_same_each_time() -> None:
    once, again = (hashlib.sha256(b"".join(raw for _, raw in messages(60))).hexdigest() for _ in range(2))
    assert once == again


def test_its_messages_are_sound() -> None:
    parsed = [parse_message(raw) for _, raw in messages(300)]
    assert not [message.defects for message in parsed if message.defects]
    assert any(message.references for message in parsed)
    assert any(part.filename == "offer.pdf" for message in parsed for part in message.parts)
    assert len({message.message_id for message in parsed}) == len(parsed)
