"""Trying a mailbox that is here, with the secret that it has."""

import pytest
from litestar import Litestar

from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant, api_client, make_person

pytestmark = pytest.mark.dovecot


async def add(client: ApiClient, user: MailUser, secret: str) -> str:
    answer = await client.post(
        "/mailboxes",
        {
            "address": user.user,
            "username": user.user,
            "secret": secret,
            "imap": {"host": "localhost", "port": user.server.tls_port, "security": "tls"},
        },
    )
    assert answer.status_code == 201, answer.text
    mailbox_id: str = answer.json()["id"]
    return mailbox_id


async def test_a_mailbox_that_works(client: ApiClient, mail_user: MailUser) -> None:
    answer = await client.post(f"/mailboxes/{await add(client, mail_user, mail_user.password)}/checks")
    assert answer.status_code == 200, answer.text
    assert answer.json()["ok"] is True
    assert [step["step"] for step in answer.json()["steps"]] == ["resolve", "connect", "tls", "sign_in", "folders"]
    assert "INBOX" in [folder["name"] for folder in answer.json()["folders"]]


async def test_a_password_that_was_changed(client: ApiClient, mail_user: MailUser) -> None:
    answer = await client.post(f"/mailboxes/{await add(client, mail_user, 'another')}/checks")
    step = answer.json()["steps"][-1]
    assert (step["step"], step["problem"]["code"]) == ("sign_in", "wrong-secret")


async def test_who_only_writes_may_not_try_the_mailboxes_of_others(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mailbox_id = await add(client, mail_user, mail_user.password)
    assert (await client.put(f"/mailboxes/{mailbox_id}/visibility", {"visibility": "all"})).status_code == 200
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        answer = await theirs.post(f"/mailboxes/{mailbox_id}/checks")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "not-allowed")
