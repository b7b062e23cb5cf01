"""Reads of letters of credit: what each covers, what was drawn on it, and what does not fit its order."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.whom import companies_by_id
from backend.customers.schemas import CompanyRef
from backend.trade.clock import current_day
from backend.trade.orders.models import SalesOrder
from backend.trade.orders.queries import find_order
from backend.trade.payments.letters import schemas
from backend.trade.payments.models import LetterOfCredit
from backend.trade.shipments.models import Shipment, ShipmentOrder
from tenants.errors import NotFoundError
from tenants.session import ReadSession

ZERO: Final = Decimal(0)
OPEN: Final = ("draft", "issued", "presented")
_MOST: Final = 500
#: So long before it a date is told as near.
_SOON: Final = timedelta(days=10)


async def letters_of(
    session: ReadSession, *, order_id: UUID | None = None, company_id: UUID | None = None, only_open: bool = False
) -> list[schemas.LcView]:
    """Letters of credit of orders that are seen, those that expire first in front."""
    sight = await sight_of(session, "order")
    statement = (
        select(LetterOfCredit, SalesOrder)
        .join(
            SalesOrder, (SalesOrder.tenant_id == LetterOfCredit.tenant_id) & (SalesOrder.id == LetterOfCredit.order_id)
        )
        .where(sight.sees(SalesOrder.owner_id))
        .order_by(LetterOfCredit.expires_on, LetterOfCredit.id)
        .limit(_MOST)
    )
    if order_id is not None:
        statement = statement.where(LetterOfCredit.order_id == order_id)
    if company_id is not None:
        statement = statement.where(SalesOrder.company_id == company_id)
    if only_open:
        statement = statement.where(LetterOfCredit.state.in_(OPEN))
    return await _views(session, [(row, order) for row, order in await session.execute(statement)])


async def load_letter(session: ReadSession, letter_id: UUID) -> schemas.LcView:
    """A letter of credit with what does not fit. Raises `NotFoundError`."""
    row = await session.scalar(select(LetterOfCredit).where(LetterOfCredit.id == letter_id))
    if row is None:
        raise NotFoundError
    order, _ = await find_order(session, row.order_id)
    return (await _views(session, [(row, order)]))[0]


async def _views(session: ReadSession, found: Sequence[tuple[LetterOfCredit, SalesOrder]]) -> list[schemas.LcView]:
    companies = await companies_by_id(session, {order.company_id for _, order in found})
    shipments: dict[UUID, list[Shipment]] = defaultdict(list)
    for order_id, shipment in await session.execute(
        select(ShipmentOrder.order_id, Shipment)
        .join(Shipment, (Shipment.tenant_id == ShipmentOrder.tenant_id) & (Shipment.id == ShipmentOrder.shipment_id))
        .where(ShipmentOrder.order_id.in_({order.id for _, order in found}), Shipment.state != "cancelled")
    ):
        shipments[order_id].append(shipment)
    views = []
    for row, order in found:
        whom = companies.get(order.company_id)
        views.append(_view(row, order, shipments[order.id], whom.company if whom else None))
    return views


def available(row: LetterOfCredit) -> Decimal:
    """What can still be drawn, in the credit's currency: its amount with the tolerance, less what was drawn."""
    drawn = sum((Decimal(each["amount"]) for each in row.drawings if each["state"] != "refused"), ZERO)
    return max(ZERO, row.amount * (100 + row.tolerance) / 100 - drawn)


def _view(
    row: LetterOfCredit, order: SalesOrder, shipments: Sequence[Shipment], company: CompanyRef | None
) -> schemas.LcView:
    same = {name: getattr(row, name) for name in schemas.LcFields.__struct_fields__}
    drawings = msgspec.convert(row.drawings, list[schemas.LcDrawing], strict=False)
    same["drawings"] = drawings
    same["discrepancies"] = msgspec.convert(row.discrepancies, list[schemas.LcEvent])
    drawn = sum((each.amount for each in drawings if each.state != "refused"), ZERO)
    today = current_day()
    amendments = [_amendment(each, place, row, order, shipments, today) for place, each in enumerate(row.amendments)]
    waits = any(each.state == "offered" for each in amendments)
    boarded = [each.departed_on for each in shipments if each.departed_on]
    return schemas.LcView(
        **same,
        id=row.id,
        order_id=row.order_id,
        order_number=order.number,
        company=company,
        amendments=amendments,
        drawn=drawn,
        left=available(row),
        present_until=min(max(boarded) + timedelta(days=row.presentation_days), row.expires_on) if boarded else None,
        warnings=warnings_of(row, order, shipments, today, waits=waits),
        version=row.version,
    )


