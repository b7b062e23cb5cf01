"""Whoever may not be written to gets nothing, whichever way a letter came into the queue: it is asked when it goes."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import update

from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.suppression.service import suppress
from mail_ingest.submit.mime import Party
from tenants.orm import now
from tenants.runtime import Runtime
from tests.backend.outreach.sending.sending import (
    ACTOR,
    dispatching,
    let_time_pass,
    outgoing,
    queue,
    recipients,
    until,
    until_filed,
)
from tests.backend.outreach.sending.sink import Sink
from tests.support import ApiClient, TestTenant

pytestmark = pytest.mark.dovecot

ANA, BO = "ana@comprador.example", "bo@comprador.example"


async def test_every_way_into_the_queue_asks_at_the_moment_of_sending(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink, client: ApiClient
) -> None:
    letter = {"to": [{"address": ANA}], "subject": "Lights", "html": "<p>Hello</p>"}
    ways: dict[str, UUID] = {}
    for name, sending in (
        ("by hand", {"accepted": ["night-there"]}),
        ("later", {"send_at": (now() + timedelta(days=1)).isoformat(), "accepted": ["night-there"]}),
    ):
        draft = (await client.post("/outgoing-messages", letter)).json()
        sent = await client.put(f"/outgoing-messages/{draft['id']}/sending", sending)
        assert sent.status_code == 200, sent.text
        ways[name] = UUID(draft["id"])
    ways["program"] = await queue(
        runtime, tenant, mailbox_id, unique_key="meeting:a", send_at=now() + timedelta(hours=2)
    )
    ways["answer"] = await queue(runtime, tenant, mailbox_id, mode="reply")
    ways["forward"] = await queue(runtime, tenant, mailbox_id, mode="forward", subject="Fwd: Lights")
    both = await queue(runtime, tenant, mailbox_id, cc=[Party("", BO)])
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        await suppress(session, ANA, "unsubscribed", "page")
        await session.execute(update(OutgoingMessage).values(send_at=now()))
    await let_time_pass(runtime, tenant)
    async with dispatching(runtime):
        for name, outgoing_id in ways.items():
            row = await until(runtime, tenant, outgoing_id, lambda row: row.state in {"failed", "sent", "cancelled"})
            assert (name, row.state, (row.error or {}).get("code")) == (name, "failed", "suppressed")
            assert await recipients(runtime, tenant, outgoing_id) == {ANA: ("suppressed", "unsubscribed")}
        await until_filed(runtime, tenant, both)
    assert [taken.recipients for taken in sink.taken] == [(BO,)]
    assert (await outgoing(runtime, tenant, both)).state == "sent"
