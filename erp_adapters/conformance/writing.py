"""Checks of writing: one create is one record whatever breaks, an update touches what it names, states are honoured."""

import logging
from decimal import Decimal

import msgspec

from erp_adapters.conformance.checks import Mode, NotOfferedError, check, hidden_of, need
from erp_adapters.conformance.subject import Subject
from erp_adapters.contract.adapter import Command, NaturalKey, content_hash
from erp_adapters.contract.capabilities import KeyKind, Operation
from erp_adapters.contract.http import Request
from erp_adapters.contract.records import Customer, Entity, OrderLine, OrderStatus, Record, Ref, SalesOrder
from erp_adapters.contract.results import Conflict, Duplicate, NotFound, Ok, Rejected, Unavailable, UnknownOutcome

WRITABLE = (Entity.CUSTOMER, Entity.SALES_ORDER)


def sample(subject: Subject, entity: Entity, reference: str) -> Record:
    """A new record of `entity`."""
    if entity is Entity.CUSTOMER:
        return subject.samples.new_customer(reference)
    return subject.samples.new_order(reference)


def creation(subject: Subject, entity: Entity, name: str) -> Command:
    """A create command with a reference of this run."""
    reference = f"LAD{subject.run}{entity[0].upper()}{name}"
    return Command(
        operation=Operation.CREATE, entity=entity, key=f"k{reference}", record=sample(subject, entity, reference)
    )


async def created(subject: Subject, command: Command) -> str:
    """Its external id."""
    result = await subject.adapter.write(subject.link, command)
    assert isinstance(result, Ok | Duplicate), result
    return result.external_id


async def with_reference(subject: Subject, command: Command) -> tuple[Record, ...]:
    """The records that carry the command's reference."""
    assert command.record is not None
    key = NaturalKey(kind=KeyKind.REFERENCE, value=str(command.record.reference))
    return await subject.adapter.find(subject.link, command.entity, key)


def creatable(subject: Subject) -> tuple[Entity, ...]:
    """What can be created; skip when nothing can."""
    found = tuple(entity for entity in WRITABLE if subject.capabilities.can(entity, Operation.CREATE))
    if not found:
        raise NotOfferedError("nothing can be created")
    return found


@check(Mode.WRITE)
async def a_create_repeated_makes_one(subject: Subject) -> None:
    """The same command twice is one record, and the second time says which."""
    for entity in creatable(subject):
        command = creation(subject, entity, "twice")
        first = await created(subject, command)
        assert await created(subject, command) == first, entity
        assert [record.external_id for record in await with_reference(subject, command)] == [first], entity
        if subject.hidden is not None:
            assert command.record is not None
            assert subject.hidden.count(entity, str(command.record.reference)) == 1, entity


@check(Mode.HIDDEN)
async def a_lost_reply_makes_no_second(subject: Subject) -> None:
    """Done and not told: the outcome is unknown, the record can be found, the repeat makes none."""
    hidden = hidden_of(subject)
    for entity in creatable(subject):
        command = creation(subject, entity, "lost")
        assert command.record is not None
        hidden.lose_reply()
        result = await subject.adapter.write(subject.link, command)
        assert isinstance(result, UnknownOutcome), (entity, result)
        found = await with_reference(subject, command)
        assert len(found) == 1, (entity, found)
        assert await created(subject, command) == found[0].external_id, entity
        assert hidden.count(entity, str(command.record.reference)) == 1, entity


@check(Mode.HIDDEN)
async def a_write_that_never_left_is_only_delayed(subject: Subject) -> None:
    """A server that answers 503 has done nothing; the repeat makes one."""
    hidden = hidden_of(subject)
    for entity in creatable(subject):
        command = creation(subject, entity, "late")
        assert command.record is not None
        hidden.fail()
        result = await subject.adapter.write(subject.link, command)
        assert isinstance(result, Unavailable), (entity, result)
        await created(subject, command)
        assert hidden.count(entity, str(command.record.reference)) == 1, entity


