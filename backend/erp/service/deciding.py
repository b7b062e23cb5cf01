"""What a person decides: steps that failed, records that wait, conflicts, differences; and pushing an order."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.erp.errors import NoErpForOrderError, NotOfferedError
from backend.erp.events import ErpLinkChanged, ErpOrderNews
from backend.erp.local import CrmLocal
from backend.erp.local.orders import born_there
from backend.erp.schemas import ArrivalDecision, ConflictDecision, Repair, StepDecision
from backend.erp.service.taking import DOCUMENTS, Decided, take_document
from backend.trade.orders.queries import get_order
from erp_adapters.engine.book import bind, binding_of, switches_of
from erp_adapters.engine.inbound import receive
from erp_adapters.engine.lanes import wake_link
from erp_adapters.engine.local import LocalRefusedError
from erp_adapters.engine.models import ErpBinding, ErpConflict, ErpFinding, ErpInbound, ErpLink, ErpOutbound
from erp_adapters.engine.outbound import ask_push, ask_step, ask_update
from erp_adapters.engine.plain import record_of
from tenants import audit
from tenants.context import Actor
from tenants.errors import N_, FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import now
from tenants.outbox import append
from tenants.session import WriteSession

_LOCAL = CrmLocal()
#: What is only kept as the ERP told it: where it is gone there, it may go here.
FORGETTABLE = frozenset({"stock", "price", "credit"})


async def decide_step(session: WriteSession, actor: Actor, step_id: UUID, given: StepDecision) -> ErpOutbound:
    """Retry, skip, approve or confirm a step. Raises `NotAllowedError`, `NotFoundError`, `NotOfferedError`."""
    actor.require("erp.manage")
    row = await session.scalar(select(ErpOutbound).where(ErpOutbound.id == step_id).with_for_update())
    if row is None:
        raise NotFoundError
    offered = {"approval": {"approve", "skip"}, "dead": {"retry", "confirm", "skip"}, "waiting": {"retry", "skip"}}
    if given.action not in offered.get(row.state, set()):
        raise NotOfferedError
    if given.action == "skip":
        row.state, row.done_at, row.why = "skipped", now(), given.reason or row.why
    else:
        await _again(session, row, given)
    await wake_link(session, row.link_id)
    audit.record(session, f"erp_step.{given.action}", subject_id=row.id, subject_name=row.title, reason=given.reason)
    append(session, ErpLinkChanged(link_id=row.link_id))
    await session.flush()
    return row


async def _again(session: WriteSession, row: ErpOutbound, given: StepDecision) -> None:
    if given.action == "confirm" and row.problem and row.problem.get("asked"):
        asked = [*((row.remote or {}).get("confirmed") or ()), row.problem["asked"]]
        row.remote = {**(row.remote or {}), "confirmed": asked}
    # What may have arrived is sent again as it was; anything else may be newer or corrected.
    if row.phase is None and given.action != "approve" and given.newest:
        record = (await _LOCAL.load(session, row.entity, [row.local_id])).get(row.local_id)
        if record is not None:
            row.payload = dict(record.values)
    if row.phase is None and given.values:
        unknown = set(given.values) - set(row.payload)
        if unknown:
            problem = FieldProblem(f"values.{sorted(unknown)[0]}", "unknown", N_("There is no such field."))
            raise ValidationFailedError(errors=[problem])
        row.payload = {**row.payload, **given.values}
    row.state, row.next_at, row.attempts, row.problem = "waiting", now(), 0, None


async def decide_arrival(session: WriteSession, actor: Actor, arrival_id: UUID, given: ArrivalDecision) -> ErpInbound:
    """Decide what a record of theirs is. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("erp.manage")
    row = await session.scalar(select(ErpInbound).where(ErpInbound.id == arrival_id).with_for_update())
    if row is None:
        raise NotFoundError
    if given.action == "ignore":
        row.state, row.problem = "ignored", None
    elif row.entity in DOCUMENTS:
        await _decide_document(session, row, given)
    elif given.action == "link" and _asks_for_customer(row):
        await _link_customer(session, row, given.local_id)
    elif given.action == "create" and _asks_for_customer(row):
        await _create_customer(session, row)
    elif given.action == "link":
        await _link_to(session, row, given.local_id)
    elif given.action == "create":
        await _create_here(session, row)
    else:
        row.state = "new"
    await _one_approved(session, row)
    await session.flush()
    await wake_link(session, row.link_id)
    audit.record(session, f"erp_arrival.{given.action}", subject_id=row.id, subject_name=row.external_id)
    append(session, ErpLinkChanged(link_id=row.link_id))
    return row