def _amendment(
    kept: dict[str, Any], place: int, row: LetterOfCredit, order: SalesOrder, shipments: Sequence[Shipment], today: date
) -> schemas.LcAmendment:
    """A kept amendment. Of one that waits: what would not fit once it is accepted."""
    state: schemas.AmendmentState = kept.get("state") or _answered(kept.get("accepted"))
    terms, before = kept.get("terms", {}), kept.get("before", {})
    would_warn: list[schemas.LcWarning] = []
    if state == "offered" and terms:
        changed = msgspec.convert(terms, schemas.LcTerms, strict=False)
        would_warn = warnings_of(_Amended(row, changed), order, shipments, today)
    return schemas.LcAmendment(
        number=kept.get("number", place + 1),
        on=date.fromisoformat(kept["on"]),
        text=kept.get("text", ""),
        changes=[
            schemas.LcTermChange(term=name, before=_told(before.get(name)), after=_told(value))
            for name, value in terms.items()
        ],
        state=state,
        answered_on=date.fromisoformat(kept["answered_on"]) if kept.get("answered_on") else None,
        answered_by=kept.get("answered_by"),
        would_warn=would_warn,
    )


def _answered(accepted: bool | None) -> schemas.AmendmentState:
    return "offered" if accepted is None else "accepted" if accepted else "refused"


def _told(value: Any) -> str:
    """A term as text: lists by lines, yes and no as they are in JSON."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Amended:
    """A letter of credit as an amendment would make it."""

    def __init__(self, row: LetterOfCredit, terms: schemas.LcTerms) -> None:
        self._row, self._terms = row, terms

    def __getattr__(self, name: str) -> Any:
        changed = getattr(self._terms, name, UNSET)
        return getattr(self._row, name) if changed is UNSET else changed


def warnings_of(
    row: LetterOfCredit | _Amended,
    order: SalesOrder,
    shipments: Sequence[Shipment],
    today: date,
    *,
    waits: bool = False,
) -> list[schemas.LcWarning]:
    """What does not fit between a credit, its order and the order's shipments (UCP 600 art. 6, 14, 30, 31); and that an
    amendment `waits` for an answer."""
    found: list[schemas.LcWarning] = []
    alive = row.state in OPEN
    if row.currency != order.currency:
        found.append("currency")
    elif row.amount * (100 + row.tolerance) / 100 < order.total:
        found.append("amount")
    drawn = sum((Decimal(each["amount"]) for each in row.drawings if each["state"] != "refused"), ZERO)
    if drawn > row.amount * (100 + row.tolerance) / 100:
        found.append("overdrawn")
    if alive and row.expires_on < today:
        found.append("expired")
    elif alive and row.expires_on <= today + _SOON:
        found.append("expires_soon")
    found += _sailing_warnings(row, order, shipments, today)
    if not row.partial_shipment and len(shipments) > 1:
        found.append("partial_shipment")
    for each in shipments:
        if each.departed_on is not None:
            until = min(each.departed_on + timedelta(days=row.presentation_days), row.expires_on)
            if (each.presented_on or (today if alive else until)) > until:
                found.append("presentation_late")
                break
    if any(each.get("accepted") is None for each in row.discrepancies) and alive:
        found.append("discrepancies")
    if waits and alive:
        found.append("amendment_waits")
    return found


def _sailing_warnings(
    row: LetterOfCredit | _Amended, order: SalesOrder, shipments: Sequence[Shipment], today: date
) -> list[schemas.LcWarning]:
    found: list[schemas.LcWarning] = []
    alive = row.state in OPEN
    waiting = [each for each in shipments if each.departed_on is None]
    sailing = [day for day in (each.departed_on or each.etd for each in shipments) if day] or (
        [order.ship_by] if order.ship_by else []
    )
    if row.latest_shipment and any(day > row.latest_shipment for day in sailing):
        found.append("shipment_late")
    elif alive and row.latest_shipment and (waiting or not shipments) and row.latest_shipment <= today + _SOON:
        found.append("shipment_soon")
    if any(day > row.expires_on for day in sailing):
        found.append("shipment_after_expiry")
    return found
