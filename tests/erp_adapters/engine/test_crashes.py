"""A real worker process is killed (SIGKILL) in the middle of pushing, pulling and reading everything anew, before its
request reaches the ERP, after the ERP did it, and between: nothing is lost, nothing is doubled."""

import asyncio
import random
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from erp_adapters.contract.records import Entity
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.models import OPEN, ErpBinding, ErpCursor, ErpInbound, ErpLane, ErpLink, ErpOutbound
from erp_adapters.engine.outbound import ask_push
from erp_adapters.engine.pulling import forgotten
from infra.bench.installation import environment
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.erp_adapters.model.crm import reference_of
from tests.erp_adapters.model.erp import ModelErp
from tests.erp_adapters.model.stage import Stage, make_stage
from tests.erp_adapters.simulators.odoo import KEY, LOGIN, OdooSimulator
from tests.erp_adapters.simulators.server import Answer, Call, running
from tests.support import TestTenant, eventually

_PROGRAM = """
import asyncio
from erp_adapters.engine.worker import ErpWorker
from tenants.runtime import open_runtime
from tenants.settings import load_settings
from tests.erp_adapters.model.crm import ModelLocal
async def main():
    async with open_runtime(load_settings(), "lading-test") as runtime:
        await ErpWorker(runtime, ModelLocal()).run()
asyncio.run(main())
"""
THEIRS, OURS, KILLS = 230, 4, 3


class Deadly(OdooSimulator):
    """An ERP whose caller dies at its `left`-th request from now."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self.rng, self.left = rng, 0
        self.worker: subprocess.Popen[bytes] | None = None

    def _kill(self) -> None:
        if self.worker is not None:
            self.worker.kill()

    def _respond(self, call: Call) -> Answer | None:
        self.left -= 1
        if self.left:
            return super()._respond(call)
        how = self.rng.choice(("before", "after", "later"))
        if how == "before":
            self._kill()
            return None
        answer = super()._respond(call)
        if how == "after":
            self._kill()
        else:
            asyncio.get_running_loop().call_later(self.rng.random() / 20, self._kill)
        return answer


def started(settings: Settings) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", _PROGRAM], env=environment(settings, allowed_networks="127.0.0.0/8"))


async def begin(stage: Stage, *, anew: bool) -> None:
    """What time does to a dead process's lane, and perhaps somebody who has everything read anew."""
    async with stage.session() as session:
        if anew:
            for cursor in await session.scalars(select(ErpCursor).where(ErpCursor.link_id == stage.link_id)):
                forgotten(cursor)
        await session.execute(update(ErpCursor).where(ErpCursor.link_id == stage.link_id).values(next_at=now()))
        await session.execute(update(ErpOutbound).where(ErpOutbound.state.in_(OPEN)).values(next_at=now()))
        await session.execute(update(ErpLink).where(ErpLink.id == stage.link_id).values(open_until=None))
        await session.execute(update(ErpLane).where(ErpLane.id == stage.link_id).values(holder=None))
        await wake_link(session, stage.link_id)


async def edited(stage: Stage, number: int) -> tuple[list[UUID], list[UUID]]:
    """Customers and orders of ours that are to be there."""
    customers, orders = [], []
    async with stage.session() as session:
        for each in range(OURS):
            values = {"name": f"Ours {number}/{each}", "phone": f"+49 40 {number}{each}"}
            customer = await stage.crm.apply(session, "customer", None, values)
            line = {"id": str(UUID(int=each)), "product_code": "LED-09", "quantity": "2"}
            body = {"company_id": str(customer), "currency": "USD", "note": "", "lines": [line]}
            order = await stage.crm.apply(session, "sales_order", None, body)
            await ask_push(session, stage.crm, stage.link_id, "sales_order", order, why="confirmed")
            customers.append(customer)
            orders.append(order)
    return customers, orders


async def at_rest(stage: Stage) -> bool:
    async with stage.session() as session:
        steps = await session.scalar(select(ErpOutbound.id).where(ErpOutbound.state.in_(OPEN)).limit(1))
        cursors = list(await session.scalars(select(ErpCursor).where(ErpCursor.link_id == stage.link_id)))
        read = {row.entity for row in cursors if row.page is None and row.through is not None}
        return steps is None and read >= {"customer", "sales_order"}


@pytest.mark.timeout(240)
@pytest.mark.usefixtures("model_crm")
async def test_a_worker_killed_anywhere_loses_and_doubles_nothing(
    runtime: Runtime, settings: Settings, tenant: TestTenant
) -> None:
    rng = random.Random(9)
    async with runtime.database.system_session() as session:
        # Links of other tests are not this worker's.
        await session.execute(update(ErpLane).values(due_at=None))
    odoo = Deadly(rng)
    odoo.clock.moment = datetime.now(UTC)
    odoo.seed(Entity.CUSTOMER, THEIRS)
    async with running(odoo):
        told: dict[str, Any] = {"url": odoo.url, "database": "demo", "login": LOGIN, "api_key": KEY}
        stage = await make_stage(runtime, tenant.id, ModelErp(), name="odoo", settings=told)
        customers: list[UUID] = []
        orders: list[UUID] = []
        for number in range(KILLS + 1):
            if number < KILLS:
                made = await edited(stage, number)
                customers, orders = customers + made[0], orders + made[1]
            await begin(stage, anew=number >= KILLS - 2)
            odoo.left = rng.randint(4, 25) if number < KILLS else 0
            worker = odoo.worker = started(settings)
            try:
                if number < KILLS:
                    await asyncio.to_thread(worker.wait, 60)
                else:
                    await eventually(lambda: at_rest(stage), 90)
            finally:
                worker.kill()
                worker.wait()
    for entity, wanted in ((Entity.CUSTOMER, customers), (Entity.SALES_ORDER, orders)):
        assert [odoo.count(entity, reference_of(one)) for one in wanted] == [1] * len(wanted), entity
    async with stage.session() as session:
        steps = list(await session.scalars(select(ErpOutbound)))
        assert {step.state for step in steps} == {"done"}, {(step.state, str(step.problem)) for step in steps}
        here = await stage.crm.every(session, "customer")
        bound = list(await session.scalars(select(ErpBinding).where(ErpBinding.entity == "customer")))
        kept = {row.state for row in await session.scalars(select(ErpInbound))}
    there = [row for row in odoo.tables["res.partner"].values() if row["active"]]
    assert len(here) == len(bound) == len(there)
    assert sorted(str(row.external_id) for row in bound) == sorted(str(row["id"]) for row in there)
    assert {row.local_id for row in bound} == set(here)
    assert {record.values["name"] for record in here.values()} == {row["name"] for row in there}
    assert kept <= {"applied", "ignored"}, kept
