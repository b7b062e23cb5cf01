"""What comes back on sent mail, from the raw message to what follows: bounces, receipts, auto-replies, replies."""
# ruff: noqa: E501 - raw messages

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.outreach.bounces.incoming import read_incoming
from backend.outreach.bounces.models import AutoReply, Bounce, SendingAlarm
from backend.outreach.sending.models import OutgoingMessage, OutgoingRecipient, SendingLimit
from backend.outreach.suppression.queries import refused
from backend.reading.service.understanding import understand
from mail_ingest.store.models import Mailbox, Message
from mail_ingest.sync.archive import import_paths
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.work import Engine
from tenants.context import system_actor
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.outreach.tracking.sent import recipients, send, tracked
from tests.support import ApiClient, TestTenant

A, B = "ana@moinho.br", "bruno@moinho.br"
SENT_ID = "quote-1@harbour.example"
SENT = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)


def dsn(*blocks: tuple[str, str, str, str], number: int = 1, at: datetime | None = None) -> bytes:
    """A delivery report: (recipient, action, status, diagnostic) each."""
    groups = "\r\n".join(
        f"Final-Recipient: rfc822; {who}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n"
        for who, action, status, said in blocks
    )
    when = (at or SENT + timedelta(minutes=5)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: sales@harbour.example\r\nDate: {when}\r\n"
        f"Message-ID: <dsn-{number}@mx.example>\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\nSorry.\r\n"
        "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"{groups}\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{SENT_ID}>\r\n\r\n--x--\r\n"
    ).encode()


