"""Calls from an ERP: only the right address and signature, only a read, and nothing twice."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
import pytest
from sqlalchemy import select, update

from erp_adapters.contract.records import Entity
from erp_adapters.engine.models import ErpCursor, ErpLane
from infra.local.postgres import DatabaseUrls
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import make_engine
from tests.erp_adapters.model.crm import make_tables
from tests.erp_adapters.model.erp import ModelErp
from tests.erp_adapters.model.stage import Stage, make_stage, served
from tests.support import ApiClient, TestTenant

SECRET = "model-secret-1"


@pytest.fixture
async def stage(database_urls: DatabaseUrls, runtime: Runtime, tenant: TestTenant) -> AsyncIterator[Stage]:
    owner = make_engine(database_urls.superuser_url, pool_size=1)
    await make_tables(owner)
    await owner.dispose()
    erp = ModelErp()
    with served({"model": erp}):
        stage = await make_stage(runtime, tenant.id, erp, settings={"secret": SECRET})
        erp.insert(Entity.CUSTOMER, {"name": "Known"})
        await stage.turn()
        yield stage


async def quiet(stage: Stage, **values: Any) -> None:
    """Nothing is due for an hour; the last round is long over."""
    async with stage.session() as session:
        later, before = now() + timedelta(seconds=40), now() - timedelta(minutes=5)
        await session.execute(update(ErpCursor).values(next_at=later, round_started=before, **values))
        await session.execute(update(ErpLane).values(due_at=now() + timedelta(hours=1), holder=None))


async def due(stage: Stage) -> tuple[set[str], bool]:
    """(entities that are due, whether the link's lane is)."""
    async with stage.session() as session:
        rows = await session.scalars(select(ErpCursor).where(ErpCursor.next_at <= now()))
        lane = (await session.scalars(select(ErpLane))).one()
        return {row.entity for row in rows}, lane.due_at is not None and lane.due_at <= now()


def event(number: int = 1) -> bytes:
    return msgspec.json.encode({"entity": "customer", "id": "1", "event": f"e{number}"})


async def send(client: ApiClient, path: str, body: bytes, signature: str = SECRET) -> httpx.Response:
    return await client.http.post(path, content=body, headers={"X-Model": signature})


async def test_a_call_has_its_entity_read_soon_and_a_repeated_one_changes_nothing(
    stage: Stage, client: ApiClient, anonymous: ApiClient
) -> None:
    answer = await client.post(f"/erp-links/{stage.link_id}/hook", {})
    path = urlsplit(answer.json()["address"]).path
    again = await client.post(f"/erp-links/{stage.link_id}/hook", {})
    assert again.json() == answer.json()

    await quiet(stage)
    told = await send(anonymous, path, event())
    assert (told.status_code, told.content) == (200, b"noted")
    assert await due(stage) == ({"customer"}, True)
    # What the call said was taken for nothing but a hint.
    stage.erp.insert(Entity.CUSTOMER, {"name": "News"})
    await stage.turn(due=False)
    async with stage.session() as session:
        assert {row.values["name"] for row in (await stage.crm.every(session, "customer")).values()} == {
            "Known", "News",
        }  # fmt: skip

    await quiet(stage)
    assert (await send(anonymous, path, event())).status_code == 200  # replayed
    assert await due(stage) == (set(), False)
    assert (await send(anonymous, path, event(2))).status_code == 200
    assert await due(stage) == ({"customer"}, True)


async def test_calls_that_are_not_genuine_are_turned_away(
    stage: Stage, client: ApiClient, anonymous: ApiClient, other_client: ApiClient
) -> None:
    path = urlsplit((await client.post(f"/erp-links/{stage.link_id}/hook", {})).json()["address"]).path
    await quiet(stage)
    assert (await send(anonymous, path, event(), "wrong")).status_code == 401
    assert (await send(anonymous, path[:-1] + ("A" if path[-1] != "A" else "B"), event())).status_code == 404
    assert (await send(anonymous, "/hooks/erp/nothing", event())).status_code == 404
    assert (await send(anonymous, path, b"x" * 1_000_001)).status_code == 413
    assert await due(stage) == (set(), False)
    assert (await other_client.post(f"/erp-links/{stage.link_id}/hook", {})).status_code == 404

    renewed = urlsplit((await client.post(f"/erp-links/{stage.link_id}/hook", {"renew": True})).json()["address"]).path
    assert (await send(anonymous, path, event(3))).status_code == 404
    assert (await send(anonymous, renewed, event(3))).status_code == 200


async def test_a_storm_of_calls_reads_no_oftener(stage: Stage, client: ApiClient, anonymous: ApiClient) -> None:
    path = urlsplit((await client.post(f"/erp-links/{stage.link_id}/hook", {})).json()["address"]).path
    await quiet(stage)
    async with stage.session() as session:
        await session.execute(update(ErpCursor).values(round_started=now()))
    for number in range(5):
        assert (await send(anonymous, path, event(number))).status_code == 200
    async with stage.session() as session:
        row = (await session.scalars(select(ErpCursor).where(ErpCursor.entity == "customer"))).one()
        assert row.round_started is not None
        assert row.next_at - row.round_started == timedelta(seconds=5)
