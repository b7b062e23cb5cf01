"""Checks of corners: odd lines and currencies are kept as they are or refused with words, never bent; answers that
get lost behind a step, and sessions that lapse before a write, do no harm."""

from decimal import Decimal

import msgspec
from msgspec import UNSET

from erp_adapters.conformance.checks import Mode, NotOfferedError, check, hidden_of, need
from erp_adapters.conformance.subject import Subject
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Entity, OrderLine, SalesOrder
from erp_adapters.contract.results import Ok, Rejected, UnknownOutcome

#: Quantity, price, free of charge.
_ODD = {
    "free": (Decimal(100), Decimal(0), True),
    "small": (Decimal(50000), Decimal("0.0004"), False),
    "back": (Decimal(-100), Decimal("1.25"), False),
    "part": (Decimal("0.125"), Decimal(800), False),
}


async def _written(subject: Subject, reference: str, order: SalesOrder) -> SalesOrder | None:
    """The order as it stands there after its creation; None where it was refused with words."""
    command = Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"k{reference}", record=order)
    result = await subject.adapter.write(subject.link, command)
    if isinstance(result, Rejected):
        assert result.message, "refused without a word"
        return None
    assert isinstance(result, Ok), result
    record = await subject.adapter.get(subject.link, Entity.SALES_ORDER, result.external_id)
    assert isinstance(record, SalesOrder)
    return record


def _lines(order: SalesOrder) -> list[tuple[object, object]]:
    return [(line.quantity, line.price) for line in order.lines] if isinstance(order.lines, tuple) else []


@check(Mode.WRITE)
async def odd_lines_are_kept_or_refused(subject: Subject) -> None:
    """A free line, a price below a cent, a line taken back and a part of a piece arrive as sent."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    for name, (quantity, price, free) in _ODD.items():
        reference = f"LAD{subject.run}O{name}"
        plain = subject.samples.new_order(reference, lines=2)
        assert isinstance(plain.lines, tuple)
        first, second = plain.lines
        odd: OrderLine = msgspec.structs.replace(second, quantity=quantity, price=price, free=True if free else UNSET)
        order = msgspec.structs.replace(plain, lines=(first, odd))
        there = await _written(subject, reference, order)
        if there is not None:
            assert _lines(there) == _lines(order), name


@check(Mode.WRITE)
async def a_currency_without_cents_is_kept(subject: Subject) -> None:
    """An order in yen has yen prices, or is refused where nobody keeps yen."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    reference = f"LAD{subject.run}JPY"
    plain = subject.samples.new_order(reference, lines=1)
    assert isinstance(plain.lines, tuple)
    line = msgspec.structs.replace(plain.lines[0], quantity=Decimal(7), price=Decimal(1234))
    there = await _written(subject, reference, msgspec.structs.replace(plain, currency="JPY", lines=(line,)))
    if there is not None:
        assert _lines(there) == [(Decimal(7), Decimal(1234))], there.lines
        assert there.currency == "JPY", there.currency
        amount = there.untaxed if isinstance(there.untaxed, Decimal) else there.total
        assert amount == Decimal(8638), amount


async def _made(subject: Subject, reference: str) -> str:
    order = subject.samples.new_order(reference)
    command = Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"k{reference}", record=order)
    result = await subject.adapter.write(subject.link, command)
    assert isinstance(result, Ok), result
    return result.external_id


@check(Mode.HIDDEN)
async def a_step_whose_reply_is_lost_is_there_already(subject: Subject) -> None:
    """A release that was done and not told is unknown, and found done when asked for again."""
    hidden = hidden_of(subject)
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    steps = [
        each for each in (Operation.SUBMIT, Operation.APPROVE) if subject.capabilities.can(Entity.SALES_ORDER, each)
    ]
    if not steps:
        raise NotOfferedError("states")
    external_id = await _made(subject, f"LAD{subject.run}Sstep")
    for step in steps:
        command = Command(
            operation=step, entity=Entity.SALES_ORDER, key=f"k{subject.run}lost{step}", external_id=external_id
        )
        hidden.lose_reply()
        result = await subject.adapter.write(subject.link, command)
        assert isinstance(result, UnknownOutcome), (step, result)
        again = await subject.adapter.write(subject.link, command)
        assert isinstance(again, Ok), (step, again)
        assert again.already, f"{step} was done twice"


@check(Mode.HIDDEN)
async def a_change_whose_reply_is_lost_has_happened_once(subject: Subject) -> None:
    """A change that was done and not told is unknown, and stands there as it was sent."""
    hidden = hidden_of(subject)
    need(subject, Entity.SALES_ORDER, Operation.CREATE, Operation.UPDATE)
    external_id = await _made(subject, f"LAD{subject.run}Schange")
    command = Command(
        operation=Operation.UPDATE,
        entity=Entity.SALES_ORDER,
        key=f"k{subject.run}lostchange",
        external_id=external_id,
        record=SalesOrder(note="changed once"),
    )
    hidden.lose_reply()
    result = await subject.adapter.write(subject.link, command)
    assert isinstance(result, UnknownOutcome), result
    there = await subject.adapter.get(subject.link, Entity.SALES_ORDER, external_id)
    assert isinstance(there, SalesOrder)
    assert there.note == "changed once", there.note
    assert isinstance(there.lines, tuple)
    assert len(there.lines) == 2, "lines came or went"


@check(Mode.HIDDEN)
async def a_lapsed_session_costs_no_write(subject: Subject) -> None:
    """Sessions and tokens that the server forgot before a create are renewed, and one record is made."""
    hidden = hidden_of(subject)
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    reference = f"LAD{subject.run}Slapse"
    hidden.expire()
    await _made(subject, reference)
    assert hidden.count(Entity.SALES_ORDER, reference) == 1
