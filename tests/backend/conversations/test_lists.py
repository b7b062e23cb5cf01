"""Lists of conversations: order, filters, search, reading."""

from datetime import timedelta
from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy import func, select

from backend.conversations.service import reading
from mail_ingest.store.models import Conversation, ReadingMark
from tenants.context import system_actor
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import US, take_in
from tests.mail_ingest.mailing import raw_mail
from tests.support import ApiClient, TestTenant, api_client, make_person

NEWSLETTER = (
    b"From: Deals <news@shop.example>\r\nTo: sales@anchor.example\r\nSubject: Big sale\r\n"
    b"Message-ID: <n1@shop.example>\r\n"
    b"Date: Mon, 02 Nov 2026 07:00:00 +0000\r\nList-Unsubscribe: <https://shop.example/u>\r\nPrecedence: bulk\r\n"
    b"List-Id: <news.shop.example>\r\n\r\nBuy now. Unsubscribe here.\r\n"
)


async def subjects(client: ApiClient, **filters: Any) -> list[str]:
    """Subjects of the list, in order."""
    answer = await client.get("/conversations", **filters)
    assert answer.status_code == 200, answer.text
    return [row["subject"] for row in answer.json()["items"]]


async def test_newest_come_first_page_by_page(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, *(raw_mail(n, hour=n) for n in range(5)))
    first = (await client.get("/conversations", limit=2, with_total=True)).json()
    assert [row["subject"] for row in first["items"]] == ["Offer 4", "Offer 3"]
    assert (first["total"], first["total_capped"]) == (5, False)
    second = (await client.get("/conversations", limit=2, cursor=first["next_cursor"])).json()
    third = (await client.get("/conversations", limit=2, cursor=second["next_cursor"])).json()
    assert [row["subject"] for row in second["items"] + third["items"]] == ["Offer 2", "Offer 1", "Offer 0"]
    assert third["next_cursor"] is None


