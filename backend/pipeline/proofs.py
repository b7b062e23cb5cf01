"""What stages may ask of deals, and who can tell whether it is there.

A stage's proof is `{"kind", "label", "required"}`. Kinds of this domain read the deal itself; domains above `register`
theirs ("quote.sent") with a checker that answers for many deals at once. "manual" is confirmed by a person alone; any
other kind may be, too, with a note.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, select

from backend.pipeline.models import Deal, DealCompetitor, DealLine, DealProof
from i18n.messages import N_
from tenants.session import ReadSession

#: Given deals' ids, those of them for which the proof is there.
Checker = Callable[[ReadSession, Collection[UUID]], Awaitable[set[UUID]]]
MANUAL: Final = "manual"


class StageProof(msgspec.Struct, frozen=True):
    """One thing that a stage asks for. `label` names a manual one."""

    kind: str
    label: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class ProofKind:
    """A kind that can be asked for; `title` is a message id."""

    kind: str
    title: str
    checker: Checker | None


def _field(condition: ColumnElement[bool]) -> Checker:
    async def check(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
        return set(await session.scalars(select(Deal.id).where(Deal.id.in_(deal_ids), condition)))

    return check


def _has(model: type[DealLine] | type[DealCompetitor]) -> Checker:
    async def check(session: ReadSession, deal_ids: Collection[UUID]) -> set[UUID]:
        return set(await session.scalars(select(model.deal_id).where(model.deal_id.in_(deal_ids)).distinct()))

    return check


_KINDS: Final[dict[str, ProofKind]] = {
    each.kind: each
    for each in (
        ProofKind(MANUAL, N_("Something to confirm"), None),
        ProofKind("field.contact", N_("A contact is named"), _field(Deal.contact_id.is_not(None))),
        ProofKind("field.lines", N_("Products are listed"), _has(DealLine)),
        ProofKind("field.amount", N_("An amount is given"), _field(Deal.amount.is_not(None))),
        ProofKind("field.expected_close_on", N_("A closing date is set"), _field(Deal.expected_close_on.is_not(None))),
        ProofKind("field.expected_ship_on", N_("A shipping date is set"), _field(Deal.expected_ship_on.is_not(None))),
        ProofKind("field.competitors", N_("Competitors are known"), _has(DealCompetitor)),
        # Those of orders, papers and money: until their domains answer, people confirm them.
        ProofKind("quote.sent", N_("A quotation was sent"), None),
        ProofKind("order.confirmed", N_("The order is confirmed"), None),
        ProofKind("payment.deposit", N_("The deposit has arrived"), None),
        ProofKind("payment.balance", N_("The balance has arrived"), None),
        ProofKind("shipment.departed", N_("The goods are on board"), None),
        ProofKind("paper.proforma_invoice", N_("A proforma invoice is there"), None),
        ProofKind("paper.contract", N_("A contract is there"), None),
        ProofKind("paper.inspection_report", N_("An inspection report is there"), None),
        ProofKind("paper.bill_of_lading", N_("A bill of lading is there"), None),
    )
}  # fmt: skip


def register(kind: str, checker: Checker, title: str | None = None) -> None:
    """Let a domain above answer for a kind; `title` (a message id) is needed for a kind that is new."""
    known = _KINDS.get(kind)
    _KINDS[kind] = ProofKind(kind, title or (known.title if known else kind), checker)


def proof_kinds() -> list[ProofKind]:
    """Every kind that a stage can ask for."""
    return list(_KINDS.values())


def title_of(kind: str) -> str:
    """The message id of a kind's name."""
    known = _KINDS.get(kind)
    return known.title if known else kind


def key_of(proof: StageProof) -> str:
    """What a proof is confirmed under: its kind, with the label of a manual one."""
    return f"{MANUAL}:{proof.label or ''}" if proof.kind == MANUAL else proof.kind


def proofs_of(stored: Iterable[Any]) -> list[StageProof]:
    """A stage's proofs as they stand in its row."""
    return msgspec.convert(list(stored), list[StageProof])


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed a proof by hand."""

    note: str | None
    by_name: str
    at: Any


async def confirmed_by_hand(session: ReadSession, deal_ids: Collection[UUID]) -> dict[tuple[UUID, str], Confirmed]:
    """What people confirmed, by deal and key."""
    rows = await session.scalars(select(DealProof).where(DealProof.deal_id.in_(deal_ids)))
    return {(row.deal_id, row.key): Confirmed(row.note, row.by_name, row.at) for row in rows}


async def met(session: ReadSession, wanted: Mapping[UUID, Iterable[StageProof]]) -> dict[UUID, set[str]]:
    """Of the proofs that are wanted of each deal, the keys of those that are there: one question for each kind."""
    there: dict[UUID, set[str]] = {deal_id: set() for deal_id in wanted}
    by_kind: dict[str, set[UUID]] = {}
    for deal_id, proofs in wanted.items():
        for proof in proofs:
            by_kind.setdefault(proof.kind, set()).add(deal_id)
    if not by_kind:
        return there
    for deal_id, key in await confirmed_by_hand(session, list(wanted)):
        there[deal_id].add(key)
    for kind, deal_ids in by_kind.items():
        known = _KINDS.get(kind)
        if known is None or known.checker is None:
            continue
        for deal_id in await known.checker(session, deal_ids):
            if deal_id in there:
                there[deal_id].add(kind)
    return there
