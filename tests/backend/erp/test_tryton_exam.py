"""The exam of the adapter against the real Tryton, with a simulator's faults between both, and what Tryton asks."""

from collections.abc import AsyncIterator

import msgspec
import pytest

from erp_adapters.adapters.tryton.adapter import TrytonAdapter
from erp_adapters.conformance.checks import Mode
from erp_adapters.conformance.runner import examine
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, Ref
from erp_adapters.contract.results import NeedsConfirmation, Ok
from erp_adapters.testing.tryton_server import TrytonServer
from tenants.orm import new_id
from tests.erp_adapters.simulators.in_front import TrytonInFront
from tests.erp_adapters.simulators.server import running

pytestmark = [pytest.mark.real_erp, pytest.mark.timeout(360)]


@pytest.fixture
async def front(tryton: TrytonServer) -> AsyncIterator[TrytonInFront]:
    async with running(TrytonInFront(tryton)) as simulator:
        yield simulator


def link_to(front: TrytonInFront, **more: str) -> Link:
    return front.link(**{**front.server.settings, "url": front.url, **more})


async def subject_at(front: TrytonInFront) -> Subject:
    run = new_id().hex[-8:]
    values = {"name": f"Examined {run}", "addresses": [["create", [{}]]]}
    (party,) = front.clerk.call("model.party.party.create", [values])
    samples = Samples(customer=Ref(external_id=str(party)), product=Ref(number="VALVE-50"), currency="USD")
    return await subject_of(TrytonAdapter(), link_to(front), samples=samples, run=run, hidden=front)


async def test_tryton_passes_the_exam(front: TrytonInFront) -> None:
    subject = await subject_at(front)
    outcomes: dict[str, list[str]] = {}
    known = {entity: subject.capabilities.entities[entity] for entity in (Entity.CUSTOMER, Entity.SALES_ORDER)}
    narrowed = msgspec.structs.replace(subject.capabilities, entities=known)
    # What breaks on the way comes first: an order of 500 lines, which is written later, would make its readings long.
    parts = (
        (msgspec.structs.replace(subject, capabilities=narrowed), (Mode.HIDDEN,)),
        (msgspec.structs.replace(subject, hidden=None), (Mode.READ, Mode.WRITE)),
    )
    for examined, modes in parts:
        async for finding in examine(examined, modes):
            outcomes.setdefault(finding.outcome, []).append(f"{finding.name}: {finding.detail}")
    assert "failed" not in outcomes, outcomes["failed"]
    assert "skipped" not in outcomes, outcomes["skipped"]
    assert len(outcomes["passed"]) > 30


async def test_what_tryton_asks_is_a_persons_to_answer(front: TrytonInFront) -> None:
    subject = await subject_at(front)
    order = subject.samples.new_order(f"LAD-{subject.run}", lines=1)
    make = Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key="k", record=order)
    made = await subject.adapter.write(subject.link, make)
    assert isinstance(made, Ok)
    submit = Command(operation=Operation.SUBMIT, entity=Entity.SALES_ORDER, key="s", external_id=made.external_id)
    assert isinstance(await subject.adapter.write(subject.link, submit), Ok)
    front.asks = True
    release = msgspec.structs.replace(submit, operation=Operation.APPROVE, key="a")
    asked = await subject.adapter.write(subject.link, release)
    assert isinstance(asked, NeedsConfirmation)
    assert asked.message == "The warehouse is short of it."
    assert front.skipped == []
    yes = msgspec.structs.replace(release, confirmed=frozenset({asked.code}))
    assert isinstance(await subject.adapter.write(subject.link, yes), Ok)
    assert front.skipped == [asked.code]
