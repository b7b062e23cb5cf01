"""Rules take customers: which, when, once; warnings; what would have happened."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from backend.alerts.models import Alert, AlertSettings
from backend.customers.models import Company, CompanyDomain
from backend.pool.models import PoolHolding, RecycleRun
from backend.pool.queries.pauses import register_pause
from backend.pool.service import recycling
from backend.pool.service.recycling import recycle
from backend.trade.orders.models import SalesOrder
from tenants.orm import now
from tests.backend.customers.mail import START, Mail, learn_from, our_mailbox, store
from tests.backend.pool.scene import ACTOR, Scene


async def run(scene: Scene, **options: Any) -> recycling.Done:
    return await recycle(scene.runtime.database, scene.tenant.id, **options)


async def test_silent_customers_go_once_with_their_reason(scene: Scene) -> None:
    await scene.customer("Silent", "ana", silent=40)
    await scene.customer("Busy", "ana", silent=10)
    await scene.customer("Fresh", "ana", silent=400, held=5)
    await scene.customer("Nobody's", None, silent=400)
    await scene.customer("Elsewhere", "ben", silent=40, country="BR")
    await scene.rule(countries=["DE"], name="German")
    await scene.rule()
    await scene.rule(countries=["BR"], active=False, days=1)
    done = await run(scene)
    assert (done.moved, await scene.places()) == (
        2, {"Silent": "pool", "Busy": "ana", "Fresh": "ana", "Nobody's": "nobody", "Elsewhere": "pool"},
    )  # fmt: skip
    assert (await run(scene)).moved == 2
    (move,) = [
        row
        for row in (await scene.clients["boss"].get("/pool-moves")).json()["items"]
        if row["company_name"] == "Silent"
    ]
    assert (move["kind"], move["rule"], move["reason"]) == ("recycled", "Silent", "no valid follow-up for 30 days")
    assert move["from_owner"] == scene.people["ana"].name
    alerts = (await scene.clients["ana"].get("/alerts")).json()["items"]
    assert [row["title"] for row in alerts] == ["Customers of yours that went to the pool: 1"]


async def test_only_what_the_rule_counts_is_a_follow_up(scene: Scene) -> None:
    short = await scene.customer("Short call", "ana", silent=90)
    await scene.happened(short, "call", 2, "No answer")
    staged = await scene.customer("Edited only", "ana", silent=90)
    await scene.happened(staged, "stage", 2, "This is an edit and no follow-up at all")
    noted = await scene.customer("Noted", "ana", silent=90)
    await scene.happened(noted, "note", 2, "A long note that this rule does not count as a follow-up")
    met = await scene.customer("Met", "ana", silent=90)
    await scene.happened(met, "meeting", 2, "Met at the fair and went through the samples")
    await scene.rule()
    await run(scene)
    assert await scene.places() == {"Short call": "pool", "Edited only": "pool", "Noted": "pool", "Met": "ana"}


async def test_pins_protection_and_pauses_keep_customers(scene: Scene) -> None:
    names = ("Pinned", "Protected", "Paused", "On leave", "Plain")
    ids = {name: await scene.customer(name, "ben" if name == "On leave" else "ana", silent=60) for name in names}
    register_pause("recall", "Goods are called back", lambda: select(Company.id).where(Company.name == "Paused"))
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        session.add(PoolHolding(id=ids["Pinned"], pinned_by=scene.people["ana"].membership_id))
        session.add(PoolHolding(id=ids["Protected"], protected_until=now() + timedelta(days=1)))
        today = now().date()
        session.add(
            AlertSettings(id=scene.people["ben"].membership_id, leave_from=today - timedelta(days=9),
                          leave_until=today - timedelta(days=2))
        )  # fmt: skip
    await scene.rule(pauses=["leave", "recall"])
    await run(scene)
    assert {name for name, place in (await scene.places()).items() if place == "pool"} == {"Plain"}
    rows = {row["company"]["name"]: row for row in (await scene.clients["ana"].get("/pool-holdings")).json()["items"]}
    assert (rows["Paused"]["paused"], rows["Paused"]["days_left"]) == (["recall"], 0)
    assert (rows["Pinned"]["pinned"], rows["Pinned"]["days_left"]) == (True, None)


async def test_a_run_that_was_killed_goes_on_and_moves_nothing_twice(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        await scene.customer(f"C{number}", "ana", silent=60)
    await scene.rule()
    steps, real = 0, recycling._step

    async def killed(*arguments: Any) -> bool:
        nonlocal steps
        steps += 1
        if steps == 3:
            raise KeyboardInterrupt
        return await real(*arguments)

    monkeypatch.setattr(recycling, "_step", killed)
    with pytest.raises(KeyboardInterrupt):
        await run(scene, batch=2)
    monkeypatch.undo()
    assert sum(place == "pool" for place in (await scene.places()).values()) == 4
    done = await run(scene, batch=2)
    assert (done.moved, set((await scene.places()).values())) == (7, {"pool"})
    assert len((await scene.clients["boss"].get("/pool-moves")).json()["items"]) == 7
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        assert (await session.scalars(select(RecycleRun))).one().ended_at is not None


async def test_owners_are_warned_seven_three_and_one_days_ahead(scene: Scene) -> None:
    for name, silent in (("A", 23), ("B", 23), ("C", 27), ("D", 29), ("E", 20)):
        await scene.customer(name, "ana", silent=silent)
    await scene.rule()
    assert (await run(scene)).warned == 3
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        rows = (await session.scalars(select(Alert).order_by(Alert.dedupe_key))).all()
    assert {(row.params["days"], row.params["count"]) for row in rows} == {(7, 2), (3, 1), (1, 1)}


async def test_orders_contracts_and_leavers_have_rules_of_their_own(scene: Scene) -> None:
    await scene.customer("Never won", "ana", silent=1)
    await scene.customer("Won", "ana", silent=1, stage="customer")
    ended = await scene.customer("Contract ended", "ana", silent=1, stage="customer")
    await scene.customer("Leaver's", "ben", silent=1, stage="customer")
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        session.add(PoolHolding(id=ended, contract_until=now().date() - timedelta(days=91)))
    seats = {row["id"]: row for row in (await scene.clients["boss"].get("/users")).json()["items"]}
    ben = seats[str(scene.people["ben"].membership_id)]
    await scene.clients["boss"].patch(f"/users/{ben['id']}", {"active": False}, version=ben["version"])
    await scene.rule(trigger="never_won", days=180, name="Six months")
    await scene.rule(trigger="contract_end", days=90)
    await scene.rule(trigger="owner_left", days=0)
    await run(scene)
    assert await scene.places() == {
        "Never won": "pool", "Won": "ana", "Contract ended": "pool", "Leaver's": "pool",
    }  # fmt: skip


async def test_a_dry_run_tells_what_a_rule_would_have_done(scene: Scene) -> None:
    gone = await scene.customer("Would have gone", "ana", silent=100)
    await scene.happened(gone, "call", 20, "They called again and ordered after all")
    await scene.customer("Never silent", "ana", silent=3, held=20)
    await scene.customer("Went long ago", "ben", silent=300)
    body = {"name": "Try", "pool_id": scene.pool_id, "trigger": "no_contact", "days": 30}
    tried = (await scene.clients["boss"].post("/pool-rules/dry-runs", body)).json()
    assert (tried["customers"], tried["later"], tried["now"]) == (2, 1, 1)
    assert [each["company"]["name"] for each in tried["examples"]] == ["Would have gone", "Went long ago"]
    assert [week["customers"] for week in tried["weeks"] if week["customers"]] == [1, 1]
    assert set((await scene.places()).values()) == {"ana", "ben"}
    assert (await scene.clients["ana"].post("/pool-rules/dry-runs", body)).status_code == 403


@pytest.mark.parametrize("seed", [3, 4])
async def test_a_dry_run_is_what_nights_of_runs_would_have_done(scene: Scene, seed: int) -> None:
    """Night by night over 90 days, by hand: who had nothing valid for the rule's days goes, once."""
    dice, days = random.Random(seed), 25
    expected: dict[str, int] = {}
    silent_now = set()
    for number in range(14):
        name, held = f"C{number}", dice.choice([400, 120, 60, 10])
        calls = sorted({dice.randrange(1, 200) for _ in range(dice.randrange(1, 9))})
        company = await scene.customer(name, dice.choice(["ana", "ben"]), silent=calls[0], held=held)
        for ago in calls[1:]:
            await scene.happened(company, "call", ago, "Spoke at length about the next order")
        for ago in dice.sample(range(1, 90), 3):
            await scene.happened(company, "call", ago, "no answer")  # too short to count
        heard = [held, *(ago for ago in calls if ago < held)]
        last = {day: min((each for each in heard if each >= day), default=None) for day in range(91)}
        due = [day for day in range(90, -1, -1) if (before := last[day]) is not None and before - day >= days]
        if due:
            expected[name] = due[0]
        if min(heard) >= days:
            silent_now.add(name)
    body = {"name": "Try", "pool_id": scene.pool_id, "trigger": "no_contact", "days": days, "pauses": []}
    tried = (await scene.clients["boss"].post("/pool-rules/dry-runs", body)).json()
    today = now().date()
    told = {each["company"]["name"]: (today - date.fromisoformat(each["on"])).days for each in tried["examples"]}
    assert told == expected
    assert tried["now"] == len(silent_now)
    await scene.rule(days=days)
    await run(scene)
    assert {name for name, place in (await scene.places()).items() if place == "pool"} == silent_now


