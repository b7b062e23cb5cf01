"""Synthetic mail for the search bench: words after Zipf's law, in two scripts, people, threads, twenty mailboxes."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from backend.accounts.service.tenants import add_seat, create_account, create_tenant
from mail_ingest.store.bulk import BulkInsert
from mail_ingest.store.models import (
    Conversation,
    ConversationMailbox,
    Mailbox,
    MailFolder,
    Message,
    MessageBody,
    MessagePlacement,
)
from mail_ingest.store.records import StoredBody, pack_body
from tenants.access import permissions_of
from tenants.context import Actor, system_actor
from tenants.orm import new_id, now
from tenants.runtime import Runtime

_MAILBOXES: Final = 20
_VOCABULARY: Final = 40_000
_HAN: Final = 1_500
_PEOPLE: Final = 3_000
_THREAD: Final = 3
_BATCH: Final = 1_000
_START: Final = datetime(2024, 1, 1, tzinfo=UTC)
_SYLLABLES: Final = tuple(first + last for first in "bcdfghjklmnprstvwz" for last in "aeiou")


@dataclass
class Filled:
    """What was made, and words to search for: what few, some and very many messages hold."""

    tenant_id: UUID
    reader: Actor
    mailboxes: list[UUID]
    messages: list[UUID] = field(default_factory=list)
    conversations: int = 0
    rare: list[str] = field(default_factory=list)
    middling: list[str] = field(default_factory=list)
    common: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    chinese: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


class _Writer:
    """Makes up text; the same with every run."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        words = ("".join(parts) for n in (2, 3, 4) for parts in itertools.product(_SYLLABLES, repeat=n))
        self.words = list(dict.fromkeys(itertools.islice(words, _VOCABULARY)))
        self.chance.shuffle(self.words)
        self._weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        self.han = [chr(0x4E00 + n * 13) for n in range(_HAN)]
        self._han_weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(_HAN)))
        self.people = [
            (f"{self.chance.choice(self.words).title()} {word.title()}", f"{word}@{other}.example")
            for word, other in zip(self.words[-_PEOPLE:], self.words[-2 * _PEOPLE : -_PEOPLE], strict=True)
        ]

    def text(self) -> str:
        if self.chance.random() < 0.2:
            runs = (self.chance.choices(self.han, cum_weights=self._han_weights, k=self.chance.randint(4, 14))
                    for _ in range(self.chance.randint(4, 30)))  # fmt: skip
            return "，".join("".join(run) for run in runs)
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=self.chance.randint(40, 400)))


async def fill(runtime: Runtime, messages: int) -> Filled:
    """Store so many messages, without their words for search."""
    writer = _Writer()
    async with runtime.database.system_session() as session:
        tenant = await create_tenant(session, f"Bench {new_id().hex[-8:]}")
        account = await create_account(session, email="rep@bench.example", name="Rep", password="correct horse 9")
        seat = await add_seat(session, tenant.id, account, "rep")
        reader = Actor("user", "Rep", "rep", account.id, seat.id, permissions_of("rep"))
        tenant_id = tenant.id
    filled = Filled(tenant_id, reader, [])
    folders: list[UUID] = []
    async with runtime.database.tenant_session(tenant_id, system_actor("bench")) as session:
        for number in range(_MAILBOXES):
            mailbox = Mailbox(id=new_id(), address=f"box{number}@anchor.example", username=f"box{number}")
            folder = MailFolder(id=new_id(), mailbox_id=mailbox.id, wire_name=b"INBOX", name="INBOX", role="inbox",
                                selected=True, uid_validity=1)  # fmt: skip
            session.add(mailbox)
            await session.flush()
            session.add(folder)
            filled.mailboxes.append(mailbox.id)
            folders.append(folder.id)
    made = _messages(writer, filled, folders, messages)
    while batch := list(itertools.islice(made, _BATCH)):
        async with runtime.database.tenant_session(tenant_id, system_actor("bench")) as session:
            for model in (Conversation, ConversationMailbox, Message, MessageBody, MessagePlacement):
                rows = [row for each in batch for row in each.get(model, ())]
                await _INSERTS[model].run(session, rows)
    _choose_words(writer, filled)
    return filled


