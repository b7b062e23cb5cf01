"""Handing over: previewed, carried out at once, given back after leave."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.pool.models import PoolMove
from mail_ingest.store.models import Mailbox
from tenants.orm import new_id, now
from tests.backend.pool.scene import ACTOR, Scene


async def work_of_ana(scene: Scene) -> dict[str, Any]:
    """Three customers, a deal, reminders and a mailbox of hers."""
    companies = [await scene.customer(name, "ana", silent=5) for name in ("One", "Two", "Three")]
    ana, seat = scene.clients["ana"], str(scene.people["ana"].membership_id)
    deal = await ana.post("/deals", {"name": "Lamps", "company_id": str(companies[0]), "owner_id": seat})
    assert deal.status_code == 201, deal.text
    reminder = {"text": "Call", "when": {"said": "in 3 days"}, "company_id": str(companies[0])}
    made = await ana.post("/reminders", reminder | {"assignee_id": seat})
    assert made.status_code == 201, made.text
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        box = Mailbox(id=new_id(), address="ana@anchor.example", kind="archive", visibility="owner",
                      owner_id=scene.people["ana"].membership_id)  # fmt: skip
        session.add(box)
    return {"companies": companies, "deal": deal.json()["id"], "reminder": made.json()["id"], "mailbox": box.id}


async def whose(scene: Scene, made: dict[str, Any]) -> dict[str, str | None]:
    names = {str(person.membership_id): name for name, person in scene.people.items()}
    deal = (await scene.clients["boss"].get(f"/deals/{made['deal']}")).json()
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        box = await session.scalar(select(Mailbox.owner_id).where(Mailbox.id == made["mailbox"]))
        moves = (await session.scalars(select(PoolMove.kind).order_by(PoolMove.at, PoolMove.id))).all()
    return {
        **(await scene.places()),
        "deal": names[deal["owner"]["id"]],
        "mailbox": names[str(box)],
        "last move": moves[-1] if moves else None,
    }


async def test_a_leavers_work_goes_to_colleagues_and_the_seat_is_closed(scene: Scene) -> None:
    made = await work_of_ana(scene)
    seat = {name: str(person.membership_id) for name, person in scene.people.items()}
    body = {"from_id": seat["ana"], "kind": "leaves", "to_ids": [seat["ben"], seat["boss"]]}
    boss = scene.clients["boss"]
    seen = (await boss.post("/handovers/previews", body)).json()
    assert {part["kind"]: part["count"] for part in seen["parts"]} == {
        "company": 3, "deal": 1, "reminder": 1, "mailbox": 1,
    }  # fmt: skip
    assert (await whose(scene, made))["One"] == "ana"
    done = await boss.post("/handovers", body)
    assert done.status_code == 201, done.text
    after = await whose(scene, made)
    owners = [after[name] for name in ("One", "Two", "Three")]
    assert sorted(map(str, owners)) == ["ben", "ben", "boss"]
    assert (after["mailbox"], after["last move"]) == ("ben", "handed_over")
    # A deal follows its customer.
    assert after["deal"] == after["One"]
    users = {row["id"]: row["active"] for row in (await boss.get("/users")).json()["items"]}
    assert (users[seat["ana"]], users[seat["ben"]]) == (False, True)
    assert (await boss.post(f"/handovers/{done.json()['id']}/return")).json()["type"] == "/problems/handover-done"
    (alert,) = (await scene.clients["ben"].get("/alerts")).json()["items"]
    assert scene.people["ana"].name in alert["title"]


async def test_after_leave_what_is_still_there_comes_back(scene: Scene) -> None:
    made = await work_of_ana(scene)
    seat = {name: str(person.membership_id) for name, person in scene.people.items()}
    body = {"from_id": seat["ana"], "kind": "leave", "to_ids": [seat["ben"]]}
    boss = scene.clients["boss"]
    assert (await boss.post("/handovers", body)).json()["errors"][0]["field"] == "until"
    until = (now().date() + timedelta(days=14)).isoformat()
    done = (await boss.post("/handovers", body | {"until": until})).json()
    away = await whose(scene, made)
    assert (away["One"], away["deal"], away["mailbox"]) == ("ben", "ben", "ana")
    assert [row["id"] for row in (await scene.clients["ben"].get("/mailboxes")).json()["items"]] == [
        str(made["mailbox"])
    ]
    # What ben gave away meanwhile stays where it is.
    company: UUID = made["companies"][1]
    version = (await boss.get(f"/companies/{company}")).json()["version"]
    await boss.patch(f"/companies/{company}", {"owner_id": seat["boss"]}, version=version)
    back = await boss.post(f"/handovers/{done['id']}/return")
    assert back.json()["state"] == "returned", back.text
    after = await whose(scene, made)
    assert [after[name] for name in ("One", "Two", "Three", "deal")] == ["ana", "boss", "ana", "ana"]
    assert (await scene.clients["ben"].get("/mailboxes")).json()["items"] == []


async def test_only_who_manages_people_hands_over_and_closed_mail_stays_closed(scene: Scene) -> None:
    await work_of_ana(scene)
    seat = {name: str(person.membership_id) for name, person in scene.people.items()}
    body = {"from_id": seat["ana"], "kind": "leaves", "to_ids": [seat["ben"]]}
    assert (await scene.clients["ben"].post("/handovers/previews", body)).status_code == 403
    users = {row["id"]: row for row in (await scene.clients["boss"].get("/users")).json()["items"]}
    version = users[seat["ben"]]["version"]
    await scene.clients["boss"].patch(f"/users/{seat['ben']}", {"role": "admin"}, version=version)
    await scene.clients["ben"].sign_in(scene.people["ben"].email)
    seen = (await scene.clients["ben"].post("/handovers/previews", body | {"to_ids": [seat["boss"]]})).json()
    kinds = {part["kind"]: part["count"] for part in seen["parts"]}
    assert (kinds["mailbox_kept"], "mailbox" in kinds) == (1, False)
