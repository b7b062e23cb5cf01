"""Drafts over the API: begun, saved from two devices, checked, sent, called back; and whose addresses they carry."""

from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar

from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox
from backend.outreach.sending.errors import NotYourSenderError
from backend.outreach.sending.identities import require_sender, senders_of
from backend.outreach.sending.models import MailIdentity
from mail_ingest.store.models import Mailbox
from tenants.directory.models import Team, TeamMember
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.backend.outreach.sending.sending import ACTOR, dispatching, queue, until, until_filed
from tests.backend.outreach.sending.sink import Sink
from tests.backend.outreach.templates.support import a_template, rendered
from tests.mail_ingest.mailing import raw_mail, running_engine, until_finished
from tests.support import ApiClient, TestPerson, TestTenant, api_client, make_person

ANA = {"address": "ana@comprador.example", "name": "Ana Lima"}


async def draft(client: ApiClient, **given: Any) -> dict[str, Any]:
    answer = await client.post(
        "/outgoing-messages", {"to": [ANA], "subject": "Lights", "html": "<p>Hello</p>", **given}
    )
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.mark.dovecot
async def test_an_answer_knows_sender_recipients_subject_and_quote(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink, client: ApiClient, mail_user: Any
) -> None:
    mail_user.server.deliver(
        mail_user.user,
        [raw_mail(1, to=f"{mail_user.user}, Bo <bo@comprador.example>", subject="Precio de lámparas")],
    )
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
    listed = (await client.get("/conversations")).json()["items"]
    file = (await client.get(f"/conversations/{listed[0]['id']}")).json()
    message = file["messages"][0]["id"]
    begun = await client.post("/outgoing-messages", {"mode": "reply_all", "message_id": message})
    view = begun.json()
    assert view["sender"] == mail_user.user
    assert view["subject"] == "Re: Precio de lámparas"
    assert [(each["kind"], each["address"]) for each in view["recipients"]] == [
        ("to", "ana@comprador.example"),
        ("cc", "bo@comprador.example"),
    ]
    assert "Please send your price list." in view["quote"]
    again = await client.post("/outgoing-messages", {"mode": "reply_all", "message_id": message})
    assert again.json()["id"] == view["id"]
    body = {"html": "<p>Thanks <script>alert(1)</script><b>Ana</b></p>"}
    saved = await client.patch(f"/outgoing-messages/{view['id']}", body, view["version"])
    assert saved.status_code == 200, saved.text
    sent = await client.put(f"/outgoing-messages/{view['id']}/sending", {"accepted": ["night-there"]})
    assert sent.status_code == 200, sent.text
    assert sent.json()["undo_until"] is not None
    async with dispatching(runtime):
        await until_filed(runtime, tenant, UUID(view["id"]))
    assert b"script" not in sink.taken[0].content
    shown = (await client.get(f"/conversations/{listed[0]['id']}")).json()
    assert [each["direction"] for each in shown["messages"]] == ["in", "out"]


@pytest.mark.dovecot
async def test_two_devices_at_one_draft(client: ApiClient, mailbox_id: UUID) -> None:
    begun = await draft(client)
    path = f"/outgoing-messages/{begun['id']}"
    first = await client.patch(path, {"html": "<p>From the desk</p>"}, begun["version"])
    assert first.status_code == 200
    second = await client.patch(path, {"html": "<p>From the phone</p>"}, begun["version"])
    assert second.status_code == 412
    assert second.json()["current"]["html"] == "<p>From the desk</p>"


@pytest.mark.dovecot
async def test_undo_makes_a_draft_again(client: ApiClient, mailbox_id: UUID) -> None:
    begun = await draft(client)
    path = f"/outgoing-messages/{begun['id']}"
    assert (await client.put(f"{path}/sending", {})).json()["state"] == "queued"
    refused = await client.patch(path, {"subject": "Other"}, begun["version"] + 1)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/not-a-draft")
    back = await client.delete(f"{path}/sending")
    assert (back.json()["state"], back.json()["html"]) == ("draft", "<p>Hello</p>")


