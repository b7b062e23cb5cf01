"""Odoo: the exam in its styles, and the traps of its sheet."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import msgspec
import pytest

from erp_adapters.adapters.odoo import adapter
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, Reason, Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Customer, Entity, OrderLine, OrderStatus, Ref, SalesOrder
from erp_adapters.contract.results import Duplicate, NeedsConfirmation, NotFound, Ok, Refused, Rejected
from tests.erp_adapters.simulators.odoo import OdooSimulator
from tests.erp_adapters.simulators.server import running

SAMPLES = Samples(
    customer=Ref(external_id="1"), product=Ref(external_id="1"), unit=Ref(external_id="1"), currency="USD"
)


class _Odoo(AdapterSuite):
    major = 19
    more: ClassVar[dict[str, Any]] = {}

    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(OdooSimulator(self.major)) as odoo:
            yield await subject_of(adapter, odoo.odoo_link(**self.more), samples=SAMPLES, hidden=odoo)


class TestJson2(_Odoo):
    pass


class TestJsonRpc(_Odoo):
    major = 17


class TestXmlRpc(_Odoo):
    major = 16
    more: ClassVar[dict[str, Any]] = {"protocol": "xmlrpc"}


@pytest.fixture
async def odoo() -> AsyncIterator[OdooSimulator]:
    async with running(OdooSimulator()) as simulator:
        yield simulator


async def ready(odoo: OdooSimulator, **more: Any) -> Link:
    link = odoo.odoo_link(**more)
    report = await adapter.check(link)
    assert report.ok, report.problems
    return msgspec.structs.replace(link, facts=report.facts)


def order(reference: str, **more: Any) -> Command:
    line = OrderLine(product=Ref(external_id="1"), quantity=Decimal(500), price=Decimal("1.85"), reference="l1")
    record = SalesOrder(reference=reference, customer=Ref(external_id="1"), lines=(line,), currency="USD", **more)
    return Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"k.{reference}", record=record)


def step(operation: Operation, external_id: str, *confirmed: str) -> Command:
    return Command(
        operation=operation,
        entity=Entity.SALES_ORDER,
        key=f"{operation}",
        external_id=external_id,
        confirmed=frozenset(confirmed),
    )


async def test_an_order_goes_out_as_the_sheet_says(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    command = order("LAD-000123", delivery_on=date(2026, 4, 10))
    result = await adapter.write(link, command)
    assert isinstance(result, Ok)
    sent = next(call for call in odoo.calls if call.path == "/json/2/sale.order/create")
    assert sent.headers["authorization"].startswith("bearer ")
    assert sent.headers["x-odoo-database"] == "demo"
    (values,) = sent.json()["vals_list"]
    assert values["client_order_ref"] == "LAD-000123"
    assert values["order_line"] == [[0, 0, {"product_uom_qty": 500, "price_unit": Decimal("1.85"), "product_id": 1}]]
    assert values["pricelist_id"] == 1
    assert values["commitment_date"] == "2026-04-10 04:00:00"  # noon in Shanghai
    assert result.line_ids == {"l1": "1"}
    assert result.record is not None
    assert isinstance(result.record, SalesOrder)
    assert result.record.delivery_on == date(2026, 4, 10)
    assert result.record.total == Decimal("925.00")


async def test_a_reference_used_by_others_does_not_make_our_order_theirs(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    assert isinstance(await adapter.write(link, order("LAD-1")), Ok)
    (row,) = odoo.tables["ir.model.data"].values()
    assert (row["module"], row["name"], row["res_id"]) == ("lading", "k_LAD-1", 1)
    assert isinstance(await adapter.write(link, order("LAD-1")), Duplicate)


async def test_who_may_not_name_records_still_makes_one(odoo: OdooSimulator) -> None:
    odoo.admin = False
    link = await ready(odoo)
    assert isinstance(await adapter.write(link, order("LAD-2")), Ok)
    assert isinstance(await adapter.write(link, order("LAD-2")), Duplicate)
    assert odoo.count(Entity.SALES_ORDER, "LAD-2") == 1


async def test_a_delivered_order_is_not_cancelled_without_a_person(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    assert isinstance(await adapter.write(link, order("LAD-3")), Ok)
    odoo.tables["sale.order"][1] |= {"state": "sale", "delivery_status": "full"}
    assert isinstance(await adapter.write(link, step(Operation.CANCEL, "1")), NeedsConfirmation)
    assert odoo.tables["sale.order"][1]["state"] == "sale"
    assert isinstance(await adapter.write(link, step(Operation.CANCEL, "1", "delivered")), Ok)


async def test_a_locked_order_does_not_change(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    assert isinstance(await adapter.write(link, order("LAD-4")), Ok)
    assert isinstance(await adapter.write(link, step(Operation.APPROVE, "1")), Ok)
    locked = await adapter.write(link, step(Operation.LOCK, "1"))
    assert isinstance(locked, Ok)
    assert isinstance(locked.record, SalesOrder)
    assert locked.record.locked is True
    line = OrderLine(external_id="1", quantity=Decimal(1))
    change = Command(
        operation=Operation.UPDATE,
        entity=Entity.SALES_ORDER,
        key="c",
        external_id="1",
        record=SalesOrder(lines=(line,)),
    )
    assert isinstance(await adapter.write(link, change), Rejected)
    assert isinstance(await adapter.write(link, step(Operation.CANCEL, "1")), Rejected)


async def test_a_changed_quantity_keeps_the_agreed_price() -> None:
    async with running(OdooSimulator(17)) as odoo:
        link = await ready(odoo)
        assert isinstance(await adapter.write(link, order("LAD-8")), Ok)
        odoo.tables["product.product"][1]["lst_price"] = Decimal("9.99")
        change = SalesOrder(lines=(OrderLine(external_id="1", quantity=Decimal(7)),))
        result = await adapter.write(
            link,
            Command(operation=Operation.UPDATE, entity=Entity.SALES_ORDER, key="c", external_id="1", record=change),
        )
        assert isinstance(result, Ok), result
        line = odoo.tables["sale.order.line"][1]
        assert (line["product_uom_qty"], Decimal(str(line["price_unit"]))) == (7, Decimal("1.85"))


async def test_a_note_keeps_what_looks_like_markup(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    made = await adapter.write(link, order("LAD-9", note="less < more & <fast>\nsecond"))
    assert isinstance(made, Ok)
    assert isinstance(made.record, SalesOrder)
    assert made.record.note == "less < more & <fast>\nsecond"


async def test_lacking_rights_are_named_and_not_offered(odoo: OdooSimulator) -> None:
    odoo.denied = {"stock.picking": {"read"}, "sale.order": {"unlink", "create"}}
    report = await adapter.check(odoo.odoo_link())
    found = {(one.reason, one.subject, one.message) for one in (*report.problems, *report.warnings)}
    assert (Reason.PERMISSION, "stock.picking", "read") in found
    assert (Reason.PERMISSION, "sale.order", "create") in found
    link = msgspec.structs.replace(odoo.odoo_link(), facts=report.facts)
    offered = (await adapter.capabilities(link)).entities
    assert Entity.SHIPMENT not in offered
    assert not offered[Entity.SALES_ORDER].operations & {Operation.CREATE, Operation.DELETE}
    assert Operation.UPDATE in offered[Entity.SALES_ORDER].operations


async def test_none_over_xmlrpc_means_done() -> None:
    async with running(OdooSimulator(16)) as odoo:
        link = await ready(odoo, protocol="xmlrpc")
        assert isinstance(await adapter.write(link, order("LAD-5")), Ok)
        result = await adapter.write(link, step(Operation.LOCK, "1"))
        assert isinstance(result, Ok)
        assert odoo.tables["sale.order"][1]["locked"] is True


async def test_fields_are_called_as_the_version_calls_them() -> None:
    for major, unit in ((17, "product_uom"), (19, "product_uom_id")):
        async with running(OdooSimulator(major)) as odoo:
            link = await ready(odoo)
            command = order("LAD-6")
            assert isinstance(command.record, SalesOrder)
            assert isinstance(command.record.lines, tuple)
            line = msgspec.structs.replace(command.record.lines[0], unit=Ref(external_id="1"), taxes=())
            record = msgspec.structs.replace(command.record, lines=(line,))
            result = await adapter.write(link, msgspec.structs.replace(command, record=record))
            assert isinstance(result, Ok), result
            assert odoo.tables["sale.order.line"][1][unit] == 1


async def test_a_thousand_changed_in_one_second_all_come(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    stamp = odoo.clock.now() + timedelta(seconds=10)
    for number in range(1000):
        made = odoo.insert("res.partner", {"name": f"p{number}", "active": number % 2 == 0})
        odoo.tables["res.partner"][made]["write_date"] = stamp + timedelta(microseconds=number)
    window = Window(since=stamp)
    seen = [
        one.external_id async for page in adapter.read(link, Entity.CUSTOMER, window, size=100) for one in page.records
    ]
    assert len(seen) == len(set(seen)) == 1000  # archived ones too


async def test_documents_of_another_company_are_not_read(odoo: OdooSimulator) -> None:
    link = await ready(odoo, company_id="1")
    assert isinstance(await adapter.write(link, order("LAD-10")), Ok)
    other = odoo.insert("sale.order", {**odoo.tables["sale.order"][1], "company_id": 2, "client_order_ref": "theirs"})
    pages = [page async for page in adapter.read(link, Entity.SALES_ORDER, Window())]
    assert [record.external_id for page in pages for record in page.records] == ["1"]
    assert str(other) not in {one async for some in adapter.ids(link, Entity.SALES_ORDER) for one in some}
    asked = [call.json() for call in odoo.calls if call.path == "/json/2/sale.order/search_read"][-1]
    assert asked["context"]["allowed_company_ids"] == [1]


async def test_a_record_that_is_gone_is_not_found_and_a_field_that_is_not_there_is_left_out(
    odoo: OdooSimulator,
) -> None:
    link = await ready(odoo)
    with pytest.raises(Refused) as refused:
        await adapter.get(link, Entity.CUSTOMER, "4711")  # read of a missing id answers an empty list
    assert isinstance(refused.value.result, NotFound)
    asked = [call.json() for call in odoo.calls if call.path == "/json/2/res.partner/search_read"][-1]
    assert "mobile" not in asked["fields"]  # 19 knows it no more
    assert "email" in asked["fields"]


async def test_values_read_as_they_are_meant(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    odoo.tables["res.partner"][1] |= {"country_id": 1, "x_grade": "A", "email": None}
    record = await adapter.get(link, Entity.CUSTOMER, "1")
    assert isinstance(record, Customer)
    assert isinstance(record.addresses, tuple)
    assert record.addresses[0].country == "CN"
    assert record.email is None
    assert record.custom == {"x_grade": "A"}
    assert isinstance(record.modified_at, datetime)
    assert record.modified_at.tzinfo is UTC
    assert record.modified_by == "Vera Holt"


async def test_days_are_those_of_the_company(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    assert isinstance(await adapter.write(link, order("LAD-7")), Ok)
    odoo.tables["sale.order"][1]["date_order"] = "2026-03-01 23:30:00"
    record = await adapter.get(link, Entity.SALES_ORDER, "1")
    assert isinstance(record, SalesOrder)
    assert record.ordered_on == date(2026, 3, 2)


async def test_states_are_read(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    assert isinstance(await adapter.write(link, order("LAD-8")), Ok)
    for state, delivery, status in (
        ("sent", False, OrderStatus.DRAFT),
        ("sale", "pending", OrderStatus.APPROVED),
        ("sale", "partial", OrderStatus.PARTIALLY_SHIPPED),
        ("sale", "full", OrderStatus.SHIPPED),
        ("cancel", False, OrderStatus.CANCELLED),
    ):
        odoo.tables["sale.order"][1] |= {"state": state, "delivery_status": delivery}
        record = await adapter.get(link, Entity.SALES_ORDER, "1")
        assert isinstance(record, SalesOrder)
        assert (record.status, record.remote_status) == (status, state)


async def test_no_price_list_in_a_currency_is_said(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    command = order("LAD-9")
    assert isinstance(command.record, SalesOrder)
    record = msgspec.structs.replace(command.record, currency="EUR")
    result = await adapter.write(link, msgspec.structs.replace(command, record=record))
    assert isinstance(result, Rejected)
    assert result.code == "no-price-list"


async def test_a_check_tells_company_clock_and_version(odoo: OdooSimulator) -> None:
    link = odoo.odoo_link()
    report = await adapter.check(link)
    assert (report.company, report.currency, report.zone) == ("Harbour Works", "CNY", "Asia/Shanghai")
    assert report.version == "19.0"
    odoo.skew = timedelta(minutes=13)
    assert [problem.reason for problem in (await adapter.check(link)).problems] == [Reason.CLOCK]
    odoo.skew = timedelta()
    wrong = odoo.odoo_link(company_id="99")
    assert [problem.reason for problem in (await adapter.check(wrong)).problems] == [Reason.COMPANY]
    async with running(OdooSimulator(12)) as old:
        assert [problem.reason for problem in (await adapter.check(old.odoo_link())).problems] == [Reason.VERSION]


async def test_an_event_is_a_hint(odoo: OdooSimulator) -> None:
    link = await ready(odoo)
    body = json.dumps({"_model": "sale.order", "_id": 7, "_action": "Send Webhook(#12)"}).encode()
    outcome = await adapter.parse_event(link, {}, body)
    assert [(hint.entity, hint.external_id) for hint in outcome.hints] == [(Entity.SALES_ORDER, "7")]
    assert not outcome.verified


async def test_numbers_become_ids(odoo: OdooSimulator) -> None:
    odoo.insert("product.product", {"name": "Twin", "default_code": "TWIN", "active": True, "uom_id": 1})
    odoo.insert("product.product", {"name": "Twin too", "default_code": "TWIN", "active": True, "uom_id": 1})
    link = odoo.odoo_link()
    order = msgspec.structs.replace(SAMPLES.new_order("LAD-7", lines=1), customer=Ref(number="C1"))
    assert isinstance(order.lines, tuple)
    for code, expected in (("LED-09", Ok), ("TWIN", Rejected), ("NONE", Rejected)):
        line = msgspec.structs.replace(order.lines[0], product=Ref(number=code))
        record = msgspec.structs.replace(order, lines=(line,), reference=f"LAD-{code}")
        result = await adapter.write(
            link, Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=code, record=record)
        )
        assert isinstance(result, expected), result
        if isinstance(result, Rejected):
            assert code in result.message