async def test_nothing_happens_while_the_clock_is_reset_by_another_owner(scene: Scene) -> None:
    company = await scene.customer("Handed over", "ana", silent=60)
    async with scene.runtime.database.tenant_session(scene.tenant.id, ACTOR) as session:
        await session.execute(
            update(Company).where(Company.id == company).values(owner_id=scene.people["ben"].membership_id)
        )
    await scene.rule()
    await run(scene)
    assert await scene.places() == {"Handed over": "ben"}


async def test_debts_and_complaints_pause_a_rule(scene: Scene) -> None:
    database, tenant_id = scene.runtime.database, scene.tenant.id
    await our_mailbox(database, tenant_id)
    for name in ("Owes", "Complains", "Plain"):
        await scene.customer(name, "ana", silent=60, domains=[f"{name.lower()}.test"], domain=f"{name.lower()}.test")
    async with database.tenant_session(tenant_id, ACTOR) as session:
        places = {row.name: row.id for row in await session.scalars(select(Company))}
        session.add_all(CompanyDomain(domain=f"{name.lower()}.test", company_id=places[name]) for name in places)
        session.add(
            SalesOrder(company_id=places["Owes"], number="SO-1", kind="order", state="shipped", currency="USD",
                       total=100, tolerance=0, discount=0, incoterm="FOB", ordered_on=now().date(),
                       confirmed_at=now())
        )  # fmt: skip
    letter = Mail(
        "ivo@complains.test",
        subject="Quality problem",
        body="We are very disappointed: poor quality, 30 pieces are broken. This is unacceptable.\n",
        minute=int((now() - timedelta(days=1) - START).total_seconds() // 60),
    )
    await learn_from(database, tenant_id, await store(database, tenant_id, letter))
    await scene.rule(pauses=["balance", "complaint"], follow_ups=["meeting"])
    await run(scene)
    assert {name for name, place in (await scene.places()).items() if place == "pool"} == {"Plain"}