_INSERTS: Final = {
    model: BulkInsert(model) for model in (Conversation, ConversationMailbox, Message, MessageBody, MessagePlacement)
}


def _messages(
    writer: _Writer, filled: Filled, folders: list[UUID], count: int
) -> Iterator[dict[type[Any], list[dict[str, Any]]]]:
    step = timedelta(days=900) / count
    conversation_id, box, subject = new_id(), 0, ""
    for number in range(count):
        at = _START + step * number
        rows: dict[type[Any], list[dict[str, Any]]] = {}
        if number % _THREAD == 0:
            conversation_id, box = new_id(), writer.chance.randrange(_MAILBOXES)
            subject = " ".join(writer.chance.choices(writer.words[:5000], k=4))
            filled.conversations += 1
            rows[Conversation] = [_conversation(conversation_id, subject, at, step)]
            rows[ConversationMailbox] = [
                {"id": new_id(), "conversation_id": conversation_id, "mailbox_id": filled.mailboxes[box],
                 "in_inbox": True, "in_sent": False, "last_message_at": at + step * (_THREAD - 1)}
            ]  # fmt: skip
        name, address = writer.chance.choice(writer.people)
        message_id, content = new_id(), writer.text()
        filled.messages.append(message_id)
        rows[Message] = [_message(message_id, conversation_id, number, subject, name, address, box, at, content)]
        rows[MessageBody] = [{"id": message_id, "packed": pack_body(StoredBody(text=content))}]
        rows[MessagePlacement] = [
            {"id": new_id(), "message_id": message_id, "mailbox_id": filled.mailboxes[box], "folder_id": folders[box],
             "uid_validity": 1, "uid": number + 1, "flags": [], "labels": []}
        ]  # fmt: skip
        yield rows


def _conversation(conversation_id: UUID, subject: str, at: datetime, step: timedelta) -> dict[str, Any]:
    return {
        "id": conversation_id, "subject": subject, "first_message_at": at, "last_message_at": at + step * (_THREAD - 1),
        "message_count": _THREAD, "has_attachments": False, "participants": [], "snippet": "", "direction_last": "in",
        "kind": "human", "in_inbox": True, "in_sent": False, "created_at": now(), "updated_at": now(),
    }  # fmt: skip


def _message(
    message_id: UUID, conversation_id: UUID, number: int, subject: str, name: str, address: str, box: int,
    at: datetime, content: str,
) -> dict[str, Any]:  # fmt: skip
    envelope = {
        "from_": [{"name": name, "address": address}],
        "to": [{"name": "", "address": f"box{box}@anchor.example"}],
    }
    return {
        "id": message_id, "conversation_id": conversation_id, "identity": f"bench-{number}", "raw_sha256": "0" * 64,
        "size": len(content), "subject": subject, "from_name": name, "from_address": address,
        "envelope": msgspec.to_builtins(envelope), "sent_at": at, "date_quality": "good", "received_at": at,
        "direction": "in", "origin": "backfill", "unseen": False, "kind": "human", "kind_reasons": [],
        "snippet": content[:100], "has_html": False, "has_attachments": number % 5 == 0, "list_unsubscribe": False,
        "defects": [], "understanding": {}, "parser_version": 1, "stored_at": at, "created_at": at, "updated_at": at,
    }  # fmt: skip


def _choose_words(writer: _Writer, filled: Filled) -> None:
    filled.common = writer.words[:16]
    filled.middling = writer.words[300:324]
    filled.rare = writer.words[20_000:20_012]
    filled.phrases = [f"{writer.words[n]} {writer.words[n + 3]}" for n in range(10)]
    filled.chinese = ["".join(writer.han[n : n + 2]) for n in range(0, 20, 2)]
    filled.addresses = [address for _, address in writer.people[:8]]
