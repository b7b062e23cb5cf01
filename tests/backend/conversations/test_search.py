"""Search: operators, phrases, honest errors, highlights, paging and counting."""

from typing import Any

import pytest
from sqlalchemy import func, select, text

from mail_ingest.store.models import MailFolder, Message, MessageSearch
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import ACTOR, US, take_in
from tests.mail_ingest.mailing import raw_mail
from tests.support import ApiClient, TestTenant


async def found(client: ApiClient, q: str, **filters: Any) -> list[str]:
    """Subjects of what a search finds, sorted."""
    answer = await client.get("/conversations", q=q, **filters)
    assert answer.status_code == 200, answer.text
    return sorted(row["subject"] for row in answer.json()["items"])


def with_file(name: str, *, number: int, subject: str) -> bytes:
    return (
        f"From: Ana Lima <ana@comprador.example>\nTo: {US}\nCc: Omar <omar@gulf.example>\nSubject: {subject}\n"
        f"Message-ID: <file{number}@mail.example>\nDate: Tue, 03 Mar 2026 09:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe list is attached.\n'
        f'--b\nContent-Type: text/plain; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n\n'
        "Kardan shaft, 40 pieces, hardened.\n--b--\n"
    ).encode()


@pytest.fixture
async def mail(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(
        runtime,
        tenant,
        raw_mail(1, subject="Bomba", text="We need forty pumps soon. Please quote FOB Shanghai.", hour=8),
        raw_mail(2, subject="报价单", text="您好，请报离心泵价格。", hour=9),
        raw_mail(3, subject="مضخات", text="نحتاج إلى مضخات مياه للطلب", hour=10),
        raw_mail(4, subject="Насосы", text="Нужны центробежные насосы", hour=11),
        raw_mail(5, subject="Größe", text="Soon we need pumps: forty of them, for Müller.", hour=12),
        with_file("packing-list.txt", number=6, subject="Papers"),
    )
    await take_in(runtime, tenant, raw_mail(7, sender=US, to="ana@comprador.example", subject="Out"), role="sent")


@pytest.mark.parametrize(
    ("q", "subjects"),
    [
        ("forty pumps", ["Bomba", "Größe"]),
        ('"forty pumps"', ["Bomba"]),
        ('"离心泵价格"', ["报价单"]),
        ("pumps -quote", ["Größe"]),
        ('pumps -"forty of"', ["Bomba"]),
        ("groesse", []),
        ("grosse", ["Größe"]),
        ("насосы", ["Насосы"]),
        ("مضخات", ["مضخات"]),
        ("المضخات مياه", ["مضخات"]),
        ("طلب ", ["مضخات"]),
        ('"مياه الطلب"', ["مضخات"]),
        ("pum* forty ", ["Bomba", "Größe"]),
        ("from:ana subject:bomba", ["Bomba"]),
        ("发件人:ana 主题:报价", ["报价单"]),
        ("from:sales", ["Out"]),
        ("to:ana", ["Out"]),
        ("cc:omar", ["Papers"]),
        ("has:attachment", ["Papers"]),
        ("有：附件", ["Papers"]),
        ("-has:attachment forty", ["Bomba", "Größe"]),
        ("filename:packing", ["Papers"]),
        ("before:2026-10-01", ["Papers"]),
        ("after:2026-10-01 quote", ["Bomba"]),
        ("in:sent", ["Out"]),
        ("in:inbox papers", ["Papers"]),
        ("in:sales papers", ["Papers"]),
        ("company:nobody", []),
        ("is:read", ["Out"]),
        ("note:forty", []),
    ],
)
async def test_operators(client: ApiClient, mail: None, q: str, subjects: list[str]) -> None:
    assert await found(client, q) == sorted(subjects)


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("before:2026-13-01", "date"),
        ("after:soon", "date"),
        ("has:wings", "unknown"),
        ("is:blue", "unknown"),
        ("in:nowhere", "place"),
        ("-before:2026-01-01", "negated"),
    ],
)
async def test_an_operator_that_means_nothing_is_said_to(client: ApiClient, mail: None, q: str, code: str) -> None:
    answer = await client.get("/conversations", q=q)
    assert answer.status_code == 400
    assert [(problem["field"], problem["code"]) for problem in answer.json()["errors"]] == [("q", code)]


