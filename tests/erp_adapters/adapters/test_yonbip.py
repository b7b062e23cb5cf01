"""YonBIP: the exam, signature and envelope vectors, and the traps of its sheet."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import msgspec
import pytest

from erp_adapters.adapters.yonyou_yonbip import adapter
from erp_adapters.adapters.yonyou_yonbip.events import EnvelopeError, decrypt, encrypt, key_of, signatures, verify
from erp_adapters.adapters.yonyou_yonbip.platform import RefusedCall, read, signature
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, Refused, Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.http import Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, OrderStatus, Ref, SalesOrder
from erp_adapters.contract.results import Duplicate, Forbidden, Ok, Rejected, Unavailable, UnknownOutcome
from tests.erp_adapters.simulators.server import running
from tests.erp_adapters.simulators.yonbip import CUSTOMER, KEY, SECRET, YonBipSimulator

SAMPLES = Samples(customer=Ref(external_id=CUSTOMER), product=Ref(external_id="1710500"), currency="CNY")
MESSAGE = '{"type":"CHECK_URL","eventId":"e1","timestamp":1700000000000,"tenantId":"t1"}'
ENCRYPTED = (
    "enUIV7lJ3O05EqOnbIcQ+5Hno+T5d66gdhDDx/GfocRqmRjvcFMlHtsVgpjzcbUaIODprrcC0OLz0Hw3Ufi/s9iGjC73xZpcXJgZUkFtCTDXuPI1DK"
    "10Xm39FH8OgIT6C5kwf1jTmn8Sm5luINisC2zIYqUeuHzmX8myoXU2oEU="
)


class TestYonBip(AdapterSuite):
    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(YonBipSimulator()) as yon:
            yield await subject_of(adapter, yon.yon_link(), samples=SAMPLES, hidden=yon)


@pytest.fixture
async def yon() -> AsyncIterator[YonBipSimulator]:
    async with running(YonBipSimulator()) as simulator:
        yield simulator


async def ready(yon: YonBipSimulator, **more: Any) -> Link:
    link = yon.yon_link(**more)
    report = await adapter.check(link)
    assert report.ok, report.problems
    return msgspec.structs.replace(link, facts=report.facts)


def creation(reference: str = "LAD-1", **more: Any) -> Command:
    record = msgspec.structs.replace(SAMPLES.new_order(reference), **more)
    return Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"outbox-{reference}", record=record)


def step(operation: Operation, external_id: str) -> Command:
    return Command(operation=operation, entity=Entity.SALES_ORDER, key="s", external_id=external_id)


def test_the_sheets_vectors() -> None:
    signed = signature("as-demo", {"appKey": "ak-demo", "timestamp": "1700000000000"})
    assert signed == "Y2ZV/9/k5weE2tig5WBbZavarDZ+4dqFTpucCU1DOYo="
    assert quote(signed, safe="") == "Y2ZV%2F9%2Fk5weE2tig5WBbZavarDZ%2B4dqFTpucCU1DOYo%3D"
    assert key_of(SECRET).hex() == "d1fd5ed9dddce1be5aebdefcf3bf7a6b96f87377767b57f4d34d34d34d34d34d"
    assert encrypt(SECRET, KEY, MESSAGE, b"abcdefghijklmnop") == ENCRYPTED
    assert decrypt(SECRET, KEY, ENCRYPTED) == MESSAGE
    assert signatures(SECRET, "1700000000000", "nonce01", ENCRYPTED) == (
        "5bba3e9d71b56188859bc4fe04b51325ef0cd109",
        "tWae4h8+w+JWJ25n0yq6QmROm3kIs9+c7GBMviK4Zno=",
    )


async def test_the_token_is_encoded_once(yon: YonBipSimulator) -> None:
    await ready(yon)
    call = next(one for one in yon.calls if one.path.endswith("/voucherorder/list"))
    assert "access_token=tok%2B%2F" in call.raw_query


async def test_amounts_are_computed_in_both_currencies(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    line = msgspec.structs.replace(SAMPLES.new_line("l", 1), quantity=Decimal(500), price=Decimal("1.85"))
    command = creation(lines=(line,), currency="USD", rate=Decimal("7.1"))
    assert isinstance(await adapter.write(link, command), Ok)
    data = next(one.json()["data"] for one in yon.calls if one.path.endswith("/singleSave"))
    assert data["payMoney"] == 925
    assert (data["orderPrices!currency"], data["orderPrices!natCurrency"]) == ("usd-id", "cny-id")
    detail = data["orderDetails"][0]
    assert detail["orderDetailPrices!natTaxUnitPrice"] == Decimal("13.135")
    assert detail["orderDetailPrices!natSum"] == Decimal("6567.5")
    assert len(data["resubmitCheckKey"]) == 32
    assert None not in data.values()
    without = msgspec.structs.replace(creation("LAD-2"), record=SAMPLES.new_order("LAD-2"))
    assert isinstance(without.record, SalesOrder)
    usd = msgspec.structs.replace(without, record=msgspec.structs.replace(without.record, currency="USD"))
    refused = await adapter.write(link, usd)
    assert isinstance(refused, Rejected)
    assert refused.code == "no-rate"


def _nulls(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_nulls(one) for one in value.values())
    if isinstance(value, list):
        return any(_nulls(one) for one in value)
    return value is None


async def test_what_is_not_told_is_left_out_at_any_depth(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    line = msgspec.structs.replace(SAMPLES.new_line("l", 1), delivery_on=None, note=None)
    bare = creation(lines=(line,), note=None, delivery_on=None, customer_order_number=None)
    assert isinstance(await adapter.write(link, bare), Ok)
    sent = next(one.json() for one in yon.calls if one.path.endswith("/singleSave"))
    assert not _nulls(sent)


async def test_a_tenant_that_moved_is_found_a_day_later(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    asked = sum(one.path.endswith("getGatewayAddress") for one in yon.calls)
    signed_in = sum(one.path.endswith("getAccessToken") for one in yon.calls)
    yon.clock.go(0.8 * 7200 - 60)
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(one.path.endswith("getAccessToken") for one in yon.calls) == signed_in
    yon.clock.go(120)  # past four fifths of its life
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(one.path.endswith("getAccessToken") for one in yon.calls) == signed_in + 1
    assert sum(one.path.endswith("getGatewayAddress") for one in yon.calls) == asked
    yon.clock.go(86400)
    await adapter.get(link, Entity.CUSTOMER, CUSTOMER)
    assert sum(one.path.endswith("getGatewayAddress") for one in yon.calls) == asked + 1


async def test_an_empty_result_told_as_an_error_is_an_empty_page(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    yon.tables["order"].clear()
    yon.empty_is_an_error = True
    (page,) = [one async for one in adapter.read(link, Entity.SALES_ORDER, Window())]
    assert (page.records, page.last) == ((), True)


async def test_a_timeout_after_the_write_is_unknown_and_the_key_finds_it(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    yon.timeout_after_write = True
    assert isinstance(await adapter.write(link, creation()), UnknownOutcome)
    yon.timeout_after_write = False
    assert isinstance(await adapter.write(link, creation()), Ok)
    yon.clock.go(4000)
    late = await adapter.write(link, creation())
    assert isinstance(late, Duplicate)  # told by its code, with the id
    assert yon.count(Entity.SALES_ORDER, "LAD-1") == 1


async def test_a_batch_that_failed_is_refused_although_its_code_is_200(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    result = await adapter.write(link, step(Operation.APPROVE, made.external_id))
    assert isinstance(result, Rejected)
    assert "batchaudit" in result.message
    for operation in (Operation.SUBMIT, Operation.APPROVE, Operation.UNAPPROVE):
        assert isinstance(await adapter.write(link, step(operation, made.external_id)), Ok)


async def test_ids_keep_their_digits(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    assert made.external_id == "1710000000000000001"
    assert isinstance(made.record, SalesOrder)
    assert made.record.customer == Ref(external_id=CUSTOMER)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Response(status=200, headers={"content-type": "application/json"}, body=b'{"code":310037}'), Forbidden),
        (Response(status=200, headers={"content-type": "application/json"}, body=b'{"code":"310043"}'), Unavailable),
        (Response(status=200, headers={"content-type": "application/json"}, body=b'{"code":310504}'), UnknownOutcome),
        (Response(status=200, headers={"content-type": "application/json"}, body=b'{"code":202}'), UnknownOutcome),
        (Response(status=200, headers={"content-type": "application/json"}, body=b'{"code":"506"}'), Rejected),
        (Response(status=404, headers={"content-type": "application/json"}, body=b'{"code":999}'), Rejected),
    ],
)
def test_codes_are_read_whatever_their_type(answer: Response, kind: type) -> None:
    with pytest.raises(RefusedCall) as refused:
        read(answer, effect=True)
    assert isinstance(refused.value.result, kind)


async def test_states_are_read(yon: YonBipSimulator) -> None:
    link = await ready(yon)
    made = await adapter.write(link, creation())
    assert isinstance(made, Ok)
    for values, status in (
        ({"status": 3}, OrderStatus.SUBMITTED),
        ({"status": 1}, OrderStatus.APPROVED),
        ({"status": 1, "entireDeliveryStatus": 1}, OrderStatus.PARTIALLY_SHIPPED),
        ({"status": 1, "entireDeliveryStatus": 2}, OrderStatus.SHIPPED),
        ({"status": 2}, OrderStatus.CLOSED),
        ({"nextStatus": "OPPOSE"}, OrderStatus.CANCELLED),
    ):
        yon.tables["order"][made.external_id] |= values
        record = await adapter.get(link, Entity.SALES_ORDER, made.external_id)
        assert isinstance(record, SalesOrder)
        assert record.status is status


@pytest.mark.parametrize("which", [0, 1])
async def test_events_are_checked_read_and_answered(yon: YonBipSimulator, which: int) -> None:
    link = yon.yon_link()
    yon.clock.moment = datetime(2026, 3, 2, tzinfo=UTC)
    stamp = str(int(yon.clock.now().timestamp() * 1000))
    told = {"type": "SALE_AUDITORDER_NOTIFY_SENT", "eventId": "e7", "content": '{"id": "1710000000000000009"}'}
    encrypted = encrypt(SECRET, KEY, json.dumps(told))
    signed = signatures(SECRET, stamp, "n", encrypted)[which]
    envelope = {"msgSignature": signed, "timestamp": stamp, "nonce": "n", "encrypt": encrypted}
    outcome = await adapter.parse_event(link, {}, json.dumps(envelope).encode())
    assert outcome.verified
    assert [(one.entity, one.external_id, one.event_id) for one in outcome.hints] == [
        (Entity.SALES_ORDER, "1710000000000000009", "e7")
    ]
    reply = json.loads(outcome.reply.body)
    assert decrypt(SECRET, KEY, reply["encrypt"]) == "success"
    verify(SECRET, reply, yon.clock.now())
    encrypted = encrypt(SECRET, KEY, MESSAGE)  # the platform tries the address before it sends anything
    trial = {"signature": signatures(SECRET, stamp, "n", encrypted)[which], "timestamp": stamp, "nonce": "n",
             "encrypt": encrypted}  # fmt: skip
    tried = await adapter.parse_event(link, {}, json.dumps(trial).encode())
    assert tried.hints == ()
    assert decrypt(SECRET, KEY, json.loads(tried.reply.body)["encrypt"]) == "success"
    with pytest.raises(Refused):
        await adapter.parse_event(link, {}, json.dumps({**envelope, "nonce": "other"}).encode())
    with pytest.raises(EnvelopeError):
        verify(SECRET, envelope, yon.clock.now() + timedelta(minutes=11))
    with pytest.raises(EnvelopeError):
        decrypt(SECRET, "another", encrypted)


async def test_a_products_code_becomes_its_id() -> None:
    async with running(YonBipSimulator()) as platform:
        platform.seed(Entity.STOCK, 3)
        link = platform.yon_link()
        order = SAMPLES.new_order("LAD-7", lines=1)
        assert isinstance(order.lines, tuple)
        for code, expected in (("stock-2", Ok), ("NO-SUCH", Rejected)):
            line = msgspec.structs.replace(order.lines[0], product=Ref(number=code))
            record = msgspec.structs.replace(order, lines=(line,))
            result = await adapter.write(
                link, Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=code, record=record)
            )
            assert isinstance(result, expected), result
        (made,) = [row for row in platform.tables["order"].values() if row.get("outSysKey") == "LAD-7"]
        assert made["orderDetails"][0]["productId"] == "1710502"