async def test_folders_kinds_and_mailboxes_narrow_the_list(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(runtime, tenant, raw_mail("in", hour=9), NEWSLETTER)
    await take_in(runtime, tenant, raw_mail("out", sender=US, to="ana@comprador.example", hour=10), role="sent")
    await take_in(runtime, tenant, raw_mail("other", hour=11), address="second@anchor.example", role="archive")
    assert await subjects(client, folder="inbox") == ["Offer in", "Big sale"]
    assert await subjects(client, folder="inbox", kind="human") == ["Offer in"]
    assert await subjects(client, kind="machine") == ["Big sale"]
    assert await subjects(client, folder="sent") == ["Offer out"]
    assert await subjects(client) == ["Offer other", "Offer out", "Offer in", "Big sale"]
    rows = (await client.get("/conversations")).json()["items"]
    second = rows[0]["mailbox_ids"][0]
    assert await subjects(client, mailbox_id=second) == ["Offer other"]
    assert await subjects(client, mailbox_id=second, folder="inbox") == []
    assert rows[1]["direction_last"] == "out"


async def test_unread_is_per_person_and_new_mail_makes_it_unread_again(
    app: Litestar, client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    colleague = await make_person(runtime.database, tenant.id, "rep")
    await take_in(runtime, tenant, raw_mail("a", hour=8))
    await take_in(runtime, tenant, raw_mail("seen", hour=7), flags=("\\Seen",))
    await take_in(runtime, tenant, raw_mail("old", hour=6), origin="import")
    assert await subjects(client, unread=True) == ["Offer a"]
    (row,) = (await client.get("/conversations", unread=True)).json()["items"]
    assert (await client.put(f"/conversations/{row['id']}/reading", {"read": True})).status_code == 204
    assert await subjects(client, unread=True) == []
    async with api_client(app) as other:
        await other.sign_in(colleague.email)
        assert await subjects(other, unread=True) == ["Offer a"]
    await take_in(runtime, tenant, raw_mail("b", parent="a", subject="Re: Offer a", hour=9))
    assert await subjects(client, unread=True) == ["Offer a"]
    await client.put(f"/conversations/{row['id']}/reading", {"read": True})
    await client.put(f"/conversations/{row['id']}/reading", {"read": False})
    assert await subjects(client, unread=True) == ["Offer a"]
    assert await subjects(client, unread=False) == ["Offer seen", "Offer old"]


async def test_somebody_who_joins_later_does_not_find_everything_unread(
    app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(runtime, tenant, raw_mail("a"))
    newcomer = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as client:
        await client.sign_in(newcomer.email)
        assert await subjects(client, unread=True) == []
        assert await subjects(client) == ["Offer a"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pumps", ["Bomba"]),
        ("BOMBA pum", ["Bomba"]),
        ("ana comprador.example", ["报价单", "Bomba"]),
        ("离心泵", ["报价单"]),
        ("泵", ["报价单"]),
        ("nothing of the kind", []),
    ],
)
async def test_words_find_conversations_in_any_script(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, words: str, found: list[str]
) -> None:
    await take_in(
        runtime,
        tenant,
        raw_mail(1, subject="Bomba", text="We need forty pumps soon.", hour=8),
        raw_mail(2, subject="报价单", text="您好，请报离心泵价格。", hour=9),
    )
    assert await subjects(client, q=words) == found


async def test_the_search_box_finds_conversations(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, raw_mail(1, subject="Bomba", text="We need forty pumps soon."))
    hits = (await client.get("/search", q="forty")).json()
    assert [hit["subject"] for hit in hits["conversations"]] == ["Bomba"]
    assert hits["companies"] == hits["contacts"] == []


async def test_a_late_parent_joins_threads_and_old_links_go_on_working(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(runtime, tenant, raw_mail("b", parent="a", hour=9))
    await take_in(runtime, tenant, raw_mail("x", parent="y", hour=10))
    before = [row["id"] for row in (await client.get("/conversations")).json()["items"]]
    assert len(before) == 2
    joining = raw_mail("z", hour=11).replace(
        b"Subject:", b"References: <m-gone@mail.example> <mb@mail.example> <my@mail.example>\nSubject:", 1
    )
    await take_in(runtime, tenant, joining)
    (row,) = (await client.get("/conversations")).json()["items"]
    assert row["message_count"] == 3
    for old in before:
        opened = (await client.get(f"/conversations/{old}")).json()
        assert opened["id"] == row["id"]
        assert [message["subject"] for message in opened["messages"]] == ["Offer b", "Offer x", "Offer z"]


async def test_other_tenants_see_nothing(
    client: ApiClient, other_client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(runtime, tenant, raw_mail("a", text="secret pumps"))
    (row,) = (await client.get("/conversations")).json()["items"]
    assert await subjects(other_client) == []
    assert await subjects(other_client, q="pumps") == []
    assert (await other_client.get(f"/conversations/{row['id']}")).status_code == 404
    assert (await other_client.put(f"/conversations/{row['id']}/reading", {"read": True})).status_code == 404


async def test_what_is_read_is_not_looked_at_again(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark of what is read moves up to the oldest conversation that is not."""
    monkeypatch.setattr(reading, "_STORING", timedelta())
    await take_in(runtime, tenant, *(raw_mail(n, hour=n) for n in range(3)))
    rows = (await client.get("/conversations")).json()["items"]
    for row in rows:
        await client.put(f"/conversations/{row['id']}/reading", {"read": True})
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        mark = (await session.scalars(select(ReadingMark.read_until))).one()
        newest = await session.scalar(select(func.max(Conversation.unseen_at)))
    assert newest is not None
    assert mark > newest
    assert await subjects(client, unread=True) == []
    await client.put(f"/conversations/{rows[2]['id']}/reading", {"read": False})
    assert await subjects(client, unread=True) == ["Offer 0"]
    await take_in(runtime, tenant, raw_mail("new", hour=9))
    assert await subjects(client, unread=True) == ["Offer new", "Offer 0"]
