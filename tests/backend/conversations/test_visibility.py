"""Who sees which mail: roles × visibility × routes, private and shared conversations, disclosure, news."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select

from backend.customers.jobs import learn_from_mail
from backend.jobs.registry import JobRun
from backend.reading.jobs import JOBS as READING
from mail_ingest.store.audience import audience_of_conversations
from mail_ingest.store.events import MessagesIngested, MessagesUnderstood
from mail_ingest.store.models import Conversation, Mailbox, Message, MessagePart
from tenants.directory.models import Team, TeamMember
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import ACTOR, take_in
from tests.mail_ingest.mailing import raw_mail
from tests.support import ApiClient, TestPerson, TestTenant, api_client, make_person

BOSS = "boss@anchor.example"


@dataclass
class Scene:
    """A mailbox of `keeper`'s with one conversation in it, and people who look."""

    runtime: Runtime
    tenant: TestTenant
    clients: dict[str, ApiClient]
    people: dict[str, TestPerson]
    mailbox_id: UUID
    conversation_id: UUID
    message_id: UUID
    part_id: UUID
    team_id: UUID

    async def set_visibility(self, visibility: str) -> None:
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            mailbox = await session.get_one(Mailbox, (self.tenant.id, self.mailbox_id))
            mailbox.visibility = visibility
            mailbox.team_id = self.team_id if visibility == "team" else None

    async def who_sees(self) -> set[str]:
        """Who sees the conversation; every route has to agree."""
        seers = set()
        for name, client in self.clients.items():
            seen = await self.sees(client)
            assert len(set(seen.values())) == 1, (name, seen)
            if all(seen.values()):
                seers.add(name)
        return seers

    async def sees(self, client: ApiClient) -> dict[str, bool]:
        message = f"/messages/{self.message_id}"
        found: dict[str, bool] = {}
        for path in (
            f"/conversations/{self.conversation_id}",
            f"/conversations/{self.conversation_id}/thread-edits",
            message,
            f"{message}/body",
            f"{message}/raw",
            f"{message}/attachments/{self.part_id}",
        ):
            found[path] = (await client.get(path)).status_code == 200
        # The picture's server does not exist: what matters is whether it is asked at all.
        found["remote image"] = (await client.get(f"{message}/remote-images/0")).status_code == 502
        listings: dict[str, dict[str, Any]] = {
            "list": {},
            "mailbox": {"mailbox_id": self.mailbox_id},
            "search": {"q": "secret"},
            "phrase": {"q": '"secret price"'},
            "dates": {"q": "before:2030-01-01"},
            "in": {"q": "in:boss"},
        }
        for name, filters in listings.items():
            answer = await client.get("/conversations", **filters, with_total=True)
            listed = answer.json().get("items", [])
            found[name] = bool(listed)
            if answer.status_code == 200:
                assert answer.json()["total"] == len(listed)
        found["everything"] = bool((await client.get("/search", q="secret")).json()["conversations"])
        (company,) = (await client.get("/companies", bin="candidate")).json()["items"]
        found["count"] = company["conversations_count"] == 1
        found["last"] = company["last_message_at"] is not None
        timeline = (await client.get(f"/companies/{company['id']}/timeline")).json()["items"]
        found["timeline"] = any(item["kind"] == "message" for item in timeline)
        facts = (await client.get(f"/companies/{company['id']}/facts")).json()
        found["evidence"] = any(fact["source"] for fact in facts)
        (contact,) = (await client.get("/contacts", bin="candidate")).json()["items"]
        found["contact"] = contact["messages_count"] == 1
        (person,) = (await client.get(f"/companies/{company['id']}")).json()["people"]
        found["person"] = person["messages_count"] == 1
        found["person's last"] = person["last_message_at"] is not None
        return found


def secret_mail() -> bytes:
    return (
        f"From: Ana Lima <ana@comprador.example>\nTo: {BOSS}\nSubject: For you alone\n"
        "Message-ID: <m1@mail.example>\nDate: Mon, 02 Nov 2026 08:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
        '<p>The secret price is 4.</p><img src="http://127.0.0.1:9/a.png"><p>Ana Lima<br>Comprador Ltda<br>'
        "Tel. +55 11 5555 0100</p>\n"
        '--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="a.txt"\n\nhello\n--b--\n'
    ).encode()


