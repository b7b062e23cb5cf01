"""U8: the exam, and the traps of its sheet."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from erp_adapters.adapters.yonyou_u8 import adapter
from erp_adapters.adapters.yonyou_u8.proxy import read
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, NaturalKey, Reason, Refused, Window
from erp_adapters.contract.capabilities import Incremental, KeyKind, Operation
from erp_adapters.contract.http import Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, OrderStatus, Ref, SalesOrder, Shipment, Stock
from erp_adapters.contract.results import (
    Forbidden,
    Ok,
    RateLimited,
    Rejected,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from tests.erp_adapters.simulators.server import running
from tests.erp_adapters.simulators.u8 import CUSTOMER, SECRET, U8Simulator

SAMPLES = Samples(customer=Ref(number=CUSTOMER), product=Ref(number="LED-09"), currency="CNY", group=Ref(number="01"))


class TestU8(AdapterSuite):
    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(U8Simulator()) as u8:
            yield await subject_of(adapter, u8.u8_link(), samples=SAMPLES, hidden=u8)


@pytest.fixture
async def u8() -> AsyncIterator[U8Simulator]:
    async with running(U8Simulator()) as simulator:
        yield simulator


async def ready(u8: U8Simulator, **more: Any) -> Link:
    link = u8.u8_link(**more)
    report = await adapter.check(link)
    assert report.ok, report.problems
    return msgspec.structs.replace(link, facts=report.facts)


def creation(reference: str = "LAD-000123", **more: Any) -> Command:
    record = msgspec.structs.replace(SAMPLES.new_order(reference), **more)
    return Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"outbox-{reference}", record=record)


def step(operation: Operation, external_id: str) -> Command:
    return Command(operation=operation, entity=Entity.SALES_ORDER, key="s", external_id=external_id, reason="ja")


async def test_a_token_is_renewed_before_its_two_hours_end(u8: U8Simulator) -> None:
    link = await ready(u8)
    u8.clock.go(6890)
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(call.path == "/system/token" for call in u8.calls) == 1
    u8.clock.go(20)
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(call.path == "/system/token" for call in u8.calls) == 2


async def test_the_order_of_the_sheet_goes_out(u8: U8Simulator) -> None:
    link = await ready(u8, ds_sequence="2")
    values = {"quantity": Decimal(500), "price": Decimal("1.85"), "custom": {"free1": "红"}}
    line = msgspec.structs.replace(SAMPLES.new_line("l", 1), **values)
    made = await adapter.write(link, creation(lines=(line,)))
    assert isinstance(made, Ok)
    assert isinstance(made.record, SalesOrder)
    assert (made.record.total, made.line_ids) == (Decimal(925), {"l": "1"})
    assert isinstance(made.record.lines, tuple)
    assert made.record.lines[0].custom == {"free1": "红"}
    call = next(one for one in u8.calls if one.method == "POST")
    assert (call.query["biz_id"], call.query["sync"], call.query["ds_sequence"]) == ("LAD-000123", "1", "2")
    assert "tradeid" not in call.query
    order = call.json()["saleorder"]
    assert (order["typecode"], order["deptcode"], order["define10"]) == ("01", "03", "LAD-000123")
    assert order["entry"] == [
        {"rowno": "1", "inventorycode": "LED-09", "quantity": 500, "taxunitprice": Decimal("1.85"), "free1": "红",
         "dpredate": "2026-04-10"}
    ]  # fmt: skip


@pytest.mark.parametrize("more", [{"currency": "USD"}, {"prices_include_tax": False}])
async def test_what_the_interface_cannot_say_is_refused(u8: U8Simulator, more: dict[str, Any]) -> None:
    refused = await adapter.write(await ready(u8), creation(**more))
    assert isinstance(refused, Rejected)
    assert refused.code == "not-offered"
    assert not any(call.method == "POST" for call in u8.calls)


async def test_the_currency_that_orders_may_have_is_declared(u8: U8Simulator) -> None:
    link = await ready(u8, company_currency="HKD")
    offered = (await adapter.capabilities(link)).entities
    assert offered[Entity.SALES_ORDER].currencies == frozenset({"HKD"})
    assert offered[Entity.CUSTOMER].currencies is None


async def test_a_field_that_holds_no_text_cannot_hold_our_number(u8: U8Simulator) -> None:
    report = await adapter.check(u8.u8_link(number_field="define16"))
    assert [(one.reason, one.subject) for one in report.problems] == [(Reason.SETTINGS, "number_field")]


async def test_the_same_biz_id_is_the_same_order(u8: U8Simulator) -> None:
    link = await ready(u8)
    made = await adapter.write(link, creation())
    again = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    assert isinstance(again, Ok)
    assert again.external_id == made.external_id
    assert u8.count(Entity.SALES_ORDER, "LAD-000123") == 1


async def test_a_create_that_is_done_later_is_found_or_told_by_the_repeat(u8: U8Simulator) -> None:
    link = await ready(u8)
    u8.later = True
    assert isinstance(await adapter.write(link, creation()), UnknownOutcome)
    (found,) = await adapter.find(link, Entity.SALES_ORDER, NaturalKey(kind=KeyKind.REFERENCE, value="LAD-000123"))
    again = await adapter.write(link, creation())
    assert isinstance(again, Ok)
    assert again.external_id == found.external_id


async def test_an_offline_customer_is_waited_for(u8: U8Simulator) -> None:
    link = await ready(u8)
    u8.offline = True
    waiting = await adapter.write(link, creation())
    assert isinstance(waiting, Unavailable)
    assert waiting.after == 300
    report = await adapter.check(link)
    assert [one.reason for one in report.problems] == [Reason.UNREACHABLE]
    u8.offline = False
    assert isinstance(await adapter.write(link, creation()), Ok)


async def test_nothing_that_matches_is_an_empty_list(u8: U8Simulator) -> None:
    link = await ready(u8)
    (page,) = [one async for one in adapter.read(link, Entity.SHIPMENT, Window())]
    assert (page.records, page.last) == ((), True)


async def test_a_right_that_lacks_costs_only_its_part(u8: U8Simulator) -> None:
    u8.forbidden = "currentstock"
    report = await adapter.check(u8.u8_link())
    assert report.ok
    assert [(one.reason, one.subject) for one in report.warnings] == [(Reason.PERMISSION, "currentstock")]


async def test_documents_are_read_again_by_their_date(u8: U8Simulator) -> None:
    link = await ready(u8)
    offered = (await adapter.capabilities(link)).entities[Entity.SALES_ORDER]
    assert offered.incremental is Incremental.DOCUMENT_DATE
    assert offered.overlap.days == 60
    for code, day in (("A", "2026-02-27"), ("B", "2026-02-28"), ("C", "2026-03-01")):
        u8.insert("saleorder", {"code": code, "date": day, "entry": []})
    # 17:00 UTC is the next day there.
    window = Window(since=datetime(2026, 2, 27, 17, tzinfo=UTC))
    pages = [one async for one in adapter.read(link, Entity.SALES_ORDER, window)]
    assert [record.external_id for page in pages for record in page.records] == ["B", "C"]


async def test_a_list_that_moved_is_listed_again(u8: U8Simulator) -> None:
    link = await ready(u8)
    u8.seed(Entity.SALES_ORDER, 430)
    orders = u8.tables["saleorder"]
    u8.hurry = list(orders)[-1:]
    seen = {one async for some in adapter.ids(link, Entity.SALES_ORDER) for one in some}
    assert seen == set(orders)
    assert len(seen) == 429


async def test_steps_use_a_number_each_and_states_are_words(u8: U8Simulator) -> None:
    link = await ready(u8)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    for operation in (Operation.APPROVE, Operation.CLOSE, Operation.REOPEN, Operation.UNAPPROVE):
        result = await adapter.write(link, step(operation, made.external_id))
        assert isinstance(result, Ok), (operation, result)
        assert not result.already
    refused = await adapter.write(link, step(Operation.CLOSE, made.external_id))
    assert isinstance(refused, Rejected)
    assert "开立" in refused.message
    row = u8.tables["saleorder"][made.external_id]
    for values, status in (
        ({"state": "Approved"}, OrderStatus.APPROVED),
        ({"fhstatus": 1}, OrderStatus.PARTIALLY_SHIPPED),
        ({"fhstatus": 2}, OrderStatus.SHIPPED),
        ({"state": "变更中"}, msgspec.UNSET),
        ({"state": "", "verifier": "demo", "fhstatus": 0}, OrderStatus.APPROVED),
        ({"closer": "demo"}, OrderStatus.CLOSED),
    ):
        row |= values
        record = await adapter.get(link, Entity.SALES_ORDER, made.external_id)
        assert isinstance(record, SalesOrder)
        assert record.status is status


async def test_a_workflow_wants_an_approver(u8: U8Simulator) -> None:
    link = await ready(u8, approver="demo")
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    assert isinstance(await adapter.write(link, step(Operation.APPROVE, made.external_id)), Ok)
    call = next(one for one in u8.calls if one.path == "/api/saleorder/audit")
    assert call.json()["saleorder"] == {
        "voucher_code": made.external_id, "user_id": "demo", "opinion": "ja", "agree": 1
    }  # fmt: skip


async def test_deliveries_name_their_orders_and_stock_its_attributes(u8: U8Simulator) -> None:
    link = await ready(u8)
    entry = [{"rowno": 1, "inventory_code": "LED-09", "quantity": "3.5", "socode": "sa000001", "batch": "b1"}]
    u8.insert("consignment", {"date": "2026-03-05", "custcode": CUSTOMER, "verifier": "demo", "entry": entry})
    (page,) = [one async for one in adapter.read(link, Entity.SHIPMENT, Window())]
    shipment = page.records[0]
    assert isinstance(shipment, Shipment)
    assert shipment.orders == (Ref(external_id="sa000001", number="sa000001"),)
    assert isinstance(shipment.lines, tuple)
    assert shipment.lines[0].quantity == Decimal("3.5")
    for colour in ("red", "blue"):
        u8.insert("currentstock", {"code": colour, "whcode": "W", "invcode": "I", "free1": colour, "availqty": "2"})
    (page,) = [one async for one in adapter.read(link, Entity.STOCK, Window())]
    assert [one.external_id for one in page.records] == ["W|I||blue", "W|I||red"]
    assert isinstance(page.records[0], Stock)
    assert page.records[0].available == Decimal(2)


async def test_secret_and_token_are_masked_in_addresses(u8: U8Simulator) -> None:
    link = await ready(u8)
    (shown,) = await adapter.preview(link, creation())
    assert "token=***" in shown.url
    assert SECRET not in repr(shown)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"errcode": "30021", "errmsg": "未授权"}, Unavailable),
        ({"errcode": 30021, "errmsg": "离线"}, Unavailable),
        ({"errcode": "10004", "errmsg": "token已过期"}, Unauthenticated),
        ({"errcode": "9", "errmsg": "调用次数超限"}, RateLimited),
        ({"errcode": "9", "errmsg": "没有权限"}, Forbidden),
        ({"errcode": "9", "errmsg": "等待结果超时"}, UnknownOutcome),
        ({"errcode": "20002", "errmsg": "客户不存在"}, Rejected),
    ],
)
def test_what_an_answer_means(body: dict[str, Any], kind: type) -> None:
    with pytest.raises(Refused) as refused:
        read(Response(status=200, body=json.dumps(body).encode()), effect=True)
    assert isinstance(refused.value.result, kind)
