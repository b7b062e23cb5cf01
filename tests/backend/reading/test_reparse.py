"""All mail read anew: right again whatever was wrong, interrupted at will, and nothing that people did is lost."""

import json
import os
import signal
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from litestar import Litestar
from sqlalchemy import func, select, update

from backend.customers.models import Contact
from backend.reading.service.rereading import cancel_rereading, start_rereading
from mail_ingest.parse.message import PARSER_VERSION
from mail_ingest.store.events import MessageCompleted
from mail_ingest.store.models import (
    Conversation,
    ConversationReading,
    Message,
    MessageBody,
    MessagePart,
    MessageReference,
    MessageSearch,
    ReparseRun,
)
from mail_ingest.store.records import RAW, StoredBody, pack_body
from mail_ingest.store.regrouping import split_conversation
from mail_ingest.sync.rereading import reread_run
from mail_ingest.sync.work import Engine
from tenants.outbox import append
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import ACTOR, message_ids, take_in
from tests.backend.reading.test_understanding import letter, run_jobs
from tests.mail_ingest.mailing import raw_mail, shared_pool
from tests.support import ApiClient, TestTenant, api_client, make_person


def engine_of(runtime: Runtime) -> Engine:
    return Engine(runtime.database, runtime.blobs, shared_pool())


async def begin(runtime: Runtime, tenant: TestTenant, **options: Any) -> UUID:
    given = {"mailbox_id": None, "below": None, "in_worker": False} | options
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return (await start_rereading(session, ACTOR, **given)).id


async def run_of(runtime: Runtime, tenant: TestTenant, run_id: UUID) -> ReparseRun:
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        return await session.get_one(ReparseRun, (tenant.id, run_id))


async def derived(runtime: Runtime, tenant: TestTenant) -> list[Any]:
    """All that is made from the originals, by message."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        rows = await session.execute(
            select(
                Message.subject,
                Message.from_address,
                Message.envelope,
                Message.snippet,
                Message.language,
                Message.kind,
                Message.understanding,
                Message.parser_version,
                Message.text_split,
                Message.identity,
                MessageBody.packed,
                Conversation.subject,
                Conversation.snippet,
                MessageSearch.words,
            )
            .join(MessageBody, MessageBody.id == Message.id)
            .join(Conversation, Conversation.id == Message.conversation_id)
            .join(MessageSearch, MessageSearch.id == Message.id)
            .order_by(Message.id)
        )
        parts = await session.execute(
            select(MessagePart.id, MessagePart.path, MessagePart.filename).order_by(MessagePart.message_id)
        )
        return [*(tuple(row) for row in rows), *(tuple(row) for row in parts)]


async def spoil(runtime: Runtime, tenant: TestTenant) -> None:
    """As if an older parser had read everything badly."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(
            update(Message).values(
                subject="=?x?", snippet="", language=None, envelope={}, understanding={}, parser_version=1,
                text_split=None, kind="machine",
            )
        )  # fmt: skip
        await session.execute(update(MessageBody).values(packed=pack_body(StoredBody(text="gibberish"))))
        await session.execute(update(MessagePart).values(filename="gibberish"))
        await session.execute(update(Conversation).values(subject="=?x?", snippet=""))


async def test_everything_derived_is_made_anew(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, letter(html="<p>Dear Wei</p>"), raw_mail(1), raw_mail(2, parent=1))
    await run_jobs(runtime, tenant)
    before = await derived(runtime, tenant)
    await spoil(runtime, tenant)
    run_id = await begin(runtime, tenant)
    assert await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    await run_jobs(runtime, tenant)
    assert await derived(runtime, tenant) == before
    run = await run_of(runtime, tenant, run_id)
    assert (run.status, run.total, run.done, run.changed, run.missing) == ("done", 3, 3, 3, 0)


async def test_doing_it_again_changes_nothing(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, letter(), raw_mail(1))
    await run_jobs(runtime, tenant)
    run_id = await begin(runtime, tenant)
    await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    assert (await run_of(runtime, tenant, run_id)).changed == 0


