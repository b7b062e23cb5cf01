"""Where pools are pushed at their edges: days of other zones, quotas, pools put aside at night, rules that change."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from backend.customers.models import Company, TimelineEntry
from backend.pool.models import Pool, PoolHolding, PoolMove
from backend.pool.service import recycling
from backend.pool.service.recycling import Done, recycle
from backend.trade.orders.models import SalesOrder
from tenants.directory.models import Membership
from tenants.orm import now
from tests.backend.pool.scene import ACTOR, Scene
from tests.backend.pool.test_claiming import pooled

#: Their days differ at every instant.
_EARLIEST, _LATEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


async def _put(scene: Scene, statement: Any) -> None:
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        await session.execute(statement.execution_options(synchronize_session=False))


async def _live_in(scene: Scene, zone: str) -> None:
    seat = scene.people["ana"].membership_id
    await _put(scene, update(Membership).where(Membership.id == seat).values(time_zone=zone))


async def _run(scene: Scene) -> Done:
    return await recycle(scene.runtime.database, scene.tenant.id)


async def test_a_days_caps_are_those_of_ones_own_day(scene: Scene) -> None:
    ids = await pooled(scene, "A", "B", "C")
    ana, path = scene.clients["ana"], f"/pools/{scene.pool_id}/customers"
    await _live_in(scene, _LATEST)
    for each in ids[:2]:
        assert (await ana.post(f"{path}/{each}/views")).status_code == 200
        assert (await ana.post(f"{path}/{each}/claims")).status_code == 201
    assert (await ana.post(f"{path}/{ids[2]}/views")).json()["type"] == "/problems/view-cap"
    assert (await ana.post(f"{path}/{ids[2]}/claims")).json()["type"] == "/problems/claim-cap"
    # Where she is now, another day has begun: its views are counted anew, and what was claimed before it is no more.
    await _live_in(scene, _EARLIEST)
    assert (await ana.post(f"{path}/{ids[2]}/views")).status_code == 200
    midnight = datetime.combine((now() + timedelta(hours=14)).date(), datetime.min.time(), UTC) - timedelta(hours=14)
    await _put(scene, update(PoolMove).values(at=midnight - timedelta(seconds=1)))
    assert (await ana.get("/pool-holdings")).json()["claimed_today"] == 0
    assert (await ana.post(f"{path}/{ids[2]}/claims")).status_code == 201


async def test_who_ordered_before_is_claimed_beyond_the_quota(scene: Scene) -> None:
    ids = await pooled(scene, "A", "B", "Ordered", "D")
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        session.add(
            SalesOrder(company_id=UUID(ids[2]), number="SO-1", kind="order", state="shipped", currency="USD",
                       total=100, tolerance=0, discount=0, incoterm="FOB", ordered_on=now().date(),
                       confirmed_at=now() - timedelta(days=400))
        )  # fmt: skip
    ana, path = scene.clients["ana"], f"/pools/{scene.pool_id}/customers"
    for each in ids[:2]:
        assert (await ana.post(f"{path}/{each}/claims")).status_code == 201
    assert (await ana.post(f"{path}/{ids[3]}/claims")).json()["type"] == "/problems/claim-cap"
    assert (await ana.post(f"{path}/{ids[2]}/claims")).status_code == 201
    assert (await ana.get("/pool-holdings")).json()["claimed_today"] == 2


async def test_a_pool_that_is_put_aside_at_night_takes_nobody_more(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.customer("Silent", "ana", silent=60)
    await scene.rule()
    real = recycling._begin

    async def begun(*arguments: Any) -> None:
        await real(*arguments)
        await arguments[0].execute(update(Pool).values(archived_at=now()))

    monkeypatch.setattr(recycling, "_begin", begun)
    assert (await _run(scene)).moved == 0
    assert (await scene.places())["Silent"] == "ana"


async def test_noise_and_candidates_come_into_no_pool(scene: Scene) -> None:
    ids = [str(await scene.customer(name, None, silent=1, bin=name)) for name in ("noise", "candidate", "customer")]
    filled = await scene.clients["boss"].post(f"/pools/{scene.pool_id}/customers", {"ids": ids, "reason": "Fair"})
    assert filled.json() == {"moved": 1}
    assert await scene.places() == {"noise": "nobody", "candidate": "nobody", "customer": "pool"}


async def test_each_former_owner_waits_for_themselves(scene: Scene) -> None:
    company = await scene.customer("Twice given up", "ana", silent=1)
    path = f"/pools/{scene.pool_id}/customers/{company}/claims"
    assert (await scene.clients["ana"].post(f"/companies/{company}/releases", {})).status_code == 204
    assert (await scene.clients["ben"].post(path)).status_code == 201
    assert (await scene.clients["ben"].post(f"/companies/{company}/releases", {})).status_code == 204
    for name in ("ana", "ben"):
        assert (await scene.clients[name].post(path)).json()["type"] == "/problems/cool-down"
    seat = scene.people["ana"].membership_id
    longer = update(PoolMove).where(PoolMove.from_owner_id == seat).values(at=now() - timedelta(days=31))
    await _put(scene, longer)
    assert (await scene.clients["ana"].post(path)).status_code == 201


async def test_a_customer_goes_when_the_last_that_holds_it_ends(scene: Scene) -> None:
    company = await scene.customer("Held", "ana", silent=60)
    await scene.rule()
    seat, ends = scene.people["ana"].membership_id, now() + timedelta(hours=1)
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        session.add(PoolHolding(id=company, pinned_by=seat, protected_until=ends))
    assert (await _run(scene)).moved == 0
    for values in ({"pinned_by": None}, {"pinned_by": seat, "protected_until": now() - timedelta(hours=1)}):
        await _put(scene, update(PoolHolding).values(**values))
        assert (await recycle(scene.runtime.database, scene.tenant.id, now().date() + timedelta(days=1))).moved == 0
    await _put(scene, update(PoolHolding).values(pinned_by=None))
    assert (await recycle(scene.runtime.database, scene.tenant.id, now().date() + timedelta(days=2))).moved == 1


async def test_of_two_rules_that_take_a_customer_the_older_does_so_once(scene: Scene) -> None:
    other = await scene.clients["boss"].post("/pools", {"name": "Far sea", "countries": ["BR"]})
    await scene.customer("Silent", "ana", silent=60, country="BR")
    await scene.rule(name="First", pool_id=other.json()["id"], countries=["BR"])
    await scene.rule(name="Second")
    assert (await _run(scene)).moved == 1
    (move,) = (await scene.clients["boss"].get("/pool-moves")).json()["items"]
    assert (move["rule"], move["pool"]) == ("First", "Far sea")


async def test_a_run_asks_the_rule_as_it_is_then(scene: Scene) -> None:
    await scene.customer("Silent", "ana", silent=60)
    rule = await scene.rule()
    asked = {"name": "Silent", "pool_id": scene.pool_id, "trigger": "no_contact", "days": 30, "pauses": []}
    tried = await scene.clients["boss"].post("/pool-rules/dry-runs", asked)
    assert tried.status_code == 200, tried.text
    body = {**asked, "days": 90, "active": True}
    headers = {"If-Match": f'"{rule["version"]}"'}
    changed = await scene.clients["boss"].send("PUT", f"/pool-rules/{rule['id']}", body, **headers)
    assert changed.status_code == 200, changed.text
    assert (await _run(scene)).moved == 0
    assert (await scene.places())["Silent"] == "ana"


async def test_an_extension_that_is_approved_late_counts_from_then(scene: Scene) -> None:
    company = await scene.customer("Late", "ana", silent=29)
    await scene.rule()
    asked = await scene.clients["ana"].post(f"/companies/{company}/extensions", {"days": 10, "reason": "Fair"})
    assert asked.status_code == 204, asked.text
    # It should have gone five days ago.
    await _put(scene, update(Company).values(owned_since=now() - timedelta(days=400)))
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        await session.execute(update(TimelineEntry).values(at=now() - timedelta(days=35)))
    (request,) = (await scene.clients["boss"].get("/pool-requests", open=True)).json()
    approved = await scene.clients["boss"].post(f"/pool-requests/{request['id']}/decision", {"approved": True})
    assert approved.status_code == 204, approved.text
    assert (await _run(scene)).moved == 0
    assert (await scene.clients["ana"].get("/pool-holdings")).json()["items"][0]["days_left"] in {9, 10}


async def test_what_is_given_out_goes_beyond_the_cap_and_counts_for_it(scene: Scene) -> None:
    ids = await pooled(scene, "A", "B")
    version = (await scene.clients["boss"].get("/pools")).json()[0]["version"]
    await scene.clients["boss"].patch(f"/pools/{scene.pool_id}", {"holding_cap": 1}, version=version)
    await scene.customer("Hers", "ana", silent=1)
    seat = str(scene.people["ana"].membership_id)
    body = {"ids": ids[:1], "owner_id": seat, "reason": "Speaks the language"}
    given = await scene.clients["boss"].post(f"/pools/{scene.pool_id}/assignments", body)
    assert given.json() == {"moved": 1}, given.text
    refused = await scene.clients["ana"].post(f"/pools/{scene.pool_id}/customers/{ids[1]}/claims")
    assert refused.json()["type"] == "/problems/holding-cap"
    mine = (await scene.clients["ana"].get("/pool-holdings")).json()
    assert (mine["held"], mine["holding_cap"]) == (2, 1)
