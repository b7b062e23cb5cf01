"""What happens with customers: written by hand or recorded by other parts, told to who may know of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select

from backend.customers.service import record
from mail_ingest.store.models import Conversation, Mailbox
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant, api_client, make_person

ANA = "Ana Lima <ana@comprador.example>"
RUI = "Rui Costa <rui@comprador.example>"


@pytest.fixture
async def company(database: Database, tenant: TestTenant, client: ApiClient) -> dict[str, Any]:
    """A company of Ana and Rui; Ana wrote twice, the second time with Rui in copy, and Rui once."""
    await our_mailbox(database, tenant.id)
    mails = (
        Mail(ANA, subject="First", minute=0),
        Mail(ANA, to=("sales@anchor.test", "rui@comprador.example"), subject="Second", minute=1),
        Mail(RUI, subject="Third", minute=2),
    )
    await learn_from(database, tenant.id, await store(database, tenant.id, *mails))
    (found,) = (await client.get("/companies", bin="candidate")).json()["items"]
    file: dict[str, Any] = (await client.get(f"/companies/{found['id']}")).json()
    return file


def person(company: dict[str, Any], name: str) -> str:
    found: str = next(one["id"] for one in company["people"] if one["name"].startswith(name))
    return found


async def summaries(client: ApiClient, path: str, **narrowed: Any) -> list[str]:
    answer = await client.get(f"{path}/timeline", **narrowed)
    assert answer.status_code == 200, answer.text
    return [item["summary"] for item in answer.json()["items"]]


async def test_a_timeline_is_narrowed_to_kinds_and_to_a_person(client: ApiClient, company: dict[str, Any]) -> None:
    path, ana, rui = f"/companies/{company['id']}", person(company, "Ana"), person(company, "Rui")
    call = {"text": "Wants blue ones", "kind": "call", "minutes": 12, "contact_id": rui, "at": "2026-03-02T08:01:30Z"}
    made = await client.post(f"{path}/notes", call)
    assert made.status_code == 201, made.text
    await client.post(f"{path}/notes", {"text": "Pays late"})
    assert await summaries(client, path) == ["Pays late", "Third", "Wants blue ones", "Second", "First"]
    assert await summaries(client, path, kind=["note", "call"]) == ["Pays late", "Wants blue ones"]
    assert await summaries(client, path, contact_id=ana) == ["Second", "First"]
    assert await summaries(client, path, contact_id=rui) == ["Third", "Wants blue ones", "Second"]
    assert await summaries(client, path, contact_id=rui, kind="message") == ["Third", "Second"]
    (shown,) = (await client.get(f"{path}/timeline", kind="call")).json()["items"]
    assert (shown["details"], shown["contact"]["id"]) == ({"minutes": 12}, rui)
    assert shown["actor"]["name"] == made.json()["actor"]["name"]


async def test_pages_of_every_shape_join_without_gap_or_double(client: ApiClient, company: dict[str, Any]) -> None:
    path, rui = f"/companies/{company['id']}", person(company, "Rui")
    await client.post(f"{path}/notes", {"text": "Pays late", "contact_id": rui})
    for listed, narrowed in ((path, {}), (path, {"contact_id": rui}), (f"/contacts/{rui}", {})):
        whole = await summaries(client, listed, **narrowed)
        pieces, cursor = [], None
        while True:
            page = (await client.get(f"{listed}/timeline", limit=1, **narrowed, **cursor or {})).json()
            pieces += [item["summary"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert pieces == whole
        assert len(whole) >= 3


async def test_a_persons_timeline_stays_with_them_when_they_change_employer(
    client: ApiClient, company: dict[str, Any]
) -> None:
    rui = person(company, "Rui")
    other = (await client.post("/companies", {"name": "Nova Lda"})).json()
    contact = (await client.get(f"/contacts/{rui}")).json()
    moved = await client.patch(f"/contacts/{rui}", {"company_id": other["id"]}, version=contact["version"])
    assert moved.status_code == 200, moved.text
    await client.post(f"/contacts/{rui}/notes", {"text": "Met at the new office", "kind": "meeting"})
    items = (await client.get(f"/contacts/{rui}/timeline")).json()["items"]
    assert [(item["summary"], item["company"]["id"]) for item in items] == [
        ("Met at the new office", other["id"]),
        ("Third", company["id"]),
        ("Second", company["id"]),
    ]
    assert await summaries(client, f"/companies/{company['id']}") == ["Third", "Second", "First"]
    assert await summaries(client, f"/companies/{other['id']}", kind="meeting") == ["Met at the new office"]


async def test_a_note_is_changed_and_taken_away_by_who_wrote_it(
    app: Litestar, client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    path = f"/companies/{company['id']}"
    note = (await client.post(f"{path}/notes", {"text": "Pays late"})).json()
    assert (await client.patch(f"/notes/{note['id']}", {"text": " Pays on time "})).status_code == 204
    (shown,) = (await client.get(f"{path}/timeline", kind="note")).json()["items"]
    assert shown["summary"] == "Pays on time"
    assert shown["edited_at"] is not None
    assert (await client.patch(f"/notes/{note['id']}", {"text": "  "})).status_code == 400
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert (await theirs.patch(f"/notes/{note['id']}", {"text": "Mine now"})).status_code == 403
        assert (await theirs.delete(f"/notes/{note['id']}")).status_code == 403
    assert (await client.delete(f"/notes/{note['id']}")).status_code == 204
    assert await summaries(client, path, kind="note") == []
    assert (await client.delete(f"/notes/{note['id']}")).status_code == 404
    assert (await client.post(f"/notes/{note['id']}/restorations")).status_code == 204
    assert await summaries(client, path, kind="note") == ["Pays on time"]
    mail = (await client.get(f"{path}/timeline", kind="message")).json()["items"][0]
    assert (await client.delete(f"/notes/{mail['id']}")).status_code == 404


async def test_what_speaks_of_a_closed_conversation_is_told_to_its_readers_alone(
    client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    keeper = await make_person(database, tenant.id, "rep")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        conversation_id = (await session.scalars(select(Conversation.id))).first()
        for kind in ("sent", "opened"):
            await record(
                session,
                company_id=UUID(company["id"]),
                contact_id=None,
                kind=kind,
                at=datetime(2026, 4, 1, tzinfo=UTC) + timedelta(hours=len(kind)),
                summary=f"It was {kind}",
                conversation_id=conversation_id,
                details={"times": 2},
            )
    path = f"/companies/{company['id']}"
    assert await summaries(client, path, kind=["sent", "opened"]) == ["It was opened", "It was sent"]
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        for mailbox in await session.scalars(select(Mailbox)):
            mailbox.visibility, mailbox.owner_id = "owner", keeper.membership_id
    assert await summaries(client, path) == []
    assert await summaries(client, f"/contacts/{person(company, 'Ana')}") == []


async def test_who_is_named_in_a_note_hears_of_it(
    app: Litestar, client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    rep = await make_person(database, tenant.id, "rep")
    path = f"/companies/{company['id']}"
    mark = f"@[Rep](membership:{rep.membership_id})"
    me = f"@[Me](membership:{tenant.owner.membership_id})"
    note = (await client.post(f"{path}/notes", {"text": f"{mark} please call, {me} cannot"})).json()
    assert note["summary"] == f"{mark} please call, {me} cannot"
    assert (await client.get("/mentions")).json()["items"] == []
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)

        async def mentions(**narrowed: Any) -> dict[str, Any]:
            answer: dict[str, Any] = (await theirs.get("/mentions", **narrowed)).json()
            return answer

        page = await mentions()
        (mention,) = page["items"]
        assert page["total"] == 1
        assert mention["excerpt"] == "@Rep please call, @Me cannot"
        assert (mention["kind"], mention["subject_id"]) == ("note", note["id"])
        assert (mention["company_id"], mention["actor_name"]) == (company["id"], tenant.owner.name)
        assert (await client.post("/mentions/seen", {"ids": [mention["id"]]})).status_code == 204
        assert (await mentions())["total"] == 1, "only who is named can mark it"
        assert (await theirs.post("/mentions/seen", {})).status_code == 204
        assert await mentions(unseen=True) == {"items": [], "next_cursor": None, "total": 0, "total_capped": False}
        assert (await mentions())["items"][0]["seen"]
        await client.patch(f"/notes/{note['id']}", {"text": "Nobody need call"})
        assert (await mentions())["items"] == []
        await client.patch(f"/notes/{note['id']}", {"text": f"{mark} do call"})
        await client.delete(f"/notes/{note['id']}")
        assert (await mentions())["items"] == []
        await client.post(f"/notes/{note['id']}/restorations")
        assert (await mentions())["items"][0]["excerpt"] == "@Rep do call"


async def test_a_message_is_told_to_each_reader_in_their_language(
    client: ApiClient, database: Database, tenant: TestTenant, company: dict[str, Any]
) -> None:
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await record(
            session,
            company_id=UUID(company["id"]),
            contact_id=None,
            kind="trade",
            at=datetime.now(UTC),
            summary="Quote {number} was accepted",
            params={"number": "Q-7 {number}"},
            details={"what": "quote"},
        )
    told = {}
    for language in ("en", "zh-CN", "ar"):
        await client.patch("/profile", {"locale": language})
        answer = await client.get(f"/companies/{company['id']}/timeline", kind="trade")
        (told[language],) = answer.json()["items"]
    assert told["en"]["summary"] == "Quote Q-7 {number} was accepted"
    assert len({each["summary"] for each in told.values()}) == 3
    assert all("Q-7 {number}" in each["summary"] for each in told.values())
    assert told["en"]["details"] == {"what": "quote"}
