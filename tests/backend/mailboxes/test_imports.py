"""Imports over HTTP and on the command line: uploaded, worked through in slices, killed, cancelled, tried again."""

import asyncio
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from sqlalchemy import func, select

from backend.jobs.runner import JobRunner
from backend.mailboxes.imports import runs
from backend.worker import make_registry
from mail_ingest.store.models import ImportRun, Message
from tenants.orm import now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.mail_ingest.archives.making import mbox_of, zip_of
from tests.mail_ingest.mailing import ACTOR, count_messages, eventually, raw_mail
from tests.mail_ingest.sync.test_crashes import environment
from tests.support import ApiClient, TestTenant, api_client, make_person

_COMMAND = "import sys; from backend.cli import main; sys.argv[0] = 'lading'; main()"


async def upload(client: ApiClient, content: bytes, filename: str = "old.zip") -> httpx.Response:
    headers = {"X-CSRF-Token": client.http.cookies["lading_csrf"], "Content-Type": "application/octet-stream"}

    async def pieces() -> Any:
        for start in range(0, len(content), 65_536):
            yield content[start : start + 65_536]

    return await client.http.post(
        "/api/v1/import-runs", params={"filename": filename}, content=pieces(), headers=headers
    )


async def run_slices(runtime: Runtime, tenant: TestTenant, *, most: int = 100) -> int:
    """Do what a worker does with the outbox until no slice is due; answers how many it were."""
    registry = make_registry()
    for count in range(most):
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            due = await session.scalars(
                select(OutboxEvent).where(OutboxEvent.type == "ImportRunDue", OutboxEvent.done_at.is_(None))
            )
            events = list(due)
        if not events:
            return count
        for event in events:
            assert await JobRunner(runtime, registry).run("mailboxes.import", tenant.id, event.id, 1) is None
    return most


def start(command: list[str], settings: Settings) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env=environment(settings), stderr=subprocess.DEVNULL)


def balanced(run: dict[str, Any]) -> dict[str, Any]:
    assert run["read"] == run["stored"] + run["duplicate"] + run["defective"]
    return run


async def test_a_file_is_uploaded_and_worked_through_in_slices(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_SLICE_SECONDS", 0.0)
    raws = [raw_mail(n) for n in range(250)]
    content = zip_of({"a/Inbox.mbox": mbox_of(raws), "b.eml": raws[0], "c.eml": b"\n", "logo.png": b"\x89PNG"})
    answer = await upload(client, content)
    assert answer.status_code == 201, answer.text
    run = answer.json()
    assert (run["filename"], run["status"], run["kind"], run["total_bytes"]) == (
        "old.zip", "waiting", "upload", len(content),
    )  # fmt: skip
    assert await run_slices(runtime, tenant) >= 3
    run = balanced((await client.get(f"/import-runs/{run['id']}")).json())
    assert (run["status"], run["error"]) == ("done", None)
    assert (run["read"], run["stored"], run["duplicate"], run["defective"], run["ignored"]) == (252, 250, 1, 1, 1)
    assert run["done_bytes"] == run["total_bytes"]
    assert await count_messages(runtime, tenant) == 250
    (problem,) = (await client.get(f"/import-runs/{run['id']}/problems")).json()["items"]
    assert (problem["origin"], problem["reason"], problem["text"]) == (
        "old.zip/c.eml", "empty", "The message is empty.",
    )  # fmt: skip
    assert [each["id"] for each in (await client.get("/import-runs")).json()["items"]] == [run["id"]]
    # Its mail has the dates it had, and the upload is gone.
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(func.count()).where(func.date_part("year", Message.sent_at) == 2026)) == 250
        assert (await session.scalars(select(ImportRun.upload))).one() is None


