"""Stored messages to learn from, without a mail server: raw mail through the parser and the ingest door."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.customers.learning.run import learn
from backend.customers.models import Company, Contact
from mail_ingest.parse.parser import parse_message
from mail_ingest.store.ingest import Batch, ingest_batch
from mail_ingest.store.models import Mailbox, MailFolder, Message
from mail_ingest.store.records import Digest, Incoming
from mail_ingest.sync.digest import digest
from mail_ingest.understand.extract import understand
from tenants.context import system_actor
from tenants.session import Database, WriteSession

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
US = "sales@anchor.test"


@dataclass(frozen=True)
class Mail:
    """A message to store; addresses may be written as `Name <address>`."""

    author: str
    to: tuple[str, ...] = (US,)
    cc: tuple[str, ...] = ()
    subject: str = "Inquiry"
    minute: int = 0
    kind: str = "human"
    language: str | None = None
    utc_offset: int | None = None
    understanding: dict[str, object] | None = None
    body: str = "Dear Wei,\n\nplease send your offer.\n"

    @property
    def at(self) -> datetime:
        return START + timedelta(minutes=self.minute)


async def our_mailbox(database: Database, tenant_id: UUID, mailbox_address: str = US) -> None:
    """A mailbox of the tenant, which makes its domain ours."""
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        session.add(Mailbox(address=mailbox_address, username=mailbox_address))


async def store(database: Database, tenant_id: UUID, *mails: Mail) -> list[UUID]:
    """Take the messages in through the ingest door; answers their ids in the same order."""
    return await _take_in(database, tenant_id, [_digest(mail) for mail in mails])


async def store_raw(database: Database, tenant_id: UUID, raws: list[bytes]) -> list[UUID]:
    """Take in messages as they came, closely read; answers their ids, of equal ones one."""
    return list(dict.fromkeys(await _take_in(database, tenant_id, [read_closely(raw) for raw in raws])))


def read_closely(raw: bytes) -> Digest:
    """A message with all that reading it closely yields, which a job adds in the running program."""
    understood = understand(parse_message(raw))
    return msgspec.structs.replace(
        digest(raw),
        kind=understood.kind.value,
        language=understood.language,
        understanding=msgspec.to_builtins(understood),
    )


async def _take_in(database: Database, tenant_id: UUID, digests: list[Digest]) -> list[UUID]:
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        folder = await _archive(session)
        batch = [Incoming(digest=one, uid=folder.uid + place) for place, one in enumerate(digests)]
        await ingest_batch(
            session,
            Batch(mailbox_id=folder.mailbox_id, folder_id=folder.id, uid_validity=1, origin="live", messages=batch),
            None,
        )
        hashes = [item.digest.sha256 for item in batch]
        rows = await session.execute(select(Message.raw_sha256, Message.id).where(Message.raw_sha256.in_(hashes)))
        ids = {row.raw_sha256: row.id for row in rows}
        # What is in a mailbox already, by its Message-ID, is stored once.
        return [ids[sha256] for sha256 in hashes if sha256 in ids]


@dataclass(frozen=True)
class _Folder:
    id: UUID
    mailbox_id: UUID
    uid: int


async def _archive(session: WriteSession) -> _Folder:
    mailbox = await session.scalar(select(Mailbox).where(Mailbox.kind == "archive"))
    if mailbox is None:
        mailbox = Mailbox(kind="archive", address="archive", username="")
        session.add(mailbox)
        await session.flush()
    folder = await session.scalar(select(MailFolder).where(MailFolder.mailbox_id == mailbox.id))
    if folder is None:
        folder = MailFolder(
            mailbox_id=mailbox.id, wire_name=b"mail", name="mail", role="other", selected=True, uid_validity=1
        )
        session.add(folder)
        await session.flush()
    stored = await session.scalar(select(func.count()).select_from(Message)) or 0
    return _Folder(folder.id, mailbox.id, stored + 1)


def _digest(mail: Mail) -> Digest:
    raw = EmailMessage()
    raw["From"] = mail.author
    raw["To"] = ", ".join(mail.to)
    if mail.cc:
        raw["Cc"] = ", ".join(mail.cc)
    raw["Subject"] = mail.subject
    raw["Date"] = mail.at
    raw["Message-ID"] = f"<{hashlib.sha256(repr(mail).encode()).hexdigest()[:20]}@test>"
    # One root for a conversation, so that it is the same in whatever order its mails come in.
    raw["References"] = f"<{hashlib.sha256(mail.subject.encode()).hexdigest()[:20]}@root>"
    raw.set_content(mail.body)
    made = digest(raw.as_bytes())
    known = mail.understanding
    if known is None:
        known = msgspec.to_builtins(understand(parse_message(raw.as_bytes())))
    return msgspec.structs.replace(
        made,
        kind=mail.kind,
        language=mail.language,
        utc_offset=mail.utc_offset or made.utc_offset,
        understanding=known,
    )


async def learn_from(database: Database, tenant_id: UUID, message_ids: list[UUID]) -> None:
    """Learn in a transaction of its own, as the job does."""
    async with database.tenant_session(tenant_id, system_actor("customers.learn")) as session:
        await learn(session, message_ids)


async def known(database: Database, tenant_id: UUID) -> dict[str, Any]:
    """All that was learned, noise left out, in words that do not depend on ids."""
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        companies = {row.id: row for row in await session.scalars(select(Company).where(Company.bin != "noise"))}
        contacts = list(await session.scalars(select(Contact).where(Contact.bin != "noise")))
        return {
            "companies": {
                one.domain: (
                    one.name,
                    one.country,
                    one.time_zone,
                    one.language,
                    one.contacts_count,
                    one.conversations_count,
                    one.last_message_at,
                    one.bin,
                    one.archived_at is not None,
                )
                for one in companies.values()
            },
            "contacts": {
                one.email: (
                    one.name,
                    companies[one.company_id].domain if one.company_id else None,
                    one.language,
                    one.time_zone,
                    one.phone,
                    one.title,
                    one.messages_count,
                    one.last_message_at,
                    one.bin,
                )
                for one in contacts
            },
        }
