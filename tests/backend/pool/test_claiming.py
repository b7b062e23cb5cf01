"""Claiming from pools: hidden until claimed, once, within caps; cool-down; releasing; requests; pins."""

import asyncio
from datetime import timedelta

from sqlalchemy import select, update

from backend.customers.models import Company, Contact
from backend.pool.models import PoolHolding, PoolMove
from backend.pool.service.recycling import recycle
from tenants.orm import new_id, now
from tests.backend.pool.scene import ACTOR, Scene


async def pooled(scene: Scene, *names: str) -> list[str]:
    """Customers of nobody in the pool, each with a person."""
    ids = [str(await scene.customer(name, None, silent=50, phone="+4930111222")) for name in names]
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        for name, each in zip(names, ids, strict=True):
            session.add(
                Contact(id=new_id(), company_id=each, name=f"Buyer of {name}", name_key=name.casefold(),
                        email=f"{name.lower()}@buyers.example", emails=[], source="manual")
            )  # fmt: skip
    filled = await scene.clients["boss"].post(
        f"/pools/{scene.pool_id}/customers", {"ids": ids, "reason": "From a fair"}
    )
    assert filled.json() == {"moved": len(names)}, filled.text
    return ids


async def test_people_are_hidden_until_a_customer_is_claimed(scene: Scene) -> None:
    (company_id,) = await pooled(scene, "Zephyr")
    ana = scene.clients["ana"]
    assert (await ana.get(f"/companies/{company_id}")).status_code == 404
    assert (await ana.get("/contacts", q="Zephyr")).json()["items"] == []
    (card,) = (await ana.get(f"/pools/{scene.pool_id}/customers")).json()["items"]
    assert (card["name"], card["contacts_count"], card["reason"]) == ("Zephyr", 0, "From a fair")
    looked = (await ana.post(f"/pools/{scene.pool_id}/customers/{company_id}/views")).json()
    assert looked["views_left"] == 1
    assert not {"phone", "email", "people", "address"} & set(looked)
    claimed = await ana.post(f"/pools/{scene.pool_id}/customers/{company_id}/claims")
    assert claimed.status_code == 201, claimed.text
    file = (await ana.get(f"/companies/{company_id}")).json()
    assert (file["owner"]["name"], file["phone"]) == (scene.people["ana"].name, "+4930111222")
    assert [person["email"] for person in file["people"]] == ["zephyr@buyers.example"]
    assert (await ana.get(f"/companies/{company_id}/timeline")).json()["items"]


async def test_of_two_who_claim_at_once_one_gets_it(scene: Scene) -> None:
    (company_id,) = await pooled(scene, "Wanted")
    path = f"/pools/{scene.pool_id}/customers/{company_id}/claims"
    answers = await asyncio.gather(*(scene.clients[name].post(path) for name in ("ana", "ben")))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    moves = (await scene.clients["boss"].get("/pool-moves")).json()["items"]
    assert [row["kind"] for row in moves] == ["claimed", "imported"]


async def test_caps_hold_for_claims_views_and_holdings(scene: Scene) -> None:
    ids = await pooled(scene, "A", "B", "C")
    ana, path = scene.clients["ana"], f"/pools/{scene.pool_id}/customers"
    for each in ids[:2]:
        assert (await ana.post(f"{path}/{each}/views")).status_code == 200
    assert (await ana.post(f"{path}/{ids[0]}/views")).status_code == 200
    refused = await ana.post(f"{path}/{ids[2]}/views")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/view-cap")
    # Both at once: the second waits for the first, and the cap holds.
    answers = await asyncio.gather(*(ana.post(f"{path}/{each}/claims") for each in ids))
    assert sorted(answer.status_code for answer in answers) == [201, 201, 409]
    version = (await ana.get("/pools")).json()[0]["version"]
    changes = {"claims_a_day": None, "holding_cap": 2}
    assert (await scene.clients["boss"].patch(f"/pools/{scene.pool_id}", changes, version=version)).status_code == 200
    left = next(each for each, answer in zip(ids, answers, strict=True) if answer.status_code == 409)
    refused = await ana.post(f"{path}/{left}/claims")
    assert refused.json()["type"] == "/problems/holding-cap"
    mine = (await ana.get("/pool-holdings")).json()
    assert (mine["held"], mine["holding_cap"], mine["claimed_today"]) == (2, 2, 2)


async def test_the_former_owner_waits_and_a_claimed_customer_is_protected(scene: Scene) -> None:
    company_id = await scene.customer("Mine", "ana", silent=60)
    given = await scene.clients["ana"].post(f"/companies/{company_id}/releases", {"reason": "Buys nothing"})
    assert given.status_code == 204, given.text
    path = f"/pools/{scene.pool_id}/customers"
    (card,) = (await scene.clients["ana"].get(path)).json()["items"]
    assert (card["reason"], bool(card["wait_until"])) == ("Buys nothing", True)
    refused = await scene.clients["ana"].post(f"{path}/{company_id}/claims")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/cool-down")
    assert (await scene.clients["ben"].post(f"{path}/{company_id}/claims")).status_code == 201
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        long_ago = now() - timedelta(days=90)
        await session.execute(update(Company).where(Company.id == company_id).values(owned_since=long_ago))
        await session.execute(update(PoolMove).values(at=PoolMove.at - timedelta(days=8)))
    await scene.rule()
    await recycle(scene.runtime.database, scene.tenant.id)
    assert (await scene.places())["Mine"] == "ben"
    not_mine = await scene.clients["ana"].post(f"/companies/{company_id}/releases", {})
    assert (not_mine.status_code, not_mine.json()["type"]) == (403, "/problems/not-yours")