async def test_imported_mail_joins_the_threads_that_are_there(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await upload(client, raw_mail("answer", parent="question"), "a.eml")
    await upload(client, raw_mail("question"), "b.eml")
    await run_slices(runtime, tenant)
    listed = (await client.get("/conversations", folder="all")).json()["items"]
    assert [row["message_count"] for row in listed] == [2]


async def test_a_cancelled_import_stops_and_goes_on_when_tried_again(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "_SLICE_SECONDS", 0.0)
    run = (await upload(client, mbox_of([raw_mail(n) for n in range(250)]), "old.mbox")).json()
    assert await run_slices(runtime, tenant, most=1) == 1
    assert (await client.delete(f"/import-runs/{run['id']}")).status_code == 204
    assert await run_slices(runtime, tenant) == 1
    stopped = balanced((await client.get(f"/import-runs/{run['id']}")).json())
    assert (stopped["status"], stopped["stored"]) == ("cancelled", 100)
    assert (await client.post(f"/import-runs/{run['id']}/retries")).status_code == 202
    await run_slices(runtime, tenant)
    ended = balanced((await client.get(f"/import-runs/{run['id']}")).json())
    assert (ended["status"], ended["stored"], ended["duplicate"]) == ("done", 250, 0)
    again = await client.post(f"/import-runs/{run['id']}/retries")
    assert (again.status_code, again.json()["type"]) == (409, "/problems/import-not-retryable")


async def test_a_damaged_file_fails_in_words(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    damaged = (await upload(client, b"PK\x03\x04 no more", "old.zip")).json()
    empty_of_mail = (await upload(client, zip_of({"a.png": b"\x89PNG"}), "pictures.zip")).json()
    await run_slices(runtime, tenant)
    for run, code in ((damaged, "damaged"), (empty_of_mail, "no-mail")):
        seen = (await client.get(f"/import-runs/{run['id']}")).json()
        assert (seen["status"], seen["error"]["code"]) == ("failed", code)
        assert seen["filename"] in seen["error"]["title"]
        assert seen["error"]["what_to_do"]
    nothing = await upload(client, b"", "old.zip")
    assert (nothing.status_code, nothing.json()["type"]) == (400, "/problems/import-empty")


async def test_the_upload_of_a_failed_import_is_dropped_after_a_month(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await upload(client, b"PK\x03\x04 no more", "old.zip")
    await run_slices(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await runs.forget_uploads(session, runtime) == 0
        (run,) = await session.scalars(select(ImportRun))
        name = run.upload or ""
        assert await runtime.blobs.exists(tenant.id, runs.UPLOAD, name)
        run.updated_at = now() - timedelta(days=31)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await runs.forget_uploads(session, runtime) == 1
    assert not await runtime.blobs.exists(tenant.id, runs.UPLOAD, name)


async def test_an_upload_beyond_the_limit_is_refused_and_not_kept(
    app: Litestar, client: ApiClient, runtime: Runtime, tmp_path: Path
) -> None:
    object.__setattr__(runtime.settings, "import_max_bytes", 1_000_000)
    answer = await upload(client, b"x" * 1_100_000)
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/import-too-large")
    assert (await client.get("/import-runs")).json()["items"] == []


async def test_only_those_who_manage_mailboxes_import(app: Litestar, runtime: Runtime, tenant: TestTenant) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as client:
        await client.sign_in(rep.email)
        assert (await upload(client, raw_mail(1))).status_code == 403
        assert (await client.get("/import-runs")).status_code == 403


@pytest.mark.timeout(240)
async def test_the_command_killed_again_and_again_loses_and_doubles_nothing(
    runtime: Runtime, settings: Settings, tenant: TestTenant, tmp_path: Path
) -> None:
    total = 1500
    box = tmp_path / "old.mbox"
    box.write_bytes(mbox_of([raw_mail(n, text="x" * 2000) for n in range(total)]))
    command = [sys.executable, "-c", _COMMAND, "import", "mail", str(box), "--tenant", tenant.slug]

    async def read() -> int:
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            return await session.scalar(select(ImportRun.read)) or 0

    for _ in range(2):
        before = await read()
        process = start(command, settings)

        async def moved(before: int = before) -> bool:
            return await read() > before

        await eventually(moved)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert await read() < total
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment(settings), capture_output=True, text=True, check=True
    )
    assert f"read {total}, stored {total}, duplicate 0, defective 0" in done.stdout
    assert await count_messages(runtime, tenant) == total
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        (run,) = await session.scalars(select(ImportRun))
    assert (run.status, run.read, run.stored, run.duplicate) == ("done", total, total, 0)