async def _decide_document(session: WriteSession, row: ErpInbound, given: ArrivalDecision) -> None:
    """A shipment, invoice or receipt: it is a record of trade's, a new one, or it is tried again."""
    if given.action == "link" and given.local_id is None:
        raise NotFoundError
    decided = None if given.action == "retry" else Decided(given.local_id if given.action == "link" else None)
    await take_document(session, row.link_id, row.entity, row.external_id, decided)


def _asks_for_customer(row: ErpInbound) -> bool:
    """Whether an order waits for whom it is from."""
    code = (row.problem or {}).get("code")
    return row.entity in {"sales_order", "contact"} and code == "unlinked" and _customer_of(row) is not None


def _customer_of(row: ErpInbound) -> str | None:
    found = (row.record.get("customer") or {}).get("external_id")
    return str(found) if found else None


async def _link_customer(session: WriteSession, row: ErpInbound, company_id: UUID | None) -> None:
    """The order's customer is that company of ours."""
    if company_id is None or not await _LOCAL.load(session, "customer", [company_id]):
        raise NotFoundError
    taken = await binding_of(session, row.link_id, "customer", local_id=company_id)
    if taken is not None and taken.external_id not in {None, _customer_of(row)}:
        raise NotOfferedError
    number = (row.record.get("customer") or {}).get("number")
    await bind(session, row.link_id, "customer", company_id, str(_customer_of(row)), number)
    await _look_again(session, row)


async def _create_customer(session: WriteSession, row: ErpInbound) -> None:
    """The order's customer is nobody here yet: make it, of its own record where that came, else of its name."""
    kept = await session.scalar(
        select(ErpInbound).where(
            ErpInbound.link_id == row.link_id, ErpInbound.entity == "customer",
            ErpInbound.external_id == _customer_of(row),
        )
    )  # fmt: skip
    if kept is not None:
        await _create_here(session, kept)
    else:
        named = row.record.get("customer") or {}
        name = str(named.get("name") or named.get("number") or "").strip()
        if not name:
            raise NotOfferedError
        try:
            local_id = await _LOCAL.apply(session, "customer", None, {"name": name})
        except LocalRefusedError as error:
            raise ValidationFailedError(error.said) from error
        await bind(session, row.link_id, "customer", local_id, str(_customer_of(row)), named.get("number"))
    await _look_again(session, row)


async def _look_again(session: WriteSession, row: ErpInbound) -> None:
    """All that waits for the same customer goes on."""
    waiting = await session.scalars(
        select(ErpInbound).where(
            ErpInbound.link_id == row.link_id, ErpInbound.state == "waiting",
            ErpInbound.record["customer"]["external_id"].astext == _customer_of(row),
        )
    )  # fmt: skip
    for each in waiting:
        each.state = "new"
    row.state = "new"


async def _link_to(session: WriteSession, row: ErpInbound, local_id: UUID | None) -> None:
    found = await _LOCAL.load(session, row.entity, [local_id]) if local_id and row.entity in _LOCAL.entities else {}
    if local_id is None or local_id not in found:
        raise NotFoundError
    taken = await binding_of(session, row.link_id, row.entity, local_id=local_id)
    if taken is not None and taken.external_id not in {None, row.external_id}:
        raise NotOfferedError
    await bind(session, row.link_id, row.entity, local_id, row.external_id, row.external_number)
    row.state = "new"


