"""Puts companies and people into the bins that their signals, the classifier and people speak for.

In this order: what a person decided; for records that were typed, imported or sent by a program: customer; the rules;
where these leave it open, the classifier.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, select, update
from sqlalchemy.dialects.postgresql import distinct_on

from backend.customers.bins.learned import Opinion, opinions
from backend.customers.bins.models import BinDecision
from backend.customers.bins.rules import Verdict, judge, only_machines
from backend.customers.bins.tallies import tallies
from backend.customers.events import CompanyBinned
from backend.customers.models import Company, Contact, ContactEmail
from mail_ingest.understand.domains import is_free_mail
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession

_TYPED: Final = Verdict("customer", ("typed",))


@dataclass(frozen=True, slots=True)
class Standing:
    """The decision about a record that counts now."""

    id: UUID
    bin: str
    reasons: tuple[str, ...]
    by: str


@dataclass(slots=True)
class Settled:
    """Whose bin changed, or was decided for the first time."""

    companies: set[UUID] = field(default_factory=set)
    contacts: set[UUID] = field(default_factory=set)


async def settle(session: WriteSession, company_ids: Iterable[UUID], contact_ids: Iterable[UUID]) -> Settled:
    """Decide anew about these companies with all their people, and about these people. Callers hold the rows locked
    (`counters.lock_records`), and count and index those whose bin changed."""
    settled = Settled()
    companies = sorted(set(company_ids))
    bins = await _settle_companies(session, companies, settled)
    await _settle_contacts(session, companies, sorted(set(contact_ids)), bins, settled)
    if settled.companies or settled.contacts:
        append(
            session,
            CompanyBinned(company_ids=sorted(settled.companies), contact_ids=sorted(settled.contacts)),
        )
    return settled


async def _settle_companies(session: WriteSession, ids: list[UUID], settled: Settled) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = (await session.execute(select(Company.id, Company.source, Company.bin).where(Company.id.in_(ids)))).all()
    standing = await standing_decisions(session, company_ids=ids)
    counted = await tallies(session, "company", ids)
    verdicts = {row.id: _TYPED if row.source != "mail" else judge(counted[row.id]) for row in rows}
    guesses = await opinions(session, "company", _open(verdicts, standing, counted))
    bins: dict[UUID, str] = {}
    decisions = _Decisions()
    for row in rows:
        decided = decisions.decide({"company_id": row.id}, standing.get(row.id), verdicts[row.id], guesses.get(row.id))
        bins[row.id] = decided or row.bin
        if bins[row.id] != row.bin or row.id not in standing:
            settled.companies.add(row.id)
    await decisions.write(session)
    await _put(session, Company, {row.id: bins[row.id] for row in rows if bins[row.id] != row.bin})
    return bins


async def _settle_contacts(
    session: WriteSession, companies: list[UUID], ids: list[UUID], bins: dict[UUID, str], settled: Settled
) -> None:
    """People of a company share its bin, but for addresses from which programs alone write."""
    rows = (
        await session.execute(
            select(Contact.id, Contact.company_id, Contact.source, Contact.bin, Contact.email).where(
                Contact.company_id.in_(companies) | Contact.id.in_(ids)
            )
        )
    ).all()
    if not rows:
        return
    missing = {row.company_id for row in rows if row.company_id is not None} - set(bins)
    if missing:
        found = await session.execute(select(Company.id, Company.bin).where(Company.id.in_(sorted(missing))))
        bins = bins | {row.id: row.bin for row in found}
    everybody = [row.id for row in rows]
    standing = await standing_decisions(session, contact_ids=everybody)
    freely = [row.id for row in rows if row.email and is_free_mail(row.email.rpartition("@")[2])]
    counted = await tallies(session, "contact", everybody, free_mail=freely)
    alone = [row.id for row in rows if row.company_id is None]
    verdicts = {
        row.id: _TYPED if row.source != "mail" else judge(counted[row.id]) for row in rows if row.company_id is None
    }
    guesses = await opinions(session, "contact", _open(verdicts, standing, counted), free_mail=set(freely) & set(alone))
    decisions, changed = _Decisions(), dict[UUID, str]()
    for row in rows:
        if row.company_id is None:
            bin_ = decisions.decide({"contact_id": row.id}, standing.get(row.id), verdicts[row.id], guesses.get(row.id))
        elif row.id in standing and standing[row.id].by == "person":
            bin_ = standing[row.id].bin
        elif row.source == "mail" and only_machines(counted[row.id]):
            bin_ = "noise"
        else:
            bin_ = bins[row.company_id]
        if bin_ is not None and bin_ != row.bin:
            changed[row.id] = bin_
        if row.company_id is None and row.id not in standing:
            settled.contacts.add(row.id)
    await decisions.write(session)
    await _put(session, Contact, changed)
    settled.contacts.update(changed)


def _open(
    verdicts: Mapping[UUID, Verdict | None], standing: Mapping[UUID, Standing], counted: Mapping[UUID, Any]
) -> dict[UUID, Any]:
    """The tallies of those about whom the classifier may say something."""
    return {
        each: counted[each]
        for each, verdict in verdicts.items()
        if verdict is not None and verdict.open and not (each in standing and standing[each].by == "person")
    }


class _Decisions:
    """Decisions of rules and classifier to write; a decision whose reasons alone changed is brought up to date."""

    def __init__(self) -> None:
        self._new: list[BinDecision] = []
        self._changed: list[tuple[UUID, tuple[str, ...]]] = []
        self._act_id = new_id()

    def decide(
        self, subject: dict[str, UUID], known: Standing | None, verdict: Verdict | None, guess: Opinion | None
    ) -> str | None:
        """The bin; None where nothing says anything."""
        if known is not None and known.by == "person":
            return known.bin
        if verdict is None:
            return known.bin if known is not None else None
        bin_, reasons, by, sure = verdict.bin, verdict.reasons, "rule", None
        if guess is not None:
            bin_, reasons, by, sure = guess.bin, ("classifier", *reasons), "classifier", guess.confidence
        if known is None or (known.bin, known.by) != (bin_, by):
            self._new.append(
                BinDecision(
                    act_id=self._act_id,
                    from_bin=None if known is None else known.bin,
                    to_bin=bin_,
                    reasons=list(reasons),
                    by=by,
                    confidence=sure,
                    **subject,
                )
            )
        elif known.reasons != reasons:
            self._changed.append((known.id, reasons))
        return bin_

    async def write(self, session: WriteSession) -> None:
        """Store them."""
        session.add_all(self._new)
        for decision_id, reasons in self._changed:
            await session.execute(
                update(BinDecision)
                .where(BinDecision.id == decision_id)
                .values(reasons=list(reasons))
                .execution_options(synchronize_session=False)
            )
        await session.flush()


async def standing_decisions(
    session: WriteSession, *, company_ids: Iterable[UUID] = (), contact_ids: Iterable[UUID] = ()
) -> dict[UUID, Standing]:
    """The decision that counts for each of these records: a person's latest, else the latest of rule or classifier."""
    standing: dict[UUID, Standing] = {}
    for column, ids in ((BinDecision.company_id, company_ids), (BinDecision.contact_id, contact_ids)):
        wanted = sorted(set(ids))
        if not wanted:
            continue
        rows = await session.execute(
            select(column.label("subject"), BinDecision.id, BinDecision.to_bin, BinDecision.reasons, BinDecision.by)
            .ext(distinct_on(column))
            .where(column.in_(wanted), BinDecision.undone_at.is_(None))
            .order_by(column, (BinDecision.by == "person").desc(), BinDecision.at.desc(), BinDecision.id.desc())
        )
        standing |= {row.subject: Standing(row.id, row.to_bin, tuple(row.reasons), row.by) for row in rows}
    return standing


