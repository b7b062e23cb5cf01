"""The step of a mailbox check that tries sending, over HTTP and against a real SMTP server."""

from pathlib import Path
from typing import Any

import pytest

from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import MailUser
from mail_ingest.testing.hostile import HostileServer, Session
from tests.mail_ingest.submit.serving import Serve, serve
from tests.support import ApiClient

__all__ = ["serve"]

pytestmark = pytest.mark.dovecot


@pytest.fixture
def authority(dovecot: Dovecot) -> CertificateAuthority:
    """The one that the app of these tests trusts."""
    return dovecot.authority


async def smtp_step(client: ApiClient, user: MailUser, port: int, security: str = "tls", **more: Any) -> dict[str, Any]:
    body = {
        "address": user.user,
        "username": user.user,
        "secret": user.password,
        "imap": {"host": "localhost", "port": user.server.tls_port, "security": "tls"},
        "smtp": {"host": "localhost", "port": port, "security": security},
    } | more
    answer = await client.post("/mailbox-checks", body)
    assert answer.status_code == 200, answer.text
    steps: list[dict[str, Any]] = answer.json()["steps"]
    assert steps[-1]["step"] == "smtp"
    return steps[-1]


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_wrong_password_for_sending(
    client: ApiClient, mail_user: MailUser, serve: Serve, security: Any
) -> None:
    # The server knows another user, so what opens IMAP does not open it.
    step = await smtp_step(client, mail_user, (await serve(security)).port, security)
    assert (step["ok"], step["problem"]["code"]) == (False, "wrong-secret")
    assert step["problem"]["what_to_do"]


async def test_sending_works(client: ApiClient, mail_user: MailUser, serve: Serve) -> None:
    mail_user.server.add_user("li", "geheim ü")
    step = await smtp_step(client, mail_user, (await serve("tls")).port, username="li", secret="geheim ü")
    assert step == {"step": "smtp", "ok": True, "problem": None}


async def test_a_certificate_that_nobody_vouches_for(client: ApiClient, mail_user: MailUser, tmp_path: Path) -> None:
    async def script(session: Session) -> None:
        await session.until_gone()

    async with HostileServer(script, tls=CertificateAuthority(tmp_path).server_context()) as server:
        step = await smtp_step(client, mail_user, server.port)
    assert step["problem"]["code"] == "tls-untrusted"


async def test_a_server_that_does_not_encrypt_gets_no_password(client: ApiClient, mail_user: MailUser) -> None:
    async def script(session: Session) -> None:
        await session.send(b"220 mail ESMTP\r\n")
        await session.line()
        await session.send(b"250-mail\r\n250 AUTH PLAIN LOGIN\r\n")
        while line := await session.line():
            assert not line.startswith("AUTH")
            await session.send(b"502 not here\r\n")

    async with HostileServer(script) as server:
        step = await smtp_step(client, mail_user, server.port, "starttls")
    assert step["problem"]["code"] == "starttls-refused"
