"""The ledger over HTTP: what is on the server is here, or it is written down why not."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select

from mail_ingest.store.models import IngestSkip, MailFolder, MessagePlacement
from mail_ingest.testing.fixtures import MailUser
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.mailboxes.test_mailboxes import settings_of
from tests.mail_ingest.mailing import ACTOR, eventually, raw_mail, running_engine
from tests.support import ApiClient, TestTenant

pytestmark = pytest.mark.dovecot


async def mailbox_of(client: ApiClient, mailbox_id: str) -> dict[str, Any]:
    """The mailbox as the screen sees it."""
    seen: dict[str, Any] = (await client.get(f"/mailboxes/{mailbox_id}")).json()
    return seen


async def folder_of(client: ApiClient, mailbox_id: str, name: str = "INBOX") -> dict[str, Any]:
    """A row of the ledger as the screen sees it."""
    folders: list[dict[str, Any]] = (await client.get(f"/mailboxes/{mailbox_id}/folders")).json()
    found = next((folder for folder in folders if folder["name"] == name), {})
    return defaultdict(lambda: None, found)


def adds_up(folder: dict[str, Any]) -> bool:
    """Whether the ledger's equation holds."""
    here = folder["stored"] + folder["skipped"] + folder["before_start"] + folder["left"] - folder["held"]
    return bool(folder["on_server"] == here)


async def test_what_is_missing_is_found_raised_and_fetched(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(n) for n in range(12)])
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()

    async def verified() -> bool:
        return bool((await folder_of(client, mailbox["id"]))["verified_at"])

    async with running_engine(runtime):
        await eventually(verified)
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            await session.execute(delete(MessagePlacement).where(MessagePlacement.uid.in_([3, 4])))
        answer = await client.post(f"/mailboxes/{mailbox['id']}/verifications", {})
        assert answer.status_code == 202, answer.text

        async def repaired() -> dict[str, Any] | None:
            folder = await folder_of(client, mailbox["id"])
            return folder if folder["repaired_at"] else None

        folder = await eventually(repaired)
    assert folder is not None
    assert (folder["on_server"], folder["stored"], folder["drift"], folder["drift_since"]) == (12, 12, 0, None)
    assert adds_up(folder)
    assert (await mailbox_of(client, mailbox["id"]))["problem"] is None
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        (event,) = await session.scalars(select(OutboxEvent).where(OutboxEvent.type == "MailboxDriftFound"))
        (row,) = await session.scalars(select(MailFolder).where(MailFolder.name == "INBOX"))
    assert event.payload["drift"] == 4  # two are missing, and the counter held them for stored
    assert row.evidence is not None
    assert row.evidence["missing_uids"] == [3, 4]


async def test_a_folder_is_fetched_when_somebody_chooses_it(
    client: ApiClient, runtime: Runtime, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail("junk")], folder="Junk")
    mail_user.server.deliver(mail_user.user, [raw_mail("other")], folder="Other")
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()

    async def listed() -> bool:
        return bool((await mailbox_of(client, mailbox["id"]))["status"] == "live")

    async with running_engine(runtime):
        await eventually(listed)
        for name, selected in (("Junk", True), ("Other", False)):
            folder = await folder_of(client, mailbox["id"], name)
            assert folder["chosen"] is None
            path = f"/mailboxes/{mailbox['id']}/folders/{folder['id']}"
            chosen = await client.patch(path, {"selected": selected})
            assert (chosen.json()["selected"], chosen.json()["chosen"]) == (selected, selected), chosen.text

        async def fetched() -> bool:
            return bool((await folder_of(client, mailbox["id"], "Junk"))["stored"] == 1)

        await eventually(fetched)
        assert not (await folder_of(client, mailbox["id"], "Other"))["selected"]


async def test_an_earlier_start_date_fetches_what_it_brings_in(
    client: ApiClient, runtime: Runtime, mail_user: MailUser
) -> None:
    server = mail_user.server
    server.deliver(mail_user.user, [raw_mail(n) for n in range(3)], received=datetime(2025, 1, 10, tzinfo=UTC))
    server.deliver(mail_user.user, [raw_mail(n) for n in range(3, 5)], received=datetime(2026, 10, 1, tzinfo=UTC))
    mailbox = (await client.post("/mailboxes", settings_of(mail_user, sync_since="2026-01-01"))).json()

    async def live(stored: int) -> dict[str, Any] | None:
        folder = await folder_of(client, mailbox["id"])
        return folder if folder["stored"] == stored and folder["verified_at"] else None

    async with running_engine(runtime):
        folder = await eventually(lambda: live(2))
        assert folder is not None
        assert (folder["on_server"], folder["before_start"], folder["left"]) == (5, 3, 0)
        assert [reason["reason"] for reason in folder["skip_reasons"]] == ["before_start"]
        version = (await mailbox_of(client, mailbox["id"]))["version"]
        changed = await client.patch(f"/mailboxes/{mailbox['id']}", {"sync_since": "2025-01-01"}, version=version)
        assert changed.json()["sync_since"] == "2025-01-01", changed.text
        folder = await eventually(lambda: live(5))
    assert folder is not None
    assert folder["before_start"] == 0
    assert adds_up(folder)


async def test_what_was_left_out_is_tried_again_when_somebody_asks(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(n) for n in range(3)])
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()

    async def live() -> bool:
        return bool((await mailbox_of(client, mailbox["id"]))["status"] == "live")

    async with running_engine(runtime):
        await eventually(live)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        (row,) = await session.scalars(select(MailFolder).where(MailFolder.name == "INBOX"))
        await session.execute(delete(MessagePlacement).where(MessagePlacement.uid == 2))
        row.stored, row.skipped = 2, 1
        session.add(IngestSkip(folder_id=row.id, uid_validity=row.uid_validity or 0, uid=2, reason="refused", tries=3))
    folder = await folder_of(client, mailbox["id"])
    assert [(reason["count"], reason["retryable"]) for reason in folder["skip_reasons"]] == [(1, True)]
    async with running_engine(runtime):
        asked = await client.post(
            f"/mailboxes/{mailbox['id']}/skip-retries", {"reason": "refused", "folder_id": folder["id"]}
        )
        assert asked.status_code == 202, asked.text

        async def stored() -> bool:
            seen = await folder_of(client, mailbox["id"])
            return (seen["stored"], seen["skipped"]) == (3, 0)

        await eventually(stored)


async def test_mail_deleted_on_the_server_is_counted_as_kept(
    client: ApiClient, runtime: Runtime, mail_user: MailUser
) -> None:
    mail_user.server.deliver(mail_user.user, [raw_mail(n) for n in range(4)])
    mailbox = (await client.post("/mailboxes", settings_of(mail_user))).json()

    async def kept(stored: int, gone: int) -> bool:
        folder = await folder_of(client, mailbox["id"])
        return (folder["stored"], folder["deleted_on_server"], folder["left"]) == (stored, gone, 0)

    async with running_engine(runtime):
        await eventually(lambda: kept(4, 0))
        mail_user.server.expunge(mail_user.user, [1])
        await eventually(lambda: kept(3, 1))
