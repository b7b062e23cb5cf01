"""Several workers at the same sequences, of which one is killed again and again, while people answer and leave."""

import asyncio
import random
import signal
import sys
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences.models import SequenceEnrolment, SequenceSend
from backend.outreach.sequences.runner import SequenceRunner
from backend.outreach.sequences.service.stopping import locked, stop
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.sequences.support import (
    ACTOR,
    TUESDAY,
    a_mailbox,
    a_sequence,
    ana,
    began,
    enrol,
    enrolments,
    goes_out,
    letters,
    sends,
)
from tests.mail_ingest.sync.test_crashes import environment
from tests.support import ApiClient, TestTenant, eventually

pytestmark = pytest.mark.timeout(120)
_PEOPLE = 12
_PROGRAM = """
import asyncio, os, signal, sys
from datetime import datetime
from backend.outreach.sequences.runner import SequenceRunner
from backend.outreach.sequences.service import stepping
from tenants.runtime import open_runtime
from tenants.settings import load_settings

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    moment, point = datetime.fromisoformat(sys.argv[1]), sys.argv[2]
    if point == "in":
        stepping.tell = die  # all is written, nothing is committed
    async with open_runtime(load_settings(), "sequences") as runtime:
        await SequenceRunner(runtime, clock=lambda: moment).tick()
        die()

asyncio.run(main())
"""


async def prepared(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> dict[str, Any]:
    """A sequence of two letters with a dozen people at its beginning."""
    await a_mailbox(runtime, tenant)
    sequence = await a_sequence(client)
    await enrol(client, sequence, *[await ana(client) for _ in range(_PEOPLE)])
    await began(runtime, tenant, TUESDAY)
    return sequence


@pytest.mark.parametrize("point", ["in", "after"])
async def test_a_worker_that_is_killed_in_its_turn_or_after_it_loses_and_doubles_nothing(
    client: ApiClient, settings: Settings, runtime: Runtime, tenant: TestTenant, point: str
) -> None:
    await prepared(client, runtime, tenant)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _PROGRAM, TUESDAY.isoformat(), point, env=environment(settings)
    )
    assert await process.wait() == -signal.SIGKILL
    # A turn that did not end never happened; one that did is there as a whole.
    assert len(await sends(runtime, tenant)) == len(await letters(runtime, tenant)) == (0 if point == "in" else _PEOPLE)
    await SequenceRunner(runtime, clock=lambda: TUESDAY).tick()
    keys = Counter(each.unique_key for each in await letters(runtime, tenant))
    assert (len(keys), set(keys.values())) == (_PEOPLE, {1})
    assert len(await sends(runtime, tenant)) == _PEOPLE


async def test_workers_side_by_side_write_to_nobody_twice_and_to_nobody_who_left(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await prepared(client, runtime, tenant)
    chance = random.Random(7)
    clock = [TUESDAY]
    runners = [SequenceRunner(runtime, clock=lambda: clock[0]) for _ in range(3)]
    left: dict[UUID, int] = {}

    async def leaves() -> None:
        """Somebody answers at any moment: what they had got by then is all that they get."""
        people = [each for each in await enrolments(runtime, tenant) if each.state == "active"]
        if not people:
            return
        someone = chance.choice(people)
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            rows = await locked(session, SequenceEnrolment.id == someone.id)
            await stop(session, rows, "replied")
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            left[someone.id] = len(list(await session.scalars(
                select(OutgoingMessage.id).join(SequenceSend, SequenceSend.outgoing_id == OutgoingMessage.id)
                .where(SequenceSend.enrolment_id == someone.id, OutgoingMessage.state.in_(("queued", "sent")))
            )))  # fmt: skip

    for day in range(4):
        clock[0] = TUESDAY + timedelta(days=day)
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            await session.execute(
                update(SequenceEnrolment).where(SequenceEnrolment.state == "active").values(next_at=clock[0])
            )
        await asyncio.gather(*(runner.tick() for runner in runners), leaves(), leaves())
        await goes_out(runtime, tenant, clock[0])
    rows = await sends(runtime, tenant)
    assert len({(each.enrolment_id, each.step_id) for each in rows}) == len(rows)
    by_person: Counter[UUID] = Counter()
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        for enrolment_id in await session.scalars(
            select(SequenceSend.enrolment_id)
            .join(OutgoingMessage, OutgoingMessage.id == SequenceSend.outgoing_id)
            .where(OutgoingMessage.state == "sent")
        ):
            by_person[enrolment_id] += 1
    assert {who: by_person[who] for who in left} == left
    stayed = [each.id for each in await enrolments(runtime, tenant) if each.id not in left]
    assert stayed
    assert {by_person[who] for who in stayed} == {2}

    async def finished() -> bool:
        for runner in runners:
            await runner.tick()
        return {each.state for each in await enrolments(runtime, tenant) if each.id in stayed} == {"finished"}

    clock[0] = TUESDAY + timedelta(days=10)
    await eventually(finished)
