"""A link of a fresh tenant between both models, and turns at it that may be killed anywhere."""

import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select, update

from erp_adapters.engine import hooks, opening
from erp_adapters.engine.lanes import Lane, claim_lanes, wake_link
from erp_adapters.engine.mapping import MappingDocument, MappingRule
from erp_adapters.engine.models import ErpCursor, ErpLane, ErpLink, ErpMapping, ErpOutbound, ErpSwitch
from erp_adapters.engine.transforms import MappingStep
from erp_adapters.engine.work import LinkWork
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import WriteSession
from tests.erp_adapters.model.crm import ModelLocal
from tests.erp_adapters.model.erp import Killed, ModelErp

ACTOR = system_actor("test")
_LINK = (MappingStep(op="link", text="customer"),)
MAPPINGS = (
    MappingDocument(
        entity="customer",
        rules=(
            MappingRule(field="name", theirs="name", owner="shared", policy="ask", required=True),
            MappingRule(field="phone", theirs="phone", owner="crm"),
            MappingRule(field="website", theirs="website", owner="erp"),
            MappingRule(field="note", theirs="note", owner="shared", policy="erp"),
        ),
    ),
    MappingDocument(
        entity="sales_order",
        rules=(
            MappingRule(field="company_id", theirs="customer.external_id", owner="crm", required=True, read=_LINK,
                        write=_LINK),
            MappingRule(field="currency", theirs="currency", owner="crm"),
            MappingRule(field="note", theirs="note", owner="shared", policy="crm"),
            MappingRule(field="lines", theirs="lines", owner="crm", items=(
                MappingRule(field="product_code", theirs="product.number"),
                MappingRule(field="quantity", theirs="quantity"),
            )),
        ),
    ),
)  # fmt: skip


@contextmanager
def served(erps: dict[str, ModelErp]) -> Iterator[None]:
    """Have the names of adapters lead to these."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (opening, hooks):
            patch.setattr(module, "load", erps.__getitem__)
        yield


class _Work(LinkWork):
    """A turn whose process may end before or after any of its commits."""

    rng: random.Random
    chance = 0.0

    @asynccontextmanager
    async def _dying(self) -> AsyncIterator[WriteSession]:
        async with super()._sessions() as session:
            yield session
            if self.rng.random() < self.chance:
                raise Killed
        if self.rng.random() < self.chance:
            raise Killed

    def _sessions(self) -> Any:
        return self._dying()


@dataclass
class Stage:
    """Both models and the link between them."""

    runtime: Runtime
    tenant_id: UUID
    link_id: UUID
    erp: ModelErp
    crm: ModelLocal

    def session(self) -> Any:
        return self.runtime.database.tenant_session(self.tenant_id, ACTOR)

    async def turn(self, *, rng: random.Random | None = None, chance: float = 0.0, due: bool = True) -> None:
        """One turn at the link, with everything due; whoever held the lane before has died."""
        async with self.session() as session:
            if due:
                await session.execute(update(ErpCursor).values(next_at=now()))
                waiting = ErpOutbound.state.in_(("waiting", "unknown"))
                await session.execute(update(ErpOutbound).where(waiting).values(next_at=now()))
                await session.execute(update(ErpLink).values(open_until=None))
            await session.execute(update(ErpLane).values(holder=None))
            await wake_link(session, self.link_id)
        work = _Work(self.runtime, self.crm, await self.lane(), lambda: False)
        work.rng, work.chance = rng or random.Random(), chance
        await work.run()

    async def lane(self) -> Lane:
        """Hold the link's lane as a new process."""
        async with self.runtime.database.system_session() as session:
            held = await claim_lanes(session, f"test {new_id()}", 500)
        mine = next(each for each in held if each.link_id == self.link_id)
        async with self.runtime.database.system_session() as session:
            others = [each.link_id for each in held if each is not mine]
            await session.execute(update(ErpLane).where(ErpLane.id.in_(others)).values(holder=None))
        return mine

    async def steps(self) -> list[ErpOutbound]:
        async with self.session() as session:
            return list(await session.scalars(select(ErpOutbound).order_by(ErpOutbound.created_at, ErpOutbound.seq)))


async def make_stage(
    runtime: Runtime,
    tenant_id: UUID,
    erp: ModelErp,
    *,
    skew: float = 0.0,
    name: str = "model",
    settings: dict[str, Any] | None = None,
) -> Stage:
    """A live link with everything switched on."""
    link_id = new_id()
    async with runtime.database.tenant_session(tenant_id, ACTOR) as session:
        session.add(
            ErpLink(id=link_id, name=f"Model {link_id}", adapter=name, state="live", settings=settings or {},
                    server={"skew": skew}, reconciled_at=now())
        )  # fmt: skip
        await session.flush()
        session.add(ErpLane(id=link_id))
        for entity in ("customer", "sales_order"):
            for direction in ("in", "out"):
                session.add(
                    ErpSwitch(link_id=link_id, entity=entity, direction=direction, active=True, approvals_left=0,
                              scope="create" if entity == "sales_order" else "all")
                )  # fmt: skip
        for document in MAPPINGS:
            session.add(
                ErpMapping(link_id=link_id, entity=document.entity, number=1, document=msgspec.to_builtins(document),
                           made_by="test")
            )  # fmt: skip
    return Stage(runtime, tenant_id, link_id, erp, ModelLocal())