async def _put(session: WriteSession, model: type[Company] | type[Contact], bins: Mapping[UUID, str]) -> None:
    for name in sorted(set(bins.values())):
        await session.execute(
            update(model)
            .where(model.id.in_(sorted(each for each, bin_ in bins.items() if bin_ == name)))
            # As counters do, it leaves alone what people edit, and its version.
            .values(bin=name, updated_at=model.updated_at)
            .execution_options(synchronize_session=False)
        )


async def heard_addresses(session: WriteSession, addresses: Iterable[str]) -> frozenset[str]:
    """Those of the addresses that a person took out of the noise, so that what programs write from there counts."""
    wanted = sorted(set(addresses))
    if not wanted:
        return frozenset()
    rows = await session.execute(
        select(ContactEmail.address, BinDecision.to_bin)
        .ext(distinct_on(ContactEmail.address))
        .join(
            BinDecision,
            and_(BinDecision.tenant_id == ContactEmail.tenant_id, BinDecision.contact_id == ContactEmail.contact_id),
        )
        .where(ContactEmail.address.in_(wanted), BinDecision.by == "person", BinDecision.undone_at.is_(None))
        .order_by(ContactEmail.address, BinDecision.at.desc(), BinDecision.id.desc())
    )
    return frozenset(row.address for row in rows if row.to_bin != "noise")