async def test_members_alone_see_a_closed_pool_and_its_admins_give_customers_out(scene: Scene) -> None:
    body = {
        "name": "Africa",
        "open_to_all": False,
        "members": [{"id": str(scene.people["ben"].membership_id), "admin": True}],
    }
    pool = (await scene.clients["boss"].post("/pools", body)).json()
    company_id = str(await scene.customer("Lagos", None, silent=9))
    filled = await scene.clients["ben"].post(f"/pools/{pool['id']}/customers", {"ids": [company_id]})
    assert filled.json() == {"moved": 1}, filled.text
    assert (await scene.clients["ana"].get(f"/pools/{pool['id']}/customers")).status_code == 404
    assert (await scene.clients["ana"].post(f"/pools/{pool['id']}/customers/{company_id}/claims")).status_code == 404
    own = {"ids": [company_id], "owner_id": str(scene.people["ana"].membership_id)}
    assert (await scene.clients["ana"].post(f"/pools/{scene.pool_id}/assignments", own)).status_code == 403
    assert (await scene.clients["ben"].post(f"/pools/{pool['id']}/assignments", own)).json() == {"moved": 1}
    assert (await scene.places())["Lagos"] == "ana"


async def test_a_request_keeps_a_customer_once_it_is_approved(scene: Scene) -> None:
    company_id = await scene.customer("Slow", "ana", silent=29)
    await scene.rule()
    ana, boss = scene.clients["ana"], scene.clients["boss"]
    before = (await ana.get("/pool-holdings")).json()["items"][0]["days_left"]
    asked = {"days": 10, "reason": "They decide after the fair"}
    assert (await ana.post(f"/companies/{company_id}/extensions", asked)).status_code == 204
    assert (await ana.post(f"/companies/{company_id}/extensions", asked)).json()["type"] == "/problems/request-open"
    assert "asks to keep Slow" in (await boss.get("/alerts")).json()["items"][0]["title"]
    (request,) = (await boss.get("/pool-requests", open=True)).json()
    assert (request["may_decide"], (await ana.get("/pool-requests")).json()[0]["may_decide"]) == (True, False)
    path = f"/pool-requests/{request['id']}/decision"
    assert (await ana.post(path, {"approved": True})).status_code == 403
    assert (await boss.post(path, {"approved": True, "note": "Fine"})).status_code == 204
    assert (await boss.post(path, {"approved": False})).json()["type"] == "/problems/request-decided"
    row = (await ana.get("/pool-holdings")).json()["items"][0]
    assert (row["days_left"], row["request"]) == (before + 10, "approved")


async def test_pins_are_counted(scene: Scene) -> None:
    ids = [await scene.customer(name, "ana", silent=9) for name in ("A", "B")]
    version = (await scene.clients["boss"].get("/pools")).json()[0]["version"]
    await scene.clients["boss"].patch(f"/pools/{scene.pool_id}", {"pins": 1}, version=version)
    ana = scene.clients["ana"]
    assert (await ana.patch(f"/companies/{ids[0]}/holding", {"pinned": True})).status_code == 200
    refused = await ana.patch(f"/companies/{ids[1]}/holding", {"pinned": True})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/pin-cap")
    assert (await ana.patch(f"/companies/{ids[0]}/holding", {"pinned": False})).status_code == 200
    assert (await ana.patch(f"/companies/{ids[1]}/holding", {"pinned": True})).status_code == 200
    assert (await ana.get("/pool-holdings")).json()["pinned"] == 1


async def test_a_request_ends_with_who_asked_having_the_customer(scene: Scene) -> None:
    ids = [await scene.customer(name, "ana", silent=29) for name in ("Given back", "Given away")]
    boss, ana = scene.clients["boss"], scene.clients["ana"]
    for company_id in ids:
        asked = await ana.post(f"/companies/{company_id}/extensions", {"days": 10, "reason": "After the fair"})
        assert asked.status_code == 204
    assert (await ana.post(f"/companies/{ids[0]}/releases", {"reason": "Too far"})).status_code == 204
    version = (await boss.get(f"/companies/{ids[1]}")).json()["version"]
    ben = str(scene.people["ben"].membership_id)
    assert (await boss.patch(f"/companies/{ids[1]}", {"owner_id": ben}, version=version)).status_code == 200
    (left,) = (await boss.get("/pool-requests", open=True)).json()
    assert left["company"]["name"] == "Given away"
    assert (await boss.post(f"/pool-requests/{left['id']}/decision", {"approved": True})).status_code == 204
    assert {row["state"] for row in (await ana.get("/pool-requests")).json()} == {"withdrawn"}
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        assert list(await session.scalars(select(PoolHolding.protected_until))) == []
