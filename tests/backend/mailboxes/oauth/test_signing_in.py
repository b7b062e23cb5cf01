"""Signing in at a provider, from the button to mail on screen, against an OAuth server and a Dovecot of ours."""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select

from backend.jobs.runner import JobRunner
from backend.mailboxes.oauth.tokens import TokenKeeper
from backend.worker import make_registry
from mail_ingest.imap.errors import MailError, Verdict
from mail_ingest.store.models import Mailbox, MailboxGrant
from mail_ingest.sync.connecting import opener
from mail_ingest.sync.supervisor import Supervisor
from mail_ingest.sync.work import Engine
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.oauth import OAuthServer
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import ACTOR, eventually, raw_mail, shared_pool
from tests.support import ApiClient, TestTenant, api_client, make_person

pytestmark = pytest.mark.dovecot
ADDRESS = "li.wei@anchor.example"


def keeper_of(runtime: Runtime) -> TokenKeeper:
    return TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)


async def begin(client: ApiClient, **more: Any) -> str:
    answer = await client.post("/mailbox-sign-ins", {"provider": "google", "address": ADDRESS} | more)
    assert answer.status_code == 201, answer.text
    url: str = answer.json()["authorize_url"]
    return url


async def sign_in(client: ApiClient, oauth: OAuthServer, **more: Any) -> dict[str, Any]:
    """Go round once; answers the mailbox."""
    brought = oauth.consent(await begin(client, **more))
    answer = await client.post("/mailbox-sign-in-completions", brought)
    assert answer.status_code == 200, answer.text
    mailbox: dict[str, Any] = answer.json()
    return mailbox