def letter(author: str, text: str, *, number: int = 1, subject: str = "Re: Our quotation", **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = author, "sales@harbour.example", subject
    mail["Date"] = (SENT + timedelta(minutes=30)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    mail["Message-ID"] = f"<in-{number}@moinho.br>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail.as_bytes()


async def come_in(runtime: Runtime, tenant: TestTenant, folder: Path, *raws: bytes) -> list[UUID]:
    """Bring messages in as an import does, understand them, and read what they say of sent mail."""
    paths = []
    for number, raw in enumerate(raws):
        path = folder / f"{now().timestamp()}-{number}.eml"
        path.write_bytes(raw)
        paths.append(path)
    async with DigestPool(1) as pool:
        await import_paths(Engine(runtime.database, runtime.blobs, pool), tenant.id, tenant.slug, paths)
        async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
            ids = list(await session.scalars(select(Message.id).order_by(Message.id)))
            await understand(session, ids, pool.understand)
    for _ in range(2):  # again, as when all mail is read anew
        async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
            await read_incoming(session, runtime, ids)
    return ids


async def barred(runtime: Runtime, tenant: TestTenant, *addresses: str) -> dict[str, Any]:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return dict(await refused(session, addresses))


async def told(runtime: Runtime, tenant: TestTenant, kind: str) -> list[dict[str, Any]]:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return list(await session.scalars(select(OutboxEvent.payload).where(OutboxEvent.type == kind)))


async def rows(runtime: Runtime, tenant: TestTenant, model: Any) -> list[Any]:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        return list(await session.scalars(select(model)))


async def test_each_recipient_of_a_report_is_judged_for_itself(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    outgoing_id, _ = await send(runtime, tenant, A, B, sent_at=SENT, message_id_header=SENT_ID)
    report = dsn((A, "failed", "5.1.1", "550 no such user"), (B, "delayed", "4.2.2", "452 mailbox full"))
    await come_in(runtime, tenant, tmp_path, report)
    assert await barred(runtime, tenant, A, B) == {A: "hard_bounce"}
    ana, bruno = await recipients(runtime, tenant, outgoing_id)
    assert (ana.bounce, bruno.bounced_at) == ("address", None)
    assert {(row.address, row.action) for row in await rows(runtime, tenant, Bounce)} == {(A, "failed"), (B, "delayed")}
    [event] = await told(runtime, tenant, "MessageBounced")
    assert (event["bounce_class"], event["suppressed"]) == ("address", True)


async def test_a_full_mailbox_is_given_up_on_the_third_day(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    full = (A, "failed", "5.2.2", "552 mailbox full")
    days = [SENT - timedelta(days=n) for n in (40, 9, 9, 5)]
    await come_in(runtime, tenant, tmp_path, *(dsn(full, number=n, at=day) for n, day in enumerate(days)))
    assert await barred(runtime, tenant, A) == {}
    await come_in(runtime, tenant, tmp_path, dsn(full, number=9))
    assert await barred(runtime, tenant, A) == {A: "soft_bounces"}


async def test_a_daily_limit_lets_the_mailbox_wait_and_sends_again(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tmp_path: Path
) -> None:
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        mailbox = Mailbox(
            address="sales@harbour.example", display_name="Sales", imap_host="imap.harbour.example", imap_port=993,
            imap_security="tls", username="sales@harbour.example", smtp_host="smtp.harbour.example", smtp_port=465,
            smtp_security="tls", owner_id=tenant.owner.membership_id,
        )  # fmt: skip
        session.add(mailbox)
        await session.flush()
        mailbox_id = mailbox.id
    outgoing_id, _ = await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID, mailbox_id=mailbox_id)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        session.add(OutgoingRecipient(outgoing_id=outgoing_id, kind="to", position=0, address=A, state="accepted"))
    await come_in(runtime, tenant, tmp_path, dsn((A, "failed", "5.4.5", "550 5.4.5 Daily user sending limit exceeded")))
    assert await barred(runtime, tenant, A) == {}
    [outgoing] = await rows(runtime, tenant, OutgoingMessage)
    [recipient] = await rows(runtime, tenant, OutgoingRecipient)
    assert (outgoing.state, recipient.state) == ("queued", "pending")
    assert outgoing.next_try_at > now() + timedelta(minutes=55)
    [limit] = await rows(runtime, tenant, SendingLimit)
    assert limit.paused_until > now() + timedelta(minutes=55)
    [seen] = await recipients(runtime, tenant, outgoing_id)
    assert seen.bounced_at is None


async def test_our_own_authentication_is_an_alarm_and_no_word_about_the_contact(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tmp_path: Path
) -> None:
    await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    said = "550 5.7.515 Access denied, sending domain harbour.example does not meet the required authentication level"
    await come_in(runtime, tenant, tmp_path, dsn((A, "failed", "5.7.515", said)))
    assert await barred(runtime, tenant, A) == {}
    [alarm] = await rows(runtime, tenant, SendingAlarm)
    assert (alarm.kind, alarm.subject, alarm.count) == ("authentication", "harbour.example", 1)


async def test_a_message_that_is_too_big_says_nothing_of_the_address(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    outgoing_id, _ = await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    await come_in(runtime, tenant, tmp_path, dsn((A, "failed", "5.3.4", "552 message too big")))
    assert await barred(runtime, tenant, A) == {}
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert recipient.bounce == "too_big"


async def test_a_chinese_bounce_in_words_is_matched_by_address(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    outgoing_id, _ = await send(runtime, tenant, A, sent_at=SENT)
    raw = (
        "Return-Path: <>\r\nFrom: PostMaster@qq.example\r\nTo: sales@harbour.example\r\nSubject: 系统退信\r\n"
        f"Date: {(SENT + timedelta(minutes=1)).strftime('%a, %d %b %Y %H:%M:%S +0000')}\r\nMessage-ID: <q1@qq.example>\r\n"
        "Content-Type: text/html; charset=utf-8\r\n\r\n"
        f"<p>很抱歉您发送的邮件被退回，以下是该邮件的相关信息：</p><p>无法发送到 {A}</p>"
        f"<p>退信原因：收件人邮件地址（{A}）不存在，邮件无法送达。</p>"
    ).encode()
    await come_in(runtime, tenant, tmp_path, raw)
    assert await barred(runtime, tenant, A) == {A: "hard_bounce"}
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert recipient.bounce == "address"


async def test_an_automatic_answer_is_no_reply_and_tells_of_the_return(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    outgoing_id, _ = await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    back = (SENT + timedelta(days=12)).date()
    text = f"I am out of the office and will be back on {back:%d %B %Y}. Please contact Carla Dias (carla@moinho.br)."
    await come_in(
        runtime, tenant, tmp_path,
        letter(A, text, subject="Automatic reply: Our quotation", Auto_Submitted="auto-replied", In_Reply_To=f"<{SENT_ID}>"),
    )  # fmt: skip
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert recipient.replied_at is None
    assert recipient.auto_replied_at is not None
    [event] = await told(runtime, tenant, "AutoReplyReceived")
    assert (event["return_on"], event["substitute_name"], event["substitute_address"]) == (
        back.isoformat(), "Carla Dias", "carla@moinho.br",
    )  # fmt: skip
    assert await told(runtime, tenant, "ReplyReceived") == []
    assert len(await rows(runtime, tenant, AutoReply)) == 1


async def test_a_letter_is_a_reply_also_when_it_says_that_it_is_not_automatic(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    outgoing_id, _ = await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    text = "Dear sales team, thank you, the price is fine for us. Please send the proforma invoice.\n\nAna Souza\n"
    await come_in(runtime, tenant, tmp_path, letter(A, text, Auto_Submitted="no", In_Reply_To=f"<{SENT_ID}>"))
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert recipient.replied_at == SENT + timedelta(minutes=30)
    [event] = await told(runtime, tenant, "ReplyReceived")
    assert (event["stranger"], event["recipient_id"]) == (False, str(recipient.id))


async def test_a_colleagues_answer_stops_what_runs_but_is_not_the_recipients(
    runtime: Runtime, tenant: TestTenant, tmp_path: Path
) -> None:
    outgoing_id, _ = await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    text = "Hello, Ana passed your quotation on to me. Could you send us two samples?\n\nCarla Dias\n"
    mail = letter("Carla Dias <carla@moinho.br>", text, References=f"<other@x.example> <{SENT_ID}>")
    await come_in(runtime, tenant, tmp_path, mail)
    [recipient] = await recipients(runtime, tenant, outgoing_id)
    assert recipient.replied_at is None
    [event] = await told(runtime, tenant, "ReplyReceived")
    assert (event["stranger"], event["stranger_address"]) == (True, "carla@moinho.br")
    assert (await tracked(runtime, tenant, outgoing_id)).signs == {"answered_by": "carla@moinho.br"}


def receipt(disposition: str) -> bytes:
    return (
        f"From: {A}\r\nTo: sales@harbour.example\r\nSubject: Read: Our quotation\r\nMessage-ID: <mdn@moinho.br>\r\n"
        f"Date: {(SENT + timedelta(hours=1)).strftime('%a, %d %b %Y %H:%M:%S +0000')}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n--x\r\n\r\nSeen.\r\n"
        "--x\r\nContent-Type: message/disposition-notification\r\n\r\nReporting-UA: Outlook\r\n"
        f"Final-Recipient: rfc822; {A}\r\nOriginal-Message-ID: <{SENT_ID}>\r\n"
        f"Disposition: manual-action/MDN-sent-manually; {disposition}\r\n\r\n--x--\r\n"
    ).encode()


async def test_a_receipt_says_read_only_when_it_was_displayed(
    runtime: Runtime, tenant: TestTenant, other_tenant: TestTenant, tmp_path: Path
) -> None:
    read_id, _ = await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    await come_in(runtime, tenant, tmp_path, receipt("displayed"))
    [recipient] = await recipients(runtime, tenant, read_id)
    assert recipient.read_at == SENT + timedelta(hours=1)
    assert len(await told(runtime, tenant, "MessageRead")) == 1
    deleted_id, _ = await send(runtime, other_tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    await come_in(runtime, other_tenant, tmp_path, receipt("deleted"))
    [recipient] = await recipients(runtime, other_tenant, deleted_id)
    assert recipient.read_at is None


async def test_a_complaint_ends_all_mail_to_them(runtime: Runtime, tenant: TestTenant, tmp_path: Path) -> None:
    await send(runtime, tenant, A, sent_at=SENT, message_id_header=SENT_ID)
    raw = (
        "From: feedback@provider.example\r\nTo: sales@harbour.example\r\nSubject: FW: Our quotation\r\n"
        f"Message-ID: <arf@provider.example>\r\nDate: {(SENT + timedelta(hours=1)).strftime('%a, %d %b %Y %H:%M:%S +0000')}\r\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=x\r\n\r\n--x\r\n\r\nAbuse.\r\n"
        "--x\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: Loop/1\r\nVersion: 1\r\n\r\n"
        f"--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{SENT_ID}>\r\nFrom: sales@harbour.example\r\n\r\nhi\r\n--x--\r\n"
    ).encode()
    await come_in(runtime, tenant, tmp_path, raw)
    assert await barred(runtime, tenant, A) == {A: "complaint"}
    assert [alarm.kind for alarm in await rows(runtime, tenant, SendingAlarm)] == ["complaints"]
