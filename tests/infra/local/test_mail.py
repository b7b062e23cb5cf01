"""The demo's mail host: a real IMAP server and a submission server on the same Maildirs."""

import imaplib
import mailbox
import os
import signal
import smtplib
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from infra.local.mail import DemoMail, MailAccount
from infra.local.ports import remembered_ports
from infra.local.service import start_service
from infra.local.tls import LocalTls, ensure_local_tls

LI, WANG = "li@harbour.example", "wang@harbour.example"
SECRETS = {LI: '一 "quoted" \\ secret', WANG: "a secret: 2"}
# GB18030 without a declared charset, a folded header, a body with a line that begins with "From ".
RAW = "Subject: 报价\r\nX-Folded: one\r\n\ttwo\r\nFrom: 王 <wang@harbour.example>\r\n\r\nFrom here\r\n你好\r\n".encode(
    "gb18030"
)


@dataclass(frozen=True)
class Host:
    """A running mail host."""

    ports: dict[str, int]
    trust: ssl.SSLContext
    data_dir: Path

    def imap(self, user: str) -> imaplib.IMAP4_SSL:
        """A signed-in connection."""
        connection = imaplib.IMAP4_SSL("127.0.0.1", self.ports["imap"], ssl_context=self.trust)
        connection.authenticate("PLAIN", lambda _: f"\0{user}\0{SECRETS[user]}".encode())
        return connection

    def smtp(self, user: str) -> smtplib.SMTP_SSL:
        """A signed-in connection."""
        connection = smtplib.SMTP_SSL("127.0.0.1", self.ports["smtp"], context=self.trust)
        connection.ehlo()
        connection.auth("PLAIN", lambda _=None: f"\0{user}\0{SECRETS[user]}", initial_response_ok=True)
        return connection


@pytest.fixture
def tls(data_dir: Path) -> LocalTls:
    """The certificates of the data directory."""
    return ensure_local_tls(data_dir / "tls")


def make_service(data_dir: Path, tls: LocalTls) -> tuple[DemoMail, dict[str, int]]:
    """The service with two accounts."""
    ports = remembered_ports(data_dir, ["imap", "smtp"])
    accounts = [MailAccount(address, secret, address.partition("@")[0]) for address, secret in SECRETS.items()]
    return DemoMail(data_dir, accounts, imap_port=ports["imap"], smtp_port=ports["smtp"], tls=tls), ports


@pytest.fixture
def host(data_dir: Path, tls: LocalTls) -> Iterator[Host]:
    """A running mail host with three messages in Li's INBOX."""
    service, ports = make_service(data_dir, tls)
    (data_dir / "mail").mkdir()
    inbox = mailbox.Maildir(data_dir / "mail/li", create=True)
    for _ in range(3):
        inbox.add(RAW)
    child = start_service(service, log=data_dir / "logs/mail.log", pid_file=data_dir / "run/mail.pid")
    yield Host(ports, ssl.create_default_context(cafile=str(tls.authority)), data_dir)
    child.stop()
    assert "Traceback" not in (data_dir / "logs/mail.log").read_text()


def test_messages_come_byte_for_byte_with_stable_numbers(host: Host) -> None:
    with host.imap(LI) as imap:
        assert imap.select("INBOX", readonly=True) == ("OK", [b"3"])
        validity, _ = imap.response("UIDVALIDITY"), imap.response("UIDNEXT")
        status, answer = imap.uid("FETCH", "1:*", "(UID RFC822.SIZE BODY.PEEK[])")
    assert status == "OK"
    bodies = [item[1] for item in answer if isinstance(item, tuple)]
    assert bodies == [RAW] * 3
    with host.imap(LI) as imap:
        imap.select("INBOX", readonly=True)
        assert imap.response("UIDVALIDITY") == validity


def test_folders_append_and_names_beyond_ascii(host: Host) -> None:
    sent = "&XfJT0ZAB-"  # 已发送 in modified UTF-7
    with host.imap(LI) as imap:
        assert imap.create(sent)[0] == "OK"
        assert any(sent.encode() in line for line in imap.list()[1] if isinstance(line, bytes))
        status, answer = imap.append(sent, "(\\Seen)", imaplib.Time2Internaldate(time.time()), RAW)
        assert status == "OK"
        assert b"APPENDUID" in answer[0]
        imap.select(sent, readonly=True)
        found = imap.uid("FETCH", "1", "(FLAGS BODY.PEEK[])")[1][0]
    assert found[1] == RAW
    assert b"\\Seen" in found[0]
    assert (host.data_dir / "mail/li/.已发送").is_dir()


def test_wrong_secrets_are_refused(host: Host) -> None:
    with (
        imaplib.IMAP4_SSL("127.0.0.1", host.ports["imap"], ssl_context=host.trust) as imap,
        pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATIONFAILED"),
    ):
        imap.login(LI, "wrong")
    with (
        smtplib.SMTP_SSL("127.0.0.1", host.ports["smtp"], context=host.trust) as smtp,
        pytest.raises(smtplib.SMTPAuthenticationError),
    ):
        smtp.login(WANG, "wrong")


def test_a_submission_reaches_the_other_mailbox_while_it_idles(host: Host) -> None:
    with host.imap(LI) as imap, host.smtp(WANG) as smtp:
        imap.select("INBOX", readonly=True)
        imap.send(b"a1 IDLE\r\n")
        assert imap.readline().startswith(b"+")
        assert smtp.sendmail(WANG, [LI, "buyer@elsewhere.example"], RAW) == {}
        assert imap.readline() == b"* 4 EXISTS\r\n"
        imap.send(b"DONE\r\n")
        while not imap.readline().startswith(b"a1 OK"):
            pass
        arrived = imap.uid("FETCH", "4", "(BODY.PEEK[])")[1][0][1]
    assert arrived.endswith(RAW)
    assert f"Delivered-To: {LI}".encode() in arrived
    (kept,) = mailbox.Maildir(host.data_dir / "outgoing", create=False)
    assert kept["X-Envelope-To"] == "buyer@elsewhere.example"


def test_only_ones_own_address_sends_and_only_known_ones_of_the_house_receive(host: Host) -> None:
    with host.smtp(WANG) as smtp:
        with pytest.raises(smtplib.SMTPSenderRefused):
            smtp.sendmail(LI, ["buyer@elsewhere.example"], RAW)
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            smtp.sendmail(WANG, ["nobody@harbour.example"], RAW)


def test_a_killed_host_starts_again_with_the_same_numbers(data_dir: Path, tls: LocalTls) -> None:
    service, ports = make_service(data_dir, tls)
    trust = ssl.create_default_context(cafile=str(tls.authority))
    answers = []
    for _ in range(2):
        child = start_service(service, log=data_dir / "logs/mail.log", pid_file=data_dir / "run/mail.pid")
        with Host(ports, trust, data_dir).imap(LI) as imap:
            imap.append("INBOX", "", imaplib.Time2Internaldate(time.time()), RAW)
            imap.select("INBOX", readonly=True)
            answers.append((imap.response("UIDVALIDITY"), imap.response("UIDNEXT")))
        (data_dir / "mail/li/dovecot-uidlist.lock").touch()  # as a server leaves it that dies while it writes
        os.kill(child.pid, signal.SIGKILL)
        child.stop()
    assert answers[0][0] == answers[1][0]
    assert answers[1][1] == ("UIDNEXT", [b"3"])
