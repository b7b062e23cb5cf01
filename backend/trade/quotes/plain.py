"""A line that is priced without being kept: as `QuoteLine`, without the bookkeeping of a row, which costs more than the
reckoning itself where a quote has a thousand lines."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from backend.trade.quotes.models import QuoteLine


@dataclass(slots=True)
class PlainLine:
    """The columns of `QuoteLine` that pricing and reckoning know."""

    id: UUID
    origin_id: UUID
    position: int
    product_id: UUID | None
    variant_id: UUID | None
    sku: str | None
    part_number: str | None
    name: str
    description: str | None
    unit: str
    quantity: Decimal
    unit_price: Decimal
    discount: Decimal
    tax_rate: Decimal
    cost: Decimal | None
    cost_currency: str | None
    prices: list[Any]
    evidence: list[Any]


AnyLine = QuoteLine | PlainLine


def as_row(line: PlainLine, version_id: UUID) -> QuoteLine:
    """The row of a line, of a version."""
    return QuoteLine(version_id=version_id, **{name: getattr(line, name) for name in line.__slots__})