def _total(order: SalesOrder) -> Decimal:
    total = Decimal(0)
    for line in order.lines if isinstance(order.lines, tuple) else ():
        assert isinstance(line.quantity, Decimal)
        assert isinstance(line.price, Decimal)
        total += line.quantity * line.price
    return total.quantize(Decimal("0.01"))


@check(Mode.WRITE)
async def what_was_written_is_read_back(subject: Subject) -> None:
    """Letters of any script, four-digit prices and quantities arrive as sent."""
    for entity in creatable(subject):
        command = creation(subject, entity, "same")
        record = await subject.adapter.get(subject.link, entity, await created(subject, command))
        sent = command.record
        if isinstance(record, Customer) and isinstance(sent, Customer):
            assert record.name == sent.name, record.name
        if isinstance(record, SalesOrder) and isinstance(sent, SalesOrder):
            assert isinstance(record.lines, tuple)
            assert isinstance(sent.lines, tuple)
            assert [(line.quantity, line.price) for line in record.lines] == [
                (line.quantity, line.price) for line in sent.lines
            ]
            assert record.status is OrderStatus.DRAFT, record.status
            # The ERP may add its own taxes where the order names none.
            amount = record.untaxed if isinstance(record.untaxed, Decimal) else record.total
            assert amount == _total(sent), amount
        assert record.reference in {sent.reference if sent else None}, record.reference


@check(Mode.WRITE)
async def an_update_touches_what_it_names(subject: Subject) -> None:
    """A changed line changes; the other lines and the header stay."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE, Operation.UPDATE)
    external_id = await created(subject, creation(subject, Entity.SALES_ORDER, "touch"))
    before = await subject.adapter.get(subject.link, Entity.SALES_ORDER, external_id)
    assert isinstance(before, SalesOrder)
    assert isinstance(before.lines, tuple)
    line = OrderLine(external_id=before.lines[0].external_id, quantity=Decimal(77))
    command = Command(
        operation=Operation.UPDATE,
        entity=Entity.SALES_ORDER,
        key=f"k{subject.run}touch2",
        external_id=external_id,
        record=SalesOrder(lines=(line,)),
    )
    result = await subject.adapter.write(subject.link, command)
    assert isinstance(result, Ok), result
    after = await subject.adapter.get(subject.link, Entity.SALES_ORDER, external_id)
    assert isinstance(after, SalesOrder)
    assert isinstance(after.lines, tuple)
    assert len(after.lines) == len(before.lines), "a line was lost"
    assert after.lines[0].quantity == Decimal(77), after.lines[0]
    assert after.lines[0].price == before.lines[0].price, "the price went"
    assert after.lines[0].external_id == before.lines[0].external_id, "the line is another"
    assert content_hash(SalesOrder(lines=after.lines[1:])) == content_hash(SalesOrder(lines=before.lines[1:]))
    assert (after.customer, after.note, after.reference) == (before.customer, before.note, before.reference)


@check(Mode.WRITE)
async def a_line_is_taken_out_only_when_named(subject: Subject) -> None:
    """`removed_lines` removes, and only those."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE, Operation.UPDATE)
    if not subject.capabilities.entities[Entity.SALES_ORDER].removes_lines:
        raise NotOfferedError("removing lines")
    external_id = await created(subject, creation(subject, Entity.SALES_ORDER, "less"))
    before = await subject.adapter.get(subject.link, Entity.SALES_ORDER, external_id)
    assert isinstance(before, SalesOrder)
    assert isinstance(before.lines, tuple)
    command = Command(
        operation=Operation.UPDATE,
        entity=Entity.SALES_ORDER,
        key=f"k{subject.run}less2",
        external_id=external_id,
        record=SalesOrder(removed_lines=(str(before.lines[0].external_id),)),
    )
    result = await subject.adapter.write(subject.link, command)
    assert isinstance(result, Ok), result
    after = await subject.adapter.get(subject.link, Entity.SALES_ORDER, external_id)
    assert isinstance(after, SalesOrder)
    assert isinstance(after.lines, tuple)
    assert [line.external_id for line in after.lines] == [line.external_id for line in before.lines[1:]]


