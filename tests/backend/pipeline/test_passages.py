"""What is counted of steps when they are written, held against the history itself."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from backend.customers.models import Company
from backend.pipeline.models import Deal, DealOwner, DealStageChange, SplitPassage, StagePassage
from backend.pipeline.queries.access import deal_sight
from backend.pipeline.queries.passages import BUCKET, passages
from backend.pipeline.service.learning import fold_passages
from tenants.context import Actor, system_actor
from tenants.orm import new_id, now
from tenants.session import Database, ReadSession
from tests.backend.pipeline.setting import a_company, a_deal, moved, stages_of
from tests.support import ApiClient, TestPerson, TestTenant, make_person

_SYSTEM = system_actor("test")
#: A month in, a month out, across a year's end, within one month, from and until days in the middle, and open ends.
_PERIODS = [
    (None, None),
    (date(2025, 11, 1), date(2025, 11, 30)),
    (date(2025, 11, 17), date(2026, 3, 9)),
    (date(2026, 2, 3), date(2026, 2, 20)),
    (date(2025, 12, 1), date(2030, 1, 1)),
    (None, date(2026, 1, 15)),
    (date(2026, 4, 2), None),
]


def _instants(first: date | None, last: date | None) -> tuple[datetime | None, datetime | None]:
    return (
        None if first is None else datetime.combine(first, time(), UTC),
        None if last is None else datetime.combine(last + timedelta(days=1), time(), UTC),
    )


async def _counted(database: Database, tenant: TestTenant, actor: Actor, period: Any, **of: Any) -> Counter[Any]:
    async with database.tenant_read_session(tenant.id, actor) as session:
        row = passages(await deal_sight(session), *_instants(*period), by_owner=True, **of).c
        last = (row.country, row.source) if of.get("split") else (row.bucket,)
        keys = (row.pipeline_id, row.owner_id, row.at, row.from_stage_id, row.to_stage_id, row.status, *last)
        found = await session.execute(select(*keys, func.sum(row.steps), func.sum(row.seconds)).group_by(*keys))
        return Counter(
            {part: tuple(each[:-2]) and count for each in found for part, count in _parts(each) if count}
        )  # fmt: skip


async def _rows(session: ReadSession) -> int:
    found = [await session.scalar(select(func.count()).select_from(each)) for each in (StagePassage, SplitPassage)]
    return sum(filter(None, found))


def _parts(row: Any) -> Iterator[tuple[Any, int]]:
    yield ("steps", *row[:-2]), int(row[-2])
    yield ("seconds", *row[:-2]), int(row[-1])


async def _history(database: Database, tenant: TestTenant, seat: UUID | None, period: Any, **of: Any) -> Counter[Any]:
    """The same, step by step: of all deals, or with a seat of its own deals and those in which it shares."""
    since, until = _instants(*period)
    async with database.tenant_read_session(tenant.id, _SYSTEM) as session:
        shared = set(await session.scalars(select(DealOwner.deal_id).where(DealOwner.member_id == seat)))
        steps = await session.execute(
            select(DealStageChange, Deal.owner_id, BUCKET, Company.country, Deal.source)
            .join(Deal, Deal.id == DealStageChange.deal_id)
            .join(Company, Company.id == Deal.company_id)
        )
        found: Counter[Any] = Counter()
        for step, owner, bucket, country, source in steps:
            seen = seat is None or owner in (seat, None) or step.deal_id in shared
            timed = (since is None or step.at >= since) and (until is None or step.at < until)
            asked = of.get("owner_id") in (None, owner)
            if step.undone or step.kind == "undo" or step.from_stage_id is None or not (seen and timed and asked):
                continue
            month = step.at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
            last = (country, source) if of.get("split") else (bucket,)
            key = (step.pipeline_id, owner, month, step.from_stage_id, step.to_stage_id, step.status, *last)
            found["steps", *key] += 1
            found["seconds", *key] += step.seconds or 0
        return Counter({key: count for key, count in found.items() if count})


async def _past(
    database: Database, tenant: TestTenant, deals: list[str], stages: list[str], dice: random.Random
) -> None:
    """Two years of steps, some of them without a time, at the ends of months too."""
    first = datetime(2025, 10, 1, tzinfo=UTC)
    async with database.tenant_session(tenant.id, _SYSTEM) as session:
        for _ in range(150):
            at = first + timedelta(seconds=dice.randrange(300 * 86_400))
            if dice.random() < 0.2:
                at = at.replace(day=1, hour=0, minute=0, second=0)
            start, end = dice.sample(stages, 2)
            session.add(
                DealStageChange(
                    id=new_id(), deal_id=UUID(dice.choice(deals)), kind="move", from_stage_id=UUID(start),
                    pipeline_id=await session.scalar(select(Deal.pipeline_id).limit(1)), to_stage_id=UUID(end),
                    status=dice.choice(["open", "open", "won", "lost"]), at=at, actor_name="test",
                    seconds=dice.choice([None, 0, 60, 86_400, dice.randrange(10_000_000)]),
                )
            )  # fmt: skip


async def _lived(
    client: ApiClient, deals: list[str], stages: list[str], owners: list[str], dice: random.Random
) -> None:
    """What people do with deals, over HTTP."""
    for _ in range(25):
        deal = (await client.get(f"/deals/{dice.choice(deals)}")).json()
        match dice.choice(["move", "move", "undo", "close", "reopen", "give"]):
            case "move":
                await client.post(f"/deals/{deal['id']}/moves", {"stage_id": dice.choice(stages), "reason": "so"})
            case "undo":
                answer = await client.post(
                    f"/deals/{deal['id']}/moves", {"stage_id": dice.choice(stages), "reason": "so"}
                )
                if move := answer.json().get("move_id"):
                    undone = await client.delete(f"/deals/{deal['id']}/moves/{move}")
                    assert undone.status_code == 200, undone.text
            case "close":
                await client.put(f"/deals/{deal['id']}/closure", {"outcome": "won"})
            case "reopen":
                await client.delete(f"/deals/{deal['id']}/closure")
            case "give":
                given = await client.patch(
                    f"/deals/{deal['id']}", {"owner_id": dice.choice(owners)}, version=deal["version"]
                )
                assert given.status_code == 200, given.text


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_is_counted_is_what_happened(
    seed: int, client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    dice = random.Random(seed)
    stages = list((await stages_of(client)).values())
    company = (await a_company(client))["id"]
    second = (await a_company(client, name="Second GmbH", country="DE"))["id"]
    rep: TestPerson = await make_person(database, tenant.id, "rep")
    seats = [str(tenant.owner.membership_id), str(rep.membership_id)]
    deals = []
    for place in range(6):
        shares = [{"member_id": seats[1], "share": "20"}] if place == 0 else []
        deal = await a_deal(
            client, company_id=dice.choice([company, second]), owner_id=dice.choice(seats), co_owners=shares
        )
        deals.append(deal["id"])
    policy = await client.patch("/role-policies/rep", {"reach": {"deal": "own"}})
    assert policy.status_code == 200, policy.text

    async def hold() -> None:
        for period in _PERIODS:
            for actor, seat in ((_SYSTEM, None), (rep.actor(), rep.membership_id)):
                for split in (False, True):
                    assert await _counted(database, tenant, actor, period, split=split) == await _history(
                        database, tenant, seat, period, split=split
                    ), (period, actor.name, split)
            of = {"owner_id": rep.membership_id}
            assert await _counted(database, tenant, _SYSTEM, period, **of) == await _history(
                database, tenant, None, period, **of
            )

    await _past(database, tenant, deals, stages, dice)
    await _lived(client, deals, stages, seats, dice)
    await hold()
    async with database.tenant_session(tenant.id, _SYSTEM) as session:
        # Nobody's, many at once, a step that is put right, and deals that are no more.
        await session.execute(update(Deal).where(Deal.id == UUID(deals[1])).values(owner_id=None))
        await session.execute(update(Deal).where(Deal.id.in_(map(UUID, deals[2:]))).values(owner_id=UUID(seats[1])))
        await session.execute(
            update(DealStageChange).where(DealStageChange.deal_id == UUID(deals[2])).values(seconds=7 * 86_400)
        )
        await session.execute(delete(Deal).where(Deal.id == UUID(deals[3])))
        # Customers that move to another country, deals that came another way or belong to another, one that is gone.
        await session.execute(update(Company).where(Company.id == UUID(company)).values(country="BR"))
        await session.execute(update(Company).where(Company.id == UUID(second)).values(country=None))
        await session.execute(update(Deal).where(Deal.id == UUID(deals[4])).values(source="form"))
        await session.execute(update(Deal).where(Deal.id == UUID(deals[5])).values(company_id=UUID(company)))
    await hold()
    async with database.tenant_session(tenant.id, _SYSTEM) as session:
        await session.execute(delete(Company).where(Company.id == UUID(second)))
    await hold()
    async with database.tenant_session(tenant.id, _SYSTEM) as session:
        before = await _rows(session)
        fewer = await fold_passages(session)
        left = await _rows(session)
    assert before - left == fewer > 0
    await hold()
    async with database.tenant_session(tenant.id, _SYSTEM) as session:
        assert await fold_passages(session) == 0


async def test_a_report_of_months_and_people_counts_as_its_rows_do(
    client: ApiClient, tenant: TestTenant, database: Database
) -> None:
    stages = await stages_of(client)
    mate = await make_person(database, tenant.id, "rep")
    mine, theirs = await a_deal(client), await a_deal(client, owner_id=str(mate.membership_id))
    for deal in (mine, theirs, theirs):
        await moved(client, deal, stages["sample"], reason="so")
        await moved(client, deal, stages["inquiry"], reason="so")
    team = await client.post("/teams", {"name": "East", "member_ids": [str(mate.membership_id)]})
    assert team.status_code == 201, team.text
    today = now().date()

    async def told(by: str, **more: Any) -> dict[str, list[str | None]]:
        query = {"subject": "steps", "measures": ["count", "forward"], "by": [by], **more}
        answer = (await client.post("/reports/results", query)).json()
        rows: dict[str, list[str | None]] = {}
        for row in answer["rows"]:
            key = row["keys"][0]["value"]
            behind = await client.post("/reports/rows", {"query": query, "keys": [key]})
            assert len(behind.json()["rows"]) == int(row["values"][0]), key
            rows[key] = row["values"]
        return rows

    owners = await told("owner")
    assert {key: int(values[0] or 0) for key, values in owners.items()} == {
        str(tenant.owner.membership_id): 2, str(mate.membership_id): 4,
    }  # fmt: skip
    assert await told("owner", since=str(today), until=str(today)) == owners
    countries = await told("country")
    assert sum(int(values[0] or 0) for values in countries.values()) == 6
    assert await told("country", since=str(today), until=str(today)) == countries
    assert {key: int(values[0] or 0) for key, values in (await told("source")).items()} == {"manual": 6}
    assert await told("month") == {today.strftime("%Y-%m"): ["6", "50.00"]}
    assert {key: int(values[0] or 0) for key, values in (await told("team")).items()} == {
        team.json()["id"]: 4, None: 2,
    }  # fmt: skip
    assert await told("owner", since="2020-01-01", until="2020-12-31") == {}
