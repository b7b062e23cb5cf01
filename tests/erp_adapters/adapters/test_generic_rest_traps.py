"""What interfaces send that they should not: pages of errors, halves of answers, the same page for ever, odd values."""

from decimal import Decimal
from typing import Any

import pytest

from erp_adapters.adapters.generic_rest import adapter
from erp_adapters.contract.adapter import Page, Window
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, SalesOrder
from erp_adapters.contract.results import Refused
from tests.erp_adapters.simulators.server import Answer, Call, Simulator, running

DESCRIPTION = """
[check]
path = "/me"
[entities.sales_order]
fields = { external_id = "id", currency = "currency", total = "total", ordered_on = "day" }
lines = "lines"
line_fields = { external_id = "id", quantity = "count" }
[entities.sales_order.list]
path = "/orders"
items = "rows"
paging = { kind = "page", param = "page", size = 2 }
[entities.sales_order.get]
path = "/orders/{id}"
item = "row"
"""


class OddSimulator(Simulator):
    """Answers what it is told to; `pages` by their number, the last one for any further."""

    def __init__(self, *pages: Any) -> None:
        super().__init__()
        self.pages = pages

    def answer(self, call: Call) -> Answer:
        if call.path != "/orders":
            return Answer({"row": self.pages[0]["rows"][0]})
        told = self.pages[min(int(call.query["page"]), len(self.pages)) - 1]
        kind = "text/html" if isinstance(told, str) and told.startswith("<") else "application/json"
        return Answer(told, content_type=kind)

    def odd_link(self) -> Link:
        return self.link(url=self.url, description=DESCRIPTION)


def order(identity: Any, **more: Any) -> dict[str, Any]:
    return {"id": identity, "currency": "EUR", "total": "12,50", "day": "2026-03-01", "lines": None, **more}


async def read(*pages: Any) -> list[Page]:
    async with running(OddSimulator(*pages)) as odd:
        return [page async for page in adapter.read(odd.odd_link(), Entity.SALES_ORDER, Window())]


@pytest.mark.parametrize(
    "told",
    ["<html><body>Maintenance</body></html>", '{"rows": [{"id": 1, "cur', "", '{"rows": 3}', "{}"],
    ids=["page", "half", "nothing", "number", "missing"],
)
async def test_what_is_no_list_is_not_read_as_an_empty_one(told: str) -> None:
    with pytest.raises(Refused):
        await read(told)


async def test_null_is_an_empty_list() -> None:
    (page,) = await read({"rows": None})
    assert (page.records, page.last) == ((), True)


async def test_a_server_that_does_not_page_is_told_from_a_long_list() -> None:
    with pytest.raises(Refused, match="the same page again"):
        await read({"rows": [order(1), order(2)]})


async def test_one_that_cannot_be_read_holds_up_no_other() -> None:
    odd = {"currency": "EUR"}
    pages = await read({"rows": [order(1), order(2, total="twelve")]}, {"rows": [odd, None]}, {"rows": [order(3)]})
    assert [record.external_id for page in pages for record in page.records] == ["1", "3"]
    one, other = [each for page in pages for each in page.unread]
    assert (one.external_id, one.message) == ("2", "total: 'twelve' cannot be read")
    assert (other.external_id[0], other.message, other.raw) == ("?", "no id at 'id'", odd)


async def test_values_are_read_as_they_are_meant() -> None:
    ((record,),) = [page.records for page in await read({"rows": [order(9007199254740993)]})]
    assert isinstance(record, SalesOrder)
    assert (record.external_id, record.total) == ("9007199254740993", Decimal("12.50"))


async def test_a_record_that_cannot_be_read_is_refused_with_its_field() -> None:
    async with running(OddSimulator({"rows": [order(2, total="twelve")]})) as odd:
        with pytest.raises(Refused, match="total: 'twelve' cannot be read"):
            await adapter.get(odd.odd_link(), Entity.SALES_ORDER, "2")
