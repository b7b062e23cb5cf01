"""Many links of many tenants in one worker: a slow one delays nobody."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from erp_adapters.contract.records import Entity
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.models import ErpLane
from erp_adapters.engine.worker import ErpWorker
from tenants.runtime import Runtime
from tests.erp_adapters.model.crm import ModelLocal
from tests.erp_adapters.model.erp import ModelErp
from tests.erp_adapters.model.stage import Stage, make_stage, served
from tests.support import eventually, make_tenant

LINKS = 12


@pytest.mark.usefixtures("model_crm")
async def test_a_link_that_hangs_delays_no_other(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    erps = {f"model-{number}": ModelErp() for number in range(LINKS)}
    released = asyncio.Event()
    slow = erps["model-0"]
    read = slow.read

    async def hanging(*arguments: Any, **options: Any) -> Any:
        await released.wait()
        async for page in read(*arguments, **options):
            yield page

    monkeypatch.setattr(slow, "read", hanging)
    with served(erps):
        stages: dict[str, Stage] = {}
        for name, erp in erps.items():
            tenant = await make_tenant(runtime.database, "Many")
            stages[name] = await make_stage(runtime, tenant.id, erp, name=name)
            erp.insert(Entity.CUSTOMER, {"name": f"Customer of {name}"})
        async with runtime.database.system_session() as session:
            mine = [stage.link_id for stage in stages.values()]
            await session.execute(update(ErpLane).where(ErpLane.id.not_in(mine)).values(due_at=None))
        for stage in stages.values():
            async with stage.session() as session:
                await wake_link(session, stage.link_id)
        worker = ErpWorker(runtime, ModelLocal(), most=LINKS)
        working = asyncio.create_task(worker.run())
        try:

            async def others_done() -> bool:
                return all([await _has(stage) for name, stage in stages.items() if name != "model-0"])

            await eventually(others_done, 60)
            assert not await _has(stages["model-0"])
            assert await _held(runtime, stages["model-0"].link_id)
            released.set()
            await eventually(lambda: _has(stages["model-0"]), 60)
        finally:
            released.set()
            worker.stop()
            await working


async def _has(stage: Stage) -> bool:
    async with stage.session() as session:
        return len(await stage.crm.every(session, "customer")) == 1


async def _held(runtime: Runtime, link_id: UUID) -> bool:
    async with runtime.database.system_session() as session:
        return await session.scalar(select(ErpLane.holder).where(ErpLane.id == link_id)) is not None