@check(Mode.WRITE)
async def a_stale_version_is_a_conflict(subject: Subject) -> None:
    """Where the ERP has an optimistic lock, it is sent."""
    locking = [
        entity
        for entity in creatable(subject)
        if subject.capabilities.entities[entity].optimistic_lock and subject.capabilities.can(entity, Operation.UPDATE)
    ]
    if not locking:
        raise NotOfferedError("an optimistic lock")
    for entity in locking:
        external_id = await created(subject, creation(subject, entity, "stale"))
        version = (await subject.adapter.get(subject.link, entity, external_id)).version
        change = Customer(phone="+86 574 5550 0101") if entity is Entity.CUSTOMER else SalesOrder(note="1")
        command = Command(
            operation=Operation.UPDATE,
            entity=entity,
            key=f"k{subject.run}stale1",
            external_id=external_id,
            record=change,
            version=str(version),
        )
        assert isinstance(await subject.adapter.write(subject.link, command), Ok), entity
        again = msgspec.structs.replace(command, key=f"k{subject.run}stale2")
        assert isinstance(await subject.adapter.write(subject.link, again), Conflict), entity


@check(Mode.WRITE)
async def states_go_one_step_at_a_time(subject: Subject) -> None:
    """Submit and approve where offered, each reached once; asked again, it is there already."""
    steps = [
        (operation, status)
        for operation, status in (
            (Operation.SUBMIT, {OrderStatus.SUBMITTED, OrderStatus.APPROVED}),
            (Operation.APPROVE, {OrderStatus.APPROVED}),
            (Operation.CANCEL, {OrderStatus.CANCELLED}),
        )
        if subject.capabilities.can(Entity.SALES_ORDER, operation)
    ]
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    if not steps:
        raise NotOfferedError("states")
    external_id = await created(subject, creation(subject, Entity.SALES_ORDER, "steps"))
    for operation, expected in steps:
        command = Command(
            operation=operation, entity=Entity.SALES_ORDER, key=f"k{subject.run}{operation}", external_id=external_id
        )
        result = await subject.adapter.write(subject.link, command)
        if operation is Operation.CANCEL and isinstance(result, Rejected | Conflict):
            # What runs may not be cancelled there; then a draft can.
            external_id = await created(subject, creation(subject, Entity.SALES_ORDER, "void"))
            command = msgspec.structs.replace(command, key=f"k{subject.run}void", external_id=external_id)
            result = await subject.adapter.write(subject.link, command)
        assert isinstance(result, Ok), (operation, result)
        record = await subject.adapter.get(subject.link, Entity.SALES_ORDER, external_id)
        assert isinstance(record, SalesOrder)
        assert record.status in expected, (operation, record.status)
        again = await subject.adapter.write(subject.link, command)
        assert isinstance(again, Ok), (operation, again)
        assert again.already, f"{operation} was done twice"


def _validated(subject: Subject) -> None:
    if not subject.capabilities.entities[Entity.SALES_ORDER].validates:
        raise NotOfferedError("refusing at once")