@pytest.mark.dovecot
async def test_warnings_stop_a_message_until_they_are_accepted(client: ApiClient, mailbox_id: UUID) -> None:
    begun = await draft(client, html="<p>Please find attached our offer, {{first_name}}.</p>")
    path = f"/outgoing-messages/{begun['id']}"
    stopped = await client.put(f"{path}/sending", {})
    codes = [each["code"] for each in stopped.json()["warnings"]]
    assert (stopped.status_code, codes) == (409, ["empty-variable", "missing-attachment"])
    again = await client.put(f"{path}/sending", {"accepted": codes[:1]})
    assert [each["code"] for each in again.json()["warnings"]] == codes[1:]
    assert (await client.put(f"{path}/sending", {"accepted": codes})).status_code == 200


@pytest.mark.dovecot
async def test_files_go_along_and_images_in_the_text(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, mailbox_id: UUID, sink: Sink
) -> None:
    from tests.backend.outreach.sending.sending import parsed

    begun = await draft(client)
    path = f"/outgoing-messages/{begun['id']}"
    headers = {"X-CSRF-Token": str(client.http.cookies.get("lading_csrf")), "Content-Type": "application/octet-stream"}

    async def attach(name: str, kind: str, content: bytes, **params: Any) -> dict[str, Any]:
        answer = await client.http.post(
            f"/api/v1{path}/attachments",
            params={"filename": name, "content_type": kind, **params},
            content=content,
            headers=headers,
        )
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    await attach("报价单.pdf", "application/pdf", b"%PDF-1.4 x")
    image = await attach("lamp.png", "image/png", b"\x89PNG x", inline=True)
    shown = await client.http.get(image["url"])
    assert (shown.headers["content-type"], shown.content) == ("image/png", b"\x89PNG x")
    html = f'<p>See <img src="{image["url"]}"></p>'
    assert (await client.patch(path, {"html": html}, begun["version"])).status_code == 200
    assert (await client.put(f"{path}/sending", {})).status_code == 200
    async with dispatching(runtime):
        await until_filed(runtime, tenant, UUID(begun["id"]))
    message = parsed(sink.taken[0].content)
    assert [part.get_filename() for part in message.iter_attachments()] == ["报价单.pdf"]
    related = message.get_body(("related",))
    assert related is not None
    cid = next(iter(related.iter_parts()))
    inline = [part for part in message.walk() if part["Content-ID"]]
    assert f'src="cid:{inline[0]["Content-ID"].strip("<>")}"' in cid.get_content()


@pytest.mark.dovecot
async def test_a_failed_message_is_put_right_and_sent_anew(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, mailbox_id: UUID, sink: Sink
) -> None:
    sink.answers = ["554 5.7.1 Blocked content"]
    outgoing_id = await queue(runtime, tenant, mailbox_id)
    async with dispatching(runtime):
        await until(runtime, tenant, outgoing_id, lambda row: row.state == "failed")
    path = f"/outgoing-messages/{outgoing_id}"
    failed = (await client.get("/outgoing-messages", box="failed")).json()["items"]
    assert failed[0]["failure"]["title"] == "The mail server took the message for spam."
    assert (await client.post(f"{path}/reopenings")).json()["state"] == "draft"
    assert (await client.put(f"{path}/sending", {})).status_code == 200
    async with dispatching(runtime):
        await until_filed(runtime, tenant, outgoing_id)
    assert len(sink.taken) == 1


@pytest.mark.dovecot
async def test_nobody_sees_another_ones_draft(
    app: Litestar, runtime: Runtime, tenant: TestTenant, client: ApiClient, mailbox_id: UUID
) -> None:
    begun = await draft(client)
    colleague = await make_person(runtime.database, tenant.id, "admin")
    async with api_client(app) as other:
        await other.sign_in(colleague.email)
        assert (await other.get(f"/outgoing-messages/{begun['id']}")).status_code == 404
        assert (await other.put(f"/outgoing-messages/{begun['id']}/sending", {})).status_code == 404
        assert (await other.get("/outgoing-messages")).json()["items"] == []


async def a_mailbox(runtime: Runtime, tenant: TestTenant, owner: TestPerson, address: str) -> UUID:
    data = NewMailbox(
        address=address,
        secret="x",
        imap=Endpoint("mail.harbour.example", 993, "tls"),
        smtp=Endpoint("mail.harbour.example", 465, "tls"),
    )
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        mailbox = await add_mailbox(session, tenant.owner.actor(), runtime.vault, data)
        mailbox.owner_id = owner.membership_id
        return mailbox.id


