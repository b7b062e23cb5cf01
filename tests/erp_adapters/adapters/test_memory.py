"""Orders stream: what a reading holds does not grow with what it has read."""

import tracemalloc

import msgspec

from erp_adapters.adapters.odoo import adapter
from erp_adapters.contract.adapter import Window
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.odoo import OdooSimulator
from tests.erp_adapters.simulators.server import running


async def test_reading_holds_a_page() -> None:
    async with running(OdooSimulator()) as odoo:
        link = odoo.odoo_link()
        link = msgspec.structs.replace(link, facts=(await adapter.check(link)).facts)
        odoo.seed(Entity.SALES_ORDER, 800)
        held: list[int] = []
        read = 0
        tracemalloc.start()
        try:
            async for page in adapter.read(link, Entity.SALES_ORDER, Window(), size=40):
                read += len(page.records)
                odoo.calls.clear()
                del page
                held.append(tracemalloc.get_traced_memory()[0])
        finally:
            tracemalloc.stop()
        assert read == 800
        early, late = max(held[2:6]), max(held[-4:])
        assert late < early + 300_000, f"{early} bytes grew to {late}"