async def mailbox_when(client: ApiClient, mailbox_id: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    async def found() -> dict[str, Any] | None:
        seen: dict[str, Any] = (await client.get(f"/mailboxes/{mailbox_id}")).json()
        return seen if holds(seen) else None

    seen = await eventually(found)
    assert seen is not None
    return seen


class Running:
    """An engine that opens mailboxes by token."""

    def __init__(self, runtime: Runtime) -> None:
        engine = Engine(runtime.database, runtime.blobs, shared_pool())
        self.supervisor = Supervisor(engine, runtime.vault, opener(runtime.egress, keeper_of(runtime).access_token))

    async def __aenter__(self) -> None:
        self.task = asyncio.create_task(self.supervisor.run())

    async def __aexit__(self, *_: object) -> None:
        self.supervisor.stop()
        await self.task


async def run_jobs(runtime: Runtime, tenant: TestTenant, name: str) -> None:
    registry = make_registry()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        events = list(await session.scalars(select(OutboxEvent)))
    for event in events:
        for job in registry.consumers(event.type, event.payload):
            if job.name == name:
                assert await JobRunner(runtime, registry).run(job.name, tenant.id, event.id, 1) is None


async def test_from_the_button_to_mail_on_screen(
    client: ApiClient, runtime: Runtime, oauth: OAuthServer, mail_server: Dovecot
) -> None:
    mail_server.add_user(ADDRESS)
    mail_server.deliver(ADDRESS, [raw_mail(1)])
    url = await begin(client, display_name="Sales", sync_since="2020-01-01", visibility="owner")
    asked = parse_qs(urlsplit(url).query)
    assert asked["redirect_uri"] == ["http://lading.test/mailbox-sign-in"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["login_hint"] == [ADDRESS]
    answer = await client.post("/mailbox-sign-in-completions", oauth.consent(url))
    assert answer.status_code == 200, answer.text
    mailbox = answer.json()
    assert (mailbox["auth"], mailbox["address"], mailbox["display_name"]) == ("oauth", ADDRESS, "Sales")
    assert (mailbox["sync_since"], mailbox["visibility"]) == ("2020-01-01", "owner")
    assert mailbox["signed_in"] == {"provider": "google", "account": ADDRESS, "consent_ends_at": None}
    async with Running(runtime):
        seen = await mailbox_when(client, mailbox["id"], lambda seen: bool(seen["progress"]["stored"]))
    assert seen["problem"] is None


async def test_a_token_that_ends_while_mail_is_fetched_is_renewed(
    client: ApiClient, runtime: Runtime, oauth: OAuthServer, mail_server: Dovecot
) -> None:
    address = "renewed@anchor.example"
    mail_server.add_user(address)
    mail_server.deliver(address, [raw_mail(n) for n in range(40)])
    mailbox = await sign_in(client, oauth, address=address)
    async with Running(runtime):
        await mailbox_when(client, mailbox["id"], lambda seen: seen["progress"]["stored"] > 0)
        oauth.expire_access_tokens()
        await asyncio.to_thread(mail_server.doveadm, "kick", address)
        mail_server.deliver(address, [raw_mail(n) for n in range(40, 60)])
        seen = await mailbox_when(client, mailbox["id"], lambda seen: seen["progress"]["stored"] == 60)
    assert seen["progress"]["left"] == 0
    assert "refresh_token" in oauth.asked, mail_server.log()
    assert oauth.reused == 0


async def test_many_who_need_a_token_at_once_make_one_refresh(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, oauth: OAuthServer
) -> None:
    oauth.lifetime = 60  # less than the margin: every token is as good as over
    mailbox_id = UUID((await sign_in(client, oauth))["id"])
    oauth.lifetime = 3600
    keepers = [keeper_of(runtime) for _ in range(4)]
    tokens = await asyncio.gather(*(keepers[n % 4].access_token(tenant.id, mailbox_id) for n in range(4)))
    assert len(set(tokens)) == 1
    assert oauth.asked.count("refresh_token") == 1
    again = await asyncio.gather(*(keeper.access_token(tenant.id, mailbox_id, refused=tokens[0]) for keeper in keepers))
    assert len(set(again)) == 1
    assert again[0] != tokens[0]
    assert (oauth.asked.count("refresh_token"), oauth.reused) == (2, 0)


async def test_a_consent_that_was_withdrawn_asks_for_signing_in_again(
    client: ApiClient, runtime: Runtime, oauth: OAuthServer, mail_server: Dovecot
) -> None:
    mail_server.add_user(ADDRESS)
    mailbox = await sign_in(client, oauth)
    oauth.end_consents()
    async with Running(runtime):
        seen = await mailbox_when(client, mailbox["id"], lambda seen: seen["status"] == "needs_attention")
        assert seen["problem"]["code"] == "sign-in-again"
        assert "Google" in seen["problem"]["title"]
        again = await sign_in(client, oauth, mailbox_id=mailbox["id"], address=None)
        assert (again["id"], again["problem"]) == (mailbox["id"], None)
        await mailbox_when(client, mailbox["id"], lambda seen: seen["status"] == "live")


async def test_an_outage_of_the_provider_passes_and_an_expired_secret_does_not(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, oauth: OAuthServer
) -> None:
    mailbox_id = UUID((await sign_in(client, oauth))["id"])
    keeper = keeper_of(runtime)
    token = await keeper.access_token(tenant.id, mailbox_id)
    for answer, code, verdict in (
        ((503, {}), "oauth-unavailable", Verdict.RETRY),
        ((401, {"error": "invalid_client"}), "oauth-client-refused", Verdict.STOP),
        ((400, {"error": "invalid_grant"}), "sign-in-again", Verdict.STOP),
    ):
        oauth.fails = answer
        with pytest.raises(MailError) as raised:
            await keeper.access_token(tenant.id, mailbox_id, refused=token)
        assert (raised.value.problem.code, raised.value.problem.verdict) == (code, verdict)
    oauth.fails = None
    assert await keeper.access_token(tenant.id, mailbox_id, refused=token) != token


async def test_what_a_person_does_wrong_is_said_and_nothing_is_kept(client: ApiClient, oauth: OAuthServer) -> None:
    async def refused(brought: dict[str, str]) -> tuple[int, str, str]:
        answer = await client.post("/mailbox-sign-in-completions", brought)
        return answer.status_code, answer.json()["type"].removeprefix("/problems/"), answer.json()["title"]

    url = await begin(client)
    state = parse_qs(urlsplit(url).query)["state"][0]
    status, code, text = await refused({"state": state, "error": "access_denied"})
    assert (status, code) == (409, "oauth-denied")
    assert "Google" in text
    # A state serves once.
    assert (await refused(oauth.consent(url)))[1] == "oauth-stale"
    assert (await refused({"state": "made up", "code": "x"}))[1] == "oauth-stale"
    needs_admin = {"error": "consent_required", "error_description": "AADSTS65001: not consented"}
    state = parse_qs(urlsplit(await begin(client)).query)["state"][0]
    assert (await refused({"state": state, **needs_admin}))[1] == "oauth-admin-consent"
    _, code, text = await refused(oauth.consent(await begin(client), account="somebody@else.example"))
    assert code == "oauth-wrong-account"
    assert "somebody@else.example" in text
    assert ADDRESS in text
    oauth.scope = "openid email"
    assert (await refused(oauth.consent(await begin(client))))[1] == "oauth-scopes-missing"
    oauth.scope, oauth.gives_refresh = None, False
    assert (await refused(oauth.consent(await begin(client))))[1] == "oauth-no-refresh"
    oauth.gives_refresh, oauth.client_secret = True, "changed at the provider"
    assert (await refused(oauth.consent(await begin(client))))[1] == "oauth-client-refused"
    oauth.fails = 502, {}
    status, code, _ = await refused(oauth.consent(await begin(client)))
    assert (status, code) == (502, "oauth-unavailable")
    assert (await client.get("/mailboxes")).json()["items"] == []


async def test_another_session_cannot_finish_what_was_begun(
    app: Litestar, client: ApiClient, other_client: ApiClient, tenant: TestTenant, oauth: OAuthServer
) -> None:
    brought = oauth.consent(await begin(client))
    assert (await other_client.post("/mailbox-sign-in-completions", brought)).json()["type"] == "/problems/oauth-stale"
    async with api_client(app) as second_browser:
        await second_browser.sign_in(tenant.owner.email)
        answer = await second_browser.post("/mailbox-sign-in-completions", brought)
        assert answer.json()["type"] == "/problems/oauth-stale"


async def test_removing_a_mailbox_ends_the_consent(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, oauth: OAuthServer
) -> None:
    mailbox = await sign_in(client, oauth)
    assert oauth.live_consents == 1
    assert (await client.delete(f"/mailboxes/{mailbox['id']}")).status_code == 204
    await run_jobs(runtime, tenant, "mailboxes.end_consent")
    assert oauth.live_consents == 0
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert (await session.scalars(select(MailboxGrant))).all() == []


async def test_a_password_takes_the_place_of_a_consent(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, oauth: OAuthServer
) -> None:
    mailbox = await sign_in(client, oauth)
    changed = await client.patch(f"/mailboxes/{mailbox['id']}", {"secret": "p"}, version=mailbox["version"])
    assert (changed.json()["auth"], changed.json()["signed_in"]) == ("password", None)
    await run_jobs(runtime, tenant, "mailboxes.end_consent")
    assert oauth.live_consents == 0


async def test_a_consent_that_will_end_is_told_of(client: ApiClient, oauth: OAuthServer) -> None:
    oauth.consent_lasts = 30 * 86400
    mailbox = await sign_in(client, oauth)
    assert mailbox["signed_in"]["consent_ends_at"]
    assert mailbox["problem"] is None
    oauth.consent_lasts = 3 * 86400
    again = await sign_in(client, oauth, mailbox_id=mailbox["id"], address=None)
    assert again["problem"]["code"] == "consent-ends-soon"
    assert again["status"] != "needs_attention"


async def test_a_company_uses_its_own_registration_before_the_operators(
    client: ApiClient, other_client: ApiClient, runtime: Runtime, tenant: TestTenant, oauth: OAuthServer
) -> None:
    google, microsoft = (await client.get("/mailbox-oauth-clients")).json()
    assert (google["set_up_by"], microsoft["set_up_by"]) == ("operator", None)
    assert google["redirect_uri"] == "http://lading.test/mailbox-sign-in"
    unset = await client.post("/mailbox-sign-ins", {"provider": "microsoft", "address": ADDRESS})
    assert (unset.status_code, unset.json()["type"]) == (409, "/problems/oauth-not-set-up")
    nothing = await client.put("/mailbox-oauth-clients/google", {"client_id": "ours"})
    assert nothing.status_code == 400
    body = {"client_id": "ours", "secret": "ours too", "directory": None}
    own = (await client.put("/mailbox-oauth-clients/google", body)).json()[0]
    assert (own["set_up_by"], own["client_id"]) == ("tenant", "ours")
    assert "ours too" not in str(own)
    assert parse_qs(urlsplit(await begin(client)).query)["client_id"] == ["ours"]
    assert parse_qs(urlsplit(await begin(other_client)).query)["client_id"] == [oauth.client_id]
    assert (await client.delete("/mailbox-oauth-clients/google")).status_code == 204
    assert (await client.get("/mailbox-oauth-clients")).json()[0]["set_up_by"] == "operator"


async def test_only_those_who_manage_mailboxes_and_the_owner_sign_in(
    app: Litestar, client: ApiClient, runtime: Runtime, tenant: TestTenant, oauth: OAuthServer
) -> None:
    mailbox = await sign_in(client, oauth)
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        body = {"provider": "google", "address": "x@anchor.example"}
        assert (await other.post("/mailbox-sign-ins", body)).status_code == 403
        again = {"provider": "google", "mailbox_id": mailbox["id"]}
        assert (await other.post("/mailbox-sign-ins", again)).status_code == 403
        assert (await other.put("/mailbox-oauth-clients/google", {"client_id": "x", "secret": "y"})).status_code == 403
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            row = await session.get_one(Mailbox, (tenant.id, UUID(mailbox["id"])))
            row.owner_id = rep.membership_id
        assert (await other.post("/mailbox-sign-ins", again)).status_code == 201
        assert (await sign_in(other, oauth, mailbox_id=mailbox["id"], address=None))["id"] == mailbox["id"]


async def test_a_signed_in_mailbox_can_be_tried(client: ApiClient, oauth: OAuthServer) -> None:
    mailbox = await sign_in(client, oauth)
    answer = await client.post(f"/mailboxes/{mailbox['id']}/checks")
    assert answer.status_code == 200, answer.text
    steps = {step["step"]: step["ok"] for step in answer.json()["steps"]}
    assert steps == {"resolve": True, "connect": True, "tls": True, "sign_in": True, "folders": True, "smtp": False}
    assert "INBOX" in [folder["name"] for folder in answer.json()["folders"]]


async def test_a_consent_that_was_taken_back_fails_at_the_sign_in(client: ApiClient, oauth: OAuthServer) -> None:
    mailbox = await sign_in(client, oauth)
    oauth.end_consents()
    oauth.expire_access_tokens()
    steps = (await client.post(f"/mailboxes/{mailbox['id']}/checks")).json()["steps"]
    failed = next(step for step in steps if not step["ok"])
    assert (failed["step"], failed["problem"]["code"]) == ("sign_in", "sign-in-again")