async def _create_here(session: WriteSession, row: ErpInbound) -> None:
    """Make a record of ours of it although it may be one, or waits for a yes."""
    from erp_adapters.engine.book import lookups_for, mapping_of
    from erp_adapters.engine.mapping import inward

    found = await mapping_of(session, row.link_id, row.entity)
    if found is None or row.entity not in _LOCAL.creates:
        raise NotOfferedError
    lookups = await lookups_for(session, row.link_id, found[1], [row.record], outward=False)
    values = inward(found[1], row.record, lookups).values
    try:
        local_id = await _LOCAL.apply(session, row.entity, None, values)
    except LocalRefusedError as error:
        raise ValidationFailedError(error.said) from error
    await bind(session, row.link_id, row.entity, local_id, row.external_id, row.external_number)
    if row.entity == "sales_order":
        await born_there(session, row.link_id, local_id, row.record)
    row.state = "new"


async def _one_approved(session: WriteSession, row: ErpInbound) -> None:
    switch = (await switches_of(session, row.link_id)).get((row.entity, "in"))
    if switch is not None and switch.approvals_left > 0:
        switch.approvals_left -= 1
        if switch.approvals_left == 0:
            rest = await session.scalars(
                select(ErpInbound).where(
                    ErpInbound.link_id == row.link_id, ErpInbound.entity == row.entity, ErpInbound.state == "waiting",
                    ErpInbound.problem["code"].astext == "approval",
                )
            )  # fmt: skip
            for each in rest:
                each.state = "new"


async def decide_conflict(
    session: WriteSession, actor: Actor, conflict_id: UUID, given: ConflictDecision
) -> ErpConflict:
    """Say whose value stands, field by field: theirs is taken over now, ours is sent. Raises `NotAllowedError`,
    `NotFoundError`, `ValidationFailedError`."""
    actor.require("erp.manage")
    row = await session.scalar(select(ErpConflict).where(ErpConflict.id == conflict_id).with_for_update())
    if row is None or row.state != "open":
        raise NotFoundError
    fields = {each["field"]: each for each in row.fields}
    if set(given.choices) != set(fields):
        raise ValidationFailedError(errors=[FieldProblem("choices", "incomplete", N_("Decide every field."))])
    binding = await session.scalar(select(ErpBinding).where(ErpBinding.id == row.binding_id).with_for_update())
    if binding is None or binding.local_id is None:
        raise NotFoundError
    theirs = {name: fields[name]["theirs"] for name, side in given.choices.items() if side == "theirs"}
    ours = {name for name, side in given.choices.items() if side == "ours"}
    row.state = "mixed" if theirs and ours else "theirs" if theirs else "ours"
    row.decided_by, row.decided_at = actor.name, now()
    await session.flush()
    if theirs:
        try:
            await _LOCAL.apply(session, row.entity, binding.local_id, theirs)
        except LocalRefusedError as error:
            raise ValidationFailedError(error.said) from error
        kept = (await _LOCAL.load(session, row.entity, [binding.local_id]))[binding.local_id]
        binding.base = {**binding.base, **{name: kept.values.get(name) for name in theirs}}
    if ours:
        await ask_update(
            session, _LOCAL, row.link_id, row.entity, binding.local_id, why="conflict", fields=ours, by=actor.name
        )
    audit.record(session, "erp_conflict.decided", subject_id=row.id, subject_name=row.title, choices=given.choices)
    append(session, ErpLinkChanged(link_id=row.link_id))
    return row


async def repair(session: WriteSession, actor: Actor, finding_id: UUID, given: Repair) -> ErpFinding:
    """Bring one difference in order, in the direction that a person chose. Raises `NotAllowedError`, `NotFoundError`,
    `NotOfferedError`."""
    actor.require("erp.manage")
    row = await session.scalar(select(ErpFinding).where(ErpFinding.id == finding_id).with_for_update())
    if row is None:
        raise NotFoundError
    if given.way == "ignore":
        row.state = "ignored"
    elif given.way == "adopt":
        await _adopt(session, row)
    else:
        await _push_finding(session, row, actor)
    await session.flush()
    await wake_link(session, row.link_id)
    audit.record(session, f"erp_finding.{given.way}", subject_id=row.id, subject_name=row.title)
    return row


