"""Random edits on both sides, and processes that end anywhere: in the end both sides agree, nothing is lost or doubled.

A schedule is a seed; a failing one is repeated by its number.
"""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from erp_adapters.contract.records import Entity
from erp_adapters.engine import noting, taking
from erp_adapters.engine.models import OPEN, ErpBinding, ErpConflict, ErpInbound, ErpOutbound
from erp_adapters.engine.outbound import ask_push, ask_update
from tenants.runtime import Runtime
from tests.erp_adapters.model.crm import reference_of
from tests.erp_adapters.model.erp import Killed, ModelErp
from tests.erp_adapters.model.stage import Stage, make_stage, served
from tests.support import TestTenant

SEEDS = range(6)
_FAULTS = {
    "kill": 0.04, "lose": 0.12, "unavailable": 0.06, "limited": 0.03, "accept": 0.25, "busy": 0.3, "twice": 0.1,
}  # fmt: skip
_FIELDS = ("name", "phone", "website", "note")


class Play:
    """One schedule: what people did on both sides, for what must be true in the end."""

    def __init__(self, stage: Stage, rng: random.Random) -> None:
        self.stage, self.rng = stage, rng
        self.ours: list[UUID] = []
        self.orders: list[UUID] = []
        self.theirs: list[str] = []
        self.number = 0
        self.kills = 0
        #: The last value that its master wrote.
        self.crm_phone: dict[UUID, str] = {}
        self.erp_website: dict[str, str] = {}

    def word(self, kind: str) -> str:
        self.number += 1
        return f"{kind} {self.number}"

    async def edit_ours(self) -> None:
        rng, stage = self.rng, self.stage
        async with stage.session() as session:
            if not self.ours or rng.random() < 0.35:
                values = {"name": self.word("ours"), "phone": self.word("tel")}
                local = await stage.crm.apply(session, "customer", None, values)
                self.ours.append(local)
                self.crm_phone[local] = values["phone"]
                await ask_push(session, stage.crm, stage.link_id, "customer", local, why="new")
            elif rng.random() < 0.3:
                lines = [
                    {"id": str(UUID(int=rng.getrandbits(128))), "product_code": f"P{number}", "quantity": "2"}
                    for number in range(rng.randint(1, 3))
                ]
                body = {"company_id": str(rng.choice(self.ours)), "currency": "USD", "note": "", "lines": lines}
                order = await stage.crm.apply(session, "sales_order", None, body)
                self.orders.append(order)
                await ask_push(session, stage.crm, stage.link_id, "sales_order", order, why="confirmed")
            elif self.orders and rng.random() < 0.3:
                await self._edit_order(session, rng.choice(self.orders))
            else:
                local = rng.choice([*await stage.crm.every(session, "customer")])
                field = rng.choice(("name", "phone", "note"))
                value = self.word(field)
                await stage.crm.apply(session, "customer", local, {field: value})
                if field == "phone":
                    self.crm_phone[local] = value
                await ask_update(session, stage.crm, stage.link_id, "customer", local, why="changed")

    async def _edit_order(self, session: Any, order: UUID) -> None:
        record = (await self.stage.crm.load(session, "sales_order", [order]))[order]
        lines = [dict(line) for line in record.values["lines"]]
        if len(lines) > 1 and self.rng.random() < 0.4:
            lines.pop(self.rng.randrange(len(lines)))
        else:
            self.rng.choice(lines)["quantity"] = str(self.rng.randint(3, 99))
        await self.stage.crm.apply(session, "sales_order", order, {"lines": lines})
        await ask_update(session, self.stage.crm, self.stage.link_id, "sales_order", order, why="changed")

    def edit_theirs(self) -> None:
        erp, rng = self.stage.erp, self.rng
        customers = erp.tables[Entity.CUSTOMER]
        if not customers or rng.random() < 0.25:
            site = self.word("https://site")
            made = erp.insert(Entity.CUSTOMER, {"name": self.word("theirs"), "website": site})
            self.theirs.append(made)
            self.erp_website[made] = site
            return
        if erp.tables[Entity.SALES_ORDER] and rng.random() < 0.2:
            identity = rng.choice([*erp.tables[Entity.SALES_ORDER]])
            erp.edit(Entity.SALES_ORDER, identity, {"note": self.word("note")})
            return
        identity, field = rng.choice([*customers]), rng.choice(("name", "website", "note", "phone"))
        value = self.word(field)
        erp.edit(Entity.CUSTOMER, identity, {field: value})
        if field == "website":
            self.erp_website[identity] = value

    async def turn(self, chance: float = 0.0) -> None:
        try:
            await self.stage.turn(rng=self.rng, chance=chance)
        except Killed:
            self.kills += 1

    async def settle(self) -> None:
        """Faults are over; people decide what was asked of them; then everything comes to rest."""
        self.stage.erp.faults = {}
        for _ in range(14):
            await self.turn()
            async with self.stage.session() as session:
                conflicts = list(await session.scalars(select(ErpConflict).where(ErpConflict.state == "open")))
                for conflict in conflicts:
                    await self._decide(session, conflict)
                opened = await session.execute(
                    update(ErpOutbound).where(ErpOutbound.state == "dead").values(state="waiting", problem=None)
                    .returning(ErpOutbound.id)
                )  # fmt: skip
                left = opened.all() or conflicts
                left = left or list(await session.scalars(select(ErpOutbound.id).where(ErpOutbound.state.in_(OPEN))))
            if not left and not await self._differences():
                return

    async def _decide(self, session: Any, conflict: ErpConflict) -> None:
        binding = await session.scalar(select(ErpBinding).where(ErpBinding.id == conflict.binding_id))
        theirs = {each["field"]: each["theirs"] for each in conflict.fields if self.rng.random() < 0.5}
        ours = {each["field"] for each in conflict.fields} - set(theirs)
        conflict.state = "mixed"
        await session.flush()
        if theirs:
            await self.stage.crm.apply(session, conflict.entity, binding.local_id, theirs)
            binding.base = {**binding.base, **theirs}
        if ours:
            await ask_update(
                session, self.stage.crm, self.stage.link_id, conflict.entity, binding.local_id, why="x", fields=ours
            )

    async def _pairs(self, entity: Entity) -> tuple[dict[UUID, Any], dict[UUID, str]]:
        async with self.stage.session() as session:
            records = await self.stage.crm.every(session, entity.value)
            rows = await session.scalars(
                select(ErpBinding).where(ErpBinding.link_id == self.stage.link_id, ErpBinding.entity == entity.value)
            )
            return dict(records), {row.local_id: str(row.external_id) for row in rows if row.local_id is not None}

    async def _differences(self) -> list[str]:
        """Where both sides do not agree."""
        found = []
        tables = self.stage.erp.tables
        customers, bound = await self._pairs(Entity.CUSTOMER)
        for local, record in customers.items():
            there = tables[Entity.CUSTOMER].get(bound.get(local, ""), {})
            found += [
                f"{local} {field}: {record.values.get(field)!r} / {there.get(field)!r}"
                for field in _FIELDS
                if (record.values.get(field) or None) != (there.get(field) or None)
            ]
        orders, placed = await self._pairs(Entity.SALES_ORDER)
        for local, record in orders.items():
            there = tables[Entity.SALES_ORDER].get(placed.get(local, ""), {})
            ours = [(line["product_code"], line["quantity"]) for line in record.values["lines"]]
            lines = [(line["code"], str(line["quantity"])) for line in there.get("lines", ())]
            if ours != lines or there.get("customer") != bound.get(UUID(record.values["company_id"])):
                found.append(f"order {local}: {ours} / {lines}")
            if (record.values.get("note") or None) != (there.get("note") or None):
                found.append(f"order {local} note: {record.values.get('note')!r} / {there.get('note')!r}")
        return found

    async def judge(self) -> None:
        """What must be true in the end."""
        erp = self.stage.erp
        assert await self._differences() == []
        for entity, made in ((Entity.CUSTOMER, self.ours), (Entity.SALES_ORDER, self.orders)):
            for local in made:
                assert len(erp.with_reference(entity, reference_of(local))) == 1, f"{entity} {local}"
        customers, bound = await self._pairs(Entity.CUSTOMER)
        assert len(customers) == len(self.ours) + len(self.theirs)
        assert sorted(bound.values()) == sorted(erp.tables[Entity.CUSTOMER])
        assert len(erp.tables[Entity.SALES_ORDER]) == len(self.orders)
        for local, value in self.crm_phone.items():
            assert customers[local].values["phone"] == value, "an edit of the master's field was lost"
        for identity, value in self.erp_website.items():
            assert erp.tables[Entity.CUSTOMER][identity]["website"] == value, "an edit of the master's field was lost"
        async with self.stage.session() as session:
            steps = list(await session.scalars(select(ErpOutbound)))
            assert {step.state for step in steps} <= {"done", "merged", "skipped"}
            creates = [(step.entity, step.local_id) for step in steps if step.operation == "create"]
            assert len(creates) == len(set(creates)), "a record was asked for twice"
            kept = {row.state for row in await session.scalars(select(ErpInbound))}
            assert kept <= {"applied", "ignored", "conflict"}, kept
            for row in await session.scalars(select(ErpBinding).where(ErpBinding.entity == "customer")):
                assert row.external_version == str(erp.tables[Entity.CUSTOMER][str(row.external_id)]["rev"])


@pytest.fixture
def _quick(model_crm: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # Schedules hold more edits in a second than people make in a day.
    monkeypatch.setattr(taking, "_FLIPS", 10**6)
    monkeypatch.setattr(noting, "backoff", lambda _: timedelta(seconds=30))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.usefixtures("_quick")
async def test_both_sides_agree_in_the_end(runtime: Runtime, tenant: TestTenant, seed: int) -> None:
    rng = random.Random(seed)
    skew = timedelta(seconds=rng.choice((0, -3, 7200)))
    erp = ModelErp(
        rng=rng, skew=skew, null_dates=rng.random() < 0.5, batch=rng.choice((1, 3)), asynchronous=rng.random() < 0.5,
    )  # fmt: skip
    with served({"model": erp}):
        stage = await make_stage(runtime, tenant.id, erp, skew=skew.total_seconds() - 0.2)
        play = Play(stage, rng)
        erp.faults = _FAULTS
        for _ in range(7):
            for _ in range(rng.randint(1, 4)):
                if rng.random() < 0.5:
                    await play.edit_ours()
                else:
                    play.edit_theirs()
            await play.turn(chance=0.02)
        await play.settle()
        await play.judge()