@check(Mode.WRITE)
async def a_bad_write_is_refused_with_reasons(subject: Subject) -> None:
    """An order for nobody is rejected, with words; a change of nothing is not found."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    _validated(subject)
    good = creation(subject, Entity.SALES_ORDER, "bad")
    assert isinstance(good.record, SalesOrder)
    nobody = Ref(external_id="987654321987", number="NO-SUCH")
    command = msgspec.structs.replace(good, record=msgspec.structs.replace(good.record, customer=nobody))
    result = await subject.adapter.write(subject.link, command)
    assert isinstance(result, Rejected), result
    assert result.message, "no words"
    if subject.capabilities.can(Entity.SALES_ORDER, Operation.UPDATE):
        lost = Command(
            operation=Operation.UPDATE,
            entity=Entity.SALES_ORDER,
            key=f"k{subject.run}bad2",
            external_id="987654321987",
            record=SalesOrder(note="x"),
        )
        answer = await subject.adapter.write(subject.link, lost)
        assert isinstance(answer, NotFound | Rejected), answer


@check(Mode.WRITE)
async def our_own_write_reads_as_no_change(subject: Subject) -> None:
    """The record that a write hands back, or the one read after it, hashes like the one read later: no echo."""
    for entity in creatable(subject):
        command = creation(subject, entity, "echo")
        result = await subject.adapter.write(subject.link, command)
        assert isinstance(result, Ok | Duplicate), result
        first = await subject.adapter.get(subject.link, entity, result.external_id)
        if isinstance(result, Ok) and result.record is not None:
            assert content_hash(result.record) == content_hash(first), entity
        second = await subject.adapter.get(subject.link, entity, result.external_id)
        assert content_hash(first) == content_hash(second), entity


def _comparable(request: Request) -> tuple[str, str, bytes]:
    shown = request.shown()
    return shown.method, shown.url, shown.body


@check(Mode.WRITE)
async def a_preview_is_what_is_sent(subject: Subject) -> None:
    """The previewed requests are those that then go out, secrets masked, and the preview sends nothing."""
    for entity in creatable(subject):
        command = creation(subject, entity, "look")
        link, recorder = subject.recorded()
        shown = await subject.adapter.preview(link, command)
        assert not recorder.effects, "the preview had an effect"
        assert shown, "nothing is shown"
        assert isinstance(await subject.adapter.write(link, command), Ok | Duplicate)
        sent = [_comparable(request) for request in recorder.effects]
        if subject.over_http:
            assert [_comparable(request) for request in shown] == sent[: len(shown)], entity
        for request in shown:
            _without_secrets(subject, repr(request))


@check(Mode.WRITE)
async def many_lines_arrive(subject: Subject) -> None:
    """An order of 500 lines is one order of 500 lines."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    reference = f"LAD{subject.run}long"
    command = Command(
        operation=Operation.CREATE,
        entity=Entity.SALES_ORDER,
        key=f"k{reference}",
        record=subject.samples.new_order(reference, lines=500),
    )
    record = await subject.adapter.get(subject.link, Entity.SALES_ORDER, await created(subject, command))
    assert isinstance(record, SalesOrder)
    assert isinstance(record.lines, tuple)
    assert len(record.lines) == 500
    assert record.lines[499].quantity == Decimal(50000)


@check(Mode.WRITE)
async def a_batch_answers_for_each(subject: Subject) -> None:
    """One bad command among good ones fails alone, and the results stand in the order of the commands."""
    need(subject, Entity.SALES_ORDER, Operation.CREATE)
    _validated(subject)
    good = [creation(subject, Entity.SALES_ORDER, f"batch{number}") for number in range(3)]
    assert isinstance(good[1].record, SalesOrder)
    nobody = msgspec.structs.replace(good[1].record, customer=Ref(external_id="987654321987", number="NO-SUCH"))
    commands = [good[0], msgspec.structs.replace(good[1], record=nobody), good[2]]
    results = (await subject.adapter.write_many(subject.link, commands)).results
    assert [isinstance(result, Ok | Duplicate) for result in results] == [True, False, True], results
    assert isinstance(results[1], Rejected), results[1]


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@check(Mode.HIDDEN)
async def secrets_show_nowhere(subject: Subject) -> None:
    """Neither logs at any level of ours, nor results, nor exceptions hold a secret."""
    hidden = hidden_of(subject)
    kept = _Kept()
    logger = logging.getLogger("erp_adapters")
    logger.addHandler(kept)
    level, logger.level = logger.level, logging.DEBUG
    texts = []
    try:
        for fault in (hidden.drop, hidden.fail, hidden.babble, hidden.limit, hidden.expire):
            fault()
            report = await subject.adapter.check(subject.link)
            texts.append(repr(report))
    finally:
        logger.removeHandler(kept)
        logger.level = level
    _without_secrets(subject, "\n".join([*texts, *kept.lines]))


def _without_secrets(subject: Subject, text: str) -> None:
    for secret in subject.secrets():
        assert secret not in text, "a secret is shown"
