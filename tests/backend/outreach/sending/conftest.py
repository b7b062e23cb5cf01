"""A real mail server and a submission server, and a person with a mailbox on both."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import MailUser, dovecot, mail_user
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.sending.sink import Sink, serve
from tests.support import TestTenant

__all__ = ["dovecot", "mail_user"]


@pytest.fixture
def settings(settings: Settings, dovecot: Dovecot) -> Settings:
    """Settings of a process that trusts both servers."""
    return settings.model_copy(update={"extra_ca_file": dovecot.authority.ca_file})


@pytest.fixture
async def sink(dovecot: Dovecot, mail_user: MailUser) -> AsyncIterator[Sink]:
    """The submission server."""
    made = Sink(dovecot, users={mail_user.user})
    server = await serve(made)
    yield made
    made.drop()
    server.close()
    await asyncio.sleep(0)


@pytest.fixture
async def mailbox_id(runtime: Runtime, tenant: TestTenant, mail_user: MailUser, sink: Sink) -> UUID:
    """The owner's mailbox, which can send."""
    data = NewMailbox(
        address=mail_user.user,
        secret=mail_user.password,
        imap=Endpoint("localhost", mail_user.server.tls_port, "tls"),
        smtp=Endpoint("localhost", sink.port, "tls"),
        display_name="Harbour Lights",
    )
    actor = tenant.owner.actor()
    async with runtime.database.tenant_session(tenant.id, actor) as session:
        return (await add_mailbox(session, actor, runtime.vault, data)).id
