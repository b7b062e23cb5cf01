"""The described interface: the exam, and that a wrong description is told before anything is sent."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from erp_adapters.adapters.generic_rest import adapter
from erp_adapters.adapters.generic_rest.description import description_of
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Reason
from erp_adapters.contract.capabilities import Incremental, Operation
from erp_adapters.contract.records import Entity, Ref
from erp_adapters.contract.spec import BadSettingsError
from tests.erp_adapters.simulators.server import running
from tests.erp_adapters.simulators.shop import ShopSimulator

DESCRIPTION = (Path(__file__).parent / "data" / "shop.toml").read_text()
BUYER = Ref(external_id="1000000000000000001")
SAMPLES = Samples(customer=BUYER, product=Ref(external_id="P1"), currency="TRY")


class TestShop(AdapterSuite):
    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(ShopSimulator()) as shop:
            yield await subject_of(adapter, shop.shop_link(DESCRIPTION), samples=SAMPLES, hidden=shop)


async def test_capabilities_are_those_described() -> None:
    async with running(ShopSimulator()) as shop:
        found = await adapter.capabilities(shop.shop_link(DESCRIPTION))
        assert set(found.entities) == {Entity.CUSTOMER, Entity.SALES_ORDER}
        orders = found.entities[Entity.SALES_ORDER]
        assert orders.incremental is Incremental.MODIFIED
        assert Operation.APPROVE in orders.operations
        assert Operation.SUBMIT not in orders.operations


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("[check", "Expected"),
        (DESCRIPTION.replace('currency = "currency"\n', 'colour = "x"\n'), "colour"),
        (DESCRIPTION.replace('name = "title"', 'nane = "title"'), "nane is not a field"),
        (
            DESCRIPTION.replace('reference = "code"\n[entities.customer.create]', "[entities.customer.create]"),
            "create needs",
        ),
        (DESCRIPTION.replace('path = "/v1/me"', 'path = "http://elsewhere.example/me"'), "path"),
    ],
)
async def test_a_wrong_description_is_told(wrong: str, told: str) -> None:
    with pytest.raises(BadSettingsError, match=told):
        description_of(wrong)
    async with running(ShopSimulator()) as shop:
        report = await adapter.check(shop.shop_link(wrong))
        assert [(problem.reason, problem.subject) for problem in report.problems] == [(Reason.SETTINGS, "description")]
        assert shop.calls == []
