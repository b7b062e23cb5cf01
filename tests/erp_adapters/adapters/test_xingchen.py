"""云星辰: the exam, the signature vectors, and the traps of its sheet."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from erp_adapters.adapters.kingdee_xingchen import adapter
from erp_adapters.adapters.kingdee_xingchen.gateway import RefusedCall, digest, read, signed_text
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, NaturalKey, Reason, Refused, Window
from erp_adapters.contract.capabilities import KeyKind, Operation
from erp_adapters.contract.http import Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, OrderLine, OrderStatus, Receipt, Ref, SalesOrder, Shipment
from erp_adapters.contract.results import (
    Conflict,
    Duplicate,
    Forbidden,
    NeedsConfirmation,
    Ok,
    RateLimited,
    Rejected,
    Unauthenticated,
    UnknownOutcome,
)
from tests.erp_adapters.simulators.server import running
from tests.erp_adapters.simulators.xingchen import CLIENT_SECRET, CUSTOMER, XingchenSimulator

SAMPLES = Samples(customer=Ref(external_id=CUSTOMER), product=Ref(number="LED-09"), currency="CNY")


class TestXingchen(AdapterSuite):
    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(XingchenSimulator()) as jdy:
            yield await subject_of(adapter, jdy.jdy_link(), samples=SAMPLES, hidden=jdy)


@pytest.fixture
async def jdy() -> AsyncIterator[XingchenSimulator]:
    async with running(XingchenSimulator()) as simulator:
        yield simulator


async def ready(jdy: XingchenSimulator, **more: Any) -> Link:
    link = jdy.jdy_link(**more)
    report = await adapter.check(link)
    assert report.ok, report.problems
    return msgspec.structs.replace(link, facts=report.facts)


def creation(reference: str = "LAD-1", **more: Any) -> Command:
    record = msgspec.structs.replace(SAMPLES.new_order(reference), **more)
    return Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"outbox-{reference}", record=record)


def step(operation: Operation, external_id: str, **more: Any) -> Command:
    return Command(operation=operation, entity=Entity.SALES_ORDER, key="s", external_id=external_id, **more)


def test_the_sheets_vectors() -> None:
    nonce, stamp = "1655775240", "1700000000000"
    text = signed_text("POST", "/jdy/v2/scm/sal_order", {}, nonce, stamp)
    assert text == "POST\n%2Fjdy%2Fv2%2Fscm%2Fsal_order\n\nx-api-nonce:1655775240\nx-api-timestamp:1700000000000\n"
    assert digest(CLIENT_SECRET, text) == (
        "ZjEzYzk2NTY2YjU5MjI5NTY4NmFkMzUwNmVkOGE5NzYwNmRhOWExMjZiMDU3NjNiZmQwMGY5MWIzMDdiZWU1Nw=="
    )
    signed = digest("abc123", "abc")
    assert signed == "ZDljMTI3NGIyNTE1MTRkYzlkNjc1MDNhYjUzMzgzNWMyY2M4YTdjMzdmNmM3YTVlNDkxMTkzNjdiOTFjNzUyZQ=="
    query = {"app_key": "abc", "app_signature": signed}
    text = signed_text("GET", "/jdyconnector/app_management/kingdee_auth_token", query, nonce, stamp)
    assert "%253D%253D\n" in text
    assert digest(CLIENT_SECRET, text) == (
        "NWM4MjA0ZjcyNzFkZDUwYTYwN2Y1MmJmYjMwMzQyYWUyYWQxODljZjI4NjFkMjJjMzkxN2UzZTYxYjRlNWUxYw=="
    )


async def test_a_clock_that_is_wrong_is_said_to_be_so(jdy: XingchenSimulator) -> None:
    jdy.skew = timedelta(minutes=9)
    report = await adapter.check(jdy.jdy_link())
    assert [one.reason for one in report.problems] == [Reason.CLOCK]
    assert report.skew == timedelta(minutes=9)


async def test_the_token_is_asked_for_once_and_anew_before_it_ends(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    jdy.clock.go(23 * 3600)
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(call.path.endswith("/kingdee_auth_token") for call in jdy.calls) == 1
    jdy.clock.go(3600 - 599)
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(call.path.endswith("/kingdee_auth_token") for call in jdy.calls) == 2


async def test_a_secret_that_is_issued_anew_is_asked_for(jdy: XingchenSimulator) -> None:
    link = await ready(jdy, app_key="", app_secret="", instance="inst-1")
    jdy.secret = "another-day"
    jdy.expire()
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert jdy.calls[-1].headers["x-gw-router-addr"] == "https://dc1.jdy.example"


async def test_a_right_that_lacks_costs_only_its_part(jdy: XingchenSimulator) -> None:
    jdy.forbidden = "arap/ar_credit"
    link = jdy.jdy_link()
    report = await adapter.check(link)
    assert report.ok
    assert [(one.reason, one.subject) for one in report.warnings] == [(Reason.PERMISSION, "/jdy/v2/arap/ar_credit")]
    capabilities = await adapter.capabilities(msgspec.structs.replace(link, facts=report.facts))
    assert Entity.RECEIPT not in capabilities.entities


async def test_numbers_go_as_text_and_the_currency_by_its_id(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    line = msgspec.structs.replace(SAMPLES.new_line("l", 1), quantity=Decimal(500), price=Decimal("1.85"))
    made = await adapter.write(link, creation(lines=(line,), currency="USD", rate=Decimal("7.1")))
    assert isinstance(made, Ok)
    assert isinstance(made.record, SalesOrder)
    assert (made.record.total, made.record.currency, made.record.rate) == (Decimal(925), "USD", Decimal("7.1"))
    body = next(one.json() for one in jdy.calls if one.method == "POST")
    row = body["material_entity"][0]
    assert (row["qty"], row["tax_price"], row["unit_id"], row["delivery_date"]) == ("500", "1.85", "7101", "2026-04-10")
    assert body["cus_currency_id"] == "7001"
    assert made.line_ids == {"l": jdy.tables["scm/sal_order"][made.external_id]["material_entity"][0]["id"]}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"currency": "USD"}, "no-rate"),
        ({"currency": "EUR", "rate": Decimal(8)}, "unknown-currency"),
        ({"prices_include_tax": False}, "not-offered"),
    ],
)
async def test_what_would_be_a_guess_is_refused(jdy: XingchenSimulator, more: dict[str, Any], code: str) -> None:
    refused = await adapter.write(await ready(jdy), creation(**more))
    assert isinstance(refused, Rejected)
    assert refused.code == code
    assert not any(call.method == "POST" for call in jdy.calls)


async def test_a_duplicate_number_is_the_order_itself(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    again = await adapter.write(link, creation())
    assert isinstance(again, Duplicate)
    assert (again.external_id, again.line_ids) == (made.external_id, made.line_ids)
    with pytest.raises(RefusedCall) as refused:
        read(Response(status=200, body='{"errcode":3002,"description":"单据编号已存在"}'.encode()), effect=True)
    assert isinstance(refused.value.result, Rejected)


async def test_a_tenant_that_numbers_itself_has_our_number_in_a_custom_field(jdy: XingchenSimulator) -> None:
    jdy.own_numbers = True
    link = await ready(jdy, number_field="custom_field__1__abc")
    jdy.lose_reply()
    assert isinstance(await adapter.write(link, creation()), UnknownOutcome)
    again = await adapter.write(link, creation())
    assert isinstance(again, Duplicate)
    assert again.number == "XSDD-00000"
    assert jdy.count(Entity.SALES_ORDER, "LAD-1") == 1
    record = await adapter.get(link, Entity.SALES_ORDER, again.external_id)
    assert record.reference == "LAD-1"


async def test_a_warning_is_a_persons_to_accept(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    jdy.credit_warning = True
    asked = await adapter.write(link, creation())
    assert isinstance(asked, NeedsConfirmation)
    assert "信用额度" in asked.message
    assert jdy.count(Entity.SALES_ORDER, "LAD-1") == 0
    accepted = msgspec.structs.replace(creation(), confirmed=frozenset({asked.code}))
    assert isinstance(await adapter.write(link, accepted), Ok)


async def test_an_update_sends_the_whole_order(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    stored = jdy.tables["scm/sal_order"][made.external_id]
    stored |= {"contact_phone": "+86 1", "payment_entry": [{"id": "p1"}], "custom_field": {"f": "x"}}
    line = OrderLine(external_id=stored["material_entity"][1]["id"], price=Decimal("2.5"))
    change = step(Operation.UPDATE, made.external_id, record=SalesOrder(note="anders", lines=(line,)))
    assert isinstance(await adapter.write(link, change), Ok)
    after = jdy.tables["scm/sal_order"][made.external_id]
    assert (after["contact_phone"], after["payment_entry"], after["custom_field"]) == (
        "+86 1",
        [{"id": "p1"}],
        {"f": "x"},
    )
    assert (after["bill_no"], after["remark"], after["total_amount"]) == ("LAD-1", "anders", "623.45")
    assert [one["tax_price"] for one in after["material_entity"]] == ["1.2345", "2.5"]


async def test_states_are_saved_audited_and_taken_back(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    assert isinstance(await adapter.write(link, step(Operation.APPROVE, made.external_id)), Ok)
    changed = step(Operation.UPDATE, made.external_id, record=SalesOrder(note="x"))
    assert isinstance(await adapter.write(link, changed), Conflict)
    assert isinstance(await adapter.write(link, step(Operation.DELETE, made.external_id)), Rejected)
    assert isinstance(await adapter.write(link, step(Operation.UNAPPROVE, made.external_id)), Ok)
    row = jdy.tables["scm/sal_order"][made.external_id]
    for values, status in (
        ({"bill_status": "A"}, OrderStatus.DRAFT),
        ({"bill_status": "B"}, OrderStatus.SUBMITTED),
        ({"bill_status": "C", "io_status": "?"}, OrderStatus.APPROVED),
        ({"bill_status": "C", "io_status": "B"}, OrderStatus.PARTIALLY_SHIPPED),
        ({"bill_status": "C", "io_status": "C"}, OrderStatus.SHIPPED),
        ({"bill_close_state": "H"}, OrderStatus.CLOSED),
        ({"bill_close_state": "", "bill_status": "?"}, msgspec.UNSET),
    ):
        row |= values
        record = await adapter.get(link, Entity.SALES_ORDER, made.external_id)
        assert isinstance(record, SalesOrder)
        assert record.status is status
    row |= {"bill_status": "Z"}
    assert isinstance(await adapter.write(link, step(Operation.DELETE, made.external_id)), Ok)
    assert made.external_id not in jdy.tables["scm/sal_order"]


async def test_a_list_that_moved_is_listed_again(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    jdy.seed(Entity.SALES_ORDER, 230)
    orders = jdy.tables["scm/sal_order"]
    jdy.hurry = list(orders)[:1]
    seen = {one async for some in adapter.ids(link, Entity.SALES_ORDER) for one in some}
    assert seen == set(orders)
    assert len(seen) == 229


async def test_lists_are_headers_and_details_have_the_lines(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    parcel = {"delivery_bill_no": "SF100", "express_company_name": "顺丰"}
    lines = [{"id": "1", "material_id": "m", "qty": "3.5", "src_bill_no": "LAD-1", "src_bill_id": "9"}]
    jdy.insert("scm/sal_out_bound", {"bill_no": "XSCK-1", "bill_status": "C", "bill_date": "2026-03-05",
                                     "express_entity": [parcel], "material_entity": lines})  # fmt: skip
    pay = [{"amount": "100.50", "service_fee": "1.5", "trans_number": "TT1"}, {"amount": "9.5"}]
    paid = [{"src_bill_id": "9", "src_bill_type_id": "sal_bill_order", "cur_settle_amount": "110"}]
    jdy.insert("arap/ar_credit", {"bill_no": "SKD-1", "currency_id": "7001", "pay_entry_list": pay,
                                  "source_bill_entry_list": paid, "bill_date": "2026-03-06"})  # fmt: skip
    (page,) = [one async for one in adapter.read(link, Entity.SHIPMENT, Window())]
    shipment = page.records[0]
    assert isinstance(shipment, Shipment)
    assert (shipment.orders, shipment.tracking_number) == ((Ref(number="LAD-1"),), "SF100")
    assert isinstance(shipment.lines, tuple)
    assert shipment.lines[0].quantity == Decimal("3.5")
    (page,) = [one async for one in adapter.read(link, Entity.RECEIPT, Window())]
    receipt = page.records[0]
    assert isinstance(receipt, Receipt)
    assert (receipt.amount, receipt.fee, receipt.currency) == (Decimal(110), Decimal("1.5"), "USD")
    assert isinstance(receipt.allocations, tuple)
    assert receipt.allocations[0].document == Ref(external_id="9")


async def test_a_number_that_only_resembles_is_not_found(jdy: XingchenSimulator) -> None:
    link = await ready(jdy)
    assert await adapter.find(link, Entity.CUSTOMER, NaturalKey(kind=KeyKind.NUMBER, value="C004")) == ()
    (found,) = await adapter.find(link, Entity.CUSTOMER, NaturalKey(kind=KeyKind.NUMBER, value="C0042"))
    assert found.external_id == CUSTOMER


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (519, {"errcode": 1010001003, "description": "signature"}, Unauthenticated),
        (200, {"errcode": 7, "description": "请求频率超过限制"}, RateLimited),
        (200, {"errcode": 7, "description": "没有权限"}, Forbidden),
        (200, {"errcode": "7", "description": "系统繁忙，请稍后再试"}, UnknownOutcome),
        (200, {"errcode": 7, "description": "客户不存在"}, Rejected),
        (504, {}, UnknownOutcome),
    ],
)
def test_what_an_answer_means(status: int, body: dict[str, Any], kind: type) -> None:
    with pytest.raises(Refused) as refused:
        read(Response(status=status, body=json.dumps(body).encode()), effect=True)
    assert isinstance(refused.value.result, kind)
