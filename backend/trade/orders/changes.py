"""A change of a confirmed order as a difference that people can read, and back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.customers.schemas import Owner
from backend.trade.checks import seat_names
from backend.trade.orders import schemas
from backend.trade.orders.models import OrderChange, OrderLine, SalesOrder
from backend.trade.papers.firms import list_firms
from tenants.session import ReadSession

HEAD: Final = (
    "firm_id", "currency", "incoterm", "place", "transport", "port_of_loading", "port_of_discharge", "payment_terms",
    "tolerance", "ship_by", "discount", "charges",
)  # fmt: skip
LINE: Final = (
    "product_id", "variant_id", "sku", "part_number", "name", "description", "hs_code", "origin", "unit", "quantity",
    "unit_price", "discount", "tax_rate", "pcs_per_carton", "carton_length", "carton_width", "carton_height",
    "net_weight", "gross_weight",
)  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return msgspec.to_builtins(value)


def head_of(record: SalesOrder) -> dict[str, Any]:
    """What an order obliges to beside its lines, as JSON. That the main firm sells goes without saying."""
    charges = [{"label": each["label"], "amount": _plain(Decimal(each["amount"]))} for each in record.charges]
    said = {name: _plain(getattr(record, name)) for name in HEAD if name != "charges"} | {"charges": charges}
    return said if said["firm_id"] is not None else {name: value for name, value in said.items() if name != "firm_id"}


def line_of(line: OrderLine) -> dict[str, Any]:
    """What a line obliges to, as JSON."""
    return {name: _plain(getattr(line, name)) for name in LINE}


def snapshot(row: SalesOrder, lines: Sequence[OrderLine], total: Decimal) -> dict[str, Any]:
    """An order as a change compares it."""
    return {"head": head_of(row), "lines": {str(line.id): line_of(line) for line in lines}, "total": _plain(total)}


def _text(value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, list):
        return ", ".join(f"{each['label']} {each['amount']}" for each in value) or None
    return str(value)


def _fields(before: dict[str, Any], after: dict[str, Any], names: Sequence[str]) -> list[schemas.OrderFieldChange]:
    told = ((name, _text(before.get(name)), _text(after.get(name))) for name in names)
    return [schemas.OrderFieldChange(name, was, now_is) for name, was, now_is in told if was != now_is]


#: Not told: a product is named by its number and name.
_TOLD: Final = tuple(name for name in LINE if name not in ("product_id", "variant_id"))


def difference(
    before: dict[str, Any], after: dict[str, Any]
) -> tuple[list[schemas.OrderFieldChange], list[schemas.OrderLineChange]]:
    """What two snapshots have differently."""
    lines = []
    for key in [*after["lines"], *(key for key in before["lines"] if key not in after["lines"])]:
        was, now_is = before["lines"].get(key), after["lines"].get(key)
        fields = _fields(was or {}, now_is or {}, _TOLD)
        if fields:
            shown = now_is or was
            change = "changed" if was and now_is else "added" if now_is else "removed"
            lines.append(schemas.OrderLineChange(shown["name"], shown["sku"], change, fields))
    return _fields(before["head"], after["head"], HEAD), lines


def _named(change: schemas.OrderFieldChange, labels: dict[str, str]) -> schemas.OrderFieldChange:
    """A change of the firm that sells, by name."""
    before, after = (labels.get(each) if each else None for each in (change.before, change.after))
    return schemas.OrderFieldChange(change.field, before, after)


async def change_views(session: ReadSession, order_id: UUID) -> list[schemas.OrderChangeView]:
    """An order's changes, the newest first."""
    rows = list(
        await session.scalars(
            select(OrderChange)
            .where(OrderChange.order_id == order_id)
            .order_by(OrderChange.created_at.desc(), OrderChange.id.desc())
        )
    )
    names = await seat_names(session, {seat for row in rows for seat in (row.asked_by, row.decided_by) if seat})

    labels = {str(firm.id): firm.label for firm in await list_firms(session)}

    def person(seat: UUID | None) -> Owner | None:
        return Owner(seat, names[seat]) if seat in names else None

    found = []
    for row in rows:
        fields, lines = difference(row.before, row.after)
        fields = [_named(each, labels) if each.field == "firm_id" else each for each in fields]
        found.append(
            schemas.OrderChangeView(
                id=row.id,
                state=cast("Any", row.state),
                reason=row.reason,
                fields=fields,
                lines=lines,
                total_before=Decimal(row.before["total"]),
                total_after=Decimal(row.after["total"]),
                asked_by=person(row.asked_by),
                asked_at=row.created_at,
                decided_by=person(row.decided_by),
                decided_at=row.decided_at,
                note=row.note,
            )
        )
    return found