async def test_only_what_an_older_version_read(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, raw_mail(1), raw_mail(2))
    await run_jobs(runtime, tenant)
    first = (await message_ids(runtime, tenant))[0]
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(Message).where(Message.id == first).values(parser_version=1))
    run_id = await begin(runtime, tenant, below=PARSER_VERSION)
    await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    assert (await run_of(runtime, tenant, run_id)).done == 1


async def test_it_goes_on_where_it_was(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, *(raw_mail(n) for n in range(230)))
    await run_jobs(runtime, tenant)
    before = await derived(runtime, tenant)
    await spoil(runtime, tenant)
    run_id = await begin(runtime, tenant)
    steps = iter([True, False])
    assert not await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id, go_on=lambda: next(steps))
    half = await run_of(runtime, tenant, run_id)
    assert (half.status, half.done) == ("running", 100)
    assert await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    await run_jobs(runtime, tenant)
    assert await derived(runtime, tenant) == before
    assert (await run_of(runtime, tenant, run_id)).done == 230


async def test_a_killed_process_loses_nothing(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, *(raw_mail(n) for n in range(230)))
    await run_jobs(runtime, tenant)
    before = await derived(runtime, tenant)
    await spoil(runtime, tenant)
    run_id = await begin(runtime, tenant)
    program = (
        "import asyncio, sys\n"
        "from uuid import UUID\n"
        "from mail_ingest.sync.pool import DigestPool\n"
        "from mail_ingest.sync.rereading import reread_run\n"
        "from mail_ingest.sync.work import Engine\n"
        "from tenants.context import system_actor\n"
        "from tenants.runtime import open_runtime\n"
        "from tenants.settings import Settings\n"
        "async def main():\n"
        "    settings = Settings.model_validate_json(sys.stdin.readline())\n"
        "    async def told(run):\n"
        "        print(run.done, flush=True)\n"
        "    async with open_runtime(settings, 'killed') as runtime, DigestPool(1) as pool:\n"
        "        engine = Engine(runtime.database, runtime.blobs, pool)\n"
        "        await reread_run(engine, UUID(sys.argv[1]), system_actor('x'), UUID(sys.argv[2]), told=told)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    process = await create_subprocess_exec(
        sys.executable, "-c", program, str(tenant.id), str(run_id), stdin=PIPE, stdout=PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    settings = {
        name: value.get_secret_value() if hasattr(value, "get_secret_value") else value
        for name, value in runtime.settings
    }
    process.stdin.write(json.dumps(settings, default=str).encode() + b"\n")
    await process.stdin.drain()
    while int(await process.stdout.readline()) < 100:
        pass
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    assert (await run_of(runtime, tenant, run_id)).status == "running"
    assert await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    await run_jobs(runtime, tenant)
    assert await derived(runtime, tenant) == before


async def test_what_people_did_stays(runtime: Runtime, tenant: TestTenant, client: ApiClient) -> None:
    await take_in(runtime, tenant, letter(), raw_mail(1), raw_mail(2, parent=1, hour=9), raw_mail(3, parent=2, hour=10))
    await run_jobs(runtime, tenant)
    ids = await message_ids(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        contact_id = await session.scalar(select(Contact.id).where(Contact.email == "ana@moinhoazul.com.br"))
        message = await session.get_one(Message, (tenant.id, ids[2]))
        edit = await split_conversation(session, ACTOR, message)
        split = (edit.conversation_id, edit.other_id)
        await session.execute(update(Message).values(parser_version=1))
    version = (await client.get(f"/contacts/{contact_id}")).headers["etag"].strip('"')
    typed = await client.patch(f"/contacts/{contact_id}", {"title": "Owner"}, int(version))
    assert typed.status_code == 200, typed.text
    await client.put(f"/conversations/{split[0]}/reading", {"read": True})

    async def people_did() -> Any:
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            where = await session.execute(select(Message.id, Message.conversation_id).order_by(Message.id))
            read = await session.execute(select(ConversationReading.conversation_id, ConversationReading.read_until))
            links = await session.execute(
                select(MessageReference.key, MessageReference.conversation_id).order_by(MessageReference.key)
            )
            title = await session.scalar(select(Contact.title).where(Contact.id == contact_id))
            return [tuple(row) for rows in (where, read, links) for row in rows], title

    before = await people_did()
    assert before[1] == "Owner"
    run_id = await begin(runtime, tenant)
    await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    await run_jobs(runtime, tenant)
    assert await people_did() == before


async def test_links_that_were_not_seen_before_join_threads(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, raw_mail(1), raw_mail(2, parent=1, hour=9))
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        second = (await message_ids(runtime, tenant))[1]
        edit = await split_conversation(session, ACTOR, await session.get_one(Message, (tenant.id, second)))
        # As if the parser had not seen what the second answers, and nobody had split anything.
        await session.execute(
            update(Conversation).where(Conversation.id.in_([edit.conversation_id, edit.other_id])).values(fixed=False)
        )
    run_id = await begin(runtime, tenant)
    await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(func.count(Message.conversation_id.distinct()))) == 1


async def test_a_missing_original_leaves_the_message_as_it_is(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, raw_mail(1))
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        sha256 = await session.scalar(select(Message.raw_sha256))
    assert sha256
    await runtime.blobs.delete(tenant.id, RAW, sha256)
    run_id = await begin(runtime, tenant)
    await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    run = await run_of(runtime, tenant, run_id)
    assert (run.status, run.done, run.missing) == ("done", 1, 1)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(Message.subject)) == "Offer 1"


