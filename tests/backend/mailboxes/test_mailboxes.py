"""Mailboxes over HTTP: from adding one to its mail on screen, and what goes wrong on the way."""

from typing import Any
from uuid import UUID

import pytest

from mail_ingest.store.models import Mailbox
from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import ACTOR, eventually, raw_mail, running_engine
from tests.support import ApiClient, TestTenant, api_client, make_person

pytestmark = pytest.mark.dovecot


def settings_of(user: MailUser, **more: Any) -> dict[str, Any]:
    """What the wizard sends for a Dovecot user."""
    return {
        "address": user.user,
        "secret": user.password,
        "imap": {"host": "localhost", "port": user.server.tls_port, "security": "tls"},
        **more,
    }


async def test_from_adding_a_mailbox_to_reading_its_mail(
    client: ApiClient, runtime: Runtime, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(1, to=mail_user.user, subject="Prices for 40 pumps")])
    added = await client.post("/mailboxes", settings_of(mail_user))
    assert added.status_code == 201, added.text
    assert added.headers["etag"] == '"1"'
    mailbox = added.json()
    assert mailbox["status"] == "new"
    assert "secret" not in mailbox

    async def live() -> dict[str, Any] | None:
        seen: dict[str, Any] = (await client.get(f"/mailboxes/{mailbox['id']}")).json()
        return seen if seen["status"] == "live" else None

    async with running_engine(runtime):
        seen = await eventually(live)
    assert seen is not None
    assert seen["progress"]["found"] == seen["progress"]["stored"] == 1
    assert seen["progress"]["left"] == seen["progress"]["skipped"] == 0
    folders = {folder["role"]: folder for folder in (await client.get(f"/mailboxes/{mailbox['id']}/folders")).json()}
    assert (folders["inbox"]["on_server"], folders["inbox"]["stored"], folders["inbox"]["left"]) == (1, 1, 0)
    assert folders["junk"]["selected"] is False
    listed = (await client.get("/conversations", folder="inbox", mailbox_id=mailbox["id"])).json()
    assert [row["subject"] for row in listed["items"]] == ["Prices for 40 pumps"]
    assert listed["items"][0]["mailbox_ids"] == [mailbox["id"]]


async def test_a_wrong_password_stands_on_the_mailbox_in_the_readers_language(
    client: ApiClient, runtime: Runtime, mail_user: MailUser
) -> None:
    mailbox = (await client.post("/mailboxes", settings_of(mail_user, secret="wrong"))).json()

    async def refused() -> dict[str, Any] | None:
        seen: dict[str, Any] = (await client.get(f"/mailboxes/{mailbox['id']}")).json()
        return seen if seen["status"] == "needs_attention" else None

    async def live() -> bool:
        return bool((await client.get(f"/mailboxes/{mailbox['id']}")).json()["status"] == "live")

    async with running_engine(runtime):
        seen = await eventually(refused)
        assert seen is not None
        assert seen["problem"]["code"] == "wrong-secret"
        assert seen["problem"]["what_to_do"]
        patch = {"secret": mail_user.password}
        mended = await client.patch(f"/mailboxes/{mailbox['id']}", patch, version=1)
        assert mended.status_code == 200, mended.text
        assert mended.json()["problem"] is None
        await eventually(live)


async def test_a_paused_mailbox_rests_until_it_is_resumed(
    client: ApiClient, runtime: Runtime, mail_user: MailUser
) -> None:
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()
    paused = await client.patch(f"/mailboxes/{mailbox['id']}", {"paused": True}, version=1)
    assert paused.json()["status"] == "paused"
    mail_user.server.deliver(mail_user.user, [raw_mail("late")])

    async def stored() -> bool:
        return bool((await client.get(f"/mailboxes/{mailbox['id']}")).json()["progress"]["stored"])

    async with running_engine(runtime):
        resumed = await client.patch(f"/mailboxes/{mailbox['id']}", {"paused": False}, version=2)
        assert resumed.status_code == 200
        await eventually(stored)


async def test_changes_need_the_version_and_another_server_needs_the_secret(
    client: ApiClient, mail_user: MailUser
) -> None:
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()
    path = f"/mailboxes/{mailbox['id']}"
    assert (await client.patch(path, {"display_name": "Sales"})).status_code == 428
    assert (await client.patch(path, {"display_name": "Sales"}, version=1)).json()["version"] == 2
    conflict = await client.patch(path, {"display_name": "Orders"}, version=1)
    assert conflict.status_code == 412
    assert conflict.json()["current"]["display_name"] == "Sales"
    elsewhere = {"imap": {"host": "imap.evil.example", "port": 993, "security": "tls"}}
    refused = await client.patch(path, elsewhere, version=2)
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == "secret"


