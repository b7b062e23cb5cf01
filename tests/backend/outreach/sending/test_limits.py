"""How a mailbox's limit is learnt."""

from datetime import timedelta
from uuid import UUID

import pytest

from backend.outreach.sending.limits import (
    UNKNOWN,
    Allowance,
    ceiling_of,
    first_allowance,
    halved,
    raised,
    room_of,
    throttle,
)
from backend.outreach.sending.models import MailIdentity, OutgoingMessage, SendingLimit
from backend.outreach.sending.outgoing import OutgoingDraft
from backend.outreach.sending.queueing import queue_message
from mail_ingest.store.models import Mailbox
from mail_ingest.submit.mime import Party
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tests.backend.outreach.sending.sending import ACTOR, dispatching, parsed, queue, until_filed
from tests.backend.outreach.sending.sink import Sink
from tests.support import TestTenant, make_person

WHY = {"code": "too-fast", "title": "x", "what_to_do": "y"}


def test_what_a_mailbox_begins_with() -> None:
    def of(provider: str | None, address: str = "li@anchor.example") -> Allowance:
        return first_allowance(Mailbox(provider=provider, address=address))

    assert of(None) == of("aliyun") == UNKNOWN == Allowance(50, 200)
    assert of("gmail", "li@gmail.com").per_day == 450
    assert of("gmail").per_day == 1_800
    assert of("microsoft365").per_day == 9_000


def test_halving_and_recovering() -> None:
    assert halved(UNKNOWN) == Allowance(25, 100)
    assert halved(Allowance(6, 21)) == Allowance(5, 20)
    limit, hours = halved(UNKNOWN), 0
    while limit != ceiling_of(UNKNOWN):
        limit, hours = raised(limit, ceiling_of(UNKNOWN)), hours + 1
    # Slowly: more than a day of good hours until eight times what is careful.
    assert 25 < hours < 100
    # Whoever was allowed more than we would learn by ourselves keeps it.
    assert raised(Allowance(5_000, 90_000), ceiling_of(UNKNOWN)) == Allowance(5_000, 90_000)


@pytest.mark.dovecot
async def test_full_hours_and_throttles_leave_no_room(runtime: Runtime, tenant: TestTenant, mailbox_id: UUID) -> None:
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        mailbox = await session.get_one(Mailbox, (tenant.id, mailbox_id))
        assert (await room_of(session, mailbox)).left == 50
        session.add(
            OutgoingMessage(id=new_id(), mailbox_id=mailbox_id, state="sent", sent_at=now(), recipient_count=50)
        )
        await session.flush()
        full = await room_of(session, mailbox)
        assert full.left == 0
        row = await session.get_one(SendingLimit, (tenant.id, mailbox_id))
        assert row.pause is not None
        assert row.pause["code"] == "own-limit"
        row.paused_until = now() - timedelta(seconds=1)
        await throttle(session, mailbox, 900, WHY)
        await throttle(session, mailbox, 900, WHY)  # the same burst counts once
        assert (row.per_hour, row.per_day) == (25, 100)
        assert (await room_of(session, mailbox)).paused


@pytest.mark.dovecot
async def test_a_long_list_of_one_colleague_does_not_keep_the_other_waiting(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink
) -> None:
    colleague = await make_person(runtime.database, tenant.id, "rep")
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        mailbox = await session.get_one(Mailbox, (tenant.id, mailbox_id))
        session.add(MailIdentity(id=mailbox_id, mailbox_id=mailbox_id, address=mailbox.address, used_by="all"))
    ids = [await queue(runtime, tenant, mailbox_id, subject=f"Owner {n}") for n in range(4)]
    async with runtime.database.tenant_session(tenant.id, colleague.actor()) as session:
        late = OutgoingDraft(
            mailbox_id=mailbox_id,
            from_address=mailbox.address,
            to=[Party("", "bo@comprador.example")],
            subject="Colleague",
            html="<p>x</p>",
        )
        ids.append((await queue_message(session, colleague.actor(), late)).id)
    async with dispatching(runtime):
        for outgoing_id in ids:
            await until_filed(runtime, tenant, outgoing_id)
    order = [parsed(taken.content)["Subject"] for taken in sink.taken]
    assert order.index("Colleague") <= 1
