"""Digests of alerts by mail, against a real SMTP server."""

import asyncio
from collections.abc import AsyncIterator
from email import message_from_bytes
from uuid import UUID

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from mail_ingest.testing.certificates import CertificateAuthority
from tenants.settings import Settings
from tests.backend.alerts.alerting import LOUD, Alerting
from tests.support import ApiClient


class Inbox:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.port = 0
        self.mails: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:
        self.mails.append((list(envelope.rcpt_tos), bytes(envelope.original_content or b"")))
        return "250 OK"


@pytest.fixture
async def inbox(authority: CertificateAuthority) -> AsyncIterator[Inbox]:
    """An SMTP server over TLS."""
    made, loop = Inbox(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(made, loop=loop), "127.0.0.1", 0, ssl=authority.server_context())
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0)  # let the transports close their sockets


@pytest.fixture
def settings(settings: Settings, inbox: Inbox) -> Settings:
    """Settings of a process whose operator named a mail server."""
    mailing = {"smtp_host": "localhost", "smtp_port": inbox.port, "smtp_from": "Lading <alerts@lading.example>"}
    return settings.model_copy(update=mailing)


async def test_what_came_together_goes_into_one_mail(
    client: ApiClient, alerting: Alerting, inbox: Inbox, me: UUID
) -> None:
    await client.post("/alert-channels/mail", {})
    await client.put("/alerts/settings", LOUD | {"digest": "at_once"})
    await alerting.raise_for(me, body="Ask Anna")
    await alerting.raise_for(me, "r2", body="Ask Li")
    assert await alerting.send_all() == 1
    ((recipients, content),) = inbox.mails
    assert recipients == [alerting.tenant.owner.email]
    mail = message_from_bytes(content)
    assert mail["Auto-Submitted"] == "auto-generated"
    text = bytes(mail.get_payload(decode=True)).decode()
    assert "Ask Anna\nhttp://lading.example/today" in text.replace("\r", "")
    assert "Ask Li" in text
