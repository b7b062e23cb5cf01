"""Handing somebody's work over: customers, deals, reminders, conversations and mail, in one transaction.

Who leaves loses their seat, and their mailboxes get another owner. Who is on leave keeps both; colleagues may look into
their mailboxes until they are back, and what is still with the colleagues then goes back.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from backend.accounts.schemas import SeatPatch
from backend.accounts.service.seats import change_seat
from backend.alerts.service.raising import News, raise_alerts
from backend.conversations.service.handing_over import conversations_of, give_conversations
from backend.customers.queries.rows import Company
from backend.customers.schemas import Owner
from backend.pipeline.service.handing_over import give_deals, open_deals_of
from backend.pool.errors import HandoverDoneError
from backend.pool.events import HandoverChanged
from backend.pool.handover_models import Handover, HandoverItem
from backend.pool.handover_schemas import HandoverGiven, HandoverPart, HandoverPreview, HandoverShare
from backend.pool.service.moves import Why, move
from backend.reminders.service.handing_over import give_reminders, open_reminders_of
from i18n.messages import N_
from mail_ingest.store.events import MailboxChanged
from mail_ingest.store.models import Mailbox, MailboxDisclosure
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

KINDS: Final = ("company", "deal", "reminder", "conversation", "mailbox")
_GIVEN: Final = N_("You look after the work of {name} now")
_LEAVE: Final = timedelta(days=60)


@dataclass(slots=True)
class Plan:
    """Who gets what: ids by kind and colleague. `kept` mailboxes are closed, and only an owner hands them over."""

    person: Membership
    colleagues: list[Membership]
    shares: dict[UUID, dict[str, list[UUID]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    kept: int = 0

    def counts(self) -> dict[str, int]:
        """How much there is of each kind."""
        counted: Counter[str] = Counter()
        for kinds in self.shares.values():
            counted.update({kind: len(ids) for kind, ids in kinds.items()})
        return dict(counted) | ({"mailbox_kept": self.kept} if self.kept else {})


async def preview(session: ReadSession, actor: Actor, given: HandoverGiven) -> HandoverPreview:
    """What would go to whom. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`."""
    actor.require("users.manage")
    plan = await make_plan(session, actor, given)
    return HandoverPreview(
        Owner(plan.person.id, plan.person.name),
        parts(plan.counts()),
        [
            HandoverShare(
                Owner(each.id, each.name), parts({kind: len(ids) for kind, ids in plan.shares[each.id].items()})
            )
            for each in plan.colleagues
        ],
    )


def parts(counts: dict[str, int]) -> list[HandoverPart]:
    """Counts in their usual order."""
    return [HandoverPart(kind, counts[kind]) for kind in (*KINDS, "mailbox_kept") if counts.get(kind)]


async def hand_over(session: WriteSession, actor: Actor, given: HandoverGiven) -> Handover:
    """Do it. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`, and what closing a seat does."""
    actor.require("users.manage")
    plan = await make_plan(session, actor, given)
    person = plan.person
    row = Handover(
        id=new_id(), from_id=person.id, from_name=person.name, kind=given.kind,
        state="done" if given.kind == "leaves" else "running", to_ids=[each.id for each in plan.colleagues],
        until=given.until, actor_name=actor.name, at=now(),
    )  # fmt: skip
    session.add(row)
    await session.flush()
    counted: Counter[str] = Counter()
    for colleague in plan.colleagues:
        for kind, ids in plan.shares[colleague.id].items():
            moved = await _give(session, actor, kind, ids, person, colleague, given)
            counted[kind] += len(moved)
            if moved:
                await session.execute(
                    insert(HandoverItem),
                    [
                        {"id": new_id(), "handover_id": row.id, "kind": kind, "record_id": each, "to_id": colleague.id,
                         "before": {}}
                        for each in moved
                    ],
                )  # fmt: skip
    row.counts = dict(counted) | ({"mailbox_kept": plan.kept} if plan.kept else {})
    if given.kind == "leaves" and person.active:
        await change_seat(session, actor, person.id, SeatPatch(active=False), person.version)
    news = News("assigned", _GIVEN, "/companies", f"handover:{row.id}", {"name": person.name})
    await raise_alerts(session, [each.id for each in plan.colleagues], news)
    audit.record(session, "handover.begun", subject_id=row.id, subject_name=person.name, kind=given.kind,
                 to=[each.name for each in plan.colleagues], counts=row.counts)  # fmt: skip
    append(session, HandoverChanged(handover_id=row.id))
    return row


async def take_back(session: WriteSession, actor: Actor, handover_id: UUID) -> Handover:
    """Somebody is back from leave: what is still with the colleagues goes back to them. Raises `NotAllowedError`,
    `NotFoundError`, `HandoverDoneError`."""
    actor.require("users.manage")
    row = await session.scalar(select(Handover).where(Handover.id == handover_id).with_for_update())
    if row is None:
        raise NotFoundError
    if row.state != "running":
        raise HandoverDoneError
    person = await session.get_one(Membership, (session.info["tenant_id"], row.from_id))
    given: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
    for item in await session.scalars(select(HandoverItem).where(HandoverItem.handover_id == handover_id)):
        given[(item.to_id, item.kind)].append(item.record_id)
    for (colleague_id, kind), ids in sorted(given.items()):
        await _give_back(session, actor, kind, ids, colleague_id, person)
    row.state, row.ended_at = "returned", now()
    audit.record(session, "handover.ended", subject_id=row.id, subject_name=person.name)
    append(session, HandoverChanged(handover_id=row.id))
    return row


async def make_plan(session: ReadSession, actor: Actor, given: HandoverGiven) -> Plan:
    """Who gets what: customers in turn, and with them their deals and reminders; the first gets the mailboxes."""
    person = await session.get(Membership, (session.info["tenant_id"], given.from_id))
    if person is None:
        raise NotFoundError
    wanted = list(dict.fromkeys(given.to_ids))
    rows = await session.scalars(select(Membership).where(Membership.id.in_(wanted), Membership.active))
    found = {row.id: row for row in rows}
    problems = []
    if len(found) != len(wanted) or person.id in found:
        problems.append(FieldProblem("to_ids", "unknown", N_("Choose colleagues who work here.")))
    if given.kind == "leave" and (given.until is None or given.until <= now().date()):
        problems.append(FieldProblem("until", "missing", N_("Say when they are back.")))
    if problems:
        raise ValidationFailedError(errors=problems)
    plan = Plan(person, [found[each] for each in wanted])
    companies = await session.scalars(
        select(Company.id)
        .where(Company.owner_id == person.id, Company.archived_at.is_(None))
        .order_by(Company.last_message_sort.desc(), Company.id)
    )
    whose: dict[UUID, UUID] = {}
    for number, company_id in enumerate(companies):
        whose[company_id] = wanted[number % len(wanted)]
        plan.shares[whose[company_id]]["company"].append(company_id)
    _follow(plan, "deal", await open_deals_of(session, person.id), whose, wanted)
    _follow(plan, "reminder", await open_reminders_of(session, person.id), whose, wanted)
    _follow(plan, "conversation", [(each, None) for each in await conversations_of(session, person.id)], {}, wanted)
    for mailbox in await session.scalars(select(Mailbox).where(Mailbox.owner_id == person.id).order_by(Mailbox.id)):
        # Mail that is its owner's alone is opened to somebody else by an owner of the company, or by nobody.
        if mailbox.visibility == "owner" and actor.role != "owner":
            plan.kept += 1
        else:
            plan.shares[wanted[0]]["mailbox"].append(mailbox.id)
    return plan


def _follow(
    plan: Plan,
    kind: str,
    records: Iterable[tuple[UUID, UUID | None]],
    whose: dict[UUID, UUID],
    wanted: Sequence[UUID],
) -> None:
    for number, (record_id, company_id) in enumerate(records):
        to = whose.get(company_id) if company_id else None
        plan.shares[to or wanted[number % len(wanted)]][kind].append(record_id)


async def _give(
    session: WriteSession, actor: Actor, kind: str, ids: list[UUID], person: Membership, to: Membership,
    given: HandoverGiven,
) -> list[UUID]:  # fmt: skip
    if kind == "company":
        moved = await move(session, actor, ids, Why("handed_over", person.name), to=to)
        return [each.company_id for each in moved]
    if kind == "deal":
        return await give_deals(session, ids, person.id, to.id)
    if kind == "reminder":
        return await give_reminders(session, ids, person.id, to.id)
    if kind == "conversation":
        return await give_conversations(session, ids, person.id, to.id, actor.membership_id)
    for mailbox_id in ids:
        if given.kind == "leaves":
            await session.execute(
                update(Mailbox)
                .where(Mailbox.id == mailbox_id)
                .values(owner_id=to.id)
                .execution_options(synchronize_session=False)
            )
        else:
            until = datetime.combine(given.until, time.max, now().tzinfo) if given.until else now() + _LEAVE
            session.add(
                MailboxDisclosure(id=new_id(), mailbox_id=mailbox_id, membership_id=to.id, until=until,
                                  reason=f"{person.name}: {given.kind}")
            )  # fmt: skip
        append(session, MailboxChanged(mailbox_id=mailbox_id))
    await session.flush()
    return ids


async def _give_back(
    session: WriteSession, actor: Actor, kind: str, ids: list[UUID], from_id: UUID, person: Membership
) -> None:
    if kind == "company":
        still = await session.scalars(
            select(Company.id)
            .where(Company.id.in_(ids), Company.owner_id == from_id)
            .order_by(Company.id)
            .with_for_update(key_share=True)
        )
        await move(session, actor, list(still), Why("returned", person.name), to=person)
    elif kind == "deal":
        await give_deals(session, ids, from_id, person.id)
    elif kind == "reminder":
        await give_reminders(session, ids, from_id, person.id)
    elif kind == "conversation":
        await give_conversations(session, ids, from_id, person.id, actor.membership_id)
    else:
        await session.execute(
            delete(MailboxDisclosure)
            .where(MailboxDisclosure.mailbox_id.in_(ids), MailboxDisclosure.membership_id == from_id)
            .execution_options(synchronize_session=False)
        )
        for mailbox_id in ids:
            append(session, MailboxChanged(mailbox_id=mailbox_id))
