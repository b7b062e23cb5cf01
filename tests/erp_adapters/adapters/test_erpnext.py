"""ERPNext: the exam, and the traps of its sheet."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from erp_adapters.adapters.erpnext import adapter
from erp_adapters.adapters.erpnext.adapter import sign
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, NaturalKey, Reason, Refused, Window, content_hash
from erp_adapters.contract.capabilities import Deletes, KeyKind, Operation
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import (
    Address,
    Contact,
    Customer,
    Entity,
    OrderLine,
    OrderStatus,
    Receipt,
    Ref,
    SalesOrder,
)
from erp_adapters.contract.results import Conflict, Duplicate, NotFound, Ok, Rejected, Unauthenticated
from erp_adapters.engine.judging import after_discount
from tests.erp_adapters.simulators.erpnext import ErpnextSimulator
from tests.erp_adapters.simulators.server import running

SAMPLES = Samples(customer=Ref(number="Acme"), product=Ref(number="LED-09"), unit=Ref(number="Nos"), currency="USD")


class TestErpnext(AdapterSuite):
    @pytest.fixture
    async def subject(self) -> AsyncIterator[Subject]:
        async with running(ErpnextSimulator()) as site:
            yield await subject_of(adapter, site.erpnext_link(), samples=SAMPLES, hidden=site)


@pytest.fixture
async def site() -> AsyncIterator[ErpnextSimulator]:
    async with running(ErpnextSimulator()) as simulator:
        yield simulator


async def ready(site: ErpnextSimulator, **more: Any) -> Link:
    link = site.erpnext_link(**more)
    report = await adapter.check(link)
    assert report.ok, report.problems
    return msgspec.structs.replace(link, facts=report.facts)


def of_customer(operation: Operation, record: Customer | Contact, external_id: str | None = None) -> Command:
    entity = Entity.CONTACT if isinstance(record, Contact) else Entity.CUSTOMER
    return Command(operation=operation, entity=entity, key=f"c{operation}", external_id=external_id, record=record)


def command(operation: Operation, external_id: str | None = None, record: SalesOrder | None = None) -> Command:
    return Command(
        operation=operation, entity=Entity.SALES_ORDER, key=f"{operation}", external_id=external_id, record=record
    )


async def make(site: ErpnextSimulator, link: Link, reference: str = "LAD-1") -> str:
    record = SAMPLES.new_order(reference)
    result = await adapter.write(link, command(Operation.CREATE, record=record))
    assert isinstance(result, Ok), result
    return result.external_id


async def test_a_line_keeps_its_fields_when_another_changes(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    rows = site.tables["Sales Order"][name]["items"]
    rows[1] |= {"description": "Two-tone", "delivered_qty": 3}
    change = SalesOrder(lines=(OrderLine(external_id=rows[0]["name"], quantity=Decimal(7)),))
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, name, change)), Ok)
    after = site.tables["Sales Order"][name]["items"]
    assert [row["qty"] for row in after] == [7, 200]
    assert (after[1]["description"], after[1]["delivered_qty"]) == ("Two-tone", 3)


async def test_a_discount_is_in_the_rate(site: ErpnextSimulator) -> None:
    link = await ready(site)
    line = OrderLine(product=Ref(number="LED-09"), quantity=Decimal(100), price=Decimal(2), discount_percent=Decimal(5))
    order = msgspec.structs.replace(SAMPLES.new_order("LAD-9"), lines=(line,), note="a < b\n& c")
    made = await adapter.write(link, command(Operation.CREATE, record=order))
    assert isinstance(made, Ok), made
    assert isinstance(made.record, SalesOrder)
    assert isinstance(made.record.lines, tuple)
    (read,) = made.record.lines
    assert (read.price, read.discount_percent, made.record.untaxed) == (Decimal(2), Decimal(5), Decimal("190.00"))
    assert made.record.note == "a < b\n& c"
    change = SalesOrder(lines=(OrderLine(external_id=read.external_id, price=Decimal(4)),))
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, made.external_id, change)), Ok)
    (row,) = site.tables["Sales Order"][made.external_id]["items"]
    assert (row["rate"], row["price_list_rate"], row["discount_percentage"]) == (Decimal("3.80"), 4, 5)


async def test_lines_that_changed_meanwhile_are_a_conflict(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    stale = site.tables["Sales Order"][name]["modified"]
    site.edit(Entity.SALES_ORDER, name)
    change = msgspec.structs.replace(command(Operation.UPDATE, name, SalesOrder(note="x")), version=stale)
    assert isinstance(await adapter.write(link, change), Conflict)


async def test_a_submitted_order_refuses_in_plain_words(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    assert isinstance(await adapter.write(link, command(Operation.SUBMIT, name)), Ok)
    result = await adapter.write(link, command(Operation.UPDATE, name, SalesOrder(note="later")))
    assert isinstance(result, Rejected)
    assert result.message == "Error : Not allowed to change after submission"  # no markup, no traceback
    assert result.code == "UpdateAfterSubmitError"


async def test_a_delivered_order_is_not_cancelled(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    assert isinstance(await adapter.write(link, command(Operation.SUBMIT, name)), Ok)
    site.insert("Delivery Note", {"docstatus": 1, "items": [{"against_sales_order": name}]})
    result = await adapter.write(link, command(Operation.CANCEL, name))
    assert isinstance(result, Rejected)
    assert result.code == "LinkExistsError"


async def test_a_unique_field_makes_a_repeat_a_duplicate(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link, "LAD-2")
    again = await adapter.write(link, command(Operation.CREATE, record=SAMPLES.new_order("LAD-2")))
    assert isinstance(again, Duplicate)
    assert again.external_id == name


async def test_an_amended_order_says_what_it_replaces(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link, "LAD-3")
    await adapter.write(link, command(Operation.SUBMIT, name))
    await adapter.write(link, command(Operation.CANCEL, name))
    site.amend(name)
    record = await adapter.get(link, Entity.SALES_ORDER, f"{name}-1")
    assert (record.replaces, record.reference) == (name, None)


async def test_deletions_are_told(site: ErpnextSimulator) -> None:
    link = await ready(site)
    capabilities = await adapter.capabilities(link)
    assert capabilities.entities[Entity.SALES_ORDER].deletes is Deletes.FEED
    name = await make(site, link)
    before = site.clock.now()
    assert isinstance(await adapter.write(link, command(Operation.DELETE, name)), Ok)
    pages = [page async for page in adapter.read(link, Entity.SALES_ORDER, Window(since=before))]
    assert pages[-1].deleted == (name,)


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "America/New_York", "UTC"])
async def test_moments_are_of_the_sites_zone(zone: str) -> None:
    async with running(ErpnextSimulator(zone)) as site:
        link = await ready(site)
        site.clock.moment = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)  # New York's clock goes back at 06:00
        name = await make(site, link)
        record = await adapter.get(link, Entity.SALES_ORDER, name)
        assert isinstance(record.modified_at, datetime)
        assert abs(record.modified_at - site.clock.now()) < timedelta(seconds=2)
        site.clock.moment = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
        later = await make(site, link, "LAD-9")
        since = datetime(2026, 11, 1, 6, 29, tzinfo=UTC)
        pages = adapter.read(link, Entity.SALES_ORDER, Window(since=since))
        seen = {one.external_id async for page in pages for one in page.records}
        assert later in seen


async def test_a_missing_custom_field_is_said_before_anything_is_written(site: ErpnextSimulator) -> None:
    site.custom_field = False
    report = await adapter.check(site.erpnext_link())
    assert {(problem.reason, problem.subject) for problem in report.problems} == {
        (Reason.MISSING, "Customer.lading_ref"),
        (Reason.MISSING, "Sales Order.lading_ref"),
    }


async def test_a_customer_takes_its_address_along_and_its_number_goes_to_its_contact(site: ErpnextSimulator) -> None:
    link = await ready(site)
    place = Address(street="Kai 1", city="Hamburg", country="DE")
    new = Customer(reference="LAD-5", name="Nordlys", phone="+49 40 1", email="a@nordlys.example", addresses=(place,))
    made = await adapter.write(link, of_customer(Operation.CREATE, new))
    assert isinstance(made, Ok), made
    assert isinstance(made.record, Customer)
    assert isinstance(made.record.addresses, tuple)
    assert [(one.street, one.country) for one in made.record.addresses] == [("Kai 1", "DE")]
    change = Customer(phone="+49 40 2", addresses=(Address(city="Esbjerg", country="DK"),))
    again = msgspec.structs.replace(of_customer(Operation.UPDATE, change, made.external_id), version=made.version)
    after = await adapter.write(link, again)
    assert isinstance(after, Ok), after
    assert isinstance(after.record, Customer)
    assert isinstance(after.record.addresses, tuple)
    assert (after.record.phone, after.record.email) == ("+49 40 2", "a@nordlys.example")
    assert [(one.street, one.city, one.country) for one in after.record.addresses] == [("Kai 1", "Esbjerg", "DK")]
    assert isinstance(await adapter.write(link, again), Conflict)
    unknown = await adapter.write(
        link, of_customer(Operation.UPDATE, Customer(addresses=(Address(country="XK"),)), "Acme")
    )
    assert isinstance(unknown, Rejected)
    assert "XK" in unknown.message


async def test_an_address_that_changed_brings_its_customer(site: ErpnextSimulator) -> None:
    link = await ready(site)
    address = site.insert("Address", {"city": "Kiel", "country": "Germany",
                                      "links": [{"link_doctype": "Customer", "link_name": "Acme"}]})  # fmt: skip
    since = site.clock.now()
    address |= {"city": "Bergen", "modified": site.stamp()}
    pages = [page async for page in adapter.read(link, Entity.CUSTOMER, Window(since=since))]
    (record,) = [record for page in pages for record in page.records]
    assert isinstance(record, Customer)
    assert isinstance(record.addresses, tuple)
    assert (record.external_id, record.addresses[0].city) == ("Acme", "Bergen")
    assert isinstance(record.modified_at, datetime)
    assert record.modified_at >= since
    before = [page async for page in adapter.read(link, Entity.CUSTOMER, Window(until=since - timedelta(seconds=1)))]
    assert "Acme" not in [record.external_id for page in before for record in page.records]


async def test_persons_keep_what_nobody_changes(site: ErpnextSimulator) -> None:
    link = await ready(site)
    new = Contact(reference="LAD-K", name="王小明", customer=Ref(number="Acme"), email="w@acme.example", mobile="+86 2")
    made = await adapter.write(link, of_customer(Operation.CREATE, new))
    assert isinstance(made, Ok), made
    document = site.tables["Contact"][made.external_id]
    document["phone_nos"].append({"phone": "+86 9"})
    change = Contact(name="Wang Xiao Ming", mobile="+86 3")
    after = await adapter.write(link, of_customer(Operation.UPDATE, change, made.external_id))
    assert isinstance(after, Ok), after
    assert isinstance(after.record, Contact)
    assert (after.record.name, after.record.mobile, after.record.email) == (change.name, "+86 3", "w@acme.example")
    assert [row["phone"] for row in document["phone_nos"]] == ["+86 3", "+86 9"]
    again = await adapter.write(link, of_customer(Operation.CREATE, new))
    assert isinstance(again, Duplicate)


async def test_lines_of_a_submitted_order_change_by_the_servers_method(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    await adapter.write(link, command(Operation.SUBMIT, name))
    first, second = site.tables["Sales Order"][name]["items"]
    first |= {"price_list_rate": Decimal("3.33"), "delivered_qty": 5}
    lines = (OrderLine(external_id=first["name"], quantity=Decimal(7), price=Decimal("2.93")),
             OrderLine(product=Ref(number="LED-09"), quantity=Decimal(3), price=Decimal(5)))  # fmt: skip
    change = SalesOrder(customer_order_number="PO-9", lines=lines, removed_lines=(second["name"],))
    result = await adapter.write(link, command(Operation.UPDATE, name, change))
    assert isinstance(result, Ok), result
    record = result.record
    assert isinstance(record, SalesOrder)
    assert isinstance(record.lines, tuple)
    assert record.customer_order_number == "PO-9"
    told = [{"price": str(line.price), "discount": str(line.discount_percent or 0)} for line in record.lines]
    assert [line["price"] for line in after_discount({"lines": told})["lines"]] == ["2.93", "5"]
    assert [line.quantity for line in record.lines] == [7, 3]
    assert record.lines[0].external_id == first["name"]
    less = SalesOrder(lines=(OrderLine(external_id=first["name"], quantity=Decimal(4)),))
    assert isinstance(await adapter.write(link, command(Operation.UPDATE, name, less)), Rejected)
    words = SalesOrder(lines=(OrderLine(external_id=first["name"], description="other"),))
    refused = await adapter.write(link, command(Operation.UPDATE, name, words))
    assert isinstance(refused, Rejected)
    assert refused.code == "submitted"


async def test_what_a_payment_cost_and_what_rates_did_are_apart(site: ErpnextSimulator) -> None:
    link = await ready(site)
    deductions = [{"amount": Decimal("71.00")}, {"amount": Decimal("12.34"), "is_exchange_gain_loss": 1}]
    payment = site.insert("Payment Entry", {
        "company": "Lading Demo", "payment_type": "Receive", "party_type": "Customer", "party": "Acme", "docstatus": 1,
        "paid_amount": Decimal(1000), "source_exchange_rate": Decimal("7.1"), "paid_from_account_currency": "USD",
        "deductions": deductions, "references": [
            {"reference_doctype": "Sales Invoice", "reference_name": "SINV-1", "allocated_amount": Decimal(1000)}],
    })  # fmt: skip
    record = await adapter.get(link, Entity.RECEIPT, payment["name"])
    assert isinstance(record, Receipt)
    assert (record.amount, record.fee, record.currency, record.advance) == (Decimal(990), Decimal(10), "USD", False)


async def test_states_are_read(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    for values, status in (
        ({"docstatus": 0, "status": "Draft"}, OrderStatus.DRAFT),
        ({"docstatus": 1, "status": "To Deliver and Bill"}, OrderStatus.APPROVED),
        ({"docstatus": 1, "status": "To Deliver", "per_delivered": 40}, OrderStatus.PARTIALLY_SHIPPED),
        ({"docstatus": 1, "status": "To Bill", "per_delivered": 100}, OrderStatus.SHIPPED),
        ({"docstatus": 1, "status": "On Hold"}, OrderStatus.ON_HOLD),
        ({"docstatus": 1, "status": "Closed"}, OrderStatus.CLOSED),
        ({"docstatus": 2, "status": "Cancelled"}, OrderStatus.CANCELLED),
    ):
        site.tables["Sales Order"][name] |= values
        record = await adapter.get(link, Entity.SALES_ORDER, name)
        assert isinstance(record, SalesOrder)
        assert record.status is status


async def test_lists_go_on_after_twenty_and_the_one_page_of_a_second(site: ErpnextSimulator) -> None:
    link = await ready(site)
    for number in range(45):
        site.insert("Customer", {"customer_name": f"c{number}"})["modified"] = "2026-03-02 13:30:00.000001"
    pages = [page async for page in adapter.read(link, Entity.CUSTOMER, Window(), size=7)]
    read = [str(record.external_id) for page in pages for record in page.records]
    assert sorted(read) == sorted(site.tables["Customer"])
    listed = [call.query for call in site.calls if call.path == "/api/resource/Customer" and call.method == "GET"]
    assert all("limit_page_length" in query for query in listed)


async def test_a_write_that_changes_nothing_is_no_news(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    before = await adapter.get(link, Entity.SALES_ORDER, name)
    site.edit(Entity.SALES_ORDER, name)
    after = await adapter.get(link, Entity.SALES_ORDER, name)
    assert before.modified_at != after.modified_at
    assert content_hash(before) == content_hash(after)


async def test_a_customer_that_was_renamed_is_found_by_our_number(site: ErpnextSimulator) -> None:
    link = await ready(site)
    made = await adapter.write(link, of_customer(Operation.CREATE, Customer(reference="LAD-R", name="Before")))
    assert isinstance(made, Ok)
    document = site.tables["Customer"].pop(made.external_id)
    site.tables["Customer"]["After"] = {**document, "name": "After", "modified": site.stamp()}
    with pytest.raises(Refused) as refused:
        await adapter.get(link, Entity.CUSTOMER, made.external_id)
    assert isinstance(refused.value.result, NotFound)
    (found,) = await adapter.find(link, Entity.CUSTOMER, NaturalKey(kind=KeyKind.REFERENCE, value="LAD-R"))
    assert found.external_id == "After"
    twin = Customer(reference="LAD-T", name="Acme")  # its name is taken: 409, not our reference
    taken = await adapter.write(link, of_customer(Operation.CREATE, twin))
    assert isinstance(taken, Rejected)


async def test_what_moves_without_a_new_date_is_said_to(site: ErpnextSimulator) -> None:
    offered = (await adapter.capabilities(await ready(site))).entities
    assert offered[Entity.SALES_ORDER].silent_changes  # delivered and paid are written without `modified`
    assert offered[Entity.INVOICE].silent_changes


async def test_closing_goes_through_the_method(site: ErpnextSimulator) -> None:
    link = await ready(site)
    name = await make(site, link)
    await adapter.write(link, command(Operation.SUBMIT, name))
    result = await adapter.write(link, command(Operation.CLOSE, name))
    assert isinstance(result, Ok)
    assert isinstance(result.record, SalesOrder)
    assert result.record.status is OrderStatus.CLOSED
    assert isinstance(await adapter.write(link, command(Operation.REOPEN, name)), Ok)


async def test_signed_events(site: ErpnextSimulator) -> None:
    vector = sign("whsecret", b'{"name":"SAL-ORD-2026-00001"}')
    assert vector == "zpfEmqLbtNmXElc1UhNw+iJBObFresqNiVzp7cB+itE="
    link = await ready(site, event_secret="whsecret")
    body = json.dumps({"doctype": "Sales Order", "name": "SAL-ORD-2026-00001", "modified": "x"}).encode()
    outcome = await adapter.parse_event(link, {"X-Frappe-Webhook-Signature": sign("whsecret", body)}, body)
    assert outcome.verified
    assert [(hint.entity, hint.external_id) for hint in outcome.hints] == [(Entity.SALES_ORDER, "SAL-ORD-2026-00001")]
    with pytest.raises(Refused) as refused:
        await adapter.parse_event(link, {"X-Frappe-Webhook-Signature": sign("other", body)}, body)
    assert isinstance(refused.value.result, Unauthenticated)
