"""What the routes of price lists take and give. Amounts are decimals written as text."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.trade.incoterms import Incoterm

Name = Annotated[str, Meta(min_length=1, max_length=200)]


class PriceItemInput(msgspec.Struct, kw_only=True):
    """A unit price from a quantity on."""

    product_id: UUID
    variant_id: UUID | None = None
    min_quantity: Decimal = Decimal(0)
    price: Decimal


class PriceListInput(msgspec.Struct, kw_only=True):
    """A price list, whole: what is not among `items` is no longer in it. `customer_group` is a tag of companies."""

    name: Name
    currency: str
    incoterm: Incoterm
    place: Annotated[str, Meta(max_length=200)] = ""
    customer_group: Annotated[str, Meta(max_length=60)] | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    active: bool = True
    items: Annotated[list[PriceItemInput], Meta(max_length=20_000)] = []


class PriceListRow(msgspec.Struct, kw_only=True):
    """A price list, in brief."""

    id: UUID
    name: str
    currency: str
    incoterm: Incoterm
    place: str
    customer_group: str | None
    valid_from: date | None
    valid_until: date | None
    active: bool
    items_count: int
    version: int


class PriceItem(msgspec.Struct, kw_only=True):
    """A price of a list."""

    product_id: UUID
    variant_id: UUID | None
    sku: str
    name: str
    unit: str
    min_quantity: Decimal
    price: Decimal


class PriceListFile(PriceListRow, kw_only=True):
    """A price list with its prices."""

    items: list[PriceItem]