@pytest.fixture
async def scene(app: Litestar, runtime: Runtime, tenant: TestTenant) -> AsyncIterator[Scene]:
    people = {"owner": tenant.owner}
    for name, role in (("keeper", "rep"), ("mate", "rep"), ("stranger", "rep"), ("admin", "admin"),
                       ("viewer", "viewer")):  # fmt: skip
        people[name] = await make_person(runtime.database, tenant.id, role)  # type: ignore[arg-type]
    result = await take_in(runtime, tenant, secret_mail(), address=BOSS)
    event = MessagesIngested(
        mailbox_id=new_id(), message_ids=result.created, conversation_ids=result.conversation_ids, origin="live"
    )
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        run = JobRun(session, runtime, tenant.id, new_id())
        for job in READING:
            if job.event is MessagesIngested:
                await job.run(run, event)
        await learn_from_mail.run(run, MessagesUnderstood(message_ids=result.created, conversation_ids=[]))
        mailbox = (await session.scalars(select(Mailbox))).one()
        mailbox.owner_id = people["keeper"].membership_id
        team = Team(id=new_id(), name="Africa", name_key="africa")
        session.add(team)
        await session.flush()
        session.add(TeamMember(id=new_id(), team_id=team.id, membership_id=people["mate"].membership_id))
        part_id = (await session.scalars(select(MessagePart.id))).first()
    assert part_id is not None
    async with AsyncExitStack() as stack:
        clients = {}
        for name, person in people.items():
            clients[name] = await stack.enter_async_context(api_client(app))
            await clients[name].sign_in(person.email)
        yield Scene(
            runtime, tenant, clients, people, mailbox.id, result.conversation_ids[0], result.created[0], part_id,
            team.id,
        )  # fmt: skip


EVERYBODY = {"owner", "keeper", "mate", "stranger", "admin", "viewer"}


async def test_a_mailboxs_visibility_decides_on_every_route(scene: Scene) -> None:
    assert await scene.who_sees() == EVERYBODY
    await scene.set_visibility("team")
    assert await scene.who_sees() == {"keeper", "mate"}
    await scene.set_visibility("owner")
    assert await scene.who_sees() == {"keeper"}


async def test_a_private_conversation_is_its_mailbox_owners_alone(scene: Scene) -> None:
    path = f"/conversations/{scene.conversation_id}/visibility"
    refused = await scene.clients["mate"].put(path, {"private": True})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-own-mailbox")
    assert (await scene.clients["keeper"].put(path, {"private": True})).status_code == 204
    assert await scene.who_sees() == {"keeper"}
    assert (await scene.clients["keeper"].put(path, {"private": False})).status_code == 204
    assert await scene.who_sees() == EVERYBODY


async def test_a_conversation_of_a_closed_mailbox_can_be_shared(scene: Scene) -> None:
    await scene.set_visibility("owner")
    path = f"/conversations/{scene.conversation_id}/visibility"
    keeper = scene.clients["keeper"]
    shared = {"private": False, "sharing": {"with": "team", "team_id": str(scene.team_id)}}
    assert (await keeper.put(path, shared)).status_code == 204
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        seats = (await audience_of_conversations(session, [scene.conversation_id]))[scene.conversation_id]
    assert seats == {scene.people["keeper"].membership_id, scene.people["mate"].membership_id}
    row = (await scene.clients["mate"].get("/conversations")).json()["items"][0]
    assert row["sharing"] == {"with": "team", "team_id": str(scene.team_id)}
    assert (await scene.clients["stranger"].get("/conversations")).json()["items"] == []
    assert (await keeper.put(path, {"private": False, "sharing": {"with": "everybody"}})).status_code == 204
    for name in EVERYBODY:
        assert (await scene.clients[name].get(f"/messages/{scene.message_id}/raw")).status_code == 200, name
    both = await keeper.put(path, {"private": True, "sharing": {"with": "everybody"}})
    assert both.status_code == 400