async def test_a_day_is_the_readers(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    late = raw_mail(1, subject="Late").replace(b"Subject:", b"X-Nothing: 1\nSubject:", 1)
    await take_in(runtime, tenant, late)
    (row,) = (await client.get("/conversations")).json()["items"]
    day = row["last_message_at"][:10]
    assert await found(client, f"after:{day} late", time_zone="UTC") == ["Late"]
    assert (await client.get("/conversations", q=f"after:{day}", time_zone="Nowhere/City")).status_code == 400


async def test_what_was_found_is_shown_with_the_places_of_the_words(client: ApiClient, mail: None) -> None:
    (row,) = (await client.get("/conversations", q="shanghai")).json()["items"]
    shown = row["highlight"]
    assert shown["source"] == "text"
    assert [shown["text"][a:b] for a, b in shown["ranges"]] == ["Shanghai"]
    (row,) = (await client.get("/conversations", q="离心泵")).json()["items"]
    assert [row["highlight"]["text"][a:b] for a, b in row["highlight"]["ranges"]] == ["离心泵"]
    (row,) = (await client.get("/conversations", q="bomb")).json()["items"]
    assert [row["subject"][a:b] for a, b in row["subject_ranges"]] == ["Bomb"]
    (row,) = (await client.get("/conversations", q="filename:packing")).json()["items"]
    assert row["highlight"]["source"] == "file"
    assert "<" not in row["highlight"]["text"]


async def test_pages_and_counts(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, *(raw_mail(n, subject=f"Pump {n}", hour=n) for n in range(7)))
    first = (await client.get("/conversations", q="pump", limit=3, with_total=True)).json()
    assert [row["subject"] for row in first["items"]] == ["Pump 6", "Pump 5", "Pump 4"]
    assert (first["total"], first["total_capped"]) == (7, False)
    second = (await client.get("/conversations", q="pump", limit=3, cursor=first["next_cursor"])).json()
    third = (await client.get("/conversations", q="pump", limit=3, cursor=second["next_cursor"])).json()
    assert [row["subject"] for row in second["items"] + third["items"]] == ["Pump 3", "Pump 2", "Pump 1", "Pump 0"]
    assert third["next_cursor"] is None


async def test_words_that_very_many_messages_hold_are_paged_to_the_end(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    """Beyond the number of hits that are gathered, the list's own order is walked."""
    await take_in(runtime, tenant, *(raw_mail(n, subject=f"Pump {n}", hour=n) for n in range(3)))
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        model = await session.scalar(select(MessageSearch).limit(1))
        assert model is not None
        # As many rows of words as a large tenant has, all of the messages that are here.
        await session.execute(
            text(
                "INSERT INTO message (SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),"
                " 'identity', 'copy-' || m.id || n))).* FROM message m, generate_series(1, 3400) n)"
            )
        )
        await session.execute(
            text(
                "INSERT INTO message_search (tenant_id, id, sent_at, conversation_id, words, version)"
                " SELECT m.tenant_id, m.id, m.sent_at, m.conversation_id, s.words, s.version FROM message m"
                " JOIN message_search s ON s.conversation_id = m.conversation_id WHERE m.identity LIKE 'copy-%'"
            )
        )
        assert (await session.scalar(select(func.count()).select_from(MessageSearch)) or 0) > 10_000
    first = (await client.get("/conversations", q="pump", limit=2, with_total=True)).json()
    second = (await client.get("/conversations", q="pump", limit=2, cursor=first["next_cursor"])).json()
    assert [row["subject"] for row in first["items"] + second["items"]] == ["Pump 2", "Pump 1", "Pump 0"]
    assert second["next_cursor"] is None
    assert (first["total"], first["total_capped"]) == (3, True)
    read = (await client.get("/conversations", q="pump", folder="inbox", with_total=True)).json()
    assert (len(read["items"]), read["total"]) == (3, None)
    # A year of mail without the words lies before them now.
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(
            text(
                "INSERT INTO conversation (SELECT (jsonb_populate_record(c, jsonb_build_object('id',"
                " gen_random_uuid(), 'last_message_at', c.last_message_at + interval '1 year'))).*"
                " FROM conversation c, generate_series(1, 400) n)"
            )
        )
    behind = (await client.get("/conversations", q="pump", limit=2, with_total=True)).json()
    assert [row["subject"] for row in behind["items"]] == ["Pump 2", "Pump 1"]
    rest = (await client.get("/conversations", q="pump", limit=2, cursor=behind["next_cursor"])).json()
    assert [row["subject"] for row in rest["items"]] == ["Pump 0"]


async def test_a_folder_of_a_mailbox_is_a_place(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, raw_mail(1, subject="Inside", hour=8), role="archive")
    await take_in(runtime, tenant, raw_mail(2, subject="Outside", hour=9))
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        folder = await session.scalar(select(MailFolder).where(MailFolder.role == "archive"))
        assert folder is not None
        folder.name = "Kunden/Straße"
    assert await found(client, "in:strasse") == ["Inside"]
    assert await found(client, "in:Kunden/Straße inside") == ["Inside"]


async def test_words_made_in_an_older_way_are_made_anew(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    from backend.conversations.service.indexing import index_messages, outdated_messages

    await take_in(runtime, tenant, raw_mail(1, subject="Old words"), raw_mail(2, subject="No words", hour=9))
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(text("DELETE FROM message_search WHERE id = (SELECT max(id::text)::uuid FROM message)"))
        await session.execute(text("UPDATE message_search SET version = 1, conversation_id = NULL"))
    assert await found(client, "words") == []
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        waiting = await outdated_messages(session, 100)
        assert set(waiting) == set(await session.scalars(select(Message.id)))
        await index_messages(session, waiting)
        assert await outdated_messages(session, 100) == []
    assert await found(client, "words") == ["No words", "Old words"]
