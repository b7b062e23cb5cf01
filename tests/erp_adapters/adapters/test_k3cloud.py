"""K3Cloud: the exam in both sign-ins, signature vectors, and the traps of its sheet."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import msgspec
import pytest

from erp_adapters.adapters.kingdee_k3cloud import adapter
from erp_adapters.adapters.kingdee_k3cloud.signing import client_secret, login_signature, signed_headers
from erp_adapters.adapters.kingdee_k3cloud.webapi import RefusedCall, read
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, NaturalKey, Reason, Refused, Window
from erp_adapters.contract.capabilities import KeyKind, Operation
from erp_adapters.contract.http import Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, OrderLine, OrderStatus, Ref, SalesOrder
from erp_adapters.contract.results import (
    Conflict,
    Forbidden,
    NeedsConfirmation,
    Ok,
    Partial,
    Rejected,
    Unauthenticated,
    Unavailable,
)
from tests.erp_adapters.simulators.k3cloud import ACCOUNT, APP_ID, APP_SECRET, ORG, USER, K3Simulator
from tests.erp_adapters.simulators.server import running

SAMPLES = Samples(customer=Ref(number="C-0042"), product=Ref(number="LED-09"), unit=Ref(number="Pcs"), currency="USD")


class _K3(AdapterSuite):
    more: ClassVar[dict[str, Any]] = {}
    repeat_heads = False

    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(K3Simulator()) as k3:
            k3.repeat_heads = self.repeat_heads
            yield await subject_of(adapter, k3.k3_link(**self.more), samples=SAMPLES, hidden=k3)


class TestSigned(_K3):
    pass


class TestSession(_K3):
    more: ClassVar[dict[str, Any]] = {"auth": "session"}
    repeat_heads = True


@pytest.fixture
async def k3() -> AsyncIterator[K3Simulator]:
    async with running(K3Simulator()) as simulator:
        yield simulator


async def ready(k3: K3Simulator, **more: Any) -> Link:
    link = k3.k3_link(**more)
    report = await adapter.check(link)
    assert report.ok, report.problems
    return msgspec.structs.replace(link, facts=report.facts)


def command(operation: Operation, external_id: str | None = None, record: SalesOrder | None = None) -> Command:
    return Command(
        operation=operation, entity=Entity.SALES_ORDER, key=f"{operation}", external_id=external_id, record=record
    )


async def make(link: Link, reference: str = "LAD-7f3a") -> str:
    result = await adapter.write(link, command(Operation.CREATE, record=SAMPLES.new_order(reference)))
    assert isinstance(result, Ok), result
    return result.external_id


def test_the_sheets_vectors() -> None:
    url = "https://erp.example.com/k3cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.View.common.kdsvc"
    assert client_secret(APP_ID) == "MTI2MGM1Pj9qPDk/OT04KHMiKnd0IXMr"
    assert client_secret("200001") == ""
    account = (ACCOUNT, USER, "2052", ORG)
    headers = signed_headers(url, app_id=APP_ID, app_secret=APP_SECRET, account=account, seconds=1700000000)
    assert headers["X-Api-Signature"] == (
        "YTQ4OGM4OTVmZjQ0MjUwOGNiMzI0MzMwY2FkNmExODljYWI3YzAwZTA2MmJjNTU0MWJiNDlkYmI0OTE1YWZhZg=="
    )
    assert headers["X-Kd-Appdata"] == "NjRmMGMwZmZlZTAwMDEsZGVtbywyMDUyLDEwMA=="
    assert headers["X-Kd-Signature"] == (
        "MjFkM2Y1YTgwZGQ4NjU5MzkzYmRlYWRiNzIyYWRlMjBmMzdiMjI3OGZiOWMxMjNiNWRkNDdkMWQyMGMzMTRjYg=="
    )
    assert headers["X-Api-ClientID"] == "200001"
    assert (
        login_signature(ACCOUNT, USER, APP_ID, APP_SECRET, 1700000000)
        == "8f20cfd42aa9f539844eed7a3cf33459743f31c703fc80775de13d20324fcddb"
    )


async def test_an_order_goes_out_as_the_sheet_says(k3: K3Simulator) -> None:
    link = await ready(k3)
    await make(link)
    body = next(call.json() for call in k3.calls if call.path.endswith("DynamicFormService.Save.common.kdsvc"))
    assert body["formid"] == "SAL_SaleOrder"
    assert body["data"]["IsDeleteEntry"] == "false"
    model = body["data"]["Model"]
    assert model["FBillTypeID"] == {"FNUMBER": "XSDD01_SYS"}
    assert model["FSaleOrgId"] == {"FNumber": "100"}
    assert model["FSalerId"] == {"FNumber": "S01"}
    assert model["FNetOrderBillNo"] == "LAD-7f3a"
    assert model["FSaleOrderFinance"] == {"FSettleCurrId": {"FNumber": "PRE007"}, "FIsIncludedTax": "true"}
    assert model["FSaleOrderEntry"][0] == {
        "FMaterialId": {"FNumber": "LED-09"},
        "FUnitID": {"FNumber": "Pcs"},
        "FQty": 100,
        "FTaxPrice": Decimal("1.2345"),
        "FDeliveryDate": "2026-04-10",
        "FThirdPartyEntrySeq": 1,
    }


async def test_a_document_is_never_cut(k3: K3Simulator) -> None:
    link = await ready(k3)
    for number in range(6):
        await adapter.write(link, command(Operation.CREATE, record=SAMPLES.new_order(f"LAD-{number}", lines=700)))
    sizes = [
        len(record.lines)
        async for page in adapter.read(link, Entity.SALES_ORDER, Window(), size=5)
        for record in page.records
        if isinstance(record, SalesOrder) and isinstance(record.lines, tuple)
    ]
    assert sizes == [700] * 6


async def test_refusals_with_200_are_refusals(k3: K3Simulator) -> None:
    fake = [[{"Result": {"ResponseStatus": {"IsSuccess": False, "MsgCode": 2, "Errors": [{"Message": "没有权限"}]}}}]]
    for body, kind in (
        (fake, Forbidden),
        ({"Result": {"ResponseStatus": {"IsSuccess": "false", "MsgCode": 11, "Errors": []}}}, Rejected),
        ({"Result": {"ResponseStatus": {"IsSuccess": False, "MsgCode": 13, "Errors": []}}}, Unavailable),
    ):
        with pytest.raises(RefusedCall) as refused:
            read(Response(status=200, body=msgspec.json.encode(body)), effect=True)
        assert isinstance(refused.value.result, kind)
    with pytest.raises(Refused):
        read(Response(status=200, body="response_error:内部错误".encode()), effect=False)
    both = {"ConvertResponseStatus": {"IsSuccess": False}, "ResponseStatus": {"IsSuccess": True}}
    with pytest.raises(Refused):
        read(Response(status=200, body=msgspec.json.encode({"Result": both})), effect=True)


async def test_a_refusal_names_field_and_reason(k3: K3Simulator) -> None:
    link = await ready(k3)
    record = msgspec.structs.replace(SAMPLES.new_order("LAD-1"), customer=Ref(number="NOBODY"))
    result = await adapter.write(link, command(Operation.CREATE, record=record))
    assert isinstance(result, Rejected)
    assert (result.message, result.errors[0].field) == ("客户 不能为空", "FCustId")


async def test_an_update_deletes_no_line_it_does_not_mention(k3: K3Simulator) -> None:
    link = await ready(k3)
    external = await make(link)
    lines = k3.tables["SAL_SaleOrder"][int(external)]["lines"]
    entry = str(lines[0]["FSaleOrderEntry_FEntryID"])
    change = SalesOrder(lines=(OrderLine(external_id=entry, quantity=Decimal(7)),))
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, external, change)), Ok)
    assert [line["FQty"] for line in k3.tables["SAL_SaleOrder"][int(external)]["lines"]] == [7, 200]
    sent = [call.json()["data"] for call in k3.calls if call.path.endswith(".Save.common.kdsvc")][-1]
    assert sent["NeedUpDateFields"] == ["FSaleOrderEntry", "FEntryID", "FQty"]


async def test_what_is_approved_is_reopened_first(k3: K3Simulator) -> None:
    link = await ready(k3)
    external = await make(link)
    for operation in (Operation.SUBMIT, Operation.APPROVE):
        assert isinstance(await adapter.write(link, command(operation, external)), Ok)
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, external, SalesOrder(note="x"))), Conflict)
    k3.tables["SAL_SaleOrder"][int(external)]["lines"][0]["FStockOutQty"] = 1
    assert isinstance(await adapter.write(link, command(Operation.UNAPPROVE, external)), Rejected)
    k3.tables["SAL_SaleOrder"][int(external)]["lines"][0]["FStockOutQty"] = 0
    assert isinstance(await adapter.write(link, command(Operation.UNAPPROVE, external)), Ok)
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, external, SalesOrder(note="x"))), Ok)


async def test_states_are_read(k3: K3Simulator) -> None:
    link = await ready(k3)
    external = await make(link)
    document = k3.tables["SAL_SaleOrder"][int(external)]
    for values, out, status in (
        ({"FDocumentStatus": "Z"}, (0, 0), OrderStatus.DRAFT),
        ({"FDocumentStatus": "B"}, (0, 0), OrderStatus.SUBMITTED),
        ({"FDocumentStatus": "D"}, (0, 0), OrderStatus.DRAFT),
        ({"FDocumentStatus": "C"}, (0, 0), OrderStatus.APPROVED),
        ({"FDocumentStatus": "C"}, (100, 0), OrderStatus.PARTIALLY_SHIPPED),
        ({"FDocumentStatus": "C"}, (100, 200), OrderStatus.SHIPPED),
        ({"FCloseStatus": "B"}, (100, 200), OrderStatus.CLOSED),
        ({"FCancelStatus": "B"}, (0, 0), OrderStatus.CANCELLED),
    ):
        document |= values
        for line, quantity in zip(document["lines"], out, strict=True):
            line["FStockOutQty"] = quantity
        record = await adapter.get(link, Entity.SALES_ORDER, external)
        assert isinstance(record, SalesOrder)
        assert record.status is status


async def test_a_batch_saves_in_one_call(k3: K3Simulator) -> None:
    link = await ready(k3)
    bad = msgspec.structs.replace(SAMPLES.new_order("LAD-b"), customer=Ref(number="NOBODY"))
    records = (SAMPLES.new_order("LAD-a"), bad, SAMPLES.new_order("LAD-c"))
    commands = [command(Operation.CREATE, record=record) for record in records]
    before = len(k3.calls)
    result = await adapter.write_many(link, commands)
    assert isinstance(result, Partial)
    assert [type(one) for one in result.results] == [Ok, Rejected, Ok]
    saves = [call for call in k3.calls[before:] if "Save" in call.path]
    assert [call.path.rpartition(".BatchSave")[1] for call in saves] == [".BatchSave"]


async def test_a_locked_record_is_tried_later(k3: K3Simulator) -> None:
    link = await ready(k3)
    external = await make(link)
    k3.locked.add(int(external))
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, external, SalesOrder(note="x"))), Unavailable)


async def test_a_question_is_a_persons_to_answer(k3: K3Simulator) -> None:
    link = await ready(k3)
    external = await make(link)
    assert isinstance(await adapter.write(link, command(Operation.SUBMIT, external)), Ok)
    k3.short = True
    asked = await adapter.write(link, command(Operation.APPROVE, external))
    assert isinstance(asked, NeedsConfirmation)
    assert asked.code == "STK_InvCheckResult"
    assert k3.tables["SAL_SaleOrder"][int(external)]["FDocumentStatus"] == "B"
    yes = msgspec.structs.replace(command(Operation.APPROVE, external), confirmed=frozenset({asked.code}))
    assert isinstance(await adapter.write(link, yes), Ok)


async def test_the_gateways_session_goes_back_in_both_places(k3: K3Simulator) -> None:
    link = await ready(k3)
    k3.sticky = "node-7"
    await adapter.find(link, Entity.CUSTOMER, NaturalKey(kind=KeyKind.NUMBER, value="C-0042"))
    await adapter.find(link, Entity.CUSTOMER, NaturalKey(kind=KeyKind.NUMBER, value="C-0042"))
    last = k3.calls[-1].headers
    assert (last["kdservice-sessionid"], last["cookie"]) == ("node-7", "kdservice-sessionid=node-7")
    assert "x-api-signature" in last


async def test_other_organisations_documents_are_not_read(k3: K3Simulator) -> None:
    link = await ready(k3)
    own = await make(link)
    other = k3.insert("SAL_SaleOrder", {**k3.tables["SAL_SaleOrder"][int(own)], "FSaleOrgId.FNumber": "200"})
    k3.tables["SAL_SaleOrder"][other]["FID"] = other
    pages = [page async for page in adapter.read(link, Entity.SALES_ORDER, Window())]
    assert [record.external_id for page in pages for record in page.records] == [own]
    assert {one async for some in adapter.ids(link, Entity.SALES_ORDER) for one in some} == {own}


async def test_a_wrong_clock_is_a_reason_of_its_own(k3: K3Simulator) -> None:
    k3.skew = timedelta(minutes=13)
    report = await adapter.check(k3.k3_link())
    assert [problem.reason for problem in report.problems] == [Reason.CLOCK]


async def test_a_wrong_organisation_is_said(k3: K3Simulator) -> None:
    report = await adapter.check(k3.k3_link(org_num="999"))
    assert [problem.reason for problem in report.problems] == [Reason.CREDENTIALS]
    session = await adapter.check(k3.k3_link(org_num="999", auth="session"))
    assert [problem.reason for problem in session.problems] == [Reason.COMPANY]


async def test_a_refused_sign_in_is_told(k3: K3Simulator) -> None:
    link = await ready(k3, auth="session")
    await link.tokens.drop("k3.session")
    wrong = msgspec.structs.replace(link, settings={**link.settings, "app_secret": "0" * 32})
    with pytest.raises(Refused) as refused:
        await adapter.get(wrong, Entity.SALES_ORDER, "100001")
    assert isinstance(refused.value.result, Unauthenticated)


async def test_moments_are_chinas(k3: K3Simulator) -> None:
    link = await ready(k3)
    k3.clock.moment = datetime(2026, 3, 2, 15, 59, 50, tzinfo=UTC)  # ten to midnight there
    external = await make(link)
    record = await adapter.get(link, Entity.SALES_ORDER, external)
    assert isinstance(record.modified_at, datetime)
    assert abs(record.modified_at - k3.clock.now()) < timedelta(seconds=1)


async def test_an_unknown_currency_is_not_guessed(k3: K3Simulator) -> None:
    link = await ready(k3)
    record = msgspec.structs.replace(SAMPLES.new_order("LAD-1"), currency="EUR")
    result = await adapter.write(link, command(Operation.CREATE, record=record))
    assert isinstance(result, Rejected)
    assert result.message == "no number is known for EUR"