async def test_an_address_has_one_mailbox_until_that_is_removed(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    first = (await client.post("/mailboxes", settings_of(mail_user))).json()
    twice = await client.post("/mailboxes", settings_of(mail_user, address=mail_user.user.upper()))
    assert (twice.status_code, twice.json()["type"]) == (409, "/problems/mailbox-exists")
    assert (await client.delete(f"/mailboxes/{first['id']}")).status_code == 204
    assert (await client.get(f"/mailboxes/{first['id']}")).status_code == 404
    assert (await client.get("/mailboxes")).json()["items"] == []
    assert (await client.post("/mailboxes", settings_of(mail_user))).status_code == 201
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        removed = await session.get_one(Mailbox, (tenant.id, UUID(first["id"])))
    assert removed.secret is None


async def test_only_those_who_manage_mailboxes_may_add_them(
    app: Any, runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as client:
        await client.sign_in(rep.email)
        assert (await client.post("/mailboxes", settings_of(mail_user))).status_code == 403
        assert (await client.post("/mailbox-checks", settings_of(mail_user))).status_code == 403
        assert (await client.get("/mailboxes")).status_code == 200


async def test_a_check_names_every_step_and_the_folders(client: ApiClient, mail_user: MailUser) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(1)])
    found = (await client.post("/mailbox-checks", settings_of(mail_user))).json()
    assert found["ok"] is True
    assert [step["step"] for step in found["steps"]] == ["resolve", "connect", "tls", "sign_in", "folders"]
    assert {"name": "INBOX", "role": "inbox", "messages": 1} in found["folders"]


@pytest.mark.parametrize(
    ("change", "step", "code"),
    [
        ({"secret": "wrong"}, "sign_in", "wrong-secret"),
        ({"imap": {"host": "localhost", "port": 1, "security": "tls"}}, "connect", "connection-refused"),
        ({"imap": {"host": "nowhere.invalid", "port": 993, "security": "tls"}}, "resolve", "server-not-found"),
        ({"imap": {"host": "10.0.0.1", "port": 993, "security": "tls"}}, "resolve", "address-not-allowed"),
    ],
)
async def test_a_check_stops_at_the_step_that_fails(
    client: ApiClient, mail_user: MailUser, change: dict[str, Any], step: str, code: str
) -> None:
    found = (await client.post("/mailbox-checks", settings_of(mail_user) | change)).json()
    assert found["ok"] is False
    last = found["steps"][-1]
    assert last["step"] == step
    assert last["ok"] is False
    assert last["problem"]["code"] in {code, "name-lookup-failed"}
    assert all(each["ok"] for each in found["steps"][:-1])


async def test_settings_are_found_for_known_providers_and_guessed_for_others(client: ApiClient) -> None:
    known = (await client.get("/mailbox-settings", address="li.wei@163.com")).json()
    assert (known["provider"], known["secret_kind"]) == ("netease", "authorization_code")
    assert known["imap"] == {"host": "imap.163.com", "port": 993, "security": "tls"}
    assert known["help"]
    guessed = (await client.get("/mailbox-settings", address="ana@comprador.invalid")).json()
    assert guessed["imap"]["host"] == "imap.comprador.invalid"
    assert guessed["sources"] == ["guess"]
    for nonsense in ("nobody", "li@no/host.example", "li@\x0ehost.example"):
        assert (await client.get("/mailbox-settings", address=nonsense)).status_code == 400


async def test_other_tenants_see_nothing(client: ApiClient, other_client: ApiClient, mail_user: MailUser) -> None:
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()
    path = f"/mailboxes/{mailbox['id']}"
    assert (await other_client.get("/mailboxes")).json()["items"] == []
    assert (await other_client.get(path)).status_code == 404
    assert (await other_client.get(f"{path}/folders")).status_code == 404
    assert (await other_client.delete(path)).status_code == 404
    assert (await other_client.post(f"{path}/sync-requests")).status_code == 404
    assert (await other_client.patch(path, {"paused": True}, version=1)).status_code == 404