async def test_a_cancelled_run_writes_nothing_more(runtime: Runtime, tenant: TestTenant) -> None:
    await take_in(runtime, tenant, raw_mail(1))
    run_id = await begin(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await cancel_rereading(session, ACTOR, run_id)
    assert await reread_run(engine_of(runtime), tenant.id, ACTOR, run_id)
    run = await run_of(runtime, tenant, run_id)
    assert (run.status, run.done) == ("cancelled", 0)


async def test_a_worker_does_what_the_api_asks_for(runtime: Runtime, tenant: TestTenant, client: ApiClient) -> None:
    await take_in(runtime, tenant, raw_mail(1))
    asked = await client.post("/reparse-runs", {})
    assert asked.status_code == 202, asked.text
    again = await client.post("/reparse-runs", {})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-rereading")
    await run_jobs(runtime, tenant)
    found = (await client.get(f"/reparse-runs/{asked.json()['id']}")).json()
    assert (found["status"], found["done"]) == ("done", 1)
    assert (await client.get("/reparse-runs")).json()["items"][0]["id"] == found["id"]
    assert (await client.delete(f"/reparse-runs/{found['id']}")).status_code == 204


async def test_only_who_manages_mailboxes_may(app: Litestar, runtime: Runtime, tenant: TestTenant) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as client:
        await client.sign_in(rep.email)
        assert (await client.post("/reparse-runs", {})).status_code == 403
        assert (await client.get("/reparse-runs")).status_code == 403


async def test_the_files_of_a_large_message_are_listed_once_it_is_whole(runtime: Runtime, tenant: TestTenant) -> None:
    mail = EmailMessage()
    mail["Message-ID"], mail["From"], mail["Subject"] = "<1@moinho.example>", "ana@moinho.example", "Drawings"
    mail.set_content("See the drawings.")
    mail.add_attachment(b"x" * 9000, maintype="application", subtype="pdf", filename="drawing.pdf")
    whole = mail.as_bytes()
    await take_in(runtime, tenant, whole[:700])
    sha256 = await runtime.blobs.put(tenant.id, RAW, whole)
    [message_id] = await message_ids(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await session.execute(update(Message).values(raw_sha256=sha256, size=len(whole), partial=False))
        append(session, MessageCompleted(message_id=message_id))
    await run_jobs(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        size = await session.scalar(select(MessagePart.size).where(MessagePart.filename == "drawing.pdf"))
        defects = await session.scalar(select(Message.defects))
    assert size == 9000
    assert [defect["code"] for defect in defects or []] == ["date-missing"]
