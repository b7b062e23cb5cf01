"""What can be read of a message that is too large to fetch whole."""

import email
import email.policy
from collections.abc import AsyncIterator
from email.message import EmailMessage

import pytest

from mail_ingest.imap.client import ImapSource, open_imap
from mail_ingest.imap.errors import GoneError
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.fixtures import MailUser
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, meta, metas, serve

CATALOGUE = b"\x00\x01\x02steel" * 60_000


@pytest.fixture
async def source(mail_user: MailUser) -> AsyncIterator[ImapSource]:
    opened = await open_imap(mail_user.target(), PasswordSignIn(mail_user.user, mail_user.password))
    yield opened
    await opened.close()


def picture_first() -> bytes:
    """A message whose large attachment comes before its texts."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Catalogue"
    message.make_mixed()
    message.add_attachment(CATALOGUE, "application", "pdf", filename="catalogue.pdf")
    texts = EmailMessage(policy=email.policy.SMTP)
    texts.set_content("Prices as agreed, ТУ 14-1.\n")
    texts.add_alternative("<p>Prices as agreed</p>\n", subtype="html")
    message.attach(texts)
    return message.as_bytes()


async def stub_of(raw: bytes, mail_user: MailUser, source: ImapSource) -> tuple[bool, bytes]:
    mail_user.server.deliver(mail_user.user, [raw])
    await source.open_folder(INBOX)
    [found] = await metas(source, await source.uids())
    stub = await source.fetch_stub(found)
    return stub.partial, stub.raw


@pytest.mark.dovecot
async def test_text_before_attachments_is_in_the_beginning(mail_user: MailUser, source: ImapSource) -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Catalogue"
    message.set_content("Prices as agreed.\n")
    message.add_attachment(CATALOGUE, "application", "pdf", filename="catalogue.pdf")
    partial, raw = await stub_of(message.as_bytes(), mail_user, source)
    assert (partial, raw) == (True, message.as_bytes()[:262_144])


@pytest.mark.dovecot
async def test_texts_behind_a_large_attachment_are_found(mail_user: MailUser, source: ImapSource) -> None:
    partial, raw = await stub_of(picture_first(), mail_user, source)
    assert partial
    assert len(raw) < 2000
    read = email.message_from_bytes(raw, policy=email.policy.default)
    assert read["Subject"] == "Catalogue"
    texts = [part.get_content() for part in read.walk() if part.get_content_maintype() == "text"]
    assert [text.strip() for text in texts] == ["Prices as agreed, ТУ 14-1.", "<p>Prices as agreed</p>"]


@pytest.mark.dovecot
async def test_a_small_message_is_no_stub(mail_user: MailUser, source: ImapSource) -> None:
    raw = b"Subject: small\r\n\r\nHello.\r\n"
    assert await stub_of(raw, mail_user, source) == (False, raw)


@pytest.mark.parametrize("answer", [b'(BODYSTRUCTURE ("""""" NIL (((', b"(BODYSTRUCTURE NIL)", None])
async def test_a_broken_structure_leaves_the_beginning(authority: CertificateAuthority, answer: bytes | None) -> None:
    head = b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"x" * 262_144

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        tag = await session.expect("UID FETCH 7 (UID BODY.PEEK[]<0.262144>)")
        await session.send(b"* 1 FETCH (UID 7 BODY[]<0> {262144}\r\n" + head[:262_144] + b")\r\n")
        await session.ok(tag)
        tag = await session.expect("UID FETCH 7 (UID BODYSTRUCTURE)")
        if answer is None:
            await session.send(f"{tag} BAD what?\r\n".encode())
        else:
            await session.send(b"* 1 FETCH (UID 7 " + answer[1:] + b"\r\n")
            await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        stub = await source.fetch_stub(meta(7, 30_000_000))
        assert (stub.partial, stub.raw) == (True, head[:262_144])


async def test_a_message_that_is_gone_has_no_stub(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        await session.ok(await session.expect("UID FETCH"))
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(GoneError) as raised:
            await source.fetch_stub(meta(7, 30_000_000))
        assert (raised.value.problem.code, raised.value.connection_usable) == ("message-gone", True)