@pytest.mark.parametrize(
    ("used_by", "alias", "allowed"),
    [
        ("owner", False, {"owner_of_it"}),
        ("team", False, {"owner_of_it", "teammate"}),
        ("all", False, {"owner_of_it", "teammate", "stranger", "admin"}),
        ("owner", True, {"teammate"}),
        ("team", True, {"teammate"}),
        ("all", True, {"owner_of_it", "teammate", "stranger", "admin"}),
    ],
)
async def test_who_sends_from_which_address(
    runtime: Runtime, tenant: TestTenant, used_by: str, alias: bool, allowed: set[str]
) -> None:
    """A mailbox's own address, and an alias that was given to the teammate; opened to nobody, a team, everybody."""
    people = {
        name: await make_person(runtime.database, tenant.id, "admin" if name == "admin" else "rep")
        for name in ("owner_of_it", "teammate", "stranger", "admin")
    }
    mailbox_id = await a_mailbox(runtime, tenant, people["owner_of_it"], "li@harbour.example")
    team_id, identity_id = new_id(), new_id() if alias else mailbox_id
    address = "sales@harbour.example" if alias else "li@harbour.example"
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        session.add(Team(id=team_id, name="Nordic", name_key="nordic"))
        await session.flush()
        session.add(TeamMember(id=new_id(), team_id=team_id, membership_id=people["teammate"].membership_id))
        session.add(
            MailIdentity(
                id=identity_id,
                mailbox_id=mailbox_id,
                address=address,
                owner_id=people["teammate"].membership_id if alias else None,
                used_by=used_by,
                team_id=team_id if used_by == "team" else None,
            )
        )
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        may = set()
        for name, person in people.items():
            try:
                await require_sender(session, person.membership_id, mailbox_id, address.upper())
            except NotYourSenderError:
                continue
            may.add(name)
        assert may == allowed
        assert await senders_of(session, None) == []
        (await session.get_one(Mailbox, (tenant.id, mailbox_id))).smtp_host = None
        await session.flush()
        assert await senders_of(session, people["owner_of_it"].membership_id) == []


async def test_signatures_are_each_persons_own(
    app: Litestar, runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    mine = await a_mailbox(runtime, tenant, rep, "rep@harbour.example")
    theirs = await a_mailbox(runtime, tenant, tenant.owner, "boss@harbour.example")
    async with api_client(app) as signed_in:
        await signed_in.sign_in(rep.email)
        signature = {"signature": '<p onclick="x()">Li Wei<br><img src="https://harbour.example/logo.png"></p>'}
        changed = await signed_in.patch(f"/mail-identities/{mine}", signature, 0)
        assert changed.status_code == 200, changed.text
        assert "onclick" not in changed.json()["signature"]
        assert 'src="https://harbour.example/logo.png"' in changed.json()["signature"]
        assert (await signed_in.patch(f"/mail-identities/{theirs}", signature, 0)).status_code == 403
        assert [each["address"] for each in (await signed_in.get("/senders")).json()] == ["rep@harbour.example"]
        alias = {"mailbox_id": str(mine), "address": "sales@harbour.example"}
        assert (await signed_in.post("/mail-identities", alias)).status_code == 403
    added = await client.post("/mail-identities", {**alias, "owner_id": str(rep.membership_id)})
    assert added.status_code == 201, added.text


async def test_a_message_says_which_version_it_was_written_from_and_why(client: ApiClient, mailbox_id: UUID) -> None:
    made = await a_template(client, name="Offer", languages={"en": "<p>x</p>", "zh-Hant": "<p>您好</p>"})
    contact = await client.post("/contacts", {"name": "陳大文", "emails": [ANA["address"]], "language": "zh-HK"})
    letter = await rendered(client, made["id"], contact_id=contact.json()["id"])
    begun = await draft(client)
    choice = {name: letter[name] for name in ("language", "wanted", "reason")}
    given = {"template_id": made["id"], "template_choice": choice, "preheader": "Prices until May"}
    saved = await client.patch(f"/outgoing-messages/{begun['id']}", given, begun["version"])
    assert saved.status_code == 200, saved.text
    shown = (await client.get(f"/outgoing-messages/{begun['id']}")).json()
    said = shown["template_choice"]
    assert (said["wanted"], said["language"], said["reason_text"]) == ("zh-HK", "zh-Hant", "same language+script")
    assert (said["template_name"], shown["preheader"]) == ("Offer", "Prices until May")
