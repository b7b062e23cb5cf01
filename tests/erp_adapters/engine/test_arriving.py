"""Pages of theirs: taken as a whole, and a record that cannot be taken stands alone."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from erp_adapters.contract.adapter import Page
from erp_adapters.contract.records import Entity
from erp_adapters.engine.local import LocalRefusedError
from erp_adapters.engine.models import ErpBinding, ErpConflict, ErpInbound
from erp_adapters.engine.pulling import ahead
from tenants.session import WriteSession
from tests.erp_adapters.model.crm import ModelLocal
from tests.erp_adapters.model.stage import Stage

pytestmark = pytest.mark.usefixtures("model_crm")


class _Picky(ModelLocal):
    """Refuses one name, and breaks at another."""

    async def apply(self, session: WriteSession, entity: str, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
        made = await super().apply(session, entity, local_id, values)
        if values.get("name") == "Unwanted":
            raise LocalRefusedError("unwanted", "Nobody wants it.", "name")
        if values.get("name") == "Broken":
            await session.scalar(select(1 / func.length("")))
        return made


async def states(stage: Stage) -> dict[str, tuple[str, str | None]]:
    async with stage.session() as session:
        rows = await session.scalars(select(ErpInbound))
        return {row.record["name"]: (row.state, (row.problem or {}).get("code")) for row in rows}


async def test_one_that_cannot_be_taken_holds_up_no_other(stage: Stage) -> None:
    stage.crm = _Picky()
    names = ["A", "Unwanted", "B", "Broken", "C", "D"]
    stage.erp.page = 4
    for name in names:
        stage.erp.insert(Entity.CUSTOMER, {"name": name})
    await stage.turn()
    good = dict.fromkeys(("A", "B", "C", "D"), ("applied", None))
    assert await states(stage) == {**good, "Unwanted": ("refused", "refused-here"), "Broken": ("refused", "defect")}
    async with stage.session() as session:
        ours = await stage.crm.every(session, "customer")
        bound = await session.scalar(select(func.count()).where(ErpBinding.entity == "customer"))
    assert sorted(each.title for each in ours.values()) == ["A", "B", "C", "D"]
    assert bound == 4


async def test_one_that_cannot_be_read_waits_beside_the_others(stage: Stage) -> None:
    for name in ("A", "B"):
        stage.erp.insert(Entity.CUSTOMER, {"name": name})
    odd = stage.erp.insert(Entity.CUSTOMER, {"name": "Odd", "garbled": True})
    await stage.turn()
    async with stage.session() as session:
        row = await session.scalar(select(ErpInbound).where(ErpInbound.external_id == odd))
    assert row is not None
    assert (row.state, row.problem) == ("refused", {"code": "unreadable", "said": "garbled"})
    stage.erp.edit(Entity.CUSTOMER, odd, {"garbled": False})
    await stage.turn()
    assert await states(stage) == dict.fromkeys(("A", "B", "Odd"), ("applied", None))


async def test_what_no_database_keeps_is_kept_without_it(stage: Stage) -> None:
    raw = {"n": 12345678901234567890123, "text": "a\0b", "half": "\ud83d", "none": None, "list": None}
    stage.erp.insert(Entity.CUSTOMER, {"name": "Zero\0 Ltd", "raw": raw})
    stage.erp.insert(Entity.CUSTOMER, {"name": "Fine Ltd"})
    await stage.turn()
    assert await states(stage) == {"Zero Ltd": ("applied", None), "Fine Ltd": ("applied", None)}
    async with stage.session() as session:
        kept = await session.scalar(
            select(ErpInbound.record["raw"]).where(ErpInbound.record["name"].astext != "Fine Ltd")
        )
    assert kept is not None
    assert (kept["n"], kept["text"], kept["half"]) == ("12345678901234567890123", "ab", "?")


async def test_a_conflict_tells_who_changed_it_there(stage: Stage) -> None:
    identity = stage.erp.insert(Entity.CUSTOMER, {"name": "Agreed", "by": "Vera Holt"})
    await stage.turn()
    async with stage.session() as session:
        (ours,) = await stage.crm.every(session, "customer")
        await stage.crm.apply(session, "customer", ours, {"name": "Ours"})
    stage.erp.edit(Entity.CUSTOMER, identity, {"name": "Theirs", "by": "Tom Reed"})
    await stage.turn()
    stage.erp.edit(Entity.CUSTOMER, identity, {"name": "Theirs anew", "by": "Vera Holt"})
    await stage.turn()
    async with stage.session() as session:
        conflict = await session.scalar(select(ErpConflict).where(ErpConflict.state == "open"))
    assert conflict is not None
    assert [(each["field"], each["ours"], each["theirs"]) for each in conflict.fields] == [
        ("name", "Ours", "Theirs anew")
    ]
    assert conflict.theirs_by == "Vera Holt"
    assert conflict.theirs_at == stage.erp.tables[Entity.CUSTOMER][identity]["modified"]


async def test_the_next_page_comes_while_one_is_worked_at() -> None:
    asked: list[int] = []

    async def pages() -> AsyncIterator[Page]:
        for number in range(5):
            asked.append(number)
            yield Page(records=(), resume=str(number), last=number == 4)

    seen = []
    async for page in ahead(pages(), 3):
        await asyncio.sleep(0)
        seen.append((page.resume, len(asked)))
    assert seen == [("0", 2), ("1", 3), ("2", 3)]
    assert [page.resume async for page in ahead(pages(), 50)] == ["0", "1", "2", "3", "4"]
