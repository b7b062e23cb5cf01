"""References of outgoing records are completed from what was read and from what is linked."""

from typing import Any

from erp_adapters.engine.models import ErpBinding, ErpInbound
from erp_adapters.engine.naming import name_in_full
from tenants.orm import new_id
from tests.erp_adapters.model.stage import Stage


async def test_ids_and_numbers_complete_each_other(stage: Stage) -> None:
    async with stage.session() as session:
        for external_id, number in (("77", "LED-09"), ("78", "TWIN"), ("79", "TWIN")):
            session.add(
                ErpInbound(link_id=stage.link_id, entity="product", external_id=external_id, external_number=number,
                           record={}, content_hash="x", state="applied")
            )  # fmt: skip
        session.add(
            ErpBinding(link_id=stage.link_id, entity="customer", local_id=new_id(), external_id="100042",
                       external_number="C-0042", state="linked")
        )  # fmt: skip
        await session.flush()
        order: dict[str, Any] = {
            "customer": {"external_id": "100042"},
            "ship_to": {"external_id": "5"},
            "lines": [{"product": {"number": one}} for one in ("LED-09", "TWIN", "NONE")],
        }
        await name_in_full(session, stage.link_id, [order])
    assert order["customer"] == {"external_id": "100042", "number": "C-0042"}
    assert order["ship_to"] == {"external_id": "5"}
    assert [line["product"] for line in order["lines"]] == [
        {"number": "LED-09", "external_id": "77"}, {"number": "TWIN"}, {"number": "NONE"},
    ]  # fmt: skip
