"""People decide: into a bin, and back again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update

from backend.customers.bins import learned
from backend.customers.bins.errors import NothingToDecideError
from backend.customers.bins.models import BinDecision, BinSignal
from backend.customers.bins.settling import Standing, settle, standing_decisions
from backend.customers.bins.tallies import tallies
from backend.customers.counters import count_companies, count_contacts, lock_records
from backend.customers.events import CompanyChanged, ContactChanged
from backend.customers.learning.run import learn_anew
from backend.customers.models import Company, Contact, TimelineEntry
from backend.customers.search_index import index_companies, index_contacts
from backend.customers.vocabulary import Bin
from mail_ingest.understand.domains import is_free_mail
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Subjects:
    """Companies, and people."""

    companies: Sequence[UUID] = ()
    contacts: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """One act: its id, and whom it put somewhere else than a person had."""

    act_id: UUID
    subjects: Subjects = field(default_factory=Subjects)


async def decide(
    session: WriteSession, actor: Actor, subjects: Subjects, bin_: Bin, reasons: Sequence[str] = ("person",)
) -> Decided:
    """Put these into a bin, against all rules from now on. Ids that do not exist are passed over.

    Teaches the classifier, unless they only become candidates again. Raises `NotAllowedError`,
    `NothingToDecideError`.
    """
    actor.require("companies.write")
    found = await _existing(session, subjects)
    await lock_records(session, found.companies, found.contacts)
    standing = await standing_decisions(session, company_ids=found.companies, contact_ids=found.contacts)
    wanted = Subjects(
        [each for each in found.companies if not _stands(standing.get(each), bin_)],
        [each for each in found.contacts if not _stands(standing.get(each), bin_)],
    )
    act_id = new_id()
    if not (wanted.companies or wanted.contacts):
        if not (found.companies or found.contacts):
            raise NothingToDecideError
        return Decided(act_id)
    before = await _bins(session, wanted)
    decisions = [
        BinDecision(
            id=new_id(), act_id=act_id, from_bin=before[each], to_bin=bin_, reasons=list(reasons), by="person",
            actor_id=actor.membership_id, actor_name=actor.name, **{column: each},
        )
        for column, ids in (("company_id", wanted.companies), ("contact_id", wanted.contacts))
        for each in ids
    ]  # fmt: skip
    await _teach(session, wanted, decisions, bin_)
    spoken_for = await _machines_of(session, wanted.companies) if bin_ != "noise" else []
    decisions += [
        BinDecision(
            id=new_id(), act_id=act_id, contact_id=each, from_bin="noise", to_bin=bin_, reasons=list(reasons),
            by="person", actor_id=actor.membership_id, actor_name=actor.name,
        )
        for each in spoken_for
    ]  # fmt: skip
    session.add_all(decisions)
    await session.flush()
    await _note(session, actor, act_id, wanted, before, bin_)
    await _follow(session, wanted.companies, [*wanted.contacts, *spoken_for])
    audit.record(
        session, "bin.decided", subject_id=act_id, bin=bin_, companies=wanted.companies, contacts=wanted.contacts
    )
    return Decided(act_id, wanted)


async def undo(session: WriteSession, actor: Actor, act_id: UUID) -> None:
    """Take back all that one act decided: what stood before stands again, and the classifier forgets it.

    Doing it again changes nothing. Raises `NotAllowedError`, `NotFoundError`.
    """
    actor.require("companies.write")
    rows = (
        await session.execute(
            select(BinDecision.id, BinDecision.company_id, BinDecision.contact_id, BinDecision.undone_at).where(
                BinDecision.act_id == act_id, BinDecision.by == "person"
            )
        )
    ).all()
    if not rows:
        raise NotFoundError
    standing = [row for row in rows if row.undone_at is None]
    companies = sorted({row.company_id for row in standing if row.company_id})
    contacts = sorted({row.contact_id for row in standing if row.contact_id})
    if not standing:
        return
    await lock_records(session, companies, contacts)
    ids = [row.id for row in standing]
    await learned.unteach(session, ids)
    await session.execute(
        update(BinDecision)
        .where(BinDecision.id.in_(ids))
        .values(undone_at=now(), undone_by=actor.name)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(TimelineEntry)
        .where(
            TimelineEntry.kind == "decision",
            TimelineEntry.company_id.in_(companies) | TimelineEntry.contact_id.in_(contacts),
            TimelineEntry.details["act_id"].astext == str(act_id),
        )
        .execution_options(synchronize_session=False)
    )
    await _follow(session, companies, contacts)
    audit.record(session, "bin.undone", subject_id=act_id, companies=companies, contacts=contacts)


def _stands(known: Standing | None, bin_: Bin) -> bool:
    return known is not None and known.by == "person" and known.bin == bin_


async def _existing(session: WriteSession, subjects: Subjects) -> Subjects:
    companies = await session.scalars(select(Company.id).where(Company.id.in_(sorted(set(subjects.companies)))))
    contacts = await session.scalars(select(Contact.id).where(Contact.id.in_(sorted(set(subjects.contacts)))))
    return Subjects(sorted(companies), sorted(contacts))


async def _bins(session: WriteSession, subjects: Subjects) -> dict[UUID, str]:
    bins: dict[UUID, str] = {}
    for model, ids in ((Company, subjects.companies), (Contact, subjects.contacts)):
        rows = await session.execute(select(model.id, model.bin).where(model.id.in_(ids)))
        bins |= {row.id: row.bin for row in rows}
    return bins


async def _machines_of(session: WriteSession, companies: Sequence[UUID]) -> list[UUID]:
    """People of these companies that are noise, as programs alone write from their addresses."""
    if not companies:
        return []
    rows = await session.scalars(
        select(Contact.id).where(Contact.company_id.in_(companies), Contact.bin == "noise").order_by(Contact.id)
    )
    return list(rows)


async def _teach(session: WriteSession, subjects: Subjects, decisions: Iterable[BinDecision], bin_: Bin) -> None:
    if bin_ == "candidate":
        return
    emails = await session.execute(select(Contact.id, Contact.email).where(Contact.id.in_(subjects.contacts)))
    freely = [row.id for row in emails if row.email and is_free_mail(row.email.rpartition("@")[2])]
    companies = await tallies(session, "company", subjects.companies)
    contacts = await tallies(session, "contact", subjects.contacts, free_mail=freely)
    # Of what mail did not bring, the classifier could learn nothing.
    found = await learned.described_features(
        session, "company", {each: tally for each, tally in companies.items() if tally.known}
    )
    found |= await learned.described_features(
        session, "contact", {each: tally for each, tally in contacts.items() if tally.known}
    )
    decisions = list(decisions)
    session.add_all(decisions)
    await session.flush()
    lessons = {}
    for one in decisions:
        subject = one.company_id or one.contact_id
        if subject in found:
            lessons[one.id] = (found[subject], bin_ == "customer")
    await learned.teach(session, lessons)


async def _note(
    session: WriteSession, actor: Actor, act_id: UUID, subjects: Subjects, before: dict[UUID, str], bin_: Bin
) -> None:
    """On the timelines: decisions that made or unmade customers. In bulk, so without `timeline.record`."""
    moment = now()
    session.add_all(
        TimelineEntry(
            **{column: each},
            kind="decision",
            at=moment,
            summary=bin_,
            actor_id=actor.membership_id,
            actor_name=actor.name,
            details={"act_id": str(act_id), "from": before[each], "to": bin_},
        )
        for column, ids in (("company_id", subjects.companies), ("contact_id", subjects.contacts))
        for each in ids
    )
    await session.flush()


async def _follow(session: WriteSession, companies: Sequence[UUID], contacts: Sequence[UUID]) -> None:
    """Bring bins, what programs wrote, numbers and search words in line with the decisions."""
    binned = await settle(session, companies, contacts)
    again = await session.scalars(
        select(BinSignal.message_id).where(
            BinSignal.contact_id.in_(contacts),
            BinSignal.role == "from",
            BinSignal.human.is_(False),
        )
    )
    await learn_anew(session, list(again))
    all_companies = sorted({*companies, *binned.companies})
    all_contacts = sorted({*contacts, *binned.contacts})
    await count_companies(session, all_companies)
    await count_contacts(session, all_contacts)
    await index_companies(session, all_companies)
    await index_contacts(session, all_contacts)
    if all_companies:
        append(session, CompanyChanged(company_ids=all_companies))
    if all_contacts:
        append(session, ContactChanged(contact_ids=all_contacts))