async def _adopt(session: WriteSession, row: ErpFinding) -> None:
    kept = await session.scalar(
        select(ErpInbound).where(
            ErpInbound.link_id == row.link_id, ErpInbound.entity == row.entity,
            ErpInbound.external_id == row.external_id,
        )
    )  # fmt: skip
    if kept is None:
        raise NotOfferedError
    if row.outcome == "missing_there":
        if row.entity not in FORGETTABLE:
            raise NotOfferedError
        await session.delete(kept)
        await _LOCAL.gone(session, row.link_id, row.entity, [kept.external_id])
        row.state = "repaired"
        return
    made = await receive(
        session, _LOCAL, row.link_id, row.entity, [record_of(row.entity, kept.record)], creating=True, sending=False,
        again=True, force_theirs=True,
    )  # fmt: skip
    row.state = "open" if made.counts.get("refuse") else "repaired"


async def _push_finding(session: WriteSession, row: ErpFinding, actor: Actor) -> None:
    if row.local_id is None:
        raise NotOfferedError
    if row.outcome == "missing_there":
        binding = await binding_of(session, row.link_id, row.entity, local_id=row.local_id)
        if binding is not None:
            binding.earlier_ids = [*binding.earlier_ids, binding.external_id]
            binding.external_id, binding.state, binding.base = None, "orphan", {}
            await session.flush()
        step = await ask_push(session, _LOCAL, row.link_id, row.entity, row.local_id, why="repair", by=actor.name)
    else:
        fields = {str(each["field"]) for each in row.fields}
        step = await ask_update(
            session, _LOCAL, row.link_id, row.entity, row.local_id, why="repair", fields=fields, by=actor.name
        )
    if step is None:
        raise NotOfferedError
    row.state = "repairing"


async def push_order(session: WriteSession, actor: Actor, order_id: UUID) -> list[ErpOutbound]:
    """Have an order created (or brought up to date) in every ERP that takes orders. Raises `NotAllowedError`,
    `NotFoundError`, `NoErpForOrderError`."""
    actor.require("trade.write")
    order = await get_order(session, order_id)
    links = await links_for_orders(session)
    if not links:
        raise NoErpForOrderError
    steps = [
        await ask_push(session, _LOCAL, link.id, "sales_order", order.id, why="pushed", by=actor.name) for link in links
    ]
    for link in links:
        append(session, ErpOrderNews(link_id=link.id, order_id=order.id, entity="sales_order", status="asked"))
    audit.record(session, "order.pushed", subject_id=order.id, subject_name=order.number)
    return [step for step in steps if step is not None]


async def reopen_order(session: WriteSession, actor: Actor, order_id: UUID) -> None:
    """Take the release of an order back in the ERPs that offer it. Raises `NotAllowedError`, `NotFoundError`,
    `NotOfferedError`."""
    actor.require("erp.manage")
    order = await get_order(session, order_id)
    asked = False
    for link in await links_for_orders(session):
        offered = (link.server.get("entities") or {}).get("sales_order") or []
        binding = await binding_of(session, link.id, "sales_order", local_id=order_id)
        if binding is None or not binding.theirs.get("locked") or "unapprove" not in offered:
            continue
        await ask_step(
            session, _LOCAL, link.id, "sales_order", order_id, "unapprove", why="change asked for", by=actor.name
        )
        append(session, ErpOrderNews(link_id=link.id, order_id=order_id, entity="sales_order", status="asked"))
        asked = True
    if not asked:
        raise NotOfferedError
    audit.record(session, "order.reopened", subject_id=order_id, subject_name=order.number)


async def links_for_orders(session: Any) -> list[ErpLink]:
    """Links that orders are sent to."""
    found = []
    for link in await session.scalars(select(ErpLink).where(ErpLink.state.in_(("live", "needs_attention", "paused")))):
        switch = (await switches_of(session, link.id)).get(("sales_order", "out"))
        if switch is not None and switch.active:
            found.append(link)
    return found