async def test_an_owner_reads_a_closed_mailbox_for_a_reason_that_is_kept(scene: Scene) -> None:
    await scene.set_visibility("owner")
    path = f"/mailboxes/{scene.mailbox_id}/disclosures"
    why = {"reason": "The keeper is ill and a delivery is due.", "minutes": 30}
    assert (await scene.clients["admin"].post(path, why)).status_code == 403
    assert (await scene.clients["owner"].post(path, {"reason": "x"})).status_code == 400
    assert (await scene.clients["owner"].post(path, why)).status_code == 201
    assert await scene.who_sees() == {"keeper", "owner"}
    entries = (await scene.clients["owner"].get("/audit-entries", action="mailbox.disclosed")).json()["items"]
    assert [entry["details"]["reason"] for entry in entries] == [why["reason"]]


async def test_who_manages_mailboxes_cannot_open_them_to_themselves(scene: Scene) -> None:
    await scene.set_visibility("owner")
    path = f"/mailboxes/{scene.mailbox_id}/visibility"
    for name in ("owner", "admin"):
        refused = await scene.clients[name].put(path, {"visibility": "all"})
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-mailbox-owner"), name
    assert (await scene.clients["stranger"].put(path, {"visibility": "all"})).status_code == 404
    assert (await scene.clients["keeper"].put(path, {"visibility": "team"})).status_code == 400
    opened = await scene.clients["keeper"].put(path, {"visibility": "team", "team_id": str(scene.team_id)})
    assert opened.json()["visibility"] == "team"
    assert await scene.who_sees() == {"keeper", "mate"}
    assert (await scene.clients["admin"].put(path, {"visibility": "owner"})).status_code == 200
    names = {name: (await client.get("/mailboxes")).json()["items"] for name, client in scene.clients.items()}
    assert {name for name, items in names.items() if items} == {"owner", "admin", "keeper"}


async def test_of_a_conversation_in_two_mailboxes_each_sees_their_part(
    scene: Scene, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(
        runtime, tenant, raw_mail(2, parent=1, subject="Re: For you alone", text="Only the open part.", hour=9)
    )
    await scene.set_visibility("owner")
    stranger = scene.clients["stranger"]
    (row,) = (await stranger.get("/conversations")).json()["items"]
    assert (row["subject"], row["message_count"], row["snippet"]) == ("Re: For you alone", 1, "Only the open part.")
    opened = (await stranger.get(f"/conversations/{row['id']}")).json()
    assert [message["subject"] for message in opened["messages"]] == ["Re: For you alone"]
    assert (await stranger.get("/conversations", q="secret")).json()["items"] == []
    assert (await stranger.get(f"/messages/{scene.message_id}")).status_code == 404
    hidden = await stranger.post(f"/conversations/{row['id']}/splits", {"message_id": opened["messages"][0]["id"]})
    assert (hidden.status_code, hidden.json()["type"]) == (409, "/problems/partly-hidden")


async def test_an_api_key_sees_what_everybody_does(app: Litestar, scene: Scene) -> None:
    key = (await scene.clients["owner"].post("/api-keys", {"name": "k", "scopes": ["admin"]})).json()
    async with api_client(app, Authorization=f"Bearer {key['key']}") as machine:
        assert len((await machine.get("/conversations")).json()["items"]) == 1
        await scene.set_visibility("owner")
        assert (await machine.get("/conversations")).json()["items"] == []
        assert (await machine.get("/conversations", q="secret")).json()["items"] == []


async def test_news_reach_those_alone_who_see_the_mail(scene: Scene) -> None:
    async def audience() -> Any:
        async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
            return (await audience_of_conversations(session, [scene.conversation_id]))[scene.conversation_id]

    keeper, mate = scene.people["keeper"].membership_id, scene.people["mate"].membership_id
    assert await audience() is None
    await scene.set_visibility("team")
    assert await audience() == {keeper, mate}
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        (await session.scalars(select(Team))).one().archived_at = (await session.scalars(select(Message))).one().sent_at
    assert await audience() == {keeper}
    await scene.set_visibility("all")
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        (await session.scalars(select(Conversation))).one().private = True
    assert await audience() == {keeper}
